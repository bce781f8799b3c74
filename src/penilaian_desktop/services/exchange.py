"""The exchange: judging and taking what came (docs/formats/paket-1.md, 9–11).

`sync` reads files and checks signatures; here are the rules and the one transaction. Taking a
package is one transaction: its rows, the head of its chain, what was refused, and the receipt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.employee import Employee, Unit
from penilaian_desktop.domain.errors import ImportRefused, RuleViolation
from penilaian_desktop.domain.exchange import (
    TAKEN,
    ChainKey,
    PackageKind,
    PackageOutcome,
    PeriodState,
    Statement,
)
from penilaian_desktop.domain.kind_areas import areas_of
from penilaian_desktop.domain.kinds import UNIT_KINDS
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.sealing import Parcel, TrustFacts
from penilaian_desktop.domain.verified import (
    Applied,
    ChainVerdict,
    Judged,
    Judgement,
    VerifiedPackage,
)
from penilaian_desktop.services import (
    chains,
    evidence_road,
    period_state,
    receipts,
    trust_store,
    watch,
)
from penilaian_desktop.services.adopting import Adopting
from penilaian_desktop.services.canonical import canonical
from penilaian_desktop.services.context import Context, label
from penilaian_desktop.services.judging import CHANGED, NEW, REFUSED, Judge
from penilaian_desktop.services.mailbook import Mailbook
from penilaian_desktop.services.sending import PackageWriter, Sending, package_line
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require_office
from penilaian_desktop.storage.exchange_store import IN, OUT
from penilaian_desktop.storage.trail import Author
from penilaian_desktop.storage.unit_of_work import ReadUnit, UnitOfWork


@dataclass(frozen=True, slots=True)
class Exchange:
    """Packages as the people of this workspace may use them."""

    context: Context

    @property
    def sending(self) -> Sending:
        """The use cases that seal packages."""
        return Sending(self.context)

    @property
    def mailbook(self) -> Mailbook:
        """What was sent and received."""
        return Mailbook(self.context)

    # --- what the reader of packages asks ---------------------------------------------------
    def trust(self) -> TrustFacts:
        """Return keys and certificates of this workspace, for `sync` only."""
        with self.context.read() as unit:
            return trust_store.trust_facts(unit)

    def stand(self, statement: Statement) -> ChainVerdict:
        """Return where a statement stands in its chain."""
        with self.context.read() as unit:
            return chains.stand(unit, statement)

    def preview(self, s: Session, package: VerifiedPackage) -> Judgement:
        """Return what taking a package would do; nothing is stored. Raises NotAllowed."""
        _require(s, package.statement.kind)
        with self.context.read() as unit:
            verdict = chains.stand(unit, package.statement)
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
        left_out = (
            frozenset()
            if only is None
            else frozenset(item.id for item in package.records if item.id not in only)
        )
        author = Author(s.account_id, s.person_id, s.device_id, package=statement.identity)
        words = label("step_import", device=package.device.name) if package.records else ""
        workspace = self.context.workspace
        with workspace.write(author, words) as uow, workspace.archive.together():
            archived = workspace.archive.put(package.archived)
            verdict = chains.stand(uow, statement)
            judgement = self._judgement(uow, package, verdict, left_out)
            if verdict.outcome is PackageOutcome.READY:
                applied = self._take(s, uow, package, judgement, archived, write)
            else:
                applied = self._not_taken(s, uow, package, judgement, archived, write)
        changes = _changes(judgement.records, applied)
        if statement.kind is PackageKind.MASTER and Adopting(self.context).run(s):
            applied = replace(applied, code="person_adopted")
            changes = Changes.of(*Area)
        written = applied.outcome in TAKEN and any(
            judged.change in {NEW, CHANGED} for judged in judgement.records
        )
        return Outcome(applied, changes, words if written else "")

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
        wanted = [j.incoming.record for j in judgement.records if j.change in {NEW, CHANGED}]
        uow.apply_many([record for record in wanted if record is not None])
        kept = [j.incoming for j in judgement.records if j.change != REFUSED]
        uow.exchange.set_acks(statement.dev, ((r.id, r.kind, r.version) for r in kept))
        if statement.kind is PackageKind.RETURN:
            receipts.note_given_back(uow, kept)
        if package.device.office:
            receipts.note_replaced(uow, judgement.records)
        receipts.note_refusals(uow, key, statement, judgement.records)
        evidence_road.expect(self.context.workspace, uow, statement)
        if trust_store.take_certificates(uow, package.certificates):
            receipts.settle_requests(uow, statement.identity)
        if package.policy is not None:
            trust_store.take_policy(uow, package.policy)
        code = ""
        if package.receipt is not None:
            receipts.check_receipt(uow, package.receipt, package.device)
            code = receipts.take_receipt(self.context.workspace, uow, statement, package.receipt)
        watch.note_state(uow, statement, agrees=judgement.state_agrees)
        whole = len(kept) == len(judgement.records)
        outcome = PackageOutcome.APPLIED if whole else PackageOutcome.PARTLY
        link = chains.link_in(statement, outcome, archived, uow.now)
        uow.exchange.put_link(link)
        parcel = None
        if package.receipt is None:
            parcel = self._answer(s, uow, key, write)
            uow.exchange.put_link(replace(link, receipt_identity=parcel.identity))
        return Applied(outcome=outcome, code=code, judgement=judgement, receipt=parcel)

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
            link = chains.link_in(statement, PackageOutcome.HELD, archived, uow.now)
            uow.exchange.put_link(link)
            trust_store.take_certificates(uow, package.certificates)
            parcel = self._answer(s, uow, chains.key_of(statement), write)
        return Applied(
            outcome=verdict.outcome, code=verdict.code, judgement=judgement, receipt=parcel
        )

    def taken_before(self, s: Session, statement: Statement) -> Parcel | None:
        """Return the receipt that answered a package taken before, or None. Raises NotAllowed."""
        _require(s, statement.kind)
        return self.mailbook.last_receipt(statement)

    def answer_fork(self, s: Session, statement: Statement, write: PackageWriter) -> Parcel | None:
        """Answer a statement whose number another one has; return the receipt, None the next time.

        It tells the sender how far this side is: an older copy of a laptop learns it by that.
        Raises NotAllowed.
        """
        _require(s, statement.kind)
        with self.context.write(s) as uow:
            if not watch.note_fork(uow, statement):
                return None
            return self._answer(s, uow, chains.key_of(statement), write)

    def answer_again(self, s: Session, write: PackageWriter) -> tuple[Parcel, ...]:
        """Make a new receipt for each sender whose last one is no longer true.

        After an import was undone, for one. Raises NotAllowed.
        """
        require_office(s, Action.IMPORT_RECEIPT)
        with self.context.write(s) as uow:
            stale = [key for key in uow.exchange.chains(IN) if not self._still_true(uow, key)]
            return tuple(self._answer(s, uow, key, write) for key in stale)

    def _still_true(self, uow: UnitOfWork, key: ChainKey) -> bool:
        own = uow.exchange.self_device()
        if own is None:
            return True
        answers = ChainKey(dev=own.kid, aud=key.dev)
        last = uow.exchange.last(OUT, answers, PackageKind.RECEIPT)
        said = receipts.sent_fields(self.context.workspace, last) if last else {}
        if said.get("aud") != key.aud:
            return True
        now = receipts.make_receipt(uow, key)
        lines = ("refused", "withdrawn", "missing", "held", "evidence")
        return all(canonical(said.get(n)) == canonical(getattr(now, n)) for n in lines)

    def _answer(self, s: Session, uow: UnitOfWork, key: ChainKey, write: PackageWriter) -> Parcel:
        receipt = receipts.make_receipt(uow, key)
        line = package_line("receipt", new_id(), uow.now, receipt)
        return self.sending.send(s, uow, PackageKind.RECEIPT, key.dev, (line,), write)

    def _judgement(
        self,
        unit: ReadUnit,
        package: VerifiedPackage,
        verdict: ChainVerdict,
        left_out: frozenset[str],
    ) -> Judgement:
        unsent: frozenset[str] = frozenset()
        if package.statement.kind is PackageKind.RETURN:
            unsent = frozenset(row.record_id for row in unit.exchange.pending())
        records = Judge(unit, package, self.context.schemes, left_out, unsent).records()
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
    require_office(s, Action.IMPORT_RECEIPT if kind in chains.ANSWERS else Action.IMPORT_PACKAGE)


def _changes(records: tuple[Judged, ...], applied: Applied) -> Changes:
    areas, persons = {Area.EXCHANGE}, set()
    if applied.outcome in {PackageOutcome.APPLIED, PackageOutcome.PARTLY}:
        for judged in records:
            if judged.change not in {NEW, CHANGED}:
                continue
            person = getattr(judged.incoming.record, "person_id", "")
            persons.add(person)
            areas |= areas_of(judged.incoming.kind)
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
    places = {
        getattr(item.record, "unit_id", "") for item in package.records if item.kind in UNIT_KINDS
    }
    for place in unit.find(Unit, include_deleted=True, id=tuple(places)):
        found[place.id] = place.name
    return found


def _name(unit: ReadUnit, person_id: str) -> str:
    person = unit.get(Employee, person_id, include_deleted=True) if person_id else None
    return person.name if person else ""
