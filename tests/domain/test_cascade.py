"""Goals of the agency and where they may hang (TS-2)."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from penilaian_desktop.domain.cascade import LEVELS, Goal, GoalLevel, may_hang_on


def goal(**fields):
    values = {"level": GoalLevel.MISI, "text": "Pelayanan prima", "starts": date(2025, 1, 1)}
    return Goal(id="g-1", at=datetime(2026, 1, 1, tzinfo=UTC), **{**values, **fields})


@pytest.mark.parametrize(
    ("ends", "years"),
    [(None, {2025, 2026, 2030}), (date(2026, 1, 1), {2025, 2026}), (date(2025, 12, 31), {2025})],
)
def test_a_goal_holds_in_each_year_that_it_touches(ends, years):
    assert {y for y in (2024, 2025, 2026, 2030) if goal(ends=ends).holds_in(y)} == years


@pytest.mark.parametrize("level", GoalLevel)
def test_a_goal_hangs_on_a_level_further_up_or_on_none(level):
    above = set(LEVELS[: LEVELS.index(level)])
    assert {other for other in GoalLevel if may_hang_on(level, other)} == above
    assert may_hang_on(level, None)
