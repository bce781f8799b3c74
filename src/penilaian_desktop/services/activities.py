"""The daily log: writing it, handing it in, looking at it (TS-4, TJ-11, section 3 no. 8–10)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TypedDict, Unpack

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.activity import Activity, ActivityState, EvidenceLink, WorkPlace
from penilaian_desktop.domain.calendar import quarter_of
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.errors import RuleViolation, StaleRecord
from penilaian_desktop.domain.quick_entry import QuickEntry
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.views import ActivityItem, EntryContext, RhkChoice
from penilaian_desktop.domain.wording import short_weekday_date
from penilaian_desktop.services.activity_history import ActivityHistory
from penilaian_desktop.services.activity_reading import ActivityReading
from penilaian_desktop.services.context import Context, label
from penilaian_desktop.services.day_marks import DayMarking
from penilaian_desktop.services.evidence import EvidenceKeeping
from penilaian_desktop.services.log_rules import check_open, checked
from penilaian_desktop.services.people import calendar_of, pattern_of
from penilaian_desktop.services.plan_reading import plan_on, rhk_choices
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require
from penilaian_desktop.storage.unit_of_work import ReadUnit, UnitOfWork

SUGGESTIONS = 200
LOOK_BACK_DAYS = 31


class ActivityFields(TypedDict, total=False):
    """The fields of an entry that its owner may change."""

    day: date
    start: int | None
    end: int | None
    minutes: int
    text: str
    volume: Decimal | None
    unit: str | None
    rhk_id: str | None
    tags: tuple[str, ...]
    place: WorkPlace
    note: str


def _changes(s: Session) -> Changes:
    return Changes.of(Area.ACTIVITIES, persons=(s.person_id,))


@dataclass(frozen=True, slots=True)
class Activities(ActivityReading, EvidenceKeeping, ActivityHistory, DayMarking):
    """Use cases of the daily log."""

    context: Context

    def entry_context(self, s: Session, day: date) -> EntryContext:
        """Return what the one-line entry needs to understand a line for a day."""
        with self.context.read() as unit:
            require(unit, s, Action.LOG_ACTIVITY, s.person_id, day)
            plan = plan_on(unit, s.person_id, day)
            rhk: tuple[RhkChoice, ...] = rhk_choices(unit, plan) if plan else ()
            of_day = unit.find(Activity, person_id=s.person_id, day=day)
            ends = [entry.end for entry in of_day if entry.end is not None]
            opens = calendar_of(unit, s.person_id, day).day(day).opens
            return EntryContext(
                day=day,
                follows_at=max(ends) if ends else opens,
                night_shift=pattern_of(unit, s.person_id, day).night_shift,
                rhk=rhk,
                suggestions=unit.activities.suggestions(s.person_id, limit=SUGGESTIONS),
                period_code=quarter_of(day),
            )

    def log(
        self, s: Session, entry: QuickEntry, *, place: WorkPlace = WorkPlace.OFFICE, note: str = ""
    ) -> Outcome[ActivityItem]:
        """Write a new draft entry; refusals are those of `log_rules.checked`."""
        with self.context.write(s, "undo_activity_logged") as unit:
            require(unit, s, Action.LOG_ACTIVITY, s.person_id, entry.day)
            minutes = entry.minutes
            if minutes is None:
                minutes = (
                    entry.end - entry.start
                    if entry.start is not None and entry.end is not None
                    else 0
                )
            written = self._add(
                unit,
                Activity(
                    id=new_id(),
                    at=self.context.now(),
                    person_id=s.person_id,
                    day=entry.day,
                    start=entry.start,
                    end=entry.end,
                    minutes=minutes,
                    text=entry.text,
                    volume=entry.volume,
                    unit=entry.unit,
                    rhk_id=entry.rhk_id,
                    tags=tuple(entry.tags),
                    place=place,
                    note=note,
                ),
            )
            item = unit.activities.item(written.id)
        return Outcome(item, _changes(s), label("undo_activity_logged"))

    def update(
        self, s: Session, activity_id: str, version: int, **fields: Unpack[ActivityFields]
    ) -> Outcome[ActivityItem]:
        """Change fields of an own entry; one that was handed in becomes a draft again.

        The reviewer sees the new version when it is handed in again; what was decided about the
        old version stays in the journal. Raises StaleRecord when `version` is not the newest.
        """
        with self.context.write(s, "undo_activity_changed") as unit:
            old = unit.require(Activity, activity_id)
            require(unit, s, Action.LOG_ACTIVITY, old.person_id, old.day)
            if old.version != version:
                raise StaleRecord("record_changed", kind=old.KIND, record_id=old.id)
            check_open(unit, old.day)
            new = checked(unit, replace(old, **fields), self.context.today(unit))
            if new != old:
                unit.put(replace(new, state=ActivityState.DRAFT))
            item = unit.activities.item(activity_id)
        return Outcome(item, _changes(s), label("undo_activity_changed"))

    def delete(self, s: Session, activity_id: str) -> Outcome[None]:
        """Delete an own entry with its links to evidence, as one step."""
        with self.context.write(s, "undo_activity_deleted") as unit:
            old = unit.require(Activity, activity_id)
            require(unit, s, Action.LOG_ACTIVITY, old.person_id, old.day)
            check_open(unit, old.day)
            for link in unit.find(EvidenceLink, activity_id=activity_id):
                unit.delete(EvidenceLink, link.id)
            unit.delete(Activity, activity_id)
        changes = Changes.of(Area.ACTIVITIES, Area.EVIDENCE, persons=(s.person_id,))
        return Outcome(None, changes, label("undo_activity_deleted"))

    def submit(self, s: Session, activity_ids: Iterable[str]) -> Outcome[int]:
        """Hand in own drafts; what is handed in already is left alone.

        Raises RuleViolation `activity_duration_missing` for an entry without minutes.
        """
        count = 0
        with self.context.write(s, "undo_activity_submitted") as unit:
            for old in unit.find(Activity, id=tuple(activity_ids), order=("day", "start", "id")):
                require(unit, s, Action.LOG_ACTIVITY, old.person_id, old.day)
                if old.state is ActivityState.SUBMITTED:
                    continue
                if old.minutes <= 0:
                    raise RuleViolation(
                        "activity_duration_missing",
                        field="minutes",
                        day=short_weekday_date(old.day),
                        text=old.text,
                    )
                check_open(unit, old.day)
                unit.put(replace(old, state=ActivityState.SUBMITTED))
                count += 1
        return Outcome(count, _changes(s), label("undo_activity_submitted") if count else "")

    def submit_day(self, s: Session, day: date) -> Outcome[int]:
        """Hand in all own drafts of a day."""
        with self.context.read() as unit:
            drafts = unit.find(Activity, person_id=s.person_id, day=day, state=ActivityState.DRAFT)
        return self.submit(s, [entry.id for entry in drafts])

    def copy_yesterday(self, s: Session, day: date) -> Outcome[tuple[ActivityItem, ...]]:
        """Copy the entries of the last day that has any onto `day`, as drafts without evidence.

        Raises RuleViolation `nothing_to_copy` when the last month is empty.
        """
        with self.context.write(s, "undo_day_copied") as unit:
            require(unit, s, Action.LOG_ACTIVITY, s.person_id, day)
            source = self._last_day_before(unit, s.person_id, day)
            ids = [self._add(unit, self._copy(entry, day)).id for entry in source]
            items = unit.activities.items(ids)
        return Outcome(items, _changes(s), label("undo_day_copied"))

    def repeat(
        self, s: Session, activity_id: str, until: date
    ) -> Outcome[tuple[ActivityItem, ...]]:
        """Repeat an own entry as drafts on each later working day up to `until` (inclusive).

        Days after today are left out: an entry tells what was done.
        """
        with self.context.write(s, "undo_activity_repeated") as unit:
            old = unit.require(Activity, activity_id)
            require(unit, s, Action.LOG_ACTIVITY, old.person_id, old.day)
            last = min(until, self.context.today(unit))
            calendar = calendar_of(unit, s.person_id, old.day)
            days = calendar.working_days(old.day + timedelta(days=1), last)
            ids = [self._add(unit, self._copy(old, day)).id for day in days]
            items = unit.activities.items(ids)
        return Outcome(items, _changes(s), label("undo_activity_repeated") if ids else "")

    def item(self, s: Session, activity_id: str) -> ActivityItem:
        """Return one entry that the session may read."""
        with self.context.read() as unit:
            entry = unit.require(Activity, activity_id)
            action = (
                Action.READ_DRAFT_ACTIVITY
                if entry.state is ActivityState.DRAFT
                else Action.READ_SUBMITTED_ACTIVITY
            )
            require(unit, s, action, entry.person_id, entry.day)
            return unit.activities.item(activity_id)

    def _add(self, unit: UnitOfWork, entry: Activity) -> Activity:
        return unit.add(checked(unit, entry, self.context.today(unit)))

    def _copy(self, entry: Activity, day: date) -> Activity:
        return Activity(
            id=new_id(),
            at=self.context.now(),
            person_id=entry.person_id,
            day=day,
            start=entry.start,
            end=entry.end,
            minutes=entry.minutes,
            text=entry.text,
            volume=entry.volume,
            unit=entry.unit,
            rhk_id=entry.rhk_id,
            tags=entry.tags,
            place=entry.place,
        )

    def _last_day_before(self, unit: ReadUnit, person_id: str, day: date) -> tuple[Activity, ...]:
        for back in range(1, LOOK_BACK_DAYS + 1):
            found = unit.find(
                Activity,
                person_id=person_id,
                day=day - timedelta(days=back),
                order=("start", "id"),
            )
            if found:
                return found
        raise RuleViolation("nothing_to_copy", field="day")
