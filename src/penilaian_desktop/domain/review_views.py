"""What the head's reading page shows: the team, who waits, days to read, delegations."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from penilaian_desktop.domain.activity_views import ActivityItem
from penilaian_desktop.domain.appraisal import AppraisalState, Predicate, Rating
from penilaian_desktop.domain.plan import PlanStatus


class ReadingGroup(StrEnum):
    """How the entries that wait are put together."""

    PERSON = "orang"
    DAY = "hari"
    RHK = "rhk"


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMember:
    """A member of the team on the reading and rating pages.

    `waiting` entries to read, `oldest`/`newest` their days; `missing_days` working days without an
    entry this month, `missing_since` the first of them; `data_at` is the age of foreign data
    (None = this laptop); `mark` cuti etc.; `todo` what the appraisal still lacks.
    """

    person_id: str
    name: str
    position: str
    waiting: int = 0
    oldest: date | None = None
    newest: date | None = None
    missing_days: int = 0
    missing_since: date | None = None
    data_at: datetime | None = None
    mark: str = ""
    plan_status: PlanStatus | None = None
    appraisal_state: AppraisalState | None = None
    work_rating: Rating | None = None
    behaviour_rating: Rating | None = None
    predicate: Predicate | None = None
    todo: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingLine:
    """A day or an RHK with what waits under it; `key` names it in `Reviews.reading`.

    `day` is None for an RHK; `text` is its words ("" = entries without RHK).
    """

    key: str
    count: int
    persons: int
    day: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewDesk:
    """Everybody whose log the session decides on, and all that waits, put together three ways.

    `waiting` is the one count of entries that wait; the rail and Beranda show the same.
    """

    members: tuple[TeamMember, ...]
    waiting: int
    persons: int
    oldest: date | None
    days: tuple[WaitingLine, ...]
    rhk: tuple[WaitingLine, ...]
    delegations: tuple[DelegationItem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """What the owner changed in a returned entry: field of the record, former and new words."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """An entry that was returned and handed in again: why it went back, and what is new.

    `changes` is None where the former version is not kept on this laptop.
    """

    note: str
    reviewer: str
    at: datetime
    changes: tuple[FieldChange, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewEntry:
    """An entry to read; `overlaps` are the words of entries of that day at the same time."""

    item: ActivityItem
    overlaps: tuple[str, ...] = ()
    mended: Mended | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingDay:
    """One day of one person: effective minutes against the target, minutes covered twice."""

    person_id: str
    name: str
    day: date
    logged: int
    target: int
    overlap: int
    waiting: int
    entries: tuple[ReviewEntry, ...]
    free: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingPage:
    """Days to read, oldest first; `next_key` is where the next page begins, None at the end.

    `waiting` counts what waits in the whole group. `absent` are the staff without an entry on the
    day of a group by day.
    """

    group: ReadingGroup
    key: str
    days: tuple[ReadingDay, ...]
    waiting: int
    next_key: str | None = None
    absent: tuple[str, ...] = field(default=())

    @property
    def entries(self) -> tuple[ReviewEntry, ...]:
        """Return the entries of all days in their order."""
        return tuple(entry for day in self.days for entry in day.entries)


class LentState(StrEnum):
    """Where today stands to the dates of a delegation."""

    COMING = "coming"
    RUNNING = "running"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegationItem:
    """A delegation as both sides see it; `own` tells the head who lent from the delegate."""

    id: str
    version: int
    head: str
    delegate: str
    starts: date
    ends: date
    note: str
    state: LentState
    own: bool
    decided: int = 0
