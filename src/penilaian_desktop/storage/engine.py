"""Connections to encrypted databases: the raw key, the pragmas, the gate on the SQLite version.

The only other module with SQL of one database is `search`; everything else is portable.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.pool import QueuePool, StaticPool
from sqlcipher3 import dbapi2

from penilaian_desktop.domain.errors import PenilaianError, RuleViolation, StorageUnavailable

KEY_BYTES = 32
MINIMUM_SQLITE = (3, 51, 3)
"""Older versions can lose commits in WAL mode when two connections write."""

BUSY_MILLISECONDS = 5_000

_PRIMARY = 0xFF
_CODES = {
    5: "storage_busy",  # SQLITE_BUSY
    6: "storage_busy",  # SQLITE_LOCKED
    8: "storage_read_only",  # SQLITE_READONLY
    10: "storage_read_failed",  # SQLITE_IOERR
    11: "storage_damaged",  # SQLITE_CORRUPT
    13: "disk_full",  # SQLITE_FULL
    14: "workspace_missing",  # SQLITE_CANTOPEN
    26: "wrong_key",  # SQLITE_NOTADB
}


def check_sqlite_version(found: tuple[int, ...] | None = None) -> None:
    """Raise StorageUnavailable("sqlite_too_old") when the linked SQLite is older than 3.51.3."""
    version = dbapi2.sqlite_version_info if found is None else found
    if version < MINIMUM_SQLITE:
        raise StorageUnavailable(
            "sqlite_too_old",
            found=".".join(map(str, version)),
            wanted=".".join(map(str, MINIMUM_SQLITE)),
        )


def as_penilaian_error(error: BaseException) -> PenilaianError | None:
    """Return the expected error that a driver error stands for, or None for a bug of ours."""
    original = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(original, "sqlite_errorcode", None)
    if isinstance(error, IntegrityError | dbapi2.IntegrityError):
        if "FOREIGN KEY" in str(original):
            return RuleViolation("parent_missing")
        return None
    name = _CODES.get(code & _PRIMARY) if isinstance(code, int) else None
    return None if name is None else StorageUnavailable(name)


@contextmanager
def driver_errors() -> Iterator[None]:
    """Turn what the driver says about disk, lock, key and damage into StorageUnavailable."""
    try:
        yield
    except (DBAPIError, dbapi2.Error) as error:
        expected = as_penilaian_error(error)
        if expected is None:
            raise
        raise expected from error


@contextmanager
def text_errors() -> Iterator[None]:
    """Turn a text that has no bytes (half of a character) into RuleViolation `text_broken`.

    It may be one that is only looked for; what is written says its field before.
    """
    try:
        yield
    except UnicodeEncodeError as error:
        raise RuleViolation("text_broken") from error


def connect(path: Path, key: bytes, *, read_only: bool = False, foreign_keys: bool = True) -> Any:  # noqa: ANN401  (the driver has no types)
    """Return a driver connection to an encrypted database, keyed and ready, without a transaction.

    `key` is the raw key of 32 bytes; no passphrase derivation runs. Foreign keys can only be
    switched off here: within a transaction the pragma does nothing. Raises
    StorageUnavailable("wrong_key") when the file does not open with it, "storage_read_only" when
    nothing can be written beside it.
    """
    if len(key) != KEY_BYTES:
        raise ValueError("the data key has 32 bytes")
    try:
        with driver_errors():
            connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=False)
            try:
                _prepare(connection, key, read_only=read_only, foreign_keys=foreign_keys)
            except BaseException:
                connection.close()
                raise
    except StorageUnavailable as error:
        if error.code != "workspace_missing":
            raise
        # on a read-only disk SQLite cannot make the side files and says "unable to open"
        code = "storage_read_only" if path.is_file() else "workspace_missing"
        raise StorageUnavailable(code, path=str(path)) from error
    return connection


def _prepare(
    connection: Any,  # noqa: ANN401
    key: bytes,
    *,
    read_only: bool,
    foreign_keys: bool,
) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA trusted_schema = OFF")
    if read_only:
        connection.execute("PRAGMA query_only = ON")
    else:
        (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
        if mode != "wal":
            raise StorageUnavailable("no_wal", mode=mode)


def _explicit_begin(engine: Engine, statement: str) -> None:
    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(statement)


def write_engine(
    path: Path, key: bytes, *, foreign_keys: bool = True, durable: bool = True
) -> Engine:
    """Return the engine of the one writing connection; each transaction is BEGIN IMMEDIATE.

    `durable` False waits for no disk: only for data that can be made again, as the example office.
    """
    engine = create_engine(
        "sqlite+pysqlite://",
        module=dbapi2,
        creator=lambda: connect(path, key, foreign_keys=foreign_keys),
        poolclass=StaticPool,
    )
    if not durable:

        @event.listens_for(engine, "connect")
        def hurry(connection: Any, _record: object) -> None:  # noqa: ANN401
            connection.execute("PRAGMA synchronous = OFF")

    _explicit_begin(engine, "BEGIN IMMEDIATE")
    return engine


def read_engine(path: Path, key: bytes) -> Engine:
    """Return an engine of pooled reading connections; each sees one consistent snapshot."""
    engine = create_engine(
        "sqlite+pysqlite://",
        module=dbapi2,
        creator=lambda: connect(path, key, read_only=True),
        poolclass=QueuePool,
        pool_size=3,
        max_overflow=5,
    )
    _explicit_begin(engine, "BEGIN")
    return engine


def quick_check(connection: Any) -> bool:  # noqa: ANN401
    """Tell whether the database's structure is whole; a page that fails to decrypt is not."""
    try:
        return [row[0] for row in connection.execute("PRAGMA quick_check(1)")] == ["ok"]
    except dbapi2.DatabaseError as error:
        expected = as_penilaian_error(error)
        if expected is None or expected.code not in {"storage_damaged", "wrong_key"}:
            raise
        return False


def checkpoint(connection: Any) -> None:  # noqa: ANN401
    """Write the WAL back into the database file and empty it."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
