"""Results of a person over time: the own history, and the parts of a longer period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from penilaian_desktop.domain.appraisal import AppraisalState, Predicate, Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class PastResult:
    """The result of one period as it counts now.

    `state` is None where nothing was decided, or where the reader may not know it yet; `changed`
    tells that calibration or objection changed it.
    """

    period_code: str
    state: AppraisalState | None
    work: Rating | None = None
    behaviour: Rating | None = None
    predicate: Predicate | None = None
    published_on: date | None = None
    changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RollUp:
    """The parts of a longer period, in order of time, and what they propose for it.

    The proposal is the rating that most parts have, the later one where two are as frequent; None
    until a part is decided.
    """

    period_code: str
    parts: tuple[PastResult, ...]
    work: Rating | None = None
    behaviour: Rating | None = None
