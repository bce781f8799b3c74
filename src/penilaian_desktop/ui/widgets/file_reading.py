"""The step of an import in which a file is read: its name, how far it is, a way to stop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from penilaian_desktop.domain.errors import Cancelled
from penilaian_desktop.ui.kit.tasks import Failed, Job, Lane, Task
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.gauge import ProgressBar
from penilaian_desktop.ui.widgets.label import Label

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

T = TypeVar("T")


class FileReading(QWidget):
    """Reads a file in the background; one file at a time."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._task: Task | None = None
        self._stopped = False
        self._words = Label("", "strong")
        self._bar = ProgressBar(self.tr("Membaca berkas"))
        self._count = Label("", "small", "muted")
        self.cancel = Button(self.tr("Batalkan"), "close", clicked=self.stop)
        card = Card(padded=True)
        card.setAccessibleName(self.tr("Membaca berkas"))
        for widget in (self._words, self._bar, self._count):
            card.body.addWidget(widget)
        card.body.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)

    def read(self, path: Path, job: Job[T], found: Callable[[T], None], failed: Failed) -> None:
        """Run the job that reads `path`, then call `found`, or `failed`.

        Who stopped the reading hears `Cancelled` even where the file was read to its end by then.
        """
        words = self.tr("Membaca {file}").format(file=path.name)
        self._words.setText(words)
        self._count.setText(self.tr("Sebentar lagi."))
        self._bar.set_share(0.0)
        self.cancel.refuse("")
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        self._stopped = False

        def done(value: T) -> None:
            if self._stopped:
                failed(Cancelled())
            else:
                found(value)

        self._task = self._context.tasks.submit(
            self, job, done, failed, lane=Lane.WORK, label=words
        )
        if shiboken6.isValid(self._task):
            self._task.progressed.connect(self._progressed)

    def stop(self) -> None:
        """Stop reading, if a file is being read."""
        if self._task is not None and shiboken6.isValid(self._task):
            self._stopped = True
            self._task.cancel()
            self.cancel.refuse(self.tr("Sedang dihentikan."))

    def _progressed(self, done: int, total: int) -> None:
        self._bar.set_share(done / total if total else 0.0)
        if total:
            self._count.setText(self.tr("{done} dari {all}").format(done=done, all=total))
