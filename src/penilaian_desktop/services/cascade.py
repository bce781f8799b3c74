"""Vision → mission → goal → organisation indicator → RHK → indicator (TS-2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypedDict, Unpack

from penilaian_desktop.domain.access import Action, Role
from penilaian_desktop.domain.cascade import LEVELS, Goal, GoalLevel, may_hang_on
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.employee import Employee, Unit
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.plan import Indicator, Plan, PlanState, Rhk
from penilaian_desktop.domain.plan_views import CascadeNode, GoalItem, UnlinkedItem
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.services.context import Context, step_label
from penilaian_desktop.services.people import staff_between, unit_of
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require_office
from penilaian_desktop.storage.unit_of_work import ReadUnit

_CHANGES = Changes.of(Area.PLANS)


class GoalFields(TypedDict, total=False):
    """The fields of a goal that HR or tim penyusun write."""

    level: GoalLevel
    parent_id: str | None
    unit_id: str
    order: int
    text: str
    target_text: str
    starts: date
    ends: date | None


@dataclass(frozen=True, slots=True)
class Cascade:
    """Use cases of the cascade."""

    context: Context

    def goals(self, s: Session, year: int | None = None) -> tuple[GoalItem, ...]:
        """Return the goals in the order of the tree; those of a year when one is given."""
        require_office(s, Action.READ_GOALS)
        with self.context.read() as unit:
            every = unit.find(Goal)
            shown = [g for g in every if year is None or g.holds_in(year)]
            counts: dict[str, int] = {}
            for part in (*_linked(unit, Rhk, shown), *_linked(unit, Indicator, shown)):
                counts[part] = counts.get(part, 0) + 1
            places = {u.id: u.name for u in unit.find(Unit)}
            return tuple(
                GoalItem(
                    id=g.id,
                    version=g.version,
                    level=g.level,
                    parent_id=g.parent_id,
                    unit_id=g.unit_id,
                    unit_name=places.get(g.unit_id, ""),
                    order=g.order,
                    depth=depth,
                    text=g.text,
                    target_text=g.target_text,
                    starts=g.starts,
                    ends=g.ends,
                    linked=counts.get(g.id, 0),
                )
                for g, depth in _in_order(shown)
            )

    def save_goal(
        self, s: Session, goal_id: str | None, **fields: Unpack[GoalFields]
    ) -> Outcome[tuple[GoalItem, ...]]:
        """Write a goal, new (None) or changed; return all goals.

        A new one needs level, text and its first day. Raises RuleViolation `goal_text_missing`,
        `goal_period_invalid`, `goal_parent_wrong`, `goal_unknown`.
        """
        require_office(s, Action.WRITE_GOALS)
        with self.context.write(s, "undo_goal_saved") as unit:
            if goal_id is None:
                siblings = unit.find(Goal, parent_id=fields.get("parent_id"))
                values: GoalFields = {
                    "level": GoalLevel.SASARAN,
                    "text": "",
                    "order": max((g.order for g in siblings), default=0) + 1,
                    "starts": date(self.context.today(unit).year, 1, 1),
                    **fields,
                }
                goal = Goal(id=new_id(), at=self.context.now(), **values)
                _check(unit, goal)
                unit.add(goal)
            else:
                old = unit.require(Goal, goal_id)
                goal = replace(old, **fields)
                _check(unit, goal)
                if goal != old:
                    unit.put(goal)
        return Outcome(self.goals(s), _CHANGES, step_label(unit, "undo_goal_saved"))

    def delete_goal(self, s: Session, goal_id: str) -> Outcome[tuple[GoalItem, ...]]:
        """Delete a goal that nothing hangs on.

        Raises RuleViolation `goal_in_use` with the number of goals, RHK and indicators below it.
        """
        require_office(s, Action.WRITE_GOALS)
        with self.context.write(s, "undo_goal_deleted") as unit:
            unit.require(Goal, goal_id)
            used = len(unit.find(Goal, parent_id=goal_id))
            used += len(unit.find(Rhk, goal_id=goal_id))
            used += len(unit.find(Indicator, goal_id=goal_id))
            if used:
                raise RuleViolation("goal_in_use", count=used)
            unit.delete(Goal, goal_id)
        return Outcome(self.goals(s), _CHANGES, step_label(unit, "undo_goal_deleted"))

    def unlinked(self, s: Session, year: int) -> tuple[UnlinkedItem, ...]:
        """Return the indicators of a year that serve no goal, by person and place (TS-2).

        An indicator serves a goal itself, by its RHK, or by an RHK above. HR and tim penyusun get
        those of every plan that was handed in (tim penyusun without names), a head the own and
        the staff's, everybody else the own.
        """
        require_office(s, Action.READ_GOALS)
        with self.context.read() as unit:
            plans, named = self._plans(unit, s, year)
            rhk = _rhk_of(unit, plans)
            served = _served(unit, rhk)
            bare = {r.id: r for r in rhk if not served[r.id]}
            found = unit.find(Indicator, rhk_id=tuple(bare)) if bare else ()
            loose = [i for i in found if i.goal_id is None]
            names = _names(unit, {i.person_id for i in loose}) if named else {}
            days = {p.id: p for p in plans}
            places = {
                person: place.name
                for person in {i.person_id for i in loose}
                if (place := unit_of(unit, person, date(year, 12, 31))) is not None
            }
            items = [
                UnlinkedItem(
                    indicator_id=i.id,
                    rhk_id=i.rhk_id,
                    plan_id=bare[i.rhk_id].plan_id,
                    person_id=i.person_id if named else "",
                    person=names.get(i.person_id, ""),
                    unit=places.get(i.person_id, ""),
                    rhk_text=bare[i.rhk_id].text,
                    text=i.text,
                )
                for i in loose
                if bare[i.rhk_id].plan_id in days
            ]
            order = {i.id: (bare[i.rhk_id].order, i.order, i.id) for i in loose}
            return tuple(
                sorted(
                    items, key=lambda u: (name_order(u.person), u.plan_id, order[u.indicator_id])
                )
            )

    def tree(self, s: Session, year: int) -> tuple[CascadeNode, ...]:
        """Return the whole cascade of a year in the order of the tree.

        RHK hang on the superior's RHK, else on their goal; those without either come last. Plans
        are those of `unlinked`.
        """
        require_office(s, Action.READ_GOALS)
        with self.context.read() as unit:
            plans, named = self._plans(unit, s, year)
            goals = [g for g in unit.find(Goal) if g.holds_in(year)]
            rhk = _rhk_of(unit, plans)
            indicators = (
                unit.find(Indicator, rhk_id=tuple(r.id for r in rhk), order=("order", "id"))
                if rhk
                else ()
            )
            names = _names(unit, {r.person_id for r in rhk}) if named else {}
            return _tree(goals, rhk, indicators, names)

    def _plans(self, unit: ReadUnit, s: Session, year: int) -> tuple[tuple[Plan, ...], bool]:
        """Return the plans whose parts the session may see, and whether with names."""
        found = [
            p
            for p in unit.find(Plan, year=year)
            if p.state is PlanState.SUBMITTED or p.person_id == s.person_id
        ]
        if Role.HR in s.roles:
            return tuple(found), True
        if Role.DRAFTER in s.roles:
            return tuple(found), False
        first, last = date(year, 1, 1), date(year, 12, 31)
        people = {s.person_id, *staff_between(unit, s, first, last)}
        return tuple(p for p in found if p.person_id in people), True


def _check(unit: ReadUnit, goal: Goal) -> None:
    if not goal.text.strip():
        raise RuleViolation("goal_text_missing", field="text")
    if goal.ends is not None and goal.ends < goal.starts:
        raise RuleViolation("goal_period_invalid", field="ends")
    if goal.parent_id is not None:
        above = unit.get(Goal, goal.parent_id)
        if above is None:
            raise RuleViolation("goal_unknown", field="parent_id")
        if not may_hang_on(goal.level, above.level):
            raise RuleViolation("goal_parent_wrong", field="parent_id")
    for below in unit.find(Goal, parent_id=goal.id):
        if not may_hang_on(below.level, goal.level):
            raise RuleViolation("goal_parent_wrong", field="level")


def _linked(
    unit: ReadUnit, kind: type[Rhk] | type[Indicator], goals: Sequence[Goal]
) -> tuple[str, ...]:
    found = unit.find(kind, goal_id=tuple(g.id for g in goals)) if goals else ()
    return tuple(part.goal_id for part in found if part.goal_id is not None)


def _in_order(goals: Sequence[Goal]) -> list[tuple[Goal, int]]:
    """Return goals with their depth, parents before children; lost ones count as top."""
    ids = {g.id for g in goals}
    below: dict[str | None, list[Goal]] = {}
    for goal in sorted(goals, key=lambda g: (LEVELS.index(g.level), g.order, g.id)):
        below.setdefault(goal.parent_id if goal.parent_id in ids else None, []).append(goal)
    found: list[tuple[Goal, int]] = []
    stack = [(goal, 0) for goal in reversed(below.get(None, []))]
    while stack:
        goal, depth = stack.pop()
        found.append((goal, depth))
        stack += [(child, depth + 1) for child in reversed(below.get(goal.id, []))]
    return found


def _rhk_of(unit: ReadUnit, plans: Sequence[Plan]) -> tuple[Rhk, ...]:
    return unit.find(Rhk, plan_id=tuple(p.id for p in plans)) if plans else ()


def _served(unit: ReadUnit, rhk: Sequence[Rhk]) -> dict[str, bool]:
    """Return for each RHK whether it, or one above it, serves a goal."""
    known = {r.id: r for r in rhk}
    edge = {r.parent_rhk_id for r in rhk if r.parent_rhk_id} - known.keys()
    while edge:
        above = unit.find(Rhk, id=tuple(edge))
        known |= {r.id: r for r in above}
        edge = {r.parent_rhk_id for r in above if r.parent_rhk_id} - known.keys()
    return {r.id: _serves(r, known) for r in rhk}


def _serves(rhk: Rhk, known: dict[str, Rhk]) -> bool:
    seen: set[str] = set()
    at: Rhk | None = rhk
    while at is not None and at.id not in seen:
        if at.goal_id is not None:
            return True
        seen.add(at.id)
        at = known.get(at.parent_rhk_id or "")
    return False


def _names(unit: ReadUnit, ids: set[str]) -> dict[str, str]:
    return {e.id: e.name for e in unit.find(Employee, id=tuple(ids))} if ids else {}


def _tree(
    goals: Sequence[Goal],
    rhk: Sequence[Rhk],
    indicators: Sequence[Indicator],
    names: dict[str, str],
) -> tuple[CascadeNode, ...]:
    goal_ids = {g.id for g in goals}
    rhk_ids = {r.id for r in rhk}
    below: dict[str | None, list[CascadeNode]] = {}
    for goal, depth in _in_order(goals):
        node = CascadeNode(
            kind="goal", id=goal.id, parent_id=goal.parent_id, depth=depth,
            level=goal.level.value, text=goal.text, person_id="", person="",
        )  # fmt: skip
        parent = goal.parent_id if goal.parent_id in goal_ids else None
        below.setdefault(parent, []).append(node)
    for r in sorted(
        rhk, key=lambda r: (name_order(names.get(r.person_id, "")), r.plan_id, r.order, r.id)
    ):
        parent = next(
            (
                p
                for p, known in ((r.parent_rhk_id, rhk_ids), (r.goal_id, goal_ids))
                if p in known and p != r.id
            ),
            None,
        )
        below.setdefault(parent, []).append(
            CascadeNode(
                kind="rhk", id=r.id, parent_id=parent, depth=0, level="", text=r.text,
                person_id=r.person_id if names else "", person=names.get(r.person_id, ""),
                provisional=r.provisional,
            )
        )  # fmt: skip
    for i in indicators:
        below.setdefault(i.rhk_id, []).insert(
            0,
            CascadeNode(
                kind="indicator", id=i.id, parent_id=i.rhk_id, depth=0, level="", text=i.text,
                person_id=i.person_id if names else "", person=names.get(i.person_id, ""),
            ),
        )  # fmt: skip
    found: list[CascadeNode] = []
    seen: set[str] = set()
    stack = [(node, 0) for node in reversed(below.get(None, []))]
    while stack:
        node, depth = stack.pop()
        if node.id in seen:
            continue
        seen.add(node.id)
        found.append(replace(node, depth=depth))
        children = below.get(node.id, [])
        first = [c for c in children if c.kind == "indicator"][::-1]
        rest = [c for c in children if c.kind != "indicator"]
        stack += [(child, depth + 1) for child in reversed([*first, *rest])]
    return tuple(found)
