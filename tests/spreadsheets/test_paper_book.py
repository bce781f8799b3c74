"""The Excel twins of recap and evaluation (X-8)."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest
from tests.reports import results, samples, samples_unit

from penilaian_desktop.spreadsheets.paper_book import evaluation_workbook, recap_workbook

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


def test_an_evaluation_holds_each_indicator_and_the_day_as_a_date():
    view = results.evaluation_sheet(samples.plan(samples.many(5)))
    sheet, result = openpyxl.load_workbook(BytesIO(evaluation())).worksheets
    count = sum(len(rhk.indicators) for rhk in view.plan.rhk)
    assert sheet.max_row == 8 + count
    assert sheet["C6"].is_date
    assert "Predikat" in [cell.value for cell in result["A"]]


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
