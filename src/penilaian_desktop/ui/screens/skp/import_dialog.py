"""The import of a filled SKP workbook: read it, look at it, make a draft of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.employee_sheet import SheetProblem
from penilaian_desktop.domain.errors import Cancelled, PenilaianError
from penilaian_desktop.domain.messages import describe, message
from penilaian_desktop.domain.plan import RhkKind
from penilaian_desktop.domain.plan_sheet import PlanSheet, SheetIndicator, SheetRhk
from penilaian_desktop.domain.progress import Reporter
from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.drop_area import DropArea
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.file_reading import FileReading
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.notices import Banner
from penilaian_desktop.ui.widgets.segmented import Segmented
from penilaian_desktop.ui.widgets.table import Cell, Column, Group, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

CHOOSE, READING, RESULT = range(3)
FOUND, REMARKS = "isi", "catatan"


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator of the workbook with the RHK it stands under."""

    rhk: SheetRhk
    indicator: SheetIndicator | None


def _read(path: Path, reporter: Reporter) -> PlanSheet:
    from penilaian_desktop.spreadsheets.intake import skp_intake  # noqa: PLC0415 - who imports pays

    return skp_intake(path, reporter)


class PlanImportDialog(Dialog):
    """`stored` carries the id of the draft that was made."""

    stored = Signal(str)

    def __init__(self, context: UiContext, over: QWidget, year: int) -> None:
        super().__init__(over, self.tr("Impor SKP dari Excel"), width=1000, height=640)
        self._context = context
        self._year = year
        self._sheet: PlanSheet | None = None
        self._own = False
        self.drop = DropArea(self.tr("Seret SKP yang sudah terisi ke sini"))
        self.reading = FileReading(context)
        self.banner = Banner()
        self.banner.hide()
        self._note = Label("", "small", "muted")
        self.rows: RecordModel[Line] = RecordModel(self._columns())
        self.remarks: RecordModel[SheetProblem] = RecordModel(self._problem_columns())
        self.table = TableView(self.rows, self.tr("Isi SKP"))
        self.problems = TableView(self.remarks, self.tr("Catatan"), row_height=48)
        self.part = Segmented(
            ((FOUND, self.tr("Isi SKP")), (REMARKS, self.tr("Catatan"))),
            self.tr("Yang ditampilkan"),
            compact=True,
        )
        self.years = ComboBox(name=self.tr("Untuk tahun"), compact=True)
        self._stack = QStackedWidget()
        for widget in (self.drop, self.reading, self._result_part()):
            self._stack.addWidget(widget)
        self.body.addWidget(self._note)
        self.body.addWidget(self.banner)
        self.body.addWidget(self._stack, 1)
        self.other = self.add_action(Button(self.tr("Berkas lain…"), "folder", clicked=self._pick))
        self.add_cancel()
        self.save = self.add_action(
            Button(self.tr("Jadikan draf"), "check", kind="primary", clicked=self._save)
        )
        self.drop.dropped.connect(self.read)
        self.drop.pick_wanted.connect(self._pick)
        self.part.chosen.connect(lambda _key: self._show_part())
        self.years.chosen.connect(lambda _key: self._check())
        self._begin()

    def _result_part(self) -> QWidget:
        self._tables = QStackedWidget()
        self._tables.addWidget(self.table)
        self._tables.addWidget(self.problems)
        card = Card()
        card.setAccessibleName(self.tr("Isi berkas"))
        card.body.addWidget(self._tables, 1)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.part)
        head.addStretch(1)
        head.addWidget(Label(self.tr("Untuk tahun"), "small", "muted"))
        head.addWidget(self.years)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(card, 1)
        return whole

    # --- steps -------------------------------------------------------------------------------
    @property
    def sheet(self) -> PlanSheet | None:
        """Return what was read."""
        return self._sheet

    def _begin(self) -> None:
        self._sheet = None
        self._note.setText(self.tr("Berkas dibaca dahulu; belum ada yang disimpan."))
        self._show_actions(shown=False)
        self._stack.setCurrentIndex(CHOOSE)

    def _show_actions(self, *, shown: bool) -> None:
        self.other.setVisible(shown)
        self.save.setVisible(shown)
        if not shown:
            self.explain("")

    def read(self, path: Path) -> None:
        """Read a workbook in the background."""
        self._own = False
        self._silence()
        self._show_actions(shown=False)
        self._stack.setCurrentIndex(READING)
        self.reading.read(
            path, lambda reporter: _read(path, reporter), self.show_sheet, self._failed
        )

    def show_sheet(self, sheet: PlanSheet) -> None:
        """Show what was found; nothing is stored yet."""
        self._sheet = sheet
        who = sheet.employee.name or self.tr("nama tidak terbaca")
        words = self.tr("{file} · {who} · {rhk} RHK, {indicators} indikator").format(
            file=sheet.file, who=who, rhk=len(sheet.rhk), indicators=sheet.indicators
        )
        if sheet.starts is not None and sheet.ends is not None:
            words += f" · {wording.date_range(sheet.starts, sheet.ends)}"
        self._note.setText(words)
        self.rows.set_rows(lines_of_sheet(sheet, self.tr("A. Utama"), self.tr("B. Tambahan")))
        problems = (*sheet.refused, *sheet.remarks)
        self.remarks.set_rows(problems)
        own = sheet.starts.year if sheet.starts is not None else self._year
        years = dict.fromkeys((own, self._year))
        self.years.set_options([(str(year), str(year)) for year in years])
        self.part.set_value(FOUND if sheet.rhk or not problems else REMARKS)
        self._show_part()
        self._show_actions(shown=True)
        self._stack.setCurrentIndex(RESULT)
        self._check()

    def _show_part(self) -> None:
        self._tables.setCurrentIndex(0 if self.part.value() == FOUND else 1)

    def _check(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        self._silence()
        files, session, own = self._context.services.plan_files, self._context.session, self._own
        year = int(self.years.value())
        self._context.tasks.submit(
            self,
            lambda _r: files.check(session, sheet, own=own, year=year),
            lambda days: self._may(wording.date_range(*days)),
            self._may_not,
            key="check",
        )

    def _may(self, days: str) -> None:
        sheet = self._sheet
        empty = sheet is None or not sheet.rhk
        self.save.refuse(self.tr("Tidak ada RHK yang dapat dibaca.") if empty else "")
        count = len(sheet.refused) + len(sheet.remarks) if sheet is not None else 0
        words = self.tr("Menjadi draf SKP {days}; dapat diurungkan.").format(days=days)
        if count:
            words += " " + self.tr("{count} catatan.").format(count=count)
        self.explain(words)

    def _may_not(self, error: PenilaianError) -> None:
        found = describe(error)
        self.save.refuse(found.text)
        self.explain("")
        self.banner.show_message(found.text, found.remedy)
        if error.code == "skp_not_yours":
            self.banner.add_action(self.tr("Isinya milik saya"), "check", self._claim)

    def _claim(self) -> None:
        self._own = True
        self._check()

    def _save(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        files, session, own = self._context.services.plan_files, self._context.session, self._own
        year = int(self.years.value())
        self.save.refuse(self.tr("Sedang disimpan."))
        self._context.tasks.submit(
            self,
            lambda _r: files.store(session, sheet, own=own, year=year),
            self._saved,
            self._may_not,
            lane=Lane.WRITE,
            label=self.tr("Menyimpan SKP"),
        )

    def _saved(self, outcome: Outcome[PlanView]) -> None:
        words = self.tr("{count} RHK masuk sebagai draf SKP {year}").format(
            count=len(outcome.value.rhk), year=outcome.value.year
        )
        self._context.signals.toast_requested.emit(words, outcome.undo_label)
        self.stored.emit(outcome.value.id)
        self.accept()

    def _failed(self, error: PenilaianError) -> None:
        self._begin()
        if not isinstance(error, Cancelled):
            found = describe(error)
            self.banner.show_message(found.text, found.remedy)

    def _silence(self) -> None:
        self.banner.show_message("")
        self.banner.clear_actions()

    def reject(self) -> None:
        """Close without saving; a reading that goes on ends."""
        self.reading.stop()
        super().reject()

    def _pick(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self.window(),
            self.tr("Pilih SKP"),
            str(Path.home()),
            self.tr("Buku kerja Excel (*.xlsx)"),
        )
        if chosen:
            self.read(Path(chosen))

    def _columns(self) -> list[Column[Line]]:
        return [
            Column("row", self.tr("Baris"), _row, 40, number=True),
            Column("text", self.tr("RHK dan indikator"), _text),
            Column("aspect", self.tr("Aspek"), _aspect, 88),
            Column("target", self.tr("Target"), _target, 140),
        ]

    def _problem_columns(self) -> list[Column[SheetProblem]]:
        return [
            Column("row", self.tr("Baris"), lambda p: str(p.row), 40, number=True),
            Column("why", self.tr("Mengapa"), _why),
            Column("place", self.tr("Kolom"), lambda p: p.header or p.column, 160),
            Column("detail", self.tr("Isi sel"), lambda p: p.detail, 180),
        ]


def lines_of_sheet(sheet: PlanSheet, main: str, other: str) -> list[Line | Group]:
    """Return the rows of the table: both kinds, each RHK with its indicators."""
    rows: list[Line | Group] = []
    for kind, title in ((RhkKind.UTAMA, main), (RhkKind.TAMBAHAN, other)):
        found = [rhk for rhk in sheet.rhk if rhk.kind is kind]
        if found:
            rows.append(Group(title, str(len(found))))
        for rhk in found:
            rows.append(Line(rhk, None))
            rows += [Line(rhk, indicator) for indicator in rhk.indicators]
    return rows


def _row(line: Line) -> Cell:
    return Cell(str(line.indicator.row if line.indicator else line.rhk.row), tint="muted")


def _text(line: Line) -> Cell:
    if line.indicator is None:
        return Cell(line.rhk.text, strong=True)
    return Cell(f"\u2003{line.indicator.text}", spoken=line.indicator.text)


def _aspect(line: Line) -> str:
    found = line.indicator
    if found is None:
        return ""
    if found.aspect is not None:
        return found.aspect.value
    return ", ".join(each.value for each in found.perspectives)


def _target(line: Line) -> str:
    return line.indicator.target_text if line.indicator is not None else ""


def _why(problem: SheetProblem) -> Cell:
    found = message(problem.code, **problem.params)
    return Cell(found.text, found.remedy)
