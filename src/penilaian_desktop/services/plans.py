"""The plan (SKP): writing, handing in, agreeing (REGULATIONS 1.2–1.4, TJ-1, WG-2, SM-11)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.entry_views import RhkChoice
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.plan import (
    Approach,
    Plan,
    PlanDecision,
    PlanState,
    PlanStatus,
)
from penilaian_desktop.domain.plan_views import ExpectedView
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.services.context import Context, label
from penilaian_desktop.services.expected import expected_of
from penilaian_desktop.services.people import (
    appraiser_of,
    by_name,
    staff_between,
)
from penilaian_desktop.services.plan_editing import IndicatorFields, RhkFields
from penilaian_desktop.services.plan_mutation import copy_parts
from penilaian_desktop.services.plan_parts import ActionPlanFields
from penilaian_desktop.services.plan_periods import form_for, span_for
from penilaian_desktop.services.plan_reading import (
    plan_on,
    plan_view,
    plans_between,
    rhk_choices,
    status_of,
)
from penilaian_desktop.services.plan_superior import PlanSuperior
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import clamp, require
from penilaian_desktop.storage.unit_of_work import ReadUnit

__all__ = ["ActionPlanFields", "IndicatorFields", "Plans", "RhkFields"]


@dataclass(frozen=True, slots=True)
class Plans(PlanSuperior):
    """Use cases of the plan."""

    context: Context

    # --- reading ---------------------------------------------------------------------------
    def current(
        self, s: Session, person_id: str | None = None, year: int | None = None
    ) -> PlanView | None:
        """Return a person's plan of a year (today's by default), or None.

        Somebody else's plan is seen only once it was handed in.
        """
        who = person_id or s.person_id
        with self.context.read() as unit:
            today = self.context.today(unit)
            day = today if year in (None, today.year) else date(year or today.year, 12, 31)
            plan = plan_on(unit, who, day)
            if plan is None and year is not None:
                found = plans_between(unit, who, date(year, 1, 1), date(year, 12, 31))
                plan = found[0] if found else None
            if plan is None:
                if who != s.person_id:
                    require(unit, s, Action.READ_SUBMITTED_PLAN, who, day)
                return None
            return self._readable(unit, s, plan)

    def view(self, s: Session, plan_id: str) -> PlanView:
        """Return a plan that the session may read."""
        with self.context.read() as unit:
            return self._readable(unit, s, unit.require(Plan, plan_id))

    def leader_rhk(self, s: Session, year: int | None = None) -> tuple[RhkChoice, ...]:
        """Return the RHK of the own appraiser's plan, to be supported by an own RHK.

        Empty while the superior's plan was not handed in or has not arrived: the own plan may
        then start from a provisional parent (section 2.4 of the features).
        """
        with self.context.read() as unit:
            today = self.context.today(unit)
            day = today if year in (None, today.year) else date(year or today.year, 1, 1)
            leader = appraiser_of(unit, s.person_id, day)
            plan = plan_on(unit, leader, day) if leader else None
            if plan is None or plan.state is PlanState.DRAFT:
                return ()
            return rhk_choices(unit, plan)

    def to_decide(self, s: Session) -> tuple[PlanView, ...]:
        """Return the plans of the own staff that wait for a decision, by name."""
        with self.context.read() as unit:
            today = self.context.today(unit)
            waiting = []
            # Plans of last year may still wait in January, from staff of last year's dates.
            staff = staff_between(unit, s, date(today.year - 1, 1, 1), date(today.year + 1, 12, 31))
            for employee in by_name(unit, staff):
                for plan in unit.find(Plan, person_id=employee.id, state=PlanState.SUBMITTED):
                    day = clamp(today, plan.starts, plan.ends)
                    if status_of(unit, plan)[0] is PlanStatus.SUBMITTED and self._may_decide(
                        unit, s, plan, day
                    ):
                        waiting.append(plan_view(unit, plan, today))
            return tuple(waiting)

    def expected(self, s: Session, year: int | None = None) -> ExpectedView:
        """Return what is expected of the session's person in a year (this one by default, SM-11).

        Plan, indicators with the anchors of their levels, expectations for each value, the dates
        of the periods, and what the head proposes in the matrix.
        """
        with self.context.read() as unit:
            today = self.context.today(unit)
            return expected_of(unit, self.context, s, year or today.year, today)

    # --- writing ---------------------------------------------------------------------------
    def create(
        self,
        s: Session,
        year: int,
        *,
        approach: Approach = Approach.KUANTITATIF,
        starts: date | None = None,
        ends: date | None = None,
        position_assignment_id: str | None = None,
    ) -> Outcome[PlanView]:
        """Start an own plan of a year as a draft, for the days that are free where none are given.

        `position_assignment_id` is a position beside the definitive one (PLT, PLH, …) or one of
        several definitive ones of the year. Raises RuleViolation `plan_exists`, `plan_overlaps`,
        `plan_period_invalid`, `plan_position_unknown`, `year_invalid`.
        """
        with self.context.write(s, "undo_plan_created") as unit:
            plan = self._new_plan(unit, s, year, approach, (starts, ends), position_assignment_id)
            return self._outcome(unit, s, unit.add(plan), "undo_plan_created")

    def copy_from(self, s: Session, year_from: int, year_to: int) -> Outcome[PlanView]:
        """Start the own plan of a year from that of another year, links to the leader left out.

        Raises RuleViolation `plan_missing` when there is nothing to copy, or `plan_exists`.
        """
        with self.context.write(s, "undo_plan_copied") as unit:
            require(unit, s, Action.WRITE_PLAN, s.person_id, date(year_to, 12, 31))
            found = plans_between(unit, s.person_id, date(year_from, 1, 1), date(year_from, 12, 31))
            if not found:
                raise RuleViolation("plan_missing", field="year", year=year_from)
            old = found[0]
            new = unit.add(
                replace(
                    self._new_plan(unit, s, year_to, old.approach),
                    form=old.form,
                    expectations=old.expectations,
                    support=old.support,
                    accountability=old.accountability,
                    consequences=old.consequences,
                )
            )
            copy_parts(unit, old, new, attached=False)
            return self._outcome(unit, s, new, "undo_plan_copied")

    def submit(self, s: Session, plan_id: str) -> Outcome[PlanView]:
        """Hand the own plan in and freeze the snapshots that the form prints.

        Raises RuleViolation: `plan_incomplete` (its `field` is the code of the first open line of
        the checklist), `plan_already_submitted`, `appraiser_missing`.
        """
        with self.context.write(s, "undo_plan_submitted") as unit:
            plan = unit.require(Plan, plan_id)
            require(unit, s, Action.WRITE_PLAN, plan.person_id, plan.starts, plan.ends)
            if plan.state is PlanState.SUBMITTED:
                raise RuleViolation("plan_already_submitted")
            today = self.context.today(unit)
            draft = plan_view(unit, plan, today)
            open_lines = [line for line in draft.checklist if not line[1]]
            if open_lines:
                code, _, detail, record_id = open_lines[0]
                raise RuleViolation(
                    "plan_incomplete",
                    field=code,
                    count=len(open_lines),
                    detail=detail,
                    record_id=record_id,
                )
            if not draft.appraiser.name:
                raise RuleViolation("appraiser_missing", field="appraiser")
            plan = unit.put(
                replace(
                    plan,
                    state=PlanState.SUBMITTED,
                    employee=draft.employee,
                    appraiser=draft.appraiser,
                    appraiser_superior=draft.appraiser_superior,
                    superior_since=draft.superior_since,
                    superior_reason=draft.superior_reason,
                )
            )
            return self._outcome(unit, s, plan, "undo_plan_submitted")

    def decide(
        self, s: Session, plan_id: str, *, agreed: bool, note: str = ""
    ) -> Outcome[PlanView]:
        """Agree to a plan of the own staff or return it with a note; signed.

        Raises RuleViolation: `return_needs_note`, `plan_not_submitted`.
        """
        code = "undo_plan_agreed" if agreed else "undo_plan_returned"
        with self.context.write(s, code) as unit:
            plan = unit.require(Plan, plan_id)
            today = self.context.today(unit)
            require(
                unit, s, Action.DECIDE_PLAN, plan.person_id, clamp(today, plan.starts, plan.ends)
            )
            if not agreed and not note.strip():
                raise RuleViolation("return_needs_note", field="note")
            if status_of(unit, plan)[0] is not PlanStatus.SUBMITTED:
                raise RuleViolation("plan_not_submitted")
            former = unit.find(PlanDecision, plan_id=plan_id, limit=1)
            if former:
                unit.put(
                    replace(former[0], plan_version=plan.version, agreed=agreed, note=note.strip())
                )
            else:
                unit.add(
                    PlanDecision(
                        id=new_id(),
                        at=self.context.now(),
                        person_id=plan.person_id,
                        plan_id=plan_id,
                        plan_version=plan.version,
                        agreed=agreed,
                        note=note.strip(),
                    )
                )
            view = plan_view(unit, plan, today)
        return Outcome(view, self._changes(plan), label(code))

    # --- inside ----------------------------------------------------------------------------
    def _new_plan(
        self,
        unit: ReadUnit,
        s: Session,
        year: int,
        approach: Approach,
        dates: tuple[date | None, date | None] = (None, None),
        assignment_id: str | None = None,
    ) -> Plan:
        if not 2000 <= year <= 2100:
            raise RuleViolation("year_invalid", field="year", year=year)
        require(unit, s, Action.WRITE_PLAN, s.person_id, date(year, 12, 31))
        span = span_for(unit, s.person_id, year, dates, assignment_id)
        return Plan(
            id=new_id(),
            at=self.context.now(),
            person_id=s.person_id,
            year=year,
            starts=span.starts,
            ends=span.ends,
            form=form_for(unit, s.person_id, span),
            approach=approach,
            assignment_id=span.assignment_id,
            assignment_kind=span.kind,
        )

    def _may_decide(self, unit: ReadUnit, s: Session, plan: Plan, day: date) -> bool:
        return plan.person_id in staff_between(unit, s, day, day)
