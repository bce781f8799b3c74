"""Appraising: reasons, strength, publication, the file that decides (TJ-4, TJ-11, PR-7, PR-9)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.services.office import SYSTEM
from tests.services.signatures import signature_is_good

from penilaian_desktop.domain.activity import ActivityStatus
from penilaian_desktop.domain.appraisal import (
    Appraisal,
    AppraisalState,
    Feedback,
    OrganisationPredicate,
    Period,
    Predicate,
    Rating,
    RhkRating,
)
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.plan import Aspect
from penilaian_desktop.services.canonical import record_object
from penilaian_desktop.storage.trail import Author

ABOVE, MEETS, BELOW = Rating.ABOVE, Rating.MEETS, Rating.BELOW
COMPLETE = {
    "work_rating": MEETS,
    "behaviour_rating": MEETS,
    "work_reason": "Sesuai bukti",
    "strength": "Teliti",
    "improvement": "Mencatat volume",
}


def code_of(call) -> tuple[str, str]:
    with pytest.raises(RuleViolation) as refused:
        call()
    assert describe(refused.value).text
    return refused.value.code, refused.value.field


@pytest.fixture
def scored(office):
    """Siti with an agreed plan and accepted entries of the third quarter; today is 5 October."""
    office.plan("siti", agree_by="bambang")
    july = date(2026, 7, 15)
    office.clock.set(july)
    entries = office.submit(
        "siti",
        "08.00-10.00 Melayani perekaman =620 orang @2",
        "10.00-12.00 Menerbitkan KK =450 Dokumen @1",
        "13.00-14.00 Menerbitkan KK =9 lembar @1",
        "14.00-15.00 Melayani perekaman =50 orang @2",
        "15.00-15.30 Melayani perekaman =70 orang @2",
        day=july,
    )
    office.services.reviews.accept(office.session("bambang"), [e.id for e in entries[:3]])
    office.services.reviews.return_many(office.session("bambang"), [entries[3].id], "Volume?")
    office.clock.set(date(2026, 10, 5))
    return office


def test_the_log_adds_up_beside_the_scale(scored):
    """TJ-4, no. 11: accepted entries whose unit is the indicator's; returned ones do not count."""
    view = scored.services.appraisals.view(scored.session("bambang"), scored.ids["siti"], "2026-T3")
    first, second = view.rhk
    assert (first.actual, first.target, first.unit) == (Decimal(450), Decimal(450), "dokumen")
    assert (first.percent, first.activities, first.suggested) == (Decimal(100), 2, MEETS)
    assert (second.actual, second.percent) == (Decimal(620), Decimal("103.33"))
    assert (view.work_suggested, view.behaviour_suggested) == (MEETS, None)
    assert len(view.behaviour) == 7
    assert view.todo == ("work_rating", "behaviour_rating", "strength", "improvement")


def test_while_the_period_runs_the_suggestion_measures_the_pace(office):
    """TJ-4: 62 % of the quarter's target after half of its days is not below expectation."""
    office.plan("siti", agree_by="bambang")
    july = date(2026, 7, 15)
    office.clock.set(july)
    entries = office.submit("siti", "08.00-10.00 Menerbitkan KK =280 dokumen @1", day=july)
    office.services.reviews.accept(office.session("bambang"), [e.id for e in entries])

    def seen_on(day):
        office.clock.set(day)
        s, siti = office.session("bambang"), office.ids["siti"]
        return office.services.appraisals.view(s, siti, "2026-T3").rhk[0]

    middle, late, over = [
        seen_on(day) for day in (date(2026, 8, 20), date(2026, 9, 30), date(2026, 10, 5))
    ]
    assert {one.percent for one in (middle, late, over)} == {Decimal("62.22")}
    assert [one.suggested for one in (middle, late, over)] == [MEETS, BELOW, BELOW]


def test_finishing_asks_for_each_missing_thing_at_its_field(scored):
    """PR-7, SM-7: a strength and something to improve in every evaluation."""
    s, siti = scored.session("bambang"), scored.ids["siti"]
    appraisals = scored.services.appraisals
    finish = lambda: appraisals.finish(s, siti, "2026-T3")  # noqa: E731
    assert code_of(finish) == ("work_rating_missing", "work_rating")
    appraisals.save(s, siti, "2026-T3", work_rating=ABOVE)
    assert code_of(finish) == ("reason_missing", "work_reason")
    appraisals.save(s, siti, "2026-T3", work_reason="Melampaui target kedua RHK")
    assert code_of(finish) == ("behaviour_rating_missing", "behaviour_rating")
    appraisals.save(s, siti, "2026-T3", behaviour_rating=BELOW)
    assert code_of(finish) == ("reason_missing", "behaviour_reason")
    appraisals.save(s, siti, "2026-T3", behaviour_rating=MEETS)
    assert code_of(finish) == ("strength_missing", "strength")
    appraisals.save(s, siti, "2026-T3", strength="Teliti")
    assert code_of(finish) == ("improvement_missing", "improvement")
    view = appraisals.save(s, siti, "2026-T3", improvement="Mencatat volume").value
    assert (view.todo, view.predicate, view.state) == ((), Predicate.BAIK, AppraisalState.DRAFT)
    assert finish().value.state is AppraisalState.FINISHED


def test_a_rating_that_differs_from_the_suggestion_needs_a_reason(office):
    """Without any log the suggestion is below; "sesuai" then differs and needs its reason."""
    office.plan("siti", agree_by="bambang")
    office.clock.set(date(2026, 10, 5))
    s, siti = office.session("bambang"), office.ids["siti"]
    view = office.services.appraisals.save(s, siti, "2026-T3", work_rating=MEETS).value
    assert view.work_suggested is BELOW
    assert "work_reason" in view.todo


def test_the_regulation_file_decides_and_is_stored_with_its_hash(scored):
    """X-2, PR-9: code, version and hash of the file, the trail, the snapshots."""
    scored.appraise("siti", "bambang", work=ABOVE, behaviour=ABOVE)
    with scored.workspace.read() as unit:
        (stored,) = unit.find(Appraisal)
    scheme = scored.services.context.schemes.get("permenpanrb-6-2022")
    assert stored.predicate is Predicate.SANGAT_BAIK
    assert (stored.scheme, stored.scheme_version) == (scheme.code, scheme.version)
    assert stored.scheme_sha256 == scheme.sha256
    assert len(stored.scheme_sha256) == 64
    assert stored.trail[0].inputs == (
        ("hasil_kerja", "di_atas_ekspektasi"),
        ("perilaku_kerja", "di_atas_ekspektasi"),
    )
    assert stored.trail[0].article
    assert stored.appraiser.name == "Bambang Wijaya"
    assert stored.appraiser_superior.name == "Hendra Gunawan"
    key = scored.session("bambang").signer.public_jwk
    assert signature_is_good(record_object(stored, None), key)


def test_a_signature_freezes_the_version_that_the_office_acknowledged(scored):
    s, siti = scored.session("bambang"), scored.ids["siti"]
    scored.services.appraisals.save(s, siti, "2026-T3", strength="Teliti")
    with scored.workspace.write(Author("", "", "")) as unit:
        (draft,) = unit.find(Appraisal)
        assert draft.sig_base is None
        unit.exchange.set_acks("kantor", [(draft.id, "appraisal", draft.version)])
    scored.services.appraisals.save(s, siti, "2026-T3", improvement="Volume")
    with scored.workspace.read() as unit:
        (stored,) = unit.find(Appraisal)
    assert (stored.version, stored.sig_base) == (2, 1)
    assert signature_is_good(record_object(stored, 99), s.signer.public_jwk)


def test_nothing_is_visible_before_publication(scored):
    """Section 3 no. 16; UI Penilaian."""
    siti, appraisals = scored.session("siti"), scored.services.appraisals
    scored.appraise("siti", "bambang")
    assert appraisals.own(siti, "2026-T3") is None
    for call in (
        lambda: appraisals.view(siti, scored.ids["siti"], "2026-T3"),
        lambda: appraisals.why(siti, scored.ids["siti"], "2026-T3"),
    ):
        with pytest.raises(NotAllowed, match="never_own"):
            call()
    appraisals.publish(scored.session("bambang"), "2026-T3", [scored.ids["siti"]])
    own = appraisals.own(siti, "2026-T3")
    assert (own.predicate, own.editable, own.published_on) == (
        Predicate.BAIK,
        False,
        date(2026, 10, 5),
    )
    assert appraisals.view(siti, scored.ids["siti"], "2026-T3").state is AppraisalState.PUBLISHED


def test_what_is_published_is_fixed(scored):
    scored.appraise("siti", "bambang", publish=True)
    s, siti, appraisals = scored.session("bambang"), scored.ids["siti"], scored.services.appraisals
    assert code_of(lambda: appraisals.save(s, siti, "2026-T3", strength="x"))[0] == (
        "appraisal_published"
    )
    assert code_of(lambda: appraisals.publish(s, "2026-T3", [siti]))[0] == "appraisal_published"
    assert not appraisals.view(s, siti, "2026-T3").editable
    with pytest.raises(Exception, match="undo_changed_since"):
        scored.services.undo.undo(s)
    assert appraisals.view(s, siti, "2026-T3").state is AppraisalState.PUBLISHED


def test_publishing_takes_what_is_finished_and_names_what_is_not(scored):
    s, appraisals = scored.session("bambang"), scored.services.appraisals
    scored.appraise("siti", "bambang")
    named = lambda: appraisals.publish(  # noqa: E731
        s, "2026-T3", [scored.ids["siti"], scored.ids["taufik"]]
    )
    with pytest.raises(RuleViolation) as refused:
        named()
    assert "Taufik Rahman" in str(describe(refused.value))
    outcome = appraisals.publish(s, "2026-T3")
    assert (outcome.value, outcome.undo_label) == (1, "")
    assert appraisals.publish(s, "2026-T3").value == 0


def test_a_change_after_finishing_makes_it_a_draft_again(scored):
    scored.appraise("siti", "bambang")
    s, siti = scored.session("bambang"), scored.ids["siti"]
    view = scored.services.appraisals.save(s, siti, "2026-T3", strength="Sabar").value
    assert (view.state, view.strength) == (AppraisalState.DRAFT, "Sabar")
    with scored.workspace.read() as unit:
        (stored,) = unit.find(Appraisal)
    assert (stored.predicate, stored.trail) == (None, ())
    scored.services.undo.undo(s)
    assert scored.services.appraisals.view(s, siti, "2026-T3").state is AppraisalState.FINISHED


def test_an_rhk_is_rated_and_the_rating_taken_back(scored):
    s, siti, appraisals = scored.session("bambang"), scored.ids["siti"], scored.services.appraisals
    rhk = appraisals.view(s, siti, "2026-T3").rhk[1].rhk_id
    assert appraisals.rate_rhk(s, siti, "2026-T3", rhk, ABOVE).value.rhk[1].rating is ABOVE
    assert appraisals.rate_rhk(s, siti, "2026-T3", rhk, MEETS).value.rhk[1].rating is MEETS
    with scored.workspace.read() as unit:
        (rating,) = unit.find(RhkRating)
    assert signature_is_good(record_object(rating, None), s.signer.public_jwk)
    assert appraisals.rate_rhk(s, siti, "2026-T3", rhk, None).value.rhk[1].rating is None
    assert appraisals.rate_rhk(s, siti, "2026-T3", rhk, None).value.rhk[1].rating is None
    taufik = scored.plan("taufik", submit=False).rhk[0].id
    assert code_of(lambda: appraisals.rate_rhk(s, siti, "2026-T3", taufik, MEETS))[0] == (
        "rhk_not_yours"
    )


def test_unknown_and_locked_periods_are_refused(scored):
    s, siti, appraisals = scored.session("bambang"), scored.ids["siti"], scored.services.appraisals
    assert code_of(lambda: appraisals.save(s, siti, "2026-S1"))[0] == "period_not_made"
    with scored.workspace.write(SYSTEM) as unit:
        (period,) = unit.find(Period, code="2026-T3")
        unit.put(replace(period, locked=True))
    assert code_of(lambda: appraisals.save(s, siti, "2026-T3"))[0] == "period_locked"
    own = scored.session("siti")
    indicator = appraisals.own_realisation(own, "2026-T3").items[0].indicator.id
    for call in (
        lambda: appraisals.save_actual(own, indicator, "2026-T3"),
        lambda: appraisals.save_self_report(own, "2026-T3", achievements="x", challenges="y"),
    ):
        assert code_of(call)[0] == "period_locked"


def test_the_organisation_result_of_the_nearest_unit_is_used(scored):
    hr, s = scored.session("nurul"), scored.session("bambang")
    master, siti = scored.services.master_data, scored.ids["siti"]
    master.save_organisation_result(
        hr, scored.units["dinas"], "2026-T3", OrganisationPredicate.ISTIMEWA
    )
    view = scored.services.appraisals.view
    assert view(s, siti, "2026-T3").organisation is OrganisationPredicate.ISTIMEWA
    master.save_organisation_result(
        hr, scored.units["pelayanan"], "2026-T3", OrganisationPredicate.BAIK
    )
    assert view(s, siti, "2026-T3").organisation is OrganisationPredicate.BAIK


# --- the person concerned ------------------------------------------------------------------
def test_late_realisation_is_flagged_and_not_lost(scored):
    """TJ-11."""
    s, appraisals = scored.session("siti"), scored.services.appraisals
    first = appraisals.own_realisation(s, "2026-T3").items[0]
    assert (first.from_log, first.actual, first.late) == (Decimal(450), Decimal(450), False)
    written = appraisals.save_actual(
        s, first.indicator.id, "2026-T3", value=Decimal(460), note="Termasuk keliling"
    ).value
    assert (written.actual, written.from_log, written.late) == (
        Decimal(460),
        Decimal(450),
        False,
    )
    scored.clock.set(date(2026, 10, 11))
    late = appraisals.save_actual(s, first.indicator.id, "2026-T3", value=Decimal(470)).value
    assert (late.actual, late.late, late.percent) == (Decimal(470), True, Decimal("104.44"))
    assert code_of(
        lambda: appraisals.save_actual(s, first.indicator.id, "2026-T3", value=Decimal(-1))
    ) == ("value_negative", "value")


def test_pencapaian_and_tantangan_stand_in_the_appraisal(scored):
    """WG-1."""
    s, appraisals = scored.session("siti"), scored.services.appraisals
    appraisals.save_self_report(s, "2026-T3", achievements="620 orang", challenges="Listrik")
    appraisals.save_self_report(s, "2026-T3", achievements="620 orang", challenges="Padam")
    own = appraisals.own_realisation(s, "2026-T3")
    assert (own.achievements, own.challenges) == ("620 orang", "Padam")
    view = appraisals.view(scored.session("bambang"), scored.ids["siti"], "2026-T3")
    assert (view.achievements, view.challenges) == ("620 orang", "Padam")


def test_realisation_in_words_has_no_percentage(scored):
    s, appraisals = scored.session("siti"), scored.services.appraisals
    first = appraisals.own_realisation(s, "2026-T3").items[0]
    written = appraisals.save_actual(s, first.indicator.id, "2026-T3", text="Tertib").value
    assert (written.actual, written.percent, written.actual_text) == (None, None, "Tertib")


def test_a_time_indicator_is_better_when_lower(scored):
    """TS-3: direction."""
    plans, s = scored.services.plans, scored.session("siti")
    plan = plans.current(s)
    plan = plans.save_indicator(
        s, plan.rhk[1].id, None, text="Waktu layanan", target_text="≤ 15 menit",
        aspect=Aspect.WAKTU, measure="Rata-rata", source="Antrean",
    ).value  # fmt: skip
    waiting = plan.rhk[1].indicators[1]
    written = scored.services.appraisals.save_actual(
        s, waiting.id, "2026-T3", value=Decimal(12)
    ).value
    assert (written.target, written.percent) == (Decimal(15), Decimal(120))


def test_feedback_during_the_period_is_seen_at_once_and_later_with_the_result(scored):
    s, own = scored.session("bambang"), scored.session("siti")
    appraisals, siti = scored.services.appraisals, scored.ids["siti"]
    scored.clock.set(date(2026, 9, 30))
    appraisals.add_feedback(s, siti, "2026-T3", "Antrean selesai", value_code="BP")
    scored.clock.set(date(2026, 10, 5))
    appraisals.add_feedback(s, siti, "2026-T3", "Kurang rapi", value_code="AK")
    assert [f.text for f in appraisals.own_feedback(own, "2026-T3")] == ["Antrean selesai"]
    view = appraisals.view(s, siti, "2026-T3")
    assert [len(b.feedback) for b in view.behaviour] == [1, 1, 0, 0, 0, 0, 0]
    scored.appraise("siti", "bambang", publish=True)
    assert len(appraisals.own_feedback(own, "2026-T3")) == 2
    assert view.behaviour[0].feedback[0].giver == "Bambang Wijaya"


def test_feedback_needs_text_and_one_subject_and_only_its_giver_takes_it_back(scored):
    s, appraisals, siti = scored.session("bambang"), scored.services.appraisals, scored.ids["siti"]
    rhk = appraisals.view(s, siti, "2026-T3").rhk[0].rhk_id
    for fields, code in (
        ({"text": " ", "value_code": "BP"}, "feedback_text_missing"),
        ({"text": "x"}, "feedback_subject_missing"),
        ({"text": "x", "value_code": "XX"}, "feedback_subject_missing"),
        ({"text": "x", "value_code": "BP", "rhk_id": rhk}, "feedback_subject_missing"),
    ):
        call = lambda f=fields: appraisals.add_feedback(s, siti, "2026-T3", **f)  # noqa: E731
        assert code_of(call)[0] == code
    given = appraisals.add_feedback(s, siti, "2026-T3", "Rapi", rhk_id=rhk).value
    with pytest.raises(NotAllowed, match="owner_only"):
        appraisals.delete_feedback(scored.session("hendra"), given.id)
    appraisals.delete_feedback(s, given.id)
    with scored.workspace.read() as unit:
        assert unit.find(Feedback) == ()


def test_a_returned_entry_that_is_mended_counts_once_it_is_accepted(scored):
    s, own = scored.session("bambang"), scored.session("siti")
    returned = next(
        i
        for i in scored.services.activities.week(own, date(2026, 7, 13)).items
        if i.status is ActivityStatus.RETURNED
    )
    scored.services.activities.update(own, returned.id, returned.version, volume=Decimal(55))
    scored.services.activities.submit(own, [returned.id])
    scored.services.reviews.accept(s, [returned.id])
    view = scored.services.appraisals.view(s, scored.ids["siti"], "2026-T3")
    assert view.rhk[1].actual == Decimal(675)


def test_periods_are_listed_oldest_first(scored):
    codes = [p.code for p in scored.services.appraisals.periods(scored.session("siti"))]
    assert codes == ["2026-T1", "2026-T2", "2026-T3", "2026-T4"]


def test_what_a_decision_was_based_on_never_changes(scored):
    """X-3: entries accepted after publication do not alter the figures shown."""
    scored.appraise("siti", "bambang", publish=True)
    s, own = scored.session("bambang"), scored.session("siti")
    scored.services.reviews.accept_day(s, scored.ids["siti"], date(2026, 7, 15))
    view = scored.services.appraisals.own(own, "2026-T3")
    assert [r.actual for r in view.rhk] == [Decimal(450), Decimal(620)]
    assert view.rhk[1].percent == Decimal("103.33")
    assert (view.rhk[0].target, view.rhk[0].unit, view.rhk[0].activities) == (450, "dokumen", 2)
    assert all(r.rhk_id for r in view.rhk)
    with scored.workspace.read() as unit:
        (stored,) = unit.find(Appraisal)
    assert [step.rule for step in stored.trail] == ["predikat", "capaian_rhk", "capaian_rhk"]
    plan = scored.services.plans.current(own)
    scored.services.plans.delete_rhk(own, plan.id, plan.rhk[0].id)
    view = scored.services.appraisals.own(own, "2026-T3")
    assert [(r.number, r.rhk_id) for r in view.rhk] == [(1, ""), (2, plan.rhk[1].id)]


def test_rating_an_rhk_after_finishing_makes_a_draft_again(scored):
    s, siti, appraisals = scored.session("bambang"), scored.ids["siti"], scored.services.appraisals
    rhk = scored.appraise("siti", "bambang").rhk[0].rhk_id
    view = appraisals.rate_rhk(s, siti, "2026-T3", rhk, ABOVE).value
    assert (view.state, view.rhk[0].rating) == (AppraisalState.DRAFT, ABOVE)
    finished = appraisals.finish(s, siti, "2026-T3").value
    assert finished.rhk[0].rating is ABOVE


def test_a_rating_under_a_published_result_cannot_be_undone(scored):
    """Not even by another account that rated before the head finished."""
    s, siti = scored.session("bambang"), scored.ids["siti"]
    other = replace(s, account_id="account-bambang-2")
    rhk = scored.services.appraisals.view(s, siti, "2026-T3").rhk[0].rhk_id
    scored.services.appraisals.rate_rhk(other, siti, "2026-T3", rhk, ABOVE)
    scored.appraise("siti", "bambang", publish=True)
    assert code_of(lambda: scored.services.undo.undo(other))[0] == "appraisal_published"
