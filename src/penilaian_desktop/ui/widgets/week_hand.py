"""The hand on the week: what pointer and keys take hold of, move, and let go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QBasicTimer, QObject, QPointF, Qt, QTimerEvent
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from penilaian_desktop.domain import wording
from penilaian_desktop.ui.widgets.week_drag import (
    FINE_STEP,
    STEP,
    Drag,
    DragKind,
    begin,
    day_stepped,
    dragged,
    stepped,
    take,
)
from penilaian_desktop.ui.widgets.week_layout import Stop
from penilaian_desktop.ui.widgets.week_paint import Preview
from penilaian_desktop.ui.widgets.week_spots import Spot

if TYPE_CHECKING:
    from penilaian_desktop.ui.widgets.week_grid import WeekGrid

SCROLL_EVERY_MS = 40
_UPRIGHT = {
    Qt.Key.Key_Up: -STEP,
    Qt.Key.Key_Down: STEP,
    Qt.Key.Key_PageUp: -FINE_STEP,
    Qt.Key.Key_PageDown: FINE_STEP,
}
"""Minutes of a key. Ctrl+Alt+arrows would turn the screen round on many laptops."""
_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ALT = Qt.KeyboardModifier.AltModifier
_ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


@dataclass(frozen=True, slots=True)
class _Press:
    """Where a button went down, and on what."""

    at: QPointF
    spot: Spot | None


class WeekHand(QObject):
    """Turns presses, moves and keys over a `WeekGrid` into one `Drag`, dropped or given up.

    A dropped drag stays shown until the week is shown anew, so that nothing jumps back meanwhile.
    """

    def __init__(self, grid: WeekGrid, dropped: Callable[[Drag], None]) -> None:
        super().__init__(grid)
        self._grid = grid
        self._dropped = dropped
        self._press: _Press | None = None
        self._drag: Drag | None = None
        self._by_keys = False
        self._waiting = False
        self._last = QPointF()
        self._fine = False
        self._scroll = QBasicTimer()

    @property
    def drag(self) -> Drag | None:
        """Return the drag that is shown."""
        return self._drag

    @property
    def busy(self) -> bool:
        """Tell whether something is held and not dropped yet."""
        return self._drag is not None and not self._waiting

    @property
    def lifted(self) -> str:
        """Return the id of the entry that is somewhere else meanwhile, "" when none is."""
        item = self._drag.item if self._drag is not None else None
        return item.id if item is not None else ""

    def clear(self) -> None:
        """Give up what is held: Esc, a refusal, or the week shown anew."""
        self._press = None
        self._drag = None
        self._by_keys = False
        self._waiting = False
        self._scroll.stop()
        self._grid.viewport().update()

    def refresh(self) -> None:
        """Take a dropped drag away; one still held stays."""
        if self._waiting:
            self.clear()

    # --- pointer ---------------------------------------------------------------------------
    def press(self, event: QMouseEvent, spot: Spot | None) -> None:
        """Remember where the button went down; a drag by keys is dropped first."""
        self.drop_keys()
        if self.busy:
            self.clear()
        self._press = _Press(event.position(), spot)

    def move(self, event: QMouseEvent) -> bool:
        """Follow the pointer; tell whether something is being dragged."""
        if self._press is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        far = (event.position() - self._press.at).manhattanLength()
        if self._drag is None and far < QApplication.startDragDistance():
            return False
        if self._drag is None or self._waiting:
            self._drag = self._taken(self._press)
            self._waiting = False
            if self._drag is None:
                self._press = None
                return False
        self._last = event.position()
        self._fine = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        self._follow()
        self._scroll.start(SCROLL_EVERY_MS, self)
        return True

    def release(self, event: QMouseEvent) -> Spot | None:
        """Drop what was dragged; without a drag return what was clicked."""
        del event
        press, self._press = self._press, None
        self._scroll.stop()
        if self.busy and not self._by_keys:
            self._drop()
            return None
        return press.spot if press is not None else None

    def _taken(self, press: _Press) -> Drag | None:
        geometry = self._grid.geometry_now()
        if geometry is None:
            return None
        spot = press.spot
        day = geometry.nearest_day(press.at.x())
        minute = geometry.exact_minute(press.at.y() - self._grid.offset())
        stop = spot.stop if spot is not None else None
        if stop is not None and stop.item is not None and spot is not None:
            night = self._grid.night_shift
            return take(spot.grip(press.at), stop.item, day, minute, night=night)
        if press.at.y() < geometry.top or (spot is not None and spot.overlap is not None):
            return None
        return begin(day, minute) if press.at.x() >= geometry.measures.axis else None

    def _follow(self) -> None:
        geometry = self._grid.geometry_now()
        if geometry is None or self._drag is None:
            return
        day = geometry.nearest_day(self._last.x())
        minute = geometry.exact_minute(self._last.y() - self._grid.offset())
        self._drag = dragged(self._drag, day, minute, FINE_STEP if self._fine else STEP)
        self._grid.viewport().update()

    def timerEvent(self, event: QTimerEvent) -> None:
        """Scroll while something is held at the upper or lower edge."""
        if event.timerId() != self._scroll.timerId():
            super().timerEvent(event)
            return
        geometry, bar = self._grid.geometry_now(), self._grid.verticalScrollBar()
        if geometry is None or self._drag is None:
            self._scroll.stop()
            return
        by = 0
        if self._last.y() < geometry.top + 12:
            by = -12
        elif self._last.y() > self._grid.viewport().height() - 12:
            by = 12
        if by:
            bar.setValue(bar.value() + by)
            self._follow()

    # --- keyboard --------------------------------------------------------------------------
    def key(self, event: QKeyEvent, stop: Stop | None) -> bool:
        """Move or stretch the current entry with Alt and the arrows; tell whether it was ours."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and self.busy:
            self.clear()
            self._grid.say(self.tr("Batal"))
            return True
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        item = stop.item if stop is not None else None
        if item is None or stop is None or modifiers not in {_ALT, _ALT_SHIFT}:
            return False
        stretch = modifiers == _ALT_SHIFT and key in _UPRIGHT
        across = modifiers == _ALT_SHIFT and key in _SIDEWAYS
        if key not in _UPRIGHT and not across:
            return False
        if self._waiting or item.start is None:
            return True
        kind = DragKind.BOTTOM if stretch else DragKind.MOVE
        if self._drag is not None and self._drag.kind is not kind:
            self.drop_keys()
            return True
        drag = self._drag
        if drag is None:
            drag = take(kind, item, stop.day, stop.start or 0, night=self._grid.night_shift)
            self._by_keys = True
        drag = self._day_stepped(drag, _SIDEWAYS[key]) if across else stepped(drag, _UPRIGHT[key])
        self._drag = drag
        self._grid.reveal_drag(drag)
        self._grid.say(self.words())
        return True

    def _day_stepped(self, drag: Drag, by: int) -> Drag:
        geometry = self._grid.geometry_now()
        days = [column.info.day for column in geometry.layout.days] if geometry else []
        moved = day_stepped(drag, by)
        return moved if moved.day in days else drag

    def key_release(self, event: QKeyEvent) -> None:
        """Drop what the keys moved when Alt is let go."""
        if Qt.Key(event.key()) == Qt.Key.Key_Alt:
            self.drop_keys()

    def drop_keys(self) -> None:
        """Drop what the keys moved."""
        if self._by_keys and self.busy:
            self._drop()

    def _drop(self) -> None:
        drag = self._drag
        if drag is None or not drag.changed:
            self.clear()
            return
        if drag.kind is DragKind.NEW:
            self.clear()
        else:
            self._waiting = True
        self._by_keys = False
        self._dropped(drag)

    # --- words -----------------------------------------------------------------------------
    def words(self) -> str:
        """Return what the drag says: "Rabu 18 November 09.00–10.30, 90 menit"."""
        drag = self._drag
        if drag is None:
            return ""
        return self.tr("{day} {time}, {minutes} menit").format(
            day=wording.weekday_date(drag.day), time=self._time(drag), minutes=drag.minutes
        )

    def ghost(self, today: date | None) -> Preview | None:
        """Return how the drag is painted: its times live, and what a drop means."""
        drag = self._drag
        if drag is None:
            return None
        early = today is not None and drag.day > today
        note = ""
        if early:
            note = self.tr("hari ini belum tiba")
        elif drag.item is not None and drag.item.status.value != "draft" and drag.changed:
            note = self.tr("kembali menjadi draf")
        return Preview(
            day=drag.day,
            start=drag.start,
            end=drag.end,
            text=self._time(drag),
            time=self.tr("{minutes} menit").format(minutes=drag.minutes),
            volume="",
            hint=note or ("" if self._waiting else self.tr("Esc batal")),
            tint="bad" if early else "primary",
        )

    @staticmethod
    def _time(drag: Drag) -> str:
        end = drag.end % 1440 or min(drag.end, 1440)
        return f"{wording.clock(drag.start)}–{wording.clock(end)}"
