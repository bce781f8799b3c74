"""A table with a column of forms at its right, or below it where there is no room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn
from penilaian_desktop.ui.widgets.table_paint import HEAD
from penilaian_desktop.ui.widgets.table_view import TableView

SIDE = 300
STACK_UNDER = 900
LEAST_ROWS, MOST_ROWS = 3, 8


class Beside(QWidget):
    """`main` is the card of the table, `side` the column of forms."""

    def __init__(self, view: TableView, accessible: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self.main = Card()
        self.main.setAccessibleName(accessible)
        self.main.body.addWidget(view, 1)
        self._column = QWidget()
        self.side = QVBoxLayout(self._column)
        self.side.setContentsMargins(0, 0, 0, 0)
        self.side.setSpacing(12)
        inner = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._row.addWidget(self.main, 1)
        self._row.addWidget(self._column, 0, Qt.AlignmentFlag.AlignTop)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollColumn(inner))
        view.records().modelReset.connect(self._fit)

    def show_side(self, *, shown: bool) -> None:
        """Show the forms, or leave the width to the table."""
        self._column.setVisible(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the forms below the table where there is no room beside it."""
        super().resizeEvent(event)
        stacked = self.width() < STACK_UNDER
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if stacked else ways.LeftToRight)
        self._row.setSpacing(12 if stacked else 16)
        if stacked:
            self._row.setAlignment(self._column, Qt.AlignmentFlag(0))
            self._column.setMinimumWidth(0)
            self._column.setMaximumWidth(16777215)
        else:
            self._row.setAlignment(self._column, Qt.AlignmentFlag.AlignTop)
            self._column.setFixedWidth(SIDE)
        self._fit()

    def _fit(self) -> None:
        """Above its forms the table is as high as its rows; beside them it fills the page."""
        rows = min(MOST_ROWS, max(LEAST_ROWS, self._view.records().rowCount()))
        height = HEAD + rows * self._view.row_height + 1
        if self.width() < STACK_UNDER:
            self._view.setFixedHeight(height)
        else:
            self._view.setMinimumHeight(HEAD + LEAST_ROWS * self._view.row_height)
            self._view.setMaximumHeight(16777215)
