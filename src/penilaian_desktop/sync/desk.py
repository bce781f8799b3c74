"""The desk of the exchange: everything pages and commands do with packages.

Files and signatures are judged by `sync.reader`, records by `services.exchange`; this class brings
them together and speaks in items that a list can show.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.errors import (
    ImportRefused,
    Offline,
    RuleViolation,
    StorageUnavailable,
)
from penilaian_desktop.domain.exchange import PackageKind, PackageOutcome
from penilaian_desktop.domain.form_views import ReceiptFormView
from penilaian_desktop.domain.package_views import PackageItem, Problem, SealedItem
from penilaian_desktop.domain.progress import Silent
from penilaian_desktop.domain.sealing import Parcel, TrustFacts
from penilaian_desktop.domain.verified import Applied
from penilaian_desktop.services.exchange import Exchange
from penilaian_desktop.services.registry import Services
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.trust_store import audiences
from penilaian_desktop.sync.ahead import Fetched, read_ahead, spare_cores
from penilaian_desktop.sync.card import MARKER_NAME
from penilaian_desktop.sync.card import office_key as read_office_key
from penilaian_desktop.sync.carriers import open_json, sealed, workbook
from penilaian_desktop.sync.enrolment import Enrolment
from penilaian_desktop.sync.evidence import EvidenceParts
from penilaian_desktop.sync.gate import LIMITS, read_file
from penilaian_desktop.sync.items import package_item, problem_of, with_problems
from penilaian_desktop.sync.paper import received_told, sent_told
from penilaian_desktop.sync.parcel_files import parcel_files
from penilaian_desktop.sync.reader import PackageReader, Reading
from penilaian_desktop.sync.renewing import Renewing
from penilaian_desktop.sync.rhythm import SyncRhythm
from penilaian_desktop.sync.transports.folder import FolderTransport, seen
from penilaian_desktop.sync.transports.sending import put_missing
from penilaian_desktop.sync.transports.transport import Transport
from penilaian_desktop.sync.workspace_trust import reader_for, trust_book
from penilaian_desktop.sync.writer import prefix_for, write_parcel

_NAME = re.compile(r"[0-9a-f]{8}-[0-9a-f]{8}-e(\d+)-s(\d+)-([0-9a-f]{8})")
_NOT_FOR_US = frozenset({"age_not_for_us", "wrong_aud"})
_KEEP = 32
_KEEP_BYTES = 2 * LIMITS.file
"""Packages whose bytes the desk remembers between looking at them and accepting them: how many,
and how many bytes of them in all."""


class Desk:
    """Sealing, looking, accepting and receiving for one open workspace."""

    def __init__(self, services: Services) -> None:
        self._exchange: Exchange = services.exchange
        self._forms = services.forms
        self._handing = services.handing
        self.enrolment = Enrolment(services.exchange, services.enrolling)
        self.evidence = EvidenceParts(services.exchange)
        self.rhythm = SyncRhythm()
        self._seen: dict[str, tuple[bytes, Path | None]] = {}

    # --- sending ----------------------------------------------------------------------------
    def seal(
        self,
        s: Session,
        kind: str = "report",
        carriers: Sequence[str] = ("sealed",),
        out: Transport | Path | None = None,
        *,
        full: bool = False,
        device: str = "",
        period: str = "",
    ) -> Outcome[SealedItem]:
        """Seal what waits and leave it at `out`, with whatever no receipt has answered yet.

        A transport, and a folder that has a marker, must be the office's own; any other folder is
        just a place to save to. `device` names the laptop that a `master` or `handover` is for,
        `period` what a `closing` ends. Raises NotAllowed, RuleViolation `not_enrolled`,
        `nothing_to_send`, `package_kind_not_sealed`, and what the transport raises.
        """
        if any(carrier != "sealed" for carrier in carriers):
            self._exchange.sending.require_open(s)
        target = None if out is None else self._transport(out)
        office = target.check() if target is not None else ""
        self.evidence.prepare_for(kind, device)
        parcels = self._new_parcels(s, kind, full=full, device=device, period=period)
        waiting = {p.identity: p for p in (*self._exchange.mailbook.unanswered(), *parcels)}
        if not waiting:
            raise RuleViolation("nothing_to_send")
        names: list[str] = []
        if target is not None:
            put_missing(target, self.evidence.loose(), Silent())
            receipts = self._exchange.mailbook.newest_receipts() if office else ()
            for parcel in (*receipts, *waiting.values()):
                names.extend(put_parcel(target, parcel, carriers))
        item = self._exchange.mailbook.sealed_item(
            (parcels or tuple(waiting.values()))[-1].identity
        )
        records = sum(self._exchange.mailbook.sealed_item(p.identity).records for p in parcels)
        return Outcome(
            replace(item, files=tuple(names), records=records or item.records),
            Changes.of(Area.EXCHANGE),
        )

    def _new_parcels(
        self, s: Session, kind: str, *, full: bool, device: str, period: str
    ) -> tuple[Parcel, ...]:
        try:
            if kind == PackageKind.REPORT:
                return self._exchange.sending.seal_report(s, write_parcel, full=full).value
            if kind == PackageKind.MASTER:
                self.enrolment.renew_accounts(s)  # new appraisers are certified with the relations
                Renewing(self._exchange, self.enrolment.enrolling).everybody(s)  # who moved leaves
                return self._exchange.sending.seal_master(s, device, write_parcel, full=full).value
            if kind == PackageKind.HANDOVER:
                return self._exchange.sending.seal_handover(s, device, write_parcel).value
            if kind == PackageKind.CLOSING:
                return self._close(s, period)
        except RuleViolation as refused:
            if refused.code == "nothing_to_send":
                return ()
            raise
        raise RuleViolation("package_kind_not_sealed", kind=kind)

    def _close(self, s: Session, period: str) -> tuple[Parcel, ...]:
        """Seal what is left, then the closing that counts it."""
        try:
            left = self._exchange.sending.seal_report(s, write_parcel).value
        except RuleViolation as refused:
            if refused.code != "nothing_to_send":
                raise
            left = ()
        return (*left, self._exchange.sending.seal_closing(s, period, write_parcel).value)

    def pending(self, s: Session) -> int:
        """Return how many records the office has not acknowledged."""
        return self._exchange.mailbook.pending_count(s)

    def sent(self, s: Session) -> tuple[SealedItem, ...]:
        """Return the packages of this device, newest first."""
        return self._exchange.mailbook.sent(s)

    def receipt(self, s: Session, direction: str, identity: str) -> ReceiptFormView:
        """Return the paper receipt of a package received ("in") or sent and answered ("out").

        Raises ImportRefused `package_gone`, `receipt_awaited`, NotAllowed.
        """
        if direction == "in":
            return self._forms.receipt(s, identity, received_told(self._exchange, identity))
        return self._forms.sent_receipt(s, identity, sent_told(self._exchange, identity))

    # --- looking ----------------------------------------------------------------------------
    def inspect(self, s: Session, source: Path | bytes) -> PackageItem:
        """Return what a file is and what accepting it would do; nothing is stored.

        A file that is refused is an item with its problems. An operator sees no persons.
        Raises NotAllowed, StorageUnavailable.
        """
        path, data, refusal = _load(source)
        reading = Reading(refusal=refusal) if refusal else self._read(data)
        judgement = None
        if reading.package is not None:
            judgement = self._exchange.preview(s, reading.package)
        item = package_item(reading, path, judgement)
        if item.identity:
            self._remember(item.identity, data, path)
        return for_reader(s, item)

    def verify(self, source: Path | bytes) -> PackageItem:
        """Check a file with this workspace's trust and keys; records are not judged."""
        path, data, refusal = _load(source)
        reading = Reading(refusal=refusal) if refusal else self._read(data)
        return package_item(reading, path, None)

    # --- taking -----------------------------------------------------------------------------
    def accept(
        self,
        s: Session,
        source: Path | bytes | str,
        only: Iterable[str] | None = None,
        out: Transport | Path | None = None,
    ) -> Outcome[PackageItem]:
        """Take a package (a file, or the identity of one that was looked at) and answer it.

        `only` are record ids; the rest is left out and says so in the receipt. The receipt goes to
        `out`, by default beside the file. Raises NotAllowed, ImportRefused `package_gone`.
        """
        path, data, refusal = self._source(source)
        reading = Reading(refusal=refusal) if refusal else self._read(data)
        return self._take(s, reading, path, None if only is None else frozenset(only), out)

    def _take(
        self,
        s: Session,
        reading: Reading,
        path: Path | None,
        chosen: frozenset[str] | None,
        out: Transport | Path | None,
    ) -> Outcome[PackageItem]:
        if reading.package is None:
            item = package_item(reading, path, None)
            if reading.outcome is PackageOutcome.DUPLICATE and reading.statement is not None:
                again = self._exchange.taken_before(s, reading.statement)
                item = with_problems(item, self._answer(again, path, out))
            elif reading.outcome is PackageOutcome.FORK and reading.statement is not None:
                told = self._exchange.answer_fork(s, reading.statement, write_parcel)
                item = with_problems(item, self._answer(told, path, out))
            return Outcome(item)
        try:
            done = self._exchange.apply(s, reading.package, write_parcel, only=chosen)
        except ImportRefused as refused:
            return Outcome(package_item(replace(reading, refusal=refused), path, None))
        applied: Applied = done.value
        item = package_item(reading, path, applied.judgement)
        item = replace(item, outcome=applied.outcome.value)
        if applied.code and all(applied.code != told.code for told in item.problems):
            item = with_problems(item, (problem_of(ImportRefused(applied.code), item.file),))
        where = out if out is not None else (path.parent if path is not None else None)
        place = None if where is None else self._transport(where)
        receipts, remarks = self.evidence.follow(s, reading.package, applied, place)
        item = with_problems(item, tuple(problem_of(remark, item.file) for remark in remarks))
        for receipt in receipts:
            item = with_problems(item, self._answer(receipt, path, out))
        return Outcome(for_reader(s, item), done.changes, done.undo_label)

    def receive_all(self, s: Session, folder: Path | Transport) -> tuple[Outcome[PackageItem], ...]:
        """Take every new package in a folder that is for this workspace, in chain order.

        Receipts are cumulative: only the newest for each sender is left there, at the end, and
        again each time, so that none stays lost.
        """
        transport = self._transport(folder)
        facts = self._exchange.trust()
        failed: dict[str, Outcome[PackageItem]] = {}
        files = (self._fetch(transport, name, failed) for name in self.files_for_us(transport))
        found = []
        with closing(read_ahead(files, facts, audiences(facts), spare_cores())) as coming:
            for file, ahead in coming:
                outcome = failed.get(file.name)
                if outcome is None:
                    reading = self._read_now(file.data, ahead, facts)
                    outcome = self._take_from(s, reading, None, file.name)
                if {p.code for p in outcome.value.problems}.isdisjoint(_NOT_FOR_US):
                    found.append(outcome)
        self.evidence.fetch(transport)
        self._exchange.answer_again(s, write_parcel)
        for parcel in self._exchange.mailbook.newest_receipts():
            put_parcel(transport, parcel, ("sealed",))
        return tuple(found)

    def take_from(self, s: Session, transport: Transport, name: str) -> Outcome[PackageItem]:
        """Take one file of a folder and leave its receipt there.

        A file that is too large or cannot be read is refused alone: in a shared folder it must not
        keep the others from being taken. Raises NotAllowed.
        """
        failed: dict[str, Outcome[PackageItem]] = {}
        file = self._fetch(transport, name, failed)
        if failed:
            return failed[name]
        return self._take_from(s, self._read(file.data), transport, name)

    def _fetch(
        self, transport: Transport, name: str, failed: dict[str, Outcome[PackageItem]]
    ) -> Fetched:
        try:
            return Fetched(name=name, data=transport.get(name, LIMITS.file))
        except ImportRefused as refused:
            failed[name] = Outcome(package_item(Reading(refusal=refused), Path(name), None))
        except StorageUnavailable as unreadable:
            item = package_item(Reading(refusal=ImportRefused(unreadable.code)), Path(name), None)
            failed[name] = Outcome(replace(item, problems=(problem_of(unreadable, name),)))
        return Fetched(name=name, data=b"")

    def _read_now(self, data: bytes, ahead: Reading | None, facts: TrustFacts) -> Reading:
        """Return what a file is as things stand; what was read ahead counts while trust is one."""
        if ahead is None or ahead.package is None or self._exchange.trust() != facts:
            return self._read(data)
        verdict = self._exchange.stand(ahead.package.statement)
        if verdict.outcome in {PackageOutcome.DUPLICATE, PackageOutcome.FORK}:
            return replace(ahead, verdict=verdict, package=None)
        return replace(ahead, verdict=verdict)

    def _take_from(
        self, s: Session, reading: Reading, transport: Transport | None, name: str
    ) -> Outcome[PackageItem]:
        package = reading.package
        if package is not None and package.statement.kind is PackageKind.HANDOVER:
            kept = self._handing.keep(s, package)  # a person looks at it first
            return Outcome(package_item(reading, Path(name), None), kept.changes)
        done = self._take(s, reading, None, None, transport)
        return Outcome(replace(done.value, file=name), done.changes, done.undo_label)

    def files_for_us(self, folder: Path | Transport, *, again: bool = False) -> tuple[str, ...]:
        """Return the names of packages in a folder that may be for this workspace and are new.

        In chain order, one carrier of each package. Names are hints only: what has another name
        than ours is looked at, what is addressed to others is left alone, and so is what was
        taken before unless `again` asks for it.
        """
        marks = [prefix_for(aud) for aud in audiences(self._exchange.trust())]
        taken = frozenset() if again else self._exchange.mailbook.taken_marks()
        by_stem: dict[str, str] = {}
        names = self._transport(folder).names()
        for suffix in (sealed.SUFFIX, open_json.SUFFIX, workbook.SUFFIX):
            for name in names:
                if name.endswith(suffix):
                    by_stem.setdefault(name.removesuffix(suffix), name)
        fresh = [
            name
            for stem, name in by_stem.items()
            if (found := _NAME.match(stem)) is None
            or (any(mark in stem for mark in marks) and _mark(found) not in taken)
        ]
        return tuple(sorted(fresh, key=_place_in_chain))

    def place(self, where: Path | Transport) -> Transport:
        """Return a place to leave packages at; a folder with a marker must be the office's own."""
        return self._transport(where)

    # --- inside -----------------------------------------------------------------------------
    def _read(self, data: bytes) -> Reading:
        return reader_for(self._exchange).read(data)

    def _source(
        self, source: Path | bytes | str
    ) -> tuple[Path | None, bytes, ImportRefused | None]:
        if not isinstance(source, str):
            return _load(source)
        if source in self._seen:
            data, path = self._seen[source]
            return path, data, None
        return None, self._exchange.mailbook.archived("in", source), None

    def _remember(self, identity: str, data: bytes, path: Path | None) -> None:
        self._seen.pop(identity, None)
        self._seen[identity] = (data, path)
        while len(self._seen) > 1 and (
            len(self._seen) > _KEEP or sum(len(d) for d, _ in self._seen.values()) > _KEEP_BYTES
        ):
            self._seen.pop(next(iter(self._seen)))

    def _transport(self, place: Path | Transport) -> Transport:
        if not isinstance(place, Path):
            return place
        facts = self._exchange.trust()
        marked = seen(place / MARKER_NAME) and facts.root_jwk is not None
        return FolderTransport(place, trust_book(facts) if marked else None)

    def _answer(
        self, parcel: Parcel | None, path: Path | None, out: Transport | Path | None
    ) -> tuple[Problem, ...]:
        """Leave a receipt; a place that cannot be written is a remark, never a failed import."""
        where = out if out is not None else (path.parent if path is not None else None)
        if parcel is None or where is None:
            return ()
        target = self._transport(where)
        try:
            put_parcel(target, parcel, ("sealed",))
        except (StorageUnavailable, Offline) as error:
            return (problem_of(error, ""), problem_of(ImportRefused("receipt_not_written"), ""))
        return ()


def for_reader(s: Session, item: PackageItem) -> PackageItem:
    """Leave out what the account may not read: an operator sees counts and no persons."""
    if Role.HR in s.roles or (s.person_id and Role.OPERATOR not in s.roles):
        return item
    return replace(item, differences=(), signer="")


def verify_file(path: Path, office_key: Path | None = None) -> PackageItem:
    """Check an open carrier with nothing but the office's public key or its card.

    Without a key only an enrolment request can be believed. Raises StorageUnavailable,
    ImportRefused for a key file that is none.
    """
    book = read_office_key(office_key) if office_key is not None else None
    _, data, refusal = _load(path)
    reading = Reading(refusal=refusal) if refusal else PackageReader(book=book).read(data)
    return package_item(reading, path, None)


def put_parcel(target: Transport, parcel: Parcel, carriers: Sequence[str]) -> tuple[str, ...]:
    """Leave a package in the carriers asked for and return the names of its files."""
    names = []
    for file in parcel_files(parcel, carriers):
        target.put_if_absent(file.name, file.load())
        names.append(file.name)
    return tuple(names)


def _load(source: Path | bytes) -> tuple[Path | None, bytes, ImportRefused | None]:
    if isinstance(source, bytes):
        return None, source, None
    try:
        return source, read_file(source), None
    except ImportRefused as refused:
        return source, b"", refused


def _mark(found: re.Match[str]) -> tuple[int, int, str]:
    return int(found[1]), int(found[2]), found[3]


def _place_in_chain(name: str) -> tuple[str, int, int]:
    found = _NAME.match(name)
    return (name[:17], int(found[1]), int(found[2])) if found else (name, 0, 0)
