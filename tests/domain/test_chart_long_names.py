"""Long names stay inside the chart, and the table says what its first column is (X-8)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from penilaian_desktop.domain.chart_layout import scene_of
from penilaian_desktop.domain.chart_lying import height_of, row_height
from penilaian_desktop.domain.chart_scene import Pens, Words
from penilaian_desktop.domain.chart_views import (
    ChartCategory,
    ChartData,
    ChartKind,
    ChartSeries,
    table_of,
)

PENS = Pens(lambda text, _strong: 7 * len(text), 16)
LONG = "Unit Pelaksana Teknis Dinas Kependudukan Wilayah Kepulauan Bagian Timur"


def chart(kind, label, count=5):
    return ChartData(
        kind=kind,
        title="Grafik",
        categories=tuple(ChartCategory(label=f"{label} {at}") for at in range(count)),
        series=(ChartSeries(label=label, values=(Decimal(1),) * count),),
    )


@pytest.mark.parametrize("kind", ChartKind)
@pytest.mark.parametrize("count", [1, 5, 12])
@pytest.mark.parametrize("width", [260, 480])
def test_no_name_leaves_the_chart(kind, count, width):
    data = chart(kind, LONG, count)
    for shape in scene_of(data, width, 300, PENS).shapes:
        if isinstance(shape, Words):
            wide = PENS.width(shape.text, shape.strong)
            left = shape.x - (0, wide / 2, wide)[shape.anchor + 1]
            assert left >= -0.5, shape
            assert left + wide <= width + 0.5, shape


def test_a_long_name_of_a_lying_bar_takes_two_lines_and_their_height():
    short, long = chart(ChartKind.SHARES, "Arsip"), chart(ChartKind.SHARES, LONG)
    assert row_height(long, 480, PENS) > row_height(short, 480, PENS)
    scene = scene_of(long, 480, height_of(long, 480, PENS), PENS)
    names = [s for s in scene.shapes if isinstance(s, Words) and s.x == 0 and s.anchor == -1]
    first, second = names[:2]
    assert first.text == "Unit Pelaksana Teknis"
    assert second.text.endswith("…")
    assert second.y - first.y == PENS.line


def test_the_first_column_is_periods_only_along_a_line():
    heads = {kind: table_of(chart(kind, "Arsip")).titles[0] for kind in ChartKind}
    assert heads[ChartKind.LINE] == "Periode"
    assert "Periode" not in {heads[ChartKind.BARS], heads[ChartKind.SHARES]}
