"""Keberatan: filing, explaining and deciding, with the dossier frozen (REGULATIONS 3.6)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from penilaian_desktop.domain.access import Action, Standing
from penilaian_desktop.domain.appraisal import Appraisal, AppraisalState, Predicate, Rating
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.objection import (
    Objection,
    ObjectionDecision,
    ObjectionOutcome,
    ObjectionReply,
    ObjectionState,
)
from penilaian_desktop.domain.objection_views import DossierView, FilingView, ObjectionItem
from penilaian_desktop.domain.plain_words import says
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.result_views import AskedRatings, ResultPreview
from penilaian_desktop.domain.scheme_facts import asked_ratings
from penilaian_desktop.domain.wording import long_date
from penilaian_desktop.services.appraisal_reading import appraisal_view
from penilaian_desktop.services.appraisal_store import appraisal_of
from penilaian_desktop.services.context import Context, step_label
from penilaian_desktop.services.effective import result_of
from penilaian_desktop.services.objection_reading import (
    Answers,
    answers_of,
    decision_deadline,
    dossier_hash,
    filing_deadline,
    frozen,
    objection_of,
    state_of,
)
from penilaian_desktop.services.people import person_item
from penilaian_desktop.services.result_preview import preview_of, result_after
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require
from penilaian_desktop.storage.unit_of_work import ReadUnit, UnitOfWork


@dataclass(frozen=True, slots=True)
class Objections:
    """Use cases of objections: the person files, the appraiser explains, the superior decides."""

    context: Context

    # --- the person concerned --------------------------------------------------------------
    def filing(self, s: Session, period_code: str) -> FilingView:
        """Return whether the session's person can object, and until when."""
        PeriodCode.parse(period_code)
        with self.context.read() as unit:
            today = self.context.today(unit)
            found = appraisal_of(unit, s.person_id, period_code)
            if found is None or found.state is not AppraisalState.PUBLISHED:
                return FilingView(
                    period_code=period_code,
                    until=None,
                    possible=False,
                    late=False,
                    reason="objection_before_publication",
                )
            until = filing_deadline(unit, found, today)
            before = objection_of(unit, s.person_id, period_code)
            reason = "objection_filed_already" if before else ""
            return FilingView(
                period_code=period_code,
                until=until,
                possible=not reason,
                late=until is not None and until.left < 0,
                reason=reason,
                objection_id=before.id if before else "",
            )

    def file(self, s: Session, period_code: str, text: str) -> Outcome[DossierView]:
        """Object to the own published appraisal, with reasons; the dossier is frozen with it.

        After the last day it is taken and marked late: the superior decides about that too.
        Raises RuleViolation `objection_text_missing`, `objection_before_publication`,
        `objection_filed_already`.
        """
        if not says(text):
            raise RuleViolation("objection_text_missing", field="text")
        code = PeriodCode.parse(period_code)
        with self.context.write(s, "undo_objection_filed") as unit:
            require(unit, s, Action.FILE_OBJECTION, s.person_id, code.starts, code.ends)
            found = appraisal_of(unit, s.person_id, period_code)
            if found is None or found.state is not AppraisalState.PUBLISHED:
                raise RuleViolation("objection_before_publication", period=code.label)
            if objection_of(unit, s.person_id, period_code) is not None:
                raise RuleViolation("objection_filed_already", period=code.label)
            view = appraisal_view(
                self.context,
                unit,
                s.person_id,
                code,
                reader_id=s.person_id,
                editable=False,
                for_owner=True,
            )
            shown = frozen(view)
            written = unit.add(
                Objection(
                    id=new_id(),
                    at=self.context.now(),
                    person_id=s.person_id,
                    period_code=period_code,
                    appraisal_id=found.id,
                    appraisal_version=found.version,
                    text=text.strip(),
                    filed_on=self.context.today(unit),
                    dossier=shown,
                    dossier_sha256=dossier_hash(shown),
                )
            )
            dossier = self._dossier(unit, s, written)
        return Outcome(dossier, self._changes(written), step_label(unit, "undo_objection_filed"))

    def withdraw(self, s: Session, objection_id: str) -> Outcome[DossierView]:
        """Withdraw the own objection before it is decided; it stays in the file as withdrawn.

        Raises NotAllowed `owner_only`; RuleViolation `objection_decided`.
        """
        with self.context.write(s) as unit:
            old = unit.require(Objection, objection_id)
            if old.person_id != s.person_id:
                raise NotAllowed("owner_only")
            if answers_of(unit, old).decision is not None:
                raise RuleViolation("objection_decided")
            written = old
            if old.withdrawn_on is None:
                written = unit.put(replace(old, withdrawn_on=self.context.today(unit)))
            dossier = self._dossier(unit, s, written)
        return Outcome(dossier, self._changes(written), "")

    # --- the appraiser ---------------------------------------------------------------------
    def reply(self, s: Session, objection_id: str, text: str) -> Outcome[DossierView]:
        """Explain the appraisal in answer to an objection; signed.

        Raises NotAllowed; RuleViolation `objection_reply_missing`, `objection_decided`,
        `objection_withdrawn`.
        """
        if not says(text):
            raise RuleViolation("objection_reply_missing", field="text")
        with self.context.write(s, "undo_objection_replied") as unit:
            objection, answers = self._to_answer(unit, s, objection_id, Action.REPLY_OBJECTION)
            today = self.context.today(unit)
            if answers.reply is not None and answers.reply.author_id == s.person_id:
                unit.put(replace(answers.reply, text=text.strip(), replied_on=today))
            else:
                unit.add(
                    ObjectionReply(
                        id=new_id(),
                        at=self.context.now(),
                        person_id=objection.person_id,
                        objection_id=objection.id,
                        period_code=objection.period_code,
                        text=text.strip(),
                        replied_on=today,
                    )
                )
            dossier = self._dossier(unit, s, objection)
        return Outcome(
            dossier, self._changes(objection), step_label(unit, "undo_objection_replied")
        )

    # --- the superior of the appraiser -----------------------------------------------------
    def decide(
        self,
        s: Session,
        objection_id: str,
        outcome: ObjectionOutcome,
        reason: str,
        *,
        work: Rating | None = None,
        behaviour: Rating | None = None,
        predicate: Predicate | None = None,
    ) -> Outcome[DossierView]:
        """Decide an objection, finally; signed. New ratings give the new predicate by the rule.

        Where the scheme asks for no rating it is the predicate that is given. The appraiser is
        heard first, or the time for the explanation is over. Raises NotAllowed; RuleViolation
        `objection_reason_missing`, `objection_decided`, `objection_withdrawn`,
        `objection_not_heard`, `objection_changes_nothing`, `objection_changes_something`,
        `predicate_by_ratings`.
        """
        if not says(reason):
            raise RuleViolation("objection_reason_missing", field="reason")
        with self.context.write(s) as unit:
            objection, answers = self._to_answer(unit, s, objection_id, Action.DECIDE_OBJECTION)
            today = self.context.today(unit)
            if answers.reply is None and decision_deadline(unit, objection, today).left >= 0:
                raise RuleViolation("objection_not_heard")
            self._decide(
                unit, objection, outcome, reason.strip(), (work, behaviour, predicate), today
            )
            dossier = self._dossier(unit, s, objection)
        return Outcome(dossier, self._changes(objection), "")

    def preview(
        self, s: Session, objection_id: str, work: Rating | None, behaviour: Rating | None
    ) -> ResultPreview:
        """Return what new ratings would give, and by which rule; nothing is written.

        Raises NotAllowed; RuleViolation `objection_decided`, `objection_withdrawn`,
        `objection_before_publication`.
        """
        with self.context.read() as unit:
            objection, _ = self._to_answer(unit, s, objection_id, Action.DECIDE_OBJECTION)
            appraisal = appraisal_of(unit, objection.person_id, objection.period_code)
            if appraisal is None or appraisal.predicate is None:
                raise RuleViolation("objection_before_publication", period=objection.period_code)
            scheme = self.context.schemes.get(appraisal.scheme, appraisal.scheme_version)
            return preview_of(scheme, appraisal.trail, work, behaviour)

    def _decide(
        self,
        unit: UnitOfWork,
        objection: Objection,
        outcome: ObjectionOutcome,
        reason: str,
        wanted: tuple[Rating | None, Rating | None, Predicate | None],
        today: date,
    ) -> None:
        appraisal = appraisal_of(unit, objection.person_id, objection.period_code)
        result = result_of(unit, appraisal) if appraisal else None
        if appraisal is None or result is None or result.predicate is None:
            raise RuleViolation("objection_before_publication", period=objection.period_code)
        scheme = self.context.schemes.get(appraisal.scheme, appraisal.scheme_version)
        after = result_after(scheme, appraisal.trail, result, *wanted)
        assert after.predicate is not None
        changed = (after.work, after.behaviour, after.predicate) != (
            result.work,
            result.behaviour,
            result.predicate,
        )
        if changed and outcome is ObjectionOutcome.REJECTED:
            raise RuleViolation("objection_changes_something", field="outcome")
        if not changed and outcome is ObjectionOutcome.GRANTED:
            raise RuleViolation("objection_changes_nothing", field="outcome")
        unit.add(
            ObjectionDecision(
                id=new_id(),
                at=self.context.now(),
                person_id=objection.person_id,
                objection_id=objection.id,
                period_code=objection.period_code,
                outcome=outcome,
                work_before=result.work,
                behaviour_before=result.behaviour,
                predicate_before=result.predicate,
                work_after=after.work,
                behaviour_after=after.behaviour,
                predicate_after=after.predicate,
                reason=reason,
                decided_on=today,
                scheme=appraisal.scheme,
                scheme_version=appraisal.scheme_version,
            )
        )

    # --- reading ---------------------------------------------------------------------------
    def list(self, s: Session, year: int | None = None) -> tuple[ObjectionItem, ...]:
        """Return the objections that the session may read: own, of the staff, to decide, or all.

        Open ones first, those with the nearest last day before the others.
        """
        with self.context.read() as unit:
            items = []
            for objection in unit.find(Objection):
                code = PeriodCode.parse(objection.period_code)
                if year is not None and code.year != year:
                    continue
                try:
                    found = require(
                        unit, s, Action.READ_OBJECTION, objection.person_id, code.starts, code.ends
                    )
                except NotAllowed:
                    continue
                items.append(self._item(unit, s, objection, found))
            return tuple(sorted(items, key=_urgency))

    def dossier(self, s: Session, objection_id: str) -> DossierView:
        """Return an objection with all that belongs to it. Raises NotAllowed."""
        with self.context.read() as unit:
            objection = unit.require(Objection, objection_id)
            return self._dossier(unit, s, objection)

    # --- inside ----------------------------------------------------------------------------
    def _to_answer(
        self, unit: ReadUnit, s: Session, objection_id: str, action: Action
    ) -> tuple[Objection, Answers]:
        objection = unit.require(Objection, objection_id)
        code = PeriodCode.parse(objection.period_code)
        require(unit, s, action, objection.person_id, code.starts, code.ends)
        answers = answers_of(unit, objection)
        if answers.decision is not None:
            raise RuleViolation("objection_decided")
        if objection.withdrawn_on is not None:
            raise RuleViolation("objection_withdrawn", day=long_date(objection.withdrawn_on))
        return objection, answers

    def _standings(self, unit: ReadUnit, s: Session, objection: Objection) -> frozenset[Standing]:
        code = PeriodCode.parse(objection.period_code)
        return require(unit, s, Action.READ_OBJECTION, objection.person_id, code.starts, code.ends)

    def _may(self, unit: ReadUnit, s: Session, objection: Objection, action: Action) -> bool:
        code = PeriodCode.parse(objection.period_code)
        try:
            require(unit, s, action, objection.person_id, code.starts, code.ends)
        except NotAllowed:
            return False
        return True

    def _item(
        self, unit: ReadUnit, s: Session, objection: Objection, found: frozenset[Standing]
    ) -> ObjectionItem:
        today = self.context.today(unit)
        answers = answers_of(unit, objection)
        state = state_of(objection, answers)
        is_open = state in {ObjectionState.FILED, ObjectionState.REPLIED}
        due = decision_deadline(unit, objection, today)
        appraisal = unit.get(Appraisal, objection.appraisal_id)
        until = filing_deadline(unit, appraisal, objection.filed_on) if appraisal else None
        heard = answers.reply is not None or due.left < 0
        return ObjectionItem(
            id=objection.id,
            person=person_item(unit, objection.person_id, objection.filed_on),
            period_code=objection.period_code,
            state=state,
            filed_on=objection.filed_on,
            late=until is not None and until.left < 0,
            predicate=_predicate_then(objection),
            decide_by=due,
            may_reply=is_open and self._may(unit, s, objection, Action.REPLY_OBJECTION),
            may_decide=is_open and heard and self._may(unit, s, objection, Action.DECIDE_OBJECTION),
            may_withdraw=is_open and Standing.SELF in found,
        )

    def _dossier(self, unit: ReadUnit, s: Session, objection: Objection) -> DossierView:
        found = self._standings(unit, s, objection)
        answers = answers_of(unit, objection)
        appraisal = unit.get(Appraisal, objection.appraisal_id)
        reply, decision = answers.reply, answers.decision
        return DossierView(
            item=self._item(unit, s, objection, found),
            text=objection.text,
            shown=objection.dossier,
            sha256=objection.dossier_sha256,
            intact=dossier_hash(objection.dossier) == objection.dossier_sha256,
            changed_since=appraisal is None or appraisal.version != objection.appraisal_version,
            explanation=reply.text if reply else "",
            explained_by=_name(unit, reply.author_id) if reply else "",
            explained_on=reply.replied_on if reply else None,
            outcome=decision.outcome if decision else None,
            decision=decision.reason if decision else "",
            decided_by=_name(unit, decision.author_id) if decision else "",
            decided_on=decision.decided_on if decision else None,
            work_after=decision.work_after if decision else None,
            behaviour_after=decision.behaviour_after if decision else None,
            predicate_after=decision.predicate_after if decision else None,
            withdrawn_on=objection.withdrawn_on,
            asks=self._asks(appraisal),
        )

    def _asks(self, appraisal: Appraisal | None) -> AskedRatings:
        if appraisal is None or not appraisal.scheme:
            return AskedRatings()
        scheme = self.context.schemes.get(appraisal.scheme, appraisal.scheme_version)
        return asked_ratings(scheme)

    def _changes(self, objection: Objection) -> Changes:
        return Changes.of(Area.APPRAISALS, persons=(objection.person_id,))


def _predicate_then(objection: Objection) -> Predicate:
    return Predicate(objection.dossier[0].output)


def _urgency(item: ObjectionItem) -> tuple[bool, date, str]:
    closed = item.state in {ObjectionState.DECIDED, ObjectionState.WITHDRAWN}
    return closed, item.decide_by.day, item.id


def _name(unit: ReadUnit, person_id: str) -> str:
    found = unit.get(Employee, person_id, include_deleted=True)
    return found.name if found else ""
