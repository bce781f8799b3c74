"""Objections as their page shows them: the dossier, the clock, the words of all sides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from penilaian_desktop.domain.appraisal import Predicate, Rating, TrailStep
from penilaian_desktop.domain.objection import ObjectionOutcome, ObjectionState
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.result_views import BOTH_RATINGS, AskedRatings


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A last day, and how many days are left until it: of the calendar and working days.

    `left` is negative once it is over.
    """

    day: date
    left: int
    working_left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionItem:
    """An objection in a list. `may_reply`, `may_decide`, `may_withdraw` are for the session."""

    id: str
    person: PersonItem
    period_code: str
    state: ObjectionState
    filed_on: date
    late: bool
    predicate: Predicate
    decide_by: Deadline
    may_reply: bool = False
    may_decide: bool = False
    may_withdraw: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierView:
    """An objection with everything that belongs to it.

    `shown` is what the person saw when it was filed, frozen; `intact` tells whether it still has
    its hash, `changed_since` whether the appraisal has another version now.
    """

    item: ObjectionItem
    text: str
    shown: tuple[TrailStep, ...]
    sha256: str
    intact: bool
    changed_since: bool
    explanation: str
    explained_by: str
    explained_on: date | None
    outcome: ObjectionOutcome | None
    decision: str
    decided_by: str
    decided_on: date | None
    work_after: Rating | None
    behaviour_after: Rating | None
    predicate_after: Predicate | None
    withdrawn_on: date | None = None
    asks: AskedRatings = BOTH_RATINGS


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingView:
    """Whether the session's person can object to an appraisal, and until when.

    `reason` is the code of a sentence that says why not, "" when it is possible.
    """

    period_code: str
    until: Deadline | None
    possible: bool
    late: bool
    reason: str
    objection_id: str = ""
