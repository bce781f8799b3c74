"""Looks at the cells below the headings of times: "Waktu" may head days, times or durations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from penilaian_desktop.domain.activity_sheet import DiaryField
from penilaian_desktop.spreadsheets.activity_cells import read_duration, read_span
from penilaian_desktop.spreadsheets.activity_headers import DiaryHeader
from penilaian_desktop.spreadsheets.cell_values import read_date
from penilaian_desktop.spreadsheets.grid import CellValue, Grid, is_empty

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
