"""A list that holds the sums of a month: each row through the same checks as a keyed recap."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from penilaian_desktop.domain.attendance import Attendance, recap_id
from penilaian_desktop.domain.attendance_counts import (
    COUNTS,
    complete,
    longest_day,
    steps_kept,
)
from penilaian_desktop.domain.attendance_sheet import AttendanceSheet, Stranger, SumsRow
from penilaian_desktop.domain.attendance_views import Difference, FoundRecap
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.employee_sheet import SheetProblem
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.services.attendance_people import ListFinder

LATENESS = ("late_days", "late_minutes")
EARLINESS = ("early_days", "early_minutes")


@dataclass(slots=True)
class SumsTaken:
    """What the rows of sums would become: recaps, refused rows, remarks."""

    recaps: list[FoundRecap] = field(default_factory=list)
    refused: list[SheetProblem] = field(default_factory=list)
    remarks: list[SheetProblem] = field(default_factory=list)
    rows: dict[tuple[str, str], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SumsTaking:
    """Takes rows of sums; `stored` are the recaps there are, `places` the unit of each person.

    A recap of a unit that is not `kept` is left as it is, and its row refused.
    """

    finder: ListFinder
    stored: Mapping[tuple[str, str], Attendance]
    places: Mapping[str, str]
    kept: Collection[str]
    difference: Callable[[Attendance, Attendance | None], Difference]
    today: date
    now: datetime

    def take(self, sheet: AttendanceSheet) -> SumsTaken:
        """Return what the rows of a list would become."""
        taken = SumsTaken()
        for row in sheet.sums:
            self._take(row, sheet.file, taken)
        return taken

    def _take(self, row: SumsRow, file: str, taken: SumsTaken) -> None:
        if not row.month:
            taken.refused.append(row.problem("attendance_month_of_list"))
            return
        life = self.finder.known(row.who)
        if isinstance(life, Stranger):
            taken.refused.append(row.problem(life.code, detail=life.detail))
            return
        code, key = PeriodCode.parse(row.month), (life.person_id, row.month)
        if code.starts > self.today:
            taken.refused.append(row.problem("attendance_day_ahead", detail=code.label))
            return
        if (before := taken.rows.setdefault(key, row.row)) != row.row:
            taken.refused.append(row.problem("attendance_sums_twice", detail=str(before)))
            return
        former = self.stored.get(key)
        if former is not None and former.unit_id not in self.kept:
            taken.refused.append(row.problem("attendance_kept_elsewhere", detail=code.label))
            return
        told = _whole(row, former)
        steps = row.steps if any(row.steps) else steps_kept(former, told.get("late_days", 0))
        try:
            values: dict[str, Any] = complete(
                told, code, longest=longest_day(life.calendar, code), steps=steps
            )
        except RuleViolation as error:
            limit = str(error.params.get("value", ""))
            taken.refused.append(row.problem(error.code, error.field, limit))
            return
        base = former or Attendance(
            id=recap_id(*key), at=self.now, unit_id=self.places[life.person_id],
            person_id=life.person_id, month=row.month, working_days=0,
        )  # fmt: skip
        record = replace(base, source=file, late_steps=steps, **values)
        difference = self.difference(record, former)
        if difference is not Difference.UNCHANGED:
            record = replace(record, days=())
            if former is not None and former.days:
                taken.remarks.append(row.problem("attendance_sums_over_days", detail=code.label))
        if record.undecided:
            rest = str(record.undecided)
            taken.remarks.append(row.problem("attendance_sums_open", "working_days", rest))
        nip = self.finder.identity_of(life.person_id)
        taken.recaps.append(FoundRecap(row.who.name, nip, record, difference))


def _whole(row: SumsRow, former: Attendance | None) -> dict[str, int]:
    """Return every count of a row.

    Without a column of working days they are what the others add up to. What the list says nothing
    about of lateness stays as it is known, as long as the person was present as often.
    """
    told = dict(row.values)
    days = {name: told.get(name, 0) for name in COUNTS}
    told = {"working_days": sum(days.values()), **days, **told}
    same = former is not None and former.present == told["present"]
    for group in (LATENESS, EARLINESS):
        known = {name: getattr(former, name) if same else 0 for name in group}
        if not any(name in told for name in group):
            told |= known
        told = {**dict.fromkeys(group, 0), **told}
    return told
