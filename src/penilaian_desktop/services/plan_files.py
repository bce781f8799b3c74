"""An SKP from a workbook of the BKN style, and what such a workbook says of a plan."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.employee import Agency, Employee
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.nip import format_nip
from penilaian_desktop.domain.plan import (
    Aspect,
    Direction,
    Indicator,
    Plan,
    PlanDecision,
    PlanForm,
    PlanState,
    PlanStatus,
    Rhk,
)
from penilaian_desktop.domain.plan_sheet import PlanSheet, SheetIndicator, SheetRhk
from penilaian_desktop.domain.plan_views import PlanExportView
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.services.context import Context, step_label
from penilaian_desktop.services.plan_periods import plans_of_year, span_for
from penilaian_desktop.services.plan_reading import missing_of, plan_view
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require
from penilaian_desktop.storage.unit_of_work import ReadUnit, UnitOfWork

_ASSIGNED = re.compile(r"^penugasan\s+dari\s+", re.IGNORECASE)
_NOTHING = frozenset({"", "-", "--", "–", "—"})


@dataclass(frozen=True, slots=True)
class PlanFiles:
    """Use cases of plans in workbooks."""

    context: Context

    def export(self, s: Session, plan_id: str) -> PlanExportView:
        """Return a plan that the session may print, for `spreadsheets.skp_export.skp_workbook`."""
        with self.context.read() as unit:
            plan = unit.require(Plan, plan_id)
            if plan.state is PlanState.DRAFT:
                require(unit, s, Action.READ_DRAFT_PLAN, plan.person_id, plan.starts, plan.ends)
            require(unit, s, Action.PRINT_PLAN, plan.person_id, plan.starts, plan.ends)
            view = plan_view(unit, plan, self.context.today(unit))
            agencies = unit.find(Agency, limit=1)
            signed_on = None
            if view.status is PlanStatus.AGREED:
                agreed = unit.find(PlanDecision, plan_id=plan_id, order=("-at",), limit=1)
                signed_on = self.context.local(unit, agreed[0].at).date() if agreed else None
            return PlanExportView(
                plan=view,
                agency=agencies[0].name if agencies else "",
                place=agencies[0].place if agencies else "",
                signed_on=signed_on,
            )

    def check(
        self, s: Session, sheet: PlanSheet, *, own: bool = False, year: int | None = None
    ) -> tuple[date, date]:
        """Return the days for which a workbook would become an own SKP; nothing is stored.

        With `own` another person's workbook (last year's of a colleague) is meant, with `year` its
        contents are for that year. Raises RuleViolation `skp_not_yours`, `skp_period_missing`,
        `plan_overlaps`, `plan_exists`.
        """
        with self.context.read() as unit:
            _check_owner(unit, s, sheet, own=own)
            starts, ends = _days(sheet, year)
            if _empty_draft(unit, s, starts, ends) is None:
                span_for(unit, s.person_id, starts.year, (starts, ends), None)
            return starts, ends

    def store(
        self, s: Session, sheet: PlanSheet, *, own: bool = False, year: int | None = None
    ) -> Outcome[PlanView]:
        """Make a draft SKP from a workbook: all or nothing, in one step that can be undone.

        An own draft of the same days without RHK is filled. The RHK of the superior stand there
        provisionally; way of measuring and data source, which such workbooks do not have, are to
        be written before handing in. Raises as `check`.
        """
        with self.context.write(s, "undo_plan_imported") as unit:
            _check_owner(unit, s, sheet, own=own)
            starts, ends = _days(sheet, year)
            require(unit, s, Action.WRITE_PLAN, s.person_id, starts, ends)
            plan = self._draft(unit, s, sheet, starts, ends)
            for order, row in enumerate(sheet.rhk, 1):
                self._add_rhk(unit, plan, row, order)
            view = plan_view(unit, plan, self.context.today(unit), editable=True)
        changes = Changes.of(Area.PLANS, persons=(s.person_id,))
        return Outcome(view, changes, step_label(unit, "undo_plan_imported"))

    def _draft(
        self, unit: UnitOfWork, s: Session, sheet: PlanSheet, starts: date, ends: date
    ) -> Plan:
        found = _empty_draft(unit, s, starts, ends)
        if found is not None:
            return unit.put(_filled(found, sheet))
        span = span_for(unit, s.person_id, starts.year, (starts, ends), None)
        plan = Plan(
            id=new_id(),
            at=self.context.now(),
            person_id=s.person_id,
            year=starts.year,
            starts=span.starts,
            ends=span.ends,
        )
        return unit.add(_filled(plan, sheet))

    def _add_rhk(self, unit: UnitOfWork, plan: Plan, row: SheetRhk, order: int) -> None:
        parent = "" if row.parent_text.strip() in _NOTHING else row.parent_text
        rhk = unit.add(
            Rhk(
                id=new_id(),
                at=self.context.now(),
                person_id=plan.person_id,
                plan_id=plan.id,
                order=order,
                rhk_kind=row.kind,
                text=row.text,
                parent_text=parent,
                assigned_by=_ASSIGNED.sub("", row.assigned_by),
            )
        )
        for place, said in enumerate(row.indicators, 1):
            made = self._indicator(plan, rhk, said, place)
            unit.add(replace(made, active=not missing_of(made, plan.approach)))

    def _indicator(self, plan: Plan, rhk: Rhk, said: SheetIndicator, order: int) -> Indicator:
        lower = said.aspect in {Aspect.WAKTU, Aspect.BIAYA} and said.unit != "%"
        usual = Direction.LOWER if lower else Direction.HIGHER
        jpt = plan.form is PlanForm.JPT
        return Indicator(
            id=new_id(),
            at=self.context.now(),
            person_id=plan.person_id,
            rhk_id=rhk.id,
            order=order,
            aspect=None if jpt else said.aspect,
            perspectives=said.perspectives if jpt else (),
            text=said.text,
            target_text=said.target_text,
            target_low=said.target_low,
            target_high=said.target_high,
            unit=said.unit,
            direction=said.direction or usual,
        )


def _filled(plan: Plan, sheet: PlanSheet) -> Plan:
    return replace(
        plan,
        form=sheet.form,
        approach=sheet.approach,
        expectations=sheet.expectations,
        support=sheet.support,
        accountability=sheet.accountability,
        consequences=sheet.consequences,
    )


def _check_owner(unit: ReadUnit, s: Session, sheet: PlanSheet, *, own: bool) -> None:
    me = unit.get(Employee, s.person_id)
    told = sheet.employee.identity
    if own or not told or (me is not None and me.identity == told):
        return
    raise RuleViolation("skp_not_yours", name=sheet.employee.name, nip=format_nip(told))


def _days(sheet: PlanSheet, year: int | None) -> tuple[date, date]:
    if sheet.starts is None or sheet.ends is None:
        if year is None:
            raise RuleViolation("skp_period_missing", field="year")
        return date(year, 1, 1), date(year, 12, 31)
    if year is None or year == sheet.starts.year:
        return sheet.starts, sheet.ends
    return date(year, 1, 1), date(year, 12, 31)


def _empty_draft(unit: ReadUnit, s: Session, starts: date, ends: date) -> Plan | None:
    for plan in plans_of_year(unit, s.person_id, starts.year):
        if (
            plan.state is PlanState.DRAFT
            and (plan.starts, plan.ends) == (starts, ends)
            and not unit.find(Rhk, plan_id=plan.id, limit=1)
        ):
            return plan
    return None
