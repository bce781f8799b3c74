"""The parts of a workbook (its ZIP members), opened within limits and counted while inflating."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from penilaian_desktop.domain.errors import ImportRefused, Place

MIB = 1024 * 1024
CHUNK = 256 * 1024
SMALL = MIB
"""Below this size a part is small enough not to ask about its ratio."""

MAX_DIRECTORY = 256 * 1024
"""Bytes of the list of members."""
_END, _END64 = b"PK\x05\x06", b"PK\x06\x07"
_END_SIZE, _END_SEARCH = 22, 65_535 + 22

ZIP_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, struct.error)
"""What the zip reader raises for a damaged or exotic archive."""


@dataclass(frozen=True, slots=True)
class WorkbookLimits:
    """How large a workbook may be: bytes, parts, ratio, and cells of one sheet."""

    file_bytes: int = 25 * MIB
    parts: int = 64
    inflated_bytes: int = 200 * MIB
    ratio: int = 100
    rows: int = 20_000
    columns: int = 64
    merges: int = 20_000


OFFICE = WorkbookLimits()
"""Any workbook that a person opens."""
HR_IMPORT = WorkbookLimits(rows=200_000)
"""Imports by HR: a whole region in one list."""
CARRIER = WorkbookLimits(file_bytes=32 * MIB, inflated_bytes=128 * MIB, parts=128)
"""The workbook carrier of a package: it may have a sheet for each kind of record."""


class Parts:
    """The named parts of one workbook; every reading is counted against the limits."""

    def __init__(self, archive: zipfile.ZipFile, limits: WorkbookLimits, file: str) -> None:
        self._archive = archive
        self._limits = limits
        self._file = file
        self._sizes: dict[str, int] = {}
        self._infos = {info.filename: info for info in archive.infolist() if not info.is_dir()}
        self.names = tuple(self._infos)

    def refuse(self, code: str, part: str = "", **params: object) -> ImportRefused:
        """Return the refusal of this file, naming the part."""
        return ImportRefused(code, Place(file=self._file), part=part, **params)

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the inflated bytes of a part; raises ImportRefused beyond the limits."""
        info = self._infos[name]
        others = sum(size for part, size in self._sizes.items() if part != name)
        count = 0
        try:
            with self._archive.open(info) as stream:
                while chunk := stream.read(CHUNK):
                    count += len(chunk)
                    if others + count > self._limits.inflated_bytes:
                        raise self.refuse("sheet_inflates_too_much", name)
                    if count > SMALL and count > self._limits.ratio * info.compress_size:
                        raise self.refuse("sheet_inflates_too_much", name)
                    yield chunk
        except (*ZIP_FAULTS, RuntimeError, ValueError, OSError) as error:
            raise self.refuse("sheet_damaged", name) from error
        self._sizes[name] = count

    def read(self, name: str) -> bytes:
        """Return a whole part."""
        return b"".join(self.chunks(name))


def has_small_directory(data: bytes) -> bool:
    """Tell whether the list of members of a ZIP is no longer than any honest one.

    Reading a list of hundreds of thousands of members takes many seconds before anybody can count
    them. Every place that could be the end record is looked at, and the form for archives beyond
    4 GiB is not needed by any file that passes the size limit.
    """
    tail = data[-_END_SEARCH:]
    at = tail.find(_END)
    while at >= 0:
        (size,) = struct.unpack_from("<L", tail.ljust(at + _END_SIZE, b"\0"), at + 12)
        if size > MAX_DIRECTORY or tail[max(at - 20, 0) : at].startswith(_END64):
            return False
        at = tail.find(_END, at + 1)
    return True


def open_parts(data: bytes, limits: WorkbookLimits = OFFICE, file: str = "") -> Parts:
    """Open the archive of a workbook after its members were checked; `file` names it.

    Raises ImportRefused.
    """
    if not has_small_directory(data):
        raise ImportRefused("sheet_directory_too_large", Place(file=file))
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (*ZIP_FAULTS, ValueError, OSError) as error:
        raise ImportRefused("sheet_damaged", Place(file=file), part=file) from error
    _check_members(archive.infolist(), limits, file)
    return Parts(archive, limits, file)


def _check_members(infos: list[zipfile.ZipInfo], limits: WorkbookLimits, file: str) -> None:
    place = Place(file=file)
    if len(infos) > limits.parts:
        raise ImportRefused("sheet_too_many_parts", place, limit=limits.parts, count=len(infos))
    seen: set[str] = set()
    for info in infos:
        if _is_unsafe(info) or info.filename.casefold() in seen:
            raise ImportRefused("sheet_unsafe_names", place)
        seen.add(info.filename.casefold())
        if info.flag_bits & 0x1:
            raise ImportRefused("sheet_password", place)
        if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise ImportRefused("sheet_damaged", place, part=info.filename)


def _is_unsafe(info: zipfile.ZipInfo) -> bool:
    name = info.orig_filename
    mode = info.external_attr >> 16
    return (
        not name
        or "\\" in name
        or "\0" in name
        or ":" in name
        or name.startswith("/")
        or ".." in name.split("/")
        or (mode != 0 and stat.S_ISLNK(mode))
    )
