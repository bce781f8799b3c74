"""A filled SKP workbook becomes a draft after a dry run, and a plan becomes a workbook."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from tests.ui.screens.team_world import nameless, shown

from penilaian_desktop.spreadsheets.skp_book import read_skp
from penilaian_desktop.ui.screens.skp.page import SkpPage

BOOK = Path(__file__).parents[3] / "files" / "skp" / "skp_2026_rotua_sitorus.xlsx"


@pytest.fixture
def page(own, qtbot):
    return shown(SkpPage(own.context), qtbot)


@pytest.fixture
def dialog(page):
    page.desks.open_import()
    page.desks.dialog.show_sheet(read_skp(BOOK))
    return page.desks.dialog


def plans(own):
    return own.services.plans.list(own.context.session, None, 2026)


def test_the_book_of_somebody_else_is_asked_about_and_nothing_is_stored(dialog, own):
    assert not dialog.save.isEnabled()
    assert dialog.banner.isVisible()
    assert dialog.rows.rowCount() > 10
    assert plans(own) == ()


def test_claimed_contents_become_a_draft_that_can_be_taken_back(dialog, page, own):
    dialog._claim()
    assert dialog.save.isEnabled()
    assert "Menjadi draf SKP" in dialog.explanation.text()
    dialog.save.click()
    assert len(plans(own)) == 1
    assert len(page.plan.rhk) == len(read_skp(BOOK).rhk)
    assert own.toasts[-1][1]
    own.services.undo.undo(own.context.session)
    assert plans(own) == ()


def test_a_year_that_has_its_plan_says_so_before_anything_is_written(own, qtbot):
    own.office.plan("siti", submit=False)
    page = shown(SkpPage(own.context), qtbot)
    page.desks.open_import()
    dialog = page.desks.dialog
    dialog.show_sheet(read_skp(BOOK))
    dialog._claim()
    assert not dialog.save.isEnabled()
    assert dialog.banner.isVisible()
    assert nameless(dialog) == []


def test_the_plan_is_written_into_a_workbook_that_can_be_read_again(
    own, qtbot, tmp_path, monkeypatch
):
    own.office.plan("siti", submit=False)
    page = shown(SkpPage(own.context), qtbot)
    target = tmp_path / "SKP Siti"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    page.desks.open_export()
    read = read_skp(tmp_path / "SKP Siti.xlsx")
    assert [rhk.text for rhk in read.rhk] == [rhk.text for rhk in page.plan.rhk]
    assert "SKP Siti.xlsx" in page.banner.accessibleName()
