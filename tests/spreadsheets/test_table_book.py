"""A table of the screen as a workbook."""

from __future__ import annotations

import io
from decimal import Decimal
from zipfile import ZipFile

from penilaian_desktop.spreadsheets.table_book import TableColumn, table_workbook


def parts_of(data):
    with ZipFile(io.BytesIO(data)) as book:
        return {name: book.read(name).decode() for name in book.namelist()}


def test_numbers_stay_numbers_and_texts_are_never_evaluated():
    """X-8: the first row after the title names the columns and carries the filter."""
    data = table_workbook(
        "Pegawai: tahap/2026",
        [TableColumn(title="Nama"), TableColumn(title="Nilai", width=9)],
        [["=SUM(A1)", Decimal("91.85")], ["Siti", Decimal(3)], ["Joko", ""]],
    )
    parts = parts_of(data)
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert "<v>91.85</v>" in sheet
    assert "<v>3</v>" in sheet
    assert "<f>" not in sheet
    assert "A3:B6" in sheet
    assert 'name="Pegawai tahap 2026"' in parts["xl/workbook.xml"]
    assert "=SUM(A1)" in parts["xl/sharedStrings.xml"]
