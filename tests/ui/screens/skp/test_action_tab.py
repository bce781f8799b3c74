"""Rencana aksi as a sheet over a real workspace (PR-4; REGULATIONS 1.4)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from tests.ui.screens.team_world import nameless, shown

from penilaian_desktop.ui.kit.tasks import TaskRunner
from penilaian_desktop.ui.screens.skp.action_model import FIRST, INDICATOR, MONTHS, TEXT, UNIT
from penilaian_desktop.ui.screens.skp.page import SkpPage
from penilaian_desktop.ui.widgets.field import ComboBox


@pytest.fixture
def page(own, qtbot):
    own.office.plan("siti", submit=False)
    page = shown(SkpPage(own.context), qtbot)
    page.show_tab("aksi")
    page.actions_tab.sheet.setFocus()
    return page


@pytest.fixture
def tab(page):
    return page.actions_tab


def steps(own, page):
    return own.services.plans.action_plans(own.context.session, page.plan.id)


def test_a_step_is_typed_into_the_empty_line_and_saved_when_its_cell_is_left(tab, page, own):
    tab.sheet.stand_on(1, TEXT)
    QTest.keyClicks(tab.sheet, "M")
    line = next(e for e in tab.sheet.findChildren(QLineEdit) if e.isVisible())
    QTest.keyClicks(line, "emeriksa berkas")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    (step,) = steps(own, page)
    assert (step.text, step.rhk_id) == ("Memeriksa berkas", page.plan.rhk[0].id)
    assert tab.sheet.currentIndex().column() == INDICATOR
    assert page.saved.text().startswith("Tersimpan")


def test_a_block_of_excel_fills_quarters_and_begins_steps_named_after_the_indicator(tab, page, own):
    tab.sheet.stand_on(1, FIRST)
    QGuiApplication.clipboard().setText("10\t20\t30\t1.040,5")
    tab.sheet.paste_cells()
    (step,) = steps(own, page)
    assert step.text == page.plan.rhk[0].indicators[0].text
    assert step.quarter_targets == (Decimal(10), Decimal(20), Decimal(30), Decimal("1040.5"))
    assert tab.model.cell_text(1, len(tab.model.columns) - 1) == "1.100,5"


def test_a_pasted_block_is_taken_back_in_one_step(tab, page, own):
    tab.sheet.stand_on(1, FIRST)
    QGuiApplication.clipboard().setText("10\t20\n30\t40")
    tab.sheet.paste_cells()
    assert len(steps(own, page)) == 2
    own.services.undo.undo(own.context.session)
    assert steps(own, page) == ()


def test_what_is_no_number_is_passed_over_and_said(tab, page, own):
    tab.sheet.stand_on(1, FIRST)
    QGuiApplication.clipboard().setText("10\tbanyak")
    tab.sheet.paste_cells()
    (step,) = steps(own, page)
    assert step.quarter_targets[:2] == (Decimal(10), None)
    assert "1 sel dilewati karena bukan angka: “banyak” di baris 2" in own.toasts[-1][0]


def test_months_have_their_own_targets(tab, page, own):
    tab.views.set_value(MONTHS)
    tab._turn(MONTHS)
    tab.sheet.stand_on(1, FIRST + 11)
    QGuiApplication.clipboard().setText("7")
    tab.sheet.paste_cells()
    (step,) = steps(own, page)
    assert step.month_targets[11] == Decimal(7)
    assert step.quarter_targets == (None,) * 4


def test_the_indicators_give_their_steps_once_and_rates_are_not_added_up(tab, page, own):
    tab.take.click()
    found = steps(own, page)
    assert len(found) == sum(len(rhk.indicators) for rhk in page.plan.rhk)
    assert not tab.take.isVisible()
    assert found[0].quarter_targets == (Decimal(450),) * 4
    rates = [
        row
        for row, line in enumerate(tab.model.rows)
        if line.item is not None and line.item.unit == "%"
    ]
    assert all(not tab.model.cell_text(row, len(tab.model.columns) - 1) for row in rates)


def test_the_indicator_of_a_step_is_chosen_from_a_list_or_by_its_number(tab, page, own):
    tab.take.click()
    rhk = page.plan.rhk[0]
    tab.sheet.stand_on(1, INDICATOR)
    QTest.keyClick(tab.sheet, Qt.Key.Key_F2)
    box = next(box for box in tab.sheet.findChildren(ComboBox) if box.isVisible())
    assert box.count() == len(rhk.indicators) + 1
    assert tab.model.indicator_named(rhk, "1") == rhk.indicators[0].id
    assert tab.model.indicator_named(rhk, "tidak ada") is None


def test_steps_are_moved_with_alt_and_deleted_with_ctrl_del(tab, page, own):
    tab.sheet.stand_on(1, FIRST)
    QGuiApplication.clipboard().setText("1")
    tab.sheet.paste_cells()
    tab.sheet.stand_on(2, UNIT)
    QGuiApplication.clipboard().setText("berkas")
    tab.sheet.paste_cells()
    first, second = steps(own, page)
    QTest.keyClick(tab.sheet, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [step.id for step in steps(own, page)] == [second.id, first.id]
    tab.sheet.stand_on(1, TEXT)
    QTest.keyClick(tab.sheet, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert [step.id for step in steps(own, page)] == [first.id]
    own.services.undo.undo(own.context.session)
    assert len(steps(own, page)) == 2


def test_a_letter_in_the_sheet_writes_and_does_not_add_an_rhk(tab, page, own):
    tab.sheet.stand_on(1, TEXT)
    QTest.keyClicks(tab.sheet, "b")
    assert len(page.plan.rhk) == 2


@pytest.mark.parametrize(("width", "height"), [(1158, 684), (852, 392)])
def test_twelve_months_fit_without_scrolling_sideways(tab, page, width, height):
    page.set_narrow(width < 1000)
    page.resize(width, height)
    tab._turn(MONTHS)
    assert tab.sheet.horizontalHeader().length() <= tab.sheet.viewport().width()
    assert tab.sheet.horizontalScrollBar().maximum() == 0
    assert nameless(page) == []


def test_with_real_threads_the_cursor_stays_while_steps_are_saved(own, qtbot):
    own.office.plan("siti", submit=False)
    tasks = TaskRunner(own.context.signals)
    page = SkpPage(replace(own.context, tasks=tasks))
    try:
        shown(page, qtbot)
        qtbot.waitUntil(lambda: page.plan is not None and not tasks.busy)
        page.show_tab("aksi")
        tab = page.actions_tab
        qtbot.waitUntil(lambda: bool(tab.model.rows))
        tab.sheet.setFocus()
        tab.sheet.stand_on(1, FIRST)
        QGuiApplication.clipboard().setText("10\t20\t30\t40")
        tab.sheet.paste_cells()
        qtbot.waitUntil(
            lambda: not tasks.busy and tab.model.cell_text(1, FIRST + 3) == "40", timeout=10_000
        )
        assert tab.sheet.currentIndex().column() == FIRST
    finally:
        tasks.stop()
