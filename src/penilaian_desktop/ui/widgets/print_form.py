"""Printing a form: the preview from which it is saved or sent to a printer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from penilaian_desktop.ui.kit.context import UiContext


class FormPrinter(QObject):
    """Opens the preview of a form; `saved` carries the file when the person saved it."""

    saved = Signal(object)

    def __init__(self, context: UiContext, over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self._over = over

    def print_form(self, form: str, name: str, read: Callable[[], object]) -> None:
        """Show a form; `read` runs in the read lane, `name` is what a file is called at first."""
        from penilaian_desktop.reports.door import FORMS  # noqa: PLC0415 - only who prints pays
        from penilaian_desktop.ui.widgets.print_preview import PrintPreview  # noqa: PLC0415

        preview = PrintPreview(self._context, self._over, FORMS[form].title, form, name, read)
        preview.saved.connect(self.saved)
        preview.open()


def write_file(target: Path, data: bytes) -> None:
    """Write bytes into a chosen file. Raises StorageUnavailable `file_unwritable`."""
    from penilaian_desktop.reports.files import write_whole  # noqa: PLC0415 - only who saves pays

    write_whole(target, data)


def file_name(*parts: str) -> str:
    """Return words as the name of a PDF file that every system accepts."""
    plain = ("".join(c if c.isalnum() or c in "-_." else " " for c in part) for part in parts)
    return "-".join("-".join(words.split()) for words in plain if words.strip()) + ".pdf"
