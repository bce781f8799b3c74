"""Check boxes, and how they are painted in tables."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.focus import follow_focus
from penilaian_desktop.ui.kit.look import look


class CheckBox(QCheckBox):
    """A check box of 16 px with a word."""

    def __init__(self, text: str = "", *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFont(look().font("body"))
        self.setAccessibleName(name or text)

    def sizeHint(self) -> QSize:
        """Return the size of box and word."""
        word = look().width(self.text(), "body") + 8 if self.text() else 0
        return QSize(16 + word + 2, 20)

    def hitButton(self, _pos: object) -> bool:
        """Take a click anywhere on box or word."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box, check and word."""
        painter = QPainter(self)
        top = (self.height() - 16) // 2
        draw_check(painter, QRect(0, top, 16, 16), self.checkState(), enabled=self.isEnabled())
        tint = "text" if self.isEnabled() else "muted"
        words = QRect(24, 0, self.width() - 24, self.height())
        paint.text_line(painter, words, self.text(), "body", tint)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the focus came by the keyboard."""
        super().focusInEvent(event)
        follow_focus(self, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring."""
        super().focusOutEvent(event)
        follow_focus(self, event)


def draw_check(
    painter: QPainter, rect: QRect, state: Qt.CheckState, *, enabled: bool = True
) -> None:
    """Paint a check box of 16 px; table delegates use it too."""
    if state == Qt.CheckState.Unchecked:
        paint.box(painter, rect, "surface", "control_line" if enabled else "line", radius=4)
        return
    paint.box(painter, rect, "primary" if enabled else "line", radius=4)
    meaning = "check" if state == Qt.CheckState.Checked else "minus"
    paint.icon(painter, rect, meaning, "on_primary", 12)
