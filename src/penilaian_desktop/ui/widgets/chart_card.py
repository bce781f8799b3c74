"""Charts on a card: the drawing, its table one key away, several small ones under one title.

    card = ChartCard()
    card.set_data(services.monitor.trend(session, …))

T, or the choice in the head, turns drawing and table over; in the table Ctrl+C copies and
Ctrl+Shift+E exports. `card.view` is the `ChartView`, for `opened` and `chosen`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from penilaian_desktop.domain.chart_views import (
    NO_DATA,
    ChartData,
    ChartPanels,
    ChartTable,
    one_scale,
    panels_table,
    step_text,
    table_of,
)
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.widgets.button import shortcut
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.chart import ChartView
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.segmented import Segmented
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

ChartRow = tuple[str | Decimal | None, ...]

DRAWING, TABLE = "drawing", "table"
_ROW = 32
_LEAST, _LETTER, _EDGES = 72, 7, 34
"""Pixels of a column of numbers: the least, a letter of its title, its margins and sort mark."""
_PANEL = 232
"""Least width of one of several small charts."""


class _Turned(Card):
    """A card whose body is a drawing or its table; `figures` returns what the table shows."""

    def __init__(
        self,
        title: str,
        drawing: QWidget,
        figures: Callable[[], ChartTable],
        parent: QWidget | None,
    ) -> None:
        super().__init__(title, padded=False, ruled=False, parent=parent)
        self.shown = Segmented(
            ((DRAWING, self.tr("Grafik")), (TABLE, self.tr("Tabel"))),
            self.tr("Tampilan grafik"),
            compact=True,
        )
        self.shown.setToolTip(self.tr("Grafik atau tabel (T)"))
        self.shown.chosen.connect(self._turn)
        self.add_head_widget(self.shown)
        self._table: TableView | None = None
        self._columns: tuple[str, ...] = ()
        self._drawing = drawing
        self._figures = figures
        self.stack = QStackedWidget()
        self.stack.addWidget(drawing)
        self.body.addWidget(self.stack, 1)
        self._title = title
        shortcut(self, "T", self.turn)

    @property
    def table(self) -> TableView | None:
        """Return the table, None before it was shown first."""
        return self._table

    def turn(self) -> None:
        """Show the table instead of the drawing, or the drawing again; the keyboard follows."""
        self.shown.set_value(DRAWING if self.shown.value() == TABLE else TABLE)
        self._turn(self.shown.value())
        self._focus_target().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_as(self, shown: str) -> None:
        """Show DRAWING or TABLE and leave the keyboard where it is."""
        self.shown.set_value(shown)
        self._turn(shown)

    def _first_drawing(self) -> QWidget:
        return self._drawing

    def _focus_target(self) -> QWidget:
        if self.shown.value() == TABLE and self._table is not None:
            return self._table
        return self._first_drawing()

    def _turn(self, shown: str) -> None:
        if shown == TABLE:
            self._fill()
        if self._table is not None and shown == TABLE:
            self.stack.setCurrentWidget(self._table)
        else:
            self.stack.setCurrentWidget(self._drawing)

    def _refill(self) -> None:
        """Fill the table again when it is shown."""
        if self.shown.value() == TABLE:
            self._fill()
            self._turn(TABLE)

    def _fill(self) -> None:
        figures = self._figures()
        if self._table is None or figures.titles != self._columns:
            if self._table is not None:
                self.stack.removeWidget(self._table)
                self._table.deleteLater()
            self._columns = figures.titles
            model: RecordModel[ChartRow] = RecordModel(_columns(figures))
            self._table = TableView(model, self._title or figures.titles[0], row_height=_ROW)
            self.stack.addWidget(self._table)
        self._table.records().set_rows(list(figures.rows))


class ChartCard(_Turned):
    """One chart under its title; T shows the table."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        self.view = ChartView()
        room = QWidget()
        inner = QVBoxLayout(room)
        inner.setContentsMargins(12, 0, 12, 12)
        inner.addWidget(self.view, 1)
        super().__init__(title, room, self.figures, parent)
        self.left_out = Label("", "small", "muted", wrap=True)
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(15, 0, 15, 10)
        foot.addWidget(self.left_out)
        self._foot.hide()
        self.body.addWidget(self._foot)

    def set_data(self, data: ChartData) -> None:
        """Show a chart; its title becomes the card's."""
        self.view.set_data(data)
        self._title = data.title
        self.set_title(data.title)
        self.left_out.setText(data.note)
        self._foot.setVisible(bool(data.note))
        self._refill()

    def figures(self) -> ChartTable:
        """Return the figures as a table."""
        return table_of(self.view.data)

    def _first_drawing(self) -> QWidget:
        return self.view


class ChartPanelsCard(_Turned):
    """Small multiples: as many charts beside one another as fit, on one scale, one table."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        self._room = QWidget()
        self._grid = QGridLayout(self._room)
        self._grid.setContentsMargins(12, 0, 12, 12)
        self._grid.setSpacing(12)
        self._panels = ChartPanels(title=title, charts=())
        self._cells: list[QWidget] = []
        self.views: list[ChartView] = []
        self._across = 0
        super().__init__(title, self._room, self.figures, parent)

    def set_panels(self, panels: ChartPanels) -> None:
        """Show other charts."""
        self._panels = ChartPanels(title=panels.title, charts=one_scale(panels.charts))
        self._title = panels.title
        self.set_title(panels.title)
        while len(self._cells) > len(panels.charts):
            self.views.pop()
            gone = self._cells.pop()
            self._grid.removeWidget(gone)
            gone.deleteLater()
        while len(self._cells) < len(panels.charts):
            self._add()
        for view, cell, chart in zip(self.views, self._cells, self._panels.charts, strict=True):
            view.set_data(chart)
            label = cell.findChild(Label)
            if label is not None:
                label.setText(chart.title)
        self._across = 0
        self._arrange()
        self._refill()

    def figures(self) -> ChartTable:
        """Return the figures of all charts as one table."""
        return panels_table(self._panels)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many beside one another as fit."""
        super().resizeEvent(event)
        self._arrange()

    def _add(self) -> None:
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        view = ChartView()
        view.set_height(148)
        column.addWidget(Label("", "small_strong", "muted"))
        column.addWidget(view, 1)
        self.views.append(view)
        self._cells.append(cell)

    def _arrange(self) -> None:
        across = max(1, (self.width() - 24) // _PANEL)
        across = min(across, max(1, len(self._cells)))
        if across == self._across:
            return
        self._across = across
        for at, cell in enumerate(self._cells):
            self._grid.addWidget(cell, at // across, at % across)

    def _first_drawing(self) -> QWidget:
        return self.views[0] if self.views else self._room


def _columns(figures: ChartTable) -> list[Column[ChartRow]]:
    """Return the columns of a table of figures: text first, numbers after, as wide as they say."""
    titles, words = figures.titles, figures.words
    texts = 2 if titles and titles[0] == "Grafik" else 1
    columns = []
    for at, title in enumerate(titles):
        columns.append(
            Column(
                str(at),
                title,
                lambda row, at=at: _cell(row[at], words),  # type: ignore[misc]
                width=0 if at < texts else _width(title, words),
                number=at >= texts and not words,
                sort=lambda row, at=at: row[at],  # type: ignore[misc]
            )
        )
    return columns


def _width(title: str, words: Sequence[str]) -> int:
    """Return a width that shows a title whole, and the longest step of a scale with its mean."""
    longest = max((len(word) for word in words), default=0)
    mean = len(" (3,57 dari 5)") if words else 0
    return max(_LEAST, _LETTER * max(len(title), longest + mean) + _EDGES)


def _cell(value: str | Decimal | None, words: Sequence[str] = ()) -> Cell:
    if value is None:
        return Cell("–", tint="muted", spoken=NO_DATA)
    if isinstance(value, str):
        return Cell(value)
    return Cell(step_text(words, value) if words else number(value))
