"""The exchange: sealing what may leave, judging and taking what came (docs/formats/paket-1.md).

`sync` reads and writes files and signatures; here are the rules and the transactions. Taking a
package is one transaction: its rows, the head of its chain, what was refused, and the receipt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.activity import EvidenceLink
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.employee import Employee, Unit
from penilaian_desktop.domain.errors import ImportRefused, NotAllowed, RuleViolation
from penilaian_desktop.domain.exchange import (
    Applied,
    ChainKey,
    ChainLink,
    ChainVerdict,
    EvidenceEntry,
    Judged,
    Judgement,
    PackageKind,
    PackageOutcome,
    Parcel,
    PeriodState,
    SealRequest,
    Statement,
    TrustFacts,
    VerifiedPackage,
)
from penilaian_desktop.domain.kinds import OWNERS, Owner
from penilaian_desktop.domain.record import Record, new_id
from penilaian_desktop.domain.views import SealedItem
from penilaian_desktop.services import chains, period_state, receipts, trust_store
from penilaian_desktop.services.canonical import canonical, moment_text, record_object
from penilaian_desktop.services.context import Context, label
from penilaian_desktop.services.judging import CHANGED, NEW, REFUSED, Judge
from penilaian_desktop.services.outgoing import ReportChoice, master_records, people_of
from penilaian_desktop.services.session import Session, signature_kid
from penilaian_desktop.services.standing import require_office
from penilaian_desktop.storage.exchange_store import IN, OUT
from penilaian_desktop.storage.trail import Author
from penilaian_desktop.storage.unit_of_work import ReadUnit, UnitOfWork

PackageWriter = Callable[[SealRequest], Parcel]
"""Signs and encrypts: `sync.writer.write_parcel`."""

MAX_RECORDS = 10_000
MAX_BYTES = 8 * 1024 * 1024

_AREAS: dict[str, Area] = {
    "activity": Area.ACTIVITIES,
    "evidence_link": Area.EVIDENCE,
    "day_mark": Area.CALENDAR,
    "review": Area.REVIEWS,
    "period": Area.PERIODS,
    "working_pattern": Area.CALENDAR,
    "holiday": Area.CALENDAR,
    "reduced_hours": Area.CALENDAR,
}
_PLAN_KINDS = frozenset({"plan", "rhk", "indicator", "plan_decision"})


@dataclass(frozen=True, slots=True)
class Exchange:
    """Packages as the people of this workspace may use them."""

    context: Context

    # --- what the reader of packages asks ---------------------------------------------------
    def trust(self) -> TrustFacts:
        """Return keys and certificates of this workspace, for `sync` only."""
        with self.context.read() as unit:
            return trust_store.trust_facts(unit)

    def stand(self, statement: Statement) -> ChainVerdict:
        """Return where a statement stands in its chain."""
        with self.context.read() as unit:
            return chains.stand(unit.exchange, statement)

    def preview(self, s: Session, package: VerifiedPackage) -> Judgement:
        """Return what taking a package would do; nothing is stored. Raises NotAllowed."""
        _require(s, package.statement.kind)
        with self.context.read() as unit:
            verdict = chains.stand(unit.exchange, package.statement)
            return self._judgement(unit, package, verdict, frozenset())

    # --- taking -----------------------------------------------------------------------------
    def apply(
        self,
        s: Session,
        package: VerifiedPackage,
        write: PackageWriter,
        *,
        only: frozenset[str] | None = None,
    ) -> Outcome[Applied]:
        """Take a package, or of its records only those named, in one transaction.

        Raises NotAllowed; ImportRefused for a receipt that is not for this device.
        """
        statement = package.statement
        _require(s, statement.kind)
        if statement.kind is PackageKind.ENROLMENT_REQUEST:
            raise ImportRefused("request_needs_approval")
        archived = self.context.workspace.archive.put(package.archived)
        left_out = (
            frozenset()
            if only is None
            else frozenset(item.id for item in package.records if item.id not in only)
        )
        author = Author(s.account_id, s.person_id, s.device_id, package=statement.identity)
        words = label("step_import", device=package.device.name) if package.records else ""
        with self.context.workspace.write(author, words) as uow:
            verdict = chains.stand(uow.exchange, statement)
            judgement = self._judgement(uow, package, verdict, left_out)
            if verdict.outcome is PackageOutcome.READY:
                applied = self._take(s, uow, package, judgement, archived, write)
            else:
                applied = self._not_taken(s, uow, package, judgement, archived, write)
        return Outcome(applied, _changes(judgement.records, applied))

    def _take(
        self,
        s: Session,
        uow: UnitOfWork,
        package: VerifiedPackage,
        judgement: Judgement,
        archived: str,
        write: PackageWriter,
    ) -> Applied:
        statement, key = package.statement, chains.key_of(package.statement)
        for judged in judgement.records:
            if judged.change in {NEW, CHANGED} and judged.incoming.record is not None:
                uow.apply(judged.incoming.record)
        kept = [j.incoming for j in judgement.records if j.change != REFUSED]
        uow.exchange.set_acks(statement.dev, ((r.id, r.kind, r.version) for r in kept))
        receipts.note_refusals(uow, key, statement, judgement.records)
        trust_store.take_certificates(uow, package.certificates)
        if package.policy is not None:
            trust_store.take_policy(uow, package.policy)
        if package.receipt is not None:
            receipts.check_receipt(uow, package.receipt)
            receipts.take_receipt(self.context.workspace, uow, statement, package.receipt)
        whole = len(kept) == len(judgement.records)
        outcome = PackageOutcome.APPLIED if whole else PackageOutcome.PARTLY
        link = _link_in(statement, outcome, archived, uow.now)
        uow.exchange.put_link(link)
        parcel = None
        if package.receipt is None:
            parcel = self._answer(s, uow, key, write)
            uow.exchange.put_link(replace(link, receipt_identity=parcel.identity))
        return Applied(outcome=outcome, code="", judgement=judgement, receipt=parcel)

    def _not_taken(
        self,
        s: Session,
        uow: UnitOfWork,
        package: VerifiedPackage,
        judgement: Judgement,
        archived: str,
        write: PackageWriter,
    ) -> Applied:
        """Keep what is held, answer a duplicate again, do nothing about a fork."""
        statement, verdict = package.statement, judgement.verdict
        parcel = None
        if verdict.outcome is PackageOutcome.HELD:
            link = _link_in(statement, PackageOutcome.HELD, archived, uow.now)
            uow.exchange.put_link(link)
            parcel = self._answer(s, uow, chains.key_of(statement), write)
        return Applied(
            outcome=verdict.outcome, code=verdict.code, judgement=judgement, receipt=parcel
        )

    def last_receipt(self, statement: Statement) -> Parcel | None:
        """Return the receipt that answered a package taken before, or None."""
        with self.context.read() as unit:
            link = unit.exchange.link(IN, statement.identity)
            if link is None or link.receipt_identity is None:
                return None
            sent = unit.exchange.link(OUT, link.receipt_identity)
        return None if sent is None else self._parcel(sent)

    def _answer(self, s: Session, uow: UnitOfWork, key: ChainKey, write: PackageWriter) -> Parcel:
        receipt = receipts.make_receipt(uow, key)
        line = _package_line("receipt", new_id(), uow.now, receipt)
        return self._send(s, uow, PackageKind.RECEIPT, key.dev, (line,), write)

    # --- sealing ----------------------------------------------------------------------------
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
            choice = ReportChoice(uow, self._there(uow, aud))
            records = choice.everything() if full else choice.pending(_unsealed(uow))
            if not records:
                raise RuleViolation("nothing_to_send")
            parcels = self._send_records(s, uow, PackageKind.REPORT, aud, records, (), write)
        return Outcome(parcels, Changes.of(Area.EXCHANGE))

    def seal_master(
        self, s: Session, device_kid: str, write: PackageWriter, *, full: bool = False
    ) -> Outcome[tuple[Parcel, ...]]:
        """Seal HR's records, certificates and the policy that a laptop does not have yet.

        Raises NotAllowed, RuleViolation `device_unknown` or `nothing_to_send`.
        """
        require_office(s, Action.WRITE_MASTER_DATA)
        with self.context.write(s) as uow:
            device = uow.exchange.device(device_kid)
            if device is None or device.is_self:
                raise RuleViolation("device_unknown")
            has = {} if full else self._has(uow, device_kid)
            unit_id = device.unit_id or None
            every = master_records(uow, unit_id)
            records = tuple(r for r in every if has.get(r.id, 0) != r.version)
            extra = self._trust_lines(uow, unit_id, has)
            if not records and not extra:
                raise RuleViolation("nothing_to_send")
            parcels = self._send_records(
                s, uow, PackageKind.MASTER, device_kid, records, extra, write
            )
        return Outcome(parcels, Changes.of(Area.EXCHANGE))

    def seal_closing(self, s: Session, period: str, write: PackageWriter) -> Outcome[Parcel]:
        """Seal the end of a period: count and hash of what the office must hold by now.

        Raises NotAllowed, RuleViolation `not_enrolled`, `report_first` while something of this
        laptop is not in a package yet, or the refusal of a wrong period code.
        """
        require_office(s, Action.SEAL_REPORT)
        with self.context.write(s) as uow:
            aud = _office_of(trust_store.trust_facts(uow))
            there = self._there(uow, aud)
            if ReportChoice(uow, there).pending(_unsealed(uow)):
                raise RuleViolation("report_first")
            people = tuple(person.id for person in uow.find(Employee))
            state = period_state.state_of(uow, period, period_state.KINDS, people, only=there)
            parcel = self._send(s, uow, PackageKind.CLOSING, aud, (), write, state=state)
        return Outcome(parcel, Changes.of(Area.EXCHANGE))

    def _send_records(
        self,
        s: Session,
        uow: UnitOfWork,
        kind: PackageKind,
        aud: str,
        records: tuple[Record, ...],
        extra: tuple[tuple[tuple[str, str], bytes], ...],
        write: PackageWriter,
    ) -> tuple[Parcel, ...]:
        acks = uow.exchange.acks(aud)
        lines = [
            *extra,
            *(((r.KIND, r.id), canonical(record_object(r, acks.get(r.id)))) for r in records),
        ]
        by_id = {r.id: r for r in records}
        parcels = []
        for part in _parts(lines):
            ids = [key[1] for key, _ in part]
            carried = [by_id[i] for i in ids if i in by_id]
            parcel = self._send(
                s,
                uow,
                kind,
                aud,
                tuple(line for _, line in sorted(part)),
                write,
                signed_by=frozenset(
                    kid for r in carried if r.sig and (kid := signature_kid(r.sig)) is not None
                ),
                evidence=_evidence(carried),
            )
            uow.exchange.mark_sealed(ids, parcel.identity)
            parcels.append(parcel)
        return tuple(parcels)

    def _send(
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
    ) -> Parcel:
        facts = trust_store.trust_facts(uow)
        keys = facts.self_device
        if keys is None or (keys.cert is None and kind is not PackageKind.ENROLMENT_REQUEST):
            raise RuleViolation("not_enrolled")
        key = ChainKey(dev=keys.kid, aud=aud)
        count, head = uow.journal.head()
        request = SealRequest(
            kind=kind,
            aud=aud,
            keys=keys,
            trust=facts,
            recipients=self._recipients(uow, aud),
            at=chains.next_point(uow.exchange, key),
            made=self.context.local(uow, uow.now),
            by=s.person_id,
            lines=lines,
            signed_by=signed_by,
            evidence=evidence,
            journal_n=count,
            journal_head=head if count else None,
            state=state,
        )
        parcel = write(request)
        self.keep_parcel(uow, request, parcel)
        return parcel

    def seal_request(
        self, s: Session, lines: tuple[bytes, ...], write: PackageWriter
    ) -> Outcome[Parcel]:
        """Seal the request of this laptop to be enrolled.

        Raises NotAllowed, RuleViolation `office_not_joined`.
        """
        require_office(s, Action.SEAL_REPORT)
        with self.context.write(s) as uow:
            facts = trust_store.trust_facts(uow)
            if facts.office_id is None or facts.self_device is None:
                raise RuleViolation("office_not_joined")
            parcel = self._send(
                s, uow, PackageKind.ENROLMENT_REQUEST, facts.office_id, lines, write
            )
        return Outcome(parcel, Changes.of(Area.EXCHANGE))

    def keep_parcel(self, uow: UnitOfWork, request: SealRequest, parcel: Parcel) -> None:
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

    def _recipients(self, unit: ReadUnit, aud: str) -> tuple[str, ...]:
        """Return the named devices' recipients; the writer adds intake and recovery."""
        return tuple(
            device.age_recipient
            for device in unit.exchange.devices()
            if not device.is_self and aud in {device.kid, f"unit:{device.unit_id}"}
        )

    def _has(self, unit: ReadUnit, aud: str) -> dict[str, int]:
        """Return the versions that the other side acknowledged or that are on their way to it."""
        found = unit.exchange.acks(aud)
        own = unit.exchange.self_device()
        for link in unit.exchange.unanswered(own.kid) if own else ():
            if link.aud == aud:
                for _, identity, version in receipts.sent_records(self.context.workspace, link):
                    found[identity] = max(version, found.get(identity, 0))
        return found

    def _there(self, unit: ReadUnit, aud: str) -> frozenset[str]:
        return frozenset(self._has(unit, aud))

    def _trust_lines(
        self, uow: UnitOfWork, unit_id: str | None, has: dict[str, int]
    ) -> tuple[tuple[tuple[str, str], bytes], ...]:
        """Return the certificates and the policy that the laptop of a unit lacks, as lines."""
        found = []
        for item in trust_store.trust_records(uow, people_of(uow, unit_id)):
            if item.id not in has:
                line = _package_line(item.kind, item.id, uow.now, item.fields)
                found.append(((item.kind, item.id), line))
        return tuple(found)

    # --- looking ----------------------------------------------------------------------------
    def pending_count(self, s: Session) -> int:
        """Return how many records of this laptop the office has not acknowledged.

        Drafts do not count: they stay here.
        """
        del s
        with self.context.read() as unit:
            facts = trust_store.trust_facts(unit)
            if facts.office:
                return 0
            there = self._there(unit, facts.office_id or "")
            ids: dict[str, list[str]] = {}
            sealed = 0
            for row in unit.exchange.pending():
                if row.sealed_in is None:
                    ids.setdefault(row.kind, []).append(row.record_id)
                else:
                    sealed += 1
            return sealed + len(ReportChoice(unit, there).pending(ids))

    def sent(self, s: Session, limit: int = 50) -> tuple[SealedItem, ...]:
        """Return the packages of this device, newest first."""
        require_office(s, Action.SEAL_REPORT)
        with self.context.read() as unit:
            return tuple(
                self._sealed_item(unit, link) for link in unit.exchange.links(OUT, limit=limit)
            )

    def received(self, s: Session, limit: int = 200) -> tuple[ChainLink, ...]:
        """Return the packages taken or held here, newest first."""
        require_office(s, Action.IMPORT_RECEIPT)
        with self.context.read() as unit:
            return unit.exchange.links(IN, limit=limit)

    def archived(self, direction: str, identity: str) -> bytes:
        """Return the bytes of a package sent or received; raises ImportRefused `package_gone`."""
        with self.context.read() as unit:
            link = unit.exchange.link(direction, identity)
        if link is None:
            raise ImportRefused("package_gone")
        return self.context.workspace.archive.get(link.sha256)

    def open_form(self, identity: str) -> bytes:
        """Return the open form of a package of this device; raises ImportRefused `package_gone`."""
        with self.context.read() as unit:
            link = unit.exchange.link(OUT, identity)
        if link is None or link.plain_sha256 is None:
            raise ImportRefused("package_gone")
        return self.context.workspace.archive.get(link.plain_sha256)

    def unanswered(self) -> tuple[Parcel, ...]:
        """Return the packages of this device that no receipt answers yet, in chain order."""
        with self.context.read() as unit:
            own = unit.exchange.self_device()
            links = unit.exchange.unanswered(own.kid) if own else ()
        return tuple(self._parcel(link) for link in links)

    def taken_marks(self) -> frozenset[tuple[int, int, str]]:
        """Return (epoch, seq, first eight digits) of every package taken here."""
        with self.context.read() as unit:
            return unit.exchange.taken_marks()

    def newest_receipts(self) -> tuple[Parcel, ...]:
        """Return the newest receipt this device made for each sender."""
        with self.context.read() as unit:
            links = [
                unit.exchange.last(OUT, key, PackageKind.RECEIPT)
                for key in unit.exchange.chains(OUT)
            ]
        return tuple(self._parcel(link) for link in links if link is not None)

    def sealed_item(self, identity: str) -> SealedItem:
        """Return a package of this device as lists show it."""
        with self.context.read() as unit:
            link = unit.exchange.link(OUT, identity)
            if link is None:
                raise ImportRefused("package_gone")
            return self._sealed_item(unit, link)

    def _sealed_item(self, unit: ReadUnit, link: ChainLink) -> SealedItem:
        answer = unit.exchange.link(IN, link.receipt_identity) if link.receipt_identity else None
        return SealedItem(
            identity=link.identity,
            kind=link.kind,
            audience=link.aud,
            seq=link.seq,
            made=link.made,
            records=link.records,
            size=len(self.context.workspace.archive.get(link.sha256)),
            files=(),
            acknowledged=answer.made if answer else None,
        )

    def _parcel(self, link: ChainLink) -> Parcel:
        archive = self.context.workspace.archive
        open_json = archive.get(link.plain_sha256) if link.plain_sha256 else b""
        return Parcel(
            identity=link.identity,
            dev=link.device_kid,
            aud=link.aud,
            epoch=link.epoch,
            seq=link.seq,
            sealed=archive.get(link.sha256),
            open_json=open_json,
        )

    def _judgement(
        self,
        unit: ReadUnit,
        package: VerifiedPackage,
        verdict: ChainVerdict,
        left_out: frozenset[str],
    ) -> Judgement:
        records = Judge(unit, package, self.context.schemes, left_out).records()
        place = unit.get(Unit, package.device.unit_id) if package.device.unit_id else None
        return Judgement(
            verdict=verdict,
            records=records,
            names=_names(unit, package),
            unit_name=place.name if place else "",
            signer_name=_name(unit, package.statement.by),
            state_agrees=_state_agrees(unit, package.statement.state),
        )


def _require(s: Session, kind: PackageKind) -> None:
    if kind in {PackageKind.RECEIPT, PackageKind.MASTER, PackageKind.RETURN, PackageKind.HANDOVER}:
        require_office(s, Action.IMPORT_RECEIPT)
    else:
        require_office(s, Action.IMPORT_PACKAGE)


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
    lines: Iterable[tuple[tuple[str, str], bytes]],
) -> list[list[tuple[tuple[str, str], bytes]]]:
    """Cut into packages of at most 10,000 records and 8 MiB, in the order given."""
    parts: list[list[tuple[tuple[str, str], bytes]]] = []
    size = MAX_BYTES + 1
    for item in lines:
        length = len(item[1]) + 1
        if size + length > MAX_BYTES or len(parts[-1]) == MAX_RECORDS:
            parts.append([])
            size = 0
        parts[-1].append(item)
        size += length
    return parts


def _evidence(records: Iterable[Record]) -> tuple[EvidenceEntry, ...]:
    found = {
        r.sha256: EvidenceEntry(sha256=r.sha256, size=r.size, media=r.media)
        for r in records
        if isinstance(r, EvidenceLink) and not r.deleted
    }
    return tuple(found[key] for key in sorted(found))


def _package_line(kind: str, identity: str, now: datetime, fields: object) -> bytes:
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


def _link_in(
    statement: Statement, outcome: PackageOutcome, archived: str, now: datetime
) -> ChainLink:
    return ChainLink(
        direction=IN,
        identity=statement.identity,
        device_kid=statement.dev,
        aud=statement.aud,
        epoch=statement.epoch,
        seq=statement.seq,
        prev=statement.prev,
        kind=statement.kind.value,
        made=statement.made,
        records=statement.count,
        outcome=outcome,
        sha256=archived,
        at=now,
    )


def _changes(records: tuple[Judged, ...], applied: Applied) -> Changes:
    areas, persons = {Area.EXCHANGE}, set()
    if applied.outcome in {PackageOutcome.APPLIED, PackageOutcome.PARTLY}:
        for judged in records:
            if judged.change not in {NEW, CHANGED}:
                continue
            kind = judged.incoming.kind
            person = getattr(judged.incoming.record, "person_id", "")
            persons.add(person)
            if kind in _AREAS:
                areas.add(_AREAS[kind])
            elif kind in _PLAN_KINDS:
                areas.add(Area.PLANS)
            elif OWNERS.get(kind) is Owner.HR:
                areas.add(Area.EMPLOYEES)
            else:
                areas.add(Area.APPRAISALS)
    everybody = "" in persons or bool({Area.EMPLOYEES, Area.PERIODS, Area.CALENDAR} & areas)
    return Changes(frozenset(areas), frozenset() if everybody else frozenset(persons))


def _state_agrees(unit: ReadUnit, state: PeriodState | None) -> bool:
    """Tell whether this workspace holds what a closing package says; True when there is none."""
    if state is None:
        return True
    try:
        return period_state.state_of(unit, state.period, state.kinds, state.persons) == state
    except (RuleViolation, KeyError):
        return False


def _names(unit: ReadUnit, package: VerifiedPackage) -> dict[str, str]:
    ids = {person for item in package.records if (person := getattr(item.record, "person_id", ""))}
    found = {
        item.record.id: item.record.name
        for item in package.records
        if isinstance(item.record, Employee)
    }
    for employee in unit.find(Employee, include_deleted=True, id=tuple(ids)):
        found[employee.id] = employee.name
    return found


def _name(unit: ReadUnit, person_id: str) -> str:
    person = unit.get(Employee, person_id, include_deleted=True) if person_id else None
    return person.name if person else ""
