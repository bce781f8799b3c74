"""Content-addressed bytes in a database of their own: evidence, and packages sent and received.

A blob is cut in chunks of 256 KiB, filed under its SHA-256 and stored once however often it is
put. It is written before the record that names it, so that a record never points to nothing.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from penilaian_desktop.domain.errors import StaleRecord, StorageUnavailable
from penilaian_desktop.storage.blob_tables import blob, chunk
from penilaian_desktop.storage.disk import require_space
from penilaian_desktop.storage.engine import driver_errors, read_engine, write_engine
from penilaian_desktop.storage.prepared import Prepared, prepared

CHUNK_BYTES = 256 * 1024


def _is_there(connection: Connection) -> Prepared:
    query = select(blob.c.sha256).where(blob.c.sha256 == bindparam("sha256_"))
    return prepared("blob is there", connection, lambda: query)


class BlobStore:
    """Bytes by the SHA-256 of their content; safe to use from several threads."""

    def __init__(self, path: Path, key: bytes, clock: Callable[[], datetime]) -> None:
        self._path = path
        self._clock = clock
        self._reader = read_engine(path, key)
        self._writer = write_engine(path, key)
        self._lane = threading.Lock()
        self._together: Connection | None = None
        self._owner: int | None = None

    def put(self, data: bytes, media: str = "application/octet-stream") -> str:
        """Keep bytes and return their SHA-256 in hexadecimal; the same bytes are kept once.

        Raises StorageUnavailable("disk_full") before anything is written, and
        StorageUnavailable("storage_write_failed") when the disk refuses what it had room for (a
        quota, the largest file it knows); nothing is kept then either.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        if self._own() is None and self.has(sha256):
            return sha256
        with self.together() as connection:
            self._put(connection, sha256, data, media)
        return sha256

    @contextmanager
    def together(self) -> Iterator[Connection]:
        """Keep everything that is put inside the block with one commit, at its end.

        What is put there can be read after the block; a block within a block ends with the outer
        one. Raises like `put`; an exception keeps nothing.
        """
        own = self._own()
        if own is not None:
            yield own
            return
        try:
            with self._lane, driver_errors(), self._writer.begin() as connection:
                self._together, self._owner = connection, threading.get_ident()
                try:
                    yield connection
                finally:
                    self._together = self._owner = None
        except StorageUnavailable as error:
            if error.code != "storage_read_failed":
                raise
            raise StorageUnavailable("storage_write_failed", **error.params) from error

    def _own(self) -> Connection | None:
        """Return the connection of the block that this thread is in."""
        return self._together if self._owner == threading.get_ident() else None

    def _put(self, connection: Connection, sha256: str, data: bytes, media: str) -> None:
        if _is_there(connection).first(connection, {"sha256_": sha256}) is not None:
            return
        require_space(self._path.parent, 2 * len(data))
        row = {"sha256": sha256, "size": len(data), "media": media, "at": self._clock()}
        prepared("blob", connection, lambda: insert(blob)).run(connection, row)
        prepared("chunk", connection, lambda: insert(chunk)).run_many(
            connection,
            [
                {"sha256": sha256, "number": number, "body": data[start : start + CHUNK_BYTES]}
                for number, start in enumerate(range(0, len(data), CHUNK_BYTES))
            ],
        )

    def has(self, sha256: str) -> bool:
        """Tell whether the bytes are here."""
        with driver_errors(), self._reader.connect() as connection:
            return _is_there(connection).first(connection, {"sha256_": sha256}) is not None

    def get(self, sha256: str) -> bytes:
        """Return the bytes, checked against their hash.

        Raises StaleRecord("blob_missing") when they are not here and
        StorageUnavailable("blob_damaged") when they are not what they were.
        """
        data = b"".join(self.chunks(sha256))
        if hashlib.sha256(data).hexdigest() != sha256:
            raise StorageUnavailable("blob_damaged", sha256=sha256)
        return data

    def chunks(self, sha256: str) -> Iterator[bytes]:
        """Yield the bytes in pieces of 256 KiB; raises StaleRecord("blob_missing")."""
        with driver_errors(), self._reader.connect() as connection:
            known = select(blob.c.size).where(blob.c.sha256 == sha256)
            if connection.execute(known).first() is None:
                raise StaleRecord("blob_missing", sha256=sha256)
            number = 0
            while True:
                body = connection.execute(
                    select(chunk.c.body).where(chunk.c.sha256 == sha256, chunk.c.number == number)
                ).scalar()
                if body is None:
                    return
                yield body
                number += 1

    def media(self, sha256: str) -> str | None:
        """Return the media type given when the bytes were put, or None."""
        with driver_errors(), self._reader.connect() as connection:
            return connection.execute(select(blob.c.media).where(blob.c.sha256 == sha256)).scalar()

    def remove(self, sha256: str) -> None:
        """Erase bytes whose retention is over; nothing happens when they are not here."""
        with self._lane, driver_errors(), self._writer.begin() as connection:
            connection.execute(delete(blob).where(blob.c.sha256 == sha256))

    def total(self) -> tuple[int, int]:
        """Return the number of blobs and the sum of their sizes in bytes."""
        with driver_errors(), self._reader.connect() as connection:
            row = connection.execute(
                select(func.count(), func.coalesce(func.sum(blob.c.size), 0))
            ).one()
            return row[0], row[1]

    def close(self) -> None:
        """Close the connections."""
        self._reader.dispose()
        self._writer.dispose()


class EvidenceStore(BlobStore):
    """The files that prove activities (evidence.db)."""


class ArchiveStore(BlobStore):
    """The packages sent and received, byte by byte (archive.db)."""
