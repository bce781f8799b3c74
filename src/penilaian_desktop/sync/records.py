"""The lines of records.jsonl: written from records, and read once their hash is good.

`split_lines` is syntax (canonical, sorted, counted); `read_records` gives types and checks the
signature of every record that has one.
"""

from __future__ import annotations

from collections.abc import Iterable

from penilaian_desktop.domain.errors import ImportRefused, Place
from penilaian_desktop.domain.exchange import PackageKind, Statement
from penilaian_desktop.domain.kinds import (
    DECISIONS,
    MASTER_KINDS,
    RECORD_TYPES,
    REPORT_KINDS,
    UNIT_KINDS,
)
from penilaian_desktop.domain.public_voice import Citizen
from penilaian_desktop.domain.record import Record
from penilaian_desktop.domain.verified import AccountFacts, RecordIn
from penilaian_desktop.services.canonical import other_writing, record_from_object, signing_bytes_of
from penilaian_desktop.sync import members
from penilaian_desktop.sync.gate import LIMITS, Limits
from penilaian_desktop.sync.signature import Detached, Jwk
from penilaian_desktop.sync.strict_json import check_count, parse_canonical
from penilaian_desktop.sync.trust import TrustBook

REQUEST_KINDS = ("account_request", "device_request")
TRUST_KINDS = ("certificate", "policy")
RECEIPT_KIND = "receipt"

ALLOWED: dict[PackageKind, frozenset[str]] = {
    PackageKind.ENROLMENT_REQUEST: frozenset(REQUEST_KINDS),
    PackageKind.MASTER: frozenset((*TRUST_KINDS, *MASTER_KINDS, *UNIT_KINDS)) - {Citizen.KIND},
    PackageKind.REPORT: frozenset(REPORT_KINDS),
    PackageKind.CLOSING: frozenset(),
    PackageKind.HANDOVER: frozenset(REPORT_KINDS) - {Citizen.KIND},
    PackageKind.RECEIPT: frozenset((RECEIPT_KIND,)),
    PackageKind.RETURN: frozenset((*TRUST_KINDS, *RECORD_TYPES)) - {Citizen.KIND},
}
"""Who a citizen is goes one way alone: from the laptop that heard them to the office."""

Members = members.Members


def join_lines(lines: Iterable[bytes]) -> bytes:
    """Return records.jsonl from its lines."""
    return b"".join(line + b"\n" for line in lines)


def split_lines(data: bytes, count: int, limits: Limits = LIMITS) -> tuple[Members, ...]:
    """Return the records of records.jsonl whose hash is good, still as plain values.

    Raises ImportRefused with the row: `records_count`, `records_order`, or what
    `strict_json.parse_canonical` and `members` refuse.
    """
    if len(data) > limits.records or count > limits.record_count:
        raise ImportRefused("records_too_many", limit=limits.record_count)
    check_count(data)
    lines = data.split(b"\n")
    if lines.pop() or len(lines) != count:
        raise ImportRefused("records_count")
    found: list[Members] = []
    last: tuple[str, str] | None = None
    for row, line in enumerate(lines, start=1):
        try:
            value = _object(line)
            key = (members.text(value, "kind"), members.uuid(value, "id"))
        except ImportRefused as refused:
            place = Place(row=row, field=refused.place.field)
            raise ImportRefused(refused.code, place, **refused.params) from None
        if last is not None and key <= last:
            raise ImportRefused("records_order", Place(row=row))
        last = key
        found.append(value)
    return tuple(found)


def _object(line: bytes) -> Members:
    value = parse_canonical(line)
    if not isinstance(value, dict):
        raise ImportRefused("json_bad")
    return value


def read_records(
    statement: Statement, objects: Iterable[Members], book: TrustBook | None
) -> tuple[RecordIn, ...]:
    """Return the records of the field with their types and proven signatures.

    A record that cannot be taken keeps its first reason in `code`; none is dropped.
    """
    allowed = ALLOWED[statement.kind]
    keys = _SignerKeys(book)
    return tuple(
        _read(obj, allowed, keys)
        for obj in objects
        if obj["kind"] not in (*REQUEST_KINDS, *TRUST_KINDS, RECEIPT_KIND)
        or obj["kind"] not in allowed
    )


def _read(obj: Members, allowed: frozenset[str], keys: _SignerKeys) -> RecordIn:
    kind, identity = members.text(obj, "kind"), members.uuid(obj, "id")
    version, base = obj.get("version"), obj.get("base")
    common = {
        "kind": kind,
        "id": identity,
        "version": version if isinstance(version, int) and not isinstance(version, bool) else 0,
        "base": base if isinstance(base, int) and not isinstance(base, bool) else None,
    }
    try:
        _check_kind(kind, allowed)
        record = record_from_object(obj)
        _check_round_trip(record, members.table(obj, "fields"))
        signer = keys.check(obj, kind)
    except ImportRefused as refused:
        return RecordIn(**common, record=None, code=refused.code, field=refused.place.field)  # type: ignore[arg-type]
    return RecordIn(**common, record=record, signer=signer)  # type: ignore[arg-type]


def _check_kind(kind: str, allowed: frozenset[str]) -> None:
    if kind not in allowed:
        raise ImportRefused("record_kind_not_here", Place(field="kind"), kind=kind)


def _check_round_trip(record: Record, given: Members) -> None:
    """Refuse a value that would be stored as another text: its signature would not hold again."""
    name = other_writing(record, given)
    if name is not None:
        raise ImportRefused("record_malformed", Place(field=name))


class _SignerKeys:
    """Checks the signatures on records against the account certificates of the office."""

    def __init__(self, book: TrustBook | None) -> None:
        self._book = book

    def check(self, obj: Members, kind: str) -> AccountFacts | None:
        """Return whose signature is on a record; raises ImportRefused `sig_*`."""
        sig = obj.get("sig")
        if sig is None:
            if kind in DECISIONS:
                raise ImportRefused("sig_missing")
            return None
        if not isinstance(sig, str) or self._book is None:
            raise ImportRefused("sig_bad")
        signature = detached(sig, obj)
        certificate = self._book.account(signature.kid)
        if certificate is None:
            raise ImportRefused("sig_unknown")
        check_signature(signature, certificate.jwk)
        if self._book.account_revoked(signature.kid):
            raise ImportRefused("account_revoked", name=certificate.name)
        if certificate.person != obj.get("author"):
            raise ImportRefused("sig_other_person", name=certificate.name)
        return certificate.account_facts()


def detached(sig: str, obj: Members) -> Detached:
    """Return the signature on a record; raises ImportRefused `sig_bad`."""
    try:
        return Detached.read(sig, signing_bytes_of(obj))
    except ImportRefused:
        raise ImportRefused("sig_bad") from None


def check_signature(signature: Detached, jwk: Jwk) -> None:
    """Raise ImportRefused `sig_bad` unless the key made the signature."""
    try:
        signature.check(jwk)
    except ImportRefused:
        raise ImportRefused("sig_bad") from None
