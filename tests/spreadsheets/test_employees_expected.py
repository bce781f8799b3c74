"""The sample list of an office reads exactly as its expected.json says (FEATURES 3 row 15)."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from penilaian_desktop.domain.employee_sheet import EmployeeSheet, SheetProblem
from penilaian_desktop.domain.golongan import PANGKAT
from penilaian_desktop.domain.intake import EmployeeRow
from penilaian_desktop.domain.messages import message
from penilaian_desktop.spreadsheets.child import read_employees

FILES = Path(__file__).parents[1] / "files" / "employees"
NAME = "duk_disdukcapil.xlsx"


@pytest.fixture(scope="module")
def found() -> EmployeeSheet:
    return read_employees(FILES / NAME)


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    return json.loads((FILES / "expected.json").read_text(encoding="utf-8"))["files"][NAME]


def problem_key(problem: SheetProblem) -> tuple[str, int, str, str, str]:
    return (problem.sheet, problem.row, problem.column, problem.header, problem.code)


def expected_keys(items: list[dict[str, Any]]) -> list[tuple[str, int, str, str, str]]:
    return [(i["sheet"], i["row"], i["column"], i["header"], i["reason"]) for i in items]


def as_record(row: EmployeeRow) -> dict[str, Any]:
    return {
        "sheet": row.sheet,
        "row": row.row,
        "identity": row.identity,
        "identity_kind": row.identity_kind,
        "status": row.status,
        "nama": row.name,
        "jenis_kelamin": row.sex,
        "tanggal_lahir": row.birth_date and row.birth_date.isoformat(),
        "golongan": row.golongan,
        "pangkat": PANGKAT.get(row.golongan or ""),
        "tmt_golongan": row.golongan_since and row.golongan_since.isoformat(),
        "jabatan": row.position,
        "penugasan": row.assignment_kind,
        "tmt_jabatan": row.position_since and row.position_since.isoformat(),
        "unit": list(row.units),
        "atasan": row.superior or None,
    }


def test_header_and_columns_agree(found: EmployeeSheet, expected: dict[str, Any]) -> None:
    (layout,) = found.layouts
    wanted = expected["sheets"][layout.sheet]
    assert list(layout.header_rows) == wanted["header_rows"]
    assert {column.column: column.header for column in layout.columns} == wanted["columns"]


def test_counts_agree(found: EmployeeSheet, expected: dict[str, Any]) -> None:
    counts = expected["counts"]
    assert len(found.originals) == counts["data_rows"]
    assert len(found.good) == counts["good"]
    assert len(found.warned) == counts["warned"]
    assert len(found.refused) == counts["refused"]
    assert len(found.records) == counts["imported"]
    codes = Counter(problem.code for problem in (*found.refused, *found.remarks))
    assert codes == counts["per_reason"]


def test_refusals_and_remarks_name_the_same_cells(
    found: EmployeeSheet, expected: dict[str, Any]
) -> None:
    assert [problem_key(p) for p in found.refused] == expected_keys(expected["refused"])
    assert [problem_key(p) for p in found.remarks] == expected_keys(expected["warned"])


def test_values_that_were_refused_are_shown_as_they_stand(
    found: EmployeeSheet, expected: dict[str, Any]
) -> None:
    details = {(p.row, p.column): p.detail for p in (*found.refused, *found.remarks)}
    for item in (*expected["refused"], *expected["warned"]):
        if "detail" in item and item["reason"] != "duplicate_nip":
            assert details[item["row"], item["column"]] == item["detail"]
    assert details[76, "C"] == "baris 14"


def test_every_reason_has_a_sentence(found: EmployeeSheet) -> None:
    for problem in (*found.refused, *found.remarks):
        assert "…" not in message(problem.code, **problem.params).text


def test_skipped_rows_agree(found: EmployeeSheet, expected: dict[str, Any]) -> None:
    assert [{"sheet": s.sheet, "row": s.row, "reason": s.reason} for s in found.skipped] == (
        expected["skipped_rows"]
    )
    assert list(found.ignored_sheets) == expected["ignored_sheets"]


def test_all_imported_rows_and_the_given_records_agree(
    found: EmployeeSheet, expected: dict[str, Any]
) -> None:
    keys = [[row.sheet, row.row, row.identity] for row in found.records]
    assert keys == expected["imported_keys"]
    rows = {row.row: as_record(row) for row in found.records}
    assert [rows[record["row"]] for record in expected["records"]] == expected["records"]


def test_totals_agree(found: EmployeeSheet, expected: dict[str, Any]) -> None:
    totals = expected["totals"]
    records = found.records
    assert Counter(row.status for row in records) == totals["by_status"]
    assert Counter(row.golongan or "(kosong)" for row in records) == totals["by_golongan"]
    assert Counter(row.units[0] for row in records) == totals["by_unit"]
    assert sum(row.assignment_kind == "PLT" for row in records) == totals["plt"]
    assert sum(bool(row.superior) for row in records) == totals["with_superior"]
