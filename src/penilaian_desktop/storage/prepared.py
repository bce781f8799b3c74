"""Statements compiled once and run by the driver, for the paths that every record takes.

A statement of SQLAlchemy costs several times what the database needs for one row. Here it is
compiled once for the dialect, values are converted by the column types' own processors, and the
driver gets text and a tuple, within the transaction that SQLAlchemy began. What the driver raises
is turned into our errors where the transaction is opened (`engine.driver_errors`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Dialect, bindparam
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import ClauseElement
from sqlalchemy.types import TypeEngine

Convert = Callable[[Any], Any]
Values = Mapping[str, Any]


class Prepared:
    """One compiled statement: its text, how each parameter is written and each column is read."""

    __slots__ = ("_fixed", "_pick", "_readers", "_sql", "_writers")

    def __init__(self, statement: ClauseElement, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)
        assert isinstance(compiled, SQLCompiler)
        self._sql = compiled.string
        names = tuple(compiled.positiontup or ())
        self._pick = _picker(names)
        self._writers = _at_places(writer(compiled.binds[name].type, dialect) for name in names)
        self._fixed = {
            name: bind.value for name, bind in compiled.binds.items() if not bind.required
        }
        self._readers = _at_places(
            reader(column.type, dialect)
            for column in compiled._result_columns  # noqa: SLF001  (types in the order of columns)
        )

    def run(self, connection: Connection, values: Values) -> int:
        """Run the statement once and return how many rows it changed."""
        changed: int = _driver(connection).execute(self._sql, self._row(values)).rowcount
        return changed

    def run_many(self, connection: Connection, rows: Iterable[Values]) -> int:
        """Run the statement for many rows at once and return how many rows it changed."""
        written = [self._row(values) for values in rows]
        changed: int = _driver(connection).executemany(self._sql, written).rowcount
        return changed

    def run_rows(self, connection: Connection, rows: Iterable[Sequence[Any]]) -> None:
        """Run the statement for many rows whose values stand in the order of its parameters."""
        writers = self._writers
        _driver(connection).executemany(self._sql, [_converted(row, writers) for row in rows])

    def run_plain(self, connection: Connection, rows: Sequence[Sequence[Any]]) -> None:
        """Run the statement for many rows that are written as the driver takes them already.

        Their values stand in the order of the statement's parameters.
        """
        _driver(connection).executemany(self._sql, rows)

    def first(self, connection: Connection, values: Values) -> tuple[Any, ...] | None:
        """Return the first row it finds, or None."""
        row = _driver(connection).execute(self._sql, self._row(values)).fetchone()
        return None if row is None else self._read(row)

    def all(self, connection: Connection, values: Values) -> list[tuple[Any, ...]]:
        """Return all rows it finds."""
        rows: list[tuple[Any, ...]] = (
            _driver(connection).execute(self._sql, self._row(values)).fetchall()
        )
        return [self._read(row) for row in rows] if self._readers else rows

    def _row(self, values: Values) -> Sequence[Any]:
        picked = self._pick({**self._fixed, **values} if self._fixed else values)
        return _converted(picked, self._writers) if self._writers else picked

    def _read(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(_converted(row, self._readers)) if self._readers else row


Places = tuple[tuple[int, Convert], ...]


def _at_places(converters: Iterable[Convert | None]) -> Places:
    """Return the places of a row that are converted; most are not."""
    return tuple((n, convert) for n, convert in enumerate(converters) if convert is not None)


def _converted(row: Sequence[Any], converters: Places) -> list[Any]:
    found = list(row)
    for place, convert in converters:
        found[place] = convert(found[place])
    return found


def _picker(names: tuple[str, ...]) -> Callable[[Values], tuple[Any, ...]]:
    """Return what takes the values of these names, in their order."""
    if len(names) > 1:
        return itemgetter(*names)
    return lambda values: tuple([values[name] for name in names])


def _driver(connection: Connection) -> Any:  # noqa: ANN401  (the driver has no types)
    return connection.connection.dbapi_connection


def writer(type_: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    """Return how a type writes its values, or None when the driver takes them as they are."""
    return type_.dialect_impl(dialect).bind_processor(dialect)


def reader(type_: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    """Return how a type reads its values, or None when they come as they are."""
    return type_.dialect_impl(dialect).result_processor(dialect, None)


def places(count: int) -> int:
    """Return for how many values of a list a statement is compiled: the next power of two."""
    return 1 << max(count - 1, 0).bit_length()


def among(column: ColumnElement[Any], name: str, count: int) -> ColumnElement[bool]:
    """Return "column is one of `count` values", for the parameters of `spread`."""
    return column.in_([bindparam(f"{name}_{n}", type_=column.type) for n in range(count)])


def spread(name: str, values: Sequence[Any]) -> dict[str, Any]:
    """Return the parameters of `among` for some values, the last one repeated to fill up."""
    count = places(len(values))
    filled = [*values, *([values[-1]] * (count - len(values)))]
    return {f"{name}_{n}": value for n, value in enumerate(filled)}


_STATEMENTS: dict[Hashable, Prepared] = {}


def prepared(key: Hashable, connection: Connection, make: Callable[[], ClauseElement]) -> Prepared:
    """Return the statement of a key, compiled at its first use."""
    full = (connection.dialect.name, key)
    found = _STATEMENTS.get(full)
    if found is None:
        found = _STATEMENTS[full] = Prepared(make(), connection.dialect)
    return found
