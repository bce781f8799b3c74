"""Inputs: one-line and many-line text, search, choice, date, check box, password."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from penilaian_desktop.ui.kit import formats, paint
from penilaian_desktop.ui.kit.focus import follow_focus
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.widgets.button import icon_button
from penilaian_desktop.ui.widgets.small import Icon


def mark_fault(widget: QWidget, reason: str = "") -> None:
    """Border an input in the colour of faults and say why; an empty reason clears it."""
    widget.setProperty("faulty", bool(reason))
    widget.setAccessibleDescription(reason)
    widget.setToolTip(reason)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


class Field(QLineEdit):
    """One line of text, 36 px high; `edited` comes when the person leaves it changed."""

    edited = Signal(str)

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        name: str = "",
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setFont(look().font("body"))
        self._settled = text
        self.set_compact(compact)
        self.editingFinished.connect(self._settle)

    def set_compact(self, compact: bool) -> None:
        """Be 28 instead of 36 high."""
        self.setProperty("compact", compact)
        self.setFixedHeight(28 if compact else 36)

    def set_value(self, text: str) -> None:
        """Show a stored value; it does not count as edited."""
        self._settled = text
        if self.text() != text:
            self.setText(text)

    def _settle(self) -> None:
        if self.text() != self._settled:
            self._settled = self.text()
            self.edited.emit(self._settled)


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


class SearchField(Field):
    """A search line with its icon; `searched` comes 200 ms after the last letter."""

    searched = Signal(str)

    def __init__(self, placeholder: str, *, parent: QWidget | None = None) -> None:
        super().__init__(placeholder=placeholder, name=placeholder, parent=parent)
        self.setTextMargins(24, 0, 0, 0)
        self.setClearButtonEnabled(False)
        self._icon = Icon("search", "muted", parent=self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(200)
        self._pause.timeout.connect(self._search)
        self.textEdited.connect(self._wait)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the icon in its place."""
        super().resizeEvent(event)
        self._icon.move(11, (self.height() - 16) // 2)

    def _wait(self, _text: str) -> None:
        self._pause.start()

    def _search(self) -> None:
        self.searched.emit(self.text().strip())


class TextArea(QPlainTextEdit):
    """Several lines of text; `edited` comes when the person leaves it changed."""

    edited = Signal(str)

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        name: str = "",
        height: int = 60,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setPlainText(text)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setFont(look().font("body"))
        self.setFixedHeight(height)
        self.setTabChangesFocus(True)
        self._settled = text

    def text(self) -> str:
        """Return the text."""
        return self.toPlainText()

    def set_value(self, text: str) -> None:
        """Show a stored value; it does not count as edited."""
        self._settled = text
        if self.toPlainText() != text:
            self.setPlainText(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell what was written."""
        super().focusOutEvent(event)
        if self.toPlainText() != self._settled:
            self._settled = self.toPlainText()
            self.edited.emit(self._settled)


class ComboBox(QComboBox):
    """A choice from a list; `chosen` carries the key when a person chose."""

    chosen = Signal(str)

    def __init__(
        self,
        options: Sequence[tuple[str, str]] = (),
        *,
        name: str = "",
        compact: bool = False,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._compact = compact
        self.setAccessibleName(name)
        self.setFont(look().font("body"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(12)
        self.set_options(options)
        self.activated.connect(self._activated)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer other choices as (key, words); the chosen key stays if it is still there."""
        kept = self.value()
        self.blockSignals(True)
        self.clear()
        for key, text in options:
            self.addItem(text, key)
        self.set_value(kept)
        self.blockSignals(False)
        self.updateGeometry()

    def value(self) -> str:
        """Return the chosen key, "" when there is none."""
        return str(self.currentData() or "")

    def set_value(self, key: str) -> None:
        """Choose without telling anybody; an unknown key chooses the first."""
        at = self.findData(key)
        self.setCurrentIndex(max(0, at) if self.count() else -1)
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Be 28 instead of 36 high."""
        self._compact = compact
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return 36 px of height and the width of the widest choice."""
        widest = max(
            (look().width(self.itemText(n), "body") for n in range(self.count())), default=40
        )
        icon = 24 if self._icon else 0
        return QSize(min(widest, 320) + icon + 10 + 10 + 24 + 10, 28 if self._compact else 36)

    def minimumSizeHint(self) -> QSize:
        """Let a layout narrow the box; the words elide."""
        return QSize(64, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint frame, words and chevron."""
        painter = QPainter(self)
        focused = self.hasFocus()
        enabled = self.isEnabled()
        border = "primary" if focused else "text" if self.underMouse() else "control_line"
        if self.property("faulty"):
            border = "bad"
        paint.box(
            painter,
            self.rect(),
            "surface" if enabled else "canvas",
            border if enabled else "line",
            width=2 if focused else 1,
        )
        at = 10
        if self._icon:
            paint.icon(painter, QRect(at, 0, 16, self.height()), self._icon)
            at += 24
        words = QRect(at, 0, self.width() - at - 34, self.height())
        tint = "text" if enabled else "muted"
        cut = paint.text_line(painter, words, self.currentText(), "body", tint)
        self.setToolTip(self.currentText() if cut else "")
        arrow = QRect(self.width() - 28, 0, 16, self.height())
        paint.icon(painter, arrow, "chevron_down", "muted")

    def enterEvent(self, event: QEnterEvent) -> None:
        """Repaint with the hover border."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Repaint without it."""
        super().leaveEvent(event)
        self.update()

    def _activated(self, _index: int) -> None:
        self.chosen.emit(self.value())


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


class DateField(Field):
    """A date written "18 Nov 2026", typed as 18/11, 18-11-26, "18 nov"; ↑ ↓ move by a day.

    `changed` comes when the person leaves it with another date; what is no date keeps its fault
    until it is corrected.
    """

    changed = Signal(object)

    def __init__(self, day: date, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(formats.day_text(day), name=name, parent=parent)
        self._day = day
        self.editingFinished.connect(self._read)

    def value(self) -> date:
        """Return the last date that could be read."""
        return self._day

    def set_day(self, day: date) -> None:
        """Show a stored date."""
        self._day = day
        self.set_value(formats.day_text(day))
        mark_fault(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by a day with ↑ and ↓."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self._take(self._day + timedelta(days=step))

    def _read(self) -> None:
        found = formats.read_day(self.text(), self._day.year)
        if found is None:
            mark_fault(self, self.tr("Tulis tanggal seperti 18 Nov 2026 atau 18/11."))
        else:
            self._take(found)

    def _take(self, day: date) -> None:
        moved = day != self._day
        self.set_day(day)
        if moved:
            self.changed.emit(day)
