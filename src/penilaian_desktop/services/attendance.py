"""Attendance of a month: taken from a machine's list or keyed, read by those it concerns (PR-2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from penilaian_desktop.domain.access import Action, allowed
from penilaian_desktop.domain.activity import DayMark
from penilaian_desktop.domain.attendance import (
    ADDED,
    Attendance,
    DayState,
    JudgedDay,
    absent_in_a_row,
    joined,
    left_out,
    percent,
    recap_id,
    sums,
)
from penilaian_desktop.domain.attendance_counts import (
    Steps,
    complete,
    longest_day,
    steps_kept,
)
from penilaian_desktop.domain.attendance_sheet import (
    AttendanceSheet,
    PersonDays,
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
from penilaian_desktop.domain.calendar import Holiday, PeriodCode, ReducedHours, WorkingPattern
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.discipline import DisciplineTable, Sanction
from penilaian_desktop.domain.employee import Assignment, Employee, Unit
from penilaian_desktop.domain.employee_sheet import SheetProblem
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.wording import days_of_month
from penilaian_desktop.services.as_shown import check_shown
from penilaian_desktop.services.attendance_people import ListFinder
from penilaian_desktop.services.attendance_reading import recaps, stored_recap, stored_recaps
from penilaian_desktop.services.attendance_storing import difference, remove, store
from penilaian_desktop.services.attendance_sums import SumsTaking
from penilaian_desktop.services.context import Context, step_label
from penilaian_desktop.services.data_age import oldest_data
from penilaian_desktop.services.people import calendar_of, person_item
from penilaian_desktop.services.person_lists import PersonList
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import office_standings, require, require_office
from penilaian_desktop.services.unit_keeping import kept_units, people_in, require_unit
from penilaian_desktop.storage.unit_of_work import ReadUnit

_RESTS_ON = tuple(
    type_.KIND
    for type_ in (
        Attendance, DayMark, Holiday, ReducedHours, WorkingPattern, Unit, Assignment, Employee,
    )
)  # fmt: skip
"""The kinds of records that a judged list rests on."""


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
            records = {a.person_id: a for a in recaps(unit, month=month)}
            table = self.context.schemes.discipline
            absences = _absences(unit, code.year, people, table)
            held = PersonList(unit, people)
            lines = [
                _line(
                    held.item(person, code.ends),
                    place,
                    records.get(person),
                    absences[person],
                    table,
                )
                for person, place in people.items()
            ]
            lines.sort(key=lambda line: (name_order(line.person.name), line.person.person_id))
            used = set(people.values())
            units = sorted((u.name, u.id) for u in unit.find(Unit) if u.id in used)
            return AttendanceBoard(
                month=month,
                as_of=self.context.now(),
                oldest=oldest_data(self.context, unit, s),
                units=tuple((identity, name) for name, identity in units),
                lines=tuple(lines),
                can_write=allowed(Action.WRITE_ATTENDANCE, office_standings(s)),
                table=table,
            )

    def of_person(self, s: Session, person_id: str, year: int) -> OwnAttendance:
        """Return the months of a person in a year: own ones, those of staff, for HR anybody's.

        Of somebody else's the account reads those on a day of which it led the person.
        """
        starts, ends = date(year, 1, 1), date(year, 12, 31)
        with self.context.read() as unit:
            require(unit, s, Action.READ_ATTENDANCE, person_id, starts, ends)
            months = tuple(
                month for month in _of_year(unit, person_id, year) if _may_read(unit, s, month)
            )
            table = self.context.schemes.discipline
            absent = _absent(months, table)
            person = person_item(unit, person_id, min(ends, self.context.today(unit)))
            return OwnAttendance(
                person=person,
                year=year,
                months=months,
                percent=percent(months),
                absent=absent[0],
                sanction=_row_of(table, person, absent),
                table=table,
            )

    # --- a machine's list ------------------------------------------------------------------
    def check(
        self, s: Session, sheet: AttendanceSheet, *, by_name: bool = False
    ) -> AttendanceCheck:
        """Return a list as it would be taken over now; nothing is written. Raises NotAllowed.

        `by_name` recognises a person whose NIP lost digits by the name, where only one person has
        it and the digits that are left agree.
        """
        require_office(s, Action.WRITE_ATTENDANCE)
        with self.context.read() as unit:
            return self._check(unit, s, sheet, by_name=by_name)

    def apply(
        self,
        s: Session,
        sheet: AttendanceSheet,
        *,
        by_name: bool = False,
        checked: AttendanceCheck | None = None,
    ) -> Outcome[AttendanceCheck]:
        """Write the recaps of a list as one step; the same list again writes nothing.

        What was `checked` and shown is written as it is, unless something it rests on was
        written since: then the list is judged again, before the unit of work where that can be,
        within it for what is written in between. Raises NotAllowed, RuleViolation
        `attendance_nothing_left` when no row is left.
        """
        require_office(s, Action.WRITE_ATTENDANCE)
        with self.context.read() as unit:
            if checked is None or not self._stands(unit, s, sheet, checked):
                checked = self._check(unit, s, sheet, by_name=by_name)
        with self.context.write(s, "undo_attendance_imported", file=sheet.file) as unit:
            check = checked
            if not self._stands(unit, s, sheet, checked):
                check = self._check(unit, s, sheet, by_name=by_name)
            if not check.records:
                raise RuleViolation("attendance_nothing_left")
            store(unit, check.records, kept_units(unit, s, self.context.today(unit)))
        return Outcome(
            check,
            _changes(a.person_id for a in check.records),
            step_label(unit, "undo_attendance_imported", file=sheet.file),
        )

    def _check(
        self, unit: ReadUnit, s: Session, sheet: AttendanceSheet, *, by_name: bool
    ) -> AttendanceCheck:
        today = self.context.today(unit)
        days = sheet.days
        kept = kept_units(unit, s, today)
        people = people_in(unit, kept, *days) if days else {}
        finder = ListFinder(unit, people, min(days[1], today) if days else today, by_name=by_name)
        formers = stored_recaps(unit, _months_between(*days)) if days else {}
        finder.remember(formers.values())
        found = judge_list(sheet, finder.known, today=today)
        recaps: list[FoundRecap] = []
        refused: list[SheetProblem] = []
        for person in found.persons:
            for (year, month), told in months_of(person.days).items():
                code = PeriodCode(year, "B", month)
                former = formers.get((person.person_id, code.code))
                dates = tuple(d.day for d in told)
                if former is not None and former.unit_id not in kept:
                    refused += person.refuse("attendance_kept_elsewhere", dates, code.label)
                    continue
                listed = self._recap(person, code, told, former, people, sheet.file)
                record = listed if former is None else joined(former, listed)
                if former is not None and record is None:
                    words = f"{days_of_month(left_out(former, listed))} {code.label}"
                    refused += person.refuse("attendance_overlap", dates, words)
                    continue
                assert record is not None
                found_as = difference(record, former)
                nip = finder.identity_of(person.person_id)
                recaps.append(FoundRecap(person.who.name, nip, record, found_as))
        now = self.context.now()
        taken = SumsTaking(finder, formers, people, kept, difference, today, now).take(sheet)
        return AttendanceCheck(
            found=found.with_refused(refused).with_more(taken.refused, taken.remarks),
            recaps=(*recaps, *taken.recaps),
            offers=finder.offers(sheet),
            seq=unit.journal.head()[0],
        )

    def _stands(
        self, unit: ReadUnit, s: Session, sheet: AttendanceSheet, check: AttendanceCheck
    ) -> bool:
        """Tell whether nothing was written since that a check rests on, and it is the account's."""
        if unit.journal.touched_since(check.seq, _RESTS_ON):
            return False
        kept = kept_units(unit, s, self.context.today(unit))
        people = people_in(unit, kept, *sheet.days) if sheet.days else {}
        places = {record.unit_id for record in check.records}
        return kept >= places and people.keys() >= {record.person_id for record in check.records}

    def _recap(
        self,
        person: PersonDays,
        code: PeriodCode,
        days: tuple[JudgedDay, ...],
        former: Attendance | None,
        people: dict[str, str],
        file: str,
    ) -> Attendance:
        """Return the recap of a month as the list alone tells it."""
        return Attendance(
            id=former.id if former else recap_id(person.person_id, code.code),
            at=self.context.now(),
            unit_id=former.unit_id if former else people[person.person_id],
            person_id=person.person_id,
            month=code.code,
            working_days=sum(d.state is not DayState.FREE for d in days),
            days=codes_of(days, code.starts),
            source=file,
            **sums(days),
        )

    # --- by hand ---------------------------------------------------------------------------
    def save(
        self,
        s: Session,
        person_id: str,
        month: str,
        *,
        working_days: int,
        late_steps: Steps | None = None,
        version: int | None = None,
        **counts: int,
    ) -> Outcome[Attendance]:
        """Key the recap of a person in: `counts` are the counting fields of `Attendance`.

        Working days that no count tells about are undecided. The code of each day is no longer
        known then, unless nothing changes; the steps of lateness stay as long as it is late as
        often as before. `version` is that of the recap that was shown, 0 where there was none.
        Raises NotAllowed; StaleRecord; RuleViolation `attendance_month_ahead`,
        `attendance_person_elsewhere`, and as `complete` does.
        """
        code = _month(month)
        with self.context.write(s, "undo_attendance_saved", month=code.label) as unit:
            today = self.context.today(unit)
            if code.starts > today:
                raise RuleViolation("attendance_month_ahead", field="month", period=code.label)
            former = stored_recap(unit, person_id, month)
            place = former.unit_id if former else _place(unit, s, person_id, code, today)
            require_unit(unit, s, Action.WRITE_ATTENDANCE, place, today)
            check_shown(former, version)
            kept = steps_kept(former, counts.get("late_days", 0))
            steps = kept if late_steps is None else late_steps
            values: dict[str, Any] = complete(
                {**dict.fromkeys(ADDED, 0), "working_days": working_days, **counts},
                code,
                longest=longest_day(calendar_of(unit, person_id, code.ends), code),
                steps=steps,
            )
            base = former or Attendance(
                id=recap_id(person_id, month), at=self.context.now(), unit_id=place,
                person_id=person_id, month=month, working_days=working_days,
            )  # fmt: skip
            new = replace(base, late_steps=steps, **values)
            if difference(new, former) is not Difference.UNCHANGED:
                kept_here = kept_units(unit, s, today)
                store(unit, (replace(new, days=(), source=""),), kept_here)
            saved = stored_recap(unit, person_id, month)
            assert saved is not None
        return Outcome(
            saved,
            _changes((person_id,)),
            step_label(unit, "undo_attendance_saved", month=code.label),
        )

    def settle_marks(
        self,
        s: Session,
        month: str,
        person_ids: Iterable[str],
        *,
        accepted: bool,
        versions: Mapping[str, int] | None = None,
    ) -> Outcome[int]:
        """Take the days over that rest on own marks alone, or count them as absence, in one step.

        Returns how many days were decided. Nobody decides on the own marks. `versions` are those
        of the recaps that were shown, by person. Raises NotAllowed; StaleRecord; RuleViolation
        `attendance_marks_own`, `attendance_marks_none`.
        """
        code = _month(month)
        label = "undo_attendance_marks_taken" if accepted else "undo_attendance_marks_refused"
        wanted = tuple(person_ids)
        with self.context.write(s, label, month=code.label) as unit:
            today = self.context.today(unit)
            found = recaps(unit, month=month, person_id=wanted)
            marked = [record for record in found if record.marked]
            others = [record for record in marked if record.person_id != s.person_id]
            if not others:
                raise RuleViolation("attendance_marks_own" if marked else "attendance_marks_none")
            for place in {record.unit_id for record in others}:
                require_unit(unit, s, Action.WRITE_ATTENDANCE, place, today)
            for record in others:
                check_shown(record, (versions or {}).get(record.person_id))
            settled = [record.settled(accepted=accepted) for record in others]
            store(unit, settled, kept_units(unit, s, today))
        return Outcome(
            sum(len(record.marked) for record in others),
            _changes(record.person_id for record in others),
            step_label(unit, label, month=code.label),
        )

    def delete(self, s: Session, person_id: str, month: str) -> Outcome[None]:
        """Remove the recap of a person in a month."""
        code = _month(month)
        with self.context.write(s, "undo_attendance_deleted", month=code.label) as unit:
            former = stored_recap(unit, person_id, month)
            if former is not None:
                today = self.context.today(unit)
                require_unit(unit, s, Action.WRITE_ATTENDANCE, former.unit_id, today)
                remove(unit, former, kept_units(unit, s, today))
        return Outcome(
            None,
            _changes((person_id,)),
            step_label(unit, "undo_attendance_deleted", month=code.label),
        )


def _month(month: str) -> PeriodCode:
    code = PeriodCode.parse(month)
    if code.kind != "B":
        raise RuleViolation("attendance_month_wrong", field="month", period=code.label)
    return code


def _months_between(first: date, last: date) -> tuple[str, ...]:
    ends = last.year * 12 + last.month
    return tuple(
        PeriodCode((at - 1) // 12, "B", (at - 1) % 12 + 1).code
        for at in range(first.year * 12 + first.month, ends + 1)
    )


def _of_year(unit: ReadUnit, person_id: str, year: int) -> tuple[Attendance, ...]:
    months = tuple(PeriodCode(year, "B", number).code for number in range(1, 13))
    return recaps(unit, person_id=person_id, month=months)


def _may_read(unit: ReadUnit, s: Session, record: Attendance) -> bool:
    code = PeriodCode.parse(record.month)
    try:
        require(unit, s, Action.READ_ATTENDANCE, record.person_id, code.starts, code.ends)
    except NotAllowed:
        return False
    return True


def _absences(
    unit: ReadUnit, year: int, people: Iterable[str], table: DisciplineTable
) -> dict[str, tuple[int, int]]:
    """Return the days of absence without reason of a year, and the most in a row, by person."""
    found: dict[str, list[Attendance]] = {person: [] for person in people}
    codes = tuple(PeriodCode(year, "B", number).code for number in range(1, 13))
    for record in recaps(unit, month=codes):
        if record.absent and record.person_id in found:
            found[record.person_id].append(record)
    return {person: _absent(months, table) for person, months in found.items()}


def _absent(months: Sequence[Attendance], table: DisciplineTable) -> tuple[int, int]:
    days, rule = sum(month.absent for month in months), table.in_a_row
    return days, absent_in_a_row(months) if rule is not None and days >= rule.first else 0


def _row_of(table: DisciplineTable, person: PersonItem, absent: tuple[int, int]) -> Sanction | None:
    return table.row_for(*absent) if table.concerns(person.status) else None


def _line(
    person: PersonItem,
    place: str,
    record: Attendance | None,
    absent: tuple[int, int],
    table: DisciplineTable,
) -> AttendanceLine:
    return AttendanceLine(
        person=person,
        unit_id=record.unit_id if record else place,
        record=record,
        percent=percent((record,)) if record else None,
        absent_year=absent[0],
        sanction=_row_of(table, person, absent),
    )


def _place(unit: ReadUnit, s: Session, person_id: str, code: PeriodCode, today: date) -> str:
    people = people_in(unit, kept_units(unit, s, today), code.starts, code.ends)
    if person_id not in people:
        raise RuleViolation("attendance_person_elsewhere", field="person", value="")
    return people[person_id]


def _changes(persons: Iterable[str]) -> Changes:
    return Changes.of(Area.ATTENDANCE, Area.CALENDAR, persons=tuple(dict.fromkeys(persons)))
