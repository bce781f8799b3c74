"""A machine's list against the calendar: rows, remarks, refusals, months (PR-2; complaint 15)."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from penilaian_desktop.domain.attendance import AttendanceDay, DayState
from penilaian_desktop.domain.attendance_sheet import (
    AttendanceEntry,
    AttendanceSheet,
    Listed,
    Spot,
    Spots,
    WorkingLife,
    codes_of,
    judge_list,
    months_of,
)
from penilaian_desktop.domain.attendance_views import AttendanceCheck, Difference
from penilaian_desktop.domain.calendar import WorkCalendar, WorkingPattern
from penilaian_desktop.domain.employee_sheet import OriginalRow, SheetProblem

AT = datetime(2026, 9, 1, tzinfo=UTC)
LIFE = WorkingLife(WorkCalendar(WorkingPattern(id="", at=AT, name=""), (), (), ()))
SPOTS = Spots(
    day=("C", "Tanggal"), arrived=("D", "Masuk"), left=("E", "Pulang"), state=("F", "Ket")
)


def entry(day, row=2, *, matrix=False, fault="", at=Spot.STATE, identity="1", **fields):
    return AttendanceEntry(
        sheet="Absen", row=row, who=Listed(identity, "Siti"),
        recorded=AttendanceDay(day=date(2026, 8, day), **fields), spots=SPOTS, matrix=matrix,
        fault=fault, fault_at=at,
    )  # fmt: skip


def a_list(*entries, refused=()):
    rows = dict.fromkeys((e.sheet, e.row) for e in (*entries, *refused))
    return AttendanceSheet(
        file="x.xlsx", layouts=(), entries=entries, refused=refused, remarks=(), skipped=(),
        originals=tuple(OriginalRow(sheet=s, row=r, values=()) for s, r in rows),
    )  # fmt: skip


def judge(*entries, life=LIFE, **fields):
    return judge_list(a_list(*entries, **fields), lambda _who: life)


def test_a_row_that_cannot_be_read_is_refused_and_leaves_its_day_undecided():
    found = judge(entry(4, fault="scan_invalid", at=Spot.ARRIVED))
    (problem,) = found.refused
    assert (problem.code, problem.column, problem.header) == ("scan_invalid", "D", "Masuk")
    assert found.persons[0].days[0].state is DayState.UNDECIDED
    assert (found.rows, found.good, found.warned) == (1, 0, 0)


def test_a_cell_of_a_matrix_that_cannot_be_read_does_not_refuse_the_whole_month():
    found = judge(entry(4, matrix=True, fault="code_unknown"), entry(5, matrix=True, arrived=450))
    assert found.refused == ()
    assert (found.rows, found.good, found.warned) == (1, 0, 1)


def test_a_fault_on_a_free_day_leaves_the_day_free():
    assert judge(entry(8, fault="scan_invalid")).persons[0].days[0].state is DayState.FREE


def test_leaving_before_arriving_is_a_fault_but_not_on_a_night_shift():
    backwards = {"arrived": 1290, "left": 360}
    assert [p.code for p in judge(entry(4, **backwards)).refused] == ["out_before_in"]
    night = WorkingLife(LIFE.calendar, night_shift=True)
    assert judge(entry(4, **backwards), life=night).refused == ()
    assert judge(entry(4, arrived=450)).refused == ()


NIGHT = WorkingLife(LIFE.calendar, night_shift=True)


def test_a_night_shift_is_present_and_its_times_make_nobody_late():
    """PR-2: 21.30 to 06.00 is neither 810 minutes late nor 600 minutes early."""
    found = judge(entry(4, arrived=1290, left=360), life=NIGHT)
    (day,) = found.persons[0].days
    assert (day.state, day.late, day.early) == (DayState.PRESENT, 0, 0)
    assert [p.code for p in found.remarks] == ["over_midnight"]


def test_more_than_a_night_between_arriving_and_leaving_is_a_fault_everywhere():
    """PR-2: 16.40 to 07.20 are two scans the wrong way round, also where some work at night."""
    found = judge(entry(4, arrived=1000, left=440), life=NIGHT)
    assert [p.code for p in found.refused] == ["out_before_in"]
    assert found.persons[0].days[0].state is DayState.UNDECIDED


def test_scans_of_several_rows_that_end_before_they_begin_leave_the_day_undecided():
    found = judge(entry(4, arrived=1000), entry(4, row=3, left=440))
    assert [p.code for p in found.refused] == ["out_before_in"]
    assert found.persons[0].days[0].state is DayState.UNDECIDED


def test_of_several_rows_of_a_day_the_earliest_and_the_latest_count():
    found = judge(
        entry(4, arrived=455, left=460),
        entry(4, row=3, arrived=450, left=970),
        entry(4, row=4, fault="scan_invalid"),
    )
    assert found.persons[0].days[0].late == 0
    assert found.persons[0].days[0].early == 0
    assert [(p.code, p.row) for p in found.remarks] == [("duplicate_day", 3), ("duplicate_day", 4)]
    assert [p.row for p in found.refused] == [4]


def test_a_code_in_one_of_several_rows_counts():
    found = judge(entry(4, state=DayState.SICK), entry(4, row=3, arrived=450))
    assert found.persons[0].days[0].state is DayState.SICK


@pytest.mark.parametrize(("fields", "column"), [({"arrived": 450}, "D"), ({"left": 900}, "E")])
def test_work_on_a_free_day_is_remarked_where_a_time_stands(fields, column):
    (problem,) = judge(entry(8, **fields)).remarks
    assert (problem.code, problem.column) == ("present_on_free_day", column)


def test_persons_without_a_number_are_told_apart_by_name():
    one = entry(4, identity="", arrived=450, left=960)
    assert one.who.key == " siti"
    assert len(judge(one, entry(5, row=3, arrived=450, left=960)).persons) == 2


def test_days_fall_into_months_with_a_code_for_each_day():
    found = judge(entry(4, arrived=450, left=960), entry(5, row=3))
    (month,) = months_of(found.persons[0].days).items()
    assert month[0] == (2026, 8)
    codes = codes_of(month[1], date(2026, 8, 1))
    assert len(codes) == 31
    assert codes[2:6] == ("-", "H", "TK", "-")
    assert a_list(entry(9), entry(4)).days == (date(2026, 8, 4), date(2026, 8, 9))
    assert a_list().days is None


def test_refusals_stand_in_the_order_of_the_file():
    early = SheetProblem(code="pin_unknown", sheet="Absen", row=2, column="A", header="PIN")
    found = judge_list(
        AttendanceSheet(
            file="x", layouts=(), entries=(entry(4, row=3, fault="scan_invalid"),),
            refused=(early,), remarks=(), skipped=(),
            originals=tuple(OriginalRow(sheet="Absen", row=r, values=()) for r in (2, 3)),
        ),
        lambda _who: LIFE,
    )  # fmt: skip
    assert [p.row for p in found.refused] == [2, 3]
    empty = AttendanceCheck(found=found, recaps=())
    assert (empty.months, empty.records, empty.count(Difference.NEW)) == ((), (), 0)


def test_one_cell_is_the_spot_of_everything_in_a_matrix():
    spots = Spots.one("H", "tanggal 5")
    assert {spots.day, spots.arrived, spots.left, spots.state} == {("H", "tanggal 5")}
