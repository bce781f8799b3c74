"""A list of sums through the same checks as a keyed recap (PR-2; bad input)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.services.test_attendance import AUGUST, a_list, a_week

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.attendance_sheet import Listed, SumsRow
from penilaian_desktop.domain.attendance_views import Difference
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.employee_sheet import OriginalRow
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.messages import message


@pytest.fixture
def head(office):
    return office.session("bambang", Role.EMPLOYEE, Role.APPRAISER)


def sums(office, who="siti", row=5, month=AUGUST, steps=(0, 0, 0, 0), identity=None, **values):
    with office.workspace.read() as unit:
        known = unit.require(Employee, office.ids[who])
    return SumsRow(
        sheet="Rekap",
        row=row,
        who=Listed(identity or known.identity, known.name),
        month=month,
        values=tuple(values.items()),
        steps=steps,
        cells=tuple((name, chr(67 + at), name) for at, name in enumerate(values)),
    )


def listed(*rows, file="rekap agustus.xlsx"):
    return replace(
        a_list(file=file),
        sums=rows,
        originals=tuple(OriginalRow(sheet=r.sheet, row=r.row, values=()) for r in rows),
    )


GOOD = {"working_days": 21, "present": 18, "leave": 2, "absent": 1, "late_days": 3}


def test_sums_become_the_recap_and_the_same_file_again_writes_nothing(office, head):
    service = office.services.attendance
    sheet = listed(sums(office, steps=(2, 1, 0, 0), **GOOD))
    (record,) = service.apply(head, sheet).value.records
    assert (record.present, record.leave, record.absent, record.undecided) == (18, 2, 1, 0)
    assert (record.late_steps, record.days, record.source) == (
        (2, 1, 0, 0), (), "rekap agustus.xlsx",
    )  # fmt: skip
    again = service.apply(head, sheet)
    assert [r.difference for r in again.value.recaps] == [Difference.UNCHANGED]
    assert again.undo_label == ""


def test_sums_go_through_the_checks_of_keying_with_a_reason_in_the_cell(office, head):
    rows = (
        sums(office, row=5, **{**GOOD, "present": 30}),
        sums(office, "taufik", 6, **{**GOOD, "late_days": 19}),
        sums(office, row=7, identity="199001012015031009", **GOOD),
        sums(office, "dewi", 8, **GOOD),
        sums(office, "bambang", 9, working_days=22, present=10),
        sums(office, "bambang", 10, **GOOD),
    )
    check = office.services.attendance.check(head, listed(*rows))
    assert [(p.row, p.code, p.column) for p in check.found.refused] == [
        (5, "attendance_too_many", "C"),
        (6, "attendance_times_too_many", "G"),
        (7, "attendance_person_unknown", "C"),
        (8, "attendance_person_elsewhere", "C"),
        (10, "attendance_sums_twice", "C"),
    ]
    first = check.found.refused[1]
    assert "18 hari hadir" in message(first.code, **first.params).text
    assert [(p.row, p.code, p.detail) for p in check.found.remarks] == [
        (9, "attendance_sums_open", "12")
    ]
    (left,) = check.records
    assert (left.person_id, left.undecided) == (office.ids["bambang"], 12)
    assert (check.found.rows, check.found.good, check.found.warned) == (6, 0, 1)


def test_sums_without_a_month_wait_for_one_and_no_month_ahead_is_taken(office, head):
    service = office.services.attendance
    nameless = listed(sums(office, month="", **GOOD))
    assert nameless.asks_month
    with pytest.raises(RuleViolation, match="attendance_nothing_left"):
        service.apply(head, nameless)
    refused = service.check(head, nameless).found.refused
    assert [p.code for p in refused] == ["attendance_month_of_list"]
    check = service.apply(head, nameless.of_month("2026-B09")).value
    assert check.months == ("2026-B09",)
    ahead = service.check(head, nameless.of_month("2027-B05"))
    assert ([p.code for p in ahead.found.refused], ahead.records) == (["attendance_day_ahead"], ())


def test_sums_over_days_are_pointed_out_and_keep_what_they_do_not_tell(office, head):
    service = office.services.attendance
    service.apply(head, a_list(*a_week(office)))
    same = {"working_days": 5, "present": 2, "sick": 1, "duty": 1, "absent": 1}
    kept = service.check(head, listed(sums(office, **same)))
    assert [r.difference for r in kept.recaps] == [Difference.UNCHANGED]
    assert kept.records[0].days[2] == "H", "the days are still known"
    other = service.check(head, listed(sums(office, **{**same, "absent": 0, "leave": 1})))
    assert [p.code for p in other.found.remarks] == ["attendance_sums_over_days"]
    (record,) = other.records
    assert (record.days, record.late_minutes, record.late_steps) == ((), 30, (1, 0, 0, 0))
