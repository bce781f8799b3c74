"""The visible process of a year: who is at which stage, and what is late (TS-10, WG-2, WG-3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from penilaian_desktop.domain.access import Action, Role
from penilaian_desktop.domain.appraisal import Actual, AppraisalState, Period
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.cycle_views import (
    LateItem,
    PersonStage,
    PlanlessPerson,
    Stage,
    StageBoard,
    UnitStage,
)
from penilaian_desktop.domain.employee import Employee, Unit
from penilaian_desktop.domain.follow_up import FollowUp
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.plan import Indicator, Plan, PlanDecision, PlanStatus, status_of_plan
from penilaian_desktop.domain.task import TaskProgress
from penilaian_desktop.services.appraisal_store import appraisals_of
from penilaian_desktop.services.calibration_reading import paths_of, reachable
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.data_age import oldest_data
from penilaian_desktop.services.people import person_item
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import clamp, require_office
from penilaian_desktop.storage.unit_of_work import ReadUnit

_ORDER = tuple(Stage)


@dataclass(frozen=True, slots=True)
class Stages:
    """Use cases of the visible process; who sees whom follows `Action.READ_STAGES`."""

    context: Context

    def board(self, s: Session, year: int) -> StageBoard:
        """Return the stage of each person and unit that the session may see in a year."""
        with self.context.read() as unit:
            today = self.context.today(unit)
            day = clamp(today, date(year, 1, 1), date(year, 12, 31))
            people = self._visible(unit, s, day)
            places = paths_of(unit, people, day)
            found = self._people(unit, people, year, today, places)
            return StageBoard(
                year=year,
                as_of=self.context.now(),
                oldest=oldest_data(self.context, unit, s),
                units=_units(found, places),
                people=found,
            )

    def without_plan(self, s: Session, year: int) -> tuple[PlanlessPerson, ...]:
        """Return whom of those the session may see has no agreed plan (WG-2), by name."""
        with self.context.read() as unit:
            day = clamp(self.context.today(unit), date(year, 1, 1), date(year, 12, 31))
            people = self._visible(unit, s, day)
            status = _plan_status(unit, people, year)
            return tuple(
                PlanlessPerson(person=person_item(unit, person.id, day), status=found)
                for person in sorted(
                    unit.find(Employee, id=tuple(people)), key=lambda e: (name_order(e.name), e.id)
                )
                if (found := status.get(person.id)) is not PlanStatus.AGREED
            )

    def late(self, s: Session, period_code: str) -> tuple[LateItem, ...]:
        """Return what was reported after the day it was due: flagged, not lost (TJ-11)."""
        code = PeriodCode.parse(period_code)
        with self.context.read() as unit:
            day = clamp(self.context.today(unit), code.starts, code.ends)
            people = tuple(self._visible(unit, s, day))
            actuals = unit.find(Actual, person_id=people, period_code=period_code, late=True)
            words = {
                i.id: i.text
                for i in unit.find(Indicator, id=tuple({a.indicator_id for a in actuals}))
            }
            found = [
                LateItem(
                    person=person_item(unit, a.person_id, day),
                    period_code=period_code,
                    kind=Actual.KIND,
                    text=words.get(a.indicator_id, ""),
                    at=a.at,
                )
                for a in actuals
            ]
            found += [
                LateItem(
                    person=person_item(unit, p.person_id, day),
                    period_code=period_code,
                    kind=TaskProgress.KIND,
                    text=p.note,
                    at=p.at,
                )
                for p in unit.find(TaskProgress, person_id=people, late=True)
                if code.starts <= p.day <= code.ends
            ]
            return tuple(sorted(found, key=lambda item: (name_order(item.person.name), item.at)))

    # --- inside ----------------------------------------------------------------------------
    def _visible(self, unit: ReadUnit, s: Session, day: date) -> tuple[str, ...]:
        """Return oneself, those one leads, and for HR everybody."""
        if Role.HR in s.roles:
            require_office(s, Action.READ_STAGES)
            return tuple(sorted(e.id for e in unit.find(Employee)))
        own = {s.person_id} if s.person_id else set()
        return tuple(sorted(reachable(unit, s, day) | own))

    def _people(
        self,
        unit: ReadUnit,
        people: tuple[str, ...],
        year: int,
        today: date,
        places: dict[str, tuple[Unit, ...]],
    ) -> tuple[PersonStage, ...]:
        plans = _plan_status(unit, people, year)
        periods = [p for p in unit.find(Period) if PeriodCode.parse(p.code).year == year]
        ended = [p for p in periods if p.ends < today]
        done: Counter[str] = Counter()
        for period in ended:
            for person, found in appraisals_of(unit, people, period.code).items():
                done[person] += found.state is AppraisalState.PUBLISHED
        open_follow_ups = _open_follow_ups(unit, people, year)
        day = clamp(today, date(year, 1, 1), date(year, 12, 31))
        items = []
        for employee in unit.find(Employee, id=people):
            status = plans.get(employee.id)
            left = len(ended) - done[employee.id]
            stage, note = _stage(status, left, len(ended), employee.id in open_follow_ups)
            path = places.get(employee.id, ())
            items.append(
                PersonStage(
                    person=person_item(unit, employee.id, day),
                    unit_id=path[0].id if path else "",
                    stage=stage,
                    plan_status=status,
                    appraised=done[employee.id],
                    due=len(ended),
                    note=note,
                )
            )
        return tuple(sorted(items, key=lambda p: (name_order(p.person.name), p.person.person_id)))


def _stage(status: PlanStatus | None, left: int, ended: int, following: bool) -> tuple[Stage, str]:
    """Return the stage of a person and what keeps it open.

    Without an agreed plan it is planning; with an ended period that is not published, appraisal;
    with a follow-up that is open, follow-up; else the work goes on.
    """
    if status is not PlanStatus.AGREED and not (ended and left == 0):
        return Stage.PLANNING, "plan_missing" if status is None else "plan_not_agreed"
    if left:
        return Stage.APPRAISAL, "appraisal_open"
    if following:
        return Stage.FOLLOW_UP, "follow_up_open"
    return Stage.EXECUTION, ""


def _plan_status(unit: ReadUnit, people: Iterable[str], year: int) -> dict[str, PlanStatus]:
    """Return how far the plan of a year is that got furthest, by person."""
    plans = unit.find(Plan, person_id=tuple(people), year=year)
    decisions: dict[str, list[PlanDecision]] = {}
    for decision in unit.find(PlanDecision, plan_id=tuple(plan.id for plan in plans)):
        decisions.setdefault(decision.plan_id, []).append(decision)
    found: dict[str, PlanStatus] = {}
    for plan in plans:
        status = status_of_plan(plan, decisions.get(plan.id, ()))
        if found.get(plan.person_id) is not PlanStatus.AGREED:
            found[plan.person_id] = status
    return found


def _open_follow_ups(unit: ReadUnit, people: Iterable[str], year: int) -> frozenset[str]:
    return frozenset(
        f.person_id
        for f in unit.find(FollowUp, person_id=tuple(people))
        if f.closed_on is None and PeriodCode.parse(f.period_code).year == year
    )


def _units(
    people: tuple[PersonStage, ...], places: dict[str, tuple[Unit, ...]]
) -> tuple[UnitStage, ...]:
    """Return each unit with its people and those below, in order of name."""
    counts: dict[str, Counter[Stage]] = {}
    known: dict[str, Unit] = {}
    for person in people:
        for place in places.get(person.person.person_id, ()):
            known[place.id] = place
            counts.setdefault(place.id, Counter())[person.stage] += 1
    return tuple(
        UnitStage(
            unit_id=unit_id,
            unit_name=known[unit_id].name,
            parent_id=known[unit_id].parent_id,
            stage=next(stage for stage in _ORDER if count[stage]),
            counts=tuple((stage, count[stage]) for stage in _ORDER),
            people=count.total(),
        )
        for unit_id, count in sorted(counts.items(), key=lambda item: known[item[0]].name)
    )
