"""The hours of a working pattern as people write them: "07.30-16.00", and when they rest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from penilaian_desktop.domain.calendar import WorkingPattern
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.wording import WEEKDAYS, clock

_SPAN = re.compile(r"(\d{1,2})[.:](\d{2})\s*[-\u2013]\s*(\d{1,2})[.:](\d{2})")
_DAY = 24 * 60


def read_span(text: str) -> tuple[int, int] | None:
    """Return minutes after midnight of "07.30-16.00", None for anything else."""
    found = _SPAN.fullmatch(text.strip())
    if found is None:
        return None
    first, first_minutes, last, last_minutes = (int(part) for part in found.groups())
    starts, ends = first * 60 + first_minutes, last * 60 + last_minutes
    good = first_minutes < 60 and last_minutes < 60 and starts < ends <= _DAY
    return (starts, ends) if good else None


def hours_of(pattern: WorkingPattern, weekday: int) -> tuple[str, str]:
    """Return hours and rest of a weekday (0 = Monday) as text, "" on a free day and for no rest."""
    if not pattern.minutes[weekday]:
        return "", ""
    starts, ends = pattern.break_start[weekday], pattern.break_end[weekday]
    rest = f"{clock(starts)}-{clock(ends)}" if starts < ends else ""
    return f"{clock(pattern.opens[weekday])}-{clock(pattern.closes[weekday])}", rest


def with_hours(pattern: WorkingPattern, days: Sequence[tuple[str, str]]) -> WorkingPattern:
    """Return a pattern with other hours: seven pairs of hours and rest as text, Monday first.

    The target of a day is its hours without the rest; a day without hours is free. A text that
    did not change leaves its day as it is. Raises RuleViolation `office_hours_unreadable` (field
    `hours_0` to `hours_6`), `office_rest_unreadable` (`rest_0` to `rest_6`).
    """
    minutes, opens, closes = [*pattern.minutes], [*pattern.opens], [*pattern.closes]
    starts, ends = [*pattern.break_start], [*pattern.break_end]
    for at, (hours, rest) in enumerate(days):
        if (hours, rest) == hours_of(pattern, at):
            continue
        if not hours.strip():
            minutes[at] = 0
            continue
        span = read_span(hours)
        if span is None:
            raise RuleViolation("office_hours_unreadable", field=f"hours_{at}", day=WEEKDAYS[at])
        pause = read_span(rest) if rest.strip() else (span[0], span[0])
        if pause is None or not span[0] <= pause[0] <= pause[1] <= span[1]:
            raise RuleViolation("office_rest_unreadable", field=f"rest_{at}", day=WEEKDAYS[at])
        opens[at], closes[at] = span
        starts[at], ends[at] = pause
        minutes[at] = span[1] - span[0] - (pause[1] - pause[0])
    return replace(
        pattern,
        minutes=tuple(minutes),
        opens=tuple(opens),
        closes=tuple(closes),
        break_start=tuple(starts),
        break_end=tuple(ends),
    )
