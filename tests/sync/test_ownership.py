"""Who may be the author of what (section 2 no. 2, 15; X-4): certificates decide, never names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from tests.services.office import SYSTEM, TODAY
from tests.sync.pair import as_object, craft

from penilaian_desktop.domain.activity import Activity, ActivityState, Review, ReviewDecision
from penilaian_desktop.domain.appraisal import (
    Appraisal,
    AppraisalState,
    Feedback,
    GiverRole,
    Predicate,
    Rating,
)
from penilaian_desktop.domain.delegation import Delegation
from penilaian_desktop.domain.employee import Assignment, RelationKind, Unit
from penilaian_desktop.domain.exchange import ChainPoint
from penilaian_desktop.domain.plan import Indicator, Plan, Rhk
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.template import EntryTemplate, KeptOverlap, UnitTemplate
from penilaian_desktop.storage.outbox_reads import outbox


def template(people, who="siti", **fields):
    values = {"person_id": people.ids[who], "author_id": people.ids[who]}
    return EntryTemplate(
        id=new_id(), at=people.clock(), name="Loket", line="Loket @rekam", **{**values, **fields}
    )


@pytest.fixture
def people(pair):
    return pair.unit.people


def activity(people, who="siti", **fields):
    values = {
        "person_id": people.ids[who],
        "author_id": people.ids[who],
        "day": TODAY,
        "minutes": 60,
        "text": "Melayani perekaman KTP-el",
        "state": ActivityState.SUBMITTED,
    }
    return Activity(id=new_id(), at=people.clock(), **{**values, **fields})


def appraisal(people, who="siti", by="bambang", **fields):
    values = {
        "person_id": people.ids[who],
        "author_id": people.ids[by],
        "period_code": "2026-T3",
        "state": AppraisalState.FINISHED,
        "work_rating": Rating.ABOVE,
        "behaviour_rating": Rating.ABOVE,
        "predicate": Predicate.SANGAT_BAIK,
        "scheme": "permenpanrb-6-2022",
    }
    scheme = people.services.context.schemes.get("permenpanrb-6-2022")
    values["scheme_version"] = scheme.version
    return Appraisal(id=new_id(), at=people.clock(), **{**values, **fields})


def signed(people, record, by):
    return as_object(people.session(by).signer.sign(record))


def codes(pair, *objects):
    """Return the reason against each record, in order of the objects given."""
    parcel = craft(pair.unit, objects)
    item = pair.office.desk.inspect(pair.hr, parcel.sealed)
    assert item.outcome == "ready", item.problems
    by_id = {r: line.code for line in item.differences for r in line.record_ids}
    return [by_id[o["id"]] for o in objects]


def test_the_appraisers_own_signature_is_taken(pair, people):
    assert codes(pair, signed(people, appraisal(people), "bambang")) == [""]


def test_a_clerks_device_cannot_forge_a_heads_rating(pair, people):
    plain = as_object(appraisal(people))
    by_clerk = signed(people, appraisal(people), "siti")
    copied = signed(people, appraisal(people), "bambang")
    copied["fields"]["work_reason"] = "Diubah"
    as_clerk = signed(people, appraisal(people, by="siti"), "siti")
    assert codes(pair, plain, by_clerk, copied, as_clerk) == [
        "sig_missing",
        "sig_other_person",
        "sig_bad",
        "not_owner",
    ]


def test_a_signature_by_a_key_without_certificate_is_refused(pair, people):
    assert codes(pair, signed(people, appraisal(people), "nurul")) == ["sig_unknown"]


def test_a_section_head_never_reaches_the_other_section(pair, people):
    assert codes(pair, signed(people, appraisal(people, "siti", "ratna"), "ratna")) == [
        "not_appraiser"
    ]


def test_nobody_appraises_themselves_and_a_colleague_has_no_relation(pair, people):
    own = signed(people, appraisal(people, "bambang", "bambang"), "bambang")
    other = signed(people, appraisal(people, "taufik", "siti"), "siti")
    assert codes(pair, own, other) == ["not_owner", "not_appraiser"]


def test_the_relation_must_be_valid_on_the_date_concerned(pair, people):
    """After the transfer of 30 September the old head keeps the third quarter, not the fourth."""
    office = pair.office.people
    office.end_relation("siti", date(2026, 9, 30))
    office.relate(RelationKind.APPRAISER, "siti", "ratna", starts=date(2026, 10, 1))
    assert pair.office.desk.enrolment.renew_accounts(pair.hr) == 2
    for s in ("2026-T3", "2026-T4"):
        old = signed(people, appraisal(people, period_code=s), "bambang")
        new = signed(people, appraisal(people, by="ratna", period_code=s), "ratna")
        late, early = ("", "not_on_that_date") if s == "2026-T3" else ("not_on_that_date", "")
        assert codes(pair, old, new) == [late, early]


def test_sealing_master_data_certifies_the_new_appraiser(pair, people, tmp_path):
    """X-4: a change of appraiser reaches the unit with the certificate that goes with it."""
    office = pair.office.people
    office.end_relation("siti", date(2026, 9, 30))
    office.relate(RelationKind.APPRAISER, "siti", "ratna", starts=date(2026, 10, 1))
    device = pair.unit.desk.enrolment.enrolling.own_device()
    assert device is not None
    pair.office.desk.seal(pair.hr, "master", ("sealed",), tmp_path, device=device.kid)
    new = signed(people, appraisal(people, by="ratna", period_code="2026-T4"), "ratna")
    assert codes(pair, new) == [""]


def test_a_review_is_judged_by_the_day_of_the_activity(pair, people):
    office = pair.office.people
    office.end_relation("siti", date(2026, 9, 30))
    pair.office.desk.enrolment.renew_accounts(pair.hr)
    found = []
    for day in (date(2026, 9, 30), date(2026, 10, 1)):
        entry = activity(people, day=day)
        review = Review(
            id=new_id(),
            at=people.clock(),
            author_id=people.ids["bambang"],
            person_id=people.ids["siti"],
            activity_id=entry.id,
            activity_version=1,
            decision=ReviewDecision.APPROVED,
        )
        found.append(codes(pair, as_object(entry), signed(people, review, "bambang"))[1])
    assert found == ["", "not_on_that_date"]


def test_a_delegate_decides_on_the_days_of_the_delegation_only(pair, people):
    pair.office.people.relate(
        RelationKind.DELEGATE, "bambang", "ratna", date(2026, 11, 1), date(2026, 11, 30)
    )
    pair.office.desk.enrolment.renew_accounts(pair.hr)
    inside = signed(people, appraisal(people, by="ratna", period_code="2026-B11"), "ratna")
    outside = signed(people, appraisal(people, by="ratna", period_code="2026-B10"), "ratna")
    assert codes(pair, inside, outside) == ["", "not_on_that_date"]


def test_a_log_is_written_by_its_own_person_on_a_device_of_the_unit(pair, people):
    ok = as_object(activity(people))
    by_head = as_object(activity(people, author_id=people.ids["bambang"]))
    unknown = as_object(activity(people, person_id=new_id()))
    assert codes(pair, ok, by_head, unknown) == ["", "not_owner", "person_unknown"]


def test_a_record_never_moves_to_another_person(pair, people):
    entry = activity(people)
    pair.office.desk.accept(pair.hr, craft(pair.unit, [as_object(entry)]).sealed)
    stolen = replace(
        entry, version=2, person_id=people.ids["taufik"], author_id=people.ids["taufik"]
    )
    head = pair.office.people.services.exchange.context
    with head.read() as unit:
        link = unit.exchange.links("in", kind="report")[0]
    parcel = craft(
        pair.unit,
        [as_object(stolen, base=1)],
        at=ChainPoint(epoch=1, seq=link.seq + 1, identity=link.identity),
    )
    item = pair.office.desk.inspect(pair.hr, parcel.sealed)
    assert [line.code for line in item.differences] == ["owner_changed"]


def test_hr_records_do_not_come_in_a_report(pair, people):
    with pair.unit.workspace.read() as unit:
        from penilaian_desktop.domain.employee import Employee

        siti = unit.get(Employee, people.ids["siti"])
    promoted = as_object(replace(siti, version=9, name="Siti Aminah, S.Sos."))
    assert codes(pair, promoted) == ["record_kind_not_here"]


def test_parts_of_a_refused_record_are_refused_with_it(pair, people):
    entry = activity(people, author_id=people.ids["bambang"])
    review = Review(
        id=new_id(),
        at=people.clock(),
        author_id=people.ids["bambang"],
        person_id=people.ids["siti"],
        activity_id=entry.id,
        activity_version=1,
        decision=ReviewDecision.APPROVED,
    )
    alone = replace(review, id=new_id(), activity_id=new_id())
    assert codes(
        pair,
        as_object(entry),
        signed(people, review, "bambang"),
        signed(people, alone, "bambang"),
    ) == ["not_owner", "subject_missing", "subject_missing"]
    parcel = craft(pair.unit, [as_object(entry), signed(people, review, "bambang")])
    assert pair.office.desk.accept(pair.hr, parcel.sealed).value.outcome == "partly"


def test_the_rules_of_the_field_hold_for_what_comes_from_outside(pair, people):
    wrong = appraisal(people, predicate=Predicate.BAIK)
    wordless = as_object(activity(people, text=" "))
    long = as_object(activity(people, start=480, end=540, minutes=61))
    assert codes(pair, signed(people, wrong, "bambang"), wordless, long) == [
        "predicate_wrong",
        "activity_text_missing",
        "activity_time_impossible",
    ]


def test_a_record_that_cannot_be_read_is_refused_alone(pair, people):
    good, strange, loose = (as_object(activity(people)) for _ in range(3))
    strange["fields"]["state"] = "melayang"
    loose["fields"]["volume"] = "2.50"
    assert codes(pair, good, strange, loose) == ["", "record_malformed", "record_malformed"]


def second(pair, *objects):
    """Return what is said against later versions, sent after one package was taken."""
    with pair.office.workspace.read() as unit:
        link = next(x for x in unit.exchange.links("in") if x.kind == "report")
    at = ChainPoint(epoch=1, seq=link.seq + 1, identity=link.identity)
    item = pair.office.desk.inspect(pair.hr, craft(pair.unit, objects, at=at).sealed)
    by_id = {r: line.code for line in item.differences for r in line.record_ids}
    return [by_id[o["id"]] for o in objects]


def review_of(people, entry, **fields):
    values = {
        "person_id": entry.person_id,
        "author_id": people.ids["bambang"],
        "activity_id": entry.id,
        "activity_version": 1,
        "decision": ReviewDecision.APPROVED,
    }
    return Review(id=new_id(), at=people.clock(), **{**values, **fields})


def test_a_decision_never_moves_to_another_entry_or_period(pair, people):
    """A rating of one quarter would vanish under that of another."""
    one, two = activity(people), activity(people)
    review, rating = review_of(people, one), appraisal(people, period_code="2026-T2")
    parcel = craft(
        pair.unit,
        [as_object(one), as_object(two), signed(people, review, "bambang"),
         signed(people, rating, "bambang")],
    )  # fmt: skip
    assert pair.office.desk.accept(pair.hr, parcel.sealed).value.outcome == "applied"
    moved = replace(review, version=2, activity_id=two.id)
    renamed = replace(rating, version=2, period_code="2026-T3")
    signer = people.session("bambang").signer
    objects = [as_object(signer.sign(record, 1)) for record in (moved, renamed)]
    assert second(pair, *objects) == ["subject_changed", "subject_changed"]


def test_nobody_writes_over_the_feedback_of_another(pair, people):
    """PR-7: a colleague at the same laptop cannot put other words into the head's mouth."""
    given = Feedback(
        id=new_id(), at=people.clock(), author_id=people.ids["bambang"],
        person_id=people.ids["siti"], period_code="2026-T3", giver_role=GiverRole.LEADER,
        value_code="BP", text="Perlu lebih teliti",
    )  # fmt: skip
    parcel = craft(pair.unit, [signed(people, given, "bambang")])
    assert pair.office.desk.accept(pair.hr, parcel.sealed).value.outcome == "applied"
    friendly = replace(
        given, version=2, author_id=people.ids["taufik"], giver_role=GiverRole.PEER,
        text="Sangat baik",
    )  # fmt: skip
    assert second(pair, as_object(friendly, base=1)) == ["giver_changed"]


def test_a_relation_that_ended_at_the_office_ended_although_the_certificate_is_older(pair, people):
    """The certificate travels later than the decision of HR; the laptop may never ask for it."""
    pair.office.people.end_relation("siti", date(2026, 6, 30))
    late = signed(people, appraisal(people, period_code="2026-T3"), "bambang")
    before = signed(people, appraisal(people, period_code="2026-T2"), "bambang")
    assert codes(pair, late, before) == ["not_on_that_date", ""]


def test_a_published_appraisal_is_not_taken_back(pair, people):
    """X-3: what the person concerned has seen does not become a draft behind their back."""
    rating = appraisal(people, state=AppraisalState.PUBLISHED, published_on=TODAY)
    parcel = craft(pair.unit, [signed(people, rating, "bambang")])
    assert pair.office.desk.accept(pair.hr, parcel.sealed).value.outcome == "applied"
    signer = people.session("bambang").signer
    for change in ({"state": AppraisalState.DRAFT}, {"deleted": True}):
        taken_back = signer.sign(replace(rating, version=2, **change), 1)
        assert second(pair, as_object(taken_back)) == ["appraisal_withdrawn"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"start": 480, "end": 540, "minutes": -60},
        {"start": -5, "minutes": 30},
        {"end": 600, "minutes": 30},
        {"start": 60, "end": 1600, "minutes": 30},
        {"volume": Decimal(-3)},
    ],
)
def test_impossible_times_and_volumes_stay_outside(pair, people, wrong):
    (code,) = codes(pair, as_object(activity(people, **wrong)))
    assert code in {"activity_time_impossible", "volume_negative"}


def move_away(pair, who, day):
    """Move a person from the laptop's unit to a unit beside it."""
    office = pair.office.people
    with office.workspace.write(SYSTEM) as uow:
        (old,) = uow.find(Assignment, person_id=office.ids[who])
        beside = uow.add(Unit(id=new_id(), at=office.clock(), name="Puskesmas Contoh"))
        uow.put(replace(old, ends=day - timedelta(days=1)))
        uow.add(replace(old, id=new_id(), version=1, unit_id=beside.id, starts=day, ends=None))


def test_the_laptop_of_a_former_unit_speaks_for_the_days_before_the_move_only(pair, people):
    """Section 2 no. 15: late work from before a transfer is taken, work after it is not forged."""
    move_away(pair, "nurul", date(2026, 10, 1))
    before = as_object(activity(people, "nurul", day=date(2026, 9, 30)))
    after = as_object(activity(people, "nurul", day=date(2026, 10, 1)))
    assert codes(pair, before, after) == ["", "device_not_for_person"]


def test_what_was_agreed_does_not_change_without_the_plan(pair, people):
    """WG-2: a target is not lowered behind the appraiser's signature."""
    plan = people.plan("siti", agree_by="bambang")
    pair.exchange_all()
    with pair.unit.workspace.read() as unit:
        (one, *_) = unit.find(Indicator, person_id=people.ids["siti"])
        stored = unit.get(Plan, plan.id)
    lowered = replace(one, version=one.version + 1, target_text="1 dokumen")
    (rhk,) = (r for r in plan.rhk if r.id == one.rhk_id)
    extra = Rhk(
        id=new_id(), at=people.clock(), author_id=people.ids["siti"],
        person_id=people.ids["siti"], plan_id=plan.id, order=9, text=rhk.text,
    )  # fmt: skip
    objects = [as_object(lowered, base=one.version), as_object(extra)]
    assert second(pair, *objects) == ["plan_agreed", "plan_agreed"]
    again = replace(stored, version=stored.version + 2)
    assert second(pair, *objects, as_object(again, base=stored.version)) == ["", "", ""]


def test_a_plan_that_is_being_mended_keeps_its_parts_at_home(pair, people):
    """HR sees no drafts: a changed target leaves when the plan is handed in again."""
    plan = people.plan("siti", agree_by="bambang")
    pair.exchange_all()
    s, plans = people.session("siti"), people.services.plans
    plans.save_rhk(s, plan.id, plan.rhk[0].id, text="Belum diputuskan")
    assert pair.unit.desk.pending(pair.head) == 0
    with pair.unit.workspace.read() as unit:
        assert outbox(unit).records == 0
    plans.submit(s, plan.id)
    with pair.unit.workspace.read() as unit:
        assert outbox(unit).records == pair.unit.desk.pending(pair.head) == 2
    assert pair.office.desk.accept(pair.hr, pair.send()).value.outcome == "applied"


def test_a_version_at_the_end_of_the_numbers_is_refused(pair, people):
    """It would leave no room for the owner's own next version."""
    assert codes(pair, as_object(activity(people, version=2**53 - 1))) == ["record_malformed"]


def test_templates_belong_to_their_person_and_those_of_units_to_hr(pair, people):
    unit_template = UnitTemplate(
        id=new_id(), at=people.clock(), author_id=people.ids["bambang"],
        unit_id=people.units["pelayanan"], name="Apel", line="30m Apel pagi",
    )  # fmt: skip
    kept = KeptOverlap(
        id=new_id(), at=people.clock(), author_id=people.ids["siti"],
        person_id=people.ids["siti"], day=TODAY, activity_id=new_id(), other_id=new_id(), times="",
    )  # fmt: skip
    found = codes(
        pair,
        as_object(template(people, "bambang", shared=True)),
        as_object(template(people, author_id=people.ids["taufik"])),
        as_object(unit_template),
        as_object(kept),
    )
    assert found == ["", "not_owner", "record_kind_not_here", ""]


def lent(people, head="bambang", to="siti", **fields):
    values = {
        "person_id": people.ids[head],
        "author_id": people.ids[head],
        "other_id": people.ids[to],
        "starts": TODAY,
        "ends": TODAY + timedelta(days=3),
    }
    return Delegation(id=new_id(), at=people.clock(), **{**values, **fields})


def read_by(people, entry, by="siti"):
    return Review(
        id=new_id(),
        at=people.clock(),
        author_id=people.ids[by],
        person_id=entry.person_id,
        activity_id=entry.id,
        activity_version=entry.version,
        decision=ReviewDecision.APPROVED,
    )


def test_a_delegate_whom_the_head_named_may_read_those_days(pair, people):
    """TS-5, decision 010: the delegation may come in the same package."""
    entry = activity(people, "taufik")
    later = activity(people, "taufik", day=TODAY - timedelta(days=1))
    found = codes(
        pair,
        as_object(entry),
        as_object(later),
        signed(people, lent(people), "bambang"),
        signed(people, read_by(people, entry), "siti"),
        signed(people, read_by(people, later), "siti"),
    )
    assert found == ["", "", "", "", "not_appraiser"]


def test_nobody_lends_what_is_not_theirs_and_no_one_names_themselves(pair, people):
    entry = activity(people, "taufik")
    by_other_head = signed(people, lent(people, "ratna"), "ratna")
    by_delegate = signed(people, lent(people, author_id=people.ids["siti"]), "siti")
    unsigned = as_object(lent(people, starts=TODAY - timedelta(days=9)))
    review = signed(people, read_by(people, entry), "siti")
    found = codes(pair, as_object(entry), by_other_head, by_delegate, unsigned, review)
    assert found == ["", "", "not_owner", "sig_missing", "not_appraiser"]


def test_a_delegate_reads_and_does_not_rate_nor_review_the_own_log(pair, people):
    own = activity(people, "siti")
    found = codes(
        pair,
        as_object(own),
        signed(people, lent(people, starts=TODAY - timedelta(days=120)), "bambang"),
        signed(people, read_by(people, own), "siti"),
        signed(people, appraisal(people, "taufik", "siti"), "siti"),
    )
    assert found == ["", "", "not_owner", "not_appraiser"]


def test_a_delegation_never_changes_hands(pair, people):
    first = lent(people)
    parcel = craft(pair.unit, [signed(people, first, "bambang")])
    assert pair.office.desk.accept(pair.hr, parcel.sealed).value.outcome == "applied"
    moved = replace(first, version=2, other_id=people.ids["taufik"])
    again = as_object(people.session("bambang").signer.sign(moved, 1))
    assert second(pair, again) == ["subject_changed"]
