"""Writing the own list of ready phrases, one a line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.ui.widgets.button import Button, primary_button, shortcut
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.field import TextArea
from penilaian_desktop.ui.widgets.form import FormRows


class PhrasesDialog(Dialog):
    """`wanted` carries the lines; an empty list brings back those that come with the page."""

    wanted = Signal(object)

    def __init__(self, over: QWidget, phrases: Sequence[str]) -> None:
        super().__init__(over, self.tr("Kalimat siap pakai"), width=520)
        self.rows = FormRows()
        self.text = TextArea("\n".join(phrases), height=180)
        self.rows.add(
            "phrases",
            self.tr("Satu kalimat per baris"),
            self.text,
            self.tr("Kosongkan untuk kembali ke kalimat bawaan. Berlaku untuk akun Anda saja."),
        )
        self.body.addWidget(self.rows)
        self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        self.confirm = primary_button(self.tr("Simpan"), "check", clicked=self._submit)
        self.add_action(self.confirm)
        shortcut(self, "Ctrl+Return", self._submit)

    def first_input(self) -> QWidget:
        """Put the caret into the list."""
        return self.text

    def refuse(self, error: PenilaianError) -> None:
        """Say at the list why it cannot be kept."""
        if not (isinstance(error, RuleViolation) and self.rows.refuse(error)):
            self.explain(str(describe(error)))
        self._cover()

    def _submit(self) -> None:
        self.rows.clear_faults()
        self.wanted.emit(self.text.text().splitlines())
