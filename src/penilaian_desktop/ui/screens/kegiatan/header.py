"""The controls in the head of the log's page."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from penilaian_desktop.ui.screens.kegiatan import weeks
from penilaian_desktop.ui.widgets.button import Button, icon_button, primary_button
from penilaian_desktop.ui.widgets.page import PageHeader
from penilaian_desktop.ui.widgets.period_picker import PeriodPicker
from penilaian_desktop.ui.widgets.segmented import Segmented
from penilaian_desktop.ui.widgets.small import Mark, Pill

WEEK, TABLE, MONTH = "week", "table", "month"


class LogControls(QObject):
    """Back, this week, forward; week, table or month; period; hand in; log."""

    stepped = Signal(int)
    today_wanted = Signal()
    view_chosen = Signal(str)
    period_chosen = Signal(str)
    hand_in_wanted = Signal()
    more_wanted = Signal()
    log_wanted = Signal()

    def __init__(self, header: PageHeader, period: str, today: date) -> None:
        super().__init__(header)
        self._back = icon_button(
            "chevron_left", self.tr("Sebelumnya (Alt+←)"), clicked=lambda: self.stepped.emit(-1)
        )
        self._this = Button(self.tr("Minggu ini"), clicked=self.today_wanted.emit)
        self._forward = icon_button(
            "chevron_right", self.tr("Berikutnya (Alt+→)"), clicked=lambda: self.stepped.emit(1)
        )
        self._views = Segmented(
            ((WEEK, self.tr("Minggu")), (TABLE, self.tr("Tabel")), (MONTH, self.tr("Bulan"))),
            self.tr("Tampilan"),
        )
        self._views.chosen.connect(self.view_chosen)
        self._periods = PeriodPicker()
        self._periods.set_codes(weeks.quarters_until(today), period)
        self._periods.chosen.connect(self.period_chosen)
        self._state = Pill()
        self._state.hide()
        header.add_mark(self._state)
        self.hand_in = icon_button(
            "send", self.tr("Ajukan kegiatan"), clicked=self.hand_in_wanted.emit
        )
        self.more = icon_button("more", self.tr("Lainnya"), clicked=self.more_wanted.emit)
        log = primary_button(self.tr("Catat"), "add", cap="N", clicked=self.log_wanted.emit)
        for widget in (
            self._back,
            self._this,
            self._forward,
            self._views,
            self._periods,
            self.hand_in,
            self.more,
            log,
        ):
            header.add_action(widget)

    @property
    def view(self) -> str:
        """Return the view chosen: week, table or month."""
        return self._views.value()

    def set_view(self, view: str) -> None:
        """Mark a view as chosen."""
        self._views.set_value(view)
        self._this.setText(self.tr("Bulan ini") if view == MONTH else self.tr("Minggu ini"))

    def has_period(self, code: str) -> bool:
        """Tell whether a period can be chosen."""
        return self._periods.findData(code) >= 0

    def set_period(self, code: str) -> None:
        """Mark a period as chosen."""
        self._periods.set_value(code)

    def set_state(self, words: str, *, done: bool, days: str = "") -> None:
        """Say beside the title that the week is complete, or how many days are not full yet.

        The tool tip and the screen reader name the `days`; no words hide the mark.
        """
        mark = Mark(words, "check" if done else "clock", "good" if done else "info")
        self._state.set_mark(mark if words else None)
        self._state.setToolTip(days)
        self._state.setAccessibleName(f"{words}: {days}" if days else words)

    def set_room(self, *, roomy: bool, beside: bool) -> None:
        """Leave out what the table does not need and what has no room `beside` the drawer."""
        arrows = self.view != TABLE
        self._back.setVisible(arrows)
        self._forward.setVisible(arrows)
        self._this.setVisible(arrows and roomy)
        self._periods.setVisible(not (arrows and beside))
        self.hand_in.setVisible(roomy)


def below(widget: QWidget, top: int) -> QWidget:
    """Return a widget with room above it."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, top, 0, 0)
    column.addWidget(widget)
    return whole
