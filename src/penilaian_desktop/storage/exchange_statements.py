"""The statements about chains and devices that every package asks, made once.

They are compiled at their first use (`prepared`); their parameters end in "_".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Delete, Select, Table, and_, bindparam, delete, func, or_, select

from penilaian_desktop.domain.exchange import TAKEN, ChainKey, PackageKind
from penilaian_desktop.storage.prepared import among
from penilaian_desktop.storage.tables import ack, certificate, chain, device, refusal

_TAKEN = tuple(outcome.value for outcome in TAKEN)


def in_chain(direction: str, key: ChainKey) -> dict[str, Any]:
    """Return the parameters that name a chain."""
    return {"direction_": direction, "dev_": key.dev, "aud_": key.aud}


def _of_chain(table: Any) -> Any:  # noqa: ANN401
    return and_(
        table.c.direction == bindparam("direction_"),
        table.c.device_kid == bindparam("dev_"),
        table.c.aud == bindparam("aud_"),
    )


def by_identity() -> Select[Any]:
    """Return a statement by its identity."""
    same = chain.c.identity == bindparam("identity_")
    return select(chain).where(chain.c.direction == bindparam("direction_"), same)


def by_place() -> Select[Any]:
    """Return the statement at a place of a chain."""
    return select(chain).where(
        _of_chain(chain), chain.c.epoch == bindparam("epoch_"), chain.c.seq == bindparam("seq_")
    )


def newest_links(asked: frozenset[str]) -> Select[Any]:
    """Return statements of one direction, newest first, narrowed by the parameters asked for."""
    conditions = {
        "dev_": chain.c.device_kid,
        "aud_": chain.c.aud,
        "kind_": chain.c.kind,
        "outcome_": chain.c.outcome,
    }
    query = select(chain).where(chain.c.direction == bindparam("direction_"))
    for name, column in conditions.items():
        if name in asked:
            query = query.where(column == bindparam(name))
    order = (chain.c.at.desc(), chain.c.epoch.desc(), chain.c.seq.desc())
    return query.order_by(*order).limit(bindparam("limit_"))


def last_link(*, of_kind: bool) -> Select[Any]:
    """Return the statement with the highest place in a chain."""
    query = select(chain).where(_of_chain(chain))
    if of_kind:
        query = query.where(chain.c.kind == bindparam("kind_"))
    return query.order_by(chain.c.epoch.desc(), chain.c.seq.desc()).limit(1)


def newest_epoch() -> Select[Any]:
    """Return the newest epoch of which something was taken."""
    return select(func.max(chain.c.epoch)).where(_of_chain(chain), _is_taken(chain))


def _in_epoch(table: Any) -> Any:  # noqa: ANN401
    return and_(_of_chain(table), table.c.epoch == bindparam("epoch_"), _is_taken(table))


def _is_taken(table: Any) -> Any:  # noqa: ANN401
    return or_(*(table.c.outcome == outcome for outcome in _TAKEN))


def taken_in_epoch() -> Select[Any]:
    """Return first and last number taken in an epoch, and how many."""
    facts: list[Any] = [func.min(chain.c.seq), func.max(chain.c.seq), func.count()]
    return select(*facts).where(_in_epoch(chain))


def last_before_gap() -> Select[Any]:
    """Return the last number taken before the first gap of an epoch."""
    after = chain.alias()
    follows = select(after.c.seq).where(_in_epoch(after), after.c.seq == chain.c.seq + 1)
    return select(func.min(chain.c.seq)).where(_in_epoch(chain), ~follows.exists())


def acks_among(count: int) -> Select[Any]:
    """Return the acknowledged versions of `count` records."""
    return select(ack.c.record_id, ack.c.version).where(
        ack.c.aud == bindparam("aud_"), among(ack.c.record_id, "id", count)
    )


def forget_ack() -> Delete:
    """Return what removes one acknowledgement."""
    same = ack.c.record_id == bindparam("id_")
    return delete(ack).where(ack.c.aud == bindparam("aud_"), same)


def forget_row(table: Table, keys: Sequence[str]) -> Delete:
    """Return what removes the row with some keys."""
    return delete(table).where(*(table.c[key] == bindparam(f"{key}_") for key in keys))


def refusals_of_chain() -> Select[Any]:
    """Return what stands in the receipts for a chain."""
    of_chain = (
        refusal.c.device_kid == bindparam("dev_"),
        refusal.c.aud == bindparam("aud_"),
    )
    return select(refusal).where(*of_chain).order_by(refusal.c.kind, refusal.c.record_id)


def receipts_between() -> Select[Any]:
    """Return own receipts before an unanswered statement of their chain and after the answered."""
    later = chain.alias()
    after = and_(
        later.c.direction == "out",
        later.c.device_kid == chain.c.device_kid,
        later.c.aud == chain.c.aud,
        later.c.epoch == chain.c.epoch,
        later.c.seq > chain.c.seq,
    )
    no_receipt = later.c.kind != PackageKind.RECEIPT.value
    answered = later.c.receipt_identity
    return select(chain).where(
        chain.c.direction == "out",
        chain.c.device_kid == bindparam("dev_"),
        chain.c.kind == PackageKind.RECEIPT.value,
        select(later.c.seq).where(after, no_receipt, answered.is_(None)).exists(),
        ~select(later.c.seq).where(after, answered.is_not(None)).exists(),
    )


def certificate_hashes() -> Select[Any]:
    """Return the hashes of all certificates in their order."""
    return select(certificate.c.sha256).order_by(certificate.c.sha256)


def own_device() -> Select[Any]:
    """Return the own device."""
    return select(device).where(device.c.is_self.is_(True))


def recipients_of() -> Select[Any]:
    """Return the recipients of the other devices that an audience names."""
    named = (device.c.kid == bindparam("kid_")) | (device.c.unit_id == bindparam("unit_"))
    query = select(device.c.age_recipient).where(named, device.c.is_self.is_(False))
    return query.order_by(device.c.name, device.c.kid)


def unit_in(aud: str) -> str | None:
    """Return the unit an audience names; None matches no device."""
    return aud.removeprefix("unit:") if aud.startswith("unit:") else None
