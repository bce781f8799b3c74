"""The frame of what is shown before a person signed in: canvas, and a strip of facts below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.widgets.label import Label, Rule
from penilaian_desktop.ui.widgets.small import Icon


class FactsStrip(QWidget):
    """36 px: facts at the left, separated by lines, and others at the right."""

    def __init__(
        self,
        left: Sequence[tuple[str, str]],
        right: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFixedHeight(36)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 20, 0)
        row.setSpacing(16)
        self._fill(row, left)
        row.addStretch(1)
        self._fill(row, right)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint surface and the line above."""
        painter = QPainter(self)
        paint.fill(painter, self.rect(), "surface")
        paint.fill(painter, QRect(0, 0, self.width(), 1), "line")

    @staticmethod
    def _fill(row: QHBoxLayout, facts: Sequence[tuple[str, str]]) -> None:
        for n, (icon, words) in enumerate(facts):
            if n:
                rule = Rule(vertical=True)
                rule.setFixedHeight(16)
                row.addWidget(rule)
            pair = QHBoxLayout()
            pair.setSpacing(6)
            pair.addWidget(Icon(icon, "muted", 14))
            pair.addWidget(Label(words, "small", "muted"))
            row.addLayout(pair)


class Backdrop(QWidget):
    """Content in the middle of the canvas; it scrolls once the window is too low for it.

    The scroll area is made only then: making it costs more than the rest of the view.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inner = QWidget()
        middle = QVBoxLayout(self._inner)
        middle.setContentsMargins(16, 16, 16, 16)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(content)
        row.addStretch(1)
        middle.addStretch(5)
        middle.addLayout(row)
        middle.addStretch(7)
        self._frame = QVBoxLayout(self)
        self._frame.setContentsMargins(0, 0, 0, 0)
        self._frame.setSpacing(0)
        self._frame.addWidget(self._inner, 1)
        self._scrolls = False

    def add_strip(self, strip: QWidget) -> None:
        """Put the strip of facts at the bottom."""
        self._frame.addWidget(strip)

    def minimumSizeHint(self) -> QSize:
        """Let the window be lower than the content."""
        return QSize(320, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Begin to scroll when the content is higher than the room for it."""
        super().resizeEvent(event)
        if not self._scrolls and self.height() - 36 < self._inner.sizeHint().height():
            from penilaian_desktop.ui.widgets.overlay_scroll import ScrollColumn  # noqa: PLC0415

            self._scrolls = True
            self._frame.removeWidget(self._inner)
            self._frame.insertWidget(0, ScrollColumn(self._inner), 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the canvas."""
        paint.fill(QPainter(self), self.rect(), "canvas")
