"""The input for a password."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from penilaian_desktop.ui.widgets.button import icon_button
from penilaian_desktop.ui.widgets.line import Field
from penilaian_desktop.ui.widgets.small import Icon


class PasswordField(Field):
    """A password with a lock at the left and an eye that shows it while wanted."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name=name, parent=parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setTextMargins(24, 0, 26, 0)
        self._lock = Icon("lock", "muted", parent=self)
        self._eye = icon_button("eye", self.tr("Tampilkan kata sandi"), compact=True)
        self._eye.setParent(self)
        self._eye.setCheckable(True)
        self._eye.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._eye.setCursor(Qt.CursorShape.ArrowCursor)
        self._eye.toggled.connect(self._show)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lock and eye in their places."""
        super().resizeEvent(event)
        self._lock.move(11, (self.height() - 16) // 2)
        self._eye.move(self.width() - 33, (self.height() - 28) // 2)

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode
        self.setEchoMode(mode.Normal if shown else mode.Password)
        self._eye.set_icon("eye_off" if shown else "eye")
