"""Further shapes of attendance lists: sums of a month, two columns a day, one table a person."""

from __future__ import annotations

import openpyxl
import pytest

from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.spreadsheets.child import read_attendance

RATNA, MADE = "197503122003122004", "198807292014022003"
DAYS = range(3, 12)


@pytest.fixture
def read(tmp_path):
    def build(rows, *, merges=(), title="Absen"):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = title
        for row in rows:
            sheet.append(list(row))
        for merge in merges:
            sheet.merge_cells(merge)
        path = tmp_path / "absen.xlsx"
        book.save(path)
        return read_attendance(path)

    return build


def pairs(*two):
    return [cell for _day in DAYS for cell in two]


def numbered(again):
    return [cell for day in DAYS for cell in (day, day if again else None)]


@pytest.mark.parametrize(
    ("between", "below", "again"),
    [
        ([], ("Masuk", "Pulang"), False), ([], ("M", "P"), False), ([], ("Dtg", "Plg"), True),
        ([[None, None, *pairs("Sel", None)]], ("IN", "OUT"), False),
        ([], ("Jam Masuk", "Jam Pulang"), True),
    ],
)  # fmt: skip
def test_two_columns_of_a_day_are_both_read(read, between, below, again):
    """PR-2: leaving is read too, so leaving early is not lost."""
    sheet = read(
        [
            ["Rekap November 2026"], ["NIP", "Nama", *numbered(again)], *between,
            [None, None, *pairs(*below)], [RATNA, "Ratna", *pairs("07:20", "15:10")],
        ]
    )  # fmt: skip
    assert sheet.refused == ()
    assert [(e.recorded.day.day, e.recorded.arrived, e.recorded.left) for e in sheet.entries] == [
        (day, 440, 910) for day in DAYS
    ]


@pytest.mark.parametrize(
    "who",
    [(None, None, "Jumlah Hadir"), ("Jumlah", None, None), (None, "TOTAL", None),
     (None, None, "Rata-rata"), (None, None, "Sub total")],
)  # fmt: skip
def test_a_filled_line_of_totals_is_nobody(read, who):
    sheet = read(
        [
            ["November 2026"], ["No", "NIP", "Nama", *DAYS], [1, RATNA, "Ratna", *["H"] * 9],
            [*who, *[1] * 9],
        ]
    )  # fmt: skip
    assert [s.reason.value for s in sheet.skipped] == ["title", "total"]
    assert (sheet.refused, {e.row for e in sheet.entries}) == ((), {3})


def test_a_recap_of_sums_is_read_whatever_the_order_of_its_columns(read):
    """PR-2: the month stands in the title, the totals at the end are nobody."""
    sheet = read(
        [
            ["REKAPITULASI KEHADIRAN"], ["Bulan: Oktober 2026"], [],
            ["No", "Nama", "NIP", "TK", "Hari Kerja", "Hadir", "DL", "Sakit", "Izin", "Cuti",
             "Terlambat", "Persentase"],
            [1, "Ratna", RATNA, 1, 22, 18, "1 hari", "-", None, 2, 3, "90%"],
            [2, "Made", MADE, 0, 22, 22, 0, 0, 0, 0, 0, "100%"],
            ["Jumlah", None, None, 1, 44, 40, 1, 0, 0, 2, 3, None],
        ]
    )  # fmt: skip
    first = sheet.sums[0]
    assert (first.row, first.who.identity, first.month) == (5, RATNA, "2026-B10")
    assert dict(first.values) == {
        "absent": 1, "working_days": 22, "present": 18, "duty": 1, "sick": 0, "permit": 0,
        "leave": 2, "late_days": 3,
    }  # fmt: skip
    assert (len(sheet.sums), sheet.refused, sheet.entries) == (2, (), ())
    assert ("absent", "D", "TK") in first.cells


def test_groups_of_headings_tell_times_from_minutes_and_late_from_early(read):
    rows = [
        ["NIP", "Nama", "Hari Kerja", "Hadir", "Ketidakhadiran", None, None, "Terlambat", None,
         "Pulang Cepat", None],
        [None, None, None, None, "Sakit", "Izin", "Alpa", "Kali", "Menit", "Kali", "Menit"],
        [RATNA, "Ratna", 22, 20, 1, 0, 1, 3, 95, 1, 12],
    ]  # fmt: skip
    merges = ("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:G1", "H1:I1", "J1:K1")
    sheet = read(rows, merges=merges, title="Agustus 2026")
    (found,) = sheet.sums
    assert (found.month, dict(found.values)) == (
        "2026-B08",
        {
            "working_days": 22, "present": 20, "sick": 1, "permit": 0, "absent": 1,
            "late_days": 3, "late_minutes": 95, "early_days": 1, "early_minutes": 12,
        },
    )  # fmt: skip
    assert found.month


def test_a_bare_terlambat_above_31_counts_minutes_and_steps_are_kept(read):
    head = ["NIP", "Nama", "HK", "H", "TK", "Terlambat", "TL1", "TL2", "TL3", "TL4"]
    sheet = read([head, [RATNA, "Ratna", 22, 21, 1, 133, 2, 0, 0, 1]])
    (found,) = sheet.sums
    assert dict(found.values)["late_minutes"] == 133
    assert (found.steps, found.month, sheet.asks_month) == ((2, 0, 0, 1), "", True)
    assert sheet.of_month("2026-B09").sums[0].month == "2026-B09"


def test_text_in_a_column_of_sums_is_refused_in_its_cell(read):
    sheet = read(
        [["NIP", "Nama", "Hari Kerja", "Hadir", "Sakit"], [RATNA, "Ratna", 22, "dua puluh", 1],
         [MADE, "Made", None, None, None]],
        title="Agustus 2026",
    )  # fmt: skip
    assert [(p.row, p.column, p.header, p.code, p.detail) for p in sheet.refused] == [
        (2, "D", "Hadir", "attendance_number_unreadable", "dua puluh"),
        (3, "C", "Hari Kerja", "attendance_row_empty", "Made"),
    ]


def test_a_matrix_with_sums_at_its_end_stays_a_matrix(read):
    head = ["NIP", "Nama", *DAYS, "Hadir", "Sakit", "Izin", "TK"]
    sheet = read([["November 2026"], head, [RATNA, "Ratna", *["H"] * 9, 9, 0, 0, 0]])
    assert (len(sheet.entries), sheet.sums) == (9, ())


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ([["Nama: Ratna Wulandari"], ["NIP : " + RATNA]], [["Nama: Made Ayu"], ["NIP : " + MADE]]),
        ([["Nama", ":", "Ratna Wulandari"], ["NIP", RATNA]], [["Nama", "Made Ayu"], ["NIP", MADE]]),
        ([["NIP", RATNA], ["Nama Pegawai", "Ratna Wulandari"]],
         [["NIP", MADE], ["Nama Pegawai", "Made Ayu"]]),
        ([["Nama : Ratna Wulandari   NIP : " + RATNA]], [["Nama : Made Ayu   NIP : " + MADE]]),
    ],
)  # fmt: skip
def test_a_table_for_each_person_is_read_with_whose_it_is(read, first, second):
    head = ["Tanggal", "Masuk", "Pulang", "Keterangan"]
    sheet = read(
        [
            ["LAPORAN KEHADIRAN"], *first, head, ["03/11/2026", "07:20", "16:00"],
            ["04/11/2026", None, None, "Sakit"], ["Jumlah", 2], [], *second, head,
            ["03/11/2026", "07:41", "16:00"],
        ]
    )  # fmt: skip
    assert [
        (e.who.identity, e.who.name, e.recorded.day.day, e.recorded.arrived) for e in sheet.entries
    ] == [
        (RATNA, "Ratna Wulandari", 3, 440), (RATNA, "Ratna Wulandari", 4, None),
        (MADE, "Made Ayu", 3, 461),
    ]  # fmt: skip
    assert sheet.refused == ()
    lines = {e.row for e in sheet.entries} | {s.row for s in sheet.skipped}
    lines |= set(sheet.layouts[0].header_rows)
    assert lines == set(range(1, len(first) + len(second) + 9)), "no line is lost"


def test_a_table_below_nobody_is_no_list(read):
    with pytest.raises(ImportRefused, match="attendance_no_table"):
        read([["LAPORAN"], ["Tanggal", "Masuk", "Pulang"], ["03/11/2026", "07:20", "16:00"]])
