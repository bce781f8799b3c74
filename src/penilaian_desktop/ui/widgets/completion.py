"""What completes a line that is being typed, without Qt: matches and the rest of a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from penilaian_desktop.domain.quick_entry import Token
from penilaian_desktop.domain.views import Suggestion

SHOWN = 5
"""More than this nobody reads while typing."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The stretch of plain words that the caret stands behind."""

    start: int
    end: int
    text: str


def typed_words(line: str, caret: int, tokens: Sequence[Token]) -> Typed | None:
    """Return the plain words that end at the caret, None inside or right behind a token.

    Words are completed only at the end of the line or before a space.
    """
    if caret < len(line) and not line[caret].isspace():
        return None
    start = 0
    for token in tokens:
        if token.start < caret <= token.end:
            return None
        if token.end < caret:
            start = max(start, token.end)
    while start < caret and line[start].isspace():
        start += 1
    return Typed(start, caret, line[start:caret])


def matches(typed: str, suggestions: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
    """Return the suggestions for typed words in their given order, whole beginnings first.

    Nothing typed gives the first suggestions; a text that is already complete gives none.
    """
    wanted = " ".join(typed.casefold().split())
    if not wanted:
        return tuple(suggestions[:SHOWN])
    begins, within = [], []
    for suggestion in suggestions:
        text = suggestion.text.casefold()
        if text == wanted:
            continue
        if text.startswith(wanted):
            begins.append(suggestion)
        elif f" {wanted}" in text:
            within.append(suggestion)
    return tuple((begins + within)[:SHOWN])


def rest_of(typed: str, suggestion: Suggestion) -> str:
    """Return what is missing behind the typed words, "" when they do not begin the suggestion."""
    if typed and suggestion.text.casefold().startswith(typed.casefold()):
        return suggestion.text[len(typed) :]
    return ""


def code_index(line: str, utf16: int) -> int:
    """Return a position that Qt counts in UTF-16 units in code points (see `utf16_index`)."""
    at = 0
    for index, letter in enumerate(line):
        if at >= utf16:
            return index
        at += 2 if ord(letter) > 0xFFFF else 1
    return len(line)
