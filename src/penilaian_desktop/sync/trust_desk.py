"""The page of keys behind its window: laptops, held epochs, losses, what is given back.

Packages are read here; `services.confirming`, `services.returning` and `services.enrolling` keep
what HR decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.device_views import (
    DeviceLine,
    DeviceState,
    HeldEpoch,
    OfficeKeyLine,
)
from penilaian_desktop.domain.errors import ImportRefused, RuleViolation
from penilaian_desktop.domain.exchange import ChainKey
from penilaian_desktop.domain.exchange_rows import ChainLink
from penilaian_desktop.domain.package_views import PackageItem
from penilaian_desktop.domain.progress import Reporter, Silent
from penilaian_desktop.domain.rebuild_views import RebuildReport
from penilaian_desktop.domain.sealing import Parcel
from penilaian_desktop.domain.verified import VerifiedPackage
from penilaian_desktop.services.confirming import LaptopFacts
from penilaian_desktop.services.registry import Services
from penilaian_desktop.services.returning import PERSONS
from penilaian_desktop.services.session import Session
from penilaian_desktop.sync.certificates import Certificate
from penilaian_desktop.sync.desk import Desk, put_parcel
from penilaian_desktop.sync.differences import differences
from penilaian_desktop.sync.gate import read_file
from penilaian_desktop.sync.renewing import Renewing
from penilaian_desktop.sync.root_file import open_root
from penilaian_desktop.sync.rotating import Rotating
from penilaian_desktop.sync.signature import fingerprint, thumbprint
from penilaian_desktop.sync.transports.sending import put_missing
from penilaian_desktop.sync.transports.transport import Transport
from penilaian_desktop.sync.trust import book_of
from penilaian_desktop.sync.workspace_trust import reader_for, trust_book
from penilaian_desktop.sync.writer import write_parcel

SILENT_DAYS = 35
"""A laptop sends something each month; after this long it is said to be silent."""
EXPIRES_SOON = 45
_CHANGED = Changes.of(Area.EXCHANGE, Area.ACCOUNTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """What became of the packages of an epoch, and what was given back and where it lies."""

    items: tuple[PackageItem, ...]
    returned: int
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TrustDesk:
    """Use cases of HR about laptops over time."""

    services: Services
    desk: Desk

    # --- looking ---------------------------------------------------------------------------
    def devices(self, s: Session) -> tuple[DeviceLine, ...]:
        """Return the laptops of this office, those that need a look first. Raises NotAllowed."""
        held = {key.dev for key in self.services.confirming.held(s)}
        facts = self.services.exchange.trust()
        book = trust_book(facts) if facts.root_jwk is not None else None
        now = self.services.context.now()
        lines = [
            _line(laptop, book.device(laptop.device.kid), laptop.device.kid in held, now)
            for laptop in self.services.confirming.laptops(s)
            if book is not None
        ]
        order = list(DeviceState)
        return tuple(sorted(lines, key=lambda d: (order.index(d.state), d.unit, d.name)))

    def held(self, s: Session) -> tuple[HeldEpoch, ...]:
        """Return the new epochs that wait for HR, with their differences. Raises NotAllowed."""
        return tuple(
            self._epoch(s, key, links) for key, links in self.services.confirming.held(s).items()
        )

    def _epoch(self, s: Session, key: ChainKey, links: tuple[ChainLink, ...]) -> HeldEpoch:
        packages = self._packages(links)
        start = packages[0].statement.epoch_start if packages else None
        seen = self.services.confirming.compare(s, key, start, packages)
        named = {f.device.kid: f for f in self.services.confirming.laptops(s)}
        laptop = named.get(key.dev)
        return HeldEpoch(
            kid=key.dev,
            name=laptop.device.name if laptop else key.dev[:8],
            unit=laptop.unit_name if laptop else "",
            epoch=links[0].epoch,
            reason=start.reason if start else "restored",
            since=links[0].made,
            packages=tuple(link.identity for link in links),
            fresh=differences(seen.fresh),
            differs=differences(seen.differs),
            lost=differences(seen.lost),
            fresh_count=len(seen.fresh.records),
            differs_count=len(seen.differs.records),
            lost_count=len(seen.lost.records),
        )

    def _packages(self, links: Iterable[ChainLink]) -> tuple[VerifiedPackage, ...]:
        reader = reader_for(self.services.exchange)
        mail = self.services.exchange.mailbook
        read = (reader.read(mail.archived("in", link.identity)).package for link in links)
        return tuple(package for package in read if package is not None)

    def office_keys(self, s: Session) -> OfficeKeyLine | None:
        """Return the keys and the policy of the office; None where there is no office here.

        Raises NotAllowed.
        """
        self.services.confirming.held(s)
        facts = self.services.exchange.trust()
        own = facts.self_device
        if not facts.office or facts.root_jwk is None or own is None:
            return None
        policies = self.desk.enrolment.policies
        known = policies.current()
        root = thumbprint(facts.root_jwk)
        return OfficeKeyLine(
            name=facts.office_name,
            root_fingerprint=fingerprint(root),
            root_kid=root,
            policy=facts.policy,
            two_officers=bool(known and known.two_officers),
            exceptions=known.exceptions if known else (),
            officers=len(policies.officers(facts)),
        )

    # --- deciding --------------------------------------------------------------------------
    def confirm(
        self, s: Session, epoch: HeldEpoch, out: Transport | Path | None
    ) -> Outcome[Confirmed]:
        """Let the epoch of a laptop count, take what waited, and give back what it lost.

        Receipts, master data and the return package go to `out`. Raises NotAllowed,
        RuleViolation `epoch_confirmed_already`, and what the place raises.
        """
        facts = self.services.exchange.trust()
        key = ChainKey(dev=epoch.kid, aud=facts.office_id or "")
        links = self.services.confirming.held(s).get(key, ())
        packages = self._packages(links)
        if not packages:
            raise RuleViolation("epoch_confirmed_already")
        start = packages[0].statement.epoch_start
        lost = self.services.confirming.lost_ids(s, key, start)
        self.services.confirming.confirm(s, key, links[0].epoch, links[0].identity)
        mail = self.services.exchange.mailbook
        items, areas = [], set(_CHANGED.areas)
        for link in links:
            done = self.desk.accept(s, mail.archived("in", link.identity), None, out)
            items.append(done.value)
            areas |= done.changes.areas
        files = self._give_back(s, epoch.kid, out, only=lost)
        done_now = Confirmed(items=tuple(items), returned=len(lost), files=files)
        return Outcome(done_now, Changes(frozenset(areas), frozenset()))

    def give_back(
        self, s: Session, kid: str, out: Transport | Path | None, *, scope: str = PERSONS
    ) -> Outcome[tuple[str, ...]]:
        """Leave the acknowledged work of a laptop's people at a place; return the files.

        Its master data goes first, so that everybody named is known there. Raises NotAllowed,
        RuleViolation `device_unknown` or `nothing_to_return`, and what the place raises.
        """
        files = self._master(s, kid, out)
        self.desk.evidence.encrypt(kid, self.services.returning.evidence(s, kid, scope=scope))
        parcels = self.services.returning.seal(s, kid, write_parcel, scope=scope).value
        return Outcome((*files, *self._leave(parcels, out)), _CHANGED)

    def lost(self, s: Session, kid: str) -> Outcome[int]:
        """Accept nothing of a laptop after the last package that was taken; return its number.

        Raises NotAllowed, RuleViolation `device_unknown`.
        """
        if self.services.enrolling.known_device(kid) is None:
            raise RuleViolation("device_unknown")
        head = self.services.confirming.head(s, kid)
        self.desk.enrolment.revoke(s, kid, epoch=head.epoch, seq=head.seq)
        return Outcome(head.seq, _CHANGED)

    def renew(self, s: Session, kid: str) -> Outcome[None]:
        """Issue the certificate of a laptop anew. Raises NotAllowed, RuleViolation."""
        exchange, enrolling = self.services.exchange, self.services.enrolling
        Renewing(exchange, enrolling).one(s, kid)
        return Outcome(None, _CHANGED)

    def renew_intake(self, s: Session, root: Path, secret: str) -> Outcome[None]:
        """Give the office a new intake key with the root file or its recovery copy.

        Raises NotAllowed, ImportRefused `root_not_opened` or `root_other_office`, and what the
        file raises.
        """
        exchange, enrolling = self.services.exchange, self.services.enrolling
        opened = open_root(read_file(root), secret.strip())
        Rotating(exchange, enrolling).intake(s, opened)
        return Outcome(None, _CHANGED)

    def settle_forks(self, s: Session, kid: str) -> Outcome[None]:
        """Note that people looked into a number that was used twice. Raises NotAllowed."""
        self.services.confirming.settle_forks(s, kid)
        return Outcome(None, _CHANGED)

    def check_archive(self, s: Session, reporter: Reporter) -> RebuildReport:
        """Build the received work again from the archived bytes and compare; nothing is stored.

        Signatures and hashes are checked as at the first reading; a revocation that came later
        does not make untrue what was taken before. Raises NotAllowed, Cancelled.
        """
        facts = self.services.exchange.trust()
        reader = replace(
            reader_for(self.services.exchange),
            book=book_of(replace(facts, revoked=())),
            audiences=None,
            chain=None,
        )

        def read(data: bytes) -> VerifiedPackage:
            reading = reader.read(data)
            if reading.package is None:
                raise reading.refusal or ImportRefused("package_gone")
            return reading.package

        return self.services.rebuilding.check(s, read, reporter)

    # --- inside ----------------------------------------------------------------------------
    def _give_back(
        self, s: Session, kid: str, out: Transport | Path | None, *, only: Iterable[str]
    ) -> tuple[str, ...]:
        files = self._master(s, kid, out)
        only = tuple(only)
        self.desk.evidence.encrypt(kid, self.services.returning.evidence(s, kid, only=only))
        try:
            parcels = self.services.returning.seal(s, kid, write_parcel, only=only).value
        except RuleViolation as nothing:
            if nothing.code != "nothing_to_return":
                raise
            parcels = ()
        return (*files, *self._leave(parcels, out))

    def _master(self, s: Session, kid: str, out: Transport | Path | None) -> tuple[str, ...]:
        try:
            parcels = self.services.exchange.sending.seal_master(s, kid, write_parcel).value
        except RuleViolation as nothing:
            if nothing.code != "nothing_to_send":
                raise
            return ()
        return self._leave(parcels, out)

    def _leave(self, parcels: Iterable[Parcel], out: Transport | Path | None) -> tuple[str, ...]:
        if out is None:
            return ()
        place = self.desk.place(out)
        names: list[str] = []
        for parcel in parcels:
            put_missing(place, self.desk.evidence.loose(parcel.aud), Silent())
            names.extend(put_parcel(place, parcel, ("sealed",)))
        return tuple(names)


def _line(
    facts: LaptopFacts, certificate: Certificate | None, held: bool, now: datetime
) -> DeviceLine:
    device = facts.device
    line = DeviceLine(
        kid=device.kid,
        name=device.name,
        unit=facts.unit_name,
        unit_id=device.unit_id,
        persons=facts.people(certificate.persons if certificate else ()),
        fingerprint=fingerprint(device.kid),
        state=DeviceState.WELL,
        epoch=facts.head.epoch,
        taken=facts.head.seq,
        heard=facts.heard,
        until=certificate.until if certificate else None,
        revoked_after=device.revoked_after,
    )
    seen, state = facts.watch, _state(line, facts, held, now)
    if state is DeviceState.FORKED:
        return replace(line, state=state, twice=seen.fork_seq, noticed=_moment(seen.fork_at))
    if state is DeviceState.DIFFERS:
        period, at = seen.state_period, _moment(seen.state_at)
        return replace(line, state=state, differs_in=period, noticed=at)
    return replace(line, state=state)


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _state(line: DeviceLine, facts: LaptopFacts, held: bool, now: datetime) -> DeviceState:  # noqa: PLR0911  (one line a state)
    if line.revoked_after is not None:
        return DeviceState.REVOKED
    if held:
        return DeviceState.RESTORED
    if facts.watch.forks:
        return DeviceState.FORKED
    if not facts.watch.state_agrees:
        return DeviceState.DIFFERS
    if (line.heard or facts.device.at) < now - timedelta(days=SILENT_DAYS):
        return DeviceState.SILENT
    if line.until is not None and line.until < (now + timedelta(days=EXPIRES_SOON)).date():
        return DeviceState.EXPIRING
    return DeviceState.WELL
