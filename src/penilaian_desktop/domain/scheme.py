"""A regulation as data: frozen types that `storage.schemes` fills from a file.

A scheme names facts (what is asked), rules (how a value follows from others, in order), results
(what is told), and golden examples. `scoring` interprets them; no code knows a regulation by its
name. A fact that is optional may be missing: it leaves each mean, and what else needs it is
missing too.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Protocol, TypeVar

from penilaian_desktop.domain.appraisal import OrganisationPredicate, Predicate
from penilaian_desktop.domain.voice_rule import VoiceRule


class FactKind(StrEnum):
    """What a fact may be."""

    CHOICE = "choice"  # a code of a scale
    NUMBER = "number"  # an exact decimal within bounds
    INTEGER = "integer"
    FLAG = "flag"  # true or false; a missing flag is `default`
    ANSWERS = "answers"  # rows of whole numbers or nothing, one per column


class FactSource(StrEnum):
    """Where the application itself knows a fact from; without one the appraiser keys it in."""

    INDICATOR = "indicator"  # achievement in percent of the indicators from the library
    WORK_RATING = "work_rating"
    BEHAVIOUR_RATING = "behaviour_rating"
    ATTENDANCE = "attendance"  # percent of the working days
    PUBLIC_FEEDBACK = "public_feedback"  # index of what the public said, 0 to 100
    TASK_RESULT = "task_result"  # achievement in percent over the projects of the period
    TASK_TIME = "task_time"
    TASK_BUDGET = "task_budget"
    REPORT = "report"  # flag: pencapaian and tantangan were both told
    GOALS_LINKED = "goals_linked"  # flag: every indicator is tied to a goal
    PREVIOUS_SCORE = "previous_score"  # the score of the period before, by the same scheme


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A code of a scale with its label; `note` is what the regulation says it means."""

    code: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Codes in order, the best or first one first."""

    name: str
    options: tuple[Option, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes in order."""
        return tuple(option.code for option in self.options)

    def label(self, code: str) -> str:
        """Return the label of a code, or the code itself when it is not of this scale."""
        return next((o.label for o in self.options if o.code == code), code)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing that is asked.

    `scale` names the scale of a choice; `minimum` and `maximum` bound numbers and answers;
    `default` is the value of a missing flag (None = the flag must be given); `columns` are the
    columns of answers. An `optional` fact may be missing. `source` says where the application knows
    it from, for an indicator with its code in the `library`; `unit` is printed behind a number.
    `voice` says what of the public's voice counts, None = the period says it.
    """

    name: str
    label: str
    kind: FactKind
    scale: str = ""
    minimum: Decimal = Decimal(0)
    maximum: Decimal = Decimal(0)
    default: bool | None = None
    columns: tuple[Option, ...] = ()
    optional: bool = False
    source: FactSource | None = None
    library: str = ""
    unit: str = ""
    voice: VoiceRule | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule: its name is the name of its value; `article` is where it stands."""

    name: str
    label: str
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRule(Rule):
    """Two codes meet in a cell: `cells` are (row, column, output), complete over both scales."""

    rows: str
    columns: str
    scale: str
    cells: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """From `low` (included) to `high` (excluded; included in the topmost band).

    When `needs` names a flag that is false, the output is `otherwise`.
    """

    low: Decimal
    high: Decimal
    output: str
    needs: str = ""
    otherwise: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BandsRule(Rule):
    """A number falls into a band; `decimals` rounds it half up before (None = exact)."""

    value: str
    scale: str
    decimals: int | None
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightSet:
    """Weights in percent, 100 together, that apply while `when` names flags with these values."""

    when: tuple[tuple[str, bool], ...]
    weights: tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightedMeanRule(Rule):
    """The mean of numbers by the first set of weights that applies.

    Parts that are missing leave the mean, and the weights of the others are taken as the whole;
    less than `least` percent of the weights is too little to judge anybody by.
    """

    sets: tuple[WeightSet, ...]
    least: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductRule(Rule):
    """The product of numbers, divided by `divisor`."""

    factors: tuple[str, ...]
    divisor: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceRule(Rule):
    """One number less another: a trend against the period before."""

    value: str
    minus: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LookupRule(Rule):
    """A code stands for a number: `table` is complete over the scale of `key`."""

    key: str
    table: tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerIndexRule(Rule):
    """The mean of the columns' means times `factor`.

    Each column weighs 1/n; a column without any answer leaves the index.
    """

    answers: str
    factor: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultField:
    """A value that is told; a number is rounded half up to `decimals`, a code stays as it is.

    An `optional` one is not told while its value is missing; any other must be there.
    """

    name: str
    rule: str
    decimals: int = 2
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """A line of a distribution pattern, over the share of persons with these predicates."""

    predicates: tuple[Predicate, ...]
    largest: bool = False
    min_percent: Decimal | None = None
    max_percent: Decimal | None = None
    min_count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """The distribution advised for a capaian organisasi (SE MenPANRB 3/2023).

    `shape` are the points of the drawn curve, worst predicate first; they have no other meaning.
    """

    organisation: OrganisationPredicate
    label: str
    text: str
    constraints: tuple[Constraint, ...]
    shape: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Percentages from which a result is suggested as above or below (own advice, no law)."""

    above_from: Decimal
    below_under: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PointNeeds:
    """Credit points needed in a jenjang for the next pangkat and for the next jenjang."""

    jenjang: str
    golongan: tuple[str, ...]
    pangkat: Decimal
    next_jenjang: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A golden example: facts as JSON would give them, and the result."""

    facts: dict[str, object]
    result: dict[str, str]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """A regulation in one version. `sha256` is that of the file; a released file never changes.

    `region` is whose practice it describes and `notice` what everybody must read beside it.
    """

    code: str
    version: str
    title: str
    short: str
    year: int
    archived: bool
    periods: tuple[str, ...]
    scales: tuple[Scale, ...]
    facts: tuple[Fact, ...]
    rules: tuple[Rule, ...]
    results: tuple[ResultField, ...]
    examples: tuple[Example, ...]
    distribution: tuple[Pattern, ...] = ()
    suggestion: Suggestion | None = None
    point_needs: tuple[PointNeeds, ...] = ()
    region: str = ""
    notice: str = ""
    sha256: str = ""

    def fact(self, name: str) -> Fact:
        """Return a fact by name; raise KeyError."""
        return _named(self.facts, name)

    def scale(self, name: str) -> Scale:
        """Return a scale by name; raise KeyError."""
        return _named(self.scales, name)

    def rule(self, name: str) -> Rule:
        """Return a rule by name; raise KeyError."""
        return _named(self.rules, name)


class _Named(Protocol):
    @property
    def name(self) -> str: ...


_N = TypeVar("_N", bound=_Named)


def _named(items: tuple[_N, ...], name: str) -> _N:
    for item in items:
        if item.name == name:
            return item
    raise KeyError(name)
