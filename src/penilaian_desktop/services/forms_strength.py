"""The data of the sheet of strengths and improvements (SM-6, TJ-5)."""

from __future__ import annotations

from dataclasses import replace

from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.form_views_strength import StrengthFormView
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.form_paper import NO_FOOT, agency_of, foot_of
from penilaian_desktop.services.monitor_trends import Trends
from penilaian_desktop.services.people import snapshot
from penilaian_desktop.services.roll_up import RollUps
from penilaian_desktop.services.session import Session


def strength_form(context: Context, s: Session, person_id: str, _period: str) -> StrengthFormView:
    """Return what the session may see of a person over its published periods.

    Raises RuleViolation `strengths_none` without any, NotAllowed as the page does.
    """
    strengths = RollUps(context).strengths(s, person_id)
    if not strengths.lines:
        raise RuleViolation("strengths_none", field="employee", name=strengths.person.name)
    charts = Trends(context).person(s, person_id)[:2]
    with context.read() as unit:
        today = context.today(unit)
        bare = StrengthFormView(
            agency=agency_of(unit).name,
            dated=today,
            employee=snapshot(unit, person_id, today),
            strengths=strengths,
            charts=tuple(chart for chart in charts if not chart.is_empty),
            foot=NO_FOOT,
        )
        return replace(bare, foot=foot_of(unit, s, bare))
