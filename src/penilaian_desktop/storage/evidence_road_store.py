"""Rows about evidence in parts: encrypted for whom, sent, acknowledged, waited for."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, delete, insert, select, update

from penilaian_desktop.domain.evidence_road import BlobIn, BlobOut
from penilaian_desktop.storage.reader import Reader
from penilaian_desktop.storage.tables import evidence_in, evidence_out

_OUT = tuple(field.name for field in dataclasses.fields(BlobOut))
_IN = tuple(field.name for field in dataclasses.fields(BlobIn))


class EvidenceRoadStore:
    """Reads what travels."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def outgoing(self, aud: str | None = None) -> tuple[BlobOut, ...]:
        """Return the blobs that were encrypted for somebody, or for anybody."""
        query = select(*(evidence_out.c[name] for name in _OUT)).order_by(
            evidence_out.c.aud, evidence_out.c.sha256
        )
        if aud is not None:
            query = query.where(evidence_out.c.aud == aud)
        return tuple(BlobOut(**row._asdict()) for row in self._reader.rows(query))

    def awaited(self) -> tuple[BlobIn, ...]:
        """Return the blobs that were promised and have not come."""
        query = select(*(evidence_in.c[name] for name in _IN)).order_by(
            evidence_in.c.at, evidence_in.c.identity, evidence_in.c.sha256
        )
        return tuple(BlobIn(**row._asdict()) for row in self._reader.rows(query))

    def missing(self, device_kid: str, aud: str) -> tuple[str, ...]:
        """Return the hashes of the blobs that a chain promised and that have not come, sorted."""
        values = {"device_kid_": device_kid, "aud_": aud}
        return tuple(row[0] for row in self._reader.fetch("evidence missing", _missing, values))


def _missing() -> Select[Any]:
    return (
        select(evidence_in.c.sha256)
        .where(
            evidence_in.c.device_kid == bindparam("device_kid_"),
            evidence_in.c.aud == bindparam("aud_"),
        )
        .distinct()
        .order_by(evidence_in.c.sha256)
    )


class EvidenceRoadWriter(EvidenceRoadStore):
    """Reads and writes within a unit of work."""

    def __init__(self, reader: Reader, connection: Connection, now: datetime) -> None:
        super().__init__(reader)
        self._connection = connection
        self._now = now

    def put_out(self, blob: BlobOut) -> None:
        """Write what became of a blob for a recipient."""
        self.forget_out(blob.aud, (blob.sha256,))
        values = {**_values(blob), "parts": blob.parts}
        self._connection.execute(insert(evidence_out).values(values))

    def mark_sealed(self, aud: str, sha256s: Collection[str], identity: str) -> None:
        """Note in which statement blobs were first listed with their parts."""
        query = (
            update(evidence_out)
            .where(
                evidence_out.c.aud == aud,
                evidence_out.c.sha256 == bindparam("sha256_"),
                evidence_out.c.sealed_in.is_(None),
            )
            .values(sealed_in=identity)
        )
        rows = [{"sha256_": sha256} for sha256 in sha256s]
        if rows:
            self._connection.execute(query, rows)

    def acknowledge(self, aud: str, sha256s: Collection[str]) -> None:
        """Note that blobs arrived; their parts may be erased."""
        query = (
            update(evidence_out)
            .where(evidence_out.c.aud == aud, evidence_out.c.sha256 == bindparam("sha256_"))
            .values(acknowledged=True)
        )
        rows = [{"sha256_": sha256} for sha256 in sha256s]
        if rows:
            self._connection.execute(query, rows)

    def forget_out(self, aud: str, sha256s: Iterable[str]) -> None:
        """Let blobs be sent to a recipient as if they never had been."""
        query = delete(evidence_out).where(
            evidence_out.c.aud == aud, evidence_out.c.sha256 == bindparam("sha256_")
        )
        rows = [{"sha256_": sha256} for sha256 in sha256s]
        if rows:
            self._connection.execute(query, rows)

    def expect(self, blobs: Sequence[BlobIn]) -> None:
        """Wait for blobs."""
        for blob in blobs:
            same = and_(
                evidence_in.c.identity == blob.identity, evidence_in.c.sha256 == blob.sha256
            )
            self._connection.execute(delete(evidence_in).where(same))
        rows = [{**_values(blob), "parts": blob.parts, "at": self._now} for blob in blobs]
        if rows:
            self._connection.execute(insert(evidence_in), rows)

    def arrived(self, sha256s: Iterable[str]) -> None:
        """Wait no longer for blobs, whoever promised them."""
        rows = [{"sha256_": sha256} for sha256 in sha256s]
        if rows:
            self._connection.execute(
                delete(evidence_in).where(evidence_in.c.sha256 == bindparam("sha256_")), rows
            )


def _values(blob: BlobOut | BlobIn) -> dict[str, Any]:
    return dataclasses.asdict(blob)
