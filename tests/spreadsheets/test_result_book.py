"""The result workbook of an import names sheet, row, column and reason (FEATURES 3 row 15)."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from penilaian_desktop.domain.errors import StorageUnavailable
from penilaian_desktop.spreadsheets.child import read_employees
from penilaian_desktop.spreadsheets.result_book import result_workbook, write_result

DUK = Path(__file__).parents[1] / "files" / "employees" / "duk_disdukcapil.xlsx"


def hostile_list(path: Path) -> Path:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append(["NIP", "NAMA", "JABATAN"])
    sheet.append(["=1+1", "=cmd|' /C calc'!A0", "@SUM(A1)"])
    sheet.append(["0012", "+62 Budi", "-x"])
    sheet["A2"].data_type = sheet["B2"].data_type = "s"
    workbook.save(path)
    return path


def test_every_refused_row_names_its_place_and_reason() -> None:
    book = openpyxl.load_workbook(io.BytesIO(result_workbook(read_employees(DUK))))
    assert book.sheetnames == ["Ringkasan", "Ditolak", "Catatan", "Diterima"]
    refused = list(book["Ditolak"].iter_rows(min_row=2, values_only=True))
    assert len(refused) == 9
    assert refused[0][:4] == ("DUK 2026", 16, "C", "NIP / NI PPPK")
    assert "1.98906142014011e+17" in refused[0][4]
    headers = [cell.value for cell in book["Ditolak"][1]]
    assert refused[0][headers.index("N A M A")] == "Baso Wanggai, S.STP., M.Si."
    assert book["Catatan"].max_row == 13
    assert book["Diterima"].max_row == 52


def test_corrected_rows_of_the_result_can_be_imported_again(tmp_path: Path) -> None:
    write_result(read_employees(DUK), tmp_path / "hasil.xlsx")
    book = openpyxl.load_workbook(tmp_path / "hasil.xlsx")
    refused = book["Ditolak"]
    headers = [cell.value for cell in refused[1]]
    refused.cell(2, headers.index("NIP / NI PPPK") + 1).value = "198906142014011003"
    book.save(tmp_path / "baik.xlsx")
    again = read_employees(tmp_path / "baik.xlsx")
    assert again.ignored_sheets == ("Ringkasan", "Catatan", "Diterima")
    first = again.records[0]
    assert (first.identity, first.name) == ("198906142014011003", "Baso Wanggai, S.STP., M.Si.")
    assert first.golongan == "III/a"
    assert first.golongan_since is not None
    assert first.golongan_since.isoformat() == "2018-10-01"
    assert first.position == "Administrator Database Kependudukan Ahli Pertama"
    assert first.units[-1] == "Sub Bagian Keuangan"


def test_nothing_typed_becomes_a_formula(tmp_path: Path) -> None:
    found = read_employees(hostile_list(tmp_path / "a.xlsx"))
    book = openpyxl.load_workbook(io.BytesIO(result_workbook(found)))
    cells = [cell for row in book["Ditolak"].iter_rows(min_row=2) for cell in row if cell.value]
    assert {"=1+1", "=cmd|' /C calc'!A0", "@SUM(A1)", "0012"} <= {cell.value for cell in cells}
    assert all(cell.data_type in {"s", "n"} for cell in cells)
    assert all(cell.quotePrefix for cell in cells if isinstance(cell.value, str))


@pytest.mark.libreoffice
def test_the_result_opens_in_libreoffice_with_the_same_cells(
    tmp_path: Path, resave: Callable[[Path, Path], Path]
) -> None:
    write_result(read_employees(hostile_list(tmp_path / "a.xlsx")), tmp_path / "hasil.xlsx")
    before = openpyxl.load_workbook(tmp_path / "hasil.xlsx")
    after = openpyxl.load_workbook(resave(tmp_path / "hasil.xlsx", tmp_path / "out"))
    assert after.sheetnames == before.sheetnames
    for name in before.sheetnames:
        assert list(after[name].values) == list(before[name].values)


def test_a_folder_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(StorageUnavailable) as caught:
        write_result(read_employees(hostile_list(tmp_path / "a.xlsx")), tmp_path / "no" / "b.xlsx")
    assert caught.value.code == "file_unwritable"
