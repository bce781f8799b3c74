"""The tab Tren: what can be followed of whom, and what is left out for whom (TJ-5, TS-11)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.screens.team_world import THIRD, context_for, nameless, shown

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.appraisal import Rating
from penilaian_desktop.ui.screens.pemantauan.page import PemantauanPage


@pytest.fixture
def realised(office):
    """Siti wrote what she reached of an indicator of her own, and has a result."""
    plan = office.plan("siti", agree_by="bambang")
    indicator = plan.rhk[0].indicators[0]
    s = office.session("siti")
    office.services.appraisals.save_actual(s, indicator.id, THIRD, value=Decimal(420))
    office.appraise("siti", "bambang", THIRD, Rating.ABOVE, Rating.ABOVE, publish=True)
    return office, indicator


@pytest.fixture
def page(realised, qapp, tmp_path, qtbot):
    team = context_for(realised[0], "nurul", qapp, tmp_path)
    opened = shown(PemantauanPage(team.context), qtbot)
    opened.show_tab("tren")
    return opened


def choose(box, key):
    box.set_value(key)
    box.chosen.emit(key)


def test_an_own_indicator_of_a_unit_is_one_choice_away(page, realised):
    """TJ-5: indicator, not only those of the library."""
    _, indicator = realised
    assert page.trend.measure.isVisible()
    assert page.trend.measure.value() == ""
    keys = {one.name: one.key for one in page.context.services.trends.measures(
        page.context.session, 2026)}  # fmt: skip
    choose(page.trend.measure, keys[indicator.text])
    (chart,) = page.trend.charts
    assert chart.title == indicator.text
    assert chart.series[0].values[-2] == 420
    assert [card.isVisible() for card in page.trend.cards] == [True, False, False]


def test_a_person_has_the_own_indicators(page, realised):
    """TJ-5: person and indicator."""
    office, indicator = realised
    page.show_person_trend(office.ids["siti"], "Siti Aminah")
    assert page.trend.charts[0].title == "Predikat Siti Aminah"
    choose(page.trend.measure, indicator.id)
    (chart,) = page.trend.charts
    assert chart.series[0].label == "realisasi"
    assert chart.series[0].values[-2] == 420
    choose(page.trend.subject, f"unit:{office.units['arsip']}")
    assert page.trend.measure.value() == ""
    assert not page.trend.measure.isVisible()


def test_grades_are_words_on_the_screen_and_to_a_screen_reader(page, realised):
    """The codes of the national system run the other way: no bare number."""
    office, _ = realised
    page.show_person_trend(office.ids["siti"], "Siti Aminah")
    view = page.trend.cards[0].view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.accessibleDescription() == "Triwulan III 2026, predikat: Sangat Baik"
    assert "Sangat Baik" in view.accessibleName()
    page.show_tab("sebaran")
    titles, rows = page.spread.model.as_rows()
    means = {row[titles.index("Rata-rata")] for row in rows}
    assert "Sangat Baik" in means


def test_the_drafting_team_is_told_why_a_small_unit_has_no_line(realised, qapp, tmp_path, qtbot):
    """TS-11, PR-10."""
    office, _ = realised
    team = context_for(office, "nurul", qapp, tmp_path)
    object.__setattr__(team.context, "session", office.session("", Role.DRAFTER))
    page = shown(PemantauanPage(team.context), qtbot)
    page.show_tab("tren")
    choose(page.trend.subject, f"unit:{office.units['pelayanan']}")
    grades = page.trend.cards[1]
    assert grades.view.data.is_empty
    assert grades.left_out.isVisible()
    assert "kurang dari 5 orang" in grades.left_out.text()
    assert not page.trend.measure.isVisible()


def test_t_turns_the_charts_of_the_tab_from_wherever_the_keyboard_is(page):
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_T)
    assert {card.shown.value() for card in page.trend.cards} == {"table"}
    page.show_tab("sebaran")
    QTest.keyClick(page, Qt.Key.Key_T)
    assert page.spread.comparison.shown.value() == "table"
    assert nameless(page) == []
