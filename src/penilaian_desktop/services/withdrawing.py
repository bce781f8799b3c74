"""Taking back an import: what was undone stands in the next receipt and can come again.

Nothing is lost in silence: the sender learns it, its records are unsent again, and the office takes
the very same versions a second time (docs/formats/paket-1.md, 9).
"""

from __future__ import annotations

from collections.abc import Iterable

from penilaian_desktop.domain.exchange import ChainKey, RefusalKind, RefusalLine
from penilaian_desktop.domain.exchange_rows import StoredRefusal
from penilaian_desktop.storage.exchange_store import IN
from penilaian_desktop.storage.journal import JournalEntry, Step
from penilaian_desktop.storage.unit_of_work import UnitOfWork

UNDONE = "undone"


def note_undone(uow: UnitOfWork, step: Step) -> None:
    """Note the records of an undone import as withdrawn; other steps are left alone."""
    for identity, key, entries in _imports(uow, step):
        uow.exchange.put_refusals(
            key,
            [
                StoredRefusal(
                    line=RefusalLine(
                        kind=entry.record_kind,
                        id=entry.record_id,
                        version=entry.version_after or 0,
                        code=UNDONE,
                    ),
                    outcome=RefusalKind.WITHDRAWN,
                    identity=identity,
                )
                for entry in entries
            ],
        )
        uow.exchange.drop_acks(key.dev, [entry.record_id for entry in entries])
        _nothing_to_send(uow, entries)


def note_redone(uow: UnitOfWork, step: Step) -> None:
    """Note the records of an import that was done again as taken."""
    for _, key, entries in _imports(uow, step):
        uow.exchange.drop_refusals(key, [entry.record_id for entry in entries])
        uow.exchange.set_acks(
            key.dev, ((e.record_id, e.record_kind, e.version_after or 0) for e in entries)
        )
        _nothing_to_send(uow, entries)


def _imports(
    uow: UnitOfWork, step: Step
) -> Iterable[tuple[str, ChainKey, tuple[JournalEntry, ...]]]:
    by_package: dict[str, list[JournalEntry]] = {}
    for entry in uow.journal.of_step(step.step_id, actions=("apply",)):
        if entry.package:
            by_package.setdefault(entry.package, []).append(entry)
    for identity, entries in by_package.items():
        link = uow.exchange.link(IN, identity)
        if link is not None:
            yield identity, ChainKey(dev=link.device_kid, aud=link.aud), tuple(entries)


def _nothing_to_send(uow: UnitOfWork, entries: Iterable[JournalEntry]) -> None:
    """Take what the undoing itself wrote off the outbox: these are other people's records."""
    uow.exchange.clear_pending((entry.record_id, 2**53 - 1) for entry in entries)
