"""Save as you type: what was touched is written after a pause, one write at a time.

What a person typed is never overwritten by what a load brings meanwhile: `dirty` names the fields
that a page must leave alone. What is refused stays where it is and is tried again with the next
touch.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.widgets.field import Field, TextArea

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

PAUSE = 600
"""Milliseconds without typing after which a change is written."""

Subject = tuple[str, ...]
Fields = Mapping[str, object]
Write = Callable[[Subject, Fields], Outcome[Any]]


class AutoSave(QObject):
    """Fields by subject (a person and a period, an indicator) on their way to the write lane."""

    saved = Signal(object, object)
    """Subject, and the value of the outcome."""
    refused = Signal(object, object)
    """Subject, and the `PenilaianError`."""
    touched = Signal()

    def __init__(self, context: UiContext, write: Write, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._write = write
        self._waiting: dict[Subject, Fields] = {}
        self._refused: dict[Subject, Fields] = {}
        self._flying: tuple[Subject, Fields] | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.flush)

    def touch(
        self, subject: Subject, fields: Fields | None = None, *, now: bool = False, **named: object
    ) -> None:
        """Take what was typed or chosen, as a mapping or by name; `now` writes at once."""
        kept = self._refused.pop(subject, {})
        waiting = self._waiting.get(subject, {})
        self._waiting[subject] = {**kept, **waiting, **(fields or {}), **named}
        self.touched.emit()
        if now:
            self.flush()
        else:
            self._pause.start()

    def dirty(self, subject: Subject) -> frozenset[str]:
        """Return the fields of a subject that are not yet safely written."""
        names = {*self._waiting.get(subject, ()), *self._refused.get(subject, ())}
        if self._flying is not None and self._flying[0] == subject:
            names |= set(self._flying[1])
        return frozenset(names)

    @property
    def idle(self) -> bool:
        """Tell whether everything that could be written is written."""
        return not self._waiting and self._flying is None

    def flush(self) -> None:
        """Write what waits, one subject after the other."""
        self._pause.stop()
        if self._flying is not None or not self._waiting:
            return
        subject = next(iter(self._waiting))
        fields = self._waiting.pop(subject)
        self._flying = (subject, fields)
        self._context.tasks.submit(
            self,
            lambda _r: self._write(subject, fields),
            lambda outcome: self._done(subject, outcome),
            lambda error: self._failed(subject, fields, error),
            lane=Lane.WRITE,
        )

    def _done(self, subject: Subject, outcome: Outcome[Any]) -> None:
        self._flying = None
        self.saved.emit(subject, outcome.value)
        self._go_on()

    def _failed(self, subject: Subject, fields: Fields, error: PenilaianError) -> None:
        self._flying = None
        self._refused[subject] = {**fields, **self._refused.get(subject, {})}
        self.refused.emit(subject, error)
        self._go_on()

    def _go_on(self) -> None:
        if self._waiting and not self._pause.isActive():
            self.flush()


def refill(widget: Field | TextArea, text: str) -> None:
    """Show a stored text, unless it is what the person is typing but for blanks at the ends."""
    if not (widget.hasFocus() and widget.text().strip() == text.strip()):
        widget.set_value(text)
