"""A scroll bar of 6 px that lies over the content, 2 px from the edge."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea, QScrollBar, QWidget

from penilaian_desktop.ui.kit.look import look

_WIDE = 10
_LEAST = 32


class OverlayScrollBar(QWidget):
    """Takes the place of a view's vertical scroll bar without taking room from the content."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._bar: QScrollBar = area.verticalScrollBar()
        self._grabbed: tuple[float, int] | None = None
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar.rangeChanged.connect(self._place)
        self._bar.valueChanged.connect(self.update)
        area.viewport().installEventFilter(self)
        self._place()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the viewport."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show}:
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

    def _place(self) -> None:
        port = self._area.viewport().geometry()
        self.setGeometry(QRect(port.right() - _WIDE + 1, port.top(), _WIDE, port.height()))
        self.setVisible(self._bar.maximum() > self._bar.minimum())
        self.raise_()

    def _handle(self) -> QRect:
        span = self._bar.maximum() - self._bar.minimum()
        whole = span + self._bar.pageStep()
        length = max(_LEAST, round(self.height() * self._bar.pageStep() / max(1, whole)))
        room = self.height() - length
        top = round(room * (self._bar.value() - self._bar.minimum()) / max(1, span))
        return QRect(_WIDE - 8, top + 2, 6, length - 4)


class ScrollColumn(QScrollArea):
    """A widget that scrolls up and down when it is higher than its room."""

    def __init__(self, inner: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        OverlayScrollBar(self)
