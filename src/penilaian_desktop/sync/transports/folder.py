"""A folder as transport: a flash disk, a share, a folder that another program synchronises.

Writing: temporary name, fsync, rename, read back. A folder without the office's signed marker is
not ours: nothing is written there, and its emptiness means nothing.
"""

from __future__ import annotations

import errno
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from penilaian_desktop.domain.errors import ImportRefused, Offline, Place, StorageUnavailable
from penilaian_desktop.sync.card import MARKER_NAME
from penilaian_desktop.sync.gate import MIB
from penilaian_desktop.sync.transports.transport import (
    MARKER_LIMIT,
    TEMPORARY,
    NameTaken,
    NotOurTarget,
    ours,
    read_marker,
    require_name,
)
from penilaian_desktop.sync.trust import TrustBook

__all__ = ["FolderTransport", "NameTaken", "NotOurTarget", "put_marker", "seen", "seen_folder"]


@dataclass(frozen=True, slots=True)
class FolderTransport:
    """The four verbs over one folder; `book` None accepts a folder without marker (own use)."""

    root: Path
    book: TrustBook | None

    def check(self) -> str:
        """Return the name of the office whose signed marker lies here.

        Raises Offline `folder_missing`, NotOurTarget `marker_missing` or `marker_foreign`.
        """
        if not seen_folder(self.root):
            raise Offline("folder_missing", path=str(self.root))
        if self.book is None:
            return ""
        try:
            data = self._read(self.root / MARKER_NAME, MARKER_LIMIT)
        except FileNotFoundError:
            raise NotOurTarget("marker_missing", path=str(self.root)) from None
        except OSError as error:
            raise _unavailable(error, self.root) from error
        return read_marker(data, self.book, str(self.root))

    def names(self, prefix: str = "") -> tuple[str, ...]:
        """Return the names of files that may be ours, sorted."""
        self.check()
        try:
            found = [entry.name for entry in self.root.iterdir() if entry.is_file()]
        except OSError as error:
            raise _unavailable(error, self.root) from error
        return tuple(sorted(n for n in found if n.startswith(prefix) and ours(n)))

    def put_if_absent(self, name: str, data: bytes) -> bool:
        """Write a file under a new name; False when the same bytes are there already.

        Raises NameTaken, NotOurTarget, Offline, StorageUnavailable `disk_full`, `read_only`,
        `write_failed`.
        """
        require_name(name)
        self.check()
        target = self.root / name
        try:
            if target.exists():
                return self._same(target, name, data)
            self._write(target, data)
            if _from_medium(target, len(data) + 1) != data:
                raise StorageUnavailable("write_failed", path=str(target))
        except OSError as error:
            raise _unavailable(error, target) from error
        return True

    def get(self, name: str, max_bytes: int) -> bytes:
        """Return the bytes of a file.

        Raises ImportRefused `file_too_large`, StorageUnavailable `package_unreadable`.
        """
        require_name(name)
        try:
            data = self._read(self.root / name, max_bytes + 1)
        except OSError:
            raise StorageUnavailable("package_unreadable", file=name) from None
        if len(data) > max_bytes:
            raise ImportRefused("file_too_large", Place(file=name), limit=max_bytes // MIB)
        return data

    def _same(self, target: Path, name: str, data: bytes) -> bool:
        if self._read(target, len(data) + 1) == data:
            return False
        raise NameTaken("name_taken", name=name)

    def _write(self, target: Path, data: bytes) -> None:
        temporary = self.root / f".{TEMPORARY}{secrets.token_hex(8)}"
        try:
            with temporary.open("xb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.rename(target)
        finally:
            temporary.unlink(missing_ok=True)
        _sync_folder(self.root)

    @staticmethod
    def _read(path: Path, limit: int) -> bytes:
        with path.open("rb") as stream:
            return stream.read(limit)


def seen(path: Path) -> bool:
    """Tell whether something can be seen there; what may not be entered or named is not seen."""
    return os.path.exists(path)  # noqa: PTH110  (Path.exists raises where it may not look)


def seen_folder(path: Path) -> bool:
    """Tell whether a folder can be seen there."""
    return os.path.isdir(path)  # noqa: PTH112  (Path.is_dir raises where it may not look)


def _from_medium(path: Path, limit: int) -> bytes:
    """Return the bytes of a file just written, past the memory of the system where it lets us."""
    with path.open("rb") as stream:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return stream.read(limit)


def put_marker(root: Path, marker: bytes) -> None:
    """Claim a folder for the office; a folder that has a marker keeps it.

    Raises Offline `folder_missing` or StorageUnavailable.
    """
    if not seen_folder(root):
        raise Offline("folder_missing", path=str(root))
    target = root / MARKER_NAME
    if target.exists():
        return
    transport = FolderTransport(root, None)
    try:
        transport._write(target, marker)  # noqa: SLF001  (the marker is written before it can be checked)
    except OSError as error:
        raise _unavailable(error, target) from error


def _sync_folder(root: Path) -> None:
    """Make the rename itself durable where the system lets us."""
    if os.name != "posix":
        return
    handle = os.open(root, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise
    finally:
        os.close(handle)


def _unavailable(error: OSError, path: Path) -> StorageUnavailable | Offline:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return StorageUnavailable("target_full", path=str(path))
    if error.errno == errno.EFBIG:
        return StorageUnavailable("target_file_limit", path=str(path))
    if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        return StorageUnavailable("target_read_only", path=str(path))
    if error.errno in {errno.ENOENT, errno.ENODEV, errno.EIO}:
        return Offline("folder_missing", path=str(path))
    return StorageUnavailable("write_failed", path=str(path))
