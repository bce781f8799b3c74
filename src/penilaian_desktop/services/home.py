"""Beranda: what is to be done, in order of what hurts first; strip and counters (no. 5, 17)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.activity import Activity, ActivityStatus
from penilaian_desktop.domain.activity_views import ActivityFilter, DayInfo, WeekView
from penilaian_desktop.domain.appraisal import (
    Appraisal,
    AppraisalState,
    Period,
    SelfReport,
)
from penilaian_desktop.domain.calendar import PeriodCode, quarter_of
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.exchange import PackageKind, PackageOutcome
from penilaian_desktop.domain.exchange_rows import ChainLink
from penilaian_desktop.domain.feedback_views import FeedbackItem
from penilaian_desktop.domain.home_views import HomeView, IndicatorProgress, TodoItem
from penilaian_desktop.domain.kinds import UNIT_KINDS
from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.plan import Plan, PlanState, PlanStatus
from penilaian_desktop.domain.window_views import RailCounts, StripView
from penilaian_desktop.domain.wording import long_date, number, short_weekday_date
from penilaian_desktop.services.activity_reading import week_view
from penilaian_desktop.services.appraisal_reading import progress_of, standpoint
from penilaian_desktop.services.context import DEFAULT_SCHEME, Context
from penilaian_desktop.services.device_duties import laptops_to_look_at
from penilaian_desktop.services.handing import waiting_links
from penilaian_desktop.services.improvements import due_improvements
from penilaian_desktop.services.laptops_due import LaptopsDue
from penilaian_desktop.services.log_rules import LATE_AFTER_DAYS
from penilaian_desktop.services.objection_duties import objection_duties
from penilaian_desktop.services.people import (
    calendar_of,
    reading_windows,
    staff_between,
    staff_windows,
    waiting_of_staff,
)
from penilaian_desktop.services.plan_reading import plan_on, status_of
from penilaian_desktop.services.self_appraisal import visible_feedback
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import clamp
from penilaian_desktop.services.tasks import due_tasks
from penilaian_desktop.services.trust_store import is_office
from penilaian_desktop.storage.outbox_reads import outbox
from penilaian_desktop.storage.unit_of_work import ReadUnit

DESK = frozenset({Role.HR, Role.OPERATOR})
"""Roles that sit at the import desk."""
SHOWN_DAYS = 2
SOON_DAYS = 3
"""Days before a last day from which a thing to do is pressing."""
SELF_REPORT_DAYS = 45
"""Days before the end of a period from which its self report is asked for."""


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
            todos = self._todos(unit, s, today, code)
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
                to_review=_total(waiting_of_staff(unit, s, today)),
                to_score=self._unscored(unit, s, today)[0],
                plans_to_decide=self._plans_to_decide(unit, s, today),
                packages=len(self._packages(unit)) if s.roles & DESK else 0,
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

    # --- what is to be done ----------------------------------------------------------------
    def _todos(
        self, unit: ReadUnit, s: Session, today: date, code: PeriodCode
    ) -> tuple[TodoItem, ...]:
        if not unit.find(Employee, limit=1):
            return (_todo("first_steps", 0, "data_induk", severity="info"),)
        found = self._desk(unit) if s.roles & DESK else []
        if s.person_id and s.roles != {Role.OPERATOR}:
            found += self._own_log(unit, s, today)
            found += self._own_papers(unit, s, today, code)
            found += _due_tasks(unit, s, today)
            found += _due_improvements(unit, s, today)
        found += _objections(unit, s, today)
        found += self._team(unit, s, today)
        if not s.office:
            found += self._receipt(unit)
        handed = len(waiting_links(unit))
        if handed:
            found.append(_todo("handed_over", handed, "pertukaran"))
        laptops = len(laptops_to_look_at(unit, s))
        if laptops:
            found.append(_todo("laptops_to_look_at", laptops, "kunci_perangkat", severity="warn"))
        order = {"bad": 0, "warn": 1, "info": 2, "good": 3}
        return tuple(sorted(found, key=lambda item: order[item.severity]))

    def _own_log(self, unit: ReadUnit, s: Session, today: date) -> list[TodoItem]:
        found: list[TodoItem] = []
        missing = self._missing_days(unit, s.person_id, today)
        if missing:
            first = [short_weekday_date(day) for day in missing[:SHOWN_DAYS]]
            more = len(missing) - SHOWN_DAYS
            days = ", ".join(first) + f", dan {more} hari lain" if more > 0 else " dan ".join(first)
            found.append(
                _todo(
                    "missing_days",
                    len(missing),
                    "kegiatan",
                    argument=missing[0].isoformat(),
                    severity="bad",
                    days=days,
                    until=long_date(self._open_until(unit, missing[0])),
                )
            )
        counts = unit.activities.counts(s.person_id)
        returned = counts.get(ActivityStatus.RETURNED, 0)
        if returned:
            shown = ActivityFilter(
                person_id=s.person_id, statuses=(ActivityStatus.RETURNED,), newest_first=False
            )
            earliest = unit.activities.page(shown, after=None, limit=1).items[0]
            found.append(
                _todo(
                    "returned",
                    returned,
                    "kegiatan",
                    argument=earliest.id,
                    severity="bad",
                    day=short_weekday_date(earliest.day),
                    text=earliest.text,
                    who=earliest.reviewer,
                    note=earliest.review_note,
                )
            )
        starts = today - timedelta(days=LATE_AFTER_DAYS)
        bare = unit.activities.without_evidence(s.person_id, starts, today)
        if bare:
            shown = ActivityFilter(
                person_id=s.person_id,
                starts=starts,
                ends=today,
                without_evidence=True,
                newest_first=False,
            )
            oldest = unit.activities.page(shown, after=None, limit=1).items[0]
            found.append(
                _todo(
                    "no_evidence",
                    bare,
                    "kegiatan",
                    argument=oldest.id,
                    day=short_weekday_date(oldest.day),
                    text=oldest.text,
                )
            )
        return found

    def _own_papers(
        self, unit: ReadUnit, s: Session, today: date, code: PeriodCode
    ) -> list[TodoItem]:
        found: list[TodoItem] = []
        plan = plan_on(unit, s.person_id, today)
        if plan is None:
            found.append(_todo("plan_missing", 1, "skp", year=today.year))
        else:
            status, note = status_of(unit, plan)
            if status is PlanStatus.RETURNED:
                found.append(
                    _todo("plan_returned", 1, "skp", argument=plan.id, severity="bad", note=note)
                )
        periods = unit.find(Period, code=code.code, limit=1)
        left = (code.ends - today).days
        if plan is not None and periods and not periods[0].locked and left <= SELF_REPORT_DAYS:
            reports = unit.find(SelfReport, person_id=s.person_id, period_code=code.code, limit=1)
            if not reports or not (reports[0].achievements and reports[0].challenges):
                found.append(
                    _todo(
                        "self_report",
                        1,
                        "evaluasi",
                        argument=code.code,
                        period=code.label,
                        until=long_date(code.ends),
                        left=left,
                    )
                )
        return found

    def _team(self, unit: ReadUnit, s: Session, today: date) -> list[TodoItem]:
        found: list[TodoItem] = []
        waiting = _total(waiting_of_staff(unit, s, today))
        unscored, period = self._unscored(unit, s, today)
        if unscored and period is not None:
            left = (period.deadline - today).days
            found.append(
                _todo(
                    "unscored",
                    unscored,
                    "penilaian",
                    argument=period.code,
                    severity="bad" if left < 7 else "warn",
                    period=PeriodCode.parse(period.code).label,
                    until=long_date(period.deadline),
                    left=left,
                    wording="unscored" if left >= 0 else "unscored_late",
                )
            )
        if waiting:
            found.append(_todo("to_review", waiting, "tinjauan"))
        plans = self._plans_to_decide(unit, s, today)
        if plans:
            found.append(_todo("plans_to_decide", plans, "tinjauan", argument="skp"))
        return found

    def _desk(self, unit: ReadUnit) -> list[TodoItem]:
        """Return what waits at the import desk; laptops that ask to join come first."""
        links = self._packages(unit)
        asking = sum(link.kind == PackageKind.ENROLMENT_REQUEST.value for link in links)
        found: list[TodoItem] = []
        if asking:
            found.append(_todo("laptops_asking", asking, "meja_impor"))
        if len(links) > asking:
            found.append(_todo("packages_waiting", len(links) - asking, "meja_impor"))
        return found

    def _receipt(self, unit: ReadUnit) -> list[TodoItem]:
        found: list[TodoItem] = []
        receipts = unit.exchange.links("in", kind=PackageKind.RECEIPT.value, limit=1)
        recent = self.context.now() - timedelta(days=LATE_AFTER_DAYS)
        if receipts and receipts[0].at >= recent:
            day = self.context.local(unit, receipts[0].at).date()
            found.append(_todo("receipt", 1, "pertukaran", severity="good", day=long_date(day)))
        return found

    # --- figures ---------------------------------------------------------------------------
    def _missing_days(self, unit: ReadUnit, person_id: str, today: date) -> tuple[date, ...]:
        starts = (today - timedelta(days=LATE_AFTER_DAYS)).replace(day=1)
        first = unit.find(Activity, person_id=person_id, order=("day",), limit=1)
        starts = max(starts, first[0].day) if first else today
        worked = unit.activities.days_with_entries(person_id, starts, today)
        expected = calendar_of(unit, person_id, today).working_days(starts, today)
        return tuple(day for day in expected if day < today and day not in worked)

    def _open_until(self, unit: ReadUnit, day: date) -> date:
        code = PeriodCode.parse(quarter_of(day))
        periods = unit.find(Period, code=code.code, limit=1)
        return periods[0].deadline if periods else code.ends

    def _unscored(self, unit: ReadUnit, s: Session, today: date) -> tuple[int, Period | None]:
        ended = [p for p in unit.find(Period, locked=False) if p.ends < today]
        for period in sorted(ended, key=lambda p: (p.ends, p.starts), reverse=True):
            staff = staff_between(unit, s, period.ends, period.ends)
            done = {
                a.person_id
                for a in unit.find(Appraisal, person_id=staff, period_code=period.code)
                if a.state is not AppraisalState.DRAFT
            }
            missing = [person for person in staff if person not in done]
            if missing:
                return len(missing), period
        return 0, None

    def _plans_to_decide(self, unit: ReadUnit, s: Session, today: date) -> int:
        windows = staff_windows(unit, s)
        if not windows:
            return 0
        handed_in = unit.find(Plan, person_id=tuple(windows), state=PlanState.SUBMITTED)
        return sum(
            1
            for plan in handed_in
            if any(w.covers(clamp(today, plan.starts, plan.ends)) for w in windows[plan.person_id])
            and status_of(unit, plan)[0] is PlanStatus.SUBMITTED
        )

    def _packages(self, unit: ReadUnit) -> tuple[ChainLink, ...]:
        """Return what waits at the import desk; what laptops hand over waits on Pertukaran."""
        return tuple(
            link
            for outcome in (PackageOutcome.READY, PackageOutcome.HELD)
            for link in unit.exchange.links("in", outcome=outcome)
            if link.kind != PackageKind.HANDOVER.value
        )


def put_off(unit: ReadUnit, s: Session, today: date) -> frozenset[str]:
    """Return the kinds of things to do that the account put off today."""
    day, _, kinds = (unit.setting(_put_off_key(s)) or "").partition(" ")
    return frozenset(kinds.split()) if day == today.isoformat() else frozenset()


def _put_off_key(s: Session) -> str:
    return f"put_off.{s.account_id}"


def _due_tasks(unit: ReadUnit, s: Session, today: date) -> list[TodoItem]:
    """Return the tasks that are overdue or due soon, as one thing to do; the first is named."""
    items = due_tasks(unit, s, today)
    if not items:
        return []
    overdue = [item for item in items if item.overdue]
    first = items[0]
    return [
        _todo(
            "tasks_due",
            len(overdue or items),
            "tugas",
            argument=first.id,
            severity="bad" if overdue else "warn",
            wording="tasks_overdue" if overdue else "tasks_due",
            title=first.task.title,
            due=long_date(first.task.due or today),
            percent=first.percent,
        )
    ]


def _due_improvements(unit: ReadUnit, s: Session, today: date) -> list[TodoItem]:
    """Return the improvements that the person answers for, overdue or due soon, as one thing."""
    items = due_improvements(unit, s.person_id, today)
    if not items:
        return []
    overdue = [item for item in items if item.overdue]
    first = items[0].improvement
    return [
        _todo(
            "improvements_due",
            len(overdue or items),
            "perbaikan",
            argument=first.id,
            severity="bad" if overdue else "warn",
            wording="improvements_overdue" if overdue else "improvements_due",
            finding=" ".join(first.finding.split()),
            due=long_date(first.due or today),
        )
    ]


def _objections(unit: ReadUnit, s: Session, today: date) -> list[TodoItem]:
    """Return the objections to explain and those to decide; the most pressing one is named."""
    duties = objection_duties(unit, s, today)
    found: list[TodoItem] = []
    for kind, decides in (("objections_to_explain", False), ("objections_to_decide", True)):
        mine = [duty for duty in duties if duty.decides is decides]
        if mine:
            first = mine[0]
            found.append(
                _todo(
                    kind,
                    len(mine),
                    "keberatan",
                    argument=first.objection_id,
                    severity="bad" if first.due.left <= SOON_DAYS else "warn",
                    wording=kind if first.due.left >= 0 else f"{kind}_late",
                    name=first.name,
                    period=first.period_label,
                    until=long_date(first.due.day),
                    left=abs(first.due.left),
                )
            )
    return found


def _todo(
    kind: str,
    count: int,
    target: str,
    *,
    argument: str = "",
    severity: str = "warn",
    wording: str = "",
    **params: object,
) -> TodoItem:
    words = message(f"todo_{wording or kind}", count=number(count), **params)
    return TodoItem(
        kind=kind,
        count=count,
        title=words.text,
        detail=words.remedy,
        target=target,
        argument=argument,
        severity=severity,
    )


def _total(waiting: dict[str, dict[date, int]]) -> int:
    return sum(sum(days.values()) for days in waiting.values())


def _no_week(monday: date) -> WeekView:
    days = tuple(
        DayInfo(day=monday + timedelta(days=n), target=0, logged=0, overlap=0) for n in range(7)
    )
    return WeekView(days=days, items=(), target=0, logged=0)
