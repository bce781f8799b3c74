"""The data of the papers about a unit: reminders, the recap, and the public summary."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from penilaian_desktop.domain.access import Action, Role
from penilaian_desktop.domain.appraisal import AppraisalState, Predicate
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.employee import Employee, Unit
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.form_views_unit import (
    LEAST_PUBLIC,
    LEAST_PUBLIC_UNIT,
    RecapFormView,
    RecapRow,
    ReminderFormView,
    SummaryFormView,
    SummaryRow,
)
from penilaian_desktop.domain.monitor import NationalStatus
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.plan import PlanStatus
from penilaian_desktop.services.appraisal_reading import plan_of_period
from penilaian_desktop.services.appraisal_store import appraisals_of
from penilaian_desktop.services.calibration_reading import paths_of, reachable
from penilaian_desktop.services.context import Context, period_of
from penilaian_desktop.services.effective import results_of
from penilaian_desktop.services.form_paper import NO_FOOT, agency_of, foot_of
from penilaian_desktop.services.people import person_item, snapshot
from penilaian_desktop.services.plan_reading import status_of
from penilaian_desktop.services.purposes import Purposes
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import clamp, require, require_office
from penilaian_desktop.storage.unit_of_work import ReadUnit


def reminder_form(context: Context, s: Session, person_id: str, period: str) -> ReminderFormView:
    """Return the letter that reminds a person of what is missing for a period.

    HR and those who lead the person write it. Where the result is published nothing can be filled
    in any more, so nothing is asked. Raises RuleViolation `reminder_own` for a letter to
    oneself, `reminder_nothing` where nothing is missing, NotAllowed.
    """
    code = PeriodCode.parse(period)
    if person_id == s.person_id:
        raise RuleViolation("reminder_own")
    with context.read() as unit:
        require(unit, s, Action.READ_STAGES, person_id, code.starts, code.ends)
        lacks = _national_lack(unit, person_id, code) or _plan_lack(unit, person_id, code)
        kept = period_of(unit, code.code)
        done = appraisals_of(unit, (person_id,), code.code).get(person_id)
        out = done is not None and done.state is AppraisalState.PUBLISHED
        deadline = kept.self_deadline or kept.deadline
    if not lacks and not out:
        lacks = _report_lacks(context, s, person_id, code)
    with context.read() as unit:
        employee = snapshot(unit, person_id, code.ends)
        if not lacks:
            raise RuleViolation("reminder_nothing", name=employee.name, period=code.label)
        agency = agency_of(unit)
        bare = ReminderFormView(
            agency=agency.name,
            place=agency.place,
            period_label=code.label,
            deadline=deadline,
            dated=code.ends,
            employee=employee,
            sender=snapshot(unit, s.person_id or None, code.ends),
            lacks=lacks,
            foot=NO_FOOT,
            late=context.today(unit) > deadline,
        )
        return replace(bare, foot=foot_of(unit, s, bare))


def _national_lack(unit: ReadUnit, person_id: str, code: PeriodCode) -> tuple[tuple[str, int], ...]:
    """Return that the national system waits for whoever has no plan here.

    A row of the recap that could not be taken over says nothing of that.
    """
    found = unit.national.result(code.code, person_id)
    if found is None or (found.final and found.status is NationalStatus.DONE):
        return ()
    if found.status is NationalStatus.CHECK:
        return ()
    return (("national", 1),) if plan_of_period(unit, person_id, code) is None else ()


def _plan_lack(unit: ReadUnit, person_id: str, code: PeriodCode) -> tuple[tuple[str, int], ...]:
    plan = plan_of_period(unit, person_id, code)
    if plan is None:
        return (("plan_missing", 1),)
    return () if status_of(unit, plan)[0] is PlanStatus.AGREED else (("plan_open", 1),)


def _report_lacks(
    context: Context, s: Session, person_id: str, code: PeriodCode
) -> tuple[tuple[str, int], ...]:
    """Return what the laporan kinerja lacks, and how many realisations."""
    report = Purposes(context).work_report(s, person_id, code.code)
    empty = sum(not actual for _, actual, _ in report.realisations)
    lacks = [(name, 1) for name in report.missing]
    return (*lacks, *((("realisations", empty),) if empty else ()))


def recap_form(context: Context, s: Session, unit_name: str, period: str) -> RecapFormView:
    """Return the recap of a unit ("" = all): HR of everybody, a head of those it leads.

    Raises RuleViolation `print_unit_unknown`, `recap_empty`, NotAllowed.
    """
    code = PeriodCode.parse(period)
    with context.read() as unit:
        day = clamp(context.today(unit), code.starts, code.ends)
        people, named = _people(unit, s, unit_name, day)
        found = appraisals_of(unit, people, code.code)
        out = {
            person: one for person, one in found.items() if one.state is AppraisalState.PUBLISHED
        }
        results = results_of(unit, out, code.code)
        rows = []
        for person in people:
            plan = plan_of_period(unit, person, code)
            result = results.get(person)
            rows.append(
                RecapRow(
                    person=person_item(unit, person, day),
                    plan=status_of(unit, plan)[0] if plan is not None else None,
                    state=found[person].state if person in found else None,
                    work=result.work if result else None,
                    behaviour=result.behaviour if result else None,
                    predicate=result.predicate if result else None,
                )
            )
        agency = agency_of(unit)
        bare = RecapFormView(
            agency=agency.name,
            place=agency.place,
            unit_name=named or agency.name,
            period_label=code.label,
            dated=code.ends,
            signer=snapshot(unit, s.person_id or None, day),
            rows=tuple(
                sorted(rows, key=lambda row: (row.person.unit, name_order(row.person.name)))
            ),
            foot=NO_FOOT,
        )
        return replace(bare, foot=foot_of(unit, s, bare))


def summary_form(context: Context, s: Session, unit_name: str, period: str) -> SummaryFormView:
    """Return the public summary of a unit ("" = all) and those below it; HR only.

    Raises RuleViolation `print_unit_unknown`, `recap_empty`, NotAllowed `role_needed`.
    """
    require_office(s, Action.READ_MONITORING)
    code = PeriodCode.parse(period)
    with context.read() as unit:
        day = clamp(context.today(unit), code.starts, code.ends)
        people, _ = _people(unit, s, unit_name, day)
        found = {
            person: one
            for person, one in appraisals_of(unit, people, code.code).items()
            if one.state is AppraisalState.PUBLISHED
        }
        results = results_of(unit, found, code.code)
        paths = paths_of(unit, found, day)
        counts: dict[str, Counter[Predicate]] = {}
        for person, result in results.items():
            if result.predicate is not None and paths[person]:
                counts.setdefault(paths[person][0].name, Counter())[result.predicate] += 1
        agency = agency_of(unit)
        bare = SummaryFormView(
            agency=agency.name,
            place=agency.place,
            period_label=code.label,
            dated=code.ends,
            rows=tuple(summary_row(name, counts[name]) for name in sorted(counts)),
            foot=NO_FOOT,
        )
        return replace(bare, foot=foot_of(unit, s, bare))


def summary_row(name: str, counts: Counter[Predicate]) -> SummaryRow:
    """Return a unit of the public summary, small numbers left out.

    A group of one or two persons becomes None. A unit of fewer than five, or where one group
    holds everybody, tells nothing at all: either would tell a predicate by the name of a person.
    """
    people = counts.total()
    if people < LEAST_PUBLIC_UNIT or max(counts.values()) == people:
        return SummaryRow(unit_name=name, counts=())
    shown = tuple(
        (one, counts[one] if counts[one] == 0 or counts[one] >= LEAST_PUBLIC else None)
        for one in Predicate
    )
    return SummaryRow(unit_name=name, counts=shown)


def _people(unit: ReadUnit, s: Session, name: str, day: date) -> tuple[tuple[str, ...], str]:
    """Return whom a recap is about, and the name of the unit."""
    if Role.HR in s.roles:
        require_office(s, Action.READ_MONITORING)
        ids = {employee.id for employee in unit.find(Employee)}
    elif Role.APPRAISER in s.roles:
        ids = set(reachable(unit, s, day))
    else:
        raise NotAllowed("role_needed", action=Action.READ_MONITORING.value)
    paths = paths_of(unit, ids, day)
    named = ""
    if name.strip():
        chosen = unit_named(unit, name)
        named = chosen.name
        ids = {who for who, path in paths.items() if any(step.id == chosen.id for step in path)}
    if not ids:
        raise RuleViolation("recap_empty", field="unit", unit=named or name)
    return tuple(sorted(ids)), named


def unit_named(unit: ReadUnit, name: str) -> Unit:
    """Return a unit by id or name; part of a name will do when it is the only one."""
    wanted = " ".join(name.casefold().split())
    every = unit.find(Unit)
    exact = [one for one in every if wanted in {one.id.casefold(), one.name.casefold()}]
    close = exact or [one for one in every if wanted in one.name.casefold()]
    if not close or (not exact and len(close) != 1):
        raise RuleViolation("print_unit_unknown", field="unit", unit=name)
    return close[0]
