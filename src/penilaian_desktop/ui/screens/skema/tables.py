"""Small tables that are as high as their rows: the parts of a scheme, drawn to be read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from penilaian_desktop.ui.widgets.card import Card, CardFoot
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_paint import HEAD
from penilaian_desktop.ui.widgets.table_view import TableView

Row = tuple[Cell | str, ...]


def table_card(
    title: str,
    note: str,
    columns: Sequence[tuple[str, int]],
    rows: Sequence[Row],
    *,
    foot: str = "",
    row_height: int = 36,
) -> Card:
    """Return a card with a table; a column of width 0 takes what is left, below 0 is a number."""
    card = Card(title, note)
    view = rows_table(title, columns, rows, row_height=row_height)
    card.body.addWidget(view)
    if foot:
        card.body.addWidget(CardFoot(foot))
    return card


def rows_table(
    name: str, columns: Sequence[tuple[str, int]], rows: Sequence[Row], *, row_height: int = 36
) -> TableView:
    """Return a table that shows all its rows and never scrolls."""
    model: RecordModel[Row] = RecordModel(
        [
            Column(
                str(at),
                title,
                lambda row, at=at: row[at],  # type: ignore[misc]
                width=abs(width),
                number=width < 0,
            )
            for at, (title, width) in enumerate(columns)
        ]
    )
    model.set_rows(list(rows))
    view = TableView(model, name, row_height=row_height)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setFixedHeight(HEAD + len(rows) * row_height + 1)
    return view
