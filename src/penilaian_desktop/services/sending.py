"""Sending: what may leave is sealed, chained and archived (docs/formats/paket-1.md, 3–7).

A sealed package is frozen. Until a receipt answers it, it is sent again as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from penilaian_desktop.domain.access import Action, Role, allowed
from penilaian_desktop.domain.activity import EvidenceLink
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.evidence_road import BLOBS_IN_PACKAGE, BlobOut
from penilaian_desktop.domain.exchange import (
    ChainKey,
    EvidenceEntry,
    PackageKind,
    PackageOutcome,
    PeriodState,
)
from penilaian_desktop.domain.exchange_rows import ChainLink
from penilaian_desktop.domain.record import Record
from penilaian_desktop.domain.sealing import DeviceKeys, Parcel, SealRequest, TrustFacts
from penilaian_desktop.services import chains, evidence_road, period_state, receipts, trust_store
from penilaian_desktop.services.canonical import canonical, moment_text, record_line
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.handover_choice import handover_choice
from penilaian_desktop.services.laptops import laptop
from penilaian_desktop.services.outgoing import (
    ReportChoice,
    for_office_only,
    led_by,
    master_records,
    people_of,
    staff_of,
    unit_records,
)
from penilaian_desktop.services.session import Session, signature_kid
from penilaian_desktop.services.standing import office_standings, require_office
from penilaian_desktop.storage.exchange_store import OUT
from penilaian_desktop.storage.unit_of_work import ReadUnit, UnitOfWork
from penilaian_desktop.storage.workspace import Workspace

PackageWriter = Callable[[SealRequest], Parcel]
"""Signs and encrypts: `sync.writer.write_parcel`."""

Line = tuple[tuple[str, str], bytes]
"""A record's (kind, id) and its canonical line."""

MAX_RECORDS = 10_000
MAX_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Sending:
    """Seals packages of every kind; `sync` signs and encrypts them."""

    context: Context

    def require_open(self, s: Session) -> None:
        """Raise NotAllowed `seal_open_needs_leader` unless the session may write open carriers.

        A package carries the work of a whole unit, so who writes it where anybody can read it must
        be allowed to read everybody in it: the head, not the head of one section.
        """
        if not allowed(Action.SEAL_OPEN, office_standings(s)):
            raise NotAllowed("seal_open_needs_leader")
        with self.context.read() as unit:
            device = unit.exchange.self_device()
            everybody = staff_of(unit, device.unit_id or None if device else None)
            if Role.HR not in s.roles and not everybody <= led_by(unit, s.person_id):
                raise NotAllowed("seal_open_needs_leader")

    def seal_report(
        self, s: Session, write: PackageWriter, *, full: bool = False
    ) -> Outcome[tuple[Parcel, ...]]:
        """Seal what changed since the last receipt, or everything, for the office.

        Raises NotAllowed, RuleViolation `not_enrolled` or `nothing_to_send`.
        """
        require_office(s, Action.SEAL_REPORT)
        with self.context.write(s) as uow:
            facts = trust_store.trust_facts(uow)
            aud = _office_of(facts)
            choice = ReportChoice(uow, frozenset(versions_there(self.context.workspace, uow, aud)))
            records = choice.everything() if full else choice.pending(_unsealed(uow))
            if not records and not evidence_road.left_over(uow, aud):
                raise RuleViolation("nothing_to_send")
            open_ones = tuple(r for r in records if not for_office_only(r))
            unnamed = tuple(r for r in records if for_office_only(r))
            parcels = tuple(
                parcel
                for part in (open_ones, unnamed)
                if part
                for parcel in self._send_records(s, uow, PackageKind.REPORT, aud, part, (), write)
            )
            parcels += self._send_left_over(s, uow, PackageKind.REPORT, aud, write)
        return Outcome(parcels, Changes.of(Area.EXCHANGE))

    def seal_master(
        self, s: Session, device_kid: str, write: PackageWriter, *, full: bool = False
    ) -> Outcome[tuple[Parcel, ...]]:
        """Seal HR's records, certificates and the policy that a laptop does not have yet.

        With them go the records of its unit that were written elsewhere, who a citizen is not.

        Raises NotAllowed, RuleViolation `device_unknown` or `nothing_to_send`.
        """
        require_office(s, Action.WRITE_MASTER_DATA)
        with self.context.write(s) as uow:
            device = uow.exchange.device(device_kid)
            if device is None or device.is_self:
                raise RuleViolation("device_unknown")
            has = {} if full else versions_there(self.context.workspace, uow, device_kid)
            unit_id = device.unit_id or None
            every = master_records(uow, unit_id)
            records = tuple(r for r in every if has.get(r.id, 0) != r.version)
            records += unit_records(uow, unit_id, has)
            extra = _trust_lines(uow, unit_id, device_kid, has)
            if not records and not extra:
                raise RuleViolation("nothing_to_send")
            parcels = self._send_records(
                s, uow, PackageKind.MASTER, device_kid, records, extra, write
            )
        return Outcome(parcels, Changes.of(Area.EXCHANGE))

    def seal_handover(
        self, s: Session, device_kid: str, write: PackageWriter
    ) -> Outcome[tuple[Parcel, ...]]:
        """Seal what people here wrote and the people at another laptop may have.

        What that laptop has, or what is on its way there, does not go again. Raises NotAllowed,
        RuleViolation `device_unknown`, `not_enrolled` or `nothing_to_send`.
        """
        require_office(s, Action.SEAL_REPORT)
        with self.context.write(s) as uow:
            _office_of(trust_store.trust_facts(uow))
            has = versions_there(self.context.workspace, uow, device_kid)
            records = handover_choice(uow, device_kid, has).records()
            if not records and not evidence_road.left_over(uow, device_kid):
                raise RuleViolation("nothing_to_send")
            parcels = self._send_records(
                s, uow, PackageKind.HANDOVER, device_kid, records, (), write
            )
            parcels += self._send_left_over(s, uow, PackageKind.HANDOVER, device_kid, write)
        return Outcome(parcels, Changes.of(Area.EXCHANGE))

    def seal_closing(self, s: Session, period: str, write: PackageWriter) -> Outcome[Parcel]:
        """Seal the end of a period: count and hash of what the office must hold by now.

        Raises NotAllowed, RuleViolation `not_enrolled`, `report_first` while something of this
        laptop is not in a package yet, or the refusal of a wrong period code.
        """
        require_office(s, Action.SEAL_REPORT)
        with self.context.write(s) as uow:
            aud = _office_of(trust_store.trust_facts(uow))
            there = frozenset(versions_there(self.context.workspace, uow, aud))
            if ReportChoice(uow, there).pending(_unsealed(uow)):
                raise RuleViolation("report_first")
            people = tuple(person.id for person in uow.find(Employee))
            state = period_state.state_of(uow, period, period_state.KINDS, people, only=there)
            parcel = self.send(s, uow, PackageKind.CLOSING, aud, (), write, state=state)
        return Outcome(parcel, Changes.of(Area.EXCHANGE))

    def send_records(
        self,
        s: Session,
        uow: UnitOfWork,
        kind: PackageKind,
        aud: str,
        records: tuple[Record, ...],
        write: PackageWriter,
    ) -> tuple[Parcel, ...]:
        """Seal records that another use case chose, in as many packages as they need."""
        return self._send_records(s, uow, kind, aud, records, (), write)

    def _send_records(
        self,
        s: Session,
        uow: UnitOfWork,
        kind: PackageKind,
        aud: str,
        records: tuple[Record, ...],
        extra: tuple[Line, ...],
        write: PackageWriter,
    ) -> tuple[Parcel, ...]:
        bases = _bases(uow, aud, records)
        lines = [
            *extra,
            *(((r.KIND, r.id), record_line(r, bases.get(r.id))) for r in records),
        ]
        by_id = {r.id: r for r in records}
        parcels = []
        for part in _parts(lines):
            ids = [key[1] for key, _ in part]
            carried = [by_id[i] for i in ids if i in by_id]
            parcel = self.send(
                s,
                uow,
                kind,
                aud,
                tuple(line for _, line in sorted(part)),
                write,
                signed_by=frozenset(
                    kid for r in carried if r.sig and (kid := signature_kid(r.sig)) is not None
                ),
                evidence=(listed := evidence_road.entries(uow, aud, carried)),
            )
            evidence_road.note_sealed(uow, aud, listed, parcel.identity)
            if kind is not PackageKind.HANDOVER:  # the outbox is what the office has not got
                uow.exchange.mark_sealed(ids, parcel.identity)
            parcels.append(parcel)
        return tuple(parcels)

    def _send_left_over(
        self, s: Session, uow: UnitOfWork, kind: PackageKind, aud: str, write: PackageWriter
    ) -> tuple[Parcel, ...]:
        """Seal packages without records for the evidence of records that are there already."""
        parcels = []
        for listed in evidence_road.left_over(uow, aud):
            parcel = self.send(s, uow, kind, aud, (), write, evidence=listed)
            evidence_road.note_sealed(uow, aud, listed, parcel.identity)
            parcels.append(parcel)
        return tuple(parcels)

    def evidence_due(self, kind: PackageKind, aud: str) -> tuple[BlobOut, ...]:
        """Return the blobs of a report or handover that no statement listed with parts yet."""
        with self.context.read() as unit:
            has = versions_there(self.context.workspace, unit, aud)
            records: Iterable[Record]
            if kind is PackageKind.HANDOVER:
                records = handover_choice(unit, aud, has).records()
            else:
                records = ReportChoice(unit, frozenset(has)).pending(_unsealed(unit))
            return evidence_road.due(self.context.workspace, unit, aud, records, has)

    def recipients(self, aud: str) -> tuple[str, ...]:
        """Return the age recipients of the laptops that an audience names."""
        with self.context.read() as unit:
            return _recipients(unit, aud)

    def send(
        self,
        s: Session,
        uow: UnitOfWork,
        kind: PackageKind,
        aud: str,
        lines: tuple[bytes, ...],
        write: PackageWriter,
        *,
        signed_by: frozenset[str] = frozenset(),
        evidence: tuple[EvidenceEntry, ...] = (),
        state: PeriodState | None = None,
        keys: DeviceKeys | None = None,
    ) -> Parcel:
        """Seal one package within a unit of work and move its chain on.

        `keys` are those of this device unless others are given.

        Raises RuleViolation `not_enrolled`.
        """
        facts = trust_store.trust_facts(uow)
        keys = keys or facts.self_device
        if keys is None or (keys.cert is None and kind is not PackageKind.ENROLMENT_REQUEST):
            raise RuleViolation("not_enrolled")
        key = ChainKey(dev=keys.kid, aud=aud)
        count, head = uow.journal.head()
        at = chains.next_point(uow, key)
        request = SealRequest(
            kind=kind,
            aud=aud,
            keys=keys,
            trust=facts,
            recipients=_recipients(uow, aud),
            at=at,
            made=self.context.local(uow, uow.now),
            by=s.person_id,
            lines=lines,
            signed_by=signed_by,
            evidence=evidence,
            journal_n=count,
            journal_head=head if count else None,
            state=state,
            epoch_start=at.start,
        )
        parcel = write(request)
        self._keep(uow, request, parcel)
        return parcel

    def seal_request(
        self,
        s: Session,
        lines: tuple[bytes, ...],
        write: PackageWriter,
        *,
        keys: DeviceKeys | None = None,
    ) -> Outcome[Parcel]:
        """Seal the request of this laptop to be enrolled.

        Raises NotAllowed, RuleViolation `office_not_joined`.
        """
        require_office(s, Action.SEAL_REPORT)
        with self.context.write(s) as uow:
            facts = trust_store.trust_facts(uow)
            if facts.office_id is None or facts.self_device is None:
                raise RuleViolation("office_not_joined")
            kind = PackageKind.ENROLMENT_REQUEST
            parcel = self.send(s, uow, kind, facts.office_id, lines, write, keys=keys)
        return Outcome(parcel, Changes.of(Area.EXCHANGE))

    def _keep(self, uow: UnitOfWork, request: SealRequest, parcel: Parcel) -> None:
        """Archive a package this device made and move its chain on."""
        archive = self.context.workspace.archive
        uow.exchange.put_link(
            ChainLink(
                direction=OUT,
                identity=parcel.identity,
                device_kid=request.keys.kid,
                aud=request.aud,
                epoch=request.at.epoch,
                seq=request.at.seq,
                prev=request.at.identity,
                kind=request.kind.value,
                made=request.made,
                records=len(request.lines),
                outcome=PackageOutcome.READY,
                sha256=archive.put(parcel.sealed),
                at=uow.now,
                plain_sha256=archive.put(parcel.open_json, "application/json"),
            )
        )


def versions_there(workspace: Workspace, unit: ReadUnit, aud: str) -> dict[str, int]:
    """Return the versions that the other side acknowledged or that are on their way to it."""
    found = unit.exchange.acks(aud)
    own = unit.exchange.self_device()
    for link in unit.exchange.unanswered(own.kid) if own else ():
        if link.aud == aud:
            for _, identity, version in receipts.sent_records(workspace, link):
                found[identity] = max(version, found.get(identity, 0))
    return found


def _recipients(unit: ReadUnit, aud: str) -> tuple[str, ...]:
    """Return the named devices' recipients; the writer adds intake and recovery."""
    known = unit.exchange.recipients(aud)
    if known:
        return known
    named = laptop(unit, aud)
    return (named.age_recipient,) if named else ()


def _bases(unit: ReadUnit, aud: str, records: Iterable[Record]) -> dict[str, int]:
    """Return on which version each record builds, as far as the other side can know it.

    The version it acknowledged; where it never acknowledged one, the newest that anybody else has:
    it may have got that from them, and the person who works on two laptops built on it.
    """
    ids = [record.id for record in records]
    bases = unit.exchange.acks(aud, ids)
    return unit.exchange.newest_acks([i for i in ids if i not in bases]) | bases


def _trust_lines(
    uow: UnitOfWork, unit_id: str | None, kid: str, has: dict[str, int]
) -> tuple[Line, ...]:
    """Return the certificates and the policy that the laptop of a unit lacks, as lines."""
    found = []
    for item in trust_store.trust_records(uow, people_of(uow, unit_id), kid):
        if item.id not in has:
            line = package_line(item.kind, item.id, uow.now, item.fields)
            found.append(((item.kind, item.id), line))
    return tuple(found)


def _office_of(facts: TrustFacts) -> str:
    if facts.office_id is None or facts.self_device is None or facts.self_device.cert is None:
        raise RuleViolation("not_enrolled")
    if facts.office:
        raise NotAllowed("office_reports_to_nobody")
    return facts.office_id


def _unsealed(unit: ReadUnit) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in unit.exchange.pending(unsealed=True):
        found.setdefault(row.kind, []).append(row.record_id)
    return found


def _parts(
    lines: Iterable[Line],
) -> list[list[Line]]:
    """Cut into packages of at most 10,000 records, 8 MiB and 2,000 files, in the order given."""
    parts: list[list[Line]] = []
    size, files = MAX_BYTES + 1, 0
    for item in lines:
        length = len(item[1]) + 1
        files += item[0][0] == EvidenceLink.KIND  # each is named in the statement too
        full = size + length > MAX_BYTES or len(parts[-1]) == MAX_RECORDS
        if full or files > BLOBS_IN_PACKAGE:
            parts.append([])
            size, files = 0, int(item[0][0] == EvidenceLink.KIND)
        parts[-1].append(item)
        size += length
    return parts


def package_line(kind: str, identity: str, now: datetime, fields: object) -> bytes:
    """Return the line of a record that exists only in packages."""
    return canonical(
        {
            "kind": kind,
            "id": identity,
            "version": 1,
            "base": None,
            "author": "",
            "at": moment_text(now),
            "deleted": False,
            "fields": fields,
        }
    )
