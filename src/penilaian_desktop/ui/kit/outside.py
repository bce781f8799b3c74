"""Copies of evidence for other programs: a closed folder that is emptied when the window locks.

Whoever opens a document elsewhere decrypts it. The copy lies in a folder of the workspace that
only this user may enter, cannot be written to, and goes when the workspace is locked, when the
program ends, and, should both have failed, when the workspace is opened the next time.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from uuid import uuid4

from penilaian_desktop.domain.errors import StorageUnavailable

FOLDER = "dibuka-di-luar"


def write_outside(root: Path, name: str, data: bytes) -> Path:
    """Write a copy that cannot be changed; each lies in a folder of its own under its name.

    Raises StorageUnavailable `file_unwritable`.
    """
    place = root / FOLDER
    try:
        place.mkdir(mode=0o700, exist_ok=True)
        inner = place / uuid4().hex
        inner.mkdir(mode=0o700)
        file = inner / name
        file.write_bytes(data)
        file.chmod(0o400)
    except OSError as problem:
        raise StorageUnavailable("file_unwritable", file=name) from problem
    return file


def remove_outside(root: Path) -> bool:
    """Remove all copies; tell whether none is left (Windows keeps what a program still holds)."""
    place = root / FOLDER
    if not place.exists():
        return True
    for file in place.rglob("*"):
        if file.is_file() and not file.is_symlink():
            _allow(file)
    shutil.rmtree(place, ignore_errors=True)
    return not place.exists()


def _allow(file: Path) -> None:
    try:
        file.chmod(0o600)  # Windows removes no file that is read-only
    except OSError:
        return
