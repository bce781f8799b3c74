"""Two small dialogs: something to read, and something to wait for."""

from __future__ import annotations

import shiboken6
from PySide6.QtWidgets import QWidget

from penilaian_desktop.ui.kit.tasks import Task
from penilaian_desktop.ui.widgets.button import Button, primary_button
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.gauge import ProgressBar
from penilaian_desktop.ui.widgets.label import Label


class NoteDialog(Dialog):
    """Paragraphs and one button."""

    def __init__(self, over: QWidget, title: str, text: str) -> None:
        super().__init__(over, title, width=480)
        for paragraph in filter(None, text.split("\n\n")):
            self.body.addWidget(Label(paragraph, "body", wrap=True))
        self.add_action(primary_button(self.tr("Tutup"), clicked=self.accept))


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
