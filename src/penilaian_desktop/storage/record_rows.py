"""The rows of records: written one by one or many at once, with what is derived beside them.

Called by the unit of work only; journal, images and outbox are its business.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Update, bindparam, insert, update
from sqlcipher3 import dbapi2

from penilaian_desktop.domain.activity import Activity
from penilaian_desktop.domain.record import Record
from penilaian_desktop.storage import derived
from penilaian_desktop.storage.engine import as_penilaian_error
from penilaian_desktop.storage.prepared import Prepared, prepared
from penilaian_desktop.storage.reader import Reader
from penilaian_desktop.storage.records import (
    changed,
    derived_columns,
    meta_values,
    row_of,
    says_the_same,
    table_of,
    to_values,
)

RecordKey = tuple[type[Record], str]

_BATCH = 500


class RecordRows:
    """Writes rows of records within the transaction of a unit of work."""

    def __init__(self, reader: Reader, connection: Connection) -> None:
        self._reader = reader
        self._connection = connection

    def stored(self, records: Sequence[Record]) -> dict[RecordKey, Record]:
        """Return what is stored under the ids of some records, deleted ones included."""
        found: dict[RecordKey, Record] = {}
        for type_, group in _by_type(records).items():
            for start in range(0, len(group), _BATCH):
                ids = [record.id for record in group[start : start + _BATCH]]
                for record in self._reader.find(type_, include_deleted=True, id=ids):
                    found[type_, record.id] = record
        return found

    def insert(self, record: Record, *, fresh: bool = False) -> None:
        """Write a row that is not there; raises StaleRecord("record_changed") when it is.

        Nobody can have decided yet on a `fresh` record.
        """
        values = to_values(record) | derived.columns_of(self._reader, record, fresh=fresh)
        try:
            self._insert(type(record)).run(self._connection, values)
        except dbapi2.IntegrityError as error:
            if as_penilaian_error(error) is None and "UNIQUE" in str(error):
                raise changed(record) from error
            raise
        derived.after_write(self._reader, self._connection, record)

    def write_many(self, new: Sequence[Record], renewed: Sequence[tuple[Record, Record]]) -> None:
        """Write new rows, and (before, after) of rows that are there, of any types at once.

        That the new ones are not there is the caller's to know, from `stored`.
        """
        after = [record for _, record in renewed]
        for type_, group in _by_type(new).items():
            beside = derived.columns_of_many(self._reader, group, coming=(*new, *after))
            names = derived_columns(type_)
            rows = [
                (*row_of(r), *(d[name] for name in names))
                for r, d in zip(group, beside, strict=True)
            ]
            self._insert(type_).run_rows(self._connection, rows)
        self._update_many(renewed)
        settled = frozenset(record.id for record in new if isinstance(record, Activity))
        derived.after_writes(self._reader, self._connection, (*new, *after), settled)

    def update(self, before: Record, record: Record) -> None:
        """Write the next state of a row; raises StaleRecord when it is another one meanwhile."""
        self._update(before, record)
        derived.after_write(self._reader, self._connection, record)

    def _update_many(self, renewed: Sequence[tuple[Record, Record]]) -> None:
        """Write the next states of rows; those of a type without derived columns at once."""
        at_once: dict[tuple[type[Record], bool], list[tuple[Record, Record]]] = {}
        for before, record in renewed:
            if derived_columns(type(record)):
                self._update(before, record)
            else:
                key = type(record), says_the_same(before, record)
                at_once.setdefault(key, []).append((before, record))
        for (type_, same), pairs in at_once.items():
            read = meta_values if same else to_values
            values = [
                read(record) | {"id_": record.id, "version_": before.version}
                for before, record in pairs
            ]
            statement = self._update_statement(type_, values[0])
            if statement.run_many(self._connection, values) != len(pairs):
                raise changed(pairs[0][1])

    def _update_statement(self, type_: type[Record], values: dict[str, Any]) -> Prepared:
        names = tuple(name for name in values if name not in {"id", "id_", "version_"})
        key = ("update", type_, len(names))
        return prepared(key, self._connection, lambda: _update_of(type_, names))

    def _insert(self, type_: type[Record]) -> Prepared:
        return prepared(("insert", type_), self._connection, lambda: insert(table_of(type_)))

    def _update(self, before: Record, record: Record) -> None:
        type_ = type(record)
        values = to_values(record) | derived.columns_of(self._reader, record)
        statement = self._update_statement(type_, values)
        values |= {"id_": record.id, "version_": before.version}
        if statement.run(self._connection, values) != 1:
            raise changed(record)


def _by_type(records: Sequence[Record]) -> dict[type[Record], list[Record]]:
    found: dict[type[Record], list[Record]] = {}
    for record in records:
        found.setdefault(type(record), []).append(record)
    return found


def _update_of(type_: type[Record], names: tuple[str, ...]) -> Update:
    table = table_of(type_)
    return (
        update(table)
        .where(table.c.id == bindparam("id_"), table.c.version == bindparam("version_"))
        .values({name: bindparam(name, type_=table.c[name].type) for name in names})
    )
