"""What was done since the last result of a person, as the next appraisal shows it (no. 10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from penilaian_desktop.domain.appraisal import Predicate


class SinceKind(StrEnum):
    """Pembinaan, pelatihan, perbaikan layanan."""

    COACHING = "pembinaan"
    TRAINING = "pelatihan"
    IMPROVEMENT = "perbaikan"


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceLine:
    """One thing that was to help; `day` is when it was done or ended, None while it was not.

    `before` and `after` are scores, or what an improvement measures in `measured_in`.
    """

    kind: SinceKind
    title: str
    day: date | None
    outcome: str = ""
    before: Decimal | None = None
    after: Decimal | None = None
    measured_in: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceLast:
    """The result of the period before, None when none was published, and what came of it."""

    period_code: str
    predicate: Predicate | None
    lines: tuple[SinceLine, ...]
