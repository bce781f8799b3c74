"""Inputs: one-line and many-line text, search, choice, date, check box, password."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QComboBox,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from penilaian_desktop.ui.kit import formats, paint
from penilaian_desktop.ui.kit.look import look
from penilaian_desktop.ui.widgets.line import Field, mark_fault, nothing_to_undo
from penilaian_desktop.ui.widgets.small import Icon

__all__ = ["ComboBox", "DateField", "Field", "SearchField", "TextArea", "mark_fault"]


class SearchField(Field):
    """A search line with its icon; `searched` comes 200 ms after the last letter.

    Esc empties it; ↓, Enter, and Esc in an empty line say `left`: on to what was found.
    """

    searched = Signal(str)
    left = Signal()

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the line on Esc, go on to what was found."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._search()
            return
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            if self._pause.isActive():
                self._search()
            self.left.emit()
        super().keyPressEvent(event)

    def _wait(self, _text: str) -> None:
        self._pause.start()

    def _search(self) -> None:
        self._pause.stop()
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

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window when there is nothing typed to take back."""
        if nothing_to_undo(event, available=self.document().isUndoAvailable()):
            event.ignore()
            return False
        return super().event(event)

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
        shown = self.currentText().strip()  # a list may show its branches by spaces
        cut = paint.text_line(painter, words, shown, "body", tint)
        self.setToolTip(shown if cut else "")
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


class DateField(Field):
    """A date written "18 Nov 2026", typed as 18/11, 18-11-26, "18 nov"; ↑ ↓ move by a day.

    `edited` carries the date when the person leaves it changed; what is no date keeps its fault
    until it is corrected.
    """

    edited = Signal(object)

    def __init__(self, day: date, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(formats.day_text(day), name=name, parent=parent)
        self._day = day

    def value(self) -> date:
        """Return the last date that could be read."""
        return self._day

    def set_value(self, day: date) -> None:  # type: ignore[override]
        """Show a stored date; it does not count as edited."""
        self._day = day
        super().set_value(formats.day_text(day))
        if self.property("faulty"):
            mark_fault(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by a day with ↑ and ↓."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self._take(self._day + timedelta(days=step))

    def _settle(self) -> None:
        found = formats.read_day(self.text(), self._day.year)
        if found is None:
            mark_fault(self, self.tr("Tulis tanggal seperti 18 Nov 2026 atau 18/11."))
        else:
            self._take(found)

    def _take(self, day: date) -> None:
        moved = day != self._day
        self.set_value(day)
        if moved:
            self.edited.emit(day)
