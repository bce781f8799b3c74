"""Full-text search of activities; with `engine` the only place with SQL of SQLite alone.

The index keeps no text of its own (FTS5, contentless): a document is the activity's text, note,
tags and unit of output.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, Text, delete, func, insert, select, text

from penilaian_desktop.domain.activity import Activity
from penilaian_desktop.storage.reader import Reader
from penilaian_desktop.storage.tables import search_document

_WORD = re.compile(r"\w+")
_REMOVE = text("DELETE FROM activity_fts WHERE rowid = :doc")
_ADD = text("INSERT INTO activity_fts (rowid, body) VALUES (:doc, :body)")
_FIND = text(
    "SELECT d.activity_id FROM activity_fts f JOIN search_document d ON d.doc = f.rowid "
    "WHERE activity_fts MATCH :query"
)


def put_documents(connection: Connection, activities: Sequence[Activity]) -> None:
    """Bring the index up to date with written activities; deleted ones leave it."""
    known = select(search_document.c.activity_id, search_document.c.doc).where(
        search_document.c.activity_id.in_([activity.id for activity in activities])
    )
    docs: dict[str, int] = {row.activity_id: row.doc for row in connection.execute(known)}
    if docs:
        connection.execute(_REMOVE, [{"doc": doc} for doc in docs.values()])
    gone = [docs[a.id] for a in activities if a.deleted and a.id in docs]
    if gone:
        connection.execute(delete(search_document).where(search_document.c.doc.in_(gone)))
    present = [activity for activity in activities if not activity.deleted]
    fresh = [activity.id for activity in present if activity.id not in docs]
    if fresh:
        last: int = connection.execute(select(func.max(search_document.c.doc))).scalar() or 0
        added = dict(zip(fresh, range(last + 1, last + 1 + len(fresh)), strict=True))
        connection.execute(
            insert(search_document), [{"activity_id": a, "doc": d} for a, d in added.items()]
        )
        docs.update(added)
    if present:
        connection.execute(_ADD, [{"doc": docs[a.id], "body": _body(a)} for a in present])


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
