"""The card of the working patterns: the hours a week has in each, and the way to change them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.calendar import WorkingPattern
from penilaian_desktop.ui.kit.layouts import clear
from penilaian_desktop.ui.screens.data_induk.pattern_dialog import PatternDialog
from penilaian_desktop.ui.widgets.button import Button, text_button
from penilaian_desktop.ui.widgets.card import Card
from penilaian_desktop.ui.widgets.label import Label

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext


class PatternCard(Card):
    """Lists the patterns that units may follow; HR changes and adds them."""

    def __init__(self, context: UiContext, *, editable: bool) -> None:
        super().__init__("", padded=True)
        self.set_title(self.tr("Pola kerja"))
        self._context = context
        self._editable = editable
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.body.addLayout(self._lines)
        self.add = Button(self.tr("Tambah…"), "add", clicked=lambda: self.ask(None))
        self.body.addWidget(self.add)
        self.add.setVisible(editable)
        self.dialog: PatternDialog | None = None

    def show_patterns(self, patterns: Sequence[WorkingPattern]) -> None:
        """Show the patterns by name."""
        clear(self._lines)
        for pattern in patterns:
            words = self.tr("**{name}** {hours} seminggu").format(
                name=pattern.name, hours=wording.target_hours(sum(pattern.minutes))
            )
            self._lines.addWidget(Label(words, "body", "muted", wrap=True, markup=True))
            if self._editable:
                change = text_button(
                    self.tr("Ubah…"), "edit", compact=True, clicked=partial(self.ask, pattern)
                )
                change.setAccessibleName(self.tr("Ubah {name}").format(name=pattern.name))
                self._lines.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
        if not patterns:
            self._lines.addWidget(Label(self.tr("Belum ada pola kerja."), "body", "muted"))

    def ask(self, pattern: WorkingPattern | None) -> None:
        """Ask for the hours of a pattern, or of a new one."""
        new = WorkingPattern(id="", at=self._context.clock(), name="")
        self.dialog = PatternDialog(self._context, self, pattern or new)
        self.dialog.open()
