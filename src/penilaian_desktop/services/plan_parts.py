"""Order of the parts of a plan, rencana aksi, and indicators taken over from the library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.library import LibraryIndicator, edition_on
from penilaian_desktop.domain.plan import (
    ActionPlan,
    Aspect,
    Indicator,
    Months,
    Perspective,
    Plan,
    PlanForm,
    PlanState,
    Quarters,
    Rhk,
    RhkKind,
)
from penilaian_desktop.domain.plan_views import ActionPlanItem
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.domain.targets import parse_target
from penilaian_desktop.services.context import step_label
from penilaian_desktop.services.library import editions_of
from penilaian_desktop.services.plan_editing import PlanEditing
from penilaian_desktop.services.plan_reading import missing_of, rhk_of
from penilaian_desktop.services.standing import clamp, require

if TYPE_CHECKING:
    from penilaian_desktop.services.session import Session
    from penilaian_desktop.storage.unit_of_work import ReadUnit, UnitOfWork

_Part = Rhk | Indicator


class ActionPlanFields(TypedDict, total=False):
    """The fields of a line of the rencana aksi that its owner may change."""

    indicator_id: str | None
    order: int
    text: str
    unit: str
    quarter_targets: Quarters
    month_targets: Months


class PlanParts(PlanEditing):
    """Use cases of the parts beside their texts; `Plans` carries them."""

    __slots__ = ()

    # --- order -----------------------------------------------------------------------------
    def move_rhk(
        self, s: Session, rhk_id: str, to: int, *, kind: RhkKind | None = None
    ) -> Outcome[PlanView]:
        """Put an RHK at a place (from 0) among those of its kind, or of another `kind`."""
        with self.context.write(s, "undo_plan_moved") as unit:
            rhk = unit.require(Rhk, rhk_id)
            plan = self._opened(unit, s, rhk.plan_id)
            wanted = kind or rhk.rhk_kind
            moved = replace(rhk, rhk_kind=wanted)
            rest = [r for r in rhk_of(unit, plan.id) if r.rhk_kind is wanted and r.id != rhk_id]
            _renumber(unit, rest, moved, to, changed=moved != rhk)
            return self._outcome(unit, s, plan, "undo_plan_moved")

    def move_indicator(
        self, s: Session, indicator_id: str, to: int, *, rhk_id: str | None = None
    ) -> Outcome[PlanView]:
        """Put an indicator at a place (from 0) within its RHK, or as a new one within another.

        Since an indicator never changes its RHK for those who have it already, moving to another
        RHK of the same plan makes a new record and deletes the old one.
        """
        with self.context.write(s, "undo_plan_moved") as unit:
            old = unit.require(Indicator, indicator_id)
            rhk = unit.require(Rhk, old.rhk_id)
            plan = self._opened(unit, s, rhk.plan_id)
            target = old.rhk_id if rhk_id is None else rhk_id
            self._same(unit.require(Rhk, target).plan_id, plan.id)
            moved, changed = old, False
            if target != old.rhk_id:
                unit.delete(Indicator, old.id)
                moved = unit.add(replace(old, id=new_id(), rhk_id=target, version=1))
                for line in unit.find(ActionPlan, indicator_id=old.id):
                    unit.delete(ActionPlan, line.id)
                    unit.add(
                        replace(line, id=new_id(), rhk_id=target, indicator_id=moved.id, version=1)
                    )
            rest = [
                i
                for i in unit.find(Indicator, rhk_id=target, order=("order", "id"))
                if i.id != moved.id
            ]
            _renumber(unit, rest, moved, to, changed=changed)
            return self._outcome(unit, s, plan, "undo_plan_moved")

    # --- rencana aksi ----------------------------------------------------------------------
    def action_plans(self, s: Session, plan_id: str) -> tuple[ActionPlanItem, ...]:
        """Return the rencana aksi of a plan that the session may read, by RHK and order."""
        with self.context.read() as unit:
            plan = unit.require(Plan, plan_id)
            draft = plan.state is PlanState.DRAFT
            action = Action.READ_DRAFT_PLAN if draft else Action.READ_SUBMITTED_PLAN
            require(unit, s, action, plan.person_id, plan.starts, plan.ends)
            return action_lines(unit, plan_id)

    def save_action_plans(
        self, s: Session, lines: Sequence[tuple[str, str | None, ActionPlanFields]]
    ) -> Outcome[tuple[ActionPlanItem, ...]]:
        """Write lines of the rencana aksi as one step: (RHK, line or None for a new one, fields).

        The rencana aksi is set quarter by quarter: it leaves the agreement on the plan as it is.
        Raises RuleViolation `action_plan_text_missing`, `not_in_this_plan`, `value_negative`.
        """
        with self.context.write(s, "undo_action_plan_saved") as unit:
            plan = [self._put_line(unit, s, *line) for line in lines][-1]
            items = action_lines(unit, plan.id)
        return Outcome(items, self._changes(plan), step_label(unit, "undo_action_plan_saved"))

    def _put_line(
        self,
        unit: UnitOfWork,
        s: Session,
        rhk_id: str,
        action_id: str | None,
        fields: ActionPlanFields,
    ) -> Plan:
        rhk = unit.require(Rhk, rhk_id)
        plan = self._owned(unit, s, rhk.plan_id)
        if action_id is None:
            taken = unit.find(ActionPlan, rhk_id=rhk_id)
            line = ActionPlan(
                id=new_id(),
                at=self.context.now(),
                person_id=plan.person_id,
                plan_id=plan.id,
                rhk_id=rhk_id,
                order=max((a.order for a in taken), default=0) + 1,
                text="",
            )
        else:
            line = unit.require(ActionPlan, action_id)
            self._same(line.rhk_id, rhk_id)
        new = replace(line, **fields)
        self._check_line(unit, new)
        if action_id is None:
            unit.add(new)
        elif new != line:
            unit.put(new)
        return plan

    def delete_action_plan(self, s: Session, action_id: str) -> Outcome[tuple[ActionPlanItem, ...]]:
        """Delete a line of the rencana aksi."""
        with self.context.write(s, "undo_action_plan_deleted") as unit:
            old = unit.require(ActionPlan, action_id)
            plan = self._owned(unit, s, old.plan_id)
            unit.delete(ActionPlan, action_id)
            lines = action_lines(unit, plan.id)
        return Outcome(lines, self._changes(plan), step_label(unit, "undo_action_plan_deleted"))

    # --- library ---------------------------------------------------------------------------
    def add_from_library(self, s: Session, rhk_id: str, code: str) -> Outcome[PlanView]:
        """Add an indicator to an RHK from the edition of a ready one that the plan's days take.

        The edition of today counts, within the days of the plan. Raises RuleViolation
        `library_unknown` when there is none or it was retired.
        """
        with self.context.write(s, "undo_library_taken") as unit:
            rhk = unit.require(Rhk, rhk_id)
            plan = self._opened(unit, s, rhk.plan_id)
            day = clamp(self.context.today(unit), plan.starts, plan.ends)
            ready = edition_on(editions_of(unit, self.context, code), day)
            if ready is None or ready.retired:
                raise RuleViolation("library_unknown", field="code", name=code)
            taken = unit.find(Indicator, rhk_id=rhk_id)
            new = from_library(
                ready,
                Indicator(
                    id=new_id(),
                    at=self.context.now(),
                    person_id=plan.person_id,
                    rhk_id=rhk_id,
                    order=max((i.order for i in taken), default=0) + 1,
                    text="",
                ),
                plan.form,
            )
            unit.add(replace(new, active=not missing_of(new, plan.approach)))
            return self._outcome(unit, s, plan, "undo_library_taken")

    # --- inside ----------------------------------------------------------------------------
    def _owned(self, unit: ReadUnit, s: Session, plan_id: str) -> Plan:
        plan = unit.require(Plan, plan_id)
        require(unit, s, Action.WRITE_PLAN, plan.person_id, plan.starts, plan.ends)
        return plan

    def _check_line(self, unit: ReadUnit, line: ActionPlan) -> None:
        if not line.text.strip():
            raise RuleViolation("action_plan_text_missing", field="text")
        if line.indicator_id is not None:
            self._same(unit.require(Indicator, line.indicator_id).rhk_id, line.rhk_id)
        for name, numbers in (
            ("quarter_targets", line.quarter_targets),
            ("month_targets", line.month_targets),
        ):
            if any(number is not None and number < 0 for number in numbers):
                raise RuleViolation("value_negative", field=name)


def from_library(ready: LibraryIndicator, into: Indicator, form: PlanForm) -> Indicator:
    """Return an indicator with everything a ready one says; JPT have perspectives, no aspect."""
    target = parse_target(ready.target_text)
    jpt = form is PlanForm.JPT
    return replace(
        into,
        aspect=None if jpt else (ready.aspect or Aspect.KUALITAS),
        perspectives=(ready.perspectives or (Perspective.PENERIMA_LAYANAN,)) if jpt else (),
        text=ready.name,
        target_text=ready.target_text,
        target_low=target.low,
        target_high=target.high,
        unit=ready.unit or target.unit,
        direction=ready.direction,
        measure=ready.measure,
        source=ready.source,
        purpose=ready.purpose,
        definition=ready.definition,
        library_code=ready.code,
        library_version=ready.edition,
    )


def _renumber(
    unit: UnitOfWork, rest: Sequence[_Part], moved: _Part, to: int, *, changed: bool
) -> None:
    parts: list[_Part] = list(rest)
    parts.insert(max(0, min(to, len(parts))), moved)
    for number, part in enumerate(parts, 1):
        if part.order != number or (changed and part.id == moved.id):
            unit.put(replace(part, order=number))


def action_lines(unit: ReadUnit, plan_id: str) -> tuple[ActionPlanItem, ...]:
    """Return the rencana aksi of a plan by RHK and order."""
    places = {rhk.id: at for at, rhk in enumerate(rhk_of(unit, plan_id))}
    found = [a for a in unit.find(ActionPlan, plan_id=plan_id) if a.rhk_id in places]
    return tuple(
        ActionPlanItem(
            id=a.id,
            version=a.version,
            plan_id=a.plan_id,
            rhk_id=a.rhk_id,
            indicator_id=a.indicator_id,
            order=a.order,
            text=a.text,
            unit=a.unit,
            quarter_targets=a.quarter_targets,
            month_targets=a.month_targets,
        )
        for a in sorted(found, key=lambda a: (places[a.rhk_id], a.order, a.id))
    )
