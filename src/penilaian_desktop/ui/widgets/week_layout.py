"""Where the blocks of a week lie: levels, overlaps, gaps and the range of hours, without Qt.

All times are minutes after the midnight of their column. A night shift belongs to the day it starts
and lies in two columns: to midnight in its own, from midnight on in the next (`carried`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeAlias

from penilaian_desktop.domain.activity_views import ActivityItem, DayInfo, WeekView

MINUTES_A_DAY = 1440
UNKNOWN_LENGTH = 30
"""Minutes drawn for an entry whose duration was not written yet."""
SHORTEST_GAP = 15
"""Shorter holes are not worth a reproach."""


@dataclass(frozen=True, slots=True)
class Span:
    """Minutes from `start` up to, not including, `end`."""

    start: int
    end: int

    @property
    def minutes(self) -> int:
        """Return the length."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Block:
    """An entry with its place: `level` steps to the right, `right` steps lost at the right.

    `carried` is the part of a night shift after midnight, in the column of the next day.
    """

    item: ActivityItem
    start: int
    end: int
    level: int
    right: int
    carried: bool = False

    @property
    def goes_on(self) -> bool:
        """Tell whether the entry goes on after midnight in the next column."""
        end = self.item.end
        return not self.carried and end is not None and end > MINUTES_A_DAY


@dataclass(frozen=True, slots=True)
class Overlap:
    """The minutes that two entries share; `earlier` began first."""

    earlier: Block
    later: Block
    span: Span

    @property
    def ids(self) -> frozenset[str]:
        """Return the ids of the two entries."""
        return frozenset((self.earlier.item.id, self.later.item.id))


@dataclass(frozen=True, slots=True)
class DayLayout:
    """One column: blocks by start, the shared minutes, the empty ones, entries without a time."""

    info: DayInfo
    blocks: tuple[Block, ...]
    overlaps: tuple[Overlap, ...]
    gaps: tuple[Span, ...]
    untimed: tuple[ActivityItem, ...]


_Timed: TypeAlias = tuple[int, int, ActivityItem, bool]
"""Start, end, entry, and whether it is the part after midnight."""


@dataclass(frozen=True, slots=True)
class WeekLayout:
    """All columns and the hours they share (`first` and `last` are full hours in minutes)."""

    days: tuple[DayLayout, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Stop:
    """A place the keyboard visits: an entry, an empty stretch, or the head of a day.

    An empty stretch has no `item`; a head has neither an item nor a start.
    """

    day: date
    start: int | None
    end: int | None
    item: ActivityItem | None

    @property
    def is_head(self) -> bool:
        """Tell whether this is the head of a day."""
        return self.item is None and self.start is None

    @property
    def middle(self) -> int:
        """Return the minute in the middle, 0 for an entry without a time."""
        return ((self.start or 0) + (self.end or 0)) // 2


def lay_out_week(view: WeekView, now: datetime | None) -> WeekLayout:
    """Lay out seven days; `now` is local time and bounds the gaps (None = every day is past)."""
    nights = [item for item in (*view.carried, *view.items) if (item.end or 0) > MINUTES_A_DAY]
    columns = tuple(
        lay_out_day(
            info,
            [item for item in view.items if item.day == info.day],
            now,
            [item for item in nights if item.day + timedelta(days=1) == info.day],
            view.kept,
        )
        for info in view.days
    )
    first, last = hour_range(columns)
    return WeekLayout(columns, first, last)


def lay_out_day(
    info: DayInfo,
    items: Iterable[ActivityItem],
    now: datetime | None,
    carried: Iterable[ActivityItem] = (),
    kept: Collection[frozenset[str]] = frozenset(),
) -> DayLayout:
    """Lay out the entries of one day.

    `carried` are night shifts of the day before; `kept` are pairs of ids whose overlap is meant.
    """
    timed: list[_Timed] = [
        (0, (item.end or MINUTES_A_DAY) - MINUTES_A_DAY, item, True) for item in carried
    ]
    untimed: list[ActivityItem] = []
    for item in items:
        span = shown_span(item)
        if span is None:
            untimed.append(item)
        else:
            timed.append((span.start, span.end, item, False))
    timed.sort(key=lambda entry: (entry[0], -entry[1], entry[2].id))
    blocks = _levels(timed)
    return DayLayout(
        info=info,
        blocks=blocks,
        overlaps=tuple(o for o in _overlaps(blocks) if o.ids not in kept),
        gaps=gaps(info, [Span(block.start, block.end) for block in blocks], now),
        untimed=tuple(untimed),
    )


def shown_span(item: ActivityItem) -> Span | None:
    """Return the minutes an entry covers in its own column, None when its time is not known."""
    if item.start is None:
        return None
    length = item.minutes or UNKNOWN_LENGTH
    end = item.end if item.end is not None else item.start + length
    return Span(item.start, min(max(end, item.start + 1), MINUTES_A_DAY))


def _levels(timed: Sequence[_Timed]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    cluster: list[tuple[int, int, ActivityItem, bool, int]] = []
    cluster_end = -1

    def close() -> None:
        deepest = max((level for *_, level in cluster), default=0)
        blocks.extend(
            Block(item, start, end, level, deepest - level, carried)
            for start, end, item, carried, level in cluster
        )
        cluster.clear()

    for start, end, item, carried in timed:
        if start >= cluster_end:
            close()
        taken = {level for _, other_end, _, _, level in cluster if other_end > start}
        level = next(step for step in range(len(taken) + 1) if step not in taken)
        cluster.append((start, end, item, carried, level))
        cluster_end = max(cluster_end, end)
    close()
    return tuple(blocks)


def _overlaps(blocks: Sequence[Block]) -> tuple[Overlap, ...]:
    found = []
    known = [block for block in blocks if block.item.end is not None]
    for index, earlier in enumerate(known):
        for later in known[index + 1 :]:
            if later.start >= earlier.end:
                break
            found.append(Overlap(earlier, later, Span(later.start, min(earlier.end, later.end))))
    return tuple(found)


def gaps(info: DayInfo, taken: Iterable[Span], now: datetime | None) -> tuple[Span, ...]:
    """Return the empty minutes inside the working hours of a day that lie before `now`.

    Free days and days to come have none; the break is no gap; holes under 15 minutes are none.
    """
    if info.target <= 0 or (now is not None and info.day > now.date()):
        return ()
    closes = info.closes
    if now is not None and info.day == now.date():
        closes = min(closes, now.hour * 60 + now.minute)
    busy = sorted(
        [*taken, Span(info.break_start, info.break_end)], key=lambda span: (span.start, span.end)
    )
    found = []
    at = info.opens
    for span in busy:
        if span.start - at >= SHORTEST_GAP and at < closes:
            found.append(Span(at, min(span.start, closes)))
        at = max(at, span.end)
    if closes - at >= SHORTEST_GAP:
        found.append(Span(at, closes))
    return tuple(gap for gap in found if gap.minutes >= SHORTEST_GAP)


def hour_range(columns: Sequence[DayLayout]) -> tuple[int, int]:
    """Return the full hours (in minutes) that show the working time and every entry."""
    starts = [column.info.opens for column in columns if column.info.target > 0]
    ends = [column.info.closes for column in columns if column.info.target > 0]
    for column in columns:
        starts += [block.start for block in column.blocks]
        ends += [block.end for block in column.blocks]
    first = min(starts, default=450) // 60 * 60
    last = (max(ends, default=960) // 60 + 1) * 60
    return first, min(last, MINUTES_A_DAY)


def overlap_minutes(column: DayLayout) -> int:
    """Return how many minutes of the day are covered more than once (each minute once)."""
    total, reached = 0, -1
    for span in sorted((o.span for o in column.overlaps), key=lambda s: (s.start, s.end)):
        begin = max(span.start, reached)
        if span.end > begin:
            total += span.end - begin
            reached = span.end
    return total


def stops(column: DayLayout) -> tuple[Stop, ...]:
    """Return what the keyboard visits in a column from top to bottom."""
    found = [Stop(column.info.day, None, None, item) for item in column.untimed]
    timed = [Stop(column.info.day, block.start, block.end, block.item) for block in column.blocks]
    timed += [Stop(column.info.day, gap.start, gap.end, None) for gap in column.gaps]
    timed.sort(key=lambda stop: (stop.start or 0, stop.end or 0))
    return tuple(found + timed)


def move(layout: WeekLayout, at: Stop | None, key: str) -> Stop | None:
    """Return the stop that an arrow leads to; `key` is up, down, left, right, home or end.

    Up and down stay in the column and reach its head above the first stop. Left and right go to
    the nearest stop in time of the next column that has any, from a head to the next head. Where
    there is nowhere to go the stop stays.
    """
    columns = [(head(column), *stops(column)) for column in layout.days]
    everything = [stop for column in columns for stop in column[1:]]
    if not columns:
        return None
    if key == "end" and everything:
        return everything[-1]
    known = at is not None and any(at in column for column in columns)
    if at is None or not known or key in {"home", "end"}:
        return everything[0] if everything else columns[0][0]
    column = next(index for index, found in enumerate(columns) if at in found)
    if key in {"up", "down"}:
        row = columns[column].index(at) + (1 if key == "down" else -1)
        return columns[column][row] if 0 <= row < len(columns[column]) else at
    return _sideways(columns, at, column, 1 if key == "right" else -1)


def _sideways(columns: Sequence[Sequence[Stop]], at: Stop, column: int, step: int) -> Stop:
    column += step
    while 0 <= column < len(columns):
        if at.is_head:
            return columns[column][0]
        if len(columns[column]) > 1:
            return min(columns[column][1:], key=lambda stop: abs(stop.middle - at.middle))
        column += step
    return at


def head(column: DayLayout) -> Stop:
    """Return the head of a day as a stop."""
    return Stop(column.info.day, None, None, None)


def same_stop(layout: WeekLayout, stop: Stop | None) -> Stop | None:
    """Return where a stop of an earlier layout is now: the same entry, best on the same day."""
    if stop is None:
        return None
    found = [s for column in layout.days for s in (head(column), *stops(column))]
    if stop in found:
        return stop
    item = stop.item
    if item is None:
        return None
    parts = [s for s in found if s.item is not None and s.item.id == item.id]
    return next((s for s in parts if s.day == stop.day), parts[0] if parts else None)
