"""Days that rest on the person's own mark alone: undecided until the keeper confirms (PR-2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.services.office import SYSTEM
from tests.services.test_attendance import a_list, entry

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.attendance import Attendance, AttendanceDay
from penilaian_desktop.domain.attendance_views import Difference
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation, StaleRecord
from penilaian_desktop.domain.record import new_id

NOVEMBER = "2026-B11"


@pytest.fixture
def hr(office):
    return office.session("nurul", Role.EMPLOYEE, Role.HR)


@pytest.fixture
def head(office):
    return office.session("bambang", Role.EMPLOYEE, Role.APPRAISER)


def silent(office, who, row, *days):
    """Return days of November on which the machine recorded nothing."""
    return tuple(
        replace(entry(office, who, 3, row), recorded=AttendanceDay(day=date(2026, 11, day)))
        for day in days
    )


@pytest.fixture
def marked(office):
    """Siti marks 9 to 11 November as leave herself; nobody consents."""
    siti = office.session("siti")
    office.services.activities.mark_days(siti, date(2026, 11, 9), date(2026, 11, 11), "cuti")
    return silent(office, "siti", 2, 9, 10, 11, 12)


def test_an_own_mark_does_not_erase_an_absence(office, hr, marked):
    """The machine is silent, the person says leave: nobody has decided yet."""
    check = office.services.attendance.check(hr, a_list(*marked))
    (record,) = check.records
    assert (record.leave, record.absent, record.undecided) == (0, 1, 3)
    assert [(p.code, p.detail) for p in check.found.remarks] == [
        ("mark_unconfirmed", "cuti"), ("mark_unconfirmed", "cuti"), ("mark_unconfirmed", "cuti"),
        ("no_record", ""),
    ]  # fmt: skip
    assert [day.day for day, _state in record.marked] == [9, 10, 11]


def test_the_keeper_confirms_in_one_step_and_the_list_again_changes_nothing(office, hr, marked):
    service = office.services.attendance
    service.apply(hr, a_list(*marked))
    done = service.settle_marks(hr, NOVEMBER, [office.ids["siti"]], accepted=True)
    assert (done.value, done.undo_label) == (3, "Konfirmasi tanda pegawai November 2026")
    (record,) = service.of_person(hr, office.ids["siti"], 2026).months
    assert (record.leave, record.absent, record.undecided, record.marked) == (3, 1, 0, ())
    again = service.check(hr, a_list(*marked))
    assert [r.difference for r in again.recaps] == [Difference.UNCHANGED]
    assert [p.code for p in again.found.remarks] == ["no_record"]
    office.services.undo.undo(hr)
    assert service.of_person(hr, office.ids["siti"], 2026).months[0].undecided == 3


def test_a_refused_mark_is_an_absence_and_stays_one(office, hr, marked):
    service = office.services.attendance
    service.apply(hr, a_list(*marked))
    service.settle_marks(hr, NOVEMBER, [office.ids["siti"]], accepted=False)
    own = service.of_person(hr, office.ids["siti"], 2026)
    assert (own.absent, own.months[0].leave, own.sanction.text) == (4, 0, "teguran tertulis")
    again = service.check(hr, a_list(*marked))
    assert [r.difference for r in again.recaps] == [Difference.UNCHANGED]


def test_a_mark_that_comes_after_the_list_asks_for_a_word_of_the_keeper(office, hr):
    """An absence that was counted before is asked about again when the list comes again."""
    service = office.services.attendance
    day = silent(office, "siti", 2, 9)
    assert service.apply(hr, a_list(*day)).value.records[0].absent == 1
    siti = office.session("siti")
    office.services.activities.mark_day(siti, date(2026, 11, 9), "dinas_luar")
    (record,) = service.apply(hr, a_list(*day)).value.records
    assert (record.absent, record.undecided) == (0, 1)
    service.settle_marks(hr, NOVEMBER, [office.ids["siti"]], accepted=True)
    assert service.of_person(hr, office.ids["siti"], 2026).months[0].duty == 1


def test_nobody_confirms_the_own_mark_or_that_of_others_units(office, head, hr):
    service = office.services.attendance
    bambang = office.session("bambang")
    office.services.activities.mark_day(bambang, date(2026, 11, 9), "cuti")
    service.apply(hr, a_list(*silent(office, "bambang", 2, 9)))
    with pytest.raises(RuleViolation, match="attendance_marks_own"):
        service.settle_marks(head, NOVEMBER, [office.ids["bambang"]], accepted=True)
    office.services.activities.mark_day(office.session("dewi"), date(2026, 11, 9), "cuti")
    service.apply(hr, a_list(*silent(office, "dewi", 2, 9)))
    with pytest.raises(NotAllowed, match="unit_not_yours"):
        service.settle_marks(head, NOVEMBER, [office.ids["dewi"]], accepted=True)
    with pytest.raises(NotAllowed):
        service.settle_marks(bambang, NOVEMBER, [office.ids["dewi"]], accepted=True)
    with pytest.raises(RuleViolation, match="attendance_marks_none"):
        service.settle_marks(hr, NOVEMBER, [office.ids["siti"]], accepted=True)


def test_marks_are_decided_on_the_recap_that_was_shown_or_not_at_all(office, hr, marked):
    """An import between the look and the click is looked at first."""
    service, siti = office.services.attendance, office.ids["siti"]
    (shown,) = service.apply(hr, a_list(*marked)).value.records
    service.apply(hr, a_list(*marked, *silent(office, "siti", 2, 13)))
    with pytest.raises(StaleRecord, match="record_changed"):
        service.settle_marks(hr, NOVEMBER, [siti], accepted=True, versions={siti: 1})
    (record,) = service.of_person(hr, siti, 2026).months
    assert (record.undecided, record.version) == (shown.undecided, 2)
    done = service.settle_marks(hr, NOVEMBER, [siti], accepted=True, versions={siti: 2})
    assert done.value == 3


def test_deciding_removes_the_other_record_of_the_month(office, hr, marked):
    """PR-2: also where the other was written by a clock that ran ahead."""
    service, siti = office.services.attendance, office.ids["siti"]
    service.apply(hr, a_list(*marked))
    (record,) = service.of_person(hr, siti, 2026).months
    with office.workspace.write(SYSTEM) as unit:
        unit.apply(replace(record, id=new_id(), at=record.at + timedelta(days=400)))
    service.settle_marks(hr, NOVEMBER, [siti], accepted=True)
    with office.workspace.read() as unit:
        (kept,) = unit.find(Attendance)
    assert (kept.leave, kept.undecided, kept.marked) == (3, 0, ())
