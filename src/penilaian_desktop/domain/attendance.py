"""Attendance of a month: what a machine recorded, judged against the working calendar.

The application is no time clock; it takes the monthly recap of one (REGULATIONS 9.3; FEATURES
PR-2). Leave never counts against the person. The steps of lateness and the table of absences
(PP 94/2021) are information, not a sanction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any, ClassVar

from penilaian_desktop.domain.calendar import DayTarget, PeriodCode
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.record import Record, fixed_id


class DayState(StrEnum):
    """What a day was; the codes are those of the machines."""

    PRESENT = "H"
    LEAVE = "C"
    SICK = "S"
    PERMIT = "I"
    DUTY = "DL"
    ABSENT = "TK"
    FREE = "L"
    UNDECIDED = "?"
    NOT_TOLD = "-"  # the list says nothing about the day
    MARKED_LEAVE = "C?"  # the machine is silent and the person alone says so: to be confirmed
    MARKED_SICK = "S?"
    MARKED_DUTY = "DL?"
    REFUSED = "TK!"  # absent: the keeper did not take the person's mark


MARKED = {
    DayState.LEAVE: DayState.MARKED_LEAVE,
    DayState.SICK: DayState.MARKED_SICK,
    DayState.DUTY: DayState.MARKED_DUTY,
}
"""What an own mark makes of a day that the machine is silent about."""
CONFIRMED = {marked: state for state, marked in MARKED.items()}
SETTLED = frozenset(
    {DayState.LEAVE, DayState.SICK, DayState.PERMIT, DayState.DUTY, DayState.REFUSED}
)
"""What an own mark no longer changes: the keeper, or the list, said so."""
ABSENCES = frozenset({DayState.ABSENT, DayState.REFUSED})
UNDECIDEDS = frozenset({DayState.UNDECIDED, *CONFIRMED})


LATE_STEPS = (30, 60, 90)
"""Upper ends in minutes of the classes TL1 to TL3; TL4 is everything above."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceDay:
    """One day of one person as it was recorded.

    `arrived` and `left` are minutes after midnight, None where nothing was recorded; `state` is a
    code that stands instead of times, None without one.
    """

    day: date
    arrived: int | None = None
    left: int | None = None
    state: DayState | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was recorded."""
        return self.arrived is None and self.left is None and self.state is None

    @property
    def over_midnight(self) -> bool:
        """Tell whether it ends before it begins, as a night shift does."""
        return self.arrived is not None and self.left is not None and self.left < self.arrived


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedDay:
    """A day against the calendar: its state, minutes late and early, what was remarkable.

    `remarks` are codes of `domain.messages`: present_on_free_day, free_by_machine, no_record,
    mark_unconfirmed, checkin_missing, checkout_missing.
    """

    day: date
    state: DayState
    late: int = 0
    early: int = 0
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Record):
    """The attendance of a person in a month, kept by the unit or HR; counts are days.

    Of a person and month there is one record: its id is `recap_id`, the same on every laptop that
    reads the same list. `month` is a period code ("2026-B08"). `working_days` are those that the
    list tells about. `late_steps` counts the days of TL1 to TL4. `days` holds the code of each day
    of the month, "" when only sums are known. `source` names the file or the list it was keyed
    from.
    """

    KIND: ClassVar[str] = "attendance"

    unit_id: str
    person_id: str
    month: str
    working_days: int
    present: int = 0
    leave: int = 0
    sick: int = 0
    permit: int = 0
    duty: int = 0
    absent: int = 0
    undecided: int = 0
    late_days: int = 0
    late_minutes: int = 0
    late_steps: tuple[int, int, int, int] = (0, 0, 0, 0)
    early_days: int = 0
    early_minutes: int = 0
    days: tuple[str, ...] = ()
    source: str = ""

    @property
    def counted(self) -> int:
        """Return the days that count: working days without leave."""
        return max(0, self.working_days - self.leave - self.sick - self.permit)

    @property
    def marked(self) -> tuple[tuple[date, DayState], ...]:
        """Return the days that rest on the person's own mark alone, and what it says."""
        first = PeriodCode.parse(self.month).starts
        return tuple(
            (first + timedelta(days=at), CONFIRMED[DayState(code)])
            for at, code in enumerate(self.days)
            if code in CONFIRMED
        )

    def settled(self, *, accepted: bool) -> Attendance:
        """Return the recap with every own mark taken over, or else counted as absence."""
        days = list(self.days)
        counts: dict[str, Any] = {
            "leave": self.leave, "sick": self.sick, "duty": self.duty, "absent": self.absent,
        }  # fmt: skip
        for day, state in self.marked:
            new = state if accepted else DayState.REFUSED
            days[day.day - 1] = new.value
            counts[_COUNT_OF[new]] += 1
        left = self.undecided - len(self.marked)
        return replace(self, days=tuple(days), undecided=left, **counts)


def recap_id(person_id: str, month: str) -> str:
    """Return the id of the recap of a person in a month."""
    return fixed_id(f"kehadiran/{person_id}/{month}")


def month_of(text: str) -> PeriodCode | None:
    """Return the month that a period code names, None for a text that is no month."""
    try:
        code = PeriodCode.parse(text)
    except RuleViolation:
        return None
    return code if code.kind == "B" and code.year < date.max.year else None


def newest(recaps: Iterable[Attendance]) -> tuple[Attendance, ...]:
    """Return the recap of each person and month that was written last, in order of the months.

    Two of one month are not added up: laptops that read the same list before an id followed from
    person and month wrote two. What names no month is left out.
    """
    found: dict[tuple[str, str], Attendance] = {}
    for recap in recaps:
        key = (recap.person_id, recap.month)
        other = found.get(key)
        if month_of(recap.month) and (other is None or _written(recap) > _written(other)):
            found[key] = recap
    return tuple(sorted(found.values(), key=lambda recap: (recap.month, recap.person_id)))


def _written(recap: Attendance) -> tuple[datetime, str]:
    return recap.at, recap.id


_COUNT_OF = {
    DayState.LEAVE: "leave",
    DayState.SICK: "sick",
    DayState.DUTY: "duty",
    DayState.REFUSED: "absent",
}


def percent(months: Iterable[Attendance]) -> Decimal | None:
    """Return the attendance over months in percent, two decimals half up; None without a day.

    (present + on duty) / (working days − leave, sickness and permits) × 100 (PR-2).
    """
    every = tuple(months)
    counted = sum(month.counted for month in every)
    if not counted:
        return None
    there = sum(month.present + month.duty for month in every)
    return (Decimal(there) * 100 / counted).quantize(Decimal("0.01"), ROUND_HALF_UP)


def judge_day(
    recorded: AttendanceDay, target: DayTarget, *, own_mark: str = "", settled: str = ""
) -> JudgedDay:
    """Judge a day: `own_mark` is the state that the person marked, for a day without a record.

    It is nobody's word but the person's, and leaves the day undecided until the keeper confirms
    it; `settled` is the state that the day has since the keeper did.
    """
    free = target.free_kind in {"holiday", "weekend"}
    times = recorded.arrived is not None or recorded.left is not None
    if free:
        worked = times and recorded.state is None
        return JudgedDay(
            day=recorded.day,
            state=DayState.FREE,
            remarks=("present_on_free_day",) if worked else (),
        )
    if recorded.state is DayState.FREE:
        return JudgedDay(day=recorded.day, state=DayState.UNDECIDED, remarks=("free_by_machine",))
    if recorded.state is not None:
        return JudgedDay(day=recorded.day, state=recorded.state)
    if not times:
        return _silent(recorded.day, own_mark, settled)
    if recorded.over_midnight:
        return JudgedDay(day=recorded.day, state=DayState.PRESENT, remarks=("over_midnight",))
    remarks = []
    late = early = 0
    if recorded.arrived is None:
        remarks.append("checkin_missing")
    else:
        late = max(0, recorded.arrived - target.opens)
    if recorded.left is None:
        remarks.append("checkout_missing")
    else:
        early = max(0, target.closes - recorded.left)
    return JudgedDay(
        day=recorded.day, state=DayState.PRESENT, late=late, early=early, remarks=tuple(remarks)
    )


def _silent(day: date, own_mark: str, settled: str) -> JudgedDay:
    """Judge a working day without any record."""
    if not own_mark:
        return JudgedDay(day=day, state=DayState.ABSENT, remarks=("no_record",))
    if settled in SETTLED:
        return JudgedDay(day=day, state=DayState(settled))
    return JudgedDay(day=day, state=MARKED[DayState(own_mark)], remarks=("mark_unconfirmed",))


def late_step(minutes: int, steps: Sequence[int] = LATE_STEPS) -> int:
    """Return the class of lateness: 0 for TL1 … 3 for TL4; `minutes` is above 0."""
    return sum(minutes > step for step in steps)


_NO_DAYS = dict.fromkeys(DayState, 0)


def sums(days: Iterable[JudgedDay]) -> dict[str, Any]:
    """Return the counting fields of `Attendance` for judged days."""
    counts = _NO_DAYS.copy()
    steps = [0, 0, 0, 0]
    late_days = late_minutes = early_days = early_minutes = 0
    for judged in days:
        counts[judged.state] += 1
        if judged.late:
            late_days, late_minutes = late_days + 1, late_minutes + judged.late
            steps[late_step(judged.late)] += 1
        if judged.early:
            early_days, early_minutes = early_days + 1, early_minutes + judged.early
    return {
        "present": counts[DayState.PRESENT],
        "leave": counts[DayState.LEAVE],
        "sick": counts[DayState.SICK],
        "permit": counts[DayState.PERMIT],
        "duty": counts[DayState.DUTY],
        "absent": sum(counts[state] for state in ABSENCES),
        "undecided": sum(counts[state] for state in UNDECIDEDS),
        "late_days": late_days,
        "late_minutes": late_minutes,
        "late_steps": tuple(steps),
        "early_days": early_days,
        "early_minutes": early_minutes,
    }


def joined(former: Attendance, told: Attendance) -> Attendance | None:
    """Return the recap of a month after a list that tells about some of its days.

    A list that tells about every day known so far replaces the recap, one about other days is
    added to it, and one about some of them that says the same changes nothing. None when the two
    overlap otherwise: what the other days hold of minutes is not known singly.
    """
    before, now = _told(former), _told(told)
    if not before or before <= now:
        return told
    if all(former.days[at] == told.days[at] == DayState.FREE for at in before & now):
        values = {name: getattr(former, name) + getattr(told, name) for name in ADDED}
        steps = [a + b for a, b in zip(former.late_steps, told.late_steps, strict=True)]
        return replace(
            told,
            days=tuple(
                b if b != DayState.NOT_TOLD else a
                for a, b in zip(former.days, told.days, strict=True)
            ),
            late_steps=(steps[0], steps[1], steps[2], steps[3]),
            **values,
        )
    same = now <= before and all(former.days[at] == told.days[at] for at in now)
    return former if same else None


def left_out(former: Attendance, told: Attendance) -> tuple[int, ...]:
    """Return the days of the month that a recap knows and a list says nothing about."""
    return tuple(at + 1 for at in sorted(_told(former) - _told(told)))


ADDED = (
    "working_days", "present", "leave", "sick", "permit", "duty", "absent", "undecided",
    "late_days", "late_minutes", "early_days", "early_minutes",
)  # fmt: skip
"""What the sums of several recaps add up."""


def _told(recap: Attendance) -> frozenset[int]:
    return frozenset(at for at, code in enumerate(recap.days) if code != DayState.NOT_TOLD)


def absent_in_a_row(months: Iterable[Attendance]) -> int:
    """Return the most working days of absence that follow one another over months in order.

    Free days and Saturdays and Sundays that a list leaves out stand between them without harm;
    any other day ends the row, and so does a month that is missing or kept as sums.
    """
    most = row = 0
    follows: date | None = None
    for month in months:
        code_of_month = PeriodCode.parse(month.month)
        first = code_of_month.starts
        if not month.days or first != follows:
            row = 0
        follows = code_of_month.ends + timedelta(days=1)
        for at, code in enumerate(month.days):
            day = first + timedelta(days=at)
            if code in ABSENCES:
                row += 1
                most = max(most, row)
            elif code != DayState.FREE and not (
                code == DayState.NOT_TOLD and day.weekday() >= _WEEKEND
            ):
                row = 0
    return most


_WEEKEND = 5
