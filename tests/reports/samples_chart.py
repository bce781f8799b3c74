"""The sheet of charts. Units invented."""

from __future__ import annotations

from datetime import date

from tests.reports import samples
from tests.reports.test_chart import charts

from penilaian_desktop.domain.form_views_chart import ChartFormView

FORM = "grafik-pemantauan"
VIEW = ChartFormView(
    agency=samples.AGENCY, dated=date(2026, 11, 19), charts=tuple(charts()), foot=samples.FOOT
)
PAPERS = {"charts": (FORM, VIEW)}
LONG = {}
