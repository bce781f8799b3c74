"""Who may be the author of records of the cycle, field by role, when a package brings them.

X-4, PR-9; feedback of colleagues goes to the office alone and never in an open carrier.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import orjson
import pytest
from tests.builders import an_author as the_author
from tests.services.office import TODAY
from tests.sync.pair import as_object, craft

from penilaian_desktop.domain.appraisal import (
    Appraisal,
    AppraisalState,
    Feedback,
    GiverRole,
    Predicate,
    Rating,
    TrailStep,
)
from penilaian_desktop.domain.archive import ArchiveScore
from penilaian_desktop.domain.calibration import Calibration, CalibrationChange
from penilaian_desktop.domain.employee import RelationKind
from penilaian_desktop.domain.feedback import FeedbackRequest, PeerDigest
from penilaian_desktop.domain.feedback_views import GivenLine
from penilaian_desktop.domain.follow_up import (
    FollowUp,
    FollowUpApproval,
    FollowUpKind,
    Innovation,
    InnovationDecision,
    InnovationKind,
)
from penilaian_desktop.domain.objection import (
    Objection,
    ObjectionDecision,
    ObjectionOutcome,
    ObjectionReply,
)
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.services.objection_reading import dossier_hash
from penilaian_desktop.services.outgoing import master_records
from penilaian_desktop.services.ownership import OwnershipDesk
from penilaian_desktop.sync.desk import reader_for

PERIOD = "2026-T3"
SCHEME = {"scheme": "permenpanrb-6-2022", "scheme_version": "1"}
DOSSIER = (TrailStep(rule="penilaian", inputs=(), output="butuh_perbaikan"),)
CHANGE = {
    "work_before": Rating.BELOW, "behaviour_before": Rating.MEETS,
    "predicate_before": Predicate.BUTUH_PERBAIKAN, "work_after": Rating.MEETS,
    "behaviour_after": Rating.MEETS, "predicate_after": Predicate.BAIK, "reason": "Bukti", **SCHEME,
}  # fmt: skip


@pytest.fixture
def people(pair):
    return pair.unit.people


def make(people, type_, by, who="siti", **fields):
    values = {
        "person_id": people.ids[who], "author_id": people.ids[by], "period_code": PERIOD,
        "id": new_id(), "at": people.clock(),
    }  # fmt: skip
    return type_(**{**values, **fields})


def signed(people, record, by):
    return as_object(people.session(by).signer.sign(record))


def codes(pair, *objects):
    """Return the reason against each record, in order of the objects given."""
    parcel = craft(pair.unit, objects)
    item = pair.office.desk.inspect(pair.hr, parcel.sealed)
    assert item.outcome == "ready", item.problems
    by_id = {r: line.code for line in item.differences for r in line.record_ids}
    return [by_id[o["id"]] for o in objects]


def request(people, by="bambang", giver="taufik", **fields):
    values = {"giver_id": people.ids[giver], "giver_role": GiverRole.PEER, "due": TODAY}
    return make(people, FeedbackRequest, by, **{**values, **fields})


def peer(people, by="taufik", **fields):
    values = {"giver_role": GiverRole.PEER, "value_code": "KP", "text": "Mau membantu"}
    return make(people, Feedback, by, **{**values, **fields})


def objection(people, by="siti", **fields):
    values = {
        "appraisal_id": new_id(), "appraisal_version": 3, "text": "Keberatan", "filed_on": TODAY,
        "dossier": DOSSIER, "dossier_sha256": dossier_hash(DOSSIER),
    }  # fmt: skip
    return make(people, Objection, by, **{**values, **fields})


# --- each kind by each role ----------------------------------------------------------------
APPRAISERS = {
    "bambang": "", "hendra": "not_appraiser", "ratna": "not_appraiser", "siti": "not_owner",
    "taufik": "not_appraiser",
}  # fmt: skip
SUPERIORS = {
    "bambang": "not_superior",
    "hendra": "",
    "ratna": "not_superior",
    "siti": "not_owner",
}


@pytest.mark.parametrize(("by", "code"), APPRAISERS.items())
def test_what_the_appraiser_owns_is_taken_from_the_appraiser_alone(pair, people, by, code):
    filed = objection(people)
    innovation = make(
        people, Innovation, "siti", innovation_kind=InnovationKind.INNOVATION, title="Antrean"
    )
    records = (
        request(people, by, giver="dewi"),
        make(people, FollowUp, by, follow_kind=FollowUpKind.TRAINING, topic="Waktu"),
        make(people, ObjectionReply, by, objection_id=filed.id, text="Ya", replied_on=TODAY),
        make(people, InnovationDecision, by, innovation_id=innovation.id, innovation_version=1,
             accepted=True),
    )  # fmt: skip
    found = codes(
        pair, as_object(filed), as_object(innovation), *(signed(people, r, by) for r in records)
    )
    assert found == ["", "", *[code] * 4]


@pytest.mark.parametrize(("by", "code"), SUPERIORS.items())
def test_what_the_superior_owns_is_taken_from_the_superior_alone(pair, people, by, code):
    filed = objection(people)
    written = make(people, FollowUp, "bambang", follow_kind=FollowUpKind.REWARD, topic="Piagam")
    decision = make(
        people, ObjectionDecision, by, objection_id=filed.id, outcome=ObjectionOutcome.GRANTED,
        decided_on=TODAY, **CHANGE,
    )  # fmt: skip
    approval = make(
        people, FollowUpApproval, by, follow_up_id=written.id, approved=True, approved_on=TODAY
    )
    found = codes(
        pair, as_object(filed), signed(people, written, "bambang"),
        signed(people, decision, by), signed(people, approval, by),
    )  # fmt: skip
    assert found == ["", "", code, code]


def test_a_named_superior_takes_the_place_of_the_appraisers_own(pair, people):
    pair.office.people.relate(RelationKind.APPRAISER_SUPERIOR, "siti", "ratna")
    pair.office.desk.enrolment.renew_accounts(pair.hr)
    filed = objection(people)
    made = {
        by: make(people, ObjectionDecision, by, objection_id=filed.id, decided_on=TODAY,
                 outcome=ObjectionOutcome.GRANTED, **CHANGE)
        for by in ("hendra", "ratna")
    }  # fmt: skip
    found = codes(
        pair, as_object(filed), signed(people, made["hendra"], "hendra"),
        signed(people, made["ratna"], "ratna"),
    )  # fmt: skip
    assert found == ["", "not_superior", ""]


def test_what_the_person_owns_is_taken_from_the_person_alone(pair, people):
    def innovation(by):
        return as_object(
            make(people, Innovation, by, innovation_kind=InnovationKind.EXTRA_TASK, title="x")
        )

    found = codes(
        pair, as_object(objection(people)), as_object(objection(people, "bambang")),
        innovation("siti"), innovation("taufik"),
    )  # fmt: skip
    assert found == ["", "not_owner", "", "not_owner"]


def test_what_hr_owns_is_refused_from_a_unit(pair, people):
    digest = make(people, PeerDigest, "siti", givers=3, closed_on=TODAY)
    score = make(
        people, ArchiveScore, "siti", scheme="pp-30-2019", scheme_version="1", skp=90,
        behaviour=90, value=90, predicate="baik",
    )  # fmt: skip
    assert codes(pair, as_object(digest), as_object(score)) == ["record_kind_not_here"] * 2


@pytest.mark.parametrize(
    ("leader", "signer", "code"),
    [
        ("hendra", "hendra", ""), ("bambang", "bambang", ""), ("ratna", "ratna", "not_appraiser"),
        ("siti", "siti", "not_appraiser"), ("hendra", "bambang", "sig_other_person"),
    ],
)  # fmt: skip
def test_a_calibration_is_led_by_whom_it_concerns(pair, people, leader, signer, code):
    meeting = make(
        people, Calibration, leader, leader, unit_id=people.units["pelayanan"], held_on=TODAY
    )
    change = make(people, CalibrationChange, leader, calibration_id=meeting.id, **CHANGE)
    found = codes(pair, signed(people, meeting, signer), signed(people, change, signer))
    assert found[0] == code
    assert (found[1] == "") is (code == "")


def test_a_change_belongs_to_the_calibration_its_author_leads(pair, people):
    meeting = make(
        people, Calibration, "hendra", "hendra", unit_id=people.units["dinas"], held_on=TODAY
    )
    foreign = make(people, CalibrationChange, "bambang", calibration_id=meeting.id, **CHANGE)
    lost = make(people, CalibrationChange, "bambang", calibration_id=new_id(), **CHANGE)
    found = codes(
        pair, signed(people, meeting, "hendra"), signed(people, foreign, "bambang"),
        signed(people, lost, "bambang"),
    )  # fmt: skip
    assert found == ["", "calibration_not_yours", "subject_missing"]


def test_every_decision_of_the_cycle_needs_its_signature(pair, people):
    filed = objection(people)
    plain = (
        request(people),
        make(people, Calibration, "hendra", "hendra", unit_id=people.units["dinas"], held_on=TODAY),
        make(people, FollowUp, "bambang", follow_kind=FollowUpKind.TRAINING, topic="x"),
        make(people, ObjectionReply, "bambang", objection_id=filed.id, text="x", replied_on=TODAY),
        make(people, ObjectionDecision, "hendra", objection_id=filed.id, decided_on=TODAY,
             outcome=ObjectionOutcome.GRANTED, **CHANGE),
    )  # fmt: skip
    found = codes(pair, as_object(filed), *(as_object(record) for record in plain))
    assert found == ["", *["sig_missing"] * 5]


def test_rules_of_the_cycle_hold_for_what_comes_in(pair, people):
    filed = objection(people)
    wrong = {**CHANGE, "predicate_after": Predicate.SANGAT_BAIK}
    before = {**CHANGE, "predicate_before": Predicate.BAIK}

    def decide(**fields):
        record = make(people, ObjectionDecision, "hendra", objection_id=filed.id, decided_on=TODAY,
                      outcome=ObjectionOutcome.GRANTED, **fields)  # fmt: skip
        return signed(people, record, "hendra")

    empty = make(people, FollowUp, "bambang", follow_kind=FollowUpKind.COACHING, topic="x",
                 closed_on=TODAY)  # fmt: skip
    shapeless = (TrailStep(rule="penilaian", inputs=(), output="", article=""),)
    found = codes(
        pair,
        as_object(filed),
        as_object(objection(people, dossier_sha256="0" * 64)),
        as_object(objection(people, text=" ")),
        as_object(objection(people, dossier=shapeless, dossier_sha256=dossier_hash(shapeless))),
        decide(**wrong),
        decide(**before),
        decide(**{**CHANGE, "reason": " "}),
        decide(**{**CHANGE, "scheme": "lain"}),
        signed(people, empty, "bambang"),
        signed(people, replace(empty, id=new_id(), outcome="x"), "bambang"),
    )
    assert found == [
        "", "dossier_changed", "objection_text_missing", "dossier_changed", "result_not_by_rule",
        "result_not_by_rule", "objection_reason_missing", "scheme_not_here",
        "follow_up_outcome_missing", "follow_up_day_missing",
    ]  # fmt: skip


def test_a_second_appraisal_of_a_person_and_period_is_refused_with_a_remark(pair, people):
    """One counts: what got furthest, then what was begun first; what is refused displaces none."""

    def appraisal(by="bambang", **fields):
        values = {
            "state": AppraisalState.FINISHED, "work_rating": Rating.MEETS,
            "behaviour_rating": Rating.MEETS, "predicate": Predicate.BAIK, **SCHEME,
        }  # fmt: skip
        return make(people, Appraisal, by, **{**values, **fields})

    forged = appraisal("ratna", state=AppraisalState.PUBLISHED)
    first, second = appraisal(), appraisal()
    published = appraisal(state=AppraisalState.PUBLISHED, published_on=TODAY)
    found = codes(
        pair, signed(people, forged, "ratna"), signed(people, first, "bambang"),
        signed(people, second, "bambang"),
    )  # fmt: skip
    assert found == ["not_appraiser", "", "appraisal_twice"]
    found = codes(pair, signed(people, first, "bambang"), signed(people, published, "bambang"))
    assert found == ["appraisal_twice", ""]


# --- colleagues ----------------------------------------------------------------------------
def test_the_office_takes_unnamed_feedback_only_on_a_request_to_its_author(pair, people):
    found = codes(
        pair, signed(people, request(people), "bambang"), as_object(peer(people)),
        as_object(peer(people, "dewi")), as_object(peer(people, giver_role=GiverRole.SUBORDINATE)),
        as_object(peer(people, period_code="2026-T2")), as_object(peer(people, "siti")),
    )  # fmt: skip
    missing = "feedback_request_missing"
    assert found == ["", "", missing, missing, missing, "not_owner"]


def test_after_the_digest_was_made_nothing_more_is_taken(pair, people):
    with pair.office.workspace.write(an_author(pair)) as unit:
        unit.add(make(people, PeerDigest, "siti", givers=3, closed_on=TODAY))
    found = codes(pair, signed(people, request(people), "bambang"), as_object(peer(people)))
    assert found == ["", "feedback_late"]


def an_author(pair):
    return the_author(pair.office.people.ids["nurul"])


def gather(pair, people, names=("taufik", "yohanes", "dewi")):
    """Let colleagues answer a request on the unit's laptop."""
    people.clock.set(date(2026, 10, 5))
    service = people.services.peer_feedback
    givers = [(people.ids[name], GiverRole.PEER) for name in names]
    service.request(
        people.session("bambang"), people.ids["siti"], PERIOD, givers, due=date(2026, 10, 12)
    )
    for name in names:
        s = people.session(name)
        (item,) = service.asked_of_me(s)
        service.give(s, item.request_id, [GivenLine(value_code="KP", text=f"Rahasia {name}")])


def test_no_open_carrier_ever_holds_what_a_colleague_wrote(pair, people):
    gather(pair, people)
    pair.unit.desk.seal(
        pair.unit.session("hendra"), "report", ("sealed", "json", "workbook"), out=pair.folder
    )
    files = sorted(pair.folder.iterdir())
    opened = [f for f in files if f.name.endswith((".json", ".xlsx"))]
    assert opened
    for file in opened:
        if file.name.endswith(".json"):
            records = orjson.loads(file.read_bytes())["records"]
            assert all(record["kind"] != "feedback" for record in records)
            assert any(record["kind"] == "feedback_request" for record in records)
    assert len([f for f in files if f.name.endswith(".paket")]) == 2
    again = pair.unit.desk.seal(
        pair.unit.session("hendra"), "report", ("json",), out=pair.folder, full=True
    ).value
    assert any(name.endswith(".paket") for name in again.files)
    for file in pair.folder.glob("*.json"):
        assert b"Rahasia" not in file.read_bytes()


def test_the_import_desk_tells_neither_words_nor_author(pair, people):
    gather(pair, people)
    pair.unit.desk.seal(pair.unit.session("hendra"), "report", out=pair.folder)
    said = []
    for path in sorted(pair.folder.glob("*.paket")):
        item = pair.office.desk.inspect(pair.hr, path)
        said += [str(line) for line in item.differences]
        pair.office.desk.accept(pair.hr, path, out=pair.folder)
    assert any("feedback" in line for line in said)
    assert not any("Rahasia" in line or "Taufik" in line for line in said)


def test_the_unit_gets_the_digest_and_never_the_records(pair, people):
    """TS-11: the whole way, from three laptops' words to a page without names."""
    gather(pair, people)
    pair.unit.desk.seal(pair.unit.session("hendra"), "report", out=pair.folder)
    for path in sorted(pair.folder.glob("*.paket")):
        pair.office.desk.accept(pair.hr, path, out=pair.folder)
    office = pair.office.people
    office.clock.set(date(2026, 10, 13))
    assert office.services.peer_feedback.release(pair.hr, PERIOD).value == 1
    with pair.office.workspace.read() as unit:
        leaving = master_records(unit, None)
    assert [r.KIND for r in leaving if r.KIND in {"peer_digest", "feedback"}] == ["peer_digest"]
    (digest,) = [r for r in leaving if isinstance(r, PeerDigest)]
    assert not any(people.ids[name] in str(digest) for name in ("taufik", "yohanes", "dewi"))


def test_a_laptop_of_a_unit_refuses_unnamed_feedback_from_anywhere(pair, people):
    parcel = craft(pair.unit, [as_object(peer(people))])
    package = reader_for(pair.office.exchange).read(parcel.sealed).package
    (item,) = package.records
    with pair.unit.workspace.read() as unit:
        found = OwnershipDesk(unit, package, frozenset()).objection(item, None)
    assert found == ("peer_feedback_office_only", "giver_role")
