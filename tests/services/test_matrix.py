"""Matriks Peran Hasil: the leader's RHK × the members; nobody waits for a superior."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import event
from tests.services.office import SYSTEM, YEAR, put_cell

from penilaian_desktop.domain.cascade import RoleCell
from penilaian_desktop.domain.employee import Assignment, Employee, Relation, RelationKind
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.plan import Plan, PlanState, PlanStatus, Rhk
from penilaian_desktop.domain.record import new_id


def code_of(call):
    with pytest.raises(RuleViolation) as refused:
        call()
    return refused.value.code


@pytest.fixture
def head(office):
    """Bambang has an agreed plan with two RHK."""
    plan = office.plan("bambang", agree_by="hendra")
    return office.session("bambang"), [r.id for r in plan.rhk]


def texts(view, row=0):
    return {
        member.name.split()[0]: [entry.text for entry in cell]
        for member, cell in zip(view.members, view.rows[row].cells, strict=True)
    }


def test_the_matrix_has_a_row_for_each_rhk_of_the_head_and_a_column_for_each_member(office, head):
    s, rows = head
    view = office.services.matrix.matrix(s, 2026)
    assert [row.rhk_id for row in view.rows] == rows
    assert [m.name for m in view.members] == ["Siti Aminah", "Taufik Rahman", "Yohanes Tandi"]
    assert (view.leader.name, view.leader_status, view.editable) == (
        "Bambang Wijaya", PlanStatus.AGREED, True,
    )  # fmt: skip
    assert {m.plan_status for m in view.members} == {None}


def test_a_head_proposes_and_the_member_takes_over_with_one_key(office, head):
    s, rows = head
    matrix, siti = office.services.matrix, office.session("siti")
    view = put_cell(matrix, s, rows[0], office.ids["siti"], " Kartu  keluarga selesai ").value
    assert texts(view)["Siti"] == ["Kartu keluarga selesai"]
    (cell,) = view.rows[0].cells[0]
    assert (cell.kind, cell.taken, cell.editable) == ("cell", False, True)
    with office.workspace.read() as unit:
        assert unit.get(RoleCell, cell.id).sig is not None
    assert [p.id for p in matrix.proposals(siti, 2026)] == [cell.id]
    assert [p.id for p in office.services.plans.expected(siti).proposals] == [cell.id]
    assert code_of(lambda: matrix.take_over(siti, cell.id)) == "plan_missing"
    office.services.plans.create(siti, 2026)
    plan = matrix.take_over(siti, cell.id).value
    (rhk,) = plan.rhk
    assert (rhk.text, rhk.parent_rhk_id, rhk.provisional, rhk.cell_id) == (
        "Kartu keluarga selesai", rows[0], False, cell.id,
    )  # fmt: skip
    assert rhk.parent_text == "Terselesaikannya permohonan kartu keluarga"
    assert matrix.proposals(siti, 2026) == ()
    assert code_of(lambda: matrix.take_over(siti, cell.id)) == "cell_taken"
    assert code_of(
        lambda: put_cell(matrix, s, rows[0], office.ids["siti"], "Lain", cell.id)
    ) == "cell_taken"  # fmt: skip
    own = matrix.matrix(siti, 2026, office.ids["bambang"])
    assert [m.name for m in own.members] == ["Siti Aminah"]
    assert [(e.kind, e.taken) for e in own.rows[0].cells[0]] == [("rhk", False), ("cell", True)]
    office.services.undo.undo(siti)
    assert [p.id for p in matrix.proposals(siti, 2026)] == [cell.id]


def test_a_proposal_is_for_an_rhk_that_is_there_already(office, head):
    s, rows = head
    matrix, siti = office.services.matrix, office.session("siti")
    cell = put_cell(matrix, s, rows[1], office.ids["siti"], "Perekaman").value.rows[1].cells[0][0]
    plan = office.plan("siti", submit=False)
    taken = matrix.take_over(siti, cell.id, plan.rhk[1].id).value.rhk[1]
    assert (taken.text, taken.cell_id, taken.parent_rhk_id) == (
        "Terlayaninya perekaman KTP-el", cell.id, rows[1],
    )  # fmt: skip


def test_a_head_changes_and_takes_back_what_was_not_taken_over(office, head):
    s, rows = head
    matrix, member = office.services.matrix, office.ids["siti"]
    cell = put_cell(matrix, s, rows[0], member, "Satu").value.rows[0].cells[0][0]
    assert texts(put_cell(matrix, s, rows[0], member, "Dua", cell.id).value)["Siti"] == ["Dua"]
    assert code_of(lambda: put_cell(matrix, s, rows[1], member, "x", cell.id)) == "not_in_this_plan"
    assert texts(put_cell(matrix, s, rows[0], member, "", cell.id).value)["Siti"] == []


def test_only_the_appraiser_writes_into_the_own_row(office, head):
    s, rows = head
    matrix = office.services.matrix
    with pytest.raises(NotAllowed):
        put_cell(matrix, s, rows[0], office.ids["dewi"], "Bukan staf saya")
    with pytest.raises(NotAllowed):
        put_cell(matrix, office.session("ratna"), rows[0], office.ids["dewi"], "RHK orang lain")
    with pytest.raises(NotAllowed):
        matrix.matrix(office.session("dewi"), 2026, office.ids["bambang"])
    cell = put_cell(matrix, s, rows[0], office.ids["siti"], "Satu").value.rows[0].cells[0][0]
    assert code_of(lambda: matrix.take_over(office.session("taufik"), cell.id)) == "cell_not_yours"
    assert code_of(
        lambda: put_cell(matrix, s, new_id(), office.ids["siti"], "x")
    ) == "leader_rhk_unknown"  # fmt: skip


def test_a_head_sees_no_draft_of_a_member(office, head):
    s, rows = head
    plans, siti = office.services.plans, office.session("siti")
    plan = office.plan("siti", submit=False)
    plans.save_rhk(siti, plan.id, plan.rhk[0].id, parent_rhk_id=rows[0], parent_text="KK")
    view = office.services.matrix.matrix(s, 2026)
    assert (texts(view)["Siti"], view.members[0].plan_id) == ([], None)
    plans.submit(siti, plan.id)
    view = office.services.matrix.matrix(s, 2026)
    assert texts(view)["Siti"] == ["Terselesaikannya permohonan kartu keluarga"]
    assert view.members[0].plan_id == plan.id
    hr = office.services.matrix.matrix(office.session("nurul"), 2026, office.ids["bambang"])
    assert (texts(hr), hr.editable) == (texts(view), False)


def test_a_plan_begins_without_the_superiors_and_is_attached_later(office):
    """Nobody is blocked: provisional parents first, attached when the plan of the head is there."""
    plans, matrix, siti = office.services.plans, office.services.matrix, office.session("siti")
    plan = office.plan("siti", submit=False)
    for rhk in plan.rhk:
        plans.save_rhk(siti, plan.id, rhk.id, parent_text=rhk.text.upper())
    assert matrix.candidates_for(siti, plan.rhk[0].id) == ()
    assert matrix.attach_alike(siti, plan.id).value == 0
    plans.submit(siti, plan.id)
    plans.decide(office.session("bambang"), plan.id, agreed=True)
    view = matrix.matrix(office.session("bambang"), 2026)
    assert view.rows == ()
    assert [len(entries) for entries in view.loose] == [2, 0, 0]
    assert all(entry.provisional for entry in view.loose[0])
    leader = office.plan("bambang", agree_by="hendra")
    found = matrix.candidates_for(siti, plan.rhk[1].id)
    assert [c.number for c in found] == [2, 1]
    assert (found[0].likeness, found[0].person) == (100, "Bambang Wijaya")
    assert matrix.attach_alike(siti, plan.id).value == 2
    now = plans.view(siti, plan.id)
    assert [r.parent_rhk_id for r in now.rhk] == [r.id for r in leader.rhk]
    assert now.status is PlanStatus.SUBMITTED  # agreed again by the head
    view = matrix.matrix(office.session("bambang"), 2026)
    assert [len(entries) for entries in view.loose] == [0, 0, 0]


def test_an_rhk_is_attached_to_another_one_and_made_provisional_again(office, head):
    _, rows = head
    matrix, siti = office.services.matrix, office.session("siti")
    plan = office.plan("siti", submit=False)
    rhk = plan.rhk[0].id
    attached = matrix.reattach(siti, rhk, rows[1]).value.rhk[0]
    assert (attached.parent_rhk_id, attached.parent_text) == (
        rows[1], "Terlayaninya perekaman KTP-el",
    )  # fmt: skip
    loose = matrix.reattach(siti, rhk, None).value.rhk[0]
    assert (loose.parent_rhk_id, loose.provisional) == (None, True)
    assert code_of(lambda: matrix.reattach(siti, rhk, plan.rhk[1].id)) == "rhk_own_parent"
    assert code_of(lambda: matrix.reattach(siti, rhk, new_id())) == "leader_rhk_unknown"
    other = office.plan("taufik", submit=False)
    assert code_of(lambda: matrix.reattach(siti, rhk, other.rhk[0].id)) == "leader_rhk_unknown"
    with pytest.raises(NotAllowed):
        matrix.reattach(office.session("taufik"), rhk, rows[0])


def test_a_matrix_of_sixty_members_costs_few_queries(office, head):
    s, rows = head
    with office.workspace.write(SYSTEM) as uow:
        for number in range(60):
            person = uow.add(
                Employee(id=new_id(), at=office.clock(), name=f"Pegawai {number:02d}")
            ).id
            uow.add(
                Assignment(
                    id=new_id(), at=office.clock(), person_id=person, position="Staf",
                    unit_id=office.units["pelayanan"], starts=YEAR,
                )
            )  # fmt: skip
            uow.add(
                Relation(
                    id=new_id(), at=office.clock(), person_id=person, starts=YEAR,
                    other_id=office.ids["bambang"], relation_kind=RelationKind.APPRAISER,
                )
            )  # fmt: skip
            plan = uow.add(
                Plan(
                    id=new_id(), at=office.clock(), person_id=person, year=2026, starts=YEAR,
                    ends=date(2026, 12, 31), state=PlanState.SUBMITTED,
                )
            )  # fmt: skip
            for order in range(4):
                uow.add(
                    Rhk(
                        id=new_id(), at=office.clock(), person_id=person, plan_id=plan.id,
                        order=order, text=f"RHK {order}", parent_rhk_id=rows[order % 2],
                    )
                )  # fmt: skip
    counted = []
    with office.workspace.read() as unit:
        engine = unit._connection.engine
    listen = (engine, "checkout", lambda raw, *_: raw.set_trace_callback(counted.append))
    event.listen(*listen)
    view = office.services.matrix.matrix(s, 2026)
    event.remove(*listen)
    assert (len(view.members), len(view.rows)) == (63, 2)
    assert sum(len(cell) for row in view.rows for cell in row.cells) == 240
    reads = [text for text in counted if text.startswith("SELECT")]
    assert 5 < len(reads) <= 20, len(reads)
