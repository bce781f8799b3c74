"""Facts that a scheme asks for and the application knows, each with where it comes from.

A source that knows nothing leaves the fact to the appraiser, who keys it in with its source. A
fact that was keyed in counts before one that is known (X-2, TJ-4).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from penilaian_desktop.domain.appraisal import Actual, Appraisal, Period, SelfReport
from penilaian_desktop.domain.attendance import Attendance, percent
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.period_parts import period_before
from penilaian_desktop.domain.plan import Indicator, Rhk
from penilaian_desktop.domain.public_feedback import tally_index
from penilaian_desktop.domain.public_voice import NoteKind
from penilaian_desktop.domain.scheme import Fact, FactKind, FactSource, Scheme
from penilaian_desktop.domain.scheme_facts import beside, source_of
from penilaian_desktop.domain.scheme_record import SchemeFact
from penilaian_desktop.domain.scheme_views import FactItem
from penilaian_desktop.domain.scoring import achievement, plain, rounded
from penilaian_desktop.domain.task import Task, TaskState
from penilaian_desktop.domain.task_views import Measure, Source
from penilaian_desktop.domain.voice_rule import VoiceRule
from penilaian_desktop.domain.wording import number as number_text
from penilaian_desktop.domain.wording import percent as percent_text
from penilaian_desktop.services.appraisal_store import appraisal_of
from penilaian_desktop.services.attendance_periods import recaps_of
from penilaian_desktop.services.frozen_results import read_number
from penilaian_desktop.services.plan_reading import indicators_of, plans_between, rhk_of
from penilaian_desktop.services.realisation import NOTHING, Realisation, log_totals, realise
from penilaian_desktop.services.survey_reading import named_notes, surveyed_for
from penilaian_desktop.services.task_reading import measures_of, work_on
from penilaian_desktop.storage.unit_of_work import ReadUnit

SCORE = "nilai"
"""The result that the next period compares itself with."""


@dataclass(frozen=True, slots=True)
class Known:
    """A value of a fact and where it comes from."""

    value: str | bool
    source: str


@dataclass(slots=True)
class Subject:
    """One person and period, as the providers look at it; what is dear is read once."""

    unit: ReadUnit
    scheme: Scheme
    person_id: str
    code: PeriodCode
    appraisal: Appraisal | None
    _realised: tuple[Realisation, ...] | None = field(default=None)
    _parts: tuple[tuple[Rhk, Indicator], ...] | None = field(default=None)
    _measures: tuple[Measure, ...] | None = field(default=None)

    def parts(self) -> tuple[tuple[Rhk, Indicator], ...]:
        """Return the indicators of the plan of the period, each with its RHK."""
        if self._parts is None:
            plans = plans_between(self.unit, self.person_id, self.code.starts, self.code.ends)
            rhk = rhk_of(self.unit, plans[0].id) if plans else ()
            found = indicators_of(self.unit, rhk)
            self._parts = tuple((r, indicator) for r in rhk for indicator in found[r.id])
        return self._parts

    def realised(self) -> tuple[Realisation, ...]:
        """Return the realisation of each indicator of the plan."""
        if self._realised is None:
            totals = log_totals(self.unit, self.person_id, self.code)
            written = self.unit.find(Actual, person_id=self.person_id, period_code=self.code.code)
            actuals = {actual.indicator_id: actual for actual in written}
            self._realised = tuple(
                realise(indicator, self.code, totals.get(r.id, NOTHING), actuals.get(indicator.id))
                for r, indicator in self.parts()
            )
        return self._realised

    def measures(self) -> tuple[Measure, ...]:
        """Return result, time and budget of each own task that ended, or was due, in the period."""
        if self._measures is None:
            tasks = tuple(_tasks(self))
            work = work_on(self.unit, self.person_id, tasks, until=self.code.ends)
            self._measures = tuple(
                measure
                for task in tasks
                for measure in measures_of(task, work.entries[task.id], work.reports[task.id])
            )
        return self._measures


class FactProvider(Protocol):
    """Knows one kind of fact, or nothing about this person and period."""

    def __call__(self, subject: Subject, fact: Fact) -> Known | None:
        """Return the value and its source."""
        ...


def facts_of(
    unit: ReadUnit,
    scheme: Scheme,
    person_id: str,
    code: PeriodCode,
    appraisal: Appraisal | None = None,
) -> tuple[FactItem, ...]:
    """Return every fact of a scheme for a person and period, in the order of the scheme.

    `appraisal` is the one that is being decided; without it the stored one counts.
    """
    if appraisal is None:
        appraisal = appraisal_of(unit, person_id, code.code)
    keyed = {
        fact.name: fact
        for fact in unit.find(SchemeFact, person_id=person_id, period_code=code.code)
    }
    subject = Subject(unit, scheme, person_id, code, appraisal)
    return tuple(_item(subject, fact, keyed.get(fact.name)) for fact in scheme.facts)


def _item(subject: Subject, fact: Fact, keyed: SchemeFact | None) -> FactItem:
    source = source_of(fact)
    known = PROVIDERS[source](subject, fact) if source is not None else None
    value = known.value if known else None
    if keyed is not None:
        value = keyed.value == "true" if fact.kind is FactKind.FLAG else keyed.value
    scale = subject.scheme.scale(fact.scale) if fact.scale else None
    return FactItem(
        name=fact.name,
        label=fact.label,
        kind=fact.kind,
        optional=fact.optional or fact.default is not None,
        unit=fact.unit,
        options=scale.options if scale else (),
        minimum=fact.minimum,
        maximum=fact.maximum,
        value=value,
        known=known.value if known else None,
        known_from=known.source if known else "",
        keyed=keyed is not None,
        reason=keyed.reason if keyed else "",
        beside=_recap_words(subject) if beside(fact) is FactSource.ATTENDANCE else "",
    )


# --- providers ----------------------------------------------------------------------------------
def _indicator(subject: Subject, fact: Fact) -> Known | None:
    percents = [
        r.percent
        for r in subject.realised()
        if r.indicator.library_code == fact.library and r.percent is not None
    ]
    return _mean(fact, percents, "fact_from_indicators")


def _work_rating(subject: Subject, fact: Fact) -> Known | None:
    decided = subject.appraisal.work_rating if subject.appraisal else None
    return _rating(subject, fact, decided.value if decided else "")


def _behaviour_rating(subject: Subject, fact: Fact) -> Known | None:
    decided = subject.appraisal.behaviour_rating if subject.appraisal else None
    return _rating(subject, fact, decided.value if decided else "")


def _rating(subject: Subject, fact: Fact, code: str) -> Known | None:
    if code not in subject.scheme.scale(fact.scale).codes:
        return None
    return Known(code, message("fact_from_rating").text)


def _public_feedback(subject: Subject, fact: Fact) -> Known | None:
    """Know what the public said, as the scheme or the period says which of it counts."""
    rule = fact.voice or _voice_rule(subject)
    survey, notes = _survey(subject, fact), _notes(subject, fact)
    if rule is VoiceRule.SURVEY:
        return survey
    if rule is VoiceRule.NOTES:
        return notes
    if rule is VoiceRule.MEAN and survey is not None and notes is not None:
        both = [Decimal(str(survey.value)), Decimal(str(notes.value))]
        return _mean(
            fact, both, "fact_from_both", survey=survey.source, notes=notes.source,
            index=survey.value, share=notes.value,
        )  # fmt: skip
    return (notes or survey) if rule is VoiceRule.NOTES_FIRST else (survey or notes)


def _voice_rule(subject: Subject) -> VoiceRule:
    """Return what the period says; a period nobody made says what a new one would."""
    found = subject.unit.find(Period, code=subject.code.code, limit=1)
    return found[0].voice if found else VoiceRule.SURVEY_FIRST


def _survey(subject: Subject, fact: Fact) -> Known | None:
    """Know the index of the nearest unit that was surveyed."""
    found = surveyed_for(subject.unit, subject.person_id, subject.code)
    index = tally_index(found.tally) if found is not None else None
    if found is None or index is None:
        return None
    return _mean(
        fact, [index], "fact_from_survey", unit=found.unit.name,
        respondents=found.tally.respondents,
    )  # fmt: skip


def _notes(subject: Subject, fact: Fact) -> Known | None:
    """Know the share of praise among what names the person."""
    notes = named_notes(subject.unit, subject.person_id, subject.code)
    if not notes:
        return None
    praise = sum(n.note_kind is NoteKind.PRAISE for n in notes)
    share = Decimal(praise * 100) / len(notes)
    return _mean(fact, [share], "fact_from_notes", praise=praise, notes=len(notes))


def _attendance(subject: Subject, fact: Fact) -> Known | None:
    months, found = _recaps(subject)
    value = percent(found)
    if value is None:
        return None
    return _mean(fact, [value], "fact_from_attendance", months=len(found), every=len(months))


def _recaps(subject: Subject) -> tuple[tuple[str, ...], tuple[Attendance, ...]]:
    """Return the months of the period, and the recaps there are."""
    return recaps_of(subject.unit, subject.person_id, subject.code)


def _recap_words(subject: Subject) -> str:
    """Return what the recaps of the period say, "" without any."""
    months, found = _recaps(subject)
    share = percent(found)
    if share is None:
        return ""
    return message(
        "fact_beside_attendance",
        share=percent_text(share),
        late=number_text(sum(m.late_days for m in found)),
        minutes=number_text(sum(m.late_minutes for m in found)),
        absent=number_text(sum(m.absent for m in found)),
        months=len(found),
        every=len(months),
    ).text


def _task(key: str) -> FactProvider:
    def known(subject: Subject, fact: Fact) -> Known | None:
        percents = []
        for measure in subject.measures():
            due, done = measure.planned, measure.actual
            if measure.key != key or due is None or done is None:
                continue
            if measure.running and measure.source is not Source.TYPED:
                continue  # what is counted so far is not what it will be
            try:
                percents.append(achievement(done, due, measure.direction))
            except RuleViolation:
                continue  # nothing was planned: nothing can be measured against it
        return _mean(fact, percents, "fact_from_tasks")

    return known


def _tasks(subject: Subject) -> Iterable[Task]:
    """Return the own tasks that ended, or were due, within the period."""
    code = subject.code
    for task in subject.unit.find(Task, person_id=subject.person_id):
        end = task.ended or task.due
        if task.state is not TaskState.DROPPED and end and code.starts <= end <= code.ends:
            yield task


def _report(subject: Subject, fact: Fact) -> Known | None:  # noqa: ARG001
    found = subject.unit.find(
        SelfReport, person_id=subject.person_id, period_code=subject.code.code, limit=1
    )
    full = bool(found and found[0].achievements.strip() and found[0].challenges.strip())
    return Known(full, message("fact_from_report" if full else "fact_report_missing").text)


def _goals_linked(subject: Subject, fact: Fact) -> Known | None:  # noqa: ARG001
    parts = subject.parts()
    if not parts:
        return None
    linked = sum(1 for rhk, indicator in parts if indicator.goal_id or rhk.goal_id)
    told = message("fact_from_goals", linked=linked, count=len(parts)).text
    return Known(linked == len(parts), told)


def _previous_score(subject: Subject, fact: Fact) -> Known | None:
    before = period_before(subject.code)
    found = appraisal_of(subject.unit, subject.person_id, before.code)
    rule = next((r.rule for r in subject.scheme.results if r.name == SCORE), "")
    if found is None or found.scheme != subject.scheme.code:
        return None
    told = [step.output for step in found.trail if step.rule == rule]
    try:
        number = read_number(told[0]) if told else None
    except ValueError:
        return None  # "-", or what nobody can read
    if number is None:
        return None
    return _mean(fact, [number], "fact_from_previous", period=before.label)


def _mean(fact: Fact, numbers: list[Decimal], code: str, **params: object) -> Known | None:
    """Return the mean to two decimals within the bounds of the fact; the source tells a limit."""
    if not numbers:
        return None
    mean = rounded(sum(map(Fraction, numbers), Fraction(0)) / len(numbers), 2)
    value = min(max(mean, fact.minimum), fact.maximum)
    told = message(code, count=len(numbers), **params).text
    if value != mean:
        told = message("fact_limited", source=told, exact=plain(mean), limit=plain(value)).text
    return Known(plain(value), told)


PROVIDERS: dict[FactSource, Callable[[Subject, Fact], Known | None]] = {
    FactSource.INDICATOR: _indicator,
    FactSource.WORK_RATING: _work_rating,
    FactSource.BEHAVIOUR_RATING: _behaviour_rating,
    FactSource.ATTENDANCE: _attendance,
    FactSource.PUBLIC_FEEDBACK: _public_feedback,
    FactSource.TASK_RESULT: _task("result"),
    FactSource.TASK_TIME: _task("time"),
    FactSource.TASK_BUDGET: _task("budget"),
    FactSource.REPORT: _report,
    FactSource.GOALS_LINKED: _goals_linked,
    FactSource.PREVIOUS_SCORE: _previous_score,
}
"""Who knows what."""
