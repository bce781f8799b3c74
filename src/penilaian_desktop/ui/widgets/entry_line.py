"""A line edit that underlines what was understood and shows how the words would go on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
    QTextLine,
)
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.quick_entry import Hint, Token, utf16_index
from penilaian_desktop.ui.kit.look import look

UNDERLINES = {"time": "info", "tag": "info", "volume": "good", "rhk": "primary", "day": "warn"}
_MARGIN = 5
"""`QLineEdit.cursorRect` is this much wider than the caret at its left."""


class EntryLine(QLineEdit):
    """The text of a quick entry; everything but typing is decided by its owner."""

    key_pressed = Signal(object)
    """A `QKeyEvent` before the line sees it; accept it to keep it from the line."""
    focus_changed = Signal(bool)
    lines_pasted = Signal(str)
    """Text of several lines was pasted or dropped; the line itself stays as it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bare", True)
        self.setFrame(False)
        self.setFont(look().font("entry"))
        self.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, False)
        self._tokens: tuple[Token, ...] = ()
        self._hints: tuple[Hint, ...] = ()
        self._ghost = ""
        self._hint = ""

    def set_tokens(self, tokens: Sequence[Token], hints: Sequence[Hint] = ()) -> None:
        """Underline what was understood, and with a wave what there is a remark on."""
        self._tokens = tuple(tokens)
        self._hints = tuple(hints)
        self.update()

    def set_ghost(self, text: str) -> None:
        """Show how the words go on behind the caret, in muted letters."""
        self._ghost = text
        self.update()

    def set_hint(self, text: str) -> None:
        """Show an example while the line is empty."""
        self._hint = text
        self.setAccessibleDescription(text)
        self.update()

    @property
    def ghost(self) -> str:
        """Return what would be completed."""
        return self._ghost

    def event(self, event: QEvent) -> bool:
        """Offer keys to the owner first, Tab included; leave Ctrl+Z of an untouched line alone."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return False
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._explain(event)
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Paste) and self._take_lines():
                return True
            event.ignore()
            self.key_pressed.emit(event)
            if event.isAccepted():
                return True
            event.accept()  # an ignored Tab would move the focus once more in each parent
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.focus_changed.emit(event.type() == QEvent.Type.FocusIn)
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Let "paste" of the menu know lines too."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(self._paste)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def dropEvent(self, event: QDropEvent) -> None:
        """Take dropped lines as pasted ones."""
        if self._take_lines(event.mimeData()):
            event.acceptProposedAction()
            return
        super().dropEvent(event)

    def _paste(self) -> None:
        if not self._take_lines():
            self.paste()

    def _take_lines(self, data: QMimeData | None = None) -> bool:
        """Hand on what holds several lines; tell whether it did."""
        found = data if data is not None else QGuiApplication.clipboard().mimeData()
        text = found.text() if found.hasText() else ""
        if len([line for line in text.splitlines() if line.strip()]) < 2:
            return False
        self.lines_pasted.emit(text)
        return True

    def _explain(self, event: QHelpEvent) -> None:
        """Show the sentence of the remark under the pointer."""
        at = self.cursorPositionAt(event.pos())
        for hint in self._hints:
            start, end = (utf16_index(self.text(), place) for place in (hint.start, hint.end))
            if start <= at <= end:
                QToolTip.showText(event.globalPos(), str(message(hint.code)), self)
                return
        QToolTip.hideText()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, then underlines, ghost or example."""
        super().paintEvent(event)
        painter = QPainter(self)
        if not self.text():
            self._paint_hint(painter)
            painter.end()
            return
        layout = QTextLayout(self.text(), self.font())
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        caret = self.cursorRect()
        zero = caret.x() + _MARGIN - _x(line, self.cursorPosition())
        bottom = self.rect().center().y() + line.height() / 2 + 1
        painter.setClipRect(self.rect())
        for token in self._tokens:
            if any(hint.start < token.end and token.start < hint.end for hint in self._hints):
                continue
            start = zero + _x(line, utf16_index(self.text(), token.start))
            end = zero + _x(line, utf16_index(self.text(), token.end))
            tint = look().color(UNDERLINES.get(token.kind, "info"))
            painter.fillRect(QRectF(start, round(bottom), end - start, 2), tint)
        for hint in self._hints:
            start = zero + _x(line, utf16_index(self.text(), hint.start))
            end = zero + _x(line, utf16_index(self.text(), hint.end))
            _paint_wave(painter, start, end, round(bottom) + 1)
        if self._ghost and self.cursorPosition() == len(self.text()):
            painter.setFont(self.font())
            painter.setPen(look().color("muted"))
            end = zero + _x(line, self.cursorPosition())
            room = QRectF(end, 0, self.width() - end, self.height())
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
            painter.drawText(room, int(flags), self._ghost)
        painter.end()

    def _paint_hint(self, painter: QPainter) -> None:
        painter.setFont(look().font("body"))
        painter.setPen(look().color("muted"))
        room = QRectF(self.rect()).adjusted(2, 0, 0, 0)
        text = (
            look()
            .metrics("body")
            .elidedText(self._hint, Qt.TextElideMode.ElideRight, int(room.width()))
        )
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(room, int(flags), text)


def _x(line: QTextLine, position: int) -> float:
    """Return where a position lies; PySide answers with the position it took as well."""
    found: Any = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)


def _paint_wave(painter: QPainter, start: float, end: float, top: float) -> None:
    """Paint a wave of 4 px under a stretch."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look().color("warn"), 1.5))
    steps = max(2, round((end - start) / 2) + 1)
    points = [QPointF(start + 2 * n, top + (2 if n % 2 else 0)) for n in range(steps)]
    painter.drawPolyline(points)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
