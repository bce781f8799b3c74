# ruff: noqa: DTZ001  (cells know no zone)
"""Lists as offices really send them: what cannot be taken over says why, the rest comes in (PR-2).

Complaint 15: no row is lost without a reason with its sheet, row and column.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import AT

from penilaian_desktop.domain.attendance_sheet import (
    JudgedList,
    Stranger,
    WorkingLife,
    judge_list,
)
from penilaian_desktop.domain.calendar import ReducedHours, WorkCalendar, WorkingPattern
from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.domain.messages import message
from penilaian_desktop.spreadsheets.child import read_attendance

RATNA, MADE = "197503122003122004", "198807292014022003"
NAME = {RATNA: "dr. Ratna Wulandari", MADE: "Made Ayu Lestari"}
HEAD = ["NIP", "Nama", "Tanggal", "Masuk", "Pulang", "Ket"]
LOST = Stranger("nip_number_lost_digits")
RAMADAN = ReducedHours(
    id="r", at=AT, name="Ramadan", starts=date(2026, 2, 19), ends=date(2026, 3, 20)
)
SIX_DAYS = WorkingPattern(
    id="", at=AT, name="enam hari", minutes=(390, 390, 390, 390, 330, 315, 0),
    closes=(870, 870, 870, 870, 690, 780, 0),
)  # fmt: skip


@pytest.fixture
def judged(tmp_path):
    def build(rows, *, title="Absen", merges=(), pattern=None, formats=(), hidden=()):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = title
        for row in rows:
            sheet.append(list(row))
        for merge in merges:
            sheet.merge_cells(merge)
        for cell, form in formats:
            sheet[cell].number_format = form
        for name, other in hidden:
            extra = book.create_sheet(name)
            extra.sheet_state = "hidden"
            for row in other:
                extra.append(list(row))
        path = tmp_path / "absen.xlsx"
        book.save(path)
        return judge(path, pattern)

    return build


def judge(path, pattern=None) -> JudgedList:
    calendar = WorkCalendar(pattern or WorkingPattern(id="", at=AT, name=""), [], [RAMADAN], [])
    life = WorkingLife(calendar)
    return judge_list(read_attendance(path), lambda who: LOST if who.lost else life)


def a_row(day="03/08/2026", arrived="07:30", left="16:00", said="", nip=RATNA):
    return [nip, NAME[nip], day, arrived, left, said]


def one(found: JudgedList):
    (person,) = found.persons
    (day,) = person.days
    return day.state.value, day.late, day.early


def codes(problems):
    return [(p.row, p.column, p.code, p.detail) for p in problems]


@pytest.mark.parametrize(
    "day",
    [
        "03/08/2026", "3-8-2026", "3.8.2026", "3 Agustus 2026", "Senin, 3 Agt 2026", "2026-08-03",
        "2026/08/03 00:00:00", "03-Agu-2026", "3/8/26", "20260803", 20260803,
        datetime(2026, 8, 3), "Senin 03/08/2026", "3 Aug 2026",
    ],
)  # fmt: skip
def test_a_day_is_read_as_machines_and_offices_write_it(judged, day):
    found = judged([HEAD, a_row(day)])
    assert found.refused == ()
    assert found.persons[0].days[0].day == date(2026, 8, 3)


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("31/09/2026", "attendance_date_invalid"), ("32-8-2026", "attendance_date_invalid"),
        ("besok", "attendance_date_invalid"), ("17 Agustus", "attendance_date_invalid"),
        (None, "attendance_day_missing"),
    ],
)  # fmt: skip
def test_a_row_without_a_day_of_the_calendar_says_so_in_its_cell(judged, day, code):
    found = judged([HEAD, a_row(), a_row(day)])
    assert codes(found.refused) == [(3, "C", code, day or "")]
    assert (found.rows, found.good) == (2, 1)


@pytest.mark.parametrize(
    "arrived",
    [
        "07:45", "7.45", 7.45, 745, "0745", "07:45:59", time(7, 45), timedelta(hours=7, minutes=45),
        465 / 1440, "7:45 AM", "07.45 WIB", "jam 07.45", "'07:45", "03/08/2026 07:45",
        datetime(2026, 8, 3, 7, 45), "07:45:00.000", "07,45",
    ],
)  # fmt: skip
def test_a_time_is_read_however_it_was_typed(judged, arrived):
    assert one(judged([HEAD, a_row(arrived=arrived)])) == ("H", 15, 0)


def test_seven_point_three_is_half_past_seven(judged):
    assert one(judged([HEAD, a_row(arrived=7.3, left=16.3)])) == ("H", 0, 0)


@pytest.mark.parametrize(
    ("left", "form"),
    [("24.00", "General"), ("24:00", "General"), (timedelta(hours=24), "[h]:mm"), (1.0, "h:mm")],
)
def test_midnight_at_the_end_of_a_day_is_24(judged, left, form):
    found = judged([HEAD, a_row(left=left)], formats=[("E2", form)])
    assert codes(found.refused) == []
    assert one(found) == ("H", 0, 0)


@pytest.mark.parametrize("arrived", ["25:00", "7.60", "07:3O", "pagi", "07:30*", "07:30 07:31"])
def test_a_time_that_cannot_be_read_is_shown_as_it_stands(judged, arrived):
    found = judged([HEAD, a_row(arrived=arrived)])
    assert codes(found.refused) == [(2, "D", "scan_invalid", arrived)]
    assert found.refused[0].about == "3 Agt 2026 · dr. Ratna Wulandari"
    assert one(found)[0] == "?"


def test_a_cell_of_a_matrix_that_cannot_be_read_is_shown_as_it_stands(judged):
    week = ["07:30\n25:10", "07:30\n16:00", "XYZ", "16:10\n07:20", "DL", "", ""]
    found = judged([["Agustus 2026"], ["NIP", "Nama", *range(3, 10)], [RATNA, NAME[RATNA], *week]])
    assert codes(found.remarks) == [
        (3, "C", "scan_invalid", "07:30 25:10"),
        (3, "E", "code_unknown", "XYZ"),
        (3, "F", "out_before_in", "16.10 – 07.20"),
    ]


def test_no_scan_filled_with_midnight_is_no_scan(judged):
    found = judged([HEAD, a_row(arrived="00:00", left="00:00"), a_row("04/08/2026", "00:00")])
    assert [d.state.value for d in found.persons[0].days] == ["TK", "H"]
    assert [p.code for p in found.remarks] == ["no_record", "checkin_missing"]


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("HN", "H"), ("ST", "DL"), ("CT", "C"), ("DL", "DL"), ("dinas  luar", "DL"), ("iz", "I"),
        ("Cuti Tahunan", "C"), ("Sakit (surat dokter)", "S"), ("✓", "H"), ("A", "TK"),
        ("TL", "DL"), ("tanpa keterangan", "TK"),
    ],
)  # fmt: skip
def test_codes_of_leave_and_duty_are_known(judged, said, state):
    assert one(judged([HEAD, a_row(arrived="", left="", said=said)]))[0] == state


@pytest.mark.parametrize("said", ["TB", "x", "1", "H/DL", "PSW1", "rapat di luar sejak pagi tadi"])
def test_a_code_nobody_knows_is_no_absence(judged, said):
    found = judged([HEAD, a_row(arrived="", left="", said=said)])
    if said.startswith("rapat"):
        assert one(found)[0] == "DL"
        return
    assert codes(found.refused) == [(2, "F", "code_unknown", said)]
    assert one(found)[0] == "?"


@pytest.mark.parametrize("said", ["-", "Hadir", "H", "TL", "TL1", "PSW", "Terlambat", "normal", ""])
def test_words_of_the_machine_beside_times_hide_no_lateness(judged, said):
    found = judged([HEAD, a_row(arrived="07:50", said=said)])
    assert one(found) == ("H", 20, 0)
    assert found.remarks == ()


def test_s_d_between_times_is_no_sick_note(judged):
    week = ["7:30 s.d 16:00", "7:30 s/d 16:00", "7:50 sd 16:00", "H 07:40", "HN", "", ""]
    found = judged([["Agustus 2026"], ["NIP", "Nama", *range(3, 10)], [RATNA, NAME[RATNA], *week]])
    states = [(d.state.value, d.late) for d in found.persons[0].days[:5]]
    assert states == [("H", 0), ("H", 0), ("H", 20), ("H", 10), ("H", 0)]


def test_fridays_ramadan_and_the_sixth_day_have_their_own_hours(judged):
    rows = [HEAD, *(a_row(d, "08:10", "15:00") for d in ("19/02/2026", "20/02/2026"))]
    ramadan = judged([*rows, a_row("07/08/2026", "07:30", "16:00")])
    assert [(d.late, d.early) for d in ramadan.persons[0].days] == [(10, 0), (10, 30), (0, 30)]
    days = ("07/08/2026", "08/08/2026", "09/08/2026")
    six = judged([HEAD, *(a_row(d, "07:30", "11:30") for d in days)], pattern=SIX_DAYS)
    assert [(d.state.value, d.early) for d in six.persons[0].days] == [
        ("H", 0), ("H", 90), ("L", 0),
    ]  # fmt: skip


def test_two_months_beside_one_another_keep_their_days(judged):
    head = ["NIP", "Nama", "Juli 2026", *[""] * 30, "Agustus 2026", *[""] * 30]
    rows = [
        ["Rekap Juli - Agustus 2026"], head, ["", "", *range(1, 32), *range(1, 32)],
        [RATNA, NAME[RATNA], *["DL"] * 31, *["C"] * 31],
    ]  # fmt: skip
    found = judged(rows, merges=("A2:A3", "B2:B3", "C2:AG2", "AH2:BL2"))
    days = {d.day: d.state.value for d in found.persons[0].days}
    assert len(days) == 62
    assert (days[date(2026, 7, 1)], days[date(2026, 8, 31)]) == ("DL", "C")


def test_pages_with_headers_numbers_footers_and_signatures_hold_only_their_rows(judged):
    head = ["No", "NIP", "Nama", *range(1, 32)]
    signed = ["", "", "", "", "Kota Contoh, 3 Agustus 2026"]
    rows = [
        ["PEMERINTAH KOTA CONTOH"], ["REKAP ABSENSI BULAN JULI 2026"], [], head,
        [str(n) for n in range(1, 35)], [1, RATNA, NAME[RATNA], *["DL"] * 31],
        ["Halaman 1 dari 2"], [], head, [2, MADE, NAME[MADE], *["DL"] * 31],
        ["Jumlah", "", "", *["2"] * 31], ["Keterangan: H = hadir"], signed,
        ["", "", "", "", "Kepala Dinas,"], [], ["", "", "Dra. Ratna Wulandari"],
        ["", "NIP. 196601011990012001"], [],
        ["REKAP ABSENSI BULAN AGUSTUS 2026"], head, [1, RATNA, NAME[RATNA], *["C"] * 31],
    ]  # fmt: skip
    found = judged(rows)
    assert {p.who.identity: len(p.days) for p in found.persons} == {RATNA: 62, MADE: 31}
    assert codes(found.refused) == [(16, "C", "attendance_row_empty", "Dra. Ratna Wulandari")]


def test_a_row_with_a_name_and_no_day_makes_nobody_absent_for_a_month(judged):
    week = ["07:30 16:00"] * 7
    rows = [
        ["Agustus 2026"], ["NIP", "Nama", *range(3, 10)], [RATNA, NAME[RATNA], *week],
        [MADE, NAME[MADE], *[""] * 7],
    ]  # fmt: skip
    found = judged(rows)
    assert [p.who.identity for p in found.persons] == [RATNA]
    assert codes(found.refused) == [(4, "A", "attendance_row_empty", NAME[MADE])]


def test_a_person_merged_over_several_rows_is_read_on_each(judged):
    rows = [HEAD, a_row(), ["", "", "04/08/2026", "07:40", "16:00"], ["", "", "05/08/2026", "", "",
            "DL"]]  # fmt: skip
    found = judged(rows, merges=("A2:A4", "B2:B4"))
    assert [(d.state.value, d.late) for d in found.persons[0].days] == [
        ("H", 0), ("H", 10), ("DL", 0),
    ]  # fmt: skip
    bare = judged(rows)
    assert codes(bare.refused) == [
        (3, "A", "attendance_who_missing", ""), (4, "A", "attendance_who_missing", ""),
    ]  # fmt: skip


def test_in_and_out_may_stand_in_two_columns_or_two_rows_of_a_day(judged):
    head = ["NIP", "Nama", *(cell for day in range(3, 10) for cell in (day, ""))]
    below = ["", "", *["Masuk", "Pulang"] * 7]
    merges = ["C2:D2", "E2:F2", "G2:H2", "I2:J2", "K2:L2", "M2:N2", "O2:P2"]
    times = [RATNA, NAME[RATNA], *["07:40", "15:50"] * 5, *[""] * 4]
    columns = judged([["Agustus 2026"], head, below, times], merges=merges)
    rows = judged(
        [
            ["Agustus 2026"], ["NIP", "Nama", "", *range(3, 10)],
            [RATNA, NAME[RATNA], "Masuk", *["07:40"] * 5, "", ""],
            ["", "", "Pulang", *["15:50"] * 5, "", ""],
        ],
        merges=("A3:A4", "B3:B4"),
    )  # fmt: skip
    for found in (columns, rows):
        assert (codes(found.refused), found.remarks) == ([], ())
        assert [(d.late, d.early) for d in found.persons[0].days[:5]] == [
            (10, 10), (10, 10), (10, 10), (10, 10), (10, 40),
        ]  # fmt: skip


def test_hours_of_the_roster_are_not_taken_for_scans(judged):
    head = ["No. ID", "NIK", "Nama", "Tanggal", "Jam masuk", "Jam keluar", "Scan masuk",
            "Scan keluar"]  # fmt: skip
    row = ["12", RATNA, NAME[RATNA], "03/08/2026", "07:30", "16:00", "07:41", "15:30"]
    found = judged([head, row])
    assert found.persons[0].who.identity == RATNA
    assert one(found) == ("H", 11, 30)


def test_hidden_sheets_are_not_read(judged):
    found = judged([HEAD, a_row()], hidden=[("lama", [HEAD, a_row("04/08/2026", nip=MADE)])])
    assert [p.who.identity for p in found.persons] == [RATNA]


def test_scans_told_twice_change_nothing_and_half_a_scan_is_refused(judged):
    scans = [
        "03/08/2026 07:20:01", "03/08/2026 07:20:05", "03/08/2026 16:10", "2026-08-04T07:40:00",
        "05/08/2026", "06/08/2026 99:99", datetime(2026, 8, 4, 16, 0),
    ]  # fmt: skip
    found = judged([["NIP", "Nama", "Waktu Scan"], *([RATNA, NAME[RATNA], at] for at in scans)])
    days = {d.day.day: (d.state.value, d.late) for d in found.persons[0].days}
    assert days == {3: ("H", 0), 4: ("H", 10), 5: ("?", 0), 6: ("?", 0)}
    assert codes(found.refused) == [
        (6, "C", "scan_invalid", "05/08/2026"), (7, "C", "scan_invalid", "06/08/2026 99:99"),
    ]  # fmt: skip


def test_days_that_may_be_months_are_asked_about_and_never_guessed(judged):
    """A spreadsheet of another language made 8 March of 3 August; the 13th stayed a text."""
    swapped = [a_row(datetime(2026, 3, 8)), a_row(datetime(2026, 4, 8)), a_row("13/08/2026")]
    found = judged([HEAD, *swapped])
    assert [(p.row, p.code) for p in found.refused] == [
        (2, "date_order_unclear"), (3, "date_order_unclear"),
    ]  # fmt: skip
    american = judged([HEAD, a_row("08/03/2026"), a_row("08/13/2026")])
    assert [p.code for p in american.refused] == ["date_order_unclear", "attendance_date_invalid"]
    mixed = judged([HEAD, a_row(datetime(2026, 8, 3)), a_row("13/08/2026")])
    assert mixed.refused == ()


def test_a_person_who_stands_twice_is_told_once(judged):
    line = [RATNA, NAME[RATNA], *["07:30 16:00"] * 5, "", ""]
    found = judged([["Agustus 2026"], ["NIP", "Nama", *range(3, 10)], line, line])
    assert codes(found.remarks) == [(4, "A", "person_twice", "baris 3")]


def test_a_list_without_days_and_sums_says_what_to_do(judged):
    with pytest.raises(ImportRefused, match="attendance_no_table"):
        judged([["NIP", "Nama", "Hari Kerja", "Gaji", "Sakit"], [RATNA, NAME[RATNA], 21, 20, 1]])
    assert "isi dengan angka" in message("attendance_no_table").remedy


CELLS = st.one_of(
    st.sampled_from(
        ["07:30", "16:00", "7.3", "24.00", "DL", "CT", "-", "--:--", "", "25:99", "TK", "besok",
         "31/09/2026", "03/08/2026", "3 Agt 2026", "NIP", "Jumlah", "Keterangan:", RATNA, "12345"]
    ),
    st.floats(0, 50_000, allow_nan=False), st.integers(-5, 10**6), st.booleans(),
    st.datetimes(datetime(1999, 1, 1), datetime(2060, 1, 1)), st.times(), st.none(),
    st.text(alphabet="aTL0123456789:./- ", max_size=12),
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(CELLS, min_size=6, max_size=6), min_size=1, max_size=8), st.booleans())
def test_no_row_is_lost_without_a_reason(tmp_path, rows, wide):
    """Every line of a sheet is data or skipped by name; every refusal has its cell and sentence."""
    book = openpyxl.Workbook()
    sheet = book.active
    head = [["Agustus 2026"], ["NIP", "Nama", *range(3, 10)]] if wide else [["Agustus 2026"], HEAD]
    for row in (*head, *rows, [RATNA, NAME[RATNA], "03/08/2026", "07:30", "16:00"]):
        sheet.append(row)
    path = tmp_path / "acak.xlsx"
    book.save(path)
    read = read_attendance(path)
    headers = {n for layout in read.layouts for n in layout.header_rows}
    data = {row.row for row in read.originals}
    skipped = {row.row for row in read.skipped}
    assert headers | data | skipped == set(range(1, max(headers | data | skipped) + 1))
    assert not data & skipped
    found = judge(path)
    assert found.good + found.warned + len({p.row for p in found.refused}) == found.rows
    assert len(found.refused) == len({(p.sheet, p.row) for p in found.refused})
    kept = {e.row for p in found.persons for e in p.entries}
    for problem in found.refused:
        assert problem.sheet
        assert problem.column
        assert message(problem.code, **problem.params).text
    assert data <= kept | {p.row for p in found.refused}
    assert judge(path) == found
