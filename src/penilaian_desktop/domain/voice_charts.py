"""What the public says as charts: the nine unsur of a survey, the index over time (PR-11, TJ-8)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from penilaian_desktop.domain.chart_views import (
    ChartCategory,
    ChartData,
    ChartKind,
    ChartLimit,
    ChartSeries,
    period_categories,
)
from penilaian_desktop.domain.public_feedback import SurveyResult
from penilaian_desktop.domain.voice_views import TrendPoint
from penilaian_desktop.domain.wording import number

GOOD_FROM = Decimal("76.61")
"""Where grade B begins (PermenPANRB 14/2017)."""


def unsur_chart(result: SurveyResult | None, title: str = "Nilai sembilan unsur") -> ChartData:
    """Return the mean of every unsur, 1 to 4, as bars; the note tells their names."""
    unsur = result.unsur if result is not None else ()
    return ChartData(
        kind=ChartKind.BARS,
        title=title,
        category_title="Unsur",
        categories=tuple(
            ChartCategory(label=one.code.upper(), full=f"{one.code.upper()} {one.label}")
            for one in unsur
        ),
        series=(
            ChartSeries(
                label="nilai rata-rata",
                values=tuple(one.mean for one in unsur),
                notes=tuple(f"{number(one.answers)} jawaban" for one in unsur),
            ),
        ),
        places=2,
        low=Decimal(0),
        high=Decimal(4),
        empty="Belum ada kuesioner yang diisi.",
        note=" · ".join(f"{one.code.upper()} {one.label}" for one in unsur),
    )


def trend_chart(points: Sequence[TrendPoint], title: str = "Tren IKM") -> ChartData:
    """Return the index of periods as a line, with the level where grade B begins."""
    return ChartData(
        kind=ChartKind.LINE,
        title=title,
        categories=period_categories([point.period_code for point in points]),
        series=(
            ChartSeries(
                label="IKM",
                values=tuple(p.result.index if p.result is not None else None for p in points),
                notes=tuple(
                    ""
                    if p.result is None
                    else f"mutu {p.result.grade}, {number(p.result.respondents)} responden"
                    for p in points
                ),
            ),
        ),
        places=2,
        limits=(ChartLimit(value=GOOD_FROM, label="batas mutu B"),),
        empty="Belum ada survei pada periode-periode ini.",
    )
