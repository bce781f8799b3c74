"""`penilaian import employees` against what the office's list is known to hold (section 3 no. 15).

The sample and its expected result are kept in tests/files, so a clone needs nothing else.
"""

from __future__ import annotations

import json

import openpyxl
import pytest


@pytest.fixture
def expected(employees):
    text = (employees.parent / "expected.json").read_text(encoding="utf-8")
    return json.loads(text)["files"][employees.name]


def places(items):
    return [(item["sheet"], item["row"], item["column"]) for item in items]


def test_a_dry_run_without_a_workspace_agrees_with_expected_json(penilaian, employees, expected):
    answer = penilaian("import", "employees", employees, "--dry-run", "--json", password=None)
    assert answer.code == 1  # some rows are refused
    found, counts = answer.json, expected["counts"]
    assert (found["good"], found["warned"]) == (counts["good"], counts["warned"])
    assert len(found["refused"]) == counts["refused"]
    assert places(found["refused"]) == places(expected["refused"])
    assert [item["code"] for item in found["refused"]] == [
        item["reason"] for item in expected["refused"]
    ]
    assert all(item["message"] for item in found["refused"])
    assert places(found["remarks"]) == places(expected["warned"])
    assert len(found["records"]) == counts["imported"]
    rows = {record["row"]: record for record in found["records"]}
    for record in expected["records"]:
        assert rows[record["row"]] == record


def test_good_rows_are_stored_once_and_the_result_book_says_why_the_others_are_not(
    penilaian, at, employees, expected, tmp_path, demo
):
    book = tmp_path / "hasil.xlsx"
    answer = penilaian(
        "import", "employees", employees, *at("nurhayati"), "--result", book, "--json"
    )
    assert answer.code == 1
    said = "\n".join(
        str(cell.value)
        for sheet in openpyxl.load_workbook(book).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value
    )
    assert answer.json["refused"][0]["message"].split(".")[0] in said
    live = demo.open("nurhayati")
    stored = len(live.services.master_data.employees(live.session))
    live.close()
    again = penilaian("import", "employees", employees, *at("nurhayati"))
    assert "Baris yang baik sudah disimpan." in again.out
    live = demo.open("nurhayati")
    assert len(live.services.master_data.employees(live.session)) == stored
    live.close()


def test_who_keeps_no_master_data_is_refused(penilaian, at, employees):
    answer = penilaian("import", "employees", employees, *at("siti"), "--json")
    assert answer.code == 1
    assert answer.json["error"]["code"] == "role_needed"


def test_a_file_that_is_no_workbook_is_refused_with_a_sentence(penilaian, tmp_path):
    file = tmp_path / "daftar.xlsx"
    file.write_bytes(b"PK\x03\x04 bukan buku kerja")
    answer = penilaian("import", "employees", file, "--dry-run", "--json")
    assert answer.code == 1
    assert answer.json["error"]["message"]
    assert answer.err == ""
