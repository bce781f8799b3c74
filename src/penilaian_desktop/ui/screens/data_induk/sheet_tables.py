"""What reading a list found: counts, the refused rows with reasons, and the rows to be saved."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from penilaian_desktop.domain.employee_sheet import EmployeeSheet, SheetProblem
from penilaian_desktop.domain.intake import EmployeeRow
from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.screens.data_induk import words
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.notices import EmptyState
from penilaian_desktop.ui.widgets.segmented import Segmented
from penilaian_desktop.ui.widgets.small import Mark, Pill
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

REFUSED, REMARKS, GOOD = "refused", "remarks", "good"
TALL = 48


class SheetTables(QWidget):
    """Three tables, one at a time: refused rows, remarks, and the rows that will be saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problems: RecordModel[SheetProblem] = RecordModel(self._problem_columns())
        self.remarks: RecordModel[SheetProblem] = RecordModel(self._problem_columns())
        self.rows: RecordModel[EmployeeRow] = RecordModel(self._row_columns())
        self.views = {
            REFUSED: TableView(self.problems, self.tr("Baris yang ditolak"), row_height=TALL),
            REMARKS: TableView(self.remarks, self.tr("Catatan"), row_height=TALL),
            GOOD: TableView(self.rows, self.tr("Baris yang disimpan"), row_height=TALL),
        }
        self.choice = Segmented(
            (
                (REFUSED, self.tr("Ditolak")),
                (REMARKS, self.tr("Catatan")),
                (GOOD, self.tr("Akan disimpan")),
            ),
            self.tr("Yang ditampilkan"),
        )
        self.good = Pill()
        self.warned = Pill()
        self.refused = Pill()
        self._total = Label("", "small", "muted")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.choice)
        head.addSpacing(8)
        for pill in (self.good, self.warned, self.refused):
            head.addWidget(pill)
        head.addWidget(self._total, 1)
        self._stack = QStackedWidget()
        for view in self.views.values():
            self._stack.addWidget(view)
        self._none = EmptyState("done", "", "")
        self._stack.addWidget(self._none)
        card = Card()
        card.setAccessibleName(self.tr("Isi berkas"))
        card.body.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(card, 1)
        self.choice.chosen.connect(self.show_part)

    def show_sheet(self, sheet: EmployeeSheet) -> None:
        """Show what was read; the refused rows first where there are any."""
        self.problems.set_rows(sheet.refused)
        self.remarks.set_rows(sheet.remarks)
        self.rows.set_rows(sheet.records)
        good, warned, refused = len(sheet.good), len(sheet.warned), len(sheet.refused)
        for pill, count, text, icon, tint in (
            (self.good, good, self.tr("{count} baik"), "approved", "good"),
            (self.warned, warned, self.tr("{count} dengan catatan"), "warn", "warn"),
            (self.refused, refused, self.tr("{count} ditolak"), "refused", "bad"),
        ):
            pill.set_mark(Mark(text.format(count=number(count)), icon, tint))
        self._total.setText(
            self.tr("dari {count} baris data").format(count=number(good + warned + refused))
        )
        self.show_part(REFUSED if refused else REMARKS if sheet.remarks else GOOD)

    def show_part(self, key: str) -> None:
        """Show one of the tables, or say that it is empty."""
        self.choice.set_value(key)
        view = self.views[key]
        if view.records().rowCount():
            self._stack.setCurrentWidget(view)
            return
        title, text = {
            REFUSED: (
                self.tr("Tidak ada baris yang ditolak"),
                self.tr("Semua baris data dapat disimpan."),
            ),
            REMARKS: (
                self.tr("Tidak ada catatan"),
                self.tr("Tidak ada isian yang perlu diperiksa lagi."),
            ),
            GOOD: (
                self.tr("Tidak ada baris yang dapat disimpan"),
                self.tr("Lihat alasannya pada baris yang ditolak."),
            ),
        }[key]
        self._none.set_words(title, text)
        self._stack.setCurrentWidget(self._none)

    def focus(self) -> None:
        """Put the focus on the table shown."""
        shown = self.views[self.choice.value()]
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _problem_columns(self) -> list[Column[SheetProblem]]:
        return [
            Column(
                "row",
                self.tr("Baris"),
                lambda p: Cell(str(p.row), p.sheet),
                width=84,
                sort=lambda p: (p.sheet, p.row),
            ),
            Column(
                "column",
                self.tr("Kolom"),
                lambda p: Cell(p.column or "–", p.header),
                width=116,
                sort=lambda p: p.column or None,
            ),
            Column("detail", self.tr("Isi"), lambda p: Cell(p.detail, tint="muted"), width=160),
            Column("reason", self.tr("Alasan dan perbaikan"), _reason, sort=lambda p: p.code),
        ]  # fmt: skip

    def _row_columns(self) -> list[Column[EmployeeRow]]:
        return [
            Column(
                "row", self.tr("Baris"), lambda r: str(r.row), width=44, number=True,
                sort=lambda r: (r.sheet, r.row),
            ),
            Column(
                "name",
                self.tr("Nama"),
                lambda r: Cell(r.name, words.identity_text(r.identity)),
                sort=lambda r: r.name.casefold(),
            ),
            Column(
                "position",
                self.tr("Jabatan dan unit"),
                lambda r: Cell(r.position, " › ".join(r.units)),
                sort=lambda r: (r.units, r.position.casefold()),
            ),
            Column("rank", self.tr("Gol."), lambda r: r.golongan or "–", width=56),
            Column(
                "status",
                self.tr("Status"),
                lambda r: words.status_words(r.status.value) if r.status else "–",
                width=70,
            ),
            Column(
                "superior",
                self.tr("Atasan"),
                lambda r: Cell(words.identity_text(r.superior) or "–", tint="muted"),
                width=160,
            ),
        ]  # fmt: skip


def _reason(problem: SheetProblem) -> Cell:
    found = message(problem.code, **problem.params)
    return Cell(found.text, found.remedy)
