"""Epochs: a workspace that is an older copy of itself goes on in a new one (paket-1.md, 10).

The device declares its next epoch for itself and at once; the office holds what comes in it until
HR confirms, a laptop takes it as it comes. What is remembered lies in settings of the workspace.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

import orjson

from penilaian_desktop.domain.exchange import (
    ChainKey,
    EpochStart,
    PackageKind,
    Receipt,
    Statement,
)
from penilaian_desktop.services.canonical import moment_text
from penilaian_desktop.storage.exchange_store import OUT
from penilaian_desktop.storage.unit_of_work import OFFICE, ReadUnit, UnitOfWork

RESTORED, CLONED = "restored", "cloned"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnEpoch:
    """The epoch that this device declared in one of its chains, why, and since when.

    `seq` and `identity` name the last statement of which both sides certainly know.
    """

    epoch: int
    reason: str
    seq: int
    identity: str | None
    at: str

    @property
    def start(self) -> EpochStart:
        """Return what the first statement of the epoch says."""
        return EpochStart(reason=self.reason, seq=self.seq, identity=self.identity)


def own_epoch(unit: ReadUnit, aud: str) -> OwnEpoch | None:
    """Return the epoch that this device declared towards an audience, None for the first one."""
    text = unit.setting(_own_key(aud))
    return OwnEpoch(**orjson.loads(text)) if text else None


def begin(
    uow: UnitOfWork, reason: str, settled_by: str, least: dict[str, int], *, only: str = ""
) -> None:
    """Declare the next epoch in every chain that this device sends, or in the one to `only`.

    What no receipt answered is unsent again and goes in the new epoch; `settled_by` is the
    statement that showed it. `least` are epochs by audience that must be passed, because the other
    side knows of them.
    """
    own = uow.exchange.self_device()
    assert own is not None
    for key in uow.exchange.chains(OUT):
        if key.dev != own.kid or only not in {"", key.aud}:
            continue
        last, declared = uow.exchange.last(OUT, key), own_epoch(uow, key.aud)
        common = uow.exchange.last_answered(key)
        found = OwnEpoch(
            epoch=1
            + max(
                last.epoch if last else 1,
                declared.epoch if declared else 1,
                least.get(key.aud, 1),
            ),
            reason=reason,
            seq=common.seq if common else 0,
            identity=common.identity if common else None,
            at=moment_text(uow.now),
        )
        uow.set_setting(_own_key(key.aud), orjson.dumps(asdict(found)).decode())
        stale = [
            link
            for link in uow.exchange.unanswered(own.kid)
            if link.aud == key.aud and link.kind != PackageKind.ENROLMENT_REQUEST.value
        ]
        uow.exchange.answer_links([link.identity for link in stale], settled_by)
        uow.exchange.reopen_sealed([link.identity for link in stale])


def fault_of(unit: ReadUnit, key: ChainKey, receipt: Receipt) -> tuple[str, int] | None:
    """Return why a receipt shows that this workspace is an older copy, and the epoch it names.

    None when everything it names was sent from here, or the new epoch was declared already.
    """
    declared = own_epoch(unit, key.aud)
    newest = declared.epoch if declared else 0
    for held in receipt.held:
        if held.epoch >= newest and unit.exchange.link(OUT, held.identity) is None:
            return RESTORED, held.epoch
    if receipt.seq == 0 or receipt.epoch < newest:
        return None
    link = unit.exchange.link_at(OUT, key, receipt.epoch, receipt.seq)
    if link is None:
        return RESTORED, receipt.epoch
    return None if link.identity == receipt.head else (CLONED, receipt.epoch)


# --- what the recipient of a chain decided ------------------------------------------------------
@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """The newest epoch of a laptop that HR confirmed, by whom and when."""

    epoch: int
    by: str
    at: str


def confirmed(unit: ReadUnit, key: ChainKey) -> Confirmed | None:
    """Return the newest epoch that HR confirmed in a received chain, or None."""
    text = unit.setting(_confirmed_key(key))
    return Confirmed(**orjson.loads(text)) if text else None


def is_open(unit: ReadUnit, statement: Statement) -> bool:
    """Tell whether a statement of a newer epoch may be taken here.

    Only the office asks people first; a laptop takes the new epoch of the office or of a colleague
    at once, since its rules of authors and versions hold in any epoch.
    """
    if unit.setting(OFFICE) != "1":
        return True
    known = confirmed(unit, ChainKey(dev=statement.dev, aud=statement.aud))
    return known is not None and statement.epoch <= known.epoch


def confirm(uow: UnitOfWork, key: ChainKey, epoch: int, at: datetime) -> None:
    """Let the packages of an epoch be taken; what both sides had before counts no longer.

    Versions that the laptop lost are not common any more: the office must look at `base` again.
    """
    mark = Confirmed(epoch=epoch, by=uow.author.person_id, at=moment_text(at))
    uow.set_setting(_confirmed_key(key), orjson.dumps(asdict(mark)).decode())
    uow.exchange.drop_all_acks(key.dev)


def _own_key(aud: str) -> str:
    return f"epoch.own.{aud}"


def _confirmed_key(key: ChainKey) -> str:
    return f"epoch.confirmed.{key.dev}.{key.aud}"
