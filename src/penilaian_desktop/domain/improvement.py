"""The register of service improvements of a unit (TS-9, TJ-10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import ClassVar

from penilaian_desktop.domain.record import Record

MOST_PLACES = 2
"""More decimals than this no figure of the register is shown with."""


class FindingSource(StrEnum):
    """Where a finding comes from."""

    EVALUATION = "evaluasi"
    SURVEY = "survei"
    COMPLAINT = "pengaduan"
    FORUM = "forum"
    INDICATOR = "indikator"
    OTHER = "lain"


class ImprovementState(StrEnum):
    """open → doing → done or dropped."""

    OPEN = "open"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Improvement(Record):
    """A finding that became an action with owner and date; `before` and `after` measure it.

    `source_id` is the survey, note or forum it came from ("" = none); `measured_in` the unit of
    both figures ("menit").
    """

    KIND: ClassVar[str] = "improvement"

    unit_id: str
    service_id: str | None = None
    source: FindingSource
    source_id: str = ""
    finding: str
    action: str
    owner_id: str = ""
    due: date | None = None
    state: ImprovementState = ImprovementState.OPEN
    measure: str = ""
    measured_in: str = ""
    before: Decimal | None = None
    after: Decimal | None = None
    outcome: str = ""
    closed_on: date | None = None

    @property
    def places(self) -> int:
        """Return how many decimals both figures are shown with: those they have, at most two."""
        told = (value for value in (self.before, self.after) if value is not None)
        return max((min(MOST_PLACES, _decimals(value)) for value in told), default=0)

    @property
    def change(self) -> Decimal | None:
        """Return after minus before as both are shown, None where one of them is unknown."""
        if self.before is None or self.after is None:
            return None
        step = Decimal(1).scaleb(-self.places)
        before, after = (v.quantize(step, ROUND_HALF_UP) for v in (self.before, self.after))
        return after - before


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
