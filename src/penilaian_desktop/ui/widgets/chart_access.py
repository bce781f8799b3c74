"""A chart to a screen reader: every point is an object of its own, named by its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from shiboken6 import isValid

from penilaian_desktop.ui.widgets.painted_access import (
    PartInterface,
    WholeInterface,
    install_factory,
    keep,
)

if TYPE_CHECKING:
    from penilaian_desktop.domain.chart_scene import ChartPlace
    from penilaian_desktop.ui.widgets.chart import ChartView

# Qt's functions may return no object at all; its Python stubs do not say so.


class PointInterface(PartInterface):
    """One point of a chart, found again by its number."""

    def __init__(self, chart: ChartView, number: int) -> None:
        super().__init__(chart)
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

    def text(self, kind: QAccessible.Text) -> str:
        """Return the sentence of the point as its name."""
        place = self.place
        if place is None or kind is not QAccessible.Text.Name:
            return ""
        return self._chart.describe(place.series, place.category)

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


class ChartInterface(WholeInterface):
    """The chart as a list of its points."""

    def __init__(self, chart: ChartView) -> None:
        super().__init__(
            chart, QAccessible.Role.Chart, lambda number: PointInterface(chart, number)
        )
        self._chart = chart

    def childCount(self) -> int:
        """Return the number of points with data."""
        return len(self._chart.places) if isValid(self._chart) else 0

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # noqa: N802 - Qt's name
        """Return the point that the keyboard walked to."""
        at = self._chart.at
        if at is None:
            return None
        places = [(place.series, place.category) for place in self._chart.places]
        return self.child(places.index(at)) if at in places else None


def _interface(_key: str, thing: QObject) -> QAccessibleInterface | None:
    from penilaian_desktop.ui.widgets.chart import ChartView  # noqa: PLC0415 - no circle

    if not isinstance(thing, ChartView):
        return None
    return keep(ChartInterface(thing))


def install() -> None:
    """Let screen readers see into every chart; once for the whole program."""
    install_factory(_interface)
