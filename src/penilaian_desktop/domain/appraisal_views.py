"""An appraisal as its pages and forms show it: RHK beside the log, behaviour, predicate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from penilaian_desktop.domain.appraisal import (
    AppraisalState,
    OrganisationPredicate,
    Predicate,
    Rating,
    TrailStep,
)
from penilaian_desktop.domain.feedback_views import FeedbackItem
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.plan import Direction, RhkKind
from penilaian_desktop.domain.result_views import BOTH_RATINGS, AskedRatings, ResultChange


@dataclass(frozen=True, slots=True, kw_only=True)
class RhkResult:
    """One RHK in an appraisal: log totals beside the scale."""

    rhk_id: str
    number: int
    kind: RhkKind
    text: str
    indicator_text: str
    actual: Decimal | None
    actual_text: str
    target: Decimal | None
    unit: str
    direction: Direction
    percent: Decimal | None
    activities: int
    evidence: int
    rating: Rating | None
    suggested: Rating | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BehaviourResult:
    """One BerAKHLAK value in an appraisal."""

    code: str
    name: str
    expectation: str
    feedback: tuple[FeedbackItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AppraisalView:
    """One person's appraisal for a period; `todo` are codes of what is still missing.

    Ratings and predicate are those that count: after calibration and objection, whose `changes`
    say what was before. `peers_waiting` = colleagues were asked, and nothing is shown of it yet.
    `asks` are the ratings that the scheme's predicate rests on.
    """

    id: str | None
    version: int
    person: PersonItem
    period_code: str
    state: AppraisalState
    work_rating: Rating | None
    work_suggested: Rating | None
    work_reason: str
    behaviour_rating: Rating | None
    behaviour_suggested: Rating | None
    behaviour_reason: str
    predicate: Predicate | None
    strength: str
    improvement: str
    recommendation: str
    organisation: OrganisationPredicate | None
    rhk: tuple[RhkResult, ...]
    behaviour: tuple[BehaviourResult, ...]
    achievements: str
    challenges: str
    trail: tuple[TrailStep, ...]
    opened: int
    entries: int
    todo: tuple[str, ...] = ()
    editable: bool = False
    published_on: date | None = None
    changes: tuple[ResultChange, ...] = ()
    peers_waiting: bool = False
    asks: AskedRatings = BOTH_RATINGS
