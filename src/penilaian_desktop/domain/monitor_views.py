"""Monitoring as its page shows it: who is how far, how old the data is, how results spread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from penilaian_desktop.domain.appraisal import OrganisationPredicate, Predicate, Rating
from penilaian_desktop.domain.chart_views import ChartData
from penilaian_desktop.domain.distribution import Advice
from penilaian_desktop.domain.employee_sheet import SkippedRow
from penilaian_desktop.domain.monitor import (
    ExceptionKind,
    NationalImport,
    NationalRefusal,
    NationalStatus,
)


class BoardState(StrEnum):
    """How far a person is in a period; in this order, NOT_DUE, REFUSED and CHECK stand beside it.

    CHECK = the row of the national recap could not be taken over: nothing is known of the person.
    SENT = in a package that nobody confirmed yet, RECEIVED = the report is here (in the office) or
    confirmed (on the laptop of a unit).
    """

    NOT_DUE = "belum_waktunya"
    REFUSED = "ditolak"
    CHECK = "perlu_diperiksa"
    NOT_STARTED = "belum"
    DRAFT = "draf"
    SENT = "dikirim"
    RECEIVED = "diterima"
    SCORED = "dinilai"
    PUBLISHED = "terbit"


REACHED: tuple[BoardState, ...] = (
    BoardState.NOT_STARTED,
    BoardState.DRAFT,
    BoardState.SENT,
    BoardState.RECEIVED,
    BoardState.SCORED,
    BoardState.PUBLISHED,
)
"""The states that follow one another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """After how many days without a package a unit counts as silent, and as silent for long."""

    days: int = 14
    long: int = 30

    def level(self, age: int | None) -> int:
        """Return 0 = heard from or unknown, 1 = silent, 2 = silent for long; `age` in days."""
        if age is None or age <= self.days:
            return 0
        return 2 if age > self.long else 1


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitCell:
    """One unit in one period. `reached` of `counted` persons came at least as far as `state`.

    `excused` are counted out by an exception; `counts` go with `REACHED`. `unclear` are counted
    too: their rows of the national recap wait for somebody to look.
    """

    state: BoardState
    reached: int
    counted: int
    excused: int
    counts: tuple[int, ...]
    unclear: int = 0

    @property
    def missing(self) -> int:
        """Return how many have not handed in."""
        return sum(self.counts[: REACHED.index(BoardState.RECEIVED)])


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardLine:
    """One unit of the board with everybody below, or with `direct` only those right in it.

    `data_at` is the day of the newest package, `age` its days; `live` = people work in this
    workspace itself. `top` lines are those between which nobody is counted twice.
    """

    unit_id: str
    name: str
    depth: int
    top: bool
    direct: bool
    people: int
    cells: tuple[UnitCell, ...]
    data_at: date | None
    age: int | None
    live: bool
    silent: int = 0
    """0 = heard from, 1 = silent, 2 = silent for long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LateUnit:
    """A unit that is to be reminded: why, of which period, how many persons.

    `reason` is refused | waiting | silent | nothing | some; `since` a day where it has one.
    `own` = the reader is one of the `count`, and nobody writes a letter to oneself.
    """

    unit_id: str
    direct: bool
    name: str
    reason: str
    period_code: str
    count: int
    since: date | None
    own: bool = False

    @property
    def letters(self) -> int:
        """Return how many letters there are to write."""
        return self.count - self.own


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Units by periods of one kind in a year. `oldest` is the line whose data is oldest.

    `chased` are the periods that ended and are not locked, the newest first; `late` are the units
    to be reminded of the first of them, `older` of the others, in the same order. `national` =
    built from the recaps of the national system; `recaps` = there are some.
    """

    year: int
    kind: str
    kinds: tuple[str, ...]
    years: tuple[int, ...]
    codes: tuple[str, ...]
    as_of: datetime
    lines: tuple[BoardLine, ...]
    total: BoardLine | None
    oldest: BoardLine | None
    late: tuple[LateUnit, ...]
    older: tuple[LateUnit, ...] = ()
    chased: tuple[str, ...] = ()
    national: bool = False
    recaps: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardPerson:
    """One person of the board; `states` and `excused` go with the periods.

    `exception` counts for the newest period that has begun.
    """

    person_id: str
    name: str
    identity: str
    unit_id: str
    unit_name: str
    states: tuple[BoardState, ...]
    agreed: bool
    exception: ExceptionKind | None = None
    excused: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitStatistics:
    """Figures of a unit for a period (TJ-6). Predicates count 1 (worst) to 5.

    `counts` are worst first; `mean` and `spread` (population standard deviation) are None without
    results. `shared` are the tasks of the period that several persons work on, one of them here.
    """

    unit_id: str
    direct: bool
    name: str
    people: int
    excused: int
    finished: int
    published: int
    missing: int
    counts: tuple[int, ...]
    mean: Decimal | None
    spread: Decimal | None
    shared: int = 0

    @property
    def completion(self) -> Decimal | None:
        """Return the percentage of those counted whose result is finished."""
        counted = self.people - self.excused
        return Decimal(100 * self.finished) / counted if counted else None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpreadView:
    """How the predicates of a period spread: one unit against its pattern, units side by side."""

    period_code: str
    unit_id: str
    unit_name: str
    chart: ChartData
    comparison: ChartData
    hidden: int
    organisation: OrganisationPredicate | None
    pattern_text: str
    advice: tuple[Advice, ...]
    too_small: bool
    statistics: tuple[UnitStatistics, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendChoice:
    """Something whose trend can be shown: key "unit:…", "person:…" or "indicator:…", and name."""

    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionItem:
    """An exception with the name of its person."""

    id: str
    version: int
    person_id: str
    name: str
    identity: str
    unit_name: str
    kind: ExceptionKind
    starts: date
    ends: date | None
    document: str
    note: str


class Difference(StrEnum):
    """What a comparison with the national recap finds for a person."""

    SAME = "sama"
    ONLY_HERE = "hanya_di_sini"
    ONLY_THERE = "hanya_di_sana"
    DIFFERS = "berbeda"
    CHECK = "perlu_diperiksa"
    OPEN = "belum"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconciledPerson:
    """One person in both books; ratings and predicate of each side, None where it has none.

    `refusal` says why the row of the other side was not taken over. Without a `person_id` it is a
    row of which nobody knows whose it is.
    """

    person_id: str
    name: str
    identity: str
    unit_name: str
    difference: Difference
    here: tuple[Rating | None, Rating | None, Predicate | None]
    there: tuple[Rating | None, Rating | None, Predicate | None]
    there_status: NationalStatus | None
    row: int
    refusal: NationalRefusal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """Both books of a period, those that differ first; `counts` by difference."""

    period_code: str
    imports: tuple[NationalImport, ...]
    people: tuple[ReconciledPerson, ...]
    counts: tuple[tuple[Difference, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalFault:
    """A row of the recap with its reason; `refused` rows are not taken over."""

    sheet: str
    row: int
    column: str
    header: str
    code: str
    detail: str
    refused: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalOutcome:
    """What became of a recap: `again` = the same file was taken over before, nothing changed."""

    period_code: str
    file_name: str
    taken: int
    faults: tuple[NationalFault, ...]
    skipped: tuple[SkippedRow, ...] = ()
    again: bool = False
