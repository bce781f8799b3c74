"""Limits for package files, counted while reading: nothing larger ever lies in memory.

The limits are those of docs/formats/paket-1.md, 11.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from penilaian_desktop.domain.errors import ImportRefused, Place, StorageUnavailable
from penilaian_desktop.spreadsheets.parts import has_small_directory

MIB = 1024 * 1024
CHUNK = 64 * 1024
MEMBERS = ("records.jsonl", "statement.jws")
_ENCRYPTED = 0x1
_REGULAR_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes; `ratio` is inflated to compressed."""

    file: int = 32 * MIB
    inflated: int = 200 * MIB
    ratio: int = 100
    statement: int = MIB
    records: int = 8 * MIB
    record_count: int = 10_000


LIMITS = Limits()


def read_file(path: Path, limits: Limits = LIMITS) -> bytes:
    """Return the bytes of a package file.

    Raises ImportRefused `file_too_large` or `file_empty`, StorageUnavailable `package_unreadable`.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(limits.file + 1)
    except OSError:
        raise StorageUnavailable("package_unreadable", file=path.name) from None
    check_size(data, limits, path.name)
    return data


def check_size(data: bytes, limits: Limits = LIMITS, file: str = "") -> None:
    """Raise ImportRefused when a package file is empty or too large."""
    if not data:
        raise ImportRefused("file_empty", Place(file=file))
    if len(data) > limits.file:
        raise ImportRefused("file_too_large", Place(file=file), limit=limits.file // MIB)


def unzip_package(data: bytes, limits: Limits = LIMITS) -> tuple[bytes, bytes]:
    """Return (statement, records.jsonl) of the ZIP inside a sealed package.

    Raises ImportRefused: `zip_bad`, `zip_members`, `zip_too_large` or `zip_ratio`.
    """
    if not has_small_directory(data):
        raise ImportRefused("zip_members")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if tuple(info.filename for info in infos) != MEMBERS:
                raise ImportRefused("zip_members")
            budget = min(limits.inflated, limits.ratio * len(data))
            found = []
            for info, limit in zip(infos, (limits.records, limits.statement), strict=True):
                member = _inflate(archive, info, limit, budget)
                budget -= len(member)
                found.append(member)
    except (zipfile.BadZipFile, zlib.error, EOFError, struct.error) as error:
        raise ImportRefused("zip_bad") from error
    except (ValueError, OSError, NotImplementedError, RuntimeError, UnicodeError) as error:
        raise ImportRefused("zip_bad") from error
    records, statement = found
    return statement, records


def _inflate(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int, budget: int) -> bytes:
    if info.flag_bits & _ENCRYPTED or info.compress_type not in _REGULAR_METHODS:
        raise ImportRefused("zip_members")
    if info.external_attr >> 16 & 0o170000 not in (0, 0o100000):
        raise ImportRefused("zip_members")
    if info.file_size > limit:
        raise ImportRefused("zip_too_large", Place(file=info.filename), limit=limit // MIB)
    parts, size = [], 0
    with archive.open(info) as stream:
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            if size > limit:
                raise ImportRefused("zip_too_large", Place(file=info.filename), limit=limit // MIB)
            if size > budget:
                raise ImportRefused("zip_ratio", Place(file=info.filename))
            parts.append(chunk)
    return b"".join(parts)


def zip_package(statement: str, records: bytes) -> bytes:
    """Return the ZIP of a sealed package: members in order, dated 1980-01-01, deflate."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in zip(MEMBERS, (records, statement.encode("ascii")), strict=True):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o100644 << 16
            archive.writestr(info, data, compresslevel=9)
    return target.getvalue()
