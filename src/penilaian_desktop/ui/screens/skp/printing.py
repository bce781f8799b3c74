"""The preview of the SKP, and the offer to open the folder its file lies in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.ui.widgets.print_form import FormPrinter, file_name

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

FORM = "skp"


class PlanPrinter(QObject):
    """Shows a plan as it is printed; `printed` carries the file when it was saved."""

    printed = Signal(object)

    def __init__(self, context: UiContext, over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self._printer = FormPrinter(context, over)
        self._printer.saved.connect(self.printed)

    def print_plan(self, plan: PlanView, form: str = FORM) -> None:
        """Show the plan, or another paper of it, as it is printed."""
        services, session = self._context.services, self._context.session
        name = file_name("SKP" if form == FORM else form, str(plan.year), plan.employee.name)
        self._printer.print_form(
            form,
            str(Path.home() / name),
            lambda: services.forms.view(session, form, plan.person_id, str(plan.year)),
        )


def folder_opener(file: Path) -> Callable[[], bool]:
    """Return the action that shows the folder of a file."""
    return lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))
