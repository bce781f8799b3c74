"""The focus ring: 2 px, 2 px off, only when the focus came by the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from penilaian_desktop.ui.kit.look import RADIUS, look

_BY_KEY = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}
_REACH = 4


def follow_focus(widget: QWidget, event: QFocusEvent) -> None:
    """Show or hide the ring around a widget; called from its focusIn and focusOut events."""
    ring = widget.property("focus_ring")
    if event.gotFocus() and event.reason() in _BY_KEY:
        if not isinstance(ring, _Ring):
            ring = _Ring(widget)
            widget.setProperty("focus_ring", ring)
        ring.place()
        ring.show()
        ring.raise_()
    elif event.lostFocus() and isinstance(ring, _Ring):
        ring.hide()


class _Ring(QWidget):
    def __init__(self, target: QWidget) -> None:
        super().__init__(target.parentWidget() or target)
        self._target = target
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        target.installEventFilter(self)
        target.destroyed.connect(self.deleteLater)

    def place(self) -> None:
        self.setGeometry(self._target.geometry().adjusted(-_REACH, -_REACH, _REACH, _REACH))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize}:
            self.place()
        elif event.type() == QEvent.Type.Hide:
            self.hide()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look().color("primary"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS + 3, RADIUS + 3)
