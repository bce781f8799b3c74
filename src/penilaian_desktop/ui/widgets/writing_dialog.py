"""A dialog that stores what was written in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.widgets.asking_dialog import AskingDialog
from penilaian_desktop.ui.widgets.button import Button, primary_button, shortcut
from penilaian_desktop.ui.widgets.newest import Newest

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
        self._newest: Newest | None = None
        self.add_action(Button(self.tr("Batal"), clicked=self.reject))
        self.confirm = self.add_action(primary_button(confirm, icon, clicked=self.send))
        shortcut(self, "Ctrl+Return", self.send)

    @property
    def version(self) -> int | None:
        """Return the version of the record that the rows show, None for a new one."""
        return self._newest.version if self._newest is not None else None

    def shows(
        self,
        record: object | None,
        names: Mapping[str, str] | None = None,
        also: Callable[[Any], str] | None = None,
    ) -> None:
        """Say which record the rows show; `names` and `also` are those of `Newest`.

        A save that is refused because it changed keeps what was typed, and offers the newest.
        """
        self._newest = Newest(self.rows, names, also)
        self._newest.show_record(record)
        self._newest.looked.connect(self._looked)
        self.body.insertWidget(0, self._newest)

    def open(self) -> None:
        """Show the dialog, and remember what its inputs hold."""
        if self._newest is not None:
            self._newest.fill()
        super().open()

    def refuse(self, error: PenilaianError) -> None:
        """Say at its input what is wrong; offer the newest where the record changed."""
        if self._newest is not None and self._newest.refuse(error):
            self._cover()
        else:
            super().refuse(error)

    def _looked(self) -> None:
        self._cover()
        self.confirm.setFocus()

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
