"""The plan as a workbook in the form that agencies exchange."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog

from penilaian_desktop.domain.views import PlanView
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.print_form import file_name

XLSX = ".xlsx"


def ask_export(page: Page, plan: PlanView, then: Callable[[Path], None]) -> None:
    """Ask for a file, write the plan into it, and tell the file."""
    name = file_name("SKP", str(plan.year), plan.employee.name).removesuffix(".pdf") + XLSX
    chosen, _ = QFileDialog.getSaveFileName(
        page.window(),
        _tr("Simpan SKP sebagai buku kerja"),
        str(Path.home() / name),
        _tr("Buku kerja Excel (*.xlsx)"),
    )
    if chosen:
        path = Path(chosen)
        named = path.suffix.lower() == XLSX
        export(page, plan, path if named else path.with_name(f"{path.name}{XLSX}"), then)


def export(page: Page, plan: PlanView, target: Path, then: Callable[[Path], None]) -> None:
    """Write the plan into a workbook in the work lane."""
    services, session = page.context.services, page.context.session

    def write(view: object) -> None:
        page.run(
            lambda _r: _write(view, target),
            lambda _none: then(target),
            lane=Lane.WORK,
            label=_tr("Menulis {0}").format(target.name),
        )

    page.run(lambda _r: services.forms.view(session, "skp", plan.person_id, str(plan.year)), write)


def _write(view: object, target: Path) -> None:
    raise NotImplementedError


def _tr(text: str) -> str:
    return QCoreApplication.translate("SkpPage", text)
