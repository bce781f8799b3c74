"""Appraising a person for a period (PermenPANRB 6/2022, Pasal 24–25; TJ-4, PR-7, PR-9, TS-11)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypedDict, Unpack

from penilaian_desktop.domain.access import Action, Standing
from penilaian_desktop.domain.appraisal import (
    Appraisal,
    AppraisalState,
    Feedback,
    GiverRole,
    Period,
    Rating,
    RhkRating,
)
from penilaian_desktop.domain.appraisal_views import AppraisalView
from penilaian_desktop.domain.berakhlak import BY_CODE
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.feedback import UNNAMED
from penilaian_desktop.domain.feedback_views import FeedbackItem
from penilaian_desktop.domain.plan import Rhk
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.scheme_facts import asked_ratings, predicate_in
from penilaian_desktop.domain.why_views import WhyView
from penilaian_desktop.services.appraisal_reading import (
    appraisal_view,
    behaviour_suggestion,
    blank,
    feedback_items,
    scheme_of,
    scored_by_facts,
    standpoint,
    todo_of,
)
from penilaian_desktop.services.appraisal_store import appraisal_of
from penilaian_desktop.services.context import Context, period_of, step_label
from penilaian_desktop.services.frozen_results import freeze
from penilaian_desktop.services.log_rules import locked
from penilaian_desktop.services.people import (
    appraiser_of,
    snapshot,
    staff_between,
    superior_of,
)
from penilaian_desktop.services.plan_periods import unit_of_plan
from penilaian_desktop.services.self_appraisal import OwnPart
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import clamp, require
from penilaian_desktop.services.why import why_view
from penilaian_desktop.storage.unit_of_work import ReadUnit, UnitOfWork

TODO_CODES = {
    "work_rating": "work_rating_missing",
    "work_reason": "reason_missing",
    "behaviour_rating": "behaviour_rating_missing",
    "behaviour_reason": "reason_missing",
    "strength": "strength_missing",
    "improvement": "improvement_missing",
}


class AppraisalFields(TypedDict, total=False):
    """The fields of an appraisal that the appraiser decides."""

    work_rating: Rating | None
    work_reason: str
    behaviour_rating: Rating | None
    behaviour_reason: str
    strength: str
    improvement: str
    recommendation: str


@dataclass(frozen=True, slots=True)
class Appraisals(OwnPart):
    """Use cases of the appraisal: the appraiser's, and what the person concerned may see."""

    context: Context

    # --- reading ---------------------------------------------------------------------------
    def periods(self, s: Session) -> tuple[Period, ...]:  # noqa: ARG002  (open to everybody)
        """Return all periods, oldest first, longer ones after shorter ones that end with them."""
        with self.context.read() as unit:
            return tuple(sorted(unit.find(Period), key=lambda p: (p.ends, p.ends - p.starts)))

    def view(self, s: Session, person_id: str, period_code: str) -> AppraisalView:
        """Return the appraisal of a person that the session may read."""
        code = PeriodCode.parse(period_code)
        with self.context.read() as unit:
            return self._view(unit, s, person_id, code)

    def why(self, s: Session, person_id: str, period_code: str) -> WhyView:
        """Return how the predicate came about; the person concerned sees it once published."""
        code = PeriodCode.parse(period_code)
        with self.context.read() as unit:
            view = self._view(unit, s, person_id, code)
            return why_view(self.context, unit, view)

    # --- the appraiser ---------------------------------------------------------------------
    def save(
        self, s: Session, person_id: str, period_code: str, **fields: Unpack[AppraisalFields]
    ) -> Outcome[AppraisalView]:
        """Write what the appraiser decides as they decide it; nothing is visible to the person.

        A finished appraisal is a draft again. Reasons, strength and improvement are asked for by
        `finish`, not here. Raises RuleViolation `appraisal_published`, `period_locked`.
        """
        with self.context.write(s, "undo_appraisal_changed") as unit:
            code, old = self._open(unit, s, person_id, period_code)
            scheme = scheme_of(self.context, unit, period_code)
            standing = standpoint(unit, scheme, person_id, code, today=self.context.today(unit))
            new = replace(
                old,
                **fields,
                state=AppraisalState.DRAFT,
                work_suggested=standing.work_suggested,
                behaviour_suggested=self._behaviour_suggestion(unit, person_id, period_code),
                predicate=None,
                trail=(),
            )
            if new != old or not old.id:
                self._store(unit, new)
            view = self._view(unit, s, person_id, code)
        return Outcome(view, self._changes(person_id), step_label(unit, "undo_appraisal_changed"))

    def rate_rhk(
        self, s: Session, person_id: str, period_code: str, rhk_id: str, rating: Rating | None
    ) -> Outcome[AppraisalView]:
        """Rate one RHK of a period, or take the rating back (None); signed.

        A finished appraisal is a draft again, since its trail holds the ratings.
        Raises RuleViolation `rhk_not_yours` when the RHK is not one of that person.
        """
        with self.context.write(s, "undo_rhk_rated") as unit:
            code, appraisal = self._open(unit, s, person_id, period_code)
            if unit.require(Rhk, rhk_id).person_id != person_id:
                raise RuleViolation("rhk_not_yours", field="rhk_id")
            former = unit.find(
                RhkRating, person_id=person_id, rhk_id=rhk_id, period_code=period_code, limit=1
            )
            if former and rating is None:
                unit.delete(RhkRating, former[0].id)
            elif former and rating is not None:
                unit.put(replace(former[0], rating=rating))
            elif rating is not None:
                unit.add(
                    RhkRating(
                        id=new_id(),
                        at=self.context.now(),
                        person_id=person_id,
                        rhk_id=rhk_id,
                        period_code=period_code,
                        rating=rating,
                    )
                )
            if appraisal.state is AppraisalState.FINISHED:
                self._store(
                    unit,
                    replace(appraisal, state=AppraisalState.DRAFT, predicate=None, trail=()),
                )
            view = self._view(unit, s, person_id, code)
        return Outcome(view, self._changes(person_id), step_label(unit, "undo_rhk_rated"))

    def add_feedback(
        self,
        s: Session,
        person_id: str,
        period_code: str,
        text: str,
        *,
        value_code: str = "",
        rhk_id: str | None = None,
        level: Rating | None = None,
    ) -> Outcome[FeedbackItem]:
        """Give feedback on a BerAKHLAK value or an RHK; a ketua tim may, a rating they may not.

        `level` says how the value was lived; the suggestion for behaviour comes from such levels.
        Colleagues who were asked write by `PeerFeedback.give`. Raises NotAllowed
        `feedback_by_request`; RuleViolation `feedback_text_missing`, `feedback_subject_missing`,
        `appraisal_published`, `period_locked`.
        """
        if not text.strip():
            raise RuleViolation("feedback_text_missing", field="text")
        if (value_code not in BY_CODE) == (rhk_id is None):
            raise RuleViolation("feedback_subject_missing", field="value_code")
        code = PeriodCode.parse(period_code)
        with self.context.write(s, "undo_feedback_given") as unit:
            found = require(unit, s, Action.GIVE_FEEDBACK, person_id, code.starts, code.ends)
            _check_unlocked(unit, period_code)
            if not found & {Standing.APPRAISER, Standing.TEAM_LEAD}:
                raise NotAllowed("feedback_by_request")
            self._check_unpublished(unit, person_id, period_code)
            leads = Standing.APPRAISER in found
            written = unit.add(
                Feedback(
                    id=new_id(),
                    at=self.context.now(),
                    person_id=person_id,
                    period_code=period_code,
                    giver_role=GiverRole.LEADER if leads else GiverRole.TEAM_LEAD,
                    value_code=value_code,
                    rhk_id=rhk_id,
                    text=text.strip(),
                    level=level,
                )
            )
            items = feedback_items(unit, person_id, period_code, today=self.context.today(unit))
            item = next(i for i in items if i.id == written.id)
        return Outcome(item, self._changes(person_id), step_label(unit, "undo_feedback_given"))

    def delete_feedback(self, s: Session, feedback_id: str) -> Outcome[None]:
        """Take own feedback back. Raises NotAllowed `owner_only`, RuleViolation `period_locked`."""
        with self.context.write(s, "undo_feedback_deleted") as unit:
            old = unit.require(Feedback, feedback_id)
            if old.author_id != s.person_id:
                raise NotAllowed("owner_only")
            if old.giver_role in UNNAMED:
                raise NotAllowed("feedback_by_request")
            _check_unlocked(unit, old.period_code)
            self._check_unpublished(unit, old.person_id, old.period_code)
            unit.delete(Feedback, feedback_id)
        return Outcome(
            None, self._changes(old.person_id), step_label(unit, "undo_feedback_deleted")
        )

    def finish(self, s: Session, person_id: str, period_code: str) -> Outcome[AppraisalView]:
        """Finish an appraisal: the predicate by the regulation file, its trail, the snapshots.

        Raises RuleViolation for the first thing that is missing, with its field: ratings,
        `reason_missing`, `strength_missing`, `improvement_missing`; then the facts that the
        scheme of the period still misses.
        """
        with self.context.write(s, "undo_appraisal_finished") as unit:
            code, old = self._open(unit, s, person_id, period_code)
            scheme = scheme_of(self.context, unit, period_code)
            standing = standpoint(unit, scheme, person_id, code, today=self.context.today(unit))
            new = replace(
                old,
                work_suggested=standing.work_suggested,
                behaviour_suggested=self._behaviour_suggestion(unit, person_id, period_code),
            )
            for missing in todo_of(new, asked_ratings(scheme)):
                raise RuleViolation(TODO_CODES[missing], field=missing)
            scored = scored_by_facts(unit, scheme, new)
            day = clamp(self.context.today(unit), code.starts, code.ends)
            place = unit_of_plan(unit, standing.plan, day) if standing.plan else None
            appraiser = appraiser_of(unit, person_id, day, place)
            superior = superior_of(unit, person_id, day, place)
            self._store(
                unit,
                replace(
                    new,
                    state=AppraisalState.FINISHED,
                    predicate=predicate_in(scored),
                    trail=scored.trail + freeze(standing.results),
                    scheme=scheme.code,
                    scheme_version=scheme.version,
                    scheme_sha256=scheme.sha256,
                    organisation=standing.organisation,
                    employee=snapshot(unit, person_id, day),
                    appraiser=snapshot(unit, appraiser, day, seen_from=person_id),
                    appraiser_superior=snapshot(unit, superior, day, seen_from=person_id),
                ),
            )
            view = self._view(unit, s, person_id, code)
        return Outcome(view, self._changes(person_id), step_label(unit, "undo_appraisal_finished"))

    def publish(self, s: Session, period_code: str, person_ids: Sequence[str] = ()) -> Outcome[int]:
        """Publish finished appraisals: the persons see them from now on. It cannot be undone.

        Without ids all finished ones of the own staff. Raises RuleViolation
        `appraisal_not_finished` when one of those named is not finished.
        """
        code = PeriodCode.parse(period_code)
        with self.context.write(s) as unit:
            today = self.context.today(unit)
            day = clamp(today, code.starts, code.ends)
            chosen = person_ids or staff_between(unit, s, day, day)
            published = []
            for person_id in chosen:
                require(unit, s, Action.PUBLISH_APPRAISAL, person_id, day)
                found = appraisal_of(unit, person_id, period_code)
                if found is None or found.state is not AppraisalState.FINISHED:
                    if person_ids:
                        raise self._not_finished(unit, person_id, found)
                    continue
                unit.put(replace(found, state=AppraisalState.PUBLISHED, published_on=today))
                published.append(person_id)
        return Outcome(len(published), Changes.of(Area.APPRAISALS, persons=tuple(published)), "")

    # --- inside ----------------------------------------------------------------------------
    def _view(self, unit: ReadUnit, s: Session, person_id: str, code: PeriodCode) -> AppraisalView:
        found = appraisal_of(unit, person_id, code.code)
        day = clamp(self.context.today(unit), code.starts, code.ends)
        if found is not None and found.state is AppraisalState.PUBLISHED:
            require(unit, s, Action.READ_PUBLISHED_APPRAISAL, person_id, code.starts, code.ends)
        else:
            require(unit, s, Action.READ_DRAFT_APPRAISAL, person_id, day)
        return appraisal_view(
            self.context,
            unit,
            person_id,
            code,
            reader_id=s.person_id,
            editable=not period_of(unit, code.code).locked
            and person_id in staff_between(unit, s, day, day),
            for_owner=person_id == s.person_id,
        )

    def _open(
        self, unit: ReadUnit, s: Session, person_id: str, period_code: str
    ) -> tuple[PeriodCode, Appraisal]:
        period = period_of(unit, period_code)
        day = clamp(self.context.today(unit), period.starts, period.ends)
        require(unit, s, Action.RATE, person_id, day)
        unit.require(Employee, person_id)
        if period.locked:
            raise locked(unit, period_code)
        found = appraisal_of(unit, person_id, period_code)
        if found is not None and found.state is AppraisalState.PUBLISHED:
            raise RuleViolation("appraisal_published")
        return (
            PeriodCode.parse(period_code),
            found or blank(self.context.now(), person_id, period_code),
        )

    def _behaviour_suggestion(
        self, unit: ReadUnit, person_id: str, period_code: str
    ) -> Rating | None:
        return behaviour_suggestion(unit, person_id, period_code, self.context.today(unit))

    def _check_unpublished(self, unit: ReadUnit, person_id: str, period_code: str) -> None:
        found = appraisal_of(unit, person_id, period_code)
        if found is not None and found.state is AppraisalState.PUBLISHED:
            raise RuleViolation("appraisal_published")

    def _store(self, unit: UnitOfWork, appraisal: Appraisal) -> None:
        if appraisal.id:
            unit.put(appraisal)
        else:
            unit.add(replace(appraisal, id=new_id()))

    def _not_finished(
        self, unit: ReadUnit, person_id: str, found: Appraisal | None
    ) -> RuleViolation:
        if found is not None and found.state is AppraisalState.PUBLISHED:
            return RuleViolation("appraisal_published")
        employee = unit.get(Employee, person_id)
        return RuleViolation(
            "appraisal_not_finished", field="person_ids", name=employee.name if employee else ""
        )

    def _changes(self, person_id: str) -> Changes:
        return Changes.of(Area.APPRAISALS, persons=(person_id,))


def _check_unlocked(unit: ReadUnit, period_code: str) -> None:
    if unit.find(Period, code=period_code, locked=True, limit=1):
        raise locked(unit, period_code)
