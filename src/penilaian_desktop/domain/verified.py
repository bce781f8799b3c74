"""What signatures and types prove of a package, and what judging it comes to.

Nothing here decides anything: `sync.reader` fills the first part, `services.judging` the second.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from penilaian_desktop.domain.exchange import EnrolmentRequest, PackageOutcome, Receipt, Statement
from penilaian_desktop.domain.record import Record
from penilaian_desktop.domain.sealing import Parcel


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
