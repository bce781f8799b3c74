"""The periods that a trend runs over, and which of them of a person are open to a session."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.appraisal import Appraisal, AppraisalState, Period
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.errors import NotAllowed
from penilaian_desktop.domain.period_parts import period_after, period_before
from penilaian_desktop.services.monitor import KINDS
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require
from penilaian_desktop.storage.unit_of_work import ReadUnit

LEAST = 8
"""Periods that a trend shows at least."""
MOST = 24
_CLOSED = "{0} periode tidak dibuka: pada waktu itu pegawai ini dipimpin orang lain."


def codes(unit: ReadUnit, kind: str, today: date, count: int, year: int) -> tuple[str, ...]:
    """Return the codes of the last periods of a kind, oldest first, up to the running one.

    A year that is over ends with its last period. Without any of the kind, quarters are shown.
    """
    held = {PeriodCode.parse(period.code).kind for period in unit.find(Period)}
    chosen = kind if kind in held else next((one for one in KINDS if one in held), "T")
    last = date(year, 12, 31) if year and year < today.year else today
    code = PeriodCode(last.year, chosen, 1)
    while code.ends < last:
        code = period_after(code)
    found = [code]
    while len(found) < max(LEAST, min(count, MOST)):
        found.append(period_before(found[-1]))
    return tuple(one.code for one in reversed(found))


def running(codes: Sequence[str], today: date) -> str:
    """Return the period that a day lies in, "" when it is none of them."""
    return next((code for code in codes if today in PeriodCode.parse(code)), "")


def newest_kind(unit: ReadUnit, person_id: str) -> str:
    """Return the kind of period of the newest published result, quarters without any.

    Of periods that end on one day the shortest is taken.
    """
    held = unit.find(Appraisal, person_id=person_id, state=AppraisalState.PUBLISHED)
    ended = [PeriodCode.parse(one.period_code) for one in held]
    return max(ended, key=lambda c: (c.ends, c.starts)).kind if ended else "T"


def opened(
    unit: ReadUnit, s: Session, person_id: str, codes: Sequence[str]
) -> tuple[frozenset[str], str]:
    """Return the periods of a person that are open to the session, and what to say of the others.

    Each is asked for itself: who once led somebody does not see what came later. Raises the
    refusal of the newest when none is open.
    """
    found: set[str] = set()
    refusal = None
    for code in codes:
        period = PeriodCode.parse(code)
        try:
            require(unit, s, Action.READ_PUBLISHED_APPRAISAL, person_id, period.starts, period.ends)
        except NotAllowed as refused:
            refusal = refused
        else:
            found.add(code)
    if not found and refusal is not None:
        raise refusal
    closed = len(codes) - len(found)
    return frozenset(found), _CLOSED.format(closed) if closed else ""


def spans(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Return first and last day of periods as ISO text."""
    periods = [PeriodCode.parse(code) for code in codes]
    return [(one.starts.isoformat(), one.ends.isoformat()) for one in periods]


def meets(starts: str, ends: str, within: Iterable[tuple[str, str]]) -> bool:
    """Tell whether ISO days share one with any of some spans."""
    return any(starts <= last and first <= ends for first, last in within)
