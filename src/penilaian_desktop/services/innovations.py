"""Innovations and extra tasks outside the plan, and whether the appraiser accepts them (WG-6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.activity import Activity
from penilaian_desktop.domain.appraisal import AppraisalState
from penilaian_desktop.domain.appraisal_access import open_in
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.follow_up import Innovation, InnovationDecision, InnovationKind
from penilaian_desktop.domain.follow_up_views import InnovationItem
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.services.appraisal_store import appraisal_of
from penilaian_desktop.services.as_shown import check_shown
from penilaian_desktop.services.context import Context, period_of, step_label
from penilaian_desktop.services.log_rules import locked
from penilaian_desktop.services.people import person_item
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import clamp, require
from penilaian_desktop.storage.unit_of_work import ReadUnit


@dataclass(frozen=True, slots=True)
class Innovations:
    """Use cases of innovations: the person writes, the appraiser accepts."""

    context: Context

    def list(self, s: Session, person_id: str, period_code: str) -> tuple[InnovationItem, ...]:
        """Return the innovations of a person in a period. Raises NotAllowed.

        The person concerned sees the decision with the published result, not before (X-3).
        """
        code = PeriodCode.parse(period_code)
        with self.context.read() as unit:
            require(unit, s, Action.READ_INNOVATION, person_id, code.starts, code.ends)
            found = unit.find(Innovation, person_id=person_id, period_code=period_code)
            return tuple(self._item(unit, s, record) for record in found)

    def save(
        self,
        s: Session,
        period_code: str,
        kind: InnovationKind,
        title: str,
        text: str = "",
        activity_ids: Sequence[str] = (),
        innovation_id: str = "",
        version: int | None = None,
    ) -> Outcome[InnovationItem]:
        """Write an own innovation with the entries that show it; id "" makes a new one.

        One that is changed is the one that `version` showed. Raises RuleViolation
        `innovation_title_missing`, `innovation_entry_not_yours`, `appraisal_published`,
        `period_locked`.
        """
        if not title.strip():
            raise RuleViolation("innovation_title_missing", field="title")
        with self.context.write(s, "undo_innovation_written") as unit:
            self._check_open(unit, s, s.person_id, period_code, Action.WRITE_INNOVATION)
            ids = tuple(dict.fromkeys(activity_ids))
            found = unit.find(Activity, id=ids, person_id=s.person_id) if ids else ()
            if len(found) != len(ids):
                raise RuleViolation("innovation_entry_not_yours", field="activity_ids")
            if innovation_id:
                old = unit.require(Innovation, innovation_id)
                if old.person_id != s.person_id:
                    raise NotAllowed("owner_only")
                check_shown(old, version)
                written = unit.put(
                    replace(
                        old,
                        innovation_kind=kind,
                        title=title.strip(),
                        text=text.strip(),
                        activity_ids=ids,
                    )
                )
            else:
                written = unit.add(
                    Innovation(
                        id=new_id(),
                        at=self.context.now(),
                        person_id=s.person_id,
                        period_code=period_code,
                        innovation_kind=kind,
                        title=title.strip(),
                        text=text.strip(),
                        activity_ids=ids,
                    )
                )
            item = self._item(unit, s, written)
        return Outcome(
            item, self._changes(s.person_id), step_label(unit, "undo_innovation_written")
        )

    def delete(self, s: Session, innovation_id: str) -> Outcome[None]:
        """Take an own innovation back. Raises NotAllowed `owner_only`, RuleViolation."""
        with self.context.write(s, "undo_innovation_deleted") as unit:
            old = unit.require(Innovation, innovation_id)
            if old.person_id != s.person_id:
                raise NotAllowed("owner_only")
            self._check_open(unit, s, s.person_id, old.period_code, Action.WRITE_INNOVATION)
            unit.delete(Innovation, innovation_id)
        return Outcome(
            None, self._changes(s.person_id), step_label(unit, "undo_innovation_deleted")
        )

    def decide(
        self, s: Session, innovation_id: str, *, accepted: bool, note: str = ""
    ) -> Outcome[InnovationItem]:
        """Accept an innovation as an achievement, or not, with a word why; signed.

        Raises NotAllowed; RuleViolation `innovation_note_missing`, `appraisal_published`,
        `period_locked`.
        """
        if not accepted and not note.strip():
            raise RuleViolation("innovation_note_missing", field="note")
        with self.context.write(s, "undo_innovation_decided") as unit:
            record = unit.require(Innovation, innovation_id)
            self._check_open(
                unit, s, record.person_id, record.period_code, Action.DECIDE_INNOVATION
            )
            old = _decision(unit, record.id)
            if old is not None and old.author_id == s.person_id:
                unit.put(
                    replace(
                        old,
                        innovation_version=record.version,
                        accepted=accepted,
                        note=note.strip(),
                    )
                )
            else:
                unit.add(
                    InnovationDecision(
                        id=new_id(),
                        at=self.context.now(),
                        person_id=record.person_id,
                        innovation_id=record.id,
                        innovation_version=record.version,
                        period_code=record.period_code,
                        accepted=accepted,
                        note=note.strip(),
                    )
                )
            item = self._item(unit, s, record)
        return Outcome(
            item, self._changes(record.person_id), step_label(unit, "undo_innovation_decided")
        )

    # --- inside ----------------------------------------------------------------------------
    def _check_open(
        self, unit: ReadUnit, s: Session, person_id: str, period_code: str, action: Action
    ) -> None:
        period = period_of(unit, period_code)
        day = clamp(self.context.today(unit), period.starts, period.ends)
        if action is Action.WRITE_INNOVATION:
            require(unit, s, action, person_id, period.starts, period.ends)
        else:
            require(unit, s, action, person_id, day)
        found = appraisal_of(unit, person_id, period_code)
        if not open_in(action, found.state if found else None):
            raise RuleViolation("appraisal_published")
        if period.locked:
            raise locked(unit, period_code)

    def _item(self, unit: ReadUnit, s: Session, record: Innovation) -> InnovationItem:
        decision = _decision(unit, record.id)
        current = decision is not None and decision.innovation_version == record.version
        if s.person_id == record.person_id and current:
            found = appraisal_of(unit, record.person_id, record.period_code)
            current = found is not None and found.state is AppraisalState.PUBLISHED
        return InnovationItem(
            id=record.id,
            version=record.version,
            person=person_item(unit, record.person_id, self.context.today(unit)),
            period_code=record.period_code,
            kind=record.innovation_kind,
            title=record.title,
            text=record.text,
            activity_ids=record.activity_ids,
            accepted=decision.accepted if decision and current else None,
            note=decision.note if decision and current else "",
            decided_by=_name(unit, decision.author_id) if decision and current else "",
            editable=self._is_open(unit, s, record, Action.WRITE_INNOVATION),
            may_decide=self._is_open(unit, s, record, Action.DECIDE_INNOVATION),
        )

    def _is_open(self, unit: ReadUnit, s: Session, record: Innovation, action: Action) -> bool:
        try:
            self._check_open(unit, s, record.person_id, record.period_code, action)
        except (NotAllowed, RuleViolation):
            return False
        return True

    def _changes(self, person_id: str) -> Changes:
        return Changes.of(Area.APPRAISALS, persons=(person_id,))


def accepted_innovations(
    unit: ReadUnit, person_id: str, period_code: str
) -> tuple[Innovation, ...]:
    """Return the innovations of a person in a period that the appraiser accepted as they are."""
    return tuple(
        record
        for record in unit.find(Innovation, person_id=person_id, period_code=period_code)
        if (decision := _decision(unit, record.id)) is not None
        and decision.accepted
        and decision.innovation_version == record.version
    )


def _decision(unit: ReadUnit, innovation_id: str) -> InnovationDecision | None:
    found = unit.find(InnovationDecision, innovation_id=innovation_id)
    return max(found, key=lambda d: (d.at, d.id), default=None)


def _name(unit: ReadUnit, person_id: str) -> str:
    found = unit.get(Employee, person_id, include_deleted=True)
    return found.name if found else ""
