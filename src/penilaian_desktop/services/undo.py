"""Undo and redo per account: the before-image as a new version, never a rewritten past.

What cannot be undone (publishing, locking, sealing, a receipt) is no step; a step whose records
somebody changed afterwards is refused rather than laid over the newer state.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from penilaian_desktop.domain.activity import Activity, DayMark, EvidenceLink, Review
from penilaian_desktop.domain.appraisal import (
    Actual,
    Appraisal,
    AppraisalState,
    Feedback,
    Period,
    RhkRating,
    SelfReport,
)
from penilaian_desktop.domain.changes import Changes, Outcome
from penilaian_desktop.domain.delegation import Delegation
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.kind_areas import areas_of
from penilaian_desktop.domain.kinds import RECORD_TYPES
from penilaian_desktop.domain.record import Record
from penilaian_desktop.services.appraisal_store import appraisal_of
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.cycle_undo import check_cycle
from penilaian_desktop.services.delegation import check_unused
from penilaian_desktop.services.log_rules import check_open, locked
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.withdrawing import note_redone, note_undone
from penilaian_desktop.storage.journal import Step
from penilaian_desktop.storage.unit_of_work import ReadUnit

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Undo:
    """Use cases of undo."""

    context: Context

    def can_undo(self, s: Session) -> str | None:
        """Return the words of the step that undo would take back, or None."""
        with self.context.read() as unit:
            step = unit.journal.last_undoable(s.account_id)
            return step.label if step and not _published_since(unit, step) else None

    def undo(self, s: Session) -> Outcome[str]:
        """Take back the newest step of the account and return its words.

        Raises RuleViolation `nothing_to_undo`, `period_locked`, `appraisal_published`;
        StaleRecord `undo_changed_since` when a later change lies over it.
        """
        with self.context.write(s) as unit:
            step = unit.journal.last_undoable(s.account_id)
            if step is None:
                raise RuleViolation("nothing_to_undo")
            _check_current(unit, step, self.context.today(unit))
            changes = self._changes(unit, unit.undo(step))
            note_undone(unit, step)
        return Outcome(step.label, changes, "")

    def redo(self, s: Session) -> Outcome[str]:
        """Bring back the step that was undone last. Raises RuleViolation `nothing_to_redo`."""
        with self.context.write(s) as unit:
            step = unit.journal.last_redoable(s.account_id)
            if step is None:
                raise RuleViolation("nothing_to_redo")
            _check_current(unit, step, self.context.today(unit))
            changes = self._changes(unit, unit.redo(step))
            note_redone(unit, step)
        return Outcome(step.label, changes, "")

    def _changes(self, unit: ReadUnit, written: tuple[Record, ...]) -> Changes:
        today = self.context.today(unit)
        for record in written:
            check_untouchable(unit, record)
            check_cycle(unit, record, today)
        areas = tuple({area for record in written for area in areas_of(record.KIND)})
        persons = {getattr(record, "person_id", "") or "" for record in written}
        return Changes.of(*areas, persons=tuple(persons - {""}))


def _published_since(unit: ReadUnit, step: Step) -> bool:
    """Tell whether a step belongs to an appraisal that was published: it is not offered then."""
    kinds = (Appraisal.KIND, RhkRating.KIND)
    for record in _records_of(unit, step, kinds=kinds, include_deleted=True):
        assert isinstance(record, Appraisal | RhkRating)
        found = appraisal_of(unit, record.person_id, record.period_code)
        if found is not None and found.state is AppraisalState.PUBLISHED:
            return True
    return False


def _check_current(unit: ReadUnit, step: Step, today: date) -> None:
    """Raise RuleViolation when what a step would replace lies in a locked period.

    An entry may have been moved out of it or into it by the step. What others have seen or
    answered of the cycle stays too.
    """
    for record in _records_of(unit, step):
        if isinstance(record, Activity | DayMark):
            check_untouchable(unit, record)
        else:
            check_cycle(unit, record, today)


def _records_of(
    unit: ReadUnit, step: Step, *, kinds: tuple[str, ...] = (), include_deleted: bool = False
) -> Iterator[Record]:
    """Yield the records that a step wrote as they are now, read with a few statements."""
    for kind, ids in unit.journal.records_of_step(step.step_id, kinds=kinds).items():
        type_ = RECORD_TYPES.get(kind)
        if type_ is None:
            continue
        for start in range(0, len(ids), _BATCH):
            batch = ids[start : start + _BATCH]
            yield from unit.find(type_, id=batch, include_deleted=include_deleted)


def check_untouchable(unit: ReadUnit, record: Record) -> None:
    """Raise RuleViolation when a record belongs to a locked period or a published appraisal."""
    if isinstance(record, Activity | DayMark):
        check_open(unit, record.day)
    elif isinstance(record, Delegation):
        check_unused(unit, record)
    elif isinstance(record, EvidenceLink | Review):
        entry = unit.get(Activity, record.activity_id, include_deleted=True)
        if entry is not None:
            check_open(unit, entry.day)
    elif isinstance(record, Actual | SelfReport | Appraisal | RhkRating | Feedback):
        for period in unit.find(Period, code=record.period_code, locked=True):
            raise locked(unit, period.code)
        if isinstance(record, RhkRating):
            found = appraisal_of(unit, record.person_id, record.period_code)
            if found is not None and found.state is AppraisalState.PUBLISHED:
                raise RuleViolation("appraisal_published")
