"""Reading a file that somebody dropped: whatever lies at a path, it is a sentence at worst."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from penilaian_desktop.domain.errors import RuleViolation, StorageUnavailable
from penilaian_desktop.domain.wording import bytes_size

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a pipe must not keep the lane waiting
    | getattr(os, "O_NOFOLLOW", 0)
)


def read_source(path: Path, limit: int) -> bytes:
    """Return the bytes of an ordinary file of at most `limit` bytes.

    Raises RuleViolation `evidence_link`, `evidence_folder`, `evidence_gone`, `evidence_kind` or
    `evidence_too_large`, StorageUnavailable `file_unreadable`; each names the file.
    """
    name = path.name or str(path)
    try:
        if path.is_symlink():
            raise RuleViolation("evidence_link", field="evidence", name=name)
        if path.is_dir():
            raise RuleViolation("evidence_folder", field="evidence", name=name)
        handle = os.open(path, _FLAGS)
    except (FileNotFoundError, NotADirectoryError):
        raise RuleViolation("evidence_gone", field="evidence", name=name) from None
    except (OSError, ValueError) as problem:
        raise StorageUnavailable("file_unreadable", name=name) from problem
    try:
        facts = os.fstat(handle)
        if not stat.S_ISREG(facts.st_mode):
            raise RuleViolation("evidence_kind", field="evidence", name=name, found="bukan berkas")
        return _read(handle, name, limit)
    except OSError as problem:
        raise StorageUnavailable("file_unreadable", name=name) from problem
    finally:
        os.close(handle)


def _read(handle: int, name: str, limit: int) -> bytes:
    """Read to the end; the size may change meanwhile, so that it is the bytes that count."""
    pieces: list[bytes] = []
    size = 0
    while piece := os.read(handle, 1024 * 1024):
        size += len(piece)
        if size > limit:
            raise RuleViolation(
                "evidence_too_large", field="evidence", name=name, limit=bytes_size(limit)
            )
        pieces.append(piece)
    return b"".join(pieces)
