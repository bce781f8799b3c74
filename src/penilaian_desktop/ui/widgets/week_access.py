"""The week to a screen reader: every day, entry and empty stretch is an object of its own.

Qt asks a factory for the interface of a widget. That of the grid has children for the stops of the
keyboard in reading order, and for the repair chips; each says what it is, where it lies and what
can be done with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import isValid

from penilaian_desktop.ui.widgets.week_layout import Stop

if TYPE_CHECKING:
    from penilaian_desktop.ui.widgets.week_grid import WeekGrid


# Qt's functions may return no object at all; its Python stubs do not say so.


class StopInterface(QAccessibleInterface):
    """One stop of the grid, found again by its number: reading order changes with the week."""

    def __init__(self, grid: WeekGrid, number: int) -> None:
        super().__init__()
        self._grid = grid
        self._number = number

    @property
    def stop(self) -> Stop | None:
        """Return what the number stands for now."""
        if not isValid(self._grid):
            return None
        stops = self._grid.reading_order()
        return stops[self._number] if self._number < len(stops) else None

    def isValid(self) -> bool:  # noqa: N802 - Qt's name
        """Tell whether the week still has so many stops."""
        return self.stop is not None

    def object(self) -> QObject | None:  # type: ignore[override]
        """Return nothing: a stop is no widget."""
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        """Return the window of the grid."""
        return self._grid.window().windowHandle() if isValid(self._grid) else None

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return the interface of the grid."""
        return QAccessible.queryAccessibleInterface(self._grid) if isValid(self._grid) else None

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return nothing."""
        del index
        return None

    def childCount(self) -> int:
        """Return none."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: N802 - Qt's name
        """Return that there is none."""
        del child
        return -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802 - Qt's name
        """Return nothing."""
        del x, y
        return None

    def text(self, kind: QAccessible.Text) -> str:
        """Return the sentence of the stop as its name."""
        stop = self.stop
        if stop is None or kind is not QAccessible.Text.Name:
            return ""
        return self._grid.aloud(stop)

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Change nothing: the name follows the entry."""

    def rect(self) -> QRect:
        """Return the place on the screen."""
        stop = self.stop
        if stop is None:
            return QRect()
        place = self._grid.stop_place(stop)
        return QRect(self._grid.viewport().mapToGlobal(place.topLeft()), place.size())

    def role(self) -> QAccessible.Role:
        """Return list item; the head of a day is a column's head."""
        stop = self.stop
        head = stop is not None and stop.is_head
        return QAccessible.Role.ColumnHeader if head else QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        """Return what the keyboard can do, and whether it is here."""
        state = QAccessible.State()
        state.focusable = True
        state.selectable = True
        stop = self.stop
        if stop is None:
            state.invalid = True
            return state
        state.selected = stop == self._grid.current
        state.focused = state.selected and self._grid.hasFocus()
        state.offscreen = not self._grid.viewport().rect().intersects(self._grid.stop_place(stop))
        return state

    def press(self) -> None:
        """Do what Enter does there."""
        stop = self.stop
        if stop is not None:
            self._grid.activate(stop)


class GridInterface(QAccessibleWidget):
    """The grid as a list of its stops."""

    def __init__(self, grid: WeekGrid) -> None:
        super().__init__(grid, QAccessible.Role.List)
        self._grid = grid
        self._children: list[StopInterface] = []

    def childCount(self) -> int:
        """Return the number of days, entries and empty stretches."""
        return len(self._grid.reading_order())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return the interface of one of them."""
        if not 0 <= index < self.childCount():
            return None
        while len(self._children) <= index:
            self._children.append(StopInterface(self._grid, len(self._children)))
        return self._children[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: N802 - Qt's name
        """Return the place of a child in reading order, -1 for a stranger."""
        return next((n for n, known in enumerate(self._children) if known is child), -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802 - Qt's name
        """Return what lies under a position of the screen."""
        for index in range(self.childCount()):
            found = self.child(index)
            if found is not None and found.rect().contains(x, y):
                return found
        return None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802 - Qt's name
        """Return the stop that the keyboard is on."""
        stops = self._grid.reading_order()
        current = self._grid.current
        return self.child(stops.index(current)) if current in stops else None


_KEPT: list[GridInterface] = []


def _interface(_key: str, thing: QObject) -> QAccessibleInterface | None:
    from penilaian_desktop.ui.widgets.week_grid import WeekGrid  # noqa: PLC0415 - no circle

    if not isinstance(thing, WeekGrid):
        return None
    _KEPT[:] = [kept for kept in _KEPT if isValid(kept)]
    _KEPT.append(GridInterface(thing))
    return _KEPT[-1]


def install() -> None:
    """Let screen readers see into every week grid; once for the whole program."""
    if not _state:
        _state.append(True)
        QAccessible.installFactory(_interface)


_state: list[bool] = []
