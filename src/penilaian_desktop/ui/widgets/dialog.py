"""The one elevation: a dialog over a scrim, inside the window."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.widgets.button import Button, icon_button
from penilaian_desktop.ui.widgets.label import Label, Rule
from penilaian_desktop.ui.widgets.notices import Toast

_BAND = 4


class Dialog(QWidget):
    """A dialog that covers its window with a scrim and keeps the focus inside; Esc closes it.

    It is a child widget and not a window of its own: it never gets lost behind another window,
    and it needs no event loop. `finished` tells True when it was accepted.
    """

    finished = Signal(bool)

    def __init__(self, over: QWidget, title: str, *, width: int = 560, height: int = 0) -> None:
        super().__init__(over.window())
        self._wanted = (width, height)
        self._before: QWidget | None = over.window().focusWidget()
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._panel = QWidget(self)
        self._panel.setAccessibleName(title)
        frame = QVBoxLayout(self._panel)
        frame.setContentsMargins(1, 1, 1, 1)
        frame.setSpacing(0)
        head = QWidget()
        head.setFixedHeight(59)
        self._head = QHBoxLayout(head)
        self._head.setContentsMargins(23, 0, 8, 0)
        self._head.setSpacing(8)
        self._title = Label(title, "title")
        self._head.addWidget(self._title, 1)
        self._close = icon_button("close", self.tr("Tutup"), clicked=self.reject)
        self._head.addWidget(self._close)
        frame.addWidget(head)
        frame.addWidget(Rule())
        self._content = QWidget()
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(23, 16, 23, 16)
        self.body.setSpacing(12)
        frame.addWidget(self._content, 1)
        frame.addWidget(Rule())
        foot = QWidget()
        foot.setFixedHeight(55)
        self._foot = QHBoxLayout(foot)
        self._foot.setContentsMargins(23, 0, 15, 0)
        self._foot.setSpacing(8)
        self.explanation = Label("", "body", "muted", markup=True)
        self._foot.addWidget(self.explanation, 1)
        frame.addWidget(foot)
        over.window().installEventFilter(self)
        self.hide()

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def add_head_action(self, button: Button) -> None:
        """Put a button before the close button."""
        self._head.insertWidget(self._head.count() - 1, button)

    def add_action(self, button: Button) -> Button:
        """Put a button at the right of the foot; the main one comes last."""
        self._foot.addWidget(button)
        return button

    def add_cancel(self, text: str = "") -> Button:
        """Put the button that closes with no before the main one; "Batal" unless named else."""
        return self.add_action(Button(text or self.tr("Batal"), clicked=self.reject))

    def explain(self, text: str) -> None:
        """Say something at the left of the foot."""
        self.explanation.setText(text)

    def open(self) -> None:
        """Show the dialog over the window."""
        self._cover()
        self.show()
        self.raise_()
        self._move_notices()
        first = self.first_input()
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _move_notices(self) -> None:
        """Let a toast leave the actions of the dialog free, or return to its corner."""
        for toast in self.window().findChildren(Toast):
            toast.make_way()

    def first_input(self) -> QWidget:
        """Return what takes the focus first: the first input of the body, else the main action."""
        inputs = [widget for widget in self._content.findChildren(QWidget) if _takes_focus(widget)]
        if inputs:
            return inputs[0]
        for at in reversed(range(self._foot.count())):
            item = self._foot.itemAt(at)
            widget = item.widget() if item is not None else None
            if widget is not None and _takes_focus(widget):
                return widget
        return self._close

    def accept(self) -> None:
        """Close with yes."""
        self._leave(accepted=True)

    def reject(self) -> None:
        """Close with no."""
        self._leave(accepted=False)

    def event(self, event: QEvent) -> bool:
        """Keep the shortcuts of the window below from acting; the dialog's own still do."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            typed = QKeySequence(event.keyCombination())
            own = any(shortcut.key() == typed for shortcut in self.findChildren(QShortcut))
            event.setAccepted(not own)
            return not own
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc; let nothing through to the page below."""
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
        event.accept()

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: N802 - Qt's name
        """Keep the focus inside the dialog."""
        stops = [
            widget
            for widget in self._panel.findChildren(QWidget)
            if _takes_focus(widget) and widget.isVisible()
        ]
        if not stops:
            return True
        # Not Qt's own chain: it leads through the page below, and a wrapper that is asked for its
        # neighbour takes that neighbour along when the dialog goes.
        now = self.window().focusWidget()
        at = stops.index(now) if now in stops else -1
        step = 1 if forwards else -1
        reason = Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason
        stops[(at + step) % len(stops)].setFocus(reason)
        return True

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._cover()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the scrim, the band and the surface."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().scrim())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look().band())
        area = QRectF(self._panel.geometry()).adjusted(-_BAND, -_BAND, _BAND, _BAND)
        painter.drawRoundedRect(area, 8, 8)
        paint.box(painter, self._panel.geometry(), "surface", "control_line")

    def _cover(self) -> None:
        window = self.window()
        self.setGeometry(window.rect())
        width, height = self._wanted
        width = min(width, window.width() - 32)
        wanted = height or max(self._panel.sizeHint().height(), self._panel.heightForWidth(width))
        height = min(wanted, window.height() - 32)
        left = (window.width() - width) // 2
        top = (window.height() - height) // 2
        self._panel.setGeometry(left, top, width, height)

    def _leave(self, *, accepted: bool) -> None:
        self.window().removeEventFilter(self)
        self.hide()
        self._move_notices()
        if self._before is not None and shiboken6.isValid(self._before):
            self._before.setFocus()
        self.finished.emit(accepted)
        self.deleteLater()


def _takes_focus(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()
