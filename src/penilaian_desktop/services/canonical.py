"""Records as canonical JSON: what is signed, hashed and sent (docs/formats/paket-1.md).

The narrow profile of RFC 8785: ASCII member names, no floats, integers below 2^53, decimals as
plain strings without superfluous zeros, text in NFC. Within it orjson with sorted keys writes the
bytes that RFC 8785 asks for.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Hashable
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

import orjson

from penilaian_desktop.domain.errors import ImportRefused, Place
from penilaian_desktop.domain.kinds import RECORD_TYPES
from penilaian_desktop.domain.record import META_FIELDS, Record

MAX_INTEGER = 2**53 - 1

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\Z")
_DATE = re.compile(r"\d{4}-\d\d-\d\d\Z")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\Z")
_DECIMAL = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?\Z")


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
    return {
        field.name: _plain(getattr(record, field.name))
        for field in dataclasses.fields(record)
        if field.name not in META_FIELDS
    }


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


def signing_bytes(obj: dict[str, object]) -> bytes:
    """Return the bytes over which `sig` is made: the record object without `sig`."""
    return canonical({key: value for key, value in obj.items() if key != "sig"})


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
    for name, (hint, required) in _field_types(cast("Hashable", record_type)).items():
        if name in fields:
            try:
                values[name] = _typed(fields[name], hint)
            except _WrongTypeError:
                raise _malformed(identity, name) from None
        elif required:
            raise _malformed(identity, name)
    return record_type(**cast("dict[str, Any]", values))


class _WrongTypeError(Exception):
    """A JSON value does not have the declared type."""


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
        return _typed(obj[name], hint)
    except _WrongTypeError:
        raise _malformed(identity, name) from None


@cache
def _field_types(record_type: Hashable) -> dict[str, tuple[object, bool]]:
    hints = get_type_hints(record_type)
    return {
        field.name: (
            hints[field.name],
            field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING,
        )
        for field in dataclasses.fields(cast("Any", record_type))
        if field.name not in META_FIELDS
    }


def _plain(value: object) -> object:  # noqa: PLR0911, PLR0912  (one line a type)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, int):
        if abs(value) > MAX_INTEGER:
            raise TypeError("integer beyond 2^53")
        return value
    if isinstance(value, Decimal):
        return decimal_text(value)
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        for key in value:
            if not isinstance(key, str) or not key.isascii():
                raise TypeError("member names are ASCII text")
        return {key: _plain(item) for key, item in value.items()}
    if dataclasses.is_dataclass(value):
        return {
            field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)
        }
    raise TypeError(f"{type(value).__name__} is outside the profile")


def _typed(value: object, hint: object) -> object:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return _typed_optional(value, hint)
    if origin is tuple:
        return _typed_tuple(value, hint)
    assert isinstance(hint, type)
    if issubclass(hint, Enum):
        return _typed_enum(value, hint)
    if dataclasses.is_dataclass(hint):
        return _typed_dataclass(value, hint)
    return _typed_scalar(value, hint)


def _typed_optional(value: object, hint: object) -> object:
    options = [option for option in get_args(hint) if option is not NoneType]
    if value is None:
        return None
    return _typed(value, options[0])


def _typed_tuple(value: object, hint: object) -> tuple[object, ...]:
    if not isinstance(value, list):
        raise _WrongTypeError
    parts = get_args(hint)
    if len(parts) == 2 and parts[1] is Ellipsis:
        return tuple(_typed(item, parts[0]) for item in value)
    if len(value) != len(parts):
        raise _WrongTypeError
    return tuple(_typed(item, part) for item, part in zip(value, parts, strict=True))


def _typed_enum(value: object, hint: type[Enum]) -> object:
    if not isinstance(value, str):
        raise _WrongTypeError
    try:
        return hint(value)
    except ValueError:
        raise _WrongTypeError from None


def _typed_dataclass(value: object, hint: type) -> object:
    if not isinstance(value, dict):
        raise _WrongTypeError
    values = {}
    for name, (part, required) in _field_types(hint).items():
        if name in value:
            values[name] = _typed(value[name], part)
        elif required:
            raise _WrongTypeError
    return hint(**values)


def _typed_scalar(value: object, hint: type) -> object:
    if hint is bool and isinstance(value, bool):
        return value
    if hint is int and isinstance(value, int) and not isinstance(value, bool):
        if abs(value) <= MAX_INTEGER:
            return value
    elif isinstance(value, str):
        if hint is str and unicodedata.is_normalized("NFC", value) and "\x00" not in value:
            return value
        try:
            if hint is Decimal and _DECIMAL.match(value) and len(value) <= 40:
                return Decimal(value)
            if hint is datetime and _MOMENT.match(value):
                return datetime.fromisoformat(value)
            if hint is date and _DATE.match(value):
                return date.fromisoformat(value)
        except (ValueError, InvalidOperation):
            raise _WrongTypeError from None
    raise _WrongTypeError
