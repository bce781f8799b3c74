"""The plan: SKP → rencana hasil kerja (RHK) → indicators (PermenPANRB 6/2022, 1.3 and 1.4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from penilaian_desktop.domain.employee import AssignmentKind
from penilaian_desktop.domain.record import Record


class PlanForm(StrEnum):
    """Which form is printed: JPT and heads of self-standing units, or everyone else."""

    JAJF = "JAJF"
    JPT = "JPT"


class Approach(StrEnum):
    """Pendekatan hasil kerja."""

    KUANTITATIF = "KUANTITATIF"
    KUALITATIF = "KUALITATIF"


class PlanState(StrEnum):
    """States of a plan as its owner set them."""

    DRAFT = "draft"
    SUBMITTED = "submitted"


class PlanStatus(StrEnum):
    """What people see: owner's state together with the newest decision on that version."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    AGREED = "agreed"
    RETURNED = "returned"


class RhkKind(StrEnum):
    """Kinerja utama or tambahan."""

    UTAMA = "UTAMA"
    TAMBAHAN = "TAMBAHAN"


class Aspect(StrEnum):
    """Aspek of an individual indicator (JA/JF)."""

    KUANTITAS = "Kuantitas"
    KUALITAS = "Kualitas"
    WAKTU = "Waktu"
    BIAYA = "Biaya"


class Perspective(StrEnum):
    """Perspektif of an indicator (JPT)."""

    PENERIMA_LAYANAN = "Penerima Layanan"
    PROSES_BISNIS = "Proses Bisnis"
    PENGUATAN_INTERNAL = "Penguatan Internal"
    ANGGARAN = "Anggaran"


class Direction(StrEnum):
    """Whether a higher or a lower value is better."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSnapshot:
    """Name, number, rank, position and unit as they were; a printed form must never change."""

    person_id: str = ""
    name: str = ""
    identity: str = ""
    identity_kind: str = "NIP"
    rank: str = ""
    position: str = ""
    unit: str = ""


NOBODY = PersonSnapshot()
"""The snapshot of a person that is not known yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Record):
    """An SKP of one person for one period of a year. Owned by the employee.

    `expectations` has one text per BerAKHLAK value in the order of `berakhlak.json` ("" = none),
    `support`, `accountability` and `consequences` are the three lists of the Lampiran.
    The snapshots are taken when the plan is submitted. With `superior_reason` the owner named the
    appraiser and the appraiser's superior, from `superior_since`, because the records lack them or
    are wrong: provisional, for the form only; it opens nothing to anybody.
    `assignment_id` is the position it is for (None = the definitive one of those days); plans of
    one position never share a day.
    """

    KIND: ClassVar[str] = "plan"

    person_id: str
    year: int
    starts: date
    ends: date
    form: PlanForm = PlanForm.JAJF
    approach: Approach = Approach.KUANTITATIF
    state: PlanState = PlanState.DRAFT
    employee: PersonSnapshot = NOBODY
    appraiser: PersonSnapshot = NOBODY
    appraiser_superior: PersonSnapshot = NOBODY
    expectations: tuple[str, ...] = ("",) * 7
    support: tuple[str, ...] = ()
    accountability: tuple[str, ...] = ()
    consequences: tuple[str, ...] = ()
    assignment_id: str | None = None
    assignment_kind: AssignmentKind = AssignmentKind.DEFINITIF
    superior_since: date | None = None
    superior_reason: str = ""

    @property
    def position_key(self) -> str:
        """What may have one plan a day: the definitive position, or one acting position."""
        if self.assignment_kind is AssignmentKind.DEFINITIF:
            return AssignmentKind.DEFINITIF.value
        return self.assignment_id or self.assignment_kind.value

    def overlaps(self, starts: date, ends: date) -> bool:
        """Tell whether the plan shares a day with a span."""
        return self.starts <= ends and self.ends >= starts


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhk(Record):
    """One rencana hasil kerja.

    `parent_rhk_id` is the leader's RHK it supports (None while provisional); `parent_text` is
    what the form prints in that column. `goal_id` is the goal of the organisation it serves,
    `cell_id` the proposal of the head it was taken over from.
    """

    KIND: ClassVar[str] = "rhk"

    person_id: str
    plan_id: str
    order: int
    rhk_kind: RhkKind = RhkKind.UTAMA
    text: str
    parent_rhk_id: str | None = None
    parent_text: str = ""
    assigned_by: str = ""
    goal_id: str | None = None
    cell_id: str | None = None

    @property
    def provisional(self) -> bool:
        """Whether it names a superior's RHK that is not attached yet."""
        return self.parent_rhk_id is None and bool(self.parent_text.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Record):
    """An individual indicator of an RHK.

    `target_text` is what the form prints; `target_low`/`target_high` the parsed number or range
    (None when text only); `unit` the satuan. `quarter_targets` are the numbers for TW I–IV (None
    = none). An indicator is complete with unit, target, `measure` (way of measuring) and `source`
    (data source), and only then `active` (TJ-1). `library_code` and `library_version` name the
    edition of the ready indicator it was taken over from. The rest is the Manual Indikator
    Kinerja: tujuan, definisi, formula, tingkat kendali, periode pelaporan.
    """

    KIND: ClassVar[str] = "indicator"

    person_id: str
    rhk_id: str
    order: int
    aspect: Aspect | None = Aspect.KUANTITAS
    perspectives: tuple[Perspective, ...] = ()
    text: str
    target_text: str = ""
    target_low: Decimal | None = None
    target_high: Decimal | None = None
    unit: str = ""
    direction: Direction = Direction.HIGHER
    measure: str = ""
    source: str = ""
    quarter_targets: tuple[Decimal | None, Decimal | None, Decimal | None, Decimal | None] = (
        None,
        None,
        None,
        None,
    )
    goal_id: str | None = None
    library_code: str = ""
    library_version: int = 0
    purpose: str = ""
    definition: str = ""
    formula: str = ""
    control: str = ""
    reporting: str = ""
    active: bool = True


Quarters = tuple[Decimal | None, Decimal | None, Decimal | None, Decimal | None]
Months = tuple[
    Decimal | None, Decimal | None, Decimal | None, Decimal | None,
    Decimal | None, Decimal | None, Decimal | None, Decimal | None,
    Decimal | None, Decimal | None, Decimal | None, Decimal | None,
]  # fmt: skip
NO_QUARTERS: Quarters = (None, None, None, None)
NO_MONTHS: Months = (None,) * 12


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionPlan(Record):
    """One line of the rencana aksi of an RHK: what is done when. Owned by the employee.

    `indicator_id` is the indicator it serves (None = the RHK as a whole). The targets are numbers
    in `unit` for TW I–IV and for January to December; None = nothing in that time.
    """

    KIND: ClassVar[str] = "action_plan"

    person_id: str
    plan_id: str
    rhk_id: str
    indicator_id: str | None = None
    order: int
    text: str
    unit: str = ""
    quarter_targets: Quarters = NO_QUARTERS
    month_targets: Months = NO_MONTHS


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDecision(Record):
    """The appraiser's decision on `plan_version` of a plan; signed. One record per plan."""

    KIND: ClassVar[str] = "plan_decision"

    person_id: str
    plan_id: str
    plan_version: int
    agreed: bool
    note: str = ""


def status_of_plan(plan: Plan, decisions: Iterable[PlanDecision]) -> PlanStatus:
    """Return what people see: the newest decision counts when it saw exactly this version."""
    if plan.state is PlanState.DRAFT:
        return PlanStatus.DRAFT
    seen = [d for d in decisions if d.plan_version == plan.version and not d.deleted]
    if not seen:
        return PlanStatus.SUBMITTED
    newest = max(seen, key=lambda decision: (decision.at, decision.version, decision.id))
    return PlanStatus.AGREED if newest.agreed else PlanStatus.RETURNED
