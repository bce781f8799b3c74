"""A result as it stands after calibration and objection, and what led to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from penilaian_desktop.domain.appraisal import Predicate, Rating


class ChangeSource(StrEnum):
    """What changed a result after the appraiser decided it."""

    CALIBRATION = "calibration"
    OBJECTION = "objection"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedRatings:
    """Which of the two ratings a scheme's predicate rests on; no other is asked for."""

    work: bool = True
    behaviour: bool = True

    @property
    def any(self) -> bool:
        """Tell whether a rating is asked for; without, the predicate itself can be decided."""
        return self.work or self.behaviour

    @property
    def both(self) -> bool:
        """Tell whether both ratings are asked for."""
        return self.work and self.behaviour


BOTH_RATINGS = AskedRatings()
"""What PermenPANRB 6/2022 asks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultPreview:
    """What new ratings would give, and by which rule in words; None with what is missing."""

    predicate: Predicate | None
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultChange:
    """One decision that followed the appraiser's: before → after, by whom, and why.

    `counts` is False for one that no longer stands on the result it was made on.
    """

    source: ChangeSource
    record_id: str
    work_before: Rating | None
    behaviour_before: Rating | None
    predicate_before: Predicate
    work_after: Rating | None
    behaviour_after: Rating | None
    predicate_after: Predicate
    reason: str
    who: str
    at: datetime
    counts: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingResult:
    """The ratings and the predicate that count now, with the changes that led there."""

    work: Rating | None
    behaviour: Rating | None
    predicate: Predicate | None
    changes: tuple[ResultChange, ...] = ()
