"""Full-text search of activities; with `engine` the only place with SQL of SQLite alone.

The index keeps no text of its own (FTS5, contentless): a document is the activity's text, note,
tags and unit of output.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, Text, bindparam, delete, func, insert, select, text
from sqlalchemy.sql.expression import ClauseElement

from penilaian_desktop.domain.activity import Activity
from penilaian_desktop.storage.prepared import among, places, prepared, spread
from penilaian_desktop.storage.reader import Reader
from penilaian_desktop.storage.tables import search_document

_BATCH = 512
_WORD = re.compile(r"\w+")
_REMOVE = text("DELETE FROM activity_fts WHERE rowid = :doc")
_ADD = text("INSERT INTO activity_fts (rowid, body) VALUES (:doc, :body)")
_FORGET = delete(search_document).where(search_document.c.doc == bindparam("doc_"))
_REMEMBER = insert(search_document)
_LAST = select(func.max(search_document.c.doc))
_FIND = text(
    "SELECT d.activity_id FROM activity_fts f JOIN search_document d ON d.doc = f.rowid "
    "WHERE activity_fts MATCH :query"
)


def put_documents(connection: Connection, activities: Sequence[Activity]) -> None:
    """Bring the index up to date with written activities; deleted ones leave it."""

    def run(statement: ClauseElement, rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            prepared(statement, connection, lambda: statement).run_many(connection, rows)

    docs = _known(connection, [activity.id for activity in activities])
    run(_REMOVE, [{"doc": doc} for doc in docs.values()])
    gone = [docs[a.id] for a in activities if a.deleted and a.id in docs]
    run(_FORGET, [{"doc_": doc} for doc in gone])
    present = [activity for activity in activities if not activity.deleted]
    fresh = [activity.id for activity in present if activity.id not in docs]
    if fresh:
        last = prepared(_LAST, connection, lambda: _LAST).first(connection, {})
        first = (last[0] or 0) + 1 if last else 1
        added = dict(zip(fresh, range(first, first + len(fresh)), strict=True))
        run(_REMEMBER, [{"activity_id": a, "doc": d} for a, d in added.items()])
        docs.update(added)
    run(_ADD, [{"doc": docs[a.id], "body": _body(a)} for a in present])


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


def match_query(words: str) -> str:
    """Return the FTS5 query for what a person typed: every word, each as a beginning.

    Anything that is no letter or digit separates words; "" when nothing is left.
    """
    return " ".join(f'"{word}"*' for word in _WORD.findall(words))


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
