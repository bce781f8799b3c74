"""A QR code on the screen, drawn module by module in the colours of print."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

QUIET = 4
"""Light modules around a code, without which cameras do not find it."""


class QrCode(QWidget):
    """Shows a text as QR code; nothing while the text is empty.

    Cameras want dark on light: the code is black on white in every theme.
    """

    def __init__(self, side: int = 148, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._text = ""
        self._matrix: list[list[bool]] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def text(self) -> str:
        """Return what the code says."""
        return self._text

    def set_text(self, text: str, accessible: str) -> None:
        """Show another text; `accessible` says in words what it is."""
        self._text = text
        self.setAccessibleName(accessible)
        self.setToolTip(accessible)
        self._matrix = _modules(text) if text else []
        self.setVisible(bool(text))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a square."""
        return QSize(self._side, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the modules with the quiet zone around them."""
        if not self._matrix:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
        count = len(self._matrix) + 2 * QUIET
        size = max(1, min(self.width(), self.height()) // count)
        left = (self.width() - size * count) // 2 + size * QUIET
        top = (self.height() - size * count) // 2 + size * QUIET
        dark = QColor(Qt.GlobalColor.black)
        for row, line in enumerate(self._matrix):
            for column, module in enumerate(line):
                if module:
                    painter.fillRect(
                        QRect(left + column * size, top + row * size, size, size), dark
                    )


def _modules(text: str) -> list[list[bool]]:
    import segno  # noqa: PLC0415 - seldom, and not before first paint

    code = segno.make_qr(text.upper(), error="m", boost_error=False)
    return [[bool(module) for module in row] for row in code.matrix]
