"""Writing the parts of a plan: RHK, indicators, expectations, the Lampiran (TJ-1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TypedDict, Unpack

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.berakhlak import VALUES
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.plan import (
    ActionPlan,
    Aspect,
    Direction,
    Indicator,
    Perspective,
    Plan,
    PlanForm,
    PlanState,
    Rhk,
    RhkKind,
)
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.domain.targets import parse_target
from penilaian_desktop.services.context import Context, label
from penilaian_desktop.services.plan_reading import missing_of, plan_view
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require
from penilaian_desktop.storage.unit_of_work import ReadUnit, UnitOfWork

NEEDED = {
    "text": "uraian",
    "target": "target",
    "unit": "satuan",
    "measure": "cara mengukur",
    "source": "sumber data",
}
"""What no indicator is active without, in words (TJ-1)."""


class RhkFields(TypedDict, total=False):
    """The fields of an RHK that its owner may change."""

    order: int
    rhk_kind: RhkKind
    text: str
    parent_rhk_id: str | None
    parent_text: str
    assigned_by: str
    goal_id: str | None


class IndicatorFields(TypedDict, total=False):
    """The fields of an indicator that its owner may change.

    Number, range, unit and direction are read from `target_text` where they are not given.
    """

    order: int
    aspect: Aspect | None
    perspectives: tuple[Perspective, ...]
    text: str
    target_text: str
    target_low: Decimal | None
    target_high: Decimal | None
    unit: str
    direction: Direction
    measure: str
    source: str
    quarter_targets: tuple[Decimal | None, Decimal | None, Decimal | None, Decimal | None]
    goal_id: str | None
    purpose: str
    definition: str
    formula: str
    control: str
    reporting: str
    active: bool


class PlanEditing:
    """Use cases of the parts; `Plans` carries them. Each takes a handed-in plan back to draft."""

    __slots__ = ()

    context: Context

    def save_rhk(
        self, s: Session, plan_id: str, rhk_id: str | None, **fields: Unpack[RhkFields]
    ) -> Outcome[PlanView]:
        """Add an RHK (`rhk_id` None) or change one; a plan that was handed in is a draft again."""
        with self.context.write(s, "undo_plan_changed") as unit:
            plan = self._opened(unit, s, plan_id)
            if rhk_id is None:
                order = max((r.order for r in unit.find(Rhk, plan_id=plan_id)), default=0) + 1
                new = Rhk(
                    id=new_id(),
                    at=self.context.now(),
                    person_id=plan.person_id,
                    plan_id=plan_id,
                    order=order,
                    text="",
                )
                unit.add(replace(new, **fields))
            else:
                old = unit.require(Rhk, rhk_id)
                self._same(old.plan_id, plan_id)
                unit.put(replace(old, **fields))
            return self._outcome(unit, s, plan, "undo_plan_changed")

    def delete_rhk(self, s: Session, plan_id: str, rhk_id: str) -> Outcome[PlanView]:
        """Delete an RHK with its indicators."""
        with self.context.write(s, "undo_rhk_deleted") as unit:
            plan = self._opened(unit, s, plan_id)
            old = unit.require(Rhk, rhk_id)
            self._same(old.plan_id, plan_id)
            for indicator in unit.find(Indicator, rhk_id=rhk_id):
                unit.delete(Indicator, indicator.id)
            for line in unit.find(ActionPlan, rhk_id=rhk_id):
                unit.delete(ActionPlan, line.id)
            unit.delete(Rhk, rhk_id)
            return self._outcome(unit, s, plan, "undo_rhk_deleted")

    def save_indicator(
        self, s: Session, rhk_id: str, indicator_id: str | None, **fields: Unpack[IndicatorFields]
    ) -> Outcome[PlanView]:
        """Add an indicator to an RHK (`indicator_id` None) or change one.

        It becomes active by itself as soon as nothing is missing, and inactive again when
        something is. Raises RuleViolation `indicator_incomplete` when it is asked to be active
        without unit, target, way of measuring or source (TJ-1).
        """
        with self.context.write(s, "undo_plan_changed") as unit:
            rhk = unit.require(Rhk, rhk_id)
            plan = self._opened(unit, s, rhk.plan_id)
            values = _read_target(fields)
            if indicator_id is None:
                taken = unit.find(Indicator, rhk_id=rhk_id)
                new = Indicator(
                    id=new_id(),
                    at=self.context.now(),
                    person_id=plan.person_id,
                    rhk_id=rhk_id,
                    order=max((i.order for i in taken), default=0) + 1,
                    aspect=None if plan.form is PlanForm.JPT else Aspect.KUANTITAS,
                    text="",
                )
                unit.add(_activated(replace(new, **values), None, plan, values))
            else:
                old = unit.require(Indicator, indicator_id)
                self._same(old.rhk_id, rhk_id)
                unit.put(_activated(replace(old, **values), old, plan, values))
            return self._outcome(unit, s, plan, "undo_plan_changed")

    def delete_indicator(self, s: Session, indicator_id: str) -> Outcome[PlanView]:
        """Delete an indicator."""
        with self.context.write(s, "undo_indicator_deleted") as unit:
            old = unit.require(Indicator, indicator_id)
            plan = self._opened(unit, s, unit.require(Rhk, old.rhk_id).plan_id)
            unit.delete(Indicator, indicator_id)
            for line in unit.find(ActionPlan, indicator_id=indicator_id):
                unit.put(replace(line, indicator_id=None))
            return self._outcome(unit, s, plan, "undo_indicator_deleted")

    def save_expectations(
        self, s: Session, plan_id: str, texts: Sequence[str]
    ) -> Outcome[PlanView]:
        """Write the leader's special expectations, one text per BerAKHLAK value ("" = none)."""
        if len(texts) != len(VALUES):
            raise RuleViolation("expectations_count", field="expectations", count=len(VALUES))
        with self.context.write(s, "undo_plan_changed") as unit:
            plan = self._opened(unit, s, plan_id)
            plan = unit.put(replace(plan, expectations=tuple(t.strip() for t in texts)))
            return self._outcome(unit, s, plan, "undo_plan_changed")

    def save_attachments(
        self,
        s: Session,
        plan_id: str,
        support: Sequence[str],
        accountability: Sequence[str],
        consequences: Sequence[str],
    ) -> Outcome[PlanView]:
        """Write the three lists of the Lampiran; empty lines are left out."""
        with self.context.write(s, "undo_plan_changed") as unit:
            plan = unit.put(
                replace(
                    self._opened(unit, s, plan_id),
                    support=_lines(support),
                    accountability=_lines(accountability),
                    consequences=_lines(consequences),
                )
            )
            return self._outcome(unit, s, plan, "undo_plan_changed")

    # --- inside ----------------------------------------------------------------------------
    def _readable(self, unit: ReadUnit, s: Session, plan: Plan) -> PlanView:
        own = plan.person_id == s.person_id
        action = (
            Action.READ_DRAFT_PLAN if plan.state is PlanState.DRAFT else Action.READ_SUBMITTED_PLAN
        )
        require(unit, s, action, plan.person_id, plan.starts, plan.ends)
        return plan_view(unit, plan, self.context.today(unit), editable=own)

    def _opened(self, unit: UnitOfWork, s: Session, plan_id: str) -> Plan:
        plan = unit.require(Plan, plan_id)
        require(unit, s, Action.WRITE_PLAN, plan.person_id, plan.starts, plan.ends)
        if plan.state is PlanState.SUBMITTED:
            plan = unit.put(replace(plan, state=PlanState.DRAFT))
        return plan

    def _same(self, found: str, wanted: str) -> None:
        if found != wanted:
            raise RuleViolation("not_in_this_plan")

    def _changes(self, plan: Plan) -> Changes:
        return Changes.of(Area.PLANS, persons=(plan.person_id,))

    def _outcome(self, unit: ReadUnit, s: Session, plan: Plan, code: str) -> Outcome[PlanView]:
        return Outcome(self._readable(unit, s, plan), self._changes(plan), label(code))


def _lines(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(line for line in (" ".join(text.split()) for text in texts) if line)


def _activated(
    new: Indicator, old: Indicator | None, plan: Plan, fields: IndicatorFields
) -> Indicator:
    lacks = [code for code in missing_of(new, plan.approach) if code in NEEDED]
    if not lacks:
        was_incomplete = old is None or bool(missing_of(old, plan.approach))
        return replace(new, active=True) if was_incomplete and "active" not in fields else new
    if fields.get("active"):
        words = ", ".join(NEEDED[code] for code in lacks)
        raise RuleViolation("indicator_incomplete", field=lacks[0], detail=words)
    return replace(new, active=False)


def _read_target(fields: IndicatorFields) -> IndicatorFields:
    text = fields.get("target_text")
    if text is None:
        return fields
    target = parse_target(text)
    read: IndicatorFields = {"target_low": target.low, "target_high": target.high}
    if target.unit:
        read["unit"] = target.unit
    if target.direction is not None:
        read["direction"] = target.direction
    return {**read, **fields}
