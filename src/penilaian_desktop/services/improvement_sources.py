"""A finding becomes a line of the register in one step (TS-9, TJ-10).

Each source becomes one line only: asked a second time, the line that stands there is returned.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.appraisal import Actual, Appraisal, AppraisalState
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.improvement import FindingSource, Improvement
from penilaian_desktop.domain.improvement_views import (
    ImprovementItem,
    NoteWording,
    OfferedFinding,
)
from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.plain_words import says
from penilaian_desktop.domain.plan import Indicator
from penilaian_desktop.domain.public_feedback import SurveyResult, UnsurMean
from penilaian_desktop.domain.public_voice import Forum, PublicNote, Survey
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.scheme_record import IndicatorComplaint
from penilaian_desktop.domain.unnamed import STAFF, without_names
from penilaian_desktop.domain.wording import number
from penilaian_desktop.services.citizens import citizens_of, says_who, without_citizens
from penilaian_desktop.services.context import Context, step_label
from penilaian_desktop.services.people import unit_of, unit_path
from penilaian_desktop.services.public_services import names_of
from penilaian_desktop.services.realisation import percent_of, target_in
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require, require_office
from penilaian_desktop.services.survey_reading import result_of
from penilaian_desktop.services.unit_keeping import below, people_in, require_unit
from penilaian_desktop.storage.unit_of_work import ReadUnit, UnitOfWork
from penilaian_desktop.storage.voice_reads import survey_tallies

_SAID = Decimal("0.01")
LOOK_BACK = timedelta(days=366)
"""What was heard earlier is no longer offered."""
MOST = 60
"""Findings offered at once."""
FULL = Decimal(100)


class ImprovementSources(ABC):
    """The ways into the register; `Improvements` carries them."""

    __slots__ = ()

    context: Context

    @abstractmethod
    def _item(self, unit: ReadUnit, record: Improvement) -> ImprovementItem:
        """Return a line of the register as the page shows it."""

    def take(
        self, s: Session, finding: OfferedFinding, period_code: str = ""
    ) -> Outcome[ImprovementItem]:
        """Take an offered finding over."""
        if finding.source is FindingSource.COMPLAINT:
            return self.from_note(s, finding.key)
        if finding.source is FindingSource.FORUM:
            return self.from_forum(s, finding.key)
        if finding.source is FindingSource.SURVEY:
            return self.from_survey(s, finding.key)
        return self.from_result(s, finding.key, period_code)

    def wording(self, s: Session, note_id: str) -> NoteWording:
        """Return the words of a note as a finding may say them: without citizen and staff."""
        with self.context.read() as unit:
            note = unit.require(PublicNote, note_id)
            today = self.context.today(unit)
            require_unit(unit, s, Action.WRITE_IMPROVEMENT, note.unit_id, today)
            taken = unit.find(Improvement, source=FindingSource.COMPLAINT, source_id=note.id)
            people = _people(unit, note, today)
            about = note.person_id == s.person_id != ""  # does not learn who said it
            (shown,) = without_citizens(unit, (note,)) if about else (note,)
            return NoteWording(
                note_id=note.id, said=shown.text, text=_plain(unit, note, people), people=people,
                taken=bool(taken),
            )  # fmt: skip

    def from_note(self, s: Session, note_id: str, finding: str = "") -> Outcome[ImprovementItem]:
        """Make a line of a complaint, praise or advice; the citizen is not in it (TJ-10).

        Without a `finding` the words of the note are taken with "warga" and "petugas" for names.
        What says "too slow" brings what is measured; where it was solved, the days that took.
        Raises NotAllowed; RuleViolation `improvement_finding_missing`,
        `improvement_names_citizen`.
        """
        if finding and not says(finding):
            raise RuleViolation("improvement_finding_missing", field="finding")
        with self.context.write(s, "undo_improvement_saved") as unit:
            note = unit.require(PublicNote, note_id)
            said = finding.strip() or _plain(
                unit, note, _people(unit, note, self.context.today(unit))
            )
            days = note.days_to_solve
            slow = note.too_slow and days is not None
            new = Improvement(
                id=new_id(), at=self.context.now(), unit_id=note.unit_id,
                service_id=note.service_id, source=FindingSource.COMPLAINT, source_id=note.id,
                finding=said, action="",
                measure=_words("improvement_measure_slow") if slow else "",
                measured_in=_words("improvement_measured_days") if slow else "",
                before=Decimal(days) if slow and days is not None else None,
            )  # fmt: skip
            check_citizen(unit, new, finding=said)
            return self._written(unit, s, new)

    def from_forum(self, s: Session, forum_id: str) -> Outcome[ImprovementItem]:
        """Make a line of a meeting with the public; its follow-up is the action."""
        with self.context.write(s, "undo_improvement_saved") as unit:
            forum = unit.require(Forum, forum_id)
            new = Improvement(
                id=new_id(), at=self.context.now(), unit_id=forum.unit_id,
                service_id=forum.service_id, source=FindingSource.FORUM, source_id=forum.id,
                finding=_words(
                    "improvement_finding_forum", topic=forum.topic, points=forum.points
                ),
                action=forum.follow_up,
            )  # fmt: skip
            return self._written(unit, s, new)

    def from_survey(self, s: Session, survey_id: str, unsur: str = "") -> Outcome[ImprovementItem]:
        """Make a line of an unsur of a survey, the lowest by default; its mean is the figure.

        Raises RuleViolation `improvement_no_survey_result`.
        """
        with self.context.write(s, "undo_improvement_saved") as unit:
            survey = unit.require(Survey, survey_id)
            require_unit(unit, s, Action.READ_VOICE, survey.unit_id, self.context.today(unit))
            tally = survey_tallies(unit, (survey.id,)).get(survey.id)
            found = _unsur(result_of(self.context, survey.scheme, tally), unsur)
            if found is None:
                raise RuleViolation("improvement_no_survey_result", field="survey")
            new = Improvement(
                id=new_id(), at=self.context.now(), unit_id=survey.unit_id,
                source=FindingSource.SURVEY, source_id=survey.id,
                finding=_survey_words(survey, found), action="",
                measure=_words("improvement_measure_survey", unsur=found.label),
                measured_in=_words("improvement_measured_survey"), before=_as_said(found),
            )  # fmt: skip
            return self._written(unit, s, new)

    def from_complaint_about_indicator(
        self, s: Session, complaint_id: str
    ) -> Outcome[ImprovementItem]:
        """Make a line of a complaint about an indicator, in the unit that it came from (SM-4)."""
        require_office(s, Action.READ_COMPLAINTS)
        with self.context.write(s, "undo_improvement_saved") as unit:
            complaint = unit.require(IndicatorComplaint, complaint_id)
            on = self.context.local(unit, complaint.at).date()
            place = unit_of(unit, complaint.person_id, on)
            new = Improvement(
                id=new_id(), at=self.context.now(), unit_id=place.id if place else "",
                source=FindingSource.INDICATOR, source_id=complaint.id,
                finding=_words(
                    "improvement_finding_indicator",
                    indicator=complaint.text,
                    reason=complaint.reason,
                ),
                action="",
            )  # fmt: skip
            return self._written(unit, s, new)

    def from_result(
        self, s: Session, indicator_id: str, period_code: str
    ) -> Outcome[ImprovementItem]:
        """Make a line of an indicator of published results; it does not say whose (TS-9).

        Raises NotAllowed.
        """
        code = PeriodCode.parse(period_code)
        with self.context.write(s, "undo_improvement_saved") as unit:
            indicator = unit.require(Indicator, indicator_id)
            require(
                unit, s, Action.READ_PUBLISHED_APPRAISAL, indicator.person_id, code.starts,
                code.ends,
            )  # fmt: skip
            (actual,) = unit.find(
                Actual, indicator_id=indicator_id, period_code=period_code, limit=1
            ) or (None,)
            place = unit_of(unit, indicator.person_id, code.ends)
            new = Improvement(
                id=new_id(), at=self.context.now(), unit_id=place.id if place else "",
                source=FindingSource.EVALUATION, source_id=f"{indicator.id} {period_code}",
                finding=_result_words(indicator, actual, code), action="",
                measure=indicator.text, measured_in=indicator.unit,
                before=actual.value if actual and indicator.unit else None,
            )  # fmt: skip
            return self._written(unit, s, new)

    def offered(
        self, s: Session, unit_id: str, period_code: str = ""
    ) -> tuple[OfferedFinding, ...]:
        """Return what a unit heard and did not take over yet, at most 60.

        "Too slow" first, then surveys with their lowest unsur, forums that agreed on something,
        and with a period the indicators of published results that stayed below their target.
        """
        with self.context.read() as unit:
            today = self.context.today(unit)
            require_unit(unit, s, Action.WRITE_IMPROVEMENT, unit_id, today)
            places = below(unit, unit_id)
            taken = {i.source_id for i in unit.find(Improvement, unit_id=tuple(places))}
            since = today - LOOK_BACK
            names = names_of(unit, places)
            found = [
                *self._notes(unit, places, since, names),
                *self._surveys(unit, places, since, names),
                *_forums(unit, places, since, names),
            ]
            if period_code:
                found += _results(unit, places, PeriodCode.parse(period_code))
        free = [f for f in found if f.key not in taken and f"{f.key} {period_code}" not in taken]
        return tuple(free[:MOST])

    def _notes(
        self, unit: ReadUnit, places: frozenset[str], since: date, names: dict[str, str]
    ) -> list[OfferedFinding]:
        slow = [
            note
            for note in unit.find(
                PublicNote, order=("-received_on",), unit_id=tuple(places), too_slow=True
            )
            if note.received_on >= since
        ]
        return [
            OfferedFinding(
                source=FindingSource.COMPLAINT, key=note.id, unit=names[note.unit_id],
                text=note.text, day=note.received_on,
            )
            for note in without_citizens(unit, slow)
        ]  # fmt: skip

    def _surveys(
        self, unit: ReadUnit, places: frozenset[str], since: date, names: dict[str, str]
    ) -> list[OfferedFinding]:
        found = []
        surveys = [
            survey
            for survey in unit.find(Survey, order=("-starts",), unit_id=tuple(places))
            if survey.ends >= since
        ]
        tallies = survey_tallies(unit, [survey.id for survey in surveys])
        for survey in surveys:
            lowest = _unsur(result_of(self.context, survey.scheme, tallies.get(survey.id)))
            if lowest is not None:
                found.append(
                    OfferedFinding(
                        source=FindingSource.SURVEY, key=survey.id, unit=names[survey.unit_id],
                        text=_survey_words(survey, lowest), day=survey.ends,
                    )
                )  # fmt: skip
        return found

    def _written(self, unit: UnitOfWork, s: Session, new: Improvement) -> Outcome[ImprovementItem]:
        require_unit(unit, s, Action.WRITE_IMPROVEMENT, new.unit_id, self.context.today(unit))
        known = [
            record
            for record in unit.find(Improvement, source=new.source, source_id=new.source_id)
            if new.source is not FindingSource.SURVEY or record.measure == new.measure
        ]
        written = known[0] if known else unit.add(new)
        item = self._item(unit, written)
        return Outcome(
            item, Changes.of(Area.IMPROVEMENT), step_label(unit, "undo_improvement_saved")
        )


def check_citizen(unit: ReadUnit, record: Improvement, **texts: str) -> None:
    """Raise `improvement_names_citizen` where a text names whoever brought the note of a line."""
    if record.source is not FindingSource.COMPLAINT or not record.source_id:
        return
    brought = citizens_of(unit, (record.source_id,))
    for field, text in texts.items():
        if says_who(text, brought, record.source_id):
            raise RuleViolation("improvement_names_citizen", field=field)


def _people(unit: ReadUnit, note: PublicNote, today: date) -> tuple[str, ...]:
    """Return the names of who works in the unit of a note, below it or leads it from above."""
    places = below(unit, note.unit_id) | {step.id for step in unit_path(unit, note.unit_id)}
    first = min(note.received_on, today)
    ids = {*people_in(unit, places, first, today), note.person_id} - {""}
    found = unit.find(Employee, id=tuple(ids), include_deleted=True)
    return tuple(sorted({e.name for e in found if e.name}))


def _plain(unit: ReadUnit, note: PublicNote, people: tuple[str, ...]) -> str:
    (said,) = without_citizens(unit, (note,))
    return without_names(said.text, people, STAFF)


def _forums(
    unit: ReadUnit, places: frozenset[str], since: date, names: dict[str, str]
) -> list[OfferedFinding]:
    return [
        OfferedFinding(
            source=FindingSource.FORUM, key=forum.id, unit=names[forum.unit_id],
            text=_words("improvement_finding_forum", topic=forum.topic, points=forum.points),
            day=forum.held_on,
        )
        for forum in unit.find(Forum, order=("-held_on",), unit_id=tuple(places))
        if forum.held_on >= since and forum.follow_up.strip()
    ]  # fmt: skip


def _results(unit: ReadUnit, places: frozenset[str], code: PeriodCode) -> list[OfferedFinding]:
    """Return the indicators below target of published results; each once."""
    people = people_in(unit, places, code.starts, code.ends)
    published = {
        a.person_id
        for a in unit.find(
            Appraisal, period_code=code.code, state=AppraisalState.PUBLISHED,
            person_id=tuple(people),
        )
    }  # fmt: skip
    actuals = {
        a.indicator_id: a
        for a in unit.find(Actual, period_code=code.code, person_id=tuple(published))
        if a.value is not None
    }
    names = names_of(unit, set(people.values()))
    below_target = [
        (percent, indicator)
        for indicator in unit.find(Indicator, id=tuple(actuals))
        if (
            percent := percent_of(
                indicator, target_in(indicator, code), actuals[indicator.id].value
            )
        )
        is not None
        and percent < FULL
    ]
    below_target.sort(key=lambda pair: (pair[0], pair[1].id))
    return [
        OfferedFinding(
            source=FindingSource.EVALUATION,
            key=indicator.id,
            unit=names.get(people[indicator.person_id], ""),
            text=_result_words(indicator, actuals[indicator.id], code),
            day=None,
        )
        for _, indicator in below_target
    ]


def _unsur(result: SurveyResult | None, code: str = "") -> UnsurMean | None:
    """Return an unsur of a result, the lowest by default; None where nobody answered it."""
    asked = [u for u in result.unsur if u.mean is not None] if result else []
    if code:
        return next((u for u in asked if u.code.casefold() == code.casefold()), None)
    return min(asked, key=lambda u: (u.mean or Decimal(0), u.code), default=None)


def _as_said(unsur: UnsurMean) -> Decimal | None:
    """Return the mean of an unsur with the decimals that its finding says."""
    return None if unsur.mean is None else unsur.mean.quantize(_SAID, ROUND_HALF_UP)


def _survey_words(survey: Survey, unsur: UnsurMean) -> str:
    assert unsur.mean is not None
    return _words(
        "improvement_finding_survey",
        unsur=unsur.label,
        mean=number(unsur.mean, 2),
        respondents=number(unsur.answers),
        survey=survey.title,
    )


def _result_words(indicator: Indicator, actual: Actual | None, code: PeriodCode) -> str:
    target = target_in(indicator, code)
    return _words(
        "improvement_finding_result",
        indicator=indicator.text,
        actual=number(actual.value) if actual and actual.value is not None else "–",
        measured_in=indicator.unit,
        target=number(target) if target is not None else indicator.target_text,
        period=code.label,
    )


def _words(code: str, **params: object) -> str:
    return message(code, **params).text
