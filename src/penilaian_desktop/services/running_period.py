"""What an achievement means while its period still runs (TJ-4): the pace, not yet the target."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.plan import Direction
from penilaian_desktop.domain.scoring import rounded
from penilaian_desktop.services.people import calendar_of
from penilaian_desktop.services.plan_reading import adds_up
from penilaian_desktop.services.realisation import Realisation
from penilaian_desktop.storage.unit_of_work import ReadUnit

_WHOLE = Decimal(100)


def passed_share(unit: ReadUnit, person_id: str, code: PeriodCode, today: date) -> Fraction | None:
    """Return the share of a period's working days passed, today's included; None once it ended."""
    if today > code.ends:
        return None
    calendar = calendar_of(unit, person_id, code.ends)
    every = len(calendar.working_days(code.starts, code.ends))
    if not every or today < code.starts:
        return Fraction(0)
    return Fraction(len(calendar.working_days(code.starts, today)), every)


def measured_percent(realised: Realisation, passed: Fraction | None) -> Decimal | None:
    """Return the achievement that a suggestion rests on; None while nothing can be said.

    Once the period ended (`passed` is None) it is the achievement itself. Before, what adds up is
    measured against the target of the days passed, and counts at most as reached: above is who
    passed the whole target. A low value that is better, like no complaint yet, may still rise.
    """
    percent, target, actual = realised.percent, realised.target, realised.actual
    if passed is None or percent is None or target is None or actual is None:
        return percent
    if not passed:
        return None
    if realised.indicator.direction is Direction.LOWER:
        return min(percent, _WHOLE)
    if percent >= _WHOLE or not adds_up(realised.indicator) or actual >= target:
        return percent
    return min(rounded(Fraction(actual) * 100 / (Fraction(target) * passed), 2), _WHOLE)
