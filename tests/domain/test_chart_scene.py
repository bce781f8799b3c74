"""The drawing of a chart: scale, places, and what tells series apart without colour (TJ-5)."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest

from penilaian_desktop.domain.chart_layout import scene_of
from penilaian_desktop.domain.chart_scale import scale_between, spread_apart
from penilaian_desktop.domain.chart_scene import (
    Block,
    Hatch,
    Pens,
    Spot,
    Stroke,
    Words,
    hatch_strokes,
)
from penilaian_desktop.domain.chart_views import (
    ChartCategory,
    ChartData,
    ChartKind,
    ChartLimit,
    ChartSeries,
    period_categories,
)

PENS = Pens(lambda text, _strong: 7 * len(text), 16)


def decimals(*values):
    return tuple(None if value is None else Decimal(value) for value in values)


def chart(kind=ChartKind.LINE, *series, **more):
    count = len(series[0])
    codes = [f"{2020 + n // 4}-T{n % 4 + 1}" for n in range(count)]
    return ChartData(
        kind=kind,
        title="Grafik",
        categories=period_categories(codes),
        series=tuple(
            ChartSeries(label=f"deret {n}", values=decimals(*values))
            for n, values in enumerate(series)
        ),
        **more,
    )


def words_of(scene):
    return [shape for shape in scene.shapes if isinstance(shape, Words)]


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        ("48", "86", ["40", "50", "60", "70", "80", "90"]),
        ("0", "1", ["0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
        ("-3", "7", ["-4", "-2", "0", "2", "4", "6", "8"]),
        ("999", "1001", ["999", "999.5", "1000.0", "1000.5", "1001.0"]),
    ],
)
def test_a_scale_has_round_steps_around_its_values(low, high, ticks):
    most = len(ticks) - 1
    scale = scale_between(Decimal(low), Decimal(high), most)
    assert [Decimal(t) for t in ticks] == list(scale.ticks)


def test_words_at_the_ends_of_lines_never_cover_one_another():
    placed = spread_apart([10, 11, 50, 51], 16, 0, 60)
    ordered = sorted(placed)
    assert all(other - one >= 16 for one, other in pairwise(ordered))
    assert ordered[-1] <= 60


def test_a_line_of_eight_quarters_has_a_place_for_each_and_its_last_value_written():
    """TJ-5: a trend over eight periods."""
    scene = scene_of(chart(ChartKind.LINE, range(61, 69)), 400, 200, PENS)
    assert [place.category for place in scene.places] == list(range(8))
    assert [place.x for place in scene.places] == sorted(place.x for place in scene.places)
    assert [place.y for place in scene.places] == sorted(
        (place.y for place in scene.places), reverse=True
    )
    assert "68" in [shape.text for shape in words_of(scene) if shape.strong]


def test_a_gap_in_the_data_is_a_gap_in_the_line():
    scene = scene_of(chart(ChartKind.LINE, (1, 2, None, 4, 5)), 400, 200, PENS)
    below = max(place.y for place in scene.places)
    lines = [s for s in scene.shapes if isinstance(s, Stroke) and s.tint == "primary"]
    runs = [s for s in lines if s.points[0][1] <= below]
    assert [len(run.points) for run in runs] == [2, 2]
    assert scene.place(0, 2) is None


def test_series_differ_by_marker_and_dash_not_only_by_colour():
    scene = scene_of(chart(ChartKind.LINE, (1, 2), (3, 4), (5, 6)), 400, 200, PENS)
    spots = [shape for shape in scene.shapes if isinstance(shape, Spot)]
    assert len({(spot.tint, spot.marker) for spot in spots}) == 3
    assert len({spot.marker for spot in spots}) == 3
    dashes = {s.dash for s in scene.shapes if isinstance(s, Stroke) and s.width == 2}
    assert len(dashes) == 3


def test_bars_of_one_category_are_told_apart_by_their_hatching():
    scene = scene_of(chart(ChartKind.BARS, (5, 6), (7, 8)), 400, 200, PENS)
    bars = [s for s in scene.shapes if isinstance(s, Block) and s.edge == "tier1"]
    assert bars
    assert all(bar.fill == "surface" for bar in bars)
    assert any(isinstance(s, Stroke) and s.tint == "tier1" for s in scene.shapes)


def test_hatching_stays_inside_its_bar():
    area = Block(10, 20, 36, 90)
    for hatch in Hatch:
        for stroke in hatch_strokes(area, hatch, "text", 1):
            for x, y in stroke.points:
                assert 10 - 1e-6 <= x <= 46 + 1e-6
                assert 20 - 1e-6 <= y <= 110 + 1e-6


def test_shares_fill_the_bar_and_leave_out_what_is_none():
    """PR-10: the spread of units side by side."""
    data = ChartData(
        kind=ChartKind.SHARES,
        title="Unit",
        categories=(ChartCategory(label="A"), ChartCategory(label="B")),
        series=(
            ChartSeries(label="Baik", values=decimals(3, 0)),
            ChartSeries(label="Kurang", values=decimals(1, 0)),
        ),
    )
    scene = scene_of(data, 400, 120, PENS)
    first, second = scene.places
    assert first.area.width == pytest.approx(3 * second.area.width)
    assert first.area.x + first.area.width == pytest.approx(second.area.x)


def test_the_names_below_never_overlap_however_many_periods_there_are():
    scene = scene_of(chart(ChartKind.LINE, range(40)), 320, 200, PENS)
    row = max(shape.y for shape in words_of(scene) if shape.text in {"I", "II", "III", "IV"})
    names = [s for s in words_of(scene) if s.y == row and s.text in {"I", "II", "III", "IV"}]
    spans = sorted((s.x - 3.5 * len(s.text), s.x + 3.5 * len(s.text)) for s in names)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert names[-1].text == "IV"


def test_everything_is_drawn_inside_its_rectangle():
    limit = ChartLimit(value=Decimal(90), label="target 90 %")
    for width, height in ((320, 200), (200, 148), (900, 300)):
        data = chart(ChartKind.LINE, (61, 66, 70, 79), (48, 52, 60, 63), unit="%", limits=(limit,))
        for shape in words_of(scene_of(data, width, height, PENS)):
            wide = 7 * len(shape.text)
            left = shape.x - (0, wide / 2, wide)[shape.anchor + 1]
            assert left >= -1
            assert left + wide <= width + 1
            assert 0 <= shape.y <= height


def test_a_chart_without_data_says_what_is_missing():
    scene = scene_of(chart(ChartKind.LINE, (None, None)), 600, 200, PENS)
    assert [shape.text for shape in words_of(scene)] == ["Belum ada data untuk digambar."]
    assert scene.places == []


def test_the_steps_of_a_scale_have_their_words_at_the_axis_and_at_the_end_of_the_line():
    words = ("Kurang", "Baik", "Sangat Baik")
    data = ChartData(
        kind=ChartKind.LINE,
        title="Predikat",
        categories=period_categories(("2026-T1", "2026-T2")),
        series=(ChartSeries(label="predikat", values=(Decimal(1), Decimal("2.25"))),),
        low=Decimal(1),
        high=Decimal(3),
        words=words,
    )
    said = [shape.text for shape in scene_of(data, 500, 200, PENS).shapes if type(shape) is Words]
    assert set(words) <= set(said)
    assert "Baik (2,25 dari 3)" in said
    assert not {"1", "2", "3", "2,25"} & set(said)
