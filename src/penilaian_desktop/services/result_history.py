"""Results over time: what a person may see of the own ones, and the parts of a year (X-7)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.appraisal import Appraisal, AppraisalState, Period, Rating
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.errors import NotAllowed
from penilaian_desktop.domain.history_views import PastResult, RollUp
from penilaian_desktop.domain.period_parts import parts_of
from penilaian_desktop.services.appraisal_store import appraisal_of
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.effective import result_of
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import clamp, require
from penilaian_desktop.storage.unit_of_work import ReadUnit

_PARTS_SHOWN = {"Y": ("S", "T"), "S": ("T",), "T": ("B",)}
"""The kinds of parts that a longer period shows, the longest one that was made."""


@dataclass(frozen=True, slots=True)
class ResultHistory:
    """Reads results of several periods of one person."""

    context: Context

    def own(self, s: Session) -> tuple[PastResult, ...]:
        """Return the own published results, the newest first; nothing before publication."""
        with self.context.read() as unit:
            if not s.person_id:
                return ()
            codes = {
                a.period_code
                for a in unit.find(Appraisal, person_id=s.person_id)
                if a.state is AppraisalState.PUBLISHED
            }
            found = [self._result(unit, s.person_id, PeriodCode.parse(code)) for code in codes]
            found.sort(key=lambda one: _place(one.period_code), reverse=True)
            return tuple(found)

    def roll_up(self, s: Session, person_id: str, period_code: str) -> RollUp | None:
        """Return the parts of a year, semester or quarter, or None where it has none.

        What is not published yet is seen by the appraiser of its own period alone.
        """
        code = PeriodCode.parse(period_code)
        with self.context.read() as unit:
            made = {p.code for p in unit.find(Period)}
            parts: tuple[PeriodCode, ...] = ()
            for kind in _PARTS_SHOWN.get(code.kind, ()):
                parts = tuple(p for p in parts_of(code) if p.kind == kind and p.code in made)
                if parts:
                    break
            if not parts:
                return None
            shown = tuple(self._seen(unit, s, person_id, part) for part in parts)
        decided = [one for one in shown if one.predicate is not None]
        return RollUp(
            period_code=period_code,
            parts=shown,
            work=most(one.work for one in decided if one.work is not None),
            behaviour=most(one.behaviour for one in decided if one.behaviour is not None),
        )

    # --- inside ----------------------------------------------------------------------------
    def _seen(self, unit: ReadUnit, s: Session, person_id: str, code: PeriodCode) -> PastResult:
        found = self._result(unit, person_id, code)
        day = clamp(self.context.today(unit), code.starts, code.ends)
        try:
            if found.state is AppraisalState.PUBLISHED:
                require(unit, s, Action.READ_PUBLISHED_APPRAISAL, person_id, code.starts, code.ends)
            elif found.state is not None:
                require(unit, s, Action.READ_DRAFT_APPRAISAL, person_id, day)
        except NotAllowed:
            return PastResult(period_code=code.code, state=None)
        return found

    def _result(self, unit: ReadUnit, person_id: str, code: PeriodCode) -> PastResult:
        appraisal = appraisal_of(unit, person_id, code.code)
        if appraisal is None:
            return PastResult(period_code=code.code, state=None)
        counts = result_of(unit, appraisal)
        decided = appraisal.state is not AppraisalState.DRAFT
        return PastResult(
            period_code=code.code,
            state=appraisal.state,
            work=counts.work,
            behaviour=counts.behaviour,
            predicate=counts.predicate if decided else None,
            published_on=appraisal.published_on,
            changed=any(change.counts for change in counts.changes),
        )


def most(ratings: Iterable[Rating]) -> Rating | None:
    """Return the rating that occurs most; of several the one that came last."""
    given = list(ratings)
    counts = Counter(given)
    at = {rating: n for n, rating in enumerate(given)}
    return max(counts, key=lambda rating: (counts[rating], at[rating]), default=None)


def _place(period_code: str) -> tuple[object, ...]:
    code = PeriodCode.parse(period_code)
    return code.ends, code.ends - code.starts
