"""What is chosen before an export is stored: what is left out, and the day of what has none."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.voice_views import AnswerCheck, SurveyItem
from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.screens.suara_warga.words import tr
from penilaian_desktop.ui.widgets.check_box import CheckBox
from penilaian_desktop.ui.widgets.field import DateField
from penilaian_desktop.ui.widgets.label import Label


class ImportChoice(QWidget):
    """Shows only what the file gives occasion to; `changed` tells another choice of rows."""

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self.skip_repeated = CheckBox(tr("Lewati yang berulang"))
        self.skip_elsewhere = CheckBox(tr("Lewati yang sudah ada di survei lain"))
        self.day = DateField(today, name=tr("Hari kuesioner tanpa tanggal"))
        self._told = Label("", "body")
        self._dated = QWidget()
        row = QHBoxLayout(self._dated)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._told)
        row.addWidget(self.day)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.skip_repeated, self.skip_elsewhere, self._dated):
            column.addWidget(widget)
            widget.hide()
        for box in (self.skip_repeated, self.skip_elsewhere):
            box.toggled.connect(lambda _on: self.changed.emit())
        self.hide()

    def offer(self, check: AnswerCheck, item: SurveyItem) -> None:
        """Ask what a file gives occasion to; what repeats is left out at first."""
        survey = item.survey
        kept = sum(len(one.rows) for one in check.elsewhere)
        titles = ", ".join(one.title for one in check.elsewhere)
        for box, words, count in (
            (
                self.skip_repeated,
                tr("Lewati yang berulang di berkas ini ({0})"),
                len(check.repeated),
            ),
            (self.skip_elsewhere, tr("Lewati yang sudah ada di survei {1} ({0})"), kept),
        ):
            box.blockSignals(True)
            box.setChecked(True)
            box.blockSignals(False)
            box.setText(words.format(number(count), titles))
            box.setAccessibleName(box.text())
            box.setVisible(bool(count))
        self.day.set_value(survey.starts)

    def show_undated(self, count: int) -> None:
        """Ask once which day counts for the rows that have none."""
        words = tr("{0} kuesioner tanpa tanggal; semuanya dihitung pada")
        self._told.setText(words.format(number(count)))
        self._dated.setVisible(bool(count))
        asked = (self.skip_repeated, self.skip_elsewhere, self._dated)
        self.setVisible(any(not widget.isHidden() for widget in asked))

    def repeated(self) -> bool:
        """Tell whether rows that repeat another are wanted."""
        return not self.skip_repeated.isChecked()

    def elsewhere(self) -> bool:
        """Tell whether rows that another survey has are wanted."""
        return not self.skip_elsewhere.isChecked()
