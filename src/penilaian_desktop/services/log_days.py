"""The days of a log: target, minutes logged, minutes at the same time, and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from penilaian_desktop.domain.activity import Activity
from penilaian_desktop.domain.activity_views import ActivityItem, DayInfo
from penilaian_desktop.domain.calendar import WorkCalendar
from penilaian_desktop.domain.overlaps import Timed, logged_by_day, pairs, warned_by_day
from penilaian_desktop.domain.template import KeptOverlap, times_of
from penilaian_desktop.storage.activity_store import EntrySpan
from penilaian_desktop.storage.unit_of_work import ReadUnit

Kept = frozenset[frozenset[str]]
"""Pairs of ids whose overlap is meant."""


def timed(entry: Activity | ActivityItem | EntrySpan) -> Timed:
    """Return the time of an entry."""
    return Timed(
        id=entry.id, day=entry.day, start=entry.start, end=entry.end, minutes=entry.minutes
    )


def kept_pairs(unit: ReadUnit, person_id: str, entries: Iterable[Timed]) -> Kept:
    """Return the pairs at the same time that the person said are meant, as long as they are so."""
    return kept_of(unit, person_id, pairs(entries))


def kept_of(unit: ReadUnit, person_id: str, found: Sequence[tuple[Timed, Timed]]) -> Kept:
    """Return which of the pairs at the same time the person said are meant."""
    if not found:
        return frozenset()
    meant = {
        (kept.activity_id, kept.other_id, kept.times)
        for kept in unit.find(
            KeptOverlap, person_id=person_id, day=tuple({one.day for one, _ in found})
        )
    }
    return frozenset(
        frozenset((one.id, other.id)) for one, other in found if pair_key(one, other) in meant
    )


def pair_key(one: Timed, other: Timed) -> tuple[str, str, str]:
    """Return what a meant overlap is known by: both ids, the smaller first, and their times."""
    low, high = sorted((one.id, other.id))
    times = times_of(*((t.id, t.day, t.start, t.end) for t in (one, other)))
    return low, high, times


def unkept_pairs(entries: Iterable[Timed], kept: Kept) -> tuple[tuple[Timed, Timed], ...]:
    """Return the pairs at the same time that nobody said are meant, the earlier one first."""
    return _unkept(pairs(entries), kept)


def _unkept(found: Sequence[tuple[Timed, Timed]], kept: Kept) -> tuple[tuple[Timed, Timed], ...]:
    if not kept:
        return tuple(found)
    return tuple((one, other) for one, other in found if frozenset((one.id, other.id)) not in kept)


def day_infos(
    calendar: WorkCalendar,
    items: Iterable[ActivityItem | EntrySpan],
    starts: date,
    ends: date,
    kept: Kept = frozenset(),
    *,
    found_pairs: Sequence[tuple[Timed, Timed]] | None = None,
) -> tuple[DayInfo, ...]:
    """Return each day with its target and what was logged; night shifts count on both days.

    Minutes that several entries cover count once; `overlap` warns of those that are not meant.
    """
    times = [timed(item) for item in items]
    logged = logged_by_day(times)
    same_time = pairs(times) if found_pairs is None else found_pairs
    overlap = warned_by_day(_unkept(same_time, kept))
    found = []
    for n in range((ends - starts).days + 1):
        day = starts + timedelta(days=n)
        target = calendar.day(day)
        found.append(
            DayInfo(
                day=day,
                target=target.target,
                logged=logged.get(day, 0),
                overlap=overlap.get(day, 0),
                free=target.free,
                free_kind=target.free_kind,
                holiday_kind=target.holiday_kind,
                opens=target.opens,
                closes=target.closes,
                break_start=target.break_start,
                break_end=target.break_end,
            )
        )
    return tuple(found)


def missing_days(days: Iterable[DayInfo], today: date) -> tuple[date, ...]:
    """Return the working days up to today whose minutes do not reach the target."""
    return tuple(d.day for d in days if d.target and d.day <= today and d.logged < d.target)


def is_complete(days: Iterable[DayInfo], today: date) -> bool:
    """Tell whether the working days are all reached and full, and nothing overlaps unmeant.

    Days with a mark (cuti …) ask for nothing; days of which none asks for anything are complete
    once they are over.
    """
    every = tuple(days)
    working = [d.day for d in every if d.target]
    last = max(working or [d.day for d in every])
    return last <= today and not missing_days(every, today) and not any(d.overlap for d in every)
