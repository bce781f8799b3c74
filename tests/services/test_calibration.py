"""Calibration: who may change what, before → after, advice that never locks (PR-9, X-2, X-4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.services.office import SYSTEM
from tests.services.signatures import signature_is_good

from penilaian_desktop.domain.appraisal import (
    Appraisal,
    AppraisalState,
    OrganisationPredicate,
    Predicate,
    Rating,
)
from penilaian_desktop.domain.calibration import CalibrationChange
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.fairness import HintKind
from penilaian_desktop.services.canonical import record_object

PERIOD = "2026-T3"
ABOVE, MEETS, BELOW = Rating.ABOVE, Rating.MEETS, Rating.BELOW


@pytest.fixture
def rated(office):
    """Three of Bambang's staff are finished for the third quarter."""
    office.clock.set(date(2026, 10, 5))
    for who in ("siti", "taufik", "yohanes"):
        office.appraise(who, "bambang", work=ABOVE, behaviour=ABOVE)
    hr = office.session("nurul")
    office.services.master_data.save_organisation_result(
        hr, office.units["dinas"], PERIOD, OrganisationPredicate.BAIK
    )
    return office


def change(office, by="hendra", who="siti", unit="dinas", **fields):
    values = {"work": MEETS, "behaviour": ABOVE, "reason": "Dibanding unit lain", **fields}
    return office.services.calibration.change(
        office.session(by), office.units[unit], PERIOD, office.ids[who], **values
    ).value


def refusal(call):
    with pytest.raises((NotAllowed, RuleViolation)) as refused:
        call()
    return refused.value.code


def test_the_unit_stands_against_its_pattern_and_three_people_are_too_few(rated):
    view = rated.services.calibration.view(rated.session("hendra"), rated.units["dinas"], PERIOD)
    # the head appraises the heads of the sections and stands above their staff
    assert len(view.rows) == 7
    assert {p: n for p, n, _ in view.counts}[Predicate.SANGAT_BAIK] == 3
    assert (view.organisation, view.too_small, view.missing) == (
        OrganisationPredicate.BAIK,
        True,
        4,
    )
    assert any(not line.met for line in view.advice)
    assert len(view.curve) == 5
    assert HintKind.LENIENT in {hint.kind for hint in view.hints}
    assert HintKind.SAME_TEXT in {hint.kind for hint in view.hints}


def test_a_change_counts_in_every_view_and_leaves_the_appraisers_record_alone(rated):
    view = change(rated)
    (row,) = [row for row in view.rows if row.person.name == "Siti Aminah"]
    assert (row.predicate_before, row.predicate) == (Predicate.SANGAT_BAIK, Predicate.BAIK)
    assert row.changes[0].who == "Hendra Gunawan"
    s, siti = rated.session("bambang"), rated.ids["siti"]
    shown = rated.services.appraisals.view(s, siti, PERIOD)
    assert (shown.predicate, shown.work_rating) == (Predicate.BAIK, MEETS)
    assert shown.trail[-1].rule == "kalibrasi"
    with rated.workspace.read() as unit:
        (stored,) = unit.find(Appraisal, person_id=siti)
    assert stored.predicate is Predicate.SANGAT_BAIK
    rated.services.appraisals.publish(s, PERIOD, [siti])
    assert rated.services.appraisals.own(rated.session("siti"), PERIOD).predicate is Predicate.BAIK
    form = rated.services.forms.evaluation(rated.session("siti"), siti, PERIOD)
    assert form.predicate is Predicate.BAIK
    member = next(m for m in rated.services.reviews.team(s, PERIOD) if m.person_id == siti)
    assert member.predicate is Predicate.BAIK


def test_a_change_is_signed_on_one_laptop_too(rated):
    change(rated)
    with rated.workspace.read() as unit:
        (stored,) = unit.find(CalibrationChange)
    signer = rated.session("hendra").signer
    assert signature_is_good(record_object(stored, None), signer.public_jwk)
    forged = replace(stored, reason="Lain")
    assert not signature_is_good(record_object(forged, None), signer.public_jwk)


def test_taking_the_old_ratings_takes_the_change_back(rated):
    change(rated)
    change(rated, work=BELOW)
    view = change(rated, work=ABOVE, reason="")
    assert all(not row.changes for row in view.rows)


def test_deciding_anew_lets_an_earlier_change_fall_away_visibly(rated):
    change(rated)
    rated.appraise("siti", "bambang", work=BELOW, behaviour=ABOVE)
    view = rated.services.appraisals.view(rated.session("bambang"), rated.ids["siti"], PERIOD)
    assert view.predicate is Predicate.BUTUH_PERBAIKAN
    assert [c.counts for c in view.changes] == [False]


def test_who_may_calibrate_whom(rated):
    assert refusal(lambda: change(rated, by="ratna")) == "not_your_staff"
    assert refusal(lambda: change(rated, by="siti")) == "never_own"
    assert refusal(lambda: change(rated, by="nurul")) == "not_your_staff"
    assert refusal(lambda: change(rated, by="hendra", unit="arsip")) == "not_your_unit"
    assert change(rated, by="bambang", unit="pelayanan").rows
    for who in ("siti", "nurul", "yohanes"):
        s = rated.session(who)
        call = lambda s=s: rated.services.calibration.view(s, rated.units["dinas"], PERIOD)  # noqa: E731
        assert refusal(call) == "not_your_unit"
    names = [name for _, name in rated.services.calibration.units(rated.session("bambang"), PERIOD)]
    assert names == ["Disdukcapil", "Bidang Pelayanan"]


def test_a_change_needs_a_reason_and_a_finished_unpublished_appraisal(rated):
    assert refusal(lambda: change(rated, reason=" ")) == "calibration_reason_missing"
    assert refusal(lambda: change(rated, who="dewi")) == "calibration_not_finished"
    rated.services.appraisals.publish(rated.session("bambang"), PERIOD, [rated.ids["siti"]])
    assert refusal(lambda: change(rated)) == "appraisal_published"
    rated.services.master_data.lock_period(rated.session("nurul"), PERIOD)
    assert refusal(lambda: change(rated, who="taufik")) == "period_locked"


def test_the_minutes_are_closed_once_and_for_all(rated):
    service, s, unit = rated.services.calibration, rated.session("hendra"), rated.units["dinas"]
    assert refusal(lambda: service.close(s, unit, PERIOD)) == "calibration_missing"
    change(rated)
    assert refusal(lambda: service.close(s, unit, PERIOD)) == "calibration_participants_missing"
    service.open(s, unit, PERIOD, place="Ruang rapat", participants=["Bambang", " "], notes="Ok")
    view = service.close(s, unit, PERIOD).value
    assert (view.minutes.closed, view.minutes.participants) == (True, ("Bambang",))
    assert not view.editable
    assert refusal(lambda: change(rated, who="taufik")) == "calibration_closed"
    assert refusal(lambda: service.close(s, unit, PERIOD)) == "calibration_closed"


def test_a_change_is_undone_as_one_step_until_it_is_published(rated):
    change(rated)
    rated.services.undo.undo(rated.session("hendra"))
    with rated.workspace.read() as unit:
        assert unit.find(CalibrationChange) == ()


def test_hints_name_who_was_hardly_read(rated):
    july = date(2026, 7, 15)
    rated.clock.set(july)
    rated.submit("siti", *(f"{h:02d}.00-{h:02d}.20 Melayani {h}" for h in range(8, 20)), day=july)
    rated.clock.set(date(2026, 10, 5))
    view = rated.services.calibration.view(rated.session("hendra"), rated.units["dinas"], PERIOD)
    few = [hint for hint in view.hints if hint.kind is HintKind.FEW_READ]
    assert [(hint.person_ids, hint.count, hint.of) for hint in few] == [
        ((rated.ids["siti"],), 0, 12)
    ]


def test_of_two_appraisals_the_one_that_got_furthest_counts(rated):
    """One appraisal for a person and period, whichever way the other came."""
    siti = rated.ids["siti"]
    with rated.workspace.write(SYSTEM) as unit:
        (finished,) = unit.find(Appraisal, person_id=siti)
        unit.add(replace(finished, id="00000000-0000-7000-8000-000000000001", version=1,
                         state=AppraisalState.DRAFT, predicate=None))  # fmt: skip
    view = rated.services.appraisals.view(rated.session("bambang"), siti, PERIOD)
    assert (view.id, view.state) == (finished.id, AppraisalState.FINISHED)


def test_a_calibration_with_nobody_rated_is_not_closed(office):
    """PR-9: closing is final, so it waits for the first finished appraisal."""
    service, s, unit = office.services.calibration, office.session("hendra"), office.units["dinas"]
    office.clock.set(date(2026, 10, 5))
    service.open(s, unit, PERIOD, participants=["Bambang"])
    assert refusal(lambda: service.close(s, unit, PERIOD)) == "calibration_nobody_rated"
    office.appraise("siti", "bambang")
    assert service.close(s, unit, PERIOD).value.minutes.closed


def test_undo_reaches_no_closed_minutes_and_no_published_result(rated):
    """The step of finishing is not offered once the result is published."""
    undo, hendra, bambang = rated.services.undo, rated.session("hendra"), rated.session("bambang")
    change(rated)
    service, unit = rated.services.calibration, rated.units["dinas"]
    service.open(hendra, unit, PERIOD, participants=["Bambang"])
    change(rated, who="taufik")
    service.close(hendra, unit, PERIOD)
    assert refusal(lambda: undo.undo(hendra)) == "calibration_closed"
    assert undo.can_undo(bambang) == "Selesaikan penilaian"
    rated.services.appraisals.publish(bambang, PERIOD)
    assert undo.can_undo(bambang) is None


def test_a_preview_tells_predicate_and_rule_and_writes_nothing(rated):
    """SE 3/2023: the meeting sees what new ratings would give before it decides."""
    preview = rated.services.calibration.preview
    s, siti = rated.session("hendra"), rated.ids["siti"]
    found = preview(s, PERIOD, siti, MEETS, ABOVE)
    assert found.predicate is Predicate.BAIK
    assert "Sesuai Ekspektasi" in found.rule
    assert "Pasal" in found.rule
    assert preview(s, PERIOD, siti, None, None).predicate is None
    assert refusal(lambda: preview(s, PERIOD, rated.ids["dewi"], MEETS, MEETS)) == (
        "calibration_not_finished"
    )
    assert refusal(lambda: preview(rated.session("siti"), PERIOD, siti, MEETS, MEETS)) != ""
    view = rated.services.calibration.view(s, rated.units["dinas"], PERIOD)
    assert all(not row.changes for row in view.rows)


def test_where_ratings_decide_no_predicate_is_set_by_hand(rated):
    """X-2: and a rating that is not given stays as it was."""
    assert refusal(lambda: change(rated, predicate=Predicate.KURANG)) == "predicate_by_ratings"
    view = change(rated, work=None, behaviour=MEETS)
    (row,) = [row for row in view.rows if row.person.name == "Siti Aminah"]
    assert (row.work, row.behaviour) == (ABOVE, MEETS)
