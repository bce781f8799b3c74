"""From rows to records and back, derived once per record type."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from operator import attrgetter
from typing import Any, TypeVar

from sqlalchemy import Row, Select, Table, bindparam, select

from penilaian_desktop.domain.errors import RuleViolation, StaleRecord
from penilaian_desktop.domain.kinds import RECORD_TYPES
from penilaian_desktop.domain.record import META_FIELDS, Record
from penilaian_desktop.storage.prepared import among, places
from penilaian_desktop.storage.tables import RECORD_TABLES

R = TypeVar("R", bound=Record)

FIELDS: dict[type[Record], tuple[str, ...]] = {
    type_: tuple(field.name for field in dataclasses.fields(type_)) for type_ in RECORD_TABLES
}


_READ = {type_: attrgetter(*names) for type_, names in FIELDS.items()}


def table_of(type_: type[Record]) -> Table:
    """Return the table of a record type; raises KeyError for a type that is not stored."""
    return RECORD_TABLES[type_]


def derived_columns(type_: type[Record]) -> tuple[str, ...]:
    """Return the columns that stand beside those of the record, in their order."""
    return _DERIVED[type_]


_DERIVED = {
    type_: tuple(column.name for column in table.columns if column.name not in FIELDS[type_])
    for type_, table in RECORD_TABLES.items()
}


def type_of(kind: str) -> type[Record]:
    """Return the record type of a kind of the exchange format."""
    return RECORD_TYPES[kind]


def record_columns(type_: type[Record]) -> list[Any]:
    """Return the columns that make up the record, in the order of its fields."""
    table = RECORD_TABLES[type_]
    return [table.c[name] for name in FIELDS[type_]]


def to_record(type_: type[R], row: Row[Any] | tuple[Any, ...]) -> R:
    """Return the record of a row that begins with `record_columns(type_)`."""
    return type_(**dict(zip(FIELDS[type_], row, strict=False)))


def row_of(record: Record) -> tuple[Any, ...]:
    """Return the values of a record in the order of its columns, the derived ones left out."""
    values: tuple[Any, ...] = _READ[type(record)](record)
    return values


def to_values(record: Record) -> dict[str, Any]:
    """Return the column values of a record; derived columns are not among them."""
    return {name: getattr(record, name) for name in FIELDS[type(record)]}


def meta_values(record: Record) -> dict[str, Any]:
    """Return the column values that every new version has anew, whatever it says."""
    return {name: getattr(record, name) for name in _META}


def says_the_same(before: Record, after: Record) -> bool:
    """Tell whether two versions of a record differ only in what every version has anew."""
    read = _CONTENT[type(after)]
    return bool(read(before) == read(after))


_META = tuple(sorted(META_FIELDS - {"id"}))
_CONTENT = {
    type_: attrgetter(*(name for name in FIELDS[type_] if name not in META_FIELDS))
    for type_ in RECORD_TABLES
}

_STATEMENTS: dict[tuple[Any, ...], Select[Any]] = {}


def by_id(type_: type[Record]) -> Select[Any]:
    """Return the statement that reads one record by the parameter `id_`."""
    key: tuple[Any, ...] = (type_,)
    statement = _STATEMENTS.get(key)
    if statement is None:
        statement = select(*record_columns(type_)).where(
            RECORD_TABLES[type_].c.id == bindparam("id_")
        )
        _STATEMENTS[key] = statement
    return statement


def matching(
    type_: type[Record],
    equals: Mapping[str, object],
    *,
    order: tuple[str, ...],
    limited: bool,
    include_deleted: bool,
) -> Select[Any]:
    """Return the statement that finds records whose columns equal the parameters.

    A tuple, list or set means "one of" (parameters by `prepared.spread`), None means "is null".
    `order` names columns, "-name" downwards. Raises KeyError for a column that the type does not
    have.
    """
    shape = tuple((name, _shape(value)) for name, value in sorted(equals.items()))
    key = (type_, shape, order, limited, include_deleted)
    statement = _STATEMENTS.get(key)
    if statement is None:
        statement = _build(type_, shape, order, limited=limited, include_deleted=include_deleted)
        _STATEMENTS[key] = statement
    return statement


NULL, ONE, LONG = -1, 0, -2
"""Shapes of a condition: empty, one value, a long list; else the number of places of a list."""

PLACES = 512
"""Longer lists than this get a statement of their own each time."""


def list_of(value: object) -> list[Any] | None:
    """Return the values of a condition that is about several, None for one value."""
    return list(value) if isinstance(value, tuple | list | set | frozenset) else None


def _shape(value: object) -> int:
    if value is None:
        return NULL
    values = list_of(value)
    if values is None:
        return ONE
    return places(len(values)) if len(values) <= PLACES else LONG


def _build(
    type_: type[Record],
    shape: tuple[tuple[str, int], ...],
    order: tuple[str, ...],
    *,
    limited: bool,
    include_deleted: bool,
) -> Select[Any]:
    table = RECORD_TABLES[type_]
    statement = select(*record_columns(type_))
    for name, how in shape:
        column = table.c[name]
        if how == NULL:
            statement = statement.where(column.is_(None))
        elif how == ONE:
            statement = statement.where(column == bindparam(name, type_=column.type))
        elif how == LONG:
            statement = statement.where(column.in_(bindparam(name, expanding=True)))
        else:
            statement = statement.where(among(column, name, how))
    if not include_deleted:
        statement = statement.where(table.c.deleted.is_(False))
    for name in order or ("id",):
        column = table.c[name.removeprefix("-")]
        statement = statement.order_by(column.desc() if name.startswith("-") else column)
    return statement.limit(bindparam("limit_")) if limited else statement


def stamped(record: R, *, version: int, author_id: str, at: datetime, deleted: bool) -> R:
    """Return the record as the next version by an author, unsigned."""
    return dataclasses.replace(
        record,
        version=version,
        author_id=author_id,
        at=at.astimezone(UTC),
        deleted=deleted,
        sig=None,
        sig_base=None,
    )


def check_texts(record: Record) -> None:
    """Raise RuleViolation `text_broken` with the field whose text cannot be written.

    Half of a character, as it comes out of a broken paste, belongs to no file and to no signature.
    """
    for name, value in zip(FIELDS[type(record)], row_of(record), strict=True):
        if value.__class__ is str:
            broken = not value.isascii() and is_broken(value)
        else:
            broken = value.__class__ is tuple and any(map(is_broken, _texts_in(value)))
        if broken:
            raise RuleViolation("text_broken", field=name)


def is_broken(text: str) -> bool:
    """Tell whether a text holds half of a character."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _texts_in(value: object) -> Iterator[str]:
    """Return the texts of a value that holds others: a list of texts, or the steps of a trail."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts_in(part)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _texts_in(getattr(value, field.name))


def gone(type_: type[Record], record_id: str) -> StaleRecord:
    """Return the error for a record that is not there (any more)."""
    return StaleRecord("record_gone", kind=type_.KIND, record_id=record_id)


def changed(record: Record) -> StaleRecord:
    """Return the error for a record that was written by somebody else meanwhile."""
    return StaleRecord("record_changed", kind=record.KIND, record_id=record.id)
