"""A dialog that asks for something and says at the input what is wrong with it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.ui.widgets.dialog import Dialog
from penilaian_desktop.ui.widgets.form import FormRows


class AskingDialog(Dialog):
    """A dialog with form rows whose refusal appears at its input."""

    def __init__(self, over: QWidget, title: str, *, width: int = 560, height: int = 0) -> None:
        super().__init__(over, title, width=width, height=height)
        self.rows = FormRows()

    def refuse(self, error: PenilaianError) -> None:
        """Say at its input what is wrong, anything else in the foot."""
        if not (isinstance(error, RuleViolation) and self.rows.refuse(error)):
            self.explanation.set_tint("bad")
            self.explain(str(describe(error)))
        self._cover()
