"""Receipts: what a recipient answers, and what the sender does with the answer.

A receipt is cumulative (docs/formats/paket-1.md, 9): the newest says everything, an older one
changes nothing. What it refuses or withdraws is unsent again here.
"""

from __future__ import annotations

from dataclasses import replace

import orjson

from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.domain.exchange import (
    ChainKey,
    ChainLink,
    DeviceFacts,
    Judged,
    PackageKind,
    Receipt,
    RefusalKind,
    RefusalLine,
    Statement,
    StoredRefusal,
)
from penilaian_desktop.services.chains import gaps
from penilaian_desktop.services.judging import REFUSED
from penilaian_desktop.services.trust_store import OFFICE_ID, POLICY_NO
from penilaian_desktop.storage.exchange_store import IN, OUT
from penilaian_desktop.storage.unit_of_work import ReadUnit, UnitOfWork
from penilaian_desktop.storage.workspace import Workspace

RecordKey = tuple[str, str, int]
"""Kind, id, version."""


def make_receipt(unit: ReadUnit, key: ChainKey) -> Receipt:
    """Return the receipt for a received chain as things stand."""
    head = unit.exchange.head(key)
    missing, held = gaps(unit.exchange, key, head)
    refusals = unit.exchange.refusals(key)
    return Receipt(
        device=key.dev,
        aud=key.aud,
        epoch=head.epoch,
        seq=head.seq,
        head=head.identity,
        missing=missing,
        held=held,
        refused=tuple(r.line for r in refusals if r.outcome is RefusalKind.REFUSED),
        withdrawn=tuple(r.line for r in refusals if r.outcome is RefusalKind.WITHDRAWN),
        policy=int(unit.setting(POLICY_NO) or 0),
    )


def note_refusals(
    uow: UnitOfWork, key: ChainKey, statement: Statement, judged: tuple[Judged, ...]
) -> None:
    """Keep what was refused for the receipts, and forget what was now taken."""
    taken = [j.incoming.id for j in judged if j.change != REFUSED]
    uow.exchange.drop_refusals(key, taken)
    uow.exchange.put_refusals(
        key,
        [
            StoredRefusal(
                line=RefusalLine(
                    kind=j.incoming.kind,
                    id=j.incoming.id,
                    version=j.incoming.version,
                    code=j.code,
                    field=j.field,
                ),
                outcome=RefusalKind.REFUSED,
                identity=statement.identity,
            )
            for j in judged
            if j.change == REFUSED
        ],
    )


def sent_records(workspace: Workspace, link: ChainLink) -> tuple[RecordKey, ...]:
    """Return what a package of this device carried, from the archived open form."""
    if link.plain_sha256 is None:
        return ()
    records = orjson.loads(workspace.archive.get(link.plain_sha256))["records"]
    return tuple((r["kind"], r["id"], r["version"]) for r in records)


def sent_fields(workspace: Workspace, link: ChainLink) -> dict[str, object]:
    """Return the fields of a receipt that this device sent."""
    assert link.plain_sha256 is not None
    found: dict[str, object] = orjson.loads(workspace.archive.get(link.plain_sha256))["records"][0][
        "fields"
    ]
    return found


def check_receipt(unit: ReadUnit, receipt: Receipt, sender: DeviceFacts) -> None:
    """Refuse a receipt about another device, by another recipient, or about unknown statements.

    Only the one a chain is addressed to can say what became of it: the office for what went to
    the office, the laptop or a laptop of the unit for what went there. Raises ImportRefused
    `receipt_not_ours`, `receipt_not_theirs` or `receipt_ahead`: the latter means that this
    workspace is an older copy of itself.
    """
    own = unit.exchange.self_device()
    if own is None or receipt.device != own.kid:
        raise ImportRefused("receipt_not_ours")
    if sender.office:
        theirs = {unit.setting(OFFICE_ID), sender.kid}
    else:
        theirs = {sender.kid, f"unit:{sender.unit_id}"}
    if receipt.aud not in theirs:
        raise ImportRefused("receipt_not_theirs")
    if receipt.seq == 0:
        return
    key = ChainKey(dev=receipt.device, aud=receipt.aud)
    link = unit.exchange.link_at(OUT, key, receipt.epoch, receipt.seq)
    if link is None or link.identity != receipt.head:
        raise ImportRefused("receipt_ahead", seq=receipt.seq)


def take_receipt(
    workspace: Workspace, uow: UnitOfWork, statement: Statement, receipt: Receipt
) -> int:
    """Settle what the receipt answers and return how many records are now acknowledged.

    An older receipt than one already taken changes nothing.
    """
    if _is_old(uow, statement):
        return 0
    key = ChainKey(dev=receipt.device, aud=receipt.aud)
    not_kept = {(line.id, line.version) for line in (*receipt.refused, *receipt.withdrawn)}
    settled = 0
    for link in uow.exchange.unanswered(key.dev):
        if receipt.seq == 0 or link.aud != key.aud or _place(link) > (receipt.epoch, receipt.seq):
            continue
        kept = [r for r in sent_records(workspace, link) if (r[1], r[2]) not in not_kept]
        uow.exchange.set_acks(receipt.aud, ((i, kind, version) for kind, i, version in kept))
        uow.exchange.clear_pending((i, version) for _, i, version in kept)
        uow.exchange.put_link(_answered(link, statement.identity))
        settled += len(kept)
    _reopen(uow, key, receipt)
    return settled


def settle_requests(uow: UnitOfWork, identity: str) -> None:
    """Note that the certificate in a package answers the requests of this device."""
    own = uow.exchange.self_device()
    for link in uow.exchange.unanswered(own.kid) if own else ():
        if link.kind == PackageKind.ENROLMENT_REQUEST.value:
            uow.exchange.put_link(_answered(link, identity))


def _reopen(uow: UnitOfWork, key: ChainKey, receipt: Receipt) -> None:
    """Put refused and withdrawn records back, unless a newer package already carries them."""
    waiting = {row.record_id: row.sealed_in for row in uow.exchange.pending()}
    lines = []
    for line in (*receipt.refused, *receipt.withdrawn):
        sealed_in = waiting.get(line.id)
        link = uow.exchange.link(OUT, sealed_in) if sealed_in else None
        if link is None or _place(link) <= (receipt.epoch, receipt.seq):
            lines.append((line.id, line.kind, line.version))
    uow.exchange.reopen(lines, uow.now)
    uow.exchange.drop_acks(key.aud, [line.id for line in receipt.withdrawn])


def _is_old(uow: UnitOfWork, statement: Statement) -> bool:
    key = ChainKey(dev=statement.dev, aud=statement.aud)
    newest = uow.exchange.last(IN, key, PackageKind.RECEIPT)
    return newest is not None and _place(newest) > (statement.epoch, statement.seq)


def _place(link: ChainLink) -> tuple[int, int]:
    return link.epoch, link.seq


def _answered(link: ChainLink, identity: str) -> ChainLink:
    return replace(link, receipt_identity=identity)
