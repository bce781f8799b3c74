"""Looking a workspace over before it is opened: there, ours, whole, and at the right schema."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from penilaian_desktop.domain.errors import StorageUnavailable
from penilaian_desktop.storage.engine import connect, driver_errors, quick_check
from penilaian_desktop.storage.lineage import Lineage, database_files

ALWAYS_CHECKED_BYTES = 24 * 1024 * 1024
"""Up to this size the structure is checked at each start (3 to 4 ms a megabyte)."""

SELDOM_SECONDS = 24 * 3600

CHECKED = ".checked"


def inspect(root: Path, key: bytes) -> None:
    """Check each database of a workspace and migrate those that are behind.

    Raises StorageUnavailable; a damaged file is moved to `damaged/` in the workspace, never
    deleted. A file that was set aside before and not restored is still damaged, not missing.
    """
    for path in database_files(root):
        if path.exists():
            continue
        aside = last_aside(path)
        if aside is not None:
            raise StorageUnavailable("workspace_damaged", aside=str(aside))
        raise StorageUnavailable("workspace_missing", path=str(path))
    for path, lineage in database_files(root).items():
        _inspect_one(path, key, lineage)


def last_aside(path: Path) -> Path | None:
    """Return where a database was set aside last, None when it never was."""
    found = sorted((path.parent / "damaged").glob(f"{path.stem}-*.db"))
    return found[-1] if found else None


def set_aside(path: Path) -> Path:
    """Move a damaged database with its side files to `damaged/` and return its new place."""
    folder = path.parent / "damaged"
    folder.mkdir(exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    for end in ("-wal", "-shm"):
        side = path.with_name(path.name + end)
        if side.exists():
            side.rename(folder / f"{path.stem}-{stamp}.db{end}")
    aside = folder / f"{path.stem}-{stamp}.db"
    path.rename(aside)
    return aside


def revision_of(connection: Any) -> str | None:  # noqa: ANN401
    """Return the schema step of a database, or None when it has none."""
    try:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except dbapi2.OperationalError:
        return None
    return row[0] if row else None


def _inspect_one(path: Path, key: bytes, lineage: Lineage) -> None:
    due = _check_is_due(path)
    whole, revision = (False, None) if _is_empty(path) else _look_into(path, key, check=due)
    if not whole:
        raise StorageUnavailable("workspace_damaged", aside=str(set_aside(path)))
    if due:
        _mark_checked(path)
    if revision != lineage.head:
        _migrate(path, key, lineage, revision)


def _look_into(path: Path, key: bytes, *, check: bool) -> tuple[bool, str | None]:
    """Return whether a database is whole and its schema step; a torn one fails at its opening."""
    try:
        connection = connect(path, key)
        try:
            with driver_errors():
                whole = not check or quick_check(connection)
                return whole, revision_of(connection) if whole else None
        finally:
            connection.close()
    except StorageUnavailable as error:
        if error.code != "storage_damaged":
            raise
        return False, None


def _is_empty(path: Path) -> bool:
    """Tell whether nothing is left of a database: SQLite would open it as a new one."""
    wal = path.with_name(path.name + "-wal")
    return path.stat().st_size == 0 and not (wal.exists() and wal.stat().st_size)


def _migrate(path: Path, key: bytes, lineage: Lineage, revision: str | None) -> None:
    from penilaian_desktop.storage import migrate  # noqa: PLC0415  (Alembic is heavy)

    if revision not in migrate.revisions(lineage):
        raise StorageUnavailable("workspace_newer", found=revision or "?", path=str(path))
    migrate.bring_up_to_date(path, key, lineage, keep_in=path.parent / "backups")


def _check_is_due(path: Path) -> bool:
    """Tell whether to check now: small, not closed cleanly last time, or not checked for a day."""
    if path.stat().st_size <= ALWAYS_CHECKED_BYTES:
        return True
    wal = path.with_name(path.name + "-wal")
    if wal.exists() and wal.stat().st_size > 0:
        return True
    mark = _mark(path)
    return not mark.exists() or (
        datetime.now(UTC).timestamp() - mark.stat().st_mtime > SELDOM_SECONDS
    )


def _mark(path: Path) -> Path:
    return path.parent / "logs" / (path.stem + CHECKED)


def _mark_checked(path: Path) -> None:
    mark = _mark(path)
    if mark.parent.is_dir():
        mark.touch()
        os.utime(mark)
