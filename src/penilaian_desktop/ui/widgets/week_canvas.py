"""The ground of the week grid: where its days, hours and entries lie, and its scrolling."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from penilaian_desktop.ui.widgets.overlay_scroll import OverlayScrollBar
from penilaian_desktop.ui.widgets.week_frame import stop_rect
from penilaian_desktop.ui.widgets.week_geometry import WeekGeometry
from penilaian_desktop.ui.widgets.week_layout import Stop, WeekLayout, head, stops
from penilaian_desktop.ui.widgets.week_spots import Spot, spot_at, spots

NARROW_UNDER = 900


class WeekCanvas(QAbstractScrollArea):
    """Knows the layout of a week and the rectangles of everything in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        OverlayScrollBar(self)
        self.viewport().setMouseTracking(True)
        self.viewport().setAcceptDrops(True)
        self._layout = WeekLayout((), 420, 1020)
        self._geometry: WeekGeometry | None = None
        self._now: datetime | None = None

    @property
    def week(self) -> WeekLayout:
        """Return the layout in use."""
        return self._layout

    def reading_order(self) -> tuple[Stop, ...]:
        """Return everything that can be read: each day's head, then its entries and gaps."""
        return tuple(s for column in self._layout.days for s in (head(column), *stops(column)))

    def geometry_now(self) -> WeekGeometry | None:
        """Return where everything lies, None before the first week."""
        return self._geometry

    def offset(self) -> float:
        """Return where the first hour lies in the viewport."""
        top = self._geometry.top if self._geometry is not None else 0
        return float(top - self.verticalScrollBar().value())

    def stop_place(self, stop: Stop) -> QRect:
        """Return where a stop lies in the viewport, empty when this week does not have it."""
        index = self._geometry.column_of(stop.day) if self._geometry is not None else None
        if self._geometry is None or index is None:
            return QRect()
        if stop.is_head:
            return self._geometry.head_rect(index).toAlignedRect()
        if stop.start is None:
            rows = [item.id for item in self._layout.days[index].untimed]
            item = stop.item.id if stop.item is not None else ""
            row = rows.index(item) if item in rows else 0
            return self._geometry.untimed_rect(index, row).toAlignedRect()
        place = stop_rect(self._geometry, index, stop)
        return place.translated(0, self.offset()).toAlignedRect()

    def _spots(self) -> Iterator[Spot]:
        if self._geometry is not None:
            yield from spots(self._geometry, self.offset())

    def _spot_at(self, position: QPointF) -> Spot | None:
        if self._geometry is None:
            return None
        return spot_at(self._geometry, self.offset(), position)

    def _place(self) -> None:
        size = self.viewport().size()
        narrow = size.width() < NARROW_UNDER
        self._geometry = WeekGeometry(self._layout, size.width(), size.height(), narrow=narrow)
        visible = size.height() - self._geometry.top
        bar = self.verticalScrollBar()
        bar.setPageStep(max(visible, 1))
        bar.setSingleStep(round(self._geometry.hour / 2))
        bar.setRange(0, max(self._geometry.content_height - visible, 0))
        self.viewport().update()

    def show_office_hours(self) -> None:
        """Scroll to where the working day begins, past the hours of a night shift."""
        opens = [c.info.opens for c in self._layout.days if c.info.target > 0]
        if self._geometry is not None and opens:
            hour = min(opens) // 60 * 60
            self.verticalScrollBar().setValue(round(self._geometry.y_of(hour)))

    def _reveal(self, rect: QRectF) -> None:
        if self._geometry is None:
            return
        bar = self.verticalScrollBar()
        visible = self.viewport().height() - self._geometry.top
        if rect.top() - 8 < bar.value() or rect.height() > visible:
            bar.setValue(max(int(rect.top()) - 8, 0))
        elif rect.bottom() + 8 > bar.value() + visible:
            bar.setValue(int(rect.bottom() - visible) + 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the columns out anew."""
        super().resizeEvent(event)
        self._place()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Repaint; the head stays."""
        del dx, dy
        self.viewport().update()

    def minimumSizeHint(self) -> QSize:
        """Return a height that shows the head and three hours."""
        return QSize(480, 150)
