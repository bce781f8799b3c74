"""The recap of a month on paper, from the page Kehadiran."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from penilaian_desktop.ui.screens.kehadiran.words import tr
from penilaian_desktop.ui.widgets.button import Button
from penilaian_desktop.ui.widgets.field import ComboBox
from penilaian_desktop.ui.widgets.print_form import FormPrinter, file_name

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

RECAP = "rekap-kehadiran"


class RecapPaper(Button):
    """Opens the preview of the month and the units that are chosen."""

    def __init__(self, context: UiContext, over: QWidget, month: ComboBox, unit: ComboBox) -> None:
        super().__init__(tr("Cetak…"), "print", kind="text", compact=True, clicked=self.show_paper)
        self._context, self._month, self._unit = context, month, unit
        self.printer = FormPrinter(context, over)

    def show_paper(self) -> None:
        """Show the paper; Ctrl+P does the same."""
        forms, session = self._context.services.forms, self._context.session
        month, place = self._month.value(), self._unit.value()
        self.printer.print_form(
            RECAP,
            file_name(RECAP, month),
            lambda: forms.of_unit(session, RECAP, place, month),
        )
