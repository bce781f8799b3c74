"""Why rows of a list were refused or remarked, as an Excel file for whoever mends the list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from penilaian_desktop.domain.employee_sheet import SheetProblem
from penilaian_desktop.domain.messages import Message, message
from penilaian_desktop.spreadsheets.monitor_book import table_sheet
from penilaian_desktop.spreadsheets.xlsx_writer import Sheet, write_workbook

ReasonRow = tuple[str | int, ...]

_TITLES = (
    ("Lembar", 24.0),
    ("Baris", 8.0),
    ("Kolom", 8.0),
    ("Judul kolom", 22.0),
    ("Isi", 24.0),
    ("Tentang", 30.0),
    ("Keadaan", 18.0),
    ("Alasan", 60.0),
    ("Yang dapat dilakukan", 60.0),
)


def reason_row(
    place: tuple[str, int, str, str], detail: str, about: str, said: Message, *, refused: bool
) -> ReasonRow:
    """Return a line of the sheet; `place` is sheet, row, column and its heading."""
    state = "ditolak" if refused else "dengan catatan"
    return (*place, detail, about, state, said.text, said.remedy)


def reasons_sheet(file: str, rows: Sequence[ReasonRow]) -> Sheet:
    """Return the sheet of the reasons of a file."""
    return table_sheet("Alasan", f"Baris {file} yang ditolak atau dengan catatan", _TITLES, rows)


def reasons_workbook(
    file: str, refused: Iterable[SheetProblem], remarks: Iterable[SheetProblem]
) -> bytes:
    """Return the refusals and then the remarks of a list, each row of the list singly, as .xlsx."""
    rows = [_row(problem, refused=True) for problem in refused]
    rows += [_row(problem, refused=False) for problem in remarks]
    return write_workbook([reasons_sheet(file, rows)])


def _row(problem: SheetProblem, *, refused: bool) -> ReasonRow:
    place = (problem.sheet, problem.row, problem.column, problem.header)
    said = message(problem.code, **problem.params)
    return reason_row(place, problem.detail, problem.about, said, refused=refused)
