"""A chart as data (TJ-5, PR-11, X-8): what is said of it, and its table."""

from __future__ import annotations

from decimal import Decimal

from penilaian_desktop.domain.chart_views import (
    ChartCategory,
    ChartData,
    ChartKind,
    ChartPanels,
    ChartSeries,
    describe,
    one_scale,
    panels_table,
    period_categories,
    step_text,
    summary,
    table_of,
)


def line(*values, title="Waktu tunggu"):
    codes = [f"{year}-T{part}" for year in (2025, 2026) for part in range(1, 5)]
    return ChartData(
        kind=ChartKind.LINE,
        title=title,
        categories=period_categories(codes[: len(values)]),
        series=(
            ChartSeries(
                label="median",
                values=tuple(None if v is None else Decimal(v) for v in values),
                notes=("12 orang",),
            ),
        ),
        unit="hari",
        places=1,
    )


def test_a_point_is_said_with_its_period_unit_and_note():
    """TJ-5."""
    data = line("1.4", None)
    assert describe(data, 0, 0) == "Triwulan I 2025, median: 1,4 hari, 12 orang"
    assert describe(data, 0, 1) == "Triwulan II 2025, median: tidak ada data"


def test_the_summary_tells_where_a_line_begins_ends_and_turns():
    said = summary(line(9, 12, None, 5))
    assert said == (
        "Waktu tunggu. median: dari 9,0 hari (Triwulan I 2025) ke 5,0 hari (Triwulan IV 2025), "
        "terendah 5,0 hari (Triwulan IV 2025), tertinggi 12,0 hari (Triwulan II 2025)"
    )


def test_a_chart_without_figures_says_so():
    assert summary(line(None, None)) == "Waktu tunggu. Belum ada data untuk digambar."


def test_the_table_keeps_numbers_and_gaps():
    """X-8."""
    table = table_of(line(9, None))
    assert table.titles == ("Periode", "median (hari)")
    assert table.rows == (("Triwulan I 2025", Decimal(9)), ("Triwulan II 2025", None))


def test_the_advised_pattern_is_the_last_column():
    data = ChartData(
        kind=ChartKind.BARS,
        title="Sebaran",
        category_title="Predikat",
        categories=(ChartCategory(label="Baik"), ChartCategory(label="Kurang")),
        series=(ChartSeries(label="pegawai", values=(Decimal(7), Decimal(1))),),
        unit="%",
        pattern=(Decimal(70), Decimal(5)),
    )
    table = table_of(data)
    assert table.titles == ("Predikat", "pegawai (%)", "pola (%)")
    assert table.rows[0] == ("Baik", Decimal(7), Decimal(70))


def test_a_share_is_said_with_its_percentage():
    data = ChartData(
        kind=ChartKind.SHARES,
        title="Unit",
        categories=(ChartCategory(label="Disdukcapil"),),
        series=(
            ChartSeries(label="Baik", values=(Decimal(3),)),
            ChartSeries(label="Kurang", values=(Decimal(1),)),
        ),
    )
    assert describe(data, 0, 0) == "Disdukcapil, Baik: 3, 75 %"


def test_small_multiples_share_one_scale_and_one_table():
    """PR-10."""
    panels = ChartPanels(title="Unit", charts=one_scale((line(9, title="A"), line(2, title="B"))))
    assert {(chart.low, chart.high) for chart in panels.charts} == {(Decimal(2), Decimal(9))}
    table = panels_table(panels)
    assert table.titles[0] == "Grafik"
    assert [row[0] for row in table.rows] == ["A", "B"]


def test_a_step_of_a_scale_is_a_word_and_a_mean_has_its_number_with_it():
    """The codes of the national system run the other way: a number alone would be misread."""
    words = ("Kurang", "Baik", "Sangat Baik")
    said = [step_text(words, Decimal(text)) for text in ("1", "3", "2.5", "1.33")]
    assert said == ["Kurang", "Sangat Baik", "Sangat Baik (2,50 dari 3)", "Kurang (1,33 dari 3)"]
    data = ChartData(
        kind=ChartKind.LINE,
        title="Predikat",
        categories=period_categories(("2026-T1", "2026-T2")),
        series=(ChartSeries(label="predikat", values=(Decimal(3), Decimal("1.33"))),),
        words=words,
        note="Sebagian tidak ditampilkan.",
    )
    assert describe(data, 0, 0) == "Triwulan I 2026, predikat: Sangat Baik"
    assert summary(data).endswith(
        "terendah Kurang (1,33 dari 3) (Triwulan II 2026), tertinggi Sangat Baik "
        "(Triwulan I 2026). Sebagian tidak ditampilkan."
    )
    assert table_of(data).words == words
