"""What reading a workbook of the BKN style found: an SKP with its evaluation, and remarks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from penilaian_desktop.domain.appraisal import OrganisationPredicate, Predicate, Rating
from penilaian_desktop.domain.employee_sheet import SheetProblem
from penilaian_desktop.domain.plan import (
    Approach,
    Aspect,
    Direction,
    Perspective,
    PlanForm,
    RhkKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPerson:
    """A person of the identity block; `identity` is 18 digits, or "" where it was unreadable."""

    name: str = ""
    identity: str = ""
    rank: str = ""
    position: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetIndicator:
    """An indicator as it stands in its row, with its realisation where the evaluation has one."""

    row: int
    aspect: Aspect | None
    perspectives: tuple[Perspective, ...]
    text: str
    target_text: str
    target_low: Decimal | None
    target_high: Decimal | None
    unit: str
    direction: Direction | None
    realisation: str = ""
    feedback: str = ""
    evaluation_row: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRhk:
    """An RHK with its indicators; `assigned_by` is what stood in brackets behind it."""

    row: int
    kind: RhkKind
    text: str
    parent_text: str
    assigned_by: str
    indicators: tuple[SheetIndicator, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetEvaluation:
    """What the evaluation sheet says; None where a cell is empty or unreadable."""

    period: str
    organisation: OrganisationPredicate | None
    work: Rating | None
    behaviour: Rating | None
    predicate: Predicate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSheet:
    """A whole workbook, read and checked; nothing is stored.

    `evaluation` is None when there is none or it was refused; `refused` says why. `ignored` are
    the sheets that hold neither plan nor evaluation nor attachments.
    """

    file: str
    form: PlanForm
    approach: Approach
    agency: str
    starts: date | None
    ends: date | None
    employee: SheetPerson
    appraiser: SheetPerson
    rhk: tuple[SheetRhk, ...]
    expectations: tuple[str, ...]
    support: tuple[str, ...]
    accountability: tuple[str, ...]
    consequences: tuple[str, ...]
    evaluation: SheetEvaluation | None
    refused: tuple[SheetProblem, ...]
    remarks: tuple[SheetProblem, ...]
    ignored: tuple[str, ...]

    @property
    def indicators(self) -> int:
        """Return the number of indicators."""
        return sum(len(rhk.indicators) for rhk in self.rhk)
