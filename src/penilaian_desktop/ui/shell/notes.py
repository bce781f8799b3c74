"""Two small dialogs: something to read, and something to wait for."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from penilaian_desktop.ui.kit.tasks import Task
from penilaian_desktop.ui.widgets.button import Button, primary_button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.gauge import ProgressBar
from penilaian_desktop.ui.widgets.label import Label


class NoteDialog(Dialog):
    """Paragraphs and one button; with a `handbook` to open also that."""

    def __init__(
        self,
        over: QWidget,
        title: str,
        text: str,
        handbook: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(over, title, width=480)
        for paragraph in filter(None, text.split("\n\n")):
            self.body.addWidget(Label(paragraph, "body", wrap=True))
        self.handbook: Button | None = None
        if handbook is not None:
            self.handbook = self.add_action(
                Button(self.tr("Buka panduan (F1)"), "book", clicked=self.accept)
            )
            self.handbook.clicked.connect(handbook)
        self.add_action(primary_button(self.tr("Tutup"), clicked=self.accept))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the handbook on F1: a shortcut would stand against that of the window."""
        if event.key() == Qt.Key.Key_F1 and self.handbook is not None:
            self.handbook.click()
        super().keyPressEvent(event)


class WaitDialog(Dialog):
    """Progress of work that the window has to wait for, with a cancel that stops it."""

    def __init__(self, over: QWidget, title: str) -> None:
        super().__init__(over, title, width=480)
        self._task: Task | None = None
        self._words = Label(self.tr("Sebentar…"), "body", "muted")
        self._bar = ProgressBar(title)
        self.body.addWidget(self._words)
        self.body.addWidget(self._bar)
        self._cancel = Button(self.tr("Batalkan"), clicked=self.reject)
        self.add_action(self._cancel)

    def follow(self, task: Task) -> None:
        """Show the progress of a task."""
        if not shiboken6.isValid(task):
            return
        self._task = task
        task.progressed.connect(self._note)

    def reject(self) -> None:
        """Stop the work; the dialog closes when it has stopped."""
        if self._task is not None and shiboken6.isValid(self._task):
            self._task.cancel()
        self._words.setText(self.tr("Sedang dihentikan…"))
        self._cancel.refuse(self.tr("Sedang dihentikan."))

    def _note(self, done: int, total: int) -> None:
        self._bar.set_share(done / total if total else 0.0)
        self._words.setText(self.tr("{0} dari {1}").format(done, total))
