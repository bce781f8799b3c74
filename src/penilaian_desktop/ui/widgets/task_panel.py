"""Progress of long work: appears after 600 ms, counts, estimates, and can be cancelled."""

from __future__ import annotations

import time

import shiboken6
from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.tasks import Task
from penilaian_desktop.ui.widgets.button import text_button
from penilaian_desktop.ui.widgets.gauge import ProgressBar
from penilaian_desktop.ui.widgets.label import Label

WIDTH = 360


class _TaskRow(QWidget):
    def __init__(self, task: Task, parent: QWidget) -> None:
        super().__init__(parent)
        self._task = task
        self._words = Label(task.label or self.tr("Sedang dikerjakan"), "strong")
        self._count = Label("", "small", "muted")
        self._bar = ProgressBar(task.label)
        self._cancel = text_button(self.tr("Batalkan"), compact=True, clicked=self._stop)
        top = QHBoxLayout()
        top.addWidget(self._words, 1)
        top.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 8, 10)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self._bar)
        column.addWidget(self._count)
        task.progressed.connect(self._note)
        self._note(task.done_steps, task.total_steps)

    def _note(self, done: int, total: int) -> None:
        self._bar.set_share(done / total if total else 0.0)
        if not total:
            self._count.setText(self.tr("Sebentar lagi."))
            return
        words = self.tr("{0} dari {1}").format(done, total)
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
    """The list of work in progress, above the strip at the right; empty it hides."""

    resized = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(self.tr("Pekerjaan yang berjalan"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.setSpacing(0)
        self._rows: dict[Task, _TaskRow] = {}
        self.hide()

    def add(self, task: Task) -> None:
        """Show a task."""
        row = _TaskRow(task, self)
        self._rows[task] = row
        self._column.addWidget(row)
        self._settle()

    def remove(self, task: Task) -> None:
        """Take a task away."""
        row = self._rows.pop(task, None)
        if row is not None:
            row.hide()
            row.deleteLater()
            self._settle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the popup look."""
        paint.box(QPainter(self), self.rect(), "surface", "control_line")

    def _settle(self) -> None:
        self.setFixedHeight(max(1, 72 * len(self._rows) + 8))
        self.setVisible(bool(self._rows))
        self.raise_()
        self.resized.emit()
