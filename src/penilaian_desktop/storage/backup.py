"""Backups: one `.cadangan` file with the three databases and the key slots.

A backup counts only after the snapshot was opened and the written bytes were read back: a file
that lies there was verified. Nothing is ever overwritten: restoring goes into an empty folder.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from penilaian_desktop.domain.backup_views import BackupItem
from penilaian_desktop.domain.errors import StorageUnavailable
from penilaian_desktop.storage.backup_file import (
    MEMBERS,
    SUFFIX,
    Manifest,
    describe,
    open_backup,
    pack,
    read_back,
    read_manifest,
    unpack_member,
)
from penilaian_desktop.storage.disk import (
    folder_errors,
    require_local_folder,
    require_space,
    sync_folder,
)
from penilaian_desktop.storage.engine import connect, driver_errors, quick_check
from penilaian_desktop.storage.lineage import DATABASES
from penilaian_desktop.storage.vault import VAULT
from penilaian_desktop.storage.workspace import Workspace

SCRATCH = ".cadangan-"
LEFTOVER_SECONDS = 24 * 3600


def make_backup(workspace: Workspace, target: Path) -> BackupItem:
    """Write a verified backup of an open workspace into a folder while it stays in use.

    Raises StorageUnavailable: `disk_full` before anything is written, `folder_unwritable`,
    `workspace_missing`, `backup_not_verified`; no half file is left behind.
    """
    root, key, made = workspace.root, workspace.data_key, workspace.clock()
    needed = sum(path.stat().st_size for path in _present(root))
    with folder_errors(target):
        target.mkdir(parents=True, exist_ok=True)
        _clear_leftovers(target)
        require_space(target, 2 * needed)
        final = _free_name(target, made)
        with tempfile.TemporaryDirectory(dir=target, prefix=SCRATCH) as scratch:
            folder = Path(scratch)
            for name in DATABASES:
                _snapshot(root / name, folder / name, key)
            shutil.copyfile(root / VAULT, folder / VAULT)
            newest, activities = _look(folder, key)
            manifest = describe(folder, made, newest, activities)
            packed = folder / "packed"
            pack(folder, packed, manifest)
            read_back(packed)
            os.replace(packed, final)  # noqa: PTH105  (the atomic swap)
        sync_folder(target)
    return _item(final, manifest, verified=True)


def list_backups(folder: Path) -> tuple[BackupItem, ...]:
    """Return the backups of a folder, newest first; files that are none are left out.

    They were verified when they were made; `preview` opens one again.
    """
    found: list[BackupItem] = []
    for path in folder.glob(f"*{SUFFIX}"):
        try:
            found.append(_item(path, read_manifest(path), verified=True))
        except StorageUnavailable:
            continue
    return tuple(sorted(found, key=lambda item: (item.made, item.path), reverse=True))


def preview(file: Path, data_key: bytes) -> BackupItem:
    """Open a backup in a temporary folder and return what is really in it.

    Raises StorageUnavailable: `backup_damaged`, `wrong_key`, `disk_full`.
    """
    manifest = read_manifest(file)
    with _unpacked(file, manifest) as folder:
        newest, activities = _look(folder, data_key)
    seen = replace(manifest, newest_entry=newest, activities=activities)
    return _item(file, seen, verified=True)


def restore(file: Path, into: Path, *, data_key: bytes | None = None) -> BackupItem:
    """Unpack a backup into a new or empty folder; it is there completely or not at all.

    With `data_key` the databases are opened before the folder counts. Raises StorageUnavailable:
    `restore_target_not_empty`, `backup_damaged`, `wrong_key`, `disk_full`, `folder_unwritable`,
    `network_folder`, `synced_folder`.
    """
    manifest = read_manifest(file)
    with folder_errors(into):
        if into.exists() and any(into.iterdir()):
            raise StorageUnavailable("restore_target_not_empty", path=str(into))
        into.parent.mkdir(parents=True, exist_ok=True)
        require_local_folder(into)
        with _unpacked(file, manifest, beside=into.parent) as folder:
            if data_key is not None:
                _look(folder, data_key)
            for name in ("backups", "logs"):
                (folder / name).mkdir()
            if into.exists():
                into.rmdir()
            folder.rename(into)
        sync_folder(into.parent)
    return _item(file, manifest, verified=data_key is not None)


def vault_of(file: Path, into: Path) -> None:
    """Write the key slots of a backup into a folder, so that a password can open it first."""
    manifest = read_manifest(file)
    with open_backup(file) as archive:
        into.mkdir(parents=True, exist_ok=True)
        unpack_member(archive, VAULT, into / VAULT, manifest)


def _clear_leftovers(target: Path) -> None:
    """Remove half copies that a crash or a power cut left a day ago or longer.

    Each is as large as the workspace; left alone they would fill the disk.
    """
    limit = time.time() - LEFTOVER_SECONDS
    for folder in target.glob(f"{SCRATCH}*"):
        if folder.is_dir() and not folder.is_symlink() and folder.stat().st_mtime < limit:
            shutil.rmtree(folder, ignore_errors=True)


def _present(root: Path) -> list[Path]:
    paths = [root / name for name in MEMBERS]
    for path in paths:
        if not path.exists():
            raise StorageUnavailable("workspace_missing", path=str(path))
    return paths


def _free_name(target: Path, made: datetime) -> Path:
    stem = f"cadangan-{made.astimezone(UTC):%Y%m%d-%H%M%S}"
    path, number = target / f"{stem}{SUFFIX}", 2
    while path.exists():
        path, number = target / f"{stem}-{number}{SUFFIX}", number + 1
    return path


def _snapshot(source: Path, copy: Path, key: bytes) -> None:
    connection = connect(source, key)
    try:
        with driver_errors():
            connection.execute("VACUUM INTO ?", (str(copy),))
    finally:
        connection.close()


def _look(folder: Path, key: bytes) -> tuple[date | None, int]:
    """Open the databases of a folder, check them, and return newest entry and activities."""
    for name in DATABASES:
        connection = connect(folder / name, key, read_only=True)
        try:
            if not quick_check(connection):
                raise StorageUnavailable("backup_not_verified")
        finally:
            connection.close()
    connection = connect(folder / "workspace.db", key, read_only=True)
    try:
        newest, count = connection.execute(
            "SELECT max(day), count(*) FROM activity WHERE NOT deleted"
        ).fetchone()
    except dbapi2.OperationalError as error:
        raise StorageUnavailable("backup_not_verified") from error
    finally:
        connection.close()
    return (date.fromisoformat(newest) if newest else None), count


@contextmanager
def _unpacked(file: Path, manifest: Manifest, *, beside: Path | None = None) -> Iterator[Path]:
    place = beside or Path(tempfile.gettempdir())
    require_space(place, sum(manifest.sizes.values()))
    with tempfile.TemporaryDirectory(dir=place, prefix=".pulihkan-") as scratch:
        folder = Path(scratch) / "workspace"
        folder.mkdir()
        with open_backup(file) as archive:
            for name in MEMBERS:
                unpack_member(archive, name, folder / name, manifest)
        yield folder


def _item(path: Path, manifest: Manifest, *, verified: bool) -> BackupItem:
    return BackupItem(
        path=str(path),
        made=manifest.made,
        size=path.stat().st_size,
        newest_entry=manifest.newest_entry,
        activities=manifest.activities,
        verified=verified,
    )
