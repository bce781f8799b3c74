"""Records as canonical JSON: what is signed, hashed and sent (docs/formats/paket-1.md).

The narrow profile of RFC 8785: ASCII member names, no floats, integers below 2^53, decimals as
plain strings without superfluous zeros, text in NFC. Within it orjson with sorted keys writes the
bytes that RFC 8785 asks for.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Callable, Hashable, Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, cast

import orjson

from penilaian_desktop.domain.errors import ImportRefused, Place
from penilaian_desktop.domain.kinds import RECORD_TYPES
from penilaian_desktop.domain.record import META_FIELDS, Record
from penilaian_desktop.services.typed_values import (
    MAX_INTEGER,
    WrongTypeError,
    field_readers,
    reader_of,
    written_anew,
)

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\Z")

Write = Callable[[Any], object]


def canonical(obj: object) -> bytes:
    """Return the canonical bytes of a JSON value of the profile.

    Raises TypeError for a value outside the profile: that is a bug, not a refusal.
    """
    return orjson.dumps(_plain(obj), option=orjson.OPT_SORT_KEYS)


def moment_text(moment: datetime) -> str:
    """Return a moment as RFC 3339 in UTC with whole seconds: 2026-11-19T07:40:00Z."""
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def decimal_text(number: Decimal) -> str:
    """Return a decimal as plain text, one text per number: 1E+2 is 100, 2.50 is 2.5."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def record_fields(record: Record) -> dict[str, object]:
    """Return every field of the record beyond `domain.record.META_FIELDS` as JSON values."""
    names = _own_fields(cast("Hashable", type(record)))
    return {name: _plain(getattr(record, name)) for name in names}


def record_object(record: Record, base: int | None) -> dict[str, object]:
    """Return the record as it stands in records.jsonl.

    `base` is the version that the recipient last acknowledged; a signed record keeps the base it
    was signed with, whatever `base` says. `sig` is left out when there is none.
    """
    found: dict[str, object] = {
        "kind": record.KIND,
        "id": record.id,
        "version": record.version,
        "base": base if record.sig is None else record.sig_base,
        "author": record.author_id,
        "at": moment_text(record.at),
        "deleted": record.deleted,
        "fields": record_fields(record),
    }
    if record.sig is not None:
        found["sig"] = record.sig
    return found


def record_line(record: Record, base: int | None) -> bytes:
    """Return the canonical bytes of `record_object`: a line of records.jsonl without its end."""
    return orjson.dumps(record_object(record, base), option=orjson.OPT_SORT_KEYS)


def signing_bytes(obj: dict[str, object]) -> bytes:
    """Return the bytes over which `sig` is made: the record object without `sig`."""
    return canonical({key: value for key, value in obj.items() if key != "sig"})


def signing_bytes_of(parsed: dict[str, object]) -> bytes:
    """Return the same for an object that was read from canonical text: it is in the profile."""
    bare = {key: value for key, value in parsed.items() if key != "sig"}
    return orjson.dumps(bare, option=orjson.OPT_SORT_KEYS)


def record_from_object(obj: object) -> Record:
    """Return the record of a parsed line of records.jsonl.

    Unknown keys are ignored, absent fields take their default. Raises ImportRefused with
    `record_kind_unknown` or `record_malformed` and the place.
    """
    if not isinstance(obj, dict):
        raise ImportRefused("record_malformed")
    identity = obj.get("id")
    if not isinstance(identity, str) or not _UUID.match(identity):
        raise ImportRefused("record_malformed", Place(field="id"))
    kind = obj.get("kind")
    record_type = RECORD_TYPES.get(kind) if isinstance(kind, str) else None
    if record_type is None:
        raise ImportRefused("record_kind_unknown", Place(record=identity, field="kind"), kind=kind)
    fields = obj.get("fields")
    if not isinstance(fields, dict):
        raise _malformed(identity, "fields")
    sig = _member(obj, identity, "sig", str | None, default=None)
    base = _member(obj, identity, "base", int | None, default=None)
    values: dict[str, object] = {
        "id": identity,
        "version": _member(obj, identity, "version", int),
        "author_id": _member(obj, identity, "author", str),
        "at": _member(obj, identity, "at", datetime),
        "deleted": _member(obj, identity, "deleted", bool),
        "sig": sig,
        "sig_base": base if sig is not None else None,
    }
    if cast("int", values["version"]) < 1:
        raise _malformed(identity, "version")
    for name, (read, required) in field_readers(cast("Hashable", record_type)).items():
        if name in fields:
            try:
                values[name] = read(fields[name])
            except WrongTypeError:
                raise _malformed(identity, name) from None
        elif required:
            raise _malformed(identity, name)
    return record_type(**cast("dict[str, Any]", values))


def other_writing(record: Record, given: dict[str, object]) -> str | None:
    """Return the field that would be written otherwise than it was given, None when none would.

    Most types have one writing for a value; only the fields of the others are looked at.
    """
    for name in written_anew(cast("Hashable", type(record))):
        if name in given and given[name] != _plain(getattr(record, name)):
            return name
    return None


def _same(value: object) -> object:
    return value


def _malformed(identity: str, field: str) -> ImportRefused:
    return ImportRefused("record_malformed", Place(record=identity, field=field))


def _member(
    obj: dict[str, object], identity: str, name: str, hint: object, **default: object
) -> object:
    if name not in obj:
        if "default" in default:
            return default["default"]
        raise _malformed(identity, name)
    try:
        return reader_of(hint)(obj[name])
    except WrongTypeError:
        raise _malformed(identity, name) from None


@cache
def _field_names(record_type: Hashable) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(cast("Any", record_type)))


@cache
def _own_fields(record_type: Hashable) -> tuple[str, ...]:
    return tuple(name for name in _field_names(record_type) if name not in META_FIELDS)


def _plain(value: object) -> object:
    write = _WRITERS.get(value.__class__)
    if write is None:
        write = _WRITERS[value.__class__] = _writer_of(value)
    return write(value)


def _writer_of(value: object) -> Write:
    """Return how values of a class are written that was not met before."""
    if isinstance(value, Enum):
        return lambda member: cast("Enum", member).value
    for known, write in list(_WRITERS.items()):
        if isinstance(value, known):
            return write
    if dataclasses.is_dataclass(value):
        return _write_dataclass
    raise TypeError(f"{type(value).__name__} is outside the profile")


def _write_text(value: str) -> object:
    return value if value.isascii() else unicodedata.normalize("NFC", value)


def _write_integer(value: int) -> object:
    if abs(value) > MAX_INTEGER:
        raise TypeError("integer beyond 2^53")
    return value


def _write_list(value: Iterable[object]) -> object:
    return [_plain(item) for item in value]


def _write_members(value: dict[object, object]) -> object:
    for key in value:
        if not isinstance(key, str) or not key.isascii():
            raise TypeError("member names are ASCII text")
    return {key: _plain(item) for key, item in value.items()}


def _write_dataclass(value: object) -> object:
    names = _field_names(cast("Hashable", type(value)))
    return {name: _plain(getattr(value, name)) for name in names}


_WRITERS: dict[type, Write] = {
    NoneType: _same,
    bool: _same,
    str: _write_text,
    int: _write_integer,
    Decimal: decimal_text,
    datetime: moment_text,
    date: date.isoformat,
    tuple: _write_list,
    list: _write_list,
    dict: _write_members,
}
