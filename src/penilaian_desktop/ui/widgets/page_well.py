"""The ground on which a page lies, so that its edges are seen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from penilaian_desktop.ui.kit import paint


class PageWell(QScrollArea):
    """Scrolls what shows pages over a sunken ground; the pages take the keyboard, it does not."""

    def __init__(self, sheet: QWidget) -> None:
        super().__init__()
        self.setWidget(sheet)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerWidget(QWidget())  # the style would draw a box of its own
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sheet.setAutoFillBackground(False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the sunken ground: the style leaves the viewports of scroll areas see-through."""
        paint.fill(QPainter(self.viewport()), self.viewport().rect(), "sunken")

    def room(self) -> QSize:
        """Return the size of what is seen at once."""
        return self.viewport().size()

    def to_top(self) -> None:
        """Show the beginning of the page."""
        self.verticalScrollBar().setValue(0)
