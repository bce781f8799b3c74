"""The monthly sums of the log agree with the entries, whatever wrote them (no. 14; TJ-6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import tests.builders as b
from sqlalchemy import select

from penilaian_desktop.domain.activity import Activity, ActivityState, ReviewDecision
from penilaian_desktop.storage import migrate
from penilaian_desktop.storage.engine import connect
from penilaian_desktop.storage.lineage import WORKSPACE
from penilaian_desktop.storage.tables import activity_month


def sums(workspace):
    """Return entries, minutes, handed in and approved by month and person."""
    with workspace.read() as unit:
        rows = unit.rows(select(activity_month).where(activity_month.c.entries > 0))
        return {
            (row.month, row.person_id): (
                row.entries, row.minutes, row.entries - row.drafts, row.approved,
            )
            for row in rows
        }  # fmt: skip


def counted(workspace):
    """Return the same by looking at every entry."""
    found = {}
    with workspace.read() as unit:
        for entry in unit.find(Activity):
            key = (entry.day.isoformat()[:7], entry.person_id)
            status = unit.activities.item(entry.id).status.value
            old = found.get(key, (0, 0, 0, 0))
            found[key] = (
                old[0] + 1,
                old[1] + entry.minutes,
                old[2] + (status != "draft"),
                old[3] + (status == "approved"),
            )
    return found


def test_each_way_of_writing_keeps_the_sums(workspace):
    with workspace.write(b.an_author("p-budi"), "langkah") as uow:
        first = uow.add(b.an_activity(day=date(2026, 11, 2), minutes=60))
        second = uow.add(b.an_activity(day=date(2026, 11, 3), minutes=30))
        uow.add_many([b.an_activity(day=date(2026, 10, n), minutes=10) for n in (1, 2)])
    assert sums(workspace) == counted(workspace)
    with workspace.write(b.an_author("p-budi"), "ubah") as uow:
        first = uow.put(replace(first, state=ActivityState.SUBMITTED, minutes=90))
        uow.put(replace(second, day=date(2026, 10, 30)))
    with workspace.write(b.an_author("p-atasan")) as uow:
        uow.add(b.a_review(first, decision=ReviewDecision.APPROVED))
    assert sums(workspace) == counted(workspace)
    assert sums(workspace)["2026-11", first.person_id] == (1, 90, 1, 1)
    with workspace.write(b.an_author("p-budi"), "hapus") as uow:
        uow.delete(Activity, second.id)
    assert sums(workspace) == counted(workspace)
    with workspace.write(b.an_author("p-budi")) as uow:
        step = uow.journal.last_undoable(uow.author.account_id)
        uow.undo(step)
    assert sums(workspace) == counted(workspace)
    with workspace.write(b.an_author("p-budi")) as uow:
        uow.apply_many(
            [b.an_activity(day=date(2026, 11, 9), minutes=5), replace(first, minutes=95)]
        )
    assert sums(workspace) == counted(workspace)


def test_an_older_log_is_summed_by_the_update(tmp_path, data_key):
    path = tmp_path / "workspace.db"
    migrate.upgrade(path, data_key, WORKSPACE, "0011")
    connection = connect(path, data_key)
    for entry_id, status, deleted in (("a", "draft", 0), ("b", "approved", 0), ("c", "draft", 1)):
        connection.execute(
            "INSERT INTO activity (id, version, author_id, at, deleted, person_id, day, minutes, "
            "text, tags, place, note, state, late, status, position) VALUES (?, 1, 'p-budi', "
            "'2026-11-18T00:00:00Z', ?, 'p-budi', '2026-11-02', 40, 'Rapat', '[]', 'kantor', '', "
            "'submitted', 0, ?, 10000)",
            (entry_id, deleted, status),
        )
    connection.close()
    migrate.upgrade(path, data_key, WORKSPACE, "0012")
    connection = connect(path, data_key)
    rows = connection.execute("SELECT * FROM activity_month").fetchall()
    connection.close()
    assert [tuple(row) for row in rows] == [("2026-11", "p-budi", 2, 80, 1, 1)]
