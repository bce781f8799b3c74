"""The import of one's own diary: choose, read with progress, look at it, save the good rows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from penilaian_desktop.domain.activity_sheet import ActivitySheet
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import Cancelled, PenilaianError
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.nip import format_nip
from penilaian_desktop.domain.progress import Reporter
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.kegiatan.import_tables import COLUMNS, DiaryTables
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.drop_area import DropArea
from penilaian_desktop.ui.widgets.file_reading import FileReading
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.notices import Banner

if TYPE_CHECKING:
    from penilaian_desktop.services.registry import Services
    from penilaian_desktop.services.session import Session
    from penilaian_desktop.ui.kit.context import UiContext

Found = tuple[ActivitySheet, ActivitySheet]
"""A diary as it was read, and as it would be taken over."""


def _read(
    services: Services, session: Session, path: Path, reporter: Reporter, *, own: bool
) -> Found:
    from penilaian_desktop.spreadsheets.intake import diary_intake  # noqa: PLC0415 - who imports pays

    service = services.activity_import
    read = diary_intake(path, service.options(session), reporter)
    return read, service.check(session, read, own=own)


def _write_result(sheet: ActivitySheet, path: Path) -> None:
    from penilaian_desktop.spreadsheets.activity_result import (  # noqa: PLC0415 - as above
        write_diary_result,
    )

    write_diary_result(sheet, path)


class DiaryImportDialog(Dialog):
    """Nothing is stored before the rows are saved; a mapping that was changed is remembered."""

    def __init__(self, context: UiContext, over: QWidget, title: str) -> None:
        super().__init__(over, title, width=1040, height=660)
        self._context = context
        self._found: Found | None = None
        self._path: Path | None = None
        self._own = False
        self._keep = ""
        self.drop = DropArea(self.tr("Seret catatan kegiatan Anda ke sini"))
        self.banner = Banner()
        self.banner.hide()
        self.reading = FileReading(context)
        self.tables = DiaryTables()
        self._note = Label("", "small", "muted")
        self._stack = QStackedWidget()
        for widget in (self.drop, self.reading, self.tables):
            self._stack.addWidget(widget)
        self.body.addWidget(self._note)
        self.body.addWidget(self.banner)
        self.body.addWidget(self._stack, 1)
        self.other = self.add_action(Button(self.tr("Berkas lain…"), "folder", clicked=self._pick))
        self.book = self.add_action(
            Button(self.tr("Simpan buku hasil…"), "export", clicked=self._pick_book)
        )
        self.add_cancel()
        self.save = self.add_action(
            Button(self.tr("Simpan"), "check", kind="primary", clicked=self._save)
        )
        self.drop.dropped.connect(self.read)
        self.drop.pick_wanted.connect(self._pick)
        self.tables.mapped.connect(self._remap)
        self._begin()

    # --- steps -------------------------------------------------------------------------------
    @property
    def sheet(self) -> ActivitySheet | None:
        """Return what would be taken over."""
        return self._found[1] if self._found is not None else None

    def _begin(self) -> None:
        self._found = None
        self._note.setText(self.tr("Berkas dibaca dahulu; belum ada yang disimpan."))
        self._show_actions(shown=False)
        self._stack.setCurrentWidget(self.drop)

    def _show_actions(self, *, shown: bool) -> None:
        for button in (self.other, self.book, self.save):
            button.setVisible(shown)
        if not shown:
            self.explain("")

    def read(self, path: Path) -> None:
        """Read a diary in the background."""
        self._path, self._own, self._keep = path, False, ""
        self._read_again()

    def _read_again(self) -> None:
        path, own = self._path, self._own
        if path is None:
            return
        self.banner.show_message("")
        self.banner.clear_actions()
        self._show_actions(shown=False)
        self._stack.setCurrentWidget(self.reading)
        services, session = self._context.services, self._context.session
        self.reading.read(
            path,
            lambda reporter: _read(services, session, path, reporter, own=own),
            self.show_found,
            self._failed,
        )

    def show_found(self, found: Found) -> None:
        """Show what was found; nothing is stored yet."""
        self._found = found
        sheet = found[1]
        self._note.setText(self._about(sheet))
        self.tables.show_sheet(sheet, keep=self._keep)
        count = len(sheet.records)
        self._show_actions(shown=True)
        self.save.setText(self.tr("Simpan {count} kegiatan").format(count=number(count)))
        self.save.refuse("" if count else self.tr("Tidak ada baris yang dapat disimpan."))
        self.explain(
            self.tr("Disimpan sebagai draf; dapat diurungkan.")
            if count
            else self.tr("Tidak ada baris yang dapat disimpan.")
        )
        self._stack.setCurrentWidget(self.tables)
        self.tables.focus()
        others = any(p.code == "diary_of_other" for p in sheet.refused)
        if others:
            self.banner.show_message(
                self.tr("Catatan ini atas nama {name}, NIP {nip}.").format(
                    name=sheet.owner or "–", nip=format_nip(sheet.owner_nip)
                ),
                self.tr("Hanya kegiatan Anda sendiri yang dapat disimpan."),
            )
            self.banner.add_action(self.tr("Ini catatan saya"), "check", self._claim)

    def write_book(self, path: Path) -> None:
        """Write the result workbook."""
        sheet = self.sheet
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

    def _claim(self) -> None:
        self._own = True
        self._read_again()

    def _remap(self, signature: str, fields: dict[str, str]) -> None:
        services, session = self._context.services, self._context.session
        self._keep = COLUMNS
        self._context.tasks.submit(
            self,
            lambda _r: services.activity_import.remember(session, signature, fields),
            lambda _none: self._read_again(),
            self._not_saved,
            lane=Lane.WRITE,
        )

    def _save(self) -> None:
        if self._found is None:
            return
        read, own = self._found[0], self._own
        services, session = self._context.services, self._context.session
        self.save.refuse(self.tr("Sedang disimpan."))
        self._context.tasks.submit(
            self,
            lambda _r: services.activity_import.apply(session, read, own=own),
            self._saved,
            self._not_saved,
            lane=Lane.WRITE,
            label=self.tr("Menyimpan kegiatan"),
        )

    def _saved(self, outcome: Outcome[int]) -> None:
        words = self.tr("{count} kegiatan masuk sebagai draf").format(count=number(outcome.value))
        self._context.signals.toast_requested.emit(words, outcome.undo_label)
        self.accept()

    def _not_saved(self, error: PenilaianError) -> None:
        self.save.refuse("")
        found = describe(error)
        self.banner.show_message(found.text, found.remedy)

    def _failed(self, error: PenilaianError) -> None:
        self._begin()
        if not isinstance(error, Cancelled):
            found = describe(error)
            self.banner.show_message(found.text, found.remedy)

    def reject(self) -> None:
        """Close without saving; a reading that goes on ends."""
        self.reading.stop()
        super().reject()

    def _about(self, sheet: ActivitySheet) -> str:
        names = ", ".join(dict.fromkeys(layout.sheet for layout in sheet.layouts))
        words = self.tr("{file} · lembar {names}").format(file=sheet.file, names=names)
        if sheet.known:
            words += self.tr(" · {count} sudah ada di log").format(count=number(len(sheet.known)))
        if sheet.ignored_sheets:
            words += self.tr(" · tidak dibaca: {names}").format(
                names=", ".join(sheet.ignored_sheets)
            )
        return words

    def _pick(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self.window(),
            self.tr("Pilih catatan kegiatan"),
            str(Path.home()),
            self.tr("Catatan kegiatan (*.xlsx *.csv)"),
        )
        if chosen:
            self.read(Path(chosen))

    def _pick_book(self) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        name = self.tr("{file} hasil impor.xlsx").format(file=Path(sheet.file).stem)
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
