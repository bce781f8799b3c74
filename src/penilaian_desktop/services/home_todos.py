"""What is to be done, as Beranda lists it: what hurts first on top (no. 5, 17)."""

from __future__ import annotations

from datetime import date, timedelta

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.activity import Activity, ActivityStatus
from penilaian_desktop.domain.activity_views import ActivityFilter
from penilaian_desktop.domain.appraisal import (
    Period,
    SelfReport,
)
from penilaian_desktop.domain.calendar import PeriodCode, quarter_of
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.exchange import PackageKind
from penilaian_desktop.domain.home_views import TodoItem
from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.plan import PlanStatus
from penilaian_desktop.domain.wording import long_date, number, short_weekday_date
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.device_duties import laptops_to_look_at
from penilaian_desktop.services.handing import waiting_links
from penilaian_desktop.services.home_figures import packages, plans_to_decide, total, unscored
from penilaian_desktop.services.improvements import due_improvements
from penilaian_desktop.services.log_rules import LATE_AFTER_DAYS
from penilaian_desktop.services.objection_duties import objection_duties
from penilaian_desktop.services.own_honours import own_honours, own_praise, praise_seen
from penilaian_desktop.services.people import (
    calendar_of,
    waiting_of_staff,
)
from penilaian_desktop.services.plan_reading import plan_on, status_of
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.tasks import due_tasks
from penilaian_desktop.storage.unit_of_work import ReadUnit

DESK = frozenset({Role.HR, Role.OPERATOR})
"""Roles that sit at the import desk."""
SHOWN_DAYS = 2
SOON_DAYS = 3
"""Days before a last day from which a thing to do is pressing."""
SELF_REPORT_DAYS = 45
"""Days before the end of a period from which its self report is asked for."""


def todos_of(
    context: Context, unit: ReadUnit, s: Session, today: date, code: PeriodCode
) -> tuple[TodoItem, ...]:
    """Return what is to be done, the most pressing first."""
    if not unit.find(Employee, limit=1):
        return (_todo("first_steps", 0, "data_induk", severity="info"),)
    found = _desk(unit) if s.roles & DESK else []
    if s.person_id and s.roles != {Role.OPERATOR}:
        found += _own_log(unit, s, today)
        found += _own_papers(unit, s, today, code)
        found += _due_tasks(unit, s, today)
        found += _due_improvements(unit, s, today)
        found += _honours(unit, s, today)
        found += _praise(unit, s, today)
    found += _objections(unit, s, today)
    found += _team(unit, s, today)
    if not s.office:
        found += _receipt(context, unit)
    handed = len(waiting_links(unit))
    if handed:
        found.append(_todo("handed_over", handed, "pertukaran"))
    laptops = len(laptops_to_look_at(unit, s))
    if laptops:
        found.append(_todo("laptops_to_look_at", laptops, "kunci_perangkat", severity="warn"))
    order = {"bad": 0, "warn": 1, "info": 2, "good": 3}
    return tuple(sorted(found, key=lambda item: order[item.severity]))


def _own_log(unit: ReadUnit, s: Session, today: date) -> list[TodoItem]:
    found: list[TodoItem] = []
    missing = _missing_days(unit, s.person_id, today)
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
                until=long_date(_open_until(unit, missing[0])),
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


def _own_papers(unit: ReadUnit, s: Session, today: date, code: PeriodCode) -> list[TodoItem]:
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


def _team(unit: ReadUnit, s: Session, today: date) -> list[TodoItem]:
    found: list[TodoItem] = []
    waiting = total(waiting_of_staff(unit, s, today))
    left_over, period = unscored(unit, s, today)
    if left_over and period is not None:
        left = (period.deadline - today).days
        found.append(
            _todo(
                "unscored",
                left_over,
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
    plans = plans_to_decide(unit, s, today)
    if plans:
        found.append(_todo("plans_to_decide", plans, "tinjauan", argument="skp"))
    return found


def _desk(unit: ReadUnit) -> list[TodoItem]:
    """Return what waits at the import desk; laptops that ask to join come first."""
    links = packages(unit)
    asking = sum(link.kind == PackageKind.ENROLMENT_REQUEST.value for link in links)
    found: list[TodoItem] = []
    if asking:
        found.append(_todo("laptops_asking", asking, "meja_impor"))
    if len(links) > asking:
        found.append(_todo("packages_waiting", len(links) - asking, "meja_impor"))
    return found


def _receipt(context: Context, unit: ReadUnit) -> list[TodoItem]:
    found: list[TodoItem] = []
    receipts = unit.exchange.links("in", kind=PackageKind.RECEIPT.value, limit=1)
    recent = context.now() - timedelta(days=LATE_AFTER_DAYS)
    if receipts and receipts[0].at >= recent:
        day = context.local(unit, receipts[0].at).date()
        found.append(_todo("receipt", 1, "pertukaran", severity="good", day=long_date(day)))
    return found


def _missing_days(unit: ReadUnit, person_id: str, today: date) -> tuple[date, ...]:
    starts = (today - timedelta(days=LATE_AFTER_DAYS)).replace(day=1)
    first = unit.find(Activity, person_id=person_id, order=("day",), limit=1)
    starts = max(starts, first[0].day) if first else today
    worked = unit.activities.days_with_entries(person_id, starts, today)
    expected = calendar_of(unit, person_id, today).working_days(starts, today)
    return tuple(day for day in expected if day < today and day not in worked)


def _open_until(unit: ReadUnit, day: date) -> date:
    code = PeriodCode.parse(quarter_of(day))
    periods = unit.find(Period, code=code.code, limit=1)
    return periods[0].deadline if periods else code.ends


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


def _honours(unit: ReadUnit, s: Session, today: date) -> list[TodoItem]:
    """Return the own recognition that waits for an answer, and rewards that were granted (WG-5)."""
    honours = own_honours(unit, s.person_id, today)
    found: list[TodoItem] = []
    if honours.recognitions:
        newest = honours.recognitions[0]
        author = unit.get(Employee, newest.author_id, include_deleted=True)
        count = len(honours.recognitions)
        found.append(
            _todo(
                "recognised",
                count,
                "pembinaan",
                argument="apresiasi:saya",
                severity="good",
                wording="recognised" if count == 1 else "recognised_more",
                title=newest.title,
                who=author.name if author else "",
            )
        )
    if honours.rewards:
        reward, approval = honours.rewards[0]
        found.append(
            _todo(
                "reward_granted",
                len(honours.rewards),
                "tindak_lanjut",
                argument=reward.id,
                severity="good",
                wording="reward_granted" if approval.letter else "reward_granted_bare",
                topic=reward.topic,
                letter=approval.letter,
                day=long_date(approval.approved_on),
            )
        )
    return found


def _praise(unit: ReadUnit, s: Session, today: date) -> list[TodoItem]:
    """Return one line for praise that was not seen yet; neither its words nor who said it."""
    seen = praise_seen(unit, s.account_id)
    news = [note for note in own_praise(unit, s.person_id, today) if note.id not in seen]
    if not news:
        return []
    return [
        _todo(
            "praised",
            len(news),
            "evaluasi",
            severity="good",
            wording="praised" if len(news) == 1 else "praised_more",
            day=long_date(news[0].received_on),
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
