"""The icon in the notification area, where there is one: notices, and a window that was closed.

Everything works without it: notices then stand in the window, and closing ends the program.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from penilaian_desktop.ui.kit.preferences import CLOSE_TO_TRAY

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.look import Look
    from penilaian_desktop.ui.kit.preferences import Preferences

STAYS = 10_000
"""Milliseconds that a notice asks to stay."""


class Tray(QObject):
    """Shows notices by the icon; `opened` tells that a person wants the window."""

    opened = Signal()
    left = Signal()

    def __init__(
        self,
        over: QWidget,
        prefs: Preferences,
        look: Look,
        available: Callable[[], bool] = QSystemTrayIcon.isSystemTrayAvailable,
    ) -> None:
        super().__init__(over)
        self._over = over
        self._prefs = prefs
        self._look = look
        self._available = available
        self._icon: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None

    @property
    def icon(self) -> QSystemTrayIcon | None:
        """Return the icon, made at the first need; None on a desktop without a place for it."""
        if self._icon is None and self._available():
            icon = QSystemTrayIcon(self._over.windowIcon(), self)
            if icon.icon().isNull():
                icon.setIcon(self._look.icon("activities"))
            icon.setToolTip(self.tr("Penilaian"))
            self._menu = QMenu(self._over)
            self._menu.addAction(self.tr("Buka Penilaian"), self.opened.emit)
            self._menu.addAction(self.tr("Keluar"), self.left.emit)
            icon.setContextMenu(self._menu)
            icon.activated.connect(self._activated)
            icon.messageClicked.connect(self.opened)
            icon.show()
            self._icon = icon
        return self._icon

    @property
    def shown(self) -> QSystemTrayIcon | None:
        """Return the icon if it was made already."""
        return self._icon

    def tell(self, title: str, text: str) -> bool:
        """Show a notice by the icon; tell False where there is none."""
        icon = self.icon
        if icon is None or not icon.supportsMessages():
            return False
        icon.showMessage(title, text, QSystemTrayIcon.MessageIcon.NoIcon, STAYS)
        return True

    def takes_window(self) -> bool:
        """Tell whether closing the window leaves the program by the icon: chosen, and possible."""
        return self._prefs.get(CLOSE_TO_TRAY) and self.icon is not None

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason != QSystemTrayIcon.ActivationReason.Context:
            self.opened.emit()
