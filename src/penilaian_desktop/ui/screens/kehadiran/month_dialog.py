"""Asks which month a recap of sums is of, where the list does not say so."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.ui.screens.kehadiran.words import tr
from penilaian_desktop.ui.widgets.asking_dialog import AskingDialog
from penilaian_desktop.ui.widgets.button import Button, primary_button, shortcut
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.label import Label


class MonthDialog(AskingDialog):
    """`chosen` brings the code of the month."""

    chosen = Signal(str)

    def __init__(self, over: QWidget, file: str, months: Sequence[str]) -> None:
        super().__init__(over, tr("Bulan rekap ini"), width=480)
        words = tr("{0} berisi jumlah sebulan tanpa nama bulannya. Rekap bulan apa?")
        self.body.addWidget(Label(words.format(file), "body", wrap=True))
        self.month = ComboBox([(code, PeriodCode.parse(code).label) for code in months])
        self.rows.add("month", tr("Bulan"), self.month)
        self.body.addWidget(self.rows)
        self.add_action(Button(tr("Batal"), clicked=self.reject))
        self.confirm = self.add_action(primary_button(tr("Pakai"), "check", clicked=self._tell))
        shortcut(self, "Ctrl+Return", self._tell)

    def _tell(self) -> None:
        self.accept()
        self.chosen.emit(self.month.value())
