"""The one-line input and the mark of a fault: what the unlock view needs of the inputs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from penilaian_desktop.ui.kit.look import look


def mark_fault(widget: QWidget, reason: str = "") -> None:
    """Border an input in the colour of faults and say why; an empty reason clears it."""
    widget.setProperty("faulty", bool(reason))
    widget.setAccessibleDescription(reason)
    widget.setToolTip(reason)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def nothing_to_undo(event: QEvent, *, available: bool) -> bool:
    """Tell whether an event asks an input for an undo that it does not have."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() == QEvent.Type.ShortcutOverride
        and event.matches(QKeySequence.StandardKey.Undo)
        and not available
    )


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
        if not self.hasFocus():
            self.setCursorPosition(0)  # a long value is read from its beginning

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Put the caret behind the text, unless the mouse or a selection says otherwise."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason and not self.hasSelectedText():
            self.end(False)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window when there is nothing typed to take back."""
        if nothing_to_undo(event, available=self.isUndoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def _settle(self) -> None:
        if self.text() != self._settled:
            self._settled = self.text()
            self.edited.emit(self._settled)
