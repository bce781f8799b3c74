"""Tindak lanjut: reward, coaching and training from a result (TS-7, TS-8, PR-8, X-5, WG-4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TypedDict, Unpack

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.appraisal import AppraisalState
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Area, Changes, Outcome
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
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.plain_words import FEW, says
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.services.appraisal_store import appraisal_of, appraisals_of
from penilaian_desktop.services.as_shown import check_shown
from penilaian_desktop.services.context import Context, step_label
from penilaian_desktop.services.effective import result_of, results_of
from penilaian_desktop.services.follow_up_reading import follow_up_item, follow_up_lines
from penilaian_desktop.services.people import person_item, staff_between
from penilaian_desktop.services.person_lists import PersonList
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require
from penilaian_desktop.services.training_reading import newest_approval
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
            return tuple(sorted(found, key=lambda p: (name_order(p.person.name), p.kind)))

    def list(
        self, s: Session, *, year: int | None = None, person_id: str = ""
    ) -> tuple[FollowUpItem, ...]:
        """Return the follow-ups that the session may read, open ones first, then by day."""
        with self.context.read() as unit:
            today = self.context.today(unit)
            return follow_up_lines(unit, s, today, year=year, person_id=person_id).items

    def helped(
        self, s: Session, *, year: int | None = None, person_id: str = ""
    ) -> tuple[HelpedLine, ...]:
        """Return for each follow-up whether the next period of the same kind got better."""
        return tuple(
            line
            for item, line in self.helped_by(s, year=year, person_id=person_id)
            if item.state is not FollowUpState.DECLINED
        )

    def helped_by(
        self,
        s: Session,
        *,
        year: int | None = None,
        person_id: str = "",
        kind: FollowUpKind | None = None,
    ) -> tuple[tuple[FollowUpItem, HelpedLine], ...]:
        """Return each follow-up of a kind, of all by default, with whether it helped."""
        with self.context.read() as unit:
            today = self.context.today(unit)
            found = follow_up_lines(unit, s, today, year=year, person_id=person_id, kind=kind)
            return tuple((item, found.helped(item)) for item in found.items)

    # --- the appraiser ---------------------------------------------------------------------
    def save(
        self,
        s: Session,
        person_id: str,
        period_code: str,
        kind: FollowUpKind,
        follow_up_id: str = "",
        *,
        version: int | None = None,
        **fields: Unpack[FollowUpFields],
    ) -> Outcome[FollowUpItem]:
        """Write a follow-up after a published result; signed. Id "" makes a new one.

        One that is changed is the one that `version` showed. What was approved already keeps its
        topic. Raises NotAllowed; RuleViolation `follow_up_topic_missing`,
        `follow_up_before_publication`, `follow_up_closed`, `follow_up_approved`.
        """
        code = PeriodCode.parse(period_code)
        with self.context.write(s, "undo_follow_up_written") as unit:
            require(unit, s, Action.WRITE_FOLLOW_UP, person_id, code.starts, code.ends)
            found = appraisal_of(unit, person_id, period_code)
            if found is None or found.state is not AppraisalState.PUBLISHED:
                raise RuleViolation("follow_up_before_publication", period=code.label)
            if follow_up_id:
                old = self._own(unit, s, follow_up_id)
                check_shown(old, version)
                new = replace(old, **fields)
                approval = newest_approval(unit, old.id)
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
            if not says(new.topic):
                raise RuleViolation("follow_up_topic_missing", field="topic")
            written = unit.put(new) if new.id else unit.add(replace(new, id=new_id()))
            item = self._item(unit, s, written)
        return Outcome(item, self._changes(written), step_label(unit, "undo_follow_up_written"))

    def close(
        self, s: Session, follow_up_id: str, *, outcome: str = "", held_on: date | None = None,
        version: int | None = None,
    ) -> Outcome[FollowUpItem]:  # fmt: skip
        """Close a follow-up, as `version` showed it (TS-8).

        Coaching needs the day it was held, and its outcome. A dash is no outcome, and that of
        coaching is told in a few words. Raises NotAllowed; RuleViolation `follow_up_not_approved`
        (a reward), `follow_up_outcome_missing`, `follow_up_outcome_short`,
        `follow_up_day_missing`, `follow_up_day_in_future`, `follow_up_closed`.
        """
        with self.context.write(s, "undo_follow_up_closed") as unit:
            old = self._own(unit, s, follow_up_id)
            check_shown(old, version)
            new = replace(
                old, outcome=outcome.strip() or old.outcome, held_on=held_on or old.held_on
            )
            today = self.context.today(unit)
            approval = newest_approval(unit, old.id)
            if old.follow_kind is FollowUpKind.REWARD and not (approval and approval.approved):
                raise RuleViolation("follow_up_not_approved")
            _check_closing(new, today)
            written = unit.put(replace(new, closed_on=today))
            item = self._item(unit, s, written)
        return Outcome(item, self._changes(written), step_label(unit, "undo_follow_up_closed"))

    def delete(self, s: Session, follow_up_id: str) -> Outcome[None]:
        """Take an own follow-up back that nobody decided on. Raises `follow_up_approved`."""
        with self.context.write(s, "undo_follow_up_deleted") as unit:
            old = self._own(unit, s, follow_up_id)
            if newest_approval(unit, old.id) is not None:
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
        version: int | None = None,
    ) -> Outcome[FollowUpItem]:
        """Approve a follow-up with the number of its letter, or decline it with a reason; signed.

        Raises NotAllowed; RuleViolation `follow_up_note_missing`, `follow_up_closed`.
        """
        if not approved and not says(note):
            raise RuleViolation("follow_up_note_missing", field="note")
        with self.context.write(s, "undo_follow_up_approved") as unit:
            record = unit.require(FollowUp, follow_up_id)
            code = PeriodCode.parse(record.period_code)
            require(unit, s, Action.APPROVE_FOLLOW_UP, record.person_id, code.starts, code.ends)
            check_shown(record, version)
            if record.closed_on is not None:
                raise RuleViolation("follow_up_closed")
            old = newest_approval(unit, record.id)
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
        approval = newest_approval(unit, record.id)
        found = appraisal_of(unit, record.person_id, record.period_code)
        named = {record.person_id, record.responsible_id}
        return follow_up_item(
            record,
            approval,
            PersonList(unit, named | ({approval.author_id} if approval else set())),
            self.context.today(unit),
            predicate=result_of(unit, found).predicate if found else None,
            may_write=self._may(unit, s, record, Action.WRITE_FOLLOW_UP),
            may_approve=self._may(unit, s, record, Action.APPROVE_FOLLOW_UP),
        )

    def _changes(self, record: FollowUp) -> Changes:
        return Changes.of(Area.APPRAISALS, persons=(record.person_id,))


def _check_closing(record: FollowUp, today: date) -> None:
    coaching = record.follow_kind is FollowUpKind.COACHING
    if not says(record.outcome):
        raise RuleViolation("follow_up_outcome_missing", field="outcome")
    if coaching and not says(record.outcome, FEW):
        raise RuleViolation("follow_up_outcome_short", field="outcome", words=FEW)
    if coaching and record.held_on is None:
        raise RuleViolation("follow_up_day_missing", field="held_on")
    if record.held_on is not None and record.held_on > today:
        raise RuleViolation("follow_up_day_in_future", field="held_on")
