"""From laptop to laptop: who the others are, what waits for them, and what they handed over."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.activity import EvidenceLink
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.exchange import ChainKey, PackageKind
from penilaian_desktop.domain.exchange_rows import ChainLink
from penilaian_desktop.domain.handover_views import LaptopPerson, OtherLaptop, Tie, amounts
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.record import Record
from penilaian_desktop.domain.sealing import Parcel
from penilaian_desktop.domain.verified import ChainVerdict, VerifiedPackage
from penilaian_desktop.services import chains, trust_store
from penilaian_desktop.services.canonical import record_line
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.evidence_road import evidence_goes
from penilaian_desktop.services.handover_choice import (
    ALWAYS,
    Reader,
    handover_choice,
    written_here,
)
from penilaian_desktop.services.laptops import Laptop, laptops
from penilaian_desktop.services.mailbook import Mailbook
from penilaian_desktop.services.people import person_item
from penilaian_desktop.services.sending import versions_there
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require_office
from penilaian_desktop.storage.exchange_store import IN, OUT
from penilaian_desktop.storage.unit_of_work import ReadUnit

_STATEMENT_BYTES = 6 * 1024
"""What a sealed package has beside its records: statement, certificates, envelope."""


@dataclass(frozen=True, slots=True)
class Handing:
    """Use cases of handing over that neither seal nor take a package."""

    context: Context

    # --- giving ----------------------------------------------------------------------------
    def others(self, s: Session) -> tuple[OtherLaptop, ...]:
        """Return the laptops of heads, staff and colleagues, with what waits for each.

        Those that get something stand first. Empty in the office and before this laptop is let in.
        Raises NotAllowed.
        """
        require_office(s, Action.SEAL_REPORT)
        with self.context.read() as unit:
            own = unit.exchange.self_device()
            known = laptops(unit)
            if own is None or own.kid not in known or trust_store.is_office(unit):
                return ()
            here, today = known[own.kid], self.context.today(unit)
            there = [x for kid, x in known.items() if kid != own.kid and x.persons]
            written = written_here(unit, here.persons) if there else ()
            found = [self._other(unit, here, laptop, written, today) for laptop in there]
        order = tuple(Tie)
        found.sort(key=lambda o: (not o.waiting, order.index(o.tie), o.name.casefold(), o.kid))
        return tuple(found)

    def parcels_for(self, device_kid: str) -> tuple[Parcel, ...]:
        """Return what is on its way to a laptop, and the newest receipt for it."""
        mail = Mailbook(self.context)
        receipts = [p for p in mail.newest_receipts() if p.aud == device_kid]
        return (*receipts, *(p for p in mail.unanswered() if p.aud == device_kid))

    # --- taking ----------------------------------------------------------------------------
    def keep(self, s: Session, package: VerifiedPackage) -> Outcome[ChainVerdict]:
        """Keep a package that was handed over until somebody takes it; nothing is answered yet.

        Raises NotAllowed. One that was taken already stays as it is.
        """
        require_office(s, Action.IMPORT_RECEIPT)
        stored = self.context.workspace.archive.put(package.archived)
        with self.context.write(s) as uow:
            verdict = chains.keep(uow, package.statement, stored)
        return Outcome(verdict, Changes.of(Area.EXCHANGE))

    def waiting(self) -> tuple[ChainLink, ...]:
        """Return the packages that were handed over and wait to be taken, in chain order."""
        with self.context.read() as unit:
            return waiting_links(unit)

    def sender(self, device_kid: str, person_id: str) -> tuple[str, str, str]:
        """Return name and position of who handed something over, and the name of the laptop."""
        with self.context.read() as unit:
            laptop = laptops(unit).get(device_kid)
            if not person_id:
                return "", "", laptop.name if laptop else ""
            person = person_item(unit, person_id, self.context.today(unit))
            return person.name, person.position, laptop.name if laptop else ""

    # --- inside ----------------------------------------------------------------------------
    def _other(
        self,
        unit: ReadUnit,
        here: Laptop,
        there: Laptop,
        written: tuple[Record, ...],
        today: date,
    ) -> OtherLaptop:
        has = versions_there(self.context.workspace, unit, there.kid)
        records = handover_choice(unit, there.kid, has).lacking(written)
        own = unit.exchange.unanswered(here.kid)
        to_there = ChainKey(dev=here.kid, aud=there.kid)
        receipt = unit.exchange.last(IN, ChainKey(dev=there.kid, aud=here.kid), PackageKind.RECEIPT)
        return OtherLaptop(
            kid=there.kid,
            name=there.name,
            people=_people(unit, here, there, today),
            waiting=len(records),
            amounts=amounts(record.KIND for record in records),
            size=_size(records, evidence=evidence_goes(unit)),
            on_the_way=sum(link.aud == there.kid for link in own),
            answered=receipt.made if receipt else None,
            owed=unit.exchange.last(OUT, to_there, PackageKind.RECEIPT) is not None,
        )


def waiting_links(unit: ReadUnit) -> tuple[ChainLink, ...]:
    """Return the packages that were handed over and wait here to be taken, in chain order."""
    found = [
        link
        for outcome in chains.WAITING
        for link in unit.exchange.links(
            IN, kind=PackageKind.HANDOVER.value, outcome=outcome, limit=1000
        )
    ]
    return tuple(sorted(found, key=lambda link: (link.device_kid, link.epoch, link.seq)))


def _people(unit: ReadUnit, here: Laptop, there: Laptop, today: date) -> tuple[LaptopPerson, ...]:
    """Return who works on a laptop, the nearest to the people here first."""
    order = tuple(Tie)
    found = []
    for person_id in there.persons:
        person = person_item(unit, person_id, today)
        if person.name:
            tie = _tie(unit, here.persons, person_id, today)
            found.append(LaptopPerson(name=person.name, position=person.position, tie=tie))
    return tuple(sorted(found, key=lambda p: (order.index(p.tie), name_order(p.name))))


def _tie(unit: ReadUnit, here: Iterable[str], person_id: str, today: date) -> Tie:
    if person_id in here:
        return Tie.OWN
    reader, span = Reader(unit, person_id), (today, today)
    if any(reader.appraises(person, span) for person in here):
        return Tie.HEAD
    if any(reader.is_staff_of(person, span) for person in here):
        return Tie.STAFF
    if any(reader.stands_above(person, ALWAYS) for person in here):
        return Tie.SUPERIOR
    return Tie.COLLEAGUE


def _size(records: Sequence[Record], *, evidence: bool) -> int:
    """Return about how many bytes these records have sealed, with their evidence; 0 for none."""
    lines = [record_line(record, None) for record in records]
    if not lines:
        return 0
    blobs = {r.sha256: r.size for r in records if isinstance(r, EvidenceLink) and not r.deleted}
    attached = sum(blobs.values()) if evidence else 0
    return len(zlib.compress(b"\n".join(lines))) + _STATEMENT_BYTES + attached
