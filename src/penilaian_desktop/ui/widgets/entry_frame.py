"""The box around the one-line entry."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.entry_line import EntryLine


class EntryFrame(QWidget):
    """The box around the line: icon, line, key cap or button; 44 px high, 36 when narrow."""

    def __init__(self, line: EntryLine, save: Button, parent: QWidget) -> None:
        super().__init__(parent)
        self._line = line
        self._save = save
        line.setParent(self)
        save.setParent(self)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setFixedHeight(44)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint box, icon and, while the line is at rest, its key."""
        painter = QPainter(self)
        focused = self._line.hasFocus()
        border = "primary" if focused else "control_line"
        paint.box(painter, self.rect(), "surface", border, width=2 if focused else 1)
        tint = "primary" if focused else "muted"
        area = self.rect().adjusted(12, 0, 0, 0)
        area.setWidth(18)
        paint.icon(painter, area, "activities", tint, 18)
        if self._save.isHidden():
            cap = self.rect().adjusted(0, (self.height() - 20) // 2, -9, 0)
            cap.setLeft(cap.right() - 19)
            cap.setHeight(20)
            paint.key_cap(painter, cap, "N")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place line and button."""
        super().resizeEvent(event)
        self.place()

    def place(self) -> None:
        """Place the line and the button for the present size."""
        hint = self._save.sizeHint()
        right = 40 if self._save.isHidden() else hint.width() + 18
        self._line.setGeometry(41, 3, max(self.width() - 41 - right, 20), self.height() - 6)
        top = (self.height() - hint.height()) // 2
        self._save.setGeometry(self.width() - hint.width() - 8, top, hint.width(), hint.height())
        self.update()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Let a click anywhere lead into the line."""
        self._line.setFocus(Qt.FocusReason.MouseFocusReason)
