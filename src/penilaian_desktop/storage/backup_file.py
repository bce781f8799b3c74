"""The `.cadangan` file: a ZIP without compression that names and hashes its members.

Its databases are encrypted already, each a consistent snapshot; what it says about itself holds
no names, only counts and hashes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import orjson

from penilaian_desktop.domain.errors import StorageUnavailable
from penilaian_desktop.storage.codec import utc_text
from penilaian_desktop.storage.lineage import DATABASES
from penilaian_desktop.storage.vault import VAULT

SUFFIX = ".cadangan"
FORMAT = "penilaian-cadangan/1"
MANIFEST = "manifest.json"
MEMBERS = (*DATABASES, VAULT)
_PIECE = 1024 * 1024
_MANIFEST_LIMIT = 65_536
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says about itself without a key: no names, only counts and hashes."""

    made: datetime
    newest_entry: date | None
    activities: int
    sha256: dict[str, str]
    sizes: dict[str, int]


def describe(folder: Path, made: datetime, newest: date | None, activities: int) -> Manifest:
    """Return the manifest of the members that lie in a folder."""
    return Manifest(
        made,
        newest,
        activities,
        {name: _hash_of(folder / name) for name in MEMBERS},
        {name: (folder / name).stat().st_size for name in MEMBERS},
    )


def read_manifest(file: Path) -> Manifest:
    """Return what a backup says about itself; raises StorageUnavailable("backup_damaged")."""
    with open_backup(file) as archive:
        names = sorted(info.filename for info in archive.infolist())
        if names != sorted((*MEMBERS, MANIFEST)):
            raise StorageUnavailable("backup_damaged", path=str(file))
        if archive.getinfo(MANIFEST).file_size > _MANIFEST_LIMIT:
            raise StorageUnavailable("backup_damaged", path=str(file))
        try:
            plain = orjson.loads(archive.read(MANIFEST))
            return _manifest(plain)
        except (ValueError, KeyError, TypeError, zipfile.BadZipFile) as error:
            raise StorageUnavailable("backup_damaged", path=str(file)) from error


def _manifest(plain: dict[str, Any]) -> Manifest:
    if plain["format"] != FORMAT:
        raise ValueError("unknown format")
    newest = plain["newest_entry"]
    files = plain["files"]
    return Manifest(
        datetime.fromisoformat(plain["made"]),
        date.fromisoformat(newest) if newest else None,
        int(plain["activities"]),
        {name: str(files[name]["sha256"]) for name in MEMBERS},
        {name: int(files[name]["size"]) for name in MEMBERS},
    )


def pack(folder: Path, packed: Path, manifest: Manifest) -> None:
    """Write the members of a folder into one file, durably."""
    plain = {
        "format": FORMAT,
        "made": utc_text(manifest.made),
        "newest_entry": manifest.newest_entry.isoformat() if manifest.newest_entry else None,
        "activities": manifest.activities,
        "files": {
            name: {"sha256": manifest.sha256[name], "size": manifest.sizes[name]}
            for name in MEMBERS
        },
    }
    with packed.open("wb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr(
                zipfile.ZipInfo(MANIFEST, _EPOCH), orjson.dumps(plain, option=orjson.OPT_INDENT_2)
            )
            for name in MEMBERS:
                with (
                    (folder / name).open("rb") as source,
                    archive.open(zipfile.ZipInfo(name, _EPOCH), "w", force_zip64=True) as member,
                ):
                    shutil.copyfileobj(source, member, _PIECE)
        file.flush()
        os.fsync(file.fileno())


def read_back(packed: Path) -> None:
    """Read every member again; raises StorageUnavailable("backup_not_verified")."""
    manifest = read_manifest(packed)
    with open_backup(packed) as archive:
        for name in MEMBERS:
            with archive.open(name) as member:
                if _hash_stream(member) != manifest.sha256[name]:
                    raise StorageUnavailable("backup_not_verified")


def unpack_member(archive: zipfile.ZipFile, name: str, target: Path, manifest: Manifest) -> None:
    """Write one member to a new file; raises StorageUnavailable("backup_damaged")."""
    info = archive.getinfo(name)
    if info.file_size != manifest.sizes[name] or info.compress_type != zipfile.ZIP_STORED:
        raise StorageUnavailable("backup_damaged", path=str(archive.filename))
    try:
        with archive.open(name) as member, target.open("xb") as file:
            shutil.copyfileobj(member, file, _PIECE)
            file.flush()
            os.fsync(file.fileno())
    except zipfile.BadZipFile as error:
        raise StorageUnavailable("backup_damaged", path=str(archive.filename)) from error
    if _hash_of(target) != manifest.sha256[name]:
        raise StorageUnavailable("backup_damaged", path=str(archive.filename))


@contextmanager
def open_backup(file: Path) -> Iterator[zipfile.ZipFile]:
    """Open the file; raises StorageUnavailable: `backup_missing`, `backup_damaged`."""
    try:
        archive = zipfile.ZipFile(file)
    except FileNotFoundError as error:
        raise StorageUnavailable("backup_missing", path=str(file)) from error
    except (zipfile.BadZipFile, OSError) as error:
        raise StorageUnavailable("backup_damaged", path=str(file)) from error
    with archive:
        yield archive


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return _hash_stream(file)


def _hash_stream(stream: Any) -> str:  # noqa: ANN401  (any reader of bytes)
    digest = hashlib.sha256()
    while piece := stream.read(_PIECE):
        digest.update(piece)
    return digest.hexdigest()
