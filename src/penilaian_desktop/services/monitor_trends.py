"""Trends over at least eight periods: of a person, a unit, an indicator (TJ-5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from penilaian_desktop.domain import monitor_charts as charts
from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.appraisal import Appraisal, AppraisalState, Period
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.chart_views import ChartData
from penilaian_desktop.domain.distribution import WORST_TO_BEST
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.monitor_views import BoardState, TrendChoice
from penilaian_desktop.domain.period_parts import period_after, period_before
from penilaian_desktop.services.appraisal_store import the_one
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.effective import Standing, results_of
from penilaian_desktop.services.monitor import KINDS
from penilaian_desktop.services.monitor_facts import Facts, facts_of, months_in
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require
from penilaian_desktop.storage import monitor_reads as reads
from penilaian_desktop.storage.unit_of_work import ReadUnit

LEAST = 8
"""Periods that a trend shows at least."""
MOST = 24
UNIT, PERSON, INDICATOR = "unit", "person", "indicator"
_FINISHED = (BoardState.SCORED, BoardState.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Trends:
    """Use cases of looking back; who sees whom follows the board and the appraisals."""

    context: Context

    def choices(self, s: Session, year: int) -> tuple[TrendChoice, ...]:
        """Return units, widest first, and the ready indicators in use."""
        with self.context.read() as unit:
            facts = facts_of(unit, s, self.context.today(unit), year)
            found = [TrendChoice(key=f"{UNIT}:", name="")]
            found += [
                TrendChoice(key=f"{UNIT}:{node.unit.id}", name=node.unit.name)
                for node in facts.tree().walk()
            ]
            found += [
                TrendChoice(key=f"{INDICATOR}:{one.code}", name=one.text)
                for one in reads.indicators_in_use(unit, year)
            ]
            return tuple(found)

    def unit(
        self, s: Session, unit_id: str, kind: str = "T", *, count: int = LEAST, year: int = 0
    ) -> tuple[ChartData, ...]:
        """Return completion, mean predicate and hours of a unit and below ("" = all)."""
        with self.context.read() as unit:
            today = self.context.today(unit)
            facts = facts_of(unit, s, today, today.year)
            codes = _codes(unit, kind, today, count, year)
            name = facts.tree().name(unit_id) if unit_id else ""
            states = facts.states(codes)
            results = facts.results(codes, published=True)
            finished, notes, grades, graded = [], [], [], []
            everybody: set[str] = set()
            for code in codes:
                ends = PeriodCode.parse(code).ends
                members = _members(facts, unit_id, ends)
                everybody |= members
                done, counted = _completion(facts, members, states[code], ends)
                over = ends < today or done
                finished.append(charts.percent(done, counted) if over else None)
                notes.append(f"{done} dari {counted} orang")
                counts = _grades(members, results[code])
                grades.append(charts.grades_mean(counts))
                graded.append(f"{sum(counts)} orang")
            whole = not unit_id and facts.whole
            approved, minutes = _log(unit, codes, None if whole else everybody)
            about = name or "semua unit"
            return (
                charts.unit_trend(about, codes, finished, approved, notes),
                charts.grade_trend(f"rata-rata {about}", codes, grades, graded),
                charts.hours_trend(about, codes, minutes),
            )

    def person(
        self, s: Session, person_id: str, kind: str = "T", *, count: int = LEAST, year: int = 0
    ) -> tuple[ChartData, ...]:
        """Return predicate, ratings and hours of a person, published results alone.

        The person itself, those above, and HR. Raises NotAllowed.
        """
        with self.context.read() as unit:
            today = self.context.today(unit)
            codes = _codes(unit, kind, today, count, year)
            first, last = PeriodCode.parse(codes[0]).starts, PeriodCode.parse(codes[-1]).ends
            require(unit, s, Action.READ_PUBLISHED_APPRAISAL, person_id, first, last)
            name = unit.require(Employee, person_id).name
            found = {code: _own(unit, person_id, code) for code in codes}
            _, minutes = _log(unit, codes, {person_id})
            grades = [
                None if (one := found[code][2]) is None else Decimal(charts.GRADE[one])
                for code in codes
            ]
            ratings: list[list[int | None]] = [[], []]
            for code in codes:
                for at, rating in enumerate(found[code][:2]):
                    ratings[at].append(None if rating is None else charts.RATING_GRADE[rating])
            return (
                charts.grade_trend(name, codes, grades, ()),
                charts.rating_trend(name, codes, ratings[0], ratings[1]),
                charts.hours_trend(name, codes, minutes),
            )

    def indicator(
        self, s: Session, library_code: str, kind: str = "T", *, count: int = LEAST, year: int = 0
    ) -> tuple[ChartData, ...]:
        """Return the mean realisation of a ready indicator over those the session may see."""
        with self.context.read() as unit:
            today = self.context.today(unit)
            facts = facts_of(unit, s, today, today.year)
            codes = _codes(unit, kind, today, count, year)
            values: dict[str, list[Decimal]] = defaultdict(list)
            for code, text, times in reads.realised(unit, library_code, codes, facts.some):
                values[code] += [Decimal(text)] * times
            use = next(
                (
                    one
                    for wanted in {today.year, year or today.year}
                    for one in reads.indicators_in_use(unit, wanted)
                    if one.code == library_code
                ),
                None,
            )
            name = use.text if use is not None else library_code
            return (charts.indicator_trend(name, use.unit if use else "", codes, values),)


def _codes(unit: ReadUnit, kind: str, today: date, count: int, year: int) -> tuple[str, ...]:
    """Return the codes of the last periods of a kind, oldest first, up to the running one.

    A year that is over ends with its last period. Without any of the kind, quarters are shown.
    """
    held = {PeriodCode.parse(period.code).kind for period in unit.find(Period)}
    chosen = kind if kind in held else next((one for one in KINDS if one in held), "T")
    last = date(year, 12, 31) if year and year < today.year else today
    code = PeriodCode(last.year, chosen, 1)
    while code.ends < last:
        code = period_after(code)
    found = [code]
    while len(found) < max(LEAST, min(count, MOST)):
        found.append(period_before(found[-1]))
    return tuple(one.code for one in reversed(found))


def _members(facts: Facts, unit_id: str, day: date) -> set[str]:
    """Return who belonged to a unit on a day."""
    if not unit_id:
        return set(facts.people)
    return facts.tree(day).below(unit_id)


def _completion(
    facts: Facts, members: Collection[str], states: dict[str, BoardState], ends: date
) -> tuple[int, int]:
    """Return how many are appraised, and how many were to be."""
    done = counted = 0
    for person in members:
        state = states[person]
        if state is BoardState.NOT_DUE:
            continue
        finished = state in _FINISHED
        if not finished and facts.excused(person, ends) is not None:
            continue
        counted += 1
        done += finished
    return done, counted


def _grades(members: Collection[str], results: dict[str, Standing]) -> tuple[int, ...]:
    counts = dict.fromkeys(WORST_TO_BEST, 0)
    for person in members:
        found = results.get(person)
        if found is not None and found[2] is not None:
            counts[found[2]] += 1
    return tuple(counts.values())


def _log(
    unit: ReadUnit, codes: Sequence[str], people: Collection[str] | None
) -> tuple[list[Decimal | None], list[int | None]]:
    """Return the share of entries agreed to and the minutes, by period."""
    months = {code: months_in(PeriodCode.parse(code)) for code in codes}
    series = reads.month_series(unit, [m for every in months.values() for m in every], people)
    approved: list[Decimal | None] = []
    minutes: list[int | None] = []
    for code in codes:
        found = [series[month][0] for month in months[code] if month in series]
        handed_in = sum(one.handed_in for one in found)
        approved.append(charts.percent(sum(one.approved for one in found), handed_in))
        minutes.append(sum(one.minutes for one in found) if found else None)
    return approved, minutes


def _own(unit: ReadUnit, person_id: str, code: str) -> Standing:
    """Return what is published of a person for a period."""
    found = the_one(unit.find(Appraisal, person_id=person_id, period_code=code))
    if found is None or found.state is not AppraisalState.PUBLISHED:
        return None, None, None
    result = results_of(unit, {person_id: found}, code)[person_id]
    return result.work, result.behaviour, result.predicate
