"""What an attendance machine's list says, cell by cell, before it becomes a monthly recap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from penilaian_desktop.domain.attendance import (
    AttendanceDay,
    DayState,
    JudgedDay,
    judge_day,
)
from penilaian_desktop.domain.calendar import PeriodCode, WorkCalendar
from penilaian_desktop.domain.employee_sheet import (
    OriginalRow,
    SheetLayout,
    SheetProblem,
    SkippedRow,
)
from penilaian_desktop.domain.wording import clock, short_date

DAY = 24 * 60
LONGEST_NIGHT = 13 * 60
"""Minutes of a night shift at most; more between two scans is a scan the wrong way round."""


class Spot(StrEnum):
    """Which cell of an entry a remark belongs to; in a matrix all but the person's are one."""

    WHO = "who"
    DAY = "day"
    ARRIVED = "arrived"
    LEFT = "left"
    STATE = "state"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spots:
    """The (column letters, heading) of the parts of an entry; `who` tells whose it is."""

    day: tuple[str, str]
    arrived: tuple[str, str]
    left: tuple[str, str]
    state: tuple[str, str]
    who: tuple[str, str] = ("", "")

    @staticmethod
    def one(column: str, header: str, who: tuple[str, str] = ("", "")) -> Spots:
        """Return the spots of an entry that stands in one cell."""
        cell = (column, header)
        return Spots(day=cell, arrived=cell, left=cell, state=cell, who=who)


@dataclass(frozen=True, slots=True)
class Listed:
    """Who a row is about, as the list has it: a NIP, or "" and only a name.

    `lost` is the number that a NIP became when the spreadsheet dropped its last digits
    ("1.97503122003122e+17"); the NIP is "" then.
    """

    identity: str
    name: str
    lost: str = ""

    @property
    def key(self) -> str:
        """Return what tells the persons of a list apart."""
        return self.identity or f"{self.lost} {self.name.casefold()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceEntry:
    """A day of a person as the list has it; `fault` is why it cannot be read ("" = it can).

    `matrix` tells that the row holds the whole month, so that a cell that cannot be read does not
    refuse it. `raw` tells that a row is one time of a log of scans, or the second line of one
    person: that the day comes again is what such a list is. `detail` is the text of the cell at
    fault as it stands.
    """

    sheet: str
    row: int
    who: Listed
    recorded: AttendanceDay
    spots: Spots
    matrix: bool
    raw: bool = False
    fault: str = ""
    fault_at: Spot = Spot.STATE
    detail: str = ""

    def problem(self, code: str, at: Spot, detail: str = "") -> SheetProblem:
        """Return a reason with its cell, what stands there, and whose day it is."""
        column, header = getattr(self.spots, at.value)
        whose = self.who.name or self.who.identity
        about = whose if at is Spot.WHO else f"{short_date(self.recorded.day)} · {whose}"
        return SheetProblem(
            code=code, sheet=self.sheet, row=self.row, column=column, header=header,
            detail=detail or self.text(at), about=about,
        )  # fmt: skip

    @property
    def tells_something(self) -> bool:
        """Tell whether more stands there than nothing or a free day."""
        recorded = self.recorded
        times = recorded.arrived is not None or recorded.left is not None
        return bool(self.fault) or times or recorded.state not in {None, DayState.FREE}

    def text(self, at: Spot) -> str:
        """Return what stands in a cell of the entry, "" for nothing."""
        recorded = self.recorded
        state = recorded.state.value if recorded.state is not None else ""
        times = [_clock(recorded.arrived), _clock(recorded.left)]
        texts = {
            Spot.WHO: self.who.identity or self.who.lost or self.who.name,
            Spot.DAY: short_date(recorded.day),
            Spot.ARRIVED: times[0],
            Spot.LEFT: times[1],
            Spot.STATE: state,
        }
        if self.matrix and at is not Spot.WHO:
            return self.detail or state or (" – ".join(times) if any(times) else "")
        return self.detail if self.detail and at is self.fault_at else texts[at]


@dataclass(frozen=True, slots=True, kw_only=True)
class SumsRow:
    """The sums of a person in a month; `month` is "" where the list names none.

    `values` are counts of `Attendance` by name, `cells` (count, column letters, heading).
    """

    sheet: str
    row: int
    who: Listed
    month: str
    values: tuple[tuple[str, int], ...]
    steps: tuple[int, int, int, int]
    cells: tuple[tuple[str, str, str], ...]

    def problem(self, code: str, field: str = "", detail: str = "") -> SheetProblem:
        """Return a reason with the cell of a count, or of the row's first one."""
        cell = next((c for c in self.cells if c[0] == field), self.cells[0])
        value = dict(self.values).get(field)
        said = detail or ("" if value is None else str(value))
        return SheetProblem(
            code=code, sheet=self.sheet, row=self.row, column=cell[1], header=cell[2],
            detail=said, about=self.who.name or self.who.identity,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceSheet:
    """A whole list, read but not yet judged; `refused` are rows that belong to nobody or no day.

    `sums` are the rows of a list that has no days but the sums of a month.
    """

    file: str
    layouts: tuple[SheetLayout, ...]
    entries: tuple[AttendanceEntry, ...]
    refused: tuple[SheetProblem, ...]
    remarks: tuple[SheetProblem, ...]
    skipped: tuple[SkippedRow, ...]
    originals: tuple[OriginalRow, ...]
    ignored_sheets: tuple[str, ...] = ()
    sums: tuple[SumsRow, ...] = ()

    @property
    def asks_month(self) -> bool:
        """Tell whether sums stand there without the month they are of."""
        return any(not row.month for row in self.sums)

    def of_month(self, month: str) -> AttendanceSheet:
        """Return the list with the month of the sums that name none."""
        named = tuple(row if row.month else replace(row, month=month) for row in self.sums)
        return replace(self, sums=named)

    @property
    def days(self) -> tuple[date, date] | None:
        """Return the first and the last day that the list tells about, None without any."""
        every = [entry.recorded.day for entry in self.entries]
        for month in {row.month for row in self.sums if row.month}:
            code = PeriodCode.parse(month)
            every += [code.starts, code.ends]
        return (min(every), max(every)) if every else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDays:
    """The judged days of one person of the list, in order, and the entries they come from.

    `person_id` is who was recognised, "" where nobody looked.
    """

    who: Listed
    person_id: str
    days: tuple[JudgedDay, ...]
    entries: tuple[AttendanceEntry, ...]

    def refuse(self, code: str, days: Iterable[date], detail: str) -> tuple[SheetProblem, ...]:
        """Return a reason for each row that tells about one of these days."""
        wanted = frozenset(days)
        rows = {(e.sheet, e.row): e for e in self.entries if e.recorded.day in wanted}
        return tuple(entry.problem(code, Spot.WHO, detail) for entry in rows.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedList:
    """A list against the calendar: persons with their days, refusals and remarks in order."""

    persons: tuple[PersonDays, ...]
    refused: tuple[SheetProblem, ...]
    remarks: tuple[SheetProblem, ...]
    rows: int

    def with_refused(self, more: Iterable[SheetProblem]) -> JudgedList:
        """Return the list with further rows refused; a row that is refused already stays so."""
        told = self._refused()
        new = [problem for problem in more if (problem.sheet, problem.row) not in told]
        return replace(self, refused=(*self.refused, *new))

    def with_more(
        self, refused: Sequence[SheetProblem], remarks: Sequence[SheetProblem]
    ) -> JudgedList:
        """Return the list with what was found in its rows of sums, in order of the rows."""
        if not refused and not remarks:
            return self
        return replace(
            self,
            refused=tuple(sorted((*self.refused, *refused), key=lambda p: (p.sheet, p.row))),
            remarks=tuple(sorted((*self.remarks, *remarks), key=lambda p: (p.sheet, p.row))),
        )

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
    """How a person's days are judged: calendar, night shifts, and the states of own marks.

    The calendar is that of the unit, without marks. `settled` are the states that days have
    already. Rows of the same `person_id` are one person however the list names it.
    """

    calendar: WorkCalendar
    night_shift: bool = False
    marks: Callable[[date], str] = lambda _day: ""
    person_id: str = ""
    settled: Callable[[date], str] = lambda _day: ""


@dataclass(frozen=True, slots=True)
class Stranger:
    """Why nobody's days are judged by a row; `detail` stands in the sentence of `code`."""

    code: str
    detail: str = ""


Known = WorkingLife | Stranger


def judge_list(
    sheet: AttendanceSheet, known: Callable[[Listed], Known], *, today: date | None = None
) -> JudgedList:
    """Judge every entry against the calendar of its person.

    Each row of a stranger is refused with its reason. Days after `today` are not told yet: an
    empty cell says nothing, a filled one is refused.
    """
    found = _Judged(sheet)
    people: dict[str, Known] = {}
    by_person: dict[str, list[AttendanceEntry]] = defaultdict(list)
    for entry in sheet.entries:
        key = entry.who.key
        if key not in people:
            people[key] = known(entry.who)
        life = people[key]
        if isinstance(life, Stranger):
            found.nobody(entry, life)
        elif today is not None and entry.recorded.day > today:
            found.ahead(entry)
        else:
            by_person[life.person_id or key].append(entry)
    persons = []
    for entries in by_person.values():
        life = people[entries[0].who.key]
        assert isinstance(life, WorkingLife)
        found.tell_twice(entries)
        days = {judged.day: judged for judged in (found.day(g, life) for g in _by_day(entries))}
        persons.append(
            PersonDays(
                who=entries[0].who,
                person_id=life.person_id,
                days=tuple(days[day] for day in sorted(days)),
                entries=tuple(entries),
            )
        )
    order = {(row.sheet, row.row): at for at, row in enumerate(sheet.originals)}
    remarks = [p for p in found.remarks if (p.sheet, p.row) not in found.nobodys]
    return JudgedList(
        persons=tuple(persons),
        refused=tuple(sorted(found.refused, key=lambda p: order[p.sheet, p.row])),
        remarks=tuple(sorted(remarks, key=lambda p: order[p.sheet, p.row])),
        rows=len(sheet.originals),
    )


def _by_day(entries: Iterable[AttendanceEntry]) -> list[list[AttendanceEntry]]:
    days: dict[date, list[AttendanceEntry]] = {}
    for entry in entries:
        days.setdefault(entry.recorded.day, []).append(entry)
    return list(days.values())


class _Judged:
    """Gathers refusals and remarks; a row has one refusal at most."""

    def __init__(self, sheet: AttendanceSheet) -> None:
        self.refused = list(sheet.refused)
        self.remarks = list(sheet.remarks)
        self.nobodys: set[tuple[str, int]] = set()
        self._rows = {(p.sheet, p.row) for p in sheet.refused}

    def refuse(self, entry: AttendanceEntry, code: str, at: Spot, detail: str = "") -> None:
        """Refuse the row of an entry unless it is refused already."""
        if (entry.sheet, entry.row) not in self._rows:
            self._rows.add((entry.sheet, entry.row))
            self.refused.append(entry.problem(code, at, detail))

    def say(self, entry: AttendanceEntry, code: str, at: Spot) -> None:
        """Refuse the row of an entry, or remark on its cell where a row is a whole month."""
        if entry.matrix:
            self.remarks.append(entry.problem(code, at))
        else:
            self.refuse(entry, code, at)

    def nobody(self, entry: AttendanceEntry, why: Stranger) -> None:
        """Refuse a row that belongs to nobody; remarks about it say nothing more."""
        self.nobodys.add((entry.sheet, entry.row))
        self.refuse(entry, why.code, Spot.WHO, why.detail)

    def ahead(self, entry: AttendanceEntry) -> None:
        """Leave a day out that has not come yet; the row of a list, or the cell of a matrix."""
        if not entry.matrix:
            self.refuse(entry, "attendance_day_ahead", Spot.DAY)
        elif entry.tells_something:
            self.remarks.append(entry.problem("attendance_day_ahead", Spot.STATE))

    def tell_twice(self, entries: Sequence[AttendanceEntry]) -> None:
        """Remark once about each row of a matrix whose days another row told before."""
        first: dict[date, tuple[str, int]] = {}
        told: set[tuple[str, int]] = set()
        for entry in entries:
            if not entry.matrix or entry.raw:
                continue
            row = (entry.sheet, entry.row)
            before = first.setdefault(entry.recorded.day, row)
            if before != row and row not in told:
                told.add(row)
                self.remarks.append(entry.problem("person_twice", Spot.WHO, f"baris {before[1]}"))

    def day(self, group: list[AttendanceEntry], life: WorkingLife) -> JudgedDay:
        """Judge one day of a person.

        Of several rows the earliest arrival and the latest leave count. A cell that cannot be
        read leaves the day undecided: neither present nor absent.
        """
        if len(group) > 1:
            again = (e for e in group[1:] if not e.raw and not e.matrix)
            self.remarks += [entry.problem("duplicate_day", Spot.DAY) for entry in again]
        readable: list[AttendanceEntry] = []
        for entry in group:
            if entry.fault:
                self.say(entry, entry.fault, entry.fault_at)
            else:
                readable.append(entry)
        day = group[0].recorded.day
        target = life.calendar.day(day)
        whole = _together([_by_day_shift(entry.recorded, life) for entry in readable], day)
        if whole.state is None and _reversed(whole, life):
            self.say(readable[-1], "out_before_in", Spot.LEFT)
            readable = []
        if not readable:
            undecided = target.free_kind not in {"holiday", "weekend"}
            return JudgedDay(day=day, state=DayState.UNDECIDED if undecided else DayState.FREE)
        if whole.state is None and whole.arrived is None and whole.left is None:
            marked, settled = life.marks(day), life.settled(day)
            judged = judge_day(whole, target, own_mark=marked, settled=settled)
        else:
            judged = judge_day(whole, target)
        for code in judged.remarks:
            at = _SPOTS.get(code, Spot.STATE)
            if code == "present_on_free_day" and whole.arrived is None:
                at = Spot.LEFT
            said = _MARKED_AS.get(judged.state, "")
            self.remarks.append(readable[0].problem(code, at, said))
        return judged


_MARKED_AS = {
    DayState.MARKED_LEAVE: "cuti",
    DayState.MARKED_SICK: "sakit",
    DayState.MARKED_DUTY: "dinas luar",
}


_SPOTS = {
    "over_midnight": Spot.LEFT,
    "present_on_free_day": Spot.ARRIVED,
    "checkin_missing": Spot.ARRIVED,
    "checkout_missing": Spot.LEFT,
    "no_record": Spot.ARRIVED,
    "mark_unconfirmed": Spot.ARRIVED,
}


def _clock(minutes: int | None) -> str:
    return "" if minutes is None else clock(minutes)


def _by_day_shift(recorded: AttendanceDay, life: WorkingLife) -> AttendanceDay:
    """Take 00.00 for no scan where nobody works at night: so machines fill an empty cell."""
    if life.night_shift or 0 not in (recorded.arrived, recorded.left):
        return recorded
    return replace(recorded, arrived=recorded.arrived or None, left=recorded.left or None)


def _reversed(recorded: AttendanceDay, life: WorkingLife) -> bool:
    """Tell whether a leave before the arrival is no end of a night shift."""
    if not recorded.over_midnight:
        return False
    assert recorded.arrived is not None
    assert recorded.left is not None
    return not life.night_shift or recorded.left + DAY - recorded.arrived > LONGEST_NIGHT


def _together(days: list[AttendanceDay], day: date) -> AttendanceDay:
    if len(days) == 1:
        return days[0]
    arrived = [d.arrived for d in days if d.arrived is not None]
    left = [d.left for d in days if d.left is not None]
    states = [d.state for d in days if d.state is not None]
    return AttendanceDay(
        day=day,
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
