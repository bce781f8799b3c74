"""Files that are written whole or not at all."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from penilaian_desktop.domain.errors import StorageUnavailable


def write_whole(file: Path, data: bytes) -> None:
    """Write a file, in place of one that lies there; a disk that is full leaves no half of it.

    Raises StorageUnavailable `file_unwritable`.
    """
    half = file.with_name(f"{file.name}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        half.write_bytes(data)
        half.replace(file)
    except OSError as problem:
        with suppress(OSError):
            half.unlink(missing_ok=True)
        raise StorageUnavailable("file_unwritable", file=file.name) from problem
