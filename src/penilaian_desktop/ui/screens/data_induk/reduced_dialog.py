"""The span of a year with fewer working minutes: Ramadan, whose dates move from year to year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.calendar import ReducedHours
from penilaian_desktop.domain.clock import utc_now
from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.ui.widgets.button import primary_button, shortcut, text_button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.field import DateField
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.line import Field


class ReducedDialog(Dialog):
    """Asks for name, first and last day, and minutes a day of a five-day week."""

    wanted = Signal(object)
    delete_requested = Signal(str)

    def __init__(self, over: QWidget, year: int, span: ReducedHours | None) -> None:
        super().__init__(over, "", width=480)
        self.set_title(self.tr("Jam kerja berkurang {year}").format(year=year))
        first = date(year, 1, 1)
        self._span = span or ReducedHours(
            id="", at=utc_now(), name=self.tr("Ramadan"), starts=first, ends=first
        )
        self.name = Field(self._span.name)
        self.first = DateField(self._span.starts)
        self.last = DateField(self._span.ends)
        self.minutes = Field(str(self._span.minutes))
        self.rows = FormRows()
        self.rows.add("name", self.tr("Nama"), self.name)
        self.rows.add_row(
            ("starts", self.tr("Hari pertama"), self.first),
            ("ends", self.tr("Hari terakhir"), self.last),
        )
        self.rows.add("minutes", self.tr("Menit sehari (pola lima hari)"), self.minutes)
        self.body.addWidget(self.rows)
        if span is not None:
            self.add_action(
                text_button(
                    self.tr("Hapus"), "delete", clicked=lambda: self.delete_requested.emit(span.id)
                )
            )
        self.add_action(text_button(self.tr("Batal"), clicked=self.reject))
        self.add_action(primary_button(self.tr("Simpan"), clicked=self._confirm))
        shortcut(self, "Ctrl+Return", self._confirm)

    def refuse(self, error: PenilaianError) -> None:
        """Say at the field what is wrong, anything else in the foot."""
        if not (isinstance(error, RuleViolation) and self.rows.refuse(error)):
            self.explanation.set_tint("bad")
            self.explain(str(describe(error)))

    def _confirm(self) -> None:
        self.rows.clear_faults()
        minutes = self.minutes.text().strip()
        if not (minutes.isascii() and minutes.isdecimal() and 0 < int(minutes[:5]) <= 450):
            self.rows.show_fault("minutes", self.tr("Tulis 1 sampai 450, misalnya 390."))
            self.minutes.setFocus()
            return
        name = " ".join(self.name.text().split())
        if not name:
            self.rows.show_fault("name", self.tr("Tulis namanya, misalnya Ramadan."))
            self.name.setFocus()
            return
        self.wanted.emit(
            replace(
                self._span,
                name=name,
                starts=self.first.value(),
                ends=self.last.value(),
                minutes=int(minutes),
            )
        )
