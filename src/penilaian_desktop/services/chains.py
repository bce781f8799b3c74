"""Where a statement stands in its chain (docs/formats/paket-1.md, 10). Clocks never decide."""

from __future__ import annotations

from penilaian_desktop.domain.exchange import (
    TAKEN,
    ChainKey,
    ChainPoint,
    ChainVerdict,
    HeldPlace,
    PackageKind,
    PackageOutcome,
    Statement,
)
from penilaian_desktop.storage.exchange_store import IN, OUT, ExchangeStore

READY = ChainVerdict(outcome=PackageOutcome.READY)
DUPLICATE = ChainVerdict(outcome=PackageOutcome.DUPLICATE)
FORK = ChainVerdict(outcome=PackageOutcome.FORK, code="chain_fork")


def key_of(statement: Statement) -> ChainKey:
    """Return the chain of a statement."""
    return ChainKey(dev=statement.dev, aud=statement.aud)


def stand(store: ExchangeStore, statement: Statement) -> ChainVerdict:
    """Return where a received statement stands: ready, duplicate, held or fork."""
    key = key_of(statement)
    known = store.link(IN, statement.identity)
    if known is not None and known.outcome in TAKEN:
        return DUPLICATE
    other = store.link_at(IN, key, statement.epoch, statement.seq)
    if other is not None and other.identity != statement.identity:
        return FORK
    if statement.kind is PackageKind.RECEIPT:
        return READY
    head = store.head(key)
    if statement.epoch != head.epoch:
        if statement.epoch > head.epoch:
            return ChainVerdict(outcome=PackageOutcome.HELD, code="epoch_unconfirmed")
        return FORK
    return _after(store, key, head, statement)


def _after(
    store: ExchangeStore, key: ChainKey, head: ChainPoint, statement: Statement
) -> ChainVerdict:
    if statement.seq > head.seq + 1:
        return ChainVerdict(outcome=PackageOutcome.HELD, code="chain_gap", waits_for=head.seq + 1)
    if statement.seq <= head.seq or statement.prev != head.identity:
        return FORK
    follower = store.link_at(IN, key, statement.epoch, statement.seq + 1)
    if follower is not None and follower.prev != statement.identity:
        return FORK
    return READY


def next_point(store: ExchangeStore, key: ChainKey) -> ChainPoint:
    """Return epoch, seq and prev of the next statement this device sends in a chain."""
    last = store.last(OUT, key)
    if last is None:
        return ChainPoint(epoch=1, seq=1)
    return ChainPoint(epoch=last.epoch, seq=last.seq + 1, identity=last.identity)


def gaps(
    store: ExchangeStore, key: ChainKey, head: ChainPoint
) -> tuple[tuple[int, ...], tuple[HeldPlace, ...]]:
    """Return what is missing and what is held after the head of a received chain."""
    held = sorted(
        (link.seq, link.identity)
        for link in store.links(IN, key=key, outcome=PackageOutcome.HELD)
        if link.epoch == head.epoch and link.seq > head.seq
    )
    if not held:
        return (), ()
    here = {seq for seq, _ in held}
    missing = tuple(seq for seq in range(head.seq + 1, held[-1][0]) if seq not in here)
    return missing[:1000], tuple(HeldPlace(seq=seq, identity=identity) for seq, identity in held)
