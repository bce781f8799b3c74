"""What passes between the reader of packages, the exchange service and its store.

The words are those of docs/formats/paket-1.md. Nothing here decides anything.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from penilaian_desktop.domain.record import Record


class PackageKind(StrEnum):
    """Kinds of package (paket-1.md, 7)."""

    ENROLMENT_REQUEST = "enrolment_request"
    MASTER = "master"
    REPORT = "report"
    CLOSING = "closing"
    HANDOVER = "handover"
    RECEIPT = "receipt"
    RETURN = "return"


class PackageOutcome(StrEnum):
    """What became of a package (paket-1.md, 10); READY only before it is accepted."""

    READY = "ready"
    APPLIED = "applied"
    PARTLY = "partly"
    DUPLICATE = "duplicate"
    HELD = "held"
    FORK = "fork"
    REFUSED = "refused"
    QUARANTINE = "quarantine"


TAKEN = frozenset({PackageOutcome.APPLIED, PackageOutcome.PARTLY})
"""Outcomes after which the chain has moved on."""


class RefusalKind(StrEnum):
    """Why a record stands in a receipt."""

    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceEntry:
    """A blob that a package lists; `parts` are hashes of ciphertext, empty when not sent."""

    sha256: str
    size: int
    media: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodState:
    """Count and hash of the records of a period, in a closing package."""

    period: str
    kinds: tuple[str, ...]
    persons: tuple[str, ...]
    count: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EpochStart:
    """Why a device began a new epoch, and the last statement it knows of."""

    reason: str
    seq: int
    identity: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """The payload of a statement together with its identity."""

    identity: str
    kind: PackageKind
    aud: str
    dev: str
    cert: str | None
    epoch: int
    seq: int
    prev: str | None
    made: datetime
    app: str
    schema: int
    policy: int
    by: str
    count: int
    records_sha256: str
    evidence: tuple[EvidenceEntry, ...] = ()
    journal_n: int = 0
    journal_head: str | None = None
    certs: tuple[str, ...] = field(default=(), repr=False)
    state: PeriodState | None = None
    jwk: dict[str, str] | None = None
    epoch_start: EpochStart | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainKey:
    """A chain: one sending device and one audience."""

    dev: str
    aud: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainPoint:
    """A place in a chain; `seq` 0 and no identity before the first statement.

    `start` is what the first statement of a later epoch says.
    """

    epoch: int = 1
    seq: int = 0
    identity: str | None = None
    start: EpochStart | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationFact:
    """A relation as an account certificate states it; `to` is inclusive, None = open."""

    person: str
    kind: str
    since: date
    to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountFacts:
    """What the certificate of an account key proves."""

    kid: str
    person_id: str
    name: str
    roles: frozenset[str]
    relations: tuple[RelationFact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceFacts:
    """What the certificate of the sending device proves; `office` for an intake key."""

    kid: str
    name: str
    unit_id: str | None = None
    persons: frozenset[str] = frozenset()
    office: bool = False
    certified: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordIn:
    """A record of a package after everything that signatures and types can prove.

    `record` is None when its fields cannot be read; then `code` says why. `signer` is the account
    whose signature is on it, `code` and `field` the first reason against it ("" = none so far).
    """

    kind: str
    id: str
    version: int
    base: int | None
    record: Record | None
    signer: AccountFacts | None = None
    code: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateIn:
    """A certificate that a package brings, already checked against the office's root.

    `subject` is the key id of an intake or device key, for an account the person.
    """

    sha256: str
    type: str
    subject: str
    jws: str
    no: int
    person_id: str = ""
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyIn:
    """A policy that a package brings, already checked."""

    no: int
    jws: str
    revoked: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalLine:
    """One line of a receipt about a record that was not taken or was undone."""

    kind: str
    id: str
    version: int
    code: str
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPlace:
    """A statement that waits for what is missing before it, or for its epoch to be confirmed."""

    seq: int
    identity: str
    epoch: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """The content of a receipt (paket-1.md, 9).

    `evidence` are blobs that were promised and did not arrive, None from a recipient that fetches
    none.
    """

    device: str
    aud: str
    epoch: int
    seq: int
    head: str | None
    missing: tuple[int, ...] = ()
    held: tuple[HeldPlace, ...] = ()
    refused: tuple[RefusalLine, ...] = ()
    withdrawn: tuple[RefusalLine, ...] = ()
    evidence: tuple[str, ...] | None = ()
    policy: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRequest:
    """An account that asks for a certificate."""

    kid: str
    jwk: dict[str, str]
    person_id: str
    name: str
    identity: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolmentRequest:
    """A laptop that asks to be enrolled; `fingerprint` is compared in person or by telephone.

    `replaces` is its former key with epoch and seq of the last statement that key signed.
    """

    identity: str
    kid: str
    jwk: dict[str, str]
    age: str
    name: str
    unit_id: str | None
    unit_name: str
    seq: int
    fingerprint: str
    accounts: tuple[AccountRequest, ...]
    replaces: tuple[str, int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedPackage:
    """A package whose hash, signatures and types are good: the exchange service may judge it.

    `archived` are the bytes as they came, `carrier` is sealed | json | workbook.
    """

    statement: Statement
    device: DeviceFacts
    accounts: dict[str, AccountFacts]
    records: tuple[RecordIn, ...]
    certificates: tuple[CertificateIn, ...] = ()
    policy: PolicyIn | None = None
    receipt: Receipt | None = None
    request: EnrolmentRequest | None = None
    carrier: str = "sealed"
    archived: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceKeys:
    """This laptop's own keys. Never leaves the process."""

    kid: str
    name: str
    unit_id: str
    seed: bytes = field(repr=False)
    age_identity: str = field(repr=False)
    age_recipient: str
    cert: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustFacts:
    """What this workspace holds to judge and to make packages; None before there is an office.

    `certificates` are compact forms; `revoked` are (kid, epoch, seq). `others` are (kid, age
    identity) of keys that this device had before or will have: what is on its way to them opens.
    """

    office_id: str | None
    office_name: str
    root_jwk: dict[str, str] | None
    recovery: str | None
    office: bool
    self_device: DeviceKeys | None
    certificates: tuple[str, ...] = ()
    revoked: tuple[tuple[str, int, int], ...] = ()
    policy: int = 0
    others: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SealRequest:
    """Everything the writer of a package needs; the exchange service collected it.

    `lines` are the canonical lines of records.jsonl without line ends, sorted by (kind, id).
    `signed_by` are the kids of account keys whose signature stands in the records.
    """

    kind: PackageKind
    aud: str
    keys: DeviceKeys
    trust: TrustFacts
    recipients: tuple[str, ...]
    at: ChainPoint
    made: datetime
    by: str
    lines: tuple[bytes, ...]
    signed_by: frozenset[str] = frozenset()
    evidence: tuple[EvidenceEntry, ...] = ()
    journal_n: int = 0
    journal_head: str | None = None
    state: PeriodState | None = None
    epoch_start: EpochStart | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A package this device made: the sealed file and the open form of the same statement."""

    identity: str
    dev: str
    aud: str
    epoch: int
    seq: int
    sealed: bytes = field(repr=False)
    open_json: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A record, what the workspace holds of it, and what accepting would do.

    `change` is new | changed | same | refused; `before` is None when it is new or cannot be read.
    """

    incoming: RecordIn
    before: Record | None
    change: str
    code: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainVerdict:
    """Where a statement stands in its chain; `waits_for` is the seq that is missing."""

    outcome: PackageOutcome
    code: str = ""
    waits_for: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A dry run: the chain verdict, every record judged, names for people.

    `state_agrees` is False when a closing package names another state than is held here.
    """

    verdict: ChainVerdict
    records: tuple[Judged, ...]
    names: dict[str, str]
    unit_name: str = ""
    signer_name: str = ""
    state_agrees: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What an import did: outcome, counts, and the receipt that answers it (None = none)."""

    outcome: PackageOutcome
    code: str
    judgement: Judgement
    receipt: Parcel | None


# --- rows of the exchange store ------------------------------------------------------------
@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """A laptop (or the office's intake key) as this workspace knows it.

    `state` is asked | enrolled | revoked. Secrets are set for the own device only.
    """

    kid: str
    name: str
    unit_id: str = ""
    public_jwk: dict[str, str]
    age_recipient: str
    cert: str | None = None
    cert_sha256: str | None = None
    from_seq: int = 1
    revoked_after: int | None = None
    is_self: bool = False
    signing_seed: bytes | None = field(default=None, repr=False)
    age_identity: str | None = field(default=None, repr=False)
    state: str = "enrolled"
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainLink:
    """A statement sent ("out") or received ("in"); `sha256` finds its bytes in the archive.

    `plain_sha256` is the open form of what this device sent.
    """

    direction: str
    identity: str
    device_kid: str
    aud: str
    epoch: int
    seq: int
    prev: str | None
    kind: str
    made: datetime
    records: int
    outcome: PackageOutcome
    sha256: str
    at: datetime
    receipt_identity: str | None = None
    plain_sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingRecord:
    """A record that the other side has not acknowledged; `sealed_in` names its package, if any."""

    record_id: str
    kind: str
    version: int
    since: datetime
    sealed_in: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRefusal:
    """A record of a device that stands in its receipts until a newer version is taken."""

    line: RefusalLine
    outcome: RefusalKind
    identity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCertificate:
    """A certificate as it lies here; `subject` is a key id, for an account the person."""

    sha256: str
    type: str
    subject: str
    jws: str
