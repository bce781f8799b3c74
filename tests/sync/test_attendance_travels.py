"""Recaps of attendance in packages: what cannot be, whose they are, one a person and month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.services.office import SYSTEM
from tests.sync.pair import as_object, craft
from tests.sync.test_ownership import codes, second

from penilaian_desktop.domain.attendance import Attendance, recap_id
from penilaian_desktop.domain.employee import (
    Assignment,
    AssignmentKind,
    Employee,
    PositionKind,
    Unit,
)
from penilaian_desktop.domain.record import new_id

GOOD = {"working_days": 20, "present": 16, "leave": 1, "absent": 3}


@pytest.fixture
def people(pair):
    return pair.unit.people


def a_recap(people, who="siti", month="2026-B08", **fields):
    """Return a recap as the head of the unit keeps it."""
    person = people.ids.get(who, who)
    values = {
        "id": recap_id(person, month),
        "author_id": people.ids["bambang"],
        "unit_id": people.units["pelayanan"],
        "at": people.clock(),
        **(fields or GOOD),
    }
    return Attendance(person_id=person, month=month, **values)


def said(pair, *records):
    """Return (code, place) against each record of one package."""
    parcel = craft(pair.unit, [as_object(record) for record in records])
    found = pair.office.desk.inspect(pair.hr, parcel.sealed)
    places = {p.place.split("catatan ")[-1].partition(", ")[::2]: p.code for p in found.problems}
    by_id = {identity: (code, field) for (identity, field), code in places.items()}
    return [by_id.get(record.id, ("", "")) for record in records]


@pytest.mark.parametrize(
    "month", ["zzz", "", "2026", "2026-T3", "2026-B13", "9999-B12", "2026-B12"]
)
def test_a_month_that_is_none_or_has_not_come_is_refused_with_its_place(pair, people, month):
    """PR-2: one such record would take the pages of a person and their head out of work."""
    assert said(pair, a_recap(people, month=month)) == [("attendance_month_bad", "month")]
    dead = replace(a_recap(people, month="zzz"), deleted=True)
    assert said(pair, dead) == [("attendance_month_bad", "month")]


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"working_days": 20, "present": 400}, "present"),
        ({"working_days": 20, "absent": 400}, "absent"),
        ({"working_days": 20, "present": 21}, "working_days"),
        ({"working_days": 32, "undecided": 32}, "working_days"),
        ({"working_days": -5}, "working_days"),
        ({"working_days": 20, "present": 20, "late_minutes": -9}, "late_minutes"),
        ({"working_days": 20, "present": 5, "undecided": 15, "late_days": 6}, "late_days"),
        ({"working_days": 20, "present": 20, "late_days": 1, "late_minutes": 1441}, "late_minutes"),
        ({"working_days": 20, "present": 20, "early_minutes": 2**52}, "early_minutes"),
        ({"working_days": 20, "present": 20, "late_steps": (1, 2, 0, 0)}, "late_steps"),
        ({"working_days": 20, "present": 20, "late_steps": (-1, 1, 0, 0)}, "late_steps"),
        ({"working_days": 20, "present": 19, "undecided": 2}, "undecided"),
        ({"working_days": 20, "present": 19, "undecided": -1}, "undecided"),
        ({"working_days": 20, "present": 21, "undecided": -1}, "working_days"),
        ({"working_days": 1, "present": 1, "days": ("H",) * 200}, "days"),
        ({"working_days": 1, "present": 1, "days": ("zz", *("-",) * 30)}, "days"),
        ({"working_days": 1, "present": 1, "days": ("C?", *("-",) * 30)}, "days"),
    ],
)
def test_figures_that_cannot_be_are_refused_with_their_place(pair, people, fields, place):
    """PR-2: the rule of keying holds for what a package brings."""
    assert said(pair, a_recap(people, **fields)) == [("attendance_impossible", place)]


def test_recaps_that_can_be_are_taken(pair, people):
    days = ("H", "TK!", "C?", *("L",) * 28)
    told = {"working_days": 3, "present": 1, "absent": 1, "undecided": 1, "days": days}
    late = {"working_days": 1, "present": 1, "late_days": 1, "late_minutes": 45}
    found = said(
        pair,
        a_recap(people),
        a_recap(people, month="2026-B07", **told),
        a_recap(people, month="2026-B06", **late, late_steps=(0, 1, 0, 0)),
        a_recap(people, month="2026-B04", working_days=20, present=19),
        replace(a_recap(people, month="2026-B05", working_days=99), deleted=True),
    )
    assert found == [("", "")] * 5


def test_a_unit_that_somebody_left_keeps_no_later_months(pair, people):
    """PR-2: the former unit speaks for the months until the move, the new one for those since."""
    with pair.office.workspace.write(SYSTEM) as uow:
        other = uow.add(Unit(id=new_id(), at=people.clock(), name="Dinas Kesehatan"))
        moved = uow.add(Employee(id=new_id(), at=people.clock(), name="Pindah Unit"))
        for place, starts, ends in (
            (people.units["pelayanan"], date(2020, 1, 1), date(2026, 5, 14)),
            (other.id, date(2026, 5, 15), None),
        ):
            uow.add(
                Assignment(
                    id=new_id(), at=people.clock(), person_id=moved.id, unit_id=place,
                    position="Petugas", position_kind=PositionKind.PELAKSANA, golongan="III/a",
                    assignment_kind=AssignmentKind.DEFINITIF, starts=starts, ends=ends,
                )
            )  # fmt: skip
    months = ("2026-B04", "2026-B05", "2026-B06", "2026-B08")
    found = codes(pair, *(as_object(a_recap(people, moved.id, month)) for month in months))
    assert found == ["", "", "device_not_for_person", "device_not_for_person"]


def accept(pair, *records):
    return pair.office.desk.accept(
        pair.hr, craft(pair.unit, [as_object(record) for record in records]).sealed
    ).value.outcome


def test_the_same_list_read_on_two_laptops_is_one_record(pair, people):
    """PR-2: the second says the same, or stands against the first for people to choose."""
    first = a_recap(people)
    with pair.office.workspace.write(SYSTEM) as uow:
        uow.apply(first)  # as another laptop sent it
    again = replace(first, author_id=people.ids["hendra"], source="absen (2).xlsx")
    other = replace(again, absent=2, present=17)
    elsewhere = replace(other, unit_id=people.units["dinas"])
    parcel = craft(pair.unit, [as_object(again)])
    assert pair.office.desk.inspect(pair.hr, parcel.sealed).differences == ()
    assert codes(pair, as_object(other)) == ["record_conflict"]
    assert codes(pair, as_object(elsewhere)) == ["record_conflict"]


def test_a_second_record_of_a_person_and_month_is_refused(pair, people):
    """PR-2: 4 days of absence stay 4, whatever id a record has."""
    first = replace(a_recap(people), id=new_id())
    assert accept(pair, first) == "applied"
    twin = replace(a_recap(people), at=first.at + timedelta(days=1))
    assert second(pair, as_object(twin)) == ["attendance_twice"]
    gone = replace(first, version=2, deleted=True)
    assert second(pair, as_object(gone, 1), as_object(twin)) == ["", ""]
    ours = replace(first, version=2, absent=2, present=17)
    assert second(pair, as_object(ours, 1), as_object(twin)) == ["", "attendance_twice"]


def test_of_two_records_that_come_together_the_last_written_is_taken(pair, people):
    old = replace(a_recap(people), id=new_id())
    new = replace(a_recap(people), at=old.at + timedelta(hours=1))
    assert codes(pair, as_object(old), as_object(new)) == ["attendance_twice", ""]


def hand_out(pair, tmp_path):
    """Send the master data to the laptop of the unit, and take it in there."""
    own = pair.unit.desk.enrolment.enrolling.own_device()
    pair.office.desk.seal(pair.hr, "master", ("sealed",), tmp_path, device=own.kid)
    pair.unit.desk.receive_all(pair.head, tmp_path)


def recaps_at(side):
    with side.workspace.read() as unit:
        return unit.find(Attendance)


@pytest.mark.parametrize("version", [1, 2])
def test_of_two_laptops_of_a_unit_the_recap_that_the_office_has_counts(
    pair, people, tmp_path, version
):
    """PR-2: the laptop that came second has it too, and what it keys from then on is taken."""
    first = a_recap(people)
    with pair.office.workspace.write(SYSTEM) as uow:
        uow.apply(first)  # as another laptop sent it
    siti, service = people.ids["siti"], people.services.attendance
    for absent in range(version):
        service.save(
            pair.head, siti, "2026-B08", working_days=20, present=20 - absent, absent=absent
        )
    pair.exchange_all()
    assert recaps_at(pair.office) == (first,)
    hand_out(pair, tmp_path)
    assert recaps_at(pair.unit) == (first,)
    with pair.unit.workspace.read() as unit:
        assert Attendance.KIND not in {row.kind for row in unit.exchange.pending()}
    service.save(pair.head, siti, "2026-B08", working_days=20, present=20)
    pair.exchange_all()
    (kept,) = recaps_at(pair.office)
    assert (kept.version, kept.present, kept.absent) == (2, 20, 0)


def test_what_a_laptop_keyed_on_what_the_office_has_is_not_undone_by_it(pair, people, tmp_path):
    siti, service = people.ids["siti"], people.services.attendance
    service.save(pair.head, siti, "2026-B08", working_days=20, present=19, absent=1)
    pair.exchange_all()
    service.save(pair.head, siti, "2026-B08", working_days=20, present=20)
    hand_out(pair, tmp_path)
    (kept,) = recaps_at(pair.unit)
    assert (kept.version, kept.absent) == (2, 0)


def test_what_hr_corrects_reaches_the_laptop_that_keyed_meanwhile(pair, people, tmp_path):
    siti = people.ids["siti"]
    people.services.attendance.save(pair.head, siti, "2026-B08", working_days=20, present=20)
    pair.exchange_all()
    office = pair.office.people.services.attendance
    office.save(pair.hr, siti, "2026-B08", working_days=20, present=18, absent=2)
    people.services.attendance.save(pair.head, siti, "2026-B08", working_days=20, leave=20)
    hand_out(pair, tmp_path)
    assert [r.absent for r in recaps_at(pair.unit)] == [2]
