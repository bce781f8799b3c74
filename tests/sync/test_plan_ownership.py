"""Who may be the author of goals, ready indicators, rencana aksi and cells of the matrix."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.services.office import TODAY
from tests.sync.pair import as_object, craft
from tests.sync.test_ownership import codes, second, signed

from penilaian_desktop.domain.cascade import Goal, GoalLevel, RoleCell
from penilaian_desktop.domain.employee import AssignmentKind
from penilaian_desktop.domain.library import LibraryIndicator
from penilaian_desktop.domain.plan import ActionPlan, Indicator, Plan, PlanState, Rhk
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.storage.outbox_reads import outbox


@pytest.fixture
def people(pair):
    return pair.unit.people


def cell(people, by="bambang", to="siti", **fields):
    values = {
        "person_id": people.ids[to], "author_id": people.ids[by], "leader_rhk_id": new_id(),
        "year": 2026, "text": "Perekaman KTP-el",
    }  # fmt: skip
    return RoleCell(id=new_id(), at=people.clock(), **{**values, **fields})


def plan_with(people, who="siti", **fields):
    meta = {"person_id": people.ids[who], "author_id": people.ids[who], "at": people.clock()}
    plan = Plan(
        id=new_id(), year=2026, starts=date(2026, 1, 1), ends=date(2026, 12, 31),
        state=PlanState.SUBMITTED, **meta,
    )  # fmt: skip
    rhk = Rhk(id=new_id(), plan_id=plan.id, order=1, text="Layanan", **meta)
    line = ActionPlan(
        id=new_id(), plan_id=plan.id, rhk_id=rhk.id, order=1, text="Loket", **{**meta, **fields}
    )
    return plan, rhk, line


@pytest.mark.parametrize(
    ("by", "to", "year", "code"),
    [
        ("bambang", "siti", 2026, ""),
        ("ratna", "siti", 2026, "not_appraiser"),
        ("siti", "siti", 2026, "not_owner"),
        ("taufik", "siti", 2026, "not_appraiser"),
        ("bambang", "siti", 2020, "not_on_that_date"),
        ("bambang", "siti", 0, "subject_missing"),
        ("hendra", "siti", 2026, "not_appraiser"),
    ],
)
def test_a_cell_is_written_by_the_appraiser_of_that_year(pair, people, by, to, year, code):
    assert codes(pair, signed(people, cell(people, by, to, year=year), by)) == [code]


def test_a_cell_needs_the_signature_of_its_author(pair, people):
    found = codes(
        pair,
        as_object(cell(people)),
        signed(people, cell(people), "ratna"),
    )
    assert found == ["sig_missing", "sig_other_person"]


def test_a_cell_never_moves_to_another_rhk_year_or_person(pair, people):
    first = cell(people)
    parcel = craft(pair.unit, [signed(people, first, "bambang")])
    assert pair.office.desk.accept(pair.hr, parcel.sealed).value.outcome == "applied"
    for fields, code in (
        ({"leader_rhk_id": new_id()}, "subject_changed"),
        ({"year": 2025}, "subject_changed"),
        ({"person_id": people.ids["taufik"]}, "owner_changed"),
        ({"text": "Lain"}, ""),
    ):
        later = replace(first, version=2, **fields)
        again = as_object(people.session("bambang").signer.sign(later, 1))
        assert second(pair, again) == [code]


def test_rencana_aksi_belongs_to_the_owner_of_the_plan(pair, people):
    plan, rhk, line = plan_with(people)
    assert codes(pair, *map(as_object, (plan, rhk, line))) == ["", "", ""]
    forged = plan_with(people, author_id=people.ids["bambang"])
    assert codes(pair, *map(as_object, forged)) == ["", "", "not_owner"]
    theirs = plan_with(people, person_id=people.ids["taufik"], author_id=people.ids["taufik"])
    assert codes(pair, *map(as_object, theirs)) == ["", "", "owner_changed"]
    orphan = replace(line, id=new_id(), rhk_id=new_id())
    assert codes(pair, as_object(orphan)) == ["subject_missing"]


def test_goals_and_ready_indicators_come_from_the_office_only(pair, people):
    goal = Goal(
        id=new_id(), at=people.clock(), author_id=people.ids["bambang"], level=GoalLevel.MISI,
        text="Pelayanan prima", starts=date(2025, 1, 1),
    )  # fmt: skip
    ready = LibraryIndicator(
        id=new_id(), at=people.clock(), author_id=people.ids["bambang"], code="surat",
        effective_from=TODAY, name="Surat",
    )  # fmt: skip
    found = codes(pair, as_object(goal), as_object(ready))
    assert found == ["record_kind_not_here", "record_kind_not_here"]


def test_a_plan_travels_with_its_rencana_aksi_and_what_it_was_taken_from(pair, people):
    """The office gets goal links, library editions and rencana aksi, and compares versions."""
    plan = people.plan("siti")
    s, plans = people.session("siti"), people.services.plans
    plans.save_action_plans(s, [(plan.rhk[0].id, None, {"text": "Loket keliling"})])
    pair.exchange_all()
    plans.add_from_library(s, plan.rhk[0].id, "disiplin")
    plans.submit(s, plan.id)
    pair.exchange_all()
    with pair.office.workspace.read() as unit:
        assert [a.text for a in unit.find(ActionPlan)] == ["Loket keliling"]
    hr = people.session("nurul")
    versions = pair.office.people.services.plan_versions
    items = versions.versions(hr, plan.id)
    assert len(items) == 2
    assert all(item.package for item in items)
    found = versions.compare(hr, plan.id, items[1].number, items[0].number).differences
    new = {d.field: d.after for d in found if d.change == "new"}
    assert (new["text"], new["library_code"], new["library_version"]) == (
        "Disiplin", "disiplin", "1",
    )  # fmt: skip
    assert {d.change for d in found} == {"new"}
    with pair.unit.workspace.read() as unit:
        assert outbox(unit).records == 0


def test_two_plans_of_one_position_never_stand_side_by_side_after_an_import(pair, people):
    """The older one stays; its mutation in the same package makes room for the other."""
    first = plan_with(people)[0]
    rival, part, _ = plan_with(people)
    found = codes(pair, *map(as_object, (first, rival, part)))
    assert found == ["", "plan_overlaps_here", "subject_missing"]
    shortened = replace(first, ends=date(2026, 6, 30))
    rest = replace(rival, starts=date(2026, 7, 1))
    assert codes(pair, as_object(shortened), as_object(rest)) == ["", ""]
    acting = replace(rival, assignment_id=new_id(), assignment_kind=AssignmentKind.PLT)
    assert codes(pair, as_object(first), as_object(acting)) == ["", ""]
    others = plan_with(people, "taufik")[0]
    assert codes(pair, as_object(first), as_object(others)) == ["", ""]


def test_what_hangs_on_a_draft_does_not_wait_to_be_sent(pair, people):
    """Strip and exchange count alike: rencana aksi of a draft plan, a draft entry of a task."""
    s, tasks = people.session("siti"), people.services.tasks
    plan = people.plan("siti", submit=False)
    people.services.plans.save_action_plans(s, [(plan.rhk[0].id, None, {"text": "Loket keliling"})])
    task = tasks.save(s, None, title="Perekaman di sekolah").value.item.id
    tasks.link(s, [people.log("siti", "08.00-09.00 Menyiapkan alat").id], task)

    def counted():
        with people.workspace.read() as unit:
            found = outbox(unit)
        return found.records, pair.unit.desk.pending(pair.head)

    assert counted() == (1, 1), "the task alone"
    people.services.plans.submit(s, plan.id)
    handed_in = counted()
    assert handed_in[0] == handed_in[1] > 3
    pair.exchange_all()
    assert counted() == (0, 0)


def test_an_indicator_under_an_rhk_of_no_plan_is_refused_and_nothing_else(pair, people):
    """Whose plan it is cannot be told: a refusal with its reason, never an endless search."""
    _, rhk, _ = plan_with(people)
    part = Indicator(
        id=new_id(), rhk_id=rhk.id, order=1, text="Jumlah", person_id=people.ids["siti"],
        author_id=people.ids["siti"], at=people.clock(),
    )  # fmt: skip
    found = codes(pair, as_object(part), as_object(rhk))
    assert set(found) == {"subject_missing"}
