"""Versions of a plan side by side (TJ-1, WG-2)."""

from __future__ import annotations

import pytest
from tests.ui.screens.team_world import nameless, shown

from penilaian_desktop.ui.screens.skp.page import SkpPage
from penilaian_desktop.ui.screens.skp.version_rows import CHANGED, SAME, rows_of


@pytest.fixture
def page(own, qtbot):
    """A plan that was returned, changed and handed in again."""
    plan = own.office.plan("siti")
    head, plans, session = own.office.session("bambang"), own.services.plans, own.context.session
    plans.decide(head, plan.id, agreed=False, note="Perjelas RHK 1")
    plans.save_rhk(session, plan.id, plan.rhk[0].id, text="Terbitnya kartu keluarga tepat waktu")
    plans.submit(session, plan.id)
    page = shown(SkpPage(own.context), qtbot)
    page.show_tab("versi")
    return page


def test_the_newest_version_is_compared_with_the_one_before(page):
    tab = page.versions
    assert tab.list.record(0).status.value == "submitted"
    assert tab.left.value() != tab.right.value()
    index = next(n for n, v in enumerate(tab._versions) if v.status.value == "returned")
    tab.left.set_value(str(tab._versions[index].number))
    tab._compare()
    (row,) = [r for r in tab.rows.records() if r.kind == "rhk"]
    assert (row.field, row.change) == ("text", CHANGED)
    assert row.after == "Terbitnya kartu keluarga tepat waktu"
    assert "1 isian berbeda" in tab._says.text()


def test_a_change_is_marked_by_a_word_and_an_icon_and_read_in_full_below(page):
    tab = page.versions
    tab.left.set_value(str(tab._versions[-1].number))
    tab._compare()
    at = tab.rows.row_of(lambda r: r.kind == "rhk")
    assert tab.rows.cell(at, 3).pill.text == "berubah"
    assert tab.rows.cell(at, 3).pill.icon
    tab.table.setCurrentIndex(tab.rows.index(at, 0))
    assert tab._whole[1].text() == "Terbitnya kartu keluarga tepat waktu"


def test_the_whole_plan_is_shown_with_what_stayed_the_same(page):
    tab = page.versions
    tab.left.set_value(str(tab._versions[-1].number))
    tab._compare()
    rows = rows_of(tab._difference, everything=True)
    assert {row.change for row in rows} >= {SAME, CHANGED}
    assert any(row.place == "1.1" and row.field == "target_text" for row in rows)
    assert nameless(page) == []


def test_a_first_version_says_that_there_is_nothing_to_compare_with(own, qtbot):
    own.services.plans.create(own.context.session, 2026)
    page = shown(SkpPage(own.context), qtbot)
    page.show_tab("versi")
    assert "Baru ada satu versi" in page.versions._says.text()
    assert page.versions.rows.rowCount() == 0
