"""Tasks and projects: result, time and budget planned and realised, and progress over time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from penilaian_desktop.domain.record import Record

MAX_PERCENT = 100
NUMBERS = (
    "result_planned",
    "result_actual",
    "time_planned",
    "time_actual",
    "budget_planned",
    "budget_actual",
)
"""Fields of a task that count something and are never below 0."""


class TaskKind(StrEnum):
    """A single task, or a project with a result, an end and a budget of its own."""

    TASK = "task"
    PROJECT = "project"


class TaskState(StrEnum):
    """What the owner says of it; a dropped task keeps its history."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class TimeUnit(StrEnum):
    """What planned and realised time count."""

    DAYS = "days"
    HOURS = "hours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Record):
    """A piece of work that takes longer than a day. Owned by the employee who answers for it.

    `starts` and `due` are planned, `started` and `ended` real. Time is `time_planned` and
    `time_actual` in `time_unit` (days are calendar days); a planned time that was not typed follows
    from the dates. Budgets are rupiah. `members` are the persons of a shared task beside its owner:
    they report progress and link their own entries.
    """

    KIND: ClassVar[str] = "task"

    person_id: str
    title: str
    text: str = ""
    task_kind: TaskKind = TaskKind.TASK
    rhk_id: str | None = None
    starts: date
    due: date | None = None
    started: date | None = None
    ended: date | None = None
    result_text: str = ""
    result_planned: Decimal | None = None
    result_actual: Decimal | None = None
    result_unit: str = ""
    time_unit: TimeUnit = TimeUnit.DAYS
    time_planned: Decimal | None = None
    time_actual: Decimal | None = None
    budget_planned: Decimal | None = None
    budget_actual: Decimal | None = None
    state: TaskState = TaskState.OPEN
    members: tuple[str, ...] = ()

    def takes_part(self, person_id: str) -> bool:
        """Tell whether a person answers for it or is one of its members."""
        return bool(person_id) and person_id in (self.person_id, *self.members)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskProgress(Record):
    """How far a task was on a day, told by `person_id`. Written once, never changed.

    `late` marks a report made after the period of its day had ended or long after the day; it is
    taken all the same (TJ-11).
    """

    KIND: ClassVar[str] = "task_progress"

    person_id: str
    task_id: str
    day: date
    percent: int
    note: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskActivity(Record):
    """An entry of the log that was work on a task. Owned by the person of the entry."""

    KIND: ClassVar[str] = "task_activity"

    person_id: str
    activity_id: str
    task_id: str


def newest_progress(reports: Iterable[TaskProgress]) -> TaskProgress | None:
    """Return the report of the latest day; of one day the one that was written last."""
    kept = [report for report in reports if not report.deleted]
    return max(kept, key=lambda report: (report.day, report.at, report.id), default=None)


def planned_days(starts: date, due: date | None) -> Decimal | None:
    """Return the calendar days from the first to the last, both counted."""
    return None if due is None or due < starts else Decimal((due - starts).days + 1)


def task_fault(record: Task | TaskProgress) -> tuple[str, str]:
    """Return (code, field) of what a task or a report can never be, or two empty texts."""
    if isinstance(record, TaskProgress):
        fits = 0 <= record.percent <= MAX_PERCENT
        return ("", "") if fits else ("task_percent_range", "percent")
    if not record.title.strip():
        return "task_title_missing", "title"
    if record.due is not None and record.due < record.starts:
        return "task_dates_wrong", "due"
    if record.started is not None and record.ended is not None and record.ended < record.started:
        return "task_dates_wrong", "ended"
    for field in NUMBERS:
        value: Decimal | None = getattr(record, field)
        if value is not None and value < 0:
            return "task_number_negative", field
    return "", ""
