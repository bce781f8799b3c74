"""What the sheet of strengths and improvements of one person prints (SM-6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from penilaian_desktop.domain.chart_views import ChartData
from penilaian_desktop.domain.cycle_views import StrengthView
from penilaian_desktop.domain.form_views import FormFoot
from penilaian_desktop.domain.plan import PersonSnapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class StrengthFormView:
    """Everything of the page Kekuatan about a person; `dated` is the day it was read."""

    agency: str
    dated: date
    employee: PersonSnapshot
    strengths: StrengthView
    charts: tuple[ChartData, ...]
    foot: FormFoot
