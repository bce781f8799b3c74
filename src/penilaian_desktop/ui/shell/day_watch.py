"""Notices that a new day began while the window stayed open: overnight, or after a long sleep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

EVERY = 20_000
"""Milliseconds between two looks at the calendar."""


class DayWatch(QObject):
    """Says `signals.day_changed` once for each new day; it looks also when the window wakes."""

    def __init__(self, context: UiContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._day = context.today()
        looks = QTimer(self)
        looks.setInterval(EVERY)
        looks.timeout.connect(self.look)
        looks.start()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._woken)

    def look(self) -> None:
        """Compare the day with the one seen last."""
        today = self._context.today()
        if today != self._day:
            self._day = today
            self._context.signals.day_changed.emit()

    def _woken(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.look()
