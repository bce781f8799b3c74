"""Tasks to look at: how far they are, their three numbers, and the entries behind them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from penilaian_desktop.domain.access import Action, allowed
from penilaian_desktop.domain.activity import ActivityStatus
from penilaian_desktop.domain.activity_views import ActivityItem
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.entry_views import RhkChoice
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.plan import Direction
from penilaian_desktop.domain.scoring import achievement
from penilaian_desktop.domain.task import (
    MAX_PERCENT,
    Task,
    TaskActivity,
    TaskProgress,
    TaskState,
    TimeUnit,
    newest_progress,
    planned_days,
)
from penilaian_desktop.domain.task_views import (
    LinkedEntry,
    Measure,
    ProgressItem,
    Share,
    Source,
    TaskItem,
    TaskView,
)
from penilaian_desktop.services.plan_reading import plans_between, rhk_choices, rhk_on
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import standings
from penilaian_desktop.storage.unit_of_work import ReadUnit

DUE_SOON_DAYS = 7
HOUR = 60


@dataclass(frozen=True, slots=True)
class Work:
    """What is known of some tasks: reports and entries by task, names, numbers of RHK."""

    reports: dict[str, tuple[TaskProgress, ...]]
    entries: dict[str, tuple[ActivityItem, ...]]
    names: dict[str, str]
    rhk: dict[str, RhkChoice]


def work_on(
    unit: ReadUnit,
    reader_id: str,
    tasks: Sequence[Task],
    starts: date = date.min,
    until: date = date.max,
) -> Work:
    """Return what is known of tasks, of reports until a day and of entries between two days.

    Drafts of others than the reader are left out, and entries that were returned.
    """
    ids = tuple(task.id for task in tasks)
    reports: dict[str, list[TaskProgress]] = {task_id: [] for task_id in ids}
    for report in unit.find(TaskProgress, task_id=ids, order=("day", "at", "id")):
        if report.day <= until:
            reports[report.task_id].append(report)
    task_of = {link.activity_id: link.task_id for link in unit.find(TaskActivity, task_id=ids)}
    entries: dict[str, list[ActivityItem]] = {task_id: [] for task_id in ids}
    for item in unit.activities.items(task_of):
        hidden = item.status is ActivityStatus.DRAFT and item.person_id != reader_id
        if (
            not hidden
            and item.status is not ActivityStatus.RETURNED
            and starts <= item.day <= until
        ):
            entries[task_of[item.id]].append(item)
    people = {person for task in tasks for person in (task.person_id, *task.members)}
    people |= {item.person_id for items in entries.values() for item in items}
    people |= {report.person_id for found in reports.values() for report in found}
    return Work(
        {task_id: tuple(found) for task_id, found in reports.items()},
        {
            task_id: tuple(sorted(items, key=lambda i: (i.day, i.start or 0, i.id), reverse=True))
            for task_id, items in entries.items()
        },
        names_of(unit, people),
        _rhk_of(unit, tasks),
    )


def names_of(unit: ReadUnit, people: Iterable[str]) -> dict[str, str]:
    """Return the names of persons by their ids."""
    return {e.id: e.name for e in unit.find(Employee, id=tuple(people))}


def _rhk_of(unit: ReadUnit, tasks: Iterable[Task]) -> dict[str, RhkChoice]:
    found: dict[str, RhkChoice] = {}
    for person, starts, due in {
        (task.person_id, task.starts, task.due) for task in tasks if task.rhk_id
    }:
        for plan in plans_between(unit, person, starts, due or date.max):
            found.update((choice.rhk_id, choice) for choice in rhk_choices(unit, plan))
    return found


def rhk_offered(unit: ReadUnit, person_id: str, day: date) -> tuple[RhkChoice, ...]:
    """Return the RHK that a task of a person may support."""
    return rhk_on(unit, person_id, day)


def item_of(task: Task, work: Work, today: date) -> TaskItem:
    """Return a task as a list shows it on a day."""
    reports, entries = work.reports[task.id], work.entries[task.id]
    newest = newest_progress(reports)
    choice = work.rhk.get(task.rhk_id or "")
    is_open = task.state is TaskState.OPEN
    left = (task.due - today).days if task.due is not None else None
    return TaskItem(
        task=task,
        owner=work.names.get(task.person_id, ""),
        percent=newest.percent if newest else 0,
        expected=expected_percent(task, today),
        overdue=is_open and left is not None and left < 0,
        due_soon=is_open and left is not None and 0 <= left <= DUE_SOON_DAYS,
        late=any(report.late for report in reports),
        rhk_number=choice.number if choice else 0,
        rhk_text=choice.text if choice else "",
        minutes=sum(entry.minutes for entry in entries),
    )


def expected_percent(task: Task, today: date) -> int | None:
    """Return the share of the planned days that have passed, in percent; None without an end."""
    days = planned_days(task.starts, task.due)
    if days is None:
        return None
    passed = (today - task.starts).days + 1
    return max(0, min(MAX_PERCENT, round(passed * MAX_PERCENT / int(days))))


def view_of(unit: ReadUnit, s: Session, task: Task, work: Work, today: date) -> TaskView:
    """Return a task with all that its page shows to the session."""
    entries = work.entries[task.id]
    volumes: dict[str, Decimal] = {}
    for entry in entries:
        if entry.volume is not None:
            volumes[entry.unit or ""] = volumes.get(entry.unit or "", Decimal(0)) + entry.volume
    item = item_of(task, work, today)
    return TaskView(
        item=item,
        measures=measures_of(task, entries, work.reports[task.id]),
        history=tuple(
            ProgressItem(
                id=report.id,
                day=report.day,
                percent=report.percent,
                note=report.note,
                late=report.late,
                at=report.at,
                person_id=report.person_id,
                person=work.names.get(report.person_id, ""),
            )
            for report in work.reports[task.id]
        ),
        entries=tuple(_linked(entry, work) for entry in entries if _readable(unit, s, entry)),
        shares=_shares(task, entries, work),
        members=tuple((person, work.names.get(person, "")) for person in task.members),
        volumes=tuple(sorted(volumes.items())),
        mine=bool(s.person_id) and task.person_id == s.person_id,
        may_report=task.takes_part(s.person_id) and task.state is TaskState.OPEN,
    )


def _readable(unit: ReadUnit, s: Session, entry: ActivityItem) -> bool:
    if entry.person_id == s.person_id:
        return True
    found = standings(unit, s, entry.person_id, entry.day)
    return allowed(Action.READ_SUBMITTED_ACTIVITY, found)


def _linked(entry: ActivityItem, work: Work) -> LinkedEntry:
    return LinkedEntry(
        activity_id=entry.id,
        day=entry.day,
        person=work.names.get(entry.person_id, ""),
        text=entry.text,
        minutes=entry.minutes,
        volume=entry.volume,
        unit=entry.unit or "",
        status=entry.status,
    )


def _shares(task: Task, entries: Sequence[ActivityItem], work: Work) -> tuple[Share, ...]:
    """Return what each person put into a task, in the order of its members, never by size."""
    others = sorted({e.person_id for e in entries} - {task.person_id, *task.members})
    found = []
    for person in (task.person_id, *task.members, *others):
        own = [entry for entry in entries if entry.person_id == person]
        minutes = sum(entry.minutes for entry in own)
        found.append(
            Share(
                person_id=person,
                name=work.names.get(person, ""),
                minutes=minutes,
                entries=len(own),
            )
        )
    return tuple(found)


# --- the three numbers ---------------------------------------------------------------------
def measures_of(
    task: Task, entries: Sequence[ActivityItem], reports: Sequence[TaskProgress]
) -> tuple[Measure, Measure, Measure]:
    """Return result, time and budget, each with its own achievement (TJ-2).

    What was not typed is added up from the approved entries that are linked, as in Evaluasi, or
    counted from the dates. Time and budget have an achievement once the task is done.
    """
    approved = [entry for entry in entries if entry.status is ActivityStatus.APPROVED]
    return (
        _result(task, approved),
        _time(task, approved, reports),
        _measure(
            task,
            "budget",
            (task.budget_planned, task.budget_actual),
            Source.NONE if task.budget_actual is None else Source.TYPED,
            "rupiah",
            Direction.LOWER,
        ),
    )


def _result(task: Task, approved: Sequence[ActivityItem]) -> Measure:
    actual, source = task.result_actual, Source.TYPED
    if actual is None:
        unit = task.result_unit.casefold()
        found = [
            e.volume
            for e in approved
            if e.volume is not None and unit and (e.unit or "").casefold() == unit
        ]
        actual, source = (sum(found, Decimal(0)), Source.LOG) if found else (None, Source.NONE)
    numbers = (task.result_planned, actual)
    return _measure(task, "result", numbers, source, task.result_unit, Direction.HIGHER)


def _time(task: Task, approved: Sequence[ActivityItem], reports: Sequence[TaskProgress]) -> Measure:
    planned = task.time_planned
    days = task.time_unit is TimeUnit.DAYS
    if planned is None and days:
        planned = planned_days(task.starts, task.due)
    actual, source = task.time_actual, Source.TYPED
    if actual is None and days:
        first = started_on(task, approved, reports)
        actual, source = planned_days(first, task.ended), Source.DATES
    elif actual is None and approved:
        minutes = sum(entry.minutes for entry in approved)
        actual, source = (Decimal(minutes) / HOUR).quantize(Decimal("0.1")), Source.LOG
    if actual is None:
        source = Source.NONE
    unit = "hari" if days else "jam"
    return _measure(task, "time", (planned, actual), source, unit, Direction.LOWER)


def started_on(
    task: Task, entries: Sequence[ActivityItem], reports: Sequence[TaskProgress]
) -> date:
    """Return the real first day: as typed, else that of the first entry, else the planned one."""
    if task.started is not None:
        return task.started
    days = [entry.day for entry in entries] + [report.day for report in reports]
    return min(days, default=task.starts)


def _measure(
    task: Task,
    key: str,
    numbers: tuple[Decimal | None, Decimal | None],
    source: Source,
    unit: str,
    direction: Direction,
) -> Measure:
    planned, actual = numbers
    running = direction is Direction.LOWER and task.state is not TaskState.DONE
    percent: Decimal | None = None
    if planned is not None and actual is not None and not running:
        try:
            percent = achievement(actual, planned, direction)
        except RuleViolation:
            percent = None  # a planned result of 0 has no achievement
    return Measure(
        key=key,
        planned=planned,
        actual=actual,
        unit=unit,
        direction=direction,
        source=source,
        percent=percent,
        running=running,
    )


def last_day(task: Task) -> date:
    """Return the last day a task touches: its real end, else the planned one, else open."""
    if task.state is TaskState.OPEN:
        return date.max
    return task.ended or task.due or task.starts
