"""Keys and certificates come into a workspace: the office is founded, laptops ask and are let in.

`sync.enrolment` makes keys and signatures; here is who may do it and what is stored.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import orjson

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.employee import Assignment, Employee, Relation, RelationKind
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.exchange import (
    ChainKey,
    ChainPoint,
    EnrolmentRequest,
    PackageOutcome,
    Statement,
)
from penilaian_desktop.domain.exchange_rows import Device
from penilaian_desktop.domain.verified import CertificateIn, PolicyIn, RelationFact
from penilaian_desktop.services import epochs, trust_store
from penilaian_desktop.services.chains import link_in
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require_office, window_of
from penilaian_desktop.services.unit_tree import units_below
from penilaian_desktop.storage.exchange_store import OUT
from penilaian_desktop.storage.unit_of_work import OFFICE, ReadUnit, UnitOfWork

INTAKE = "intake"
"""The state of a former intake key of the office: it is no laptop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeFacts:
    """An office as a workspace remembers it."""

    office_id: str
    name: str
    root_jwk: dict[str, str]
    recovery: str
    card: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeChange:
    """A new intake key of the office with what makes it count."""

    device: Device
    certificate: CertificateIn
    policy: PolicyIn
    card: bytes


@dataclass(frozen=True, slots=True)
class Enrolling:
    """The storing side of enrolment."""

    context: Context

    def found_office(
        self,
        s: Session,
        facts: OfficeFacts,
        intake: Device,
        certificate: CertificateIn,
        policy: PolicyIn,
    ) -> None:
        """Make this workspace the office's own.

        Raises NotAllowed, RuleViolation `office_exists`.
        """
        require_office(s, Action.APPROVE_DEVICE)
        with self.context.write(s) as uow:
            if uow.setting(trust_store.OFFICE_ID) is not None:
                raise RuleViolation("office_exists")
            _remember(uow, facts)
            uow.set_setting(OFFICE, "1")
            uow.set_setting(trust_store.CERTIFICATE_NO, str(certificate.no))
            own = uow.exchange.self_device()
            if own is not None:
                uow.exchange.put_device(replace(own, is_self=False, signing_seed=None))
            uow.exchange.put_device(intake)
            uow.exchange.put_certificate(certificate, uow.now)
            trust_store.take_policy(uow, policy)

    def join_office(
        self, s: Session, facts: OfficeFacts, intake: tuple[CertificateIn, ...]
    ) -> None:
        """Trust an office whose card people compared.

        Raises NotAllowed, RuleViolation `other_office` when this workspace has one already.
        """
        require_office(s, Action.SEAL_REPORT)
        with self.context.write(s) as uow:
            if uow.setting(trust_store.OFFICE_ID) not in {None, facts.office_id}:
                raise RuleViolation("other_office")
            _remember(uow, facts)
            for certificate in intake:
                uow.exchange.put_certificate(certificate, uow.now)

    def own_device(self) -> Device | None:
        """Return this laptop with its keys, or None before they were made."""
        with self.context.read() as unit:
            return unit.exchange.self_device()

    def keep_device(self, s: Session, device: Device) -> None:
        """Keep this laptop's new keys. Raises NotAllowed, RuleViolation `device_exists`."""
        require_office(s, Action.SEAL_REPORT)
        with self.context.write(s) as uow:
            if uow.exchange.self_device() is not None:
                raise RuleViolation("device_exists")
            uow.exchange.put_device(device)

    def keep_next_device(self, s: Session, device: Device) -> None:
        """Keep keys that this laptop will have once the office certified them.

        Earlier ones that nobody answered are forgotten. Raises NotAllowed.
        """
        require_office(s, Action.SEAL_REPORT)
        with self.context.write(s) as uow:
            for known in uow.exchange.devices():
                if known.state == trust_store.NEXT:
                    uow.exchange.put_device(
                        replace(known, state="former", signing_seed=None, age_identity=None)
                    )
            uow.exchange.put_device(device)
            trust_store.remember_other(uow, device.kid, device.age_identity)

    def next_device(self) -> Device | None:
        """Return the keys that this laptop will have, or None."""
        with self.context.read() as unit:
            return next((d for d in unit.exchange.devices() if d.state == trust_store.NEXT), None)

    def epoch_reason(self, aud: str) -> str:
        """Return why this device began a new epoch towards an audience, "" for the first one."""
        with self.context.read() as unit:
            found = epochs.own_epoch(unit, aud)
        return found.reason if found is not None else ""

    def last_sent(self, kid: str) -> ChainPoint:
        """Return the highest epoch and seq that a key of this device used in any chain."""
        with self.context.read() as unit:
            links = [unit.exchange.last(OUT, k) for k in unit.exchange.chains(OUT) if k.dev == kid]
        places = [(link.epoch, link.seq) for link in links if link is not None]
        epoch, seq = max(places, default=(1, 0))
        return ChainPoint(epoch=epoch, seq=max((n for e, n in places if e == epoch), default=seq))

    def change_intake(self, s: Session, change: IntakeChange) -> None:
        """Let the office go on with a new intake key. Raises NotAllowed."""
        require_office(s, Action.APPROVE_DEVICE)
        with self.context.write(s) as uow:
            own = uow.exchange.self_device()
            assert own is not None
            trust_store.remember_other(uow, own.kid, own.age_identity)
            limit = next((seq for kid, _, seq in change.policy.revoked if kid == own.kid), 0)
            uow.exchange.put_device(
                replace(
                    own, is_self=False, signing_seed=None, age_identity=None, state=INTAKE,
                    revoked_after=limit,
                )
            )  # fmt: skip
            uow.exchange.put_device(change.device)
            uow.exchange.put_certificate(change.certificate, uow.now)
            trust_store.take_policy(uow, change.policy)
            uow.set_setting(trust_store.OFFICE_CARD, change.card.decode("utf-8"))

    def devices(self, s: Session) -> tuple[Device, ...]:
        """Return the laptops this office let in, without anybody's secrets."""
        require_office(s, Action.IMPORT_RECEIPT)
        with self.context.read() as unit:
            return tuple(
                replace(device, signing_seed=None, age_identity=None)
                for device in unit.exchange.devices()
            )

    def card(self) -> bytes | None:
        """Return the card of the office this workspace belongs to."""
        with self.context.read() as unit:
            text = unit.setting(trust_store.OFFICE_CARD)
        return text.encode("utf-8") if text else None

    def certificate_no(self, s: Session) -> int:
        """Return the next number of a certificate. Raises NotAllowed."""
        require_office(s, Action.APPROVE_DEVICE)
        with self.context.write(s) as uow:
            return trust_store.next_certificate_no(uow)

    def let_in(
        self,
        s: Session,
        statement: Statement,
        archived: bytes,
        request: EnrolmentRequest,
        unit_id: str | None,
        certificates: tuple[CertificateIn, ...],
    ) -> None:
        """Keep an approved laptop with its certificates; its request has its place in the chain.

        A laptop that is known keeps the place at which its certified chain began. Raises
        NotAllowed.
        """
        require_office(s, Action.APPROVE_DEVICE)
        stored = self.context.workspace.archive.put(archived)
        with self.context.write(s) as uow:
            known = uow.exchange.device(request.kid)
            own = next(c for c in certificates if c.subject == request.kid)
            uow.exchange.put_device(
                Device(
                    kid=request.kid,
                    name=request.name,
                    unit_id=unit_id or "",
                    public_jwk=request.jwk,
                    age_recipient=request.age,
                    cert=own.jws,
                    cert_sha256=own.sha256,
                    from_seq=known.from_seq if known else request.seq + 1,
                    at=uow.now,
                )
            )
            for certificate in certificates:
                uow.exchange.put_certificate(certificate, uow.now)
            if request.replaces is not None and known is None:
                uow.exchange.copy_acks(request.replaces[0], request.kid)
            uow.exchange.put_link(link_in(statement, PackageOutcome.APPLIED, stored, uow.now))

    def turn_down(self, s: Session, statement: Statement, archived: bytes) -> None:
        """Give a request of a known laptop its place in the chain and nothing else.

        What the laptop sends after it would wait for it otherwise. Raises NotAllowed,
        RuleViolation `device_unknown`.
        """
        require_office(s, Action.APPROVE_DEVICE)
        stored = self.context.workspace.archive.put(archived)
        with self.context.write(s) as uow:
            if uow.exchange.device(statement.dev) is None:
                raise RuleViolation("device_unknown")
            uow.exchange.put_link(link_in(statement, PackageOutcome.PARTLY, stored, uow.now))

    def known_device(self, kid: str) -> Device | None:
        """Return a laptop that was let in, without its secrets, or None."""
        with self.context.read() as unit:
            found = unit.exchange.device(kid)
        return replace(found, signing_seed=None, age_identity=None) if found else None

    def keep_certificates(self, s: Session, certificates: tuple[CertificateIn, ...]) -> None:
        """Keep certificates that this office issued. Raises NotAllowed."""
        require_office(s, Action.APPROVE_DEVICE)
        with self.context.write(s) as uow:
            for certificate in certificates:
                uow.exchange.put_certificate(certificate, uow.now)

    def keep_policy(self, s: Session, policy: PolicyIn) -> None:
        """Put a new policy of this office in force. Raises NotAllowed."""
        require_office(s, Action.APPROVE_DEVICE)
        with self.context.write(s) as uow:
            trust_store.take_policy(uow, policy)
            for kid, _epoch, seq in policy.revoked:
                device = uow.exchange.device(kid)
                if device is not None and not device.is_self and device.revoked_after != seq:
                    uow.exchange.put_device(replace(device, state="revoked", revoked_after=seq))

    def policy(self) -> str | None:
        """Return the policy in force, signed; None before there is one."""
        with self.context.read() as unit:
            return unit.setting(trust_store.POLICY)

    def head_of(self, kid: str) -> ChainPoint:
        """Return up to where the packages of a laptop to this office were taken."""
        with self.context.read() as unit:
            office = unit.setting(trust_store.OFFICE_ID) or ""
            return unit.exchange.head(ChainKey(dev=kid, aud=office))

    def still_there(self, unit_id: str | None, persons: Iterable[str]) -> frozenset[str]:
        """Return those persons of a laptop who did not move to another unit since.

        Who has no position today is not taken off: nobody knows of a move.
        """
        people = frozenset(persons)
        if not unit_id:
            return people
        with self.context.read() as unit:
            today = self.context.today(unit)
            below = units_below(unit, unit_id)
            now: dict[str, set[str]] = {}
            for held in unit.find(Assignment, person_id=tuple(people)):
                if held.starts <= today and (held.ends is None or today <= held.ends):
                    now.setdefault(held.person_id, set()).add(held.unit_id)
        return frozenset(p for p in people if p not in now or now[p] & below)

    def relations_of(self, person_id: str) -> tuple[RelationFact, ...]:
        """Return whom a person appraises or leads, delegation spelled out, for a certificate."""
        with self.context.read() as unit:
            return relation_facts(unit, person_id)

    def person_of(self, person_id: str, identity: str) -> Employee | None:
        """Return the employee of a request: by id, else by the identity number."""
        with self.context.read() as unit:
            found = unit.get(Employee, person_id)
            if found is None and identity:
                found = next(iter(unit.find(Employee, identity=identity, limit=1)), None)
            return found


def relation_facts(unit: ReadUnit, person_id: str) -> tuple[RelationFact, ...]:
    """Return the relations that an account certificate of a person states."""
    found = []
    for relation in unit.find(Relation, other_id=person_id):
        if relation.relation_kind is not RelationKind.DELEGATE:
            found.append(
                RelationFact(
                    person=relation.person_id,
                    kind=relation.relation_kind.value,
                    since=relation.starts,
                    to=relation.ends,
                )
            )
            continue
        for staff in unit.find(
            Relation, other_id=relation.person_id, relation_kind=RelationKind.APPRAISER
        ):
            shared = window_of(staff).within(window_of(relation))
            if shared is not None:
                found.append(
                    RelationFact(
                        person=staff.person_id,
                        kind=RelationKind.DELEGATE.value,
                        since=shared.starts,
                        to=shared.ends,
                    )
                )
    return tuple(found)


def _remember(uow: UnitOfWork, facts: OfficeFacts) -> None:
    uow.set_setting(trust_store.OFFICE_ID, facts.office_id)
    uow.set_setting(trust_store.OFFICE_NAME, facts.name)
    uow.set_setting(trust_store.OFFICE_ROOT, orjson.dumps(facts.root_jwk).decode())
    uow.set_setting(trust_store.OFFICE_RECOVERY, facts.recovery)
    uow.set_setting(trust_store.OFFICE_CARD, facts.card.decode("utf-8"))
