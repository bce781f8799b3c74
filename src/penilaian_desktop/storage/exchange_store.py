"""Devices, certificates, chains, acknowledgements, outbox: the rows behind the exchange.

`ExchangeStore` reads; `ExchangeWriter` is what a unit of work offers.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy import (
    Connection,
    Row,
    Select,
    Table,
    and_,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from penilaian_desktop.domain.exchange import (
    TAKEN,
    ChainKey,
    ChainPoint,
    PackageKind,
    PackageOutcome,
    RefusalKind,
    RefusalLine,
)
from penilaian_desktop.domain.exchange_rows import (
    ChainLink,
    Device,
    PendingRecord,
    StoredCertificate,
    StoredRefusal,
)
from penilaian_desktop.domain.kinds import REPORT_KINDS
from penilaian_desktop.domain.verified import CertificateIn
from penilaian_desktop.storage.epoch_rows import EpochReads, EpochWrites
from penilaian_desktop.storage.exchange_statements import (
    acks_among,
    by_identity,
    by_place,
    certificate_hashes,
    forget_ack,
    forget_row,
    in_chain,
    last_before_gap,
    last_link,
    newest_epoch,
    newest_links,
    own_device,
    receipts_between,
    recipients_of,
    refusals_of_chain,
    taken_in_epoch,
    unit_in,
)
from penilaian_desktop.storage.prepared import places, prepared, spread
from penilaian_desktop.storage.reader import Reader
from penilaian_desktop.storage.tables import (
    ack,
    certificate,
    chain,
    device,
    journal,
    pending,
    refusal,
)

IN, OUT = "in", "out"
_BATCH = 500
_TAKEN = tuple(outcome.value for outcome in TAKEN)
_CLEAR_PENDING = delete(pending).where(
    pending.c.record_id == bindparam("id_"), pending.c.version <= bindparam("version_")
)
_CHAIN_COLUMNS = tuple(column.name for column in chain.columns)
_DEVICE_COLUMNS = tuple(column.name for column in device.columns)
_REFUSAL_COLUMNS = tuple(column.name for column in refusal.columns)
_CERTIFICATES: dict[tuple[tuple[str], ...], tuple[str, ...]] = {}
"""Compact forms by the hashes of all of them: their text follows from the hash."""
_MOST_SETS = 8


class ExchangeStore(EpochReads):
    """Reads the rows of the exchange."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    # --- devices and certificates ----------------------------------------------------------
    def devices(self) -> tuple[Device, ...]:
        """Return every known device, the own one first."""
        query = select(device).order_by(device.c.is_self.desc(), device.c.name, device.c.kid)
        return tuple(_device(row) for row in self._reader.rows(query))

    def device(self, kid: str) -> Device | None:
        """Return a device by its key id, or None."""
        rows = self._reader.rows(select(device).where(device.c.kid == kid))
        return _device(rows[0]) if rows else None

    def self_device(self) -> Device | None:
        """Return the own device with its secrets, or None before it was made."""
        rows = self._reader.fetch("own device", own_device, {})
        return _device_of(rows[0]) if rows else None

    def recipients(self, aud: str) -> tuple[str, ...]:
        """Return the age recipients of the other devices that an audience names."""
        rows = self._reader.fetch("recipients", recipients_of, {"kid_": aud, "unit_": unit_in(aud)})
        return tuple(row[0] for row in rows)

    def certificates(self, kind: str | None = None) -> tuple[str, ...]:
        """Return the compact forms of the stored certificates, oldest first."""
        query = select(certificate.c.jws).order_by(certificate.c.at, certificate.c.sha256)
        if kind is not None:
            query = query.where(certificate.c.kind == kind)
            return tuple(row.jws for row in self._reader.rows(query))
        hashes = tuple(self._reader.fetch("certificates", certificate_hashes, {}))
        found = _CERTIFICATES.get(hashes)
        if found is None:
            found = tuple(row.jws for row in self._reader.rows(query))
            while len(_CERTIFICATES) >= _MOST_SETS:
                _CERTIFICATES.pop(next(iter(_CERTIFICATES)), None)
            _CERTIFICATES[hashes] = found
        return found

    def stored_certificates(self) -> tuple[StoredCertificate, ...]:
        """Return the stored certificates with what they are about, oldest first."""
        query = select(certificate).order_by(certificate.c.at, certificate.c.sha256)
        return tuple(
            StoredCertificate(sha256=row.sha256, type=row.kind, subject=row.subject, jws=row.jws)
            for row in self._reader.rows(query)
        )

    # --- chains ----------------------------------------------------------------------------
    def link(self, direction: str, identity: str) -> ChainLink | None:
        """Return a statement sent or received, or None."""
        return self._one("link", by_identity, {"direction_": direction, "identity_": identity})

    def link_at(self, direction: str, key: ChainKey, epoch: int, seq: int) -> ChainLink | None:
        """Return the statement at a place of a chain, or None."""
        place = {"epoch_": epoch, "seq_": seq}
        return self._one("link at", by_place, in_chain(direction, key) | place)

    def last(
        self, direction: str, key: ChainKey, kind: PackageKind | None = None
    ) -> ChainLink | None:
        """Return the statement with the highest place in a chain, whatever became of it."""
        values = in_chain(direction, key)
        if kind is None:
            return self._one("last link", lambda: last_link(of_kind=False), values)
        values["kind_"] = kind.value
        return self._one("last link of kind", lambda: last_link(of_kind=True), values)

    def head(self, key: ChainKey) -> ChainPoint:
        """Return up to where a received chain was taken without a gap, in its newest epoch."""
        values = in_chain(IN, key)
        rows = self._reader.fetch("newest epoch", newest_epoch, values)
        epoch = rows[0][0]
        if epoch is None:
            return ChainPoint()
        values["epoch_"] = epoch
        first, last, count = self._reader.fetch("taken", taken_in_epoch, values)[0]
        if first != 1:
            return ChainPoint(epoch=epoch)
        if last != count:  # something is missing in between
            last = self._reader.fetch("last before a gap", last_before_gap, values)[0][0]
        link = self.link_at(IN, key, epoch, last)
        assert link is not None
        return ChainPoint(epoch=epoch, seq=last, identity=link.identity)

    def links(
        self,
        direction: str,
        *,
        key: ChainKey | None = None,
        kind: str | None = None,
        outcome: PackageOutcome | None = None,
        limit: int = 200,
    ) -> tuple[ChainLink, ...]:
        """Return statements, newest first."""
        values: dict[str, Any] = {"direction_": direction, "limit_": limit}
        if key is not None:
            values |= {"dev_": key.dev, "aud_": key.aud}
        if kind is not None:
            values["kind_"] = kind
        if outcome is not None:
            values["outcome_"] = outcome.value
        asked = frozenset(values)
        return tuple(
            _link_of(dict(zip(_CHAIN_COLUMNS, row, strict=True)))
            for row in self._reader.fetch(("links", asked), lambda: newest_links(asked), values)
        )

    def unanswered(self, device_kid: str) -> tuple[ChainLink, ...]:
        """Return what this device sent and no receipt answers, receipts apart, in chain order."""
        query = (
            select(chain)
            .where(
                chain.c.direction == OUT,
                chain.c.device_kid == device_kid,
                chain.c.receipt_identity.is_(None),
                chain.c.kind != PackageKind.RECEIPT.value,
            )
            .order_by(chain.c.aud, chain.c.epoch, chain.c.seq)
        )
        return tuple(_link(row) for row in self._reader.rows(query))

    def receipts_between(self, device_kid: str) -> tuple[ChainLink, ...]:
        """Return the receipts that stand before an unanswered statement and may be missing there.

        Nobody answers a receipt, so only a later answer says that it arrived: without it what comes
        after it in the chain would wait for ever.
        """
        rows = self._reader.fetch("receipts between", receipts_between, {"dev_": device_kid})
        return tuple(_link_of(dict(zip(_CHAIN_COLUMNS, row, strict=True))) for row in rows)

    def chains(self, direction: str) -> tuple[ChainKey, ...]:
        """Return every chain of which something was sent or received."""
        query = (
            select(chain.c.device_kid, chain.c.aud)
            .where(chain.c.direction == direction)
            .order_by(chain.c.device_kid, chain.c.aud)
            .distinct()
        )
        return tuple(ChainKey(dev=row.device_kid, aud=row.aud) for row in self._reader.rows(query))

    def taken_marks(self) -> frozenset[tuple[int, int, str]]:
        """Return (epoch, seq, first eight digits of the identity) of what was taken."""
        query = select(chain.c.epoch, chain.c.seq, chain.c.identity).where(
            chain.c.direction == IN, chain.c.outcome.in_(_TAKEN)
        )
        return frozenset((row.epoch, row.seq, row.identity[:8]) for row in self._reader.rows(query))

    def data_at(self, person_id: str) -> datetime | None:
        """Return when the newest package with a person's own work was made; None = written here.

        Master data of the office says nothing about the age of a person's log or plan.
        """
        query = (
            select(func.max(chain.c.made))
            .select_from(journal.join(chain, chain.c.identity == journal.c.package))
            .where(
                journal.c.person_id == person_id,
                journal.c.record_kind.in_(REPORT_KINDS),
                chain.c.direction == IN,
            )
        )
        found: datetime | None = self._reader.rows(query)[0][0]
        return found

    # --- acknowledgements and outbox -------------------------------------------------------
    def acks(self, aud: str, record_ids: Sequence[str] | None = None) -> dict[str, int]:
        """Return the version that both sides have of each record, None = of all records."""
        if record_ids is None:
            query = select(ack.c.record_id, ack.c.version).where(ack.c.aud == aud)
            return {row.record_id: row.version for row in self._reader.rows(query)}
        found: dict[str, int] = {}
        for part in _parts(record_ids):
            count = places(len(part))
            rows = self._reader.fetch(
                ("acks", count),
                lambda: acks_among(count),  # noqa: B023
                {"aud_": aud} | spread("id", part),
            )
            found.update((row[0], row[1]) for row in rows)
        return found

    def newest_acks(self, record_ids: Sequence[str]) -> dict[str, int]:
        """Return the newest version of each record that anybody else has."""
        query = select(ack.c.record_id, func.max(ack.c.version).label("version"))
        found: dict[str, int] = {}
        for start in range(0, len(record_ids), _BATCH):
            part = query.where(ack.c.record_id.in_(record_ids[start : start + _BATCH]))
            rows = self._reader.rows(part.group_by(ack.c.record_id))
            found.update((row.record_id, row.version) for row in rows)
        return found

    def pending(self, *, unsealed: bool = False) -> tuple[PendingRecord, ...]:
        """Return what is not acknowledged, oldest first; `unsealed` = not in a package yet."""
        query = select(pending).order_by(pending.c.since, pending.c.record_id)
        if unsealed:
            query = query.where(pending.c.sealed_in.is_(None))
        return tuple(_pending(row) for row in self._reader.rows(query))

    def refusals(self, key: ChainKey) -> tuple[StoredRefusal, ...]:
        """Return what stands in the receipts for a chain."""
        values = {"dev_": key.dev, "aud_": key.aud}
        return tuple(
            _refusal(dict(zip(_REFUSAL_COLUMNS, row, strict=True)))
            for row in self._reader.fetch("refusals", refusals_of_chain, values)
        )

    def _one(
        self, name: str, make: Callable[[], Select[Any]], values: dict[str, Any]
    ) -> ChainLink | None:
        rows = self._reader.fetch(name, make, values)
        return _link_of(dict(zip(_CHAIN_COLUMNS, rows[0], strict=True))) if rows else None


class ExchangeWriter(ExchangeStore, EpochWrites):
    """Reads and writes the rows of the exchange within a unit of work."""

    def __init__(self, reader: Reader, connection: Connection) -> None:
        super().__init__(reader)
        self._connection = connection

    def put_device(self, item: Device) -> None:
        """Write a device."""
        values = _values(item)
        values["public_jwk"] = orjson.dumps(item.public_jwk, option=orjson.OPT_SORT_KEYS).decode()
        self._replace(device, values, "kid")

    def put_certificate(self, item: CertificateIn, at: datetime) -> None:
        """Keep a certificate; the same one is kept once."""
        known = select(certificate.c.sha256).where(certificate.c.sha256 == item.sha256)
        if self._connection.execute(known).first() is None:
            values = {
                "sha256": item.sha256,
                "kind": item.type,
                "subject": item.subject,
                "jws": item.jws,
                "at": at,
            }
            self._connection.execute(insert(certificate).values(values))

    def put_link(self, item: ChainLink) -> None:
        """Write a statement of a chain, or what became of it."""
        self._replace(
            chain, {**_values(item), "outcome": item.outcome.value}, "direction", "identity"
        )

    def set_acks(self, aud: str, records: Iterable[tuple[str, str, int]]) -> None:
        """Note (id, kind, version) as held by both sides."""
        items = list(records)
        if not items:
            return
        keys = [{"aud_": aud, "id_": record_id} for record_id, _, _ in items]
        forget = prepared("forget ack", self._connection, forget_ack)
        forget.run_many(self._connection, keys)
        prepared("ack", self._connection, lambda: insert(ack)).run_many(
            self._connection,
            [
                {"aud": aud, "record_id": record_id, "kind": kind, "version": version}
                for record_id, kind, version in items
            ],
        )

    def drop_acks(self, aud: str, record_ids: Sequence[str]) -> None:
        """Forget that the other side has these records."""
        self._drop(ack, and_(ack.c.aud == aud), ack.c.record_id, record_ids)

    def mark_sealed(self, record_ids: Sequence[str], identity: str) -> None:
        """Note in which package pending records travel."""
        for part in _parts(record_ids):
            self._connection.execute(
                update(pending).where(pending.c.record_id.in_(part)).values(sealed_in=identity)
            )

    def clear_pending(self, records: Iterable[tuple[str, int]]) -> None:
        """Take acknowledged (id, version) off the outbox; newer versions stay."""
        rows = [{"id_": record_id, "version_": version} for record_id, version in records]
        if rows:
            self._connection.execute(_CLEAR_PENDING, rows)

    def reopen(self, records: Iterable[tuple[str, str, int]], at: datetime) -> None:
        """Put (id, kind, version) that the other side did not keep back into the outbox."""
        items = list(records)
        ids = [record_id for record_id, _, _ in items]
        known: set[str] = set()
        for part in _parts(ids):
            query = select(pending.c.record_id).where(pending.c.record_id.in_(part))
            known.update(row.record_id for row in self._connection.execute(query))
            self._connection.execute(
                update(pending).where(pending.c.record_id.in_(part)).values(sealed_in=None)
            )
        rows = [
            {"record_id": i, "kind": k, "version": v, "since": at, "sealed_in": None}
            for i, k, v in items
            if i not in known
        ]
        if rows:
            self._connection.execute(insert(pending), rows)

    def put_refusals(self, key: ChainKey, rows: Sequence[StoredRefusal]) -> None:
        """Note records that stand in the receipts from now on."""
        self.drop_refusals(key, [row.line.id for row in rows])
        if rows:
            self._connection.execute(
                insert(refusal),
                [
                    {
                        "device_kid": key.dev,
                        "aud": key.aud,
                        "record_id": row.line.id,
                        "kind": row.line.kind,
                        "version": row.line.version,
                        "outcome": row.outcome.value,
                        "code": row.line.code,
                        "field": row.line.field,
                        "identity": row.identity,
                    }
                    for row in rows
                ],
            )

    def drop_refusals(self, key: ChainKey, record_ids: Sequence[str]) -> None:
        """Forget refusals of records of which a newer version was taken."""
        if not record_ids or not self.refusals(key):
            return
        of_chain = and_(refusal.c.device_kid == key.dev, refusal.c.aud == key.aud)
        self._drop(refusal, of_chain, refusal.c.record_id, record_ids)

    def _replace(self, table: Table, values: dict[str, Any], *keys: str) -> None:
        forget = prepared(("forget", table.name), self._connection, lambda: forget_row(table, keys))
        forget.run(self._connection, {f"{key}_": values[key] for key in keys})
        write = prepared(("write", table.name), self._connection, lambda: insert(table))
        write.run(self._connection, values)

    def _drop(self, table: Table, condition: Any, column: Any, ids: Sequence[str]) -> None:  # noqa: ANN401
        for part in _parts(ids):
            self._connection.execute(delete(table).where(condition, column.in_(part)))


def _parts(items: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (items[start : start + _BATCH] for start in range(0, len(items), _BATCH))


def _values(item: Device | ChainLink) -> dict[str, Any]:
    return {field.name: getattr(item, field.name) for field in dataclasses.fields(item)}


def _device(row: Row[Any]) -> Device:
    values = row._asdict()
    return Device(**{**values, "public_jwk": orjson.loads(values["public_jwk"])})


def _device_of(row: Sequence[Any]) -> Device:
    values = dict(zip(_DEVICE_COLUMNS, row, strict=True))
    return Device(**{**values, "public_jwk": orjson.loads(values["public_jwk"])})


def _link(row: Row[Any]) -> ChainLink:
    return _link_of(row._asdict())


def _link_of(values: dict[str, Any]) -> ChainLink:
    return ChainLink(**{**values, "outcome": PackageOutcome(values["outcome"])})


def _pending(row: Row[Any]) -> PendingRecord:
    return PendingRecord(**row._asdict())


def _refusal(row: dict[str, Any]) -> StoredRefusal:
    line = RefusalLine(
        kind=row["kind"],
        id=row["record_id"],
        version=row["version"],
        code=row["code"],
        field=row["field"],
    )
    outcome = RefusalKind(row["outcome"])
    return StoredRefusal(line=line, outcome=outcome, identity=row["identity"])
