"""The data of the papers of a plan: manual, rencana aksi, matrix, and what is expected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.berakhlak import VALUES
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.form_views_plan import (
    ActionFormView,
    ExpectedFormView,
    ManualFormView,
    MatrixFormView,
)
from penilaian_desktop.domain.plan import Plan, PlanDecision, PlanState, PlanStatus
from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.services.appraisal_reading import plan_of_period
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.form_paper import NO_FOOT, agency_of, foot_of
from penilaian_desktop.services.matrix import Matrix
from penilaian_desktop.services.people import snapshot
from penilaian_desktop.services.plan_parts import action_lines
from penilaian_desktop.services.plan_reading import plan_view
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import clamp, require
from penilaian_desktop.storage.unit_of_work import ReadUnit


def manual_form(context: Context, s: Session, person_id: str, period: str) -> ManualFormView:
    """Return the Manual Indikator Kinerja of the plan of a period.

    Whoever may print the plan may print it. Raises RuleViolation `plan_missing`, NotAllowed.
    """
    with context.read() as unit:
        plan, shown, signed = _plan(context, unit, s, person_id, period)
        agency = agency_of(unit)
        bare = ManualFormView(
            agency=agency.name, place=agency.place, signed_on=signed, plan=shown, foot=NO_FOOT
        )
        return replace(bare, foot=foot_of(unit, s, bare, plan.id))


def action_form(context: Context, s: Session, person_id: str, period: str) -> ActionFormView:
    """Return the rencana aksi of the plan of a period; raises as `manual_form`."""
    with context.read() as unit:
        plan, shown, signed = _plan(context, unit, s, person_id, period)
        agency = agency_of(unit)
        bare = ActionFormView(
            agency=agency.name,
            place=agency.place,
            signed_on=signed,
            plan=shown,
            lines=action_lines(unit, plan.id),
            foot=NO_FOOT,
        )
        return replace(bare, foot=foot_of(unit, s, bare, plan.id))


def expected_form(context: Context, s: Session, person_id: str, period: str) -> ExpectedFormView:
    """Return what is expected of a person in the year of a period; raises as `manual_form`."""
    with context.read() as unit:
        plan, shown, signed = _plan(context, unit, s, person_id, period)
        agency = agency_of(unit)
        periods = sorted(
            (one for one in unit.find(Period) if plan.starts <= one.ends <= plan.ends),
            key=lambda one: (one.ends, one.ends - one.starts),
        )
        bare = ExpectedFormView(
            agency=agency.name,
            place=agency.place,
            dated=signed or plan.starts,
            plan=shown,
            values=tuple(
                (value.name, text)
                for value, text in zip(VALUES, shown.expectations, strict=True)
                if text.strip()
            ),
            dates=tuple(
                (PeriodCode.parse(one.code).label, one.starts, one.ends, one.deadline)
                for one in periods
            ),
            foot=NO_FOOT,
        )
        return replace(bare, foot=foot_of(unit, s, bare, plan.id))


def matrix_form(context: Context, s: Session, person_id: str, period: str) -> MatrixFormView:
    """Return the Matriks Peran Hasil of a leader in the year of a period.

    A member gets the own column only. Raises RuleViolation `matrix_empty`, NotAllowed.
    """
    year = PeriodCode.parse(period).year
    matrix = Matrix(context).matrix(s, year, person_id)
    if not matrix.members:
        raise RuleViolation("matrix_empty", field="person", name=matrix.leader.name, year=year)
    with context.read() as unit:
        agency = agency_of(unit)
        today = context.today(unit)
        bare = MatrixFormView(
            agency=agency.name,
            place=agency.place,
            dated=date(year, 1, 1),
            leader=snapshot(unit, person_id, clamp(today, date(year, 1, 1), date(year, 12, 31))),
            matrix=matrix,
            foot=NO_FOOT,
        )
        return replace(bare, foot=foot_of(unit, s, bare, matrix.leader_plan_id or ""))


def _plan(
    context: Context, unit: ReadUnit, s: Session, person_id: str, period: str
) -> tuple[Plan, PlanView, date | None]:
    """Return the plan that covers a period and the day it was agreed; a draft to its owner only."""
    code = PeriodCode.parse(period)
    plan = plan_of_period(unit, person_id, code)
    if plan is None:
        require(unit, s, Action.PRINT_PLAN, person_id, code.starts, code.ends)
        raise RuleViolation("plan_missing", field="period", year=code.year)
    if plan.state is PlanState.DRAFT:
        require(unit, s, Action.READ_DRAFT_PLAN, person_id, plan.starts, plan.ends)
    require(unit, s, Action.PRINT_PLAN, person_id, plan.starts, plan.ends)
    view = plan_view(unit, plan, context.today(unit))
    if view.status is not PlanStatus.AGREED:
        return plan, view, None
    agreed = unit.find(PlanDecision, plan_id=plan.id, order=("-at",), limit=1)
    return plan, view, context.local(unit, agreed[0].at).date() if agreed else None
