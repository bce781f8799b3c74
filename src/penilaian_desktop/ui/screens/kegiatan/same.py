"""What "the same as on the last working day" brings (section 3 no. 10)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.activity_views import ActivityItem


@dataclass(frozen=True, slots=True)
class SameAgain:
    """The last day that has entries, and the one that would come next today (None = all)."""

    day: date
    items: tuple[ActivityItem, ...]
    next_one: ActivityItem | None

    def note(self) -> str:
        """Return the words at the right of the row: "Rabu: Menyusun rekap harian loket"."""
        weekday = wording.WEEKDAYS[self.day.weekday()]
        if self.next_one is not None:
            return f"{weekday}: {self.next_one.text}"
        return f"{weekday}: {len(self.items)} kegiatan"


def same_again(
    before: Sequence[ActivityItem], today: Sequence[ActivityItem], follows_at: int | None
) -> SameAgain | None:
    """Choose from entries of earlier days, newest day first; None when there are none.

    An empty day takes the whole day. A day that has begun takes the entry which lay at the same
    time, else the first one that is not there yet.
    """
    if not before:
        return None
    last = max(item.day for item in before)
    items = tuple(
        sorted((i for i in before if i.day == last), key=lambda item: (item.start or 0, item.id))
    )
    if not today:
        return SameAgain(last, items, None)
    done = {item.text.casefold() for item in today}
    later = [i for i in items if follows_at is not None and (i.end or 0) > follows_at]
    fresh = [i for i in items if i.text.casefold() not in done]
    return SameAgain(last, items, next(iter(later or fresh), items[-1]))
