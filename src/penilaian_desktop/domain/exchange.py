"""What a package says: its statement, its place in a chain, receipts, requests to be let in.

The words are those of docs/formats/paket-1.md. Nothing here decides anything.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


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
