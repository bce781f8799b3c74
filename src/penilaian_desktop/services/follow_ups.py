"""Tindak lanjut: reward, coaching and training from a result (TS-7, TS-8, PR-8, X-5, WG-4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypedDict, Unpack

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.appraisal import Appraisal, AppraisalState, Predicate
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.calibration import CalibrationChange
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.delegation import Delegation
from penilaian_desktop.domain.distribution import WORST_TO_BEST
from penilaian_desktop.domain.employee import Agency, Assignment, Employee, Relation, Unit
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.follow_up import (
    FollowUp,
    FollowUpApproval,
    FollowUpKind,
    FollowUpState,
    proposed_kinds,
)
from penilaian_desktop.domain.follow_up_views import FollowUpItem, HelpedLine, ProposedFollowUp
from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.objection import ObjectionDecision
from penilaian_desktop.domain.period_parts import period_after
from penilaian_desktop.domain.record import Record, new_id
from penilaian_desktop.services.appraisal_store import appraisal_of, appraisals_of
from penilaian_desktop.services.context import Context, step_label
from penilaian_desktop.services.effective import result_of, results_of
from penilaian_desktop.services.people import person_item, staff_between
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require
from penilaian_desktop.storage.prefetched import Prefetched
from penilaian_desktop.storage.unit_of_work import ReadUnit


class FollowUpFields(TypedDict, total=False):
    """The fields of a follow-up that the appraiser writes."""

    topic: str
    reason: str
    due: date | None
    responsible_id: str
    held_on: date | None
    outcome: str


@dataclass(frozen=True, slots=True)
class FollowUps:
    """Use cases of follow-ups."""

    context: Context

    # --- reading ---------------------------------------------------------------------------
    def propose(self, s: Session, period_code: str) -> tuple[ProposedFollowUp, ...]:
        """Return what the published results of the own staff suggest and nobody wrote yet."""
        code = PeriodCode.parse(period_code)
        with self.context.read() as unit:
            staff = staff_between(unit, s, code.starts, code.ends)
            appraisals = {
                person: found
                for person, found in appraisals_of(unit, staff, period_code).items()
                if found.state is AppraisalState.PUBLISHED
            }
            results = results_of(unit, appraisals, period_code)
            written = {
                (f.person_id, f.follow_kind)
                for f in unit.find(FollowUp, person_id=tuple(appraisals), period_code=period_code)
            }
            found = []
            for person_id, result in results.items():
                for kind in proposed_kinds(result.predicate) if result.predicate else ():
                    if (person_id, kind) not in written:
                        assert result.predicate is not None
                        found.append(
                            ProposedFollowUp(
                                person=person_item(unit, person_id, code.ends),
                                period_code=period_code,
                                predicate=result.predicate,
                                kind=kind,
                                topic=message(f"follow_up_{kind.value}").text,
                            )
                        )
            return tuple(sorted(found, key=lambda p: (p.person.name.casefold(), p.kind)))

    def list(
        self, s: Session, *, year: int | None = None, person_id: str = ""
    ) -> tuple[FollowUpItem, ...]:
        """Return the follow-ups that the session may read, open ones first, then by day."""
        with self.context.read() as unit:
            return self._readable(Prefetched(unit), s, year, person_id)

    def helped(
        self, s: Session, *, year: int | None = None, person_id: str = ""
    ) -> tuple[HelpedLine, ...]:
        """Return for each follow-up whether the next period of the same kind got better."""
        with self.context.read() as unit:
            held = Prefetched(unit)
            return tuple(
                self._helped(held, item)
                for item in self._readable(held, s, year, person_id)
                if item.state is not FollowUpState.DECLINED
            )

    # --- the appraiser ---------------------------------------------------------------------
    def save(
        self,
        s: Session,
        person_id: str,
        period_code: str,
        kind: FollowUpKind,
        follow_up_id: str = "",
        **fields: Unpack[FollowUpFields],
    ) -> Outcome[FollowUpItem]:
        """Write a follow-up after a published result; signed. Id "" makes a new one.

        What was approved already keeps its topic. Raises NotAllowed; RuleViolation
        `follow_up_topic_missing`, `follow_up_before_publication`, `follow_up_closed`,
        `follow_up_approved`.
        """
        code = PeriodCode.parse(period_code)
        with self.context.write(s, "undo_follow_up_written") as unit:
            require(unit, s, Action.WRITE_FOLLOW_UP, person_id, code.starts, code.ends)
            found = appraisal_of(unit, person_id, period_code)
            if found is None or found.state is not AppraisalState.PUBLISHED:
                raise RuleViolation("follow_up_before_publication", period=code.label)
            if follow_up_id:
                old = self._own(unit, s, follow_up_id)
                new = replace(old, **fields)
                approval = _approval(unit, old.id)
                if approval is not None and approval.approved and new.topic != old.topic:
                    raise RuleViolation("follow_up_approved", field="topic")
            else:
                blank = FollowUp(
                    id="",
                    at=self.context.now(),
                    person_id=person_id,
                    period_code=period_code,
                    follow_kind=kind,
                    topic="",
                )
                new = replace(blank, **fields)
            if not new.topic.strip():
                raise RuleViolation("follow_up_topic_missing", field="topic")
            written = unit.put(new) if new.id else unit.add(replace(new, id=new_id()))
            item = self._item(unit, s, written)
        return Outcome(item, self._changes(written), step_label(unit, "undo_follow_up_written"))

    def close(
        self, s: Session, follow_up_id: str, *, outcome: str = "", held_on: date | None = None
    ) -> Outcome[FollowUpItem]:
        """Close a follow-up. Coaching needs the day it was held, and its outcome (TS-8).

        Raises NotAllowed; RuleViolation `follow_up_outcome_missing`, `follow_up_day_missing`,
        `follow_up_not_approved` (a reward), `follow_up_closed`.
        """
        with self.context.write(s, "undo_follow_up_closed") as unit:
            old = self._own(unit, s, follow_up_id)
            new = replace(
                old, outcome=outcome.strip() or old.outcome, held_on=held_on or old.held_on
            )
            coaching = old.follow_kind is FollowUpKind.COACHING
            if not new.outcome.strip():
                raise RuleViolation("follow_up_outcome_missing", field="outcome")
            if coaching and new.held_on is None:
                raise RuleViolation("follow_up_day_missing", field="held_on")
            approval = _approval(unit, old.id)
            if old.follow_kind is FollowUpKind.REWARD and not (approval and approval.approved):
                raise RuleViolation("follow_up_not_approved")
            written = unit.put(replace(new, closed_on=self.context.today(unit)))
            item = self._item(unit, s, written)
        return Outcome(item, self._changes(written), step_label(unit, "undo_follow_up_closed"))

    def delete(self, s: Session, follow_up_id: str) -> Outcome[None]:
        """Take an own follow-up back that nobody decided on. Raises `follow_up_approved`."""
        with self.context.write(s, "undo_follow_up_deleted") as unit:
            old = self._own(unit, s, follow_up_id)
            if _approval(unit, old.id) is not None:
                raise RuleViolation("follow_up_approved", field="topic")
            unit.delete(FollowUp, old.id)
        return Outcome(None, self._changes(old), step_label(unit, "undo_follow_up_deleted"))

    # --- the superior, or HR ---------------------------------------------------------------
    def approve(
        self,
        s: Session,
        follow_up_id: str,
        *,
        approved: bool = True,
        note: str = "",
        letter: str = "",
    ) -> Outcome[FollowUpItem]:
        """Approve a follow-up with the number of its letter, or decline it with a reason; signed.

        Raises NotAllowed; RuleViolation `follow_up_note_missing`, `follow_up_closed`.
        """
        if not approved and not note.strip():
            raise RuleViolation("follow_up_note_missing", field="note")
        with self.context.write(s, "undo_follow_up_approved") as unit:
            record = unit.require(FollowUp, follow_up_id)
            code = PeriodCode.parse(record.period_code)
            require(unit, s, Action.APPROVE_FOLLOW_UP, record.person_id, code.starts, code.ends)
            if record.closed_on is not None:
                raise RuleViolation("follow_up_closed")
            old = _approval(unit, record.id)
            today = self.context.today(unit)
            if old is not None and old.author_id == s.person_id:
                unit.put(
                    replace(
                        old, approved=approved, note=note.strip(), letter=letter.strip(),
                        approved_on=today,
                    )
                )  # fmt: skip
            else:
                unit.add(
                    FollowUpApproval(
                        id=new_id(),
                        at=self.context.now(),
                        person_id=record.person_id,
                        follow_up_id=record.id,
                        period_code=record.period_code,
                        approved=approved,
                        note=note.strip(),
                        letter=letter.strip(),
                        approved_on=today,
                    )
                )
            item = self._item(unit, s, record)
        return Outcome(item, self._changes(record), step_label(unit, "undo_follow_up_approved"))

    # --- inside ----------------------------------------------------------------------------
    def _readable(
        self, unit: Prefetched, s: Session, year: int | None, person_id: str
    ) -> tuple[FollowUpItem, ...]:
        every = unit.find(FollowUp, person_id=person_id) if person_id else unit.find(FollowUp)
        asked = [f for f in every if year in {None, PeriodCode.parse(f.period_code).year}]
        _read_ahead(unit, s, asked)
        items = [
            self._item(unit, s, record)
            for record in asked
            if self._may(unit, s, record, Action.READ_FOLLOW_UP)
        ]
        return tuple(sorted(items, key=_urgency))

    def _own(self, unit: ReadUnit, s: Session, follow_up_id: str) -> FollowUp:
        old = unit.require(FollowUp, follow_up_id)
        code = PeriodCode.parse(old.period_code)
        require(unit, s, Action.WRITE_FOLLOW_UP, old.person_id, code.starts, code.ends)
        if old.closed_on is not None:
            raise RuleViolation("follow_up_closed")
        return old

    def _may(self, unit: ReadUnit, s: Session, record: FollowUp, action: Action) -> bool:
        code = PeriodCode.parse(record.period_code)
        try:
            require(unit, s, action, record.person_id, code.starts, code.ends)
        except NotAllowed:
            return False
        return True

    def _item(self, unit: ReadUnit, s: Session, record: FollowUp) -> FollowUpItem:
        today = self.context.today(unit)
        approval = _approval(unit, record.id)
        found = appraisal_of(unit, record.person_id, record.period_code)
        state = _state(record, approval)
        is_open = record.closed_on is None
        may_write = is_open and self._may(unit, s, record, Action.WRITE_FOLLOW_UP)
        waits = record.follow_kind is FollowUpKind.REWARD and state is not FollowUpState.APPROVED
        return FollowUpItem(
            id=record.id,
            version=record.version,
            person=person_item(unit, record.person_id, today),
            period_code=record.period_code,
            predicate=result_of(unit, found).predicate if found else None,
            kind=record.follow_kind,
            topic=record.topic,
            reason=record.reason,
            due=record.due,
            responsible=_name(unit, record.responsible_id),
            responsible_id=record.responsible_id,
            held_on=record.held_on,
            outcome=record.outcome,
            closed_on=record.closed_on,
            state=state,
            overdue=is_open and record.due is not None and record.due < today,
            approved_by=_name(unit, approval.author_id) if approval else "",
            approved_on=approval.approved_on if approval else None,
            letter=approval.letter if approval else "",
            approval_note=approval.note if approval else "",
            may_edit=may_write,
            may_approve=is_open and self._may(unit, s, record, Action.APPROVE_FOLLOW_UP),
            may_close=may_write and not waits,
        )

    def _helped(self, unit: ReadUnit, item: FollowUpItem) -> HelpedLine:
        after = period_after(PeriodCode.parse(item.period_code)).code
        found = appraisal_of(unit, item.person.person_id, after)
        later = None
        if found is not None and found.state is AppraisalState.PUBLISHED:
            later = result_of(unit, found).predicate
        return HelpedLine(
            follow_up_id=item.id,
            person=item.person,
            kind=item.kind,
            topic=item.topic,
            period_code=item.period_code,
            next_period_code=after,
            before=item.predicate,
            after=later,
            steps=_rank(later) - _rank(item.predicate) if later and item.predicate else None,
        )

    def _changes(self, record: FollowUp) -> Changes:
        return Changes.of(Area.APPRAISALS, persons=(record.person_id,))


def _read_ahead(unit: Prefetched, s: Session, records: Sequence[FollowUp]) -> None:
    """Read what the lines of a list ask about, a statement a kind however many there are."""
    persons = {record.person_id for record in records}
    heads = {r.other_id for r in unit.ahead(Relation, "person_id", persons)}
    unit.ahead(Relation, "person_id", heads)
    unit.ahead(Delegation, "other_id", (s.person_id,))
    unit.ahead(Appraisal, "person_id", persons)
    signed: list[Record] = [
        *unit.ahead(FollowUpApproval, "follow_up_id", (record.id for record in records)),
        *unit.ahead(CalibrationChange, "person_id", persons),
        *unit.ahead(ObjectionDecision, "person_id", persons),
    ]
    unit.ahead(Assignment, "person_id", persons)
    named = {record.responsible_id for record in records} | {one.author_id for one in signed}
    unit.ahead(Employee, "id", persons | named)
    unit.all_ahead(Unit)
    unit.all_ahead(Agency)


def _rank(predicate: Predicate) -> int:
    return WORST_TO_BEST.index(predicate)


def _approval(unit: ReadUnit, follow_up_id: str) -> FollowUpApproval | None:
    found: Iterable[FollowUpApproval] = unit.find(FollowUpApproval, follow_up_id=follow_up_id)
    return max(found, key=lambda a: (a.at, a.id), default=None)


def _state(record: FollowUp, approval: FollowUpApproval | None) -> FollowUpState:
    if record.closed_on is not None:
        return FollowUpState.CLOSED
    if approval is None:
        return FollowUpState.PROPOSED
    return FollowUpState.APPROVED if approval.approved else FollowUpState.DECLINED


def _urgency(item: FollowUpItem) -> tuple[bool, date, str]:
    return item.closed_on is not None, item.due or date.max, item.id


def _name(unit: ReadUnit, person_id: str) -> str:
    found = unit.get(Employee, person_id, include_deleted=True) if person_id else None
    return found.name if found else ""
