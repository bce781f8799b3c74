"""Printing a form to PDF into a file that the person chooses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from penilaian_desktop.domain.errors import StorageUnavailable
from penilaian_desktop.ui.kit.tasks import Lane

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext


class FormPrinter(QObject):
    """Reads a form's data in the read lane, draws and writes it in the work lane."""

    def __init__(self, context: UiContext, over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self._over = over

    def print_form(self, form: str, name: str, read: Callable[[], object]) -> None:
        """Ask for the file and write the form; `name` is what the file is called at first."""
        chosen, _ = QFileDialog.getSaveFileName(
            self._over.window(), self.tr("Simpan PDF"), name, self.tr("Dokumen PDF (*.pdf)")
        )
        if not chosen:
            return
        target = Path(chosen)
        if target.suffix.lower() != ".pdf":
            target = target.with_name(f"{target.name}.pdf")
        self._context.tasks.submit(self, lambda _r: read(), lambda v: self._draw(form, v, target))

    def _draw(self, form: str, view: object, target: Path) -> None:
        self._context.tasks.submit(
            self,
            lambda _r: write_form(form, view, target),
            lambda _none: self._context.signals.toast_requested.emit(
                self.tr("{0} tersimpan").format(target.name), ""
            ),
            lane=Lane.WORK,
            label=self.tr("Mencetak {0}").format(target.name),
        )


def write_form(form: str, view: object, target: Path) -> None:
    """Draw a form and write it. Raises StorageUnavailable `file_unwritable`."""
    from penilaian_desktop.reports.door import render  # noqa: PLC0415 - only who prints pays

    write_file(target, render(form, view))


def write_file(target: Path, data: bytes) -> None:
    """Write bytes into a chosen file. Raises StorageUnavailable `file_unwritable`."""
    try:
        target.write_bytes(data)
    except OSError as problem:
        raise StorageUnavailable("file_unwritable", file=target.name) from problem


def file_name(*parts: str) -> str:
    """Return words as the name of a PDF file that every system accepts."""
    plain = ("".join(c if c.isalnum() or c in "-_." else " " for c in part) for part in parts)
    return "-".join("-".join(words.split()) for words in plain if words.strip()) + ".pdf"
