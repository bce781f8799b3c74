"""What the page reads in one job of the read lane, and the line it says about a plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.employee import AssignmentKind
from penilaian_desktop.domain.entry_views import RhkChoice
from penilaian_desktop.domain.plan import Approach, PlanForm
from penilaian_desktop.domain.plan_views import GoalItem, MatrixEntry, PlanListItem, PositionChoice
from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.ui.kit.translating import translator

if TYPE_CHECKING:
    from penilaian_desktop.services.registry import Services
    from penilaian_desktop.services.session import Session

_tr = translator("SkpPage")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A year's plan with what may be chosen for it; `copy_from` is a year with a plan to copy."""

    year: int
    plan: PlanView | None
    leader: tuple[RhkChoice, ...]
    copy_from: int | None
    plans: tuple[PlanListItem, ...] = ()
    positions: tuple[PositionChoice, ...] = ()
    goals: tuple[GoalItem, ...] = ()
    proposals: tuple[MatrixEntry, ...] = ()


def load(services: Services, session: Session, year: int, plan_id: str = "") -> Loaded:
    """Read an own plan of a year (by its id, else that of today), and the leader's RHK."""
    plans = services.plans.list(session, session.person_id, year)
    if any(item.plan_id == plan_id for item in plans):
        plan: PlanView | None = services.plans.view(session, plan_id)
    else:
        plan = services.plans.current(session, year=year)
    leader = services.plans.leader_rhk(session, year)
    older = None
    if plan is None and services.plans.current(session, year=year - 1) is not None:
        older = year - 1
    return Loaded(
        year,
        plan,
        leader,
        older,
        plans,
        services.plans.positions(session, year),
        services.cascade.goals(session, year),
        services.matrix.proposals(session, year),
    )


def subtitle(plan: PlanView) -> str:
    """Return span, approach and form of a plan."""
    form = (
        _tr("Pejabat Administrasi dan Pejabat Fungsional")
        if plan.form is PlanForm.JAJF
        else _tr("Pejabat Pimpinan Tinggi dan pimpinan unit kerja mandiri")
    )
    counted = plan.approach is Approach.KUANTITATIF
    approach = _tr("kuantitatif") if counted else _tr("kualitatif")
    return f"{wording.date_range(plan.starts, plan.ends)} · {approach} · {form}"


def plan_options(plans: Sequence[PlanListItem]) -> list[tuple[str, str]]:
    """Return the plans of a year as choices: months, and what kind of position they are for."""
    options = []
    for item in plans:
        first, last = wording.MONTHS[item.starts.month - 1], wording.MONTHS[item.ends.month - 1]
        words = first[:3] if first == last else f"{first[:3]}–{last[:3]}"
        kind = item.assignment_kind
        if kind is not AssignmentKind.DEFINITIF:
            words = f"{kind_label(kind)} · {words}"
        elif item.position:
            words = f"{words} · {item.position}"
        options.append((item.plan_id, words))
    return options


def kind_label(kind: AssignmentKind) -> str:
    """Return how people call a kind of assignment."""
    return {
        AssignmentKind.DEFINITIF: _tr("Definitif"),
        AssignmentKind.PLT: _tr("Plt."),
        AssignmentKind.PLH: _tr("Plh."),
        AssignmentKind.PJ: _tr("Pj."),
        AssignmentKind.TUGAS_TAMBAHAN: _tr("Tugas tambahan"),
    }[kind]
