"""Receipts: what a recipient answers, and what the sender does with the answer.

A receipt is cumulative (docs/formats/paket-1.md, 9): the newest says everything, an older one
changes nothing. What it refuses or withdraws is unsent again here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import orjson

from penilaian_desktop.domain.attendance import Attendance
from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.domain.exchange import (
    ChainKey,
    PackageKind,
    Receipt,
    RefusalKind,
    RefusalLine,
    Statement,
)
from penilaian_desktop.domain.exchange_rows import ChainLink, StoredRefusal
from penilaian_desktop.domain.verified import DeviceFacts, Judged, RecordIn
from penilaian_desktop.services import epochs, evidence_road
from penilaian_desktop.services.chains import gaps
from penilaian_desktop.services.judging import CHANGED, MAX_VERSION, REFUSED
from penilaian_desktop.services.trust_store import OFFICE_ID, OTHERS, POLICY_NO, is_office
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
        evidence=evidence_road.missing(unit, key.dev, key.aud),
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


def note_given_back(uow: UnitOfWork, kept: Iterable[RecordIn]) -> None:
    """Note that the office has what it gave back: it need not be sent again."""
    items = list(kept)
    uow.exchange.set_acks(uow.setting(OFFICE_ID) or "", ((r.id, r.kind, r.version) for r in items))
    uow.exchange.clear_pending((r.id, r.version) for r in items)


def note_replaced(uow: UnitOfWork, records: Iterable[Judged]) -> None:
    """Take off the outbox what the office's recap of attendance stands in the place of."""
    ids = (
        j.incoming.id for j in records if j.change == CHANGED and j.incoming.kind == Attendance.KIND
    )
    uow.exchange.clear_pending((identity, MAX_VERSION) for identity in ids)


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
    """Refuse a receipt about another device or by another recipient.

    Only the one a chain is addressed to can say what became of it: the office for what went to
    the office, the laptop or a laptop of the unit for what went there. Raises ImportRefused
    `receipt_not_ours` or `receipt_not_theirs`.
    """
    own = unit.exchange.self_device()
    former = {kid for kid, _ in orjson.loads(unit.setting(OTHERS) or "[]")}
    if own is None or receipt.device not in {own.kid, *former}:
        raise ImportRefused("receipt_not_ours")
    if sender.office:
        theirs = {unit.setting(OFFICE_ID), sender.kid}
    else:
        theirs = {sender.kid, f"unit:{sender.unit_id}"}
    if receipt.aud not in theirs:
        raise ImportRefused("receipt_not_theirs")


def take_receipt(
    workspace: Workspace, uow: UnitOfWork, statement: Statement, receipt: Receipt
) -> str:
    """Settle what the receipt answers and return a code where people should know more.

    An older receipt than one already taken changes nothing. One that names what was never sent
    from here shows that this workspace is an older copy of itself: it goes on in a new epoch
    (`epoch_begun`). One that says less than an earlier one comes from a recipient that lost the
    rest: that is sent once more.
    """
    if _is_old(uow, statement):
        return ""
    key = ChainKey(dev=receipt.device, aud=receipt.aud)
    fault = epochs.fault_of(uow, key, receipt)
    if fault is not None:
        reason, least = fault
        epochs.begin(uow, reason, statement.identity, {key.aud: least})
        return "epoch_begun"
    declared = epochs.own_epoch(uow, key.aud)
    if declared is not None and receipt.epoch < declared.epoch:
        return ""
    lost = uow.exchange.answered_after(key, receipt.epoch, receipt.seq)
    uow.exchange.answer_links([link.identity for link in lost], None)
    not_kept = {(line.id, line.version) for line in (*receipt.refused, *receipt.withdrawn)}
    outbox = is_office(uow) or receipt.aud == uow.setting(OFFICE_ID)
    # The outbox of a laptop is what its office has not got: another laptop takes nothing off it.
    for link in uow.exchange.unanswered(key.dev):
        if receipt.seq == 0 or link.aud != key.aud or _place(link) > (receipt.epoch, receipt.seq):
            continue
        kept = [r for r in sent_records(workspace, link) if (r[1], r[2]) not in not_kept]
        uow.exchange.set_acks(receipt.aud, ((i, kind, version) for kind, i, version in kept))
        if outbox:
            uow.exchange.clear_pending((i, version) for _, i, version in kept)
        uow.exchange.put_link(_answered(link, statement.identity))
    evidence_road.settle(uow, receipt, frozenset(link.identity for link in lost))
    if outbox:
        _reopen(uow, receipt)
    uow.exchange.drop_acks(key.aud, [line.id for line in receipt.withdrawn])
    return ""


def settle_requests(uow: UnitOfWork, identity: str) -> None:
    """Note that the certificate in a package answers the requests of this device."""
    own = uow.exchange.self_device()
    for link in uow.exchange.unanswered(own.kid) if own else ():
        if link.kind == PackageKind.ENROLMENT_REQUEST.value:
            uow.exchange.put_link(_answered(link, identity))


def _reopen(uow: UnitOfWork, receipt: Receipt) -> None:
    """Put refused and withdrawn records back, unless a newer package already carries them."""
    waiting = {row.record_id: row.sealed_in for row in uow.exchange.pending()}
    lines = []
    for line in (*receipt.refused, *receipt.withdrawn):
        sealed_in = waiting.get(line.id)
        link = uow.exchange.link(OUT, sealed_in) if sealed_in else None
        if link is None or _place(link) <= (receipt.epoch, receipt.seq):
            lines.append((line.id, line.kind, line.version))
    uow.exchange.reopen(lines, uow.now)


def _is_old(uow: UnitOfWork, statement: Statement) -> bool:
    key = ChainKey(dev=statement.dev, aud=statement.aud)
    newest = uow.exchange.last(IN, key, PackageKind.RECEIPT)
    return newest is not None and _place(newest) > (statement.epoch, statement.seq)


def _place(link: ChainLink) -> tuple[int, int]:
    return link.epoch, link.seq


def _answered(link: ChainLink, identity: str) -> ChainLink:
    return replace(link, receipt_identity=identity)
