"""Keeps the line of the present in the week where the clock stands, while somebody can see it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer

from penilaian_desktop.ui.widgets.week_grid import WeekGrid

MINUTE = 60_000


class PresentLine(QObject):
    """Moves the line when the week appears, and then with every minute until it is left."""

    def __init__(self, grid: WeekGrid, now: Callable[[], datetime]) -> None:
        super().__init__(grid)
        self._grid = grid
        self._now = now
        self.timer = QTimer(self)
        self.timer.setTimerType(Qt.TimerType.CoarseTimer)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.follow)
        grid.installEventFilter(self)

    def follow(self) -> None:
        """Put the line to the present and wait for the next full minute; drags are left alone."""
        now = self._now()
        if self._grid.drag is None:
            self._grid.set_now(now)
        self.timer.start(MINUTE - now.second * 1000)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the clock only while the week is shown."""
        if event.type() is QEvent.Type.Show:
            self.follow()
        elif event.type() is QEvent.Type.Hide:
            self.timer.stop()
        return False
