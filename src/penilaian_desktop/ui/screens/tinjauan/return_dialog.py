"""Returning something with a note: ready phrases, the note, and the fault at the note."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.ui.widgets.button import Button, primary_button, shortcut, text_button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.field import TextArea
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label

ROOM = 512
"""Pixels that a line of phrases may take."""


class ReturnDialog(Dialog):
    """Asks for the note; the page submits it and says `done` or `refuse`."""

    wanted = Signal(str)
    edit_requested = Signal()

    def __init__(
        self,
        over: QWidget,
        title: str,
        subject: str,
        phrases: Sequence[str],
        *,
        editable: bool = True,
    ) -> None:
        super().__init__(over, title, width=560)
        self.body.addWidget(Label(subject, "body", "muted", wrap=True))
        self.rows = FormRows()
        self.note = TextArea(height=60, placeholder=self.tr("Apa yang perlu diperbaiki"))
        self.rows.add("note", self.tr("Catatan untuk pemiliknya"), self.note)
        self.body.addWidget(self.rows)
        caption = QHBoxLayout()
        caption.addWidget(Label(self.tr("Kalimat siap pakai"), "small", "muted"), 1)
        self.edit = text_button(
            self.tr("Ubah kalimat…"), "edit", compact=True, clicked=self.edit_requested.emit
        )
        self.edit.setVisible(editable)
        caption.addWidget(self.edit)
        self.body.addLayout(caption)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.phrases: list[Button] = []
        self.body.addLayout(self._lines)
        self.set_phrases(phrases)
        self.explain(self.tr("Pemiliknya membaca catatan ini."))
        self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        self.confirm = primary_button(
            self.tr("Kembalikan"), "returned", clicked=lambda: self.wanted.emit(self.note.text())
        )
        self.add_action(self.confirm)
        shortcut(self, "Ctrl+Return", lambda: self.wanted.emit(self.note.text()))
        self.note.textChanged.connect(lambda: self.rows.show_fault("note", ""))

    def set_phrases(self, phrases: Sequence[str]) -> None:
        """Offer phrases, each a button that puts it into the note; long ones stand alone."""
        for button in self.phrases:
            button.deleteLater()
        self.phrases = [
            Button(phrase, compact=True, clicked=self._taker(phrase)) for phrase in phrases
        ]
        while self._lines.takeAt(0) is not None:
            pass
        row: QHBoxLayout | None = None
        used = 0
        for button in self.phrases:
            wide = button.sizeHint().width() + 8
            if row is None or used + wide > ROOM:
                row, used = QHBoxLayout(), 0
                row.setSpacing(8)
                row.addStretch(1)
                self._lines.addLayout(row)
            row.insertWidget(row.count() - 1, button)
            used += wide
        self._cover()

    def first_input(self) -> QWidget:
        """Put the caret into the note."""
        return self.note

    def refuse(self, error: PenilaianError) -> None:
        """Say at the note why it is not enough, anything else in the foot."""
        if not (isinstance(error, RuleViolation) and self.rows.refuse(error)):
            self.explanation.set_tint("bad")
            self.explain(str(describe(error)))
        self._cover()

    def _taker(self, phrase: str) -> Callable[[], None]:
        return lambda: self._take(phrase)

    def _take(self, phrase: str) -> None:
        text = self.note.text().strip()
        self.note.setPlainText(f"{text} {phrase}".strip())
        self.note.moveCursor(QTextCursor.MoveOperation.End)
        self.note.setFocus()
