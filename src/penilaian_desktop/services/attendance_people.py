"""Who the rows of an attendance list are about, among those whose attendance an account keeps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from penilaian_desktop.domain.activity import DayMark
from penilaian_desktop.domain.attendance import Attendance, DayState
from penilaian_desktop.domain.attendance_sheet import (
    AttendanceSheet,
    Known,
    Listed,
    Stranger,
    WorkingLife,
)
from penilaian_desktop.domain.attendance_views import NameOffer
from penilaian_desktop.domain.calendar import (
    Holiday,
    PeriodCode,
    ReducedHours,
    WorkCalendar,
    WorkingPattern,
)
from penilaian_desktop.domain.employee import Assignment, Employee, Unit
from penilaian_desktop.domain.names import bare_name
from penilaian_desktop.domain.nip import agrees_with_lost, format_nip, shown_lost
from penilaian_desktop.services.people import pattern_of, unit_of
from penilaian_desktop.storage.prefetched import Prefetched
from penilaian_desktop.storage.unit_of_work import ReadUnit

_MARKS = {
    "cuti": DayState.LEAVE,
    "sakit": DayState.SICK,
    "dinas_luar": DayState.DUTY,
    "pelatihan": DayState.DUTY,
}


class ListFinder:
    """Finds persons by NIP, or by name where the list has none; a name must be one person's."""

    def __init__(self, unit: ReadUnit, people: dict[str, str], day: date, *, by_name: bool) -> None:
        self._unit = Prefetched(unit)
        self._day = day
        self._use_names = by_name
        self._by_identity: dict[str, Employee] = {}
        self._by_name: dict[str, list[Employee]] = defaultdict(list)
        self._by_bare: dict[str, list[Employee]] = defaultdict(list)
        self._identities: dict[str, str] = {}
        for employee in unit.find(Employee, id=tuple(people)):
            self._identities[employee.id] = employee.identity
            if employee.identity:
                self._by_identity[employee.identity] = employee
            self._by_name[_key(employee.name)].append(employee)
            self._by_bare[bare_name(employee.name)].append(employee)
        self._lives: dict[str, WorkingLife] = {}
        self._settled: dict[tuple[str, int, int], tuple[str, ...]] = {}
        self._calendars: dict[str | None, tuple[WorkCalendar, bool]] = {}
        self._read_ahead(tuple(people))

    def _read_ahead(self, people: tuple[str, ...]) -> None:
        """Read what the days of the persons are judged by: however many, a statement a kind."""
        ahead = self._unit
        ahead.ahead(Assignment, "person_id", people)
        ahead.ahead(DayMark, "person_id", people)
        for type_ in (Unit, WorkingPattern, Holiday, ReducedHours):
            ahead.all_ahead(type_)

    def remember(self, recaps: Iterable[Attendance]) -> None:
        """Take over what days are already, so that a mark the keeper decided stays decided."""
        for recap in recaps:
            if recap.days:
                code = PeriodCode.parse(recap.month)
                self._settled[recap.person_id, code.year, code.number] = recap.days

    def known(self, who: Listed) -> Known:
        """Return how the days of a person are judged, or why a row is nobody's."""
        if who.lost:
            employee = self._behind(who) if self._use_names else None
            if employee is None:
                return Stranger("nip_number_lost_digits", shown_lost(who.lost))
            return self._life(employee.id)
        if who.identity:
            if (employee := self._by_identity.get(who.identity)) is not None:
                return self._life(employee.id)
            elsewhere = self._unit.find(Employee, identity=who.identity, limit=1)
            code = "attendance_person_elsewhere" if elsewhere else "attendance_person_unknown"
            return Stranger(code, format_nip(who.identity))
        found = self._named(who.name)
        if len(found) == 1:
            return self._life(found[0].id)
        return Stranger("attendance_name_twice" if found else "attendance_person_unknown", who.name)

    def identity_of(self, person_id: str) -> str:
        """Return the NIP of a person that was found, also where the list has only the name."""
        return self._identities.get(person_id, "")

    def offers(self, sheet: AttendanceSheet) -> tuple[NameOffer, ...]:
        """Return whom names would recognise behind NIPs that lost digits, in order of the list."""
        rows: dict[Listed, set[tuple[str, int]]] = defaultdict(set)
        for entry in sheet.entries:
            if entry.who.lost:
                rows[entry.who].add((entry.sheet, entry.row))
        return tuple(
            NameOffer(name=employee.name, identity=employee.identity, rows=len(found))
            for who, found in rows.items()
            if (employee := self._behind(who)) is not None
        )

    def _behind(self, who: Listed) -> Employee | None:
        found = self._named(who.name)
        if len(found) == 1 and agrees_with_lost(found[0].identity, who.lost):
            return found[0]
        return None

    def _named(self, name: str) -> list[Employee]:
        """Return who bears a name as it is written, or else without titles."""
        return self._by_name.get(_key(name)) or self._by_bare.get(bare_name(name)) or []

    def _life(self, person: str) -> WorkingLife:
        if person not in self._lives:
            marks = {
                mark.day: _MARKS[mark.mark].value
                for mark in self._unit.find(DayMark, person_id=person)
                if mark.mark in _MARKS
            }
            calendar, night_shift = self._calendar(person)
            self._lives[person] = WorkingLife(
                calendar,
                night_shift,
                lambda day: marks.get(day, ""),
                person,
                lambda day: self._state_of(person, day),
            )
        return self._lives[person]

    def _calendar(self, person: str) -> tuple[WorkCalendar, bool]:
        """Return the calendar of the unit of a person, the same for all of it, and its nights."""
        place = unit_of(self._unit, person, self._day)
        key = place.id if place is not None else None
        if key not in self._calendars:
            pattern = pattern_of(self._unit, person, self._day)
            free = self._unit.find(Holiday), self._unit.find(ReducedHours)
            self._calendars[key] = WorkCalendar(pattern, *free, ()), pattern.night_shift
        return self._calendars[key]

    def _state_of(self, person: str, day: date) -> str:
        days = self._settled.get((person, day.year, day.month), ())
        return days[day.day - 1] if days else ""


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
