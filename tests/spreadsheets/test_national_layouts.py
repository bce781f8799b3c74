"""Recaps as offices pass them on: headers on two rows, other words, totals, signatures (no. 17)."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from penilaian_desktop.domain.appraisal import Predicate
from penilaian_desktop.domain.employee_sheet import SkipReason
from penilaian_desktop.spreadsheets.child import read_national

NIPS = ("199208172016032008", "198005122005011003", "197711042003122002")
MEETS = ("SESUAI ESPEKTASI", "SESUAI EKSPEKTASI", "BAIK", "SUDAH")
HEAD = ("NIP", "NAMA", "HASIL KERJA", "PERILAKU KERJA", "PREDIKAT", "STATUS")


def read(tmp_path, *rows, merges=(), name="rekap.xlsx"):
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    for merge in merges:
        book.active.merge_cells(merge)
    book.save(tmp_path / name)
    return read_national(tmp_path / name)


def persons(*results):
    return [
        (nip, f"Pegawai {n}", *(result or MEETS))
        for n, (nip, result) in enumerate(zip(NIPS, results or (None,) * 3, strict=False), 1)
    ]


def nips(found):
    return tuple(row.nip for row in found.rows)


# --- headers -------------------------------------------------------------------------------
def test_a_merged_header_on_two_rows_is_joined(tmp_path):
    found = read(
        tmp_path,
        ("REKAP TRIWULAN II TAHUN 2026",),
        ("NO", "NIP", "NAMA", "UNIT KERJA", "RATING", None, "PREDIKAT", "STATUS"),
        (None, None, None, None, "HASIL KERJA", "PERILAKU KERJA", None, None),
        *((n, row[0], row[1], "SEKRETARIAT", *row[2:]) for n, row in enumerate(persons(), 1)),
        merges=("A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:F2", "G2:G3", "H2:H3"),
    )
    assert nips(found) == NIPS
    assert (found.header_rows, found.period_code) == ((2, 3), "2026-T2")
    assert found.columns["E"] == "RATING > HASIL KERJA"
    assert found.refused == found.remarks == ()


def test_two_rows_without_merged_cells_are_joined_too(tmp_path):
    """A CSV, or a sheet copied as values."""
    found = read(
        tmp_path,
        ("NIP", "NAMA", "HASIL KERJA", "", "PERILAKU KERJA", "", "PREDIKAT", "STATUS"),
        ("", "", "NILAI", "RATING", "NILAI", "RATING", "", ""),
        *((r[0], r[1], 90, r[2], 88.5, r[3], r[4], r[5]) for r in persons()),
    )
    assert nips(found) == NIPS
    assert found.columns["D"] == "HASIL KERJA > RATING"
    assert found.refused == ()


@pytest.mark.parametrize(
    "heads",
    [
        ("NIP PNS", "NAMA PNS", "RATING HASIL KERJA", "RATING PERILAKU", "PREDIKAT", "STATUS"),
        ("NIP/NI PPPK", "NAMA", "NILAI HASIL KERJA", "NILAI PERILAKU KERJA", "PREDIKAT", "STATUS"),
        ("NIP", "NAMA", "HASIL KERJA (1-3)", "PERILAKU KERJA (1-3)", "PREDIKAT KINERJA", "STATUS"),
        ("NIP", "NAMA", "Rating\nHasil Kerja", "Rating\nPerilaku", "Predikat", "Status\nSKP"),
    ],
)  # fmt: skip
def test_headings_are_matched_by_their_words(tmp_path, heads):
    found = read(tmp_path, heads, *persons())
    assert nips(found) == NIPS
    assert found.remarks == ()


def test_columns_of_the_appraiser_and_of_scores_are_not_taken_for_the_person(tmp_path):
    heads = (
        "NIP ATASAN", "NAMA PEJABAT PENILAI", "NIP", "NAMA", "STATUS KEPEGAWAIAN",
        "NILAI HASIL KERJA", "RATING HASIL KERJA", "NILAI PERILAKU", "RATING PERILAKU",
        "PREDIKAT ORGANISASI", "PREDIKAT KINERJA", "STATUS PENILAIAN",
    )  # fmt: skip
    rows = [
        ("197001011995031001", "Atasan", r[0], r[1], "PNS", 90, r[2], 88, r[3], "ISTIMEWA", *r[4:])
        for r in persons()
    ]
    found = read(tmp_path, heads, *rows)
    assert nips(found) == NIPS
    assert {row.name for row in found.rows} == {"Pegawai 1", "Pegawai 2", "Pegawai 3"}
    assert found.refused == found.remarks == ()


def test_the_unit_may_be_merged_over_its_people(tmp_path):
    rows = [("SEKRETARIAT" if n == 0 else None, *r) for n, r in enumerate(persons())]
    found = read(tmp_path, ("UNIT KERJA", *HEAD), *rows, merges=("A2:A4",))
    assert {row.unit for row in found.rows} == {"SEKRETARIAT"}


# --- rows that hold no person --------------------------------------------------------------
def test_totals_and_signatures_are_named_as_skipped_and_are_no_persons(tmp_path):
    found = read(
        tmp_path,
        HEAD,
        *persons(),
        ("JUMLAH", "", 3, 3, 3, 3),
        ("", "TOTAL", "", "", "3 orang", ""),
        ("Jumlah Pegawai: 3",),
        ("", "", "", "", "Kota Contoh, 5 Juli 2026"),
        ("", "", "", "", "Mengetahui,"),
        ("", "", "", "", "Kepala BKPSDM"),
        ("", "Drs. Darmawan", "", "", "", ""),
        ("NIP. 197001011995031001",),
        ("NIP. 197001011995031001", "", "", "", "NIP. 196801011995031001"),
    )
    assert nips(found) == NIPS
    assert found.refused == found.remarks == ()
    reasons = [(row.row, row.reason) for row in found.skipped]
    assert reasons == [
        *((row, SkipReason.TOTAL) for row in (5, 6, 7)),
        *((row, SkipReason.SIGNATURE) for row in range(8, 14)),
    ]


def test_a_person_below_a_total_or_a_signature_is_still_a_person(tmp_path):
    first, second, third = persons()
    found = read(
        tmp_path, HEAD, first, ("JUMLAH", "", 1), HEAD, second, ("Mengetahui,",), third,
    )  # fmt: skip
    assert nips(found) == NIPS
    assert [row.reason for row in found.skipped] == [
        SkipReason.TOTAL, SkipReason.REPEATED_HEADER, SkipReason.SIGNATURE,
    ]  # fmt: skip


def test_a_person_without_a_whole_number_is_refused_not_skipped(tmp_path):
    found = read(tmp_path, HEAD, ("", "Tanpa Nomor", *MEETS), ("12345", "Pendek", *MEETS))
    assert [problem.row for problem in found.refused] == [2, 3]
    assert [row.name for row in found.refused_rows] == ["Tanpa Nomor", "Pendek"]


# --- periods and sheets --------------------------------------------------------------------
def two_sheets(tmp_path, *titles):
    book = Workbook()
    book.remove(book.active)
    for n, title in enumerate(titles, 1):
        sheet = book.create_sheet(f"Lembar {n}")
        sheet.append([title])
        sheet.append(list(HEAD))
        for row in persons():
            sheet.append(list(row))
    book.save(tmp_path / "dua.xlsx")
    return read_national(tmp_path / "dua.xlsx")


def test_two_periods_in_one_file_are_two_parts(tmp_path):
    found = two_sheets(tmp_path, "TRIWULAN I TAHUN 2026", "TRIWULAN II TAHUN 2026")
    assert found.period_code == ""
    assert [(p.sheets, p.period_code) for p in found.parts] == [
        (("Lembar 1",), "2026-T1"), (("Lembar 2",), "2026-T2"),
    ]  # fmt: skip
    for part in found.parts:
        assert nips(part) == NIPS
        assert part.refused == ()
    assert len({found.sha256, *(part.sha256 for part in found.parts)}) == 3


def test_sheets_without_a_period_are_asked_for_one_by_one(tmp_path):
    found = two_sheets(tmp_path, "REKAP", "REKAP")
    assert [len(part.rows) for part in found.parts] == [3, 3]


def test_two_sheets_of_one_period_are_one_recap_in_which_nobody_counts_twice(tmp_path):
    found = two_sheets(tmp_path, "TRIWULAN II TAHUN 2026", "TW-II 2026")
    assert (found.parts, found.period_code, len(found.rows)) == ((), "2026-T2", 3)
    assert {problem.code for problem in found.refused} == {"duplicate_nip"}
    assert found.refused[0].detail == "lembar Lembar 1, baris 3"


# --- misspellings --------------------------------------------------------------------------
def test_a_slip_of_the_hand_is_taken_over_with_a_remark_at_its_cell(tmp_path):
    found = read(
        tmp_path,
        HEAD,
        *persons(
            ("SESUIA", "SESUAI", "BAIIK", "SUDAH"),
            ("DITAS ESPEKTASI", "DIBAWAH ESPEKTASI", "KURNAG", "SUDHA"),
        ),
    )
    assert [row.predicate for row in found.rows] == [Predicate.BAIK, Predicate.KURANG]
    assert {one.code for one in found.remarks} == {"national_label_guessed"}
    assert [(one.row, one.column) for one in found.remarks] == [
        (2, "C"), (2, "E"), (3, "F"), (3, "C"), (3, "E"),
    ]  # fmt: skip
    assert found.remarks[0].detail == "SESUIA, dibaca Sesuai Ekspektasi"


def test_a_guess_never_overrules_the_matrix(tmp_path):
    """No. 17: rows whose predicate contradicts the matrix stay pointed out."""
    found = read(tmp_path, HEAD, *persons(("SESUAI", "SESUAI", "KURNAG", "SUDAH")))
    (problem,) = found.refused
    assert (problem.code, problem.column) == ("national_predicate_contradicts", "E")
    assert found.refused_rows[0].nip == NIPS[0]
    assert found.remarks == ()
