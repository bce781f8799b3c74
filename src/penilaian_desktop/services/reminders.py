"""What a person is reminded of: once, at the hour they chose, and not again unless it changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.activity import Activity, ActivityStatus
from penilaian_desktop.domain.appraisal import Appraisal, AppraisalState, Period
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.reminder_views import Reminder, ReminderSettings
from penilaian_desktop.domain.wording import long_date, number, short_weekday_date
from penilaian_desktop.services.appraisal_store import appraisal_of
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.log_rules import LATE_AFTER_DAYS
from penilaian_desktop.services.own_honours import own_honours
from penilaian_desktop.services.people import calendar_of, staff_between
from penilaian_desktop.services.session import Session
from penilaian_desktop.storage.unit_of_work import ReadUnit

DAY_MINUTES = 1440
NEAR = (7, 3, 1, 0)
"""Days before a deadline at which it is spoken of; each of them once."""
SHOWN_DAYS = 3


@dataclass(frozen=True, slots=True)
class Reminders:
    """Use cases of reminders. What was told is kept per account, so that nothing nags twice."""

    context: Context

    def settings(self, s: Session) -> ReminderSettings:
        """Return what the account chose; on at 15.00 by default."""
        with self.context.read() as unit:
            return _settings(unit, s)

    def save_settings(self, s: Session, *, on: bool, minute: int) -> Outcome[ReminderSettings]:
        """Choose the hour, in minutes of the local day, or switch reminders off.

        Raises RuleViolation `reminder_hour_invalid`.
        """
        if not 0 <= minute < DAY_MINUTES:
            raise RuleViolation("reminder_hour_invalid", field="minute")
        chosen = ReminderSettings(on=on, minute=minute)
        with self.context.write(s) as unit:
            unit.set_setting(f"reminders.{s.account_id}", json.dumps({"on": on, "minute": minute}))
        return Outcome(chosen, Changes.of(Area.SETTINGS))

    def due(self, s: Session, now: datetime | None = None) -> tuple[Reminder, ...]:
        """Return what is to be told at a moment (the present by default).

        Nothing before the hour, on an own free day (weekend, holiday, leave), or when switched
        off; nothing that was told today, or earlier in the same state.
        """
        with self.context.read() as unit:
            local = self.context.local(unit, now or self.context.now())
            today, chosen = local.date(), _settings(unit, s)
            if not chosen.on or local.hour * 60 + local.minute < chosen.minute:
                return ()
            if s.person_id and calendar_of(unit, s.person_id, today).day(today).target == 0:
                return ()
            told = _told(unit, s)
            return tuple(
                reminder
                for reminder in self._everything(unit, s, today)
                if _is_news(reminder, told.get(reminder.kind), today)
            )

    def tell(
        self, s: Session, reminders: Sequence[Reminder], now: datetime | None = None
    ) -> Outcome[None]:
        """Remember that these were told."""
        with self.context.write(s) as unit:
            today = self.context.local(unit, now or self.context.now()).date()
            told = _told(unit, s)
            for reminder in reminders:
                told[reminder.kind] = {"day": today.isoformat(), "mark": reminder.mark}
            unit.set_setting(_told_key(s), json.dumps(told, sort_keys=True))
        return Outcome(None)

    # --- what is due -----------------------------------------------------------------------
    def _everything(self, unit: ReadUnit, s: Session, today: date) -> Iterable[Reminder]:
        if s.person_id and s.roles != {Role.OPERATOR}:
            yield from _own(unit, s, today)
            yield from _deadline(unit, s, today)
            yield from _honours(unit, s, today)
        yield from _unscored(unit, s, today)


def _own(unit: ReadUnit, s: Session, today: date) -> Iterable[Reminder]:
    first = unit.find(Activity, person_id=s.person_id, order=("day",), limit=1)
    if first:
        starts = max((today - timedelta(days=LATE_AFTER_DAYS)).replace(day=1), first[0].day)
        worked = unit.activities.days_with_entries(s.person_id, starts, today)
        days = calendar_of(unit, s.person_id, today).working_days(starts, today)
        missing = [day for day in days if day < today and day not in worked]
        if missing:
            words = ", ".join(short_weekday_date(day) for day in missing[-SHOWN_DAYS:])
            more = len(missing) - SHOWN_DAYS
            yield _reminder(
                "missing_days",
                "kegiatan",
                argument=missing[0].isoformat(),
                mark=" ".join(day.isoformat() for day in missing),
                count=number(len(missing)),
                days=f"{words}, dan {more} hari lain" if more > 0 else words,
            )
        if today not in worked:
            yield _reminder("today_empty", "kegiatan", argument="catat", mark=today.isoformat())
    returned = unit.find(
        Activity, person_id=s.person_id, status=ActivityStatus.RETURNED, order=("day", "id")
    )
    if returned:
        yield _reminder(
            "returned",
            "kegiatan",
            argument=returned[0].id,
            mark=" ".join(sorted(f"{item.id}.{item.version}" for item in returned)),
            count=number(len(returned)),
            text=returned[0].text,
        )


def _honours(unit: ReadUnit, s: Session, today: date) -> Iterable[Reminder]:
    """Yield the own recognition that waits for an answer, once for each (WG-5)."""
    found = own_honours(unit, s.person_id, today).recognitions
    if found:
        author = unit.get(Employee, found[0].author_id, include_deleted=True)
        yield _reminder(
            "recognised",
            "pembinaan",
            argument="apresiasi:saya",
            mark=" ".join(sorted(record.id for record in found)),
            title=found[0].title,
            who=author.name if author else "",
        )


def _deadline(unit: ReadUnit, s: Session, today: date) -> Iterable[Reminder]:
    """Yield the nearest deadline of an open quarter that the person still has work in."""
    open_ = [p for p in unit.find(Period, locked=False) if p.starts <= today <= p.deadline]
    quarters = [p for p in open_ if PeriodCode.parse(p.code).kind == "T"]
    for period in sorted(quarters, key=lambda p: p.deadline)[:1]:
        if _published(unit, s.person_id, period.code):
            continue
        left = (period.deadline - today).days
        near = _nearest(left)
        if near is not None:
            yield _reminder(
                "deadline",
                "evaluasi",
                argument=period.code,
                mark=f"{period.code}-{near}",
                wording="deadline" if left else "deadline_today",
                period=PeriodCode.parse(period.code).label,
                left=left,
                until=long_date(period.deadline),
            )


def _unscored(unit: ReadUnit, s: Session, today: date) -> Iterable[Reminder]:
    ended = [p for p in unit.find(Period, locked=False) if p.ends < today]
    for period in sorted(ended, key=lambda p: (p.ends, p.starts), reverse=True):
        staff = staff_between(unit, s, period.ends, period.ends)
        done = {
            a.person_id
            for a in unit.find(Appraisal, person_id=staff, period_code=period.code)
            if a.state is not AppraisalState.DRAFT
        }
        missing = sorted(set(staff) - done)
        if missing:
            left = (period.deadline - today).days
            yield _reminder(
                "unscored",
                "penilaian",
                argument=period.code,
                mark=f"{period.code}-{len(missing)}-{_nearest(left)}",
                wording="unscored" if left >= 0 else "unscored_late",
                count=number(len(missing)),
                period=PeriodCode.parse(period.code).label,
                until=long_date(period.deadline),
                left=left,
            )
            return


def _published(unit: ReadUnit, person_id: str, code: str) -> bool:
    found = appraisal_of(unit, person_id, code)
    return found is not None and found.state is AppraisalState.PUBLISHED


def _nearest(left: int) -> int | None:
    """Return the step of `NEAR` that was reached last, None while the deadline is far."""
    reached = [days for days in NEAR if left <= days]
    return min(reached, default=None)


def _reminder(
    kind: str, target: str, *, argument: str = "", mark: str, wording: str = "", **params: object
) -> Reminder:
    words = message(f"reminder_{wording or kind}", **params)
    return Reminder(
        kind=kind,
        title=words.text,
        detail=words.remedy,
        target=target,
        argument=argument,
        mark=mark,
    )


def _is_news(reminder: Reminder, told: dict[str, str] | None, today: date) -> bool:
    if told is None:
        return True
    return told["mark"] != reminder.mark and told["day"] != today.isoformat()


def _settings(unit: ReadUnit, s: Session) -> ReminderSettings:
    text = unit.setting(f"reminders.{s.account_id}")
    if text is None:
        return ReminderSettings()
    stored = json.loads(text)
    return ReminderSettings(on=bool(stored["on"]), minute=int(stored["minute"]))


def _told_key(s: Session) -> str:
    return f"reminders_told.{s.account_id}"


def _told(unit: ReadUnit, s: Session) -> dict[str, dict[str, str]]:
    text = unit.setting(_told_key(s))
    found: dict[str, dict[str, str]] = json.loads(text) if text else {}
    return found
