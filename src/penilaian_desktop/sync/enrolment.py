"""Enrolment: the office's keys, a laptop's request, and the certificates that answer it.

Keys and certificates are those of docs/formats/paket-1.md, 2 and 8. What people must do themselves
(compare fingerprints, keep the root file apart) is said where it is.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pyrage

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.errors import ImportRefused, RuleViolation
from penilaian_desktop.domain.exchange import EnrolmentRequest
from penilaian_desktop.domain.exchange_rows import Device
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.sealing import Parcel
from penilaian_desktop.domain.verified import CertificateIn, PolicyIn, VerifiedPackage
from penilaian_desktop.services.canonical import canonical
from penilaian_desktop.services.enrolling import OfficeFacts
from penilaian_desktop.services.session import Session
from penilaian_desktop.sync.asking import Asking
from penilaian_desktop.sync.card import write_card, write_marker
from penilaian_desktop.sync.certificates import Issuer, read_certificate, write_policy
from penilaian_desktop.sync.extras import certificate_in
from penilaian_desktop.sync.policies import Policies
from penilaian_desktop.sync.signature import Jwk, SigningKey, encode, fingerprint, thumbprint
from penilaian_desktop.sync.workspace_trust import expiry, issuer_of, reader_for, trust_book
from penilaian_desktop.sync.writer import write_parcel

ROOT_FILE = "kunci-kantor.age"
RECOVERY_FILE = "kunci-kantor-pemulihan.age"
CARD_FILE = "kantor.paket-kartu"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeKeys:
    """What founding an office hands out once.

    `root_file` is encrypted with the passphrase and belongs on a medium that stays offline;
    `recovery_file` is the same for `recovery_code`, which belongs on paper in a safe. `card` goes
    to every laptop; people compare `fingerprint`.
    """

    office_id: str
    root_file: bytes = field(repr=False)
    recovery_file: bytes = field(repr=False)
    recovery_code: str = field(repr=False)
    card: bytes
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Enrolment(Asking):
    """The use cases of enrolment over the two services that store them."""

    def found_office(self, s: Session, *, name: str, passphrase: str) -> OfficeKeys:
        """Make the office's root and intake keys and keep the intake key here.

        Raises NotAllowed, RuleViolation `passphrase_short` (under 12 characters) or
        `office_exists`.
        """
        if len(passphrase) < 12:
            raise RuleViolation("passphrase_short", field="passphrase", least=12)
        office_id = new_id()
        now = self.exchange.context.now()
        root_seed, intake_seed = os.urandom(32), os.urandom(32)
        root, intake = SigningKey(root_seed), SigningKey(intake_seed)
        recovery, intake_age = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
        certificate = Issuer(office=office_id, key=root).intake(
            1, intake.public_jwk, name, str(intake_age.to_public()), now
        )
        card = write_card(
            root,
            office=office_id,
            no=1,
            name=name,
            recovery=str(recovery.to_public()),
            certificates=(certificate,),
            now=now,
        )
        policy = write_policy(Issuer(office=office_id, key=intake, policy=1), 1, now)
        issued = certificate_in(read_certificate(certificate))
        self.enrolling.found_office(
            s,
            OfficeFacts(
                office_id=office_id,
                name=name,
                root_jwk=root.public_jwk,
                recovery=str(recovery.to_public()),
                card=card,
            ),
            Device(
                kid=intake.kid,
                name=name,
                public_jwk=intake.public_jwk,
                age_recipient=str(intake_age.to_public()),
                cert=certificate,
                cert_sha256=issued.sha256,
                is_self=True,
                signing_seed=intake_seed,
                age_identity=str(intake_age),
                at=now,
            ),
            issued,
            PolicyIn(no=1, jws=policy),
        )
        secret = canonical(
            {
                "fmt": "paket-root/1",
                "office": office_id,
                "seed": encode(root_seed),
                "recovery": str(recovery),
            }
        )
        paper = pyrage.x25519.Identity.generate()
        return OfficeKeys(
            office_id=office_id,
            root_file=pyrage.passphrase.encrypt(secret, passphrase),
            recovery_file=pyrage.encrypt(secret, [paper.to_public()]),
            recovery_code=str(paper),
            card=card,
            fingerprint=fingerprint(root.kid),
        )

    def marker(self) -> bytes:
        """Return the marker file for a folder of this office; raises RuleViolation."""
        facts = self.exchange.trust()
        issuer = issuer_of(facts)
        assert facts.self_device is not None
        return write_marker(
            issuer,
            name=facts.office_name,
            place=new_id(),
            certificates=(facts.self_device.cert or "",),
            now=self.exchange.context.now(),
        )

    def read_request(self, data: bytes) -> VerifiedPackage:
        """Return a laptop's request; its fingerprint is then compared with the laptop's screen.

        Raises ImportRefused; `not_a_request` for another kind of package.
        """
        reading = reader_for(self.exchange).read(data)
        if reading.refusal is not None:
            raise reading.refusal
        if reading.package is None or reading.package.request is None:
            raise ImportRefused("not_a_request")
        return reading.package

    def approve(
        self,
        s: Session,
        package: VerifiedPackage,
        *,
        unit_id: str | None,
        persons: Mapping[str, str] | None = None,
        roles: Mapping[str, Sequence[str]] | None = None,
        second: Session | None = None,
    ) -> tuple[Parcel, ...]:
        """Let a laptop in and return the master packages that tell it so.

        `persons` and `roles` say by account kid what HR decided; without them the requested person
        (by id, else by identity number) and roles count, unknown persons get no certificate.
        A laptop that is let in already asks for more accounts in the same way: it keeps its
        persons and the beginning of its chain. One that replaces its key keeps its persons, and
        the old key stays valid up to the last statement it signed. `second` is the other officer
        who agrees to a role of HR. Raises NotAllowed, ImportRefused `not_a_request`, `revoked`,
        RuleViolation `second_officer_needed`, `second_officer_same`.
        """
        request = package.request
        if request is None:
            raise ImportRefused("not_a_request")
        facts = self.exchange.trust()
        for kid, _epoch, seq in facts.revoked:
            if kid == request.kid:
                raise ImportRefused("revoked", device=request.name, seq=seq)
        issuer = issuer_of(facts)
        now = self.exchange.context.now()
        people = self._persons(request, persons or {})
        book = trust_book(facts)
        known = book.device(request.kid)
        former = book.device(request.replaces[0]) if request.replaces and not known else None
        kept = known or former
        device = issuer.device(
            self.enrolling.certificate_no(s),
            request.jwk,
            request.name,
            request.age,
            now,
            unit=unit_id,
            persons=tuple(sorted({*people.values(), *(kept.persons if kept else ())})),
            from_seq=known.from_seq if known else request.seq + 1,
            until=expiry(now),
        )
        certificates = [certificate_in(read_certificate(device))]
        exceptions = []
        for account in request.accounts:
            if account.kid in people:
                wanted = tuple((roles or {}).get(account.kid, account.roles))
                person = people[account.kid]
                exceptions.append(self.policies.check(s, person, account.kid, wanted, second))
                certificates.append(self._certify(s, issuer, account.jwk, person, wanted))
        self.enrolling.let_in(
            s, package.statement, package.archived, request, unit_id, tuple(certificates)
        )
        if request.replaces is not None and former is not None:
            self._retire(s, issuer, request.replaces)
        self.policies.settle(s, issuer, "; ".join(text for text in exceptions if text))
        return self.exchange.sending.seal_master(s, request.kid, write_parcel).value

    @property
    def policies(self) -> Policies:
        """The office's policies."""
        return Policies(self.exchange, self.enrolling)

    def _retire(self, s: Session, issuer: Issuer, replaces: tuple[str, int, int]) -> None:
        """Accept nothing of a replaced key after what it said it signed, or what was taken."""
        kid, epoch, seq = replaces
        head = self.enrolling.head_of(kid)
        epoch, seq = max((epoch, seq), (head.epoch, head.seq))
        self.policies.revoke(s, issuer, kid, epoch, seq)

    def certify_account(
        self,
        s: Session,
        public_jwk: Jwk,
        person_id: str,
        roles: Sequence[str],
        second: Session | None = None,
    ) -> None:
        """Issue an account certificate with the person's relations as they stand now.

        For accounts at the office itself, and again for anybody whose relations changed. Raises
        RuleViolation `second_officer_needed`, `second_officer_same`.
        """
        issuer = issuer_of(self.exchange.trust())
        kid = thumbprint(public_jwk)
        exception = self.policies.check(s, person_id, kid, tuple(roles), second)
        issued = self._certify(s, issuer, public_jwk, person_id, tuple(roles))
        self.enrolling.keep_certificates(s, (issued,))
        if Role.HR.value in roles:
            self.policies.settle(s, issuer, exception)

    def renew_accounts(self, s: Session) -> int:
        """Issue new certificates to accounts whose relations changed; return how many."""
        facts = self.exchange.trust()
        issuer = issuer_of(facts)
        renewed = []
        for known in trust_book(facts).accounts():
            relations = self.enrolling.relations_of(known.person)
            if set(relations) != set(known.relations):
                renewed.append(self._certify(s, issuer, known.jwk, known.person, known.roles))
        self.enrolling.keep_certificates(s, tuple(renewed))
        return len(renewed)

    def revoke(self, s: Session, device_kid: str, *, epoch: int, seq: int) -> None:
        """Accept nothing of a laptop after a statement; the policy's number grows by one."""
        self.policies.revoke(s, issuer_of(self.exchange.trust()), device_kid, epoch, seq)

    def _persons(self, request: EnrolmentRequest, given: Mapping[str, str]) -> dict[str, str]:
        found = {}
        for account in request.accounts:
            person = given.get(account.kid)
            if person is None:
                employee = self.enrolling.person_of(account.person_id, account.identity)
                person = employee.id if employee else None
            if person is not None:
                found[account.kid] = person
        return found

    def _certify(
        self, s: Session, issuer: Issuer, jwk: Jwk, person_id: str, roles: tuple[str, ...]
    ) -> CertificateIn:
        employee = self.enrolling.person_of(person_id, "")
        text = issuer.account(
            self.enrolling.certificate_no(s),
            jwk,
            employee.name if employee else "",
            self.exchange.context.now(),
            person=person_id,
            roles=roles,
            relations=self.enrolling.relations_of(person_id),
        )
        return certificate_in(read_certificate(text))
