"""How far something is: a bar with a mark."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import look


class ProgressBar(QWidget):
    """A bar 6 px high; an optional mark 2×12 says where today should be.

    `spoken` is what a screen reader says ("412 dari 600 orang").
    """

    def __init__(self, spoken: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._mark: float | None = None
        self._tint = "primary"
        self.setAccessibleName(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float, mark: float | None = None, tint: str = "primary") -> None:
        """Show a share of 0 to 1 and the mark at another share."""
        self._share, self._mark, self._tint = max(0.0, min(1.0, share)), mark, tint
        self.update()

    def sizeHint(self) -> QSize:
        """Return 12 px of height, for bar and mark."""
        return QSize(120, 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar."""
        middle = self.height() / 2
        draw_bar(
            QPainter(self),
            QRectF(0, middle - 3, self.width(), 6),
            self._share,
            self._mark,
            self._tint,
        )


def draw_bar(
    painter: QPainter, rect: QRectF, share: float, mark: float | None, tint: str = "primary"
) -> None:
    """Paint a bar with its mark; table delegates use it too."""
    paint.box(painter, rect, "sunken", radius=3)
    if share > 0:
        done = QRectF(rect)
        done.setWidth(max(6.0, rect.width() * min(1.0, share)))
        paint.box(painter, done, tint, radius=3)
    if mark is not None:
        at = rect.left() + rect.width() * max(0.0, min(1.0, mark))
        painter.fillRect(QRectF(round(at) - 1, rect.center().y() - 6, 2, 12), look().color("text"))
