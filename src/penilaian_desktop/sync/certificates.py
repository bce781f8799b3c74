"""Certificates and policies: what keys say about keys (docs/formats/paket-1.md, 8).

Reading checks the structure; `sync.trust` checks who signed and decides what counts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.domain.verified import AccountFacts, DeviceFacts, RelationFact
from penilaian_desktop.services.canonical import moment_text
from penilaian_desktop.sync import members
from penilaian_desktop.sync.signature import (
    CERTIFICATE,
    POLICY,
    Compact,
    Jwk,
    SigningKey,
    public_key,
    thumbprint,
)

INTAKE, DEVICE, ACCOUNT = "intake", "device", "account"


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A certificate whose structure is right; the kid of `compact` is the issuer."""

    compact: Compact
    type: str
    no: int
    office: str
    kid: str
    jwk: Jwk
    name: str
    until: date | None = None
    age: str = ""
    unit: str | None = None
    persons: tuple[str, ...] = ()
    from_seq: int = 1
    person: str = ""
    roles: tuple[str, ...] = ()
    relations: tuple[RelationFact, ...] = ()

    @property
    def sha256(self) -> str:
        """The hash by which statements name a certificate."""
        return self.compact.identity

    def account_facts(self) -> AccountFacts:
        """Return what an account certificate proves."""
        return AccountFacts(
            kid=self.kid,
            person_id=self.person,
            name=self.name,
            roles=frozenset(self.roles),
            relations=self.relations,
        )

    def device_facts(self) -> DeviceFacts:
        """Return what a device or intake certificate proves."""
        return DeviceFacts(
            kid=self.kid,
            name=self.name,
            unit_id=self.unit,
            persons=frozenset(self.persons),
            office=self.type == INTAKE,
        )


def read_certificate(text: str) -> Certificate:
    """Return the certificate of a compact form, its signature not yet checked.

    Raises ImportRefused `certificate_malformed`.
    """
    try:
        compact = Compact.read(text, CERTIFICATE)
        return _certificate(compact, compact.payload())
    except ImportRefused:
        raise ImportRefused("certificate_malformed") from None


def _certificate(compact: Compact, body: members.Members) -> Certificate:
    members.constant(body, "fmt", "paket-cert/1")
    members.moment(body, "issued")
    members.integer(body, "policy")
    kid, jwk = public_key(body.get("jwk"))
    members.constant(body, "kid", kid)
    found = Certificate(
        compact=compact,
        type=members.one_of(body, "type", (INTAKE, DEVICE, ACCOUNT)),
        no=members.integer(body, "no", least=1),
        office=members.uuid(body, "office"),
        kid=kid,
        jwk=jwk,
        name=members.text(body, "name"),
        until=members.day_or_none(body, "until"),
    )
    if found.type == ACCOUNT:
        return replace(
            found,
            person=members.uuid(body, "person"),
            roles=members.texts(body, "roles"),
            relations=tuple(_relation(item) for item in members.tables(body, "relations")),
        )
    found = replace(found, age=members.age(body, "age"))
    if found.type == INTAKE:
        return found
    return replace(
        found,
        unit=members.uuid_or_none(body, "unit"),
        persons=members.uuids(body, "persons"),
        from_seq=members.integer(body, "from_seq", least=1),
    )


def _relation(item: members.Members) -> RelationFact:
    return RelationFact(
        person=members.uuid(item, "person"),
        kind=members.text(item, "kind"),
        since=members.day(item, "from"),
        to=members.day_or_none(item, "to"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """The office as it issues certificates: its id, the signing key and the policy in force."""

    office: str
    key: SigningKey
    policy: int = 0

    def _issue(
        self, type_: str, no: int, jwk: Jwk, name: str, now: datetime, **rest: object
    ) -> str:
        return self.key.sign(
            CERTIFICATE,
            {
                "fmt": "paket-cert/1",
                "type": type_,
                "no": no,
                "office": self.office,
                "kid": thumbprint(jwk),
                "jwk": jwk,
                "name": name,
                "issued": moment_text(now),
                "until": None,
                "policy": self.policy,
                **rest,
            },
        )

    def intake(self, no: int, jwk: Jwk, name: str, age: str, now: datetime) -> str:
        """Certify an intake key; the issuer's key is the root."""
        return self._issue(INTAKE, no, jwk, name, now, age=age)

    def device(
        self,
        no: int,
        jwk: Jwk,
        name: str,
        age: str,
        now: datetime,
        *,
        unit: str | None,
        persons: tuple[str, ...],
        from_seq: int,
        until: date | None = None,
    ) -> str:
        """Certify a laptop for a unit or for persons, from a number of its chain on."""
        return self._issue(
            DEVICE, no, jwk, name, now, age=age, unit=unit, persons=sorted(persons),
            from_seq=from_seq, until=until.isoformat() if until else None,
        )  # fmt: skip

    def account(
        self,
        no: int,
        jwk: Jwk,
        name: str,
        now: datetime,
        *,
        person: str,
        roles: tuple[str, ...],
        relations: tuple[RelationFact, ...],
    ) -> str:
        """Certify an account key for a person, with roles and whom the person appraises."""
        listed = sorted(relations, key=lambda r: (r.person, r.kind, r.since))
        return self._issue(
            ACCOUNT, no, jwk, name, now, person=person, roles=sorted(roles),
            relations=[
                {"person": r.person, "kind": r.kind, "from": r.since.isoformat(),
                 "to": None if r.to is None else r.to.isoformat()}
                for r in listed
            ],
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """A numbered policy of the office; `revoked` are (kid, epoch, seq)."""

    compact: Compact
    office: str
    no: int
    two_officers: bool
    exceptions: tuple[str, ...]
    revoked: tuple[tuple[str, int, int], ...]


def read_policy(text: str) -> Policy:
    """Return the policy of a compact form, its signature not yet checked.

    Raises ImportRefused `policy_malformed`.
    """
    try:
        compact = Compact.read(text, POLICY)
        body = compact.payload()
        members.constant(body, "fmt", "paket-policy/1")
        members.moment(body, "issued")
        return Policy(
            compact=compact,
            office=members.uuid(body, "office"),
            no=members.integer(body, "no", least=1),
            two_officers=members.boolean(body, "two_officers"),
            exceptions=members.texts(body, "exceptions"),
            revoked=tuple(
                (members.kid(r, "kid"), members.integer(r, "epoch"), members.integer(r, "seq"))
                for r in members.tables(body, "revoked")
            ),
        )
    except ImportRefused:
        raise ImportRefused("policy_malformed") from None


def write_policy(
    issuer: Issuer,
    no: int,
    now: datetime,
    *,
    revoked: tuple[tuple[str, int, int], ...] = (),
    two_officers: bool = False,
    exceptions: tuple[str, ...] = (),
) -> str:
    """Return a policy signed by the intake key."""
    return issuer.key.sign(
        POLICY,
        {
            "fmt": "paket-policy/1",
            "office": issuer.office,
            "no": no,
            "issued": moment_text(now),
            "two_officers": two_officers,
            "exceptions": list(exceptions),
            "revoked": [{"kid": k, "epoch": e, "seq": s} for k, e, s in sorted(revoked)],
        },
    )
