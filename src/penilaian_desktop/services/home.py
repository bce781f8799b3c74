"""Beranda: what is to be done, in order of what hurts first; strip and counters (no. 5, 17)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from penilaian_desktop.domain.activity_views import DayInfo, WeekView
from penilaian_desktop.domain.appraisal import (
    Period,
)
from penilaian_desktop.domain.calendar import PeriodCode, quarter_of
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.feedback_views import FeedbackItem
from penilaian_desktop.domain.home_views import HomeView, IndicatorProgress
from penilaian_desktop.domain.kinds import UNIT_KINDS
from penilaian_desktop.domain.window_views import RailCounts, StripView
from penilaian_desktop.services.activity_reading import week_view
from penilaian_desktop.services.appraisal_reading import progress_of, standpoint
from penilaian_desktop.services.context import DEFAULT_SCHEME, Context
from penilaian_desktop.services.device_duties import laptops_to_look_at
from penilaian_desktop.services.handing import waiting_links
from penilaian_desktop.services.home_figures import packages, plans_to_decide, total, unscored
from penilaian_desktop.services.home_todos import DESK, todos_of
from penilaian_desktop.services.laptops_due import LaptopsDue
from penilaian_desktop.services.objection_duties import objection_duties
from penilaian_desktop.services.own_honours import own_praise, praise_key, praise_seen
from penilaian_desktop.services.people import (
    calendar_of,
    reading_windows,
    staff_windows,
    waiting_of_staff,
)
from penilaian_desktop.services.self_appraisal import visible_feedback
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.trust_store import is_office
from penilaian_desktop.storage.outbox_reads import outbox
from penilaian_desktop.storage.unit_of_work import ReadUnit


@dataclass(frozen=True, slots=True)
class Home:
    """Use cases of the first page, the strip at the bottom and the rail."""

    context: Context
    _laptops: LaptopsDue = field(default_factory=LaptopsDue, repr=False, compare=False)

    def view(self, s: Session, now: datetime | None = None) -> HomeView:
        """Return Beranda for a moment (the present by default)."""
        with self.context.read() as unit:
            local = self.context.local(unit, now or self.context.now())
            today = local.date()
            code = PeriodCode.parse(quarter_of(today))
            calendar = calendar_of(unit, s.person_id, today)
            monday = today - timedelta(days=today.weekday())
            week = (
                week_view(unit, s, s.person_id, monday, today) if s.person_id else _no_week(monday)
            )
            todos = todos_of(self.context, unit, s, today, code)
            off = put_off(unit, s, today)
            progress: tuple[IndicatorProgress, ...] = ()
            feedback: tuple[FeedbackItem, ...] = ()
            if s.person_id:
                made = unit.find(Period, code=code.code, limit=1)
                scheme = self.context.schemes.get(made[0].scheme if made else DEFAULT_SCHEME)
                progress = progress_of(standpoint(unit, scheme, s.person_id, code))
                feedback = visible_feedback(self.context, unit, s.person_id, code)
            return HomeView(
                period_code=code.code,
                period_label=code.label,
                working_day_number=len(calendar.working_days(code.starts, today)),
                working_days=len(calendar.working_days(code.starts, code.ends)),
                todos=tuple(item for item in todos if item.kind not in off),
                put_off=sum(item.kind in off for item in todos),
                reviews_at=week.reviews_at,
                today=tuple(item for item in week.items if item.day == today),
                today_info=week.days[today.weekday()],
                week=week,
                progress=progress,
                feedback=feedback[-1] if feedback else None,
                feedback_count=len(feedback),
            )

    def put_off(self, s: Session, kind: str) -> Outcome[None]:
        """Hide a thing to do until tomorrow."""
        with self.context.write(s) as unit:
            today = self.context.today(unit)
            kinds = sorted(put_off(unit, s, today) | {kind})
            unit.set_setting(_put_off_key(s), f"{today.isoformat()} {' '.join(kinds)}")
        return Outcome(None, Changes.of(Area.PERIODS, persons=(s.person_id,)))

    def bring_back(self, s: Session) -> Outcome[None]:
        """Show again what was put off."""
        with self.context.write(s) as unit:
            unit.set_setting(_put_off_key(s), None)
        return Outcome(None, Changes.of(Area.PERIODS, persons=(s.person_id,)))

    def saw_praise(self, s: Session) -> Outcome[None]:
        """Remember that the person has seen the public's praise (PR-6); the line of it goes."""
        with self.context.read() as unit:
            told = own_praise(unit, s.person_id, self.context.today(unit)) if s.person_id else ()
            seen, shown = praise_seen(unit, s.account_id), {note.id for note in told}
        if shown <= seen:
            return Outcome(None)
        with self.context.write(s) as writing:
            writing.set_setting(praise_key(s.account_id), " ".join(sorted(shown)))
        return Outcome(None, Changes.of(Area.PERIODS, persons=(s.person_id,)))

    def strip(self, s: Session) -> StripView:
        """Return the three truths: what was not sent, how old foreign data is, the last backup."""
        with self.context.read() as unit:
            # in the office the records of units wait for the laptops, not for the office
            waiting = outbox(unit, without=UNIT_KINDS if is_office(unit) else ())
            received = unit.exchange.links("in", limit=1)
            staff = staff_windows(unit, s)
            ages = [age for p in staff if (age := unit.exchange.data_at(p)) is not None]
            backup = unit.setting("last_backup")
            pending = waiting.records + waiting.decisions
            kind = "records" if waiting.records else "decisions"
            if not pending and (due := self._laptops.count(self.context, unit)):
                pending, kind = due, "laptops"
            return StripView(
                pending=pending,
                pending_kind=kind,
                last_package=received[0].at if received else None,
                data_age=min(ages, default=None),
                last_backup=datetime.fromisoformat(backup) if backup else None,
                office=s.office,
            )

    def counts(self, s: Session) -> RailCounts:
        """Return the live counters of the navigation."""
        with self.context.read() as unit:
            today = self.context.today(unit)
            return RailCounts(
                to_review=total(waiting_of_staff(unit, s, today)),
                to_score=unscored(unit, s, today)[0],
                plans_to_decide=plans_to_decide(unit, s, today),
                packages=len(packages(unit)) if s.roles & DESK else 0,
                objections=len(objection_duties(unit, s, today)),
                handed=len(waiting_links(unit)),
                laptops=len(laptops_to_look_at(unit, s)),
                reads=any(
                    window.covers(today)
                    for windows in reading_windows(unit, s, today).values()
                    for window in windows
                ),
                hours_ahead=self.context.hours_ahead(unit),
            )


def put_off(unit: ReadUnit, s: Session, today: date) -> frozenset[str]:
    """Return the kinds of things to do that the account put off today."""
    day, _, kinds = (unit.setting(_put_off_key(s)) or "").partition(" ")
    return frozenset(kinds.split()) if day == today.isoformat() else frozenset()


def _put_off_key(s: Session) -> str:
    return f"put_off.{s.account_id}"


def _no_week(monday: date) -> WeekView:
    days = tuple(
        DayInfo(day=monday + timedelta(days=n), target=0, logged=0, overlap=0) for n in range(7)
    )
    return WeekView(days=days, items=(), target=0, logged=0)
