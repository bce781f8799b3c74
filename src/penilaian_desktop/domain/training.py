"""Training: the catalogue, the calendar of a year, who took part, what it brought (TJ-7, WG-7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from penilaian_desktop.domain.record import Record


class EventState(StrEnum):
    """planned → held or cancelled."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingCourse(Record):
    """A training of the catalogue; `hours` of lessons. One that ended is retired, never removed."""

    KIND: ClassVar[str] = "training_course"

    name: str
    topics: str = ""
    hours: int = 0
    provider: str = ""
    retired_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingEvent(Record):
    """A training on its days; `capacity` None = no limit."""

    KIND: ClassVar[str] = "training_event"

    course_id: str
    title: str = ""
    starts: date
    ends: date
    place: str = ""
    capacity: int | None = None
    state: EventState = EventState.PLANNED


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation(Record):
    """A person in a training: present or not, scores before and after (0 to 100).

    `need_id` is the follow-up that asked for it, "" = none.
    """

    KIND: ClassVar[str] = "participation"

    person_id: str
    event_id: str
    need_id: str = ""
    attended: bool | None = None
    score_before: Decimal | None = None
    score_after: Decimal | None = None
    note: str = ""
