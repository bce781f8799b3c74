"""Charts of the public's voice say the same as their tables."""

from __future__ import annotations

from decimal import Decimal

from penilaian_desktop.domain.chart_views import describe, summary, table_of
from penilaian_desktop.domain.public_feedback import SurveyResult, UnsurMean
from penilaian_desktop.domain.voice_charts import trend_chart, unsur_chart
from penilaian_desktop.domain.voice_views import TrendPoint


def result(index="88.32", mean="3.532"):
    return SurveyResult(
        index=Decimal(index), grade="B", label="Baik", respondents=128,
        unsur=(
            UnsurMean(code="u1", label="Persyaratan", mean=Decimal(mean), answers=128),
            UnsurMean(code="u2", label="Prosedur", mean=None, answers=0),
        ),
    )  # fmt: skip


def test_every_unsur_is_a_bar_with_its_answers():
    """TJ-8: nine unsur with the number of answers."""
    chart = unsur_chart(result())
    assert describe(chart, 0, 0) == "U1 Persyaratan, nilai rata-rata: 3,53, 128 jawaban"
    assert table_of(chart).rows == (
        ("U1 Persyaratan", Decimal("3.532")), ("U2 Prosedur", None),
    )  # fmt: skip
    assert chart.note == "U1 Persyaratan · U2 Prosedur"
    assert summary(chart).endswith(chart.note)
    assert unsur_chart(None).is_empty
    assert not unsur_chart(None).note


def test_the_trend_has_a_gap_where_nobody_answered():
    """PR-11: satisfaction over semesters, chart and table."""
    chart = trend_chart(
        (
            TrendPoint(period_code="2025-S1", result=result("80.00")),
            TrendPoint(period_code="2025-S2", result=None),
            TrendPoint(period_code="2026-S1", result=result()),
        )
    )
    assert [row[1] for row in table_of(chart).rows] == [Decimal("80.00"), None, Decimal("88.32")]
    assert describe(chart, 0, 2) == "Semester I 2026, IKM: 88,32, mutu B, 128 responden"
    assert "dari 80 (Semester I 2025) ke 88,32" in summary(chart).replace("80,00", "80")
