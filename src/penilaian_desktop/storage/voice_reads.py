"""Answers of the public added up by the database: no answer is read one by one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import func, select

from penilaian_desktop.domain.facts import AnswerTally
from penilaian_desktop.domain.public_voice import SurveyAnswer
from penilaian_desktop.storage.reader import Reader
from penilaian_desktop.storage.tables import RECORD_TABLES

_T = RECORD_TABLES[SurveyAnswer]
_UNSUR = tuple(_T.c[f"u{n}"] for n in range(1, 10))
_SUMS = tuple(part for column in _UNSUR for part in (func.sum(column), func.count(column)))


class MonthTally(NamedTuple):
    """The answers about a service in a month ("2026-07")."""

    unit_id: str
    service_id: str
    month: str
    tally: AnswerTally


def month_tallies(
    reader: Reader,
    starts: date,
    ends: date,
    *,
    units: Collection[str] | None = None,
    service_id: str = "",
    survey_id: str = "",
) -> tuple[MonthTally, ...]:
    """Return the sums by unit, service and month from `starts` to `ends`; None = every unit."""
    month = func.substr(_T.c.day, 1, 7)
    query = (
        select(
            _T.c.unit_id,
            _T.c.service_id,
            month,
            func.count(),
            *_SUMS,
        )
        .where(_T.c.deleted.is_(False), _T.c.day >= starts, _T.c.day <= ends)
        .group_by(_T.c.unit_id, _T.c.service_id, month)
        .order_by(month)
    )
    if units is not None:
        query = query.where(_T.c.unit_id.in_(tuple(units)))
    if service_id:
        query = query.where(_T.c.service_id == service_id)
    if survey_id:
        query = query.where(_T.c.survey_id == survey_id)
    found = []
    for unit_id, service, at, respondents, *sums in reader.rows(query):
        found.append(MonthTally(unit_id, service, at, _tally(respondents, sums)))
    return tuple(found)


def survey_tallies(reader: Reader, surveys: Collection[str]) -> dict[str, AnswerTally]:
    """Return the sums of surveys by id; one that nobody answered is not there."""
    query = (
        select(_T.c.survey_id, func.count(), *_SUMS)
        .where(_T.c.deleted.is_(False), _T.c.survey_id.in_(tuple(surveys)))
        .group_by(_T.c.survey_id)
    )
    return {row[0]: _tally(row[1], row[2:]) for row in reader.rows(query)}


def _tally(respondents: int, sums: Sequence[int | None]) -> AnswerTally:
    pairs = tuple((int(sums[n] or 0), int(sums[n + 1] or 0)) for n in range(0, len(sums), 2))
    return AnswerTally(pairs, int(respondents))


def together(tallies: Collection[AnswerTally]) -> AnswerTally:
    """Return several sums as one."""
    columns = zip(*(tally.columns for tally in tallies), strict=True)
    return AnswerTally(
        tuple((sum(t for t, _ in pairs), sum(c for _, c in pairs)) for pairs in columns),
        sum(tally.respondents for tally in tallies),
    )
