"""The daily log as lists show it: entries with their RHK, review and evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    Text,
    bindparam,
    case,
    cast,
    func,
    insert,
    select,
    type_coerce,
)

from penilaian_desktop.domain.activity import Activity, ActivityStatus, EvidenceLink
from penilaian_desktop.domain.activity_views import ActivityFilter, ActivityItem, ActivityPage
from penilaian_desktop.domain.entry_views import Suggestion
from penilaian_desktop.domain.table_views import LogTotals
from penilaian_desktop.storage.activity_filter import has_evidence, needs_evidence
from penilaian_desktop.storage.activity_items import (
    ENTRY_COLUMNS,
    ActivityItems,
    EntryRow,
)
from penilaian_desktop.storage.activity_pages import ActivityPages, key_of_row
from penilaian_desktop.storage.history import suggestions_of
from penilaian_desktop.storage.prepared import among, places, spread
from penilaian_desktop.storage.reader import Reader
from penilaian_desktop.storage.records import PLACES, gone
from penilaian_desktop.storage.tables import RECORD_TABLES, opened_entry

_A = RECORD_TABLES[Activity]
_E = RECORD_TABLES[EvidenceLink]

_IN_ORDER = (_A.c.day, _A.c.position, _A.c.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class RhkTotal:
    """What the entries of one RHK and unit of output add up to."""

    rhk_id: str | None
    unit: str | None
    volume: Decimal
    minutes: int
    activities: int
    evidence: int


class EntrySpan(NamedTuple):
    """When an entry lies."""

    id: str
    day: date
    start: int | None
    end: int | None
    minutes: int


class ActivityStore:
    """Reads the log within a snapshot."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._items = ActivityItems(reader)
        self._pages = ActivityPages(reader)

    def item(self, activity_id: str) -> ActivityItem:
        """Return one entry; raises StaleRecord("record_gone")."""
        found = self.items((activity_id,))
        if not found:
            raise gone(Activity, activity_id)
        return found[0]

    def items(self, activity_ids: Iterable[str]) -> tuple[ActivityItem, ...]:
        """Return entries in the order of their ids; deleted ones are left out."""
        ids = list(activity_ids)
        found: dict[str, ActivityItem] = {}
        for start in range(0, len(ids), PLACES):
            part = ids[start : start + PLACES]
            count = places(len(part))
            rows = self._reader.fetch(
                ("log items", count),
                lambda: _entries_of(count),  # noqa: B023  (used at once)
                spread("id", part),
            )
            items = self._items.of([EntryRow._make(row) for row in rows])
            found.update((item.id, item) for item in items)
        return tuple(found[activity_id] for activity_id in ids if activity_id in found)

    def of_day(self, person_id: str, day: date) -> tuple[ActivityItem, ...]:
        """Return a day's entries in order of start."""
        return self.between(person_id, day, day)

    def between(self, person_id: str, starts: date, ends: date) -> tuple[ActivityItem, ...]:
        """Return the entries of some days (inclusive) in order of day and start."""
        rows = self._reader.fetch(
            "log between",
            lambda: select(*ENTRY_COLUMNS).where(*_OF_DAYS).order_by(*_IN_ORDER),
            {"person_": person_id, "starts_": starts, "ends_": ends},
        )
        return self._items.of([EntryRow._make(row) for row in rows])

    def spans(self, person_id: str, starts: date, ends: date) -> tuple[EntrySpan, ...]:
        """Return when the entries of some days (inclusive) lie, and nothing else of them."""
        rows = self._reader.fetch(
            "log spans",
            lambda: select(*(_A.c[name] for name in EntrySpan._fields)).where(*_OF_DAYS),
            {"person_": person_id, "starts_": starts, "ends_": ends},
        )
        return tuple([EntrySpan._make(row) for row in rows])

    def page(
        self,
        shown: ActivityFilter,
        *,
        after: tuple[str, str] | None,
        limit: int,
        before: tuple[str, str] | None = None,
    ) -> ActivityPage:
        """Return a page of a filtered list by key; `next_key` is None at the end.

        Newest first is about days; within a day entries are always in order of their start. With
        `before` the page ends in front of that key, and `next_key` leads further that way.
        """
        if before is not None:
            rows, key = self._pages.before(shown, before, limit)
        else:
            rows, key = self._pages.page(shown, after, limit)
        first = key_of_row("", rows[0]) if rows else None
        return ActivityPage(items=self._items.of(rows), next_key=key, first_key=first)

    def totals(self, shown: ActivityFilter) -> LogTotals:
        """Return how many entries a filter finds and the sum of their minutes."""
        return self._pages.totals(shown)

    def totals_by_rhk(
        self,
        person_id: str,
        starts: date,
        ends: date,
        *,
        statuses: Sequence[ActivityStatus] = (ActivityStatus.APPROVED,),
    ) -> tuple[RhkTotal, ...]:
        """Return what entries add up to, exactly, per RHK and unit; accepted ones by default.

        The database adds up; a row comes back for each number of decimals, not for each entry.
        """
        rows = self._reader.fetch(
            ("totals by rhk", len(statuses)),
            lambda: _sums_with_proofs(len(statuses)),
            _of_days(person_id, starts, ends, statuses),
        )
        sums: dict[tuple[str | None, str | None], RhkTotal] = {}
        for rhk_id, unit, decimals, long, digits, count, minutes, proofs in rows:
            old = sums.get((rhk_id, unit))
            volume = Decimal(long) * count if long else Decimal(digits or 0).scaleb(-decimals)
            sums[rhk_id, unit] = RhkTotal(
                rhk_id=rhk_id,
                unit=unit,
                volume=(old.volume if old else Decimal(0)) + volume,
                minutes=(old.minutes if old else 0) + minutes,
                activities=(old.activities if old else 0) + count,
                evidence=(old.evidence if old else 0) + proofs,
            )
        return tuple(sums.values())

    def minutes_by_day(self, person_id: str, starts: date, ends: date) -> dict[date, int]:
        """Return the logged minutes of each day that has entries."""
        rows = self._reader.rows(
            select(_A.c.day, func.sum(_A.c.minutes))
            .where(*_present(person_id, starts, ends))
            .group_by(_A.c.day)
        )
        return {row[0]: row[1] for row in rows}

    def days_with_entries(self, person_id: str, starts: date, ends: date) -> frozenset[date]:
        """Return the days (inclusive) on which a person logged anything, drafts included."""
        rows = self._reader.rows(
            select(_A.c.day).where(*_present(person_id, starts, ends)).distinct()
        )
        return frozenset(row.day for row in rows)

    def counts(self, person_id: str) -> dict[ActivityStatus, int]:
        """Return how many entries a person has in each state."""
        rows = self._reader.rows(
            select(_A.c.status, func.count())
            .where(_A.c.person_id == person_id, _A.c.deleted.is_(False))
            .group_by(_A.c.status)
        )
        return {row[0]: row[1] for row in rows}

    def waiting(self, person_ids: Iterable[str]) -> dict[str, int]:
        """Return how many entries wait for a review, by person."""
        rows = self._reader.rows(
            select(_A.c.person_id, func.count())
            .where(
                _A.c.person_id.in_(list(person_ids)),
                _A.c.status == ActivityStatus.SUBMITTED,
                _A.c.deleted.is_(False),
            )
            .group_by(_A.c.person_id)
        )
        return {row[0]: row[1] for row in rows}

    def without_evidence(self, person_id: str, starts: date, ends: date) -> int:
        """Return how many entries of some days support an RHK and have no file attached."""
        rows = self._reader.rows(
            select(func.count()).where(
                *_present(person_id, starts, ends), needs_evidence(), ~has_evidence()
            )
        )
        found: int = rows[0][0]
        return found

    def suggestions(
        self,
        person_id: str,
        *,
        day: date | None = None,
        limit: int,
        numbers: dict[str, int] | None = None,
    ) -> tuple[Suggestion, ...]:
        """Return texts of a person's history, those likely on `day` first.

        RHK numbers are those given by id, else those of the person's newest plan.
        """
        return suggestions_of(self._reader, person_id, day=day, limit=limit, numbers=numbers)

    def opened(self, reader_id: str, person_id: str, starts: date, ends: date) -> tuple[int, int]:
        """Return how many of a person's submitted entries a reader opened, and of how many."""
        values = _of_days(person_id, starts, ends, _HANDED_IN) | {"reader_": reader_id}
        ((seen,),) = self._reader.fetch("opened", _opened_entries, values)
        ((every,),) = self._reader.fetch("submitted", _submitted_entries, values)
        return seen, every


class ActivityWriter(ActivityStore):
    """Reads the log within a unit of work, and notes what a reader opened."""

    def __init__(self, reader: Reader, connection: Connection, now: datetime) -> None:
        super().__init__(reader)
        self._connection = connection
        self._now = now

    def mark_opened(self, reader_id: str, activity_id: str, person_id: str) -> None:
        """Remember that a reader opened an entry; the first time counts."""
        known = select(opened_entry.c.at).where(
            opened_entry.c.reader_id == reader_id, opened_entry.c.activity_id == activity_id
        )
        if self._connection.execute(known).first() is None:
            self._connection.execute(
                insert(opened_entry).values(
                    reader_id=reader_id, activity_id=activity_id, person_id=person_id, at=self._now
                )
            )


def _entries_of(count: int) -> Select[Any]:
    return select(*ENTRY_COLUMNS).where(among(_A.c.id, "id", count), _A.c.deleted.is_(False))


def _present(person_id: str, starts: date, ends: date) -> tuple[ColumnElement[bool], ...]:
    return (
        _A.c.person_id == person_id,
        _A.c.day.between(starts, ends),
        _A.c.deleted.is_(False),
    )


_OF_DAYS = (
    _A.c.person_id == bindparam("person_"),
    _A.c.day.between(
        bindparam("starts_", type_=_A.c.day.type), bindparam("ends_", type_=_A.c.day.type)
    ),
    _A.c.deleted.is_(False),
)
"""`_present` for statements that are made once."""


def _of_days(
    person_id: str, starts: date, ends: date, statuses: Sequence[ActivityStatus]
) -> dict[str, Any]:
    """Return the values for `_OF_DAYS` and for the statuses looked for."""
    found: dict[str, Any] = {"person_": person_id, "starts_": starts, "ends_": ends}
    return found | {f"status_{n}": status for n, status in enumerate(statuses)}


_SHORT = 12
"""Characters of a volume up to which whole sums of it cannot overflow, whatever the entries."""


def _sums_with_proofs(statuses: int) -> Select[Any]:
    """Return the sums of entries by RHK, unit and number of decimals of their volumes.

    Volumes are exact text: without its point "12.50" is 1250 hundredths, and whole numbers add up
    exactly. A volume that is longer than `_SHORT` stands for itself and is counted.
    """
    volume = type_coerce(_A.c.volume, Text)
    point, length = func.instr(volume, "."), func.length(volume)
    decimals = case((length > _SHORT, 0), (point > 0, length - point), else_=0).label("decimals")
    long = case((length > _SHORT, volume)).label("long")
    digits = func.sum(case((length <= _SHORT, cast(func.replace(volume, ".", ""), Integer))))
    proofs = (
        select(func.count())
        .where(_E.c.activity_id == _A.c.id, _E.c.deleted.is_(False))
        .scalar_subquery()
    )
    rhk, unit = _A.c.rhk_id, _A.c.unit
    counted = (func.count(), func.sum(_A.c.minutes), func.sum(proofs))
    return (
        select(rhk, unit, decimals, long, digits, *counted)
        .where(*_OF_DAYS, among(_A.c.status, "status", statuses))
        .group_by(rhk, unit, decimals, long)
    )


_HANDED_IN = (ActivityStatus.SUBMITTED, ActivityStatus.APPROVED, ActivityStatus.RETURNED)
"""Every status but that of a draft: named, the index finds them, and a count reads no entry."""


def _submitted_entries() -> Select[Any]:
    return select(func.count()).where(*_OF_DAYS, among(_A.c.status, "status", len(_HANDED_IN)))


def _opened_entries() -> Select[Any]:
    return _submitted_entries().where(
        opened_entry.c.activity_id == _A.c.id, opened_entry.c.reader_id == bindparam("reader_")
    )
