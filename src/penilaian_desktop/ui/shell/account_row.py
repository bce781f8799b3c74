"""One account of the unlock view."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.kit.runtime import AccountItem
from penilaian_desktop.ui.widgets.flat_button import FlatButton
from penilaian_desktop.ui.widgets.small import Avatar

HEAD = 64
OPEN = 140
"""Height of a row, and of the one that holds the password."""


class AccountRow(FlatButton):
    """One account; the current one is tall and leaves room for the password."""

    def __init__(self, account: AccountItem, when: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.account = account
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"{account.display_name}, {account.subtitle}")
        self._avatar = Avatar(account.display_name, 40, parent=self)
        self._avatar.move(16, 12)
        self._avatar.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._when = when
        self.set_current(False)

    def set_current(self, current: bool) -> None:
        """Open the row for the password, or close it."""
        self.setChecked(current)
        self._avatar.set_active(current)
        self.setFixedHeight(OPEN if current else HEAD)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint name, position and the last time."""
        painter = QPainter(self)
        if self.isChecked():
            paint.fill(painter, self.rect(), "selected")
            paint.fill(painter, QRect(0, 0, 3, self.height()), "primary")
        elif self.underMouse():
            paint.fill(painter, self.rect(), "hover")
        wide = look().width(self._when, "small") + 2
        right = QRect(self.width() - 16 - wide, 0, wide, HEAD)
        paint.text_line(painter, right, self._when, "small", "muted", paint.RIGHT)
        room = self.width() - 68 - wide - 28
        name, below = QRect(68, 12, room, 20), QRect(68, 32, room, 20)
        paint.text_line(painter, name, self.account.display_name, "section")
        paint.text_line(painter, below, self.account.subtitle, "body", "muted")
