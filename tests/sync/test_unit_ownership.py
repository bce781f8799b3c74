"""Records of a unit in packages: who may write them, and for which unit (PR-5)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.services.office import SYSTEM
from tests.sync.pair import as_object, craft
from tests.sync.test_ownership import codes, second

from penilaian_desktop.domain.employee import Unit
from penilaian_desktop.domain.public_voice import PublicService
from penilaian_desktop.domain.record import new_id


@pytest.fixture
def people(pair):
    return pair.unit.people


def a_service(people, who="bambang", place="pelayanan", **fields):
    values = {"author_id": people.ids[who], "unit_id": people.units[place], "name": "KTP-el"}
    return PublicService(id=new_id(), at=people.clock(), **{**values, **fields})


def test_a_head_of_the_unit_keeps_its_records_and_staff_do_not(pair, people):
    found = codes(
        pair,
        as_object(a_service(people)),
        as_object(a_service(people, "siti")),
        as_object(a_service(people, author_id="")),
    )
    assert found == ["", "not_owner", "not_owner"]


def test_a_unit_that_is_unknown_or_not_the_laptops_is_refused(pair, people):
    with pair.office.workspace.write(SYSTEM) as uow:
        other = uow.add(Unit(id=new_id(), at=people.clock(), name="Dinas Kesehatan"))
    found = codes(
        pair,
        as_object(a_service(people, unit_id=other.id)),
        as_object(a_service(people, unit_id=new_id())),
    )
    assert found == ["device_not_for_unit", "unit_unknown"]


def test_a_record_never_moves_to_another_unit(pair, people):
    first = a_service(people)
    parcel = craft(pair.unit, [as_object(first)])
    assert pair.office.desk.accept(pair.hr, parcel.sealed).value.outcome == "applied"
    moved = replace(first, unit_id=people.units["arsip"], version=2)
    renamed = replace(first, name="Perekaman KTP-el", version=2)
    assert second(pair, as_object(moved, 1)) == ["subject_changed"]
    assert second(pair, as_object(renamed, 1)) == [""]
