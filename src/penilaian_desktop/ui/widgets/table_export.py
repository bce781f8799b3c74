"""Any table of a page as an Excel workbook: its menu and Ctrl+Shift+E (X-8)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from penilaian_desktop.domain.wording import number, read_number
from penilaian_desktop.ui.kit.tasks import Lane
from penilaian_desktop.ui.kit.translating import translator
from penilaian_desktop.ui.widgets.page import Page
from penilaian_desktop.ui.widgets.print_form import file_name, write_file

if TYPE_CHECKING:
    from penilaian_desktop.ui.widgets.table import RecordModel
    from penilaian_desktop.ui.widgets.table_view import TableView

_tr = translator("TableView")

XLSX = ".xlsx"
_CHARACTER = 7
"""Pixels of a character of the body, to turn a width on the screen into one of a sheet."""


def page_of(view: QWidget) -> Page | None:
    """Return the page that a table stands on; None in a dialog."""
    found: QWidget | None = view
    while found is not None and not isinstance(found, Page) and not found.isWindow():
        found = found.parentWidget()
    return found if isinstance(found, Page) else None


def ask_export(view: TableView) -> None:
    """Ask for a file and write the rows of the table into it."""
    page = page_of(view)
    if page is None or not view.records().records():
        return
    name = file_name(view.accessibleName()).removesuffix(".pdf") + XLSX
    chosen, _ = QFileDialog.getSaveFileName(
        view.window(),
        _tr("Ekspor tabel ke Excel"),
        str(Path.home() / name),
        _tr("Buku kerja Excel (*.xlsx)"),
    )
    if chosen:
        path = Path(chosen)
        named = path.suffix.lower() == XLSX
        export(page, view, path if named else path.with_name(f"{path.name}{XLSX}"))


def export(page: Page, view: TableView, target: Path) -> None:
    """Write the rows as they stand on the screen, in the work lane."""
    model, title = view.records(), view.accessibleName()
    titles, rows = model.as_rows()
    widths = [column.width / _CHARACTER + 2 if column.width else 40 for column in model.columns]
    if len(titles) > len(widths):
        widths.insert(0, 24)
    numbers = _numbers(model, len(titles))

    def write() -> None:
        from penilaian_desktop.spreadsheets.table_book import (  # noqa: PLC0415 - who exports pays
            TableColumn,
            table_workbook,
        )

        columns = [TableColumn(title=t, width=w) for t, w in zip(titles, widths, strict=True)]
        values = [[_value(text, counts=n in numbers) for n, text in enumerate(row)] for row in rows]
        write_file(target, table_workbook(title, columns, values))

    page.run(
        lambda _r: write(),
        lambda _none: page.toast(
            _tr("{count} baris diekspor ke {file}").format(
                count=number(len(rows)), file=target.name
            )
        ),
        lane=Lane.WORK,
    )


def _numbers(model: RecordModel[object], count: int) -> set[int]:
    shift = count - len(model.columns)
    return {n + shift for n, column in enumerate(model.columns) if column.number}


def _value(text: str, *, counts: bool) -> str | Decimal:
    found = read_number(text) if counts else None
    return text if found is None else found
