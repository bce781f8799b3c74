"""What this workspace holds of keys and certificates: read for the exchange, written by enrolment.

The office's own facts are settings; keys and devices are rows. Secrets never leave the encrypted
workspace but as `domain.exchange.DeviceKeys` inside this process.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from uuid import UUID

import orjson

from penilaian_desktop.domain.exchange_rows import Device, StoredCertificate
from penilaian_desktop.domain.sealing import DeviceKeys, TrustFacts
from penilaian_desktop.domain.verified import CertificateIn, PolicyIn
from penilaian_desktop.services.laptops import DEVICE, REVOKED, concerns, unit_of
from penilaian_desktop.storage.unit_of_work import OFFICE, ReadUnit, UnitOfWork

OFFICE_ID = "office.id"
OFFICE_NAME = "office.name"
OFFICE_ROOT = "office.root_jwk"
OFFICE_RECOVERY = "office.recovery"
OFFICE_CARD = "office.card"
POLICY = "policy.jws"
POLICY_NO = "policy.no"
CERTIFICATE_NO = "office.certificate_no"
OTHERS = "device.others"
NEXT = "next"
"""The state of a key of this laptop that the office has not certified yet."""


def trust_facts(unit: ReadUnit) -> TrustFacts:
    """Return everything needed to judge and to make packages here."""
    root = unit.setting(OFFICE_ROOT)
    device = unit.exchange.self_device()
    revoked = orjson.loads(unit.setting(REVOKED) or "[]")
    return TrustFacts(
        office_id=unit.setting(OFFICE_ID),
        office_name=unit.setting(OFFICE_NAME) or "",
        root_jwk=orjson.loads(root) if root else None,
        recovery=unit.setting(OFFICE_RECOVERY),
        office=is_office(unit),
        self_device=keys_of(device) if device else None,
        certificates=unit.exchange.certificates(),
        revoked=tuple((kid, epoch, seq) for kid, epoch, seq in revoked),
        policy=int(unit.setting(POLICY_NO) or 0),
        others=tuple((kid, age) for kid, age in orjson.loads(unit.setting(OTHERS) or "[]")),
    )


def remember_other(uow: UnitOfWork, kid: str, age_identity: str | None) -> None:
    """Keep the identity of a key that this device had before or will have."""
    known = dict(orjson.loads(uow.setting(OTHERS) or "[]"))
    known[kid] = age_identity or ""
    uow.set_setting(OTHERS, orjson.dumps([list(pair) for pair in known.items()]).decode())


def is_office(unit: ReadUnit) -> bool:
    """Tell whether this is the workspace of the office itself."""
    return unit.setting(OFFICE) == "1"


def keys_of(device: Device) -> DeviceKeys:
    """Return the secrets of the own device."""
    assert device.signing_seed is not None
    assert device.age_identity is not None
    return DeviceKeys(
        kid=device.kid,
        name=device.name,
        unit_id=device.unit_id,
        seed=device.signing_seed,
        age_identity=device.age_identity,
        age_recipient=device.age_recipient,
        cert=device.cert,
    )


def audiences(facts: TrustFacts) -> frozenset[str]:
    """Return the audiences under which packages are for this workspace."""
    found: set[str] = set()
    if facts.office and facts.office_id:
        found.add(facts.office_id)
    if facts.self_device is not None:
        found.add(facts.self_device.kid)
        found.update(kid for kid, _ in facts.others)
        if facts.self_device.unit_id and not facts.office:
            found.add(f"unit:{facts.self_device.unit_id}")
    return frozenset(found)


def next_certificate_no(uow: UnitOfWork) -> int:
    """Return the next number of the office's certificates and remember it."""
    number = int(uow.setting(CERTIFICATE_NO) or 0) + 1
    uow.set_setting(CERTIFICATE_NO, str(number))
    return number


def take_certificates(uow: UnitOfWork, items: tuple[CertificateIn, ...]) -> bool:
    """Keep certificates; the own device's newest becomes the one it signs under.

    Returns whether there was one for the own device.
    """
    own = _take_next_key(uow, items)
    for item in items:
        uow.exchange.put_certificate(item, uow.now)
    mine = [item for item in items if own is not None and item.subject == own.kid]
    if own is not None and mine:
        newest = max(mine, key=lambda item: item.no)
        uow.exchange.put_device(
            replace(
                own,
                cert=newest.jws,
                cert_sha256=newest.sha256,
                state="enrolled",
                unit_id=unit_of(newest.jws) if newest.type == DEVICE else own.unit_id,
            )
        )
    return bool(mine)


def _take_next_key(uow: UnitOfWork, items: tuple[CertificateIn, ...]) -> Device | None:
    """Return the own device; its new key from now on when the office certified that.

    What the old key signed and nobody answered goes once more under the new one.
    """
    own = uow.exchange.self_device()
    for item in items:
        found = uow.exchange.device(item.subject) if item.type == DEVICE else None
        if own is None or found is None or found.state != NEXT:
            continue
        stale = [link.identity for link in uow.exchange.unanswered(own.kid)]
        uow.exchange.answer_links(stale, item.sha256)
        uow.exchange.reopen_sealed(stale)
        former = replace(own, is_self=False, signing_seed=None, age_identity=None, state="former")
        uow.exchange.put_device(former)
        remember_other(uow, own.kid, own.age_identity)
        own = replace(found, is_self=True)
        uow.exchange.put_device(own)
    return own


def take_policy(uow: UnitOfWork, policy: PolicyIn) -> None:
    """Adopt a policy with a higher number; a device never goes back."""
    if policy.no > int(uow.setting(POLICY_NO) or 0):
        uow.set_setting(POLICY, policy.jws)
        uow.set_setting(POLICY_NO, str(policy.no))
        uow.set_setting(REVOKED, orjson.dumps([list(r) for r in policy.revoked]).decode())


@dataclass(frozen=True, slots=True)
class TrustRecord:
    """A certificate or policy as a record of a package; its id follows from its content."""

    kind: str
    id: str
    fields: dict[str, object]


def trust_records(unit: ReadUnit, people: frozenset[str], kid: str) -> tuple[TrustRecord, ...]:
    """Return the policy and the certificates that the laptop `kid` of these persons needs.

    Those of intake keys, of the accounts of these persons, of the laptops that one of them works
    on, and its own.
    """
    found = [
        _trust_record("certificate", c.jws, type=c.type, subject=c.subject)
        for c in unit.exchange.stored_certificates()
        if _needed(c, people, kid)
    ]
    policy = unit.setting(POLICY)
    if policy:
        found.append(_trust_record("policy", policy, no=int(unit.setting(POLICY_NO) or 0)))
    return tuple(found)


def _needed(certificate: StoredCertificate, people: frozenset[str], kid: str) -> bool:
    if certificate.type == DEVICE:
        return certificate.subject == kid or concerns(certificate.jws, people)
    return certificate.type != "account" or certificate.subject in people


def _trust_record(kind: str, jws: str, **fields: object) -> TrustRecord:
    raw = bytearray(hashlib.sha256(jws.encode("ascii")).digest()[:16])
    raw[6] = raw[6] & 0x0F | 0x70
    raw[8] = raw[8] & 0x3F | 0x80
    return TrustRecord(kind, str(UUID(bytes=bytes(raw))), {**fields, "jws": jws})
