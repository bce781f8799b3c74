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
)
from shiboken6 import isValid

from penilaian_desktop.ui.widgets.painted_access import (
    PartInterface,
    WholeInterface,
    install_factory,
    keep,
)
from penilaian_desktop.ui.widgets.week_layout import Stop

if TYPE_CHECKING:
    from penilaian_desktop.ui.widgets.week_grid import WeekGrid


# Qt's functions may return no object at all; its Python stubs do not say so.


class StopInterface(PartInterface):
    """One stop of the grid, found again by its number: reading order changes with the week."""

    def __init__(self, grid: WeekGrid, number: int) -> None:
        super().__init__(grid)
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

    def text(self, kind: QAccessible.Text) -> str:
        """Return the sentence of the stop as its name."""
        stop = self.stop
        if stop is None or kind is not QAccessible.Text.Name:
            return ""
        return self._grid.aloud(stop)

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


class GridInterface(WholeInterface):
    """The grid as a list of its stops."""

    def __init__(self, grid: WeekGrid) -> None:
        super().__init__(grid, QAccessible.Role.List, lambda number: StopInterface(grid, number))
        self._grid = grid

    def childCount(self) -> int:
        """Return the number of days, entries and empty stretches."""
        return len(self._grid.reading_order())

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802 - Qt's name
        """Return the stop that the keyboard is on."""
        stops = self._grid.reading_order()
        current = self._grid.current
        return self.child(stops.index(current)) if current in stops else None


def _interface(_key: str, thing: QObject) -> QAccessibleInterface | None:
    from penilaian_desktop.ui.widgets.week_grid import WeekGrid  # noqa: PLC0415 - no circle

    if not isinstance(thing, WeekGrid):
        return None
    return keep(GridInterface(thing))


def install() -> None:
    """Let screen readers see into every week grid; once for the whole program."""
    install_factory(_interface)
