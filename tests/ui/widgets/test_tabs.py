"""Tabs by keyboard: arrows to the neighbour, Home and End to the ends that are shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.ui.windows import show_active

from penilaian_desktop.ui.widgets.tabs import TabBar


@pytest.fixture
def bar(dressed, qtbot):
    made = TabBar((("a", "Satu"), ("b", "Dua"), ("c", "Tiga"), ("d", "Empat")), "Bagian")
    made.show_tab("d", shown=False)
    show_active(made, qtbot)
    return made


@pytest.mark.parametrize(
    ("begin", "keys", "end"),
    [
        ("a", [Qt.Key.Key_Right], "b"),
        ("b", [Qt.Key.Key_Left], "a"),
        ("a", [Qt.Key.Key_Left], "a"),
        ("c", [Qt.Key.Key_Right], "c"),
        ("c", [Qt.Key.Key_Home], "a"),
        ("a", [Qt.Key.Key_End], "c"),
        ("a", [Qt.Key.Key_End, Qt.Key.Key_Left], "b"),
    ],
)
def test_keys_move_along_the_tabs_that_are_shown(bar, begin, keys, end):
    bar.set_value(begin)
    told = []
    bar.chosen.connect(told.append)
    for key in keys:
        tab = next(tab for tab in bar._tabs if tab.isChecked())
        QTest.keyClick(tab, key)
    assert bar.value() == end
    assert told[-1:] == ([end] if end != begin else [])
