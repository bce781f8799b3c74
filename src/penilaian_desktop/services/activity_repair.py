"""Moving an entry by hand, and parting entries that lie at the same time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.activity import Activity
from penilaian_desktop.domain.activity_views import ActivityItem
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.log_views import RepairHow
from penilaian_desktop.domain.overlaps import Timed, around, ended_at, resized
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.template import KeptOverlap
from penilaian_desktop.services.activity_bulk import (
    add_checked,
    change_checked,
    copy_of,
    own_changes,
)
from penilaian_desktop.services.as_shown import check_shown
from penilaian_desktop.services.context import Context, label, step_label
from penilaian_desktop.services.log_days import kept_pairs, pair_key, timed, unkept_pairs
from penilaian_desktop.services.log_rules import check_open
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require
from penilaian_desktop.storage.unit_of_work import ReadUnit, UnitOfWork

ONE_DAY = timedelta(days=1)


class ActivityRepair:
    """Use cases of time: `Activities` carries them. Each is one undo step."""

    __slots__ = ()

    context: Context

    def move(
        self,
        s: Session,
        activity_id: str,
        version: int,
        *,
        day: date,
        start: int | None,
        end: int | None,
    ) -> Outcome[ActivityItem]:
        """Give an own entry another time; its effective minutes follow its length.

        A break that was taken out stays taken out. Refusals are those of `update`.
        """
        with self.context.write(s, "undo_activity_moved") as unit:
            old = unit.require(Activity, activity_id)
            require(unit, s, Action.LOG_ACTIVITY, old.person_id, old.day)
            check_shown(old, version)
            require(unit, s, Action.LOG_ACTIVITY, old.person_id, day)
            change_checked(self.context, unit, old, _at(old, resized(timed(old), day, start, end)))
            item = unit.activities.item(activity_id)
        return Outcome(item, own_changes(s), step_label(unit, "undo_activity_moved"))

    def repair(
        self, s: Session, activity_id: str, how: RepairHow, other_id: str | None = None
    ) -> Outcome[tuple[ActivityItem, ...]]:
        """Part an own entry from those at the same time, or from `other_id` alone.

        Nothing is lost but the shared time: `SPLIT` lets the longer one go on around the other,
        `SHORTEN` ends the earlier where the later begins, `KEEP` says that it is meant. Returns
        the entries concerned. Raises RuleViolation `nothing_to_repair`, `repair_leaves_nothing`
        (split: both take the same time) or `repair_would_lose` (shorten: the earlier one goes on
        afterwards, or both begin at once).
        """
        with self.context.write(s, f"undo_overlap_{how.value}") as unit:
            old = unit.require(Activity, activity_id)
            require(unit, s, Action.LOG_ACTIVITY, old.person_id, old.day)
            touched = self._part_all(unit, old, how, other_id)
            if not touched:
                raise RuleViolation("nothing_to_repair", field="start")
            items = unit.activities.items(dict.fromkeys((activity_id, *touched)))
        return Outcome(items, own_changes(s), label(f"undo_overlap_{how.value}"))

    def _part_all(
        self, unit: UnitOfWork, entry: Activity, how: RepairHow, other_id: str | None
    ) -> list[str]:
        """Part an entry and what is cut off it from one entry or all; return the ids concerned.

        Each step takes shared time away, so that it comes to an end.
        """
        mine, others = {entry.id}, {other_id}
        touched: list[str] = []
        while True:
            found = next(
                (
                    pair
                    for pair in _unkept_near(unit, entry)
                    if any(
                        a.id in mine and b.id not in mine and (other_id is None or b.id in others)
                        for a, b in (pair, pair[::-1])
                    )
                ),
                None,
            )
            if found is None:
                return touched
            one, other = (unit.require(Activity, time.id) for time in found)
            cut, new = self._part(unit, one, other, how)
            (mine if cut in mine else others).update(new)
            touched.extend((one.id, other.id, *new))

    def _part(
        self, unit: UnitOfWork, one: Activity, other: Activity, how: RepairHow
    ) -> tuple[str, tuple[str, ...]]:
        """Part two entries, the earlier first; return which was cut and what came of it."""
        if how is RepairHow.KEEP:
            check_open(unit, one.day)
            _remember(self.context, unit, one, other)
            return one.id, ()
        if how is RepairHow.SHORTEN:
            shorter = ended_at(timed(one), timed(other))
            if shorter is None:
                raise RuleViolation("repair_would_lose", field="end", text=one.text)
            change_checked(self.context, unit, one, _at(one, shorter))
            return one.id, ()
        longer, rest = (one, other) if _length(one) >= _length(other) else (other, one)
        parts = around(timed(longer), timed(rest))
        if not parts:
            raise RuleViolation("repair_leaves_nothing", field="start", text=longer.text)
        change_checked(self.context, unit, longer, _at(longer, parts[0]))
        ids: list[str] = []
        for part in parts[1:]:
            # Evidence, volume and note stay with the first part: they count once.
            more = replace(copy_of(longer, self.context, day=part.day), volume=None, unit=None)
            ids.append(add_checked(self.context, unit, _at(more, part)).id)
        return longer.id, tuple(ids)


def _remember(context: Context, unit: UnitOfWork, one: Activity, other: Activity) -> None:
    low, high, times = pair_key(timed(one), timed(other))
    found = unit.find(KeptOverlap, activity_id=low, other_id=high, person_id=one.person_id, limit=1)
    if found:
        unit.put(replace(found[0], day=one.day, times=times))
        return
    unit.add(
        KeptOverlap(
            id=new_id(),
            at=context.now(),
            person_id=one.person_id,
            day=one.day,
            activity_id=low,
            other_id=high,
            times=times,
        )
    )


def _unkept_near(unit: ReadUnit, entry: Activity) -> tuple[tuple[Timed, Timed], ...]:
    days = (entry.day - ONE_DAY, entry.day, entry.day + ONE_DAY)
    near = [timed(a) for a in unit.find(Activity, person_id=entry.person_id, day=days)]
    return unkept_pairs(near, kept_pairs(unit, entry.person_id, near))


def _at(entry: Activity, time: Timed) -> Activity:
    return replace(entry, day=time.day, start=time.start, end=time.end, minutes=time.minutes)


def _length(entry: Activity) -> int:
    return (entry.end or 0) - (entry.start or 0)
