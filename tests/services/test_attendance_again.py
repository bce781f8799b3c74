"""The same list of attendance a second time (PR-2): nothing is refused, nothing written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.services.office import SYSTEM
from tests.services.test_attendance import a_list, entry

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.attendance import Attendance
from penilaian_desktop.domain.attendance_views import Difference
from penilaian_desktop.domain.record import new_id

AUGUST = "2026-B08"
PEOPLE = ("siti", "dewi", "yohanes")


@pytest.fixture
def hr(office):
    return office.session("nurul", Role.EMPLOYEE, Role.HR)


@pytest.fixture
def month(office):
    """The working days of August of three persons, with a repeated day and a broken one."""
    days = [d for d in range(1, 32) if date(2026, 8, d).weekday() < 5]
    rows = [(who, day) for who in PEOPLE for day in days]
    entries = [
        entry(office, who, day, row, matrix=False, arrived=440 + row % 20, left=960)
        for row, (who, day) in enumerate(rows, start=2)
    ]
    entries[3] = replace(entries[3], recorded=replace(entries[3].recorded, left=300))
    again = entry(office, "siti", 3, 200, matrix=False, arrived=430, left=980)
    return a_list(*entries, again)


def entries_of(office):
    with office.workspace.read() as unit:
        return unit.journal.head()[0]


def test_the_same_month_again_refuses_no_more_and_writes_nothing(office, hr, month):
    service = office.services.attendance
    first = service.apply(hr, month).value
    assert first.count(Difference.NEW) == len(PEOPLE)
    seq = entries_of(office)
    again = service.check(hr, month)
    assert again.found.refused == first.found.refused
    assert again.count(Difference.UNCHANGED) == len(PEOPLE)
    assert service.apply(hr, month, checked=again).undo_label == ""
    assert entries_of(office) == seq


def test_a_person_corrected_by_hand_is_told_as_different_and_nobody_else(office, hr, month):
    service = office.services.attendance
    first = service.apply(hr, month).value
    stored = next(r for r in first.records if r.person_id == office.ids["dewi"])
    service.save(
        hr, stored.person_id, AUGUST, working_days=stored.working_days,
        present=stored.present - 1, sick=1, undecided=stored.undecided,
    )  # fmt: skip
    again = service.check(hr, month)
    assert again.found.refused == first.found.refused
    told = {recap.record.person_id: recap.difference for recap in again.recaps}
    assert told.pop(office.ids["dewi"]) is Difference.CHANGED
    assert set(told.values()) == {Difference.UNCHANGED}


def test_an_older_record_of_the_unit_that_came_since_changes_nothing(office, hr, month):
    """The laptop of the unit had written the month with its Saturdays, before HR imported."""
    service = office.services.attendance
    first = service.apply(hr, month).value
    mine = next(r for r in first.records if r.person_id == office.ids["siti"])
    with office.workspace.write(SYSTEM) as unit:
        unit.apply(
            Attendance(
                id=new_id(), version=1, at=mine.at - timedelta(days=9), author_id="kepala",
                unit_id=mine.unit_id, person_id=mine.person_id, month=AUGUST, working_days=26,
                present=26, days=("H",) * 31, source="unit.xlsx",
            )
        )  # fmt: skip
    again = service.check(hr, month)
    assert again.found.refused == first.found.refused
    assert again.count(Difference.UNCHANGED) == len(PEOPLE)
