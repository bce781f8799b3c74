"""An export of a survey held against the survey's days and what the unit has stored already."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from penilaian_desktop.domain.employee_sheet import SheetProblem
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.public_voice import PublicService, Survey
from penilaian_desktop.domain.survey_sheet import SurveyRow, SurveySheet
from penilaian_desktop.domain.voice_views import AnswerCheck, KeptElsewhere
from penilaian_desktop.domain.wording import short_date
from penilaian_desktop.storage.answer_reads import StoredAnswer, stored_answers
from penilaian_desktop.storage.unit_of_work import ReadUnit

FEWEST_ALIKE = 3
"""Different questionnaires without a time that must all be in another survey to be known there."""
REPEATED = "repeated_answer"

_Key = tuple[str, tuple[int | None, ...], str]


def day_fault(survey: Survey, day: date, today: date) -> str:
    """Return why an answer cannot be of a day: the code of a sentence, "" when it can."""
    if day > today:
        return "answer_in_future"
    return "" if survey.starts <= day <= survey.ends else "answer_outside_survey"


def require_day(survey: Survey, day: date, today: date) -> None:
    """Raise RuleViolation `answer_in_future` or `answer_outside_survey` (field "day")."""
    fault = day_fault(survey, day, today)
    if fault:
        raise RuleViolation(fault, field="day", value=short_date(day))


def check_sheet(unit: ReadUnit, survey: Survey, sheet: SurveySheet, today: date) -> AnswerCheck:
    """Return an export as it would be taken over; nothing is written."""
    records, refused = _in_time(survey, sheet, today)
    stored = stored_answers(unit, survey.unit_id)
    fresh = _unknown(records, [a for a in stored if a.survey_id == survey.id])
    known = len(records) - len(fresh)
    others = [a for a in stored if a.survey_id != survey.id]
    fresh, elsewhere = _kept_elsewhere(unit, fresh, others)
    twice = {(p.sheet, p.row) for p in sheet.remarks if p.code == REPEATED}
    names = dict.fromkeys(row.service.casefold() for row in records)
    services = {x.name.casefold(): x.id for x in unit.find(PublicService, unit_id=survey.unit_id)}
    return AnswerCheck(
        sheet=sheet,
        services=tuple((name, services.get(name, "")) for name in names),
        rows=tuple(row for row in fresh if (row.sheet, row.row) not in twice),
        repeated=tuple(row for row in fresh if (row.sheet, row.row) in twice),
        elsewhere=elsewhere,
        known=known,
        refused=_in_order((*sheet.refused, *refused), sheet),
    )


def _in_time(
    survey: Survey, sheet: SurveySheet, today: date
) -> tuple[list[SurveyRow], list[SheetProblem]]:
    """Return the rows whose day the survey can have, and why the others cannot be."""
    faults = {
        day: day_fault(survey, day, today)
        for day in {row.day for row in sheet.records}
        if day is not None
    }
    records, refused = [], []
    for row in sheet.records:
        fault = faults[row.day] if row.day is not None else ""
        if not fault:
            records.append(row)
            continue
        column = sheet.column(row, "stamp")
        refused.append(
            SheetProblem(
                code=fault,
                sheet=row.sheet,
                row=row.row,
                column=column.column if column else "",
                header=column.header if column else "",
                detail=row.stamp.removesuffix(" 00:00:00"),
            )
        )
    return records, refused


def _in_order(problems: Iterable[SheetProblem], sheet: SurveySheet) -> tuple[SheetProblem, ...]:
    places = {name: at for at, name in enumerate(dict.fromkeys(x.sheet for x in sheet.layouts))}
    return tuple(sorted(problems, key=lambda p: (places.get(p.sheet, 0), p.row)))


def _keys(row: SurveyRow) -> tuple[_Key, ...]:
    """Return how a row may be stored: by its number, else by its stamp."""
    keys: list[_Key] = [(row.respondent, row.answers, row.comment)]
    if row.stamp != row.respondent:
        keys.append((row.stamp, row.answers, row.comment))
    return tuple(keys)


def _counted(stored: Iterable[StoredAnswer]) -> Counter[_Key]:
    return Counter((a.respondent, a.answers, a.comment) for a in stored)


def _take(counts: Counter[_Key], row: SurveyRow) -> bool:
    """Count one stored questionnaire down for a row; False when there is none like it."""
    for key in _keys(row):
        if counts[key] > 0:
            counts[key] -= 1  # what was sent twice was stored twice
            return True
    return False


def _unknown(records: Iterable[SurveyRow], stored: Iterable[StoredAnswer]) -> list[SurveyRow]:
    """Return the rows that are not stored yet."""
    counts = _counted(stored)
    return [row for row in records if not _take(counts, row)]


def _kept_elsewhere(
    unit: ReadUnit, rows: list[SurveyRow], stored: Iterable[StoredAnswer]
) -> tuple[list[SurveyRow], tuple[KeptElsewhere, ...]]:
    """Return the rows that no other survey of the unit has, and which survey has the others.

    A row with a time of the day is known by itself. Rows without one are alike by chance: only
    where another survey has every one of them, or rows with a time beside them, is it the same
    file again.
    """
    by_survey: dict[str, list[StoredAnswer]] = defaultdict(list)
    for answer in stored:
        by_survey[answer.survey_id].append(answer)
    found: dict[str, list[SurveyRow]] = defaultdict(list)
    for survey_id, answers in by_survey.items():
        counts, days = _counted(answers), {a.day for a in answers}
        left: list[SurveyRow] = []
        for row in rows:
            here = row.timed and row.day in days and _take(counts, row)
            (found[survey_id] if here else left).append(row)
        plain = [row for row in left if not row.timed]
        if found[survey_id] or _all_there(plain, counts):
            there = {id(row) for row in plain if _take(counts, row)}
            found[survey_id] += [row for row in plain if id(row) in there]
            left = [row for row in left if id(row) not in there]
        rows = left
    titles = {s.id: s.title for s in unit.find(Survey, id=tuple(found), include_deleted=True)}
    return rows, tuple(
        KeptElsewhere(title=titles.get(survey_id, ""), rows=tuple(kept))
        for survey_id, kept in found.items()
        if kept
    )


def _all_there(rows: Sequence[SurveyRow], counts: Counter[_Key]) -> bool:
    left = counts.copy()
    different = {_keys(row)[0] for row in rows}
    return len(different) >= FEWEST_ALIKE and all(_take(left, row) for row in rows)
