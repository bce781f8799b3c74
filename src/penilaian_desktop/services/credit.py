"""Angka kredit of a person: conversion of a year, two jenjang apart, and what was gathered.

PermenPANRB 1/2023, Peraturan BKN 3/2023: PNS in functional positions only; a month belongs to the
jenjang that was held on its last day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.appraisal import AppraisalState, Predicate
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.credit_points import (
    Jenjang,
    accumulate,
    credit,
    jenjang_of_position,
    needs_of,
)
from penilaian_desktop.domain.cycle_views import CreditRow, CreditView
from penilaian_desktop.domain.employee import (
    Assignment,
    Employee,
    EmployeeStatus,
    PositionKind,
)
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.scheme import Scheme
from penilaian_desktop.services.appraisal_store import appraisal_of
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.effective import result_of
from penilaian_desktop.services.people import near, person_item
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require
from penilaian_desktop.storage.unit_of_work import ReadUnit

SCHEME = "angka-kredit-3-2023"


@dataclass(frozen=True, slots=True)
class CreditPoints:
    """Use cases of angka kredit."""

    context: Context

    def view(self, s: Session, person_id: str, year: int) -> CreditView:
        """Return the conversion of a year by months and jenjang, and what was gathered so far.

        The year's predicate counts, else that of the quarter or semester a month lies in.
        Raises NotAllowed.
        """
        with self.context.read() as unit:
            starts, ends = date(year, 1, 1), date(year, 12, 31)
            require(unit, s, Action.READ_PUBLISHED_APPRAISAL, person_id, starts, ends)
            employee = unit.require(Employee, person_id)
            person = person_item(unit, person_id, min(ends, self.context.today(unit)))
            scheme = self.context.schemes.get(SCHEME)
            if employee.status is not EmployeeStatus.PNS:
                return _nothing(person, year, "credit_only_pns")
            held = unit.find(Assignment, person_id=person_id)
            if not any(_jenjang(held, day) for day in _month_ends(year)):
                return _nothing(person, year, "credit_only_functional")
            rows = self._rows(unit, scheme, person_id, year, held)
            last = next(
                (j for day in reversed(_month_ends(year)) if (j := _jenjang(held, day))), None
            )
            assert last is not None
            gathered = [
                row.points
                for past in range(_began(held, last, year), year)
                for row in self._rows(unit, scheme, person_id, past, held)
                if row.jenjang == last.value
            ]
            gathered += [row.points for row in rows if row.jenjang == last.value]
            needs = needs_of(scheme, last)
            return CreditView(
                person=person,
                year=year,
                rows=rows,
                total=accumulate(row.points for row in rows),
                jenjang=last.value,
                gathered=accumulate(gathered),
                rank_needs=needs.pangkat if needs else None,
                jenjang_needs=needs.next_jenjang if needs else None,
                problem="" if rows else "credit_no_result",
            )

    def older(self, s: Session, person_id: str, year: int) -> tuple[CreditRow, ...]:
        """Return what was gathered before a year in the jenjang held last in it, oldest first.

        Whoever may read the year reads what its sum is made of. Raises NotAllowed.
        """
        with self.context.read() as unit:
            starts, ends = date(year, 1, 1), date(year, 12, 31)
            require(unit, s, Action.READ_PUBLISHED_APPRAISAL, person_id, starts, ends)
            scheme = self.context.schemes.get(SCHEME)
            held = unit.find(Assignment, person_id=person_id)
            last = next(
                (j for day in reversed(_month_ends(year)) if (j := _jenjang(held, day))), None
            )
            if last is None:
                return ()
            return tuple(
                row
                for past in range(_began(held, last, year), year)
                for row in self._rows(unit, scheme, person_id, past, held)
                if row.jenjang == last.value
            )

    def _rows(
        self,
        unit: ReadUnit,
        scheme: Scheme,
        person_id: str,
        year: int,
        held: Iterable[Assignment],
    ) -> tuple[CreditRow, ...]:
        """Return one row for each run of months with the same jenjang, period and predicate."""
        results = self._results(unit, person_id, year)
        runs: list[tuple[Jenjang, str, Predicate, list[date]]] = []
        assignments = tuple(held)
        for day in _month_ends(year):
            jenjang = _jenjang(assignments, day)
            found = next((r for r in results if day in PeriodCode.parse(r[0])), None)
            if jenjang is None or found is None:
                continue
            same = runs and runs[-1][:3] == (jenjang, *found)
            follows = runs and (day - runs[-1][3][-1]).days <= 31
            if same and follows:
                runs[-1][3].append(day)
            else:
                runs.append((jenjang, *found, [day]))
        return tuple(
            CreditRow(
                starts=days[0].replace(day=1),
                ends=days[-1],
                jenjang=jenjang.value,
                months=len(days),
                predicate=predicate,
                period_code=code,
                points=credit(scheme, jenjang, predicate, len(days)),
            )
            for jenjang, code, predicate, days in runs
        )

    def _results(
        self, unit: ReadUnit, person_id: str, year: int
    ) -> tuple[tuple[str, Predicate], ...]:
        """Return the published (period, predicate) that count: the year, else its parts."""
        for kind, count in (("Y", 1), ("S", 2), ("T", 4), ("B", 12)):
            found = []
            for number in range(1, count + 1):
                code = PeriodCode(year, kind, number).code
                appraisal = appraisal_of(unit, person_id, code)
                if appraisal is None or appraisal.state is not AppraisalState.PUBLISHED:
                    continue
                predicate = result_of(unit, appraisal).predicate
                if predicate is not None:
                    found.append((code, predicate))
            if found:
                return tuple(found)
        return ()


def _month_ends(year: int) -> tuple[date, ...]:
    firsts = [date(year, month, 1) for month in range(2, 13)] + [date(year + 1, 1, 1)]
    return tuple(first - timedelta(days=1) for first in firsts)


def _jenjang(held: Iterable[Assignment], day: date) -> Jenjang | None:
    """Return the jenjang of the functional position held on a day, or None."""
    valid = [a for a in held if a.starts <= day and (a.ends is None or day <= a.ends)]
    chosen = near(valid, day)
    if chosen is None or chosen.position_kind is not PositionKind.JF:
        return None
    if chosen.jenjang in {j.value for j in Jenjang}:
        return Jenjang(chosen.jenjang)
    return jenjang_of_position(chosen.position)


def _began(held: Iterable[Assignment], jenjang: Jenjang, year: int) -> int:
    """Return the first year in which a jenjang was held, at most ten years back."""
    assignments = tuple(held)
    first = year
    for past in range(year - 1, year - 11, -1):
        if any(_jenjang(assignments, day) is jenjang for day in _month_ends(past)):
            first = past
    return first


def _nothing(person: PersonItem, year: int, problem: str) -> CreditView:
    return CreditView(
        person=person,
        year=year,
        rows=(),
        total=Decimal("0.00"),
        jenjang="",
        gathered=Decimal("0.00"),
        rank_needs=None,
        jenjang_needs=None,
        problem=problem,
    )
