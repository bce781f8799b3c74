"""The line of the present on the log's page (FEATURES TS-4)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtTest import QTest

from penilaian_desktop.ui.screens.kegiatan.page import KegiatanPage
from penilaian_desktop.ui.screens.kegiatan.present import MINUTE, PresentLine
from penilaian_desktop.ui.widgets.week_grid import WeekGrid

START = datetime(2026, 11, 19, 9, 4, 40, tzinfo=UTC)


@pytest.fixture
def line(styled, qtbot):
    clock = [START]
    grid = WeekGrid()
    qtbot.addWidget(grid)
    seen = []
    made = PresentLine(grid, lambda: seen.append(clock[0]) or clock[0])
    return made, grid, clock, seen


def test_the_line_waits_for_the_next_full_minute_while_the_week_is_shown(line):
    """TS-4: "sekarang 09.04" does not stand still."""
    made, grid, clock, seen = line
    assert not made.timer.isActive()
    grid.show()
    assert QTest.qWaitForWindowExposed(grid)
    assert seen == [START]
    assert made.timer.interval() == MINUTE - 40_000
    clock[0] = START + timedelta(seconds=20)
    made.timer.timeout.emit()
    assert seen[-1].minute == 5
    assert made.timer.interval() == MINUTE


def test_the_line_is_brought_up_to_date_when_the_week_is_shown_again(line):
    """TS-4: also after leaving the page and coming back."""
    made, grid, clock, seen = line
    grid.show()
    grid.hide()
    assert not made.timer.isActive()
    clock[0] = START + timedelta(hours=2)
    grid.show()
    assert seen[-1] == clock[0]
    assert made.timer.isActive()


def test_the_page_follows_the_clock_of_its_agency(bench, qtbot):
    """TS-4: the page's own grid moves on."""
    page = KegiatanPage(bench().context)
    qtbot.addWidget(page)
    page.show()
    assert page.present.timer.isActive()
    assert page.grid._now is not None
