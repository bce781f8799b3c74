"""Writes the result of an import as a workbook: what was refused or remarked, where, and why.

The sheet of refused rows keeps the headings and values of the office's own list, so that it can be
corrected there and imported again. Values are text: nothing that a person typed is evaluated.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from penilaian_desktop.domain.employee_sheet import (
    EmployeeSheet,
    OriginalRow,
    SheetLayout,
    SheetProblem,
)
from penilaian_desktop.domain.errors import StorageUnavailable
from penilaian_desktop.domain.golongan import rank_text
from penilaian_desktop.domain.intake import EmployeeRow
from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.nip import format_nip
from penilaian_desktop.spreadsheets.xlsx_writer import Cell, Sheet, Style, Value, write_workbook

PLACE = ("Lembar", "Baris", "Kolom", "Judul kolom", "Alasan", "Yang perlu dilakukan")
PLACE_WIDTHS = (16.0, 7.0, 7.0, 24.0, 48.0, 44.0)
_VALUE_WIDTH = 20.0
_ACCEPTED = (
    ("Lembar", 16.0), ("Baris", 7.0), ("NIP/NRP", 24.0), ("Pegawai", 36.0), ("Status", 12.0),
    ("Pangkat/Golongan", 30.0), ("Jabatan", 40.0), ("Penugasan", 13.0), ("Unit kerja", 60.0),
    ("NIP atasan", 24.0), ("Catatan", 9.0),
)  # fmt: skip
"""The heading of the name is not one that the reader knows: this sheet is not imported again."""


class ReadSheet(Protocol):
    """What the sheet of refused rows needs of any list that was read."""

    @property
    def layouts(self) -> tuple[SheetLayout, ...]:
        """The tables of the file."""

    @property
    def originals(self) -> tuple[OriginalRow, ...]:
        """Every data row as it stands."""

    @property
    def refused(self) -> tuple[SheetProblem, ...]:
        """The reason of each refused row."""


def write_result(sheet: EmployeeSheet, path: Path) -> None:
    """Write the result workbook of an import; an existing file is replaced as a whole.

    Raises StorageUnavailable ("file_unwritable").
    """
    write_whole(result_workbook(sheet), path)


def write_whole(data: bytes, path: Path) -> None:
    """Write a file, replacing an existing one as a whole; raises StorageUnavailable."""
    beside = path.with_name(f".{path.name}.baru")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise StorageUnavailable("file_unwritable", file=path.name) from error


def result_workbook(sheet: EmployeeSheet) -> bytes:
    """Return the bytes of the result workbook of an import."""
    sheets = [_summary(sheet)]
    if sheet.refused:
        sheets.append(refused_page(sheet))
    if sheet.remarks:
        sheets.append(_remarks(sheet))
    if sheet.records:
        sheets.append(_accepted(sheet))
    return write_workbook(sheets)


def _summary(sheet: EmployeeSheet) -> Sheet:
    lines: list[tuple[str, Value]] = [
        ("Berkas", sheet.file),
        ("Baris data", len(sheet.originals)),
        ("Diterima tanpa catatan", len(sheet.good)),
        ("Diterima dengan catatan", len(sheet.warned)),
        ("Ditolak", len(sheet.refused)),
        ("Lembar yang dibaca", ", ".join(dict.fromkeys(page.sheet for page in sheet.layouts))),
        ("Lembar yang dilewati", ", ".join(sheet.ignored_sheets) or "–"),
    ]
    if sheet.refused:
        lines.append(("Langkah berikut", "Perbaiki lembar Ditolak, lalu impor berkas ini lagi."))
    rows: list[Sequence[Cell | None]] = [(Cell("Hasil impor pegawai", Style.TITLE),), ()]
    for name, value in lines:
        style = Style.INTEGER if isinstance(value, int) else Style.TEXT
        rows.append((Cell(name, Style.HEADER), Cell(value, style)))
    return Sheet(name="Ringkasan", rows=rows, widths=(26, 70), landscape=False)


def place_cells(problem: SheetProblem, mark: Style) -> tuple[Cell, ...]:
    """Return the cells that say where a problem stands, what it is and what to do."""
    found = message(problem.code, **problem.params)
    return (
        Cell(problem.sheet),
        Cell(problem.row, Style.INTEGER),
        Cell(problem.column),
        Cell(problem.header),
        Cell(found.text, mark),
        Cell(found.remedy),
    )


def refused_page(sheet: ReadSheet) -> Sheet:
    """Return the refused rows under their own headings, so that they can be imported again."""
    headers = list(
        dict.fromkeys(column.header for page in sheet.layouts for column in page.columns)
    )
    values = values_of_rows(sheet)
    rows: list[Sequence[Cell | None]] = [
        tuple(Cell(text, Style.HEADER) for text in (*PLACE, *headers))
    ]
    for problem in sheet.refused:
        row = values[problem.sheet, problem.row]
        cells = (
            Cell(row.get(header), Style.REFUSED if header == problem.header else Style.TEXT)
            for header in headers
        )
        rows.append((*place_cells(problem, Style.REFUSED), *cells))
    widths = (*PLACE_WIDTHS, *(_VALUE_WIDTH for _ in headers))
    return Sheet(name="Ditolak", rows=rows, widths=widths, frozen_rows=1, filter_row=1)


def _remarks(sheet: EmployeeSheet) -> Sheet:
    values = values_of_rows(sheet)
    names = {(row.sheet, row.row): row.name for row in sheet.records}
    rows: list[Sequence[Cell | None]] = [
        tuple(Cell(text, Style.HEADER) for text in (*PLACE, "Pegawai", "Isi sel"))
    ]
    for problem in sheet.remarks:
        key = (problem.sheet, problem.row)
        cell = values[key].get(problem.header)
        rows.append((*place_cells(problem, Style.WARNED), Cell(names[key]), Cell(cell)))
    widths = (*PLACE_WIDTHS, 36, 30)
    return Sheet(name="Catatan", rows=rows, widths=widths, frozen_rows=1, filter_row=1)


def values_of_rows(sheet: ReadSheet) -> dict[tuple[str, int], Mapping[str, str]]:
    """Return the values of each data row by heading, by sheet and row."""
    return {
        (row.sheet, row.row): _by_header(page, row) for row, page in _layout_of_rows(sheet).items()
    }


def _layout_of_rows(sheet: ReadSheet) -> dict[OriginalRow, SheetLayout]:
    """Return the table that each row belongs to: the last header above it on its sheet."""
    found: dict[OriginalRow, SheetLayout] = {}
    for row in sheet.originals:
        for page in sheet.layouts:
            if page.sheet == row.sheet and page.header_rows[:1] < (row.row,):
                found[row] = page
    return found


def _by_header(page: SheetLayout, row: OriginalRow) -> Mapping[str, str]:
    values: dict[str, str] = {}
    for column, value in zip(page.columns, row.values, strict=True):
        if value:
            values.setdefault(column.header, value)
    return values


def _accepted(sheet: EmployeeSheet) -> Sheet:
    remarked = {(row.sheet, row.row) for row in sheet.warned}
    rows: list[Sequence[Cell | None]] = [tuple(Cell(name, Style.HEADER) for name, _ in _ACCEPTED)]
    rows += [_accepted_row(row, (row.sheet, row.row) in remarked) for row in sheet.records]
    return Sheet(
        name="Diterima",
        rows=rows,
        widths=[width for _, width in _ACCEPTED],
        frozen_rows=1,
        filter_row=1,
    )


def _accepted_row(row: EmployeeRow, remarked: bool) -> tuple[Cell, ...]:
    texts = (
        format_nip(row.identity),
        row.name,
        str(row.status or ""),
        rank_text(row.golongan),
        row.position,
        str(row.assignment_kind),
        " › ".join(row.units),
        format_nip(row.superior),
        "ada" if remarked else "",
    )
    style = Style.WARNED if remarked else Style.TEXT
    head = (Cell(row.sheet), Cell(row.row, Style.INTEGER))
    return (*head, *(Cell(text or None, style) for text in texts))
