"""Small rules of the cycle: parts of periods, days, follow-ups, behaviour, halves (X-5, X-7)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.archive import halves_mean
from penilaian_desktop.domain.behaviour import suggest_behaviour
from penilaian_desktop.domain.calendar import Holiday, PeriodCode, WorkCalendar, WorkingPattern
from penilaian_desktop.domain.follow_up import FollowUpKind, proposed_kinds
from penilaian_desktop.domain.objection import LONGEST_WAIT, last_day
from penilaian_desktop.domain.period_parts import parts_of, period_after, period_before

AT = datetime(2026, 1, 1, tzinfo=UTC)
ABOVE, MEETS, BELOW = Rating.ABOVE, Rating.MEETS, Rating.BELOW


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("2026-T1", "2025-T4", "2026-T2"), ("2026-T4", "2026-T3", "2027-T1"),
        ("2026", "2025", "2027"), ("2026-S2", "2026-S1", "2027-S1"),
        ("2026-B12", "2026-B11", "2027-B01"),
    ],
)  # fmt: skip
def test_the_period_before_and_after(code, before, after):
    found = PeriodCode.parse(code)
    assert (period_before(found).code, period_after(found).code) == (before, after)


def test_the_parts_of_a_longer_period_are_those_inside():
    """X-7: quarter and semester side by side, rolling up to the year."""
    assert len(parts_of(PeriodCode.parse("2026"))) == 2 + 4 + 12
    second = [part.code for part in parts_of(PeriodCode.parse("2026-S2"))]
    assert second[:3] == ["2026-T3", "2026-T4", "2026-B07"]
    assert len(second) == 2 + 6
    assert parts_of(PeriodCode.parse("2026-B02")) == ()


def calendar():
    holiday = Holiday(id="h", at=AT, day=date(2026, 10, 6), name="Libur")
    return WorkCalendar(WorkingPattern(id="w", at=AT, name="Lima hari"), [holiday], [], [])


def test_days_are_counted_from_the_day_after():
    monday = date(2026, 10, 5)
    assert last_day(monday, 14, None) == date(2026, 10, 19)
    assert last_day(monday, 3, calendar()) == date(2026, 10, 9)
    assert last_day(monday, 0, calendar()) == last_day(monday, -1, None) == monday
    assert (last_day(monday, 999, calendar()) - monday).days == LONGEST_WAIT


def test_a_result_suggests_what_follows():
    """TS-7, TS-8, X-5: reward and coaching are both reachable from a result."""
    assert proposed_kinds(Predicate.SANGAT_BAIK) == (FollowUpKind.REWARD,)
    assert proposed_kinds(Predicate.BAIK) == ()
    assert proposed_kinds(Predicate.BUTUH_PERBAIKAN) == (
        FollowUpKind.COACHING, FollowUpKind.TRAINING,
    )  # fmt: skip
    for low in (Predicate.KURANG, Predicate.SANGAT_KURANG):
        assert proposed_kinds(low) == (FollowUpKind.COACHING,)


@pytest.mark.parametrize(
    ("levels", "suggested"),
    [
        ([], None), ([MEETS], MEETS), ([ABOVE], ABOVE), ([BELOW], BELOW),
        ([ABOVE, MEETS], MEETS), ([ABOVE, ABOVE, MEETS], ABOVE), ([ABOVE, ABOVE, BELOW], MEETS),
        ([BELOW, MEETS], MEETS), ([BELOW, BELOW, ABOVE], BELOW),
    ],
)  # fmt: skip
def test_behaviour_is_suggested_from_levels_and_from_nothing_else(levels, suggested):
    assert suggest_behaviour(levels) is suggested


def test_2021_is_the_mean_of_its_halves_rounded_half_up():
    assert halves_mean(Decimal("89.99"), Decimal("90.00")) == Decimal("90.00")
    assert halves_mean(Decimal("80"), Decimal("91.5")) == Decimal("85.75")
