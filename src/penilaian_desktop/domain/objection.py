"""Keberatan: the objection to a published appraisal, its explanation and its decision.

PP 30/2019 Pasal 59: written, with reasons, to the superior of the appraiser; final. The day counts
are those of the period.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar

from penilaian_desktop.domain.appraisal import Predicate, Rating, TrailStep
from penilaian_desktop.domain.calendar import WorkCalendar
from penilaian_desktop.domain.record import Record

LONGEST_WAIT = 366
"""No deadline is looked for further ahead than so many days."""


class ObjectionOutcome(StrEnum):
    """What the superior of the appraiser decided."""

    GRANTED = "granted"
    PARTLY = "partly"
    REJECTED = "rejected"


class ObjectionState(StrEnum):
    """Where an objection stands: filed → replied → decided, or withdrawn."""

    FILED = "filed"
    REPLIED = "replied"
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection(Record):
    """The objection of a person to exactly one version of a published appraisal.

    `dossier` is what was shown to the person then, frozen; `dossier_sha256` is the hash over it.
    """

    KIND: ClassVar[str] = "objection"

    person_id: str
    period_code: str
    appraisal_id: str
    appraisal_version: int
    text: str
    filed_on: date
    dossier: tuple[TrailStep, ...] = ()
    dossier_sha256: str = ""
    withdrawn_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionReply(Record):
    """The appraiser's explanation; signed."""

    KIND: ClassVar[str] = "objection_reply"

    person_id: str
    objection_id: str
    period_code: str
    text: str
    replied_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionDecision(Record):
    """The final decision of the superior of the appraiser; signed. It may set new ratings.

    Where the scheme asks for no rating the ratings are None and the predicate itself is decided.
    """

    KIND: ClassVar[str] = "objection_decision"

    person_id: str
    objection_id: str
    period_code: str
    outcome: ObjectionOutcome
    work_before: Rating | None = None
    behaviour_before: Rating | None = None
    predicate_before: Predicate
    work_after: Rating | None = None
    behaviour_after: Rating | None = None
    predicate_after: Predicate
    reason: str
    decided_on: date
    scheme: str
    scheme_version: str


def last_day(since: date, days: int, calendar: WorkCalendar | None) -> date:
    """Return the last of `days` days after a day: working days with a calendar, else all days."""
    if calendar is None or days <= 0:
        return since + timedelta(days=max(days, 0))
    horizon = since + timedelta(days=LONGEST_WAIT)
    working = calendar.working_days(since + timedelta(days=1), horizon)
    return working[days - 1] if days <= len(working) else horizon
