"""The ground on which a page lies, so that its edges are seen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from penilaian_desktop.ui.kit.look import look


class PageWell(QScrollArea):
    """Scrolls a picture of a page over a sunken ground."""

    def __init__(self, sheet: QLabel) -> None:
        super().__init__()
        self._port = QWidget()
        self._port.setAutoFillBackground(True)
        palette = self._port.palette()
        palette.setColor(QPalette.ColorRole.Window, look().color("sunken"))
        self._port.setPalette(palette)
        self.setViewport(self._port)
        self.setWidget(sheet)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerWidget(QWidget())  # the style would draw a box of its own
        sheet.setAutoFillBackground(False)

    def room(self) -> QSize:
        """Return the size of what is seen at once."""
        return self._port.size()

    def to_top(self) -> None:
        """Show the beginning of the page."""
        self.verticalScrollBar().setValue(0)
