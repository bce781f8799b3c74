"""The recap of a month as sums, keyed, read from a list or sent: what such numbers can be."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from penilaian_desktop.domain.attendance import (
    ADDED,
    Attendance,
    DayState,
    JudgedDay,
    month_of,
    sums,
)
from penilaian_desktop.domain.calendar import PeriodCode, WorkCalendar
from penilaian_desktop.domain.errors import RuleViolation

COUNTS = ("present", "duty", "leave", "sick", "permit", "absent")
"""What the working days are divided into; the rest is undecided."""
WHOLE_DAY = 24 * 60
NO_STEPS = (0, 0, 0, 0)
Steps = tuple[int, int, int, int]


def rest_of(values: Mapping[str, int]) -> int:
    """Return the working days that no count tells about; below 0 when they are too many."""
    return values.get("working_days", 0) - sum(values.get(name, 0) for name in COUNTS)


def complete(
    values: Mapping[str, int], month: PeriodCode, *, longest: int, steps: Steps = NO_STEPS
) -> dict[str, int]:
    """Return the counts with the rest of the working days as `undecided`.

    `longest` are the minutes of the longest working day of the month. Raises RuleViolation with
    the count as field: `attendance_count_wrong`, `attendance_too_many`,
    `attendance_times_too_many`, `attendance_minutes_too_many`, `attendance_steps_wrong`.
    """
    whole = monthrange(month.year, month.number)[1]
    for name, value in values.items():
        if value < 0 or (not name.endswith("_minutes") and value > whole):
            raise RuleViolation("attendance_count_wrong", field=name, value=whole)
    rest = rest_of(values)
    if rest < 0:
        days = values.get("working_days", 0)
        raise RuleViolation("attendance_too_many", field="working_days", value=days)
    present = values.get("present", 0)
    for kind in ("late", "early"):
        times, minutes = values.get(f"{kind}_days", 0), values.get(f"{kind}_minutes", 0)
        if times > present:
            raise RuleViolation("attendance_times_too_many", field=f"{kind}_days", value=present)
        most = (times or present) * longest
        if minutes > most:
            raise RuleViolation("attendance_minutes_too_many", field=f"{kind}_minutes", value=most)
    if any(steps) and (min(steps) < 0 or sum(steps) != values.get("late_days", 0)):
        late = values.get("late_days", 0)
        raise RuleViolation("attendance_steps_wrong", field="late_steps", value=late)
    return {**values, "undecided": rest}


def recap_fault(record: Attendance, today: date) -> tuple[str, str]:
    """Return (code, field) of what a recap can never be, or two empty texts.

    The rule of keying, for what comes from elsewhere; how long the days are is not known of every
    unit, so that the minutes are held against whole days. Working days that no count tells about
    may be there: keyed recaps did not always name the rest as undecided.
    """
    month = month_of(record.month)
    if month is None:
        return "attendance_month_bad", "month"
    if record.deleted:
        return "", ""
    if month.starts > today:
        return "attendance_month_bad", "month"
    values = {name: getattr(record, name) for name in (*_KEYED, *COUNTS)}
    try:
        values = complete(values, month, longest=WHOLE_DAY, steps=record.late_steps)
    except RuleViolation as error:
        return "attendance_impossible", error.field
    if not 0 <= record.undecided <= values["undecided"]:
        return "attendance_impossible", "undecided"
    return ("", "") if _days_fit(record, month) else ("attendance_impossible", "days")


def _days_fit(record: Attendance, month: PeriodCode) -> bool:
    """Tell whether the codes of the days are known ones, and no more than are counted."""
    if not record.days:
        return True
    if len(record.days) != month.ends.day or not set(record.days) <= set(DayState):
        return False
    told = sums(
        JudgedDay(day=month.starts, state=DayState(code))
        for code in record.days
        if code != DayState.NOT_TOLD
    )
    return all(told[name] <= getattr(record, name) for name in (*COUNTS, "undecided"))


_KEYED = ("working_days", "late_days", "late_minutes", "early_days", "early_minutes")


def steps_kept(former: Attendance | None, late_days: int) -> Steps:
    """Return the steps of lateness of a recap as long as it is late as often as before."""
    if former is None or former.late_days != late_days:
        return NO_STEPS
    return former.late_steps


def longest_day(calendar: WorkCalendar, month: PeriodCode) -> int:
    """Return the minutes from opening to closing of the longest day of a month."""
    days = (
        calendar.day(date(month.year, month.number, at))
        for at in range(1, monthrange(month.year, month.number)[1] + 1)
    )
    spans = [(day.closes - day.opens) % WHOLE_DAY for day in days if day.closes != day.opens]
    return max(spans, default=WHOLE_DAY)


def together(months: Sequence[Attendance]) -> Attendance:
    """Return the sums of several recaps as one, without the days; raises IndexError for none."""
    values: dict[str, Any] = {name: sum(getattr(month, name) for month in months) for name in ADDED}
    first, second, third, fourth = (
        sum(month.late_steps[at] for month in months) for at in range(4)
    )
    return replace(
        months[0], days=(), source="", late_steps=(first, second, third, fourth), **values
    )
