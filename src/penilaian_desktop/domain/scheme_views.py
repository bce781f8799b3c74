"""What the pages about schemes show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from penilaian_desktop.domain.scheme import FactKind, Option, Scheme
from penilaian_desktop.domain.scheme_checks import Defect
from penilaian_desktop.domain.scheme_record import SystemReview


class SchemeState(StrEnum):
    """Where a scheme comes from and whether it may still change."""

    SHIPPED = "shipped"
    DRAFT = "draft"
    RELEASED = "released"


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeItem:
    """One version of a scheme in the list. `id` is that of an own text, "" for a shipped one.

    `periods` are the codes of the periods that are appraised by it; `appraises` is false for what
    judges no person (a survey, credit points).
    """

    id: str
    code: str
    version: str
    title: str
    short: str
    region: str
    notice: str
    state: SchemeState
    archived: bool
    appraises: bool
    released_on: date | None
    copied_from: str
    periods: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeDetail:
    """A scheme with everything that is wrong in it; `sentences` say it, in the same order."""

    item: SchemeItem
    scheme: Scheme
    defects: tuple[Defect, ...] = ()
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemeDifference:
    """One line in which two schemes differ; "" on the side that has none.

    `section` is what kind of line it is: title, notice, periods, scale, fact, weight, least, band,
    cell, lookup, rule, result, example.
    """

    section: str
    label: str
    left: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactItem:
    """A fact that a scheme asks for, for one person and period.

    `value` is what counts: what the appraiser keyed in, else what the application knows
    (`known`, told by `known_from`), else None. `reason` is the source that was keyed in with it,
    `beside` what the appraiser sees beside a choice.
    """

    name: str
    label: str
    kind: FactKind
    optional: bool
    unit: str
    options: tuple[Option, ...]
    minimum: Decimal
    maximum: Decimal
    value: str | bool | None
    known: str | bool | None
    known_from: str
    keyed: bool = False
    reason: str = ""
    beside: str = ""

    @property
    def missing(self) -> bool:
        """Tell whether the scheme cannot do without it and nobody has told it."""
        return self.value is None and not self.optional


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintItem:
    """One complaint about an indicator, without the name of whoever made it.

    `answered_by` is the edition of the library that came after it, with the name of the indicator
    and its date of effect, 0 = none yet.
    """

    id: str
    text: str
    reason: str
    unit: str
    on: date
    own: bool
    indicator_id: str = ""
    answered_by: int = 0
    answer: str = ""
    answered_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintGroup:
    """An indicator that was complained about, with the count (SM-4).

    `library_code` is "" for an indicator that only stands in somebody's plan; `answer_code` is that
    of the ready indicator that was made from it. `answered_by` is the edition of the library that
    came after the last complaint, with its date of effect, 0 = none.
    """

    text: str
    library_code: str
    count: int
    open_count: int
    latest: date
    answered_by: int
    answered_on: date | None
    items: tuple[ComplaintItem, ...]
    answer_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemReviewItem:
    """A yearly review with what was complained about in its year."""

    review: SystemReview
    author: str
    complaints: int
