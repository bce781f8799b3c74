"""Results for a purpose as a workbook (WG-4, X-8)."""

from __future__ import annotations

from io import BytesIO

import openpyxl
from tests.reports import samples_growth

from penilaian_desktop.spreadsheets.purpose_book import purpose_workbook


def test_the_list_and_who_made_it_are_in_the_workbook():
    """WG-4: export per purpose with period range, signed by HR."""
    export = samples_growth.purpose().export
    book = openpyxl.load_workbook(BytesIO(purpose_workbook(export)))
    assert book.sheetnames == ["Daftar", "Pengesahan"]
    rows = list(book["Daftar"].values)
    assert rows[0][0] == "Hasil untuk pelatihan, 1 Januari 2026 – 31 Desember 2026"
    assert rows[3][0] == "Pegawai Nomor 1, S.Sos."
    assert rows[3][5:7] == ("Triwulan II 2026", "Sangat Baik")
    assert len(rows) == 3 + len(export.rows)
    said = dict(row[:2] for row in list(book["Pengesahan"].values)[3:])
    assert said["Dibuat oleh"] == "Nurul Huda"
    assert (said["Tanggal"], said["Pukul"]) == ("19 November 2026", "08.30")
    assert said["Isi daftar (SHA-256)"] == export.sha256
    assert said["Tanda tangan elektronik"] == export.sig


def test_an_export_for_careers_tells_the_way_of_each_person():
    """WG-4: predicates, trainings with before and after, recognitions, innovations."""
    book = openpyxl.load_workbook(BytesIO(purpose_workbook(samples_growth.career())))
    assert book.sheetnames == ["Daftar", "Perjalanan karier", "Pengesahan"]
    _, _, head, first, second = book["Perjalanan karier"].values
    assert head[4:] == (
        "Triwulan I 2026", "Triwulan II 2026", "Arah", "Pelatihan yang diikuti", "Apresiasi",
        "Inovasi yang diterima",
    )  # fmt: skip
    assert first[4:] == (
        "Baik", "Sangat Baik", "Naik", "Manajemen waktu, 20 Okt 2026, nilai 55 → 80",
        "Antrean loket yang tertib, 16 Nov 2026", None,
    )  # fmt: skip
    assert second[4:] == (
        None, "Baik", None, None, None, "Antrean lewat pesan singkat, Triwulan II 2026",
    )  # fmt: skip
