"""Records that exist only in packages: requests, certificates, receipts (paket-1.md, 7)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.domain.exchange import (
    AccountRequest,
    EnrolmentRequest,
    HeldPlace,
    Receipt,
    RefusalLine,
    Statement,
)
from penilaian_desktop.domain.verified import CertificateIn, PolicyIn
from penilaian_desktop.sync import members
from penilaian_desktop.sync.certificates import Certificate
from penilaian_desktop.sync.members import Members
from penilaian_desktop.sync.records import check_signature, detached
from penilaian_desktop.sync.signature import fingerprint, public_key
from penilaian_desktop.sync.trust import TrustBook


def read_request(statement: Statement, objects: Sequence[Members]) -> EnrolmentRequest:
    """Return the request of a laptop; raises ImportRefused `request_malformed`."""
    try:
        (device,) = (o for o in objects if o["kind"] == "device_request")
        fields = members.table(device, "fields")
        kid, jwk = public_key(fields.get("jwk"))
        if kid != statement.dev:
            raise members.malformed("jwk")
        return EnrolmentRequest(
            identity=statement.identity,
            kid=kid,
            jwk=jwk,
            age=members.age(fields, "age"),
            name=members.text(fields, "name"),
            unit_id=members.uuid_or_none(fields, "unit_id"),
            unit_name=members.text(fields, "unit_name"),
            seq=statement.seq,
            fingerprint=fingerprint(kid),
            replaces=_replaces(fields),
            accounts=tuple(_account(o) for o in objects if o["kind"] == "account_request"),
        )
    except (ImportRefused, ValueError):
        raise ImportRefused("request_malformed") from None


def _replaces(fields: Members) -> tuple[str, int, int] | None:
    if fields.get("replaces") is None:
        return None
    return (
        members.kid(fields, "replaces"),
        members.integer(fields, "replaces_epoch", least=1),
        members.integer(fields, "replaces_seq"),
    )


def _account(obj: Members) -> AccountRequest:
    fields = members.table(obj, "fields")
    kid, jwk = public_key(fields.get("jwk"))
    check_signature(detached(members.text(obj, "sig"), obj), jwk)
    return AccountRequest(
        kid=kid,
        jwk=jwk,
        person_id=members.uuid(fields, "person_id"),
        name=members.text(fields, "name"),
        identity=members.text(fields, "identity"),
        roles=members.texts(fields, "roles"),
    )


def certificate_texts(objects: Iterable[Members]) -> tuple[str, ...]:
    """Return the compact forms of the certificates among the records."""
    return tuple(
        members.text(members.table(o, "fields"), "jws")
        for o in objects
        if o["kind"] == "certificate"
    )


def certificate_in(certificate: Certificate) -> CertificateIn:
    """Return a checked certificate as the exchange service stores it."""
    return CertificateIn(
        sha256=certificate.sha256,
        type=certificate.type,
        subject=certificate.person or certificate.kid,
        jws=certificate.compact.text,
        no=certificate.no,
        person_id=certificate.person,
        roles=certificate.roles,
    )


def read_policies(objects: Iterable[Members], book: TrustBook) -> PolicyIn | None:
    """Return the newest policy among the records, checked; raises ImportRefused."""
    found = [
        book.check_policy(members.text(members.table(o, "fields"), "jws"))
        for o in objects
        if o["kind"] == "policy"
    ]
    if not found:
        return None
    newest = max(found, key=lambda policy: policy.no)
    return PolicyIn(no=newest.no, jws=newest.compact.text, revoked=newest.revoked)


def read_receipt(objects: Sequence[Members]) -> Receipt:
    """Return the content of a receipt; raises ImportRefused `receipt_malformed`."""
    try:
        (record,) = objects
        fields = members.table(record, "fields")
        return Receipt(
            device=members.kid(fields, "device"),
            aud=members.text(fields, "aud"),
            epoch=members.integer(fields, "epoch", least=1),
            seq=members.integer(fields, "seq"),
            head=members.sha256_or_none(fields, "head"),
            missing=members.integers(fields, "missing"),
            held=tuple(
                HeldPlace(
                    seq=members.integer(item, "seq"),
                    identity=members.sha256(item, "identity"),
                    epoch=members.integer(item if "epoch" in item else fields, "epoch", least=1),
                )
                for item in members.tables(fields, "held")
            ),
            refused=tuple(_line(item) for item in members.tables(fields, "refused")),
            withdrawn=tuple(_line(item) for item in members.tables(fields, "withdrawn")),
            evidence=members.sha256s(fields, "evidence") if "evidence" in fields else None,
            policy=members.integer(fields, "policy"),
        )
    except (ImportRefused, ValueError):
        raise ImportRefused("receipt_malformed") from None


def _line(item: Members) -> RefusalLine:
    return RefusalLine(
        kind=members.text(item, "kind"),
        id=members.uuid(item, "id"),
        version=members.integer(item, "version"),
        code=members.text(item, "code"),
        field=members.text(item, "field"),
    )
