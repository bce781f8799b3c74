"""The import of a machine's list: choose, read with progress, look at it, save the recap."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from penilaian_desktop.domain.attendance import percent
from penilaian_desktop.domain.attendance_sheet import AttendanceSheet
from penilaian_desktop.domain.attendance_views import AttendanceCheck, Difference, FoundRecap
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import Cancelled, PenilaianError
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.nip import format_nip
from penilaian_desktop.domain.progress import Reporter
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.kehadiran.words import tr
from penilaian_desktop.ui.widgets.button import Button, text_button
from penilaian_desktop.ui.widgets.drop_area import DropArea
from penilaian_desktop.ui.widgets.file_reading import FileReading
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.notices import Banner
from penilaian_desktop.ui.widgets.sheet_parts import TALL, Part, SheetParts, problem_model
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.services.registry import Services
    from penilaian_desktop.services.session import Session
    from penilaian_desktop.ui.kit.context import UiContext

CHOOSE, READING, RESULT = range(3)
REFUSED, REMARKS, GOOD = "refused", "remarks", "good"
Found = tuple[AttendanceSheet, AttendanceCheck]


def _read(services: Services, session: Session, path: Path, reporter: Reporter) -> Found:
    from penilaian_desktop.spreadsheets.intake import (  # noqa: PLC0415 - only who imports pays
        attendance_intake,
    )

    sheet = attendance_intake(path, reporter)
    return sheet, services.attendance.check(session, sheet)


class AttendanceImport(QWidget):
    """`left` tells that the person is done here; nothing is stored before the recap is saved."""

    left = Signal(str)
    """The month to show, "" for the one before."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._found: Found | None = None
        self.drop = DropArea(tr("Seret daftar dari mesin kehadiran ke sini"))
        self.banner = Banner()
        self.banner.hide()
        self.reading = FileReading(context)
        self.problems, self.remarks = problem_model(), problem_model()
        self.rows: RecordModel[FoundRecap] = RecordModel(_columns())
        self.parts = SheetParts(self._parts())
        self._title = Label(tr("Impor kehadiran"), "section")
        self._note = Label("", "small", "muted")
        self._build()
        self.drop.dropped.connect(self.read)
        self.drop.pick_wanted.connect(self._pick)

    def _parts(self) -> tuple[Part, ...]:
        return (
            Part(
                REFUSED,
                tr("Ditolak"),
                TableView(self.problems, tr("Baris yang ditolak"), row_height=TALL),
                tr("Tidak ada baris yang ditolak"),
                tr("Semua baris dapat dipakai."),
            ),
            Part(
                REMARKS,
                tr("Catatan"),
                TableView(self.remarks, tr("Catatan"), row_height=TALL),
                tr("Tidak ada catatan"),
                tr("Tidak ada hari yang perlu diperiksa lagi."),
            ),
            Part(
                GOOD,
                tr("Akan disimpan"),
                TableView(self.rows, tr("Rekap yang disimpan"), row_height=TALL),
                tr("Tidak ada rekap yang dapat disimpan"),
                tr("Lihat alasannya pada baris yang ditolak."),
            ),
        )

    def _build(self) -> None:
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._note)
        head.addLayout(words, 1)
        head.addWidget(text_button(tr("Kembali ke rekap"), "arrow_left", clicked=self._leave))
        choose = QWidget()
        column = QVBoxLayout(choose)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.drop)
        column.addStretch(1)
        self._stack = QStackedWidget()
        for widget in (choose, self.reading, self._result()):
            self._stack.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(head)
        whole.addWidget(self.banner)
        whole.addWidget(self._stack, 1)

    def _result(self) -> QWidget:
        self.save = Button(tr("Simpan"), "check", kind="primary", clicked=self._save)
        self.other = Button(tr("Berkas lain…"), "folder", clicked=self._pick)
        self._promise = Label("", "small", "muted")
        actions = QHBoxLayout()
        actions.setSpacing(8)
        actions.addWidget(self._promise, 1)
        actions.addWidget(self.other)
        actions.addWidget(self.save)
        result = QWidget()
        column = QVBoxLayout(result)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.parts, 1)
        column.addLayout(actions)
        return result

    # --- steps -----------------------------------------------------------------------------
    def begin(self) -> None:
        """Ask for a file."""
        self._found = None
        self._title.setText(tr("Impor kehadiran"))
        self._note.setText(
            tr("Satu kolom per tanggal atau satu baris per hari; belum ada yang disimpan.")
        )
        self.banner.show_message("")
        self._stack.setCurrentIndex(CHOOSE)
        self.drop.pick.setFocus(Qt.FocusReason.OtherFocusReason)

    def read(self, path: Path) -> None:
        """Read a list in the background."""
        self.banner.show_message("")
        self._stack.setCurrentIndex(READING)
        services, session = self._context.services, self._context.session
        self.reading.read(
            path,
            lambda reporter: _read(services, session, path, reporter),
            self.show_found,
            self._failed,
        )

    def show_found(self, found: Found) -> None:
        """Show what was found; nothing is stored yet."""
        self._found = found
        sheet, check = found
        self._title.setText(sheet.file)
        self._note.setText(_about(sheet, check))
        self.problems.set_rows(check.found.refused)
        self.remarks.set_rows(check.found.remarks)
        self.rows.set_rows(check.recaps)
        refused = len({(p.sheet, p.row) for p in check.found.refused})
        self.parts.show_counts(
            good=max(0, check.found.rows - refused - check.found.warned),
            warned=check.found.warned,
            refused=refused,
            total=check.found.rows,
        )
        self.parts.show_part(REFUSED if refused else REMARKS if check.found.remarks else GOOD)
        count = len(check.recaps)
        self.save.setText(tr("Simpan {0} rekap").format(number(count)))
        self.save.refuse("" if count else tr("Tidak ada rekap yang dapat disimpan."))
        self._promise.setText(_promise(check))
        self._stack.setCurrentIndex(RESULT)
        self.parts.focus()

    def _save(self) -> None:
        if self._found is None:
            return
        sheet, check = self._found
        services, session = self._context.services, self._context.session
        self.save.refuse(tr("Sedang disimpan."))
        self._context.tasks.submit(
            self,
            lambda _r: services.attendance.apply(session, sheet),
            lambda outcome: self._saved(outcome, check),
            self._not_saved,
            lane=Lane.WRITE,
            label=tr("Menyimpan kehadiran"),
        )

    def _saved(self, outcome: Outcome[AttendanceCheck], check: AttendanceCheck) -> None:
        words = tr("Rekap kehadiran: {0}").format(_counts(outcome.value))
        self._context.signals.toast_requested.emit(words, outcome.undo_label)
        self.left.emit(check.months[-1] if check.months else "")

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
        self.left.emit("")

    def _pick(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self.window(),
            tr("Pilih daftar kehadiran"),
            str(Path.home()),
            tr("Daftar kehadiran (*.xlsx *.csv)"),
        )
        if chosen:
            self.read(Path(chosen))


def _about(sheet: AttendanceSheet, check: AttendanceCheck) -> str:
    names = ", ".join(dict.fromkeys(layout.sheet for layout in sheet.layouts))
    months = ", ".join(PeriodCode.parse(month).label for month in check.months)
    words = tr("Lembar {0}").format(names)
    if months:
        words += f" · {months}"
    if sheet.ignored_sheets:
        words += tr(" · tidak dibaca: {0}").format(", ".join(sheet.ignored_sheets))
    return words


def _counts(check: AttendanceCheck) -> str:
    return tr("{0} baru, {1} berubah, {2} tetap").format(
        number(check.count(Difference.NEW)),
        number(check.count(Difference.CHANGED)),
        number(check.count(Difference.UNCHANGED)),
    )


def _promise(check: AttendanceCheck) -> str:
    if not check.recaps:
        return tr(
            "Tidak ada rekap yang dapat disimpan. Alasannya ada di Ditolak; perbaiki, lalu ulangi."
        )
    if check.count(Difference.UNCHANGED) == len(check.recaps):
        return tr("Semua rekap ini sudah tersimpan; tidak ada yang berubah.")
    return tr("{0}; dapat diurungkan.").format(_counts(check))


def _columns() -> list[Column[FoundRecap]]:
    def share(recap: FoundRecap) -> Cell:
        value = percent((recap.record,))
        return Cell("–" if value is None else f"{number(value)}%", strong=True)

    def count(name: str, title: str, width: int) -> Column[FoundRecap]:
        return Column(
            name,
            title,
            lambda recap: number(getattr(recap.record, name)),
            width=width,
            number=True,
            gap=12,
        )

    return [
        Column(
            "name",
            tr("Nama"),
            lambda recap: Cell(recap.name, format_nip(recap.identity) if recap.identity else ""),
            sort=lambda recap: recap.name.casefold(),
        ),
        Column("month", tr("Bulan"), lambda r: PeriodCode.parse(r.record.month).short, width=76),
        count("working_days", tr("Hari kerja"), 72),
        count("present", tr("Hadir"), 48),
        count("duty", tr("DL"), 36),
        count("leave", tr("Cuti"), 40),
        count("sick", tr("Sakit"), 44),
        count("permit", tr("Izin"), 40),
        count("absent", tr("TK"), 36),
        count("undecided", tr("Belum"), 48),
        count("late_minutes", tr("Menit terlambat"), 108),
        Column("percent", tr("Kehadiran"), share, width=80, number=True, gap=12),
    ]
