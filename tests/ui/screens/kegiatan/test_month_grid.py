"""The month as a heat map, read without its colours and walked by keys (FEATURES X-1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.windows import activate

from penilaian_desktop.domain.activity_views import DayInfo
from penilaian_desktop.ui.screens.kegiatan.month_grid import LEVELS, MonthGrid

FIRST = date(2026, 10, 26)
TODAY = date(2026, 11, 19)


def info(day, logged=0):
    weekend = day.weekday() > 4
    marked = day == date(2026, 11, 11)
    free = "akhir pekan" if weekend else "dinas_luar" if marked else ""
    return DayInfo(
        day=day,
        target=0 if free else 450,
        logged=logged,
        overlap=0,
        free=free,
        free_kind="weekend" if weekend else "mark" if marked else "",
    )


def month(logged):
    days = (FIRST + timedelta(days=n) for n in range(42))
    return tuple(info(day, logged.get(day.day, 0) if day.month == 11 else 0) for day in days)


@pytest.fixture
def grid(styled, qtbot):
    shown = MonthGrid()
    qtbot.addWidget(shown)
    shown.resize(1110, 520)
    shown.set_month(month({2: 450, 3: 300, 4: 90, 5: 500, 7: 60}), 11, TODAY)
    shown.show()
    activate(shown)
    shown.setFocus()
    return shown


def said(grid, day):
    grid.set_current(day)
    return grid.accessibleDescription()


def test_a_day_says_its_minutes_and_its_share(grid):
    assert said(grid, date(2026, 11, 3)) == "Selasa 3 November, 300 dari 450 menit, 66 persen"
    assert said(grid, date(2026, 11, 5)).endswith("111 persen")


def test_a_day_without_a_target_says_why_and_what_was_logged_all_the_same(grid):
    assert said(grid, date(2026, 11, 11)) == "Rabu 11 November, dinas luar"
    assert said(grid, date(2026, 11, 7)) == "Sabtu 7 November, akhir pekan, 60 menit dicatat"


def test_the_levels_differ_without_colour_by_number_and_by_length_of_the_bar(grid):
    """Every cell is another picture in grey: the words and the bar carry the share."""
    image = grid.grab().toImage()
    seen = set()
    for day in (2, 3, 4, 6):
        index = (date(2026, 11, day) - FIRST).days
        cell = grid._cell(index)
        row = [
            image.pixelColor(int(x), int(cell.bottom() - 6)).lightness()
            for x in range(int(cell.x()) + 10, int(cell.right()) - 10)
        ]
        seen.add(tuple(value < 160 for value in row).count(True))
    assert len(seen) == 4
    assert [least for least, _token, _strength in LEVELS] == [1, 50, 75, 100]


def test_an_arrow_beyond_the_weeks_shown_asks_for_the_next_month(grid):
    asked = []
    grid.left.connect(asked.append)
    grid.set_current(date(2026, 12, 6))
    QTest.keyClick(grid, Qt.Key.Key_Right)
    assert asked == [date(2026, 12, 7)]
    assert grid.current == date(2026, 12, 6)


def test_every_size_is_painted_the_small_ones_with_one_line_a_cell(grid):
    for width, height in ((1110, 520), (826, 287), (480, 220)):
        grid.resize(width, height)
        assert not grid.grab().isNull()


def test_a_holiday_is_named_with_its_kind(grid):
    """X-1: cuti bersama is no libur nasional."""
    days = month({})
    day = replace(days[10], target=0, free="Cuti Bersama Natal", free_kind="holiday",
                  holiday_kind="cuti_bersama")  # fmt: skip
    grid.set_month((*days[:10], day, *days[11:]), 11, TODAY)
    assert grid.spoken(day).endswith("Cuti bersama, Cuti Bersama Natal")
    grid.grab()
