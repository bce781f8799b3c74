"""Results of surveys from answers that the database added up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.employee import Unit
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.facts import AnswerTally
from penilaian_desktop.domain.public_feedback import SurveyResult, survey_result
from penilaian_desktop.domain.public_voice import NoteKind, PublicNote
from penilaian_desktop.domain.voice_views import TrendPoint
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.people import unit_of, unit_path
from penilaian_desktop.storage.unit_of_work import ReadUnit
from penilaian_desktop.storage.voice_reads import MonthTally, month_tallies, together

SCHEME = "skm-14-2017"


def result_of(context: Context, scheme: str, tally: AnswerTally | None) -> SurveyResult | None:
    """Return index and grade of a sum; None where nobody answered anything."""
    if tally is None:
        return None
    try:
        return survey_result(context.schemes.get(scheme), tally)
    except RuleViolation:
        return None


class Surveyed(NamedTuple):
    """The unit that was surveyed, and what its respondents answered."""

    unit: Unit
    tally: AnswerTally


def surveyed_for(unit: ReadUnit, person_id: str, code: PeriodCode) -> Surveyed | None:
    """Return the survey that speaks about a person's work in a period, None without one.

    It is that of the nearest unit, from the person's own at the end of the period upward, that has
    answers in the period: for what scores, for what is shown beside the scale, and for an offer.
    """
    place = unit_of(unit, person_id, code.ends)
    for step in unit_path(unit, place.id if place else None):
        found = [t.tally for t in month_tallies(unit, code.starts, code.ends, units=(step.id,))]
        if found:
            return Surveyed(step, together(found))
    return None


def named_notes(unit: ReadUnit, person_id: str, code: PeriodCode) -> tuple[PublicNote, ...]:
    """Return praise and complaints of a period that name a person: they count for that person."""
    return tuple(
        note
        for note in unit.find(PublicNote, person_id=person_id)
        if note.received_on in code and note.note_kind is not NoteKind.ADVICE
    )


def trend_of(
    context: Context, tallies: Iterable[MonthTally], codes: Iterable[PeriodCode]
) -> tuple[TrendPoint, ...]:
    """Return the index of each period; a month lies in the periods that hold its first day."""
    by_month: dict[str, list[AnswerTally]] = defaultdict(list)
    for tally in tallies:
        by_month[tally.month].append(tally.tally)
    points = []
    for code in codes:
        inside = [
            tally
            for month, every in by_month.items()
            if date.fromisoformat(f"{month}-01") in code
            for tally in every
        ]
        result = result_of(context, SCHEME, together(inside) if inside else None)
        points.append(TrendPoint(period_code=code.code, result=result))
    return tuple(points)


def periods_back(newest: PeriodCode, count: int) -> tuple[PeriodCode, ...]:
    """Return so many periods of a kind up to the newest, oldest first."""
    in_year = {"Y": 1, "S": 2, "T": 4, "B": 12}[newest.kind]
    at = newest.year * in_year + newest.number - 1
    return tuple(
        PeriodCode(n // in_year, newest.kind, n % in_year + 1)
        for n in range(at - count + 1, at + 1)
    )
