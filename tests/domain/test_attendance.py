"""Days of attendance against the calendar, sums and shares (PR-2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian_desktop.domain.attendance import (
    Attendance,
    AttendanceDay,
    DayState,
    absent_in_a_row,
    joined,
    judge_day,
    late_step,
    percent,
    sums,
)
from penilaian_desktop.domain.calendar import DayTarget

AT = datetime(2026, 9, 1, tzinfo=UTC)
DAY = date(2026, 8, 4)
WORK = DayTarget(450, "", "", 450, 960, 720, 780)
FREE = DayTarget(0, "akhir pekan", "weekend", 450, 960, 720, 780)
LEAVE = DayTarget(0, "cuti", "mark", 450, 960, 720, 780)
MONTH = Attendance(
    id="a", at=datetime(2026, 9, 1, tzinfo=UTC), unit_id="u", person_id="p", month="2026-B08",
    working_days=20,
)  # fmt: skip


def judged(target=WORK, own_mark="", **fields):
    return judge_day(AttendanceDay(day=DAY, **fields), target, own_mark=own_mark)


@pytest.mark.parametrize(
    ("fields", "state", "late", "early", "remarks"),
    [
        ({"arrived": 450, "left": 960}, DayState.PRESENT, 0, 0, ()),
        ({"arrived": 475, "left": 930}, DayState.PRESENT, 25, 30, ()),
        ({"arrived": 400, "left": 1000}, DayState.PRESENT, 0, 0, ()),
        ({"left": 960}, DayState.PRESENT, 0, 0, ("checkin_missing",)),
        ({"arrived": 450}, DayState.PRESENT, 0, 0, ("checkout_missing",)),
        ({}, DayState.ABSENT, 0, 0, ("no_record",)),
        ({"state": DayState.SICK}, DayState.SICK, 0, 0, ()),
        ({"state": DayState.FREE}, DayState.UNDECIDED, 0, 0, ("free_by_machine",)),
        ({"state": DayState.DUTY, "arrived": 500}, DayState.DUTY, 0, 0, ()),
    ],
)
def test_a_working_day_is_judged_by_times_or_code(fields, state, late, early, remarks):
    found = judged(**fields)
    assert (found.state, found.late, found.early, found.remarks) == (state, late, early, remarks)


def test_a_free_day_stays_free_and_work_on_it_is_remarked():
    assert judged(FREE).remarks == ()
    assert judged(FREE, arrived=450, left=900).remarks == ("present_on_free_day",)
    assert judged(FREE, arrived=450, state=DayState.DUTY).remarks == ()
    assert judged(FREE, arrived=450).state is DayState.FREE


def test_an_own_mark_speaks_only_where_the_machine_is_silent():
    silent = judged(LEAVE, own_mark="C")
    assert (silent.state, silent.remarks) == (DayState.MARKED_LEAVE, ("mark_unconfirmed",))
    assert judged(LEAVE, own_mark="C", arrived=450).state is DayState.PRESENT
    assert not AttendanceDay(day=DAY, arrived=1).is_empty
    assert AttendanceDay(day=DAY).is_empty


def test_days_add_up_to_the_fields_of_a_recap():
    days = [
        judged(arrived=481, left=900),
        judged(arrived=455, left=960),
        judged(state=DayState.LEAVE),
        judged(state=DayState.PERMIT),
        judged(),
        judged(FREE),
    ]
    month = replace(MONTH, **sums(days))
    assert (month.present, month.leave, month.permit, month.absent) == (2, 1, 1, 1)
    assert (month.late_days, month.late_minutes, month.late_steps) == (2, 36, (1, 1, 0, 0))
    assert (month.early_days, month.early_minutes) == (1, 60)
    assert month.counted == 18


@given(present=st.integers(0, 20), leave=st.integers(0, 20), sick=st.integers(0, 20))
def test_the_share_never_leaves_its_bounds_and_leave_never_lowers_it(present, leave, sick):
    """PR-2: leave not counted against the person."""
    leave, sick = min(leave, 20 - present), min(sick, max(0, 20 - present - leave))
    month = replace(MONTH, present=present, leave=leave, sick=sick)
    share = percent([month])
    if not month.counted:
        assert share is None
    else:
        assert share is not None
        assert 0 <= share <= 100
        assert share >= percent([replace(month, leave=0, sick=0)])


def test_a_month_on_leave_has_no_share():
    assert percent([replace(MONTH, leave=20)]) is None
    assert percent([]) is None
    assert percent([replace(MONTH, present=19, absent=1)]) == Decimal("95.00")


@given(st.integers(1, 1000))
def test_the_steps_of_lateness_grow_with_the_minutes(minutes):
    assert 0 <= late_step(minutes) <= late_step(minutes + 1) <= 3


CODES = st.sampled_from(["H", "C", "S", "I", "DL", "TK", "L", "?", "-"])


def a_month(codes, late=0):
    counts = {
        "present": "H", "leave": "C", "sick": "S", "permit": "I", "duty": "DL", "absent": "TK",
        "undecided": "?",
    }  # fmt: skip
    return Attendance(
        id="a", at=AT, unit_id="u", person_id="p", month="2026-B08", days=tuple(codes),
        working_days=sum(c not in "-L" for c in codes), late_minutes=late,
        **{name: codes.count(code) for name, code in counts.items()},
    )  # fmt: skip


@given(st.lists(st.tuples(CODES, st.booleans()), min_size=1, max_size=31), st.integers(0, 99))
def test_a_month_told_in_two_parts_is_the_month_told_at_once(days, late):
    """Two lists, each about its days, come to the same recap in either order, and no day twice."""
    codes = [code for code, _first in days]
    parts = [[c if first is side else "-" for c, first in days] for side in (True, False)]
    one, two = a_month(parts[0], late), a_month(parts[1])
    for former, told in ((one, two), (two, one)):
        both = joined(former, told)
        assert both is not None
        whole = a_month(codes, late if both.late_minutes else 0)
        assert (both.days, both.working_days, both.present) == (
            whole.days, whole.working_days, whole.present,
        )  # fmt: skip
        assert percent([both]) == percent([whole])
        again = joined(both, told)
        assert again is not None
        assert (again.days, again.working_days) == (both.days, both.working_days)


def test_a_recap_keyed_as_sums_gives_way_to_a_list():
    keyed = a_month([])
    told = a_month(["H", "C"])
    assert joined(keyed, told) == told


def test_a_list_about_some_known_days_only_must_say_the_same():
    known = a_month(["H", "C", "TK"])
    assert joined(known, a_month(["-", "C", "-"])) == known
    assert joined(known, a_month(["-", "H", "-"])) is None


def test_ten_days_of_absence_in_a_row_are_pointed_out_before_28_in_a_year():
    """PP 94/2021: the weekend stands between without harm, a day of presence ends the row."""
    august = ["L", "L", *["TK"] * 5, "L", "L", *["TK"] * 5]
    assert absent_in_a_row([a_month(august)]) == 10
    assert absent_in_a_row([a_month([c if c == "TK" else "-" for c in august])]) == 10
    broken = [*august[:4], "H", *august[5:]]
    assert absent_in_a_row([a_month(broken)]) == 7
    sums_only = replace(a_month([]), absent=10)
    assert absent_in_a_row([a_month(august), sums_only]) == 10
    july = replace(a_month([*["L"] * 26, *["TK"] * 5]), month="2026-B07")
    june = replace(july, month="2026-B06")
    assert absent_in_a_row([july, a_month(august)]) == 15
    assert absent_in_a_row([june, a_month(august)]) == 10
