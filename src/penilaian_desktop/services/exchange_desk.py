"""What the pages of the exchange need besides packages: the folder, the outbox, the mail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from penilaian_desktop.domain.access import Action, allowed
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.employee import Unit
from penilaian_desktop.domain.exchange import (
    ChainKey,
    PackageKind,
    PackageOutcome,
    RefusalKind,
)
from penilaian_desktop.domain.exchange_rows import ChainLink
from penilaian_desktop.domain.exchange_views import (
    ExchangeOverview,
    LaptopLine,
    MailLine,
    WaitingLine,
)
from penilaian_desktop.domain.road_views import RoadKind
from penilaian_desktop.domain.sealing import TrustFacts
from penilaian_desktop.domain.verified import ChainVerdict, VerifiedPackage
from penilaian_desktop.services import chains, trust_store
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.laptops import laptop
from penilaian_desktop.services.outgoing import (
    ReportChoice,
    master_records,
    people_of,
    unit_stamps_of,
)
from penilaian_desktop.services.people import person_item
from penilaian_desktop.services.road_settings import RoadSettings, read_choice
from penilaian_desktop.services.sending import versions_there
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import office_standings, require_office
from penilaian_desktop.storage.exchange_store import IN, OUT
from penilaian_desktop.storage.unit_of_work import ReadUnit

_FOR_A_PERSON = frozenset({PackageKind.HANDOVER.value, PackageKind.ENROLMENT_REQUEST.value})
"""Kinds that wait for somebody's decision even when it is their turn."""


@dataclass(frozen=True, slots=True)
class ExchangeDesk:
    """Use cases around packages that neither make nor take one."""

    context: Context

    # --- the folder ------------------------------------------------------------------------
    def folder(self) -> str:
        """Return the remembered exchange folder, "" when none was chosen."""
        with self.context.read() as unit:
            choice = read_choice(unit, self.context.workspace.root)
        return choice.folder if choice.kind is RoadKind.FOLDER else ""

    def choose_folder(self, s: Session, folder: str) -> Outcome[str]:
        """Remember an exchange folder. Raises NotAllowed."""
        done = RoadSettings(self.context).choose_folder(s, folder)
        return Outcome(folder, done.changes)

    # --- packages that wait for a decision -------------------------------------------------
    def hold(self, s: Session, package: VerifiedPackage) -> Outcome[ChainVerdict]:
        """Keep a package for a later decision; nothing of it is taken and nothing is answered.

        Raises NotAllowed. A package that was taken already stays as it is.
        """
        require_office(s, Action.IMPORT_PACKAGE)
        stored = self.context.workspace.archive.put(package.archived)
        with self.context.write(s) as uow:
            verdict = chains.keep(uow, package.statement, stored)
        return Outcome(verdict, Changes.of(Area.EXCHANGE))

    def kept(self, s: Session) -> tuple[ChainLink, ...]:
        """Return the packages that wait here for a decision or for an earlier one, oldest first.

        What laptops hand over waits for the person it is for, not here.
        """
        require_office(s, Action.IMPORT_PACKAGE)
        with self.context.read() as unit:
            found = [
                link
                for outcome in chains.WAITING
                for link in unit.exchange.links(IN, outcome=outcome)
                if link.kind != PackageKind.HANDOVER.value
            ]
        return tuple(sorted(found, key=lambda link: (link.at, link.device_kid, link.seq)))

    def followers(self, s: Session) -> tuple[str, ...]:
        """Return the held packages whose turn it is in their chain, by identity.

        Those that the session may take. Raises NotAllowed.
        """
        require_office(s, Action.IMPORT_RECEIPT)
        reports = allowed(Action.IMPORT_PACKAGE, office_standings(s))
        with self.context.read() as unit:
            store = unit.exchange
            found = []
            for link in store.links(IN, outcome=PackageOutcome.HELD, limit=chains.MOST_HELD):
                head = store.head(ChainKey(dev=link.device_kid, aud=link.aud))
                turn = link.epoch == head.epoch and link.seq == head.seq + 1
                mine = reports or link.kind in chains.ANSWERS
                if turn and mine and link.kind not in _FOR_A_PERSON:
                    found.append(link.identity)
        return tuple(found)

    def undone(self, s: Session, identities: Iterable[str]) -> frozenset[str]:
        """Return those of these received packages whose import was taken back."""
        require_office(s, Action.IMPORT_PACKAGE)
        wanted = frozenset(identities)
        if not wanted:
            return frozenset()
        with self.context.read() as unit:
            return frozenset(
                refusal.identity
                for key in unit.exchange.chains(IN)
                for refusal in unit.exchange.refusals(key)
                if refusal.outcome is RefusalKind.WITHDRAWN and refusal.identity in wanted
            )

    # --- looking ---------------------------------------------------------------------------
    def overview(self, s: Session, mail: int = 100) -> ExchangeOverview:
        """Return where this workspace stands with its office and what travels."""
        with self.context.read() as unit:
            facts = trust_store.trust_facts(unit)
            own = unit.exchange.self_device()
            place = unit.get(Unit, own.unit_id) if own is not None and own.unit_id else None
            enrolled = own is not None and own.cert is not None
            master = allowed(Action.WRITE_MASTER_DATA, office_standings(s))
            sends = master if facts.office else allowed(Action.SEAL_REPORT, office_standings(s))
            return ExchangeOverview(
                office=facts.office,
                office_name=facts.office_name,
                office_root=facts.root_jwk,
                device=own.name if own else "",
                device_kid=own.kid if own else "",
                unit=place.name if place else "",
                enrolled=enrolled,
                asked=own is not None and not enrolled,
                folder=read_choice(unit, self.context.workspace.root).folder,
                waiting=() if facts.office else self._waiting(unit, facts),
                laptops=laptop_lines(self.context, unit, facts) if facts.office and master else (),
                mail=_mail(unit, facts, mail),
                may_send=sends,
                may_found=allowed(Action.APPROVE_DEVICE, office_standings(s)),
            )

    def received(self, s: Session, limit: int = 200) -> tuple[MailLine, ...]:
        """Return what was received here, newest first."""
        require_office(s, Action.IMPORT_PACKAGE)
        with self.context.read() as unit:
            facts = trust_store.trust_facts(unit)
            links = unit.exchange.links(IN, limit=limit)
            return tuple(_mail_line(unit, facts, link) for link in links)

    def unit_name(self, s: Session) -> str:
        """Return the unit in which the session's person works today, "" when none is known."""
        with self.context.read() as unit:
            found = (
                person_item(unit, s.person_id, self.context.today(unit)) if s.person_id else None
            )
            return found.unit if found else ""

    def _waiting(self, unit: ReadUnit, facts: TrustFacts) -> tuple[WaitingLine, ...]:
        """Count what may leave and what is on its way; drafts stay here and do not count."""
        there = versions_there(self.context.workspace, unit, facts.office_id or "")
        rows = unit.exchange.pending()
        ids: dict[str, list[str]] = {}
        for row in rows:
            if row.sealed_in is None:
                ids.setdefault(row.kind, []).append(row.record_id)
        leaving = {r.id for r in ReportChoice(unit, frozenset(there)).pending(ids)}
        counted = [row for row in rows if row.sealed_in is not None or row.record_id in leaving]
        kinds = dict.fromkeys(row.kind for row in counted)
        return tuple(
            WaitingLine(
                kind=kind,
                count=sum(row.kind == kind for row in counted),
                sealed=sum(row.kind == kind and row.sealed_in is not None for row in counted),
                since=min(row.since for row in counted if row.kind == kind),
            )
            for kind in kinds
        )


def laptop_lines(context: Context, unit: ReadUnit, facts: TrustFacts) -> tuple[LaptopLine, ...]:
    """Return the laptops of the units, and how much each lacks."""
    own = facts.self_device
    unanswered = Counter(link.aud for link in (unit.exchange.unanswered(own.kid) if own else ()))
    due: dict[str, tuple[list[tuple[str, int]], frozenset[str]]] = {}
    found = []
    for device in unit.exchange.devices():
        if device.is_self or device.revoked_after is not None:
            continue
        if device.unit_id not in due:
            due[device.unit_id] = _due(unit, device.unit_id or None)
        records, people = due[device.unit_id]
        trust = trust_store.trust_records(unit, people, device.kid)
        wanted = [*records, *((item.id, 1) for item in trust)]
        has = versions_there(context.workspace, unit, device.kid)
        last = unit.exchange.last(IN, ChainKey(dev=device.kid, aud=facts.office_id or ""))
        place = unit.get(Unit, device.unit_id) if device.unit_id else None
        found.append(
            LaptopLine(
                kid=device.kid,
                name=device.name,
                unit=place.name if place else "",
                waiting=sum(has.get(i, 0) != version for i, version in wanted),
                on_the_way=unanswered[device.kid],
                heard=last.made if last else None,
            )
        )
    return tuple(found)


def _due(unit: ReadUnit, unit_id: str | None) -> tuple[list[tuple[str, int]], frozenset[str]]:
    """Return (id, version) of all that a laptop of a unit needs from here, and its persons."""
    records = [(r.id, r.version) for r in master_records(unit, unit_id)]
    records += [(s.id, s.version) for s in unit_stamps_of(unit, unit_id) if not s.deleted]
    return records, people_of(unit, unit_id)


def _mail(unit: ReadUnit, facts: TrustFacts, limit: int) -> tuple[MailLine, ...]:
    links = [*unit.exchange.links(OUT, limit=limit), *unit.exchange.links(IN, limit=limit)]
    newest = sorted(links, key=lambda link: (link.at, link.seq), reverse=True)[:limit]
    return tuple(_mail_line(unit, facts, link) for link in newest)


def _mail_line(unit: ReadUnit, facts: TrustFacts, link: ChainLink) -> MailLine:
    answer = None
    if link.direction == OUT and link.receipt_identity:
        answer = unit.exchange.link(IN, link.receipt_identity)
    other, laptop = _other_end(unit, facts, link)
    return MailLine(
        identity=link.identity,
        direction=link.direction,
        kind=link.kind,
        seq=link.seq,
        other=other,
        laptop=laptop,
        records=link.records,
        made=link.made,
        at=link.at,
        outcome=link.outcome.value,
        answered=answer.made if answer else None,
    )


def _other_end(unit: ReadUnit, facts: TrustFacts, link: ChainLink) -> tuple[str, str]:
    """Return the unit or office at the other end, and its laptop."""
    who = link.device_kid if link.direction == IN else link.aud
    if who == facts.office_id:
        return facts.office_name, ""
    if who.startswith("unit:"):
        place = unit.get(Unit, who.removeprefix("unit:"))
        return (place.name if place else ""), ""
    device = unit.exchange.device(who) or laptop(unit, who)
    if device is None:
        return ("" if facts.office else facts.office_name), ""
    place = unit.get(Unit, device.unit_id) if device.unit_id else None
    return (place.name if place else device.name), device.name
