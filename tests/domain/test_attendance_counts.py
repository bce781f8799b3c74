"""What the numbers of a recap can be, wherever it comes from (PR-2)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from penilaian_desktop.domain.attendance import (
    CONFIRMED,
    Attendance,
    AttendanceDay,
    DayState,
    judge_day,
    month_of,
    newest,
    recap_id,
    sums,
)
from penilaian_desktop.domain.attendance_counts import recap_fault
from penilaian_desktop.domain.calendar import WorkCalendar, WorkingPattern

TODAY = date(2026, 9, 1)
AT = datetime(2026, 9, 1, tzinfo=UTC)
CALENDAR = WorkCalendar(WorkingPattern(id="", at=AT, name=""), (), (), ())
MINUTES = st.none() | st.integers(0, 24 * 60 - 1)
LISTED = [state for state in DayState if state not in {DayState.REFUSED, *CONFIRMED}]


STATES = st.none() | st.sampled_from([s for s in LISTED if s != DayState.NOT_TOLD])
MARKS = st.sampled_from(["", DayState.LEAVE, DayState.SICK, DayState.DUTY])
TOLD = st.none() | st.tuples(MINUTES, MINUTES, STATES, MARKS)


@st.composite
def recaps(draw):
    """Return the recap of a list: each day has times, a code, nothing, or is not in the list."""
    month = draw(st.integers(1, 8))
    some = draw(st.lists(TOLD, min_size=1, max_size=7))
    codes, judged = [], []
    for at in range(monthrange(2026, month)[1]):
        day, told = date(2026, month, at + 1), some[at % len(some)]
        if told is None:
            codes.append(DayState.NOT_TOLD.value)
            continue
        arrived, left, state, mark = told
        recorded = AttendanceDay(day=day, arrived=arrived, left=left, state=state)
        judged.append(judge_day(recorded, CALENDAR.day(day), own_mark=mark))
        codes.append(judged[-1].state.value)
    return Attendance(
        id="a", at=AT, unit_id="u", person_id="p", month=f"2026-B{month:02d}",
        working_days=sum(d.state is not DayState.FREE for d in judged), days=tuple(codes),
        **sums(judged),
    )  # fmt: skip


@given(recaps(), st.booleans())
def test_whatever_a_list_comes_to_can_be_sent(recap, accepted):
    """PR-2: nothing that a unit imports or decides is refused by the office."""
    assert recap_fault(recap, TODAY) == ("", "")
    assert recap_fault(recap.settled(accepted=accepted), TODAY) == ("", "")
    assert recap_fault(replace(recap, days=()), TODAY) == ("", "")


@given(recaps(), st.sampled_from(["present", "absent", "sick", "undecided"]))
def test_one_count_that_is_another_is_told(recap, name):
    other = replace(recap, **{name: getattr(recap, name) + 1})
    assert recap_fault(other, TODAY)[0] == "attendance_impossible"


@given(st.text(max_size=9) | st.from_regex(r"[0-9]{4}(-[STB][0-9]{1,2})?", fullmatch=True))
def test_a_month_is_read_or_refused_and_never_an_error(text):
    recap = Attendance(id="a", at=AT, unit_id="u", person_id="p", month=text, working_days=0)
    code, place = recap_fault(recap, TODAY)
    assert (code, place) in {("", ""), ("attendance_month_bad", "month")}
    assert code or newest([recap]) == (recap,)
    assert bool(newest([recap])) is (month_of(text) is not None)


def test_the_id_of_a_recap_has_the_form_of_every_id_and_never_changes():
    """PR-2: laptops of any version agree on it."""
    assert recap_id("p", "2026-B08") == "ac1384f8-9efc-7488-8317-fa527121f3d6"
