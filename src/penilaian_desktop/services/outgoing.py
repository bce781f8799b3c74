"""Which records may leave this laptop, and in which order.

Drafts stay: activities and plans go once they are submitted, ratings and feedback once the
appraisal is finished. A part goes only when what it hangs on goes too, or is there already.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from penilaian_desktop.domain.activity import Activity, ActivityState, EvidenceLink
from penilaian_desktop.domain.appraisal import (
    Appraisal,
    AppraisalState,
    Feedback,
    OrganisationResult,
    RhkRating,
)
from penilaian_desktop.domain.archive import ArchiveScore
from penilaian_desktop.domain.employee import Assignment, Employee, Relation, RelationKind, Unit
from penilaian_desktop.domain.feedback import UNNAMED, PeerDigest
from penilaian_desktop.domain.kinds import (
    MASTER_KINDS,
    RECORD_TYPES,
    REPORT_KINDS,
    UNIT_KINDS,
)
from penilaian_desktop.domain.monitor import PersonException
from penilaian_desktop.domain.outreach import InterviewNote, QuestionnaireAnswer
from penilaian_desktop.domain.plan import Indicator, Plan, PlanState, Rhk
from penilaian_desktop.domain.public_voice import Citizen
from penilaian_desktop.domain.record import Record
from penilaian_desktop.domain.training import Participation
from penilaian_desktop.services.about import parent_key
from penilaian_desktop.storage.unit_of_work import ReadUnit
from penilaian_desktop.storage.unit_reads import UnitStamp, unit_stamps

_BATCH = 500
_RANK = {
    kind: rank
    for rank, kind in enumerate(
        ("agency", "unit", "working_pattern", "employee", "assignment", "relation", "period",
         "delegation",
         "goal", "plan", "rhk", "indicator", "action_plan", "role_cell", "activity",
         "evidence_link", "review", "task", "task_progress", "task_activity",
         "feedback_request", "appraisal", "calibration", "objection", "follow_up", "innovation")
    )
}  # fmt: skip


def for_office_only(record: Record) -> bool:
    """Tell whether a record may only travel sealed to the office: it names who said what.

    Such records go in packages of their own, which are never written in an open carrier.
    """
    if isinstance(record, Citizen):
        return True
    return isinstance(record, Feedback) and record.giver_role in UNNAMED


def dependency_rank(record: Record) -> int:
    """Return a number that is smaller for what other records hang on."""
    return _RANK.get(record.KIND, len(_RANK))


@dataclass(slots=True)
class ReportChoice:
    """Chooses the records of a report. `there` are ids that the other side has or will have."""

    unit: ReadUnit
    there: frozenset[str]
    _cache: dict[tuple[str, str], Record | None] = field(default_factory=dict)
    _finished: dict[tuple[str, str], bool] = field(default_factory=dict)

    def pending(self, ids: dict[str, list[str]]) -> tuple[Record, ...]:
        """Return those of the named records (ids by kind) that may leave, parents first."""
        found = [
            record
            for kind, wanted in ids.items()
            if kind in REPORT_KINDS
            for record in _load(self.unit, kind, wanted)
        ]
        return self._chosen(found)

    def everything(self) -> tuple[Record, ...]:
        """Return every record that may leave, parents first."""
        found = [
            record
            for kind in REPORT_KINDS
            for record in self.unit.find(RECORD_TYPES[kind], include_deleted=True)
        ]
        return self._chosen(found)

    def _chosen(self, found: Sequence[Record]) -> tuple[Record, ...]:
        self._cache.update({(record.KIND, record.id): record for record in found})
        return tuple(sorted((r for r in found if self._may_leave(r)), key=dependency_rank))

    def _may_leave(self, record: Record) -> bool:  # noqa: PLR0911  (one line a kind)
        if record.deleted and record.id not in self.there:
            return False
        parent = parent_key(record)
        if parent is not None and parent[1] not in self.there:
            above = self._get(parent)
            if above is None or not self._may_leave(above):
                return False
        if isinstance(record, Rhk | Indicator | EvidenceLink) and self._mended(record):
            return False
        if isinstance(record, Activity):
            return record.deleted or record.state is ActivityState.SUBMITTED
        if isinstance(record, Plan):
            return record.deleted or record.state is PlanState.SUBMITTED
        if isinstance(record, Appraisal):
            return record.state is not AppraisalState.DRAFT
        if for_office_only(record):
            return True  # for the office alone; the appraisal is made elsewhere
        if isinstance(record, RhkRating | Feedback):
            return self._appraisal_finished(record.person_id, record.period_code)
        return True

    def _mended(self, part: Record) -> bool:
        """Tell whether what a part belongs to was taken back and is not handed in again yet.

        The other side has the former version, perhaps agreed to: half of a change is no use there.
        """
        parent = parent_key(part)
        above = self._get(parent) if parent is not None else None
        if isinstance(above, Activity):
            return above.state is ActivityState.DRAFT and not above.deleted
        if isinstance(above, Plan):
            return above.state is PlanState.DRAFT and not above.deleted
        return above is not None and self._mended(above)

    def _get(self, key: tuple[str, str]) -> Record | None:
        if key not in self._cache:
            kind, identity = key
            self._cache[key] = self.unit.get(RECORD_TYPES[kind], identity, include_deleted=True)
        return self._cache[key]

    def _appraisal_finished(self, person: str, period: str) -> bool:
        key = (person, period)
        if key not in self._finished:
            self._finished[key] = any(
                appraisal.state is not AppraisalState.DRAFT
                for appraisal in self.unit.find(Appraisal, person_id=person, period_code=period)
            )
        return self._finished[key]


def master_records(unit: ReadUnit, unit_id: str | None) -> tuple[Record, ...]:
    """Return HR's records that a laptop of a unit needs, parents first.

    Units, calendar and periods for everybody; persons of the unit and below, and those who stand
    in a relation to them. None = of all units.
    """
    units = _below(unit, unit_id)
    people = _people(unit, units)
    found = [
        record
        for kind in MASTER_KINDS
        for record in unit.find(RECORD_TYPES[kind], include_deleted=True)
        if _concerns(record, units, people)
    ]
    return tuple(sorted(found, key=dependency_rank))


def unit_stamps_of(unit: ReadUnit, unit_id: str | None) -> tuple[UnitStamp, ...]:
    """Return which records of its unit and those below a laptop may have from the office.

    What the laptop wrote itself is among them; who a citizen is stays in the office.
    """
    return unit_stamps(unit, UNIT_KINDS - {Citizen.KIND}, _below(unit, unit_id))


def unit_records(unit: ReadUnit, unit_id: str | None, has: Mapping[str, int]) -> tuple[Record, ...]:
    """Return the records of its unit that a laptop lacks, parents first; `has` are its versions."""
    wanted: dict[str, list[str]] = {}
    for stamp in unit_stamps_of(unit, unit_id):
        known = has.get(stamp.id, 0)
        if known != stamp.version and (known or not stamp.deleted):
            wanted.setdefault(stamp.kind, []).append(stamp.id)
    found = [record for kind, ids in wanted.items() for record in _load(unit, kind, ids)]
    return tuple(sorted(found, key=dependency_rank))


def people_of(unit: ReadUnit, unit_id: str | None) -> frozenset[str]:
    """Return the persons of a unit and below, and those related to them; None = everybody."""
    return _people(unit, _below(unit, unit_id))


def staff_of(unit: ReadUnit, unit_id: str | None) -> frozenset[str]:
    """Return the persons who hold or held a position in a unit or below; None = everybody."""
    units = _below(unit, unit_id)
    return frozenset(a.person_id for a in unit.find(Assignment) if a.unit_id in units)


def led_by(unit: ReadUnit, person_id: str) -> frozenset[str]:
    """Return a person and everybody below: appraised, or superior of the appraiser, at any time."""
    kinds = (RelationKind.APPRAISER, RelationKind.APPRAISER_SUPERIOR)
    below: dict[str, set[str]] = {}
    for relation in unit.find(Relation, relation_kind=kinds):
        below.setdefault(relation.other_id, set()).add(relation.person_id)
    found, edge = {person_id}, {person_id}
    while edge:
        edge = {person for leader in edge for person in below.get(leader, ())} - found
        found |= edge
    return frozenset(found)


def _below(unit: ReadUnit, unit_id: str | None) -> frozenset[str]:
    every = unit.find(Unit)
    if unit_id is None:
        return frozenset(u.id for u in every)
    found = {unit_id}
    while more := {u.id for u in every if u.parent_id in found} - found:
        found |= more
    return frozenset(found)


def _people(unit: ReadUnit, units: frozenset[str]) -> frozenset[str]:
    staff = {a.person_id for a in unit.find(Assignment) if a.unit_id in units}
    others = {r.other_id for r in unit.find(Relation) if r.person_id in staff}
    above = {r.other_id for r in unit.find(Relation) if r.person_id in others}
    return frozenset(staff | others | above)


def _concerns(  # noqa: PLR0911  (one line a kind)
    record: Record, units: frozenset[str], people: frozenset[str]
) -> bool:
    if isinstance(record, Employee):
        return record.id in people
    if isinstance(record, Assignment):
        return record.person_id in people
    if isinstance(record, Relation):
        return record.person_id in people and record.other_id in people
    if isinstance(record, PeerDigest | ArchiveScore | PersonException | Participation):
        return record.person_id in people
    if isinstance(record, QuestionnaireAnswer | InterviewNote):
        return False  # what staff said about the system stays at the office
    if isinstance(record, OrganisationResult):
        return record.unit_id in units
    return True


def _load(unit: ReadUnit, kind: str, ids: Sequence[str]) -> list[Record]:
    found: list[Record] = []
    for start in range(0, len(ids), _BATCH):
        part = tuple(ids[start : start + _BATCH])
        found.extend(unit.find(RECORD_TYPES[kind], include_deleted=True, id=part))
    return found
