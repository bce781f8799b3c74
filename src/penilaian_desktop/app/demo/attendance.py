"""The machine at the door of the example offices: a list each month, taken over by the head."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from penilaian_desktop.app.demo.cast import Person
from penilaian_desktop.app.demo.laptop import Laptop
from penilaian_desktop.domain.attendance import AttendanceDay, DayState
from penilaian_desktop.domain.attendance_sheet import (
    AttendanceEntry,
    AttendanceSheet,
    Listed,
    Spots,
)
from penilaian_desktop.domain.calendar import DayTarget, PeriodCode
from penilaian_desktop.domain.employee_sheet import OriginalRow
from penilaian_desktop.services.people import calendar_of
from penilaian_desktop.services.session import Session

SHEET = "Absen"
FIRST_ROW = 6


class Machine:
    """Invents what a machine would have recorded on one laptop's unit."""

    def __init__(self, laptop: Laptop, seed: int) -> None:
        self._laptop = laptop
        self._rng = Random(f"{seed}:door:{laptop.code}")  # noqa: S311  (not a secret)
        self._late = {p.id: self._rng.choice((0.02, 0.05, 0.12)) for p in laptop.people}

    def take_over(self, s: Session, month: PeriodCode) -> None:
        """Let the head take the list of a month over, and confirm the leave that people marked.

        Nobody confirms the own marks: the list names the head's leave itself.
        """
        entries: list[AttendanceEntry] = []
        with self._laptop.workspace.read() as unit:
            for row, person in enumerate(self._laptop.people, FIRST_ROW):
                calendar = calendar_of(unit, person.id, month.ends)
                day = max(month.starts, person.assignment.starts)
                while day <= month.ends:
                    target = calendar.day(day)
                    if target.target or target.free_kind == "mark":
                        own = person.id == s.person_id
                        entries.append(self._entry(person, row, day, target, named=own))
                    day += timedelta(days=1)
        rows = dict.fromkeys(entry.row for entry in entries)
        sheet = AttendanceSheet(
            file=f"mesin absensi {month.label}.xlsx",
            layouts=(),
            entries=tuple(entries),
            refused=(),
            remarks=(),
            skipped=(),
            originals=tuple(OriginalRow(sheet=SHEET, row=row, values=()) for row in rows),
        )
        if not entries:
            return
        service = self._laptop.services.attendance
        recaps = service.apply(s, sheet).value.records
        marked = [recap.person_id for recap in recaps if recap.marked]
        if marked:
            service.settle_marks(s, month.code, marked, accepted=True)

    def _entry(
        self, person: Person, row: int, day: date, target: DayTarget, *, named: bool
    ) -> AttendanceEntry:
        return AttendanceEntry(
            sheet=SHEET,
            row=row,
            who=Listed(person.employee.identity, person.employee.name),
            recorded=self._day(person, day, target, named=named),
            spots=Spots.one("D", f"tanggal {day.day}"),
            matrix=True,
        )

    def _day(self, person: Person, day: date, target: DayTarget, *, named: bool) -> AttendanceDay:
        if target.free_kind == "mark":
            return AttendanceDay(day=day, state=DayState.LEAVE if named else None)
        chance = self._rng.random()
        if chance < 0.006:
            return AttendanceDay(day=day, state=DayState.SICK)
        if chance < 0.0075:
            return AttendanceDay(day=day)
        late = self._rng.random() < self._late[person.id]
        arrived = target.opens + (self._rng.randint(3, 55) if late else -self._rng.randint(1, 25))
        return AttendanceDay(
            day=day, arrived=arrived, left=target.closes + self._rng.randint(0, 40)
        )
