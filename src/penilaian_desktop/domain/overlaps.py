"""Entries at the same time: what they share, what it counts, and the ways to part them.

Pure arithmetic over minutes; a night shift lies partly on the next day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from operator import itemgetter

from penilaian_desktop.domain.calendar import minutes_by_day

DAY = 1440


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """The time of an entry: minutes after midnight of `day`, None where it has no clock."""

    id: str
    day: date
    start: int | None
    end: int | None
    minutes: int

    @property
    def span(self) -> tuple[int, int]:
        """Return begin and end in minutes since the first day of all; equal without a clock."""
        if self.start is None or self.end is None:
            return 0, 0
        midnight = self.day.toordinal() * DAY
        return midnight + self.start, midnight + self.end


def shared(one: Timed, other: Timed) -> int:
    """Return the minutes that two entries have in common by the clock."""
    (a, b), (c, d) = one.span, other.span
    return max(0, min(b, d) - max(a, c))


def pairs(entries: Iterable[Timed]) -> tuple[tuple[Timed, Timed], ...]:
    """Return the pairs of entries at the same time, the earlier one first."""
    found: list[tuple[Timed, Timed]] = []
    going: list[tuple[int, Timed]] = []
    spans = [(*entry.span, entry.id, entry) for entry in entries if entry.end is not None]
    for start, end, _, entry in sorted(spans, key=itemgetter(0, 1, 2)):
        going = [other for other in going if other[0] > start]
        if end > start:
            found.extend((other, entry) for _, other in going)
        going.append((end, entry))
    return tuple(found)


def logged_by_day(entries: Sequence[Timed]) -> dict[date, int]:
    """Return the minutes of each day; what several entries cover counts once.

    A group of entries that touch the same time counts its effective minutes, at most the time it
    covers. Entries without a clock count their minutes.
    """
    found: dict[date, int] = {}
    pieces: dict[date, list[tuple[int, int, int]]] = {}
    for entry in entries:
        parts = minutes_by_day(entry.day, entry.start, entry.end, entry.minutes)
        if entry.start is None or entry.end is None:
            found[entry.day] = found.get(entry.day, 0) + entry.minutes
            continue
        for day, minutes in parts:
            start = entry.start if day == entry.day else 0
            end = min(entry.end, DAY) if day == entry.day else entry.end - DAY
            pieces.setdefault(day, []).append((start, end, minutes))
    for day, spans in pieces.items():
        found[day] = found.get(day, 0) + _counted(spans)
    return found


def _counted(spans: list[tuple[int, int, int]]) -> int:
    total = 0
    begin = reached = minutes = 0
    for start, end, effective in sorted(spans):
        if start >= reached:
            total += min(minutes, reached - begin)
            begin, reached, minutes = start, end, 0
        reached = max(reached, end)
        minutes += effective
    return total + min(minutes, reached - begin)


def warned_by_day(found: Iterable[tuple[Timed, Timed]]) -> dict[date, int]:
    """Return the minutes of each day that pairs of entries share; each minute counts once."""
    spans: dict[date, list[tuple[int, int]]] = {}
    for one, other in found:
        start, end = max(one.span[0], other.span[0]), min(one.span[1], other.span[1])
        while start < end:
            number, after = divmod(start, DAY)
            until = min(end, (number + 1) * DAY)
            day = date.fromordinal(number)
            spans.setdefault(day, []).append((after, after + until - start))
            start = until
    return {day: _covered(parts) for day, parts in spans.items()}


def _covered(spans: list[tuple[int, int]]) -> int:
    total = reached = 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total


def around(longer: Timed, other: Timed) -> tuple[Timed, ...]:
    """Return the parts of an entry before and after another one; () when nothing is left.

    No effective minute is lost but those of the shared time: the parts hold what fits.
    """
    (a, b), (c, d) = longer.span, other.span
    spans = [(x, y) for x, y in ((a, min(b, c)), (max(a, d), b)) if x < y]
    room = sum(y - x for x, y in spans)
    left = min(longer.minutes, room)
    found: list[Timed] = []
    for at, (x, y) in enumerate(spans):
        last = at == len(spans) - 1
        share = left if last else min(y - x, left * (y - x) // room)
        share = max(share, left - sum(v - u for u, v in spans[at + 1 :]))
        found.append(_placed(longer, x, y, share))
        left -= share
    return tuple(found)


def ended_at(earlier: Timed, later: Timed) -> Timed | None:
    """Return the earlier entry ending where the later begins; None where time would be lost.

    That is when both begin at once, or when the earlier one goes on after the later.
    """
    (a, b), (c, d) = earlier.span, later.span
    if c <= a or b > d:
        return None
    return _placed(earlier, a, c, min(earlier.minutes, c - a))


def resized(entry: Timed, day: date, start: int | None, end: int | None) -> Timed:
    """Return an entry at another time; breaks within it stay, its minutes follow its length."""
    minutes = entry.minutes
    if start is not None and end is not None:
        room = max(0, end - start)
        if entry.start is not None and entry.end is not None:
            minutes += room - (entry.end - entry.start)
        else:
            minutes = minutes or room
        minutes = min(max(minutes, 0), room)
    return replace(entry, day=day, start=start, end=end, minutes=minutes)


def _placed(entry: Timed, begin: int, end: int, minutes: int) -> Timed:
    """Return an entry from `begin` to `end`; a part that begins after midnight is of that day."""
    days = begin // DAY - entry.day.toordinal()
    midnight = (entry.day.toordinal() + days) * DAY
    return replace(
        entry,
        day=entry.day + timedelta(days=days),
        start=begin - midnight,
        end=end - midnight,
        minutes=minutes,
    )
