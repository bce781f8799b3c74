"""Several entries in one step: pasted, copied, repeated, changed or deleted together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypedDict, Unpack

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.activity import Activity, ActivityState, EvidenceLink, WorkPlace
from penilaian_desktop.domain.activity_views import ActivityItem
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.errors import RuleViolation, StaleRecord
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.domain.quick_entry import QuickEntry
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.services.context import Context, label, step_label
from penilaian_desktop.services.log_rules import check_open, checked
from penilaian_desktop.services.people import calendar_of
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require
from penilaian_desktop.storage.unit_of_work import ReadUnit, UnitOfWork

LOOK_BACK_DAYS = 31
MAX_TOLD = 5
"""How many refused lines an error names."""


class SharedFields(TypedDict, total=False):
    """What several entries can get at once; a field that is not given stays as it is."""

    rhk_id: str | None
    add_tags: tuple[str, ...]
    remove_tags: tuple[str, ...]
    place: WorkPlace
    shift_days: int


class ActivityBulk:
    """Use cases of several entries; `Activities` carries them. Each is one undo step."""

    __slots__ = ()

    context: Context

    def log_many(
        self,
        s: Session,
        entries: Sequence[QuickEntry],
        *,
        place: WorkPlace = WorkPlace.OFFICE,
    ) -> Outcome[tuple[ActivityItem, ...]]:
        """Write new draft entries, all of them or none.

        Raises RuleViolation `lines_refused` with `rows`, the numbers of the lines from 1, and
        `detail`, which says for each line what `log` would say.
        """
        ids: list[str] = []
        refused: list[tuple[int, str]] = []
        with self.context.write(s, "undo_activities_logged") as unit:
            for number, entry in enumerate(entries, start=1):
                require(unit, s, Action.LOG_ACTIVITY, s.person_id, entry.day)
                new = activity_from(entry, s.person_id, self.context, place=place)
                try:
                    ids.append(add_checked(self.context, unit, new).id)
                except RuleViolation as error:
                    refused.append((number, describe(error).text))
            if refused:
                raise _lines_refused(refused)
            items = unit.activities.items(ids)
        words = label("undo_activities_logged") if ids else ""
        return Outcome(items, own_changes(s), words)

    def delete_many(self, s: Session, activity_ids: Iterable[str]) -> Outcome[int]:
        """Delete own entries with their links to evidence, as one step."""
        ids = tuple(dict.fromkeys(activity_ids))
        with self.context.write(s, "undo_activities_deleted") as unit:
            for old in _own(unit, s, ids):
                delete_entry(unit, old)
        changes = Changes.of(Area.ACTIVITIES, Area.EVIDENCE, persons=(s.person_id,))
        return Outcome(len(ids), changes, step_label(unit, "undo_activities_deleted"))

    def change_many(
        self, s: Session, activity_ids: Iterable[str], **fields: Unpack[SharedFields]
    ) -> Outcome[tuple[ActivityItem, ...]]:
        """Change fields of own entries with the checks of a single edit, all or none.

        What was handed in becomes a draft again. Refusals are those of `update`.
        """
        ids = tuple(dict.fromkeys(activity_ids))
        shift = timedelta(days=fields.get("shift_days", 0))
        changed = 0
        with self.context.write(s, "undo_activities_changed") as unit:
            found = _own(unit, s, ids)
            # A day gets room before the next entry comes to it.
            for old in sorted(found, key=lambda a: a.day, reverse=shift > timedelta(0)):
                new = _with_fields(old, fields, shift)
                if new == old:
                    continue
                require(unit, s, Action.LOG_ACTIVITY, new.person_id, new.day)
                change_checked(self.context, unit, old, new)
                changed += 1
            items = unit.activities.items(ids)
        words = label("undo_activities_changed") if changed else ""
        return Outcome(items, own_changes(s), words)

    def copy_yesterday(self, s: Session, day: date) -> Outcome[tuple[ActivityItem, ...]]:
        """Copy the entries of the last day that has any onto `day`, as drafts without evidence.

        Raises RuleViolation `nothing_to_copy` when the last month is empty.
        """
        with self.context.write(s, "undo_day_copied") as unit:
            require(unit, s, Action.LOG_ACTIVITY, s.person_id, day)
            source = _last_day_before(unit, s.person_id, day)
            items = self._copies(unit, source, (day,))
        return Outcome(items, own_changes(s), step_label(unit, "undo_day_copied"))

    def repeat(
        self, s: Session, activity_id: str, until: date
    ) -> Outcome[tuple[ActivityItem, ...]]:
        """Repeat an own entry as drafts on each later working day up to `until` (inclusive).

        Days after today are left out: an entry tells what was done.
        """
        with self.context.write(s, "undo_activity_repeated") as unit:
            (old,) = _own(unit, s, (activity_id,))
            last = min(until, self.context.today(unit))
            calendar = calendar_of(unit, s.person_id, old.day)
            days = calendar.working_days(old.day + timedelta(days=1), last)
            items = self._copies(unit, (old,), days)
        return Outcome(items, own_changes(s), step_label(unit, "undo_activity_repeated"))

    def repeat_on(
        self, s: Session, activity_id: str, days: Iterable[date]
    ) -> Outcome[tuple[ActivityItem, ...]]:
        """Repeat an own entry as drafts on the given days, its own day left out."""
        with self.context.write(s, "undo_activity_repeated") as unit:
            (old,) = _own(unit, s, (activity_id,))
            wanted = tuple(day for day in sorted(set(days)) if day != old.day)
            items = self._copies(unit, (old,), wanted)
        return Outcome(items, own_changes(s), step_label(unit, "undo_activity_repeated"))

    def _copies(
        self, unit: UnitOfWork, source: Iterable[Activity], days: Iterable[date]
    ) -> tuple[ActivityItem, ...]:
        entries = tuple(source)
        ids = [
            add_checked(self.context, unit, copy_of(entry, self.context, day=day)).id
            for day in days
            for entry in entries
        ]
        return unit.activities.items(ids)


def own_changes(s: Session) -> Changes:
    """Return what a change of the own log touches."""
    return Changes.of(Area.ACTIVITIES, persons=(s.person_id,))


def activity_from(
    entry: QuickEntry,
    person_id: str,
    context: Context,
    *,
    place: WorkPlace = WorkPlace.OFFICE,
    note: str = "",
) -> Activity:
    """Return the draft that a line says; a range without minutes lasts as long as it is."""
    minutes = entry.minutes
    if minutes is None:
        timed = entry.start is not None and entry.end is not None
        minutes = (entry.end or 0) - (entry.start or 0) if timed else 0
    return Activity(
        id=new_id(),
        at=context.now(),
        person_id=person_id,
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
    )


def copy_of(entry: Activity, context: Context, *, day: date) -> Activity:
    """Return a new draft that says the same on another day; the note stays with the first."""
    return Activity(
        id=new_id(),
        at=context.now(),
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


def add_checked(context: Context, unit: UnitOfWork, entry: Activity) -> Activity:
    """Write a new entry that the rules of the log allow."""
    return unit.add(checked(unit, entry, context.today(unit)))


def change_checked(context: Context, unit: UnitOfWork, old: Activity, new: Activity) -> Activity:
    """Write what an entry becomes, as a draft; both its days must be open."""
    check_open(unit, old.day)
    clean = checked(unit, new, context.today(unit))
    return old if clean == old else unit.put(replace(clean, state=ActivityState.DRAFT))


def delete_entry(unit: UnitOfWork, old: Activity) -> None:
    """Delete an entry of an open period with its links to evidence."""
    check_open(unit, old.day)
    for link in unit.find(EvidenceLink, activity_id=old.id):
        unit.delete(EvidenceLink, link.id)
    unit.delete(Activity, old.id)


def _own(unit: ReadUnit, s: Session, ids: tuple[str, ...]) -> tuple[Activity, ...]:
    """Return own entries by their ids; raises StaleRecord when one is gone, or NotAllowed."""
    found = unit.find(Activity, id=ids, order=("day", "start", "id"))
    missing = set(ids) - {entry.id for entry in found}
    if missing:
        raise StaleRecord("record_gone", kind=Activity.KIND, record_id=min(missing))
    for entry in found:
        require(unit, s, Action.LOG_ACTIVITY, entry.person_id, entry.day)
    return found


def _with_fields(old: Activity, fields: SharedFields, shift: timedelta) -> Activity:
    removed = {tag.casefold() for tag in fields.get("remove_tags", ())}
    tags = {tag.casefold(): tag for tag in old.tags if tag.casefold() not in removed}
    for tag in fields.get("add_tags", ()):
        tags.setdefault(tag.casefold(), tag)
    return replace(
        old,
        day=old.day + shift,
        rhk_id=fields.get("rhk_id", old.rhk_id),
        tags=tuple(tags.values()),
        place=fields.get("place", old.place),
    )


def _entries_of(unit: ReadUnit, person_id: str, day: date) -> tuple[Activity, ...]:
    return unit.find(Activity, person_id=person_id, day=day, order=("start", "id"))


def _last_day_before(unit: ReadUnit, person_id: str, day: date) -> tuple[Activity, ...]:
    for back in range(1, LOOK_BACK_DAYS + 1):
        found = _entries_of(unit, person_id, day - timedelta(days=back))
        if found:
            return found
    raise RuleViolation("nothing_to_copy", field="day")


def _lines_refused(refused: list[tuple[int, str]]) -> RuleViolation:
    told = " ".join(f"Baris {number}: {words}" for number, words in refused[:MAX_TOLD])
    return RuleViolation(
        "lines_refused",
        field="lines",
        count=len(refused),
        rows=tuple(number for number, _ in refused),
        detail=told,
    )
