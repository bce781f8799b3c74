"""Saving what a page shows as an Excel file: the file is asked for, read and written aside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QFileDialog, QWidget

from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.kit.translating import translator
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.print_form import write_file

_tr = translator("SaveWorkbook")

XLSX = ".xlsx"
View = TypeVar("View")


def ask_target(over: QWidget, name: str) -> Path | None:
    """Ask for the Excel file to write, called `name` at first; None when nobody chose one."""
    chosen, _ = QFileDialog.getSaveFileName(
        over.window(),
        _tr("Simpan sebagai Excel"),
        str(Path.home() / f"{name.removesuffix('.pdf')}{XLSX}"),
        _tr("Buku kerja Excel (*.xlsx)"),
    )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == XLSX else path.with_name(f"{path.name}{XLSX}")


def ask_workbook(
    page: Page, name: str, read: Callable[[], View], make: Callable[[View], bytes]
) -> None:
    """Ask for a file and write a workbook into it; `read` runs in the read lane, `make` in work.

    `name` is what the file is called at first; a `.pdf` at its end is left out.
    """
    target = ask_target(page, name)
    if target is None:
        return

    def write(view: View) -> None:
        page.run(
            lambda _r: write_file(target, make(view)),
            lambda _none: page.toast(_tr("{0} tersimpan").format(target.name)),
            lane=Lane.WORK,
            label=_tr("Menulis {0}").format(target.name),
        )

    page.run(lambda _r: read(), write)
