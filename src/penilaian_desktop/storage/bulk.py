"""Many rows at once: one prepared statement, rows as tuples."""

from __future__ import annotations

import typing
from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects import sqlite

from penilaian_desktop.domain.activity import Activity, ActivityStatus
from penilaian_desktop.domain.kinds import RECORD_TYPES
from penilaian_desktop.domain.plan import Plan, PlanStatus
from penilaian_desktop.domain.record import Record
from penilaian_desktop.storage.records import FIELDS, table_of

_FIRST_STATUS: dict[type[Record], str] = {
    Activity: ActivityStatus.DRAFT.value,
    Plan: PlanStatus.DRAFT.value,
}

_DIALECT = sqlite.dialect()


def upsert_rows(connection: Connection, type_: type[Record], records: Sequence[Record]) -> None:
    """Insert the records, replacing stored ones of the same id; the journal is the caller's."""
    if not records:
        return
    statement, encoders = _prepared(type_.KIND)
    status = _FIRST_STATUS.get(type_)
    names = FIELDS[type_]
    tail = () if status is None else (status,)
    connection.exec_driver_sql(
        statement,
        [
            tuple(
                value if encode is None or value is None else encode(value)
                for encode, value in zip(
                    encoders, (getattr(record, name) for name in names), strict=True
                )
            )
            + tail
            for record in records
        ],
    )


@cache
def _prepared(kind: str) -> tuple[str, tuple[Any, ...]]:
    type_ = RECORD_TYPES[kind]
    table = table_of(type_)
    quote = _DIALECT.identifier_preparer.quote
    names = [*FIELDS[type_], *(["status"] if type_ in _FIRST_STATUS else [])]
    columns = ", ".join(quote(name) for name in names)
    places = ", ".join("?" for _ in names)
    renewed = ", ".join(f"{quote(name)} = excluded.{quote(name)}" for name in names if name != "id")
    encoders = tuple(
        typing.cast("Any", table.c[name].type).bind_processor(_DIALECT) for name in FIELDS[type_]
    )
    statement = (
        f"INSERT INTO {quote(table.name)} ({columns}) VALUES ({places}) "  # noqa: S608  (own names)
        f"ON CONFLICT (id) DO UPDATE SET {renewed}"
    )
    return statement, encoders
