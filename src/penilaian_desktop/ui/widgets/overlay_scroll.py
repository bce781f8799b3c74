"""A scroll bar of 6 px that lies over the content, 2 px from the edge, or in the margin beside."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from penilaian_desktop.ui.kit.look import look

_WIDE = 10
_LEAST = 32
_CLEAR = 12
"""Pixels that stay free between what has the keyboard and the edge of the view."""
_MOVES = frozenset({QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show})
_RELAYS = frozenset({QEvent.Type.Hide, QEvent.Type.LayoutRequest})


class OverlayScrollBar(QWidget):
    """Takes the place of a view's vertical scroll bar without taking room from the content.

    With a `host` (the page) it stands in the host's margin, right beside the area.
    """

    def __init__(self, area: QAbstractScrollArea, host: QWidget | None = None) -> None:
        super().__init__(host or area)
        self._area = area
        self._host = host
        self._bar: QScrollBar = area.verticalScrollBar()
        self._grabbed: tuple[float, int] | None = None
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar.rangeChanged.connect(self._place)
        self._bar.valueChanged.connect(self.update)
        area.viewport().installEventFilter(self)
        if host is not None:
            area.installEventFilter(self)
            host.installEventFilter(self)
        self._place()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the viewport, and in the margin the page and its layout too."""
        if not self._is_whole():
            return False
        if event.type() in _MOVES or (self._host is not None and event.type() in _RELAYS):
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the handle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self.underMouse() or self._grabbed is not None
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look().color("control_line", 255 if strong else 140))
        painter.drawRoundedRect(self._handle(), 3, 3)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Grab the handle, or jump a page."""
        handle = self._handle()
        at = event.position().y()
        if handle.top() <= at <= handle.bottom():
            self._grabbed = (at, self._bar.value())
        else:
            step = self._bar.pageStep()
            self._bar.setValue(self._bar.value() + (step if at > handle.bottom() else -step))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scroll with the handle."""
        if self._grabbed is None:
            return
        start, value = self._grabbed
        room = max(1, self.height() - self._handle().height())
        span = self._bar.maximum() - self._bar.minimum()
        self._bar.setValue(value + round((event.position().y() - start) / room * span))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let the handle go."""
        self._grabbed = None
        self.update()

    def _is_whole(self) -> bool:
        """Tell whether the area still stands; Qt sends events while a page is taken apart.

        The collector clears the attributes of the bar before Qt destroys the widgets, and the area
        may go before its host.
        """
        bar = vars(self).get("_bar")
        return isinstance(bar, QScrollBar) and shiboken6.isValid(bar)

    def _place(self) -> None:
        needed = self._bar.maximum() > self._bar.minimum()
        port = self._area.viewport().geometry()
        left = port.right() - _WIDE + 1
        if self._host is not None:
            if not self._host.isAncestorOf(self._area):  # while the page is being built
                self.hide()
                return
            port.moveTopLeft(self._area.viewport().mapTo(self._host, QPoint(0, 0)))
            left = port.right() + 1
            needed = needed and self._area.isVisibleTo(self._host)
        self.setGeometry(QRect(left, port.top(), _WIDE, port.height()))
        self.setVisible(needed)
        self.raise_()

    def _handle(self) -> QRect:
        span = self._bar.maximum() - self._bar.minimum()
        whole = span + self._bar.pageStep()
        length = max(_LEAST, round(self.height() * self._bar.pageStep() / max(1, whole)))
        room = self.height() - length
        top = round(room * (self._bar.value() - self._bar.minimum()) / max(1, span))
        return QRect(_WIDE - 8, top + 2, 6, length - 4)


class ScrollColumn(QScrollArea):
    """A widget that scrolls up and down when it is higher than its room.

    What the keyboard goes to comes into view, wherever it comes from.
    With a `host` (the page) its bar stands in the margin of the host, clear of the cards.
    """

    def __init__(
        self, inner: QWidget, parent: QWidget | None = None, *, host: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._port = QWidget()  # asking Qt for its own would wrap every kind of view
        self.setViewport(self._port)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        inner.setAutoFillBackground(False)
        self._port.setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        OverlayScrollBar(self, host)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def _follow(self, old: QWidget | None, now: QWidget | None) -> None:
        """Scroll to what got the keyboard from elsewhere in the window.

        Not while the mouse is pressed, which would find another thing under it, nor when a window
        comes back to the front: there the person had scrolled as they liked.
        """
        if not (shiboken6.isValid(self) and now is not None and old is not None):
            return
        inner = self.widget()
        if not (shiboken6.isValid(old) and shiboken6.isValid(now)):
            return
        moved = old.window() is now.window() and not QApplication.mouseButtons()
        if moved and inner is not None and inner.isAncestorOf(now):
            self._show(now.mapTo(inner, QPoint(0, 0)).y(), now.height())

    def _show(self, top: int, height: int) -> None:
        """Scroll as little as brings so many pixels of the content into view, or their beginning.

        What is higher than the view stays where it fills half of it.
        """
        bar, room = self.verticalScrollBar(), self._port.height()
        at = bar.value()
        if height > room:
            seen = min(top + height, at + room) - max(top, at)
            if seen < room // 2:
                bar.setValue(top - _CLEAR)
        elif top < at:
            bar.setValue(top - _CLEAR)
        elif top + height > at + room:
            bar.setValue(top + height + _CLEAR - room)
