"""Progress of long work: appears after 600 ms, counts, estimates, and can be cancelled.

It stands in the strip at the bottom, where it covers no button of a page.
"""

from __future__ import annotations

import time

import shiboken6
from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from penilaian_desktop.domain.wording import number
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.kit.tasks import Task
from penilaian_desktop.ui.widgets.button import text_button
from penilaian_desktop.ui.widgets.gauge import ProgressBar
from penilaian_desktop.ui.widgets.label import Label

WIDTH = 560
_BAR = 96


class _TaskRow(QWidget):
    """One line: what is done, bar, count and estimate, the button that stops it."""

    def __init__(self, task: Task, parent: QWidget) -> None:
        super().__init__(parent)
        self._task = task
        words = task.label or self.tr("Sedang dikerjakan")
        self._words = Label(words, "small")
        self._count = Label("", "small", "muted")
        self._bar = ProgressBar(words)
        self._bar.setFixedWidth(_BAR)
        self._cancel = text_button(self.tr("Batalkan"), compact=True, clicked=self._stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 4, 0)
        row.setSpacing(12)
        row.addWidget(self._words, 1)
        row.addWidget(self._bar)
        row.addWidget(self._count)
        row.addWidget(self._cancel)
        task.progressed.connect(self._note)
        self._note(task.done_steps, task.total_steps)

    def set_height(self, height: int) -> None:
        """Fit the button into the strip."""
        self._cancel.setFixedHeight(min(28, height - 2))

    def _note(self, done: int, total: int) -> None:
        self._bar.set_share(done / total if total else 0.0)
        if not total:
            self._count.setText(self.tr("Sebentar lagi."))
            return
        words = self.tr("{0} dari {1}").format(number(done), number(total))
        left = self._task.remaining_seconds(time.monotonic())
        if left is not None:
            if left < 90:
                words += self.tr(", kira-kira {0} detik lagi").format(max(1, round(left)))
            else:
                words += self.tr(", kira-kira {0} menit lagi").format(round(left / 60))
        self._count.setText(words)

    def _stop(self) -> None:
        if shiboken6.isValid(self._task):
            self._task.cancel()
        self._cancel.refuse(self.tr("Sedang dihentikan."))


class TaskPanel(QWidget):
    """The work in progress as one line of the strip: the oldest first; empty it hides."""

    resized = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(self.tr("Pekerjaan yang berjalan"))
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(8)
        self._more = Label("", "small", "muted")
        self._line.addWidget(self._more)
        self._rows: dict[Task, _TaskRow] = {}
        self.hide()

    def add(self, task: Task) -> None:
        """Show a task."""
        row = _TaskRow(task, self)
        self._rows[task] = row
        self._line.insertWidget(0, row, 1)
        self._settle()

    def remove(self, task: Task) -> None:
        """Take a task away."""
        row = self._rows.pop(task, None)
        if row is not None:
            row.hide()
            row.deleteLater()
            self._settle()

    def place(self, room: QRect) -> None:
        """Stand at the right end of a free part of the strip."""
        width = min(WIDTH, room.width())
        self.setFixedSize(width, room.height())
        self.move(room.right() + 1 - width, room.top())
        for row in self._rows.values():
            row.set_height(room.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the surface of the strip."""
        QPainter(self).fillRect(self.rect(), look().color("surface"))

    def _settle(self) -> None:
        for at, row in enumerate(self._rows.values()):
            row.setVisible(at == 0)
        more = len(self._rows) - 1
        self._more.setText(self.tr("+{0} lagi").format(more) if more > 0 else "")
        self._more.setVisible(more > 0)
        self.setVisible(bool(self._rows))
        self.raise_()
        self.resized.emit()
