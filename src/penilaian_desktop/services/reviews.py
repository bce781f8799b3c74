"""The head's reading of the daily log: accept, or return with a note (TS-5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from penilaian_desktop.domain.access import Action, Standing
from penilaian_desktop.domain.activity import (
    Activity,
    ActivityStatus,
    Review,
    ReviewDecision,
    status_of_activity,
)
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.review_views import TeamMember
from penilaian_desktop.domain.wording import short_weekday_date
from penilaian_desktop.services.appraisal_reading import asked_in
from penilaian_desktop.services.context import Context, label
from penilaian_desktop.services.log_rules import check_open
from penilaian_desktop.services.people import (
    reading_windows,
    staff_between,
    waiting_of_staff,
)
from penilaian_desktop.services.phrases import Phrases
from penilaian_desktop.services.review_reading import ReviewReading
from penilaian_desktop.services.review_team import team_members
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require
from penilaian_desktop.storage.unit_of_work import ReadUnit, UnitOfWork


@dataclass(frozen=True, slots=True)
class Reviews(ReviewReading, Phrases):
    """Use cases of the reading page."""

    context: Context

    def team(self, s: Session, period_code: str) -> tuple[TeamMember, ...]:
        """Return the staff appraised on any day of a period, by name, with what waits."""
        code = PeriodCode.parse(period_code)
        with self.context.read() as unit:
            today = self.context.today(unit)
            staff = staff_between(unit, s, code.starts, code.ends)
            waiting = waiting_of_staff(unit, s, today)
            asks = asked_in(self.context, unit, code.code)
            return team_members(unit, staff, code, today, waiting, asks)

    def open(self, s: Session, activity_ids: Iterable[str]) -> None:
        """Remember that the session's person opened entries: the fairness hints count them."""
        with self.context.write(s) as unit:
            for entry in unit.find(Activity, id=tuple(activity_ids)):
                require(unit, s, Action.REVIEW_ACTIVITY, entry.person_id, entry.day)
                unit.activities.mark_opened(s.person_id, entry.id, entry.person_id)

    def accept(self, s: Session, activity_ids: Iterable[str]) -> Outcome[int]:
        """Accept entries that wait; what was accepted before is left alone. One signed review each.

        Raises RuleViolation `not_submitted` for a draft.
        """
        persons: set[str] = set()
        count = 0
        with self.context.write(s, "undo_reviews_accepted") as unit:
            for entry in unit.find(Activity, id=tuple(activity_ids), order=("day", "start", "id")):
                if self._decide(unit, s, entry, ReviewDecision.APPROVED, ""):
                    persons.add(entry.person_id)
                    count += 1
        return self._outcome(count, persons, "undo_reviews_accepted" if count else "")

    def accept_day(self, s: Session, person_id: str, day: date) -> Outcome[int]:
        """Accept everything that waits on one day of a person."""
        with self.context.read() as unit:
            require(unit, s, Action.REVIEW_ACTIVITY, person_id, day)
            ids = [
                item.id
                for item in unit.activities.of_day(person_id, day)
                if item.status is ActivityStatus.SUBMITTED
            ]
        return self.accept(s, ids)

    def return_many(self, s: Session, activity_ids: Iterable[str], note: str) -> Outcome[int]:
        """Return entries with one note as one step, all or none: one signed review each.

        Raises RuleViolation `return_needs_note`, `not_submitted`; StaleRecord when one is gone.
        """
        if not note.strip():
            raise RuleViolation("return_needs_note", field="note")
        persons: set[str] = set()
        ids = tuple(dict.fromkeys(activity_ids))
        with self.context.write(s, "undo_review_returned") as unit:
            for activity_id in ids:
                entry = unit.require(Activity, activity_id)
                self._decide(unit, s, entry, ReviewDecision.RETURNED, note.strip())
                persons.add(entry.person_id)
        return self._outcome(len(ids), persons, "undo_review_returned" if ids else "")

    # --- inside ----------------------------------------------------------------------------
    def _decide(
        self,
        unit: UnitOfWork,
        s: Session,
        entry: Activity,
        decision: ReviewDecision,
        note: str,
    ) -> bool:
        self._check_right(unit, s, entry)
        former = unit.find(Review, activity_id=entry.id, limit=1)
        status = status_of_activity(entry, former)
        if status is ActivityStatus.DRAFT:
            raise RuleViolation("not_submitted", day=short_weekday_date(entry.day), text=entry.text)
        if status.value == decision.value and not note:
            return False
        check_open(unit, entry.day)
        if former:
            unit.put(
                replace(former[0], activity_version=entry.version, decision=decision, note=note)
            )
        else:
            unit.add(
                Review(
                    id=new_id(),
                    at=self.context.now(),
                    person_id=entry.person_id,
                    activity_id=entry.id,
                    activity_version=entry.version,
                    decision=decision,
                    note=note,
                )
            )
        return True

    def _check_right(self, unit: ReadUnit, s: Session, entry: Activity) -> None:
        """Raise NotAllowed unless the session decides on the entry today.

        A delegate decides only between the dates lent: `delegation_over` before and afterwards.
        """
        found = require(unit, s, Action.REVIEW_ACTIVITY, entry.person_id, entry.day)
        if Standing.APPRAISER in found:
            return
        spans = reading_windows(unit, s, self.context.today(unit)).get(entry.person_id, ())
        if not any(window.covers(entry.day) for window in spans):
            raise NotAllowed("delegation_over")

    def _outcome(self, count: int, persons: set[str], code: str) -> Outcome[int]:
        changes = Changes.of(Area.REVIEWS, Area.ACTIVITIES, persons=tuple(persons))
        return Outcome(count, changes, label(code))
