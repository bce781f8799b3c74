"""What the office does about a laptop that went wrong: confirm its new epoch, or stop at a number.

`sync.trust_desk` reads the packages; here is who may decide and what is kept of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.employee import Employee, Unit
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.exchange import ChainKey, ChainPoint, EpochStart, PackageOutcome
from penilaian_desktop.domain.exchange_rows import ChainLink, Device
from penilaian_desktop.domain.kinds import RECORD_TYPES
from penilaian_desktop.domain.record import Record
from penilaian_desktop.domain.verified import (
    ChainVerdict,
    Judged,
    Judgement,
    RecordIn,
    VerifiedPackage,
)
from penilaian_desktop.services import epochs, trust_store, watch
from penilaian_desktop.services.canonical import record_fields
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.enrolling import INTAKE
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require_office
from penilaian_desktop.services.watch import Watch, watch_of
from penilaian_desktop.storage.exchange_store import IN
from penilaian_desktop.storage.unit_of_work import ReadUnit

_HELD = ChainVerdict(outcome=PackageOutcome.HELD, code="epoch_unconfirmed")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a new epoch brings: new here, different here, and what the laptop lost."""

    fresh: Judgement
    differs: Judgement
    lost: Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class LaptopFacts:
    """A laptop as the office knows it: up to where it was taken, when it was heard of last."""

    device: Device
    unit_name: str
    head: ChainPoint
    heard: datetime | None
    watch: Watch
    names: Mapping[str, str]

    def people(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return the names of persons, sorted."""
        return tuple(sorted(self.names.get(i, i[:8]) for i in ids))


@dataclass(frozen=True, slots=True)
class Confirming:
    """Decisions of HR about the chain of a laptop."""

    context: Context

    def laptops(self, s: Session) -> tuple[LaptopFacts, ...]:
        """Return the laptops that this office let in. Raises NotAllowed."""
        require_office(s, Action.IMPORT_PACKAGE)
        with self.context.read() as unit:
            facts = trust_store.trust_facts(unit)
            names = {e.id: e.name for e in unit.find(Employee, include_deleted=True)}
            places = {u.id: u.name for u in unit.find(Unit, include_deleted=True)}
            found = []
            for device in unit.exchange.devices():
                if device.is_self or device.state == INTAKE:
                    continue
                key = ChainKey(dev=device.kid, aud=facts.office_id or "")
                last = unit.exchange.last(IN, key)
                found.append(
                    LaptopFacts(
                        device=replace(device, signing_seed=None, age_identity=None),
                        unit_name=places.get(device.unit_id, ""),
                        head=unit.exchange.head(key),
                        heard=last.made if last else None,
                        watch=watch_of(unit, device.kid),
                        names=names,
                    )
                )
            return tuple(found)

    def held(self, s: Session) -> dict[ChainKey, tuple[ChainLink, ...]]:
        """Return the packages of epochs that wait for HR, by chain, in their order."""
        require_office(s, Action.IMPORT_PACKAGE)
        found: dict[ChainKey, list[ChainLink]] = {}
        with self.context.read() as unit:
            if not trust_store.is_office(unit):
                return {}
            for link in unit.exchange.links(IN, outcome=PackageOutcome.HELD, limit=10_000):
                key = ChainKey(dev=link.device_kid, aud=link.aud)
                known = epochs.confirmed(unit, key)
                head = unit.exchange.head(key)
                if link.epoch > max(head.epoch, known.epoch if known else 1):
                    found.setdefault(key, []).append(link)
        order = {
            key: sorted(links, key=lambda link: (link.epoch, link.seq))
            for key, links in found.items()
        }
        return {
            key: tuple(link for link in links if link.epoch == links[0].epoch)
            for key, links in order.items()
        }

    def compare(
        self,
        s: Session,
        key: ChainKey,
        start: EpochStart | None,
        packages: Sequence[VerifiedPackage],
    ) -> Comparison:
        """Return the difference that HR must see before a new epoch counts. Raises NotAllowed."""
        require_office(s, Action.APPROVE_DEVICE)
        brought = {
            (item.kind, item.id): item
            for package in packages
            for item in package.records
            if item.record is not None
        }
        with self.context.read() as unit:
            fresh, differs = [], []
            for (kind, identity), item in brought.items():
                before = unit.get(RECORD_TYPES[kind], identity, include_deleted=True)
                if before is None:
                    fresh.append(Judged(incoming=item, before=None, change="new"))
                elif item.record is not None and not _same(before, item.record):
                    differs.append(Judged(incoming=item, before=before, change="changed"))
            lost = [
                Judged(incoming=_as_incoming(record), before=None, change="new")
                for record in self._lost(unit, key, start)
                if (record.KIND, record.id) not in brought
            ]
            return Comparison(*(_judgement(unit, tuple(part)) for part in (fresh, differs, lost)))

    def lost_ids(self, s: Session, key: ChainKey, start: EpochStart | None) -> frozenset[str]:
        """Return the records that came after the last statement both sides know of."""
        require_office(s, Action.APPROVE_DEVICE)
        with self.context.read() as unit:
            return frozenset(record.id for record in self._lost(unit, key, start))

    def confirm(self, s: Session, key: ChainKey, epoch: int, settled_by: str) -> None:
        """Let an epoch of a laptop count; the office's own chain to it begins anew, too.

        Raises NotAllowed, RuleViolation `epoch_confirmed_already`.
        """
        require_office(s, Action.APPROVE_DEVICE)
        with self.context.write(s) as uow:
            known = epochs.confirmed(uow, key)
            if known is not None and known.epoch >= epoch:
                raise RuleViolation("epoch_confirmed_already")
            epochs.confirm(uow, key, epoch, uow.now)
            epochs.begin(uow, epochs.RESTORED, settled_by, {}, only=key.dev)
            watch.settle(uow, key.dev)

    def head(self, s: Session, kid: str) -> ChainPoint:
        """Return up to where the packages of a laptop were taken. Raises NotAllowed."""
        require_office(s, Action.IMPORT_PACKAGE)
        with self.context.read() as unit:
            facts = trust_store.trust_facts(unit)
            return unit.exchange.head(ChainKey(dev=kid, aud=facts.office_id or ""))

    def settle_forks(self, s: Session, kid: str) -> None:
        """Note that people looked into a number that was used twice. Raises NotAllowed."""
        require_office(s, Action.APPROVE_DEVICE)
        with self.context.write(s) as uow:
            watch.settle(uow, kid)

    def _lost(self, unit: ReadUnit, key: ChainKey, start: EpochStart | None) -> tuple[Record, ...]:
        common = unit.exchange.link(IN, start.identity) if start and start.identity else None
        epoch, seq = (common.epoch, common.seq) if common else (0, 0)
        seen: dict[tuple[str, str], None] = {}
        for link in unit.exchange.taken_after(key, epoch, seq):
            for entry in unit.journal.of_package(link.identity):
                seen.setdefault((entry.record_kind, entry.record_id))
        found = (
            unit.get(RECORD_TYPES[kind], identity, include_deleted=True)
            for kind, identity in seen
            if kind in RECORD_TYPES
        )
        return tuple(record for record in found if record is not None)


def _same(before: Record, after: Record) -> bool:
    return (before.version, before.deleted, record_fields(before)) == (
        after.version,
        after.deleted,
        record_fields(after),
    )


def _as_incoming(record: Record) -> RecordIn:
    return RecordIn(
        kind=record.KIND, id=record.id, version=record.version, base=None, record=record
    )


def _judgement(unit: ReadUnit, records: tuple[Judged, ...]) -> Judgement:
    ids = {getattr(judged.incoming.record, "person_id", "") for judged in records} - {""}
    names = {e.id: e.name for e in unit.find(Employee, include_deleted=True, id=tuple(ids))}
    return Judgement(verdict=_HELD, records=records, names=names)
