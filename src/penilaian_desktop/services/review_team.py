"""The members of a team as the reading and rating pages list them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from penilaian_desktop.domain.activity import DayMark
from penilaian_desktop.domain.appraisal import AppraisalState
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.result_views import BOTH_RATINGS, AskedRatings
from penilaian_desktop.domain.review_views import TeamMember
from penilaian_desktop.services.appraisal_reading import todo_of, whole_todo
from penilaian_desktop.services.appraisal_store import appraisal_of
from penilaian_desktop.services.effective import result_of
from penilaian_desktop.services.people import (
    assignment_near,
    by_name,
    calendar_of,
    position_text,
)
from penilaian_desktop.services.plan_reading import plans_between, status_of
from penilaian_desktop.storage.unit_of_work import ReadUnit


def team_members(
    unit: ReadUnit,
    person_ids: Iterable[str],
    code: PeriodCode,
    today: date,
    waiting: Mapping[str, Mapping[date, int]],
    asks: AskedRatings = BOTH_RATINGS,
) -> tuple[TeamMember, ...]:
    """Return persons by name with what waits, what is missing and how far their appraisal is.

    `asks` are the ratings that the scheme of the period asks for.
    """
    return tuple(
        _member(unit, employee, code, today, waiting.get(employee.id, {}), asks)
        for employee in by_name(unit, person_ids)
    )


def _member(
    unit: ReadUnit,
    employee: Employee,
    code: PeriodCode,
    today: date,
    waiting: Mapping[date, int],
    asks: AskedRatings,
) -> TeamMember:
    person_id = employee.id
    last = min(today, code.ends)
    assignment = assignment_near(unit, person_id, last)
    marks = unit.find(DayMark, person_id=person_id, day=today, limit=1)
    plans = plans_between(unit, person_id, code.starts, code.ends)
    appraisal = appraisal_of(unit, person_id, code.code)
    result = result_of(unit, appraisal) if appraisal else None
    missing = missing_this_month(unit, person_id, today)
    return TeamMember(
        person_id=person_id,
        name=employee.name,
        position=position_text(assignment) if assignment else "",
        waiting=sum(waiting.values()),
        oldest=min(waiting, default=None),
        newest=max(waiting, default=None),
        missing_days=len(missing),
        missing_since=missing[0] if missing else None,
        data_at=unit.exchange.data_at(person_id),
        mark=marks[0].mark if marks else "",
        plan_status=status_of(unit, plans[0])[0] if plans else None,
        appraisal_state=appraisal.state if appraisal else None,
        work_rating=result.work if result else None,
        behaviour_rating=result.behaviour if result else None,
        predicate=result.predicate
        if result and appraisal and appraisal.state is not AppraisalState.DRAFT
        else None,
        todo=len(todo_of(appraisal, asks)) if appraisal else whole_todo(asks),
    )


def missing_this_month(unit: ReadUnit, person_id: str, today: date) -> tuple[date, ...]:
    """Return the working days of this month before today without an entry."""
    starts = today.replace(day=1)
    worked = unit.activities.days_with_entries(person_id, starts, today)
    expected = calendar_of(unit, person_id, today).working_days(starts, today)
    return tuple(day for day in expected if day < today and day not in worked)
