"""What the page reads in one job of the read lane, and the line it says about a plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.plan import Approach, PlanForm
from penilaian_desktop.domain.views import PlanView, RhkChoice

if TYPE_CHECKING:
    from penilaian_desktop.services.registry import Services
    from penilaian_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class Loaded:
    """A year's plan with what may be chosen for it; `copy_from` is a year with a plan to copy."""

    year: int
    plan: PlanView | None
    leader: tuple[RhkChoice, ...]
    copy_from: int | None


def load(services: Services, session: Session, year: int) -> Loaded:
    """Read the own plan of a year and the leader's RHK."""
    plan = services.plans.current(session, year=year)
    leader = services.plans.leader_rhk(session, year)
    older = None
    if plan is None and services.plans.current(session, year=year - 1) is not None:
        older = year - 1
    return Loaded(year, plan, leader, older)


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


def _tr(text: str) -> str:
    return QCoreApplication.translate("SkpPage", text)
