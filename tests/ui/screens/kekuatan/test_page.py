"""Kekuatan & perbaikan over a real workspace (SM-6), and the ways that lead there."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.ui.screens.team_world import RESOURCES, THIRD, context_for, nameless, shown
from tests.ui.windows import activate

from penilaian_desktop.domain.appraisal import Rating
from penilaian_desktop.reports.door import render, use_fonts
from penilaian_desktop.ui.screens.evaluasi.page import EvaluasiPage
from penilaian_desktop.ui.screens.kekuatan.page import KekuatanPage, workbook_of
from penilaian_desktop.ui.screens.penilaian.page import PenilaianPage
from penilaian_desktop.ui.shell.pages import pages_for, quiet_pages_for


@pytest.fixture
def rated(own):
    """Siti with two published quarters."""
    office = own.office
    office.services.appraisals.add_feedback(
        office.session("bambang"), office.ids["siti"], THIRD, "Sabar di loket", value_code="BP",
        level=Rating.ABOVE,
    )  # fmt: skip
    office.appraise("siti", "bambang", "2026-T2", publish=True)
    office.appraise("siti", "bambang", THIRD, Rating.ABOVE, Rating.ABOVE, publish=True)
    return own


@pytest.fixture
def page(rated, qtbot):
    return shown(KekuatanPage(rated.context), qtbot)


def test_both_sides_stand_on_one_page_the_newest_period_first(page):
    """SM-6: summary page per person with both."""
    titles, rows = page.model.as_rows()
    assert titles == ["Periode", "Predikat", "Kekuatan", "Perlu diperbaiki"]
    assert rows == [
        ["Triwulan III 2026", "Sangat Baik", "Teliti", "Menulis volume setiap hari"],
        ["Triwulan II 2026", "Baik", "Teliti", "Menulis volume setiap hari"],
    ]
    assert page.header.subtitle.text() == "Milik Anda sendiri"
    assert not page.back.isVisible()


def test_what_was_often_rated_so_is_counted(page):
    labels = [page.above._rows.itemAt(n).widget() for n in range(page.above._rows.count())]
    assert [label.text() for label in labels] == ["Berorientasi Pelayanan · 1 kali"]
    nothing = page.below._rows.itemAt(0).widget().text()
    assert nothing == "Belum ada yang dinilai rendah."


def test_the_trend_is_walked_by_keyboard(page):
    """TJ-5: person."""
    chart = page.trend.view
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.accessibleDescription() == "Triwulan III 2026, predikat: Sangat Baik"
    assert nameless(page) == []


def test_t_turns_the_charts_from_wherever_the_keyboard_is(page, qtbot):
    """UI: what the key help lists works with the focus that the page begins with."""
    cards = (page.trend, page.ratings)
    page.table.setFocus()
    QTest.keyClick(page, Qt.Key.Key_T)
    assert [card.shown.value() for card in cards] == ["table", "table"]
    titles, rows = page.trend.table.records().as_rows()
    assert titles == ["Periode", "predikat"]
    assert rows[-2][1] == "Sangat Baik"
    assert page.ratings.table.records().as_rows()[1][-2][1:] == ["Di Atas Ekspektasi"] * 2
    QTest.keyClick(page, Qt.Key.Key_T)
    assert [card.shown.value() for card in cards] == ["drawing", "drawing"]


def test_in_a_small_window_tab_never_stands_out_of_view(page, qtbot):
    """KB-1: at 900×460 most of the page lies below; it comes along with the keyboard."""
    window = page.window()
    window.resize(900, 460)
    activate(page)
    page.print.setFocus(Qt.FocusReason.TabFocusReason)
    stood = []
    for key in (*[Qt.Key.Key_Tab] * 14, *[Qt.Key.Key_Backtab] * 14):
        QTest.keyClick(QApplication.focusWidget(), key)
        at = QApplication.focusWidget()
        stood.append(at)
        seen = at.visibleRegion().boundingRect()
        assert seen.height() >= min(at.height(), 28), (key, at)
    assert any(page.peers.chart.isAncestorOf(at) for at in stood)
    assert any(page.trend.isAncestorOf(at) for at in stood)


def test_a_title_of_the_table_is_not_cut(page):
    page.trend.show_as("table")
    header = page.trend.table.horizontalHeader()
    for at, title in enumerate(page.trend.figures().titles[1:], start=1):
        assert header.sectionSize(at) > header.fontMetrics().horizontalAdvance(title) + 16


def test_it_is_printed(page):
    """X-8: on paper too."""
    use_fonts(RESOURCES / "fonts" / "print")
    services, s = page.context.services, page.context.session
    view = services.forms.view(s, "kekuatan", s.person_id, "")
    text = "".join(
        one.get_textpage().get_text_range()
        for one in pypdfium2.PdfDocument(render("kekuatan", view))
    )
    for words in ("KEKUATAN DAN PERBAIKAN", "Teliti", "Berorientasi Pelayanan", "Sangat Baik"):
        assert words in text


def test_everybody_sees_units_side_by_side_with_the_age_of_the_results(page):
    """PR-10, TS-6: Siti is nobody's head."""
    assert page.peers.isVisible()
    assert page.peers.view.hidden == 1
    said = page.peers.said.text()
    assert "Dari hasil terbit yang ada di laptop ini" in said
    assert "hari ini, 19 November 2026" in said
    assert "1 unit tidak ditampilkan" in said


def test_the_comparison_is_not_shown_on_the_page_of_somebody_else(rated, qapp, tmp_path, qtbot):
    team = context_for(rated.office, "bambang", qapp, tmp_path)
    page = shown(KekuatanPage(team.context), qtbot)
    page.open(team.id_of("siti"))
    assert not page.peers.isVisible()


def test_it_becomes_an_excel_file(page):
    """X-8."""
    book = load_workbook(BytesIO(workbook_of(page._loaded)))
    assert book.sheetnames[:2] == ["Menurut periode", "Sering"]
    assert book["Sering"]["A4"].value == "Berorientasi Pelayanan"


def test_before_the_first_result_the_page_says_what_it_is_for(own, qtbot):
    page = shown(KekuatanPage(own.context), qtbot)
    assert page.nothing.isVisible()
    assert not page.parts.isVisible()
    assert not page.export.isEnabled()
    assert not page.print.isEnabled()
    assert page.peers.isVisible()
    assert page.peers.view.chart.is_empty


def test_the_head_opens_it_for_the_person_rated_and_comes_back(rated, qapp, tmp_path, qtbot):
    """SM-6: reachable from Penilaian."""
    team = context_for(rated.office, "bambang", qapp, tmp_path)
    rating = shown(PenilaianPage(team.context), qtbot)
    rating.open(team.id_of("siti"))
    rating.strengths.click()
    assert team.pages == [("kekuatan", team.id_of("siti"))]
    page = shown(KekuatanPage(team.context), qtbot)
    page.open(team.id_of("siti"))
    assert page.header.subtitle.text() == "Siti Aminah · Operator SIAK"
    page.back.click()
    assert page.header.subtitle.text() == "Milik Anda sendiri"


def test_others_may_not_read_it(rated, qapp, tmp_path, qtbot):
    """TS-11: never other people's."""
    team = context_for(rated.office, "ratna", qapp, tmp_path)
    page = shown(KekuatanPage(team.context), qtbot)
    page.open(team.id_of("siti"))
    assert [problem.code for problem in team.refusals] == ["not_your_staff"]
    assert page.model.records() == []


def test_it_is_reached_from_the_own_evaluation_and_stands_in_no_rail(rated, qtbot):
    page = shown(EvaluasiPage(rated.context), qtbot)
    page.strengths.click()
    assert rated.pages == [("kekuatan", rated.context.session.person_id)]
    roles = rated.context.session.roles
    assert "kekuatan" not in {spec.id for spec in pages_for(roles)}
    assert "kekuatan" in {spec.id for spec in quiet_pages_for(roles)}
