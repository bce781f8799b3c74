"""What each repair of an overlap would make of the two entries, in words; nothing is written.

The arithmetic is that of the use case (`domain.overlaps`).
"""

from __future__ import annotations

from collections.abc import Sequence

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.activity_views import ActivityItem
from penilaian_desktop.domain.overlaps import Timed, around, ended_at
from penilaian_desktop.ui.widgets.week_layout import Overlap


def timed(item: ActivityItem) -> Timed:
    """Return the time of an entry."""
    return Timed(id=item.id, day=item.day, start=item.start, end=item.end, minutes=item.minutes)


def in_order(overlap: Overlap) -> tuple[ActivityItem, ActivityItem]:
    """Return the two entries, the one that began first in front."""
    one, other = overlap.earlier.item, overlap.later.item
    first, second = sorted((one, other), key=lambda item: (timed(item).span, item.id))
    return first, second


def split(overlap: Overlap) -> tuple[ActivityItem, tuple[Timed, ...]]:
    """Return the longer entry and what is left of it around the other one; () is nothing."""
    one, other = in_order(overlap)
    longer, rest = (one, other) if _length(one) >= _length(other) else (other, one)
    return longer, around(timed(longer), timed(rest))


def shortened(overlap: Overlap) -> tuple[ActivityItem, Timed | None]:
    """Return the earlier entry and its time when it ends where the later begins."""
    one, other = in_order(overlap)
    return one, ended_at(timed(one), timed(other))


def times(parts: Sequence[Timed]) -> str:
    """Return "08.00–10.00 dan 11.00–12.00"."""
    spans = [(part.start or 0, part.end or 0) for part in parts]
    words = [f"{wording.clock(start)}–{wording.clock(end % 1440 or 1440)}" for start, end in spans]
    return " dan ".join(words)


def _length(item: ActivityItem) -> int:
    return (item.end or 0) - (item.start or 0)
