"""Charts on the screen: keyboard, screen reader, table (TJ-5, X-8, UI: charts have their table)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from tests.ui.windows import activate

from penilaian_desktop.domain.chart_views import (
    ChartCategory,
    ChartData,
    ChartKind,
    ChartPanels,
    ChartSeries,
    period_categories,
)
from penilaian_desktop.ui.widgets.chart import ChartView
from penilaian_desktop.ui.widgets.chart_card import ChartCard, ChartPanelsCard

CODES = [f"{year}-T{part}" for year in (2025, 2026) for part in range(1, 5)]


def line(title="Tren"):
    return ChartData(
        kind=ChartKind.LINE,
        title=title,
        categories=period_categories(CODES),
        unit="%",
        series=(
            ChartSeries(label="dinilai", values=tuple(map(Decimal, range(60, 68)))),
            ChartSeries(label="bukti", values=(*map(Decimal, range(40, 46)), None, None)),
        ),
    )


def shares():
    return ChartData(
        kind=ChartKind.SHARES,
        title="Unit",
        categories=(ChartCategory(label="Disdukcapil"), ChartCategory(label="Puskesmas")),
        series=(
            ChartSeries(label="Baik", values=(Decimal(30), Decimal(20))),
            ChartSeries(label="Kurang", values=(Decimal(1), Decimal(0))),
        ),
    )


def shown(widget, qtbot, wide=420, tall=260):
    qtbot.addWidget(widget)
    widget.resize(wide, tall)
    widget.show()
    activate(widget)
    return widget


@pytest.fixture
def chart(dressed, qtbot):
    view = ChartView()
    view.set_data(line())
    shown(view, qtbot)
    view.setFocus()
    return view


def keys(widget, *names):
    for key in names:
        QTest.keyClick(widget, key)


def test_the_walk_begins_at_the_newest_point_of_the_first_line(chart):
    """TJ-5."""
    keys(chart, Qt.Key.Key_Left)
    assert chart.at == (0, 7)
    assert chart.accessibleDescription() == "Triwulan IV 2026, dinilai: 67 %"


def test_arrows_walk_along_a_line_and_over_to_the_other(chart):
    keys(chart, Qt.Key.Key_Left, Qt.Key.Key_Home)
    assert chart.at == (0, 0)
    keys(chart, Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert chart.at == (1, 1)
    keys(chart, Qt.Key.Key_End)
    assert chart.at == (1, 5)
    keys(chart, Qt.Key.Key_Right)
    assert chart.at == (1, 5)
    keys(chart, Qt.Key.Key_Up)
    assert chart.at == (0, 5)


def test_enter_opens_the_point_walked_to(chart, qtbot):
    keys(chart, Qt.Key.Key_Left)
    with qtbot.waitSignal(chart.opened) as told:
        keys(chart, Qt.Key.Key_Return)
    assert told.args == [0, 7]


def test_every_point_is_an_object_to_the_screen_reader(chart):
    """UI: charts by screen reader."""
    face = QAccessible.queryAccessibleInterface(chart)
    assert face.role() is QAccessible.Role.Chart
    assert face.childCount() == 14
    assert face.child(0).text(QAccessible.Text.Name) == "Triwulan I 2025, dinilai: 60 %"
    assert "dari 60 % (Triwulan I 2025) ke 67 %" in face.text(QAccessible.Text.Name)
    chart.choose(1, 2)
    assert face.focusChild().text(QAccessible.Text.Name) == "Triwulan III 2025, bukti: 42 %"
    assert face.focusChild().state().focused
    assert not face.child(0).rect().isEmpty()


def test_a_click_walks_to_the_nearest_point(chart):
    place = chart.places[3]
    QTest.mouseClick(
        chart, Qt.MouseButton.LeftButton, pos=QPoint(round(place.x) + 6, round(place.y) + 5)
    )
    assert chart.at == (0, 3)


def test_in_lying_bars_left_and_right_walk_over_the_parts(dressed, qtbot):
    view = ChartView()
    view.set_data(shares())
    shown(view, qtbot)
    view.setFocus()
    keys(view, Qt.Key.Key_Down)
    assert view.at == (0, 0)
    keys(view, Qt.Key.Key_Right)
    assert view.at == (1, 0)
    keys(view, Qt.Key.Key_Down)
    assert view.at == (0, 1)
    assert view.accessibleDescription() == "Puskesmas, Baik: 20, 100 %"


def test_t_shows_the_table_and_the_drawing_again(dressed, qtbot):
    """X-8: each chart has its table."""
    card = ChartCard()
    card.set_data(line())
    shown(card, qtbot)
    card.view.setFocus()
    keys(card.view, Qt.Key.Key_T)
    assert card.stack.currentWidget() is card.table
    assert card.table.hasFocus()
    titles, rows = card.table.records().as_rows()
    assert titles == ["Periode", "dinilai (%)", "bukti (%)"]
    assert rows[0] == ["Triwulan I 2025", "60", "40"]
    assert rows[7] == ["Triwulan IV 2026", "67", "tidak ada data"]
    keys(card.table, Qt.Key.Key_T)
    assert card.stack.currentWidget() is not card.table
    assert card.view.hasFocus()


def test_the_table_follows_other_figures(dressed, qtbot):
    card = ChartCard()
    card.set_data(line())
    shown(card, qtbot)
    card.turn()
    card.set_data(shares())
    assert card.table.records().as_rows()[1][1] == ["Puskesmas", "20", "0"]
    assert card.title.text() == "Unit"


def test_small_multiples_stand_beside_one_another_on_one_scale(dressed, qtbot):
    """PR-10."""
    card = ChartPanelsCard()
    panels = ChartPanels(title="Unit", charts=tuple(line(name) for name in "ABC"))
    card.set_panels(panels)
    shown(card, qtbot, 800, 400)
    assert len(card.views) == 3
    assert len({view.data.low for view in card.views}) == 1
    card.set_panels(ChartPanels(title="Unit", charts=panels.charts[:1]))
    assert len(card.views) == 1


def test_the_dark_theme_draws_other_colours(chart, dressed):
    light = chart.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    dressed.set_mode("gelap")
    dark = chart.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    dressed.set_mode("terang")
    assert light != dark
