"""What a workspace holds to make packages of its own, and a package that it made."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from penilaian_desktop.domain.exchange import (
    ChainPoint,
    EpochStart,
    EvidenceEntry,
    PackageKind,
    PeriodState,
)


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
