"""The forms on paper, from the pages and from the command line, read back word by word."""

from __future__ import annotations

import re
import subprocess

from tests.journeys.conftest import PASSWORD


def words_of(pdf) -> str:
    """Return the text of a PDF as poppler reads it, blanks pressed together."""
    done = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True
    )
    return re.sub(r"\s+", " ", done.stdout)


def pages_of(pdf) -> str:
    done = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True)
    return done.stdout


def test_skp_and_evaluation_are_printed_from_the_pages(begin, demo, tmp_path):
    """X-8, PR-9; section 2 no. 18; section 3 no. 19: dates and numbers by the program."""
    siti = demo.who("siti")
    hands = begin(demo.unit)
    hands.sign_in("siti", PASSWORD)
    hands.go("SKP")
    skp = tmp_path / "skp siti.pdf"
    hands.click("Cetak")
    hands.save_preview(skp)
    assert hands.sees("skp siti.pdf")
    text = words_of(skp)
    assert "SASARAN KINERJA PEGAWAI" in text
    assert siti.name in text
    assert siti.nip in text.replace(" ", "")
    assert "Terlayaninya perekaman KTP-el" in text
    assert "orang" in text
    assert "A4" in pages_of(skp)

    hands.go("Evaluasi")
    hands.choose("Periode", "Triwulan III 2026")
    paper = tmp_path / "evaluasi siti.pdf"
    hands.click("Cetak")
    hands.menu("Dokumen Evaluasi")
    hands.save_preview(paper)
    text = words_of(paper)
    assert "DOKUMEN EVALUASI KINERJA PEGAWAI" in text
    assert "Bambang Wijaya" in text
    assert "BAIK" in text.upper()
    assert "A4" in pages_of(paper)
