# ruff: noqa: DTZ001  (cells know no zone)
"""The reader copes with the kind of attendance list, whatever its layout (PR-2).

Every layout tells the same week of two persons, written another way; what comes out is the same.
"""

from __future__ import annotations

import csv
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
from tests.builders import AT

from penilaian_desktop.domain.attendance_sheet import Stranger, WorkingLife, judge_list
from penilaian_desktop.domain.calendar import WorkCalendar, WorkingPattern
from penilaian_desktop.spreadsheets.child import read_attendance

RATNA, MADE = "197503122003122004", "198807292014022003"
NAMES = {RATNA: "dr. Ratna Wulandari", MADE: "Made Ayu Lestari"}
MONDAY = date(2026, 8, 3)
LOST = Stranger("nip_number_lost_digits")
DAYS = [MONDAY + timedelta(days=n) for n in range(7)]
WEEK = {
    RATNA: ["07:20 16:10", "07:41 16:05", "DL", "07:25 16:00", "07:10 16:31", "", ""],
    MADE: ["07:29 16:00", "C", "C", "08:00 15:30", "07:30 16:30", "", ""],
}
EXPECTED = {
    RATNA: [
        ("H", 0, 0),
        ("H", 11, 0),
        ("DL", 0, 0),
        ("H", 0, 0),
        ("H", 0, 0),
        ("L", 0, 0),
        ("L", 0, 0),
    ],
    MADE: [
        ("H", 0, 0),
        ("C", 0, 0),
        ("C", 0, 0),
        ("H", 30, 30),
        ("H", 0, 0),
        ("L", 0, 0),
        ("L", 0, 0),
    ],
}


def save(path: Path, rows, *, merges=(), title="Absen") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for merge in merges:
        sheet.merge_cells(merge)
    book.save(path)
    return path


def write_csv(path: Path, rows, delimiter=";") -> Path:
    path = path.with_suffix(".csv")
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def spaced(nip: str) -> str:
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"


def times(cell: str) -> list[str]:
    return cell.split() if ":" in cell else []


def state(cell: str) -> str:
    return "" if ":" in cell else cell


def matrix(path):
    """One column a day, numbers 1 to 31, the month in the title, NIP with blanks."""
    rows = [["REKAP KEHADIRAN BULAN AGUSTUS 2026"], [], ["NO", "NAMA", "NIP", *range(1, 10)]]
    rows += [
        [n, NAMES[nip], spaced(nip), "L", "L", *(c.replace(" ", "\n") for c in week)]
        for n, (nip, week) in enumerate(WEEK.items(), 1)
    ]
    return save(path, rows)


def weekday_headers(path):
    """Days with their weekday behind: "3 (Sen)"."""
    rows = [
        ["Rekap Agustus 2026"],
        [
            "Nama Pegawai",
            "NIP",
            *(
                f"{d.day} ({w})"
                for d, w in zip(
                    DAYS, ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"), strict=True
                )
            ),
        ],
    ]
    rows += [[NAMES[nip], nip, *week] for nip, week in WEEK.items()]
    return save(path, rows)


def date_headers(path):
    """Whole dates as column headers, as cells of dates."""
    rows = [["Nama", "NIP", *(datetime(d.year, d.month, d.day) for d in DAYS)]]
    rows += [[NAMES[nip], nip, *week] for nip, week in WEEK.items()]
    return save(path, rows)


def date_headers_as_text(path):
    """Whole dates as column headers, as text."""
    rows = [["Nama", "NIP", *(f"{d:%d/%m/%Y}" for d in DAYS)]]
    rows += [[NAMES[nip], nip, *week] for nip, week in WEEK.items()]
    return save(path, rows)


def merged_group(path):
    """A merged "Tanggal" above the numbers, the month in the name of the sheet."""
    rows = [["No", "Nama", "NIP", "Tanggal"], [None, None, None, *(d.day for d in DAYS)]]
    rows += [[n, NAMES[nip], nip, *week] for n, (nip, week) in enumerate(WEEK.items(), 1)]
    return save(path, rows, merges=("A1:A2", "B1:B2", "C1:C2", "D1:J1"), title="Agustus 2026")


def rows_of_days(path):
    """One row a day with arrival, leave and a remark, times as times."""
    rows = [["NIP", "Nama", "Tanggal", "Jam Masuk", "Jam Pulang", "Keterangan"]]
    for nip, week in WEEK.items():
        for day, cell in zip(DAYS, week, strict=True):
            at = [time.fromisoformat(t) for t in times(cell)] or [None, None]
            rows.append([nip, NAMES[nip], datetime(day.year, day.month, day.day), *at, state(cell)])
    return save(path, rows)


def semicolon_csv(path):
    """The same as text with semicolons."""
    rows = [["NIP", "Nama", "Tgl", "Scan Masuk", "Scan Pulang", "Ket"]]
    for nip, week in WEEK.items():
        for day, cell in zip(DAYS, week, strict=True):
            rows.append(
                [
                    spaced(nip),
                    NAMES[nip],
                    f"{day:%d-%m-%Y}",
                    *(times(cell) or ["", ""]),
                    state(cell),
                ]
            )
    return write_csv(path, rows)


def several_scan_columns(path):
    """Up to four scans of a day beside one another."""
    rows = [["No", "NIP", "Nama", "Tanggal", "Scan 1", "Scan 2", "Scan 3", "Scan 4", "Keterangan"]]
    for n, (nip, week) in enumerate(WEEK.items(), 1):
        for day, cell in zip(DAYS, week, strict=True):
            found = times(cell)
            scans = [found[0], "12:01", found[1], ""] if found else [""] * 4
            rows.append([n, nip, NAMES[nip], f"{day:%d/%m/%Y}", *scans, state(cell)])
    return save(path, rows)


@pytest.mark.parametrize(
    "layout",
    [matrix, weekday_headers, date_headers, date_headers_as_text, merged_group, rows_of_days,
     semicolon_csv, several_scan_columns],
    ids=lambda layout: layout.__name__,
)  # fmt: skip
def test_the_same_week_comes_out_of_every_layout(layout, tmp_path):
    _sheet, found = judged(layout(tmp_path / "absen.xlsx"))
    assert [(p.row, p.column, p.code) for p in found.refused] == []
    assert {code for code in (p.code for p in found.remarks) if code != "no_record"} == set()
    assert told(found) == EXPECTED


def judged(path):
    sheet = read_attendance(path)
    pattern = WorkingPattern(id="", at=AT, name="")
    life = WorkingLife(WorkCalendar(pattern, [], [], []))
    return sheet, judge_list(sheet, lambda who: LOST if who.lost else life)


def told(found):
    return {
        person.who.identity: [
            (d.state.value, d.late, d.early) for d in person.days if d.day in DAYS
        ]
        for person in found.persons
    }  # fmt: skip


def test_a_raw_log_of_scans_makes_days_of_its_rows_without_calling_them_double(tmp_path):
    """One time per row, day and time in one cell; a third scan at noon changes nothing."""
    rows = [["PIN", "NIP", "Nama", "Tanggal Scan", "Waktu"]]
    log = [["PIN", "NIP", "Nama", "Datetime"]]
    for pin, (nip, week) in enumerate(WEEK.items(), 1):
        for day, cell in zip(DAYS, week, strict=True):
            for at in sorted([*times(cell), *(["12:03"] if times(cell) else [])]):
                log.append([pin, nip, NAMES[nip], f"{day:%d/%m/%Y} {at}:12"])
                rows.append([pin, nip, NAMES[nip], f"{day:%d/%m/%Y}", f"{at}:12"])
    for number, table in enumerate((log, rows)):
        _sheet, found = judged(save(tmp_path / f"{number}.xlsx", table))
        assert found.refused == ()
        assert [p.code for p in found.remarks] == []
        days = {
            person.who.identity: {d.day: (d.state.value, d.late, d.early) for d in person.days}
            for person in found.persons
        }
        for nip, week in WEEK.items():
            wanted = {
                day: EXPECTED[nip][n]
                for n, (day, cell) in enumerate(zip(DAYS, week, strict=True)) if times(cell)
            }  # fmt: skip
            assert days[nip] == wanted


def test_a_month_from_the_21st_to_the_20th_begins_in_the_month_before(tmp_path):
    numbers = [*range(21, 32), *range(1, 21)]
    rows = [
        ["Rekap Agustus 2026"],
        ["NIP", "Nama", *numbers],
        [RATNA, NAMES[RATNA], *["07:30 16:00"] * 31],
    ]
    sheet, found = judged(save(tmp_path / "a.xlsx", rows))
    days = [e.recorded.day for e in sheet.entries]
    assert (days[0], days[-1], len(set(days))) == (date(2026, 7, 21), date(2026, 8, 20), 31)
    assert found.refused == ()


def test_two_months_in_one_sheet_come_out_with_their_days(tmp_path):
    """Bad input: two months in one sheet, each under its own title."""
    header = ["NIP", "Nama", *range(1, 8)]
    rows = [
        ["Rekap Juli 2026"], header, [RATNA, NAMES[RATNA], *["07:30 16:00"] * 7], [],
        ["Rekap Agustus 2026"], header, [RATNA, NAMES[RATNA], *["DL"] * 7],
    ]  # fmt: skip
    sheet, found = judged(save(tmp_path / "a.xlsx", rows))
    assert found.refused == ()
    months = {(e.recorded.day.year, e.recorded.day.month) for e in sheet.entries}
    assert months == {(2026, 7), (2026, 8)}
    assert len(sheet.entries) == 14


def test_a_nip_that_became_a_number_is_refused_and_never_guessed(tmp_path):
    rows = [
        ["NIP", "Nama", "Tanggal", "Masuk", "Pulang"],
        [1.97503122003122e17, "Ratna", "03/08/2026", "07:20", "16:10"],
    ]
    rows.append([MADE, NAMES[MADE], "03/08/2026", "07:20", "16:10"])
    _sheet, found = judged(save(tmp_path / "a.xlsx", rows))
    (problem,) = found.refused
    assert (problem.row, problem.column, problem.code) == (2, "A", "nip_number_lost_digits")
    assert [p.who.identity for p in found.persons] == [MADE]


def test_the_day_of_a_signature_does_not_move_the_next_page_into_another_month(tmp_path):
    header = ["NIP", "Nama", *range(3, 10)]
    rows = [
        ["Rekap Agustus 2026"], header, [RATNA, NAMES[RATNA], *WEEK[RATNA]],
        ["Kota Contoh, 2 September 2026"], [],
        header, [MADE, NAMES[MADE], *WEEK[MADE]],
    ]  # fmt: skip
    _sheet, found = judged(save(tmp_path / "a.xlsx", rows))
    assert told(found) == EXPECTED
    assert found.refused == ()
