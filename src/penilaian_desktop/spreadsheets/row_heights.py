"""How high the rows of a sheet must be: spreadsheets do not measure wrapped text of a new file."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

LINE = 15.0
"""Points of one line of the usual font."""
MOST = 409.0
"""Points that a row can have."""
_SPARE = 1.12
"""Other fonts than ours may be wider."""
_NARROW = frozenset("ijlrtfI.,:;'|!()[]/- ")
_WIDE = frozenset("mwMWQOGDHNUABCKRVXY%@&—")


def row_height(cells: Iterable[tuple[str, float]]) -> float | None:
    """Return the height of a row of (text, width of its column in digits), None for one line."""
    lines = max((lines_of(text, width) for text, width in cells), default=1)
    return min(lines * LINE, MOST) if lines > 1 else None


def lines_of(text: str, width: float) -> int:
    """Return how many lines a text takes in a column."""
    if len(text) < width * 0.7 and "\n" not in text:
        return 1
    room = max(width - 1, 1)
    return sum(_wrapped(part.split(" "), room) for part in text.split("\n"))


def _wrapped(words: Sequence[str], room: float) -> int:
    lines, used = 1, 0.0
    for word in words:
        wide = _width(word)
        if used and used + 0.5 + wide > room:
            lines, used = lines + 1, 0.0
        if wide > room:
            lines += math.ceil(wide / room) - 1
            wide %= room
        used += wide + (0.5 if used else 0)
    return lines


def _width(word: str) -> float:
    """Return the width of a word in digits."""
    return _SPARE * sum(
        0.55 if char in _NARROW else 1.25 if char in _WIDE else 0.98 for char in word
    )
