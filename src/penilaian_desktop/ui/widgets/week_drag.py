"""Moving an entry of the week, its edges, or the span of a new one, by pointer or key; no Qt.

Minutes are counted from the midnight of the day on which the entry starts; a night shift ends
after 1440. A drag never changes the data: it says what the entry would become.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from penilaian_desktop.domain.activity_views import ActivityItem
from penilaian_desktop.domain.overlaps import Timed, resized
from penilaian_desktop.ui.widgets.week_layout import MINUTES_A_DAY, UNKNOWN_LENGTH

STEP = 15
FINE_STEP = 5


class DragKind(StrEnum):
    """What is dragged: a whole entry, its beginning, its end, or the span of a new one."""

    MOVE = "move"
    TOP = "top"
    BOTTOM = "bottom"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Drag:
    """A drag under way: where it began and where it is now.

    `night` allows ends after midnight. `anchor` is the minute that was taken hold of, in the
    column of `anchor_day`.
    """

    kind: DragKind
    item: ActivityItem | None
    anchor_day: date
    anchor: int
    day: date
    start: int
    end: int
    night: bool = False

    @property
    def changed(self) -> bool:
        """Tell whether a drop here changes anything."""
        item = self.item
        if item is None:
            return True
        return (item.day, item.start) != (self.day, self.start) or self.end != ends_at(item)

    @property
    def minutes(self) -> int:
        """Return the effective minutes after the drop; breaks inside the entry stay."""
        item = self.item
        if item is None:
            return self.end - self.start
        old = Timed(id=item.id, day=item.day, start=item.start, end=item.end, minutes=item.minutes)
        return resized(old, self.day, self.start, self.end).minutes


def ends_at(item: ActivityItem) -> int:
    """Return the minute at which an entry ends, or seems to when its end is not known."""
    if item.end is not None:
        return item.end
    return (item.start or 0) + (item.minutes or UNKNOWN_LENGTH)


def take(kind: DragKind, item: ActivityItem, day: date, minute: int, *, night: bool) -> Drag:
    """Return a drag of an entry taken hold of at a minute of the column of `day`."""
    start = item.start if item.start is not None else 0
    return Drag(kind, item, day, minute, item.day, start, ends_at(item), night)


def begin(day: date, minute: int) -> Drag:
    """Return a drag that spans a new entry from the quarter in which it began."""
    start = min(minute // STEP * STEP, MINUTES_A_DAY - STEP)
    return Drag(DragKind.NEW, None, day, start, day, start, start + STEP)


def dragged(drag: Drag, day: date, minute: int, step: int = STEP) -> Drag:
    """Return the drag with the pointer at a minute of the column of `day`."""
    item = drag.item
    if item is None:
        return _spanned(drag, minute, step)
    start = item.start if item.start is not None else 0
    end = ends_at(item)
    if drag.kind is DragKind.MOVE:
        by = (day - drag.anchor_day).days
        if item.start is None:
            at = _snap(minute, step)
            return placed(drag, day, at, at + end)
        at = _snap(start + minute - drag.anchor, step)
        if minute == drag.anchor:
            at = start
        return placed(drag, item.day + timedelta(days=by), at, at + end - start)
    at = _snap(minute + (day - item.day).days * MINUTES_A_DAY if drag.night else minute, step)
    if drag.kind is DragKind.TOP:
        earliest = max(end - MINUTES_A_DAY, 0)
        return replace(drag, start=max(min(at, end - step, MINUTES_A_DAY - step), earliest))
    latest = start + MINUTES_A_DAY if drag.night else MINUTES_A_DAY
    return replace(drag, end=min(max(at, start + step), latest))


def placed(drag: Drag, day: date, start: int, end: int) -> Drag:
    """Return the drag with its entry at another time, kept inside the day (or the night)."""
    length = end - start
    latest = MINUTES_A_DAY - STEP if drag.night else max(MINUTES_A_DAY - length, 0)
    start = min(max(start, 0), latest)
    return replace(drag, day=day, start=start, end=start + length)


def stepped(drag: Drag, minutes: int) -> Drag:
    """Return the drag one key press further: the whole entry, or its end."""
    if drag.kind is DragKind.BOTTOM:
        latest = drag.start + MINUTES_A_DAY if drag.night else MINUTES_A_DAY
        return replace(drag, end=min(max(drag.end + minutes, drag.start + FINE_STEP), latest))
    return placed(drag, drag.day, drag.start + minutes, drag.end + minutes)


def day_stepped(drag: Drag, days: int) -> Drag:
    """Return the drag with its entry some days later or earlier."""
    return replace(drag, day=drag.day + timedelta(days=days))


def _spanned(drag: Drag, minute: int, step: int) -> Drag:
    at = min(max(_snap(minute, step), 0), MINUTES_A_DAY)
    start, end = min(drag.anchor, at), max(drag.anchor, at)
    return replace(drag, start=start, end=max(end, start + step))


def _snap(minute: int, step: int) -> int:
    return (2 * minute + step) // (2 * step) * step
