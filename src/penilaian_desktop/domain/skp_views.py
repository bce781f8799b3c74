"""A whole SKP, with its RHK and indicators, as its page and the forms show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from penilaian_desktop.domain.employee import AssignmentKind
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


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorView:
    """An indicator as the plan page and the forms show it; `missing` are codes of what lacks."""

    id: str
    version: int
    order: int
    aspect: Aspect | None
    perspectives: tuple[Perspective, ...]
    text: str
    target_text: str
    target_low: Decimal | None
    target_high: Decimal | None
    unit: str
    direction: Direction
    measure: str
    source: str
    quarter_targets: tuple[Decimal | None, ...]
    missing: tuple[str, ...] = ()
    goal_id: str | None = None
    library_code: str = ""
    library_version: int = 0
    purpose: str = ""
    definition: str = ""
    formula: str = ""
    control: str = ""
    reporting: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RhkView:
    """An RHK with its indicators; `number` is what `@2` means."""

    id: str
    version: int
    number: int
    kind: RhkKind
    text: str
    parent_rhk_id: str | None
    parent_text: str
    assigned_by: str
    indicators: tuple[IndicatorView, ...]
    goal_id: str | None = None
    cell_id: str | None = None
    provisional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """A whole SKP; `checklist` holds (code, done, detail, record id) lines.

    `remarks` are such lines that stop nobody from handing it in.
    `assignment_id` is the position it is for, None = the definitive one. With `superior_reason`
    the owner named the appraiser, from `superior_since`; no record of HR says so yet.
    """

    id: str
    version: int
    person_id: str
    year: int
    starts: date
    ends: date
    form: PlanForm
    approach: Approach
    status: PlanStatus
    decision_note: str
    employee: PersonSnapshot
    appraiser: PersonSnapshot
    appraiser_superior: PersonSnapshot
    expectations: tuple[str, ...]
    support: tuple[str, ...]
    accountability: tuple[str, ...]
    consequences: tuple[str, ...]
    rhk: tuple[RhkView, ...]
    checklist: tuple[tuple[str, bool, str, str], ...] = ()
    editable: bool = False
    assignment_id: str | None = None
    assignment_kind: AssignmentKind = AssignmentKind.DEFINITIF
    superior_since: date | None = None
    superior_reason: str = ""
    remarks: tuple[tuple[str, bool, str, str], ...] = ()
