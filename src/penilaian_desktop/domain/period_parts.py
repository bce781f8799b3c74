"""Periods beside and inside one another: before, after, and the parts of a longer one (X-7)."""

from __future__ import annotations

from penilaian_desktop.domain.calendar import PeriodCode

COUNT = {"Y": 1, "S": 2, "T": 4, "B": 12}
"""How many periods of a kind a year has."""


def period_before(code: PeriodCode) -> PeriodCode:
    """Return the period of the same kind just before."""
    if code.number > 1:
        return PeriodCode(code.year, code.kind, code.number - 1)
    return PeriodCode(code.year - 1, code.kind, COUNT[code.kind])


def period_after(code: PeriodCode) -> PeriodCode:
    """Return the period of the same kind just after."""
    if code.number < COUNT[code.kind]:
        return PeriodCode(code.year, code.kind, code.number + 1)
    return PeriodCode(code.year + 1, code.kind, 1)


def parts_of(code: PeriodCode) -> tuple[PeriodCode, ...]:
    """Return every shorter period inside, longest kinds first, in order of time."""
    longer = list(COUNT)[: list(COUNT).index(code.kind) + 1]
    return tuple(
        part
        for kind in COUNT
        if kind not in longer
        for number in range(1, COUNT[kind] + 1)
        for part in (PeriodCode(code.year, kind, number),)
        if code.starts <= part.starts and part.ends <= code.ends
    )
