"""Where minutes lie on the screen: columns, hours and blocks of the week in logical pixels."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF

from penilaian_desktop.domain.activity_views import DayInfo
from penilaian_desktop.ui.widgets.week_layout import Block, DayLayout, Overlap, Span, WeekLayout

LEVEL_STEP = 16
CHIP_HEIGHT = 24
UNTIMED_HEIGHT = 26
TALLEST_HOUR = 64.0


@dataclass(frozen=True, slots=True)
class Measures:
    """The sizes that differ between a wide and a narrow window."""

    axis: int = 52
    free_column: int = 84
    head: int = 52
    hour: float = 45.0


WIDE = Measures()
NARROW = Measures(axis=46, free_column=44, head=40, hour=37.0)


class WeekGeometry:
    """Turns days and minutes into rectangles of a viewport, before scrolling."""

    def __init__(self, layout: WeekLayout, width: int, height: int, *, narrow: bool) -> None:
        self.layout = layout
        self.width = width
        self.narrow = narrow
        self.measures = NARROW if narrow else WIDE
        self.untimed_rows = max((len(column.untimed) for column in layout.days), default=0)
        self.top = self.measures.head + self.untimed_rows * UNTIMED_HEIGHT
        hours = max((layout.last - layout.first) / 60, 1)
        self.hour = min(max(self.measures.hour, (height - self.top - 1) / hours), TALLEST_HOUR)
        self.columns = self._columns()

    def _columns(self) -> tuple[tuple[int, int], ...]:
        slim = [is_slim(column) for column in self.layout.days]
        wide = max(len(slim) - sum(slim), 1)
        room = max(self.width - self.measures.axis - sum(slim) * self.measures.free_column, wide)
        left = float(self.measures.axis)
        found = []
        for thin in slim:
            width = float(self.measures.free_column) if thin else room / wide
            found.append((round(left), round(left + width) - round(left)))
            left += width
        return tuple(found)

    @property
    def content_height(self) -> int:
        """Return the height of all hours."""
        return round((self.layout.last - self.layout.first) / 60 * self.hour) + 1

    def column_of(self, day: date) -> int | None:
        """Return the index of a day's column, None when the week does not have it."""
        days = [column.info.day for column in self.layout.days]
        return days.index(day) if day in days else None

    def day_at(self, x: float) -> DayInfo | None:
        """Return the day under a horizontal position."""
        for (left, width), column in zip(self.columns, self.layout.days, strict=True):
            if left <= x < left + width:
                return column.info
        return None

    def y_of(self, minute: int) -> float:
        """Return the vertical position of a minute inside the hours, before scrolling."""
        return (minute - self.layout.first) / 60 * self.hour

    def minute_at(self, y: float) -> int:
        """Return the minute at a vertical position inside the hours, to the quarter below."""
        return int((self.layout.first + y / self.hour * 60) // 15 * 15)

    def span_rect(self, column: int, span: Span, *, left: int = 0, right: int = 0) -> QRectF:
        """Return the rectangle of a stretch of a column, 4 px from its lines and 1 px apart."""
        x, width = self.columns[column]
        top = round(self.y_of(span.start))
        bottom = round(self.y_of(span.end))
        return QRectF(x + 4 + left, top, max(width - 7 - left - right, 8), max(bottom - top - 1, 3))

    def block_rect(self, column: int, block: Block) -> QRectF:
        """Return the rectangle of an entry; each level moves it and costs its neighbours 16 px."""
        return self.span_rect(
            column,
            Span(block.start, block.end),
            left=block.level * LEVEL_STEP,
            right=block.right * LEVEL_STEP,
        )

    def overlap_rect(self, column: int, overlap: Overlap) -> QRectF:
        """Return the shared part of two blocks, on whole pixels."""
        shared = self.block_rect(column, overlap.earlier).intersected(
            self.block_rect(column, overlap.later)
        )
        return QRectF(shared.toAlignedRect())

    def clear_rect(self, column: int, block: Block) -> QRectF:
        """Return the part of a block that no other block shares: above or below its hatches."""
        rect = self.block_rect(column, block)
        for overlap in self.layout.days[column].overlaps:
            if block is overlap.earlier:
                rect.setBottom(min(rect.bottom(), self.overlap_rect(column, overlap).top()))
            elif block is overlap.later:
                rect.setTop(max(rect.top(), self.overlap_rect(column, overlap).bottom()))
        return rect

    def chip_rect(self, column: int, overlap: Overlap) -> QRectF:
        """Return the place of the repair chip: below the later entry, within the hours.

        Where another entry follows at once, it lies on the end of the later entry.
        """
        x, width = self.columns[column]
        ends = max(overlap.earlier.end, overlap.later.end)
        top = min(self.y_of(ends) + 4, self.content_height - CHIP_HEIGHT - 4)
        bottom = ends + (CHIP_HEIGHT + 4) / self.hour * 60
        crowded = any(ends <= block.start < bottom for block in self.layout.days[column].blocks)
        if crowded and self.y_of(ends) - self.y_of(overlap.span.end) >= CHIP_HEIGHT + 36:
            top = self.y_of(ends) - CHIP_HEIGHT - 4
            return QRectF(x + 24, round(top), width - 31, CHIP_HEIGHT)
        return QRectF(x + 4, round(top), width - 7, CHIP_HEIGHT)

    def head_rect(self, column: int) -> QRectF:
        """Return the place of a day's head."""
        x, width = self.columns[column]
        return QRectF(x, 0, width, self.measures.head)

    def exact_minute(self, y: float) -> int:
        """Return the minute at a vertical position inside the hours, kept inside the day."""
        return min(max(round(self.layout.first + y / self.hour * 60), 0), 1440)

    def nearest_day(self, x: float) -> date:
        """Return the day whose column is under a horizontal position, or next to it."""
        last = len(self.columns) - 1
        for index, (left, width) in enumerate(self.columns):
            if x < left + width or index == last:
                return self.layout.days[index].info.day
        raise IndexError(x)

    def untimed_rect(self, column: int, row: int) -> QRectF:
        """Return the place of an entry without a time, under the head and above the hours."""
        x, width = self.columns[column]
        top = self.measures.head + row * UNTIMED_HEIGHT + 2
        return QRectF(x + 4, top, width - 7, UNTIMED_HEIGHT - 4)


def is_slim(column: DayLayout) -> bool:
    """Tell whether a column may be narrow: a free weekend day without entries."""
    return column.info.free_kind == "weekend" and not column.blocks and not column.untimed
