"""The plan as a workbook in the form that agencies exchange."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from penilaian_desktop.domain.plan_views import PlanExportView
from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.kit.translating import translator
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.print_form import file_name, write_file

_tr = translator("SkpPage")

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
    files, session = page.context.services.plan_files, page.context.session

    def write(view: PlanExportView) -> None:
        page.run(
            lambda _r: _write(view, target),
            lambda _none: then(target),
            lane=Lane.WORK,
            label=_tr("Menulis {0}").format(target.name),
        )

    page.run(lambda _r: files.export(session, plan.id), write)


def _write(view: PlanExportView, target: Path) -> None:
    from penilaian_desktop.spreadsheets.skp_export import (  # noqa: PLC0415 - who exports pays
        skp_workbook,
    )

    data = skp_workbook(view.plan, agency=view.agency, place=view.place, signed_on=view.signed_on)
    write_file(target, data)
