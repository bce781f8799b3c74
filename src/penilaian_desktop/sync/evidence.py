"""Evidence in parts: encrypting what is due, leaving the parts at a place, fetching and joining.

docs/formats/paket-1.md, 6. Parts go before the statement that lists them, so that who sees the
statement finds them; what is there already is not sent again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from threading import Lock

import pyrage

from penilaian_desktop.domain.errors import ImportRefused, Offline, StorageUnavailable
from penilaian_desktop.domain.evidence_road import (
    PART_BYTES,
    PART_LIMIT,
    PART_PREFIX,
    BlobIn,
    BlobOut,
    EvidenceNews,
    part_name,
)
from penilaian_desktop.domain.exchange import TAKEN, PackageKind
from penilaian_desktop.domain.progress import Reporter, Silent
from penilaian_desktop.domain.sealing import Parcel
from penilaian_desktop.domain.verified import Applied, VerifiedPackage
from penilaian_desktop.services.evidence_road import EvidenceRoad
from penilaian_desktop.services.exchange import Exchange
from penilaian_desktop.services.session import Session
from penilaian_desktop.sync.transports.sending import Loose
from penilaian_desktop.sync.transports.transport import Transport
from penilaian_desktop.sync.writer import sealed_for, write_parcel

_ENCRYPTING = Lock()
"""Sending by hand and by itself may meet: a blob is encrypted by one of them."""


@dataclass(frozen=True, slots=True)
class EvidenceParts:
    """Evidence as the desk sends and fetches it."""

    exchange: Exchange

    @property
    def road(self) -> EvidenceRoad:
        """What is due, sent and waited for."""
        return EvidenceRoad(self.exchange.context)

    # --- out -------------------------------------------------------------------------------
    def due(self, kind: PackageKind, aud: str) -> tuple[BlobOut, ...]:
        """Return the blobs that the next package of a kind may bring along."""
        return self.exchange.sending.evidence_due(kind, aud)

    def prepare(self, kind: PackageKind, aud: str, reporter: Reporter | None = None) -> int:
        """Encrypt what the next package may bring along, unless evidence stays here.

        Return how many blobs were encrypted now. Raises RuleViolation `not_enrolled`, Cancelled,
        StorageUnavailable `disk_full`.
        """
        if not self.road.included():
            return 0
        with _ENCRYPTING:  # who comes second finds what the first one made
            return self._encrypt(aud, self.due(kind, aud), reporter)

    def encrypt(self, aud: str, blobs: Sequence[BlobOut], reporter: Reporter | None = None) -> int:
        """Encrypt blobs for an audience, unless evidence stays here. Raises like `prepare`."""
        if not self.road.included():
            return 0
        with _ENCRYPTING:
            return self._encrypt(aud, blobs, reporter)

    def _encrypt(self, aud: str, blobs: Sequence[BlobOut], reporter: Reporter | None) -> int:
        if not blobs:
            return 0
        named = self.exchange.sending.recipients(aud)
        recipients = sealed_for(self.exchange.trust(), aud, named)
        return self.road.prepare(blobs, recipients, encrypt_part, reporter or Silent())

    def prepare_for(self, kind: str, device: str, reporter: Reporter | None = None) -> int:
        """Encrypt what a package of a kind may bring along; nothing where it brings no evidence."""
        facts = self.exchange.trust()
        if facts.office_id is None or facts.self_device is None or facts.self_device.cert is None:
            return 0
        if kind == PackageKind.HANDOVER and device:
            return self.prepare(PackageKind.HANDOVER, device, reporter)
        if kind in {PackageKind.REPORT, PackageKind.CLOSING} and not facts.office:
            return self.prepare(PackageKind.REPORT, facts.office_id, reporter)
        return 0

    def loose(self, aud: str | None = None) -> tuple[Loose, ...]:
        """Return the parts that nobody acknowledged, as files to leave somewhere."""
        road = self.road
        names = dict.fromkeys(p for blob in road.unacknowledged(aud) for p in blob.parts)
        return tuple(Loose(part_name(part), partial(road.part, part)) for part in names)

    # --- in --------------------------------------------------------------------------------
    def fetch(self, place: Transport, reporter: Reporter | None = None) -> EvidenceNews:
        """Take what is waited for and lies at a place; return what came and what is missing.

        Parts of a blob that is not whole yet are kept here, so that nothing comes twice. Raises
        what the place raises, and Cancelled.
        """
        road, reporter = self.road, reporter or Silent()
        road.forget_arrived()
        awaited = _once(road.awaited())
        if not awaited:
            return EvidenceNews()
        there = frozenset(place.names(PART_PREFIX))
        identities = self._identities()
        arrived = 0
        for n, blob in enumerate(awaited):
            reporter.report(n, len(awaited))
            if not any(part_name(p) in there or road.has_part(p) for p in blob.parts):
                continue
            arrived += self._take(place, there, blob, identities)
        left = len({blob.sha256 for blob in road.awaited()})
        return EvidenceNews(arrived=arrived, missing=left)

    def follow(
        self, s: Session, package: VerifiedPackage, applied: Applied, place: Transport | None
    ) -> tuple[tuple[Parcel, ...], tuple[ImportRefused, ...]]:
        """Fetch what a package taken just now promised.

        Return the receipts to leave there (a newer one, when the first is no longer true) and what
        people should know. A place that cannot be reached now is no error: it is asked again.
        """
        first: tuple[Parcel, ...] = () if applied.receipt is None else (applied.receipt,)
        promised = {e.sha256 for e in package.statement.evidence if e.parts}
        if not promised or applied.outcome not in TAKEN:
            return first, ()
        if place is not None:
            with suppress(StorageUnavailable, Offline):
                if self.fetch(place).arrived:
                    again = {p.aud: p for p in self.exchange.answer_again(s, write_parcel)}
                    first = tuple({**{p.aud: p for p in first}, **again}.values())
        waits = promised & {blob.sha256 for blob in self.road.awaited()}
        remarks = (ImportRefused("evidence_waits", count=len(waits)),) if waits else ()
        return first, remarks

    def _take(
        self, place: Transport, there: Collection[str], blob: BlobIn, identities: Sequence[str]
    ) -> bool:
        """Fetch the parts of one blob; keep them when some are missing."""
        road, found = self.road, {}
        for part in blob.parts:
            if road.has_part(part):
                found[part] = road.part(part)
            elif part_name(part) in there and (data := _get(place, part)) is not None:
                found[part] = data
        if len(found) < len(set(blob.parts)):
            for part, data in found.items():
                if not road.has_part(part):
                    road.keep_part(data)
            return False
        return road.take(blob, join([found[part] for part in blob.parts], identities))

    def _identities(self) -> tuple[str, ...]:
        own = self.exchange.trust().self_device
        return (own.age_identity,) if own is not None else ()


def encrypt_part(piece: bytes, recipients: Sequence[str]) -> bytes:
    """Return one part as an age file of its own."""
    keys = [pyrage.x25519.Recipient.from_str(text) for text in dict.fromkeys(recipients)]
    sealed: bytes = pyrage.encrypt(piece, keys)
    return sealed


def join(parts: Sequence[bytes], identities: Sequence[str]) -> bytes:
    """Return a blob from its encrypted parts, b"" when they cannot be opened or do not fit."""
    keys = [pyrage.x25519.Identity.from_str(text) for text in identities]
    pieces = []
    for n, part in enumerate(parts):
        try:
            piece: bytes = pyrage.decrypt(part, keys)
        except pyrage.DecryptError:
            return b""
        last = n == len(parts) - 1
        if len(piece) > PART_BYTES or (not last and len(piece) != PART_BYTES):
            return b""
        pieces.append(piece)
    return b"".join(pieces)


def _get(place: Transport, part: str) -> bytes | None:
    """Return a part, None when what lies under its name is something else or cannot be read."""
    try:
        data = place.get(part_name(part), PART_LIMIT)
    except (ImportRefused, StorageUnavailable):
        return None
    return data if hashlib.sha256(data).hexdigest() == part else None


def _once(awaited: Sequence[BlobIn]) -> tuple[BlobIn, ...]:
    """Return each promise; one that was made twice with the same parts only once."""
    return tuple({(blob.sha256, blob.parts): blob for blob in awaited}.values())
