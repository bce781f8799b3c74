"""JSON from strangers: one way to read it, and everything doubtful is refused.

Syntax only. Whether the values mean anything is decided after the hash over them is good.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import NoReturn, cast

import orjson

from penilaian_desktop.domain.errors import ImportRefused, Place

MAX_DEPTH = 32
MAX_VALUES = 600_000
"""Values of one text: the largest package has fewer, and more would need hundreds of MB."""
MAX_INTEGER = 2**53 - 1
_SEPARATORS = (b",", b"[", b"{")
_TEXT = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_DOUBTFUL_NUMBER = re.compile(rb"(?:^|[:,\[])-?(?:[0-9]{16}|[0-9]+[.eE])")
"""Where canonical text may hold a number outside the profile. A text can look so, too."""


def parse(data: bytes) -> object:
    """Return the JSON value of strict UTF-8 text.

    Raises ImportRefused: `json_bad`, `json_duplicate`, `json_number`, `json_deep` or
    `json_too_many`.
    """
    check_count(data)
    try:
        text = data.decode("utf-8")
        value: object = json.loads(
            text,
            object_pairs_hook=_object,
            parse_float=_no_number,
            parse_constant=_no_number,
            parse_int=_integer,
        )
    except RecursionError:
        raise ImportRefused("json_deep", depth=MAX_DEPTH) from None
    except ValueError as error:
        row = error.lineno if isinstance(error, json.JSONDecodeError) else None
        raise ImportRefused("json_bad", Place(row=row)) from None
    check_depth(value)
    return value


def parse_canonical(data: bytes) -> object:
    """Return the value of text that must be canonical already (docs/formats/paket-1.md, 1).

    Raises ImportRefused `json_not_canonical`, `json_number` or `json_deep`.
    """
    try:
        value: object = orjson.loads(data)
        if data.count(b"[") + data.count(b"{") > MAX_DEPTH:  # else it cannot nest deeper
            check_depth(value)
        same = orjson.dumps(value, option=orjson.OPT_SORT_KEYS) == data
    except (orjson.JSONDecodeError, TypeError):
        same, value = False, None
    if not same:
        raise ImportRefused("json_not_canonical")
    plain_text = data.isascii() and b"\\u0000" not in data
    if not plain_text or _DOUBTFUL_NUMBER.search(data):
        check_profile(value, plain_text=plain_text)
    return value


def check_count(data: bytes) -> None:
    """Raise ImportRefused `json_too_many` for text with more than 600,000 values.

    Looked at before anything is built of it: each value but the first has a separator of its own
    before it.
    """
    if sum(map(data.count, _SEPARATORS)) <= MAX_VALUES:
        return
    count = at = 0
    while at < len(data):  # some of them stand within texts
        quote = data.find(b'"', at)
        end = len(data) if quote < 0 else quote
        count += sum(data.count(separator, at, end) for separator in _SEPARATORS)
        if count > MAX_VALUES:
            raise ImportRefused("json_too_many", limit=MAX_VALUES)
        if quote < 0:
            return
        text = _TEXT.match(data, quote)
        if text is None:
            return  # a text without end, which the parser refuses
        at = text.end()


def to_canonical(value: object) -> bytes:
    """Return the canonical bytes of a value that `parse` returned, changing nothing in it.

    Raises ImportRefused `json_bad` for text that is no Unicode (lone surrogates).
    """
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    except TypeError:
        raise ImportRefused("json_bad") from None


def check_depth(value: object) -> None:
    """Raise ImportRefused `json_deep` when the value nests deeper than 32."""
    level: list[object] = [value]
    for _ in range(MAX_DEPTH):
        level = [child for item in level for child in _children(item)]
        if not level:
            return
    if any(isinstance(item, (dict, list)) for item in level):
        raise ImportRefused("json_deep", depth=MAX_DEPTH)


def check_profile(value: object, *, plain_text: bool = False) -> None:
    """Raise ImportRefused when a value leaves the narrow profile: floats, large integers, names.

    Codes `json_number` and `json_text`. `plain_text` says that all text is ASCII without NUL.
    """
    stack = [value]
    while stack:
        item = stack.pop()
        kind = type(item)
        if kind is str:
            if not plain_text:
                _check_text(cast("str", item))
        elif kind is dict:
            members = cast("dict[str, object]", item)
            if not plain_text and not all(map(str.isascii, members)):
                raise ImportRefused("json_text")
            stack.extend(members.values())
        elif kind is list:
            stack.extend(cast("list[object]", item))
        elif kind is float or (kind is int and abs(cast("int", item)) > MAX_INTEGER):
            raise ImportRefused("json_number")


def _check_text(text: str) -> None:
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        raise ImportRefused("json_text")
    if "\x00" in text:
        raise ImportRefused("json_text")


def _children(item: object) -> list[object]:
    if isinstance(item, dict):
        return list(item.values())
    return item if isinstance(item, list) else []


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        for name, _ in pairs:
            if name in seen:
                raise ImportRefused("json_duplicate", Place(field=name[:40]))
            seen.add(name)
    return found


def _no_number(text: str) -> NoReturn:
    raise ImportRefused("json_number", number=text[:20])


def _integer(text: str) -> int:
    if len(text) > 17 or abs(int(text)) > MAX_INTEGER:
        _no_number(text)
    return int(text)
