"""Reading records and settings within one snapshot; the ground on which the stores stand."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, Executable, Select, bindparam, select

from penilaian_desktop.domain.record import Record
from penilaian_desktop.storage.prepared import prepared, spread
from penilaian_desktop.storage.records import PLACES, by_id, gone, list_of, matching, to_record
from penilaian_desktop.storage.tables import setting

R = TypeVar("R", bound=Record)


class Reader:
    """Reads through one connection and transaction; usable from the thread that opened it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(
        self, statement: Executable, parameters: Mapping[str, Any] | None = None
    ) -> Sequence[Any]:
        """Return all rows of a statement; for the stores of this room only, never handed out."""
        return self._connection.execute(statement, parameters or {}).all()

    def fetch(
        self, key: Hashable, make: Callable[[], Select[Any]], values: Mapping[str, Any]
    ) -> Sequence[Any]:
        """Return all rows, as tuples, of a statement that is made and compiled once per key.

        Like `rows` for the stores of this room only.
        """
        return prepared(key, self._connection, make).all(self._connection, values)

    def get(self, type_: type[R], record_id: str, *, include_deleted: bool = False) -> R | None:
        """Return a record by its id, or None; deleted ones only when asked for."""
        statement = prepared(("get", type_), self._connection, lambda: by_id(type_))
        row = statement.first(self._connection, {"id_": record_id})
        if row is None:
            return None
        record = to_record(type_, row)
        return record if include_deleted or not record.deleted else None

    def require(self, type_: type[R], record_id: str) -> R:
        """Return a record by its id; raises StaleRecord("record_gone") when it is not there."""
        record = self.get(type_, record_id)
        if record is None:
            raise gone(type_, record_id)
        return record

    def find(
        self,
        type_: type[R],
        *,
        order: tuple[str, ...] = (),
        limit: int | None = None,
        include_deleted: bool = False,
        **equals: object,
    ) -> tuple[R, ...]:
        """Return the records whose fields equal the values, in `order` (else by id).

        A tuple, list or set of values means "one of them", None "is empty". `order` names fields,
        "-name" downwards. Raises KeyError for an unknown field.
        """
        statement = matching(
            type_,
            equals,
            order=order,
            limited=limit is not None,
            include_deleted=include_deleted,
        )
        parameters: dict[str, Any] = {}
        long = False
        for name, value in equals.items():
            values = list_of(value)
            if values is None:
                parameters[name] = value
            elif not values:
                return ()
            elif len(values) > PLACES:
                long = True
                parameters[name] = values
            else:
                parameters.update(spread(name, values))
        if limit is not None:
            parameters["limit_"] = limit
        rows = (
            self.rows(statement, parameters)
            if long
            else self.fetch(statement, lambda: statement, parameters)
        )
        return tuple([to_record(type_, row) for row in rows])

    def setting(self, key: str) -> str | None:
        """Return a setting of this workspace, or None."""
        rows = self.fetch("setting", _setting, {"key_": key})
        return rows[0][0] if rows else None


def _setting() -> Select[Any]:
    return select(setting.c.value).where(setting.c.key == bindparam("key_"))
