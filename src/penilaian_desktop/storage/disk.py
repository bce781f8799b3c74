"""The ground under the files: free space, atomic writes, folders unfit for a database."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from penilaian_desktop.domain.errors import StorageUnavailable

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
READ_ONLY = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})

SPARE_BYTES = 32 * 1024 * 1024
"""What stays free beside what is about to be written."""

NETWORK_TYPES = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "davfs", "fuse.sshfs", "fuse.rclone",
     "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.google-drive-ocamlfuse", "fuse.onedriver"}
)  # fmt: skip

SYNC_MARKERS = (
    ".dropbox", ".dropbox.cache", ".nextcloudsync.log", ".owncloudsync.log", ".sync.ffs_db",
    ".stfolder", ".syncthing.tmp", ".tmp.drivedownload", ".849C9593-D756-4E56-8D6E-42412F2A707B",
)  # fmt: skip
"""Files that Dropbox, Nextcloud, ownCloud, FreeFileSync, Syncthing, Google Drive and OneDrive
leave in the folders that they synchronise."""


def require_space(folder: Path, needed: int) -> None:
    """Raise StorageUnavailable("disk_full") unless `needed` bytes and a reserve are free."""
    free = shutil.disk_usage(folder).free
    if free < needed + SPARE_BYTES:
        raise StorageUnavailable("disk_full", needed=needed, free=free)


def require_local_folder(folder: Path, mounts: Path = Path("/proc/mounts")) -> None:
    """Refuse a folder on a network drive or in a synchronised folder.

    Two computers that write one database file destroy it. Raises StorageUnavailable with
    `network_folder` or `synced_folder`.
    """
    place = folder.resolve()
    if _on_network(place, mounts):
        raise StorageUnavailable("network_folder", path=str(folder))
    for step in (place, *place.parents):
        if any((step / marker).exists() for marker in SYNC_MARKERS) or any(step.glob(".sync_*.db")):
            raise StorageUnavailable("synced_folder", path=str(step))


def _on_network(place: Path, mounts: Path) -> bool:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  (exists with `windll` on Windows only)

        drive_remote = 4
        return bool(
            str(place).startswith("\\\\")
            or ctypes.windll.kernel32.GetDriveTypeW(place.anchor) == drive_remote
        )
    try:
        lines = mounts.read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    best, kind = -1, ""
    for line in lines:
        _, point, type_, *_ = line.split(" ")
        point = point.replace("\\040", " ")
        if place.is_relative_to(point) and len(point) >= best:
            best, kind = len(point), type_
    return kind in NETWORK_TYPES


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file so that after a power cut it holds the old or the new content, never half.

    Raises StorageUnavailable("disk_full") or ("storage_read_only").
    """
    draft = path.with_name(path.name + ".new")
    try:
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)  # noqa: PTH105  (the atomic swap)
        sync_folder(path.parent)
    except OSError as error:
        if error.errno in READ_ONLY:
            raise StorageUnavailable("storage_read_only", path=str(path)) from error
        draft.unlink(missing_ok=True)
        raise StorageUnavailable("disk_full", needed=len(content)) from error


@contextmanager
def folder_errors(folder: Path) -> Iterator[None]:
    """Turn what the system says while a folder is written into StorageUnavailable.

    That is `disk_full` or `folder_unwritable`: no folder, no right to write, a read-only disk.
    """
    try:
        yield
    except OSError as error:
        code = "disk_full" if error.errno in FULL else "folder_unwritable"
        raise StorageUnavailable(code, path=str(folder)) from error
    except UnicodeEncodeError as no_text:  # a name that is no text, for a database
        raise StorageUnavailable("folder_unwritable", path=str(folder)) from no_text


def sync_file(path: Path) -> None:
    """Wait until what was written to a file is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make renames in a folder durable; Windows does so by itself."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
