"""Creating, opening and looking after a workspace: keys, versions, damage, places."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from tests import builders as b

from penilaian_desktop.domain.errors import StorageUnavailable
from penilaian_desktop.storage import care, disk
from penilaian_desktop.storage.engine import check_sqlite_version, connect
from penilaian_desktop.storage.workspace import Workspace

SECRET = "Kegiatan sangat rahasia di Pulau Contoh"


def fill(root, key, rows=1):
    workspace = Workspace.open(root, key)
    with workspace.write(b.an_author()) as uow:
        for _ in range(rows):
            uow.add(b.an_activity(text=SECRET))
    workspace.evidence.put(SECRET.encode() * 100)
    workspace.archive.put(SECRET.encode())
    workspace.close()


def test_a_new_workspace_knows_its_title_and_has_its_folders(tmp_path, data_key):
    workspace = Workspace.create(tmp_path / "ws", data_key, title="Dinas Contoh")
    assert workspace.title == "Dinas Contoh"
    workspace.close()
    found = {path.name for path in (tmp_path / "ws").iterdir()}
    assert found == {"workspace.db", "evidence.db", "archive.db", "backups", "logs"}
    again = Workspace.open(tmp_path / "ws", data_key)
    assert again.title == "Dinas Contoh"
    again.close()


def test_a_workspace_is_never_created_over_another(workspace_root, data_key):
    with pytest.raises(StorageUnavailable, match="workspace_exists"):
        Workspace.create(workspace_root, data_key, title="Lain")


def test_no_file_of_the_workspace_holds_plain_text(workspace_root, data_key):
    workspace = Workspace.open(workspace_root, data_key)
    with workspace.write(b.an_author()) as uow:
        uow.add(b.an_activity(text=SECRET))
    workspace.evidence.put(SECRET.encode())
    raw = b"".join(path.read_bytes() for path in workspace_root.rglob("*") if path.is_file())
    workspace.close()
    assert len(raw) > 100_000
    for piece in (SECRET.encode(), b"CREATE TABLE", b"SQLite format 3", data_key):
        assert piece not in raw


def test_the_wrong_key_is_told_and_nothing_is_moved(workspace_root):
    before = sorted(path.name for path in workspace_root.iterdir())
    with pytest.raises(StorageUnavailable, match="wrong_key"):
        Workspace.open(workspace_root, os.urandom(32))
    assert sorted(path.name for path in workspace_root.iterdir()) == before


def test_a_missing_part_is_named(workspace_root, data_key):
    (workspace_root / "archive.db").unlink()
    with pytest.raises(StorageUnavailable) as caught:
        Workspace.open(workspace_root, data_key)
    assert caught.value.code == "workspace_missing"
    assert caught.value.params["path"].endswith("archive.db")


@pytest.mark.parametrize("name", ["workspace.db", "evidence.db"])
def test_a_damaged_database_is_set_aside_and_never_deleted(workspace_root, data_key, name):
    fill(workspace_root, data_key, rows=200)
    path = workspace_root / name
    raw = bytearray(path.read_bytes())
    middle = len(raw) // 2 // 4096 * 4096
    raw[middle : middle + 4096 * 4] = os.urandom(4096 * 4)
    path.write_bytes(raw)
    with pytest.raises(StorageUnavailable) as caught:
        Workspace.open(workspace_root, data_key)
    assert caught.value.code == "workspace_damaged"
    (aside,) = (workspace_root / "damaged").glob("*.db")
    assert str(aside) == caught.value.params["aside"]
    assert aside.read_bytes() == bytes(raw)
    assert not path.exists()
    with pytest.raises(StorageUnavailable) as again:
        Workspace.open(workspace_root, data_key)
    assert (again.value.code, again.value.params) == ("workspace_damaged", caught.value.params)


@pytest.mark.parametrize("name", ["workspace.db", "archive.db"])
@pytest.mark.parametrize("left", [0, 2], ids=["nothing", "half"])
def test_what_a_torn_write_left_of_a_database_is_set_aside(workspace_root, data_key, name, left):
    fill(workspace_root, data_key, rows=200)
    path = workspace_root / name
    raw = path.read_bytes()
    torn = raw[: len(raw) // left // 4096 * 4096] if left else b""
    path.write_bytes(torn)
    with pytest.raises(StorageUnavailable) as caught:
        Workspace.open(workspace_root, data_key)
    assert caught.value.code == "workspace_damaged"
    assert Path(str(caught.value.params["aside"])).read_bytes() == torn


def test_damage_that_shows_later_is_an_expected_error(workspace_root, data_key):
    fill(workspace_root, data_key, rows=200)
    workspace = Workspace.open(workspace_root, data_key)
    path = workspace_root / "workspace.db"
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(size - 4096))
    with pytest.raises(StorageUnavailable), workspace.read() as unit:
        unit.journal.verify()
    workspace.close()


def test_a_large_workspace_is_checked_once_a_day_or_after_a_crash(
    workspace_root, data_key, monkeypatch
):
    path = workspace_root / "workspace.db"
    monkeypatch.setattr(care, "ALWAYS_CHECKED_BYTES", 0)
    assert care._check_is_due(path)
    Workspace.open(workspace_root, data_key).close()
    assert not care._check_is_due(path)
    path.with_name("workspace.db-wal").write_bytes(b"left over")
    assert care._check_is_due(path)
    path.with_name("workspace.db-wal").unlink()
    mark = care._mark(path)
    os.utime(mark, (1, 1))
    assert care._check_is_due(path)


def test_side_files_of_a_damaged_database_move_with_it(tmp_path):
    for end in ("", "-wal", "-shm"):
        (tmp_path / f"workspace.db{end}").write_bytes(end.encode())
    care.set_aside(tmp_path / "workspace.db")
    assert len(list((tmp_path / "damaged").iterdir())) == 3
    assert [path.name for path in tmp_path.iterdir()] == ["damaged"]


def test_a_commit_survives_a_program_that_dies(workspace_root, data_key, tmp_path):
    workspace = Workspace.open(workspace_root, data_key)
    with workspace.write(b.an_author()) as uow:
        entry = uow.add(b.an_activity())
    shutil.copytree(workspace_root, tmp_path / "after-the-crash")
    workspace.close()
    found = Workspace.open(tmp_path / "after-the-crash", data_key)
    with found.read() as unit:
        assert unit.get(type(entry), entry.id) == entry
    found.close()


def test_an_older_sqlite_is_refused():
    with pytest.raises(StorageUnavailable) as caught:
        check_sqlite_version((3, 51, 2))
    assert (caught.value.params["found"], caught.value.params["wanted"]) == ("3.51.2", "3.51.3")
    check_sqlite_version((3, 51, 3))
    check_sqlite_version()


def test_the_settings_of_a_connection_are_those_that_keep_data(workspace_root, data_key):
    connection = connect(workspace_root / "workspace.db", data_key)
    got = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "temp_store")
    }
    connection.close()
    assert got == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "temp_store": 2}


def test_a_key_of_another_length_is_a_bug(workspace_root):
    with pytest.raises(ValueError, match="32 bytes"):
        connect(workspace_root / "workspace.db", b"short")


def test_a_folder_on_a_network_drive_is_refused(tmp_path):
    mounts = tmp_path / "mounts"
    mounts.write_text(
        f"/dev/sda1 / ext4 rw 0 0\nserver:/share {tmp_path}/net nfs4 rw 0 0\n"
        f"//server/x {tmp_path}/my\\040share cifs rw 0 0\n"
    )
    for name in ("net", "my share"):
        with pytest.raises(StorageUnavailable, match="network_folder"):
            disk.require_local_folder(tmp_path / name / "ws", mounts)
    disk.require_local_folder(tmp_path / "netz", mounts)
    disk.require_local_folder(tmp_path, tmp_path / "no-such-file")


@pytest.mark.parametrize("marker", [".dropbox", ".nextcloudsync.log", ".sync_0a1b.db"])
def test_a_synchronised_folder_is_refused(tmp_path, data_key, marker):
    (tmp_path / marker).touch()
    with pytest.raises(StorageUnavailable, match="synced_folder"):
        Workspace.create(tmp_path / "docs" / "ws", data_key, title="x")


def test_a_full_disk_is_noticed_before_anything_is_written(tmp_path):
    with pytest.raises(StorageUnavailable, match="disk_full"):
        disk.require_space(tmp_path, 2**60)
    disk.require_space(tmp_path, 1)


def test_a_folder_that_may_not_be_written_says_so(tmp_path):
    target = tmp_path / "vault.json"
    target.mkdir()
    with pytest.raises(StorageUnavailable):
        disk.write_atomically(target, b"x")
    assert target.is_dir()
    assert list(tmp_path.iterdir()) == [target]


def test_the_newest_step_stays_the_newest_when_the_clock_was_set_back(
    workspace_root, data_key, monkeypatch
):
    """Undo takes back what was done last, not what the clock says."""
    author = b.an_author()
    with (
        closing(Workspace.open(workspace_root, data_key)) as first,
        first.write(author, "kemarin") as uow,
    ):
        uow.add(b.an_activity())
    monkeypatch.setattr("penilaian_desktop.domain.record._last", 0)
    monkeypatch.setattr("penilaian_desktop.domain.record.time.time_ns", lambda: 10**15)
    with closing(Workspace.open(workspace_root, data_key)) as again:
        with again.write(author, "hari ini") as uow:
            uow.add(b.an_activity())
        with again.read() as unit:
            assert unit.journal.last_undoable(author.account_id).label == "hari ini"
