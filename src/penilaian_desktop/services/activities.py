"""The daily log: writing it, handing it in, looking at it (TS-4, TJ-11, section 3 no. 8–10)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TypedDict, Unpack

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.activity import Activity, ActivityState, WorkPlace
from penilaian_desktop.domain.activity_views import ActivityItem
from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.calendar import quarter_of
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.entry_views import EntryContext
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.quick_entry import QuickEntry
from penilaian_desktop.domain.wording import short_weekday_date
from penilaian_desktop.services.activity_bulk import (
    ActivityBulk,
    activity_from,
    add_checked,
    change_checked,
    delete_entry,
    own_changes,
)
from penilaian_desktop.services.activity_history import ActivityHistory
from penilaian_desktop.services.activity_reading import ActivityReading
from penilaian_desktop.services.activity_repair import ActivityRepair
from penilaian_desktop.services.as_shown import check_shown
from penilaian_desktop.services.context import Context, step_label
from penilaian_desktop.services.day_marks import DayMarking
from penilaian_desktop.services.evidence import EvidenceKeeping
from penilaian_desktop.services.log_rules import check_open, minutes_spent
from penilaian_desktop.services.people import calendar_of, pattern_of
from penilaian_desktop.services.plan_reading import rhk_on
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require
from penilaian_desktop.services.templates import offered, with_templates

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


@dataclass(frozen=True, slots=True)
class Activities(
    ActivityReading, ActivityBulk, ActivityRepair, EvidenceKeeping, ActivityHistory, DayMarking
):
    """Use cases of the daily log."""

    context: Context

    def entry_context(self, s: Session, day: date) -> EntryContext:
        """Return what the one-line entry needs to understand a line for a day."""
        with self.context.read() as unit:
            require(unit, s, Action.LOG_ACTIVITY, s.person_id, day)
            rhk = rhk_on(unit, s.person_id, day)
            of_day = unit.find(Activity, person_id=s.person_id, day=day)
            ends = [entry.end for entry in of_day if entry.end is not None]
            hours = calendar_of(unit, s.person_id, day).day(day)
            today = self.context.today(unit)
            context = EntryContext(
                day=day,
                follows_at=hours.after_break(max(ends)) if ends else hours.opens,
                rest=hours.rest,
                night_shift=pattern_of(unit, s.person_id, day).night_shift,
                rhk=rhk,
                suggestions=unit.activities.suggestions(
                    s.person_id,
                    day=day,
                    limit=SUGGESTIONS,
                    numbers={choice.rhk_id: choice.number for choice in rhk},
                ),
                period_code=quarter_of(day),
                today=today,
                spent=minutes_spent(unit, s.person_id, day, today),
                locked=tuple((p.starts, p.ends) for p in unit.find(Period, locked=True)),
            )
            return with_templates(context, offered(unit, s, day))

    def log(
        self,
        s: Session,
        entry: QuickEntry,
        *,
        place: WorkPlace = WorkPlace.OFFICE,
        note: str = "",
        typed_in: str = "",
    ) -> Outcome[ActivityItem]:
        """Write a new draft entry; refusals are those of `log_rules.checked`.

        With it goes the unsaved text of `typed_in`, so that no crash offers a saved line again.
        """
        with self.context.write(s, "undo_activity_logged") as unit:
            require(unit, s, Action.LOG_ACTIVITY, s.person_id, entry.day)
            new = activity_from(entry, s.person_id, self.context, place=place, note=note)
            item = unit.activities.item(add_checked(self.context, unit, new).id)
            if typed_in:
                unit.drafts.keep(s.account_id, typed_in, "")
        return Outcome(item, own_changes(s), step_label(unit, "undo_activity_logged"))

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
            check_shown(old, version)
            change_checked(self.context, unit, old, replace(old, **fields))
            item = unit.activities.item(activity_id)
        return Outcome(item, own_changes(s), step_label(unit, "undo_activity_changed"))

    def delete(self, s: Session, activity_id: str) -> Outcome[None]:
        """Delete an own entry with its links to evidence, as one step."""
        with self.context.write(s, "undo_activity_deleted") as unit:
            old = unit.require(Activity, activity_id)
            require(unit, s, Action.LOG_ACTIVITY, old.person_id, old.day)
            delete_entry(unit, old)
        changes = Changes.of(Area.ACTIVITIES, Area.EVIDENCE, persons=(s.person_id,))
        return Outcome(None, changes, step_label(unit, "undo_activity_deleted"))

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
        return Outcome(count, own_changes(s), step_label(unit, "undo_activity_submitted"))

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
