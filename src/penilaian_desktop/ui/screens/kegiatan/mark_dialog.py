"""Marking several days at once: a leave of two weeks is one question and one step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.ui.widgets.button import primary_button, shortcut, text_button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.field import ComboBox, DateField
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label


class MarkDialog(Dialog):
    """Asks for the mark and its first and last day."""

    wanted = Signal(object, object, str)

    def __init__(self, over: QWidget, day: date, marks: Sequence[tuple[str, str]]) -> None:
        super().__init__(over, "", width=480)
        self.set_title(self.tr("Tandai beberapa hari"))
        self.mark = ComboBox((*marks, ("", self.tr("Hapus tanda"))))
        self.mark.set_value(marks[0][0])
        self.first = DateField(day)
        self.last = DateField(day)
        self.rows = FormRows()
        self.rows.add("mark", self.tr("Tanda"), self.mark)
        self.rows.add_row(
            ("first", self.tr("Hari pertama"), self.first),
            ("last", self.tr("Hari terakhir"), self.last),
        )
        self.body.addWidget(self.rows)
        note = self.tr("Hanya hari kerja yang ditandai; akhir pekan dan hari libur tidak berubah.")
        self.body.addWidget(Label(note, "small", "muted", wrap=True))
        self.add_action(text_button(self.tr("Batal"), clicked=self.reject))
        self.add_action(primary_button(self.tr("Tandai"), "calendar", clicked=self._confirm))
        shortcut(self, "Ctrl+Return", self._confirm)
        self.first.edited.connect(self._follow)

    def refuse(self, error: PenilaianError) -> None:
        """Say at the date why it cannot be, anything else in the foot."""
        if not (isinstance(error, RuleViolation) and self.rows.refuse(error)):
            self.explanation.set_tint("bad")
            self.explain(str(describe(error)))

    def _follow(self, first: date) -> None:
        """Keep the last day from standing before the first."""
        if self.last.value() < first:
            self.last.set_value(first)

    def _confirm(self) -> None:
        self.rows.clear_faults()
        self.wanted.emit(self.first.value(), self.last.value(), self.mark.value())
