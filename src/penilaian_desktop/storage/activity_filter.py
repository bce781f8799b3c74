"""What a filter of the log asks of the database.

Conditions are made once per shape of a filter; their values come as parameters each time, so that
a page costs no compiling of statements.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Text, and_, bindparam, func, select, type_coerce

from penilaian_desktop.domain.activity import Activity, EvidenceLink
from penilaian_desktop.domain.activity_views import ActivityFilter
from penilaian_desktop.domain.table_views import EvidenceShown
from penilaian_desktop.storage import search
from penilaian_desktop.storage.prepared import among
from penilaian_desktop.storage.tables import RECORD_TABLES

_A = RECORD_TABLES[Activity]
_E = RECORD_TABLES[EvidenceLink]
_OTHER = _E.alias()

Condition = Callable[[], ColumnElement[bool]]


@dataclass(slots=True)
class Asked:
    """What a filter asks of an entry: how its conditions are made, and their values."""

    shape: list[Hashable] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    _makers: list[Condition] = field(default_factory=list)

    def ask(self, shape: Hashable, make: Condition, **values: object) -> None:
        """Ask one thing more."""
        self.shape.append(shape)
        self._makers.append(make)
        self.values.update(values)

    def conditions(self) -> list[ColumnElement[bool]]:
        """Return the conditions; called once per shape."""
        return [make() for make in self._makers]

    def copy(self) -> Asked:
        """Return the same, to ask more of it."""
        return Asked(list(self.shape), dict(self.values), list(self._makers))


def asked(shown: ActivityFilter) -> Asked:
    """Return what a filter asks, but for its full text (`match_of`)."""
    found = Asked()
    found.ask("present", lambda: _A.c.deleted.is_(False))
    if shown.person_id:
        found.ask("person", lambda: _A.c.person_id == bindparam("person_"), person_=shown.person_id)
    if shown.starts is not None:
        found.ask("starts", lambda: _A.c.day >= typed("starts_", _A.c.day), starts_=shown.starts)
    if shown.ends is not None:
        found.ask("ends", lambda: _A.c.day <= typed("ends_", _A.c.day), ends_=shown.ends)
    if shown.statuses:
        count = len(shown.statuses)
        found.ask(
            ("statuses", count),
            lambda: among(_A.c.status, "status", count),
            **{f"status_{n}": status for n, status in enumerate(shown.statuses)},
        )
    if shown.without_rhk:
        found.ask("no rhk", lambda: _A.c.rhk_id.is_(None))
    elif shown.rhk_id:
        found.ask("rhk", lambda: _A.c.rhk_id == bindparam("rhk_"), rhk_=shown.rhk_id)
    _ask_evidence(found, shown)
    if shown.place is not None:
        found.ask("place", lambda: _A.c.place == typed("place_", _A.c.place), place_=shown.place)
    if shown.tag:
        written = orjson.dumps(shown.tag).decode()
        found.ask(
            "tag",
            lambda: func.instr(type_coerce(_A.c.tags, Text), bindparam("tag_", type_=Text)) > 0,
            tag_=written,
        )
    return found


def match_of(shown: ActivityFilter) -> str:
    """Return the full-text query of a filter: its words, and those of its tag; "" without any."""
    return search.match_query(shown.search, whole=shown.tag)


def has_evidence() -> ColumnElement[bool]:
    """Return the condition that a file is attached to an entry."""
    return select(_E.c.id).where(_E.c.activity_id == _A.c.id, _E.c.deleted.is_(False)).exists()


def needs_evidence() -> ColumnElement[bool]:
    """Return the condition that an entry has to be proved: it supports an RHK."""
    return _A.c.rhk_id.is_not(None)


def typed(name: str, column: Any) -> Any:  # noqa: ANN401  (a parameter of any column's type)
    """Return a parameter that is written as the column's values are."""
    return bindparam(name, type_=column.type)


def _ask_evidence(found: Asked, shown: ActivityFilter) -> None:
    if shown.evidence is EvidenceShown.WITHOUT or shown.without_evidence:
        found.ask("no file", lambda: ~has_evidence())
        if not shown.without_rhk:
            found.ask("needs a file", needs_evidence)
    if shown.evidence is EvidenceShown.WITH:
        found.ask("a file", has_evidence)
    elif shown.evidence is EvidenceShown.DOUBLED:
        found.ask("a doubled file", _has_doubled_evidence)


def _has_doubled_evidence() -> ColumnElement[bool]:
    return (
        select(_E.c.id)
        .join(
            _OTHER,
            and_(
                _OTHER.c.sha256 == _E.c.sha256,
                _OTHER.c.activity_id != _E.c.activity_id,
                _OTHER.c.deleted.is_(False),
            ),
        )
        .where(_E.c.activity_id == _A.c.id, _E.c.deleted.is_(False))
        .exists()
    )
