"""Strengths and weaknesses of one person as an Excel file (SM-6, X-8)."""

from __future__ import annotations

from collections.abc import Sequence

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.chart_views import ChartData
from penilaian_desktop.domain.cycle_views import StrengthView
from penilaian_desktop.domain.wording import predicate_label
from penilaian_desktop.spreadsheets.chart_book import chart_sheet
from penilaian_desktop.spreadsheets.monitor_book import table_sheet
from penilaian_desktop.spreadsheets.xlsx_writer import write_workbook


def strength_workbook(view: StrengthView, charts: Sequence[ChartData]) -> bytes:
    """Return what was said by period, what was counted, and the trends."""
    names = {"menurut periode", "sering"}
    lines = table_sheet(
        "Menurut periode",
        f"Kekuatan dan perbaikan {view.person.name}",
        (("Periode", 22.0), ("Predikat", 20.0), ("Kekuatan", 60.0), ("Perlu diperbaiki", 60.0)),
        [
            (
                PeriodCode.parse(one.period_code).label,
                predicate_label(one.predicate) if one.predicate else "",
                one.strength,
                one.improvement,
            )
            for one in view.lines
        ],
    )
    counts = table_sheet(
        "Sering",
        "Berapa kali dinilai demikian",
        (
            ("RHK, nilai, atau komponen skema", 60.0),
            ("Dinilai", 24.0),
            ("Kali", 10.0),
            ("Artinya", 70.0),
        ),
        [
            *((one.name, "tinggi", one.count, one.anchor) for one in view.above),
            *((one.name, "rendah", one.count, one.anchor) for one in view.below),
        ],
    )
    return write_workbook([lines, counts, *(chart_sheet(chart, names) for chart in charts)])
