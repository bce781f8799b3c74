"""The week as seven columns: one scroll area that paints itself and is walked with the arrows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from penilaian_desktop.domain.views import ActivityItem, WeekView
from penilaian_desktop.ui.widgets.overlay_scroll import OverlayScrollBar
from penilaian_desktop.ui.widgets.week_frame import Marks, paint_week, stop_rect
from penilaian_desktop.ui.widgets.week_geometry import WeekGeometry
from penilaian_desktop.ui.widgets.week_layout import (
    MINUTES_A_DAY,
    Overlap,
    Span,
    Stop,
    WeekLayout,
    lay_out_week,
    move,
    stops,
)
from penilaian_desktop.ui.widgets.week_paint import Preview, WeekPainter
from penilaian_desktop.ui.widgets.week_words import WeekWords

NARROW_UNDER = 900
_ARROWS = {
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Home: "home",
    Qt.Key.Key_End: "end",
}


@dataclass(frozen=True, slots=True)
class Spot:
    """Something under the pointer: its rectangle in the viewport and what it stands for."""

    rect: QRectF
    stop: Stop | None = None
    overlap: Overlap | None = None


class WeekGrid(QAbstractScrollArea):
    """Shows a `WeekView`; changes nothing itself, says by signals what the person wants."""

    current_changed = Signal(object)
    """The `Stop` the keyboard is on, or None."""
    opened = Signal(str)
    """An entry to edit, by id."""
    gap_chosen = Signal(object, int, int)
    """A day and the minutes of an entry to begin."""
    repair_requested = Signal(object)
    """An `Overlap` to take away."""
    delete_requested = Signal(str)
    files_dropped = Signal(str, object)
    """An entry by id, and the paths dropped on it."""
    menu_requested = Signal(str, object)
    """An entry by id, and the global position for its menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        OverlayScrollBar(self)
        self.viewport().setMouseTracking(True)
        self.viewport().setAcceptDrops(True)
        self.setAccessibleName(self.tr("Minggu, tujuh kolom menurut jam"))
        self.words = WeekWords(self)
        self._layout = WeekLayout((), 420, 1020)
        self._geometry: WeekGeometry | None = None
        self._now: datetime | None = None
        self._current: Stop | None = None
        self._hover: Spot | None = None
        self._preview: Preview | None = None
        self._drop_on: str = ""

    # --- what is shown ---------------------------------------------------------------------
    @property
    def week(self) -> WeekLayout:
        """Return the layout in use."""
        return self._layout

    @property
    def current(self) -> Stop | None:
        """Return the entry or gap the keyboard is on."""
        return self._current

    def set_week(self, view: WeekView, now: datetime | None) -> None:
        """Show a week; `now` is local time. The current entry stays current where it still is."""
        self._layout = lay_out_week(view, now)
        self._now = now
        self._current = self._same_stop(self._current)
        self._hover = None
        self._place()

    def set_preview(self, preview: Preview | None) -> None:
        """Show the entry being typed, or take it away; it is scrolled into view."""
        if preview == self._preview:
            return
        self._preview = preview
        if preview is not None and self._geometry is not None:
            index = self._geometry.column_of(preview.day)
            if index is not None:
                span = Span(preview.start, min(preview.end, MINUTES_A_DAY))
                self._reveal(self._geometry.span_rect(index, span))
        self.viewport().update()

    def select(self, item_id: str) -> bool:
        """Make an entry current; tell whether this week has it."""
        for column in self._layout.days:
            for block in column.blocks:
                if block.item.id == item_id:
                    self._set_current(
                        Stop(column.info.day, block.start, block.end, block.item), reveal=True
                    )
                    return True
            for item in column.untimed:
                if item.id == item_id:
                    self._set_current(Stop(column.info.day, None, None, item))
                    return True
        return False

    def overlap_of_current(self) -> Overlap | None:
        """Return the overlap of the current entry, else the first one of the week."""
        overlaps = [overlap for column in self._layout.days for overlap in column.overlaps]
        item = self._current.item if self._current is not None else None
        if item is not None:
            for overlap in overlaps:
                if item.id in {overlap.earlier.item.id, overlap.later.item.id}:
                    return overlap
        return overlaps[0] if overlaps else None

    def _same_stop(self, stop: Stop | None) -> Stop | None:
        if stop is None:
            return None
        for found in (s for column in self._layout.days for s in stops(column)):
            same_item = stop.item is not None and found.item is not None
            if (same_item and stop.item.id == found.item.id) or found == stop:  # type: ignore[union-attr]
                return found
        return None

    # --- geometry --------------------------------------------------------------------------
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

    def _offset(self) -> float:
        top = self._geometry.top if self._geometry is not None else 0
        return float(top - self.verticalScrollBar().value())

    def _reveal(self, rect: QRectF) -> None:
        if self._geometry is None:
            return
        bar = self.verticalScrollBar()
        visible = self.viewport().height() - self._geometry.top
        if rect.top() - 8 < bar.value() or rect.height() > visible:
            bar.setValue(max(int(rect.top()) - 8, 0))
        elif rect.bottom() + 8 > bar.value() + visible:
            bar.setValue(int(rect.bottom() - visible) + 8)

    def _spots(self) -> Iterator[Spot]:
        """Yield everything that can be pointed at, the topmost first."""
        geometry = self._geometry
        if geometry is None:
            return
        shift = QPointF(0, self._offset())
        for index, column in enumerate(self._layout.days):
            day = column.info.day
            for overlap in column.overlaps:
                yield Spot(geometry.chip_rect(index, overlap).translated(shift), None, overlap)
            for block in reversed(column.blocks):
                stop = Stop(day, block.start, block.end, block.item)
                yield Spot(geometry.block_rect(index, block).translated(shift), stop)
            for gap in column.gaps:
                stop = Stop(day, gap.start, gap.end, None)
                yield Spot(geometry.span_rect(index, gap).translated(shift), stop)
            for row, item in enumerate(column.untimed):
                yield Spot(geometry.untimed_rect(index, row), Stop(day, None, None, item))

    def _spot_at(self, position: QPointF) -> Spot | None:
        head = self._geometry.measures.head if self._geometry is not None else 0
        if position.y() < head:
            return None
        return next((spot for spot in self._spots() if spot.rect.contains(position)), None)

    # --- painting --------------------------------------------------------------------------
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the whole week."""
        if self._geometry is None:
            return
        marks = Marks(
            current=self._current,
            ringed=self.hasFocus() or self._current_item() is not None,
            hover=self._hover.stop if self._hover is not None else None,
            hover_overlap=self._hover.overlap if self._hover is not None else None,
            drop_on=self._drop_on,
            preview=self._preview,
        )
        painter = QPainter(self.viewport())
        pen = WeekPainter(painter, self.words, self._geometry, self._now)
        paint_week(pen, QRectF(self.viewport().rect()), self.verticalScrollBar().value(), marks)
        painter.end()

    # --- keyboard --------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows; Enter edits, P repairs, Del deletes."""
        key = Qt.Key(event.key())
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
        if plain and key in _ARROWS:
            self._set_current(move(self._layout, self._current, _ARROWS[key]), reveal=True)
        elif plain and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._activate(self._current)
        elif plain and key == Qt.Key.Key_P:
            overlap = self.overlap_of_current()
            if overlap is not None:
                self.repair_requested.emit(overlap)
        elif plain and key == Qt.Key.Key_Delete and self._current_item() is not None:
            self.delete_requested.emit(self._current_item().id)  # type: ignore[union-attr]
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first entry when nothing is current yet."""
        super().focusInEvent(event)
        tabbed = event.reason() in {
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        }
        if self._current is None and tabbed:
            self._set_current(move(self._layout, None, "home"))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring of a gap away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _current_item(self) -> ActivityItem | None:
        return self._current.item if self._current is not None else None

    def _set_current(self, stop: Stop | None, *, reveal: bool = False) -> None:
        if stop == self._current:
            return
        self._current = stop
        if stop is not None:
            said = self.words.aloud(stop)
            self.setAccessibleDescription(said)
            if self.hasFocus():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
            index = self._geometry.column_of(stop.day) if self._geometry is not None else None
            if (
                reveal
                and self._geometry is not None
                and index is not None
                and stop.start is not None
            ):
                self._reveal(stop_rect(self._geometry, index, stop))
        self.viewport().update()
        self.current_changed.emit(stop)

    def _activate(self, stop: Stop | None) -> None:
        if stop is None:
            return
        if stop.item is not None:
            self.opened.emit(stop.item.id)
        else:
            self.gap_chosen.emit(stop.day, stop.start or 0, stop.end or 0)

    # --- pointer ---------------------------------------------------------------------------
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make the entry under the pointer current; a gap begins an entry, the chip repairs."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        spot = self._spot_at(event.position())
        if spot is None:
            self._set_current(None)
        elif spot.overlap is not None:
            self.repair_requested.emit(spot.overlap)
        elif spot.stop is not None:
            self._set_current(spot.stop)
            if spot.stop.item is None:
                self._activate(spot.stop)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the release of what was pressed here."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the entry, or begin one of an hour on empty ground."""
        spot = self._spot_at(event.position())
        if spot is not None and spot.stop is not None and spot.stop.item is not None:
            self._activate(spot.stop)
        elif spot is None and self._geometry is not None:
            info = self._geometry.day_at(event.position().x())
            y = event.position().y() - self._offset()
            if info is not None and event.position().y() > self._geometry.top:
                minute = self._geometry.minute_at(y)
                self.gap_chosen.emit(info.day, minute, min(minute + 60, MINUTES_A_DAY))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        spot = self._spot_at(event.position())
        if spot != self._hover:
            self._hover = spot
            hand = spot is not None and (spot.overlap is not None or spot.stop is not None)
            shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the entry under the pointer, or of the current one."""
        spot = self._spot_at(QPointF(event.pos()))
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        stop = self._current if by_key else spot.stop if spot is not None else None
        if stop is not None and stop.item is not None:
            self._set_current(stop)
            self.menu_requested.emit(stop.item.id, event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        """Show tool tips, forget the pointer when it leaves."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            spot = self._spot_at(QPointF(event.pos()))
            text = self.words.tip(spot.stop) if spot is not None and spot.stop is not None else ""
            day = self._head_tip(QPointF(event.pos())) if not text else ""
            QToolTip.showText(event.globalPos(), text or day, self.viewport())
            return True
        if event.type() == QEvent.Type.Leave and self._hover is not None:
            self._hover = None
            self.viewport().update()
        return super().viewportEvent(event)

    def _head_tip(self, position: QPointF) -> str:
        if self._geometry is None or position.y() > self._geometry.measures.head:
            return ""
        info = self._geometry.day_at(position.x())
        return self.words.ring(info) if info is not None else ""

    # --- files -----------------------------------------------------------------------------
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files only."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Ring the entry that would get the files."""
        spot = self._spot_at(event.position())
        item = spot.stop.item if spot is not None and spot.stop is not None else None
        self._drop_on = item.id if item is not None else ""
        event.setAccepted(item is not None)
        self.viewport().update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget the entry."""
        super().dragLeaveEvent(event)
        self._drop_on = ""
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files to the entry under the pointer."""
        target, self._drop_on = self._drop_on, ""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if target and paths:
            event.acceptProposedAction()
            self.files_dropped.emit(target, paths)
        self.viewport().update()

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
