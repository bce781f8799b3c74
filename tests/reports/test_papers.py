"""The forms beyond SKP and evaluation through the eyes of poppler, qpdf and pdfium (X-8)."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.reports import (
    paper,
    pictures,
    samples,
    samples_attendance,
    samples_calibration,
    samples_chart,
    samples_cycle,
    samples_follow_up,
    samples_growth,
    samples_guide,
    samples_log,
    samples_plan,
    samples_strength,
    samples_unit,
    samples_voice,
)

from penilaian_desktop.reports import door, preview

GOLDEN = Path(__file__).parent / "golden"
_KINDS = (
    samples_plan,
    samples_cycle,
    samples_unit,
    samples_growth,
    samples_follow_up,
    samples_calibration,
    samples_chart,
    samples_log,
    samples_guide,
    samples_voice,
    samples_strength,
    samples_attendance,
)
REVIEWED = {name: one for kind in _KINDS for name, one in kind.PAPERS.items()}
LONG = {name: one for kind in _KINDS for name, one in kind.LONG.items()}
ALL = {**REVIEWED, **LONG}


@pytest.fixture
def printed(tmp_path):
    """Return a function that prints a form to a file."""

    def printer(name: str) -> Path:
        form, view = ALL[name]
        file = tmp_path / f"{name}.pdf"
        file.write_bytes(door.render(form, view))
        return file

    return printer


@pytest.mark.parametrize("name", REVIEWED)
def test_the_text_is_the_reviewed_text_and_looks_as_reviewed(printed, tmp_path, name):
    """Set PENILAIAN_WRITE_GOLDEN=1 to write the files anew, then look at them."""
    file = printed(name)
    text = "\f\n".join(paper.normal(page) for page in paper.pages_of(file))
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("PENILAIAN_WRITE_GOLDEN"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")
    pictures.check_pages(name, file, tmp_path)


@pytest.mark.parametrize("name", ALL)
def test_the_file_is_sound_and_nothing_leaves_its_page(printed, name):
    form, view = ALL[name]
    file = printed(name)
    paper.run("qpdf", "--check", str(file))
    fonts = paper.run("pdffonts", str(file)).splitlines()[2:]
    assert fonts
    assert all("Arimo" in line and re.search(r" yes yes yes ", line) for line in fonts)
    info = paper.info(file)
    assert " – " in info["Title"]
    assert info["Creator"] == "Penilaian Desktop 0.1.0"
    assert paper.language(file) == "id"
    width, height = (float(one) for one in re.findall(r"[\d.]+", info["Page size"])[:2])
    for words in paper.words_of(file):
        assert min(word.left for word in words) >= 42
        assert max(word.right for word in words) <= width - 42
        assert min(word.top for word in words) >= 30
        assert max(word.bottom for word in words) <= height - 20
        assert paper.overlaps(words) == []
    pages = paper.pages_of(file)
    for number, page in enumerate(pages, start=1):
        assert f"Halaman {number} dari {len(pages)}" in page
        assert samples.FOOT.data_sha256 in page
    assert file.read_bytes() == door.render(form, view), "a reprint has the same bytes"


@pytest.mark.parametrize("name", ALL)
def test_a_paper_stays_small(name):
    """60 kB but for the longest, whose pages take what their words take; pictures apart."""
    form, view = ALL[name]
    if hasattr(view, "pictures"):
        view = replace(view, pictures=())
    made = door.render(form, view)
    assert len(made) < max(60_000, 2_000 * preview.page_count(made))


def test_the_leader_s_column_stands_on_every_page_of_a_wide_matrix(printed):
    pages = paper.form_pages(printed("matrix-twelve"))
    assert len(pages) == 3
    assert all("RENCANA HASIL KERJA PIMPINAN" in page for page in pages)
    assert all("Meningkatnya mutu" in page for page in pages)
    assert "PEGAWAI 9 SAMPAI 12 DARI 12" in pages[-1]


def test_a_taken_proposal_stands_once_in_the_matrix(printed):
    text = "".join(paper.form_pages(printed("matrix")))
    assert "Menyusun panduan loket" in text
    assert "Sudah diambil" not in text


def test_what_is_expected_fits_one_page(printed):
    """SM-11: one page before the period begins."""
    assert len(paper.pages_of(printed("expected"))) == 1


def test_the_guide_fits_one_page_and_cites_what_the_agency_marked(printed):
    """TS-12, SM-8: one page for staff, the legal basis in its foot."""
    (page,) = paper.pages_of(printed("guide"))
    assert "Apa yang tidak dilihat orang lain" in page
    assert "Dasar hukum: UU Nomor 20 Tahun 2023; PP Nomor 30 Tahun 2019;" in page
    assert "Dasar hukum" not in paper.text_of(printed("expected"))


def test_months_are_printed_only_where_somebody_set_them(printed):
    assert "TARGET BULAN" not in paper.text_of(printed("actions"))
    assert "TARGET BULAN" in paper.text_of(printed("actions-months"))


def test_another_plan_has_another_fingerprint():
    view = replace(samples_plan.manual(), foot=samples.UNSENT)
    other = replace(view, place="Waingapu")
    assert door.render("manual-indikator", view) != door.render("manual-indikator", other)


def test_colleagues_stay_without_name_and_day(printed):
    """X-4: unnamed feedback is printed together, the leader's with name and day."""
    text = paper.normal(paper.text_of(printed("feedback")))
    leader, _, peers = text.partition("DARI REKAN KERJA")
    assert "4 Agustus 2026" in leader
    assert "Suka menolong." in peers
    assert "2026" not in peers.split("tanpa nama")[0]


def test_two_jenjang_are_summed_apart_from_what_was_gathered(tmp_path):
    """Section 5: 18,75 and 2,08 make 20,83; months in another jenjang are no part of it."""
    file = tmp_path / "credit.pdf"
    file.write_bytes(door.render("akumulasi-angka-kredit", samples_cycle.credit(2)))
    assert "20,83" in paper.text_of(file)
    file.write_bytes(door.render("akumulasi-angka-kredit", samples_cycle.two_jenjang()))
    assert "Terampil" not in paper.text_of(file)
    file.write_bytes(door.render("konversi-angka-kredit", samples_cycle.two_jenjang()))
    assert "Terampil" in paper.text_of(file)


def test_small_groups_stay_out_of_the_public_summary(printed):
    """WG-11: a unit of two, and one where all are alike, tell nothing."""
    text = paper.normal(paper.text_of(printed("summary")))
    row = next(line for line in text.splitlines() if "Pendaftaran" in line)
    assert "14" in row
    assert "<3" in row.replace(" ", "")
    for unit in ("Subbagian", "Sekretariat"):
        small = next(line for line in text.splitlines() if unit in line)
        assert small.endswith("tidak ditampilkan")
    assert "JUMLAH" not in text


def test_a_recap_of_ninety_repeats_its_head_and_keeps_its_signature(printed):
    pages = paper.form_pages(printed("recap-long"))
    assert len(pages) > 3
    assert all("PERILAKU KERJA" in page for page in pages)
    assert "Pegawai Nomor 90" in pages[-1]
    assert "Drs. I Gede Suparta" in pages[-1]


@pytest.mark.parametrize(
    ("late", "said"),
    [
        (False, "Mohon dilengkapi paling lambat 10 Oktober 2026."),
        (True, "Batas waktunya, 10 Oktober 2026, sudah lewat; mohon dilengkapi secepatnya."),
    ],
)
def test_a_letter_after_the_deadline_does_not_ask_for_a_day_that_is_gone(tmp_path, late, said):
    """No. 14: reminder letters."""
    file = tmp_path / "surat.pdf"
    file.write_bytes(door.render("surat-pengingat", samples_unit.reminder(late=late)))
    assert said in " ".join(paper.text_of(file).split())
