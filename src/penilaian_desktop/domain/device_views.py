"""What the page of keys shows: the laptops of the office, held epochs, the office's own keys."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from penilaian_desktop.domain.package_views import Difference


class DeviceState(StrEnum):
    """How the office stands to a laptop; the first that holds counts, the worst first.

    REVOKED: nothing after a number is accepted. FORKED: it used a number twice, two laptops may
    have one key. RESTORED: it began a new epoch that waits for HR. DIFFERS: its newest closing
    names another state than the office holds. SILENT: nothing came for long. EXPIRING: its
    certificate ends soon or has ended, which locks nothing. WELL: none of these.
    """

    REVOKED = "revoked"
    FORKED = "forked"
    RESTORED = "restored"
    DIFFERS = "differs"
    SILENT = "silent"
    EXPIRING = "expiring"
    WELL = "well"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceLine:
    """A laptop as HR sees it.

    `taken` is the number of the last package that was taken in `epoch`, `heard` when its newest
    package was made, `until` the last day of its certificate, `revoked_after` the last number that
    is accepted from a revoked one. `twice` is the number that it used twice last, `differs_in` the
    period whose closing says something else than the office; `noticed` is when that was seen.
    """

    kid: str
    name: str
    unit: str
    unit_id: str
    persons: tuple[str, ...]
    fingerprint: str
    state: DeviceState
    epoch: int
    taken: int
    heard: datetime | None
    until: date | None
    revoked_after: int | None = None
    replaces: str = ""
    twice: int = 0
    differs_in: str = ""
    noticed: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldEpoch:
    """A new epoch of a laptop that waits for HR, with what it would bring.

    `reason` is restored | cloned. `fresh` is new to the office, `differs` stands in both in
    different words, `lost` is what the office has and the laptop lost. `packages` are identities
    in the order in which they are taken.
    """

    kid: str
    name: str
    unit: str
    epoch: int
    reason: str
    since: datetime
    packages: tuple[str, ...]
    fresh: tuple[Difference, ...] = ()
    differs: tuple[Difference, ...] = ()
    lost: tuple[Difference, ...] = ()
    fresh_count: int = 0
    differs_count: int = 0
    lost_count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeKeyLine:
    """The keys of the office: the fingerprint of its root, policy, and who is HR with a key."""

    name: str
    root_fingerprint: str
    root_kid: str
    policy: int
    two_officers: bool
    exceptions: tuple[str, ...]
    officers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDevice:
    """The laptop in front of the person, with its key.

    `next_fingerprint` is that of a key the office was asked for and has not certified yet;
    `restored` is why this laptop began a new epoch, "" while it is in its first one.
    """

    name: str
    kid: str
    fingerprint: str
    office: bool
    enrolled: bool
    until: date | None
    ends_soon: bool
    next_fingerprint: str
    restored: str
    folder: str
    office_fingerprint: str
