"""A table of the screen as a workbook: what is seen, with numbers as numbers (X-8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from penilaian_desktop.spreadsheets.xlsx_writer import Cell, Sheet, Style, write_workbook

LONGEST_NAME = 31
"""Characters that a sheet may be named with."""
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))

TableValue = str | Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """The title of a column and its width in characters."""

    title: str
    width: float = 40


def table_workbook(
    title: str, columns: Sequence[TableColumn], rows: Sequence[Sequence[TableValue]]
) -> bytes:
    """Return a table as .xlsx; texts are never evaluated."""
    header = 3
    lines: list[Sequence[Cell | None]] = [
        (Cell(title, Style.TITLE),),
        (),
        tuple(Cell(column.title, Style.HEADER) for column in columns),
    ]
    lines += [tuple(_cell(value) for value in row) for row in rows]
    sheet = Sheet(
        name=sheet_name(title),
        rows=lines,
        widths=[column.width for column in columns],
        frozen_rows=header,
        filter_row=header,
        repeated_row=header,
    )
    return write_workbook([sheet])


def sheet_name(title: str) -> str:
    """Return a title as the name of a sheet: without forbidden characters, short enough."""
    return " ".join(title.translate(_FORBIDDEN).split())[:LONGEST_NAME].strip() or "Tabel"


def _cell(value: TableValue) -> Cell | None:
    if isinstance(value, Decimal):
        whole = value == value.to_integral_value()
        return Cell(value, Style.INTEGER if whole else Style.DECIMAL)
    return Cell(value) if value else None
