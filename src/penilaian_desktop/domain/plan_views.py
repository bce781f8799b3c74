"""Read models of the plan: several a year, versions side by side, cascade, matrix, library."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from penilaian_desktop.domain.cascade import GoalLevel
from penilaian_desktop.domain.employee import AssignmentKind
from penilaian_desktop.domain.library import Anchor, LibraryFormula
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.plan import (
    Approach,
    Aspect,
    Direction,
    PersonSnapshot,
    Perspective,
    PlanForm,
    PlanStatus,
    RhkKind,
)
from penilaian_desktop.domain.skp_views import PlanView


@dataclass(frozen=True, slots=True, kw_only=True)
class SuperiorClaim:
    """An appraiser that the owner of a plan named and no record confirms; `known` = in the data."""

    plan_id: str
    at: datetime
    employee: PersonSnapshot
    appraiser: PersonSnapshot
    appraiser_superior: PersonSnapshot
    since: date
    reason: str
    known: bool


# --- several plans a year ------------------------------------------------------------------
@dataclass(frozen=True, slots=True, kw_only=True)
class PlanListItem:
    """One SKP of a person in a list; `current` is the one of today."""

    plan_id: str
    version: int
    year: int
    starts: date
    ends: date
    status: PlanStatus
    form: PlanForm
    approach: Approach
    position: str
    unit: str
    assignment_kind: AssignmentKind
    appraiser: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionChoice:
    """A position for which an SKP of a year can be made, with the days that are still free."""

    assignment_id: str
    position: str
    unit: str
    assignment_kind: AssignmentKind
    starts: date
    ends: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedIndicator:
    """An indicator as "what is expected of me" shows it, with the anchors of its levels."""

    indicator_id: str
    text: str
    target_text: str
    unit: str
    measure: str
    source: str
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedView:
    """What is expected of a person before a period begins (SM-11).

    `dates` are (code, label, first day, last day, last day for realisations) of the periods of
    the year; `proposals` are cells of the head that were not taken over yet.
    """

    plan: PlanView | None
    indicators: tuple[ExpectedIndicator, ...]
    values: tuple[tuple[str, str, tuple[str, ...], str], ...]
    dates: tuple[tuple[str, str, date, date, date], ...]
    proposals: tuple[MatrixEntry, ...]
    appraiser: PersonItem | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanExportView:
    """What the workbook of the BKN style says of a plan; `signed_on` is the day it was agreed."""

    plan: PlanView
    agency: str
    place: str
    signed_on: date | None


# --- versions ------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True, kw_only=True)
class PlanVersionItem:
    """One version of a plan: who wrote it, when, and what became of it.

    `number` is the version of the plan's record and what `compare` takes; `package` is the
    identity of the package it came by, "" where it was written here.
    """

    number: int
    at: datetime
    author: str
    status: PlanStatus
    note: str
    package: str
    rhk: int
    indicators: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldDifference:
    """A field that differs between two versions of a plan.

    `change` is new | changed | gone; a new or gone part comes with all the fields that say
    something. `place` is its number in the newer version where it has one: "2" for an RHK, "2.1"
    for an indicator, "" for the plan itself. `field` is the name of the field, the values are as
    people write them.
    """

    record_kind: str
    record_id: str
    place: str
    subject: str
    field: str
    before: str
    after: str
    change: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDifference:
    """Two versions of one plan side by side."""

    left: PlanVersionItem
    right: PlanVersionItem
    left_view: PlanView
    right_view: PlanView
    differences: tuple[FieldDifference, ...]


# --- cascade -------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True, kw_only=True)
class GoalItem:
    """A goal in the order of the tree; `linked` counts RHK and indicators that serve it."""

    id: str
    version: int
    level: GoalLevel
    parent_id: str | None
    unit_id: str
    unit_name: str
    order: int
    depth: int
    text: str
    target_text: str
    starts: date
    ends: date | None
    linked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CascadeNode:
    """A line of the cascade from vision to indicator, in the order of the tree.

    `kind` is goal | rhk | indicator; `level` is the level of a goal, else "". `provisional` marks
    an RHK whose superior's RHK is not attached yet.
    """

    kind: str
    id: str
    parent_id: str | None
    depth: int
    level: str
    text: str
    person_id: str
    person: str
    provisional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UnlinkedItem:
    """An indicator that serves no goal, neither itself nor by its RHK (TS-2)."""

    indicator_id: str
    rhk_id: str
    plan_id: str
    person_id: str
    person: str
    unit: str
    rhk_text: str
    text: str


# --- matrix --------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixEntry:
    """What stands in a cell: an RHK of the member (`kind` rhk) or a proposal of the head (cell).

    `taken` marks a proposal that an RHK of the member comes from.
    """

    kind: str
    id: str
    version: int
    person_id: str
    text: str
    leader_rhk_id: str | None
    leader_rhk_text: str
    plan_id: str | None = None
    provisional: bool = False
    taken: bool = False
    editable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixMember:
    """A column of the matrix."""

    person_id: str
    name: str
    position: str
    unit: str
    plan_id: str | None
    plan_status: PlanStatus | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """A row of the matrix: one RHK of the leader and a tuple of entries for each member."""

    rhk_id: str
    number: int
    kind: RhkKind
    text: str
    cells: tuple[tuple[MatrixEntry, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixView:
    """Matriks Peran Hasil: the leader's RHK × the members.

    `loose` are the RHK of each member that support no RHK of the leader yet. Without a plan of
    the leader there are no rows; everybody's RHK are loose then, and nobody is blocked.
    """

    year: int
    leader: PersonItem
    leader_plan_id: str | None
    leader_status: PlanStatus | None
    members: tuple[MatrixMember, ...]
    rows: tuple[MatrixRow, ...]
    loose: tuple[tuple[MatrixEntry, ...], ...]
    editable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ParentCandidate:
    """An RHK of the superior that an own RHK may be attached to; the most alike come first."""

    rhk_id: str
    number: int
    text: str
    person: str
    likeness: int


# --- library -------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryItem:
    """A ready indicator as it is on a day; `shipped` ones come with the application.

    `next_from` is the date of effect of an edition that is written already, None without one;
    `last` is the (edition, version) of the newest one.
    """

    id: str
    version: int
    code: str
    edition: int
    effective_from: date
    name: str
    aspect: Aspect | None
    perspectives: tuple[Perspective, ...]
    unit: str
    direction: Direction
    formula: LibraryFormula
    target_text: str
    measure: str
    source: str
    purpose: str
    definition: str
    anchors: tuple[Anchor, ...]
    retired: bool
    shipped: bool
    next_from: date | None
    last: tuple[int, int]
    editions: tuple[tuple[int, date, bool], ...] = ()


# --- rencana aksi --------------------------------------------------------------------------
@dataclass(frozen=True, slots=True, kw_only=True)
class ActionPlanItem:
    """A line of the rencana aksi."""

    id: str
    version: int
    plan_id: str
    rhk_id: str
    indicator_id: str | None
    order: int
    text: str
    unit: str
    quarter_targets: tuple[Decimal | None, ...]
    month_targets: tuple[Decimal | None, ...]
