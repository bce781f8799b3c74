"""One frame of the week: the hours below a head that stands still."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.widgets.week_geometry import WeekGeometry
from penilaian_desktop.ui.widgets.week_layout import (
    MINUTES_A_DAY,
    DayLayout,
    Overlap,
    Span,
    Stop,
    head,
    stops,
)
from penilaian_desktop.ui.widgets.week_paint import Preview, WeekPainter

LIFTED = 0.4
"""The opacity of an entry that is being dragged away."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked in a frame: keyboard, pointer, a drag, the entry being typed."""

    current: Stop | None
    ringed: bool
    hover: Stop | None
    hover_overlap: Overlap | None
    drop_on: str
    preview: Preview | None
    ghost: Preview | None = None
    lifted: str = ""


def paint_week(pen: WeekPainter, frame: QRectF, scrolled: int, marks: Marks) -> None:
    """Paint the whole widget: ground, hours, head, border."""
    painter = pen.p
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = QPainterPath()
    edge.addRoundedRect(frame, 6, 6)
    painter.fillRect(frame, look().color("canvas"))
    painter.fillPath(edge, look().color("surface"))
    painter.setClipPath(edge)
    _hours(pen, frame, scrolled, marks)
    _head(pen, frame, marks)
    painter.setClipping(False)
    pen.frame(frame, "line", 1, radius=6)


def stop_rect(geometry: WeekGeometry, index: int, stop: Stop) -> QRectF:
    """Return the rectangle of an entry with a time, or of a gap, inside the hours."""
    for block in geometry.layout.days[index].blocks:
        if stop.item is not None and block.item.id == stop.item.id:
            return geometry.block_rect(index, block)
    return geometry.span_rect(index, Span(stop.start or 0, stop.end or 0))


def _hours(pen: WeekPainter, frame: QRectF, scrolled: int, marks: Marks) -> None:
    painter, geometry = pen.p, pen.g
    layout = geometry.layout
    painter.save()
    painter.setClipRect(frame.adjusted(0, geometry.top, 0, 0), Qt.ClipOperation.IntersectClip)
    painter.translate(0, geometry.top - scrolled)
    seen = QRectF(0, scrolled, frame.width(), frame.height() - geometry.top)
    for minute in range(layout.first, layout.last, 60):
        label = QRectF(12, geometry.y_of(minute) + 3, geometry.measures.axis - 12, 16)
        pen.text(label, f"{minute // 60:02d}.00", "small", "muted", elide=False)
    for index, column in enumerate(layout.days):
        pen.column_ground(index, column)
        if column.info.target <= 0:
            pen.free_words(index, column, seen)
    for index, column in enumerate(layout.days):
        _column(pen, index, column, marks)
    _present(pen, marks)
    for preview in (marks.preview, marks.ghost):
        if preview is not None:
            _preview(pen, preview)
    painter.restore()


def _preview(pen: WeekPainter, preview: Preview) -> None:
    """Paint an entry to be in its column, and its part after midnight in the next."""
    at = pen.g.column_of(preview.day)
    if at is not None:
        span = Span(preview.start, min(preview.end, MINUTES_A_DAY))
        pen.preview(pen.g.span_rect(at, span), preview)
    after = pen.g.column_of(preview.day + timedelta(days=1))
    if preview.end > MINUTES_A_DAY and after is not None:
        pen.preview(pen.g.span_rect(after, Span(0, preview.end - MINUTES_A_DAY)), preview)


def _column(pen: WeekPainter, index: int, column: DayLayout, marks: Marks) -> None:
    geometry, over = pen.g, marks.hover
    for gap in column.gaps:
        stop = Stop(column.info.day, gap.start, gap.end, None)
        pen.gap(geometry.span_rect(index, gap), gap.minutes, hover=stop == over)
    for block in column.blocks:
        on = over is not None and over.item is not None and over.item.id == block.item.id
        clear = geometry.clear_rect(index, block)
        pen.p.setOpacity(LIFTED if block.item.id == marks.lifted else 1.0)
        pen.block(geometry.block_rect(index, block), block.item, hover=on, clear=clear)
        pen.p.setOpacity(1.0)
    for overlap in column.overlaps:
        pen.overlap(geometry.overlap_rect(index, overlap))
    for overlap in column.overlaps:
        chip = geometry.chip_rect(index, overlap)
        pen.chip(chip, overlap.span.minutes, hover=marks.hover_overlap == overlap)
    for stop in stops(column):
        dropped = stop.item is not None and stop.item.id == marks.drop_on
        if stop.start is not None and ((marks.ringed and stop == marks.current) or dropped):
            grips = stop.item is not None and not dropped
            pen.focus(stop_rect(geometry, index, stop), grips=grips)


def _present(pen: WeekPainter, marks: Marks) -> None:
    if pen.now is None:
        return
    layout = pen.g.layout
    index = pen.g.column_of(pen.now.date())
    minute = pen.now.hour * 60 + pen.now.minute
    if index is not None and layout.first <= minute < layout.last:
        over = marks.preview
        covered = over is not None and over.day == pen.now.date()
        pen.present(index, minute, layout.days[index], words=not covered)


def _head(pen: WeekPainter, frame: QRectF, marks: Marks) -> None:
    geometry = pen.g
    pen.p.fillRect(QRectF(0, 0, frame.width(), geometry.top), look().color("surface"))
    current = marks.current.item if marks.current is not None else None
    for index, column in enumerate(geometry.layout.days):
        x, _ = geometry.columns[index]
        if index:
            pen.vertical(x, 0, frame.height(), "line")
        pen.head(index, column)
        if marks.ringed and marks.current == head(column):
            pen.focus(geometry.head_rect(index).adjusted(4, 4, -4, -4))
        for row, item in enumerate(column.untimed):
            rect = geometry.untimed_rect(index, row)
            pen.block(rect, item, hover=False)
            if current is not None and current.id == item.id:
                pen.focus(rect.adjusted(2, 2, -2, -2))
    pen.horizontal(0, geometry.measures.head - 1, frame.width(), "line")
    if geometry.untimed_rows:
        pen.horizontal(0, geometry.top - 1, frame.width(), "line")
