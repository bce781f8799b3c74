"""Kekuatan & perbaikan over a real workspace (SM-6), and the ways that lead there."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.screens.team_world import THIRD, context_for, nameless, shown

from penilaian_desktop.domain.appraisal import Rating
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
    assert nothing == "Belum ada yang dinilai di bawah ekspektasi."


def test_the_trend_is_walked_by_keyboard(page):
    """TJ-5: person."""
    chart = page.trend.view
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.accessibleDescription() == "Triwulan III 2026, predikat (1–5): 5"
    assert nameless(page) == []


def test_it_becomes_an_excel_file(page):
    """X-8."""
    book = load_workbook(BytesIO(workbook_of(page._loaded)))
    assert book.sheetnames[:2] == ["Menurut periode", "Sering"]
    assert book["Sering"]["A4"].value == "Berorientasi Pelayanan"


def test_before_the_first_result_the_page_says_what_it_is_for(own, qtbot):
    page = shown(KekuatanPage(own.context), qtbot)
    assert page._stack.currentWidget() is page._empty
    assert not page.export.isEnabled()


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
