"""Long lists of persons say what single look-ups say (TJ-7, WG-5)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from penilaian_desktop.domain.employee import Assignment, AssignmentKind, Employee, Unit
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.services.people import person_item
from penilaian_desktop.services.person_lists import PersonList, person_items
from penilaian_desktop.storage.workspace import Author

DAY = date(2026, 9, 30)
OWNER = Author("", "", "")


@pytest.fixture
def moved(office):
    """Siti moved, is acting elsewhere besides, and had a place that ended before."""
    with office.workspace.write(OWNER) as unit:
        places = [u.id for u in unit.find(Unit)]
        for kind, starts, ends, place in (
            (AssignmentKind.PLT, DAY - timedelta(days=9), DAY + timedelta(days=9), places[0]),
            (AssignmentKind.DEFINITIF, date(2010, 1, 1), date(2012, 1, 1), places[-1]),
            (AssignmentKind.DEFINITIF, DAY + timedelta(days=30), None, places[0]),
        ):
            unit.add(
                Assignment(
                    id=new_id(), at=office.clock(), person_id=office.ids["siti"], unit_id=place,
                    position=f"Pranata {starts.year}", golongan="III/c", assignment_kind=kind,
                    starts=starts, ends=ends,
                )
            )  # fmt: skip
        unit.delete(Employee, office.ids["taufik"])
    return office


@pytest.mark.parametrize("day", [
    date(2009, 1, 1), date(2011, 5, 5), date(2013, 1, 1), DAY, DAY + timedelta(days=60),
])  # fmt: skip
def test_a_list_says_of_everybody_what_a_single_look_says(moved, day):
    """Acting positions, positions to come, deleted and unknown persons included."""
    with moved.workspace.read() as unit:
        people = [*moved.ids.values(), "nobody"]
        assert person_items(unit, people, day) == [person_item(unit, p, day) for p in people]


def test_a_deleted_person_keeps_the_name_but_is_in_no_list(moved):
    with moved.workspace.read() as unit:
        held = PersonList(unit)
        assert held.name(moved.ids["taufik"]) == "Taufik Rahman"
        assert not held.known(moved.ids["taufik"])
        assert held.known(moved.ids["siti"])
        assert held.name("nobody") == ""
