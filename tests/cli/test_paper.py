"""`penilaian print`: forms as files, for the persons an account may read (X-8, TS-11)."""

from __future__ import annotations

import subprocess

import pytest

from penilaian_desktop.reports.door import PERSON_FORMS


def words_of(pdf):
    done = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True
    )
    return " ".join(done.stdout.split())


def test_the_list_of_forms_is_closed_and_needs_no_workspace(penilaian):
    answer = penilaian("print", "--list", "--json", password=None)
    assert (answer.code, answer.json) == (
        0, {name: spec.title for name, spec in PERSON_FORMS.items()},
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


@pytest.mark.parametrize("form", sorted(PERSON_FORMS))
def test_every_form_of_the_list_can_be_printed(penilaian, at, demo, tmp_path, form):
    file = tmp_path / f"{form}.pdf"
    answer = penilaian(
        "print", form, "--employee", demo.who("siti").nip, "--period", "2026-T3", "--out", file,
        *at("siti"),
    )  # fmt: skip
    assert answer.code == 0, answer
    assert file.read_bytes().startswith(b"%PDF-")


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
