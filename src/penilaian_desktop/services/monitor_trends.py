"""Trends over at least eight periods: of a person, a unit, an indicator (TJ-5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from penilaian_desktop.domain import monitor_charts as charts
from penilaian_desktop.domain.appraisal import Appraisal, AppraisalState
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.chart_views import ChartData
from penilaian_desktop.domain.distribution import WORST_TO_BEST
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.errors import StaleRecord
from penilaian_desktop.domain.form_views_unit import LEAST_PUBLIC_UNIT
from penilaian_desktop.domain.monitor_views import BoardState, TrendChoice
from penilaian_desktop.services import indicator_trends
from penilaian_desktop.services import trend_periods as periods
from penilaian_desktop.services.appraisal_store import the_one
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.effective import Standing, results_of
from penilaian_desktop.services.monitor_facts import Facts, facts_of, months_in
from penilaian_desktop.services.monitor_privacy import FEW, VEILED, Veil
from penilaian_desktop.services.session import Session
from penilaian_desktop.storage import monitor_reads as reads
from penilaian_desktop.storage.indicator_reads import people_behind
from penilaian_desktop.storage.unit_of_work import ReadUnit

UNIT, PERSON, INDICATOR = "unit", "person", "indicator"
NOTHING: Standing = (None, None, None)
_LOG_VEILED = f"Kegiatan {FEW} tidak ditampilkan."
_FEW_REALISED = f"Realisasi {FEW} tidak ditampilkan: nilai seseorang tidak boleh terbaca."
_ONLY_WRITTEN = "Hanya realisasi yang ditulis pegawai yang dihitung; catatan kegiatan tidak."
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
        self,
        s: Session,
        unit_id: str,
        kind: str = "T",
        *,
        count: int = periods.LEAST,
        year: int = 0,
    ) -> tuple[ChartData, ...]:
        """Return completion, mean predicate and hours of a unit and below ("" = all)."""
        with self.context.read() as unit:
            today = self.context.today(unit)
            facts = facts_of(unit, s, today, today.year)
            veil = Veil(facts, s)
            codes = periods.codes(unit, kind, today, count, year)
            name = facts.tree().name(unit_id) if unit_id else ""
            states = facts.states(codes)
            results = facts.results(codes, published=True)
            finished, notes, grades, graded = [], [], [], []
            everybody: set[str] = set()
            hidden = fewer = False
            for code in codes:
                ends = PeriodCode.parse(code).ends
                members = _members(facts, unit_id, ends)
                tree = facts.tree(ends)
                together = veil.shown(tree, unit_id, members)
                everybody |= together
                fewer = fewer or len(together) < len(members)
                done, counted = _completion(facts, members, states[code], ends)
                over = ends < today or done
                finished.append(charts.percent(done, counted) if over else None)
                notes.append(f"{done} dari {counted} orang")
                known = {p for p in members if _graded(results[code].get(p))}
                shown = veil.shown(tree, unit_id, known)
                counts = _grades(shown, results[code])
                grades.append(charts.grades_mean(counts))
                graded.append(FEW if known and not shown else f"{len(shown)} orang")
                hidden = hidden or len(shown) < len(known)
            whole = not unit_id and facts.whole and not veil.hides
            approved, minutes, veiled = _log(unit, codes, None if whole else everybody, veil)
            about = name or "semua unit"
            said = _LOG_VEILED if veiled or fewer else ""
            return (
                charts.unit_trend(about, codes, finished, approved, notes, said),
                charts.grade_trend(
                    f"rata-rata {about}", codes, grades, graded, VEILED if hidden else ""
                ),
                charts.hours_trend(about, codes, minutes, said),
            )

    def person(
        self,
        s: Session,
        person_id: str,
        kind: str = "",
        *,
        count: int = periods.LEAST,
        year: int = 0,
    ) -> tuple[ChartData, ...]:
        """Return predicate, ratings and hours of a person, published results alone.

        The person itself, and HR; those above for the periods in which they stood there. `kind` ""
        is that of the newest result. Raises NotAllowed where no period is open.
        """
        with self.context.read() as unit:
            today = self.context.today(unit)
            codes = periods.codes(
                unit, kind or periods.newest_kind(unit, person_id), today, count, year
            )
            opened, note = periods.opened(unit, s, person_id, codes)
            name = unit.require(Employee, person_id).name
            found = {
                code: _own(unit, person_id, code) if code in opened else NOTHING for code in codes
            }
            _, logged, _ = _log(unit, codes, {person_id})
            minutes = [
                one if code in opened else None for code, one in zip(codes, logged, strict=True)
            ]
            grades = [
                None if (one := found[code][2]) is None else Decimal(charts.GRADE[one])
                for code in codes
            ]
            ratings: list[list[int | None]] = [[], []]
            for code in codes:
                for at, rating in enumerate(found[code][:2]):
                    ratings[at].append(None if rating is None else charts.RATING_GRADE[rating])
            return (
                charts.grade_trend(name, codes, grades, (), note),
                charts.rating_trend(name, codes, ratings[0], ratings[1], note),
                charts.hours_trend(name, codes, minutes, note),
            )

    def indicator(
        self,
        s: Session,
        library_code: str,
        kind: str = "T",
        *,
        count: int = periods.LEAST,
        year: int = 0,
    ) -> tuple[ChartData, ...]:
        """Return the mean realisation of a ready indicator over those the session may see."""
        with self.context.read() as unit:
            today = self.context.today(unit)
            facts = facts_of(unit, s, today, today.year)
            codes = periods.codes(unit, kind, today, count, year)
            values: dict[str, list[Decimal]] = defaultdict(list)
            for code, text, times in reads.realised(unit, library_code, codes, facts.some):
                values[code] += [Decimal(text)] * times
            people = people_behind(unit, library_code, codes, facts.some)
            few = _few_codes(Veil(facts, s), people)
            for code in few:
                del values[code], people[code]
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
            note = _FEW_REALISED if few else ""
            return (
                charts.indicator_trend(
                    name, use.unit if use else "", codes, values, people=people, note=note
                ),
            )

    def measures(
        self, s: Session, year: int, *, unit_id: str = "", person_id: str = ""
    ) -> tuple[TrendChoice, ...]:
        """Return the indicators of a person, or of a unit and below, whose trend can be shown.

        Of a unit those of a year, the most common first. The key is for `measure`; a person's
        projects are the key "proyek". Raises NotAllowed as `person` and `unit` do.
        """
        with self.context.read() as unit:
            today = self.context.today(unit)
            if person_id:
                codes = periods.codes(
                    unit, periods.newest_kind(unit, person_id), today, periods.LEAST, year
                )
                opened, _ = periods.opened(unit, s, person_id, codes)
                return indicator_trends.own_choices(unit, person_id, periods.spans(opened))
            facts = facts_of(unit, s, today, year)
            veil = Veil(facts, s)
            whole = not unit_id and facts.whole
            people = None if whole else _members(facts, unit_id, facts.day)
            least = LEAST_PUBLIC_UNIT if veil.hides else 1
            return indicator_trends.unit_choices(unit, year, people, least)

    def measure(
        self,
        s: Session,
        key: str,
        kind: str = "T",
        *,
        unit_id: str = "",
        person_id: str = "",
        count: int = periods.LEAST,
        year: int = 0,
    ) -> tuple[ChartData, ...]:
        """Return what a person, or the people of a unit and below, realised of an indicator.

        `key` is one of `measures`. What was written counts, else what the log adds up to. Raises
        NotAllowed as `person` and `unit` do, and StaleRecord `record_gone` for no such indicator.
        """
        with self.context.read() as unit:
            today = self.context.today(unit)
            codes = periods.codes(unit, kind, today, count, year)
            if person_id:
                opened, note = periods.opened(unit, s, person_id, codes)
                if key == indicator_trends.PROJECTS:
                    name = unit.require(Employee, person_id).name
                    found = indicator_trends.project_trend(unit, person_id, name, codes, note)
                    return (_only(found, codes, opened),)
                followed = _follow(unit, key, (person_id,))
                spans = periods.spans(opened)
                followed.parts = [
                    p for p in followed.parts if periods.meets(p.starts, p.ends, spans)
                ]
                values = indicator_trends.realised(unit, followed, codes).values
                own = {code: [*values[code].values()] for code in codes if code in opened}
                return (
                    charts.indicator_trend(
                        followed.text,
                        followed.unit,
                        codes,
                        own,
                        person=True,
                        running=periods.running(codes, today),
                        note=note,
                    ),
                )
            facts = facts_of(unit, s, today, today.year)
            veil = Veil(facts, s)
            whole = not unit_id and facts.whole
            followed = _follow(unit, key, None if whole else _members(facts, unit_id, facts.day))
            realised = indicator_trends.realised(unit, followed, codes)
            shown: dict[str, list[Decimal]] = {}
            left_out = False
            for code in codes:
                held = realised.values[code]
                tree = facts.tree(PeriodCode.parse(code).ends)
                told = veil.shown(tree, unit_id, held.keys())
                left_out = left_out or len(told) < len(held)
                shown[code] = [held[person] for person in told]
            note = _FEW_REALISED if left_out else ""
            if realised.partly:
                note = " ".join(part for part in (note, _ONLY_WRITTEN) if part)
            about = facts.tree().name(unit_id) if unit_id else ""
            title = f"{followed.text}, {about}" if about else followed.text
            return (
                charts.indicator_trend(
                    title,
                    followed.unit,
                    codes,
                    shown,
                    running=periods.running(codes, today),
                    note=note,
                ),
            )


def _only(chart: ChartData, codes: Sequence[str], opened: Collection[str]) -> ChartData:
    """Return a chart without the values of periods that are not open."""
    series = tuple(
        replace(
            one,
            values=tuple(
                v if code in opened else None for code, v in zip(codes, one.values, strict=True)
            ),
            notes=(),
        )
        for one in chart.series
    )
    return replace(chart, series=series)


def _follow(
    unit: ReadUnit, indicator_id: str, people: Collection[str] | None
) -> indicator_trends.Followed:
    found = indicator_trends.follow(unit, indicator_id, people)
    if found is None:
        raise StaleRecord("record_gone")
    return found


def _few_codes(veil: Veil, people: Mapping[str, int]) -> list[str]:
    """Return the periods in which too few people are behind a mean."""
    if not veil.hides:
        return []
    return [code for code, number in people.items() if number < LEAST_PUBLIC_UNIT]


def _graded(standing: Standing | None) -> bool:
    return standing is not None and standing[2] is not None


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
    unit: ReadUnit, codes: Sequence[str], people: Collection[str] | None, veil: Veil | None = None
) -> tuple[list[Decimal | None], list[int | None], bool]:
    """Return the share of entries agreed to and the minutes, by period, and if any was left out.

    Under a veil a period is left out whose entries come from few people.
    """
    months = {code: months_in(PeriodCode.parse(code)) for code in codes}
    series = reads.month_series(unit, [m for every in months.values() for m in every], people)
    approved: list[Decimal | None] = []
    minutes: list[int | None] = []
    veiled = False
    for code in codes:
        writers = max((series[month][1] for month in months[code] if month in series), default=0)
        if veil is not None and veil.hides and 0 < writers < LEAST_PUBLIC_UNIT:
            approved.append(None)
            minutes.append(None)
            veiled = True
            continue
        found = [series[month][0] for month in months[code] if month in series]
        handed_in = sum(one.handed_in for one in found)
        approved.append(charts.percent(sum(one.approved for one in found), handed_in))
        minutes.append(sum(one.minutes for one in found) if found else None)
    return approved, minutes, veiled


def _own(unit: ReadUnit, person_id: str, code: str) -> Standing:
    """Return what is published of a person for a period."""
    found = the_one(unit.find(Appraisal, person_id=person_id, period_code=code))
    if found is None or found.state is not AppraisalState.PUBLISHED:
        return NOTHING
    result = results_of(unit, {person_id: found}, code)[person_id]
    return result.work, result.behaviour, result.predicate
