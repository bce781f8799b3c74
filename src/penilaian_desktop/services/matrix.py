"""Matriks Peran Hasil: the leader's RHK × the members (REGULATIONS 1.3).

A cell shows the RHK of a member that support the leader's RHK, and what the leader proposes. Only
the owner writes a plan: a leader's proposal is a record of the leader, which the member takes over
by one key. Without the leader's plan everything starts provisionally and is attached later.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from penilaian_desktop.domain.access import Action, Role
from penilaian_desktop.domain.cascade import RoleCell
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.plan import Plan, PlanState, Rhk, RhkKind
from penilaian_desktop.domain.plan_views import (
    MatrixEntry,
    MatrixView,
    ParentCandidate,
)
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.services.context import Context, label, step_label
from penilaian_desktop.services.matrix_reading import matrix_view, open_cells, staff_of
from penilaian_desktop.services.people import appraiser_of, person_item
from penilaian_desktop.services.plan_periods import plans_of_year, unit_of_plan
from penilaian_desktop.services.plan_reading import (
    plan_on,
    plan_view,
    plans_between,
    rhk_of,
)
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import clamp, require, require_office
from penilaian_desktop.storage.unit_of_work import ReadUnit, UnitOfWork

_DELETED = "undo_cell_deleted"
_WORD = re.compile(r"\w{3,}")


@dataclass(frozen=True, slots=True)
class Matrix:
    """Use cases of the matrix; each change is one undo step."""

    context: Context

    # --- reading ---------------------------------------------------------------------------
    def matrix(self, s: Session, year: int, person_id: str | None = None) -> MatrixView:
        """Return the matrix of a leader (the session's person by default) in a year.

        A leader and HR see the plans of members that were handed in; a member sees the own column
        only, with the own draft.
        """
        leader = person_id or s.person_id
        first, last = date(year, 1, 1), date(year, 12, 31)
        with self.context.read() as unit:
            today = clamp(self.context.today(unit), first, last)
            staff = staff_of(unit, leader, first, last)
            if leader != s.person_id and s.person_id in staff:
                staff = (s.person_id,)
            elif leader != s.person_id:
                if Role.HR in s.roles:
                    require_office(s, Action.READ_MONITORING)
                else:
                    require(unit, s, Action.READ_SUBMITTED_PLAN, leader, first, last)
            return matrix_view(unit, s, year, leader, staff, today)

    def candidates_for(self, s: Session, rhk_id: str) -> tuple[ParentCandidate, ...]:
        """Return the superior's RHK that an own RHK may be attached to, the most alike first."""
        with self.context.read() as unit:
            rhk = unit.require(Rhk, rhk_id)
            plan = unit.require(Plan, rhk.plan_id)
            require(unit, s, Action.WRITE_PLAN, plan.person_id, plan.starts, plan.ends)
            today = self.context.today(unit)
            leader, above = _plan_above(unit, plan, today)
            if above is None:
                return ()
            name = person_item(unit, leader, today).name
            wanted = _words(rhk.parent_text or rhk.text)
            found = [
                ParentCandidate(
                    rhk_id=r.id,
                    number=number,
                    text=r.text,
                    person=name,
                    likeness=_likeness(wanted, _words(r.text)),
                )
                for number, r in enumerate(rhk_of(unit, above.id), 1)
            ]
            return tuple(sorted(found, key=lambda c: (-c.likeness, c.number)))

    def proposals(self, s: Session, year: int) -> tuple[MatrixEntry, ...]:
        """Return what the own head proposes for a year and was not taken over yet."""
        with self.context.read() as unit:
            return open_cells(unit, s.person_id, year)

    # --- the leader ------------------------------------------------------------------------

    def put_cells(
        self, s: Session, cells: Sequence[tuple[str, str, str, str | None]]
    ) -> Outcome[MatrixView]:
        """Write cells of the own matrix as one step: proposals, which the members take over.

        Each is (RHK of the leader, member, text, the entry to change or None for a new one), all
        of one year; an empty text takes a proposal back. A member writes the own column with the
        plan's use cases. Raises RuleViolation `leader_rhk_unknown`, `cell_taken`; NotAllowed for
        anybody but the appraiser.
        """
        code = "undo_cell_saved" if any(text.strip() for _, _, text, _ in cells) else _DELETED
        with self.context.write(s, code) as unit:
            year = _leader_rhk(unit, cells[0][0])[1].year
            first, last = date(year, 1, 1), date(year, 12, 31)
            for leader_rhk_id, member, text, cell_id in cells:
                leader_rhk, plan = _leader_rhk(unit, leader_rhk_id)
                if (plan.person_id, plan.year) != (s.person_id, year):
                    raise NotAllowed("owner_only")
                require(unit, s, Action.PROPOSE_RHK, member, first, last)
                self._write_cell(unit, leader_rhk, year, member, " ".join(text.split()), cell_id)
            today = clamp(self.context.today(unit), first, last)
            staff = staff_of(unit, s.person_id, first, last)
            view = matrix_view(unit, s, year, s.person_id, staff, today)
        persons = (s.person_id, *(member for _, member, _, _ in cells))
        return Outcome(view, Changes.of(Area.PLANS, persons=persons), label(code))

    def _write_cell(
        self,
        unit: UnitOfWork,
        leader_rhk: Rhk,
        year: int,
        member_id: str,
        text: str,
        cell_id: str | None,
    ) -> None:
        if cell_id is None:
            if not text:
                raise RuleViolation("goal_text_missing", field="text")
            taken = unit.find(RoleCell, leader_rhk_id=leader_rhk.id, person_id=member_id)
            unit.add(
                RoleCell(
                    id=new_id(),
                    at=self.context.now(),
                    person_id=member_id,
                    leader_rhk_id=leader_rhk.id,
                    year=year,
                    order=max((c.order for c in taken), default=0) + 1,
                    text=text,
                )
            )
            return
        old = unit.require(RoleCell, cell_id)
        if (old.leader_rhk_id, old.person_id) != (leader_rhk.id, member_id):
            raise RuleViolation("not_in_this_plan")
        if unit.find(Rhk, cell_id=cell_id, limit=1):
            raise RuleViolation("cell_taken")
        if not text:
            unit.delete(RoleCell, cell_id)
        elif text != old.text:
            unit.put(replace(old, text=text))

    # --- the member ------------------------------------------------------------------------
    def take_over(self, s: Session, cell_id: str, rhk_id: str | None = None) -> Outcome[PlanView]:
        """Take a proposal of the head over into the own plan: as a new RHK, or for an own one.

        Raises RuleViolation `cell_not_yours`, `cell_taken`, `plan_missing`.
        """
        with self.context.write(s, "undo_cell_taken") as unit:
            cell = unit.require(RoleCell, cell_id)
            if cell.person_id != s.person_id:
                raise RuleViolation("cell_not_yours")
            if unit.find(Rhk, cell_id=cell_id, person_id=s.person_id, limit=1):
                raise RuleViolation("cell_taken")
            above = unit.get(Rhk, cell.leader_rhk_id)
            parent_text = above.text if above is not None else ""
            if rhk_id is not None:
                rhk = unit.require(Rhk, rhk_id)
                plan = self._opened(unit, s, rhk.plan_id)
                unit.put(
                    replace(
                        rhk,
                        parent_rhk_id=cell.leader_rhk_id,
                        parent_text=parent_text or rhk.parent_text,
                        cell_id=cell_id,
                    )
                )
            else:
                plan = self._opened(unit, s, self._plan_for(unit, s, cell.year).id)
                unit.add(
                    Rhk(
                        id=new_id(),
                        at=self.context.now(),
                        person_id=s.person_id,
                        plan_id=plan.id,
                        order=max((r.order for r in unit.find(Rhk, plan_id=plan.id)), default=0)
                        + 1,
                        rhk_kind=RhkKind.UTAMA,
                        text=cell.text,
                        parent_rhk_id=cell.leader_rhk_id,
                        parent_text=parent_text,
                        cell_id=cell_id,
                    )
                )
            view = plan_view(unit, plan, self.context.today(unit), editable=True)
        return Outcome(view, _changes(plan), step_label(unit, "undo_cell_taken"))

    def reattach(self, s: Session, rhk_id: str, parent_rhk_id: str | None) -> Outcome[PlanView]:
        """Attach an own RHK to an RHK of the superior, or make it provisional again (None).

        A plan that was handed in stays so and waits for the agreement on this version. Raises
        RuleViolation `leader_rhk_unknown`, `rhk_own_parent`.
        """
        with self.context.write(s, "undo_rhk_attached") as unit:
            rhk = unit.require(Rhk, rhk_id)
            plan = self._own(unit, s, rhk.plan_id)
            new = replace(rhk, parent_rhk_id=parent_rhk_id)
            if parent_rhk_id is not None:
                new = replace(new, parent_text=_above(unit, plan, parent_rhk_id).text)
            if new != rhk:
                plan = unit.put(plan)
                unit.put(new)
            view = plan_view(unit, plan, self.context.today(unit), editable=True)
        return Outcome(view, _changes(plan), step_label(unit, "undo_rhk_attached"))

    def attach_alike(self, s: Session, plan_id: str) -> Outcome[int]:
        """Attach every provisional RHK whose text is exactly that of an RHK of the superior."""
        with self.context.write(s, "undo_rhk_attached") as unit:
            plan = self._own(unit, s, plan_id)
            _, above = _plan_above(unit, plan, self.context.today(unit))
            known = {_key(r.text): r.id for r in rhk_of(unit, above.id)} if above else {}
            found = [
                replace(rhk, parent_rhk_id=known[_key(rhk.parent_text)])
                for rhk in rhk_of(unit, plan_id)
                if rhk.provisional and _key(rhk.parent_text) in known
            ]
            if found:
                unit.put(plan)
            for rhk in found:
                unit.put(rhk)
        return Outcome(len(found), _changes(plan), step_label(unit, "undo_rhk_attached"))

    # --- inside ----------------------------------------------------------------------------
    def _own(self, unit: ReadUnit, s: Session, plan_id: str) -> Plan:
        plan = unit.require(Plan, plan_id)
        require(unit, s, Action.WRITE_PLAN, plan.person_id, plan.starts, plan.ends)
        return plan

    def _opened(self, unit: UnitOfWork, s: Session, plan_id: str) -> Plan:
        plan = self._own(unit, s, plan_id)
        if plan.state is PlanState.SUBMITTED:
            plan = unit.put(replace(plan, state=PlanState.DRAFT))
        return plan

    def _plan_for(self, unit: ReadUnit, s: Session, year: int) -> Plan:
        first, last = date(year, 1, 1), date(year, 12, 31)
        day = clamp(self.context.today(unit), first, last)
        plan = plan_on(unit, s.person_id, day)
        if plan is None:
            found = plans_of_year(unit, s.person_id, year)
            plan = found[0] if found else None
        if plan is None:
            raise RuleViolation("plan_missing", field="year", year=year)
        return plan


def _plan_above(unit: ReadUnit, plan: Plan, today: date) -> tuple[str, Plan | None]:
    """Return the appraiser of a plan's days and that person's plan, once it was handed in."""
    day = clamp(today, plan.starts, plan.ends)
    leader = appraiser_of(unit, plan.person_id, day, unit_of_plan(unit, plan, day)) or ""
    found = plans_between(unit, leader, day, day) if leader else ()
    above = next((p for p in found if p.state is PlanState.SUBMITTED), None)
    return leader, above


def _leader_rhk(unit: ReadUnit, rhk_id: str) -> tuple[Rhk, Plan]:
    rhk = unit.get(Rhk, rhk_id)
    plan = unit.get(Plan, rhk.plan_id) if rhk is not None else None
    if rhk is None or plan is None:
        raise RuleViolation("leader_rhk_unknown", field="parent")
    return rhk, plan


def _above(unit: ReadUnit, plan: Plan, rhk_id: str) -> Rhk:
    """Return an RHK that a plan may be attached to: of a plan that was handed in, or proposed."""
    rhk, above = _leader_rhk(unit, rhk_id)
    if above.person_id == plan.person_id:
        raise RuleViolation("rhk_own_parent", field="parent")
    proposed = unit.find(RoleCell, leader_rhk_id=rhk_id, person_id=plan.person_id, limit=1)
    if above.state is PlanState.DRAFT and not proposed:
        raise RuleViolation("leader_rhk_unknown", field="parent")
    return rhk


def _changes(plan: Plan) -> Changes:
    return Changes.of(Area.PLANS, persons=(plan.person_id,))


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _likeness(wanted: frozenset[str], words: frozenset[str]) -> int:
    """Return how many of a hundred words two texts share."""
    union = wanted | words
    return round(100 * len(wanted & words) / len(union)) if union else 0
