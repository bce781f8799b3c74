"""What the pages show of tasks: lists, progress, and the three numbers with their achievements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from penilaian_desktop.domain.activity import ActivityStatus
from penilaian_desktop.domain.entry_views import RhkChoice
from penilaian_desktop.domain.plan import Direction
from penilaian_desktop.domain.task import Task


class Source(StrEnum):
    """Where a realised number comes from."""

    NONE = "none"
    TYPED = "typed"
    LOG = "log"  # added up from the linked entries
    DATES = "dates"  # the calendar days between real start and end


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One of result, time and budget: planned, realised, and its achievement in percent.

    `direction` names the formula. `running` says that a number where lower is better has no
    achievement yet, because the task has not ended: half a budget spent is no saving.
    """

    key: str
    planned: Decimal | None
    actual: Decimal | None
    unit: str
    direction: Direction
    source: Source
    percent: Decimal | None
    running: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressItem:
    """One report of progress, with who made it and when."""

    id: str
    day: date
    percent: int
    note: str
    late: bool
    at: datetime
    person_id: str
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskItem:
    """A task in a list. `expected` is the share of its time that has passed, in percent."""

    task: Task
    owner: str
    percent: int
    expected: int | None
    overdue: bool
    due_soon: bool
    late: bool
    rhk_number: int
    rhk_text: str
    minutes: int

    @property
    def id(self) -> str:
        """Return the id of the task."""
        return self.task.id

    @property
    def shared(self) -> bool:
        """Tell whether several persons answer for it."""
        return bool(self.task.members)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedEntry:
    """An entry of the log that was work on a task."""

    activity_id: str
    day: date
    person: str
    text: str
    minutes: int
    volume: Decimal | None
    unit: str
    status: ActivityStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one person put into a task."""

    person_id: str
    name: str
    minutes: int
    entries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskView:
    """A task with everything its page shows; `entries` are those the reader may see."""

    item: TaskItem
    measures: tuple[Measure, ...]
    history: tuple[ProgressItem, ...]
    entries: tuple[LinkedEntry, ...]
    shares: tuple[Share, ...]
    members: tuple[tuple[str, str], ...]
    volumes: tuple[tuple[str, Decimal], ...]
    mine: bool
    may_report: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskChoice:
    """A task that an entry may be linked to."""

    task_id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskOptions:
    """What the form of a task offers: the RHK of the plan and the persons of the workspace."""

    rhk: tuple[RhkChoice, ...]
    people: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Collaboration:
    """Tasks of a period on which several persons worked (PR-10): counted, without a ranking."""

    tasks: int
    people: int
    minutes: int
