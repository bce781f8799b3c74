"""Attendance of a month: taken from a machine's list or keyed, read by those it concerns (PR-2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from penilaian_desktop.domain.access import Action, allowed
from penilaian_desktop.domain.activity import DayMark
from penilaian_desktop.domain.attendance import (
    Attendance,
    DayState,
    percent,
    sanction_for,
    sums,
)
from penilaian_desktop.domain.attendance_sheet import (
    AttendanceSheet,
    JudgedList,
    PersonDays,
    WorkingLife,
    codes_of,
    judge_list,
    months_of,
)
from penilaian_desktop.domain.attendance_views import (
    AttendanceBoard,
    AttendanceCheck,
    AttendanceLine,
    Difference,
    FoundRecap,
    OwnAttendance,
)
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.employee import Employee, Unit
from penilaian_desktop.domain.employee_sheet import SheetProblem
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.record import META_FIELDS, new_id
from penilaian_desktop.services.context import Context, step_label
from penilaian_desktop.services.people import calendar_of, pattern_of, person_item
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import office_standings, require, require_office
from penilaian_desktop.services.unit_keeping import kept_units, people_in, require_unit
from penilaian_desktop.storage.unit_of_work import ReadUnit, UnitOfWork

MOST = 31
"""No count of days of a month is larger."""
COUNTS = ("present", "leave", "sick", "permit", "duty", "absent", "undecided")
"""What must not be more than the working days together."""


@dataclass(frozen=True, slots=True)
class AttendanceBook:
    """Use cases of the recap; one record a person and month."""

    context: Context

    # --- reading ---------------------------------------------------------------------------
    def board(self, s: Session, month: str) -> AttendanceBoard:
        """Return the persons of the units that the account keeps, with their recap of a month.

        Raises NotAllowed; RuleViolation `period_code_invalid`, `attendance_month_wrong`.
        """
        code = _month(month)
        require_office(s, Action.READ_ATTENDANCE_OF_UNIT)
        with self.context.read() as unit:
            kept = kept_units(unit, s, self.context.today(unit))
            people = people_in(unit, kept, code.starts, code.ends)
            records = {a.person_id: a for a in unit.find(Attendance, month=month)}
            absences = _absences(unit, code.year, people)
            lines = [
                _line(unit, person, place, records.get(person), absences[person], code)
                for person, place in people.items()
            ]
            lines.sort(key=lambda line: (line.person.name.casefold(), line.person.person_id))
            used = set(people.values())
            units = sorted((u.name, u.id) for u in unit.find(Unit) if u.id in used)
            return AttendanceBoard(
                month=month,
                as_of=self.context.now(),
                units=tuple((identity, name) for name, identity in units),
                lines=tuple(lines),
                can_write=allowed(Action.WRITE_ATTENDANCE, office_standings(s)),
            )

    def of_person(self, s: Session, person_id: str, year: int) -> OwnAttendance:
        """Return the months of a person in a year: own ones, those of staff, for HR anybody's."""
        starts, ends = date(year, 1, 1), date(year, 12, 31)
        with self.context.read() as unit:
            require(unit, s, Action.READ_ATTENDANCE, person_id, starts, ends)
            months = _of_year(unit, person_id, year)
            absent = sum(m.absent for m in months)
            return OwnAttendance(
                person=person_item(unit, person_id, min(ends, self.context.today(unit))),
                year=year,
                months=months,
                percent=percent(months),
                absent=absent,
                sanction=sanction_for(absent),
            )

    # --- a machine's list ------------------------------------------------------------------
    def check(self, s: Session, sheet: AttendanceSheet) -> AttendanceCheck:
        """Return a list as it would be taken over now; nothing is written. Raises NotAllowed."""
        require_office(s, Action.WRITE_ATTENDANCE)
        with self.context.read() as unit:
            return self._check(unit, s, sheet)

    def apply(self, s: Session, sheet: AttendanceSheet) -> Outcome[AttendanceCheck]:
        """Write the recaps of a list as one step; the same list again writes nothing.

        `sheet` is checked again within the unit of work. Raises NotAllowed, RuleViolation
        `attendance_nothing_left` when no row is left.
        """
        require_office(s, Action.WRITE_ATTENDANCE)
        with self.context.write(s, "undo_attendance_imported", file=sheet.file) as unit:
            check = self._check(unit, s, sheet)
            if not check.records:
                raise RuleViolation("attendance_nothing_left")
            _store(unit, check.records)
        return Outcome(
            check,
            _changes(a.person_id for a in check.records),
            step_label(unit, "undo_attendance_imported", file=sheet.file),
        )

    def _check(self, unit: ReadUnit, s: Session, sheet: AttendanceSheet) -> AttendanceCheck:
        days = sheet.days
        kept = kept_units(unit, s, self.context.today(unit))
        people = people_in(unit, kept, *days) if days else {}
        finder = _Finder(unit, people, days[0] if days else self.context.today(unit))
        found = judge_list(sheet, finder.life)
        refused = [finder.refusal(person) for person in found.persons]
        kept_persons = [p for p, reason in zip(found.persons, refused, strict=True) if not reason]
        recaps = [
            FoundRecap(
                name=person.name,
                identity=person.identity,
                record=record,
                difference=_difference(record, former),
            )
            for person in kept_persons
            for record, former in self._recaps(unit, person, finder, people, sheet.file)
        ]
        problems = [
            SheetProblem(code=code, sheet=p.sheet, row=p.row, column="A", header="", detail=detail)
            for p, reason in zip(found.persons, refused, strict=True)
            if reason
            for code, detail in (reason,)
        ]
        return AttendanceCheck(
            found=JudgedList(
                persons=tuple(kept_persons),
                refused=(*found.refused, *problems),
                remarks=found.remarks,
                rows=found.rows,
            ),
            recaps=tuple(recaps),
        )

    def _recaps(
        self,
        unit: ReadUnit,
        person: PersonDays,
        finder: _Finder,
        people: dict[str, str],
        file: str,
    ) -> list[tuple[Attendance, Attendance | None]]:
        person_id = finder.person_of(person)
        found = []
        for (year, month), days in months_of(person.days).items():
            code = PeriodCode(year, "B", month)
            former = _stored(unit, person_id, code.code)
            working = [d for d in days if d.state is not DayState.FREE]
            record = Attendance(
                id=former.id if former else new_id(),
                at=self.context.now(),
                unit_id=former.unit_id if former else people[person_id],
                person_id=person_id,
                month=code.code,
                working_days=len(working),
                days=codes_of(days, code.starts),
                source=file,
                **sums(days),
            )
            found.append((record, former))
        return found

    # --- by hand ---------------------------------------------------------------------------
    def save(
        self, s: Session, person_id: str, month: str, *, working_days: int, **counts: int
    ) -> Outcome[Attendance]:
        """Key the recap of a person in: `counts` are the counting fields of `Attendance`.

        The code of each day is no longer known then. Raises NotAllowed; RuleViolation
        `attendance_count_wrong` (field = the count), `attendance_too_many`,
        `attendance_person_elsewhere`.
        """
        code = _month(month)
        for name, value in {"working_days": working_days, **counts}.items():
            if value < 0 or (not name.endswith("_minutes") and value > MOST):
                raise RuleViolation("attendance_count_wrong", field=name)
        if sum(counts.get(name, 0) for name in COUNTS) > working_days:
            raise RuleViolation("attendance_too_many", field="working_days", count=working_days)
        with self.context.write(s, "undo_attendance_saved", month=code.label) as unit:
            today = self.context.today(unit)
            former = _stored(unit, person_id, month)
            place = former.unit_id if former else _place(unit, s, person_id, code, today)
            require_unit(unit, s, Action.WRITE_ATTENDANCE, place, today)
            base = former or Attendance(
                id=new_id(), at=self.context.now(), unit_id=place, person_id=person_id,
                month=month, working_days=working_days,
            )  # fmt: skip
            values: dict[str, Any] = dict(counts)
            new = replace(
                base, working_days=working_days, days=(), late_steps=(0, 0, 0, 0), source="",
                **values,
            )  # fmt: skip
            _store(unit, (new,))
            saved = _stored(unit, person_id, month)
            assert saved is not None
        return Outcome(
            saved,
            _changes((person_id,)),
            step_label(unit, "undo_attendance_saved", month=code.label),
        )

    def delete(self, s: Session, person_id: str, month: str) -> Outcome[None]:
        """Remove the recap of a person in a month."""
        code = _month(month)
        with self.context.write(s, "undo_attendance_deleted", month=code.label) as unit:
            former = _stored(unit, person_id, month)
            if former is not None:
                today = self.context.today(unit)
                require_unit(unit, s, Action.WRITE_ATTENDANCE, former.unit_id, today)
                unit.delete(Attendance, former.id)
        return Outcome(
            None,
            _changes((person_id,)),
            step_label(unit, "undo_attendance_deleted", month=code.label),
        )


_MARKS = {
    "cuti": DayState.LEAVE,
    "sakit": DayState.SICK,
    "dinas_luar": DayState.DUTY,
    "pelatihan": DayState.DUTY,
}


class _Finder:
    """Finds the persons of a list among those whose attendance the account keeps."""

    def __init__(self, unit: ReadUnit, people: dict[str, str], day: date) -> None:
        self._unit = unit
        employees = unit.find(Employee, id=tuple(people))
        self._people = people
        self._by_identity = {e.identity: e.id for e in employees if e.identity}
        names = Counter(_key(e.name) for e in employees)
        self._by_name = {_key(e.name): e.id for e in employees if names[_key(e.name)] == 1}
        self._twice = {name for name, count in names.items() if count > 1}
        self._day = day
        self._lives: dict[str, WorkingLife] = {}

    def person_of(self, person: PersonDays) -> str:
        """Return the id of a person of the list, "" for nobody known."""
        return self._find(person.identity, person.name)

    def _find(self, identity: str, name: str) -> str:
        if identity:
            return self._by_identity.get(identity, "")
        return self._by_name.get(_key(name), "")

    def refusal(self, person: PersonDays) -> tuple[str, str] | None:
        """Return (code, detail) why a person is not taken over, None when they are."""
        if self.person_of(person):
            return None
        if not person.identity and _key(person.name) in self._twice:
            return "attendance_name_twice", person.name
        if person.identity and self._unit.find(Employee, identity=person.identity, limit=1):
            return "attendance_person_elsewhere", person.name or person.identity
        return "attendance_person_unknown", person.name or person.identity

    def life(self, identity: str, name: str) -> WorkingLife:
        """Return how the days of a person are judged; the usual calendar for nobody known."""
        person = self._find(identity, name)
        if person not in self._lives:
            marks = {
                mark.day: _MARKS[mark.mark].value
                for mark in self._unit.find(DayMark, person_id=person)
                if mark.mark in _MARKS
            }
            self._lives[person] = WorkingLife(
                calendar_of(self._unit, person, self._day),
                pattern_of(self._unit, person, self._day).night_shift,
                lambda day: marks.get(day, ""),
            )
        return self._lives[person]


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _month(month: str) -> PeriodCode:
    code = PeriodCode.parse(month)
    if code.kind != "B":
        raise RuleViolation("attendance_month_wrong", field="month", period=code.label)
    return code


def _of_year(unit: ReadUnit, person_id: str, year: int) -> tuple[Attendance, ...]:
    months = tuple(PeriodCode(year, "B", number).code for number in range(1, 13))
    return unit.find(Attendance, order=("month",), person_id=person_id, month=months)


def _absences(unit: ReadUnit, year: int, people: Iterable[str]) -> Counter[str]:
    """Return the days of absence without reason of a year, by person."""
    found: Counter[str] = Counter()
    months = tuple(PeriodCode(year, "B", number).code for number in range(1, 13))
    wanted = frozenset(people)
    for record in unit.find(Attendance, month=months):
        if record.person_id in wanted:
            found[record.person_id] += record.absent
    return found


def _line(
    unit: ReadUnit,
    person_id: str,
    place: str,
    record: Attendance | None,
    absent: int,
    code: PeriodCode,
) -> AttendanceLine:
    return AttendanceLine(
        person=person_item(unit, person_id, code.ends),
        unit_id=record.unit_id if record else place,
        record=record,
        percent=percent((record,)) if record else None,
        absent_year=absent,
        sanction=sanction_for(absent),
    )


def _stored(unit: ReadUnit, person_id: str, month: str) -> Attendance | None:
    found = unit.find(Attendance, person_id=person_id, month=month, order=("id",), limit=1)
    return found[0] if found else None


def _store(unit: UnitOfWork, records: Iterable[Attendance]) -> None:
    for record in records:
        former = _stored(unit, record.person_id, record.month)
        if former is None:
            unit.add(record)
        elif _difference(record, former) is Difference.CHANGED:
            unit.put(replace(record, id=former.id, version=former.version))


def _difference(record: Attendance, former: Attendance | None) -> Difference:
    """Compare what is counted; the name of the list alone is no change."""
    if former is None:
        return Difference.NEW
    names = {f.name for f in fields(Attendance)} - META_FIELDS - {"source"}
    same = all(getattr(record, name) == getattr(former, name) for name in names)
    return Difference.UNCHANGED if same else Difference.CHANGED


def _place(unit: ReadUnit, s: Session, person_id: str, code: PeriodCode, today: date) -> str:
    people = people_in(unit, kept_units(unit, s, today), code.starts, code.ends)
    if person_id not in people:
        raise RuleViolation("attendance_person_elsewhere", field="person", value="")
    return people[person_id]


def _changes(persons: Iterable[str]) -> Changes:
    return Changes.of(Area.ATTENDANCE, Area.CALENDAR, persons=tuple(dict.fromkeys(persons)))
