"""What the trends of indicators read: plain tuples, never whole records.

Values are exact text as they are stored; days are ISO text.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import ColumnElement, FromClause, Integer, case, cast, func, select

from penilaian_desktop.domain.activity import Activity, ActivityStatus
from penilaian_desktop.domain.appraisal import Actual, Appraisal, AppraisalState
from penilaian_desktop.domain.plan import Indicator, Plan, Rhk
from penilaian_desktop.storage.narrow import among, raw
from penilaian_desktop.storage.reader import Reader
from penilaian_desktop.storage.tables import RECORD_TABLES

_LONGEST = 15
"""Characters of a volume that still adds up as a whole number."""


class Reading(NamedTuple):
    """How indicators read that people have in their plans, and how many people."""

    id: str
    text: str
    unit: str
    library_code: str
    people: int


class PlannedIndicator(NamedTuple):
    """An indicator of a plan with the days of the plan."""

    id: str
    person_id: str
    rhk_id: str
    text: str
    unit: str
    library_code: str
    aspect: str | None
    starts: str
    ends: str


def readings(reader: Reader, year: int, people: Collection[str] | None) -> list[Reading]:
    """Return every reading of an indicator in plans of a year, those of most people first."""
    i, p = RECORD_TABLES[Indicator].c, RECORD_TABLES[Plan].c
    users = func.count(i.person_id.distinct())
    query = (
        select(func.min(i.id), i.text, i.unit, i.library_code, users)
        .select_from(_joined())
        .where(*_living(), p.year == year, *among(i.person_id, people))
        .group_by(i.text, i.unit, i.library_code)
        .order_by(users.desc(), i.text)
    )
    return [Reading(*row) for row in reader.rows(query)]


def users_of(
    reader: Reader, year: int, people: Collection[str] | None, wanted: Collection[str]
) -> list[tuple[str, str, str, str]]:
    """Return (text, unit, library code, person) of indicators with some texts in a year's plans."""
    i, p = RECORD_TABLES[Indicator].c, RECORD_TABLES[Plan].c
    query = (
        select(i.text, i.unit, i.library_code, i.person_id)
        .select_from(_joined())
        .where(*_living(), p.year == year, *among(i.person_id, people), *among(i.text, wanted))
        .distinct()
    )
    return [(row[0], row[1], row[2], row[3]) for row in reader.rows(query)]


def reading_of(reader: Reader, indicator_id: str) -> list[tuple[str, str, str]]:
    """Return (text, unit, library code) of one indicator, nothing when there is none."""
    i = RECORD_TABLES[Indicator].c
    query = select(i.text, i.unit, i.library_code).where(i.id == indicator_id)
    return [(row[0], row[1], row[2]) for row in reader.rows(query)]


def texts(reader: Reader, people: Collection[str] | None) -> list[tuple[str, str, str]]:
    """Return (text, unit, library code) of all indicators of people, each once."""
    i = RECORD_TABLES[Indicator].c
    query = (
        select(i.text, i.unit, i.library_code)
        .where(i.deleted.is_(False), *among(i.person_id, people))
        .distinct()
    )
    return [(row[0], row[1], row[2]) for row in reader.rows(query)]


def planned(
    reader: Reader, people: Collection[str] | None, wanted: Collection[str] | None = None
) -> list[PlannedIndicator]:
    """Return the indicators of people in all plans, only those that read as `wanted` says."""
    i, p = RECORD_TABLES[Indicator].c, RECORD_TABLES[Plan].c
    query = (
        select(
            i.id, i.person_id, i.rhk_id, i.text, i.unit, i.library_code, raw(i.aspect),
            raw(p.starts), raw(p.ends),
        )
        .select_from(_joined())
        .where(*_living(), *among(i.person_id, people), *among(i.text, wanted))
        .order_by(raw(p.starts), i.order, i.id)
    )  # fmt: skip
    return [PlannedIndicator(*row) for row in reader.rows(query)]


def actuals(
    reader: Reader, indicators: Collection[str], codes: Sequence[str]
) -> list[tuple[str, str, str | None, str]]:
    """Return (indicator, period, value, text) of what was written of indicators."""
    a = RECORD_TABLES[Actual].c
    query = select(a.indicator_id, a.period_code, raw(a.value), a.text).where(
        a.deleted.is_(False), a.period_code.in_(list(codes)), *among(a.indicator_id, indicators)
    )
    return [(row[0], row[1], row[2], row[3]) for row in reader.rows(query)]


def logged(
    reader: Reader, rhk: Collection[str], starts: str, ends: str
) -> list[tuple[str, str, str, Decimal]]:
    """Return (RHK, unit, month, volume) of accepted entries in a span of ISO days, added up."""
    a = RECORD_TABLES[Activity].c
    volume, month = raw(a.volume), func.substr(raw(a.day), 1, 7)
    point, length = func.instr(volume, "."), func.length(volume)
    decimals = case((point > 0, length - point), else_=0)
    digits = func.sum(cast(func.replace(volume, ".", ""), Integer))
    query = (
        select(a.rhk_id, raw(a.unit), month, decimals, digits)
        .where(
            a.deleted.is_(False),
            raw(a.status) == ActivityStatus.APPROVED.value,
            raw(a.day) >= starts,
            raw(a.day) <= ends,
            a.volume.is_not(None),
            length <= _LONGEST,
            *among(a.rhk_id, rhk),
        )
        .group_by(a.rhk_id, raw(a.unit), month, decimals)
    )
    return [
        (row[0], row[1] or "", row[2], Decimal(row[4] or 0).scaleb(-row[3]))
        for row in reader.rows(query)
    ]


def published_codes(reader: Reader) -> list[str]:
    """Return the periods with published results."""
    a = RECORD_TABLES[Appraisal].c
    query = (
        select(a.period_code)
        .where(a.deleted.is_(False), raw(a.state) == AppraisalState.PUBLISHED.value)
        .group_by(a.period_code)
    )
    return [row[0] for row in reader.rows(query)]


def newest_result(reader: Reader, code: str) -> str | None:
    """Return the moment of the newest record among the published results of a period."""
    a = RECORD_TABLES[Appraisal].c
    query = select(func.max(raw(a.at))).where(
        a.period_code == code,
        a.deleted.is_(False),
        raw(a.state) == AppraisalState.PUBLISHED.value,
    )
    newest: str | None = reader.rows(query)[0][0]
    return newest


def people_behind(
    reader: Reader, library_code: str, codes: Sequence[str], people: Collection[str] | None
) -> dict[str, int]:
    """Return by period how many people realised a ready indicator."""
    indicator, actual = RECORD_TABLES[Indicator], RECORD_TABLES[Actual]
    query = (
        select(actual.c.period_code, func.count(actual.c.person_id.distinct()))
        .select_from(indicator.join(actual, actual.c.indicator_id == indicator.c.id))
        .where(
            indicator.c.library_code == library_code,
            indicator.c.deleted.is_(False),
            actual.c.period_code.in_(list(codes)),
            actual.c.value.is_not(None),
            actual.c.deleted.is_(False),
            *among(actual.c.person_id, people),
        )
        .group_by(actual.c.period_code)
    )
    return {row[0]: row[1] for row in reader.rows(query)}


def _joined() -> FromClause:
    indicator, rhk, plan = (RECORD_TABLES[kind] for kind in (Indicator, Rhk, Plan))
    joined = indicator.join(rhk, rhk.c.id == indicator.c.rhk_id)
    return joined.join(plan, plan.c.id == rhk.c.plan_id)


def _living() -> tuple[ColumnElement[bool], ...]:
    return tuple(RECORD_TABLES[kind].c.deleted.is_(False) for kind in (Indicator, Rhk, Plan))
