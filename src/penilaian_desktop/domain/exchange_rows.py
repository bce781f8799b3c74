"""What the exchange store keeps: laptops, chains, what waits, refusals, certificates."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from penilaian_desktop.domain.exchange import PackageOutcome, RefusalKind, RefusalLine


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
