"""Charts of any data are drawn inside their rectangle, whatever the figures are (TJ-5, X-8)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from penilaian_desktop.domain.chart_layout import scene_of
from penilaian_desktop.domain.chart_lying import height_of
from penilaian_desktop.domain.chart_scale import scale_of
from penilaian_desktop.domain.chart_scene import (
    Block,
    Marker,
    Pens,
    Spot,
    Stroke,
    Words,
    fit,
    marker_corners,
)
from penilaian_desktop.domain.chart_views import (
    ChartCategory,
    ChartData,
    ChartKind,
    ChartLimit,
    ChartPanels,
    ChartSeries,
    one_scale,
    panels_table,
    period_categories,
    summary,
    table_of,
)

PENS = Pens(lambda text, _strong: 7 * len(text), 16)
NUMBERS = st.one_of(
    st.none(), st.decimals(-500, 500, allow_nan=False, allow_infinity=False, places=1)
)


@st.composite
def charts(draw):
    kind = draw(st.sampled_from(ChartKind))
    count = draw(st.integers(1, 14))
    groups = draw(st.booleans())
    categories = tuple(
        ChartCategory(
            label=draw(st.text("abc d", min_size=1, max_size=24)),
            group=str(2020 + n // 4) if groups else "",
        )
        for n in range(count)
    )
    values = st.lists(NUMBERS, min_size=count, max_size=count)
    series = tuple(
        ChartSeries(
            label=f"deret {n}",
            values=tuple(abs(v) if v is not None and kind is ChartKind.SHARES else v
                         for v in draw(values)),
        )
        for n in range(draw(st.integers(1, 6)))
    )  # fmt: skip
    pattern = ()
    if kind is ChartKind.BARS and draw(st.booleans()):
        pattern = tuple(Decimal(draw(st.integers(0, 300))) for _ in range(count))
    limits = (ChartLimit(value=Decimal(90), label="target"),) if draw(st.booleans()) else ()
    ends = draw(st.booleans()) and kind is not ChartKind.SHARES
    return ChartData(
        kind=kind, title="Grafik", categories=categories, series=series, pattern=pattern,
        limits=limits if kind is ChartKind.LINE else (),
        low=Decimal(-500) if ends else None, high=Decimal(500) if ends else None,
    )  # fmt: skip


@given(data=charts(), width=st.integers(180, 1200), height=st.integers(120, 500))
def test_any_chart_is_drawn_inside_its_rectangle_and_every_place_can_be_walked(data, width, height):
    scene = scene_of(data, width, height, PENS)
    for place in scene.places:
        assert -1 <= place.x <= width + 1
        assert data.value(place.series, place.category) is not None
    for shape in scene.shapes:
        if isinstance(shape, Block):
            assert shape.width >= 0
            assert shape.height >= 0
        else:
            assert isinstance(shape, Spot | Stroke | Words)
    assert data.title in summary(data)
    assert len(table_of(data).rows) == len(data.categories)


def a_line(*values, **more):
    return ChartData(
        kind=ChartKind.LINE, title="Garis",
        categories=period_categories([f"2026-B{n:02d}" for n in range(1, len(values) + 1)]),
        series=(ChartSeries(label="deret", values=values),), **more,
    )  # fmt: skip


def test_a_scale_of_exact_ends_takes_whole_steps_or_leaves_it():
    assert scale_of(a_line(Decimal(2), low=Decimal(1), high=Decimal(5))).ticks[-1] == 5
    odd = scale_of(a_line(Decimal(1), low=Decimal(0), high=Decimal("0.97")))
    assert odd.low <= 0
    assert odd.high >= Decimal("0.97")
    flat = scale_of(a_line(Decimal(7), Decimal(7)))
    assert flat.low < 7 <= flat.high or flat.low <= 7 < flat.high


def test_lying_bars_say_how_much_room_they_like():
    data = ChartData(
        kind=ChartKind.SHARES, title="Unit",
        categories=tuple(ChartCategory(label=f"Unit {n}") for n in range(5)),
        series=(ChartSeries(label="Baik", values=(Decimal(1),) * 5),),
    )  # fmt: skip
    assert height_of(data, 400, PENS) > 5 * 30


def test_words_are_cut_until_they_fit_and_vanish_where_nothing_does():
    assert fit(PENS, "Semarang", 200) == "Semarang"
    assert fit(PENS, "Semarang", 40) == "Sema…"
    assert fit(PENS, "Semarang", 3) == ""


def test_markers_have_the_corners_of_their_shape():
    assert len(marker_corners(Marker.SQUARE, 0, 0, 4)) == 4
    assert len(marker_corners(Marker.TRIANGLE, 0, 0, 4)) == 3
    assert len(marker_corners(Marker.DIAMOND, 0, 0, 4)) == 4


def test_a_line_of_one_point_or_none_is_told_too():
    assert "deret: 5 (Februari 2026)" in summary(a_line(None, Decimal(5)))
    assert summary(replace(a_line(None, None), empty="Belum ada.")) == "Garis. Belum ada."
    mixed = replace(
        a_line(Decimal(1), Decimal(2)),
        series=(
            ChartSeries(label="ada", values=(Decimal(1), Decimal(2))),
            ChartSeries(label="kosong", values=(None, None)),
        ),
    )
    assert "kosong: tidak ada data" in summary(mixed)
    assert {place.series for place in scene_of(mixed, 400, 200, PENS).places} == {0}


def test_years_and_months_stand_on_an_axis_by_their_own_words():
    year, month = period_categories(("2026", "2026-B03"))
    assert (year.label, year.group) == ("2026", "")
    assert (month.label, month.group, month.spoken) == ("Mar", "2026", "Maret 2026")


def test_small_multiples_without_a_chart_or_a_figure_are_empty():
    assert panels_table(ChartPanels(title="x", charts=())).rows == ()
    bare = (a_line(None, None),)
    assert one_scale(bare) == bare
