"""The own results over time: what a person may see of them, once published (X-3)."""

from __future__ import annotations

from dataclasses import dataclass

from penilaian_desktop.domain.appraisal import Appraisal, AppraisalState
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.history_views import PastResult
from penilaian_desktop.services.appraisal_store import the_one
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.effective import results_of
from penilaian_desktop.services.session import Session
from penilaian_desktop.storage.unit_of_work import ReadUnit


@dataclass(frozen=True, slots=True)
class ResultHistory:
    """Reads the own results of several periods."""

    context: Context

    def own(self, s: Session) -> tuple[PastResult, ...]:
        """Return the own published results, the newest first; nothing before publication."""
        if not s.person_id:
            return ()
        with self.context.read() as unit:
            by_code: dict[str, list[Appraisal]] = {}
            for appraisal in unit.find(Appraisal, person_id=s.person_id):
                by_code.setdefault(appraisal.period_code, []).append(appraisal)
            found = [
                _result(unit, counting)
                for every in by_code.values()
                if (counting := the_one(every)) is not None
                and counting.state is AppraisalState.PUBLISHED
            ]
        found.sort(key=_place, reverse=True)
        return tuple(found)


def _result(unit: ReadUnit, appraisal: Appraisal) -> PastResult:
    counts = results_of(unit, {appraisal.person_id: appraisal}, appraisal.period_code)
    result = counts[appraisal.person_id]
    return PastResult(
        period_code=appraisal.period_code,
        work=result.work,
        behaviour=result.behaviour,
        predicate=result.predicate,
        published_on=appraisal.published_on,
        changed=any(change.counts for change in result.changes),
    )


def _place(one: PastResult) -> tuple[object, ...]:
    code = PeriodCode.parse(one.period_code)
    return code.ends, code.ends - code.starts
