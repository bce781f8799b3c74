"""The place where packages and folders are dropped."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import RADIUS, look


class DropZone(QWidget):
    """A dashed frame with one sentence; the page takes the drop anywhere and lights it up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._over = False
        self._height = 36
        self._words = self.tr(
            "Lepaskan paket atau folder di sini. Berkas yang sama dua kali tidak apa-apa."
        )
        self._short = self.tr("Lepaskan paket atau folder di sini.")
        self.setAccessibleName(self._words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def over(self) -> bool:
        """Tell whether files are being dragged over the page."""
        return self._over

    def set_over(self, over: bool) -> None:
        """Show that files are being dragged over."""
        self._over = over
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Take less height, or the ordinary one."""
        self._height = 28 if narrow else 36
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return 36 px of height, 28 in a small window."""
        return QSize(320, self._height)

    def minimumSizeHint(self) -> QSize:
        """Let the sentence be cut before the frame is."""
        return QSize(120, self._height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dashed frame and the sentence in its middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if self._over else 1
        pen = QPen(look().color("primary" if self._over else "control_line"), width)
        pen.setStyle(Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        if self._over:
            painter.setBrush(look().color("soft_primary"))
        half = width / 2
        area = self.rect().toRectF().adjusted(half, half, -half, -half)
        painter.drawRoundedRect(area, RADIUS, RADIUS)
        tint = "primary" if self._over else "muted"
        text = self._words
        if look().width(text, "body") + 56 > self.width():
            text = self._short
        words = min(look().width(text, "body"), self.width() - 56)
        left = (self.width() - words - 24) // 2
        paint.icon(painter, QRect(left, 0, 16, self.height()), "import_desk", tint, 16)
        paint.text_line(painter, QRect(left + 24, 0, words + 1, self.height()), text, "body", tint)
