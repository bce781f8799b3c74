"""The sample lists of two machines read exactly as their expected.json says (PR-2)."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.builders import AT, a_holiday

from penilaian_desktop.app.paths import resources_folder
from penilaian_desktop.domain.attendance import Attendance, late_step, percent, sums
from penilaian_desktop.domain.attendance_sheet import JudgedList, Stranger, WorkingLife, judge_list
from penilaian_desktop.domain.calendar import ReducedHours, WorkCalendar, WorkingPattern
from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.spreadsheets.child import read_attendance
from penilaian_desktop.storage.holidays import load_holidays

FILES = Path(__file__).parents[1] / "files" / "attendance"
NAMES = ("rekap_absen_matriks_agustus.xlsx", "log_fingerprint_september.xlsx")


LOST = Stranger("nip_number_lost_digits")
OURS = {"time_invalid": "scan_invalid", "date_invalid": "attendance_date_invalid"}
"""Reasons of the samples that go by another code here."""


def the_calendar() -> WorkCalendar:
    ramadan = ReducedHours(
        id=new_id(), at=AT, name="Ramadan", starts=date(2026, 2, 19), ends=date(2026, 3, 20)
    )
    holidays = [
        a_holiday(day=day.day, name=day.name, holiday_kind=day.kind)
        for year in load_holidays(resources_folder())
        for day in year.days
    ]
    return WorkCalendar(WorkingPattern(id="", at=AT, name=""), holidays, [ramadan], [])


@pytest.fixture(scope="module", params=NAMES)
def name(request) -> str:
    return request.param


@pytest.fixture(scope="module")
def expected(name) -> dict[str, Any]:
    return json.loads((FILES / "expected.json").read_text(encoding="utf-8"))["files"][name]


@pytest.fixture(scope="module")
def sheet(name):
    return read_attendance(FILES / name)


@pytest.fixture(scope="module")
def found(sheet) -> JudgedList:
    life = WorkingLife(the_calendar())
    return judge_list(sheet, lambda who: LOST if who.lost else life)


def keys(problems):
    return sorted((p.sheet, p.row, p.column, p.header, p.code) for p in problems)


def expected_keys(items):
    return sorted(
        (i["sheet"], i["row"], i["column"], i["header"], OURS.get(i["reason"], i["reason"]))
        for i in items
    )


def test_every_refusal_and_remark_stands_in_its_cell(found, expected):
    assert keys(found.refused) == expected_keys(expected["refused"])
    assert keys(found.remarks) == expected_keys(expected["warned"])
    cells = expected.get("cells", [])
    assert {(c["row"], c["column"], OURS.get(c["reason"], c["reason"])) for c in cells} <= {
        (p.row, p.column, p.code) for p in found.remarks
    }
    for problem in (*found.refused, *found.remarks):
        assert message(problem.code, **problem.params).text


def test_the_counts_agree(found, expected):
    counts = expected["counts"]
    assert (found.rows, found.good, found.warned, len(found.refused)) == (
        counts["data_rows"],
        counts["good"],
        counts["warned"],
        counts["refused"],
    )


def test_titles_empty_rows_and_notes_are_skipped(sheet, expected):
    rows = {(row.sheet, row.row) for row in sheet.skipped}
    assert rows == {(i["sheet"], i["row"]) for i in expected["skipped_rows"]}


def test_the_recap_of_each_person_is_exact(found, expected):
    """PR-2: present, late, leave, absent; leave is not counted against the person."""
    by_nip = {person.who.identity: person for person in found.persons}
    recap = expected["recap"]
    assert set(by_nip) == {line["nip"] for line in recap}
    for line in recap:
        person = by_nip[line["nip"]]
        working = [d for d in person.days if d.state.value != "L"]
        month = Attendance(
            id=new_id(), at=AT, unit_id="u", person_id="p", month="2026-B08",
            working_days=len(working), **sums(person.days),
        )  # fmt: skip
        steps = dict(zip(("TL1", "TL2", "TL3", "TL4"), month.late_steps, strict=True))
        codes = [code for day in person.days for code in day.remarks]
        assert {
            "nip": person.who.identity, "working_days": month.working_days,
            "present": month.present,
            "C": month.leave, "S": month.sick, "I": month.permit, "DL": month.duty,
            "TK": month.absent, "undecided": month.undecided, "late_count": month.late_days,
            "late_minutes": month.late_minutes, "early_count": month.early_days,
            "early_minutes": month.early_minutes, **steps,
            "checkin_missing": codes.count("checkin_missing"),
            "checkout_missing": codes.count("checkout_missing"),
            "present_on_free_day": codes.count("present_on_free_day"),
            "attendance_percent": str(percent([month])),
        } == {k: v for k, v in line.items() if k not in {"pin", "nama"}}  # fmt: skip


@pytest.mark.parametrize(
    ("minutes", "step"), [(1, 0), (30, 0), (31, 1), (60, 1), (61, 2), (90, 2), (91, 3), (400, 3)]
)
def test_lateness_falls_into_four_steps(minutes, step):
    assert late_step(minutes) == step
