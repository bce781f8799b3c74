"""Stored questionnaires as a list: what is there already, what is found, page by page."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, bindparam, func, or_, select, tuple_

from penilaian_desktop.domain.public_voice import SurveyAnswer
from penilaian_desktop.storage.reader import Reader
from penilaian_desktop.storage.tables import RECORD_TABLES

_T = RECORD_TABLES[SurveyAnswer]
_UNSUR = tuple(_T.c[f"u{n}"] for n in range(1, 10))


class StoredAnswer(NamedTuple):
    """What tells a stored questionnaire from another."""

    survey_id: str
    respondent: str
    comment: str
    day: date
    answers: tuple[int | None, ...]


def stored_answers(reader: Reader, unit_id: str) -> tuple[StoredAnswer, ...]:
    """Return the questionnaires of all surveys of a unit."""
    rows = reader.fetch(
        "stored_answers",
        lambda: select(_T.c.survey_id, _T.c.respondent, _T.c.comment, _T.c.day, *_UNSUR).where(
            _T.c.unit_id == bindparam("unit_id"), _T.c.deleted.is_(False)
        ),
        {"unit_id": unit_id},
    )
    return tuple(StoredAnswer(row[0], row[1], row[2], row[3], tuple(row[4:])) for row in rows)


class AnswerSlice(NamedTuple):
    """Ids of a page of questionnaires, and how many there are in all pages."""

    ids: tuple[str, ...]
    total: int


def answer_slice(
    reader: Reader,
    survey_id: str,
    *,
    words: Collection[str],
    services: Collection[Collection[str]],
    repeated: bool,
    before: str,
    limit: int,
) -> AnswerSlice:
    """Return the questionnaires of a survey with all words in them, the newest first.

    `services` are the services that have a word in their name, by word; `repeated` keeps those
    whose number, or time of the form, another one about the service has too. The page begins below
    the id `before`, "" = at the newest.
    """
    fits: list[ColumnElement[bool]] = [_T.c.survey_id == survey_id, _T.c.deleted.is_(False)]
    for word, named in zip(words, services, strict=True):
        texts = (_T.c.respondent, _T.c.comment, _T.c.job, _T.c.education)
        fits.append(
            or_(
                *(column.contains(word, autoescape=True) for column in texts),
                _T.c.service_id.in_(tuple(named)),
            )
        )
    if repeated:
        of_survey = (_T.c.survey_id == survey_id, _T.c.deleted.is_(False), _T.c.respondent != "")
        several = (
            select(_T.c.respondent, _T.c.service_id)
            .where(*of_survey)
            .group_by(_T.c.respondent, _T.c.service_id)
            .having(func.count() > 1)
        )
        fits.append(tuple_(_T.c.respondent, _T.c.service_id).in_(several))
    total = reader.rows(select(func.count()).select_from(_T).where(*fits))[0][0]
    page = select(_T.c.id).where(*fits).order_by(_T.c.id.desc()).limit(limit)
    if before:
        page = page.where(_T.c.id < before)
    return AnswerSlice(tuple(row[0] for row in reader.rows(page)), int(total))


def days_of(reader: Reader, survey_id: str) -> tuple[date, date] | None:
    """Return the first and the last day that questionnaires of a survey have, None without one."""
    rows = reader.rows(
        select(func.min(_T.c.day), func.max(_T.c.day)).where(
            _T.c.survey_id == survey_id, _T.c.deleted.is_(False)
        )
    )
    first, last = rows[0]
    return None if first is None else (first, last)
