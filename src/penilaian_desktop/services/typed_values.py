"""From JSON values of the narrow profile to the declared types of records.

How a type is read is worked out once per type hint; a value of any other form is refused.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Callable, Hashable
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from penilaian_desktop.domain.record import META_FIELDS

MAX_INTEGER = 2**53 - 1
MAX_DIGITS = 40

_DATE = re.compile(r"\d{4}-\d\d-\d\d\Z")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\Z")
_DECIMAL = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?\Z")

Read = Callable[[object], object]


class WrongTypeError(Exception):
    """A JSON value does not have the declared type."""


@cache
def field_readers(record_type: Hashable) -> dict[str, tuple[Read, bool]]:
    """Return how each field beyond META_FIELDS is read, and whether it may not be absent."""
    hints = get_type_hints(record_type)
    return {
        field.name: (
            reader_of(hints[field.name]),
            field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING,
        )
        for field in dataclasses.fields(cast("Any", record_type))
        if field.name not in META_FIELDS
    }


_ONE_WRITING = (str, int, bool, date)
"""Types whose reader takes exactly the text or number that a value is written as."""


@cache
def written_anew(record_type: Hashable) -> tuple[str, ...]:
    """Return the fields of a type that several texts could be read as the same value of."""
    hints = get_type_hints(record_type)
    return tuple(name for name in field_readers(record_type) if not _one_writing(hints[name]))


def _one_writing(hint: Hashable) -> bool:
    if get_origin(hint) in (Union, UnionType):
        return all(_one_writing(option) for option in get_args(hint) if option is not NoneType)
    return isinstance(hint, type) and (hint in _ONE_WRITING or issubclass(hint, Enum))


@cache
def reader_of(hint: Hashable) -> Read:
    """Return the function that reads values of a type hint; it raises WrongTypeError."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return _optional(hint)
    if origin is tuple:
        return _tuple(get_args(hint))
    assert isinstance(hint, type)
    if issubclass(hint, Enum):
        return _enum(hint)
    if dataclasses.is_dataclass(hint):
        return _dataclass(hint)
    return _SCALARS[hint]


def _optional(hint: Hashable) -> Read:
    (inner,) = (option for option in get_args(hint) if option is not NoneType)
    read = reader_of(inner)
    return lambda value: None if value is None else read(value)


def _tuple(parts: tuple[Any, ...]) -> Read:
    if len(parts) == 2 and parts[1] is Ellipsis:
        item_reader = reader_of(parts[0])

        def read_all(value: object) -> object:
            if not isinstance(value, list):
                raise WrongTypeError
            return tuple([item_reader(item) for item in value])

        return read_all
    readers = tuple(reader_of(part) for part in parts)

    def read_each(value: object) -> object:
        if not isinstance(value, list) or len(value) != len(readers):
            raise WrongTypeError
        return tuple([read(item) for read, item in zip(readers, value, strict=True)])

    return read_each


def _enum(hint: type[Enum]) -> Read:
    members = {member.value: member for member in hint}

    def read(value: object) -> object:
        found = members.get(value) if isinstance(value, str) else None
        if found is None:
            raise WrongTypeError
        return found

    return read


def _dataclass(hint: type) -> Read:
    def read(value: object) -> object:
        if not isinstance(value, dict):
            raise WrongTypeError
        values = {}
        for name, (part, required) in field_readers(cast("Hashable", hint)).items():
            if name in value:
                values[name] = part(value[name])
            elif required:
                raise WrongTypeError
        return hint(**values)

    return read


def _boolean(value: object) -> object:
    if isinstance(value, bool):
        return value
    raise WrongTypeError


def _integer(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) <= MAX_INTEGER:
        return value
    raise WrongTypeError


def _text(value: object) -> object:
    if not isinstance(value, str) or "\x00" in value:
        raise WrongTypeError
    if not value.isascii() and not unicodedata.is_normalized("NFC", value):
        raise WrongTypeError
    return value


def _decimal(value: object) -> object:
    if isinstance(value, str) and len(value) <= MAX_DIGITS and _DECIMAL.match(value):
        return Decimal(value)
    raise WrongTypeError


def _moment(value: object) -> object:
    if isinstance(value, str) and _MOMENT.match(value):
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            raise WrongTypeError from None
    raise WrongTypeError


def _date(value: object) -> object:
    if isinstance(value, str) and _DATE.match(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise WrongTypeError from None
    raise WrongTypeError


_SCALARS: dict[type, Read] = {
    bool: _boolean,
    int: _integer,
    str: _text,
    Decimal: _decimal,
    datetime: _moment,
    date: _date,
}
