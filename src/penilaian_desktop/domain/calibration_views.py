"""The calibration of a unit as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from penilaian_desktop.domain.appraisal import (
    AppraisalState,
    OrganisationPredicate,
    Predicate,
    Rating,
)
from penilaian_desktop.domain.distribution import Advice
from penilaian_desktop.domain.fairness import Hint
from penilaian_desktop.domain.form_views import FormFoot
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.plan import PersonSnapshot
from penilaian_desktop.domain.result_views import BOTH_RATINGS, AskedRatings, ResultChange


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationRow:
    """One person: what the appraiser decided, and what counts now.

    `editable` = the session may change it in this calibration.
    """

    person: PersonItem
    appraiser: str
    state: AppraisalState | None
    work: Rating | None
    behaviour: Rating | None
    predicate: Predicate | None
    work_before: Rating | None
    behaviour_before: Rating | None
    predicate_before: Predicate | None
    opened: int
    entries: int
    changes: tuple[ResultChange, ...] = ()
    editable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesItem:
    """The meeting: what the berita acara says of it; `id` is "" before it is opened."""

    id: str
    led_by: str
    held_on: date | None
    place: str
    participants: tuple[str, ...]
    notes: str
    closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationView:
    """The predicates of a unit against the pattern of its organisation's result.

    `counts` is worst first: (predicate, persons, percent); `before` the same without the changes.
    `curve` are the pattern's drawing points, worst first, () without one. `too_small` = fewer than
    ten people: percentages are no measure. `missing` have no predicate yet. `asks` are the ratings
    that the scheme of the period rests on.
    """

    unit_id: str
    unit_name: str
    period_code: str
    organisation: OrganisationPredicate | None
    rows: tuple[CalibrationRow, ...]
    counts: tuple[tuple[Predicate, int, Decimal], ...]
    before: tuple[tuple[Predicate, int, Decimal], ...]
    pattern_text: str
    advice: tuple[Advice, ...]
    curve: tuple[int, ...]
    too_small: bool
    missing: int
    hints: tuple[Hint, ...]
    minutes: MinutesItem
    editable: bool
    asks: AskedRatings = BOTH_RATINGS


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesChange:
    """A person whose result was changed in the meeting."""

    name: str
    identity: str
    before: Predicate
    after: Predicate
    ratings: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationFormView:
    """Everything the berita acara prints.

    `dated` is the day of the meeting; `persons` is how many were looked at, `missing` how many of
    them had no predicate.
    """

    agency: str
    place: str
    dated: date
    period_label: str
    unit_name: str
    organisation: OrganisationPredicate | None
    pattern_text: str
    minutes: MinutesItem
    leader: PersonSnapshot
    persons: int
    missing: int
    too_small: bool
    counts: tuple[tuple[Predicate, int, Decimal], ...]
    before: tuple[tuple[Predicate, int, Decimal], ...]
    advice: tuple[Advice, ...]
    changes: tuple[MinutesChange, ...]
    foot: FormFoot
