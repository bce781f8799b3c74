"""Indicators over time: what a person or a unit realised of its own ones, and of projects (TJ-5).

An indicator is followed over the years by its code in the library, else by how it reads: text and
unit of measure, without regard to case, blanks and the year in it. A plan that is copied, or
written anew with the same words, goes on.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from penilaian_desktop.domain import monitor_charts as charts
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.chart_views import ChartData
from penilaian_desktop.domain.monitor_views import TrendChoice
from penilaian_desktop.domain.plan import Aspect
from penilaian_desktop.domain.task import Task, TaskState
from penilaian_desktop.services.monitor_facts import months_in
from penilaian_desktop.services.realisation import same_unit
from penilaian_desktop.services.task_reading import measures_of, work_on
from penilaian_desktop.storage import indicator_reads as reads
from penilaian_desktop.storage.unit_of_work import ReadUnit

MOST_CHOICES = 100
MOST_LOGGED = 400
"""People of a group up to whom the log is added up where nothing was written."""
PROJECTS = "proyek"
_YEAR = re.compile(r"\b20[0-9]{2}\b")

Key = tuple[str, str]
Span = tuple[str, str]


def key_of(text: str, unit: str, library_code: str) -> Key:
    """Return what makes two indicators the same one over the years."""
    if library_code:
        return "", library_code
    plain = " ".join(_YEAR.sub(" ", text).casefold().split()).rstrip(" .;,")
    return plain, same_unit(unit)


@dataclass(slots=True)
class Followed:
    """An indicator with everything that reads like it; the newest reading is its name."""

    text: str
    unit: str
    parts: list[reads.PlannedIndicator] = field(default_factory=list)

    @property
    def people(self) -> set[str]:
        """Return whose it is."""
        return {one.person_id for one in self.parts}


def own_choices(unit: ReadUnit, person_id: str, spans: Sequence[Span]) -> tuple[TrendChoice, ...]:
    """Return the indicators of a person whose plans meet spans of ISO days, and its projects."""
    found: dict[Key, reads.PlannedIndicator] = {}
    for one in reads.planned(unit, (person_id,)):
        if any(one.starts <= ends and starts <= one.ends for starts, ends in spans):
            found[key_of(one.text, one.unit, one.library_code)] = one
    choices = [TrendChoice(key=one.id, name=one.text) for one in found.values()]
    if any(_ended(task) for task in unit.find(Task, person_id=person_id)):
        choices.append(TrendChoice(key=PROJECTS, name=""))
    return tuple(sorted(choices, key=lambda one: (not one.name, one.name.casefold())))


def unit_choices(
    unit: ReadUnit, year: int, people: Collection[str] | None, least: int
) -> tuple[TrendChoice, ...]:
    """Return the indicators in plans of a year that at least so many people have, by how many.

    Who has one twice, in words that read alike, is one person.
    """
    alike: dict[Key, list[reads.Reading]] = defaultdict(list)
    for one in reads.readings(unit, year, people):
        alike[key_of(one.text, one.unit, one.library_code)].append(one)
    first = {key: held[0] for key, held in alike.items()}
    counts = {key: held[0].people for key, held in alike.items()}
    several = [key for key, held in alike.items() if len(held) > 1]
    if several:
        texts = {one.text for key in several for one in alike[key]}
        users: dict[Key, set[str]] = defaultdict(set)
        for text, measure, code, person in reads.users_of(unit, year, people, texts):
            users[key_of(text, measure, code)].add(person)
        counts |= {key: len(users[key]) for key in several}
    kept = sorted(
        (key for key in first if counts[key] >= least),
        key=lambda key: (-counts[key], first[key].text.casefold(), first[key].id),
    )
    return tuple(
        TrendChoice(key=first[key].id, name=first[key].text) for key in kept[:MOST_CHOICES]
    )


def follow(unit: ReadUnit, indicator_id: str, people: Collection[str] | None) -> Followed | None:
    """Return everything of some people that reads like an indicator, None without any."""
    every = reads.texts(unit, people)
    wanted = next(iter(reads.reading_of(unit, indicator_id)), None)
    if wanted is None:
        return None
    key = key_of(*wanted)
    texts = {text for text, measure, code in every if key_of(text, measure, code) == key}
    parts = [
        one
        for one in reads.planned(unit, people, texts)
        if key_of(one.text, one.unit, one.library_code) == key
    ]
    if not parts:
        return None
    newest = max(parts, key=lambda one: one.starts)
    return Followed(newest.text, newest.unit, parts)


@dataclass(frozen=True, slots=True)
class Realised:
    """What was realised of an indicator by period and person; `partly` = the log was left out."""

    values: Mapping[str, Mapping[str, Decimal]]
    partly: bool


def realised(unit: ReadUnit, followed: Followed, codes: Sequence[str]) -> Realised:
    """Return what people wrote of an indicator, else what their accepted entries add up to.

    Of two that somebody has for one period the last counts: that of the newer plan, or further
    down in it.
    """
    owner = {one.id: one.person_id for one in followed.parts}
    place = {one.id: at for at, one in enumerate(followed.parts)}
    found: dict[str, dict[str, Decimal]] = {code: {} for code in codes}
    told: set[tuple[str, str]] = set()
    written = sorted(reads.actuals(unit, owner, codes), key=lambda row: place[row[0]])
    for indicator, code, value, text in written:
        if value is not None:
            found[code][owner[indicator]] = Decimal(value)
        if value is not None or text:
            told.add((indicator, code))
    counted = [
        one for one in followed.parts if one.aspect == Aspect.KUANTITAS.value and one.unit.strip()
    ]
    partly = len(followed.people) > MOST_LOGGED
    if counted and not partly:
        _add_log(unit, counted, codes, told, found)
    return Realised(found, partly and bool(counted))


def _add_log(
    unit: ReadUnit,
    counted: Iterable[reads.PlannedIndicator],
    codes: Sequence[str],
    told: Collection[tuple[str, str]],
    found: dict[str, dict[str, Decimal]],
) -> None:
    by_rhk = {one.rhk_id: one for one in counted}
    days = [PeriodCode.parse(code) for code in codes]
    rows = reads.logged(
        unit, by_rhk, min(d.starts for d in days).isoformat(), max(d.ends for d in days).isoformat()
    )
    sums: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for rhk_id, measure, month, volume in rows:
        if same_unit(measure) == same_unit(by_rhk[rhk_id].unit):
            sums[rhk_id, month] += volume
    for code, period in zip(codes, days, strict=True):
        for rhk_id, one in reversed(by_rhk.items()):
            months = [m for m in months_in(period) if (rhk_id, m) in sums]
            if months and (one.id, code) not in told and one.person_id not in found[code]:
                found[code][one.person_id] = sum((sums[rhk_id, m] for m in months), Decimal(0))


def project_trend(
    unit: ReadUnit, person_id: str, name: str, codes: Sequence[str], note: str
) -> ChartData:
    """Return result, time and budget of the projects of a person that ended in each period."""
    tasks = tuple(task for task in unit.find(Task, person_id=person_id) if _ended(task))
    last = max((PeriodCode.parse(code).ends for code in codes), default=date.min)
    work = work_on(unit, person_id, tasks, until=last)
    percents: dict[str, dict[str, list[Decimal]]] = {key: {} for key in charts.MEASURES}
    for task in tasks:
        ended = _ended(task)
        code = next((c for c in codes if ended is not None and ended in PeriodCode.parse(c)), "")
        if not code:
            continue
        for measure in measures_of(task, work.entries[task.id], work.reports[task.id]):
            if measure.percent is not None:
                percents[measure.key].setdefault(code, []).append(measure.percent)
    return charts.project_trend(name, codes, percents, note)


def _ended(task: Task) -> date | None:
    return None if task.state is TaskState.DROPPED else task.ended
