"""Employee lists become records, as one step that can be undone (section 3 no. 15)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.services.office import TODAY

from penilaian_desktop.domain.employee import (
    Assignment,
    AssignmentKind,
    Employee,
    PositionKind,
    Relation,
    RelationKind,
    Unit,
)
from penilaian_desktop.domain.errors import NotAllowed
from penilaian_desktop.domain.intake import EmployeeRow, ImportResult

HEAD = EmployeeRow(
    sheet="DUK", row=9, identity="197202111995121022", name="Cecep Harahap, S.STP., M.Si.",
    sex="L", birth_date=date(1972, 2, 11), golongan="IV/c", position="Kepala Dinas",
    position_kind=PositionKind.JPT_PRATAMA, position_since=date(2021, 10, 2),
    units=("Dinas Contoh",),
)  # fmt: skip
CLERK = EmployeeRow(
    sheet="DUK", row=14, identity="199409102020042017", name="Maria Titin Gunawan, S.E.",
    position="Operator", units=("Dinas Contoh", "Sekretariat", "Sub Bagian Keuangan"),
    superior="197202111995121022",
)  # fmt: skip


def run(office, *rows):
    return office.services.imports.apply_employees(office.session("nurul"), rows)


def found(office, type_, **equals):
    with office.workspace.read() as unit:
        return unit.find(type_, **equals)


def person(office, row):
    return found(office, Employee, identity=row.identity)[0]


def test_new_rows_make_persons_units_positions_and_relations(office):
    outcome = run(office, HEAD, CLERK)
    assert outcome.value == ImportResult(new=2, units=3, assignments=2, relations=1)
    assert outcome.undo_label == "Impor 2 pegawai"
    (assignment,) = found(office, Assignment, person_id=person(office, HEAD).id)
    assert (assignment.starts, assignment.golongan) == (date(2021, 10, 2), "IV/c")
    (clerk,) = found(office, Assignment, person_id=person(office, CLERK).id)
    assert clerk.starts == date(2026, 1, 1)
    (place,) = found(office, Unit, id=clerk.unit_id)
    assert place.name == "Sub Bagian Keuangan"
    (relation,) = found(office, Relation, person_id=person(office, CLERK).id)
    assert (relation.other_id, relation.relation_kind) == (
        person(office, HEAD).id,
        RelationKind.APPRAISER,
    )
    assert relation.sig is not None


def test_the_same_list_again_changes_nothing(office):
    run(office, HEAD, CLERK)
    again = run(office, HEAD, replace(CLERK, units=("DINAS CONTOH", "sekretariat", CLERK.units[2])))
    assert again.value == ImportResult(unchanged=2)


def test_a_change_is_one_new_version_and_silence_keeps_what_is_known(office):
    run(office, HEAD, CLERK)
    outcome = run(
        office,
        replace(HEAD, sex="", birth_date=None, golongan="IV/d"),
        replace(CLERK, name="Maria Titin Gunawan, S.E., M.M."),
    )
    assert outcome.value == ImportResult(changed=2)
    assert person(office, HEAD).birth_date == date(1972, 2, 11)
    assert person(office, CLERK).name.endswith("M.M.")
    (assignment,) = found(office, Assignment, person_id=person(office, HEAD).id)
    assert (assignment.golongan, assignment.version) == ("IV/d", 2)


def test_a_move_ends_the_position_before(office):
    run(office, HEAD, CLERK)
    moved = replace(CLERK, units=("Dinas Contoh", "Bidang Arsip"), golongan="III/b")
    assert run(office, HEAD, moved).value == ImportResult(
        changed=1, unchanged=1, units=1, assignments=1
    )
    old, new = sorted(
        found(office, Assignment, person_id=person(office, CLERK).id), key=lambda a: a.starts
    )
    assert (old.ends, new.starts, new.golongan) == (date(2026, 11, 17), TODAY, "III/b")


def test_another_superior_follows_from_today(office):
    run(office, HEAD, CLERK)
    siti = found(office, Employee, id=office.ids["siti"])[0].identity
    assert run(office, replace(CLERK, superior=siti)).value == ImportResult(changed=1, relations=1)
    old, new = sorted(
        found(office, Relation, person_id=person(office, CLERK).id), key=lambda r: r.starts
    )
    assert (old.ends, new.starts) == (date(2026, 11, 17), TODAY)


def test_an_acting_position_stands_beside_the_definitive_one(office):
    run(office, HEAD, CLERK)
    acting = replace(
        CLERK, assignment_kind=AssignmentKind.PLT, position="Kepala Sub Bagian",
        superior=found(office, Employee, id=office.ids["siti"])[0].identity,
    )  # fmt: skip
    assert run(office, acting).value == ImportResult(changed=1, assignments=1)
    held = found(office, Assignment, person_id=person(office, CLERK).id)
    assert {a.assignment_kind for a in held if a.ends is None} == {
        AssignmentKind.DEFINITIF,
        AssignmentKind.PLT,
    }


def test_unknown_superiors_and_rows_without_a_place_are_left_open(office):
    outcome = run(office, replace(CLERK, superior="1" * 18, units=()), replace(HEAD, position=""))
    assert outcome.value == ImportResult(new=2)
    assert run(office, replace(HEAD, superior=HEAD.identity)).value.relations == 0


def test_an_import_is_undone_as_one_step(office):
    run(office, HEAD, CLERK)
    hr = office.session("nurul")
    assert office.services.undo.undo(hr).value == "Impor 2 pegawai"
    assert found(office, Employee, identity=HEAD.identity) == ()
    assert found(office, Unit, name="Sekretariat") == ()
    office.services.undo.redo(hr)
    assert person(office, CLERK).name == CLERK.name


def test_only_hr_imports(office):
    with pytest.raises(NotAllowed, match="role_needed"):
        office.services.imports.apply_employees(office.session("bambang"), [HEAD])
