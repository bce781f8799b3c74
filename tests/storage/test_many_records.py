"""Many records at once leave exactly what the same records one by one leave (X-4)."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest
from tests import builders as b
from tests.conftest import NOW

from penilaian_desktop.domain.activity import (
    Activity,
    ActivityState,
    ActivityStatus,
    ReviewDecision,
)
from penilaian_desktop.domain.errors import StaleRecord
from penilaian_desktop.domain.plan import PlanState
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.storage.tables import RECORD_TABLES, image, pending
from penilaian_desktop.storage.workspace import Workspace

_A = RECORD_TABLES[Activity]


@pytest.fixture
def twins(workspace_template, tmp_path, data_key):
    """Two workspaces that are the same to the byte of their journals."""
    opened = []
    for name in ("one", "many"):
        shutil.copytree(workspace_template, tmp_path / name)
        opened.append(Workspace.open(tmp_path / name, data_key, clock=lambda: NOW))
    yield opened
    for workspace in opened:
        workspace.close()


def traces(workspace):
    """Return everything that a write leaves behind."""
    with workspace.read() as unit:
        return (
            unit.rows(_A.select().order_by(_A.c.id)),
            unit.rows(image.select().order_by(image.c.sha256)),
            unit.rows(pending.select().order_by(pending.c.record_id)),
            sorted(unit.search.activity_ids("melayani")),
            unit.journal.head(),
            unit.journal.verify().whole,
        )


def entries(count=5):
    return [
        b.a_submitted_activity(text=f"Melayani perekaman {number}", tags=("ktp",))
        for number in range(count)
    ]


def test_adding_many_leaves_what_adding_each_leaves(twins):
    one, many = twins
    records = [*entries(), b.a_day_mark(), b.a_plan()]
    records += [b.a_review(record) for record in records[:3]]
    with one.write(b.an_author(), "Isi contoh") as uow:
        written = tuple(uow.add(record) for record in records)
        step = uow.journal.last_undoable("") is None
    with many.write(b.an_author(), "Isi contoh") as uow:
        assert uow.add_many(records) == written
        assert (uow.journal.last_undoable("") is None) == step
    first, second = traces(one), traces(many)
    assert first[:4] == second[:4]
    assert first[4][0] == second[4][0]
    assert first[5]
    assert second[5]


def test_adding_an_id_that_is_taken_writes_nothing(workspace):
    taken = b.an_activity()
    with workspace.write(b.an_author()) as uow:
        uow.add(taken)
    fresh = b.an_activity()
    with workspace.write(b.an_author()) as uow:
        with pytest.raises(StaleRecord, match="record_changed"):
            uow.add_many([fresh, taken])
        with pytest.raises(StaleRecord, match="record_changed"):
            uow.add_many([fresh, fresh])
        assert uow.get(Activity, fresh.id) is None
        assert [entry.id for entry in uow.find(Activity)] == [taken.id]


def test_nothing_to_add_is_no_entry(workspace):
    with workspace.write(b.an_author()) as uow:
        head = uow.journal.head()
        assert uow.add_many([]) == ()
        uow.apply_many([])
        assert uow.journal.head() == head


def a_package():
    """Return what lies in the office, and what a laptop sends about it."""
    stored = b.a_submitted_activity(author_id="p-siti")
    mended = replace(stored, version=2, text="Melayani perekaman lagi")
    draft = b.an_activity(state=ActivityState.DRAFT)
    new = b.a_submitted_activity()
    old_review = b.a_review(stored, decision=ReviewDecision.RETURNED, note="Perbaiki")
    return [stored, draft, old_review], [
        mended,
        replace(old_review, version=2, activity_version=2, decision=ReviewDecision.APPROVED),
        new,
        b.a_review(new, decision=ReviewDecision.RETURNED, note="Kurang jelas"),
        b.a_review(new, at=NOW + timedelta(hours=1), decision=ReviewDecision.APPROVED),
        b.a_review(draft),
        b.a_submitted_activity(text="Belum dibaca"),
        replace(b.a_submitted_activity(), deleted=True),
    ]


@pytest.mark.parametrize("turn", range(0, 720, 97))
def test_applying_many_gives_each_entry_the_state_that_applying_each_gives(twins, turn):
    before, package = a_package()
    order = list(permutations(package[:6]))[turn]
    records = [*order, *package[6:]]
    one, many = twins
    for workspace in twins:
        with workspace.write(b.an_author()) as uow:
            uow.apply_many(before)
    with one.write(b.an_author(package="p-1")) as uow:
        for record in records:
            uow.apply(record)
    with many.write(b.an_author(package="p-1")) as uow:
        uow.apply_many(records)
    assert traces(one) == traces(many)
    with many.read() as unit:
        states = {item.id: item.status for item in unit.activities.items([package[0].id])}
    assert set(states.values()) == {ActivityStatus.APPROVED}


def test_a_decision_that_comes_with_its_plan_counts(twins):
    plan = b.a_plan(state=PlanState.SUBMITTED)
    records = [b.a_plan_decision(plan), plan]
    found = []
    for workspace, write in zip(twins, ("apply", "apply_many"), strict=True):
        with workspace.write(b.an_author()) as uow:
            if write == "apply":
                for record in records:
                    uow.apply(record)
            else:
                uow.apply_many(records)
        with workspace.read() as unit:
            found.append(unit.rows(RECORD_TABLES[type(plan)].select())[0].status)
    assert found[0] == found[1]


def test_one_id_under_two_kinds_is_two_records(workspace):
    shared = new_id()
    with workspace.write(b.an_author()) as uow:
        uow.apply(b.an_activity(id=shared))
    mark = b.a_day_mark(id=shared)
    with workspace.write(b.an_author()) as uow:
        uow.apply_many([mark, b.an_activity(id=shared, version=2, text="Kedua")])
    with workspace.read() as unit:
        assert unit.get(type(mark), shared) == mark
        assert unit.require(Activity, shared).text == "Kedua"
