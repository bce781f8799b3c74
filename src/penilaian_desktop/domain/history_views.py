"""The own published results over time, as Evaluasi lists them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from penilaian_desktop.domain.appraisal import Predicate, Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class PastResult:
    """The result of one period as it counts now.

    `changed` tells that calibration or objection changed what the appraiser had decided.
    """

    period_code: str
    work: Rating | None = None
    behaviour: Rating | None = None
    predicate: Predicate | None = None
    published_on: date | None = None
    changed: bool = False
