"""The workspace: one folder, three encrypted databases, a door to read and a door to write."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from penilaian_desktop.domain.errors import StorageUnavailable
from penilaian_desktop.domain.record import ids_follow, new_id, utc_now
from penilaian_desktop.storage.blobs import ArchiveStore, EvidenceStore
from penilaian_desktop.storage.care import inspect
from penilaian_desktop.storage.disk import require_local_folder
from penilaian_desktop.storage.engine import (
    check_sqlite_version,
    driver_errors,
    read_engine,
    text_errors,
    write_engine,
)
from penilaian_desktop.storage.lineage import database_files
from penilaian_desktop.storage.trail import Author
from penilaian_desktop.storage.unit_of_work import ReadUnit, Sign, UnitOfWork

__all__ = ["Author", "Workspace"]

SYSTEM = Author(account_id="", person_id="", device_id="")
"""The installation itself, for what no person writes."""


class Workspace:
    """An open workspace. One thread at a time writes; any thread may read its own snapshot.

    `data_key` stays in this process: a backup opens its own copy with it.
    """

    def __init__(
        self,
        root: Path,
        data_key: bytes,
        clock: Callable[[], datetime],
        *,
        durable: bool = True,
    ) -> None:
        self.root = root
        self.clock = clock
        self.data_key = data_key
        self._engine: Engine = read_engine(root / "workspace.db", data_key)
        self._writer: Engine = write_engine(root / "workspace.db", data_key, durable=durable)
        self._lane = threading.Lock()
        self._lane_owner: int | None = None
        self.evidence = EvidenceStore(root / "evidence.db", data_key, clock)
        self.archive = ArchiveStore(root / "archive.db", data_key, clock)
        with self.read() as unit:
            newest = unit.journal.newest_step()
        if newest is not None:
            ids_follow(newest)  # steps are undone in the order of their ids

    @classmethod
    def create(
        cls,
        root: Path,
        data_key: bytes,
        *,
        title: str,
        clock: Callable[[], datetime] = utc_now,
        durable: bool = True,
    ) -> Workspace:
        """Create the databases of a new workspace in a folder and open it.

        `durable` False waits for no disk while this object is open: for the example office only.

        Raises StorageUnavailable: `workspace_exists`, `network_folder`, `synced_folder`,
        `sqlite_too_old`.
        """
        from penilaian_desktop.storage import migrate  # noqa: PLC0415  (Alembic is heavy)

        check_sqlite_version()
        root.mkdir(parents=True, exist_ok=True)
        require_local_folder(root)
        for path in database_files(root):
            if path.exists():
                raise StorageUnavailable("workspace_exists", path=str(path))
        for path, lineage in database_files(root).items():
            migrate.create_database(path, data_key, lineage)
        for name in ("backups", "logs"):
            (root / name).mkdir(exist_ok=True)
        workspace = cls(root, data_key, clock, durable=durable)
        with workspace.write(SYSTEM) as uow:
            uow.set_setting("title", title)
            uow.set_setting("workspace_id", new_id())
        return workspace

    @classmethod
    def open(
        cls, root: Path, data_key: bytes, *, clock: Callable[[], datetime] = utc_now
    ) -> Workspace:
        """Open a workspace, checked and at the schema of this version.

        Raises StorageUnavailable: `workspace_missing`, `wrong_key`, `workspace_newer`,
        `workspace_damaged` (the damaged file is set aside, never deleted), `network_folder`,
        `synced_folder`, `sqlite_too_old`, `disk_full`.
        """
        check_sqlite_version()
        require_local_folder(root)
        inspect(root, data_key)
        return cls(root, data_key, clock)

    @property
    def title(self) -> str:
        """The name that the workspace was given."""
        with self.read() as unit:
            return unit.setting("title") or ""

    @contextmanager
    def read(self) -> Iterator[ReadUnit]:
        """Yield one consistent snapshot; later commits are not seen in it."""
        with text_errors(), driver_errors(), self._engine.begin() as connection:
            yield ReadUnit(connection)

    @contextmanager
    def write(
        self, author: Author, label: str = "", *, sign: Sign | None = None
    ) -> Iterator[UnitOfWork]:
        """Yield the unit of work of one transaction; committed when the block ends well.

        With `label` it becomes one undoable step of the author's account. `sign` signs decisions
        and records of HR as they are stored. Any exception rolls everything back. A second write
        inside the block is a bug and raises RuntimeError.
        """
        transaction = self._writer.begin()
        with self._one_writer(), text_errors(), driver_errors(), transaction as connection:
            uow = UnitOfWork(connection, author, label=label, sign=sign, now=self.clock())
            yield uow
            uow.flush()

    def close(self) -> None:
        """Close all connections; the WAL is written back."""
        self._engine.dispose()
        self._writer.dispose()
        self.evidence.close()
        self.archive.close()

    @contextmanager
    def _one_writer(self) -> Iterator[None]:
        if self._lane_owner == threading.get_ident():
            raise RuntimeError("a unit of work is already open in this thread")
        with self._lane:
            self._lane_owner = threading.get_ident()
            try:
                yield
            finally:
                self._lane_owner = None
