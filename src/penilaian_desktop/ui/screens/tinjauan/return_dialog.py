"""Returning something with a note: ready phrases, the note, and the fault at the note."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.ui.widgets.button import Button, primary_button, shortcut
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.field import TextArea
from penilaian_desktop.ui.widgets.form import FormRows
from penilaian_desktop.ui.widgets.label import Label

PHRASES_A_LINE = 3


class ReturnDialog(Dialog):
    """Asks for the note; the page submits it and says `done` or `refuse`."""

    wanted = Signal(str)

    def __init__(self, over: QWidget, title: str, subject: str, phrases: Sequence[str]) -> None:
        super().__init__(over, title, width=560)
        self.body.addWidget(Label(subject, "body", "muted", wrap=True))
        self.rows = FormRows()
        self.note = TextArea(height=60, placeholder=self.tr("Apa yang perlu diperbaiki"))
        self.rows.add("note", self.tr("Catatan untuk pemiliknya"), self.note)
        self.body.addWidget(self.rows)
        self.body.addWidget(Label(self.tr("Kalimat siap pakai"), "small", "muted"))
        lines = QVBoxLayout()
        lines.setSpacing(8)
        self.phrases: list[Button] = []
        for start in range(0, len(phrases), PHRASES_A_LINE):
            line = QHBoxLayout()
            line.setSpacing(8)
            for phrase in phrases[start : start + PHRASES_A_LINE]:
                button = Button(phrase, compact=True, clicked=self._taker(phrase))
                self.phrases.append(button)
                line.addWidget(button)
            line.addStretch(1)
            lines.addLayout(line)
        self.body.addLayout(lines)
        self.explain(self.tr("Pemiliknya membaca catatan ini."))
        self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        self.confirm = primary_button(
            self.tr("Kembalikan"), "returned", clicked=lambda: self.wanted.emit(self.note.text())
        )
        self.add_action(self.confirm)
        shortcut(self, "Ctrl+Return", lambda: self.wanted.emit(self.note.text()))
        self.note.textChanged.connect(lambda: self.rows.show_fault("note", ""))

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
