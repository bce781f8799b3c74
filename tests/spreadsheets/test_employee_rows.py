# ruff: noqa: E501  (tables of cells read better on one line)
"""Odd rows and odd values of lists of employees, one by one."""

from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penilaian_desktop.domain.employee import EmployeeStatus, IdentityKind
from penilaian_desktop.domain.employee_sheet import EmployeeSheet, SkipReason
from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.domain.messages import message
from penilaian_desktop.spreadsheets.child import read_employees
from penilaian_desktop.spreadsheets.employees import read_employee_grids
from penilaian_desktop.spreadsheets.grid import Grid
from penilaian_desktop.spreadsheets.headers import classify
from penilaian_desktop.spreadsheets.unit_headings import UnitLevels

NIP = "197503122003122004"
OTHER = "199206172019032011"
THIRD = "198807292014022003"


def read(*rows: list[Any]) -> EmployeeSheet:
    return read_employee_grids("a.xlsx", [Grid("A", rows)])


def codes(sheet: EmployeeSheet) -> list[tuple[int, str, str]]:
    return [(p.row, p.column, p.code) for p in sheet.remarks]


def test_numbers_in_the_nip_column_that_are_nrp() -> None:
    found = read(
        ["NIP/NRP", "NAMA", "STATUS", "GOL"],
        ["NRP. 31980045670774", "Dewi", "", "Kapten"],
        [85061234.0, "Budi", "POLRI", "AKP"],
        ["85061235", "Tono", "", ""],
    )
    first, second = found.records
    assert (first.identity, first.identity_kind) == ("31980045670774", IdentityKind.NRP)
    assert (second.identity, second.status) == ("85061234", EmployeeStatus.NON_ASN)
    assert (first.golongan, codes(found)) == (None, [])
    assert [p.code for p in found.refused] == ["nip_not_18_digits"]


def test_golongan_and_pangkat_in_two_columns_may_contradict() -> None:
    found = read(
        ["NIP", "NAMA", "PANGKAT", "GOL"],
        [NIP, "A", "Penata", "III/d"],
        [OTHER, "B", "Penata Muda", ""],
        [THIRD, "C", "Pengatur Tk. I", "II/d"],
    )
    assert codes(found) == [(2, "C", "pangkat_differs_from_golongan")]
    assert [row.golongan for row in found.records] == ["III/d", "III/a", "II/d"]


def test_a_date_within_the_cell_of_the_golongan_is_its_date_of_effect() -> None:
    found = read(["NIP", "NAMA", "PANGKAT/GOL/TMT"], [NIP, "A", "Penata / III/c / 01-04-2019"])
    (row,) = found.records
    assert (row.golongan, row.golongan_since) == ("III/c", date(2019, 4, 1))
    assert codes(found) == []


def test_unknown_words_are_remarked_and_the_nip_decides() -> None:
    found = read(["NIP", "NAMA", "L/P", "STATUS"], [NIP, "A", "?x", "aktif"])
    (row,) = found.records
    assert (row.sex, row.status) == ("P", EmployeeStatus.PNS)
    assert codes(found) == [(2, "D", "status_unknown"), (2, "C", "sex_unknown")]
    for problem in found.remarks:
        assert "…" not in str(message(problem.code, **problem.params))


def test_superiors_by_name_and_number_in_two_columns() -> None:
    found = read(
        ["NIP", "NAMA", "NIP ATASAN", "NAMA ATASAN"],
        [NIP, "Drs. Ali Musa, M.Si.", "", ""],
        [OTHER, "B", 1.97503122003122e17, "ALI MUSA"],
        [THIRD, "C", 1.97503122003122e17, ""],
    )
    assert [row.superior for row in found.records] == ["", NIP, ""]
    assert codes(found) == [(4, "C", "nip_number_lost_digits")]


def test_a_person_without_a_number_in_the_middle_of_a_table_is_refused_not_lost() -> None:
    found = read(
        ["NAMA", "NIP", "JABATAN"],
        ["A", NIP, "x"],
        ["B", "", "y"],
        ["C", "belum", ""],
        ["SEKRETARIAT", "", ""],
        ["D", OTHER, ""],
    )
    assert [(p.row, p.code) for p in found.refused] == [
        (3, "nip_missing"),
        (4, "nip_not_18_digits"),
    ]
    assert found.records[-1].units == ("SEKRETARIAT",)


def test_totals_and_notes_between_persons_are_skipped_with_their_reason() -> None:
    found = read(
        ["NO", "NAMA", "NIP"],
        [1, "A", NIP],
        ["", "Jumlah", "1 orang"],
        ["B", "BIDANG ASET", ""],
        [2, "B", OTHER],
        ["Catatan: sementara", "", ""],
    )
    reasons = {row.row: row.reason for row in found.skipped}
    assert reasons == {3: SkipReason.TOTAL, 4: SkipReason.UNIT_HEADING, 6: SkipReason.NOTE}
    assert found.records[1].units == ("BIDANG ASET",)


def test_headings_close_those_of_their_own_level_and_below() -> None:
    levels = UnitLevels()
    paths = []
    for text in (
        "DINAS X",
        "I. SEKRETARIAT",
        "A. Umum",
        "C. Keuangan",
        "II. BIDANG Y",
        "1. Seksi Z",
    ):
        levels.enter(text)
        paths.append(levels.path())
    assert paths == [
        ("DINAS X",),
        ("DINAS X", "SEKRETARIAT"),
        ("DINAS X", "SEKRETARIAT", "Umum"),
        ("DINAS X", "SEKRETARIAT", "Keuangan"),
        ("DINAS X", "BIDANG Y"),
        ("DINAS X", "BIDANG Y", "Seksi Z"),
    ]


@pytest.mark.parametrize(
    ("path", "field"),
    [
        (("NIP LAMA",), "known"), (("NIK",), "known"), (("N I P",), "identity"),
        (("NIP. / NI PPPK",), "identity"), (("Nomor Induk Pegawai",), "identity"),
        (("nama_lengkap",), "name"), (("NAMA", "LENGKAP"), "name"), (("NAMA / NIP",), "name_identity"),
        (("PANGKAT", "TMT"), "golongan_since"), (("TMT",), "tmt"), (("TMT CPNS",), "known"),
        (("JENIS KELAMIN", "L"), "sex_male"), (("LAHIR", "TANGGAL"), "birth_date"),
        (("LAHIR", "TEMPAT"), "known"), (("Tempat/Tgl. Lahir",), "birth_place_date"),
        (("ATASAN LANGSUNG", "NIP"), "superior_identity"),
        (("ATASAN LANGSUNG", "JABATAN"), "known"), (("Pejabat Penilai",), "superior"),
        (("ATASAN PEJABAT PENILAI", "NIP"), "known"), (("PENDIDIKAN", "NAMA"), "known"),
        (("LATIHAN JABATAN", "NAMA"), "known"), (("Sub Bagian / Seksi",), "unit"),
        (("STATUS PENILAIAN",), ""),
        (("SKPD",), "unit"), (("Kecamatan",), "unit"), (("NAMA SEKOLAH TERAKHIR",), ""),
        (("Kolom nama dan NIP harus diisi semua dahulu sebelum dikirim kembali",), ""),
    ],
)  # fmt: skip
def test_headings_are_understood(path: tuple[str, ...], field: str) -> None:
    assert classify(path) == field


@pytest.mark.parametrize("name", ["daftar.csv", "daftar.txt"])
def test_csv_files_that_are_something_else_are_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    for data, code in (
        (b"PK\x03\x04zip", "csv_is_workbook"),
        (b"<html></html>", "sheet_is_web_page"),
        (b"a\0b", "sheet_not_a_workbook"),
        (b"", "sheet_empty_file"),
        (b"satu,dua\n", "employees_no_table"),
        (b"a" + b";" * 64, "sheet_too_large"),
        (b'"' + b"x" * 200_000 + b'"', "sheet_damaged"),
    ):
        path.write_bytes(data)
        with pytest.raises(ImportRefused) as caught:
            read_employees(path)
        assert caught.value.code == code


texts = st.sampled_from(
    ["", "-", "NAMA", "NIP", NIP, OTHER, "I. BIDANG", "Jumlah", "NIP. " + NIP, "Catatan", "III/c", "1",
     "Mengetahui,", "Kota, 2 Mei 2026", "1.98E+17", "PNS", "L", "01-02-2003", "Plt. Camat", "\u200b"]
)  # fmt: skip
cells = (
    texts
    | st.text(max_size=12)
    | st.integers(-5, 10**19)
    | st.floats()
    | st.booleans()
    | st.dates()
    | st.just(time(7, 30))
    | st.just(timedelta(days=2))
)


@given(st.integers(0, 5))
def test_a_person_among_empty_rows_is_always_found(empty: int) -> None:
    header = ["NO", "NAMA", "NIP", "GOL", "TMT", "ATASAN", "UNIT KERJA", "STATUS"]
    rows = [[""] * 8] * empty + [["1", "Siti Aminah", NIP, "", "", "", "", ""]]
    assert [row.identity for row in read([""] * 8, header, *rows).records] == [NIP]


@settings(max_examples=150, deadline=None)
@given(rows=st.lists(st.lists(cells, min_size=8, max_size=8), max_size=14))
def test_any_cells_give_a_list_and_every_row_is_accounted_for(rows: list[list[Any]]) -> None:
    header = ["NO", "NAMA", "NIP", "GOL", "TMT", "ATASAN", "UNIT KERJA", "STATUS"]
    try:
        found = read([""] * 8, header, *rows)
    except ImportRefused as refused:
        if refused.code != "employees_no_rows":
            raise
        return
    persons = {(row.sheet, row.row) for row in found.originals}
    skipped = {(row.sheet, row.row) for row in found.skipped}
    headers = {("A", row) for layout in found.layouts for row in layout.header_rows}
    assert persons | skipped | headers == {("A", row) for row in range(1, len(rows) + 3)}
    assert len(found.records) + len(found.refused) == len(found.originals)
    assert len({row.identity for row in found.records}) == len(found.records)
