"""What an attendance machine's list says, cell by cell, before it becomes a monthly recap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from penilaian_desktop.domain.attendance import (
    AttendanceDay,
    DayState,
    JudgedDay,
    judge_day,
)
from penilaian_desktop.domain.calendar import WorkCalendar
from penilaian_desktop.domain.employee_sheet import (
    OriginalRow,
    SheetLayout,
    SheetProblem,
    SkippedRow,
)


class Spot(StrEnum):
    """Which cell of an entry a remark belongs to; in a matrix they are one."""

    DAY = "day"
    ARRIVED = "arrived"
    LEFT = "left"
    STATE = "state"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spots:
    """The (column letters, heading) of the four parts of an entry."""

    day: tuple[str, str]
    arrived: tuple[str, str]
    left: tuple[str, str]
    state: tuple[str, str]

    @staticmethod
    def one(column: str, header: str) -> Spots:
        """Return the spots of an entry that stands in one cell."""
        cell = (column, header)
        return Spots(day=cell, arrived=cell, left=cell, state=cell)


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceEntry:
    """A day of a person as the list has it; `fault` is why it cannot be read ("" = it can).

    `identity` is a NIP, or "" when the list has only a name; `matrix` tells that the row holds
    the whole month, so that a cell that cannot be read does not refuse it. `raw` tells that a row
    is one time of a log of scans: that the day comes again is what such a list is.
    """

    sheet: str
    row: int
    identity: str
    name: str
    recorded: AttendanceDay
    spots: Spots
    matrix: bool
    raw: bool = False
    fault: str = ""
    fault_at: Spot = Spot.STATE
    detail: str = ""

    def problem(self, code: str, at: Spot, detail: str = "") -> SheetProblem:
        """Return a reason with the cell it belongs to."""
        column, header = getattr(self.spots, at.value)
        return SheetProblem(
            code=code, sheet=self.sheet, row=self.row, column=column, header=header, detail=detail
        )

    @property
    def person(self) -> str:
        """Return what tells the persons of a list apart."""
        return self.identity or self.name.casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceSheet:
    """A whole list, read but not yet judged; `refused` are rows that belong to nobody or no day."""

    file: str
    layouts: tuple[SheetLayout, ...]
    entries: tuple[AttendanceEntry, ...]
    refused: tuple[SheetProblem, ...]
    remarks: tuple[SheetProblem, ...]
    skipped: tuple[SkippedRow, ...]
    originals: tuple[OriginalRow, ...]
    ignored_sheets: tuple[str, ...] = ()

    @property
    def days(self) -> tuple[date, date] | None:
        """Return the first and the last day that the list tells about, None without any."""
        every = [entry.recorded.day for entry in self.entries]
        return (min(every), max(every)) if every else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDays:
    """The judged days of one person in the list, in order; `row` is the first one."""

    identity: str
    name: str
    sheet: str
    row: int
    days: tuple[JudgedDay, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedList:
    """A list against the calendar: persons with their days, refusals and remarks in order."""

    persons: tuple[PersonDays, ...]
    refused: tuple[SheetProblem, ...]
    remarks: tuple[SheetProblem, ...]
    rows: int

    @property
    def warned(self) -> int:
        """Return how many rows were taken over with a remark."""
        return len(self._remarked() - self._refused())

    @property
    def good(self) -> int:
        """Return how many rows were taken over without one."""
        return self.rows - len(self._remarked() | self._refused())

    def _remarked(self) -> frozenset[tuple[str, int]]:
        return frozenset((p.sheet, p.row) for p in self.remarks)

    def _refused(self) -> frozenset[tuple[str, int]]:
        return frozenset((p.sheet, p.row) for p in self.refused)


@dataclass(frozen=True, slots=True)
class WorkingLife:
    """How a person's days are judged: calendar, night shifts, and the states of own marks."""

    calendar: WorkCalendar
    night_shift: bool = False
    marks: Callable[[date], str] = lambda _day: ""


def judge_list(sheet: AttendanceSheet, life_of: Callable[[str, str], WorkingLife]) -> JudgedList:
    """Judge every entry against the calendar of its person; `life_of` gets identity and name."""
    refused, remarks = list(sheet.refused), list(sheet.remarks)
    by_person: dict[str, list[AttendanceEntry]] = defaultdict(list)
    for entry in sheet.entries:
        by_person[entry.person].append(entry)
    persons = []
    for entries in by_person.values():
        first = entries[0]
        life = life_of(first.identity, first.name)
        judged: dict[date, JudgedDay] = {}
        for group in _by_day(entries):
            found, bad, told = _judge(group, life)
            judged[found.day] = found
            refused += bad
            remarks += told
        persons.append(
            PersonDays(
                identity=first.identity,
                name=first.name,
                sheet=first.sheet,
                row=first.row,
                days=tuple(judged[day] for day in sorted(judged)),
            )
        )
    order = {(row.sheet, row.row): at for at, row in enumerate(sheet.originals)}
    refused.sort(key=lambda p: order[p.sheet, p.row])
    remarks.sort(key=lambda p: order[p.sheet, p.row])
    return JudgedList(
        persons=tuple(persons),
        refused=tuple(refused),
        remarks=tuple(remarks),
        rows=len(sheet.originals),
    )


def _by_day(entries: Iterable[AttendanceEntry]) -> list[list[AttendanceEntry]]:
    days: dict[date, list[AttendanceEntry]] = {}
    for entry in entries:
        days.setdefault(entry.recorded.day, []).append(entry)
    return list(days.values())


def _judge(
    group: list[AttendanceEntry], life: WorkingLife
) -> tuple[JudgedDay, list[SheetProblem], list[SheetProblem]]:
    """Judge one day of a person: (the day, refusals of rows, remarks).

    Of several rows the earliest arrival and the latest leave count. A cell that cannot be read
    leaves the day undecided: neither present nor absent.
    """
    refused: list[SheetProblem] = []
    remarks = [entry.problem("duplicate_day", Spot.DAY) for entry in group[1:] if not entry.raw]
    readable = []
    for entry in group:
        fault, at = entry.fault, entry.fault_at
        if not fault and len(group) == 1 and _reversed(entry.recorded, life):
            fault, at = "out_before_in", Spot.LEFT
        if fault:
            detail = entry.detail or entry.recorded.day.isoformat()
            (remarks if entry.matrix else refused).append(entry.problem(fault, at, detail))
        else:
            readable.append(entry)
    day = group[0].recorded.day
    if not readable:
        undecided = life.calendar.day(day).free_kind not in {"holiday", "weekend"}
        state = DayState.UNDECIDED if undecided else DayState.FREE
        return JudgedDay(day=day, state=state), refused, remarks
    whole = _together([entry.recorded for entry in readable])
    judged = judge_day(whole, life.calendar.day(day), own_mark=life.marks(day))
    entry = readable[0]
    for code in judged.remarks:
        at = _SPOTS.get(code, Spot.STATE)
        if code == "present_on_free_day" and whole.arrived is None:
            at = Spot.LEFT
        remarks.append(entry.problem(code, at, day.isoformat()))
    return judged, refused, remarks


_SPOTS = {
    "present_on_free_day": Spot.ARRIVED,
    "checkin_missing": Spot.ARRIVED,
    "checkout_missing": Spot.LEFT,
    "no_record": Spot.ARRIVED,
}


def _reversed(recorded: AttendanceDay, life: WorkingLife) -> bool:
    if recorded.arrived is None or recorded.left is None or life.night_shift:
        return False
    return recorded.left < recorded.arrived


def _together(days: list[AttendanceDay]) -> AttendanceDay:
    arrived = [d.arrived for d in days if d.arrived is not None]
    left = [d.left for d in days if d.left is not None]
    states = [d.state for d in days if d.state is not None]
    return AttendanceDay(
        day=days[0].day,
        arrived=min(arrived) if arrived else None,
        left=max(left) if left else None,
        state=states[0] if states else None,
    )


def months_of(days: Iterable[JudgedDay]) -> dict[tuple[int, int], tuple[JudgedDay, ...]]:
    """Return judged days by (year, month)."""
    found: dict[tuple[int, int], list[JudgedDay]] = defaultdict(list)
    for judged in days:
        found[judged.day.year, judged.day.month].append(judged)
    return {key: tuple(value) for key, value in sorted(found.items())}


def codes_of(days: Iterable[JudgedDay], first: date) -> tuple[str, ...]:
    """Return the code of each day of the month that begins on `first`; "-" = not told."""
    states = {judged.day: judged.state.value for judged in days}
    found = []
    day = first
    while day.month == first.month:
        found.append(states.get(day, DayState.NOT_TOLD.value))
        day += timedelta(days=1)
    return tuple(found)
