"""What was done since the last result of a person: whether it helped shows in this one (no. 10).

Coaching and training that followed from the result before, trainings attended in this period, and
improvements that the person answered for: each with what came of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.appraisal import AppraisalState
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.follow_up import FollowUp, FollowUpKind
from penilaian_desktop.domain.improvement import Improvement, ImprovementState
from penilaian_desktop.domain.period_parts import period_before
from penilaian_desktop.domain.since_views import SinceKind, SinceLast, SinceLine
from penilaian_desktop.domain.training import Participation, TrainingEvent
from penilaian_desktop.services.appraisal_store import appraisal_of
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.effective import result_of
from penilaian_desktop.services.follow_up_reading import newest_approvals
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import clamp, require
from penilaian_desktop.services.training_reading import placed, title_of
from penilaian_desktop.storage.unit_of_work import ReadUnit


@dataclass(frozen=True, slots=True)
class SinceLastResult:
    """Use cases of what lies between two results."""

    context: Context

    def view(self, s: Session, person_id: str, period_code: str) -> SinceLast:
        """Return what was done for and by a person since the period before, for the appraiser.

        Raises NotAllowed.
        """
        code = PeriodCode.parse(period_code)
        with self.context.read() as unit:
            day = clamp(self.context.today(unit), code.starts, code.ends)
            require(unit, s, Action.READ_DRAFT_APPRAISAL, person_id, day)
            before = period_before(code)
            found = appraisal_of(unit, person_id, before.code)
            out = found is not None and found.state is AppraisalState.PUBLISHED
            coached, needs = _follow_ups(unit, person_id, before)
            lines = [
                *coached,
                *_trained(unit, person_id, code, needs),
                *_improved(unit, person_id, before, code),
            ]
            return SinceLast(
                period_code=before.code,
                predicate=result_of(unit, found).predicate if found is not None and out else None,
                lines=tuple(lines),
            )


def _follow_ups(
    unit: ReadUnit, person_id: str, before: PeriodCode
) -> tuple[list[SinceLine], list[FollowUp]]:
    """Return the coaching after a result as lines, and the needs for training that arose."""
    records = unit.find(FollowUp, person_id=person_id, period_code=before.code)
    approvals = newest_approvals(unit, records)
    standing = [
        record
        for record in records
        if (approval := approvals.get(record.id)) is None or approval.approved
    ]
    coached = [
        SinceLine(
            kind=SinceKind.COACHING, title=record.topic, day=record.held_on, outcome=record.outcome
        )
        for record in standing
        if record.follow_kind is FollowUpKind.COACHING
    ]
    return coached, [r for r in standing if r.follow_kind is FollowUpKind.TRAINING]


def _trained(
    unit: ReadUnit, person_id: str, code: PeriodCode, needs: Iterable[FollowUp]
) -> list[SinceLine]:
    """Return what became of the needs, and the other trainings attended in the period."""
    lines = []
    served = placed(unit, [need.id for need in needs])
    for need in needs:
        part, event = served.get(need.id, (None, None))
        attended = part is not None and event is not None and bool(part.attended)
        lines.append(
            _training(unit, part, event, need.topic)
            if attended and part is not None and event is not None
            else SinceLine(
                kind=SinceKind.TRAINING, title=need.topic, day=None, outcome=need.outcome
            )
        )
    known = {part.id for part, _ in served.values()}
    for part in unit.find(Participation, person_id=person_id, attended=True):
        event = unit.get(TrainingEvent, part.event_id)
        if part.id not in known and event is not None and event.ends in code:
            lines.append(_training(unit, part, event, ""))
    return lines


def _training(unit: ReadUnit, part: Participation, event: TrainingEvent, topic: str) -> SinceLine:
    title = title_of(unit, event)
    return SinceLine(
        kind=SinceKind.TRAINING,
        title=title or topic,
        day=event.ends,
        outcome=part.note,
        before=part.score_before,
        after=part.score_after,
    )


def _improved(
    unit: ReadUnit, person_id: str, before: PeriodCode, code: PeriodCode
) -> list[SinceLine]:
    """Return the improvements that the person answers for: open ones, and those that ended."""

    def of_period(record: Improvement) -> bool:
        closed = record.closed_on
        if record.state is ImprovementState.DROPPED:
            return False
        return closed is None or before.ends < closed <= code.ends

    return [
        SinceLine(
            kind=SinceKind.IMPROVEMENT,
            title=record.finding,
            day=record.closed_on,
            outcome=record.outcome,
            before=record.before,
            after=record.after,
            measured_in=record.measured_in,
        )
        for record in unit.find(Improvement, owner_id=person_id)
        if of_period(record)
    ]
