"""The recaps of attendance as everything reads them: one a person and month (PR-2)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from penilaian_desktop.domain.attendance import Attendance, newest
from penilaian_desktop.storage.unit_of_work import ReadUnit


def recaps(unit: ReadUnit, **equals: Any) -> tuple[Attendance, ...]:  # noqa: ANN401  (as `find`)
    """Return the recaps whose fields equal these, in order of the months.

    Of several of one person and month the one written last; none whose month cannot be read.
    """
    return newest(unit.find(Attendance, **equals))


def stored_recap(unit: ReadUnit, person_id: str, month: str) -> Attendance | None:
    """Return the recap of a person in a month, None without one."""
    found = recaps(unit, person_id=person_id, month=month)
    return found[0] if found else None


def stored_recaps(unit: ReadUnit, months: Iterable[str]) -> dict[tuple[str, str], Attendance]:
    """Return the recaps of some months by (person, month)."""
    return {(r.person_id, r.month): r for r in recaps(unit, month=tuple(months))}
