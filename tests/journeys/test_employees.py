"""Employees from the list that an office really has: dry run, good rows in, the rest explained."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
from tests.journeys.conftest import PASSWORD

from penilaian_desktop.ui.widgets.drop_area import DropArea

FILES = Path(__file__).parents[1] / "files" / "employees"
NAME = "duk_disdukcapil.xlsx"
COUNTS = json.loads((FILES / "expected.json").read_text("utf-8"))["files"][NAME]["counts"]


def test_a_list_is_looked_at_stored_explained_and_undone(begin, demo, tmp_path):
    """Section 3 no. 15, 8, 9 (undo); section 2 no. 3: dry run first."""
    hands = begin(demo.office)
    hands.sign_in("nurhayati", PASSWORD)
    live = hands.live
    before = live.services.master_data.employees(live.session)
    hands.go("Data induk")
    hands.click("Impor dari Excel")
    hands.drop(hands.all(DropArea)[0], [FILES / NAME])
    assert hands.sees(f"Simpan {COUNTS['imported']} pegawai"), hands.words()
    assert hands.sees("Baris yang ditolak tidak ikut; dapat diurungkan.")
    assert live.services.master_data.employees(live.session) == before

    book = tmp_path / "hasil.xlsx"
    hands.answer(book)
    hands.click("Simpan buku hasil")
    hands.wait(book.exists)
    hands.settle()
    sheets = openpyxl.load_workbook(book).worksheets
    said = [str(c.value or "") for s in sheets for row in s.iter_rows() for c in row]
    assert any("31 Februari" in text or "tanggal" in text.lower() for text in said)

    hands.click(f"Simpan {COUNTS['imported']} pegawai")
    assert hands.sees("pegawai baru")
    after = live.services.master_data.employees(live.session)
    assert len(after) == len(before) + COUNTS["imported"]
    hands.press("Ctrl+Z")
    assert hands.sees("Diurungkan")
    assert len(live.services.master_data.employees(live.session)) == len(before)
