"""Pages of the log by key: ordered by day, minutes, RHK or status, found by words or not.

A page begins at its key in an index and ends after its rows: what it costs depends on neither the
length of the list nor how far down it lies. A key is the value of the order with the day, then the
place in the day with the id.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, or_, select

from penilaian_desktop.domain.activity import Activity, ActivityStatus
from penilaian_desktop.domain.activity_views import ActivityFilter
from penilaian_desktop.domain.plan import Plan, Rhk, RhkKind
from penilaian_desktop.domain.table_views import LogOrder, LogTotals
from penilaian_desktop.storage import search
from penilaian_desktop.storage.activity_filter import Asked, asked, match_of, typed
from penilaian_desktop.storage.activity_items import ENTRY_COLUMNS, EntryRow
from penilaian_desktop.storage.reader import Reader
from penilaian_desktop.storage.tables import RECORD_TABLES

_A = RECORD_TABLES[Activity]

Key = tuple[str, str]

STATUS_ORDER = (
    ActivityStatus.DRAFT,
    ActivityStatus.RETURNED,
    ActivityStatus.SUBMITTED,
    ActivityStatus.APPROVED,
)
"""The order of states: what asks for something first."""

_NO_RHK = "-"
_UNKNOWN_RHK = "?"


class Rows(NamedTuple):
    """The rows of a page, and the key behind the last one (None = end)."""

    rows: list[EntryRow]
    key: Key | None


class _Place(NamedTuple):
    """Where a page begins: value of the order, day, position, id."""

    value: str
    day: date
    position: int
    id: str


class ActivityPages:
    """Reads pages of a filtered list."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def page(self, shown: ActivityFilter, after: Key | None, limit: int) -> Rows:
        """Return the rows behind a key, at most `limit`."""
        at = _place(after) if after is not None else None
        if shown.order is LogOrder.MINUTES:
            rows = self._by_minutes(shown, at, limit + 1)
        elif shown.order is LogOrder.DAY:
            rows = self._by_day(shown, at, limit + 1, newest_first=shown.newest_first)
        else:
            return self._by_groups(shown, at, limit)
        return _cut(rows, limit, lambda row: str(row.minutes))

    def before(self, shown: ActivityFilter, key: Key, limit: int) -> Rows:
        """Return the rows in front of a key in a list by day, in the order of the list."""
        rows = self._by_day(
            shown, _place(key), limit + 1, newest_first=not shown.newest_first, reverse=True
        )
        more = len(rows) > limit
        shortened = rows[:limit][::-1]
        return Rows(shortened, key_of_row("", shortened[0]) if more else None)

    def totals(self, shown: ActivityFilter) -> LogTotals:
        """Return how many entries a filter finds and the sum of their minutes."""
        wanted = asked(shown)
        if not self._ask_words(shown, wanted):
            return LogTotals(entries=0, minutes=0)
        ((entries, minutes),) = self._reader.fetch(
            ("log totals", *wanted.shape),
            lambda: select(func.count(), func.coalesce(func.sum(_A.c.minutes), 0)).where(
                *wanted.conditions()
            ),
            wanted.values,
        )
        return LogTotals(entries=entries, minutes=minutes)

    # --- orders ----------------------------------------------------------------------------
    def _by_day(
        self,
        shown: ActivityFilter,
        at: _Place | None,
        limit: int,
        *,
        newest_first: bool,
        reverse: bool = False,
    ) -> list[EntryRow]:
        wanted = asked(shown)
        if at is not None:
            _ask_beyond(wanted, at, newest_first=newest_first, reverse=reverse)
        words = match_of(shown)
        if words and shown.person_id:
            return self._by_documents(
                shown, words, wanted, limit, newest_first=newest_first, reverse=reverse, at=at
            )
        if not self._ask_words(shown, wanted):
            return []
        shape = ("log page", newest_first, reverse, *wanted.shape)
        order = _day_order(newest_first=newest_first, reverse=reverse)
        return self._fetch(shape, lambda: _entries(wanted).order_by(*order), wanted, limit)

    def _by_minutes(self, shown: ActivityFilter, at: _Place | None, limit: int) -> list[EntryRow]:
        """Two steps: keys from an index that has all they need, then the rows of one page."""
        wanted = asked(shown)
        down = shown.newest_first
        if not self._ask_words(shown, wanted):
            return []
        if at is not None:
            wanted.ask(
                ("beyond minutes", down),
                lambda: _beyond_minutes(down),
                minutes_=int(at.value),
                **_values_of(at),
            )
        keys = self._reader.fetch(
            ("log by minutes", down, *wanted.shape),
            lambda: (
                select(_A.c.id)
                .where(*wanted.conditions())
                .order_by(
                    _A.c.minutes.desc() if down else _A.c.minutes,
                    *_day_order(newest_first=True, reverse=False),
                )
                .limit(bindparam("limit_"))
            ),
            wanted.values | {"limit_": limit},
        )
        return self._rows_of([row[0] for row in keys])

    def _by_groups(self, shown: ActivityFilter, at: _Place | None, limit: int) -> Rows:
        found: list[tuple[str, EntryRow]] = []
        for group, narrow in self._groups(shown, at):
            wanted = asked(shown)
            narrow(wanted)
            if not self._ask_words(shown, wanted):
                break
            if at is not None and at.value == group:
                _ask_beyond(wanted, at, newest_first=True, reverse=False)
            order = _day_order(newest_first=True, reverse=False)
            rows = self._fetch(
                ("log group", *wanted.shape),
                lambda: _entries(wanted).order_by(*order),  # noqa: B023  (used at once)
                wanted,
                limit + 1 - len(found),
            )
            found.extend((group, row) for row in rows)
            if len(found) > limit:
                break
        more = len(found) > limit
        del found[limit:]
        key = key_of_row(*found[-1]) if more else None
        return Rows([row for _, row in found], key)

    def _groups(
        self, shown: ActivityFilter, at: _Place | None
    ) -> Iterator[tuple[str, Callable[[Asked], None]]]:
        groups: list[tuple[str, Callable[[Asked], None]]]
        if shown.order is LogOrder.STATUS:
            groups = [(status.value, _of_status(status)) for status in STATUS_ORDER]
        else:
            known = self._rhk_in_order(shown.person_id)
            groups = [(rhk_id, _of_rhk(rhk_id)) for rhk_id in known]
            groups += [(_UNKNOWN_RHK, _of_unknown_rhk), (_NO_RHK, _of_no_rhk)]
        if not shown.newest_first:
            groups.reverse()
        names = [name for name, _ in groups]
        yield from groups[names.index(at.value) if at and at.value in names else 0 :]

    def _rhk_in_order(self, person_id: str) -> list[str]:
        """Return a person's RHK: of the newest plan first, each plan in the order of its form."""
        plans = self._reader.find(Plan, person_id=person_id, include_deleted=True)
        rank = {p.id: n for n, p in enumerate(sorted(plans, key=lambda p: (p.starts, p.id)))}
        found = self._reader.find(Rhk, person_id=person_id, include_deleted=True)
        return [
            rhk.id
            for rhk in sorted(
                found,
                key=lambda r: (
                    -rank.get(r.plan_id, -1),
                    r.rhk_kind is not RhkKind.UTAMA,
                    r.order,
                    r.id,
                ),
            )
        ]

    # --- words -----------------------------------------------------------------------------
    def _by_documents(
        self,
        shown: ActivityFilter,
        words: str,
        wanted: Asked,
        limit: int,
        *,
        newest_first: bool,
        reverse: bool,
        at: _Place | None,
    ) -> list[EntryRow]:
        """Read the index along its numbers, which are in order of days, as far as needed.

        Within a day its order is another one: the last day counts only when read to its end.
        """
        number = search.person_number(self._reader, shown.person_id)
        if number is None:
            return []
        starts, ends = shown.starts, shown.ends
        if at is not None and newest_first:
            ends = min(ends or at.day, at.day)
        elif at is not None:
            starts = max(starts or at.day, at.day)
        wide = limit + _DAY_MORE
        rows = self._documents(words, number, starts, ends, wanted, wide, newest_first)
        if len(rows) == wide:
            last = rows[-1].day
            rows = [row for row in rows if row.day != last]
            if len(rows) < limit:
                rows += self._documents(words, number, last, last, wanted, _WHOLE_DAY, newest_first)
        rows.sort(key=lambda row: (row.position, row.id), reverse=reverse)
        rows.sort(key=lambda row: row.day, reverse=newest_first)
        return rows[:limit]

    def _documents(
        self,
        words: str,
        number: int,
        starts: date | None,
        ends: date | None,
        wanted: Asked,
        limit: int,
        newest_first: bool,
    ) -> list[EntryRow]:
        first, last = search.documents_between(number, starts, ends)
        values = {"query": words, "first_doc": first, "last_doc": last, "limit_": limit}
        rows = self._reader.fetch(
            ("log documents", newest_first, *wanted.shape),
            lambda: _in_documents(wanted, newest_first=newest_first),
            wanted.values | values,
        )
        return [EntryRow._make(row) for row in rows]

    def _ask_words(self, shown: ActivityFilter, wanted: Asked) -> bool:
        """Ask for a filter's words as a set of ids; False when nothing can be found."""
        words = match_of(shown)
        if not words:
            return True
        if not shown.person_id:
            wanted.ask("words", lambda: _A.c.id.in_(search.matching_ids()), query=words)
            return True
        number = search.person_number(self._reader, shown.person_id)
        if number is None:
            return False
        first, last = search.documents_between(number, shown.starts, shown.ends)
        wanted.ask(
            "words within",
            lambda: _A.c.id.in_(search.matching_within()),
            query=words,
            first_doc=first,
            last_doc=last,
        )
        return True

    # --- rows ------------------------------------------------------------------------------
    def _fetch(
        self,
        shape: Hashable,
        make: Callable[[], Select[Any]],
        wanted: Asked,
        limit: int,
    ) -> list[EntryRow]:
        rows = self._reader.fetch(
            shape, lambda: make().limit(bindparam("limit_")), wanted.values | {"limit_": limit}
        )
        return [EntryRow._make(row) for row in rows]

    def _rows_of(self, ids: Sequence[str]) -> list[EntryRow]:
        query = select(*ENTRY_COLUMNS).where(_A.c.id.in_(list(ids)))
        found = {row.id: EntryRow._make(row) for row in self._reader.rows(query)}
        return [found[entry_id] for entry_id in ids]


_WHOLE_DAY = 1_000_000
_DAY_MORE = 40
"""More entries than a day usually has: they tell that the days before are read to their ends."""


def _entries(wanted: Asked) -> Select[Any]:
    return select(*ENTRY_COLUMNS).where(*wanted.conditions())


def _in_documents(wanted: Asked, *, newest_first: bool) -> Select[Any]:
    number = search.INDEX.c.rowid
    return (
        select(*ENTRY_COLUMNS)
        .select_from(search.along_index())
        .where(*search.matches(), *wanted.conditions())
        .order_by(number.desc() if newest_first else number)
        .limit(bindparam("limit_"))
    )


def _day_order(*, newest_first: bool, reverse: bool) -> tuple[ColumnElement[Any], ...]:
    day = _A.c.day.desc() if newest_first else _A.c.day
    if reverse:
        return day, _A.c.position.desc(), _A.c.id.desc()
    return day, _A.c.position, _A.c.id


def _values_of(at: _Place) -> dict[str, Any]:
    return {"at_day_": at.day, "at_position_": at.position, "at_id_": at.id}


def _ask_beyond(wanted: Asked, at: _Place, *, newest_first: bool, reverse: bool) -> None:
    wanted.ask(
        ("beyond", newest_first, reverse),
        lambda: _beyond(newest_first=newest_first, reverse=reverse),
        **_values_of(at),
    )


def _beyond(*, newest_first: bool, reverse: bool) -> ColumnElement[bool]:
    """Return what lies behind a key: a later place in its day, or a day further on.

    The bound on the day alone lets the database begin at the right place of its index.
    """
    day = typed("at_day_", _A.c.day)
    place, entry = typed("at_position_", _A.c.position), typed("at_id_", _A.c.id)
    if reverse:
        within = or_(_A.c.position < place, and_(_A.c.position == place, _A.c.id < entry))
    else:
        within = or_(_A.c.position > place, and_(_A.c.position == place, _A.c.id > entry))
    if newest_first:
        return and_(_A.c.day <= day, or_(_A.c.day < day, within))
    return and_(_A.c.day >= day, or_(_A.c.day > day, within))


def _beyond_minutes(down: bool) -> ColumnElement[bool]:
    same = and_(_A.c.minutes == bindparam("minutes_"), _beyond(newest_first=True, reverse=False))
    past = _A.c.minutes < bindparam("minutes_") if down else _A.c.minutes > bindparam("minutes_")
    return or_(past, same)


def _of_status(status: ActivityStatus) -> Callable[[Asked], None]:
    def narrow(wanted: Asked) -> None:
        wanted.ask(
            "group status",
            lambda: _A.c.status == typed("group_", _A.c.status),
            group_=status,
        )

    return narrow


def _of_rhk(rhk_id: str) -> Callable[[Asked], None]:
    def narrow(wanted: Asked) -> None:
        wanted.ask("group rhk", lambda: _A.c.rhk_id == bindparam("group_"), group_=rhk_id)

    return narrow


def _of_no_rhk(wanted: Asked) -> None:
    wanted.ask("group without", lambda: _A.c.rhk_id.is_(None))


def _of_unknown_rhk(wanted: Asked) -> None:
    rhk = RECORD_TABLES[Rhk]
    wanted.ask(
        "group unknown",
        lambda: and_(
            _A.c.rhk_id.is_not(None),
            ~select(rhk.c.id)
            .where(rhk.c.id == _A.c.rhk_id, rhk.c.person_id == _A.c.person_id)
            .exists(),
        ),
    )


def _cut(rows: list[EntryRow], limit: int, value: Callable[[EntryRow], str]) -> Rows:
    more = len(rows) > limit
    del rows[limit:]
    return Rows(rows, key_of_row(value(rows[-1]), rows[-1]) if more else None)


def key_of_row(value: str, row: EntryRow) -> Key:
    """Return the key of a row in a list by the value."""
    return f"{row.day.isoformat()} {value}", f"{row.position:05d} {row.id}"


def _place(key: Key) -> _Place:
    day, _, value = key[0].partition(" ")
    position, _, entry_id = key[1].partition(" ")
    return _Place(value, date.fromisoformat(day), int(position), entry_id)
