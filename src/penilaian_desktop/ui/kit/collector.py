"""The cyclic garbage collector, moved into the GUI thread.

Python collects in whatever thread allocates. A cycle that holds a Qt object (a page and its model)
would then be destroyed in a worker thread, which Qt does not allow. So automatic collection is off
while there are lanes, and a timer collects by the same counters.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 1000
_YOUNG = 5000
"""New containers after which the young ones are collected; the old ones after ten times that."""


class Collector(QObject):
    """Collects once a second when enough has been made; `stop` gives collection back to Python."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        self._rounds = 0
        gc.disable()
        self._clock = QTimer(self)
        self._clock.setInterval(_EVERY)
        self._clock.timeout.connect(self.collect)
        self._clock.start()

    def collect(self) -> None:
        """Collect what is due."""
        if gc.get_count()[0] < _YOUNG:
            return
        self._rounds += 1
        gc.collect(2 if self._rounds % 10 == 0 else 1)

    def stop(self) -> None:
        """Stop the clock and let Python collect by itself again."""
        self._clock.stop()
        if self._was_on:
            gc.enable()
