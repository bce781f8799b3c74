"""The sample recap of the national system reads exactly as its expected.json says (no. 17, X-8)."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.national_sheet import MATRIX
from penilaian_desktop.domain.scoring import score
from penilaian_desktop.spreadsheets.child import read_national
from penilaian_desktop.spreadsheets.intake import national_intake
from penilaian_desktop.spreadsheets.national_words import read_predicate, read_rating
from penilaian_desktop.storage.schemes import load_schemes

FILES = Path(__file__).parents[1] / "files" / "ekinerja"
NAME = "rekap_ekinerja_tw2.xlsx"
RESOURCES = Path(__file__).parents[2] / "resources"
CODES = {
    "national_predicate_contradicts": "predicate_contradicts_matrix",
    "national_predicate_organisation": "predicate_not_for_employee",
    "national_rating_missing": "rating_missing",
    "national_rating_unknown": "rating_unknown",
    "national_predicate_missing": "predicate_missing",
    "national_status_contradicts": "status_contradicts_data",
    "national_status_missing": "status_missing",
}
"""Our codes and the plain words of the sample."""


@pytest.fixture(scope="module")
def found():
    return read_national(FILES / NAME)


@pytest.fixture(scope="module")
def expected():
    return json.loads((FILES / "expected.json").read_text(encoding="utf-8"))["files"][NAME]


def keys(problems):
    return [(p.sheet, p.row, p.column, p.header, CODES.get(p.code, p.code)) for p in problems]


def wanted_keys(items):
    return [(i["sheet"], i["row"], i["column"], i["header"], i["reason"]) for i in items]


def test_header_columns_and_period_agree(found, expected):
    (sheet,) = expected["sheets"].values()
    assert list(found.header_rows) == sheet["header_rows"]
    assert dict(found.columns) == sheet["columns"]
    assert found.period_code == "2026-T2"


def test_counts_agree(found, expected):
    counts = expected["counts"]
    warned = {problem.row for problem in found.remarks}
    assert found.data_rows == counts["data_rows"]
    assert len(found.rows) == counts["imported"]
    assert len(found.rows) - len(warned) == counts["good"]
    assert len(warned) == counts["warned"]
    assert len(found.refused) == counts["refused"]
    codes = Counter(CODES.get(p.code, p.code) for p in (*found.refused, *found.remarks))
    assert codes == counts["per_reason"]


def test_refusals_and_remarks_name_the_same_cells(found, expected):
    assert keys(found.refused) == wanted_keys(expected["refused"])
    assert keys(found.remarks) == wanted_keys(expected["warned"])


def test_skipped_rows_agree(found, expected):
    skipped = [(s.sheet, s.row, s.reason.value) for s in found.skipped]
    assert skipped == [(s["sheet"], s["row"], s["reason"]) for s in expected["skipped_rows"]]


def test_the_rows_taken_over_agree(found, expected):
    assert [[r.sheet, r.row, r.nip] for r in found.rows] == expected["imported_keys"]
    rows = {row.row: row for row in found.rows}
    for record in expected["records"]:
        row = rows[record["row"]]
        assert (row.nip, row.name, row.unit) == (
            record["nip"], record["nama"], record["unit_kerja"],
        )  # fmt: skip
        result = record["evaluation"]
        if result is None:
            assert (row.work, row.behaviour, row.predicate) == (None, None, None)
        else:
            assert (row.work, row.behaviour, row.predicate) == (
                result["hasil_kerja"], result["perilaku_kerja"], result["predikat"],
            )  # fmt: skip


def test_every_reason_has_its_sentence(found):
    for problem in (*found.refused, *found.remarks):
        assert message(problem.code, **problem.params).text


def test_the_matrix_is_that_of_the_regulation():
    """PermenPANRB 6/2022; never the larger of the two ratings."""
    scheme = load_schemes(RESOURCES).get("permenpanrb-6-2022")
    for (work, behaviour), predicate in MATRIX.items():
        facts = {"hasil_kerja": work.value, "perilaku_kerja": behaviour.value}
        assert score(scheme, facts).result["predikat"] == predicate


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("DIATAS ESPEKTASI", Rating.ABOVE),
        ("Di  Atas\u00a0Ekspektasi", Rating.ABOVE),
        ("sesuai ekspetasi", Rating.MEETS),
        ("DIBAWAH EKSPEKTASI", Rating.BELOW),
        ("2", Rating.MEETS),
        ("MELAMPAUI TARGET", None),
        ("SESUAI HARAPAN", None),
        ("4", None),
    ],
)
def test_ratings_are_read_as_they_are_misspelt(text, rating):
    assert read_rating(text) is rating


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("KURANG/MISCONDUCT", Predicate.KURANG),
        ("Kurang (Misconduct)", Predicate.KURANG),
        ("Butuh Perbaikan/Cukup", Predicate.BUTUH_PERBAIKAN),
        ("SANGAT BAIK ", Predicate.SANGAT_BAIK),
        ("CUKUP BAIK", None),
        ("6", None),
    ],
)
def test_predicates_are_read_as_they_are_written(text, predicate):
    assert read_predicate(text) is predicate


def test_a_file_without_the_columns_is_refused_as_a_whole(tmp_path):
    book = Workbook()
    book.active.append(["NO", "NAMA", "ALAMAT"])
    book.save(tmp_path / "lain.xlsx")
    with pytest.raises(ImportRefused) as refused:
        read_national(tmp_path / "lain.xlsx")
    assert refused.value.code == "national_header_missing"


def test_merged_cells_and_a_formula_do_not_let_a_wrong_row_in(tmp_path):
    """Bad input: merged headers, text in number cells; a formula without a value looks empty."""
    shutil.copy(FILES / NAME, tmp_path / NAME)
    book = load_workbook(tmp_path / NAME)
    sheet = book.active
    sheet["E5"], sheet["H6"] = '=UPPER("sesuai ekspektasi")', 7
    sheet.merge_cells("A7:A9")
    book.save(tmp_path / NAME)
    found = read_national(tmp_path / NAME)
    codes = {problem.row: (problem.code, problem.column) for problem in found.refused}
    assert codes[5] == ("national_rating_missing", "E")
    assert codes[6] == ("national_status_unknown", "H")
    assert {7, 8, 9} <= {row.row for row in found.rows}


def test_the_file_is_read_in_the_child_process():
    assert len(national_intake(FILES / NAME).rows) == 42
