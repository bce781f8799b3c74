"""The year from its quarters, a semester from its months: parts, and what they propose (X-7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.appraisal import AppraisalState, Period, Rating
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.cycle_views import (
    PartLine,
    RollUpView,
    StrengthLine,
    StrengthView,
)
from penilaian_desktop.domain.errors import NotAllowed
from penilaian_desktop.domain.period_parts import parts_of
from penilaian_desktop.services.appraisal_reading import feedback_items
from penilaian_desktop.services.appraisal_store import appraisal_of
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.effective import result_of
from penilaian_desktop.services.frozen_results import RULE, told_rating
from penilaian_desktop.services.people import person_item
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import clamp, require
from penilaian_desktop.services.strength_counting import Tally, told_levels
from penilaian_desktop.storage.unit_of_work import ReadUnit

_STEPS = (Rating.BELOW, Rating.MEETS, Rating.ABOVE)


@dataclass(frozen=True, slots=True)
class RollUps:
    """Use cases that look over several periods of one person."""

    context: Context

    def view(self, s: Session, person_id: str, period_code: str) -> RollUpView:
        """Return the parts of a longer period, and the ratings that they propose.

        The person concerned sees the published parts; the appraiser also the finished ones.
        """
        code = PeriodCode.parse(period_code)
        with self.context.read() as unit:
            own = person_id == s.person_id
            day = clamp(self.context.today(unit), code.starts, code.ends)
            if own:
                require(unit, s, Action.READ_PUBLISHED_APPRAISAL, person_id, code.starts, code.ends)
            else:
                require(unit, s, Action.READ_DRAFT_APPRAISAL, person_id, day)
            made = {p.code: p for p in unit.find(Period)}
            inside = [made[part.code] for part in parts_of(code) if part.code in made]
            kind = _kind(inside)
            lines = [
                self._part(unit, person_id, period, own=own)
                for period in inside
                if PeriodCode.parse(period.code).kind == kind
            ]
            return RollUpView(
                person=person_item(unit, person_id, day),
                period_code=period_code,
                kind=kind,
                parts=tuple(lines),
                work=middle([line.work for line in lines if line.work is not None]),
                behaviour=middle([x.behaviour for x in lines if x.behaviour is not None]),
                missing=sum(line.state is not AppraisalState.PUBLISHED for line in lines),
            )

    def strengths(self, s: Session, person_id: str) -> StrengthView:
        """Return strength and improvement over the published periods of a person (SM-6).

        Each period is asked for itself; those that are not open are named and left out. Raises
        NotAllowed when none of them is open.
        """
        with self.context.read() as unit:
            today = self.context.today(unit)
            lines = []
            tally = Tally()
            closed: list[str] = []
            refusal: NotAllowed | None = None
            for period in sorted(unit.find(Period), key=lambda p: (p.starts, p.ends)):
                found = appraisal_of(unit, person_id, period.code)
                if found is None or found.state is not AppraisalState.PUBLISHED:
                    continue
                try:
                    require(
                        unit, s, Action.READ_PUBLISHED_APPRAISAL, person_id,
                        period.starts, period.ends,
                    )  # fmt: skip
                except NotAllowed as refused:
                    refusal = refused
                    closed.append(period.code)
                    continue
                lines.append(
                    StrengthLine(
                        period_code=period.code,
                        strength=found.strength,
                        improvement=found.improvement,
                        predicate=result_of(unit, found).predicate,
                    )
                )
                for step in found.trail:
                    rated = told_rating(step) if step.rule == RULE else None
                    if rated is not None:
                        tally.rated(dict(step.inputs).get("rhk", ""), rated)
                for level in told_levels(self.context.schemes, found):
                    tally.placed(level)
                for item in feedback_items(unit, person_id, period.code, today=today):
                    if item.level is not None and item.value_name:
                        tally.rated(item.value_name, item.level)
            if refusal is not None and not lines:
                raise refusal
            return StrengthView(
                person=person_item(unit, person_id, today),
                lines=tuple(lines),
                above=tally.above,
                below=tally.below,
                closed=tuple(closed),
            )

    def _part(self, unit: ReadUnit, person_id: str, period: Period, *, own: bool) -> PartLine:
        found = appraisal_of(unit, person_id, period.code)
        if found is not None and (
            found.state is AppraisalState.DRAFT
            or (own and found.state is not AppraisalState.PUBLISHED)
        ):
            found = None
        result = result_of(unit, found) if found else None
        return PartLine(
            period=period,
            state=found.state if found else None,
            work=result.work if result else None,
            behaviour=result.behaviour if result else None,
            predicate=result.predicate if result else None,
        )


def middle(ratings: Sequence[Rating]) -> Rating | None:
    """Return the middle one of several ratings in order of the scale; None without any.

    Of two in the middle the later period's one counts, so that the last word of a year weighs.
    """
    if not ratings:
        return None
    ordered = sorted(ratings, key=_STEPS.index)
    low, high = ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
    if low is high:
        return low
    return next(rating for rating in reversed(ratings) if rating in {low, high})


def _kind(periods: Sequence[Period]) -> str:
    """Return the kind of part that is shown: quarters, else semesters, else months."""
    kinds = {PeriodCode.parse(period.code).kind for period in periods}
    return next((kind for kind in ("T", "S", "B") if kind in kinds), "")
