"""Writes the result of the import of a diary: what was refused or remarked, where, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from penilaian_desktop.domain.activity_sheet import ActivityRow, ActivitySheet
from penilaian_desktop.domain.employee_sheet import SheetProblem
from penilaian_desktop.domain.nip import format_nip
from penilaian_desktop.spreadsheets.result_book import (
    PLACE,
    PLACE_WIDTHS,
    place_cells,
    refused_page,
    values_of_rows,
    write_whole,
)
from penilaian_desktop.spreadsheets.xlsx_writer import Cell, Sheet, Style, Value, write_workbook

_TAKEN = (
    ("Lembar", 16.0), ("Baris", 7.0), ("Pada hari", 12.0), ("Dari pukul", 10.0),
    ("Ke pukul", 10.0), ("Lama (menit)", 9.0), ("Yang dicatat", 60.0), ("Banyak", 9.0),
    ("Ukuran", 14.0), ("Tambahan", 40.0), ("Terlambat dicatat", 12.0),
)  # fmt: skip
"""Headings that the reader does not take for a diary: this sheet is not imported again."""


def write_diary_result(sheet: ActivitySheet, path: Path) -> None:
    """Write the result workbook; an existing file is replaced as a whole.

    Raises StorageUnavailable ("file_unwritable").
    """
    write_whole(diary_result(sheet), path)


def diary_result(sheet: ActivitySheet) -> bytes:
    """Return the bytes of the result workbook of an import."""
    sheets = [_summary(sheet)]
    if sheet.refused:
        sheets.append(refused_page(sheet))
    for name, problems, mark in (
        ("Catatan", sheet.remarks, Style.WARNED),
        ("Sudah ada", sheet.known, Style.TEXT),
    ):
        if problems:
            sheets.append(_problems(sheet, name, problems, mark))
    if sheet.records:
        sheets.append(_taken(sheet))
    return write_workbook(sheets)


def _summary(sheet: ActivitySheet) -> Sheet:
    owner = " · ".join(
        part
        for part in (sheet.owner, f"NIP {format_nip(sheet.owner_nip)}" if sheet.owner_nip else "")
        if part
    )
    lines: list[tuple[str, Value]] = [
        ("Berkas", sheet.file),
        ("Milik", owner or "–"),
        ("Baris data", len(sheet.originals)),
        ("Diterima tanpa catatan", len(sheet.good)),
        ("Diterima dengan catatan", len(sheet.warned)),
        ("Sudah ada di log", len(sheet.known)),
        ("Ditolak", len(sheet.refused)),
        ("Lembar yang dibaca", ", ".join(dict.fromkeys(page.sheet for page in sheet.layouts))),
        ("Lembar yang dilewati", ", ".join(sheet.ignored_sheets) or "–"),
    ]
    if sheet.refused:
        lines.append(("Langkah berikut", "Perbaiki lembar Ditolak, lalu impor berkas ini lagi."))
    rows: list[Sequence[Cell | None]] = [(Cell("Hasil impor kegiatan", Style.TITLE),), ()]
    for name, value in lines:
        style = Style.INTEGER if isinstance(value, int) else Style.TEXT
        rows.append((Cell(name, Style.HEADER), Cell(value, style)))
    return Sheet(name="Ringkasan", rows=rows, widths=(26, 70), landscape=False)


def _problems(
    sheet: ActivitySheet, name: str, problems: Sequence[SheetProblem], mark: Style
) -> Sheet:
    values = values_of_rows(sheet)
    rows: list[Sequence[Cell | None]] = [
        tuple(Cell(text, Style.HEADER) for text in (*PLACE, "Isi sel"))
    ]
    for problem in problems:
        cell = values[problem.sheet, problem.row].get(problem.header)
        rows.append((*place_cells(problem, mark), Cell(cell)))
    return Sheet(name=name, rows=rows, widths=(*PLACE_WIDTHS, 40), frozen_rows=1, filter_row=1)


def _taken(sheet: ActivitySheet) -> Sheet:
    remarked = {(row.sheet, row.row) for row in sheet.warned}
    rows: list[Sequence[Cell | None]] = [tuple(Cell(name, Style.HEADER) for name, _ in _TAKEN)]
    rows += [_row(row, remarked=(row.sheet, row.row) in remarked) for row in sheet.records]
    return Sheet(
        name="Diterima",
        rows=rows,
        widths=[width for _, width in _TAKEN],
        frozen_rows=1,
        filter_row=1,
    )


def _row(row: ActivityRow, *, remarked: bool) -> tuple[Cell, ...]:
    style = Style.WARNED if remarked else Style.TEXT
    start = None if row.start is None else timedelta(minutes=row.start)
    end = None if row.end is None else timedelta(minutes=row.end)
    return (
        Cell(row.sheet),
        Cell(row.row, Style.INTEGER),
        Cell(row.day, Style.DATE),
        Cell(start, Style.TIME),
        Cell(end, Style.TIME),
        Cell(row.minutes, Style.INTEGER),
        Cell(row.text, style),
        Cell(row.volume, Style.DECIMAL),
        Cell(row.unit),
        Cell(row.note or None),
        Cell("ya" if row.late else None),
    )
