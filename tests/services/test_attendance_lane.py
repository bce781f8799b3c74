"""Large lists of attendance: read at once, judged before the write, judged again where needed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.services.office import SYSTEM
from tests.services.test_attendance import AUGUST, a_list, a_week

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.activity import DayMark
from penilaian_desktop.domain.attendance import Attendance, DayState
from penilaian_desktop.domain.attendance_views import Difference
from penilaian_desktop.domain.calendar import Holiday
from penilaian_desktop.domain.employee import Relation, RelationKind
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.record import new_id


@pytest.fixture
def hr(office):
    return office.session("nurul", Role.EMPLOYEE, Role.HR)


@pytest.fixture
def service(office):
    return office.services.attendance


def stored(office):
    with office.workspace.read() as unit:
        return {record.id: record for record in unit.find(Attendance)}


def test_what_was_checked_is_written_as_it_was_shown(office, hr, service):
    """PR-2: the judged list is not judged a second time while others wait to write."""
    sheet = a_list(*a_week(office), *a_week(office, "taufik", 3))
    check = service.check(hr, sheet)
    outcome = service.apply(hr, sheet, checked=check)
    assert outcome.value is check
    assert stored(office).keys() == {record.id for record in check.records}


@pytest.mark.parametrize("what", ["mark", "recap", "holiday"])
def test_a_list_is_judged_again_when_something_it_rests_on_was_written_since(
    office, hr, service, what
):
    sheet = a_list(*a_week(office))
    check = service.check(hr, sheet)
    if what == "mark":
        with office.workspace.write(SYSTEM) as unit:
            unit.add(
                DayMark(
                    id=new_id(), at=office.clock(), person_id=office.ids["siti"],
                    day=date(2026, 8, 7), mark="cuti",
                )
            )  # fmt: skip
    elif what == "recap":
        service.save(hr, office.ids["siti"], AUGUST, working_days=20, present=20)
    else:
        with office.workspace.write(SYSTEM) as unit:
            unit.add(Holiday(id=new_id(), at=office.clock(), day=date(2026, 8, 7), name="Libur"))
    outcome = service.apply(hr, sheet, checked=check)
    (recap,) = outcome.value.recaps
    assert outcome.value is not check
    if what == "recap":
        assert recap.difference is Difference.CHANGED
        assert stored(office)[recap.record.id].version == 2
    else:
        assert check.records[0].absent == 1
        assert (recap.record.absent, stored(office)[recap.record.id].absent) == (0, 0)


def test_an_entry_of_the_log_meanwhile_changes_nothing(office, hr, service):
    sheet = a_list(*a_week(office))
    check = service.check(hr, sheet)
    office.log("siti", "07.30-09.00 Membuka loket")
    assert service.apply(hr, sheet, checked=check).value is check


def test_what_another_account_checked_is_judged_for_the_one_that_writes(office, hr, service):
    """A head writes the recaps of the own unit, whoever looked at the list before."""
    sheet = a_list(*a_week(office))
    check = service.check(hr, sheet)
    ratna = office.session("ratna", Role.EMPLOYEE, Role.APPRAISER)
    with pytest.raises(RuleViolation, match="attendance_nothing_left"):
        service.apply(ratna, sheet, checked=check)
    assert stored(office) == {}


def test_a_longer_list_takes_no_more_statements(office, hr, service):
    people = ("siti", "taufik", "yohanes", "bambang", "ratna", "dewi")

    def statements(count):
        rows = [e for at, who in enumerate(people[:count], 2) for e in a_week(office, who, at)]
        sheet, asked = a_list(*rows), []
        with office.workspace.read() as unit:
            driver = unit._connection.connection.dbapi_connection
        driver.set_trace_callback(asked.append)
        try:
            assert len(service.check(hr, sheet).records) == count
        finally:
            driver.set_trace_callback(None)
        return len([one for one in asked if one.startswith("SELECT")])

    assert 5 < statements(6) == statements(2) < 20


def test_a_head_reads_the_months_in_which_the_person_was_led(office, hr, service):
    """TS-11: a leader of one day in August does not read the whole year."""
    siti = office.ids["siti"]
    for month, absent in (("2026-B07", 2), (AUGUST, 1), ("2026-B09", 3)):
        service.save(hr, siti, month, working_days=20, present=20 - absent, absent=absent)
    with office.workspace.write(SYSTEM) as unit:
        (relation,) = unit.find(Relation, person_id=siti, relation_kind=RelationKind.APPRAISER)
        unit.put(replace(relation, ends=date(2026, 8, 30)))
        unit.add(
            Relation(
                id=new_id(), at=office.clock(), person_id=siti, other_id=office.ids["dewi"],
                relation_kind=RelationKind.APPRAISER, starts=date(2026, 8, 31),
                ends=date(2026, 8, 31),
            )
        )  # fmt: skip
    dewi = office.session("dewi", Role.EMPLOYEE, Role.APPRAISER)
    seen = service.of_person(dewi, siti, 2026)
    assert [month.month for month in seen.months] == [AUGUST]
    assert (seen.absent, seen.percent) == (1, Decimal("95.00"))
    bambang = office.session("bambang", Role.EMPLOYEE, Role.APPRAISER)
    read = service.of_person(bambang, siti, 2026).months
    assert [month.month for month in read] == ["2026-B07", AUGUST]
    assert len(service.of_person(hr, siti, 2026).months) == 3
    assert len(service.of_person(office.session("siti"), siti, 2026).months) == 3


def test_a_changed_list_of_many_is_one_step_back(office, hr, service):
    sheet = a_list(*a_week(office), *a_week(office, "taufik", 3))
    service.apply(hr, sheet)
    better = [
        replace(e, recorded=replace(e.recorded, state=DayState.LEAVE))
        if e.recorded.day.day == 7
        else e
        for e in sheet.entries
    ]
    changed = service.apply(hr, replace(sheet, entries=tuple(better)))
    assert changed.value.count(Difference.CHANGED) == 2
    assert {record.absent for record in stored(office).values()} == {0}
    office.services.undo.undo(hr)
    assert {record.absent for record in stored(office).values()} == {1}
    office.services.undo.undo(hr)
    assert stored(office) == {}
