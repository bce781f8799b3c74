"""Plans as pages and forms see them: tree, numbers, checklist (REGULATIONS 1.3, TJ-1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.berakhlak import VALUES
from penilaian_desktop.domain.employee import Assignment, AssignmentKind, RelationKind
from penilaian_desktop.domain.entry_views import RhkChoice
from penilaian_desktop.domain.plan import (
    Approach,
    Aspect,
    Direction,
    Indicator,
    Plan,
    PlanDecision,
    PlanForm,
    PlanState,
    PlanStatus,
    Rhk,
    RhkKind,
    status_of_plan,
)
from penilaian_desktop.domain.skp_views import IndicatorView, PlanView, RhkView
from penilaian_desktop.services.people import (
    appraiser_of,
    assignment_near,
    position_text,
    relation_on,
    snapshot,
    superior_of,
)
from penilaian_desktop.services.plan_periods import owner_snapshot, unit_of_plan
from penilaian_desktop.services.standing import clamp
from penilaian_desktop.storage.unit_of_work import ReadUnit

CheckLine = tuple[str, bool, str, str]


def plans_between(unit: ReadUnit, person_id: str, starts: date, ends: date) -> tuple[Plan, ...]:
    """Return the plans of a person that share a day with a span, newest start first.

    Those of the definitive position come before those of acting ones.
    """
    found = [plan for plan in unit.find(Plan, person_id=person_id) if plan.overlaps(starts, ends)]
    found.sort(key=lambda plan: (plan.starts, plan.id), reverse=True)
    found.sort(key=lambda plan: plan.assignment_kind is not AssignmentKind.DEFINITIF)
    return tuple(found)


def plan_on(unit: ReadUnit, person_id: str, day: date) -> Plan | None:
    """Return the plan of a person that covers a day, or None."""
    found = plans_between(unit, person_id, day, day)
    return found[0] if found else None


def rhk_of(unit: ReadUnit, plan_id: str) -> tuple[Rhk, ...]:
    """Return the RHK of a plan in the order of the form: utama first, then tambahan."""
    found = unit.find(Rhk, plan_id=plan_id)
    return tuple(sorted(found, key=lambda r: (r.rhk_kind is not RhkKind.UTAMA, r.order, r.id)))


def indicators_of(unit: ReadUnit, rhk: tuple[Rhk, ...]) -> dict[str, tuple[Indicator, ...]]:
    """Return the indicators of some RHK by the id of the RHK, in order."""
    found = unit.find(Indicator, rhk_id=tuple(r.id for r in rhk)) if rhk else ()
    grouped: dict[str, list[Indicator]] = {r.id: [] for r in rhk}
    for indicator in sorted(found, key=lambda i: (i.order, i.id)):
        grouped[indicator.rhk_id].append(indicator)
    return {rhk_id: tuple(group) for rhk_id, group in grouped.items()}


def rhk_choices(unit: ReadUnit, plan: Plan) -> tuple[RhkChoice, ...]:
    """Return the RHK of a plan as choices; the units are those of its quantity indicators."""
    rhk = rhk_of(unit, plan.id)
    indicators = indicators_of(unit, rhk)
    return tuple(
        RhkChoice(
            rhk_id=r.id,
            number=number,
            text=r.text,
            units=tuple(
                dict.fromkeys(
                    i.unit for i in indicators[r.id] if i.aspect is Aspect.KUANTITAS and i.unit
                )
            ),
        )
        for number, r in enumerate(rhk, 1)
    )


def rhk_on(unit: ReadUnit, person_id: str, day: date) -> tuple[RhkChoice, ...]:
    """Return the RHK of every plan of a person that is valid on a day, the definitive one first.

    Of several plans each is named by its position, and the numbers go on from plan to plan.
    """
    plans = plans_between(unit, person_id, day, day)
    if len(plans) == 1:
        return rhk_choices(unit, plans[0])
    found: list[RhkChoice] = []
    for plan in plans:
        named = position_of_plan(unit, plan, day)
        first = len(found)
        found += [
            replace(choice, number=first + choice.number, plan=named)
            for choice in rhk_choices(unit, plan)
        ]
    return tuple(found)


def position_of_plan(unit: ReadUnit, plan: Plan, day: date) -> str:
    """Return the position that a plan is for, as forms print it: "Plt. Kepala Bidang …"."""
    held = unit.get(Assignment, plan.assignment_id) if plan.assignment_id else None
    held = held or assignment_near(unit, plan.person_id, day)
    return position_text(held) if held else plan.employee.position


def status_of(unit: ReadUnit, plan: Plan) -> tuple[PlanStatus, str]:
    """Return what people see of a plan, and the note of the newest return that still matters."""
    return _status(plan, unit.find(PlanDecision, plan_id=plan.id))


def _status(plan: Plan, decisions: Sequence[PlanDecision]) -> tuple[PlanStatus, str]:
    status = status_of_plan(plan, decisions)
    newest = max(decisions, key=lambda d: (d.at, d.version, d.id), default=None)
    if newest is None or status is PlanStatus.SUBMITTED:
        return status, ""
    return status, newest.note if status is PlanStatus.AGREED or not newest.agreed else ""


def statuses_of(unit: ReadUnit, plans: Sequence[Plan]) -> dict[str, tuple[PlanStatus, str]]:
    """Return what `status_of` says of many plans by their id, with one query."""
    decisions: dict[str, list[PlanDecision]] = {plan.id: [] for plan in plans}
    for decision in unit.find(PlanDecision, plan_id=tuple(decisions)):
        decisions[decision.plan_id].append(decision)
    return {plan.id: _status(plan, decisions[plan.id]) for plan in plans}


def plan_view(unit: ReadUnit, plan: Plan, today: date, *, editable: bool = False) -> PlanView:
    """Return the whole plan.

    While it is a draft the snapshots are those of today, or those the owner named provisionally;
    afterwards those that were taken when it was handed in.
    """
    rhk = rhk_of(unit, plan.id)
    indicators = indicators_of(unit, rhk)
    status, note = status_of(unit, plan)
    employee, appraiser, superior = plan.employee, plan.appraiser, plan.appraiser_superior
    if plan.state is PlanState.DRAFT:
        day = clamp(today, plan.starts, plan.ends)
        who = plan.person_id
        employee = owner_snapshot(unit, plan, day)
        if not named_counts(unit, plan, day):
            plan = replace(plan, superior_since=None, superior_reason="")
            place = unit_of_plan(unit, plan, day)
            head = appraiser_of(unit, who, day, place)
            appraiser = snapshot(unit, head, day, seen_from=who)
            superior = snapshot(unit, superior_of(unit, who, day, place), day, seen_from=who)
    plan = replace(plan, employee=employee, appraiser=appraiser, appraiser_superior=superior)
    every = tuple(i for r in rhk for i in indicators[r.id])
    view = view_of_parts(plan, rhk, every, status, note, editable=editable)
    if view.remarks and manual_required(unit, plan):
        view = replace(view, checklist=view.checklist + view.remarks, remarks=())
    return view


def manual_required(unit: ReadUnit, plan: Plan) -> bool:
    """Tell whether a period of the plan wants a whole Manual Indikator (REGULATIONS 1.3)."""
    return any(
        period.starts <= plan.ends and plan.starts <= period.ends
        for period in unit.find(Period, manual_required=True)
    )


def named_counts(unit: ReadUnit, plan: Plan, day: date) -> bool:
    """Tell whether the superiors that the owner named count: no record begins as late or later."""
    if not plan.superior_reason or plan.superior_since is None:
        return False
    recorded = relation_on(unit, plan.person_id, day, RelationKind.APPRAISER)
    return recorded is None or recorded.starts < plan.superior_since


def view_of_parts(
    plan: Plan,
    rhk: Sequence[Rhk],
    indicators: Sequence[Indicator],
    status: PlanStatus,
    note: str = "",
    *,
    editable: bool = False,
) -> PlanView:
    """Return a plan with its RHK and indicators, all in the order of the form, as people see it."""
    grouped: dict[str, list[Indicator]] = {r.id: [] for r in rhk}
    for indicator in indicators:
        grouped[indicator.rhk_id].append(indicator)
    views = tuple(
        RhkView(
            id=r.id,
            version=r.version,
            number=number,
            kind=r.rhk_kind,
            text=r.text,
            parent_rhk_id=r.parent_rhk_id,
            parent_text=r.parent_text,
            assigned_by=r.assigned_by,
            indicators=tuple(indicator_view(i, plan.approach) for i in grouped[r.id]),
            goal_id=r.goal_id,
            cell_id=r.cell_id,
            provisional=r.provisional,
        )
        for number, r in enumerate(rhk, 1)
    )
    return PlanView(
        id=plan.id,
        version=plan.version,
        person_id=plan.person_id,
        year=plan.year,
        starts=plan.starts,
        ends=plan.ends,
        form=plan.form,
        approach=plan.approach,
        status=status,
        decision_note=note,
        employee=plan.employee,
        appraiser=plan.appraiser,
        appraiser_superior=plan.appraiser_superior,
        expectations=plan.expectations,
        support=plan.support,
        accountability=plan.accountability,
        consequences=plan.consequences,
        rhk=views,
        checklist=checklist(plan, views),
        remarks=manual_gaps(plan, views),
        editable=editable,
        assignment_id=plan.assignment_id,
        assignment_kind=plan.assignment_kind,
        superior_since=plan.superior_since,
        superior_reason=plan.superior_reason,
    )


def indicator_view(indicator: Indicator, approach: Approach) -> IndicatorView:
    """Return an indicator with the codes of what it still lacks."""
    return IndicatorView(
        id=indicator.id,
        version=indicator.version,
        order=indicator.order,
        aspect=indicator.aspect,
        perspectives=indicator.perspectives,
        text=indicator.text,
        target_text=indicator.target_text,
        target_low=indicator.target_low,
        target_high=indicator.target_high,
        unit=indicator.unit,
        direction=indicator.direction,
        measure=indicator.measure,
        source=indicator.source,
        quarter_targets=indicator.quarter_targets,
        missing=missing_of(indicator, approach),
        goal_id=indicator.goal_id,
        library_code=indicator.library_code,
        library_version=indicator.library_version,
        purpose=indicator.purpose,
        definition=indicator.definition,
        formula=indicator.formula,
        control=indicator.control,
        reporting=indicator.reporting,
        active=indicator.active,
    )


def missing_of(indicator: Indicator, approach: Approach) -> tuple[str, ...]:
    """Return what an indicator lacks to be measurable: unit, target, measure, source (TJ-1).

    In the qualitative approach a target in words needs no unit.
    """
    counts = approach is Approach.KUANTITATIF or target_number(indicator) is not None
    lacks = (
        ("text", not indicator.text.strip()),
        ("target", not indicator.target_text.strip()),
        ("unit", counts and not indicator.unit.strip()),
        ("measure", not indicator.measure.strip()),
        ("source", not indicator.source.strip()),
        ("quarter_sum", not quarters_add_up(indicator)),
    )
    return tuple(code for code, missing in lacks if missing)


def target_number(indicator: Indicator) -> Decimal | None:
    """Return the number that the year's target asks for: its lower end, else its upper end."""
    if indicator.direction is Direction.LOWER:
        ends = (indicator.target_high, indicator.target_low)
    else:
        ends = (indicator.target_low, indicator.target_high)
    return ends[0] if ends[0] is not None else ends[1]


def adds_up(indicator: Indicator) -> bool:
    """Tell whether the indicator counts: quarters and entries add up, where a rate does not."""
    return (
        indicator.aspect is Aspect.KUANTITAS
        and indicator.direction is Direction.HIGHER
        and indicator.unit.strip() != "%"
    )


def quarters_add_up(indicator: Indicator) -> bool:
    """Tell whether the targets of the quarters, where all are given, make the year's target."""
    quarters = [q for q in indicator.quarter_targets if q is not None]
    year = target_number(indicator)
    if year is None or len(quarters) < 4 or not adds_up(indicator):
        return True
    return sum(quarters) == year


def checklist(plan: Plan, rhk: tuple[RhkView, ...]) -> tuple[CheckLine, ...]:
    """Return what a plan needs before it can be handed in: (code, done, detail, record id).

    Open lines come one for each record, what is done is summed up in one line for each subject.
    """
    lines: list[CheckLine] = []
    main = [r for r in rhk if r.kind is RhkKind.UTAMA]
    lines.append(("rhk", bool(main), "", plan.id))
    for r in rhk:
        if not r.text.strip():
            lines.append(("rhk_text", False, f"RHK {r.number}", r.id))
        if not r.indicators:
            lines.append(("rhk_indicator", False, f"RHK {r.number}", r.id))
        if r.kind is RhkKind.TAMBAHAN and not r.assigned_by.strip():
            lines.append(("assignment", False, f"RHK {r.number}", r.id))
    if any(r.kind is RhkKind.TAMBAHAN for r in rhk) and not any(
        code == "assignment" for code, *_ in lines
    ):
        lines.append(("assignment", True, "", plan.id))
    for code in ("text", "target", "unit", "measure", "source", "quarter_sum"):
        missing = [(r, i) for r in rhk for i in r.indicators if code in i.missing]
        lines += [
            (f"indicator_{code}", False, f"RHK {r.number}: {i.text}", i.id) for r, i in missing
        ]
        if not missing and any(r.indicators for r in rhk):
            lines.append((f"indicator_{code}", True, "", plan.id))
    if plan.form is PlanForm.JPT:
        bare = [(r, i) for r in rhk for i in r.indicators if not i.perspectives]
        lines += [
            ("indicator_perspective", False, f"RHK {r.number}: {i.text}", i.id) for r, i in bare
        ]
    lines.append(("behaviour", len(plan.expectations) == len(VALUES), "", plan.id))
    for code, texts in (
        ("support", plan.support),
        ("accountability", plan.accountability),
        ("consequences", plan.consequences),
    ):
        lines.append((code, any(text.strip() for text in texts), "", plan.id))
    return tuple(lines)


def manual_gaps(plan: Plan, rhk: tuple[RhkView, ...]) -> tuple[CheckLine, ...]:
    """Return the indicators in the form of leaders whose Manual Indikator is not whole.

    It is required of them (REGULATIONS 1.3), but not every agency asks for all of its fields:
    the lines stop nobody unless the policy says so.
    """
    if plan.form is not PlanForm.JPT:
        return ()
    return tuple(
        ("indicator_manual", False, f"RHK {r.number}: {i.text}", i.id)
        for r in rhk
        for i in r.indicators
        if not all(
            text.strip() for text in (i.purpose, i.definition, i.formula, i.control, i.reporting)
        )
    )
