"""Measures runs of plain rows of a worksheet without looking at every element by itself.

Nearly all rows that programs write have one shape: cells in their own row that hold a value or
nothing. Such a run is recognised as a whole, byte for byte; what has any other shape is left to the
XML parser, so that nothing is ever taken for granted about a file.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

ROW_END = b"</row>"

_CELL = (
    rb'<c r="[A-Z]{1,3}\1"(?: s="\d{1,6}")?(?: t="[a-zA-Z]{1,9}")?(?:/>|>'
    rb'(?:<v>[^<]*</v>|<is><t(?: xml:space="preserve")?>[^<]*</t></is>)</c>)'
)
_SIZES = (
    rb'(?: spans="[0-9: ]*")?(?: s="\d{1,6}")?(?: customFormat="[01]")?'
    rb'(?: ht="(?!0(?:\.0)?")[0-9.]*")?(?: customHeight="[01]")?(?: thickTop="[01]")?'
    rb'(?: thickBot="[01]")?(?: [a-z0-9]{1,9}:dyDescent="[0-9.]*")?'
)
_ROW = re.compile(
    rb'<row r="([1-9]\d{0,6})"' + _SIZES + rb"(?:/>|>(?:" + _CELL + rb")*</row>)[ \t\r\n]*"
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r"))
_NO_CHARACTER = ("\ufffe", "\uffff")
_FILLED_ROW = re.compile(rb'<row r="(\d+)"[^<>]*>(?:<c [^<>]*/>)*<c [^<>]*[^<>/]>')
_NUMBER = re.compile(rb'<row r="(\d+)"')


class PlainRows(NamedTuple):
    """What a run of plain rows holds; rows and columns count from 1.

    `filled` is the lowest row that holds a value (0 = none does), `letters` are columns with a
    value that were not known before, `last` is the row that stands last.
    """

    filled: int
    letters: frozenset[str]
    cells: int
    last: int


def plain_rows(run: bytes, known: frozenset[str] = frozenset()) -> PlainRows | None:
    """Return what a run of whole rows holds, None when any of it has another shape.

    Hidden rows, formulas, rich text, comments, references to characters and names with a prefix are
    another shape. `known` are letters of columns that need no looking for.
    """
    if _ROW.sub(b"", run) or not _is_sound(run):
        return None
    last = _NUMBER.match(run, max(run.rfind(b"<row"), 0))
    return PlainRows(
        filled=max(map(int, _FILLED_ROW.findall(run)), default=0),
        letters=frozenset(found.decode() for found in set(_others(known).findall(run))),
        cells=run.count(b"<c "),
        last=int(last[1]) if last else 0,
    )


def _is_sound(run: bytes) -> bool:
    """Tell whether the bytes are text that an XML parser takes, without any reference in it."""
    if b"&" in run or b"]" in run or len(run.translate(None, _CONTROL)) < len(run):
        return False
    if run.isascii():
        return True
    try:
        text = run.decode()
    except UnicodeDecodeError:
        return False
    return not any(mark in text for mark in _NO_CHARACTER)


@lru_cache(maxsize=8)
def _others(known: frozenset[str]) -> re.Pattern[bytes]:
    """Return what finds filled cells of further columns."""
    known_here = "|".join(sorted(known)).encode()
    skip = rb"(?!(?:" + known_here + rb")\d)" if known else b""
    return re.compile(rb'<c r="' + skip + rb"([A-Z]+)[^<>]*[^<>/]>")
