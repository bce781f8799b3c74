"""Records as plain JSON values, for the journal's images and for columns that hold lists.

The codec of a type is derived from its type hints once. What travels in packages has a strict
reader of its own (services.canonical); here both sides are this application.
"""

from __future__ import annotations

import dataclasses
import hashlib
import types
import typing
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, Union

import orjson

from penilaian_desktop.domain.kinds import RECORD_TYPES
from penilaian_desktop.domain.record import META_FIELDS, Record


@dataclass(frozen=True, slots=True)
class Codec:
    """Turns values of one type into plain values and back; `is_text` when those are text."""

    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]
    is_text: bool = False


def _same(value: Any) -> Any:  # noqa: ANN401  (plain values have no narrower type)
    return value


@lru_cache(maxsize=4096)
def utc_text(value: datetime) -> str:
    """Return a moment in UTC as text that sorts by time: "2026-11-18T07:30:00Z".

    Raises ValueError for a moment without a time zone.
    """
    if value.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return value.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


_SIMPLE: dict[Any, Codec] = {
    str: Codec(_same, _same, is_text=True),
    bool: Codec(_same, _same),
    int: Codec(_same, _same),
    Decimal: Codec(lambda value: format(value, "f"), Decimal, is_text=True),
    date: Codec(date.isoformat, date.fromisoformat, is_text=True),
    datetime: Codec(utc_text, datetime.fromisoformat, is_text=True),
}


def _optional(inner: Codec) -> Codec:
    if inner.encode is _same and inner.decode is _same:
        return Codec(_same, _same)
    return Codec(
        lambda value: None if value is None else inner.encode(value),
        lambda value: None if value is None else inner.decode(value),
    )


def _enum(type_: type[Enum]) -> Codec:
    texts = {member: member.value for member in type_}

    def encode(value: Any) -> Any:  # noqa: ANN401
        text = texts.get(value)
        return type_(value).value if text is None else text

    return Codec(encode, type_, is_text=True)


def _list(inner: Codec) -> Codec:
    return Codec(
        lambda value: [inner.encode(item) for item in value],
        lambda value: tuple(inner.decode(item) for item in value),
    )


def _fixed_list(parts: tuple[Codec, ...]) -> Codec:
    return Codec(
        lambda value: [part.encode(item) for part, item in zip(parts, value, strict=True)],
        lambda value: tuple(part.decode(item) for part, item in zip(parts, value, strict=True)),
    )


def _object(type_: type) -> Codec:
    hints = typing.get_type_hints(type_)
    parts = {field.name: codec(hints[field.name]) for field in dataclasses.fields(type_)}
    return Codec(
        lambda value: {name: part.encode(getattr(value, name)) for name, part in parts.items()},
        lambda value: type_(
            **{name: part.decode(value[name]) for name, part in parts.items() if name in value}
        ),
    )


@cache
def codec(hint: Any) -> Codec:  # noqa: ANN401
    """Return the codec of a type hint used in records; raises TypeError for any other hint."""
    if (simple := _SIMPLE.get(hint)) is not None:
        return simple
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in {Union, types.UnionType}:
        return _optional(codec(without_none(hint)))
    if origin is tuple:
        if args[-1] is Ellipsis:
            return _list(codec(args[0]))
        return _fixed_list(tuple(codec(arg) for arg in args))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _enum(hint)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return _object(hint)
    raise TypeError(f"no plain form for {hint!r}")


def without_none(hint: Any) -> Any:  # noqa: ANN401
    """Return `T` for the hint `T | None`, and any other hint unchanged."""
    if typing.get_origin(hint) not in {Union, types.UnionType}:
        return hint
    (inner,) = (arg for arg in typing.get_args(hint) if arg is not type(None))
    return inner


@cache
def _field_codecs(kind: str) -> tuple[tuple[str, Codec], ...]:
    type_ = RECORD_TYPES[kind]
    hints = typing.get_type_hints(type_)
    names = [f.name for f in dataclasses.fields(type_) if f.name not in META_FIELDS]
    return tuple((name, codec(hints[name])) for name in names)


@cache
def _field_plan(kind: str) -> tuple[tuple[str, ...], attrgetter[Any], tuple[Any, ...]]:
    """Return the names of a kind's fields, what reads them all, and the places to be encoded."""
    parts = _field_codecs(kind)
    names = tuple(name for name, _ in parts)
    changed = tuple((n, p.encode) for n, (_, p) in enumerate(parts) if p.encode is not _same)
    return names, attrgetter("KIND", *names), changed


def _plain_fields(record: Record) -> dict[str, Any]:
    names, read, changed = _field_plan(record.KIND)
    values = list(read(record)[1:])  # KIND makes it a tuple even of one field
    for place, encode in changed:
        values[place] = encode(values[place])
    return dict(zip(names, values, strict=True))


def record_to_image(record: Record) -> bytes:
    """Return the whole record as JSON with sorted keys: what the journal keeps and hashes."""
    return orjson.dumps(
        {
            "kind": record.KIND,
            "id": record.id,
            "version": record.version,
            "author": record.author_id,
            "at": utc_text(record.at),
            "deleted": record.deleted,
            "sig": record.sig,
            "base": record.sig_base,
            "fields": _plain_fields(record),
        },
        option=orjson.OPT_SORT_KEYS,
    )


def record_from_image(image: bytes | str) -> Record:
    """Return the record of an image; fields that the image does not have take their default."""
    plain = orjson.loads(image)
    fields = plain["fields"]
    return RECORD_TYPES[plain["kind"]](
        id=plain["id"],
        version=plain["version"],
        author_id=plain["author"],
        at=datetime.fromisoformat(plain["at"]),
        deleted=plain["deleted"],
        sig=plain["sig"],
        sig_base=plain["base"],
        **{
            name: part.decode(fields[name])
            for name, part in _field_codecs(plain["kind"])
            if name in fields
        },
    )


def image_hash(image: bytes) -> str:
    """Return the SHA-256 of an image in hexadecimal, as the journal's chain holds it."""
    return hashlib.sha256(image).hexdigest()
