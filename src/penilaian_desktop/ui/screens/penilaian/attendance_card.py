"""Attendance of the period beside the rating: share, lateness, absence, and how they come about."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from penilaian_desktop.domain.attendance_views import PeriodAttendance
from penilaian_desktop.domain.wording import number
from penilaian_desktop.domain.wording import percent as percent_text
from penilaian_desktop.ui.widgets.attendance_steps import StepsGrid
from penilaian_desktop.ui.widgets.button import text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.label import Label


class AttendanceCard(Card):
    """A quiet card; it is hidden while no month of the period has a recap."""

    def __init__(self) -> None:
        super().__init__(self.tr("Kehadiran"))
        column = QVBoxLayout()
        column.setContentsMargins(15, 10, 15, 12)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        self.line = Label("", "body", wrap=True)
        self.why = text_button(self.tr("Mengapa?"), compact=True, clicked=self._turn)
        self.why.setCheckable(True)
        head.addWidget(self.line, 1)
        head.addWidget(self.why)
        self.months = Label("", "small", "muted", wrap=True)
        self.steps = StepsGrid()
        self.steps.hide()
        column.addLayout(head)
        column.addWidget(self.months)
        column.addWidget(self.steps)
        self.body.addLayout(column)
        self.hide()

    def show_attendance(self, told: PeriodAttendance | None) -> None:
        """Show the recaps of the period together; None hides the card."""
        self.setVisible(told is not None)
        if told is None:
            return
        total = told.total
        share = "–" if told.percent is None else percent_text(told.percent)
        self.line.setText(
            self.tr("{0} · terlambat {1} kali · tanpa keterangan {2} hari").format(
                share, number(total.late_days), number(total.absent)
            )
        )
        words = self.tr("Rekap {0} dari {1} bulan. Bahan penilaian, bukan nilainya.")
        self.months.setText(words.format(told.months, told.every))
        self.steps.show_record(total)

    def _turn(self) -> None:
        self.steps.setVisible(self.why.isChecked())
