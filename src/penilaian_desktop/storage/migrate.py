"""Bring a database to the schema of this version: copy, migrate, count, swap.

Imported only when a database is created or behind, because Alembic costs more than the rest of
the start. Foreign keys are off before the transaction begins: with them on, rebuilding a table in
batch mode would silently delete the rows of its children.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from penilaian_desktop.domain.errors import StorageUnavailable
from penilaian_desktop.storage import migrations
from penilaian_desktop.storage.disk import require_space, sync_file, sync_folder
from penilaian_desktop.storage.engine import checkpoint, connect, driver_errors, write_engine
from penilaian_desktop.storage.lineage import Lineage

KEEP_DAYS = 30
"""How long the database before an update is kept."""

WAY_BACK = "before-update"


def create_database(path: Path, key: bytes, lineage: Lineage) -> None:
    """Create an empty database by running every step; the file must not exist."""
    if path.exists():
        raise StorageUnavailable("workspace_exists", path=str(path))
    upgrade(path, key, lineage)


def upgrade(path: Path, key: bytes, lineage: Lineage, revision: str = "head") -> None:
    """Run the steps up to a revision in one transaction; the whole schema changes, or nothing.

    Raises StorageUnavailable("migration_lost_rows") when a table has fewer rows than before or a
    link points nowhere; the transaction is rolled back then.
    """
    _run(path, key, lineage, lambda config: command.upgrade(config, revision))


def downgrade(path: Path, key: bytes, lineage: Lineage, revision: str) -> None:
    """Run the steps back to a revision in one transaction; for the tests of the steps."""
    _run(path, key, lineage, lambda config: command.downgrade(config, revision))


def revisions(lineage: Lineage) -> tuple[str, ...]:
    """Return the steps of a lineage, oldest first."""
    script = ScriptDirectory.from_config(_config(lineage))
    return tuple(reversed([step.revision for step in script.walk_revisions()]))


def bring_up_to_date(path: Path, key: bytes, lineage: Lineage, *, keep_in: Path) -> Path:
    """Migrate a copy of a database that is behind, swap it in, and return the kept old file.

    The old file goes to `keep_in`/before-update and stays for 30 days. Raises StorageUnavailable
    with `disk_full`, `storage_busy` (another program has it open) or `migration_lost_rows`; the
    database is unchanged then.
    """
    require_space(path.parent, 3 * path.stat().st_size)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    kept = keep_in / WAY_BACK / f"{path.stem}-{stamp}.db"
    kept.parent.mkdir(parents=True, exist_ok=True)
    copy = path.with_name(path.name + ".new")
    for leftover in (copy, *_side_files(copy)):
        leftover.unlink(missing_ok=True)
    with _alone(path, key) as source, driver_errors():
        source.execute("VACUUM INTO ?", (str(copy),))
    upgrade(copy, key, lineage)
    sync_file(copy)  # VACUUM INTO waits for no disk
    _link_or_copy(path, kept)
    os.replace(copy, path)  # noqa: PTH105  (the atomic swap)
    sync_folder(path.parent)
    forget_old_ways_back(keep_in)
    return kept


def forget_old_ways_back(keep_in: Path) -> None:
    """Remove databases from before an update once they are older than 30 days."""
    limit = datetime.now(UTC) - timedelta(days=KEEP_DAYS)
    for old in (keep_in / WAY_BACK).glob("*.db"):
        if datetime.fromtimestamp(old.stat().st_mtime, UTC) < limit:
            old.unlink()


@contextmanager
def _alone(path: Path, key: bytes) -> Iterator[Any]:
    """Yield a connection once no other program has the database open; leaves no WAL behind."""
    connection = connect(path, key)
    try:
        with driver_errors():
            checkpoint(connection)
            (mode,) = connection.execute("PRAGMA journal_mode = DELETE").fetchone()
        if mode != "delete":
            raise StorageUnavailable("storage_busy")
        yield connection
    finally:
        connection.close()


def _side_files(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))


def _link_or_copy(source: Path, target: Path) -> None:
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)
        sync_file(target)
    os.utime(target)


def _config(lineage: Lineage, connection: Connection | None = None) -> Config:
    (folder,) = migrations.__path__
    config = Config()
    config.set_main_option("script_location", folder.replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.set_main_option(
        "version_locations", str(Path(folder) / lineage.folder).replace("%", "%%")
    )
    config.attributes["connection"] = connection
    config.attributes["metadata"] = lineage.metadata
    return config


def _run(path: Path, key: bytes, lineage: Lineage, work: Any) -> None:  # noqa: ANN401
    engine = write_engine(path, key, foreign_keys=False)
    try:
        with driver_errors(), engine.connect() as connection, connection.begin():
            before = _row_counts(connection)
            work(_config(lineage, connection))
            _check_rows(connection, before)
    finally:
        engine.dispose()


def _row_counts(connection: Connection) -> dict[str, int]:
    names = connection.exec_driver_sql(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
        "AND name NOT LIKE 'activity_fts%' AND name <> 'alembic_version'"
    )
    return {
        name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one()  # noqa: S608
        for (name,) in names.all()
    }


def _check_rows(connection: Connection, before: dict[str, int]) -> None:
    after = _row_counts(connection)
    for name, count in before.items():
        if name in after and after[name] < count:
            raise StorageUnavailable("migration_lost_rows", table=name)
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise StorageUnavailable("migration_lost_rows", table="")
