"""Evidence on its way: encrypted in parts once, kept until acknowledged, joined where it arrives.

`sync` encrypts, decrypts and carries the parts; here is what is due, what was sent, and what is
waited for (docs/formats/paket-1.md, 6).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.activity import EvidenceLink
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.errors import Cancelled
from penilaian_desktop.domain.evidence_road import (
    BLOB_LIMIT,
    BLOBS_IN_PACKAGE,
    PARTS_IN_PACKAGE,
    BlobIn,
    BlobOut,
    EvidenceLoad,
    parts_of,
)
from penilaian_desktop.domain.exchange import EvidenceEntry, Receipt, Statement
from penilaian_desktop.domain.progress import Reporter
from penilaian_desktop.domain.record import Record
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require_office
from penilaian_desktop.storage.blobs import ArchiveStore
from penilaian_desktop.storage.exchange_store import OUT
from penilaian_desktop.storage.unit_of_work import ReadUnit, UnitOfWork
from penilaian_desktop.storage.workspace import Workspace

PartWriter = Callable[[bytes, Sequence[str]], bytes]
"""Encrypts one part to age recipients."""

CHOICE = "exchange.evidence"
"""Setting: "no" when evidence stays here; records say all the same that it exists."""

PART_MEDIA = "application/age"


@dataclass(frozen=True, slots=True)
class EvidenceRoad:
    """Use cases around evidence that travels."""

    context: Context

    # --- the choice ------------------------------------------------------------------------
    def included(self) -> bool:
        """Tell whether evidence goes along."""
        with self.context.read() as unit:
            return evidence_goes(unit)

    def include(self, s: Session, *, yes: bool) -> Outcome[None]:
        """Remember whether evidence goes along. Raises NotAllowed."""
        require_office(s, Action.SEAL_REPORT)
        with self.context.write(s) as uow:
            uow.set_setting(CHOICE, None if yes else "no")
        return Outcome(None, Changes.of(Area.EXCHANGE))

    # --- out -------------------------------------------------------------------------------
    def prepare(
        self,
        blobs: Sequence[BlobOut],
        recipients: Sequence[str],
        encrypt: PartWriter,
        reporter: Reporter,
    ) -> int:
        """Encrypt blobs in parts and keep the parts; return how many blobs were done now.

        What was encrypted for the same recipients before is not encrypted again. Raises Cancelled
        between two parts, StorageUnavailable `disk_full`.
        """
        mark = _mark(recipients)
        wanted = [blob for blob in blobs if not (blob.parts and blob.recipients == mark)]
        total = sum(parts_of(blob.size) for blob in wanted)
        done = 0
        for blob in wanted:
            parts: list[str] = []
            try:
                for piece in self.context.workspace.evidence.chunks(blob.sha256):
                    reporter.report(done, total)
                    parts.append(self._archive.put(encrypt(piece, recipients), PART_MEDIA))
                    done += 1
            except Cancelled:
                self._erase(parts)
                raise
            self._erase(blob.parts)
            with self.context.workspace.write(self.context.installation()) as uow:
                ready = replace(blob, parts=tuple(parts), recipients=mark, sealed_in=None)
                uow.evidence_road.put_out(ready)
        return len(wanted)

    def unacknowledged(self, aud: str | None = None) -> tuple[BlobOut, ...]:
        """Return the blobs that statements list and nobody acknowledged."""
        with self.context.read() as unit:
            return tuple(
                blob
                for blob in unit.evidence_road.outgoing(aud)
                if blob.sealed_in is not None and not blob.acknowledged
            )

    def part(self, sha256: str) -> bytes:
        """Return an encrypted part; raises StaleRecord `blob_missing`."""
        return self._archive.get(sha256)

    def sweep(self) -> int:
        """Erase the parts of what was acknowledged; return of how many blobs."""
        with self.context.read() as unit:
            done = [b for b in unit.evidence_road.outgoing() if b.acknowledged and b.parts]
        for blob in done:
            self._erase(blob.parts)
            with self.context.workspace.write(self.context.installation()) as uow:
                uow.evidence_road.put_out(replace(blob, parts=()))
        return len(done)

    # --- in --------------------------------------------------------------------------------
    def awaited(self) -> tuple[BlobIn, ...]:
        """Return the blobs that were promised and have not come."""
        with self.context.read() as unit:
            return unit.evidence_road.awaited()

    def has_part(self, sha256: str) -> bool:
        """Tell whether a part was fetched before."""
        return self._archive.has(sha256)

    def keep_part(self, data: bytes) -> None:
        """Keep an encrypted part until all of its blob are here."""
        self._archive.put(data, PART_MEDIA)

    def take(self, blob: BlobIn, data: bytes) -> bool:
        """Keep a blob that came whole; False when it is not what was promised."""
        right = len(data) == blob.size and hashlib.sha256(data).hexdigest() == blob.sha256
        if right:
            self.context.workspace.evidence.put(data, blob.media)
            with self.context.workspace.write(self.context.installation()) as uow:
                uow.evidence_road.arrived((blob.sha256,))
        self._erase(blob.parts)
        return right

    def forget_arrived(self) -> None:
        """Wait no longer for what came another way, with another package for one."""
        here = self.context.workspace.evidence
        found = [blob for blob in self.awaited() if here.has(blob.sha256)]
        if found:
            with self.context.workspace.write(self.context.installation()) as uow:
                uow.evidence_road.arrived(blob.sha256 for blob in found)
            for blob in found:
                self._erase(blob.parts)

    # --- inside ----------------------------------------------------------------------------
    @property
    def _archive(self) -> ArchiveStore:
        return self.context.workspace.archive

    def _erase(self, parts: Iterable[str]) -> None:
        for sha256 in parts:
            self._archive.remove(sha256)


# --- while a package is sealed ---------------------------------------------------------------
def due(
    workspace: Workspace,
    unit: ReadUnit,
    aud: str,
    records: Iterable[Record],
    there: Collection[str],
) -> tuple[BlobOut, ...]:
    """Return the blobs that no statement listed with parts yet, of records that go or went.

    Those that were encrypted already come with their parts. What is not here cannot go.
    """
    known = {blob.sha256: blob for blob in unit.evidence_road.outgoing(aud)}
    going = [r for r in records if isinstance(r, EvidenceLink)]
    gone = [r for r in unit.find(EvidenceLink) if r.id in there]
    found: dict[str, BlobOut] = {}
    for link in (*going, *gone):
        row = known.get(link.sha256)
        sealed = row is not None and row.sealed_in is not None
        if link.deleted or sealed or link.sha256 in found or link.size > BLOB_LIMIT:
            continue
        if workspace.evidence.has(link.sha256):
            found[link.sha256] = row or BlobOut(
                aud=aud, sha256=link.sha256, size=link.size, media=link.media
            )
    return tuple(found.values())


def load_of(blobs: Iterable[BlobOut]) -> EvidenceLoad:
    """Return how much travels with blobs."""
    items = tuple(blobs)
    return EvidenceLoad(files=len(items), size=sum(blob.size for blob in items))


def entries(unit: ReadUnit, aud: str, records: Iterable[Record]) -> tuple[EvidenceEntry, ...]:
    """Return what a statement says of the evidence of its records.

    Each blob is named; with its parts when they were made, nobody acknowledged them, and they
    still fit.
    """
    links = {
        r.sha256: r for r in records if isinstance(r, EvidenceLink) and not r.deleted
    }  # the same file may prove several entries
    if not links:
        return ()
    included = evidence_goes(unit)
    known = {b.sha256: b for b in unit.evidence_road.outgoing(aud) if not b.acknowledged}
    found, room = [], PARTS_IN_PACKAGE
    for sha256 in sorted(links):
        link, row = links[sha256], known.get(sha256)
        parts = row.parts if row is not None and (included or row.sealed_in) else ()
        if len(parts) > room:
            parts = ()
        room -= len(parts)
        found.append(EvidenceEntry(sha256=sha256, size=link.size, media=link.media, parts=parts))
    return tuple(found)


def left_over(unit: ReadUnit, aud: str) -> tuple[tuple[EvidenceEntry, ...], ...]:
    """Return, a package each, the encrypted blobs that no statement lists yet."""
    if not evidence_goes(unit):
        return ()
    packages: list[list[EvidenceEntry]] = []
    room = 0
    for blob in unit.evidence_road.outgoing(aud):
        if blob.sealed_in is not None or not blob.parts:
            continue
        if not packages or len(blob.parts) > room or len(packages[-1]) == BLOBS_IN_PACKAGE:
            packages.append([])
            room = PARTS_IN_PACKAGE
        packages[-1].append(
            EvidenceEntry(sha256=blob.sha256, size=blob.size, media=blob.media, parts=blob.parts)
        )
        room -= len(blob.parts)
    return tuple(tuple(package) for package in packages)


def note_sealed(uow: UnitOfWork, aud: str, listed: Iterable[EvidenceEntry], identity: str) -> None:
    """Note in which statement the parts of blobs were first listed."""
    uow.evidence_road.mark_sealed(aud, [e.sha256 for e in listed if e.parts], identity)


# --- while a package or a receipt is taken ---------------------------------------------------
def expect(workspace: Workspace, uow: UnitOfWork, statement: Statement) -> None:
    """Wait for the blobs whose parts a statement lists, as far as a record here names them."""
    promised = [
        entry
        for entry in statement.evidence
        if entry.parts
        and entry.size <= BLOB_LIMIT
        and len(entry.parts) == parts_of(entry.size)
        and not workspace.evidence.has(entry.sha256)
        and uow.find(EvidenceLink, sha256=entry.sha256, limit=1)
    ]
    uow.evidence_road.expect(
        [
            BlobIn(
                identity=statement.identity,
                sha256=entry.sha256,
                device_kid=statement.dev,
                aud=statement.aud,
                size=entry.size,
                media=entry.media,
                parts=entry.parts,
            )
            for entry in promised
        ]
    )


def missing(unit: ReadUnit, device_kid: str, aud: str) -> tuple[str, ...]:
    """Return the blobs of a chain that a receipt names as not arrived."""
    return unit.evidence_road.missing(device_kid, aud)


def settle(uow: UnitOfWork, receipt: Receipt, lost: Collection[str]) -> None:
    """Note what a receipt says about blobs: those it does not miss arrived.

    A record that was refused may come back with its blob, and so may what went in `lost`
    statements, which the recipient no longer has. A recipient that says nothing of evidence
    does not fetch any: its parts stay.
    """
    refused = tuple(line.id for line in (*receipt.refused, *receipt.withdrawn))
    links = uow.find(EvidenceLink, id=refused, include_deleted=True) if refused else ()
    again = {link.sha256 for link in links}
    waits = again | set(receipt.evidence or ())
    arrived = []
    for blob in uow.evidence_road.outgoing(receipt.aud):
        if blob.acknowledged:
            if blob.sha256 in again or blob.sealed_in in lost:
                _send_again(uow, blob)
        elif blob.sealed_in and blob.sha256 not in waits and receipt.evidence is not None:
            link = uow.exchange.link(OUT, blob.sealed_in)
            if link is not None and link.receipt_identity is not None:
                arrived.append(blob.sha256)
    uow.evidence_road.acknowledge(receipt.aud, arrived)


def _send_again(uow: UnitOfWork, blob: BlobOut) -> None:
    """Let a blob wait for an answer once more; without its parts it is encrypted once more."""
    if blob.parts:
        uow.evidence_road.put_out(replace(blob, acknowledged=False))
    else:
        uow.evidence_road.forget_out(blob.aud, (blob.sha256,))


def evidence_goes(unit: ReadUnit) -> bool:
    """Tell whether evidence goes along, by the choice of this workspace."""
    return unit.setting(CHOICE) != "no"


def _mark(recipients: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(sorted(set(recipients))).encode("ascii")).hexdigest()
