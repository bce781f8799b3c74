"""Where a statement stands in its chain (docs/formats/paket-1.md, 10). Clocks never decide."""

from __future__ import annotations

from datetime import datetime

from penilaian_desktop.domain.exchange import (
    TAKEN,
    ChainKey,
    ChainPoint,
    HeldPlace,
    PackageKind,
    PackageOutcome,
    Statement,
)
from penilaian_desktop.domain.exchange_rows import ChainLink
from penilaian_desktop.domain.verified import ChainVerdict
from penilaian_desktop.services import epochs
from penilaian_desktop.storage.exchange_store import IN, OUT, ExchangeStore
from penilaian_desktop.storage.unit_of_work import ReadUnit, UnitOfWork

READY = ChainVerdict(outcome=PackageOutcome.READY)
DUPLICATE = ChainVerdict(outcome=PackageOutcome.DUPLICATE)
FORK = ChainVerdict(outcome=PackageOutcome.FORK, code="chain_fork")
ANSWERS = frozenset(
    {PackageKind.RECEIPT, PackageKind.MASTER, PackageKind.RETURN, PackageKind.HANDOVER}
)
"""Kinds that come to a laptop; what comes to the office is for who imports packages."""
WAITING = (PackageOutcome.READY, PackageOutcome.HELD)
"""Outcomes of what lies here and waits: for a decision, or for an earlier package."""
MOST_HELD = 10_000
"""Held statements of a chain that a receipt names at most."""


def key_of(statement: Statement) -> ChainKey:
    """Return the chain of a statement."""
    return ChainKey(dev=statement.dev, aud=statement.aud)


def stand(unit: ReadUnit, statement: Statement) -> ChainVerdict:
    """Return where a received statement stands: ready, duplicate, held or fork."""
    store, key = unit.exchange, key_of(statement)
    known = store.link(IN, statement.identity)
    if known is not None and known.outcome in TAKEN:
        return DUPLICATE
    other = store.link_at(IN, key, statement.epoch, statement.seq)
    if other is not None and other.identity != statement.identity:
        return FORK
    if statement.kind is PackageKind.RECEIPT:
        return READY
    head = store.head(key)
    if statement.epoch < head.epoch:  # what was sent before the laptop was restored still counts
        head = store.head_in(key, statement.epoch)
    elif statement.epoch > head.epoch:
        if not epochs.is_open(unit, statement):
            return ChainVerdict(outcome=PackageOutcome.HELD, code="epoch_unconfirmed")
        head = ChainPoint(epoch=statement.epoch)
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


def link_in(statement: Statement, outcome: PackageOutcome, sha256: str, at: datetime) -> ChainLink:
    """Return the link of a received statement; `sha256` finds its bytes in the archive."""
    return ChainLink(
        direction=IN,
        identity=statement.identity,
        device_kid=statement.dev,
        aud=statement.aud,
        epoch=statement.epoch,
        seq=statement.seq,
        prev=statement.prev,
        kind=statement.kind.value,
        made=statement.made,
        records=statement.count,
        outcome=outcome,
        sha256=sha256,
        at=at,
    )


def keep(uow: UnitOfWork, statement: Statement, sha256: str) -> ChainVerdict:
    """Keep a package for a later decision unless it was decided; return where it stands."""
    verdict = stand(uow, statement)
    if verdict.outcome in WAITING:
        uow.exchange.put_link(link_in(statement, verdict.outcome, sha256, uow.now))
    return verdict


def next_point(unit: ReadUnit, key: ChainKey) -> ChainPoint:
    """Return epoch, seq and prev of the next statement this device sends in a chain."""
    last, declared = unit.exchange.last(OUT, key), epochs.own_epoch(unit, key.aud)
    if declared is not None and (last is None or last.epoch < declared.epoch):
        return ChainPoint(epoch=declared.epoch, seq=1, start=declared.start)
    if last is None:
        return ChainPoint(epoch=1, seq=1)
    return ChainPoint(epoch=last.epoch, seq=last.seq + 1, identity=last.identity)


def gaps(
    store: ExchangeStore, key: ChainKey, head: ChainPoint
) -> tuple[tuple[int, ...], tuple[HeldPlace, ...]]:
    """Return what is missing and what is held after the head of a received chain.

    An epoch that HR has not confirmed is held too. Receipts are taken in any order: one after a gap
    is named as well, so that a laptop that never sent it learns that it is an older copy.
    """
    last = store.last(IN, key)
    if last is None or (last.epoch, last.seq) <= (head.epoch, head.seq):
        return (), ()
    waiting = [
        link
        for link in store.links(IN, key=key, outcome=PackageOutcome.HELD, limit=MOST_HELD)
        if (link.epoch, link.seq) > (head.epoch, head.seq)
    ]
    waiting += store.taken_after(key, head.epoch, head.seq)[:MOST_HELD]
    held = tuple(
        HeldPlace(seq=link.seq, identity=link.identity, epoch=link.epoch)
        for link in sorted(waiting, key=lambda link: (link.epoch, link.seq))
    )
    here = {place.seq for place in held if place.epoch == head.epoch}
    missing = [seq for seq in range(head.seq + 1, max(here, default=0)) if seq not in here]
    return tuple(missing[:1000]), held
