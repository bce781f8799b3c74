"""What the program says: toast, banner, empty state."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from penilaian_desktop.ui.kit import paint
from penilaian_desktop.ui.widgets.button import Button, Kind, icon_button, text_button
from penilaian_desktop.ui.widgets.label import Label
from penilaian_desktop.ui.widgets.small import Icon, KeyCap

_STAYS = 8000
_LOOKS = 200
_EMPTY_WIDE = 420


class Toast(QWidget):
    """A sentence for eight seconds, with "Urungkan" where it can be undone.

    The clock stands still under the pointer. Screen readers are told. While it is shown it asks
    again and again for its place, as what is below it changes; `placed` tells that it has one.
    """

    undo_wanted = Signal()
    place_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = Icon("done", "good", 18)
        self._text = Label("", "body", parent=self)
        self._undo = text_button(self.tr("Urungkan"), clicked=self._ask_undo)
        self._caps = [KeyCap("Ctrl"), KeyCap("Z")]
        close = icon_button("close", self.tr("Tutup pemberitahuan"), compact=True)
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 8, 4)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addSpacing(4)
        row.addWidget(self._text, 1)
        row.addWidget(self._undo)
        for cap in self._caps:
            row.addWidget(cap)
        row.addWidget(close)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_STAYS)
        self._clock.timeout.connect(self.hide)
        self.placed = False
        self._look = QTimer(self)
        self._look.setInterval(_LOOKS)
        self._look.timeout.connect(self._look_below)
        self.setFixedHeight(44)
        self.hide()

    def say(self, text: str, *, undo: bool = False, icon: str = "done", tint: str = "good") -> None:
        """Show a sentence; a newer one takes the place of an older one."""
        self._icon.set_icon(icon, tint)
        self._text.setText(text)
        self._undo.setVisible(undo)
        for cap in self._caps:
            cap.setVisible(undo)
        self.setAccessibleName(text)
        self.adjustSize()
        self.placed = False
        self.show()
        self.raise_()
        self._clock.start()
        self._look.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def make_way(self) -> None:
        """Ask for another place: something else has come over the window, or is gone."""
        if not self.isHidden():
            self.place_wanted.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no more."""
        super().hideEvent(event)
        self._look.stop()

    def _look_below(self) -> None:
        """Make way for what has come below; not under the pointer, which is about to press."""
        if not self.underMouse():
            self.place_wanted.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer is here."""
        super().enterEvent(event)
        self._clock.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Go on counting."""
        super().leaveEvent(event)
        self._clock.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the popup look."""
        paint.box(QPainter(self), self.rect(), "surface", "control_line")

    def _ask_undo(self) -> None:
        self.hide()
        self.undo_wanted.emit()


class Banner(QWidget):
    """A refusal or a warning on the page: what happened in bold, what to do below, two actions."""

    def __init__(
        self,
        text: str = "",
        remedy: str = "",
        *,
        tint: str = "bad",
        icon: str = "alert",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tint = tint
        self._icon = Icon(icon, tint, 20)
        self._text = Label("", "body", markup=True)
        self._remedy = Label("", "small", "muted")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.setContentsMargins(0, 0, 0, 0)
        words.addStretch(1)
        words.addWidget(self._text)
        words.addWidget(self._remedy)
        words.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 4, 12, 4)
        self._row.setSpacing(12)
        self._row.addWidget(self._icon)
        self._row.addLayout(words, 1)
        self._buttons: list[QWidget] = []
        self.setMinimumHeight(52)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_message(text, remedy)

    def show_message(self, text: str, remedy: str = "", tint: str = "", icon: str = "") -> None:
        """Show another message, its first part **strong**; an empty text hides the banner."""
        if tint:
            self._tint = tint
        if tint or icon:
            self._icon.set_icon(icon or "alert", self._tint)
        self._text.setText(text if "**" in text or not text else f"**{text}**")
        self._remedy.setText(remedy)
        self._remedy.setVisible(bool(remedy))
        self.setAccessibleName(f"{paint.plain(text)} {remedy}".strip())
        self.setVisible(bool(text) and self.parentWidget() is not None)
        self.update()

    def add_action(self, text: str, icon: str, clicked: Callable[[], object]) -> Button:
        """Add an action at the right; the first has a border, those after it are text."""
        kind: Kind = "text" if self._buttons else "plain"
        button = Button(text, icon, kind=kind, compact=True, clicked=clicked)
        self._buttons.append(button)
        self._row.addWidget(button)
        return button

    def clear_actions(self) -> None:
        """Take the actions away."""
        for button in self._buttons:
            button.deleteLater()
        self._buttons.clear()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint fill and border."""
        paint.box(QPainter(self), self.rect(), f"soft_{self._tint}", self._tint)


class EmptyState(QWidget):
    """What a page is for and the first step, where there is nothing to show yet."""

    def __init__(
        self,
        icon: str,
        title: str,
        text: str,
        action: Button | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = Label(title, "section", align=Qt.AlignmentFlag.AlignHCenter)
        self._text = Label(text, "body", "muted", wrap=True, align=Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(Icon(icon, "muted", 32), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._text, 0, Qt.AlignmentFlag.AlignHCenter)
        if action is not None:
            column.addSpacing(8)
            column.addWidget(action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._fit()

    def set_words(self, title: str, text: str) -> None:
        """Show other words."""
        self._title.setText(title)
        self._text.setText(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words anew in a narrow place."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return a height that breathes."""
        return QSize(_EMPTY_WIDE + 40, 240)

    def _fit(self) -> None:
        """Give the words as many lines as they need."""
        wide = max(160, min(_EMPTY_WIDE, self.width() - 24))
        self._text.setFixedSize(wide, self._text.heightForWidth(wide))
