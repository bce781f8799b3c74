"""What the page reads in one go, and small steps between a line and an entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.activity_views import (
    ActivityFilter,
    ActivityItem,
    ActivityPage,
    DayInfo,
)
from penilaian_desktop.domain.entry_views import EntryContext, RhkChoice
from penilaian_desktop.domain.quick_entry import QuickEntry
from penilaian_desktop.ui.screens.kegiatan.same import SameAgain, same_again
from penilaian_desktop.ui.widgets.week_paint import Preview

if TYPE_CHECKING:
    from penilaian_desktop.services.registry import Services
    from penilaian_desktop.services.session import Session

PAGE = 40
"""Rows of a page: twice what a usual screen shows; the next page comes as soon as it is near."""
BEFORE = 20
"""Entries looked at to find what the last working day held."""


@dataclass(frozen=True, slots=True)
class TablePage:
    """A page of rows with the days they belong to."""

    page: ActivityPage
    infos: Mapping[date, DayInfo]


@dataclass(frozen=True, slots=True)
class LineContext:
    """What the line needs: its context, whether today has entries, what the same again brings."""

    entry: EntryContext
    begun: bool
    same: SameAgain | None


def line_context(services: Services, session: Session, today: date) -> LineContext:
    """Return the context of the line for today."""
    context = services.activities.entry_context(session, today)
    who = session.person_id
    yesterday = ActivityFilter(person_id=who, ends=today - timedelta(days=1))
    before = services.activities.page(session, yesterday, limit=BEFORE).items
    of_today = services.activities.page(
        session, ActivityFilter(person_id=who, starts=today, ends=today), limit=PAGE
    ).items
    same = same_again(before, of_today, context.follows_at)
    return LineContext(context, bool(of_today), same)


def table_page(
    services: Services,
    session: Session,
    shown: ActivityFilter,
    after: tuple[str, str] | None,
    before: tuple[str, str] | None = None,
) -> TablePage:
    """Return a page of the table; the totals of its days are read once it is shown."""
    return TablePage(services.activities.page(session, shown, after, PAGE, before=before), {})


def table_days(
    services: Services, session: Session, shown: ActivityFilter, days: Sequence[date]
) -> Mapping[date, DayInfo]:
    """Return the totals of days for the headings of a table that shows whole days."""
    if not days or not _whole_days(shown):
        return {}
    infos = services.activities.days(session, min(days), max(days))
    return {info.day: info for info in infos}


def _whole_days(shown: ActivityFilter) -> bool:
    """Tell whether a filter narrows by nothing but days."""
    plain = ActivityFilter(
        person_id=shown.person_id,
        starts=shown.starts,
        ends=shown.ends,
        newest_first=shown.newest_first,
    )
    return shown == plain


def line_of(item: ActivityItem, rhk: Sequence[RhkChoice] = ()) -> str:
    """Return an entry as a line to follow the last one: duration, text, ready for a volume.

    The number of its RHK is that of the choices, where it is one of them.
    """
    parts = [f"{item.minutes}m"] if item.minutes else []
    parts.append(item.text)
    number = next((one.number for one in rhk if one.rhk_id == item.rhk_id), item.rhk_number)
    if number is not None:
        parts.append(f"@{number}")
    parts += [f"#{tag}" for tag in item.tags]
    return " ".join(parts) + " "


def without_time(line: str, entry: QuickEntry) -> str:
    """Return a line without the words that were understood as its time and day."""
    kept, at = [], 0
    for token in entry.tokens:
        if token.kind in {"time", "day"}:
            kept.append(line[at : token.start])
            at = token.end
    kept.append(line[at:])
    return " ".join(" ".join(kept).split())


def preview_of(entry: QuickEntry | None, nameless: str) -> Preview | None:
    """Return where a typed entry would lie; None without a time. Half an hour stands for no end."""
    if entry is None or entry.start is None or not (entry.text or entry.tokens):
        return None
    end = entry.end if entry.end is not None else entry.start + (entry.minutes or 30)
    if end <= entry.start:
        return None
    volume = ""
    if entry.volume is not None:
        volume = f"{wording.number(entry.volume)} {entry.unit or ''}".strip()
    span = f"{wording.clock(entry.start)}–{wording.clock(end)}"
    return Preview(entry.day, entry.start, end, entry.text or nameless, span, volume)
