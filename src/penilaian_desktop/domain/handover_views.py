"""What is handed from laptop to laptop, as people see it: counts by subject, never contents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from penilaian_desktop.domain.record import Record


class Subject(StrEnum):
    """What records of a handover are about, in the order in which they are told."""

    LOG = "log"
    EVIDENCE = "evidence"
    REVIEW = "review"
    PLAN = "plan"
    PLAN_DECISION = "plan_decision"
    ROLE = "role"
    RESULT = "result"
    REALISATION = "realisation"
    FEEDBACK = "feedback"
    REQUEST = "request"
    TASK = "task"
    CALIBRATION = "calibration"
    OBJECTION = "objection"
    FOLLOW_UP = "follow_up"
    INNOVATION = "innovation"
    DELEGATION = "delegation"
    CHOICE = "choice"
    OTHER = "other"


class Tie(StrEnum):
    """How the nearest person at another laptop stands to the people here."""

    OWN = "own"
    HEAD = "head"
    STAFF = "staff"
    SUPERIOR = "superior"
    COLLEAGUE = "colleague"


_SUBJECTS: dict[Subject, tuple[str, ...]] = {
    Subject.LOG: ("activity", "day_mark", "task_activity", "kept_overlap"),
    Subject.EVIDENCE: ("evidence_link",),
    Subject.REVIEW: ("review",),
    Subject.PLAN: ("plan", "rhk", "indicator", "action_plan"),
    Subject.PLAN_DECISION: ("plan_decision",),
    Subject.ROLE: ("role_cell",),
    Subject.RESULT: ("appraisal", "rhk_rating", "scheme_fact"),
    Subject.REALISATION: ("self_report", "actual"),
    Subject.FEEDBACK: ("feedback",),
    Subject.REQUEST: ("feedback_request",),
    Subject.TASK: ("task", "task_progress"),
    Subject.CALIBRATION: ("calibration_change", "calibration"),
    Subject.OBJECTION: ("objection", "objection_reply", "objection_decision"),
    Subject.FOLLOW_UP: ("follow_up", "follow_up_approval"),
    Subject.INNOVATION: ("innovation", "innovation_decision"),
    Subject.DELEGATION: ("delegation",),
    Subject.CHOICE: ("version_choice",),
}
"""The kinds of a subject, the one that is counted first; the others are its parts."""
_SUBJECT_OF = {kind: subject for subject, kinds in _SUBJECTS.items() for kind in kinds}


@dataclass(frozen=True, slots=True)
class Amount:
    """So many of a subject."""

    subject: Subject
    count: int


def amounts(kinds: Iterable[str]) -> tuple[Amount, ...]:
    """Return how much of each subject some records are, parts not counted beside their whole."""
    counts = Counter(kinds)
    found: dict[Subject, int] = {}
    for subject, members in _SUBJECTS.items():
        number = next((counts[kind] for kind in members if counts[kind]), 0)
        if number:
            found[subject] = number
    rest = sum(number for kind, number in counts.items() if kind not in _SUBJECT_OF)
    if rest:
        found[Subject.OTHER] = rest
    return tuple(Amount(subject, found[subject]) for subject in Subject if subject in found)


@dataclass(frozen=True, slots=True, kw_only=True)
class LaptopPerson:
    """A person who works on another laptop."""

    name: str
    position: str
    tie: Tie


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherLaptop:
    """A laptop that something can be handed to; `size` is about what the package will have, bytes.

    `waiting` records are not in a package yet, `on_the_way` packages have no receipt; `answered` is
    when the newest receipt from there was made. `owed` tells whether there is a receipt for what
    that laptop handed over: it goes along each time.
    """

    kid: str
    name: str
    people: tuple[LaptopPerson, ...]
    waiting: int
    amounts: tuple[Amount, ...]
    size: int
    on_the_way: int
    answered: datetime | None
    owed: bool = False

    @property
    def tie(self) -> Tie:
        """How the nearest person there stands to the people here."""
        order = tuple(Tie)
        return min((p.tie for p in self.people), key=order.index, default=Tie.COLLEAGUE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """A package that another laptop handed over and nobody took yet.

    `amounts` are what would be taken, `refused` records would not be. `ready` is False while one
    before it is missing or not taken.
    """

    identity: str
    sender: str
    position: str
    laptop: str
    made: datetime
    amounts: tuple[Amount, ...]
    records: int
    refused: int
    reasons: tuple[str, ...]
    ready: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoVersions:
    """An own record of which two laptops have different versions.

    `title` says what it is, `origin` where the other version came from; `rows` are (field, here,
    there) of what differs. The records themselves are `mine` and `theirs`.
    """

    title: str
    origin: str
    rows: tuple[tuple[str, str, str], ...]
    mine: Record
    theirs: Record
