"""Which days of whom wait for a review, counted without reading the entries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from penilaian_desktop.domain.activity import Activity, ActivityStatus
from penilaian_desktop.storage.reader import Reader
from penilaian_desktop.storage.tables import RECORD_TABLES

_A = RECORD_TABLES[Activity]


@dataclass(frozen=True, slots=True)
class WaitingCell:
    """How many entries of one RHK wait on one day of one person."""

    person_id: str
    day: date
    rhk_id: str | None
    count: int


def waiting_cells(reader: Reader, person_ids: Iterable[str]) -> tuple[WaitingCell, ...]:
    """Return what waits, by person, day and RHK, in order of day."""
    rows = reader.rows(
        select(_A.c.person_id, _A.c.day, _A.c.rhk_id, func.count())
        .where(
            _A.c.person_id.in_(list(person_ids)),
            _A.c.status == ActivityStatus.SUBMITTED,
            _A.c.deleted.is_(False),
        )
        .group_by(_A.c.person_id, _A.c.day, _A.c.rhk_id)
        .order_by(_A.c.day, _A.c.person_id)
    )
    return tuple(WaitingCell(*row) for row in rows)


def waiting_days(reader: Reader, person_ids: Iterable[str]) -> dict[str, dict[date, int]]:
    """Return how many entries wait on each day of each person; persons without any are absent."""
    rows = reader.rows(
        select(_A.c.person_id, _A.c.day, func.count())
        .where(
            _A.c.person_id.in_(list(person_ids)),
            _A.c.status == ActivityStatus.SUBMITTED,
            _A.c.deleted.is_(False),
        )
        .group_by(_A.c.person_id, _A.c.day)
        .order_by(_A.c.person_id, _A.c.day)
    )
    found: dict[str, dict[date, int]] = {}
    for person_id, day, count in rows:
        found.setdefault(person_id, {})[day] = count
    return found
