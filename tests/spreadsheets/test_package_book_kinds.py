"""Every column of every kind in the workbook carrier, with values that spreadsheets spoil."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.spreadsheets.test_package_book import HOSTILE, JWS, lines, record

from penilaian_desktop.spreadsheets import package_book
from penilaian_desktop.spreadsheets.columns import LAYOUTS, ColumnType


def of_every_kind() -> bytes:
    """One record of each kind for each hostile value, in every column as its type allows."""
    exact = {
        ColumnType.INTEGER: 10**14, ColumnType.DECIMAL: "123456789.12345678901",
        ColumnType.DATE: "1900-03-01", ColumnType.CLOCK: 2880, ColumnType.BOOLEAN: True,
    }  # fmt: skip
    found, number = [], 0
    for layout in LAYOUTS:
        columns = [c for c in layout.columns if not c.field.startswith(".")]
        for turn in range(0, len(HOSTILE), max(1, len(columns))):
            values = {}
            for place, column in enumerate(columns):
                text = HOSTILE[(turn + place) % len(HOSTILE)]
                listed = column.type is ColumnType.LIST
                values[column.field] = exact.get(column.type, [text, text] if listed else text)
            number += 1
            found.append(record(layout.kind, number, **values))
    return lines(found)


def test_hostile_values_in_every_column_of_every_kind_are_whole() -> None:
    """X-1: a text is a text, whatever it looks like; numbers and days keep their value."""
    records = of_every_kind()
    data = package_book.write(JWS, records)
    assert package_book.read(data) == (JWS, records)
    assert package_book.inspect(data).changes == ()
    assert package_book.inspect(data).presentation == ()


@pytest.mark.libreoffice
def test_libreoffice_changes_nothing_in_any_column_of_any_kind(
    tmp_path: Path, resave: Callable[[Path, Path], Path]
) -> None:
    records = of_every_kind()
    source = tmp_path / "paket.xlsx"
    source.write_bytes(package_book.write(JWS, records))
    saved = resave(source, tmp_path / "once").read_bytes()
    assert package_book.read(saved) == (JWS, records)
    found = package_book.inspect(saved)
    assert found.changes == ()
    assert found.presentation == ()
