"""A backup that counts was opened; restoring never overwrites (FEATURES 3, complaints 2 and 3)."""

from __future__ import annotations

import os
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest
from tests import builders as b

from penilaian_desktop.domain.activity import Activity
from penilaian_desktop.domain.errors import StorageUnavailable
from penilaian_desktop.storage import backup, disk
from penilaian_desktop.storage.backup_file import MANIFEST, MEMBERS
from penilaian_desktop.storage.engine import checkpoint, connect
from penilaian_desktop.storage.vault import Vault
from penilaian_desktop.storage.workspace import Workspace


@pytest.fixture
def office(tmp_path, fast_kdf, workspace_template, fixed_clock):
    """A workspace with a vault, one account, entries and a picture."""
    root = tmp_path / "ws"
    vault, data_key, _ = Vault.create(root, fast_kdf)
    vault.add_account(
        data_key, account_id="a", name="siti", display_name="Siti", subtitle="", password="sandi"
    )
    workspace = Workspace.create(root, data_key, title="Dinas Contoh", clock=fixed_clock)
    with workspace.write(b.an_author()) as uow:
        uow.add(b.an_activity(day=date(2026, 11, 17)))
        uow.add(b.an_activity(day=date(2026, 11, 16)))
        gone = uow.add(b.an_activity(day=date(2026, 11, 18)))
        uow.delete(Activity, gone.id)
    workspace.evidence.put(b"gambar" * 1000)
    yield workspace
    workspace.close()


def refused(action):
    with pytest.raises(StorageUnavailable) as caught:
        action()
    return caught.value.code


def test_a_backup_says_what_is_in_it_and_was_opened(office, tmp_path):
    made = backup.make_backup(office, tmp_path / "usb")
    assert (made.newest_entry, made.activities, made.verified) == (date(2026, 11, 17), 2, True)
    assert Path(made.path) == tmp_path / "usb" / "cadangan-20261118-073000.cadangan"
    assert backup.list_backups(tmp_path / "usb") == (made,)
    assert backup.preview(Path(made.path), office.data_key) == made
    assert list((tmp_path / "usb").iterdir()) == [Path(made.path)]


def test_a_second_backup_in_the_same_second_keeps_the_first(office, tmp_path):
    paths = {backup.make_backup(office, tmp_path / "usb").path for _ in range(3)}
    assert len(paths) == len(list((tmp_path / "usb").iterdir())) == 3


def test_a_restored_workspace_opens_with_the_same_password_and_the_same_data(office, tmp_path):
    made = backup.make_backup(office, tmp_path / "usb")
    target = tmp_path / "pulih"
    backup.restore(Path(made.path), target, data_key=office.data_key)
    opened = Vault.open(target).unlock("siti", "sandi")
    again = Workspace.open(target, opened.data_key)
    with again.read() as unit, office.read() as original:
        assert unit.find(Activity) == original.find(Activity)
        assert unit.journal.verify() == original.journal.verify()
        assert len(unit.search.activity_ids("perekaman")) == 2
    assert again.evidence.total() == (1, 6000)
    again.close()


def test_the_key_slots_of_a_backup_open_it_without_a_workspace(office, tmp_path):
    made = backup.make_backup(office, tmp_path / "usb")
    file = Path(made.path)
    backup.vault_of(file, tmp_path / "only-keys")
    opened = Vault.open(tmp_path / "only-keys").unlock("siti", "sandi")
    assert backup.preview(file, opened.data_key).activities == 2
    assert refused(lambda: backup.preview(file, bytes(32))) == "wrong_key"


def test_restoring_never_overwrites(office, tmp_path):
    made = backup.make_backup(office, tmp_path / "usb")
    file = Path(made.path)
    full = tmp_path / "penuh"
    full.mkdir()
    (full / "surat.txt").write_text("penting")
    assert refused(lambda: backup.restore(file, full)) == "restore_target_not_empty"
    assert refused(lambda: backup.restore(file, office.root)) == "restore_target_not_empty"
    empty = tmp_path / "kosong"
    empty.mkdir()
    backup.restore(file, empty)
    assert (empty / "workspace.db").exists()


def test_a_place_that_is_no_folder_is_refused_with_a_sentence(office, tmp_path):
    file = Path(backup.make_backup(office, tmp_path / "usb").path)
    letter = tmp_path / "surat.txt"
    letter.write_text("penting")
    assert refused(lambda: backup.make_backup(office, letter)) == "folder_unwritable"
    assert refused(lambda: backup.restore(file, letter)) == "folder_unwritable"
    assert refused(lambda: backup.restore(file, letter / "baru")) == "folder_unwritable"
    assert letter.read_text() == "penting"
    no_text = tmp_path / os.fsdecode(b"usb-\xff")
    assert refused(lambda: backup.make_backup(office, no_text)) == "folder_unwritable"


def test_a_restore_with_the_wrong_key_leaves_nothing_behind(office, tmp_path):
    made = backup.make_backup(office, tmp_path / "usb")
    file = Path(made.path)
    target = tmp_path / "sini" / "ws"
    assert refused(lambda: backup.restore(file, target, data_key=bytes(32))) == "wrong_key"
    assert list((tmp_path / "sini").iterdir()) == []


@pytest.mark.parametrize("how", ["torn", "flipped", "foreign member", "other size", "not a zip"])
def test_a_spoiled_backup_is_refused_before_anything_is_unpacked(office, tmp_path, how):
    made = backup.make_backup(office, tmp_path / "usb")
    file = Path(made.path)
    raw = bytearray(file.read_bytes())
    if how == "torn":
        raw = raw[: len(raw) // 2]
    elif how == "flipped":
        raw[len(raw) // 2] ^= 1
    elif how == "not a zip":
        raw = bytearray(b"bukan cadangan")
    file.write_bytes(raw)
    if how == "foreign member":
        with zipfile.ZipFile(file, "a") as archive:
            archive.writestr("../../etc/passwd", "x")
    if how == "other size":
        rewrite_manifest(file, lambda text: text.replace('"activities": 2', '"activities": "x"'))
    target = tmp_path / "sini" / "ws"
    assert refused(lambda: backup.restore(file, target)) == "backup_damaged"
    assert not target.exists()


def rewrite_manifest(file, change):
    with zipfile.ZipFile(file) as archive:
        members = {name: archive.read(name) for name in (MANIFEST, *MEMBERS)}
    members[MANIFEST] = change(members[MANIFEST].decode()).encode()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def test_files_that_are_no_backups_are_left_out_of_the_list(office, tmp_path):
    made = backup.make_backup(office, tmp_path / "usb")
    (tmp_path / "usb" / "rusak.cadangan").write_bytes(b"x")
    (tmp_path / "usb" / "foto.jpg").write_bytes(b"x")
    assert backup.list_backups(tmp_path / "usb") == (made,)
    assert backup.list_backups(tmp_path / "tidak-ada") == ()


def test_a_missing_backup_is_named(tmp_path):
    assert refused(lambda: backup.read_manifest(tmp_path / "x.cadangan")) == "backup_missing"


def test_a_full_disk_stops_a_backup_before_it_writes(office, tmp_path, monkeypatch):
    free = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(disk.shutil, "disk_usage", lambda _: free._replace(free=disk.SPARE_BYTES))
    assert refused(lambda: backup.make_backup(office, tmp_path / "usb")) == "disk_full"
    assert list((tmp_path / "usb").iterdir()) == []


def test_the_backup_holds_nothing_in_plain_text(office, tmp_path):
    made = backup.make_backup(office, tmp_path / "usb")
    raw = (Path(made.path)).read_bytes()
    assert b"perekaman" not in raw
    assert b"SQLite format 3" not in raw
    assert office.data_key not in raw


def test_a_damaged_workspace_does_not_become_a_backup(office, tmp_path):
    path = office.root / "evidence.db"
    connection = connect(path, office.data_key)
    checkpoint(connection)
    connection.close()
    raw = bytearray(path.read_bytes())
    raw[4096:] = bytes(len(raw) - 4096)
    path.write_bytes(raw)
    assert refused(lambda: backup.make_backup(office, tmp_path / "usb")) == "storage_damaged"
    assert list((tmp_path / "usb").iterdir()) == []


def test_half_copies_of_a_crash_are_cleared_after_a_day(office, tmp_path):
    """Complaint 3: copies as large as the workspace must not fill the disk one by one."""
    usb = tmp_path / "usb"
    old, young = usb / ".cadangan-lama", usb / ".cadangan-baru"
    for folder in (old, young):
        folder.mkdir(parents=True)
        (folder / "workspace.db").write_bytes(b"separuh")
    os.utime(old, (0, 0))
    backup.make_backup(office, usb)
    assert not old.exists()
    assert young.exists()
