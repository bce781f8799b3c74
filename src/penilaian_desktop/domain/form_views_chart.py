"""What a sheet of charts prints."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from penilaian_desktop.domain.chart_views import ChartData
from penilaian_desktop.domain.form_views import FormFoot


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartFormView:
    """Charts with their tables; `dated` is the day on which the figures were read."""

    agency: str
    dated: date
    charts: tuple[ChartData, ...]
    foot: FormFoot
