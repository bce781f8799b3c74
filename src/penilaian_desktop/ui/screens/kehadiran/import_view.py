"""The import of a machine's list: choose, read with progress, look at it, save the recap."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.attendance import percent
from penilaian_desktop.domain.attendance_sheet import AttendanceSheet
from penilaian_desktop.domain.attendance_views import (
    AttendanceCheck,
    Difference,
    FoundRecap,
    NameOffer,
)
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.nip import format_nip
from penilaian_desktop.domain.progress import Reporter
from penilaian_desktop.domain.wording import number
from penilaian_desktop.domain.wording import percent as percent_text
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.screens.kehadiran.month_dialog import MonthDialog
from penilaian_desktop.ui.screens.kehadiran.words import tr
from penilaian_desktop.ui.widgets.list_import import (
    REFUSED,
    REMARKS,
    ImportWords,
    ListImport,
    sheets_read,
)
from penilaian_desktop.ui.widgets.sheet_parts import TALL, Part
from penilaian_desktop.ui.widgets.table import Cell, Column, RecordModel
from penilaian_desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from penilaian_desktop.services.registry import Services
    from penilaian_desktop.services.session import Session
    from penilaian_desktop.ui.kit.context import UiContext

GOOD = "good"
LEFT_OUT = frozenset({"working_days", "duty", "permit", "late_minutes"})
"""Columns that a small window has no room for."""
BACK = 24
"""Months that are offered for sums without one."""
NAMED = 3
"""Persons that the offer names; further ones are counted."""
Found = tuple[AttendanceSheet, AttendanceCheck]


def _read(services: Services, session: Session, path: Path, reporter: Reporter) -> Found:
    from penilaian_desktop.spreadsheets.intake import (  # noqa: PLC0415 - only who imports pays
        attendance_intake,
    )

    sheet = attendance_intake(path, reporter)
    return sheet, services.attendance.check(session, sheet)


class AttendanceImport(ListImport):
    """`left` brings the month to show; nothing is stored before the recap is saved."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        self.rows: RecordModel[FoundRecap] = RecordModel(_columns())
        self._found: Found | None = None
        self._by_name = False
        recaps = TableView(self.rows, tr("Rekap yang disimpan"), row_height=TALL)
        super().__init__(
            context,
            ImportWords(
                drop=tr("Seret daftar dari mesin kehadiran ke sini"),
                back=tr("Kembali ke rekap"),
                pick=tr("Pilih daftar kehadiran"),
                files=tr("Daftar kehadiran"),
                no_remarks=tr("Tidak ada hari yang perlu diperiksa lagi."),
            ),
            Part(
                GOOD,
                tr("Akan disimpan"),
                recaps,
                tr("Tidak ada rekap yang dapat disimpan"),
                tr("Lihat alasannya pada baris yang ditolak."),
            ),
            parent=parent,
        )
        self._recaps = recaps
        self.picked.connect(self.read)
        self.save_wanted.connect(self._save)

    def set_narrow(self, narrow: bool) -> None:
        """Leave columns out where the names would be cut."""
        self._recaps.hide_columns(LEFT_OUT if narrow else ())

    def begin(self) -> None:
        """Ask for a file."""
        self._found = None
        self.ask(
            tr("Impor kehadiran"),
            tr(
                "Satu kolom per tanggal, satu baris per hari, atau jumlah sebulan; belum ada yang "
                "disimpan."
            ),
        )

    def read(self, path: Path) -> None:
        """Read a list in the background."""
        services, session = self.context.services, self.context.session
        self._by_name = False
        self.read_file(
            path, lambda reporter: _read(services, session, path, reporter), self.show_found
        )

    def show_found(self, found: Found) -> None:
        """Show what was found; nothing is stored yet."""
        self._found = found
        sheet, check = found
        judged = check.found
        self.rows.set_rows(check.recaps)
        self.show_problems(
            judged.refused,
            judged.remarks,
            good=judged.good,
            warned=judged.warned,
            total=judged.rows,
        )
        self._offer(check)
        count = len(check.recaps)
        months = ", ".join(PeriodCode.parse(month).label for month in check.months)
        self.show_result(
            sheet.file,
            sheets_read(sheet.layouts, sheet.ignored_sheets, months),
            REFUSED if judged.refused else REMARKS if judged.remarks else GOOD,
            save=tr("Simpan {0} rekap").format(number(count)),
            promise=_promise(check),
            why_not="" if count else tr("Tidak ada rekap yang dapat disimpan."),
        )
        if sheet.asks_month:
            self.ask_month()

    def _offer(self, check: AttendanceCheck) -> None:
        """Offer the names where NIPs lost digits and each name is one person's."""
        self.notice.clear_actions()
        if self._found is not None and self._found[0].asks_month:
            self.notice.show_message(
                tr("Daftar ini berisi jumlah sebulan tanpa nama bulannya"),
                tr("Pilih bulannya; barisnya belum dapat disimpan."),
            )
            self.notice.add_action(tr("Pilih bulan…"), "calendar", self.ask_month)
            return
        if not check.offers:
            self.notice.show_message("")
            return
        rows = number(sum(offer.rows for offer in check.offers))
        if self._by_name:
            self.notice.show_message(
                tr("{0} baris dengan NIP rusak dicocokkan dengan nama").format(rows),
                _people(check.offers),
            )
            self.notice.add_action(tr("Jangan pakai nama"), "close", lambda: self.match(on=False))
        else:
            self.notice.show_message(
                tr("NIP pada {0} baris kehilangan angka, tetapi namanya hanya satu orang").format(
                    rows
                ),
                _people(check.offers),
            )
            self.notice.add_action(tr("Cocokkan dengan nama"), "check", lambda: self.match(on=True))

    def ask_month(self) -> MonthDialog | None:
        """Ask which month the sums are of; the month before this one is what is due."""
        if self._found is None:
            return None
        sheet = self._found[0]
        today = self.context.today()
        newest = today.year * 12 + today.month - 1
        months = [
            PeriodCode(at // 12, "B", at % 12 + 1).code for at in range(newest, newest - BACK, -1)
        ]
        dialog = MonthDialog(self, sheet.file, months)
        dialog.month.set_value(months[1])
        dialog.chosen.connect(lambda month: self._judge(sheet.of_month(month)))
        dialog.open()
        return dialog

    def match(self, *, on: bool) -> None:
        """Recognise persons whose NIP lost digits by their name, or no longer."""
        if self._found is None:
            return
        self._by_name = on
        self._judge(self._found[0])

    def _judge(self, sheet: AttendanceSheet) -> None:
        services, session, on = self.context.services, self.context.session, self._by_name
        self.context.tasks.submit(
            self,
            lambda _r: services.attendance.check(session, sheet, by_name=on),
            lambda check: self.show_found((sheet, check)),
            lane=Lane.READ,
            key="match",
        )

    def _save(self) -> None:
        if self._found is None:
            return
        sheet, check = self._found
        services, session, by_name = self.context.services, self.context.session, self._by_name
        self.store(
            lambda _r: services.attendance.apply(session, sheet, by_name=by_name, checked=check),
            lambda outcome: self._saved(outcome, check),
            tr("Menyimpan kehadiran"),
        )

    def _saved(self, outcome: Outcome[AttendanceCheck], check: AttendanceCheck) -> None:
        words = tr("Rekap kehadiran: {0}").format(_counts(outcome.value))
        self.context.signals.toast_requested.emit(words, outcome.undo_label)
        self.left.emit(check.months[-1] if check.months else "")


def _people(offers: tuple[NameOffer, ...]) -> str:
    named = [f"{offer.name} ({format_nip(offer.identity)})" for offer in offers[:NAMED]]
    more = len(offers) - NAMED
    return ", ".join(named) + (tr(" dan {0} orang lagi").format(number(more)) if more > 0 else "")


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
        return Cell("–" if value is None else percent_text(value), strong=True)

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
            sort=lambda recap: name_order(recap.name),
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
