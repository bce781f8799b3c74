"""Which days of whom wait for a review, counted without reading the entries."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, select

from penilaian_desktop.domain.activity import Activity, ActivityStatus
from penilaian_desktop.storage.reader import Reader
from penilaian_desktop.storage.tables import RECORD_TABLES

_A = RECORD_TABLES[Activity]


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
