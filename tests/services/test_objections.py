"""Objections: the frozen dossier, the clock, both sides heard, the effect (X-3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.services.office import SYSTEM
from tests.services.signatures import signature_is_good

from penilaian_desktop.domain.appraisal import Appraisal, Predicate, Rating
from penilaian_desktop.domain.employee import RelationKind
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.objection import ObjectionDecision, ObjectionOutcome, ObjectionState
from penilaian_desktop.services.canonical import record_object

PERIOD = "2026-T3"
ABOVE, MEETS, BELOW = Rating.ABOVE, Rating.MEETS, Rating.BELOW
PUBLISHED = date(2026, 10, 5)


@pytest.fixture
def published(office):
    """Siti got a Butuh Perbaikan for the third quarter, published on Monday 5 October."""
    office.clock.set(PUBLISHED)
    office.appraise("siti", "bambang", work=BELOW, behaviour=MEETS, publish=True)
    return office


@pytest.fixture
def filed(published):
    published.services.objections.file(published.session("siti"), PERIOD, "Log saya lengkap.")
    return published


def the_id(office, who="siti"):
    (item,) = office.services.objections.list(office.session(who))
    return item.id


def decide(office, outcome=ObjectionOutcome.GRANTED, by="hendra", **fields):
    values = {"reason": "Log membuktikannya", "work": MEETS, **fields}
    reason = values.pop("reason")
    return office.services.objections.decide(
        office.session(by), the_id(office), outcome, reason, **values
    ).value


def refusal(call):
    with pytest.raises((NotAllowed, RuleViolation)) as refused:
        call()
    return refused.value.code


def test_an_objection_that_is_granted_changes_the_result_and_the_form(filed):
    s = filed.session("bambang")
    filed.services.objections.reply(s, the_id(filed), "Dua laporan terlambat.")
    view = decide(filed)
    assert (view.item.state, view.predicate_after) == (ObjectionState.DECIDED, Predicate.BAIK)
    own = filed.services.appraisals.own(filed.session("siti"), PERIOD)
    assert (own.predicate, own.work_rating, own.trail[-1].rule) == (
        Predicate.BAIK, MEETS, "keputusan_keberatan",
    )  # fmt: skip
    form = filed.services.forms.evaluation(filed.session("siti"), filed.ids["siti"], PERIOD)
    assert (form.predicate, form.objection_on) == (Predicate.BAIK, PUBLISHED)
    assert (form.objection, form.explanation, form.decision) == (
        "Log saya lengkap.", "Dua laporan terlambat.", "Log membuktikannya",
    )  # fmt: skip
    with filed.workspace.read() as unit:
        (stored,) = unit.find(Appraisal)
        (decision,) = unit.find(ObjectionDecision)
    assert stored.predicate is Predicate.BUTUH_PERBAIKAN
    key = filed.session("hendra").signer.public_jwk
    assert signature_is_good(record_object(decision, None), key)
    assert not signature_is_good(record_object(replace(decision, reason="Tidak sesuai"), None), key)


def test_the_dossier_stays_as_it_was_shown_and_tells_when_it_was_touched(filed):
    view = filed.services.objections.dossier(filed.session("siti"), the_id(filed))
    assert (view.intact, view.changed_since) == (True, False)
    assert dict(view.shown[0].inputs)["kekuatan"] == "Teliti"
    assert view.item.predicate is Predicate.BUTUH_PERBAIKAN
    with filed.workspace.write(SYSTEM) as unit:
        (stored,) = unit.find(Appraisal)
        unit.put(replace(stored, strength="Diganti kemudian"))
    again = filed.services.objections.dossier(filed.session("siti"), the_id(filed))
    assert (again.shown, again.intact, again.changed_since) == (view.shown, True, True)


def test_the_clock_counts_calendar_days_or_working_days_as_the_period_says(filed):
    item = filed.services.objections.list(filed.session("hendra"))[0]
    assert (item.decide_by.day, item.decide_by.left) == (date(2026, 10, 19), 14)
    assert item.decide_by.working_left == 10
    filed.services.master_data.save_terms(
        filed.session("nurul"), [PERIOD], objection_days=14, decision_days=7,
        objection_working_days=True, manual_required=False,
    )  # fmt: skip
    item = filed.services.objections.list(filed.session("hendra"))[0]
    assert item.decide_by.day == date(2026, 10, 14)
    filed.clock.set(date(2026, 10, 16))
    item = filed.services.objections.list(filed.session("hendra"))[0]
    assert (item.decide_by.left, item.decide_by.working_left) == (-2, -2)


def test_a_late_objection_is_taken_and_marked(published):
    view = published.services.objections.filing(published.session("siti"), PERIOD)
    assert (view.possible, view.late, view.until.day) == (True, False, date(2026, 10, 19))
    published.clock.set(date(2026, 10, 20))
    assert published.services.objections.filing(published.session("siti"), PERIOD).late
    done = published.services.objections.file(published.session("siti"), PERIOD, "Baru tahu.")
    assert done.value.item.late


def test_the_appraiser_is_heard_before_it_is_decided(filed):
    assert refusal(lambda: decide(filed)) == "objection_not_heard"
    filed.clock.set(date(2026, 10, 21))
    assert decide(filed).item.state is ObjectionState.DECIDED


def test_who_files_replies_decides_and_reads(filed):
    service, objection = filed.services.objections, the_id(filed)
    for who in ("siti", "taufik", "hendra", "ratna"):
        s = filed.session(who)
        call = lambda s=s: service.reply(s, objection, "Tidak sesuai")  # noqa: E731
        assert refusal(call) in {"never_own", "not_your_staff"}
    for who in ("siti", "bambang", "ratna", "nurul"):
        assert refusal(lambda who=who: decide(filed, by=who)) in {"never_own", "not_your_staff"}
    for who, count in (("siti", 1), ("bambang", 1), ("hendra", 1), ("nurul", 1), ("taufik", 0)):
        assert len(service.list(filed.session(who))) == count
    s = filed.session("ratna")
    assert refusal(lambda: service.dossier(s, objection)) == "not_your_staff"
    assert refusal(lambda: service.withdraw(s, objection)) == "owner_only"


def test_a_named_superior_takes_the_place_of_the_appraisers_own(filed):
    filed.relate(RelationKind.APPRAISER_SUPERIOR, "siti", "ratna")
    filed.clock.set(date(2026, 10, 21))
    assert refusal(lambda: decide(filed, by="hendra")) == "not_your_staff"
    assert decide(filed, by="ratna").decided_by == "Ratna Sari"


def test_a_decision_is_final_and_agrees_with_itself(filed):
    filed.services.objections.reply(filed.session("bambang"), the_id(filed), "Terlambat.")
    assert refusal(lambda: decide(filed, work=None)) == "objection_changes_nothing"
    assert refusal(lambda: decide(filed, ObjectionOutcome.REJECTED)) == (
        "objection_changes_something"
    )
    assert refusal(lambda: decide(filed, reason=" ")) == "objection_reason_missing"
    assert refusal(lambda: decide(filed, reason="-")) == "objection_reason_missing"
    view = decide(filed, ObjectionOutcome.REJECTED, work=None)
    assert view.predicate_after is Predicate.BUTUH_PERBAIKAN
    service, s = filed.services.objections, filed.session("siti")
    assert refusal(lambda: decide(filed)) == "objection_decided"
    assert refusal(lambda: service.withdraw(s, the_id(filed))) == "objection_decided"
    assert refusal(
        lambda: service.reply(filed.session("bambang"), the_id(filed), "Tidak sesuai")
    ) == ("objection_decided")
    assert refusal(lambda: filed.services.undo.undo(filed.session("bambang"))) == (
        "objection_decided"
    )


def test_a_withdrawn_objection_stays_in_the_file_and_is_not_printed(filed):
    view = filed.services.objections.withdraw(filed.session("siti"), the_id(filed)).value
    assert view.item.state is ObjectionState.WITHDRAWN
    form = filed.services.forms.evaluation(filed.session("siti"), filed.ids["siti"], PERIOD)
    assert (form.objection_on, form.objection) == (None, "")
    assert refusal(lambda: decide(filed)) == "objection_withdrawn"


def test_only_what_is_published_can_be_objected_to_and_only_once(office, published):
    service, s = published.services.objections, published.session("siti")
    assert refusal(lambda: service.file(s, PERIOD, " ")) == "objection_text_missing"
    assert refusal(lambda: service.file(s, PERIOD, "-")) == "objection_text_missing"
    assert (
        refusal(lambda: service.file(s, "2026-T2", "Tidak sesuai"))
        == "objection_before_publication"
    )
    assert service.filing(s, "2026-T2").reason == "objection_before_publication"
    service.file(s, PERIOD, "Tidak sesuai")
    assert refusal(lambda: service.file(s, PERIOD, "Tidak sesuai")) == "objection_filed_already"


def test_the_superior_sees_what_new_ratings_would_give(filed):
    """REGULATIONS 3.6: predicate and rule before the decision, for whom it is to decide."""
    preview = filed.services.objections.preview
    s = filed.session("hendra")
    found = preview(s, the_id(filed), MEETS, MEETS)
    assert (found.predicate, "Sesuai Ekspektasi" in found.rule) == (Predicate.BAIK, True)
    assert refusal(lambda: preview(filed.session("siti"), the_id(filed), MEETS, MEETS)) != ""
    filed.services.objections.reply(filed.session("bambang"), the_id(filed), "Sudah benar.")
    assert refusal(lambda: decide(filed, predicate=Predicate.BAIK)) == "predicate_by_ratings"
    decide(filed)
    assert refusal(lambda: preview(s, the_id(filed), MEETS, MEETS)) == "objection_decided"
