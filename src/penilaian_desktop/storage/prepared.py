"""Statements compiled once and run with plain tuples, for the paths that every record takes.

A statement of SQLAlchemy costs several times what the database needs for one row. Here it is
compiled once for the dialect, values are converted by the column types' own processors, and the
driver gets text and a tuple.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, CursorResult, Dialect
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import ClauseElement
from sqlalchemy.types import TypeEngine

Convert = Callable[[Any], Any]


class Prepared:
    """One compiled statement: its text, and how each parameter is written."""

    __slots__ = ("_fixed", "_slots", "_sql")

    def __init__(self, statement: ClauseElement, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)
        assert isinstance(compiled, SQLCompiler)
        self._sql = compiled.string
        self._slots: tuple[tuple[str, Convert | None], ...] = tuple(
            (name, writer(compiled.binds[name].type, dialect))
            for name in compiled.positiontup or ()
        )
        self._fixed = {
            name: bind.value for name, bind in compiled.binds.items() if not bind.required
        }

    def run(self, connection: Connection, values: Mapping[str, Any]) -> CursorResult[Any]:
        """Run the statement once."""
        return connection.exec_driver_sql(self._sql, self._row(values))

    def run_many(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Run the statement for many rows at once."""
        if rows:
            connection.exec_driver_sql(self._sql, [self._row(values) for values in rows])

    def _row(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        row = []
        for name, convert in self._slots:
            value = values[name] if name in values else self._fixed[name]
            row.append(value if value is None or convert is None else convert(value))
        return tuple(row)


def writer(type_: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    """Return how a type writes its values, or None when the driver takes them as they are."""
    return type_.dialect_impl(dialect).bind_processor(dialect)


def reader(type_: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    """Return how a type reads its values, or None when they come as they are."""
    return type_.dialect_impl(dialect).result_processor(dialect, None)


_STATEMENTS: dict[Hashable, Prepared] = {}


def prepared(key: Hashable, connection: Connection, make: Callable[[], ClauseElement]) -> Prepared:
    """Return the statement of a key, compiled at its first use."""
    full = (connection.dialect.name, key)
    found = _STATEMENTS.get(full)
    if found is None:
        found = _STATEMENTS[full] = Prepared(make(), connection.dialect)
    return found
