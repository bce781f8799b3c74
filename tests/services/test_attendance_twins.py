"""Of a person and month there is one recap, however many records there are (PR-2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.services.office import SYSTEM
from tests.services.test_attendance import a_list, a_week
from tests.services.test_attendance_sums import listed, sums

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.attendance import Attendance, recap_id
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.services.forms_attendance import attendance_form
from penilaian_desktop.services.people import calendar_of
from penilaian_desktop.services.scheme_facts import facts_of

AUGUST = "2026-B08"


@pytest.fixture
def hr(office):
    return office.session("nurul", Role.EMPLOYEE, Role.HR)


@pytest.fixture
def head(office):
    return office.session("bambang", Role.EMPLOYEE, Role.APPRAISER)


def a_recap(office, **fields):
    values = {"month": AUGUST, "working_days": 20, "present": 16, "absent": 4}
    return Attendance(
        **{
            "id": new_id(),
            "at": office.clock(),
            "unit_id": office.units["pelayanan"],
            "person_id": office.ids["siti"],
            **values,
            **fields,
        }
    )


def keep(office, *records):
    """Write records as packages of two laptops brought them."""
    with office.workspace.write(SYSTEM) as unit:
        for record in records:
            unit.apply(record)


def told(office, hr):
    """Return the days of absence of Siti as every page, paper and fact tells them."""
    siti, quarter = office.ids["siti"], PeriodCode.parse("2026-S2")
    services = office.services
    own = services.attendance.of_person(hr, siti, 2026)
    board = services.attendance.board(hr, AUGUST)
    line = next(x for x in board.lines if x.person.person_id == siti)
    period = services.attendance_periods.of_period(hr, siti, quarter.code)
    scheme = services.context.schemes.get("semarang")
    with office.workspace.read() as unit:
        facts = facts_of(unit, scheme, siti, quarter)
    words = next(f.beside for f in facts if f.name == "disiplin")
    paper = attendance_form(services.context, hr, "", AUGUST)
    row = next(x for x in paper.rows if x.name == "Siti Aminah")
    return {
        own.absent, line.absent_year, line.record.absent if line.record else 0,
        period.total.absent if period else 0, row.absent,
        int(words.rpartition("keterangan ")[2].split()[0]) if words else 0,
    }  # fmt: skip


def test_two_records_of_a_month_count_once_wherever_they_are_read(office, hr):
    """PR-2: 4 days of absence are 4, and not the 8 of a sanction."""
    first = a_recap(office)
    keep(office, first, replace(first, id=new_id(), at=first.at + timedelta(hours=1)))
    assert told(office, hr) == {4}
    assert len(office.services.attendance.of_person(hr, office.ids["siti"], 2026).months) == 1
    newer = a_recap(office, at=first.at + timedelta(hours=2), absent=3, present=17)
    keep(office, newer)
    assert told(office, hr) == {3}


def test_leave_stands_in_the_calendar_as_the_newest_record_says(office, hr):
    old = a_recap(office, present=15, leave=1, days=("-", "-", "C", *("-",) * 28))
    keep(office, old, a_recap(office, days=("-", "-", "H", *("-",) * 28)))
    with office.workspace.read() as unit:
        calendar = calendar_of(unit, office.ids["siti"], date(2026, 8, 3))
    assert not calendar.day(date(2026, 8, 3)).free


def test_a_correction_and_a_removal_leave_no_other_record(office, hr):
    """PR-2: also where the other was written by a clock that ran ahead."""
    service, siti = office.services.attendance, office.ids["siti"]
    later = office.clock() + timedelta(days=400)
    keep(office, a_recap(office), a_recap(office, at=later))
    service.save(hr, siti, AUGUST, working_days=20, present=20)
    with office.workspace.read() as unit:
        (kept,) = unit.find(Attendance)
    assert (kept.absent, told(office, hr)) == (0, {0})
    keep(office, a_recap(office, at=later))
    service.delete(hr, siti, AUGUST)
    with office.workspace.read() as unit:
        assert unit.find(Attendance) == ()


def test_a_head_leaves_the_record_of_another_unit_alone(office, head):
    other = a_recap(office, unit_id=office.units["arsip"], at=office.clock() - timedelta(days=1))
    keep(office, other, a_recap(office))
    office.services.attendance.save(head, office.ids["siti"], AUGUST, working_days=20, present=20)
    with office.workspace.read() as unit:
        assert other in unit.find(Attendance)
        assert len(unit.find(Attendance)) == 2


def test_a_list_leaves_the_recap_of_another_unit_as_it_is(office, head, hr):
    """PR-2: as a keyed recap does; HR, who keeps every unit, writes over it."""
    service = office.services.attendance
    other = a_recap(office, unit_id=office.units["arsip"])
    keep(office, other)
    rows = (*a_week(office), *a_week(office, "bambang", row=3))
    counts = {"working_days": 20, "present": 20}
    for sheet in (a_list(*rows), listed(sums(office, row=2, **counts))):
        refused = service.check(head, sheet).found.refused
        assert [(p.code, p.sheet, p.row, p.detail) for p in refused] == [
            ("attendance_kept_elsewhere", sheet.originals[0].sheet, 2, "Agustus 2026")
        ]
    told = message(refused[0].code, **refused[0].params).text
    assert told.startswith("Rekap Agustus 2026 orang ini dicatat unit lain.")
    shown_to_hr = service.check(hr, a_list(*rows))
    assert len(shown_to_hr.records) == 2
    for checked in (None, shown_to_hr):
        check = service.apply(head, a_list(*rows), checked=checked).value
        assert [r.person_id for r in check.records] == [office.ids["bambang"]]
        with office.workspace.read() as unit:
            assert other in unit.find(Attendance)
    assert len(service.apply(hr, a_list(*rows)).value.records) == 2
    with office.workspace.read() as unit:
        assert unit.require(Attendance, other.id).version == other.version + 1


def test_an_import_writes_over_the_newest_and_removes_the_other(office, hr):
    service = office.services.attendance
    keep(office, a_recap(office), a_recap(office))
    service.apply(hr, a_list(*a_week(office)))
    with office.workspace.read() as unit:
        (kept,) = unit.find(Attendance)
    assert kept.version == 2


def test_the_id_of_a_recap_follows_from_person_and_month(office, hr):
    """PR-2: two laptops that read the same list write the same record."""
    service, siti = office.services.attendance, office.ids["siti"]
    service.apply(hr, a_list(*a_week(office)))
    service.save(hr, siti, "2026-B07", working_days=20, present=20)
    with office.workspace.read() as unit:
        found = {record.month: record.id for record in unit.find(Attendance)}
    assert found == {month: recap_id(siti, month) for month in (AUGUST, "2026-B07")}
    assert recap_id("p", AUGUST) == "ac1384f8-9efc-7488-8317-fa527121f3d6"
    assert found[AUGUST][14] == "7"


def test_a_recap_that_was_removed_can_be_kept_again_and_taken_back(office, hr):
    service, siti = office.services.attendance, office.ids["siti"]
    service.apply(hr, a_list(*a_week(office)))
    service.delete(hr, siti, AUGUST)
    service.save(hr, siti, AUGUST, working_days=20, present=20)
    service.delete(hr, siti, AUGUST)
    service.apply(hr, a_list(*a_week(office)))
    with office.workspace.read() as unit:
        (kept,) = unit.find(Attendance)
    assert (kept.id, kept.version) == (recap_id(siti, AUGUST), 5)
    office.services.undo.undo(hr)
    with office.workspace.read() as unit:
        assert unit.find(Attendance) == ()


def test_a_month_nobody_can_read_takes_no_page_out_of_work(office, hr, head):
    """PR-2: what came in before it was refused is left out of everything that reads."""
    leave = ("C",) * 40
    keep(
        office,
        *(a_recap(office, month=m, days=leave) for m in ("zzz", "", "2026-T3", "9999-B12")),
        a_recap(office, month="2026-B10", days=("L",) * 31 + leave),
    )
    services, siti = office.services, office.ids["siti"]
    s = office.session("siti")
    services.home.view(s, office.clock())
    services.activities.week(s, date(2026, 11, 16))
    services.activities.entry_context(s, date(2026, 11, 18))
    services.reviews.team(head, "2026-T4")
    assert services.attendance.board(hr, AUGUST).lines
    assert [m.month for m in services.attendance.of_person(s, siti, 2026).months] == ["2026-B10"]
    with office.workspace.read() as unit:
        assert not calendar_of(unit, siti, date(2026, 11, 3)).day(date(2026, 11, 3)).free
