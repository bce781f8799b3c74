"""The daily activity, its evidence and the superior's review of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from penilaian_desktop.domain.record import Record


class ActivityState(StrEnum):
    """What the author did with the entry; the review is a record of its own."""

    DRAFT = "draft"
    SUBMITTED = "submitted"


class ActivityStatus(StrEnum):
    """What people see: the author's state together with the newest review of that version."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    RETURNED = "returned"


class WorkPlace(StrEnum):
    """Where the work was done (PermenPANRB 4/2025, flexible by place)."""

    OFFICE = "kantor"
    HOME = "rumah"
    OTHER = "lain"
    TRAVEL = "dinas_luar"


class ReviewDecision(StrEnum):
    """The superior's decision on one version of an activity."""

    APPROVED = "approved"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity(Record):
    """One line of the daily log. Owned by the employee.

    `day` is the local date on which the work starts. `start` and `end` are minutes after that
    midnight (0–1440; `end` up to 2880 when a night shift crosses midnight) or None when only the
    duration is known. `minutes` are the effective minutes, at most `end - start`. `volume` with
    `unit` is the output ("24 orang"). `rhk_id` links to the plan. `late` marks an entry written
    more than the policy's days after `day`; late entries are marked, never refused.
    """

    KIND: ClassVar[str] = "activity"

    person_id: str
    day: date
    start: int | None = None
    end: int | None = None
    minutes: int = 0
    text: str
    volume: Decimal | None = None
    unit: str | None = None
    rhk_id: str | None = None
    tags: tuple[str, ...] = ()
    place: WorkPlace = WorkPlace.OFFICE
    note: str = ""
    state: ActivityState = ActivityState.DRAFT
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLink(Record):
    """A file that proves an activity; the bytes lie in the evidence store under `sha256`."""

    KIND: ClassVar[str] = "evidence_link"

    person_id: str
    activity_id: str
    sha256: str
    name: str
    media: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Record):
    """A decision on `activity_version` of an activity. Owned by the appraiser; signed.

    One review record per activity: later decisions are later versions of the same record.
    A return needs a note.
    """

    KIND: ClassVar[str] = "review"

    person_id: str
    activity_id: str
    activity_version: int
    decision: ReviewDecision
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMark(Record):
    """A day on which no log is expected of a person: cuti, sakit, dinas_luar or pelatihan."""

    KIND: ClassVar[str] = "day_mark"

    person_id: str
    day: date
    mark: str


def status_of_activity(activity: Activity, reviews: Iterable[Review]) -> ActivityStatus:
    """Return what people see: the newest review counts when it saw exactly this version."""
    if activity.state is ActivityState.DRAFT:
        return ActivityStatus.DRAFT
    seen = [r for r in reviews if r.activity_version == activity.version and not r.deleted]
    if not seen:
        return ActivityStatus.SUBMITTED
    newest = max(seen, key=lambda review: (review.at, review.version, review.id))
    return ActivityStatus(newest.decision.value)
