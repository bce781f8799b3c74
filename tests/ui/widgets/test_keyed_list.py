"""A list with keys: headings are passed over, the choice outlives other rows."""

from __future__ import annotations

import pytest

from penilaian_desktop.ui.widgets.staff_list import StaffList, StaffRow

ROWS = ("Menunggu", StaffRow("a", "Ani"), StaffRow("b", "Budi"), "Selesai", StaffRow("c", "Citra"))


@pytest.fixture
def people(qtbot):
    made = StaffList("Staf")
    qtbot.addWidget(made)
    made.set_rows(ROWS)
    return made


def test_a_step_passes_over_headings_and_stays_at_the_ends(people):
    told = []
    people.chosen.connect(told.append)
    for by in (1, 1, 1, 1, -1):
        people.step(by)
    assert told == ["a", "b", "c", "b"]
    assert people.keys == ("a", "b", "c")


def test_choosing_tells_nobody_and_a_person_at_the_list_tells(people):
    told = []
    people.chosen.connect(told.append)
    people.choose("c")
    assert (people.key, people.currentIndex().row(), told) == ("c", 4, [])
    people.setCurrentIndex(people.model().index(2, 0))
    assert (people.key, told) == ("b", ["b"])


def test_who_was_chosen_is_chosen_again_when_they_come_back(people):
    people.choose("b")
    people.set_rows(ROWS[3:])
    assert (people.key, people.currentIndex().isValid()) == ("b", False)
    people.set_rows(ROWS)
    assert people.currentIndex().row() == 2
