"""SKP beside each other in a year: listing, splitting, changing days and form, deleting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.employee import Assignment
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.plan import (
    ActionPlan,
    Approach,
    Aspect,
    Indicator,
    Plan,
    PlanForm,
    PlanState,
    Rhk,
)
from penilaian_desktop.domain.plan_views import PlanListItem, PositionChoice
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.domain.wording import short_date
from penilaian_desktop.services.context import step_label
from penilaian_desktop.services.people import assignments_on
from penilaian_desktop.services.plan_parts import PlanParts
from penilaian_desktop.services.plan_periods import (
    DEFINITIVE,
    Span,
    check_free,
    check_period,
    form_for,
    free_positions,
    list_item,
    plans_of_year,
)
from penilaian_desktop.services.plan_reading import rhk_of, statuses_of
from penilaian_desktop.services.standing import require

if TYPE_CHECKING:
    from penilaian_desktop.services.session import Session
    from penilaian_desktop.storage.unit_of_work import UnitOfWork


class PlanMutation(PlanParts):
    """Use cases of the plans of a year; `Plans` carries them."""

    __slots__ = ()

    def list(
        self, s: Session, person_id: str | None = None, year: int | None = None
    ) -> tuple[PlanListItem, ...]:
        """Return the SKP of a person in a year (own, this year by default), definitive ones first.

        Of somebody else only those that were handed in.
        """
        who = person_id or s.person_id
        with self.context.read() as unit:
            today = self.context.today(unit)
            wanted = year or today.year
            plans = plans_of_year(unit, who, wanted)
            if who != s.person_id:
                first, last = date(wanted, 1, 1), date(wanted, 12, 31)
                require(unit, s, Action.READ_SUBMITTED_PLAN, who, first, last)
                plans = tuple(p for p in plans if p.state is PlanState.SUBMITTED)
            statuses = statuses_of(unit, plans)
            return tuple(list_item(unit, p, statuses[p.id][0], today) for p in plans)

    def positions(self, s: Session, year: int) -> tuple[PositionChoice, ...]:
        """Return the own positions of a year that have days without an SKP."""
        with self.context.read() as unit:
            require(unit, s, Action.WRITE_PLAN, s.person_id, date(year, 12, 31))
            return free_positions(unit, s.person_id, year)

    def split(
        self,
        s: Session,
        plan_id: str,
        on: date,
        *,
        position_assignment_id: str | None = None,
        copy: bool = False,
    ) -> Outcome[PlanView]:
        """End an own SKP on the day before `on` and begin another on that day; return the new one.

        For a mutation: the former plan keeps its contents and waits for the agreement on its new
        end when it was handed in. Without a position the new plan is for the definitive one of
        that day; with `copy` it begins with the contents of the former. Raises RuleViolation
        `plan_split_outside`, `plan_position_unknown`.
        """
        with self.context.write(s, "undo_plan_split") as unit:
            old = self._owned(unit, s, plan_id)
            if not old.starts < on <= old.ends:
                raise RuleViolation(
                    "plan_split_outside",
                    field="on",
                    day=short_date(on),
                    starts=short_date(old.starts),
                    ends=short_date(old.ends),
                )
            held = self._held(unit, old, on, position_assignment_id)
            kind = held.assignment_kind if held is not None else old.assignment_kind
            span = Span(on, old.ends, held.id if held else None, kind)
            shortened = unit.put(replace(old, ends=on - timedelta(days=1)))
            check_free(unit, old.person_id, span)
            fresh = Plan(
                id=new_id(),
                at=self.context.now(),
                person_id=old.person_id,
                year=old.year,
                starts=span.starts,
                ends=span.ends,
                form=form_for(unit, old.person_id, span),
                approach=old.approach,
                assignment_id=span.assignment_id,
                assignment_kind=span.kind,
            )
            if copy:
                fresh = replace(
                    fresh,
                    expectations=old.expectations,
                    support=old.support,
                    accountability=old.accountability,
                    consequences=old.consequences,
                )
            new = unit.add(fresh)
            if copy:
                copy_parts(unit, shortened, new, attached=True)
            return self._outcome(unit, s, new, "undo_plan_split")

    def set_period(self, s: Session, plan_id: str, starts: date, ends: date) -> Outcome[PlanView]:
        """Change the days of an own SKP; one that was handed in is a draft again.

        Raises RuleViolation `plan_period_invalid`, `plan_overlaps`.
        """
        with self.context.write(s, "undo_plan_changed") as unit:
            old = self._owned(unit, s, plan_id)
            check_period(starts, ends, old.year)
            span = Span(starts, ends, old.assignment_id, old.assignment_kind)
            check_free(unit, old.person_id, span, but=old.id)
            if (starts, ends) == (old.starts, old.ends):
                return Outcome(self._readable(unit, s, old))
            plan = self._opened(unit, s, plan_id)
            plan = unit.put(replace(plan, starts=starts, ends=ends))
            return self._outcome(unit, s, plan, "undo_plan_changed")

    def set_form(
        self, s: Session, plan_id: str, *, form: PlanForm, approach: Approach
    ) -> Outcome[PlanView]:
        """Change form and approach of an own SKP; one that was handed in is a draft again.

        Nothing that was written is lost: the form of leaders asks for perspectives and leaves the
        aspects unprinted; in the other one an indicator without an aspect counts as kuantitas.
        """
        with self.context.write(s, "undo_plan_changed") as unit:
            old = self._owned(unit, s, plan_id)
            if (form, approach) == (old.form, old.approach):
                return Outcome(self._readable(unit, s, old))
            plan = self._opened(unit, s, plan_id)
            plan = unit.put(replace(plan, form=form, approach=approach))
            if form is PlanForm.JAJF:
                for rhk in unit.find(Rhk, plan_id=plan_id):
                    for indicator in unit.find(Indicator, rhk_id=rhk.id):
                        if indicator.aspect is None:
                            unit.put(replace(indicator, aspect=Aspect.KUANTITAS))
            return self._outcome(unit, s, plan, "undo_plan_changed")

    def delete(self, s: Session, plan_id: str) -> Outcome[None]:
        """Delete an own SKP that was never handed in, with its parts.

        Raises RuleViolation `plan_not_draft`.
        """
        with self.context.write(s, "undo_plan_deleted") as unit:
            plan = self._owned(unit, s, plan_id)
            if plan.state is not PlanState.DRAFT or plan.employee.person_id:
                raise RuleViolation("plan_not_draft")
            for line in unit.find(ActionPlan, plan_id=plan_id):
                unit.delete(ActionPlan, line.id)
            for rhk in unit.find(Rhk, plan_id=plan_id):
                for indicator in unit.find(Indicator, rhk_id=rhk.id):
                    unit.delete(Indicator, indicator.id)
                unit.delete(Rhk, rhk.id)
            unit.delete(Plan, plan_id)
        return Outcome(None, self._changes(plan), step_label(unit, "undo_plan_deleted"))

    # --- inside ----------------------------------------------------------------------------
    def _held(
        self, unit: UnitOfWork, old: Plan, on: date, assignment_id: str | None
    ) -> Assignment | None:
        if assignment_id is not None:
            held = unit.get(Assignment, assignment_id)
            valid = held is not None and held.person_id == old.person_id
            if not valid or held is None or (held.ends is not None and held.ends < on):
                raise RuleViolation("plan_position_unknown", field="position")
            return held
        current = [
            a for a in assignments_on(unit, old.person_id, on) if a.assignment_kind is DEFINITIVE
        ]
        return current[0] if current and old.assignment_kind is DEFINITIVE else None


def copy_parts(unit: UnitOfWork, old: Plan, new: Plan, *, attached: bool) -> None:
    """Copy RHK, indicators and rencana aksi of a plan into another of the same person.

    Without `attached` the links to the superior, to goals and proposals are left out: they belong
    to the year of the old plan.
    """
    for rhk in rhk_of(unit, old.id):
        kept = rhk if attached else replace(rhk, parent_rhk_id=None, goal_id=None, cell_id=None)
        fresh = unit.add(replace(kept, id=new_id(), plan_id=new.id, version=1))
        ids: dict[str, str] = {}
        for indicator in unit.find(Indicator, rhk_id=rhk.id, order=("order", "id")):
            goal = indicator.goal_id if attached else None
            ids[indicator.id] = unit.add(
                replace(indicator, id=new_id(), rhk_id=fresh.id, version=1, goal_id=goal)
            ).id
        for line in unit.find(ActionPlan, rhk_id=rhk.id):
            served = ids.get(line.indicator_id) if line.indicator_id else None
            unit.add(
                replace(
                    line,
                    id=new_id(),
                    plan_id=new.id,
                    rhk_id=fresh.id,
                    indicator_id=served,
                    version=1,
                )
            )
