"""The figures of charts as an Excel workbook: a sheet for each chart, numbers as numbers."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from penilaian_desktop.domain.chart_views import ChartData, ChartTable, step_text, table_of
from penilaian_desktop.spreadsheets.table_book import LONGEST_NAME, sheet_name
from penilaian_desktop.spreadsheets.xlsx_writer import Cell, Sheet, Style, write_workbook

_HEAD = 3


def chart_workbook(charts: Sequence[ChartData]) -> bytes:
    """Return the figures of at least one chart as .xlsx; a missing value is an empty cell."""
    names: set[str] = set()
    return write_workbook([chart_sheet(chart, names) for chart in charts])


def chart_sheet(chart: ChartData, taken: set[str]) -> Sheet:
    """Return the sheet of a chart, its name added to those `taken`."""
    table = table_of(chart)
    rows: list[Sequence[Cell | None]] = [
        (Cell(chart.title, Style.TITLE),),
        (),
        tuple(Cell(title, Style.HEADER) for title in (*table.titles, *_numbered(table))),
    ]
    rows += [_row(table, row) for row in table.rows]
    if chart.note:
        rows += [(), (Cell(chart.note, Style.NOTE),)]
    return Sheet(
        name=free_name(chart.title, taken),
        rows=rows,
        widths=[32, *(22 for _ in rows[_HEAD - 1][1:])],
        frozen_rows=_HEAD,
        repeated_row=_HEAD,
    )


def free_name(title: str, taken: set[str]) -> str:
    """Return a name for a sheet that no other has yet, and note it."""
    name = sheet_name(title)
    number = 2
    while name.casefold() in taken:
        tail = f" ({number})"
        name = f"{sheet_name(title)[: LONGEST_NAME - len(tail)].rstrip()}{tail}"
        number += 1
    taken.add(name.casefold())
    return name


def _numbered(table: ChartTable) -> tuple[str, ...]:
    """Return the titles of the columns that repeat steps of a scale as numbers to reckon with."""
    if not table.words:
        return ()
    best = f"{len(table.words)} = {table.words[-1]}"
    return tuple(f"{title}, angka ({best})" for title in table.titles[1:])


def _row(table: ChartTable, row: Sequence[str | Decimal | None]) -> tuple[Cell | None, ...]:
    if not table.words:
        return tuple(_cell(value) for value in row)
    said = [step_text(table.words, v) if isinstance(v, Decimal) else v for v in row]
    return tuple(_cell(value) for value in (*said, *row[1:]))


def _cell(value: str | Decimal | None) -> Cell | None:
    if value is None:
        return None
    if isinstance(value, str):
        return Cell(value)
    whole = value == value.to_integral_value()
    return Cell(value, Style.INTEGER if whole else Style.DECIMAL)
