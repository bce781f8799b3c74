"""Persons and their positions for long lists: plain tuples, never whole records.

Dates are ISO text and kinds their codes. Fifteen thousand persons are read in a fraction of the
time that their records would take.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, NamedTuple

from sqlalchemy import Select, select

from penilaian_desktop.domain.employee import Assignment, Employee
from penilaian_desktop.storage.narrow import among, raw
from penilaian_desktop.storage.reader import Reader
from penilaian_desktop.storage.tables import RECORD_TABLES


class Named(NamedTuple):
    """A person: name, identity number, status, and whether the record was deleted."""

    id: str
    name: str
    identity: str
    status: str
    deleted: bool


class Position(NamedTuple):
    """A position of a person in a unit, with its days as ISO text."""

    person_id: str
    unit_id: str
    kind: str
    position: str
    golongan: str | None
    starts: str
    ends: str | None


def named(reader: Reader, people: Collection[str] | None = None) -> list[Named]:
    """Return persons, everybody by default, deleted ones too."""
    e = RECORD_TABLES[Employee].c
    query = select(e.id, e.name, e.identity, raw(e.status), e.deleted).where(*among(e.id, people))
    return [Named(*row) for row in reader.rows(query)]


def positions(reader: Reader, people: Collection[str] | None = None) -> list[Position]:
    """Return the positions of persons, of everybody by default, in no order."""
    found = reader.rows(_positions().where(*among(RECORD_TABLES[Assignment].c.person_id, people)))
    return [Position(*row) for row in found]


def held_between(reader: Reader, first: str, last: str) -> list[tuple[str, str, str]]:
    """Return (person, unit, start) of every position held on any ISO day of a span."""
    a = RECORD_TABLES[Assignment].c
    query = select(a.person_id, a.unit_id, raw(a.starts)).where(
        a.deleted.is_(False),
        raw(a.starts) <= last,
        a.ends.is_(None) | (raw(a.ends) >= first),
    )
    return [(row[0], row[1], row[2]) for row in reader.rows(query.order_by(a.id))]


def _positions() -> Select[Any]:
    a = RECORD_TABLES[Assignment].c
    return select(
        a.person_id, a.unit_id, raw(a.assignment_kind), a.position, raw(a.golongan),
        raw(a.starts), raw(a.ends),
    ).where(a.deleted.is_(False))  # fmt: skip
