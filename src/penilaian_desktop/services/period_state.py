"""The state of a period: what both sides must hold when it is closed (paket-1.md, 4).

The closing package names count and hash; the office counts its own records the same way. A tail
that was lost on the way shows here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date

from penilaian_desktop.domain.activity import Activity, DayMark, EvidenceLink, Review
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.exchange import PeriodState
from penilaian_desktop.domain.kinds import RECORD_TYPES
from penilaian_desktop.domain.record import Record
from penilaian_desktop.services.canonical import canonical, record_object
from penilaian_desktop.storage.unit_of_work import ReadUnit

KINDS = (
    "activity", "actual", "appraisal", "day_mark", "evidence_link", "feedback", "review",
    "rhk_rating", "self_report",
)  # fmt: skip
"""Kinds that belong to a period; plans belong to a year and are not counted."""


def state_of(
    unit: ReadUnit,
    period: str,
    kinds: Iterable[str],
    persons: Iterable[str],
    *,
    only: frozenset[str] | None = None,
) -> PeriodState:
    """Return count and hash of the records of a period, deleted ones included.

    `only` names the records the other side can have. Raises RuleViolation for a wrong period code.
    """
    wanted = tuple(sorted(set(kinds)))
    people = tuple(sorted(set(persons)))
    digest, count = hashlib.sha256(), 0
    for kind in wanted:
        for record in _of_period(unit, kind, PeriodCode.parse(period), people):
            if only is None or record.id in only:
                digest.update(canonical(record_object(record, None)) + b"\n")
                count += 1
    return PeriodState(
        period=period, kinds=wanted, persons=people, count=count, sha256=digest.hexdigest()
    )


def records_of(
    unit: ReadUnit, period: str, kinds: Iterable[str], persons: Iterable[str]
) -> tuple[Record, ...]:
    """Return the records of a period, deleted ones included."""
    people = tuple(sorted(set(persons)))
    code = PeriodCode.parse(period)
    return tuple(r for kind in sorted(set(kinds)) for r in _of_period(unit, kind, code, people))


def _of_period(
    unit: ReadUnit, kind: str, period: PeriodCode, people: tuple[str, ...]
) -> tuple[Record, ...]:
    if not people:
        return ()
    type_ = RECORD_TYPES[kind]
    if type_ in {Review, EvidenceLink}:
        days = {a.id: a.day for a in unit.find(Activity, include_deleted=True, person_id=people)}
        return tuple(
            record
            for record in unit.find(type_, include_deleted=True, person_id=people)
            if _within(period, days.get(getattr(record, "activity_id", "")))
        )
    if type_ in {Activity, DayMark}:
        return tuple(
            record
            for record in unit.find(type_, include_deleted=True, person_id=people)
            if _within(period, getattr(record, "day", None))
        )
    return unit.find(type_, include_deleted=True, person_id=people, period_code=period.code)


def _within(period: PeriodCode, day: date | None) -> bool:
    return day is not None and period.starts <= day <= period.ends
