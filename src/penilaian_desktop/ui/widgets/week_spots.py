"""What of the week lies under the pointer: entries with their edges, gaps, chips, heads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from penilaian_desktop.ui.widgets.week_drag import DragKind
from penilaian_desktop.ui.widgets.week_geometry import WeekGeometry
from penilaian_desktop.ui.widgets.week_layout import Block, Overlap, Stop, head

EDGE = 5
"""Pixels at the top and the bottom of an entry that move its beginning or end."""
LEAST_FOR_EDGES = 20


@dataclass(frozen=True, slots=True)
class Spot:
    """Something under the pointer: its rectangle in the viewport and what it stands for."""

    rect: QRectF
    stop: Stop | None = None
    overlap: Overlap | None = None
    block: Block | None = None

    def grip(self, position: QPointF) -> DragKind:
        """Return what a drag from a position of this entry moves."""
        block = self.block
        if block is None or self.rect.height() < LEAST_FOR_EDGES:
            return DragKind.MOVE
        if position.y() <= self.rect.top() + EDGE and not block.carried:
            return DragKind.TOP
        if position.y() >= self.rect.bottom() - EDGE and not block.goes_on:
            return DragKind.BOTTOM
        return DragKind.MOVE


def spots(geometry: WeekGeometry, offset: float) -> Iterator[Spot]:
    """Yield everything that can be pointed at, the topmost first."""
    shift = QPointF(0, offset)
    for index, column in enumerate(geometry.layout.days):
        day = column.info.day
        for overlap in column.overlaps:
            yield Spot(geometry.chip_rect(index, overlap).translated(shift), None, overlap)
        for block in reversed(column.blocks):
            stop = Stop(day, block.start, block.end, block.item)
            yield Spot(geometry.block_rect(index, block).translated(shift), stop, None, block)
        for gap in column.gaps:
            stop = Stop(day, gap.start, gap.end, None)
            yield Spot(geometry.span_rect(index, gap).translated(shift), stop)
        for row, item in enumerate(column.untimed):
            yield Spot(geometry.untimed_rect(index, row), Stop(day, None, None, item))


def spot_at(geometry: WeekGeometry, offset: float, position: QPointF) -> Spot | None:
    """Return what lies under a position of the viewport, the head of a day included."""
    if position.y() < geometry.measures.head:
        for index, column in enumerate(geometry.layout.days):
            rect = geometry.head_rect(index)
            if rect.contains(position):
                return Spot(rect, head(column))
        return None
    found = (s for s in spots(geometry, offset) if s.rect.contains(position))
    for spot in found:
        under_head = spot.block is not None or spot.overlap is not None
        hidden = position.y() < geometry.top and (under_head or (spot.stop and _is_gap(spot.stop)))
        if not hidden:
            return spot
    return None


def _is_gap(stop: Stop) -> bool:
    return stop.item is None and stop.start is not None
