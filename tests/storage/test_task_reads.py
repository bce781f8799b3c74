"""Tasks of a person, own and shared, among those of everybody."""

from __future__ import annotations

from tests import builders as b

from penilaian_desktop.domain.task import TaskState
from penilaian_desktop.storage.task_reads import tasks_with


def test_own_and_shared_tasks_are_found_and_no_others(workspace):
    own, shared, other = (
        b.a_task(),
        b.a_task(person_id="p-budi", members=("p-ani", "p-siti")),
        b.a_task(person_id="p-budi", members=("p-siti-2",)),
    )
    done = b.a_task(state=TaskState.DONE)
    gone = b.a_task()
    with workspace.write(b.an_author()) as uow:
        for task in (own, shared, other, done, gone):
            uow.add(task)
        uow.delete(type(gone), gone.id)
    with workspace.read() as unit:
        found = {task.id for task in tasks_with(unit, "p-siti")}
        assert found == {own.id, shared.id, done.id}
        running = {task.id for task in tasks_with(unit, "p-siti", closed=False)}
        assert running == {own.id, shared.id}
        assert tasks_with(unit, "p-nobody") == ()
