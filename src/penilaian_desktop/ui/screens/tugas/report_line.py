"""The one line that reports progress, with what it means under it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.progress_line import ProgressLine, parse_progress
from penilaian_desktop.domain.task import MAX_PERCENT
from penilaian_desktop.domain.wording import weekday_date
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.field import Field, mark_fault
from penilaian_desktop.ui.widgets.label import Label


class ReportLine(QWidget):
    """`wanted` carries the line read; what cannot be read stays and says why."""

    wanted = Signal(object)

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._before = 0
        self.field = Field(placeholder=self.tr("Lapor kemajuan: 45 draf selesai diperiksa"))
        self.field.setAccessibleName(self.tr("Lapor kemajuan"))
        self.meaning = Label("", "small", "muted")
        self.button = Button(self.tr("Lapor"), "enter", clicked=self.submit)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.meaning)
        self.field.textChanged.connect(lambda _text: self._interpret())
        self.field.returnPressed.connect(self.submit)
        self._interpret()

    def set_before(self, percent: int) -> None:
        """Tell how far the task was so far."""
        self._before = percent
        self._interpret()

    def read(self) -> ProgressLine:
        """Return what the line says now."""
        return parse_progress(self.field.text(), self._today())

    def submit(self) -> None:
        """Hand the line over, or say what is missing in it."""
        found = self.read()
        if found.percent is None or found.percent > MAX_PERCENT:
            code = "task_progress_unreadable" if found.percent is None else "task_percent_range"
            self.refuse(str(message(code)))
            return
        self.wanted.emit(found)

    def refuse(self, sentence: str) -> None:
        """Keep what was typed and say why it was not taken."""
        mark_fault(self.field, sentence)
        self.meaning.set_tint("bad")
        self.meaning.setText(sentence)
        self.field.setFocus()

    def clear(self) -> None:
        """Be ready for the next report."""
        self.field.set_value("")
        self._interpret()

    def _interpret(self) -> None:
        mark_fault(self.field)
        self.meaning.set_tint("muted")
        found = self.read()
        if not self.field.text().strip():
            words = self.tr("Persen lebih dulu, lalu catatan. Hari lain: /kemarin atau /16.")
        elif found.percent is None:
            words = self.tr("persen belum ada di awal baris")
        else:
            words = f"{weekday_date(found.day)} · {self._before} → {found.percent} %"
            if found.note:
                words += f" · “{found.note}”"
        self.meaning.setText(words)
