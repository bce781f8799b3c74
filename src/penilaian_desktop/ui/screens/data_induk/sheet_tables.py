"""What reading a list of employees found: refused rows with reasons, and the rows to be saved."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.employee_sheet import EmployeeSheet, grouped
from penilaian_desktop.domain.intake import EmployeeRow
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.ui.kit.translating import translator
from penilaian_desktop.ui.screens.data_induk import words
from penilaian_desktop.ui.widgets.sheet_parts import TALL, Part, SheetParts, problem_model
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

_tr = translator("SheetTables")

REFUSED, REMARKS, GOOD = "refused", "remarks", "good"


class SheetTables(SheetParts):
    """Three tables, one at a time: refused rows, remarks, and the rows that will be saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        problems, remarks = problem_model(), problem_model()
        rows: RecordModel[EmployeeRow] = RecordModel(_row_columns())
        super().__init__(
            (
                Part(
                    REFUSED,
                    _tr("Ditolak"),
                    TableView(problems, _tr("Baris yang ditolak"), row_height=TALL),
                    _tr("Tidak ada baris yang ditolak"),
                    _tr("Semua baris data dapat disimpan."),
                ),
                Part(
                    REMARKS,
                    _tr("Catatan"),
                    TableView(remarks, _tr("Catatan"), row_height=TALL),
                    _tr("Tidak ada catatan"),
                    _tr("Tidak ada isian yang perlu diperiksa lagi."),
                ),
                Part(
                    GOOD,
                    _tr("Akan disimpan"),
                    TableView(rows, _tr("Baris yang disimpan"), row_height=TALL),
                    _tr("Tidak ada baris yang dapat disimpan"),
                    _tr("Lihat alasannya pada baris yang ditolak."),
                ),
            ),
            parent,
        )
        self.problems, self.remarks, self.rows = problems, remarks, rows

    def show_sheet(self, sheet: EmployeeSheet) -> None:
        """Show what was read; the refused rows first where there are any."""
        self.problems.set_rows(grouped(sheet.refused))
        self.remarks.set_rows(grouped(sheet.remarks))
        self.rows.set_rows(sheet.records)
        good, warned, refused = len(sheet.good), len(sheet.warned), len(sheet.refused)
        self.show_counts(good=good, warned=warned, refused=refused, total=good + warned + refused)
        self.show_part(REFUSED if refused else REMARKS if sheet.remarks else GOOD)


def _row_columns() -> list[Column[EmployeeRow]]:
    return [
        Column(
            "row", _tr("Baris"), lambda r: str(r.row), width=44, number=True,
            sort=lambda r: (r.sheet, r.row),
        ),
        Column(
            "name",
            _tr("Nama"),
            lambda r: Cell(r.name, words.identity_text(r.identity)),
            sort=lambda r: name_order(r.name),
        ),
        Column(
            "position",
            _tr("Jabatan dan unit"),
            lambda r: Cell(r.position, " › ".join(r.units)),
            sort=lambda r: (r.units, r.position.casefold()),
        ),
        Column("rank", _tr("Gol."), lambda r: r.golongan or "–", width=56),
        Column(
            "status",
            _tr("Status"),
            lambda r: words.status_words(r.status.value) if r.status else "–",
            width=70,
        ),
        Column(
            "superior",
            _tr("Atasan"),
            lambda r: Cell(words.identity_text(r.superior) or "–", tint="muted"),
            width=160,
        ),
    ]  # fmt: skip
