"""What accepting a package would do, record by record. Reads only.

Author first, then the rules of the field, then versions: two devices that both changed a record
are a conflict for people, never decided by a clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from penilaian_desktop.domain.activity import Activity, Review, ReviewDecision
from penilaian_desktop.domain.appraisal import Appraisal, AppraisalState
from penilaian_desktop.domain.attendance import Attendance, newest
from penilaian_desktop.domain.attendance_counts import recap_fault
from penilaian_desktop.domain.errors import PenilaianError
from penilaian_desktop.domain.exchange import PackageKind, RefusalKind
from penilaian_desktop.domain.kinds import OWNERS, RECORD_TYPES, Owner
from penilaian_desktop.domain.plan import Plan
from penilaian_desktop.domain.public_voice import Survey
from penilaian_desktop.domain.record import Record
from penilaian_desktop.domain.scheme_facts import asked_ratings, predicate_with
from penilaian_desktop.domain.scheme_record import SchemeText
from penilaian_desktop.domain.task import Task, TaskProgress, task_fault
from penilaian_desktop.domain.verified import Judged, RecordIn, VerifiedPackage
from penilaian_desktop.domain.voice_rules import voice_fault
from penilaian_desktop.services.about import parent_key
from penilaian_desktop.services.canonical import record_fields
from penilaian_desktop.services.chains import key_of
from penilaian_desktop.services.cycle_rules import cycle_fault, twice
from penilaian_desktop.services.log_rules import DAY_MINUTES
from penilaian_desktop.services.ownership import OwnershipDesk
from penilaian_desktop.services.plan_rivals import overlapping
from penilaian_desktop.services.trail_rules import FINE, trail_fault
from penilaian_desktop.services.versions import chosen_over
from penilaian_desktop.storage.schemes import SchemeBook
from penilaian_desktop.storage.unit_of_work import ReadUnit

NEW, CHANGED, SAME, REFUSED = "new", "changed", "same", "refused"
MAX_VERSION = 2**31 - 1
"""Nobody writes a record so often: a version near the end of the numbers would allow no other."""
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges the records of one package against one snapshot."""

    unit: ReadUnit
    package: VerifiedPackage
    schemes: SchemeBook
    left_out: frozenset[str] = frozenset()
    unsent: frozenset[str] = frozenset()
    """What was written here and the office does not have: looked at where it gives back."""

    def records(self) -> tuple[Judged, ...]:
        """Return every record judged, in the order of the package."""
        items = self.package.records
        stored = self._stored(items)
        acks = self.unit.exchange.acks(self.package.device.kid, [item.id for item in items])
        desk = OwnershipDesk(self.unit, self.package, self.left_out)
        acks.update(self._withdrawn(stored))
        judged = tuple(
            self._judge(item, stored.get((item.kind, item.id)), acks.get(item.id), desk)
            for item in items
        )
        judged = self._one_recap(self._one_plan_a_day(self._one_appraisal(judged)))
        return _without_orphans(judged)

    def _one_plan_a_day(self, judged: tuple[Judged, ...]) -> tuple[Judged, ...]:
        """Refuse plans that share a day with another plan of the same position."""
        brought = [
            j.incoming.record
            for j in judged
            if j.change in {NEW, CHANGED} and isinstance(j.incoming.record, Plan)
        ]
        lost = overlapping(self.unit, brought)
        return tuple(
            replace(j, change=REFUSED, code="plan_overlaps_here", field="starts")
            if j.incoming.kind == Plan.KIND and j.incoming.id in lost
            else j
            for j in judged
        )

    def _one_appraisal(self, judged: tuple[Judged, ...]) -> tuple[Judged, ...]:
        """Refuse the appraisals that do not count beside another of the same person and period.

        Only those that would be taken compete: what is refused displaces nothing.
        """
        taken = [
            j.incoming.record
            for j in judged
            if j.change != REFUSED and isinstance(j.incoming.record, Appraisal)
        ]
        if not taken:
            return judged
        ids = {record.id for record in taken}
        people = tuple({record.person_id for record in taken})
        rivals = [a for a in self.unit.find(Appraisal, person_id=people) if a.id not in ids]
        rivals += taken
        lost = {r.id for r in taken if not r.deleted and twice(r, rivals)}
        return tuple(
            replace(j, change=REFUSED, code="appraisal_twice", field="period_code")
            if j.incoming.id in lost and j.change != REFUSED
            else j
            for j in judged
        )

    def _one_recap(self, judged: tuple[Judged, ...]) -> tuple[Judged, ...]:
        """Refuse new recaps of a person and month of whom another record stays or comes as well.

        Of two that come together the one written last is taken. What the office itself sends is
        not looked at: it has one already.
        """
        every = [j for j in judged if isinstance(j.incoming.record, Attendance)]
        taken = [j for j in every if j.change in {NEW, CHANGED}]
        if self.package.device.office or not taken:
            return judged
        brought = [r for j in taken if isinstance(r := j.incoming.record, Attendance)]
        people = tuple({r.person_id for r in brought})
        written = {r.id for r in brought}
        stay = [r for r in self.unit.find(Attendance, person_id=people) if r.id not in written]
        fixed = {j.incoming.id for j in taken if j.change == CHANGED}
        stay += [r for r in brought if r.id in fixed and not r.deleted]
        kept = {(r.person_id, r.month) for r in stay}
        fresh = [r for r in brought if r.id not in fixed and not r.deleted]
        last = {r.id for r in newest(r for r in fresh if (r.person_id, r.month) not in kept)}
        lost = {r.id for r in fresh} - last
        return tuple(
            replace(j, change=REFUSED, code="attendance_twice", field="month")
            if j.incoming.kind == Attendance.KIND and j.incoming.id in lost
            else j
            for j in judged
        )

    def _withdrawn(self, stored: dict[tuple[str, str], Record]) -> dict[str, int]:
        """Return the stored version of records whose import was undone: they may come again."""
        refusals = self.unit.exchange.refusals(key_of(self.package.statement))
        return {
            r.line.id: stored[r.line.kind, r.line.id].version
            for r in refusals
            if r.outcome is RefusalKind.WITHDRAWN and (r.line.kind, r.line.id) in stored
        }

    def _stored(self, items: Iterable[RecordIn]) -> dict[tuple[str, str], Record]:
        by_kind: dict[str, list[str]] = {}
        for item in items:
            if item.kind in RECORD_TYPES:
                by_kind.setdefault(item.kind, []).append(item.id)
        found: dict[tuple[str, str], Record] = {}
        for kind, ids in by_kind.items():
            for start in range(0, len(ids), _BATCH):
                part = tuple(ids[start : start + _BATCH])
                for record in self.unit.find(RECORD_TYPES[kind], include_deleted=True, id=part):
                    found[kind, record.id] = record
        return found

    def _judge(
        self, item: RecordIn, before: Record | None, shared: int | None, desk: OwnershipDesk
    ) -> Judged:
        code, field = item.code, item.field
        if not code and item.record is None:
            code = "record_malformed"
        if not code and item.version > MAX_VERSION:
            code, field = "record_malformed", "version"
        if not code:
            code, field = desk.objection(item, before)
        if not code:
            code, field = self._broken_rule(item.record, before)
        if code:
            return Judged(incoming=item, before=before, change=REFUSED, code=code, field=field)
        assert item.record is not None
        change, code = self._version(item, item.record, before, shared)
        if not code and item.id in self.left_out:
            change, code = REFUSED, "left_out"
        return Judged(incoming=item, before=before, change=change, code=code)

    def _version(  # noqa: PLR0911  (one line a reason)
        self, item: RecordIn, record: Record, before: Record | None, shared: int | None
    ) -> tuple[str, str]:
        if before is None:
            return NEW, ""
        if _content(before) == _content(record) and before.version == record.version:
            return SAME, ""
        if self.package.device.office and OWNERS[item.kind] is Owner.HR:
            return CHANGED, ""
        if self.package.statement.kind is PackageKind.RETURN:  # what was written here since stays
            return (REFUSED, "record_conflict") if record.id in self.unsent else (CHANGED, "")
        if self._decided_by_office(record, before):
            return CHANGED, ""
        if before.version not in {shared, item.base}:
            chosen = chosen_over(self.unit, self.package.records, item, before)
            return (CHANGED, "") if chosen else (REFUSED, "record_conflict")
        again = before.deleted and not record.deleted and record.version == before.version
        if record.version <= before.version and not again:
            return REFUSED, "record_older"
        return CHANGED, ""

    def _decided_by_office(self, record: Record, before: Record) -> bool:
        """Tell whether the office's recap of attendance goes before the one of this laptop.

        Of two laptops that keep the same month the office has one, and what it says of the month
        is what counts: unless this laptop wrote on what the office has.
        """
        if not isinstance(record, Attendance) or not self.package.device.office:
            return False
        newer = record.version >= before.version
        return newer or not self.unit.exchange.newest_acks([record.id])

    def _broken_rule(  # noqa: PLR0911  (one line a kind)
        self, record: Record | None, before: Record | None
    ) -> tuple[str, str]:
        if isinstance(before, Appraisal) and isinstance(record, Appraisal):
            shown = before.state is AppraisalState.PUBLISHED and not before.deleted
            if shown and (record.deleted or record.state is not AppraisalState.PUBLISHED):
                return "appraisal_withdrawn", "state"
        if isinstance(before, SchemeText) and isinstance(record, SchemeText):
            changed = before.released_on and (
                record.deleted or record_fields(record) != record_fields(before)
            )
            if changed:
                return "scheme_text_released", "toml"
        fault = trail_fault(self.schemes, record) if record is not None else FINE
        if fault == FINE and record is not None:
            fault = self._voice_rule(record)
        if fault != FINE:
            return fault
        if isinstance(record, Attendance):
            return recap_fault(record, self.package.statement.made.date())
        if isinstance(record, Activity):
            return _activity_rule(record)
        if isinstance(record, Task | TaskProgress):
            return task_fault(record)
        if isinstance(record, Review):
            wordless = record.decision is ReviewDecision.RETURNED and not record.note.strip()
            return ("return_without_note", "note") if wordless else ("", "")
        if isinstance(record, Appraisal) and record.state is not AppraisalState.DRAFT:
            return self._appraisal_rule(record)
        return cycle_fault(self.schemes, record) if record is not None else ("", "")

    def _voice_rule(self, record: Record) -> tuple[str, str]:
        """Judge what the public said; a survey needs rules that make an index of its answers."""
        fault = voice_fault(record)
        if fault != FINE or not isinstance(record, Survey) or record.deleted:
            return fault
        try:
            scheme = self.schemes.get(record.scheme)
        except (PenilaianError, KeyError):
            return "scheme_not_here", "scheme"
        given = {result.name for result in scheme.results}
        asks = any(fact.name == "responses" for fact in scheme.facts)
        return FINE if asks and given >= {"ikm", "mutu"} else ("scheme_not_here", "scheme")

    def _appraisal_rule(self, record: Appraisal) -> tuple[str, str]:
        try:
            scheme = self.schemes.get(record.scheme, record.scheme_version)
            asks = asked_ratings(scheme)
            if asks.work and record.work_rating is None:
                return "rating_missing", "work_rating"
            if asks.behaviour and record.behaviour_rating is None:
                return "rating_missing", "behaviour_rating"
            due = predicate_with(scheme, record.trail, record.work_rating, record.behaviour_rating)
        except (PenilaianError, KeyError):
            return "scheme_not_here", "scheme"
        return ("", "") if record.predicate is due else ("predicate_wrong", "predicate")


def _without_orphans(judged: tuple[Judged, ...]) -> tuple[Judged, ...]:
    """Refuse what hangs on a record that is itself refused and was never here before."""
    while True:
        lost = {
            (j.incoming.kind, j.incoming.id)
            for j in judged
            if j.change == REFUSED and j.before is None
        }
        orphans = {
            (j.incoming.kind, j.incoming.id)
            for j in judged
            if j.change != REFUSED and j.incoming.record and parent_key(j.incoming.record) in lost
        }
        if not orphans:
            return judged
        judged = tuple(
            replace(j, change=REFUSED, code="subject_missing")
            if (j.incoming.kind, j.incoming.id) in orphans
            else j
            for j in judged
        )


def _activity_rule(record: Activity) -> tuple[str, str]:
    if not record.text.strip():
        return "activity_text_missing", "text"
    if record.volume is not None and record.volume < 0:
        return "volume_negative", "volume"
    start, end = record.start, record.end
    longest = DAY_MINUTES
    if start is not None and not 0 <= start < DAY_MINUTES:
        return "activity_time_impossible", "start"
    if end is not None:
        if start is None or not start < end <= start + DAY_MINUTES:
            return "activity_time_impossible", "end"
        longest = end - start
    if not 0 <= record.minutes <= longest:
        return "activity_time_impossible", "minutes"
    return "", ""


def _content(record: Record) -> tuple[bool, dict[str, object]]:
    fields = record_fields(record)
    if isinstance(record, Attendance):
        fields.pop("source")  # the same list under another name says the same
    return record.deleted, fields
