"""Training as its page shows it: catalogue, calendar, needs, who took part (TJ-7, WG-7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from penilaian_desktop.domain.appraisal import Predicate
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.shares import share
from penilaian_desktop.domain.training import (
    EventState,
    Participation,
    TrainingCourse,
    TrainingEvent,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseExample:
    """A training that is offered for a catalogue; nobody has to take it."""

    name: str
    topics: str
    hours: int


EXAMPLES = (
    CourseExample(
        name="Manajemen waktu",
        topics="Menyusun prioritas, jadwal harian, menyelesaikan tepat waktu",
        hours=8,
    ),
    CourseExample(
        name="Keterampilan komunikasi",
        topics="Mendengarkan warga, menjelaskan persyaratan, menangani keluhan",
        hours=12,
    ),
    CourseExample(
        name="Teknologi informasi",
        topics="Lembar kerja, surat elektronik dinas, keamanan kata sandi",
        hours=16,
    ),
)
"""What the regions name as examples (TJ-7, WG-7)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseItem:
    """A training of the catalogue: how often it was held, and who took part so far."""

    course: TrainingCourse
    held: int
    attended: int

    @property
    def open(self) -> bool:
        """Tell whether events of it may still be planned."""
        return self.course.retired_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventItem:
    """An event of the calendar; numbers count the participants that this workspace knows."""

    event: TrainingEvent
    course: str
    enrolled: int
    attended: int
    gain: Decimal | None
    """Mean of score after minus before, of those who have both."""

    @property
    def title(self) -> str:
        """Return the title of the event, else that of its training."""
        return self.event.title or self.course

    @property
    def free(self) -> int | None:
        """Return the places left, None where there is no limit."""
        capacity = self.event.capacity
        return None if capacity is None else max(0, capacity - self.enrolled)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainedUnit:
    """How many of the staff of a unit took part in a training of a year."""

    unit_id: str
    unit: str
    staff: int
    trained: int

    @property
    def share(self) -> int:
        """Return the share in whole percent."""
        return share(self.trained, self.staff)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingBoard:
    """The trainings of a year, and the catalogue they come from."""

    year: int
    as_of: datetime
    courses: tuple[CourseItem, ...]
    events: tuple[EventItem, ...]
    units: tuple[TrainedUnit, ...]
    staff: int
    trained: int
    can_write: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantLine:
    """A person in an event, with the need that asked for it and what came of it."""

    participation: Participation
    person: PersonItem
    need: str
    """The topic of the follow-up, "" for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPeople:
    """Who takes part in an event, by name; only those whom the session may read."""

    item: EventItem
    lines: tuple[ParticipantLine, ...]
    can_write: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedLine:
    """An approved need for training. `event_id` and `event` name what it is put on, or served by.

    `steps` = how many steps the predicate rose in the next period (negative: fell), None = unknown.
    """

    need_id: str
    person: PersonItem
    topic: str
    period_code: str
    before: Predicate | None
    after: Predicate | None
    steps: int | None
    event_id: str = ""
    event: str = ""
    served_on: date | None = None

    @property
    def open(self) -> bool:
        """Tell whether nothing is planned for it yet."""
        return not self.event_id


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedTopic:
    """Needs with one topic, whoever wrote it in whichever case."""

    topic: str
    lines: tuple[NeedLine, ...]

    @property
    def open(self) -> int:
        """Return how many have nothing planned."""
        return sum(line.open for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTraining:
    """A training of one person."""

    participation: Participation
    title: str
    starts: date
    ends: date
    place: str
    hours: int
    state: EventState
    need: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What is recorded of a participant: None = not known yet.

    `version` is that of the participation as it was shown, None does not ask.
    """

    attended: bool | None = None
    before: Decimal | None = None
    after: Decimal | None = None
    note: str = ""
    version: int | None = None
