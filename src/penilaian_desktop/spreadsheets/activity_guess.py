"""Looks at the cells below the headings of times: "Waktu" may head days, times or durations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from penilaian_desktop.domain.activity_sheet import DiaryField
from penilaian_desktop.domain.employee_sheet import SheetColumn
from penilaian_desktop.spreadsheets.activity_cells import read_duration, read_span
from penilaian_desktop.spreadsheets.activity_headers import DiaryHeader
from penilaian_desktop.spreadsheets.cell_values import read_date
from penilaian_desktop.spreadsheets.grid import CellValue, Grid, is_empty
from penilaian_desktop.spreadsheets.prescan import column_letters

SAMPLE_ROWS = 60
FIRST_YEAR = 1901
MOST = 0.6
"""The share of cells that decides."""


def _is_span(value: CellValue) -> bool:
    return isinstance(value, str) and read_span(value).end is not None


def _is_day(value: CellValue) -> bool:
    if isinstance(value, date):
        return value.year >= FIRST_YEAR
    return isinstance(value, str) and read_date(value) is not None


def _is_duration(value: CellValue) -> bool:
    if isinstance(value, int | float):
        return not isinstance(value, bool) and 24 < value <= 999 and value % 5 == 0
    words = isinstance(value, str) and any(word in value.casefold() for word in ("menit", "mnt"))
    return words and read_duration(value) is not None


_GUESSES: tuple[tuple[str, Callable[[CellValue], bool], str], ...] = (
    (DiaryField.MINUTES, _is_span, DiaryField.TIME),
    (DiaryField.TIME, _is_day, DiaryField.DATE),
    (DiaryField.DATE, _is_span, DiaryField.TIME),
    (DiaryField.TIME, _is_duration, DiaryField.MINUTES),
    (DiaryField.START, _is_span, DiaryField.TIME),
)
"""A field by its heading, what its cells look like, and what the column is then."""
_BARE: tuple[tuple[str, Callable[[CellValue], bool]], ...] = (
    (DiaryField.DATE, _is_day),
    (DiaryField.TIME, _is_span),
    (DiaryField.MINUTES, _is_duration),
)
"""What a column without a heading is taken for by its cells, in this order."""
COLUMN = "Kolom"
"""The name of a column without a heading, before its letters."""
LEAST_COLUMNS, LEAST_LETTERS = 2, 6
"""Cells of a row of a table, and letters that a text has on average."""


def bare_header(grid: Grid) -> DiaryHeader | None:
    """Return columns without headings, guessed by what stands in them; None where nothing fits.

    Days or times must be seen, and a column of words: the person says what the others hold.
    """
    rows = [row for row in range(grid.height) if _filled(grid, row) >= LEAST_COLUMNS]
    if not rows:
        return None
    kinds: dict[int, str] = {}
    words: dict[int, float] = {}
    indexes: list[int] = []
    for column in grid.visible():
        values = [v for row in rows[:SAMPLE_ROWS] if not is_empty(v := grid.value(row, column))]
        if not values:
            continue
        indexes.append(column)
        for kind, looks in _BARE:
            if kind not in kinds.values() and sum(map(looks, values)) >= MOST * len(values):
                kinds[column] = kind
                break
        else:
            texts = [v for v in values if isinstance(v, str)]
            words[column] = sum(map(len, texts)) / len(values)
    if not kinds or max(words.values(), default=0) < LEAST_LETTERS:
        return None
    kinds[max(words, key=lambda column: words[column])] = DiaryField.TEXT
    columns = tuple(
        SheetColumn(
            column=column_letters(index),
            header=f"{COLUMN} {column_letters(index)}",
            field=kinds.get(index, ""),
        )
        for index in indexes
    )
    return DiaryHeader(rows[0], 0, columns, tuple(indexes))


def _filled(grid: Grid, row: int) -> int:
    return sum(not is_empty(grid.value(row, column)) for column in grid.visible())


def by_content(grid: Grid, header: DiaryHeader) -> DiaryHeader:
    """Return the header with the fields of times as the cells below tell them."""
    for named, looks, truly in _GUESSES:
        fields = header.fields()
        column = fields.get(named)
        if column is None or truly in fields:
            continue
        below = range(header.bottom + 1, min(grid.height, header.bottom + 1 + SAMPLE_ROWS))
        values = [v for row in below if not is_empty(v := grid.value(row, column))]
        if values and sum(map(looks, values)) >= MOST * len(values):
            header = replace(
                header,
                columns=tuple(
                    replace(c, field=truly) if index == column else c
                    for c, index in zip(header.columns, header.indexes, strict=True)
                ),
            )
    return header
