"""Rows of the log with what stands in other tables: RHK, newest review, files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import func, select

from penilaian_desktop.domain.activity import (
    Activity,
    ActivityStatus,
    EvidenceLink,
    Review,
    ReviewDecision,
    WorkPlace,
)
from penilaian_desktop.domain.activity_views import ActivityItem
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.plan import Rhk, RhkKind
from penilaian_desktop.storage.reader import Reader
from penilaian_desktop.storage.tables import RECORD_TABLES

WITHOUT_START = 10_000
"""The place of entries without a start: behind all of their day that have one."""

_A = RECORD_TABLES[Activity]
_E = RECORD_TABLES[EvidenceLink]
_NO_RHK: tuple[int | None, str] = (None, "")


class EntryRow(NamedTuple):
    """What a list needs of an entry's own row."""

    id: str
    version: int
    person_id: str
    day: date
    start: int | None
    end: int | None
    minutes: int
    text: str
    volume: Decimal | None
    unit: str | None
    rhk_id: str | None
    tags: tuple[str, ...]
    place: WorkPlace
    note: str
    status: ActivityStatus
    late: bool
    position: int
    proofs: int


_PROOFS = (
    select(func.count())
    .where(_E.c.activity_id == _A.c.id, _E.c.deleted.is_(False))
    .correlate(_A)
    .scalar_subquery()
    .label("proofs")
)
ENTRY_COLUMNS = (*(_A.c[name] for name in EntryRow._fields[:-1]), _PROOFS)
"""The columns of an `EntryRow`, the number of its files among them."""


class ActivityItems:
    """Completes rows of the activity table, page by page, with three small queries."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def of(self, rows: Sequence[EntryRow]) -> tuple[ActivityItem, ...]:
        """Return the rows as entries, in their order."""
        if not rows:
            return ()
        # what waits for a review has none of this version
        ids = [row.id for row in rows if row.status is not ActivityStatus.SUBMITTED]
        numbers = rhk_numbers(self._reader, rhk_ids={row.rhk_id for row in rows if row.rhk_id})
        reviews = self._newest_reviews(ids)
        names = self._names({review.author_id for review in reviews.values()})
        return tuple(
            _item(
                row,
                numbers.get(row.rhk_id or "") or _NO_RHK,
                reviews.get(row.id),
                names,
            )
            for row in rows
        )

    def _newest_reviews(self, ids: list[str]) -> dict[str, Review]:
        if not ids:
            return {}
        found = self._reader.find(Review, activity_id=ids, order=("at", "version", "id"))
        return {review.activity_id: review for review in found}

    def _names(self, person_ids: set[str]) -> dict[str, str]:
        if not person_ids:
            return {}
        found = self._reader.find(Employee, id=person_ids, include_deleted=True)
        return {employee.id: employee.name for employee in found}


def position_of(start: int | None) -> int:
    """Return the place of an entry in its day: its start in minutes, last when it has none."""
    return WITHOUT_START if start is None else start


def rhk_numbers(
    reader: Reader, *, rhk_ids: Iterable[str] = (), plan_ids: Iterable[str] = ()
) -> dict[str, tuple[int, str]]:
    """Return number on the form and text of every RHK of the plans concerned, by its id.

    Kinerja utama comes before tambahan, each in its order.
    """
    wanted = list(rhk_ids)
    plans = set(plan_ids)
    if wanted:
        plans |= {rhk.plan_id for rhk in reader.find(Rhk, id=wanted)}
    if not plans:
        return {}
    by_plan: dict[str, list[Rhk]] = {}
    for rhk in reader.find(Rhk, plan_id=plans):
        by_plan.setdefault(rhk.plan_id, []).append(rhk)
    found: dict[str, tuple[int, str]] = {}
    for group in by_plan.values():
        group.sort(key=lambda rhk: (rhk.rhk_kind is not RhkKind.UTAMA, rhk.order, rhk.id))
        found.update((rhk.id, (number, rhk.text)) for number, rhk in enumerate(group, 1))
    return found


def _item(
    row: EntryRow,
    rhk: tuple[int | None, str],
    review: Review | None,
    names: dict[str, str],
) -> ActivityItem:
    told = review if review is not None and _still_matters(review, row) else None
    return ActivityItem(
        id=row.id,
        version=row.version,
        person_id=row.person_id,
        day=row.day,
        start=row.start,
        end=row.end,
        minutes=row.minutes,
        text=row.text,
        volume=row.volume,
        unit=row.unit,
        rhk_id=row.rhk_id,
        rhk_number=rhk[0],
        rhk_text=rhk[1],
        tags=row.tags,
        place=row.place,
        note=row.note,
        status=row.status,
        review_note=told.note if told else "",
        reviewer=names.get(told.author_id, "") if told else "",
        evidence_count=row.proofs,
        late=row.late,
    )


def _still_matters(review: Review, row: EntryRow) -> bool:
    """Tell whether a review speaks about this version, or is a return that is being mended."""
    if review.activity_version == row.version:
        return True
    return row.status is ActivityStatus.DRAFT and review.decision is ReviewDecision.RETURNED
