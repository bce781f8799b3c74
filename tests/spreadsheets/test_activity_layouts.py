# ruff: noqa: E501  (tables of cells, line by line; cells know no zone)
"""The reader copes with the kind of diary, whatever its layout (FEATURES 2 row 17, TS-4).

Every layout holds the same entries, written another way; what comes out must be the same.
"""

from __future__ import annotations

import csv
import io
from datetime import date, time, timedelta
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from tests.spreadsheets.activity_layouts import (
    BARE,
    ENTRIES,
    as_entries,
    clock,
    day_headings,
    grouped,
    layouts,
    plain,
    read_rows,
    save,
)

from penilaian_desktop.domain.activity import WorkPlace
from penilaian_desktop.domain.activity_sheet import DiaryOptions, signature_of
from penilaian_desktop.domain.employee_sheet import SkipReason
from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.spreadsheets.activity_result import write_diary_result
from penilaian_desktop.spreadsheets.child import read_activities


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(layouts())
def test_any_layout_of_a_diary_gives_the_same_entries(layout):
    rows, merges = layout
    sheet = read_rows(rows, merges)
    assert not sheet.refused
    assert as_entries(sheet) == ENTRIES
    assert len(sheet.originals) == len(ENTRIES)


@pytest.mark.parametrize("fill", [plain, grouped, day_headings], ids=lambda f: f.__name__)
def test_workbooks_as_people_make_them(tmp_path, fill):
    sheet = read_activities(save(tmp_path / "catatan.xlsx", fill))
    assert as_entries(sheet) == ENTRIES
    assert not sheet.refused


def test_one_sheet_a_week_is_read_with_its_own_header_and_the_rest_is_named(tmp_path):
    book = openpyxl.Workbook()
    first = book.active
    first.title = "Minggu I"
    plain(first)
    first.delete_rows(5, 2)
    second = book.create_sheet("Minggu II")
    second.append(["Aktivitas", "Tgl", "Pukul", "Jml", "Satuan", "Ket"])
    for day, start, end, text, volume, unit, note in ENTRIES[3:]:
        second.append(
            [
                text,
                day.strftime("%d/%m/%Y"),
                f"{clock(start)}-{clock(end)}",
                float(volume),
                unit,
                note,
            ]
        )
        if text.startswith("="):
            second.cell(second.max_row, 1).data_type = "s"
    book.create_sheet("Rekap").append(["Bulan", "Jumlah hari"])
    book.save(tmp_path / "mingguan.xlsx")
    sheet = read_activities(tmp_path / "mingguan.xlsx")
    assert as_entries(sheet) == ENTRIES
    assert sheet.ignored_sheets == ("Rekap",)
    assert [page.sheet for page in sheet.layouts] == ["Minggu I", "Minggu II"]


def test_one_sheet_a_day_takes_the_day_above_the_table():
    day = ENTRIES[0][0]
    rows: list[list[object]] = [
        ["LAPORAN HARIAN", "", "", ""],
        ["Hari / Tanggal : Senin, 2 Maret 2026", "", "", ""],
        ["No", "Jam", "Kegiatan", "Output"],
        [1, "07.30-09.00", "Melayani perekaman KTP-el di loket", "24 orang"],
        [2, "09.00-10.15", "Memeriksa berkas akta kelahiran", "Berkas diperiksa"],
    ]
    sheet = read_rows(rows)
    first, second = sheet.records
    assert (first.day, first.volume, first.unit) == (day, Decimal(24), "orang")
    assert (second.day, second.note) == (day, "Hasil: Berkas diperiksa")
    assert not sheet.remarks


def test_days_of_the_month_alone_are_completed_by_the_title():
    rows: list[list[object]] = [
        ["KEGIATAN BULAN MARET 2026", "", ""],
        ["Tgl", "Waktu", "Uraian"],
        [2, "07.30-09.00", "Melayani perekaman KTP-el"],
        ["3", "07.30-09.00", "Memeriksa berkas akta"],
        ["Kamis, 12", "07.30-09.00", "Menyusun laporan bulanan"],
    ]
    assert [r.day.day for r in read_rows(rows).records] == [2, 3, 12]
    assert {(r.day.month, r.day.year) for r in read_rows(rows).records} == {(3, 2026)}


@pytest.mark.parametrize(
    ("heading", "value", "minutes"),
    [
        ("Durasi (menit)", 90, 90),
        ("Menit", "90 menit", 90),
        ("Durasi", "1 jam 30 menit", 90),
        ("Durasi (jam)", 1.5, 90),
        ("Lama", "1,5 jam", 90),
        ("Jumlah Jam", "1,5", 90),
        ("Durasi", "01:30", 90),
        ("Durasi", time(1, 30), 90),
        ("Durasi", timedelta(hours=1, minutes=30), 90),
        ("Durasi", 90, 90),
    ],
)
def test_a_duration_alone_is_enough(heading, value, minutes):
    rows: list[list[object]] = [
        ["Tanggal", "Aktivitas", heading],
        ["02-03-2026", "Memeriksa berkas akta", value],
    ]
    (record,) = read_rows(rows).records
    assert (record.start, record.end, record.minutes) == (None, None, minutes)


def test_a_start_with_a_duration_has_an_end():
    rows: list[list[object]] = [
        ["Tanggal", "Jam", "Durasi (menit)", "Aktivitas"],
        ["02-03-2026", "07.30", 45, "Memeriksa berkas akta"],
    ]
    (record,) = read_rows(rows).records
    assert (record.start, record.end, record.minutes) == (450, 495, 45)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_text_files_of_every_usual_kind(tmp_path, delimiter, encoding):
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(["Tanggal", "Mulai", "Selesai", "Uraian Kegiatan", "Volume", "Satuan"])
    writer.writerow(
        ["02-03-2026", "07:30:00", "09:00:00", "Rapat – ‘rencana’; Ñusa, dua", "1,5", "berkas"]
    )
    path = tmp_path / "catatan.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    (record,) = read_activities(path).records
    assert (record.day, record.start, record.end) == (date(2026, 3, 2), 450, 540)
    assert (record.text, record.volume) == ("Rapat – ‘rencana’; Ñusa, dua", Decimal("1.5"))


def test_an_apostrophe_that_guards_a_formula_goes_only_from_text_files(tmp_path):
    path = tmp_path / "catatan.csv"
    path.write_text(
        "Tanggal;Jam;Uraian\n02-03-2026;07.30-08.00;'=SUM(A1:A2)\n02-03-2026;08.00-09.00;'kutip di depan\n",
        "utf-8",
    )
    assert [r.text for r in read_activities(path).records] == ["=SUM(A1:A2)", "'kutip di depan"]
    rows: list[list[object]] = [
        ["Tanggal", "Jam", "Uraian"],
        ["02-03-2026", "07.30-08.00", "'=SUM(A1:A2)"],
    ]
    assert read_rows(rows).records[0].text == "'=SUM(A1:A2)"


def test_rhk_place_evidence_and_tags_are_kept():
    rows: list[list[object]] = [
        ["Tanggal", "Jam", "Uraian Kegiatan", "RHK", "Tempat", "Bukti Dukung", "Keterangan", "Tag"],
        [
            "02-03-2026",
            "07.30-08.00",
            "Menyusun laporan",
            "RHK 2",
            "WFH",
            "https://contoh.invalid/a",
            "selesai",
            "#rapat laporan",
        ],
    ]
    (record,) = read_rows(rows).records
    assert (record.rhk, record.place, record.tags) == (
        "RHK 2",
        WorkPlace.HOME,
        ("rapat", "laporan"),
    )
    assert record.note == "selesai\nBukti: https://contoh.invalid/a"


def test_a_night_shift_counts_where_the_person_has_one():
    rows: list[list[object]] = [
        ["Tanggal", "Jam", "Uraian"],
        ["02-03-2026", "22.00-06.00", "Menjaga ruang server"],
    ]
    (problem,) = read_rows(rows).refused
    assert problem.code == "end_not_after_start"
    (record,) = read_rows(rows, options=DiaryOptions(night_shift=True)).records
    assert (record.start, record.end, record.minutes) == (1320, 1800, 480)


def test_a_mapping_that_a_person_chose_wins_for_its_kind_of_header():
    rows: list[list[object]] = [
        ["Tanggal", "Jam", "Uraian", "Catatan"],
        ["02-03-2026", "07.30-08.00", "Rapat", "Membahas anggaran tahun depan"],
    ]
    page = read_rows(rows).layouts[0]
    chosen = {"Catatan": "text", "Uraian": "note"}
    found = read_rows(rows, options=DiaryOptions(mappings={signature_of(page.columns): chosen}))
    assert (found.records[0].text, found.records[0].note) == (
        "Membahas anggaran tahun depan",
        "Rapat",
    )


def test_free_days_and_prepared_lines_are_no_entries():
    rows: list[list[object]] = [
        ["No", "Tanggal", "Jam", "Uraian Kegiatan"],
        [1, "02-03-2026", "07.30-08.00", "Menyusun laporan"],
        [2, "07-03-2026", "", "LIBUR"],
        [3, "09-03-2026", "", ""],
        [4, "", "07.30-08.00", "Memeriksa berkas akta"],
    ]
    sheet = read_rows(rows)
    assert [(r.row, r.day.day) for r in sheet.records] == [(2, 2), (5, 9)]
    assert {s.row: s.reason for s in sheet.skipped} == {3: SkipReason.NOTE, 4: SkipReason.EMPTY}


def test_a_diary_without_headings_is_guessed_by_its_cells_and_mapped_by_hand(tmp_path):
    """Issue B: a diary whose columns have no names can be taken over all the same."""
    sheet = read_rows(BARE)
    assert [(r.row, r.day.day, r.start, r.text) for r in sheet.records] == [
        (1, 2, 450, "Menyusun laporan harian"),
        (2, 2, 480, "Melayani perekaman KTP-el"),
        (3, 3, 780, "Memeriksa berkas akta kelahiran"),
    ]
    (layout,) = sheet.layouts
    assert layout.header_rows == ()
    assert [(c.header, c.field) for c in layout.columns] == [
        ("Kolom A", "date"), ("Kolom B", "time"), ("Kolom C", "text"), ("Kolom D", ""),
        ("Kolom E", ""),
    ]  # fmt: skip
    chosen = {c.header: c.field for c in layout.columns}
    chosen |= {"Kolom C": "note", "Kolom D": "text", "Kolom E": "volume"}
    options = DiaryOptions(mappings={signature_of(layout.columns): chosen})
    again = read_rows(BARE, options=options)
    assert [(r.text, r.volume) for r in again.records] == [
        ("Loket 2", Decimal(3)), ("Loket 1", Decimal(24)), ("Arsip", Decimal(7)),
    ]  # fmt: skip
    write_diary_result(again, tmp_path / "hasil.xlsx")
    assert (tmp_path / "hasil.xlsx").stat().st_size


def test_a_mapping_without_a_text_is_read_as_it_was_guessed():
    (layout,) = read_rows(BARE).layouts
    nothing = dict.fromkeys((c.header for c in layout.columns), "")
    options = DiaryOptions(mappings={signature_of(layout.columns): nothing})
    assert len(read_rows(BARE, options=options).records) == 3


def test_a_file_without_a_diary_says_what_is_missing(tmp_path):
    def fill(sheet):
        sheet.append(["Nama", "NIP", "Jabatan"])
        sheet.append(["Siti", "199204172019032006", "Operator"])

    with pytest.raises(ImportRefused) as refused:
        read_activities(save(tmp_path / "pegawai.xlsx", fill))
    assert refused.value.code == "diary_no_table"
    with pytest.raises(ImportRefused) as empty:
        read_activities(
            save(tmp_path / "kosong.xlsx", lambda s: s.append(["Tanggal", "Jam", "Uraian"]))
        )
    assert empty.value.code == "diary_no_rows"
