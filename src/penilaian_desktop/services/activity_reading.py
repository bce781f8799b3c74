"""The log to look at: week, table, search; own, or handed in by the staff (TS-6, TS-11)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from penilaian_desktop.domain.access import Action, Standing
from penilaian_desktop.domain.activity import ActivityStatus
from penilaian_desktop.domain.activity_views import (
    ActivityFilter,
    ActivityItem,
    ActivityPage,
    DayInfo,
    WeekView,
)
from penilaian_desktop.domain.overlaps import pairs
from penilaian_desktop.domain.table_views import LogTotals
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.log_days import (
    day_infos,
    is_complete,
    kept_of,
    kept_pairs,
    missing_days,
    timed,
)
from penilaian_desktop.services.people import appraiser_of, calendar_of, pattern_of
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import related_windows, require
from penilaian_desktop.storage.activity_store import EntrySpan
from penilaian_desktop.storage.unit_of_work import ReadUnit

HANDED_IN = (ActivityStatus.SUBMITTED, ActivityStatus.APPROVED, ActivityStatus.RETURNED)
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)
Spans = tuple[tuple[date, date], ...]


class ActivityReading:
    """Reading use cases of the log; `Activities` carries them."""

    __slots__ = ()

    context: Context

    def week(self, s: Session, monday: date, person_id: str | None = None) -> WeekView:
        """Return the seven days from `monday` on; of somebody else only what was handed in."""
        who = person_id or s.person_id
        with self.context.read() as unit:
            return week_view(unit, s, who, monday, self.context.today(unit))

    def days(
        self, s: Session, starts: date, ends: date, person_id: str | None = None
    ) -> tuple[DayInfo, ...]:
        """Return days with target, logged and overlapping minutes: the month as a heat map."""
        who = person_id or s.person_id
        with self.context.read() as unit:
            first = starts - timedelta(days=1)
            items: Sequence[ActivityItem | EntrySpan]
            if who == s.person_id:
                require(unit, s, Action.READ_DRAFT_ACTIVITY, who, first)
                items = unit.activities.spans(who, first, ends)
            else:
                items = _readable(unit, s, who, first, ends)
            found = pairs(timed(item) for item in items)
            kept = kept_of(unit, who, found)
            calendar = calendar_of(unit, who, starts)
            return day_infos(calendar, items, starts, ends, kept, found_pairs=found)

    def page(
        self,
        s: Session,
        shown: ActivityFilter,
        after: tuple[str, str] | None = None,
        limit: int = 100,
        *,
        before: tuple[str, str] | None = None,
    ) -> ActivityPage:
        """Return a page of entries by key; `after` or `before` is a key that another page gave.

        For another person the filter is narrowed to what was handed in; the standing must hold on
        a day of the filter's span.
        """
        with self.context.read() as unit:
            narrowed, spans = self._allowed(unit, s, shown)
            found = unit.activities.page(narrowed, after=after, limit=limit, before=before)
            if len(spans) <= 1:
                return found
            return replace(found, items=tuple(i for i in found.items if _within(i.day, spans)))

    def totals(self, s: Session, shown: ActivityFilter) -> LogTotals:
        """Return how many entries a filter finds and their minutes; narrowed as `page` is.

        It reads the whole list: ask for it after the first page is shown.
        """
        with self.context.read() as unit:
            narrowed, spans = self._allowed(unit, s, shown)
            parts = [narrowed]
            if len(spans) > 1:
                starts, ends = narrowed.starts or EARLIEST, narrowed.ends or LATEST
                parts = [
                    replace(narrowed, starts=max(first, starts), ends=min(last, ends))
                    for first, last in _apart(spans)
                ]
            found = [unit.activities.totals(part) for part in parts]
            return LogTotals(
                entries=sum(part.entries for part in found),
                minutes=sum(part.minutes for part in found),
            )

    def search(
        self, s: Session, text: str, shown: ActivityFilter | None = None, limit: int = 100
    ) -> ActivityPage:
        """Find entries that contain every word of a text, newest first."""
        return self.page(s, replace(shown or ActivityFilter(), search=text), limit=limit)

    def _allowed(
        self, unit: ReadUnit, s: Session, shown: ActivityFilter
    ) -> tuple[ActivityFilter, Spans]:
        who = shown.person_id or s.person_id
        if who == s.person_id:
            # An account that is nobody's own has no log: an empty id would mean everybody's.
            require(unit, s, Action.READ_DRAFT_ACTIVITY, who, self.context.today(unit))
            return replace(shown, person_id=who), ()
        return self._narrowed(unit, s, replace(shown, person_id=who))

    def _narrowed(
        self, unit: ReadUnit, s: Session, shown: ActivityFilter
    ) -> tuple[ActivityFilter, Spans]:
        starts, ends = shown.starts or EARLIEST, shown.ends or LATEST
        found = require(unit, s, Action.READ_SUBMITTED_ACTIVITY, shown.person_id, starts, ends)
        statuses = tuple(x for x in shown.statuses if x in HANDED_IN)
        if shown.statuses and not statuses:
            ends = starts - timedelta(days=1)
        spans: Spans = ()
        if Standing.HR not in found:
            spans = readable_spans(unit, s, shown.person_id)
            starts = max(starts, min(first for first, _ in spans))
            ends = min(ends, max(last for _, last in spans))
        return replace(shown, statuses=statuses or HANDED_IN, starts=starts, ends=ends), spans


def readable_spans(unit: ReadUnit, s: Session, person_id: str) -> Spans:
    """Return the spans of days of a person's handed-in log that relations open to the session."""
    return tuple(
        (max(window.starts, EARLIEST), min(window.ends or LATEST, LATEST))
        for window in related_windows(unit, s, person_id)
    )


def week_view(unit: ReadUnit, s: Session, person_id: str, monday: date, today: date) -> WeekView:
    """Return a week as the session may see it; `today` tells which days are reached."""
    sunday = monday + timedelta(days=6)
    items = _readable(unit, s, person_id, monday - timedelta(days=1), sunday)
    calendar = calendar_of(unit, person_id, monday)
    kept = kept_pairs(unit, person_id, (timed(item) for item in items))
    days = day_infos(calendar, items, monday, sunday, kept)
    years = sorted({monday.year, sunday.year})
    return WeekView(
        days=days,
        items=tuple(item for item in items if monday <= item.day),
        target=sum(day.target for day in days),
        logged=sum(day.logged for day in days),
        night_shift=pattern_of(unit, person_id, monday).night_shift,
        carried=tuple(item for item in items if item.day < monday and (item.end or 0) > 1440),
        no_holidays=tuple(year for year in years if not calendar.has_holidays(year)),
        complete=is_complete(days, today),
        missing=missing_days(days, today),
        kept=kept,
        reviews_at=reviews_at(unit, person_id, today) if person_id == s.person_id else None,
    )


def reviews_at(unit: ReadUnit, person_id: str, today: date) -> datetime | None:
    """Return how old the decisions on a log are, None where they are made on this laptop."""
    head = appraiser_of(unit, person_id, today)
    if head is None or any(account.person_id == head for account in unit.accounts.all()):
        return None
    received = unit.exchange.links("in", limit=1)
    return received[0].at if received else None


def _readable(
    unit: ReadUnit, s: Session, person_id: str, starts: date, ends: date
) -> tuple[ActivityItem, ...]:
    items = unit.activities.between(person_id, starts, ends)
    if person_id == s.person_id:
        require(unit, s, Action.READ_DRAFT_ACTIVITY, person_id, starts)
        return items
    found = require(unit, s, Action.READ_SUBMITTED_ACTIVITY, person_id, starts, ends)
    handed_in = tuple(item for item in items if item.status in HANDED_IN)
    if Standing.HR in found:
        return handed_in
    spans = readable_spans(unit, s, person_id)
    return tuple(item for item in handed_in if _within(item.day, spans))


def _apart(spans: Spans) -> Spans:
    """Return the same days without any twice."""
    found: list[tuple[date, date]] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return tuple(found)


def _within(day: date, spans: Spans) -> bool:
    return any(first <= day <= last for first, last in spans)
