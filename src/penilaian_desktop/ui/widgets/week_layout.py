"""Where the blocks of a week lie: levels, overlaps, gaps and the range of hours, without Qt.

All times are minutes after the midnight of their day; a block that crosses midnight ends after 1440
and is drawn to the end of its own column only.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from penilaian_desktop.domain.views import ActivityItem, DayInfo, WeekView

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
    """An entry with its place: `level` steps to the right, `right` steps lost at the right."""

    item: ActivityItem
    start: int
    end: int
    level: int
    right: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """The minutes that two entries share; `earlier` began first."""

    earlier: Block
    later: Block
    span: Span


@dataclass(frozen=True, slots=True)
class DayLayout:
    """One column: blocks by start, the shared minutes, the empty ones, entries without a time."""

    info: DayInfo
    blocks: tuple[Block, ...]
    overlaps: tuple[Overlap, ...]
    gaps: tuple[Span, ...]
    untimed: tuple[ActivityItem, ...]


@dataclass(frozen=True, slots=True)
class WeekLayout:
    """All columns and the hours they share (`first` and `last` are full hours in minutes)."""

    days: tuple[DayLayout, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Stop:
    """A place the keyboard visits: an entry, or an empty stretch (`item` None)."""

    day: date
    start: int | None
    end: int | None
    item: ActivityItem | None

    @property
    def middle(self) -> int:
        """Return the minute in the middle, 0 for an entry without a time."""
        return ((self.start or 0) + (self.end or 0)) // 2


@dataclass(frozen=True, slots=True)
class Repair:
    """The new time of one entry that takes an overlap away."""

    item: ActivityItem
    start: int
    end: int

    @property
    def minutes(self) -> int:
        """Return the effective minutes after the repair: never more than before."""
        return min(self.item.minutes, self.end - self.start)


def lay_out_week(view: WeekView, now: datetime | None) -> WeekLayout:
    """Lay out seven days; `now` is local time and bounds the gaps (None = every day is past)."""
    columns = tuple(
        lay_out_day(info, [item for item in view.items if item.day == info.day], now)
        for info in view.days
    )
    first, last = hour_range(columns)
    return WeekLayout(columns, first, last)


def lay_out_day(info: DayInfo, items: Iterable[ActivityItem], now: datetime | None) -> DayLayout:
    """Lay out the entries of one day."""
    timed: list[tuple[int, int, ActivityItem]] = []
    untimed: list[ActivityItem] = []
    for item in items:
        span = shown_span(item)
        if span is None:
            untimed.append(item)
        else:
            timed.append((span.start, span.end, item))
    timed.sort(key=lambda entry: (entry[0], -entry[1], entry[2].id))
    blocks = _levels(timed)
    return DayLayout(
        info=info,
        blocks=blocks,
        overlaps=_overlaps(blocks),
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


def _levels(timed: Sequence[tuple[int, int, ActivityItem]]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    cluster: list[tuple[int, int, ActivityItem, int]] = []
    cluster_end = -1

    def close() -> None:
        deepest = max((level for *_, level in cluster), default=0)
        blocks.extend(
            Block(item, start, end, level, deepest - level) for start, end, item, level in cluster
        )
        cluster.clear()

    for start, end, item in timed:
        if start >= cluster_end:
            close()
        taken = {level for _, other_end, _, level in cluster if other_end > start}
        level = next(step for step in range(len(taken) + 1) if step not in taken)
        cluster.append((start, end, item, level))
        cluster_end = max(cluster_end, end)
    close()
    return tuple(blocks)


def _overlaps(blocks: Sequence[Block]) -> tuple[Overlap, ...]:
    found = []
    known = [block for block in blocks if block.item.minutes or block.item.end is not None]
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


def repair(overlap: Overlap) -> Repair:
    """Return the smallest change that takes an overlap away.

    The earlier entry ends where the later one begins; when both began together the longer one
    begins where the shorter one ends.
    """
    earlier, later = overlap.earlier, overlap.later
    if later.start > earlier.start:
        return Repair(earlier.item, earlier.start, later.start)
    if earlier.end > later.end:
        return Repair(earlier.item, later.end, earlier.end)
    return Repair(later.item, earlier.end, earlier.end + later.end - later.start)


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

    Up and down stay in the column, left and right go to the nearest stop in time of the next
    column that has any; where there is nowhere to go the stop stays.
    """
    columns = [stops(column) for column in layout.days]
    everything = [stop for column in columns for stop in column]
    if not everything:
        return None
    if key == "end":
        return everything[-1]
    if at is None or at not in everything or key == "home":
        return everything[0]
    column = next(index for index, found in enumerate(columns) if at in found)
    if key in {"up", "down"}:
        row = columns[column].index(at) + (1 if key == "down" else -1)
        return columns[column][row] if 0 <= row < len(columns[column]) else at
    step = 1 if key == "right" else -1
    column += step
    while 0 <= column < len(columns):
        if columns[column]:
            return min(columns[column], key=lambda stop: abs(stop.middle - at.middle))
        column += step
    return at
