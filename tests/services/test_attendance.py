"""Attendance of a month: imports, keying, who reads it, what it feeds (PR-2; lesson 15)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.services.office import SYSTEM

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.attendance import (
    Attendance,
    AttendanceDay,
    DayState,
    percent,
)
from penilaian_desktop.domain.attendance_sheet import (
    AttendanceEntry,
    AttendanceSheet,
    Listed,
    Spots,
)
from penilaian_desktop.domain.attendance_views import Difference
from penilaian_desktop.domain.calendar import PeriodCode, WorkingPattern
from penilaian_desktop.domain.employee import Employee, EmployeeStatus, Unit
from penilaian_desktop.domain.employee_sheet import OriginalRow
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.services.people import calendar_of
from penilaian_desktop.services.scheme_facts import facts_of

AUGUST = "2026-B08"


@pytest.fixture
def hr(office):
    return office.session("nurul", Role.EMPLOYEE, Role.HR)


@pytest.fixture
def head(office):
    return office.session("bambang", Role.EMPLOYEE, Role.APPRAISER)


def entry(office, who, day, row, **fields):
    employee = fields.pop("name", "")
    identity = fields.pop("identity", None)
    if identity is None:
        with office.workspace.read() as unit:
            identity = unit.require(Employee, office.ids[who]).identity
    return AttendanceEntry(
        sheet="Absen",
        row=row,
        who=Listed(identity, employee, fields.pop("lost", "")),
        matrix=fields.pop("matrix", True),
        recorded=AttendanceDay(day=date(2026, 8, day), **fields),
        spots=Spots.one("D", f"tanggal {day}", ("B", "NIP")),
    )


def a_list(*entries, file="absen agustus.xlsx"):
    rows = dict.fromkeys((e.sheet, e.row) for e in entries)
    return AttendanceSheet(
        file=file,
        layouts=(),
        entries=entries,
        refused=(),
        remarks=(),
        skipped=(),
        originals=tuple(OriginalRow(sheet=s, row=r, values=()) for s, r in rows),
    )


def a_week(office, who="siti", row=2):
    """Monday 3 to Friday 7 August: late, sick, on duty, present, absent."""
    return (
        entry(office, who, 3, row, arrived=480, left=960),
        entry(office, who, 4, row, state=DayState.SICK),
        entry(office, who, 5, row, state=DayState.DUTY),
        entry(office, who, 6, row, arrived=450, left=960),
        entry(office, who, 7, row),
    )


def test_a_list_becomes_the_recap_of_each_person(office, hr):
    """PR-2: present, late, leave, absent; leave is not counted against the person."""
    outcome = office.services.attendance.apply(hr, a_list(*a_week(office)))
    (record,) = outcome.value.records
    assert (record.working_days, record.present, record.sick, record.duty, record.absent) == (
        5, 2, 1, 1, 1,
    )  # fmt: skip
    assert (record.late_days, record.late_minutes, record.late_steps) == (1, 30, (1, 0, 0, 0))
    assert record.days[2:7] == ("H", "S", "DL", "H", "TK")
    line = next(
        line
        for line in office.services.attendance.board(hr, AUGUST).lines
        if line.person.person_id == office.ids["siti"]
    )
    assert line.percent == Decimal("75.00")
    assert outcome.undo_label == "Impor kehadiran absen agustus.xlsx"


def test_the_same_list_again_writes_nothing_and_offers_no_undo(office, hr):
    service = office.services.attendance
    service.apply(hr, a_list(*a_week(office)))
    again = service.apply(hr, a_list(*a_week(office), file="salinan.xlsx"))
    assert [r.difference for r in again.value.recaps] == [Difference.UNCHANGED]
    assert again.undo_label == ""


def test_a_corrected_list_changes_the_recap_and_undo_brings_the_first_back(office, hr):
    service = office.services.attendance
    service.apply(hr, a_list(*a_week(office)))
    better = (*a_week(office)[:4], entry(office, "siti", 7, 2, state=DayState.LEAVE))
    changed = service.apply(hr, a_list(*better))
    assert (changed.value.count(Difference.CHANGED), changed.value.records[0].absent) == (1, 0)
    office.services.undo.undo(hr)
    assert service.of_person(hr, office.ids["siti"], 2026).absent == 1


def test_every_row_of_a_person_nobody_knows_is_refused_with_its_cell(office, head):
    """Complaint 15: the count of good rows counts only what comes in."""
    strange = tuple(
        entry(
            office, "siti", day, 10 + day, identity="199001012015031009", name="Orang Lain",
            matrix=False, arrived=440, left=960,
        )
        for day in (3, 4, 5)
    )  # fmt: skip
    other = a_week(office, "dewi", 4)
    check = office.services.attendance.check(head, a_list(*a_week(office), *strange, *other))
    assert [(p.code, p.row, p.column, p.header) for p in check.found.refused] == [
        ("attendance_person_unknown", 13, "B", "NIP"),
        ("attendance_person_unknown", 14, "B", "NIP"),
        ("attendance_person_unknown", 15, "B", "NIP"),
        ("attendance_person_elsewhere", 4, "B", "NIP"),
    ]
    first = check.found.refused[0]
    assert (first.detail, first.about) == ("19900101 201503 1 009", "Orang Lain")
    assert (check.found.rows, check.found.good + check.found.warned) == (5, 1)
    assert [r.person_id for r in check.records] == [office.ids["siti"]]


def test_a_nip_that_lost_digits_is_matched_by_name_only_when_asked(office, head):
    """The name must be one person's, and the digits that are left must agree."""
    with office.workspace.read() as unit:
        siti = unit.require(Employee, office.ids["siti"])
    lost = f"{int(siti.identity):.5e}"
    rows = tuple(
        entry(office, "siti", day, day, identity="", name="SITI AMINAH, S.AP", lost=text,
              matrix=False, arrived=450, left=960)
        for day, text in ((3, lost), (4, lost), (5, "1.11111e+17"))
    )  # fmt: skip
    whole = entry(office, "siti", 6, 6, matrix=False, arrived=450, left=960)
    service = office.services.attendance
    check = service.check(head, a_list(*rows, whole))
    assert [p.code for p in check.found.refused] == ["nip_number_lost_digits"] * 3
    assert [(o.name, o.identity, o.rows) for o in check.offers] == [
        ("Siti Aminah", siti.identity, 2)
    ]
    named = service.apply(head, a_list(*rows, whole), by_name=True).value
    assert [(p.row, p.code) for p in named.found.refused] == [(5, "nip_number_lost_digits")]
    (record,) = named.records
    assert (record.present, record.days[2:6]) == (3, ("H", "H", "-", "H")), "one person, one recap"


def test_days_that_have_not_come_are_no_absence(office, hr):
    """A list of the running month has empty columns for the days ahead."""
    rows = [replace(e, recorded=replace(e.recorded, day=date(2026, 11, at))) for at, e in
            enumerate(a_week(office), 16)]  # fmt: skip
    rows += [
        entry(office, "siti", 3, 9, matrix=False, arrived=450),
        replace(
            entry(office, "siti", 3, 9, matrix=False),
            recorded=AttendanceDay(day=date(2062, 8, 3), arrived=450),
        ),
    ]
    today = office.clock().date()
    ahead = [e for e in rows if e.recorded.day > today]
    assert ahead
    check = office.services.attendance.check(hr, a_list(*rows))
    assert all(r.month in {"2026-B08", "2026-B11"} for r in check.records)
    told = next(r for r in check.records if r.month == "2026-B11")
    assert all(code == "-" for code in told.days[today.day :])
    assert [(p.row, p.code) for p in check.found.refused] == [(9, "attendance_day_ahead")]


def test_the_second_week_is_added_to_the_first_and_nothing_counts_twice(office, hr):
    service = office.services.attendance
    second = tuple(
        replace(e, recorded=replace(e.recorded, day=date(2026, 8, e.recorded.day.day + 7)))
        for e in a_week(office)
    )
    service.apply(hr, a_list(*a_week(office), file="minggu 1.xlsx"))
    (both,) = service.apply(hr, a_list(*second, file="minggu 2.xlsx")).value.records
    assert (both.working_days, both.present, both.late_minutes, both.absent) == (10, 4, 60, 2)
    assert both.days[2:7] == both.days[9:14] == ("H", "S", "DL", "H", "TK")
    again = service.apply(hr, a_list(*a_week(office), file="minggu 1.xlsx"))
    assert [r.difference for r in again.value.recaps] == [Difference.UNCHANGED]
    assert again.value.records[0].working_days == 10


def test_a_list_that_contradicts_some_days_and_leaves_others_out_is_refused(office, hr):
    service = office.services.attendance
    service.apply(hr, a_list(*a_week(office)))
    part = (entry(office, "siti", 7, 2, state=DayState.LEAVE), entry(office, "siti", 10, 2))
    check = service.check(hr, a_list(*part))
    assert [(p.code, p.row, p.detail) for p in check.found.refused] == [
        ("attendance_overlap", 2, "3–6 Agustus 2026")
    ]
    told = message(check.found.refused[0].code, **check.found.refused[0].params).text
    assert "Tanggal 3–6 Agustus 2026 sudah tersimpan" in told
    assert check.records == ()


def test_a_list_without_numbers_is_matched_by_name(office, head):
    found = office.services.attendance.check(
        head, a_list(entry(office, "siti", 3, 2, identity="", name="SITI  Aminah", arrived=440))
    )
    assert [r.person_id for r in found.records] == [office.ids["siti"]]


def test_two_persons_of_one_name_are_told_apart_by_nobody(office, hr):
    with office.workspace.write(SYSTEM) as unit:
        taufik = unit.require(Employee, office.ids["taufik"])
        unit.put(replace(taufik, name="Siti Aminah"))
    check = office.services.attendance.check(
        hr, a_list(entry(office, "siti", 3, 2, identity="", name="Siti Aminah", arrived=440))
    )
    assert [p.code for p in check.found.refused] == ["attendance_name_twice"]
    assert check.records == ()


def test_a_list_of_strangers_only_is_refused_whole(office, hr):
    stranger = entry(office, "siti", 3, 3, identity="199001012015031009", name="Orang Lain")
    with pytest.raises(RuleViolation, match="attendance_nothing_left"):
        office.services.attendance.apply(hr, a_list(stranger))


def test_a_head_keys_the_recap_of_own_staff_and_of_nobody_else(office, head):
    service = office.services.attendance
    saved = service.save(
        head, office.ids["siti"], AUGUST, working_days=19, present=17, leave=2, late_days=1
    )
    assert (saved.value.present, saved.value.unit_id) == (17, office.units["pelayanan"])
    with pytest.raises(RuleViolation, match="attendance_person_elsewhere"):
        service.save(head, office.ids["dewi"], AUGUST, working_days=19, present=19)
    service.delete(head, office.ids["siti"], AUGUST)
    assert service.of_person(head, office.ids["siti"], 2026).months == ()


@pytest.mark.parametrize(
    ("counts", "code"),
    [
        ({"present": -1}, "attendance_count_wrong"),
        ({"working_days": 32}, "attendance_count_wrong"),
        ({"present": 15, "absent": 5}, "attendance_too_many"),
        ({"working_days": 31, "present": 31, "late_days": 32}, "attendance_count_wrong"),
        ({"present": 10, "late_days": 11}, "attendance_times_too_many"),
        ({"present": 10, "early_days": 11}, "attendance_times_too_many"),
        ({"present": 10, "late_days": 10, "late_minutes": 5401}, "attendance_minutes_too_many"),
        ({"present": 10, "early_days": 1, "early_minutes": 541}, "attendance_minutes_too_many"),
        ({"present": 10, "late_days": 2, "late_steps": (1, 0, 0, 0)}, "attendance_steps_wrong"),
    ],
)
def test_counts_that_cannot_be_are_refused(office, head, counts, code):
    values = {"working_days": 19, **counts}
    with pytest.raises(RuleViolation, match=code):
        office.services.attendance.save(head, office.ids["siti"], AUGUST, **values)


def test_days_that_no_count_tells_about_are_undecided(office, head):
    """22 working days, 10 present and nothing else: twelve days nobody decided on."""
    saved = office.services.attendance.save(
        head, office.ids["siti"], AUGUST, working_days=22, present=10
    )
    assert (saved.value.undecided, saved.value.absent) == (12, 0)
    with pytest.raises(RuleViolation, match="attendance_month_ahead"):
        office.services.attendance.save(
            head, office.ids["siti"], "2027-B05", working_days=20, present=20
        )


def test_steps_of_lateness_stay_as_long_as_it_is_late_as_often(office, head):
    service, siti = office.services.attendance, office.ids["siti"]
    service.apply(head, a_list(*a_week(office)))
    same = {"present": 2, "sick": 1, "duty": 1, "late_days": 1, "late_minutes": 30}
    kept = service.save(head, siti, AUGUST, working_days=5, absent=1, **same)
    assert (kept.value.late_steps, kept.value.days[2]) == ((1, 0, 0, 0), "H"), "nothing changed"
    assert kept.undo_label == ""
    kept = service.save(head, siti, AUGUST, working_days=5, leave=1, **same)
    assert (kept.value.late_steps, kept.value.days) == ((1, 0, 0, 0), ())
    twice = {**same, "late_days": 2}
    assert service.save(head, siti, AUGUST, working_days=5, **twice).value.late_steps == (0,) * 4
    told = service.save(head, siti, AUGUST, working_days=5, late_steps=(1, 0, 0, 1), **twice)
    assert (told.value.late_steps, told.value.undecided) == ((1, 0, 0, 1), 1)


def test_a_quarter_is_no_month(office, hr):
    with pytest.raises(RuleViolation, match="attendance_month_wrong"):
        office.services.attendance.board(hr, "2026-T3")


def test_an_employee_reads_the_own_attendance_and_nobody_elses(office, hr):
    """TS-11."""
    service = office.services.attendance
    service.apply(hr, a_list(*a_week(office)))
    siti = office.session("siti")
    own = service.of_person(siti, office.ids["siti"], 2026)
    assert (own.absent, own.percent) == (1, Decimal("75.00"))
    for call in (
        lambda: service.of_person(siti, office.ids["taufik"], 2026),
        lambda: service.board(siti, AUGUST),
        lambda: service.apply(siti, a_list(*a_week(office))),
        lambda: service.of_person(office.session("ratna"), office.ids["siti"], 2026),
    ):
        with pytest.raises(NotAllowed):
            call()


def test_leave_and_duty_of_the_recap_stand_in_the_calendar(office, hr):
    """What the machine knows needs no second mark; an own mark stays in front."""
    office.services.attendance.apply(hr, a_list(*a_week(office)))
    with office.workspace.read() as unit:
        calendar = calendar_of(unit, office.ids["siti"], date(2026, 8, 4))
    assert calendar.day(date(2026, 8, 4)).free == "sakit"
    assert calendar.day(date(2026, 8, 5)).free == "dinas_luar"
    assert calendar.day(date(2026, 8, 6)).target == 450


def test_absence_without_reason_is_set_beside_the_table_for_whom_it_concerns(office, hr):
    """PP 94/2021 is about PNS and CPNS; PPPK are told so, and have no row."""
    service = office.services.attendance
    service.apply(hr, a_list(*(entry(office, "siti", day, 2) for day in (3, 4, 5, 6)),
                             entry(office, "siti", 7, 2, state=DayState.ABSENT)))  # fmt: skip
    own = service.of_person(hr, office.ids["siti"], 2026)
    assert own.absent == 5
    assert (own.sanction.text, own.sanction.article) == ("teguran tertulis", "Pasal 9")
    assert own.table.in_a_row.first == 10
    with office.workspace.write(SYSTEM) as unit:
        siti = unit.require(Employee, office.ids["siti"])
        unit.put(replace(siti, status=EmployeeStatus.PPPK))
    assert service.of_person(hr, office.ids["siti"], 2026).sanction is None
    line = next(x for x in service.board(hr, AUGUST).lines if x.person.name == "Siti Aminah")
    assert (line.absent_year, line.sanction) == (5, None)


def test_months_together_are_weighed_by_their_days(office):
    """PR-2: half a month on leave does not weigh as a whole one."""
    base = Attendance(
        id="a", at=office.clock(), unit_id="u", person_id="p", month=AUGUST, working_days=20
    )
    months = (replace(base, present=20), replace(base, leave=18, present=1, absent=1))
    assert percent(months) == Decimal("95.45")
    assert percent([replace(base, leave=20)]) is None


def test_a_scheme_that_asks_for_attendance_takes_it_from_the_recap(office, hr, head):
    """PR-2: what the recap holds feeds the component, and it says how much there is."""
    service = office.services.attendance
    service.apply(hr, a_list(*a_week(office)))
    service.save(head, office.ids["siti"], "2026-B09", working_days=22, present=21, absent=1)
    scheme = office.services.context.schemes.get("pariaman")
    with office.workspace.read() as unit:
        facts = facts_of(unit, scheme, office.ids["siti"], PeriodCode.parse("2026-S2"))
    fact = next(f for f in facts if f.name == "kehadiran")
    assert (fact.known, fact.known_from) == ("92.31", "rekap kehadiran 2 dari 6 bulan")


def test_lists_of_persons_stand_in_the_order_of_names_not_of_titles(office, hr):
    with office.workspace.write(SYSTEM) as unit:
        for who, name in (("taufik", "dr. Zainal Arifin"), ("siti", "Dra. Aminah")):
            unit.put(replace(unit.require(Employee, office.ids[who]), name=name))
    board = office.services.attendance.board(hr, AUGUST)
    names = [line.person.name for line in board.lines]
    assert (names[0], names[-1]) == ("Dra. Aminah", "dr. Zainal Arifin")
    people = [person.name for person in office.services.master_data.employees(hr)]
    assert (people[0], people[-1]) == (names[0], names[-1])


def test_discipline_is_chosen_with_the_recap_beside_it(office, hr):
    """PR-2, SM-3, TJ-4: the data stands beside the scale; the choice stays the appraiser's."""
    scheme = office.services.context.schemes.get("semarang")

    def disiplin():
        with office.workspace.read() as unit:
            facts = facts_of(unit, scheme, office.ids["siti"], PeriodCode.parse("2026-S2"))
        return next(f for f in facts if f.name == "disiplin")

    assert (disiplin().beside, disiplin().value) == ("", None)
    office.services.attendance.apply(hr, a_list(*a_week(office)))
    assert disiplin().beside == (
        "Rekap kehadiran 1 dari 6 bulan: 75 %, terlambat 1 kali (30 menit), "
        "tanpa keterangan 1 hari."
    )
    assert disiplin().value is None


def test_a_slip_in_one_year_changes_nobodys_hours(office, hr):
    """The hours are those of the newest day of the list, not of a slip of the hand."""
    with office.workspace.write(SYSTEM) as unit:
        shift = unit.add(
            WorkingPattern(id=new_id(), at=office.clock(), name="siang", opens=(480,) * 7)
        )
        place = unit.require(Unit, office.units["pelayanan"])
        unit.put(replace(place, working_pattern_id=shift.id))
    slip = replace(
        entry(office, "siti", 3, 3, matrix=False),
        recorded=AttendanceDay(day=date(2006, 8, 3), arrived=480, left=960),
    )
    right = entry(office, "siti", 3, 2, matrix=False, arrived=480, left=960)
    records = office.services.attendance.check(hr, a_list(right, slip)).records
    assert {r.month: r.late_minutes for r in records}[AUGUST] == 0
