"""`penilaian print`: forms as files, for the persons an account may read (X-8, TS-11)."""

from __future__ import annotations

import subprocess

import pytest
from tests.journeys.conftest import PASSWORD, now

from penilaian_desktop.app.backend import CommandBackend
from penilaian_desktop.domain.follow_up import FollowUpKind
from penilaian_desktop.reports.door import AGENCY_FORMS, PERSON_FORMS, UNIT_FORMS


def words_of(pdf):
    done = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True
    )
    return " ".join(done.stdout.split())


def test_the_list_of_forms_is_closed_and_needs_no_workspace(penilaian):
    answer = penilaian("print", "--list", "--json", password=None)
    assert (answer.code, answer.json) == (
        0,
        {
            name: spec.title
            for name, spec in {**PERSON_FORMS, **UNIT_FORMS, **AGENCY_FORMS}.items()
        },
    )  # fmt: skip
    assert {"skp", "dokumen-evaluasi"} <= set(answer.json)
    assert "skp" in penilaian("print", "--list").out


@pytest.mark.parametrize(
    ("form", "period", "title"),
    [
        ("skp", "2026", "SASARAN KINERJA PEGAWAI"),
        ("dokumen-evaluasi", "2026-T3", "DOKUMEN EVALUASI KINERJA PEGAWAI"),
    ],
)
def test_a_form_is_written_and_reads_back(penilaian, at, demo, tmp_path, form, period, title):
    siti = demo.who("siti")
    file = tmp_path / "cetak" / f"{form}.pdf"
    answer = penilaian(
        "print", form, "--employee", siti.nip, "--period", period, "--out", file,
        *at("bambang"), "--json",
    )  # fmt: skip
    assert answer.code == 0, answer
    assert answer.json == {"form": form, "file": str(file), "size": file.stat().st_size}
    text = words_of(file)
    assert title in text
    assert siti.name in text


NOT_OF_SITI = {
    "matriks-peran-hasil": "matrix_empty",
    "penilaian-pp30": "archive_none",
    "surat-pengingat": "reminder_own",
    "surat-usulan-penghargaan": "never_own",
    "piagam-penghargaan": "follow_up_paper_none",
    "berita-acara-pembinaan": "follow_up_paper_none",
}


@pytest.mark.parametrize("form", sorted(set(PERSON_FORMS) - set(NOT_OF_SITI)))
def test_every_form_of_the_list_can_be_printed(penilaian, at, demo, tmp_path, form):
    file = tmp_path / f"{form}.pdf"
    answer = penilaian(
        "print", form, "--employee", demo.who("siti").nip, "--period", "2026-T3", "--out", file,
        *at("siti"),
    )  # fmt: skip
    assert answer.code == 0, answer
    assert file.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("form", NOT_OF_SITI)
def test_a_form_without_data_says_why(penilaian, at, demo, tmp_path, form):
    answer = penilaian(
        "print", form, "--employee", demo.who("siti").nip, "--period", "2021" if "pp30" in form
        else "2026", "--out", tmp_path / "a.pdf", *at("siti"), "--json",
    )  # fmt: skip
    assert (answer.code, answer.json["error"]["code"]) == (1, NOT_OF_SITI[form])


def test_a_head_prints_the_own_matrix_and_the_recap(penilaian, at, demo, tmp_path):
    file = tmp_path / "a.pdf"
    answer = penilaian(
        "print", "matriks-peran-hasil", "--employee", demo.who("bambang").nip, "--period", "2026",
        "--out", file, *at("bambang"),
    )  # fmt: skip
    assert answer.code == 0, answer
    assert "RENCANA HASIL KERJA PIMPINAN" in words_of(file)
    answer = penilaian(
        "print", "rekap-unit", "--unit", "semua", "--period", "2026-T3", "--out", file,
        *at("bambang"),
    )  # fmt: skip
    assert answer.code == 0, answer
    assert demo.who("siti").name in words_of(file)


def test_a_head_prints_the_papers_about_a_follow_up(penilaian, at, demo, tmp_path):
    """TS-7, TS-8: the letter, the piagam, and the minutes of coaching."""
    siti = demo.who("siti")
    root = demo.folder / siti.workspace
    with CommandBackend(demo.paths, now).open(root, "bambang", PASSWORD) as live:
        follow_ups, s = live.services.follow_ups, live.session
        person = live.services.master_data.person_by_identity(s, siti.nip)
        for kind in (FollowUpKind.REWARD, FollowUpKind.COACHING):
            follow_ups.save(s, person, "2026-T3", kind, topic="Antrean loket")
    for form, said in (
        ("surat-usulan-penghargaan", "PERSETUJUAN"), ("berita-acara-pembinaan", "TOPIK PEMBINAAN"),
    ):  # fmt: skip
        file = tmp_path / f"{form}.pdf"
        answer = penilaian(
            "print", form, "--employee", siti.nip, "--period", "2026-T3", "--out", file,
            *at("bambang"),
        )  # fmt: skip
        assert answer.code == 0, answer
        text = words_of(file)
        assert all(words in text for words in (siti.name, "Antrean loket", said))
    answer = penilaian(
        "print", "piagam-penghargaan", "--employee", siti.nip, "--period", "2026-T3", "--out",
        tmp_path / "a.pdf", *at("bambang"), "--json",
    )  # fmt: skip
    assert answer.json["error"]["code"] == "award_not_approved"


def test_the_guide_is_printed_for_anybody_without_naming_anybody(penilaian, at, tmp_path):
    """TS-12: the printable guide on one page."""
    file = tmp_path / "panduan.pdf"
    answer = penilaian("print", "panduan-satu-halaman", "--out", file, *at("siti"))
    assert answer.code == 0, answer
    assert "tidak dilihat orang lain" in " ".join(words_of(file).split())


@pytest.mark.parametrize("form", sorted(UNIT_FORMS))
def test_a_form_about_a_unit_is_not_for_everybody(penilaian, at, tmp_path, form):
    """TS-11: neither the recap nor the summary is made by somebody who leads nobody."""
    answer = penilaian(
        "print", form, "--unit", "semua", "--period", "2026-T3", "--out", tmp_path / "a.pdf",
        *at("siti"), "--json",
    )  # fmt: skip
    assert (answer.code, answer.json["error"]["code"]) == (1, "role_needed")


def test_what_offices_edit_further_is_a_workbook_too(penilaian, at, demo, tmp_path):
    file = tmp_path / "a.xlsx"
    options = ("--period", "2026-T3", "--out", file, *at("bambang"), "--json")
    siti = ("--employee", demo.who("siti").nip)
    for form in ("rekap-unit", "evaluasi", "skp", "laporan-bulanan"):
        whom = ("--unit", "semua") if form == "rekap-unit" else siti
        assert penilaian("print", form, *whom, *options).code == 0
        assert file.read_bytes().startswith(b"PK")
    answer = penilaian("print", "dokumen-evaluasi", *siti, *options)
    assert (answer.code, answer.json["error"]["code"]) == (1, "no_workbook")


def test_a_number_with_blanks_is_the_same_number(penilaian, at, demo, tmp_path):
    nip = demo.who("siti").nip
    spaced = f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"
    answer = penilaian(
        "print", "skp", "--employee", spaced, "--period", "2026", "--out", tmp_path / "a.pdf",
        *at("siti"),
    )  # fmt: skip
    assert answer.code == 0, answer


def test_a_colleague_is_none_of_ones_business(penilaian, at, demo, tmp_path):
    """TS-11: the answer is the same as for a person who does not exist."""
    file = tmp_path / "a.pdf"
    for nip in (demo.who("rahmat").nip, "199901012020011001"):
        answer = penilaian(
            "print", "skp", "--employee", nip, "--period", "2026", "--out", file, *at("siti"),
            "--json",
        )  # fmt: skip
        assert (answer.code, answer.json["error"]["code"]) == (1, "employee_unknown")
        assert not file.exists()


def test_a_whole_unit_goes_into_one_file(penilaian, at, tmp_path):
    """X-8: everybody's form in one file; who has none is named with the reason."""
    file = tmp_path / "semua.pdf"
    answer = penilaian(
        "print", "skp", "--unit", "semua", "--period", "2026", "--out", file, "--paper", "F4",
        *at("bambang"), "--json",
    )  # fmt: skip
    assert answer.code == 0, answer
    assert answer.json["files"] == [str(file)]
    assert answer.json["printed"] > 1
    info = subprocess.run(["pdfinfo", file], check=True, capture_output=True, text=True).stdout
    assert f"Pages:           {answer.json['pages']}" in info
    assert "935.4" in info, "folio is 330 mm long"


def test_a_whole_unit_goes_into_a_folder_with_names_by_a_pattern(penilaian, at, demo, tmp_path):
    folder = tmp_path / "cetak"
    answer = penilaian(
        "print", "dokumen-evaluasi", "--unit", "semua", "--period", "2026-T3", "--out", folder,
        "--name", "{nip}", *at("bambang"), "--json",
    )  # fmt: skip
    assert answer.code == 0, answer
    files = sorted(folder.iterdir())
    assert [str(file) for file in files] == sorted(answer.json["files"])
    assert folder / f"{demo.who('siti').nip}.pdf" in files
    assert len(files) == answer.json["printed"]


def test_a_batch_of_nobody_and_a_wrong_pattern_are_refused(penilaian, at, tmp_path):
    common = ("print", "skp", "--period", "2026", "--out", tmp_path / "x", *at("bambang"), "--json")
    for extra, code in (
        (("--unit", "Dinas Antah Berantah"), "print_unit_unknown"),
        (("--unit", "semua", "--name", "{umur}"), "name_pattern_invalid"),
    ):
        answer = penilaian(*common, *extra)
        assert (answer.code, answer.json["error"]["code"]) == (1, code)


def test_a_form_is_never_written_under_the_ending_of_another_program(penilaian, at, tmp_path):
    for name in ("skp.docx", "SKP.XLS"):
        answer = penilaian(
            "print", "skp", "--employee", "1", "--period", "2026", "--out", tmp_path / name,
            *at("siti"), "--json",
        )  # fmt: skip
        assert (answer.code, answer.json["error"]["code"]) == (2, "print_kind_unknown")
        assert not (tmp_path / name).exists()


def test_a_head_prints_what_the_public_said_and_what_is_improved(penilaian, at, demo, tmp_path):
    """TJ-8, TS-9, WG-11: the results name nobody; the register says who answers for a line."""
    texts = {}
    for form in ("hasil-survei", "register-perbaikan"):
        file = tmp_path / f"{form}.pdf"
        answer = penilaian(
            "print", form, "--unit", "semua", "--period", "2026", "--out", file, *at("ratnawati"),
        )  # fmt: skip
        assert answer.code == 0, answer
        texts[form] = words_of(file)
    assert "NILAI IKM" in texts["hasil-survei"]
    for name in ("siti", "ratnawati", "rahmat"):
        assert demo.who(name).name not in texts["hasil-survei"]
    assert demo.who("siti").name in texts["register-perbaikan"]


@pytest.mark.parametrize("form", ["kuesioner-wawancara", "tinjauan-sistem"])
def test_a_form_about_the_system_needs_a_period_and_the_office(penilaian, at, tmp_path, form):
    """SM-1, SM-2: HR and tim penyusun print them."""
    out = ("--out", tmp_path / "a.pdf", *at("siti"), "--json")
    for period, code in ((("--period", "2026"), "role_needed"), ((), "option_needed")):
        answer = penilaian("print", form, *period, *out)
        assert (answer.code != 0, answer.json["error"]["code"]) == (True, code)
