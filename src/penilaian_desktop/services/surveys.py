"""Satisfaction surveys: keyed from paper, taken from an export, added up (TJ-8, PR-11)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.answer_line import format_answers
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.facts import AnswerTally
from penilaian_desktop.domain.public_voice import PublicService, Survey, SurveyAnswer
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.survey_sheet import SurveyRow, SurveySheet
from penilaian_desktop.domain.voice_rules import answers_fault, require_sound
from penilaian_desktop.domain.voice_views import (
    AnswerCheck,
    AnswerItem,
    AnswerPage,
    ServiceResult,
    TrendPoint,
)
from penilaian_desktop.domain.wording import short_date
from penilaian_desktop.services.answer_checking import check_sheet, require_day
from penilaian_desktop.services.as_shown import check_shown
from penilaian_desktop.services.context import Context, step_label
from penilaian_desktop.services.public_services import CHANGES
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require_office
from penilaian_desktop.services.survey_reading import periods_back, result_of, trend_of
from penilaian_desktop.services.unit_keeping import heard_units, require_unit
from penilaian_desktop.storage.answer_reads import answer_slice, days_of
from penilaian_desktop.storage.unit_of_work import ReadUnit, UnitOfWork
from penilaian_desktop.storage.voice_reads import month_tallies, together

PAGE = 100
"""Questionnaires of a page."""
AT_ONCE = 10_000
"""Questionnaires that are held while they are removed."""
LAST = 16
"""Periods that a trend shows at most."""


@dataclass(frozen=True, slots=True)
class Surveys:
    """Use cases of surveys of a unit."""

    context: Context

    # --- the survey ------------------------------------------------------------------------
    def save(
        self,
        s: Session,
        survey_id: str | None,
        *,
        unit_id: str,
        title: str,
        starts: date,
        ends: date,
        method: str = "",
        version: int | None = None,
    ) -> Outcome[Survey]:
        """Write a survey, new (None) or changed from `version`; its unit stays.

        Raises NotAllowed; RuleViolation `survey_title_missing`, `day_range_backwards`,
        `day_implausible`, `survey_days_hold_answers` when questionnaires would fall out of the
        days.
        """
        if not title.strip():
            raise RuleViolation("survey_title_missing", field="title")
        if ends < starts:
            raise RuleViolation("day_range_backwards", field="ends")
        with self.context.write(s, "undo_survey_saved", title=title.strip()) as unit:
            old = unit.require(Survey, survey_id) if survey_id else None
            place = old.unit_id if old else unit_id
            require_unit(unit, s, Action.WRITE_VOICE, place, self.context.today(unit))
            check_shown(old, version)
            base = old or Survey(
                id=new_id(), at=self.context.now(), unit_id=place, title="", starts=starts,
                ends=ends,
            )  # fmt: skip
            if old is not None:
                self._keep_days(unit, old, starts, ends)
            new = replace(
                base, title=title.strip(), starts=starts, ends=ends, method=method.strip()
            )
            require_sound(new, self.context.now())
            written = unit.add(new) if old is None else unit.put(new) if new != old else old
        return Outcome(written, CHANGES, step_label(unit, "undo_survey_saved", title=written.title))

    def delete(self, s: Session, survey_id: str) -> Outcome[None]:
        """Remove a survey with its answers, as one step."""
        with self.context.write(s, "undo_survey_deleted") as unit:
            survey = self._open(unit, s, survey_id)
            while answers := unit.find(SurveyAnswer, survey_id=survey.id, limit=AT_ONCE):
                unit.delete_many(answers)
            unit.delete(Survey, survey.id)
        return Outcome(None, CHANGES, step_label(unit, "undo_survey_deleted"))

    def results(self, s: Session, survey_id: str) -> tuple[ServiceResult, ...]:
        """Return the result of all services together (first, id ""), then of each, by name."""
        with self.context.read() as unit:
            survey = unit.require(Survey, survey_id)
            require_unit(unit, s, Action.READ_VOICE, survey.unit_id, self.context.today(unit))
            found = month_tallies(unit, date.min, date.max, survey_id=survey.id)
            by_service: dict[str, list[AnswerTally]] = defaultdict(list)
            for tally in found:
                by_service[tally.service_id].append(tally.tally)
            names = {
                x.id: x.name
                for x in unit.find(PublicService, id=tuple(by_service), include_deleted=True)
            }
            parts = [("", "", together([t.tally for t in found]))] if found else []
            parts += [(i, names.get(i, ""), together(tallies)) for i, tallies in by_service.items()]
            lines = [
                ServiceResult(service_id=i, name=name, result=result)
                for i, name, tally in parts
                if (result := result_of(self.context, survey.scheme, tally)) is not None
            ]
            return tuple(sorted(lines, key=lambda x: (x.service_id != "", x.name.casefold())))

    def trend(
        self, s: Session, newest: PeriodCode, *, unit_id: str = "", service_id: str = "",
        count: int = 8,
    ) -> tuple[TrendPoint, ...]:  # fmt: skip
        """Return the index over the last periods (oldest first) of a service, a unit, or all.

        `count` is at most 16. Raises NotAllowed for a unit that the account does not keep.
        """
        require_office(s, Action.READ_VOICE)
        codes = periods_back(newest, min(count, LAST))
        with self.context.read() as unit:
            kept = heard_units(unit, s, self.context.today(unit))
            if unit_id:
                require_unit(unit, s, Action.READ_VOICE, unit_id, self.context.today(unit))
                kept = frozenset({unit_id})
            tallies = month_tallies(
                unit, codes[0].starts, codes[-1].ends, units=kept, service_id=service_id
            )
        return trend_of(self.context, tallies, codes)

    # --- answers ---------------------------------------------------------------------------
    def key(
        self,
        s: Session,
        survey_id: str,
        service_id: str,
        answers: Sequence[int | None],
        *,
        day: date,
        respondent: str = "",
        age: int | None = None,
        sex: str = "",
        education: str = "",
        job: str = "",
        comment: str = "",
        again: bool = False,
    ) -> Outcome[SurveyAnswer]:
        """Key one questionnaire in from paper.

        `again` stores a number of a sheet that the survey has already.

        Raises NotAllowed; RuleViolation `answer_out_of_scale` (field "u1" to "u9"), `no_answers`,
        `service_missing`, `answer_in_future`, `answer_outside_survey` (field "day"),
        `answer_age_wrong`, `sheet_keyed_already` (field "respondent").
        """
        _check(answers)
        sheet = respondent.strip()
        with self.context.write(s, "undo_answer_keyed") as unit:
            survey = self._open(unit, s, survey_id)
            service = unit.get(PublicService, service_id) if service_id else None
            if service is None or service.unit_id != survey.unit_id:
                raise RuleViolation("service_missing", field="service")
            require_day(survey, day, self.context.today(unit))
            if sheet and not again:
                self._ask_again(unit, survey, sheet)
            row = SurveyRow(
                sheet="", row=0, service=service.name, answers=tuple(answers), stamp=sheet,
                day=day, age=age, sex=sex, education=education, job=job, comment=comment.strip(),
            )  # fmt: skip
            made = self._answer(survey, service_id, row, day)
            require_sound(made, self.context.now())
            written = unit.add(made)
        return Outcome(written, CHANGES, step_label(unit, "undo_answer_keyed"))

    def newest(self, s: Session, survey_id: str, count: int = 60) -> tuple[SurveyAnswer, ...]:
        """Return the questionnaires of a survey that were stored last, the newest first."""
        with self.context.read() as unit:
            survey = self._open(unit, s, survey_id)
            return unit.find(SurveyAnswer, order=("-id",), limit=count, survey_id=survey.id)

    def answers(
        self, s: Session, survey_id: str, *, search: str = "", repeated: bool = False,
        after: str = "", limit: int = PAGE,
    ) -> AnswerPage:  # fmt: skip
        """Return a page of the questionnaires of a survey, the newest first.

        `search` are words that number, service, comment, job or education hold; `repeated` keeps
        those whose number another one about the service has too. `after` is the key of the page
        before. Raises NotAllowed.
        """
        with self.context.read() as unit:
            survey = self._open(unit, s, survey_id)
            every = unit.find(PublicService, unit_id=survey.unit_id, include_deleted=True)
            words = search.casefold().split()
            found = answer_slice(
                unit, survey.id, words=words, before=after, limit=limit, repeated=repeated,
                services=[[x.id for x in every if w in x.name.casefold()] for w in words],
            )  # fmt: skip
            names = {x.id: x.name for x in every}
            by_id = {a.id: a for a in unit.find(SurveyAnswer, id=found.ids)}
            return AnswerPage(
                items=tuple(
                    AnswerItem(answer=by_id[i], service=names.get(by_id[i].service_id, ""))
                    for i in found.ids
                ),
                total=found.total,
                next_key=found.ids[-1] if len(found.ids) == limit else "",
            )

    def delete_answer(self, s: Session, answer_id: str) -> Outcome[None]:
        """Remove one questionnaire."""
        with self.context.write(s, "undo_answer_deleted") as unit:
            answer = unit.require(SurveyAnswer, answer_id)
            self._open(unit, s, answer.survey_id)
            unit.delete(SurveyAnswer, answer.id)
        return Outcome(None, CHANGES, step_label(unit, "undo_answer_deleted"))

    def check(self, s: Session, survey_id: str, sheet: SurveySheet) -> AnswerCheck:
        """Return an export as it would be taken over into a survey; nothing is written."""
        with self.context.read() as unit:
            survey = unit.require(Survey, survey_id)
            today = self.context.today(unit)
            require_unit(unit, s, Action.WRITE_VOICE, survey.unit_id, today)
            return check_sheet(unit, survey, sheet, today)

    def apply(
        self,
        s: Session,
        survey_id: str,
        sheet: SurveySheet,
        services: Mapping[str, str],
        *,
        day: date | None = None,
        repeated: bool = False,
        elsewhere: bool = False,
    ) -> Outcome[int]:
        """Write the rows of an export that are not stored yet, as one step; return their number.

        `services` maps the names of the file to service ids; "" makes a new service of that name.
        `day` counts for rows without one, None = the first day of the survey. Rows that repeat one
        of the file, or stand in another survey of the unit, are left out unless `repeated` or
        `elsewhere` wants them. The same file again writes nothing.

        Raises RuleViolation `survey_nothing_left`, `answer_in_future` and `answer_outside_survey`
        (field "day").
        """
        with self.context.write(s, "undo_survey_imported", file=sheet.file) as unit:
            survey = self._open(unit, s, survey_id)
            today = self.context.today(unit)
            check = check_sheet(unit, survey, sheet, today)
            if not check.services:
                raise RuleViolation("survey_nothing_left")
            rows = check.wanted(repeated=repeated, elsewhere=elsewhere)
            undated = day or survey.starts
            if any(row.day is None for row in rows):
                require_day(survey, undated, today)
            ids = self._services(unit, survey, check, rows, services)
            unit.add_many(
                [self._answer(survey, ids[row.service.casefold()], row, undated) for row in rows]
            )
        label = step_label(unit, "undo_survey_imported", file=sheet.file)
        return Outcome(len(rows), CHANGES, label)

    def _services(
        self,
        unit: UnitOfWork,
        survey: Survey,
        check: AnswerCheck,
        rows: Sequence[SurveyRow],
        chosen: Mapping[str, str],
    ) -> dict[str, str]:
        own = {x.id for x in unit.find(PublicService, unit_id=survey.unit_id)}
        ids = dict(check.services) | {k.casefold(): v for k, v in chosen.items() if v}
        if not {i for i in ids.values() if i} <= own:
            raise RuleViolation("service_missing", field="service")
        order = len(own)
        wanted = {row.service.casefold() for row in rows}
        for name in check.sheet.services:
            if name.casefold() not in wanted or ids.get(name.casefold()):
                continue
            order += 1
            made = unit.add(
                PublicService(
                    id=new_id(), at=self.context.now(), unit_id=survey.unit_id,
                    name=name or survey.title, order=order,
                )
            )  # fmt: skip
            ids[name.casefold()] = made.id
        return ids

    def _keep_days(self, unit: ReadUnit, old: Survey, starts: date, ends: date) -> None:
        found = days_of(unit, old.id) if (starts, ends) != (old.starts, old.ends) else None
        if found is None:
            return
        for field, out in (
            ("starts", old.starts <= found[0] < starts),
            ("ends", old.ends >= found[1] > ends),
        ):
            if out:
                raise RuleViolation(
                    "survey_days_hold_answers", field=field, first=short_date(found[0]),
                    last=short_date(found[1]),
                )  # fmt: skip

    def _ask_again(self, unit: ReadUnit, survey: Survey, sheet: str) -> None:
        found = unit.find(
            SurveyAnswer, order=("-id",), limit=1, survey_id=survey.id, respondent=sheet
        )
        if found:
            raise RuleViolation(
                "sheet_keyed_already", field="respondent", sheet=sheet,
                day=short_date(found[0].day), answers=format_answers(found[0].answers),
            )  # fmt: skip

    def _answer(
        self, survey: Survey, service_id: str, row: SurveyRow, undated: date
    ) -> SurveyAnswer:
        u = row.answers
        return SurveyAnswer(
            id=new_id(), at=self.context.now(), unit_id=survey.unit_id, survey_id=survey.id,
            service_id=service_id, day=row.day or undated,
            u1=u[0], u2=u[1], u3=u[2], u4=u[3], u5=u[4], u6=u[5], u7=u[6], u8=u[7], u9=u[8],
            respondent=row.respondent, age=row.age, sex=row.sex, education=row.education,
            job=row.job, comment=row.comment,
        )  # fmt: skip

    def _open(self, unit: ReadUnit, s: Session, survey_id: str) -> Survey:
        survey = unit.require(Survey, survey_id)
        require_unit(unit, s, Action.WRITE_VOICE, survey.unit_id, self.context.today(unit))
        return survey


def _check(answers: Sequence[int | None]) -> None:
    code, field = answers_fault(answers)
    if code:
        value = answers[int(field[1:]) - 1] if answers else None
        raise RuleViolation(code, field=field, value=value)
