"""The audit trail cannot be edited unseen, and steps are undone as new versions (X-4)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests import builders as b

from penilaian_desktop.domain.activity import Activity, ActivityState
from penilaian_desktop.domain.errors import RuleViolation, StaleRecord
from penilaian_desktop.storage.engine import connect

ME = "acc-p-siti"


def tamper(workspace, data_key, sql):
    connection = connect(workspace.root / "workspace.db", data_key)
    connection.execute(sql)
    connection.close()


def three_entries(workspace):
    with workspace.write(b.an_author(), "Catat kegiatan") as uow:
        first = uow.add(b.an_activity())
    with workspace.write(b.an_author(), "Ubah kegiatan") as uow:
        second = uow.put(replace(first, text="Menata arsip"))
        uow.add(b.an_activity())
    return first, second


def check(workspace):
    with workspace.read() as unit:
        return unit.journal.verify()


def last_step(workspace, *, redo=False):
    with workspace.read() as unit:
        return unit.journal.last_redoable(ME) if redo else unit.journal.last_undoable(ME)


def test_the_chain_is_whole_and_its_head_is_the_last_entry(workspace):
    assert (check(workspace).count, check(workspace).head) == (0, "0" * 64)
    three_entries(workspace)
    with workspace.read() as unit:
        result = unit.journal.verify()
        assert (result.count, result.head) == unit.journal.head()
        assert (result.count, result.whole) == (3, True)


def test_an_entry_says_who_when_where_and_what(workspace, fixed_clock):
    with workspace.write(b.an_author("p-head", device_id="dev-7", package="paket-1")) as uow:
        record = uow.add(b.an_activity())
    with workspace.read() as unit:
        (entry,) = unit.journal.of_records([record.id])
        assert (entry.account_id, entry.device_id, entry.package) == (
            "acc-p-head",
            "dev-7",
            "paket-1",
        )
        assert (entry.at, entry.person_id, entry.action) == (fixed_clock(), "p-siti", "add")
        assert (entry.version_before, entry.version_after) == (None, 1)
        assert unit.journal.of_person("p-siti") == (entry,)
        assert unit.journal.of_person("p-siti", before_seq=1) == ()
        assert unit.journal.of_records([record.id, "x"]) == (entry,)


@pytest.mark.parametrize(
    ("sql", "broken_at"),
    [
        ("UPDATE journal SET account_id = 'acc-lain' WHERE seq = 2", 2),
        ("UPDATE journal SET package = 'x' WHERE seq = 1", 1),
        ("DELETE FROM journal WHERE seq = 2", 2),
        ("UPDATE journal SET at = '2020-01-01T00:00:00Z' WHERE seq = 3", 3),
        ("UPDATE image SET body = CAST('{}' AS BLOB) WHERE version = 2", 2),
    ],
)
def test_an_edited_journal_shows_where(workspace, data_key, sql, broken_at):
    three_entries(workspace)
    tamper(workspace, data_key, sql)
    assert check(workspace).broken_at == broken_at


def test_erased_images_leave_the_chain_whole_and_are_entered(workspace):
    first, second = three_entries(workspace)
    with workspace.write(b.an_author("p-hr")) as uow:
        assert uow.erase_images([first.id]) == 2
    assert check(workspace).whole
    with workspace.read() as unit:
        entries = unit.journal.of_records([first.id])
        assert [entry.action for entry in entries] == ["add", "put", "note"]
        assert unit.journal.record_image(entries[0].image_sha256_after) is None
        assert unit.journal.versions(first.id) == ()
        assert unit.get(Activity, first.id) == second
    with (
        pytest.raises(RuleViolation, match="undo_not_possible"),
        workspace.write(b.an_author()) as uow,
    ):
        uow.undo(last_step(workspace))


def test_all_versions_of_a_record_are_kept(workspace):
    first, second = three_entries(workspace)
    with workspace.read() as unit:
        assert unit.journal.versions(first.id) == (first, second)


def test_undo_writes_the_former_state_as_a_new_version_and_redo_the_later_one(workspace):
    first, second = three_entries(workspace)
    with workspace.write(b.an_author()) as uow:
        undone = uow.undo(last_step(workspace))
        assert len(undone) == 2
    with workspace.read() as unit:
        entry = unit.get(Activity, first.id)
        assert (entry.text, entry.version) == (first.text, 3)
        assert len(unit.find(Activity)) == 1
    assert last_step(workspace).label == "Catat kegiatan"
    with workspace.write(b.an_author()) as uow:
        uow.redo(last_step(workspace, redo=True))
    with workspace.read() as unit:
        entry = unit.get(Activity, first.id)
        assert (entry.text, entry.version) == (second.text, 4)
        assert len(unit.find(Activity)) == 2
    assert check(workspace).whole


def test_steps_are_undone_backwards_and_redone_forwards(workspace):
    first, _ = three_entries(workspace)
    for _ in range(2):
        with workspace.write(b.an_author()) as uow:
            uow.undo(last_step(workspace))
    with workspace.read() as unit:
        assert unit.find(Activity) == ()
    assert last_step(workspace) is None
    labels = []
    for _ in range(2):
        step = last_step(workspace, redo=True)
        labels.append(step.label)
        with workspace.write(b.an_author()) as uow:
            uow.redo(step)
    assert labels == ["Catat kegiatan", "Ubah kegiatan"]
    with workspace.read() as unit:
        assert unit.get(Activity, first.id).text == "Menata arsip"


def test_a_new_step_forgets_what_could_be_redone(workspace):
    three_entries(workspace)
    with workspace.write(b.an_author()) as uow:
        uow.undo(last_step(workspace))
    with workspace.write(b.an_author(), "Baru") as uow:
        uow.add(b.an_activity())
    assert last_step(workspace, redo=True) is None
    assert last_step(workspace).label == "Baru"


def test_what_somebody_changed_since_is_not_undone(workspace):
    first, _ = three_entries(workspace)
    step = last_step(workspace)
    with workspace.write(b.an_author("p-head")) as uow:
        uow.put(replace(uow.require(Activity, first.id), note="Dari atasan"))
    with (
        pytest.raises(StaleRecord, match="undo_changed_since"),
        workspace.write(b.an_author()) as uow,
    ):
        uow.undo(step)


def test_undoing_is_each_accounts_own(workspace):
    three_entries(workspace)
    with workspace.write(b.an_author("p-head"), "Punya kepala") as uow:
        uow.add(b.an_activity(person_id="p-head"))
    assert last_step(workspace).label == "Ubah kegiatan"


def test_an_import_is_undone_as_one_step_and_former_records_come_back_as_they_were(workspace):
    known = b.a_submitted_activity(author_id="p-siti", sig="a.b.c", version=2)
    fresh = b.a_submitted_activity(author_id="p-siti")
    with workspace.write(b.an_author("p-hr", package="paket-1")) as uow:
        uow.apply(known)
    with workspace.write(b.an_author("p-hr", package="paket-2"), "Terima paket") as uow:
        uow.apply(replace(known, version=3, minutes=99, sig="d.e.f"))
        uow.apply(fresh)
    with workspace.read() as unit:
        step = unit.journal.last_undoable("acc-p-hr")
    with workspace.write(b.an_author("p-hr")) as uow:
        uow.undo(step)
    with workspace.read() as unit:
        assert unit.find(Activity) == (known,)
        assert unit.get(Activity, fresh.id, include_deleted=True).author_id == "p-siti"
        assert unit.exchange.pending() == ()


def test_an_undone_submission_is_a_draft_again(workspace):
    with workspace.write(b.an_author()) as uow:
        entry = uow.add(b.an_activity())
    with workspace.write(b.an_author(), "Serahkan") as uow:
        uow.put(replace(entry, state=ActivityState.SUBMITTED))
    with workspace.write(b.an_author()) as uow:
        uow.undo(last_step(workspace))
    with workspace.read() as unit:
        assert unit.activities.item(entry.id).status == "draft"


def test_a_step_that_wrote_nothing_is_no_step(workspace):
    with workspace.write(b.an_author(), "Tidak ada"):
        pass
    assert last_step(workspace) is None
