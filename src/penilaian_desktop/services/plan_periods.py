"""Several SKP in a year: for each position at most one a day (REGULATIONS 1.4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from penilaian_desktop.domain.employee import Assignment, AssignmentKind, PositionKind, Unit
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.plan import PersonSnapshot, Plan, PlanForm, PlanState, PlanStatus
from penilaian_desktop.domain.plan_views import PlanListItem, PositionChoice
from penilaian_desktop.domain.wording import short_date
from penilaian_desktop.services.people import (
    appraiser_of,
    assignment_near,
    position_text,
    snapshot,
    unit_of,
)
from penilaian_desktop.services.standing import clamp
from penilaian_desktop.storage.unit_of_work import ReadUnit

DEFINITIVE = AssignmentKind.DEFINITIF
LEADS_ITSELF = frozenset({PositionKind.JPT_UTAMA, PositionKind.JPT_MADYA, PositionKind.JPT_PRATAMA})
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """The days a plan is for, and the position."""

    starts: date
    ends: date
    assignment_id: str | None
    kind: AssignmentKind

    @property
    def key(self) -> str:
        """What `Plan.position_key` of such a plan is."""
        if self.kind is DEFINITIVE:
            return DEFINITIVE.value
        return self.assignment_id or self.kind.value


def plans_of_year(unit: ReadUnit, person_id: str, year: int) -> tuple[Plan, ...]:
    """Return the plans of a person in a year by their first day, the definitive position first."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    found = [p for p in unit.find(Plan, person_id=person_id) if p.overlaps(first, last)]
    return tuple(sorted(found, key=by_days))


def by_days(plan: Plan) -> tuple[bool, date, str]:
    """Return the key of the order: the definitive position first, then by the first day."""
    return plan.assignment_kind is not DEFINITIVE, plan.starts, plan.id


def span_for(
    unit: ReadUnit,
    person_id: str,
    year: int,
    dates: tuple[date | None, date | None],
    assignment_id: str | None,
) -> Span:
    """Return the days and position of a new plan, the free days where no dates are given.

    Raises RuleViolation `year_invalid`, `plan_position_unknown`, `plan_period_invalid`,
    `plan_exists` when no day is free, `plan_overlaps` when a wished day is not.
    """
    if not 2000 <= year <= 2100:
        raise RuleViolation("year_invalid", field="year", year=year)
    first, last = date(year, 1, 1), date(year, 12, 31)
    kind = DEFINITIVE
    if assignment_id is not None:
        held = unit.get(Assignment, assignment_id)
        if held is None or held.person_id != person_id or not _meets(held, first, last):
            raise RuleViolation("plan_position_unknown", field="position")
        kind = held.assignment_kind
        first = max(first, held.starts)
        last = min(last, held.ends or last)
    wish = Span(dates[0] or first, dates[1] or last, assignment_id, kind)
    if dates == (None, None):
        wish = _free(wish, plans_of_year(unit, person_id, year), year)
    check_period(wish.starts, wish.ends, year)
    check_free(unit, person_id, wish)
    return wish


def check_period(starts: date, ends: date, year: int) -> None:
    """Raise RuleViolation `plan_period_invalid` unless the days lie in the year, in order."""
    if starts > ends or starts.year != year or ends.year != year:
        raise RuleViolation("plan_period_invalid", field="starts", year=year)


def check_free(unit: ReadUnit, person_id: str, span: Span, *, but: str = "") -> None:
    """Raise RuleViolation `plan_overlaps` when another plan of the position has one of the days."""
    for plan in unit.find(Plan, person_id=person_id):
        if (
            plan.id != but
            and plan.position_key == span.key
            and plan.overlaps(span.starts, span.ends)
        ):
            raise RuleViolation(
                "plan_overlaps",
                field="starts",
                starts=short_date(plan.starts),
                ends=short_date(plan.ends),
            )


def _free(wish: Span, plans: tuple[Plan, ...], year: int) -> Span:
    """Return the longest free stretch of a wish; raises `plan_exists` when there is none."""
    taken = sorted((p.starts, p.ends) for p in plans if p.position_key == wish.key)
    at, best = wish.starts, None
    for starts, ends in [*taken, (wish.ends + _DAY, wish.ends + _DAY)]:
        gap = (at, min(starts - _DAY, wish.ends))
        if gap[0] <= gap[1] and (best is None or gap[1] - gap[0] > best[1] - best[0]):
            best = gap
        at = max(at, ends + _DAY)
    if best is None:
        raise RuleViolation("plan_exists", field="year", year=year)
    return replace(wish, starts=best[0], ends=best[1])


def _meets(held: Assignment, starts: date, ends: date) -> bool:
    return held.starts <= ends and (held.ends is None or held.ends >= starts)


def held_on(unit: ReadUnit, plan: Plan, day: date) -> Assignment | None:
    """Return the position a plan is for."""
    if plan.assignment_id is not None:
        found = unit.get(Assignment, plan.assignment_id)
        if found is not None:
            return found
    return assignment_near(unit, plan.person_id, day)


def owner_snapshot(unit: ReadUnit, plan: Plan, day: date) -> PersonSnapshot:
    """Return the owner of a plan as the form prints it: in the position the plan is for."""
    seen = snapshot(unit, plan.person_id, day)
    if plan.assignment_id is None:
        return seen
    held = unit.get(Assignment, plan.assignment_id)
    if held is None:
        return seen
    place = unit.get(Unit, held.unit_id)
    return replace(seen, position=position_text(held), unit=place.name if place else "")


def unit_of_plan(unit: ReadUnit, plan: Plan, day: date) -> str | None:
    """Return the id of the unit of the position that a plan is for, the definitive one's too."""
    held = unit.get(Assignment, plan.assignment_id) if plan.assignment_id else None
    held = held or assignment_near(unit, plan.person_id, day)
    return held.unit_id if held else None


def form_for(unit: ReadUnit, person_id: str, span: Span) -> PlanForm:
    """Return the form of a position: JPT and heads of self-standing units have their own."""
    held = (
        unit.get(Assignment, span.assignment_id)
        if span.assignment_id
        else assignment_near(unit, person_id, span.ends)
    )
    if held is None:
        return PlanForm.JAJF
    place = unit.get(Unit, held.unit_id) if span.assignment_id else None
    place = place or unit_of(unit, person_id, span.ends)
    heads = held.position.casefold().startswith("kepala")
    alone = place is not None and place.self_standing and heads
    return PlanForm.JPT if held.position_kind in LEADS_ITSELF or alone else PlanForm.JAJF


def list_item(unit: ReadUnit, plan: Plan, status: PlanStatus, today: date) -> PlanListItem:
    """Return a plan as a line of a list."""
    day = clamp(today, plan.starts, plan.ends)
    owner, appraiser = plan.employee, plan.appraiser
    if plan.state is PlanState.DRAFT:
        owner = owner_snapshot(unit, plan, day)
        head = appraiser_of(unit, plan.person_id, day, unit_of_plan(unit, plan, day))
        appraiser = snapshot(unit, head, day)
    return PlanListItem(
        plan_id=plan.id,
        version=plan.version,
        year=plan.year,
        starts=plan.starts,
        ends=plan.ends,
        status=status,
        form=plan.form,
        approach=plan.approach,
        position=owner.position,
        unit=owner.unit,
        assignment_kind=plan.assignment_kind,
        appraiser=appraiser.name,
        current=plan.starts <= today <= plan.ends,
    )


def free_positions(unit: ReadUnit, person_id: str, year: int) -> tuple[PositionChoice, ...]:
    """Return the positions of a person in a year that have free days, the definitive one first."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    plans = plans_of_year(unit, person_id, year)
    found = []
    held = [a for a in unit.find(Assignment, person_id=person_id) if _meets(a, first, last)]
    for a in sorted(held, key=lambda a: (a.assignment_kind is not DEFINITIVE, a.starts, a.id)):
        wish = Span(max(first, a.starts), min(last, a.ends or last), a.id, a.assignment_kind)
        try:
            span = _free(wish, plans, year)
        except RuleViolation:
            continue
        place = unit.get(Unit, a.unit_id)
        found.append(
            PositionChoice(
                assignment_id=a.id,
                position=position_text(a),
                unit=place.name if place else "",
                assignment_kind=a.assignment_kind,
                starts=span.starts,
                ends=span.ends,
            )
        )
    return tuple(found)
