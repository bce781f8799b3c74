"""Many rows at once: one prepared statement, rows as tuples."""

from __future__ import annotations

import typing
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects import sqlite

from penilaian_desktop.domain.kinds import RECORD_TYPES
from penilaian_desktop.domain.record import Record
from penilaian_desktop.storage.records import table_of

_DIALECT = sqlite.dialect()


def upsert_rows(
    connection: Connection,
    type_: type[Record],
    records: Sequence[Record],
    derived: Iterable[dict[str, Any]],
) -> None:
    """Insert the records with their derived columns, replacing stored ones of the same id.

    The journal is the caller's.
    """
    if not records:
        return
    statement, columns = _prepared(type_.KIND)
    connection.exec_driver_sql(
        statement,
        [
            tuple(
                _plain(encode, beside[name] if name in beside else getattr(record, name))
                for name, encode in columns
            )
            for record, beside in zip(records, derived, strict=True)
        ],
    )


def _plain(encode: Any, value: Any) -> Any:  # noqa: ANN401  (values of any column)
    return value if encode is None or value is None else encode(value)


@cache
def _prepared(kind: str) -> tuple[str, tuple[tuple[str, Any], ...]]:
    """Return the statement and, in its order, each column with what encodes its values."""
    table = table_of(RECORD_TYPES[kind])
    quote = _DIALECT.identifier_preparer.quote
    names = [column.name for column in table.columns]
    columns = ", ".join(quote(name) for name in names)
    places = ", ".join("?" for _ in names)
    renewed = ", ".join(f"{quote(name)} = excluded.{quote(name)}" for name in names if name != "id")
    statement = (
        f"INSERT INTO {quote(table.name)} ({columns}) VALUES ({places}) "  # noqa: S608  (own names)
        f"ON CONFLICT (id) DO UPDATE SET {renewed}"
    )
    encoders = tuple(
        (column.name, typing.cast("Any", column.type).bind_processor(_DIALECT))
        for column in table.columns
    )
    return statement, encoders
