"""The rules of a log entry: what is refused, what is only marked (TS-4, section 3 no. 9)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.activity import Activity
from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.calendar import PeriodCode, minutes_by_day
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.plan import Rhk
from penilaian_desktop.domain.wording import short_date
from penilaian_desktop.services.context import setting_number
from penilaian_desktop.services.people import pattern_of
from penilaian_desktop.storage.activity_store import EntrySpan
from penilaian_desktop.storage.unit_of_work import ReadUnit

DAY_MINUTES = 1440
MAX_TEXT = 2000
LATE_AFTER_DAYS = 7
SPENT_DAYS = 14


def checked(unit: ReadUnit, entry: Activity, today: date) -> Activity:
    """Return the entry with clean text and its `late` mark.

    Raises RuleViolation: activity_text_missing, activity_text_long, activity_time_invalid,
    activity_night_not_allowed, activity_minutes_invalid, activity_in_future, volume_negative,
    rhk_not_yours, period_locked, day_over_24_hours. An overlap is no refusal.
    """
    text = " ".join(entry.text.split())
    if not text:
        raise RuleViolation("activity_text_missing", field="text")
    if len(text) > MAX_TEXT or len(entry.note) > MAX_TEXT:
        field = "text" if len(text) > MAX_TEXT else "note"
        raise RuleViolation("activity_text_long", field=field, limit=MAX_TEXT)
    _check_times(unit, entry)
    if entry.volume is not None and entry.volume < 0:
        raise RuleViolation("volume_negative", field="volume")
    if entry.day > today:
        raise RuleViolation("activity_in_future", field="day", day=short_date(entry.day))
    check_open(unit, entry.day)
    if entry.rhk_id is not None:
        rhk = unit.get(Rhk, entry.rhk_id)
        if rhk is None or rhk.person_id != entry.person_id:
            raise RuleViolation("rhk_not_yours", field="rhk_id")
    _check_24_hours(unit, entry)
    days = setting_number(unit, "policy.late_after_days", LATE_AFTER_DAYS)
    return replace(entry, text=text, late=entry.late or (today - entry.day).days > days)


def check_open(unit: ReadUnit, day: date) -> None:
    """Raise RuleViolation `period_locked`, naming who can open it, when the day is locked."""
    for period in unit.find(Period, locked=True):
        if period.starts <= day <= period.ends:
            raise locked(unit, period.code)


def locked(unit: ReadUnit, code: str) -> RuleViolation:
    """Return the refusal for a locked period; it names the HR officers of this workspace."""
    officers = unit.accounts.with_role(Role.HR)
    known = {e.id: e.name for e in unit.find(Employee, id=tuple(a.person_id for a in officers))}
    names = [known.get(account.person_id, account.name) for account in officers]
    who = ", ".join(names) if names else "bagian kepegawaian"
    return RuleViolation("period_locked", field="day", period=PeriodCode.parse(code).label, who=who)


def minutes_on(entries: Iterable[Activity | EntrySpan], day: date) -> int:
    """Return the minutes of the entries that fall on a day; night shifts are split."""
    return sum(
        minutes
        for entry in entries
        for at, minutes in minutes_by_day(entry.day, entry.start, entry.end, entry.minutes)
        if at == day
    )


def minutes_spent(
    unit: ReadUnit, person_id: str, day: date, today: date
) -> tuple[tuple[date, int], ...]:
    """Return the minutes of the days that a line is likely to name, as the 24-hour rule counts."""
    starts, ends = min(day, today - timedelta(days=SPENT_DAYS)), max(day, today)
    if (ends - starts).days > 2 * SPENT_DAYS:
        starts, ends = day - timedelta(days=1), day
    found: dict[date, int] = {}
    for span in unit.activities.spans(person_id, starts, ends):
        for at, count in minutes_by_day(span.day, span.start, span.end, span.minutes):
            found[at] = found.get(at, 0) + count
    return tuple(found.items())


def _check_times(unit: ReadUnit, entry: Activity) -> None:
    start, end, minutes = entry.start, entry.end, entry.minutes
    if start is None and end is not None:
        raise RuleViolation("activity_time_invalid", field="start")
    if start is not None and not 0 <= start < DAY_MINUTES:
        raise RuleViolation("activity_time_invalid", field="start")
    if start is not None and end is not None:
        if not start < end <= start + DAY_MINUTES:
            raise RuleViolation("activity_time_invalid", field="end")
        if end > DAY_MINUTES and not pattern_of(unit, entry.person_id, entry.day).night_shift:
            raise RuleViolation("activity_night_not_allowed", field="end")
        if minutes > end - start:
            raise RuleViolation("activity_minutes_invalid", field="minutes", limit=end - start)
    if not 0 <= minutes <= DAY_MINUTES:
        raise RuleViolation("activity_minutes_invalid", field="minutes", limit=DAY_MINUTES)


def _check_24_hours(unit: ReadUnit, entry: Activity) -> None:
    one = timedelta(days=1)
    around = unit.activities.spans(entry.person_id, entry.day - one, entry.day + one)
    others = [other for other in around if other.id != entry.id]
    for day in (entry.day, entry.day + one):
        if minutes_on(others, day) + minutes_on((entry,), day) > DAY_MINUTES:
            raise RuleViolation("day_over_24_hours", field="minutes", day=short_date(day))
