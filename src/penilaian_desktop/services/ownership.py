"""Who may be the author of a record that a package brings (docs/formats/paket-1.md, 11).

The proof lies in certificates, never in names: a decision needs the signature of the appraiser's
account and a relation that was valid on the date concerned; a log needs a device that is enrolled
for the person or for the person's unit.
"""

from __future__ import annotations

from datetime import date

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.activity import Activity, DayMark, Review
from penilaian_desktop.domain.appraisal import (
    Feedback,
)
from penilaian_desktop.domain.attendance import Attendance, month_of
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.calibration import Calibration, CalibrationChange
from penilaian_desktop.domain.cascade import RoleCell
from penilaian_desktop.domain.delegation import Delegation
from penilaian_desktop.domain.employee import (
    Assignment,
    Employee,
    Relation,
    RelationKind,
    Unit,
)
from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.exchange import PackageKind
from penilaian_desktop.domain.feedback import UNNAMED, FeedbackRequest, PeerDigest
from penilaian_desktop.domain.kinds import OWNERS, Owner
from penilaian_desktop.domain.plan import (
    Indicator,
    Plan,
    PlanDecision,
    PlanStatus,
    Rhk,
    status_of_plan,
)
from penilaian_desktop.domain.public_voice import PublicNote
from penilaian_desktop.domain.recognition import Recognition
from penilaian_desktop.domain.record import Record
from penilaian_desktop.domain.task import Task, TaskProgress
from penilaian_desktop.domain.verified import (
    AccountFacts,
    DeviceFacts,
    RecordIn,
    RelationFact,
    VerifiedPackage,
)
from penilaian_desktop.services.about import PARENTS, SUBJECT
from penilaian_desktop.services.enrolling import relation_facts
from penilaian_desktop.services.trust_store import is_office
from penilaian_desktop.services.unit_bounds import FINE, link_fault, person_fault
from penilaian_desktop.storage.unit_of_work import ReadUnit

UNIT_ROLES = frozenset({Role.APPRAISER.value, Role.HR.value})
"""Roles that keep the records of a unit."""
SUPERIOR = frozenset({RelationKind.APPRAISER_SUPERIOR.value})
APPRAISING = frozenset({RelationKind.APPRAISER.value, RelationKind.DELEGATE.value})


class OwnershipDesk:
    """Judges the authors of one package against one snapshot of this workspace."""

    def __init__(self, unit: ReadUnit, package: VerifiedPackage, left_out: frozenset[str]) -> None:
        self._unit = unit
        self._device: DeviceFacts = package.device
        self._handed = package.statement.kind is PackageKind.HANDOVER
        self._accounts = package.accounts
        self._brought: dict[tuple[str, str], Record] = {
            (item.kind, item.id): item.record
            for item in package.records
            if item.record is not None and not item.code and item.id not in left_out
        }
        self._lent: dict[str, tuple[Delegation, ...]] = {}
        self._heads: dict[str, tuple[Relation, ...]] = {}
        self._settled: dict[str, bool] = {}
        self._spans: dict[str, tuple[tuple[Assignment, bool], ...]] = {}
        self._known: dict[str, bool] = {}
        self._kept: dict[tuple[str, str], Record | None] = {}
        self._office = is_office(unit)
        self._relations: dict[str, tuple[RelationFact, ...]] = {}

    def objection(  # noqa: PLR0911, PLR0912  (one line an objection)
        self, item: RecordIn, before: Record | None
    ) -> tuple[str, str]:
        """Return (code, field) of the first objection to an author, or two empty texts."""
        record = item.record
        assert record is not None
        owner = OWNERS[item.kind]
        if owner is Owner.HR:
            return ("", "") if self._device.office else ("not_owner", "author")
        if owner is Owner.UNIT:
            return self._by_unit(record, before)
        person: str = getattr(record, "person_id")  # noqa: B009  (every such kind has it)
        if before is not None and getattr(before, "person_id") != person:  # noqa: B009
            return "owner_changed", "person_id"
        for name in SUBJECT.get(type(record), ()):
            if before is not None and getattr(before, name) != getattr(record, name):
                return "subject_changed", name
        if not self._knows(person):
            return "person_unknown", "person_id"
        parent = self._parent(record)
        shared = isinstance(parent, Task) and parent.takes_part(person)
        shared = shared or isinstance(parent, Calibration)
        kept = self._known_here(type(parent), parent.id) if parent is not None else None
        if kept is not None and not shared and getattr(kept, "person_id", person) != person:
            return "owner_changed", "person_id"
        if parent is None and type(record) in PARENTS:
            return "subject_missing", PARENTS[type(record)][0]
        if self._device.office:
            return "", ""
        if isinstance(record, Calibration):
            return self._by_leader(item, record)
        if owner is Owner.PERSON:
            return self._by_person(record, before, person)
        if owner is Owner.SUPERIOR or isinstance(record, CalibrationChange):
            return self._by_superior(item, record, person)
        if owner is Owner.APPRAISER:
            return self._by_appraiser(item, record, person)
        if before is not None and before.author_id != record.author_id:
            return "giver_changed", "author"
        return self._by_giver(record, person)

    def _by_unit(  # noqa: PLR0911  (one line an objection)
        self, record: Record, before: Record | None
    ) -> tuple[str, str]:
        """Judge a record of a unit: its laptop, and a certified account that works for units."""
        place: str = getattr(record, "unit_id")  # noqa: B009  (every such kind has it)
        moved = before is not None and getattr(before, "unit_id") != place  # noqa: B009
        if moved and not isinstance(record, Attendance):  # two units read lists of one month
            return "subject_changed", "unit_id"
        if self._unit.get(Unit, place, include_deleted=True) is None:
            return "unit_unknown", "unit_id"
        for name in SUBJECT.get(type(record), ()):
            if before is not None and getattr(before, name) != getattr(record, name):
                return "subject_changed", name
        about: str = getattr(record, "person_id", "")
        if about and not self._knows(about):
            return "person_unknown", "person_id"
        if type(record) in PARENTS and self._parent(record) is None:
            return "subject_missing", PARENTS[type(record)][0]
        crossed = link_fault(self._known_here, record)
        if crossed != FINE or self._device.office:
            return crossed
        if not self._below_device(place):
            return "device_not_for_unit", "author"
        account = self._accounts.get(record.author_id)
        if account is None or not account.roles & UNIT_ROLES:
            return "not_owner", "author"
        stranger = FINE if record.deleted else person_fault(self._unit, record, before)
        if stranger != FINE:
            return stranger
        if about and not self._covers(about, _months_of(record) or self._span(record)):
            return "device_not_for_person", "author"
        return "", ""

    def _by_person(self, record: Record, before: Record | None, person: str) -> tuple[str, str]:
        if record.author_id != person:
            return "not_owner", "author"
        if not self._covers(person, self._span(record)):
            return "device_not_for_person", "author"
        fresh = before is None or before.version != record.version
        if fresh and isinstance(record, Rhk | Indicator) and self._agreed(record):
            return "plan_agreed", "plan_id"
        return "", ""

    def _agreed(self, part: Rhk | Indicator) -> bool:
        """Tell whether a part belongs to a plan that was agreed to and does not come again.

        The appraiser signed the version of the plan, and each change of a part makes a new one:
        a part that comes without it would change behind the appraiser's back what was agreed.
        """
        parent = part if isinstance(part, Rhk) else self._parent(part)
        plan_id: str = getattr(parent, "plan_id", "")
        if plan_id not in self._settled:
            plan = self._unit.get(Plan, plan_id)
            brought = self._brought.get((Plan.KIND, plan_id))
            again = plan is not None and brought is not None and brought.version > plan.version
            self._settled[plan_id] = (
                plan is not None
                and not again
                and status_of_plan(plan, self._unit.find(PlanDecision, plan_id=plan_id))
                is PlanStatus.AGREED
            )
        return self._settled[plan_id]

    def _by_appraiser(self, item: RecordIn, record: Record, person: str) -> tuple[str, str]:
        if item.signer is None:
            return "sig_missing", "sig"
        if record.author_id == person or item.signer.person_id != record.author_id:
            return "not_owner", "author"
        span = self._span(record)
        if span is None:
            return "subject_missing", "period_code"
        if self._stands(item.signer, person, APPRAISING, span):
            return "", ""
        if isinstance(record, Review) and self._delegated(record.author_id, person, span[0]):
            return "", ""
        known = related(item.signer.relations, person, APPRAISING)
        return ("not_on_that_date" if known else "not_appraiser"), "author"

    def _by_superior(  # noqa: PLR0911  (one line an objection)
        self, item: RecordIn, record: Record, person: str
    ) -> tuple[str, str]:
        """Judge what belongs to the superior of the appraiser, and changes of a calibration.

        Where nobody is named as the superior, it is the appraiser of the appraiser; a calibration
        change may also be the appraiser's own, but only in the calibration that its author leads.
        """
        if item.signer is None:
            return "sig_missing", "sig"
        if record.author_id == person or item.signer.person_id != record.author_id:
            return "not_owner", "author"
        span = self._span(record)
        if span is None:
            return "subject_missing", "period_code"
        if isinstance(record, CalibrationChange):
            meeting = self._parent(record)
            if getattr(meeting, "person_id", "") != record.author_id:
                return "calibration_not_yours", "calibration_id"
            if self._stands(item.signer, person, APPRAISING, span):
                return "", ""
        if self._above(item.signer, person, span):
            return "", ""
        known = related(item.signer.relations, person, SUPERIOR)
        return ("not_on_that_date" if known else "not_superior"), "author"

    def _above(self, signer: AccountFacts, person: str, span: tuple[date, date]) -> bool:
        """Tell whether somebody stands above the appraiser of a person."""
        if self._stands(signer, person, SUPERIOR, span):
            return True
        named = self._unit.find(
            Relation, person_id=person, relation_kind=RelationKind.APPRAISER_SUPERIOR
        )
        if named:
            return False
        heads = {
            relation.other_id
            for relation in self._heads_of(person)
            if relation.starts <= span[1] and (relation.ends is None or span[0] <= relation.ends)
        }
        return any(self._stands(signer, head, APPRAISING, span) for head in heads)

    def _by_leader(self, item: RecordIn, record: Calibration) -> tuple[str, str]:
        """Judge a calibration: signed by its leader, who leads somebody in the unit."""
        if item.signer is None:
            return "sig_missing", "sig"
        if not item.signer.person_id == record.author_id == record.person_id:
            return "not_owner", "author"
        span = self._span(record)
        if span is None:
            return "subject_missing", "period_code"
        below = self._units_below(record.unit_id)
        staff = {a.person_id for a in self._unit.find(Assignment, unit_id=tuple(below))}
        staff.discard(record.person_id)
        leads = any(
            self._stands(item.signer, person, APPRAISING, span)
            or self._above(item.signer, person, span)
            for person in sorted(staff)
        )
        return ("", "") if leads else ("not_appraiser", "author")

    def _units_below(self, unit_id: str) -> frozenset[str]:
        every = self._unit.find(Unit)
        found = {unit_id}
        while more := {u.id for u in every if u.parent_id in found} - found:
            found |= more
        return frozenset(found)

    def _by_colleague(self, record: Feedback, person: str) -> tuple[str, str]:
        """Judge unnamed feedback: only the office takes it, on a request, and in time.

        A laptop of a unit never takes it: the record names its author.
        """
        if not self._office:
            return "peer_feedback_office_only", "giver_role"
        if not self._knows(record.author_id):
            return "person_unknown", "author"
        if self._unit.find(PeerDigest, person_id=person, period_code=record.period_code, limit=1):
            return "feedback_late", "text"
        requests = [
            *self._unit.find(FeedbackRequest, person_id=person, giver_id=record.author_id),
            *(r for r in self._brought.values() if isinstance(r, FeedbackRequest)),
        ]
        asked = any(
            (r.person_id, r.giver_id, r.giver_role, r.period_code)
            == (person, record.author_id, record.giver_role, record.period_code)
            for r in requests
        )
        return ("", "") if asked else ("feedback_request_missing", "author")

    def _delegated(self, reader: str, person: str, day: date) -> bool:
        """Tell whether the appraiser of a day lent the reading of that day to somebody.

        A delegation is signed, so that its author is certain; it must be the head who is away.
        """
        if reader == person:
            return False
        heads = {d.person_id for d in self._lent_to(reader) if d.covers(day)}
        return bool(heads) and any(
            relation.other_id in heads
            and relation.starts <= day
            and (relation.ends is None or day <= relation.ends)
            for relation in self._heads_of(person)
        )

    def _lent_to(self, reader: str) -> tuple[Delegation, ...]:
        """Return what heads lent to a reader, the newest versions; asked once a package."""
        if reader not in self._lent:
            found = {d.id: d for d in self._unit.find(Delegation, other_id=reader)}
            for record in self._brought.values():
                if isinstance(record, Delegation) and record.other_id == reader:
                    stored = found.get(record.id)
                    if stored is None or record.version > stored.version:
                        found[record.id] = record
            self._lent[reader] = tuple(d for d in found.values() if d.author_id == d.person_id)
        return self._lent[reader]

    def _heads_of(self, person: str) -> tuple[Relation, ...]:
        if person not in self._heads:
            self._heads[person] = self._unit.find(
                Relation, person_id=person, relation_kind=RelationKind.APPRAISER
            )
        return self._heads[person]

    def _by_giver(self, record: Record, person: str) -> tuple[str, str]:
        assert isinstance(record, Feedback)
        if record.author_id == person or not record.author_id:
            return "not_owner", "author"
        if not self._covers(record.author_id):
            return "device_not_for_person", "author"
        if record.giver_role in UNNAMED:
            return self._by_colleague(record, person)
        giver = self._accounts.get(record.author_id)
        span = self._span(record)
        leading = APPRAISING | {
            RelationKind.TEAM_LEAD.value,
            RelationKind.APPRAISER_SUPERIOR.value,
        }
        if giver is None or span is None or not self._stands(giver, person, leading, span):
            return "not_appraiser", "author"
        return "", ""

    def _stands(
        self, account: AccountFacts, person: str, kinds: frozenset[str], span: tuple[date, date]
    ) -> bool:
        """Tell whether a relation opens a span: certified, and not ended at the office since.

        The office knows of an end before the next certificate says it; a laptop that is behind
        takes the certificate's word.
        """
        if not related(account.relations, person, kinds, span):
            return False
        if not self._office:
            return True
        who = account.person_id
        if who not in self._relations:
            self._relations[who] = relation_facts(self._unit, who)
        return related(self._relations[who], person, kinds, span)

    def _span(self, record: Record) -> tuple[date, date] | None:
        """Return the days a decision is about."""
        parent = self._parent(record)
        about = record if parent is None or isinstance(record, TaskProgress) else parent
        if isinstance(about, Activity | DayMark | TaskProgress | Recognition | PublicNote):
            day = about.received_on if isinstance(about, PublicNote) else about.day
            return day, day
        if isinstance(about, Plan | Delegation | Task):
            ends = about.due if isinstance(about, Task) else about.ends
            return about.starts, ends or date.max
        if isinstance(about, Rhk):  # without its plan it says nothing, and is its own subject
            return None if about is record else self._span(about)
        if isinstance(about, RoleCell):
            return (
                (date(about.year, 1, 1), date(about.year, 12, 31))
                if 1 <= about.year <= 9999
                else None
            )
        try:
            period = PeriodCode.parse(getattr(record, "period_code", ""))
        except (PenilaianError, ValueError):
            return None
        return period.starts, period.ends

    def _parent(self, record: Record) -> Record | None:
        link = PARENTS.get(type(record))
        if link is None:
            return None
        name, type_ = link
        identity: str = getattr(record, name)
        brought = self._brought.get((type_.KIND, identity))
        return brought or self._unit.get(type_, identity, include_deleted=True)

    def _known_here(self, type_: type[Record], identity: str) -> Record | None:
        """Return a record as it is stored, else as it is brought: its unit never changes."""
        key = (type_.KIND, identity)
        if key not in self._kept:
            stored = self._unit.get(type_, identity, include_deleted=True)
            self._kept[key] = stored or self._brought.get(key)
        return self._kept[key]

    def _knows(self, person: str) -> bool:
        if person not in self._known:
            self._known[person] = ("employee", person) in self._brought or self._unit.get(
                Employee, person, include_deleted=True
            ) is not None
        return self._known[person]

    def _covers(self, person: str, span: tuple[date, date] | None = None) -> bool:
        """Tell whether the device is enrolled for a person or a unit the person belonged to.

        A unit that the person had left by then speaks no more for the days in another unit; the
        unit of today speaks for earlier days too, since late work comes from there. What goes from
        laptop to laptop comes from where it was written: there only its own persons speak.
        """
        if person in self._device.persons or self._handed:
            return person in self._device.persons
        if person not in self._spans:
            self._spans[person] = tuple(
                (a, self._below_device(a.unit_id))
                for a in self._unit.find(Assignment, person_id=person)
            )
        here = [a for a, inside in self._spans[person] if inside]
        if span is None or any(a.ends is None or a.ends >= span[0] for a in here):
            return bool(here)
        elsewhere = any(
            not inside and a.starts <= span[1] and (a.ends is None or a.ends >= span[0])
            for a, inside in self._spans[person]
        )
        return bool(here) and not elsewhere

    def _below_device(self, place: str) -> bool:
        wanted = self._device.unit_id
        unit_id: str | None = place if wanted is not None else None
        seen: set[str] = set()
        while unit_id is not None and unit_id not in seen:
            if unit_id == wanted:
                return True
            seen.add(unit_id)
            above = self._unit.get(Unit, unit_id)
            unit_id = above.parent_id if above else None
        return False


def _months_of(record: Record) -> tuple[date, date] | None:
    """Return the days that a recap of attendance is about, None for what has no month."""
    month = month_of(record.month) if isinstance(record, Attendance) else None
    return (month.starts, month.ends) if month is not None else None


def related(
    relations: tuple[RelationFact, ...],
    person: str,
    kinds: frozenset[str],
    span: tuple[date, date] | None = None,
) -> bool:
    """Tell whether one of the relations is to a person, valid on any day of the span."""
    return any(
        relation.person == person
        and relation.kind in kinds
        and (
            span is None
            or (relation.since <= span[1] and (relation.to is None or span[0] <= relation.to))
        )
        for relation in relations
    )
