"""The Excel twins of recap and evaluation (X-8)."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest
from tests.reports import results, samples, samples_unit
from tests.reports.test_every_form import SAMPLES

from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.plan import PlanForm
from penilaian_desktop.spreadsheets.paper_book import evaluation_workbook, recap_workbook
from penilaian_desktop.spreadsheets.row_heights import LINE
from penilaian_desktop.spreadsheets.twins import TWINS, twin_of

TRAP = '=HYPERLINK("http://x.example";"a")'


def recap():
    view = samples_unit.recap(6)
    first = replace(view.rows[0], person=replace(view.rows[0].person, name=TRAP))
    return recap_workbook(replace(view, rows=(first, *view.rows[1:])))


def evaluation():
    return evaluation_workbook(results.evaluation_sheet(samples.plan(samples.many(5))))


def test_a_name_is_never_a_formula_and_a_nip_stays_text():
    sheet = openpyxl.load_workbook(BytesIO(recap())).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    trap = next(cell for cell in cells if cell.value == TRAP)
    assert (trap.data_type, trap.quotePrefix) == ("s", True)
    assert sheet["C7"].data_type == "s"
    assert sheet["C4"].is_date
    assert sheet.print_title_rows == "$6:$6"
    assert sheet.print_area


def test_an_evaluation_holds_what_its_form_holds_and_the_day_as_a_date():
    """REGULATIONS 3.4: eight columns, each indicator, both ratings and the predicate."""
    view = results.evaluation_sheet(samples.plan(samples.many(5)))
    sheet, behaviour = openpyxl.load_workbook(BytesIO(evaluation())).worksheets
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    heads = next(row for row in rows if row[0] == "NO" and "ASPEK" in row)
    assert len(heads) == 8
    assert heads[6:] == [
        "REALISASI BERDASARKAN BUKTI DUKUNG",
        "UMPAN BALIK BERKELANJUTAN BERDASARKAN BUKTI DUKUNG",
    ]
    aspects = [row for row in rows if row[3] in {"Kuantitas", "Kualitas", "Waktu", "Biaya"}]
    assert len(aspects) == sum(len(rhk.indicators) for rhk in view.plan.rhk)
    seen = [[cell.value for cell in row] for row in behaviour.iter_rows()]
    assert [row[0] for row in seen[1:8]] == list(range(1, 8))
    said = {row[1]: row[2] for row in (*rows, *seen) if row[1]}
    assert said["RATING HASIL KERJA*"] == "SESUAI EKSPEKTASI"
    assert said["PREDIKAT KINERJA PEGAWAI*"] == "BAIK"
    assert any(cell.is_date for row in behaviour.iter_rows() for cell in row)
    assert sheet.print_title_rows
    assert sheet.print_area


def test_the_form_of_a_head_has_seven_columns_and_no_aspect():
    view = results.evaluation_sheet(samples.plan(samples.many(2), form=PlanForm.JPT))
    sheet = openpyxl.load_workbook(BytesIO(evaluation_workbook(view))).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    heads = next(row for row in rows if "PERSPEKTIF" in row)
    assert len(heads) == 7
    assert "ASPEK" not in heads


def test_rows_are_as_high_as_their_text():
    view = samples_unit.recap(2)
    long = replace(view.rows[0], person=replace(view.rows[0].person, position="Kepala Seksi " * 9))
    sheet = openpyxl.load_workbook(BytesIO(recap_workbook(replace(view, rows=(long,))))).active
    assert sheet.row_dimensions[7].height >= 4 * LINE
    assert sheet.row_dimensions[3].height is None


@pytest.mark.parametrize("name", sorted(TWINS))
def test_every_twin_is_made_from_what_its_form_prints(name):
    view = next(view for form, view in SAMPLES.values() if form == name)
    book = openpyxl.load_workbook(BytesIO(twin_of(view)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)
    nips = [
        cell for cell in cells if str(cell.value).startswith("19") and len(str(cell.value)) > 17
    ]
    assert all(cell.data_type == "s" for cell in nips)
    assert all(sheet.print_title_rows and sheet.print_area for sheet in book)


def test_a_form_without_a_twin_says_so():
    with pytest.raises(RuleViolation, match="no_workbook"):
        twin_of(results.receipt())


@pytest.mark.libreoffice
@pytest.mark.parametrize("make", [recap, evaluation])
def test_libreoffice_prints_it_without_a_complaint(make, tmp_path):
    file = tmp_path / "kembaran.xlsx"
    file.write_bytes(make())
    done = subprocess.run(
        [
            "soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
            "--convert-to", "pdf", "--outdir", str(tmp_path), str(file),
        ],
        check=True, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert "Error" not in done.stdout + done.stderr
    text = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "kembaran.pdf"), "-"],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    assert "KINERJA PEGAWAI" in text
