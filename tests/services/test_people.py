"""Persons as they were on a day (REGULATIONS 1.4; section 2.15)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.services.office import SYSTEM, TODAY

from penilaian_desktop.domain.calendar import WorkingPattern
from penilaian_desktop.domain.employee import Assignment, AssignmentKind, RelationKind, Unit
from penilaian_desktop.domain.plan import NOBODY
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.services.people import (
    appraiser_of,
    assignment_near,
    pattern_of,
    person_item,
    snapshot,
    superior_of,
    unit_path,
)


def assign(office, who, unit, position, kind, starts, ends=None):
    with office.workspace.write(SYSTEM) as uow:
        return uow.add(
            Assignment(
                id=new_id(), at=office.clock(), person_id=office.ids[who],
                unit_id=office.units[unit], position=position, assignment_kind=kind,
                starts=starts, ends=ends,
            )
        )  # fmt: skip


def test_an_acting_head_is_printed_as_plt_for_that_unit_only(office):
    assign(office, "ratna", "pelayanan", "Kepala Bidang Pelayanan", AssignmentKind.PLT, TODAY)
    with office.workspace.read() as unit:
        ids = office.ids
        seen = snapshot(unit, ids["ratna"], TODAY, seen_from=ids["siti"])
        assert (seen.position, seen.unit) == (
            "Plt. Kepala Bidang Pelayanan",
            "Bidang Pelayanan",
        )
        assert seen.rank == "Pembina / IV/a"
        own = snapshot(unit, ids["ratna"], TODAY, seen_from=ids["dewi"])
        assert own.position == "Kepala Bidang Arsip"
        assert snapshot(unit, ids["ratna"], TODAY).position == "Kepala Bidang Arsip"


def test_position_and_unit_are_those_of_the_day(office):
    with office.workspace.write(SYSTEM) as uow:
        (old,) = uow.find(Assignment, person_id=office.ids["siti"])
        uow.put(replace(old, ends=date(2026, 6, 30)))
    assign(office, "siti", "arsip", "Arsiparis", AssignmentKind.DEFINITIF, date(2026, 9, 1))
    with office.workspace.read() as unit:
        siti = office.ids["siti"]
        assert person_item(unit, siti, date(2026, 6, 30)).unit == "Bidang Pelayanan"
        assert person_item(unit, siti, date(2026, 8, 1)).unit == "Bidang Pelayanan"
        assert person_item(unit, siti, TODAY).position == "Arsiparis"
        assert assignment_near(unit, siti, date(2010, 1, 1)).position == "Operator SIAK"


def test_nobody_is_nobody(office):
    with office.workspace.read() as unit:
        assert snapshot(unit, None, TODAY) is NOBODY
        assert snapshot(unit, "unknown", TODAY) is NOBODY
        assert person_item(unit, "unknown", TODAY).name == ""
        assert appraiser_of(unit, office.ids["hendra"], TODAY) is None
        assert superior_of(unit, office.ids["hendra"], TODAY) is None


def test_the_superior_is_the_one_named_else_the_appraisers_own(office):
    with office.workspace.read() as unit:
        assert superior_of(unit, office.ids["siti"], TODAY) == office.ids["hendra"]
    office.relate(RelationKind.APPRAISER_SUPERIOR, "siti", "nurul")
    with office.workspace.read() as unit:
        assert superior_of(unit, office.ids["siti"], TODAY) == office.ids["nurul"]


def test_the_working_pattern_is_that_of_the_nearest_unit(office):
    with office.workspace.write(SYSTEM) as uow:
        six = uow.add(
            WorkingPattern(id=new_id(), at=office.clock(), name="Enam", minutes=(375,) * 6 + (0,))
        )
        place = uow.require(Unit, office.units["arsip"])
        uow.put(replace(place, working_pattern_id=six.id))
        assert pattern_of(uow, office.ids["dewi"], TODAY).name == "Enam"
        assert pattern_of(uow, office.ids["siti"], TODAY).name == "Lima hari"
        top = uow.require(Unit, office.units["dinas"])
        uow.put(replace(top, working_pattern_id="gone", parent_id=office.units["arsip"]))
        uow.put(replace(uow.require(Unit, office.units["arsip"]), working_pattern_id=None))
        assert pattern_of(uow, office.ids["dewi"], TODAY).name == ""
        assert len(unit_path(uow, office.units["arsip"])) == 2
        assert unit_path(uow, "gone") == ()
