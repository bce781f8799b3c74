"""Rows of chains in which a new epoch began: what was answered, what must go once more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, and_, delete, insert, select, update

from penilaian_desktop.domain.exchange import (
    TAKEN,
    ChainKey,
    ChainPoint,
    PackageKind,
    PackageOutcome,
)
from penilaian_desktop.domain.exchange_rows import ChainLink
from penilaian_desktop.storage.tables import ack, chain, pending

if TYPE_CHECKING:
    from penilaian_desktop.storage.reader import Reader

_BATCH = 500
_TAKEN = tuple(outcome.value for outcome in TAKEN)


class EpochReads:
    """Reads of the exchange store about one epoch of a chain."""

    _reader: Reader

    def head_in(self, key: ChainKey, epoch: int) -> ChainPoint:
        """Return up to where an epoch of a received chain was taken without a gap."""
        query = (
            select(chain.c.seq, chain.c.identity)
            .where(_of("in", key), chain.c.epoch == epoch, chain.c.outcome.in_(_TAKEN))
            .order_by(chain.c.seq)
        )
        head = ChainPoint(epoch=epoch)
        for row in self._reader.rows(query):
            if row.seq != head.seq + 1:
                break
            head = ChainPoint(epoch=epoch, seq=row.seq, identity=row.identity)
        return head

    def last_answered(self, key: ChainKey) -> ChainLink | None:
        """Return the last statement of a sent chain that a receipt answered, or None."""
        query = (
            select(chain)
            .where(_of("out", key), chain.c.receipt_identity.is_not(None))
            .order_by(chain.c.epoch.desc(), chain.c.seq.desc())
        )
        rows = self._reader.rows(query.limit(1))
        return _link(rows[0]) if rows else None

    def answered_after(self, key: ChainKey, epoch: int, seq: int) -> tuple[ChainLink, ...]:
        """Return the answered statements of a sent chain that come after a place of an epoch."""
        query = select(chain).where(
            _of("out", key),
            chain.c.epoch == epoch,
            chain.c.seq > seq,
            chain.c.receipt_identity.is_not(None),
            chain.c.kind != PackageKind.RECEIPT.value,
        )
        return tuple(_link(row) for row in self._reader.rows(query.order_by(chain.c.seq)))

    def taken_after(self, key: ChainKey, epoch: int, seq: int) -> tuple[ChainLink, ...]:
        """Return what was taken of a received chain after a place, later epochs included."""
        after = and_(chain.c.epoch == epoch, chain.c.seq > seq)
        query = (
            select(chain)
            .where(
                _of("in", key),
                chain.c.outcome.in_(_TAKEN),
                after | (chain.c.epoch > epoch),
            )
            .order_by(chain.c.epoch, chain.c.seq)
        )
        return tuple(_link(row) for row in self._reader.rows(query))


class EpochWrites(EpochReads):
    """Writes of the exchange store where a chain goes on in a new epoch."""

    _connection: Connection

    def drop_all_acks(self, aud: str) -> None:
        """Forget everything that the other side has."""
        self._connection.execute(delete(ack).where(ack.c.aud == aud))

    def copy_acks(self, source: str, target: str) -> None:
        """Note that one key of a laptop has what another one had."""
        query = select(ack.c.record_id, ack.c.kind, ack.c.version).where(ack.c.aud == source)
        rows = [{"aud": target, **row._asdict()} for row in self._connection.execute(query)]
        if rows:
            self._connection.execute(insert(ack), rows)

    def answer_links(self, identities: Sequence[str], receipt_identity: str | None) -> None:
        """Note which receipt answered sent statements; None = they wait for one again."""
        for part in _parts(identities):
            self._connection.execute(
                update(chain)
                .where(chain.c.direction == "out", chain.c.identity.in_(part))
                .values(receipt_identity=receipt_identity)
            )

    def reopen_sealed(self, identities: Sequence[str]) -> None:
        """Let what travels in packages that will never be taken be unsent again."""
        for part in _parts(identities):
            self._connection.execute(
                update(pending).where(pending.c.sealed_in.in_(part)).values(sealed_in=None)
            )


def _of(direction: str, key: ChainKey) -> Any:  # noqa: ANN401
    return and_(
        chain.c.direction == direction, chain.c.device_kid == key.dev, chain.c.aud == key.aud
    )


def _link(row: Any) -> ChainLink:  # noqa: ANN401
    values = row._asdict()
    return ChainLink(**{**values, "outcome": PackageOutcome(values["outcome"])})


def _parts(items: Sequence[str]) -> Iterable[Sequence[str]]:
    return (items[start : start + _BATCH] for start in range(0, len(items), _BATCH))
