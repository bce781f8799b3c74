"""The SKP as a PDF file, and the offer to open the folder it lies in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from penilaian_desktop.domain.views import PlanView
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.widgets.print_form import file_name, write_form

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext

FORM = "skp"


class PlanPrinter(QObject):
    """Reads the form in the read lane, draws it in the work lane; `printed` carries the file."""

    printed = Signal(object)

    def __init__(self, context: UiContext, over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self._over = over

    def print_plan(self, plan: PlanView) -> None:
        """Ask for a file and write the plan into it."""
        chosen, _ = QFileDialog.getSaveFileName(
            self._over.window(),
            self.tr("Simpan SKP sebagai PDF"),
            str(Path.home() / file_name("SKP", str(plan.year), plan.employee.name)),
            self.tr("Dokumen PDF (*.pdf)"),
        )
        if chosen:
            target = Path(chosen)
            self.write(
                plan, target if target.suffix.lower() == ".pdf" else target.with_suffix(".pdf")
            )

    def write(self, plan: PlanView, target: Path) -> None:
        """Write the plan into a file."""
        services, session = self._context.services, self._context.session
        self._context.tasks.submit(
            self,
            lambda _r: services.forms.view(session, FORM, plan.person_id, str(plan.year)),
            lambda view: self._draw(view, target),
        )

    def _draw(self, view: object, target: Path) -> None:
        self._context.tasks.submit(
            self,
            lambda _r: write_form(FORM, view, target),
            lambda _none: self.printed.emit(target),
            lane=Lane.WORK,
            label=self.tr("Mencetak {0}").format(target.name),
        )


def folder_opener(file: Path) -> Callable[[], bool]:
    """Return the action that shows the folder of a file."""
    return lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))
