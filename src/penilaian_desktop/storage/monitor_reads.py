"""What the board of monitoring reads: plain tuples out of narrow indexes, never whole records.

Values are raw: ISO dates as text, states and predicates as their codes. Fifteen thousand persons
and a million entries are looked through in well under a second this way.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Integer, Select, case, cast, func, select

from penilaian_desktop.domain.activity import Activity
from penilaian_desktop.domain.appraisal import Actual, Appraisal, AppraisalState, SelfReport
from penilaian_desktop.domain.employee import Assignment, Employee
from penilaian_desktop.domain.exchange import TAKEN, PackageKind, PackageOutcome
from penilaian_desktop.domain.plan import Indicator, Plan, PlanStatus, Rhk
from penilaian_desktop.domain.task import Task
from penilaian_desktop.storage.narrow import among, raw
from penilaian_desktop.storage.reader import Reader
from penilaian_desktop.storage.tables import (
    RECORD_TABLES,
    account,
    activity_month,
    chain,
    device,
    pending,
)

_TAKEN = tuple(outcome.value for outcome in TAKEN)
_WAITING = (PackageOutcome.READY.value, PackageOutcome.HELD.value)
_MONTH = activity_month.c


Result = tuple[str | None, str | None, str | None]
"""Codes of hasil kerja, perilaku kerja and predikat."""


class Place(NamedTuple):
    """A position of a person in a unit."""

    person_id: str
    unit_id: str
    kind: str
    starts: str
    ends: str | None


class Scored(NamedTuple):
    """An appraisal as the index holds it, with its id."""

    person_id: str
    state: str
    id: str
    result: Result


class MonthSum(NamedTuple):
    """Sums of the log: `handed_in` of the entries are no drafts."""

    entries: int
    minutes: int
    handed_in: int
    approved: int


class DeviceAge(NamedTuple):
    """How old the data of a unit's laptop is: newest taken package, newest waiting or refused."""

    unit_id: str
    data_at: str | None
    waiting_at: str | None
    refused_at: str | None


def places(reader: Reader) -> list[Place]:
    """Return every position of everybody."""
    return [Place(*row) for row in reader.fetch("monitor.places", _places, {})]


def _places() -> Select[Any]:
    a = RECORD_TABLES[Assignment].c
    return select(a.person_id, a.unit_id, raw(a.assignment_kind), raw(a.starts), raw(a.ends)).where(
        a.deleted.is_(False)
    )


def names(reader: Reader, people: Collection[str] | None = None) -> dict[str, tuple[str, str]]:
    """Return name and identity number of persons, of everybody by default."""
    if people is None:
        found = reader.fetch("monitor.names", _names, {})
    else:
        e = RECORD_TABLES[Employee].c
        found = reader.rows(_names().where(*among(e.id, people)))
    return {row[0]: (row[1], row[2]) for row in found}


def _names() -> Select[Any]:
    e = RECORD_TABLES[Employee].c
    return select(e.id, e.name, e.identity).where(e.deleted.is_(False))


def everybody(reader: Reader) -> list[str]:
    """Return the ids of all persons."""
    e = RECORD_TABLES[Employee].c
    return _ids(reader.rows(select(_joined(e.id)).where(e.deleted.is_(False)))[0][0])


def states_of(
    reader: Reader, code: str, people: Collection[str] | None = None
) -> dict[str, list[str]]:
    """Return the persons by the state of their appraisal of a period; one may stand twice."""
    a = RECORD_TABLES[Appraisal].c
    query = (
        select(raw(a.state), _joined(a.person_id))
        .where(a.period_code == code, a.deleted.is_(False), *among(a.person_id, people))
        .group_by(a.state)
    )
    return {row[0]: _ids(row[1]) for row in reader.rows(query)}


def results_of(
    reader: Reader, code: str, states: Sequence[str], people: Collection[str] | None = None
) -> dict[Result, list[str]]:
    """Return the persons by the result of their appraisal of a period; one may stand twice."""
    a = RECORD_TABLES[Appraisal].c
    result = (raw(a.work_rating), raw(a.behaviour_rating), raw(a.predicate))
    query = (
        select(*result, _joined(a.person_id))
        .where(
            a.period_code == code,
            a.deleted.is_(False),
            raw(a.state).in_(list(states)),
            *among(a.person_id, people),
        )
        .group_by(*result)
    )
    return {(row[0], row[1], row[2]): _ids(row[3]) for row in reader.rows(query)}


def doubles(reader: Reader, code: str) -> list[Scored]:
    """Return every appraisal of those who have more than one for a period."""
    a = RECORD_TABLES[Appraisal].c
    twice = (
        select(a.person_id)
        .where(a.period_code == code, a.deleted.is_(False))
        .group_by(a.person_id)
        .having(func.count() > 1)
    )
    query = select(
        a.person_id,
        raw(a.state),
        a.id,
        raw(a.work_rating),
        raw(a.behaviour_rating),
        raw(a.predicate),
    ).where(a.period_code == code, a.deleted.is_(False), a.person_id.in_(twice))
    return [Scored(row[0], row[1], row[2], (row[3], row[4], row[5])) for row in reader.rows(query)]


def _joined(column: ColumnElement[Any]) -> ColumnElement[str]:
    """Return all ids of a group as one text: a row for each of them would cost ten times more."""
    return func.group_concat(column, " ")


def _ids(text: str | None) -> list[str]:
    return text.split() if text else []


def appraisers(reader: Reader, code: str) -> dict[str, str]:
    """Return who appraised each person of a period, as the JSON text of the printed snapshot.

    Of two appraisals of one person the published one is taken.
    """
    a = RECORD_TABLES[Appraisal].c
    query = (
        select(a.person_id, raw(a.appraiser))
        .where(a.period_code == code, a.deleted.is_(False))
        .order_by(case((raw(a.state) == AppraisalState.PUBLISHED.value, 1), else_=0))
    )
    return {row[0]: row[1] for row in reader.rows(query)}


def jenjang(reader: Reader, day: str) -> dict[str, str]:
    """Return the jenjang of whoever holds a functional position on an ISO day."""
    a = RECORD_TABLES[Assignment].c
    query = select(a.person_id, a.jenjang).where(
        a.jenjang.is_not(None),
        a.deleted.is_(False),
        raw(a.starts) <= day,
        (a.ends.is_(None)) | (raw(a.ends) >= day),
    )
    return {row[0]: row[1] for row in reader.rows(query)}


def reporters(reader: Reader, code: str) -> list[str]:
    """Return who wrote a self report for a period."""
    r = RECORD_TABLES[SelfReport].c
    query = select(_joined(r.person_id)).where(r.period_code == code, r.deleted.is_(False))
    return _ids(reader.rows(query)[0][0])


def agreed_plans(reader: Reader, year: int) -> set[str]:
    """Return who has a plan of a year that is agreed to."""
    p = RECORD_TABLES[Plan].c
    query = select(_joined(p.person_id)).where(
        p.year == year, p.status == PlanStatus.AGREED, p.deleted.is_(False)
    )
    return set(_ids(reader.rows(query)[0][0]))


def writers(reader: Reader, months: Sequence[str]) -> tuple[set[str], set[str]]:
    """Return who has entries in some months, and whose entries were handed in."""
    handed_in = case((_MONTH.entries > _MONTH.drafts, _MONTH.person_id))
    query = (
        select(_joined(_MONTH.person_id), _joined(handed_in))
        .where(_MONTH.month.in_(list(months)), _MONTH.entries > 0)
        .group_by(_MONTH.month)
    )
    began: set[str] = set()
    complete: set[str] = set()
    for row in reader.rows(query):
        began.update(_ids(row[0]))
        complete.update(_ids(row[1]))
    return began, complete


def month_series(
    reader: Reader, months: Sequence[str], people: Collection[str] | None = None
) -> dict[str, tuple[MonthSum, int]]:
    """Return the sums of each month, and how many persons wrote in it."""
    query = (
        select(
            _MONTH.month,
            func.sum(_MONTH.entries),
            func.sum(_MONTH.minutes),
            func.sum(_MONTH.entries - _MONTH.drafts),
            func.sum(_MONTH.approved),
            func.count(),
        )
        .where(_MONTH.month.in_(list(months)), _MONTH.entries > 0, *among(_MONTH.person_id, people))
        .group_by(_MONTH.month)
    )
    return {row[0]: (MonthSum(*row[1:5]), row[5]) for row in reader.rows(query)}


def devices(reader: Reader) -> list[DeviceAge]:
    """Return the age of the data of each laptop that packages came from.

    What was refused or waits counts only when it is newer than what was taken.
    """

    def newest(*outcomes: str) -> ColumnElement[Any]:
        return func.max(case((chain.c.outcome.in_(outcomes), raw(chain.c.made))))

    query = (
        select(
            device.c.unit_id,
            newest(*_TAKEN),
            newest(*_WAITING),
            newest(PackageOutcome.REFUSED.value),
        )
        .select_from(chain.join(device, device.c.kid == chain.c.device_kid))
        .where(chain.c.direction == "in", chain.c.kind == PackageKind.REPORT.value)
        .group_by(device.c.kid, device.c.unit_id)
    )
    return [_age(*row) for row in reader.rows(query)]


def _age(unit_id: str, taken: str | None, waiting: str | None, refused: str | None) -> DeviceAge:
    since = taken or ""
    return DeviceAge(
        unit_id,
        taken,
        waiting if waiting and waiting > since else None,
        refused if refused and refused > max(since, waiting or "") else None,
    )


def shared_tasks(reader: Reader, starts: str, ends: str) -> list[frozenset[str]]:
    """Return who worked together on each task of several persons in a span of ISO days."""
    t = RECORD_TABLES[Task].c
    until = func.coalesce(raw(t.ended), raw(t.due), ends)
    query = select(t.person_id, raw(t.members)).where(
        t.deleted.is_(False), raw(t.members) != "[]", raw(t.starts) <= ends, until >= starts
    )
    return [frozenset((row[0], *json.loads(row[1]))) for row in reader.rows(query)]


def account_holders(reader: Reader) -> set[str]:
    """Return whose accounts are in this workspace: what they do is seen at once."""
    query = select(account.c.person_id).where(account.c.disabled.is_(False))
    return {row[0] for row in reader.rows(query) if row[0]}


def unacknowledged(reader: Reader) -> dict[str, bool]:
    """Return whose entries or reports the office has not confirmed; True when all are sealed."""
    found: dict[str, bool] = {}
    for table in (RECORD_TABLES[Activity], RECORD_TABLES[SelfReport]):
        query = (
            select(table.c.person_id, func.min(cast(pending.c.sealed_in.is_not(None), Integer)))
            .select_from(pending.join(table, table.c.id == pending.c.record_id))
            .group_by(table.c.person_id)
        )
        for person_id, sealed in reader.rows(query):
            found[person_id] = bool(sealed) and found.get(person_id, True)
    return found


class IndicatorUse(NamedTuple):
    """A ready indicator and how many plans took it over."""

    code: str
    text: str
    unit: str
    used: int


def indicators_in_use(reader: Reader, year: int) -> list[IndicatorUse]:
    """Return the ready indicators that plans of a year took over, the most used first."""
    indicator, rhk, plan = (RECORD_TABLES[kind] for kind in (Indicator, Rhk, Plan))
    i = indicator.c
    query = (
        select(i.library_code, func.min(i.text), func.min(i.unit), func.count())
        .select_from(
            indicator.join(rhk, rhk.c.id == i.rhk_id).join(plan, plan.c.id == rhk.c.plan_id)
        )
        .where(
            i.library_code != "",
            i.deleted.is_(False),
            plan.c.year == year,
            plan.c.deleted.is_(False),
        )
        .group_by(i.library_code)
        .order_by(func.count().desc(), i.library_code)
    )
    return [IndicatorUse(*row) for row in reader.rows(query)]


def realised(
    reader: Reader, library_code: str, codes: Sequence[str], people: Collection[str] | None = None
) -> list[tuple[str, str, int]]:
    """Return (period, value, how often) of what was realised of a ready indicator.

    Values are exact text.
    """
    indicator, actual = RECORD_TABLES[Indicator], RECORD_TABLES[Actual]
    value = raw(actual.c.value)
    query = (
        select(actual.c.period_code, value, func.count())
        .select_from(indicator.join(actual, actual.c.indicator_id == indicator.c.id))
        .where(
            indicator.c.library_code == library_code,
            indicator.c.deleted.is_(False),
            actual.c.period_code.in_(list(codes)),
            actual.c.value.is_not(None),
            actual.c.deleted.is_(False),
            *among(actual.c.person_id, people),
        )
        .group_by(actual.c.period_code, value)
    )
    return [(row[0], row[1], row[2]) for row in reader.rows(query)]
