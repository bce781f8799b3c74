"""The week as seven columns: one scroll area that paints itself and is walked with the arrows."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
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
)
from PySide6.QtWidgets import QToolTip, QWidget

from penilaian_desktop.domain.activity_views import ActivityItem, WeekView
from penilaian_desktop.ui.widgets import week_access
from penilaian_desktop.ui.widgets.week_canvas import WeekCanvas
from penilaian_desktop.ui.widgets.week_drag import Drag, DragKind
from penilaian_desktop.ui.widgets.week_frame import Marks, paint_week, stop_rect
from penilaian_desktop.ui.widgets.week_hand import WeekHand
from penilaian_desktop.ui.widgets.week_layout import (
    MINUTES_A_DAY,
    Overlap,
    Span,
    Stop,
    head,
    lay_out_week,
    move,
    same_stop,
)
from penilaian_desktop.ui.widgets.week_paint import Preview, WeekPainter
from penilaian_desktop.ui.widgets.week_spots import Spot
from penilaian_desktop.ui.widgets.week_words import WeekWords

_REPAIRS = {
    Qt.Key.Key_P: "",
    Qt.Key.Key_1: "split",
    Qt.Key.Key_2: "shorten",
    Qt.Key.Key_3: "keep",
}
_ARROWS = {
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Home: "home",
    Qt.Key.Key_End: "end",
}


class WeekGrid(WeekCanvas):
    """Shows a `WeekView`; changes nothing itself, says by signals what the person wants."""

    current_changed = Signal(object)
    """The `Stop` the keyboard is on, or None."""
    opened = Signal(str)
    """An entry to edit, by id."""
    gap_chosen = Signal(object, int, int)
    """A day and the minutes of an entry to begin."""
    moved = Signal(object)
    """A `Drag` that was dropped; it stays shown until `set_week` or `let_go`."""
    repair_requested = Signal(object, str, object)
    """An `Overlap`, how to take it away ("" = ask), and the global position to ask at."""
    day_requested = Signal(object, object)
    """A day, and the global position for its menu."""
    delete_requested = Signal(str)
    files_dropped = Signal(str, object)
    """An entry by id, and the paths dropped on it."""
    menu_requested = Signal(str, object)
    """An entry by id, and the global position for its menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Minggu, tujuh kolom menurut jam"))
        self.words = WeekWords(self)
        self._view: WeekView | None = None
        self._current: Stop | None = None
        self._hover: Spot | None = None
        self._preview: Preview | None = None
        self._drop_on: str = ""
        week_access.install()
        self._hand = WeekHand(self, self.moved_to)
        self.night_shift = False

    # --- what is shown ---------------------------------------------------------------------
    @property
    def current(self) -> Stop | None:
        """Return the entry or gap the keyboard is on."""
        return self._current

    def set_week(self, view: WeekView, now: datetime | None) -> None:
        """Show a week; `now` is local time. The current entry stays current where it still is."""
        before = self._layout.days[0].info.day if self._layout.days else None
        self._view = view
        self._layout = lay_out_week(view, now)
        self._now = now
        self.night_shift = view.night_shift
        self._current = same_stop(self._layout, self._current)
        self._hover = None
        if self._current is not None:
            self.setAccessibleDescription(self.aloud(self._current))
        self._hand.refresh()
        self._place()
        if before != view.days[0].day:
            self.show_office_hours()
        if QAccessible.isActive():
            changed = QAccessible.Event.ObjectReorder
            QAccessible.updateAccessibility(QAccessibleEvent(self, changed))

    def set_now(self, now: datetime) -> None:
        """Move the line of the present, and the gap that ends at it, on to a local time."""
        if self._view is not None:
            self._layout = lay_out_week(self._view, now)
            self._now = now
            self._current = same_stop(self._layout, self._current)
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

    def select_day(self, day: date) -> None:
        """Make the head of a day current, when this week has it."""
        for column in self._layout.days:
            if column.info.day == day:
                self._set_current(head(column))

    @property
    def drag(self) -> Drag | None:
        """Return what is being dragged, or was dropped and is not shown in its place yet."""
        return self._hand.drag

    def let_go(self) -> None:
        """Show a dropped entry where it was: the drop was refused."""
        self._hand.clear()

    def moved_to(self, drag: Drag) -> None:
        """Say what a drag became: an entry to begin, or one that lies elsewhere now."""
        if drag.kind is DragKind.NEW:
            self.gap_chosen.emit(drag.day, drag.start, drag.end)
        else:
            self.moved.emit(drag)

    def reveal_drag(self, drag: Drag) -> None:
        """Scroll to what is being dragged."""
        index = self._geometry.column_of(drag.day) if self._geometry is not None else None
        if self._geometry is not None and index is not None:
            span = Span(drag.start, min(drag.end, MINUTES_A_DAY))
            self._reveal(self._geometry.span_rect(index, span))
        self.viewport().update()

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
            ghost=self._hand.ghost(self._now.date() if self._now is not None else None),
            lifted=self._hand.lifted,
        )
        painter = QPainter(self.viewport())
        pen = WeekPainter(painter, self.words, self._geometry, self._now)
        paint_week(pen, QRectF(self.viewport().rect()), self.verticalScrollBar().value(), marks)
        painter.end()

    # --- keyboard --------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, move with Alt; Enter edits, P 1 2 3 repair, Del deletes."""
        key = Qt.Key(event.key())
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
        if self._hand.key(event, self._current):
            return
        if plain and key in _ARROWS:
            self._hand.drop_keys()
            self._set_current(move(self._layout, self._current, _ARROWS[key]), reveal=True)
        elif plain and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._hand.drop_keys()
            self._activate(self._current)
        elif plain and key in _REPAIRS and self.overlap_of_current() is not None:
            self._ask_repair(self.overlap_of_current(), _REPAIRS[key])
        elif plain and key == Qt.Key.Key_M:
            self._ask_day(self._current)
        elif plain and key == Qt.Key.Key_Delete and self._current_item() is not None:
            self.delete_requested.emit(self._current_item().id)  # type: ignore[union-attr]
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Drop what the keys moved when Alt is let go."""
        self._hand.key_release(event)
        super().keyReleaseEvent(event)

    def _ask_repair(self, overlap: Overlap | None, how: str) -> None:
        if overlap is None or self._geometry is None:
            return
        column = next(
            (i for i, found in enumerate(self._layout.days) if overlap in found.overlaps), 0
        )
        chip = self._geometry.chip_rect(column, overlap).translated(0, self.offset())
        at = chip.bottomLeft().toPoint()
        at.setY(min(max(at.y(), self._geometry.top), self.viewport().height()))
        self.repair_requested.emit(overlap, how, self.viewport().mapToGlobal(at))

    def _ask_day(self, stop: Stop | None) -> None:
        days = [column.info.day for column in self._layout.days]
        today = self._now.date() if self._now is not None else None
        day = stop.day if stop is not None else today if today in days else None
        if day is None and days:
            day = days[0]
        if day is not None:
            place = self.stop_place(Stop(day, None, None, None))
            self.day_requested.emit(day, self.viewport().mapToGlobal(place.bottomLeft()))

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
        self._hand.drop_keys()
        self.viewport().update()

    def say(self, text: str) -> None:
        """Let a screen reader say a text."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _current_item(self) -> ActivityItem | None:
        return self._current.item if self._current is not None else None

    def _set_current(self, stop: Stop | None, *, reveal: bool = False) -> None:
        if stop == self._current:
            return
        self._current = stop
        if stop is not None:
            said = self.aloud(stop)
            self.setAccessibleDescription(said)
            if self.hasFocus():
                self.say(said)
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

    def aloud(self, stop: Stop) -> str:
        """Return what a stop says: its day, time, text and state, or the sum of a day."""
        if not stop.is_head:
            return self.words.aloud(stop, self._overlaps_of(stop))
        infos = [c.info for c in self._layout.days if c.info.day == stop.day]
        return self.words.day_aloud(infos[0]) if infos else ""

    def _overlaps_of(self, stop: Stop) -> list[Overlap]:
        item = stop.item.id if stop.item is not None else ""
        found = [o for column in self._layout.days for o in column.overlaps]
        return [overlap for overlap in found if item in overlap.ids]

    def activate(self, stop: Stop) -> None:
        """Make a stop current and do what Enter does there."""
        self._set_current(stop, reveal=True)
        self._activate(stop)

    def _activate(self, stop: Stop | None) -> None:
        if stop is None:
            return
        if stop.item is not None:
            self.opened.emit(stop.item.id)
        elif stop.is_head:
            self._ask_day(stop)
        else:
            self.gap_chosen.emit(stop.day, stop.start or 0, stop.end or 0)

    # --- pointer ---------------------------------------------------------------------------
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make the entry under the pointer current; what is held may be dragged."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        spot = self._spot_at(event.position())
        self._hand.press(event, spot)
        if spot is None:
            self._set_current(None)
        elif spot.stop is not None:
            self._set_current(spot.stop)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop what is held, or take a click: a gap begins an entry, the chip repairs."""
        event.accept()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        spot = self._hand.release(event)
        if spot is None or self._spot_at(event.position()) != spot:
            return
        if spot.overlap is not None:
            self._ask_repair(spot.overlap, "")
        elif spot.stop is not None and spot.stop.item is None:
            self._activate(spot.stop)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the entry, or begin one of an hour on empty ground."""
        spot = self._spot_at(event.position())
        if spot is not None and spot.stop is not None and spot.stop.item is not None:
            self._activate(spot.stop)
        elif spot is None and self._geometry is not None:
            info = self._geometry.day_at(event.position().x())
            y = event.position().y() - self.offset()
            if info is not None and event.position().y() > self._geometry.top:
                minute = self._geometry.minute_at(y)
                self.gap_chosen.emit(info.day, minute, min(minute + 60, MINUTES_A_DAY))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held, else follow the pointer."""
        if self._hand.move(event):
            return
        spot = self._spot_at(event.position())
        hand = spot is not None and (spot.overlap is not None or spot.stop is not None)
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        if spot is not None and spot.grip(event.position()) is not DragKind.MOVE:
            shape = Qt.CursorShape.SizeVerCursor
        self.viewport().setCursor(shape)
        if spot != self._hover:
            self._hover = spot
            self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the entry under the pointer, or of the current one."""
        spot = self._spot_at(QPointF(event.pos()))
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        stop = self._current if by_key else spot.stop if spot is not None else None
        if stop is not None and stop.item is not None:
            self._set_current(stop)
            at = event.globalPos()
            if by_key:
                at = self.viewport().mapToGlobal(self.stop_place(stop).bottomLeft())
            self.menu_requested.emit(stop.item.id, at)
        elif stop is not None:
            self._ask_day(stop)

    def viewportEvent(self, event: QEvent) -> bool:
        """Show tool tips, forget the pointer when it leaves."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            spot = self._spot_at(QPointF(event.pos()))
            stop = spot.stop if spot is not None else None
            text = ""
            if stop is not None:
                text = self.aloud(stop) if stop.is_head else self.words.tip(stop)
            QToolTip.showText(event.globalPos(), text, self.viewport())
            return True
        if event.type() == QEvent.Type.Leave and self._hover is not None:
            self._hover = None
            self.viewport().update()
        return super().viewportEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Esc while something is held."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self._hand.busy
        ):
            event.accept()
            return True
        return super().event(event)

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
