"""A dialog that stores what was written in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.widgets.asking_dialog import AskingDialog
from penilaian_desktop.ui.widgets.button import Button, primary_button, shortcut

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

Writing = Callable[[], Outcome[Any]]
"""What runs in the write lane."""


class WritingDialog(AskingDialog):
    """Rows that one job stores; what it refuses appears at its input, else the dialog closes.

    `write` reads the inputs, in the GUI thread, and returns the job; it raises RuleViolation for
    an input that cannot be read. `said` is the toast.
    """

    saved = Signal(object)
    """What is stored now."""

    def __init__(
        self,
        context: UiContext,
        over: QWidget,
        title: str,
        *,
        confirm: str,
        write: Callable[[], Writing],
        said: str,
        icon: str = "check",
        width: int = 580,
        height: int = 0,
    ) -> None:
        super().__init__(over, title, width=width, height=height)
        self._context = context
        self._write = write
        self._said = said
        self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        self.confirm = self.add_action(primary_button(confirm, icon, clicked=self.send))
        shortcut(self, "Ctrl+Return", self.send)

    def send(self) -> None:
        """Store it."""
        self.rows.clear_faults()
        try:
            job = self._write()
        except RuleViolation as error:
            self.refuse(error)
            return
        self._context.tasks.submit(self, lambda _r: job(), self._done, self.refuse, lane=Lane.WRITE)

    def _done(self, outcome: Outcome[Any]) -> None:
        self._context.signals.toast_requested.emit(self._said, outcome.undo_label)
        self.saved.emit(outcome.value)
        self.accept()
