"""Marks of several days: a leave of two weeks is one step (section 3 no. 17)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.services.office import SYSTEM, TODAY

from penilaian_desktop.domain.activity import DayMark
from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.calendar import Holiday
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.record import new_id

MONDAY = date(2026, 11, 2)


def marks(office) -> dict[date, str]:
    with office.workspace.read() as unit:
        found = unit.find(DayMark, person_id=office.ids["siti"])
    return {mark.day: mark.mark for mark in found}


def test_a_leave_of_two_weeks_is_one_step_and_leaves_weekends_and_holidays_alone(office):
    """TS-4: the target of the days away is nought, and one undo takes all of it back."""
    with office.workspace.write(SYSTEM) as unit:
        unit.add(
            Holiday(id=new_id(), at=office.clock(), day=MONDAY + timedelta(days=1), name="Libur")
        )
    s, services = office.session("siti"), office.services
    outcome = services.activities.mark_days(s, MONDAY, MONDAY + timedelta(days=13), "cuti")
    assert (outcome.value, outcome.undo_label) == (9, "Tandai beberapa hari")
    there = marks(office)
    assert set(there.values()) == {"cuti"}
    assert MONDAY + timedelta(days=1) not in there
    assert all(day.weekday() < 5 for day in there)
    assert services.activities.week(s, MONDAY).target == 0
    again = services.activities.mark_days(s, MONDAY, MONDAY + timedelta(days=13), "cuti")
    assert (again.value, again.undo_label) == (0, "")
    services.undo.undo(s)
    assert marks(office) == {}
    services.undo.redo(s)
    assert len(marks(office)) == 9
    gone = services.activities.mark_days(s, MONDAY, MONDAY + timedelta(days=4), "")
    assert gone.value == 4
    assert len(marks(office)) == 5


@pytest.mark.parametrize(
    ("first", "last", "mark", "code"),
    [
        (TODAY, TODAY - timedelta(days=1), "cuti", "day_range_backwards"),
        (TODAY, TODAY + timedelta(days=366), "cuti", "day_range_long"),
        (date(1, 1, 1), date(9999, 12, 31), "cuti", "day_range_long"),
        (TODAY, TODAY, "bolos", "day_mark_unknown"),
    ],
)
def test_a_range_that_cannot_be_is_refused_and_marks_nothing(office, first, last, mark, code):
    with pytest.raises(RuleViolation, match=code):
        office.services.activities.mark_days(office.session("siti"), first, last, mark)
    assert marks(office) == {}


def test_a_range_that_reaches_into_a_locked_period_marks_no_day(office):
    """Section 3 no. 19: a locked period changes in nothing, not by halves."""
    with office.workspace.write(SYSTEM) as unit:
        unit.add(
            Period(
                id=new_id(),
                at=office.clock(),
                code="2026-B11",
                starts=MONDAY - timedelta(days=1),
                ends=date(2026, 11, 30),
                deadline=date(2026, 12, 5),
                locked=True,
            )
        )
    with pytest.raises(RuleViolation, match="period_locked"):
        office.services.activities.mark_days(
            office.session("siti"), MONDAY - timedelta(days=7), MONDAY + timedelta(days=3), "cuti"
        )
    assert marks(office) == {}


@pytest.mark.parametrize("mark", ["sakit", "cuti", ""])
def test_a_day_that_two_laptops_marked_holds_one_mark_once_it_is_written_again(office, mark):
    """TS-4: neither mark comes back from under the other."""
    s, siti = office.session("siti"), office.ids["siti"]
    with office.workspace.write(SYSTEM) as unit:
        for told in ("cuti", "sakit"):
            at = office.clock()
            unit.add(DayMark(id=new_id(), at=at, person_id=siti, day=MONDAY, mark=told))
    office.services.activities.mark_days(s, MONDAY, MONDAY, mark)
    with office.workspace.read() as unit:
        assert [one.mark for one in unit.find(DayMark)] == ([mark] if mark else [])
    info = office.services.activities.week(s, MONDAY)
    assert (info.days[0].target == 0) is bool(mark)
