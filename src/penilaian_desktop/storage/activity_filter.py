"""What a filter of the log asks of the database, and the keys of its pages."""

from __future__ import annotations

from datetime import date

import orjson
from sqlalchemy import ColumnElement, Text, and_, literal, or_, select, tuple_, type_coerce

from penilaian_desktop.domain.activity import Activity, EvidenceLink
from penilaian_desktop.domain.views import ActivityFilter, ActivityItem
from penilaian_desktop.storage import search
from penilaian_desktop.storage.activity_items import position_of
from penilaian_desktop.storage.tables import RECORD_TABLES

_A = RECORD_TABLES[Activity]
_E = RECORD_TABLES[EvidenceLink]


def conditions(shown: ActivityFilter) -> list[ColumnElement[bool]]:
    """Return what a filter asks of an entry; its parameters are `search_parameters`."""
    found: list[ColumnElement[bool]] = [_A.c.deleted.is_(False)]
    if shown.person_id:
        found.append(_A.c.person_id == shown.person_id)
    if shown.starts is not None:
        found.append(_A.c.day >= shown.starts)
    if shown.ends is not None:
        found.append(_A.c.day <= shown.ends)
    if shown.statuses:
        found.append(_A.c.status.in_(shown.statuses))
    if shown.without_rhk:
        found.append(_A.c.rhk_id.is_(None))
    elif shown.rhk_id:
        found.append(_A.c.rhk_id == shown.rhk_id)
    if shown.without_evidence:
        found.append(~has_evidence())
    if shown.tag:
        written = orjson.dumps(shown.tag).decode()
        found.append(type_coerce(_A.c.tags, Text).contains(written, autoescape=True))
    if search.match_query(shown.search):
        found.append(_A.c.id.in_(search.matching_ids()))
    return found


def has_evidence() -> ColumnElement[bool]:
    """Return the condition that a file is attached to an entry."""
    return select(_E.c.id).where(_E.c.activity_id == _A.c.id, _E.c.deleted.is_(False)).exists()


def search_parameters(shown: ActivityFilter) -> dict[str, str]:
    """Return the parameters of a filter's conditions."""
    query = search.match_query(shown.search)
    return {"query": query} if query else {}


def key_of(item: ActivityItem) -> tuple[str, str]:
    """Return the key of an entry: its day, then its place and id."""
    return item.day.isoformat(), f"{position_of(item.start):05d} {item.id}"


def beyond(after: tuple[str, str], *, newest_first: bool) -> ColumnElement[bool]:
    """Return what lies behind a key: a later place in its day, or a day further on.

    The bound on the day alone lets the database begin at the right place of its index.
    """
    day = literal(date.fromisoformat(after[0]), _A.c.day.type)
    place, _, activity_id = after[1].partition(" ")
    within = tuple_(_A.c.position, _A.c.id) > tuple_(literal(int(place)), literal(activity_id))
    if newest_first:
        return and_(_A.c.day <= day, or_(_A.c.day < day, within))
    return and_(_A.c.day >= day, or_(_A.c.day > day, within))
