"""Full-text search of activities; with `engine` the only place with SQL of SQLite alone.

The index keeps no text of its own (FTS5, contentless): a document is the activity's text, note,
tags and unit of output. Its number is made of the person's number, the day, and a count within the
day: a search within one person's days reads one range of the index, from the newest day on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    Join,
    Select,
    Text,
    bindparam,
    column,
    delete,
    func,
    insert,
    select,
    table,
    text,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import ClauseElement

from penilaian_desktop.domain.activity import Activity
from penilaian_desktop.storage.prepared import among, places, prepared, spread
from penilaian_desktop.storage.reader import Reader
from penilaian_desktop.storage.tables import RECORD_TABLES, search_document, search_person

_BATCH = 512
_WORD = re.compile(r"[^\W_]+")
_REMOVE = text("DELETE FROM activity_fts WHERE rowid = :doc")
_ADD = text("INSERT INTO activity_fts (rowid, body) VALUES (:doc, :body)")
_FORGET = delete(search_document).where(search_document.c.doc == bindparam("doc_"))
_REMEMBER = insert(search_document)
_LAST_OF_DAY = select(func.max(search_document.c.doc)).where(
    search_document.c.doc.between(bindparam("first_"), bindparam("last_"))
)
_PERSON = select(search_person.c.number).where(search_person.c.person_id == bindparam("person_"))
_LAST_PERSON = select(func.max(search_person.c.number))
_FIND = text(
    "SELECT d.activity_id FROM activity_fts f JOIN search_document d ON d.doc = f.rowid "
    "WHERE activity_fts MATCH :query"
)
INDEX = table("activity_fts", column("rowid", Integer), column("activity_fts", Text))
"""The search index: `rowid` is the number of a document."""
"""Fills an empty index from the documents that are numbered."""

_DAY_BITS, _NUMBER_BITS = 22, 20
_DAY_DOCS = (1 << _NUMBER_BITS) - 1


def put_documents(connection: Connection, activities: Sequence[Activity]) -> None:
    """Bring the index up to date with written activities; deleted ones leave it."""

    def run(statement: ClauseElement, rows: Sequence[dict[str, Any]]) -> None:
        if len(rows) == 1:
            prepared(statement, connection, lambda: statement).run(connection, rows[0])
        elif rows:
            prepared(statement, connection, lambda: statement).run_many(connection, rows)

    known = _known(connection, [activity.id for activity in activities])
    docs = _Documents(connection)
    kept: dict[str, int] = {}
    for activity in activities:
        doc = known.get(activity.id)
        if doc is not None and not activity.deleted and docs.belongs(doc, activity):
            kept[activity.id] = doc
    run(_REMOVE, [{"doc": doc} for doc in sorted(known.values())])
    run(_FORGET, [{"doc_": doc} for key, doc in known.items() if key not in kept])
    present = [activity for activity in activities if not activity.deleted]
    fresh = {a.id: docs.next_for(a) for a in present if a.id not in kept}
    run(_REMEMBER, [{"activity_id": a, "doc": d} for a, d in fresh.items()])
    added = [{"doc": (kept.get(a.id) or fresh[a.id]), "body": _body(a)} for a in present]
    run(_ADD, sorted(added, key=_doc_of))  # the index takes growing numbers without a flush


def _doc_of(row: dict[str, Any]) -> int:
    found: int = row["doc"]
    return found


class _Documents:
    """Numbers documents: person, day, place in the day's order of writing."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._people: dict[str, int] = {}
        self._last: dict[int, int] = {}

    def belongs(self, doc: int, activity: Activity) -> bool:
        """Tell whether a document's number still says the person and day of its entry."""
        return doc >> _NUMBER_BITS == self._base(activity) >> _NUMBER_BITS

    def next_for(self, activity: Activity) -> int:
        """Return the number of a new document."""
        base = self._base(activity)
        last = self._last.get(base)
        if last is None:
            found = prepared(_LAST_OF_DAY, self._connection, lambda: _LAST_OF_DAY).first(
                self._connection, {"first_": base, "last_": base + _DAY_DOCS}
            )
            last = (found[0] if found else None) or base
        self._last[base] = last + 1
        return last + 1

    def _base(self, activity: Activity) -> int:
        return first_document(self._person(activity.person_id), activity.day)

    def _person(self, person_id: str) -> int:
        number = self._people.get(person_id)
        if number is None:
            found = prepared(_PERSON, self._connection, lambda: _PERSON).first(
                self._connection, {"person_": person_id}
            )
            number = found[0] if found else self._new_person(person_id)
            self._people[person_id] = number
        return number

    def _new_person(self, person_id: str) -> int:
        found = prepared(_LAST_PERSON, self._connection, lambda: _LAST_PERSON).first(
            self._connection, {}
        )
        number = ((found[0] if found else None) or 0) + 1
        new = insert(search_person)
        prepared("search person", self._connection, lambda: new).run(
            self._connection, {"number": number, "person_id": person_id}
        )
        return number


def first_document(number: int, day: date) -> int:
    """Return the number below those of the documents of a person's day."""
    return (number << _DAY_BITS | day.toordinal()) << _NUMBER_BITS


def documents_between(number: int, starts: date | None, ends: date | None) -> tuple[int, int]:
    """Return the first and last number that documents of a person's days may have."""
    low = first_document(number, starts or date.min)
    return low, first_document(number, ends or date.max) + _DAY_DOCS


def _known(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    """Return the documents of those entries that are in the index."""
    found: dict[str, int] = {}
    for start in range(0, len(ids), _BATCH):
        part = ids[start : start + _BATCH]
        count = places(len(part))
        statement = prepared(("documents", count), connection, lambda: _documents(count))  # noqa: B023
        found.update((row[0], row[1]) for row in statement.all(connection, spread("id", part)))
    return found


def _documents(count: int) -> Select[Any]:
    return select(search_document.c.activity_id, search_document.c.doc).where(
        among(search_document.c.activity_id, "id", count)
    )


def matching_ids() -> Select[Any]:
    """Return the ids of matching activities as a subquery; its parameter is `query`."""
    found = _FIND.columns(activity_id=Text).subquery("found")
    return select(found.c.activity_id)


def matches() -> tuple[ColumnElement[bool], ...]:
    """Return the conditions of `INDEX` for what matches in a range of numbers.

    Their parameters are `query`, `first_doc` and `last_doc`. Ordered by `rowid` the index is read
    as far as it is asked for, from either end.
    """
    return (
        INDEX.c.activity_fts.op("MATCH")(bindparam("query", type_=Text)),
        INDEX.c.rowid.between(bindparam("first_doc"), bindparam("last_doc")),
    )


class _InOrder(Join):
    """A join that SQLite reads from left to right: the index leads, whatever else is asked."""

    inherit_cache = True


@compiles(_InOrder)
def _from_left_to_right(join: _InOrder, compiler: SQLCompiler, **kw: Any) -> str:  # noqa: ANN401
    kw["asfrom"] = True
    left, right = compiler.process(join.left, **kw), compiler.process(join.right, **kw)
    kw["asfrom"] = False
    assert join.onclause is not None
    return f"{left} CROSS JOIN {right} ON {compiler.process(join.onclause, **kw)}"


def along_index() -> FromClause:
    """Return the index with its documents and their activities, in this order."""
    documents = _InOrder(INDEX, search_document, search_document.c.doc == INDEX.c.rowid)
    activity = RECORD_TABLES[Activity]
    return _InOrder(documents, activity, activity.c.id == search_document.c.activity_id)


def matching_within() -> Select[Any]:
    """Return the ids of matching activities in a range of numbers; parameters of `matches`."""
    documents = _InOrder(INDEX, search_document, search_document.c.doc == INDEX.c.rowid)
    return select(search_document.c.activity_id).select_from(documents).where(*matches())


def match_query(words: str, *, whole: str = "") -> str:
    """Return the FTS5 query for what a person typed: every word, each as a beginning.

    Words of `whole` are looked for as they are. Anything that is no letter or digit separates
    words; "" when nothing is left.
    """
    begun = [f'"{word}"*' for word in _WORD.findall(words)]
    return " ".join([*begun, *(f'"{word}"' for word in _WORD.findall(whole))])


def person_number(reader: Reader, person_id: str) -> int | None:
    """Return the number of a person in the index, None for one without entries."""
    rows = reader.fetch("person number", lambda: _PERSON, {"person_": person_id})
    return rows[0][0] if rows else None


def _body(activity: Activity) -> str:
    return " ".join((activity.text, activity.note, *activity.tags, activity.unit or ""))


class SearchStore:
    """Finds activities by their words."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def activity_ids(self, words: str) -> tuple[str, ...]:
        """Return the ids of all activities that contain every word (or its beginning)."""
        query = match_query(words)
        if not query:
            return ()
        return tuple(row[0] for row in self._reader.rows(_FIND, {"query": query}))
