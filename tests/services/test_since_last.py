"""The next appraisal shows what was done since the last result (no. 10, TS-8, TS-9, TJ-7)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.errors import NotAllowed
from penilaian_desktop.domain.follow_up import FollowUpKind
from penilaian_desktop.domain.improvement import ImprovementState
from penilaian_desktop.domain.since_views import SinceKind, SinceLine
from penilaian_desktop.domain.training_views import Mark

THIRD, FOURTH = "2026-T3", "2026-T4"


@pytest.fixture
def weak(office):
    """Taufik's third quarter is weak: coached, and trained for a need that was approved."""
    office.clock.set(date(2026, 10, 5))
    office.appraise("taufik", "bambang", work=Rating.BELOW, publish=True)
    head, hr = office.session("bambang"), office.session("nurul")
    follow_ups, training = office.services.follow_ups, office.services.training
    person = office.ids["taufik"]
    coached = follow_ups.save(
        head, person, THIRD, FollowUpKind.COACHING, topic="Dialog kinerja tiap minggu"
    ).value
    need = follow_ups.save(
        head, person, THIRD, FollowUpKind.TRAINING, topic="Manajemen waktu"
    ).value
    follow_ups.approve(hr, need.id)
    course = training.save_course(hr, None, name="Manajemen waktu", hours=8).value
    event = training.save_event(
        hr, None, course_id=course.id, starts=date(2026, 10, 20), ends=date(2026, 10, 21)
    ).value
    training.put(hr, event.id, [person])
    office.coached, office.event = coached, event
    return office


def since(office, who="bambang", about="taufik", code=FOURTH):
    return office.services.since_last.view(office.session(who), office.ids[about], code)


def test_before_anything_was_done_the_lines_say_that_it_waits(weak):
    found = since(weak)
    assert (found.period_code, found.predicate) == (THIRD, Predicate.BUTUH_PERBAIKAN)
    assert found.lines == (
        SinceLine(kind=SinceKind.COACHING, title="Dialog kinerja tiap minggu", day=None),
        SinceLine(kind=SinceKind.TRAINING, title="Manajemen waktu", day=None),
    )


def test_what_was_done_is_told_with_its_outcome_and_scores(weak):
    """TS-8, TJ-7: coaching with day and outcome, training with the score before and after."""
    weak.clock.set(date(2026, 11, 20))
    head, hr = weak.session("bambang"), weak.session("nurul")
    weak.services.follow_ups.close(
        head, weak.coached.id, outcome="Antrean selesai tiap hari", held_on=date(2026, 11, 2)
    )
    (line,) = weak.services.training.people(hr, weak.event.id).lines
    mark = Mark(attended=True, before=Decimal(55), after=Decimal(80))
    weak.services.training.record(hr, weak.event.id, {line.participation.id: mark})
    coached, trained = since(weak).lines
    assert (coached.day, coached.outcome) == (date(2026, 11, 2), "Antrean selesai tiap hari")
    assert (trained.day, trained.before, trained.after) == (date(2026, 10, 21), 55, 80)


def test_an_improvement_the_person_answers_for_is_told_with_its_figures(weak):
    """TS-9: 45 → 28 minutes; what was given up is not."""
    improvements, head = weak.services.improvements, weak.session("bambang")
    weak.clock.set(date(2026, 11, 20))
    for finding in ("Waktu tunggu KTP-el", "Papan syarat"):
        made = improvements.save(
            head, None, unit_id=weak.units["pelayanan"], finding=finding, action="Mesin antrean",
            owner_id=weak.ids["taufik"], due=date(2026, 12, 1), measure="Waktu tunggu",
            measured_in="menit", before=Decimal(45),
        ).value.improvement  # fmt: skip
        if finding == "Papan syarat":
            improvements.set_state(
                head, made.id, ImprovementState.DROPPED, outcome="Sudah ada papan lain"
            )
            continue
        improvements.set_state(head, made.id, ImprovementState.DOING)
        assert since(weak).lines[-1].day is None
        improvements.set_state(
            head, made.id, ImprovementState.DONE, outcome="Antrean lebih pendek",
            after=Decimal(28),
        )  # fmt: skip
    improved = [one for one in since(weak).lines if one.kind is SinceKind.IMPROVEMENT]
    (line,) = improved
    assert (line.title, line.before, line.after) == ("Waktu tunggu KTP-el", 45, 28)
    assert line.measured_in == "menit"


def test_a_training_nobody_asked_for_counts_in_the_period_it_was_held(weak):
    hr = weak.session("nurul")
    weak.clock.set(date(2026, 11, 20))
    weak.services.training.put(hr, weak.event.id, [weak.ids["siti"]])
    lines = weak.services.training.people(hr, weak.event.id).lines
    siti = next(one for one in lines if one.person.name == "Siti Aminah")
    weak.services.training.record(hr, weak.event.id, {siti.participation.id: Mark(attended=True)})
    (line,) = since(weak, about="siti").lines
    assert (line.kind, line.title) == (SinceKind.TRAINING, "Manajemen waktu")
    assert since(weak, about="siti", code=THIRD).lines == ()


@pytest.mark.parametrize("who", ["siti", "taufik", "yohanes"])
def test_only_who_appraises_reads_it(weak, who):
    with pytest.raises(NotAllowed):
        since(weak, who)


def test_a_declined_need_is_no_part_of_it(weak):
    follow_ups, hr = weak.services.follow_ups, weak.session("nurul")
    need = next(i for i in follow_ups.list(hr) if i.kind is FollowUpKind.TRAINING)
    follow_ups.approve(hr, need.id, approved=False, note="Sudah pernah ikut")
    assert [line.kind for line in since(weak).lines] == [SinceKind.COACHING]
