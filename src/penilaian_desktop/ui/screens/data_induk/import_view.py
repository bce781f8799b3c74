"""The import of a list of employees: choose, read with progress, look at it, save the good rows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.employee_sheet import EmployeeSheet
from penilaian_desktop.domain.errors import Cancelled, PenilaianError
from penilaian_desktop.domain.intake import ImportResult
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.progress import Reporter
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.data_induk.sheet_tables import SheetTables
from penilaian_desktop.ui.widgets.button import Button, text_button
from penilaian_desktop.ui.widgets.drop_area import DropArea
from penilaian_desktop.ui.widgets.file_reading import FileReading
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.notices import Banner

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

CHOOSE, READING, RESULT = range(3)


def _read(path: Path, reporter: Reporter) -> EmployeeSheet:
    from penilaian_desktop.spreadsheets.intake import intake  # noqa: PLC0415 - only who imports pays

    return intake(path, reporter)


def _write_result(sheet: EmployeeSheet, path: Path) -> None:
    from penilaian_desktop.spreadsheets.result_book import write_result  # noqa: PLC0415 - as above

    write_result(sheet, path)


class ImportView(QWidget):
    """`left` tells that the person is done here; nothing is stored before the rows are saved."""

    left = Signal()

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._sheet: EmployeeSheet | None = None
        self.drop = DropArea()
        self.banner = Banner()
        self.banner.hide()
        self.reading = FileReading(context)
        self.tables = SheetTables()
        self._title = Label(self.tr("Impor pegawai"), "section")
        self._note = Label("", "small", "muted")
        self._build()
        self.drop.dropped.connect(self.read)
        self.drop.pick_wanted.connect(self._pick)

    def _build(self) -> None:
        self.back = text_button(self.tr("Kembali ke daftar"), "arrow_left", clicked=self._leave)
        head = QHBoxLayout()
        head.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._note)
        head.addLayout(words, 1)
        head.addWidget(self.back)
        self._stack = QStackedWidget()
        for widget in (self._choose_part(), self.reading, self._result_part()):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)

    def _choose_part(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.drop)
        column.addStretch(1)
        return whole

    def _result_part(self) -> QWidget:
        self.save = Button(self.tr("Simpan"), "check", kind="primary", clicked=self._save)
        self.book = Button(self.tr("Simpan buku hasil…"), "export", clicked=self._pick_book)
        self.other = Button(self.tr("Berkas lain…"), "folder", clicked=self._pick)
        actions = QHBoxLayout()
        actions.setSpacing(8)
        self._promise = Label("", "small", "muted")
        actions.addWidget(self._promise, 1)
        for button in (self.other, self.book, self.save):
            actions.addWidget(button)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.tables, 1)
        column.addLayout(actions)
        return whole

    # --- steps -------------------------------------------------------------------------------
    @property
    def sheet(self) -> EmployeeSheet | None:
        """Return what was read last."""
        return self._sheet

    def begin(self) -> None:
        """Ask for a file."""
        self._sheet = None
        self._title.setText(self.tr("Impor pegawai"))
        self._note.setText(self.tr("Berkas dibaca dahulu; belum ada yang disimpan."))
        self.banner.show_message("")
        self._stack.setCurrentIndex(CHOOSE)
        self.drop.pick.setFocus(Qt.FocusReason.OtherFocusReason)

    def read(self, path: Path) -> None:
        """Read a workbook in the background."""
        self.banner.show_message("")
        self._stack.setCurrentIndex(READING)
        self.reading.read(
            path, lambda reporter: _read(path, reporter), self.show_sheet, self._failed
        )

    def show_sheet(self, sheet: EmployeeSheet) -> None:
        """Show what was found; nothing is stored yet."""
        self._sheet = sheet
        self._title.setText(sheet.file)
        self._note.setText(self._about(sheet))
        self.tables.show_sheet(sheet)
        count = len(sheet.records)
        self.save.setText(self.tr("Simpan {count} pegawai").format(count=number(count)))
        self.save.refuse("" if count else self.tr("Tidak ada baris yang dapat disimpan."))
        self._promise.setText(
            self.tr("Baris yang ditolak tidak ikut; dapat diurungkan.")
            if count
            else self.tr("Tidak ada baris yang dapat disimpan. Perbaiki berkasnya, lalu ulangi.")
        )
        self._stack.setCurrentIndex(RESULT)
        self.tables.focus()

    def write_book(self, path: Path) -> None:
        """Write the result workbook."""
        sheet = self._sheet
        if sheet is None:
            return
        self._context.tasks.submit(
            self,
            lambda _r: _write_result(sheet, path),
            lambda _none: self._context.signals.toast_requested.emit(
                self.tr("{file} tersimpan").format(file=path.name), ""
            ),
            lane=Lane.WORK,
            label=self.tr("Menulis {file}").format(file=path.name),
        )

    def _save(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        services, session = self._context.services, self._context.session
        self.save.refuse(self.tr("Sedang disimpan."))
        self._context.tasks.submit(
            self,
            lambda _r: services.imports.apply_employees(session, sheet.records),
            self._saved,
            self._not_saved,
            lane=Lane.WRITE,
            label=self.tr("Menyimpan pegawai"),
        )

    def _saved(self, outcome: Outcome[ImportResult]) -> None:
        result = outcome.value
        words = self.tr("{new} pegawai baru, {changed} berubah, {same} tetap").format(
            new=number(result.new),
            changed=number(result.changed),
            same=number(result.unchanged),
        )
        self._context.signals.toast_requested.emit(words, outcome.undo_label)
        self.left.emit()

    def _not_saved(self, error: PenilaianError) -> None:
        self.save.refuse("")
        found = describe(error)
        self.banner.show_message(found.text, found.remedy)

    def _failed(self, error: PenilaianError) -> None:
        self.begin()
        if not isinstance(error, Cancelled):
            found = describe(error)
            self.banner.show_message(found.text, found.remedy)

    def _leave(self) -> None:
        self.reading.stop()
        self.left.emit()

    def _about(self, sheet: EmployeeSheet) -> str:
        names = ", ".join(layout.sheet for layout in sheet.layouts)
        words = self.tr("Lembar {names}").format(names=names)
        if sheet.skipped:
            words += self.tr(" · {count} baris bukan data dilewati").format(
                count=len(sheet.skipped)
            )
        if sheet.ignored_sheets:
            words += self.tr(" · tidak dibaca: {names}").format(
                names=", ".join(sheet.ignored_sheets)
            )
        return words

    def _pick(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self.window(),
            self.tr("Pilih daftar pegawai"),
            str(Path.home()),
            self.tr("Daftar pegawai (*.xlsx *.csv)"),
        )
        if chosen:
            self.read(Path(chosen))

    def _pick_book(self) -> None:
        if self._sheet is None:
            return
        stem = Path(self._sheet.file).stem
        name = self.tr("{file} hasil impor.xlsx").format(file=stem)
        chosen, _ = QFileDialog.getSaveFileName(
            self.window(),
            self.tr("Simpan buku hasil"),
            str(Path.home() / name),
            self.tr("Buku kerja Excel (*.xlsx)"),
        )
        if chosen:
            path = Path(chosen)
            named = path.suffix.lower() == ".xlsx"
            self.write_book(path if named else path.with_name(f"{path.name}.xlsx"))
