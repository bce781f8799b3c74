"""The drawer of the page Kehadiran: a person's days of the month and the months of the year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from penilaian_desktop.domain.attendance import Attendance, DayState, percent
from penilaian_desktop.domain.attendance_views import AttendanceLine, OwnAttendance
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.discipline import DisciplineTable
from penilaian_desktop.domain.wording import SHORT_WEEKDAYS, number, short_date
from penilaian_desktop.domain.wording import percent as percent_text
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.screens.kehadiran.words import (
    sanction_words,
    state_code,
    state_name,
    state_tint,
    tr,
)
from penilaian_desktop.ui.widgets.attendance_steps import StepsGrid
from penilaian_desktop.ui.widgets.button import text_button
from penilaian_desktop.ui.widgets.drawer import Drawer
from penilaian_desktop.ui.widgets.label import Label


class PersonPanel(Drawer):
    """Shows one line of the board; `edit` and `remove` act on it where the account may."""

    turned = Signal()
    """It came or went: the table beside it has less or more room."""

    def __init__(
        self,
        edit: Callable[[], object],
        remove: Callable[[], object],
        settle: Callable[[bool], object],
        show_table: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self.about = Label("", "body", wrap=True)
        self.why = StepsGrid()
        self._why_head = Label("", "strong")
        self._why_note = Label(
            tr("Terlambat dan pulang cepat tidak mengurangi persentase."),
            "small",
            "muted",
            wrap=True,
        )
        self.marked = Label("", "small", "warn", wrap=True)
        self.take = text_button(
            tr("Konfirmasi"), "check", compact=True, clicked=lambda: settle(True)
        )
        self.refuse = text_button(tr("Tolak"), "close", compact=True, clicked=lambda: settle(False))
        self._deciding = QWidget()
        deciding = QHBoxLayout(self._deciding)
        deciding.setContentsMargins(0, 0, 0, 0)
        deciding.setSpacing(8)
        deciding.addWidget(self.take)
        deciding.addWidget(self.refuse)
        deciding.addStretch(1)
        self.sanction = Label("", "small", "muted", wrap=True)
        self.table = text_button(tr("Tabel"), "book", compact=True, clicked=show_table)
        self.days = QWidget()
        self.days.setAccessibleName(tr("Kode per hari"))
        self._grid = QGridLayout(self.days)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(4)
        self._grid.setVerticalSpacing(6)
        self.no_days = Label("", "small", "muted", wrap=True)
        self.year = Label("", "body", wrap=True)
        for widget in (
            self.about, self.marked, self._deciding, self._why_head, self.why, self._why_note,
            self.sanction, self.table,
        ):  # fmt: skip
            self.body.addWidget(widget)
        self.body.addWidget(Label(tr("Hari demi hari"), "strong"))
        self.body.addWidget(self.days)
        self.body.addWidget(self.no_days)
        self.body.addWidget(Label(tr("Setahun"), "strong"))
        self.body.addWidget(self.year)
        self.body.addStretch(1)
        self.remove = text_button(tr("Hapus rekap"), "delete", compact=True, clicked=remove)
        self.edit = text_button(tr("Isi dengan angka…"), "edit", compact=True, clicked=edit)
        self.foot.addWidget(self.remove)
        self.foot.addWidget(self.edit)

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that it came."""
        super().showEvent(event)
        self.turned.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell that it went."""
        super().hideEvent(event)
        self.turned.emit()

    def show_line(
        self,
        line: AttendanceLine,
        month: str,
        table: DisciplineTable,
        *,
        can_write: bool,
        own: bool = False,
    ) -> None:
        """Show a person's month; `own` is the person who looks, who decides on no own mark."""
        self.set_head(line.person.name)
        record = line.record
        label = PeriodCode.parse(month).label
        self.about.setText(
            tr("Belum ada rekap {0}.").format(label) if record is None else _told(record, label)
        )
        self._show_why(record)
        self._show_marked(record, can_write=can_write, own=own)
        self._show_sanction(line, table)
        self._show_days(record, month)
        self.year.setText("")
        self.show_foot(shown=can_write)
        self.edit.setVisible(can_write)
        self.remove.setVisible(can_write and record is not None)
        self.show()

    def show_year(self, own: OwnAttendance) -> None:
        """Show the months of the year."""
        if not own.months:
            self.year.setText(tr("Belum ada rekap tahun {0}.").format(own.year))
            return
        share = "–" if own.percent is None else percent_text(own.percent)
        self.year.setText(
            tr("{0} bulan tercatat · kehadiran {1} · tanpa keterangan {2} hari").format(
                len(own.months), share, number(own.absent)
            )
        )

    def _show_marked(self, record: Attendance | None, *, can_write: bool, own: bool) -> None:
        """Name the days that rest on the person's own mark, and who decides on them."""
        days = record.marked if record is not None else ()
        self.marked.setVisible(bool(days))
        self._deciding.setVisible(bool(days) and can_write and not own)
        named = ", ".join(f"{short_date(day)} ({state_name(state)})" for day, state in days)
        words = tr("Ditandai sendiri, belum ada surat: {0}.").format(named)
        if own or not can_write:
            words += " " + tr("Menunggu konfirmasi pimpinan atau kepegawaian.")
        self.marked.setText(words)

    def _show_sanction(self, line: AttendanceLine, table: DisciplineTable) -> None:
        """Set the days of absence beside the table, in neutral words."""
        concerned = table.concerns(line.person.status)
        self.table.setText(tr("Tabel {0}…").format(table.short))
        self.table.setVisible(concerned and bool(table.rows))
        words = sanction_words(table, line.person.status, line.absent_year, line.sanction)
        self.sanction.setText(words)
        self.sanction.setVisible(bool(words))

    def _show_why(self, record: Attendance | None) -> None:
        """Say step by step how the share of the month came about."""
        self.why.show_record(record)
        self._why_head.setVisible(record is not None)
        self.why.setVisible(record is not None)
        self._why_note.setVisible(
            record is not None and bool(record.late_days or record.early_days)
        )
        if record is None:
            return
        share = percent((record,))
        self._why_head.setText(
            tr("Tidak ada hari yang dihitung")
            if share is None
            else tr("Mengapa {0}?").format(percent_text(share))
        )

    def _show_days(self, record: Attendance | None, month: str) -> None:
        clear(self._grid)
        codes = record.days if record is not None else ()
        self.days.setVisible(bool(codes))
        self.no_days.setVisible(not codes)
        self.no_days.setText(
            tr("Rekap ini diisi dengan jumlah, tanpa kode per hari.")
            if record is not None
            else tr("Impor daftar mesin, atau isi dengan angka.")
        )
        first = PeriodCode.parse(month).starts
        for at, name in enumerate(SHORT_WEEKDAYS):
            head = Label(name, "small", "muted")
            head.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._grid.addWidget(head, 0, at)
        for at, code in enumerate(codes):
            day = first + timedelta(days=at)
            state = DayState(code)
            cell = Label(f"{day.day}\n{state_code(state)}", "small", state_tint(state))
            cell.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            cell.setToolTip(f"{day.day}: {state_name(state)}")
            cell.setAccessibleName(f"{day.day}: {state_name(state)}")
            row = (at + first.weekday()) // 7 + 1
            self._grid.addWidget(cell, row, day.weekday())


def _told(record: Attendance, label: str) -> str:
    words = tr("Rekap {0}").format(label)
    words += tr(" dari {0}.").format(record.source) if record.source else tr(", diisi angka.")
    marks = [
        tr("{0} hari {1}").format(number(count), state_name(state))
        for state, count in (
            (DayState.LEAVE, record.leave),
            (DayState.SICK, record.sick),
            (DayState.PERMIT, record.permit),
            (DayState.DUTY, record.duty),
        )
        if count
    ]
    if marks and record.days:
        words += " " + tr("Di kalender Kegiatan: {0}.").format(", ".join(marks))
    return words
