"""Tasks and projects: written by their owner, reported on by all who take part (TJ-2, TJ-3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TypedDict, Unpack

from penilaian_desktop.domain.access import Action, allowed
from penilaian_desktop.domain.activity import Activity
from penilaian_desktop.domain.calendar import PeriodCode, quarter_of
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.plan import Rhk
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.task import (
    MAX_PERCENT,
    Task,
    TaskActivity,
    TaskKind,
    TaskProgress,
    TaskState,
    TimeUnit,
    newest_progress,
    task_fault,
)
from penilaian_desktop.domain.task_views import (
    Collaboration,
    TaskChoice,
    TaskItem,
    TaskOptions,
    TaskView,
)
from penilaian_desktop.domain.wording import short_date
from penilaian_desktop.services.as_shown import check_shown
from penilaian_desktop.services.context import Context, setting_number, step_label
from penilaian_desktop.services.log_rules import LATE_AFTER_DAYS
from penilaian_desktop.services.people import staff_between
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require, standings_between
from penilaian_desktop.services.task_reading import (
    item_of,
    last_day,
    rhk_offered,
    started_on,
    view_of,
    work_on,
)
from penilaian_desktop.storage.task_reads import tasks_with
from penilaian_desktop.storage.unit_of_work import ReadUnit, UnitOfWork

MAX_TITLE = 200
MAX_TEXT = 2000


class TaskFields(TypedDict, total=False):
    """What the owner writes of a task."""

    title: str
    text: str
    task_kind: TaskKind
    rhk_id: str | None
    starts: date
    due: date | None
    started: date | None
    ended: date | None
    result_text: str
    result_planned: Decimal | None
    result_actual: Decimal | None
    result_unit: str
    time_unit: TimeUnit
    time_planned: Decimal | None
    time_actual: Decimal | None
    budget_planned: Decimal | None
    budget_actual: Decimal | None
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tasks:
    """Use cases of tasks; each change is one undo step."""

    context: Context

    # --- reading ---------------------------------------------------------------------------
    def list(self, s: Session) -> tuple[TaskItem, ...]:
        """Return the tasks that the session's person takes part in: open ones by due date."""
        with self.context.read() as unit:
            today = self.context.today(unit)
            return _items(unit, s, taking_part(unit, s.person_id), today)

    def of_staff(self, s: Session) -> tuple[TaskItem, ...]:
        """Return the tasks of everybody whom the session's person appraises today."""
        with self.context.read() as unit:
            today = self.context.today(unit)
            staff = staff_between(unit, s, today, today)
            return _items(unit, s, unit.find(Task, person_id=staff), today)

    def view(self, s: Session, task_id: str) -> TaskView:
        """Return a task with history, numbers and entries. Raises NotAllowed, StaleRecord."""
        with self.context.read() as unit:
            return self._view(unit, s, unit.require(Task, task_id))

    def options(self, s: Session) -> TaskOptions:
        """Return what the form of an own task offers."""
        with self.context.read() as unit:
            today = self.context.today(unit)
            people = sorted((e.name, e.id) for e in unit.find(Employee) if e.id != s.person_id)
            return TaskOptions(
                rhk=rhk_offered(unit, s.person_id, today),
                people=tuple((identity, name) for name, identity in people),
            )

    def choices(self, s: Session) -> tuple[TaskChoice, ...]:
        """Return the open tasks that an own entry may be linked to, by title."""
        with self.context.read() as unit:
            found = list(taking_part(unit, s.person_id, closed=False))
            found.sort(key=lambda task: (task.title.casefold(), task.id))
            return tuple(TaskChoice(task_id=task.id, title=task.title) for task in found)

    def linked(self, s: Session, activity_id: str) -> TaskChoice | None:
        """Return the task that an own entry is linked to, or None."""
        with self.context.read() as unit:
            for link in unit.find(TaskActivity, activity_id=activity_id, person_id=s.person_id):
                task = unit.get(Task, link.task_id)
                if task is not None:
                    return TaskChoice(task_id=task.id, title=task.title)
            return None

    def for_rhk(self, s: Session, person_id: str, period_code: str) -> tuple[TaskView, ...]:
        """Return the tasks that support an RHK of a person in a period, as they stood at its end.

        Minutes and volumes are those of the period. Raises NotAllowed.
        """
        code = PeriodCode.parse(period_code)
        with self.context.read() as unit:
            today = self.context.today(unit)
            require(unit, s, Action.READ_TASK, person_id, code.starts, code.ends)
            found = [
                task
                for task in unit.find(Task, person_id=person_id)
                if task.rhk_id and task.starts <= code.ends and last_day(task) >= code.starts
            ]
            work = work_on(unit, s.person_id, found, code.starts, code.ends)
            day = min(today, code.ends)
            views = [view_of(unit, s, task, work, day) for task in found]
            views.sort(key=lambda v: (v.item.rhk_number, v.item.task.starts, v.item.id))
            return tuple(views)

    def collaboration(self, s: Session, period_code: str) -> Collaboration:
        """Count the tasks on which several persons worked in a period, of those the session reads.

        Nobody is ranked (PR-10).
        """
        code = PeriodCode.parse(period_code)
        with self.context.read() as unit:
            found = [
                task
                for task in unit.find(Task)
                if task.starts <= code.ends and last_day(task) >= code.starts
                and _may_read(unit, s, task)
            ]  # fmt: skip
            work = work_on(unit, s.person_id, found, code.starts, code.ends)
        shared = [
            entries for entries in work.entries.values() if len({e.person_id for e in entries}) > 1
        ]
        return Collaboration(
            tasks=len(shared),
            people=len({entry.person_id for entries in shared for entry in entries}),
            minutes=sum(entry.minutes for entries in shared for entry in entries),
        )

    # --- writing ---------------------------------------------------------------------------
    def save(
        self, s: Session, task_id: str | None, version: int = 0, **fields: Unpack[TaskFields]
    ) -> Outcome[TaskView]:
        """Write a task, new (None) or changed.

        Raises RuleViolation task_title_missing, task_text_long, task_dates_wrong,
        task_number_negative, task_member_unknown, rhk_not_yours; StaleRecord; NotAllowed.
        """
        with self.context.write(s, "undo_task_saved") as unit:
            today = self.context.today(unit)
            if task_id is None:
                require(unit, s, Action.WRITE_TASK, s.person_id, today)
                blank = Task(
                    id=new_id(), at=self.context.now(), person_id=s.person_id, title="",
                    starts=today,
                )  # fmt: skip
                task = unit.add(_checked(unit, replace(blank, **fields)))
            else:
                old = self._own(unit, s, task_id, version)
                new = _checked(unit, replace(old, **fields))
                task = unit.put(new) if new != old else old
            view = self._view(unit, s, task)
        return Outcome(view, _changes(task), step_label(unit, "undo_task_saved"))

    def delete(self, s: Session, task_id: str) -> Outcome[None]:
        """Delete an own task; its reports and links stay in the journal and come back by undo."""
        with self.context.write(s, "undo_task_deleted") as unit:
            task = self._own(unit, s, task_id)
            for report in unit.find(TaskProgress, task_id=task.id, person_id=s.person_id):
                unit.delete(TaskProgress, report.id)
            for link in unit.find(TaskActivity, task_id=task.id, person_id=s.person_id):
                unit.delete(TaskActivity, link.id)
            unit.delete(Task, task.id)
        return Outcome(None, _changes(task), step_label(unit, "undo_task_deleted"))

    def report(
        self, s: Session, task_id: str, percent: int, note: str = "", day: date | None = None
    ) -> Outcome[TaskView]:
        """Report how far a task is; every report is a record of its own, none is overwritten.

        A report about a period that has ended is taken and marked late (TJ-11). Raises
        RuleViolation task_percent_range, task_note_missing, task_progress_ahead,
        task_progress_before, task_not_open, task_text_long; NotAllowed `task_not_yours`.
        """
        with self.context.write(s, "undo_task_reported") as unit:
            task = unit.require(Task, task_id)
            if not task.takes_part(s.person_id):
                raise NotAllowed("task_not_yours")
            if task.state is not TaskState.OPEN:
                raise RuleViolation("task_not_open", field="percent")
            today = self.context.today(unit)
            self._add_report(unit, s, task, percent, note, day or today)
            view = self._view(unit, s, task)
        return Outcome(view, _changes(task), step_label(unit, "undo_task_reported"))

    def close(
        self,
        s: Session,
        task_id: str,
        version: int,
        *,
        dropped: bool = False,
        ended: date | None = None,
    ) -> Outcome[TaskView]:
        """End an own task: done, with a last report of 100 percent, or dropped as it is.

        Raises RuleViolation task_not_open, task_dates_wrong, task_progress_ahead.
        """
        with self.context.write(s, "undo_task_closed") as unit:
            old = self._own(unit, s, task_id, version)
            if old.state is not TaskState.OPEN:
                raise RuleViolation("task_not_open", field="ended")
            today = self.context.today(unit)
            end = ended or today
            if end > today:
                raise RuleViolation("task_progress_ahead", field="ended", day=short_date(end))
            reports = unit.find(TaskProgress, task_id=task_id)
            newest = newest_progress(reports)
            if not dropped and (newest is None or newest.percent < MAX_PERCENT):
                day = max(end, newest.day) if newest else end
                self._add_report(unit, s, old, MAX_PERCENT, "", day)
            work = work_on(unit, s.person_id, (old,))
            first = min(started_on(old, work.entries[old.id], reports), end)
            state = TaskState.DROPPED if dropped else TaskState.DONE
            new = replace(old, state=state, started=old.started or first, ended=end)
            task = unit.put(_checked(unit, new))
            view = self._view(unit, s, task)
        return Outcome(view, _changes(task), step_label(unit, "undo_task_closed"))

    def reopen(self, s: Session, task_id: str, version: int) -> Outcome[TaskView]:
        """Open an own task again; its history stays."""
        with self.context.write(s, "undo_task_reopened") as unit:
            old = self._own(unit, s, task_id, version)
            task = unit.put(replace(old, state=TaskState.OPEN, ended=None))
            view = self._view(unit, s, task)
        return Outcome(view, _changes(task), step_label(unit, "undo_task_reopened"))

    def link(self, s: Session, activity_ids: Iterable[str], task_id: str | None) -> Outcome[int]:
        """Link own entries to a task, or to none; the entries themselves do not change.

        Raises NotAllowed `task_not_yours`, `owner_only`; RuleViolation `task_not_open`.
        """
        ids = tuple(activity_ids)
        changed = 0
        with self.context.write(s, "undo_task_linked") as unit:
            if task_id is not None:
                task = unit.require(Task, task_id)
                if not task.takes_part(s.person_id):
                    raise NotAllowed("task_not_yours")
                if task.state is not TaskState.OPEN:
                    raise RuleViolation("task_not_open", field="task_id")
            for entry in unit.find(Activity, id=ids):
                require(unit, s, Action.LOG_ACTIVITY, entry.person_id, entry.day)
                changed += self._relink(unit, entry, task_id)
        changes = Changes.of(Area.TASKS, persons=(s.person_id,))
        return Outcome(changed, changes, step_label(unit, "undo_task_linked"))

    # --- parts -----------------------------------------------------------------------------
    def _relink(self, unit: UnitOfWork, entry: Activity, task_id: str | None) -> bool:
        old = unit.find(TaskActivity, activity_id=entry.id)
        kept = [link for link in old if link.task_id == task_id]
        for link in old:
            if link not in kept[:1]:
                unit.delete(TaskActivity, link.id)
        if task_id is not None and not kept:
            unit.add(
                TaskActivity(
                    id=new_id(), at=self.context.now(), person_id=entry.person_id,
                    activity_id=entry.id, task_id=task_id,
                )
            )  # fmt: skip
        return len(old) != len(kept[:1]) or (task_id is not None and not kept)

    def _own(self, unit: ReadUnit, s: Session, task_id: str, version: int | None = None) -> Task:
        task = unit.require(Task, task_id)
        require(unit, s, Action.WRITE_TASK, task.person_id, self.context.today(unit))
        check_shown(task, version)
        return task

    def _view(self, unit: ReadUnit, s: Session, task: Task) -> TaskView:
        if not _may_read(unit, s, task):
            require(unit, s, Action.READ_TASK, task.person_id, *_span(task))
        return view_of(unit, s, task, work_on(unit, s.person_id, (task,)), self.context.today(unit))

    def _add_report(
        self, unit: UnitOfWork, s: Session, task: Task, percent: int, note: str, day: date
    ) -> None:
        today = self.context.today(unit)
        note = " ".join(note.split())
        if len(note) > MAX_TEXT:
            raise RuleViolation("task_text_long", field="note", limit=MAX_TEXT)
        if day > today:
            raise RuleViolation("task_progress_ahead", field="day", day=short_date(day))
        if day < min(task.starts, task.started or task.starts):
            raise RuleViolation("task_progress_before", field="day", day=short_date(day))
        report = TaskProgress(
            id=new_id(), at=self.context.now(), person_id=s.person_id, task_id=task.id, day=day,
            percent=percent, note=note, late=_late(unit, day, today),
        )  # fmt: skip
        _refuse(task_fault(report))
        earlier = [r for r in unit.find(TaskProgress, task_id=task.id) if r.day <= day]
        before = newest_progress(earlier)
        if before is not None and percent < before.percent and not note:
            raise RuleViolation(
                "task_note_missing", field="note", before=before.percent, percent=percent
            )
        unit.add(report)


def taking_part(unit: ReadUnit, person_id: str, *, closed: bool = True) -> tuple[Task, ...]:
    """Return the tasks that a person owns or is a member of; without `closed` the open ones."""
    if not person_id:
        return ()
    return tasks_with(unit, person_id, closed=closed)


def due_tasks(unit: ReadUnit, s: Session, today: date) -> tuple[TaskItem, ...]:
    """Return the open tasks that are overdue or due within a week, the most urgent first."""
    mine = taking_part(unit, s.person_id, closed=False)
    found = [task for task in mine if task.due is not None]
    items = _items(unit, s, found, today) if found else ()
    return tuple(item for item in items if item.overdue or item.due_soon)


def _items(unit: ReadUnit, s: Session, tasks: Sequence[Task], today: date) -> tuple[TaskItem, ...]:
    work = work_on(unit, s.person_id, tasks)
    items = [item_of(task, work, today) for task in tasks]
    items.sort(key=_urgency)
    return tuple(items)


def _urgency(item: TaskItem) -> tuple[bool, date, str, str]:
    task = item.task
    closed = task.state is not TaskState.OPEN
    return closed, task.due or date.max, task.title.casefold(), task.id


def _span(task: Task) -> tuple[date, date]:
    return task.starts, max(task.starts, task.ended or task.due or date.max)


def _may_read(unit: ReadUnit, s: Session, task: Task) -> bool:
    if task.takes_part(s.person_id):
        return True
    return allowed(Action.READ_TASK, standings_between(unit, s, task.person_id, *_span(task)))


def _late(unit: ReadUnit, day: date, today: date) -> bool:
    """Tell whether a report about a day comes after its quarter, or after the policy's days."""
    days = setting_number(unit, "policy.late_after_days", LATE_AFTER_DAYS)
    return PeriodCode.parse(quarter_of(day)).ends < today or (today - day).days > days


def _checked(unit: ReadUnit, task: Task) -> Task:
    task = replace(
        task,
        title=" ".join(task.title.split()),
        result_unit=" ".join(task.result_unit.split()),
        members=tuple(dict.fromkeys(m for m in task.members if m != task.person_id)),
    )
    for name, limit in (("title", MAX_TITLE), ("text", MAX_TEXT), ("result_text", MAX_TEXT)):
        if len(getattr(task, name)) > limit:
            raise RuleViolation("task_text_long", field=name, limit=limit)
    _refuse(task_fault(task))
    if task.members and len(unit.find(Employee, id=task.members)) != len(task.members):
        raise RuleViolation("task_member_unknown", field="members")
    if task.rhk_id is not None:
        rhk = unit.get(Rhk, task.rhk_id)
        if rhk is None or rhk.person_id != task.person_id:
            raise RuleViolation("rhk_not_yours", field="rhk_id")
    return task


def _refuse(fault: tuple[str, str]) -> None:
    code, field = fault
    if code:
        raise RuleViolation(code, field=field)


def _changes(task: Task) -> Changes:
    return Changes.of(Area.TASKS, persons=(task.person_id, *task.members))
