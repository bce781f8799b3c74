"""A chart to a screen reader: every point is an object of its own, named by its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWindow
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from penilaian_desktop.domain.chart_scene import ChartPlace
    from penilaian_desktop.ui.widgets.chart import ChartView

# Qt's functions may return no object at all; its Python stubs do not say so.


class PointInterface(QAccessibleInterface):
    """One point of a chart, found again by its number."""

    def __init__(self, chart: ChartView, number: int) -> None:
        super().__init__()
        self._chart = chart
        self._number = number

    @property
    def place(self) -> ChartPlace | None:
        """Return the point that the number stands for now."""
        if not isValid(self._chart):
            return None
        places = self._chart.places
        return places[self._number] if self._number < len(places) else None

    def isValid(self) -> bool:  # noqa: N802 - Qt's name
        """Tell whether the chart still has so many points."""
        return self.place is not None

    def object(self) -> QObject | None:  # type: ignore[override]
        """Return nothing: a point is no widget."""
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        """Return the window of the chart."""
        return self._chart.window().windowHandle() if isValid(self._chart) else None

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return the interface of the chart."""
        return QAccessible.queryAccessibleInterface(self._chart) if isValid(self._chart) else None

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
        """Return the sentence of the point as its name."""
        place = self.place
        if place is None or kind is not QAccessible.Text.Name:
            return ""
        return self._chart.describe(place.series, place.category)

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Change nothing: the name follows the figures."""

    def rect(self) -> QRect:
        """Return the place on the screen."""
        place = self.place
        return self._chart.place_on_screen(place) if place is not None else QRect()

    def role(self) -> QAccessible.Role:
        """Return list item."""
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        """Return whether the walk stands here."""
        state = QAccessible.State()
        state.focusable = True
        state.selectable = True
        place = self.place
        if place is None:
            state.invalid = True
            return state
        state.selected = self._chart.at == (place.series, place.category)
        state.focused = state.selected and self._chart.hasFocus()
        return state


class ChartInterface(QAccessibleWidget):
    """The chart as a list of its points."""

    def __init__(self, chart: ChartView) -> None:
        super().__init__(chart, QAccessible.Role.Chart)
        self._chart = chart
        self._children: list[PointInterface] = []

    def childCount(self) -> int:
        """Return the number of points with data."""
        return len(self._chart.places) if isValid(self._chart) else 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        """Return the interface of one of them."""
        if not 0 <= index < self.childCount():
            return None
        while len(self._children) <= index:
            self._children.append(PointInterface(self._chart, len(self._children)))
        return self._children[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: N802 - Qt's name
        """Return the number of a point, -1 for a stranger."""
        return next((n for n, known in enumerate(self._children) if known is child), -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802 - Qt's name
        """Return what lies under a position of the screen."""
        for index in range(self.childCount()):
            found = self.child(index)
            if found is not None and found.rect().contains(x, y):
                return found
        return None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802 - Qt's name
        """Return the point that the keyboard walked to."""
        at = self._chart.at
        if at is None:
            return None
        places = [(place.series, place.category) for place in self._chart.places]
        return self.child(places.index(at)) if at in places else None


_KEPT: list[ChartInterface] = []


def _interface(_key: str, thing: QObject) -> QAccessibleInterface | None:
    from penilaian_desktop.ui.widgets.chart import ChartView  # noqa: PLC0415 - no circle

    if not isinstance(thing, ChartView):
        return None
    _KEPT[:] = [kept for kept in _KEPT if isValid(kept)]
    _KEPT.append(ChartInterface(thing))
    return _KEPT[-1]


def install() -> None:
    """Let screen readers see into every chart; once for the whole program."""
    if not _state:
        _state.append(True)
        QAccessible.installFactory(_interface)


_state: list[bool] = []
