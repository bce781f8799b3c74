"""What completes a line that is being typed, without Qt: matches and the rest of a word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from penilaian_desktop.domain.entry_views import EntryContext, Suggestion
from penilaian_desktop.domain.quick_entry import Token, parse

SHOWN = 5
"""More than this nobody reads while typing."""
INSIDE = 3
"""So many letters are looked for inside words too: prefixes hide the root of a verb."""


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


def label(suggestion: Suggestion) -> str:
    """Return how a suggestion is listed: a template by its name and what it writes."""
    name, text = suggestion.name, suggestion.text
    return f"{name}: {text}" if name and name.casefold() != text.casefold() else text


def is_template(suggestion: Suggestion) -> bool:
    """Tell whether a suggestion writes more than its text; a favourite alone does not."""
    return suggestion.line not in {"", suggestion.text}


def matches(typed: str, suggestions: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
    """Return the suggestions for typed words in their given order, the better matches first.

    A template whose name was typed in full comes first, then whole beginnings, then the words
    somewhere inside, then texts in which each typed word begins a word ("per ktp"), then letters
    inside a word ("layan" in "melayani"). Nothing typed gives the first suggestions; a text that
    is already complete gives none.
    """
    wanted = " ".join(typed.split())
    if not wanted:
        return tuple(suggestions[:SHOWN])
    phrase, words = _patterns(wanted)
    inside = re.compile(re.escape(wanted), re.IGNORECASE) if len(wanted) >= INSIDE else None
    ranks: tuple[list[Suggestion], ...] = ([], [], [], [], [])
    for suggestion in suggestions:
        shown = label(suggestion)
        if not is_template(suggestion) and suggestion.text.casefold() == wanted.casefold():
            continue
        if is_template(suggestion) and suggestion.name.casefold() == wanted.casefold():
            ranks[0].append(suggestion)
        elif phrase.match(shown) or phrase.match(suggestion.text):
            ranks[1].append(suggestion)
        elif phrase.search(shown):
            ranks[2].append(suggestion)
        elif all(word.search(shown) for word in words):
            ranks[3].append(suggestion)
        elif inside is not None and inside.search(shown):
            ranks[4].append(suggestion)
    return tuple([one for rank in ranks for one in rank][:SHOWN])


def written(suggestion: Suggestion, kinds: frozenset[str], context: EntryContext) -> str:
    """Return what a suggestion writes over the typed words.

    Of a template's line those parts are left out whose kind (time, volume, …) was typed already.
    """
    if not suggestion.line:
        return suggestion.text
    line, at, kept = suggestion.line, 0, []
    for token in parse(line, context).tokens:
        if token.kind in kinds and token.kind != "tag":
            kept.append(line[at : token.start])
            at = token.end
    return " ".join("".join([*kept, line[at:]]).split())


def spans(typed: str, text: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches of a text that the typed words are found in, in order, none twice."""
    wanted = " ".join(typed.split())
    if not wanted:
        return ()
    phrase, words = _patterns(wanted)
    if found := phrase.search(text):
        return (found.span(),)
    places = sorted(found.span() for word in words if (found := word.search(text)))
    inside = re.search(re.escape(wanted), text, re.IGNORECASE)
    if len(places) < len(words) and inside:
        return (inside.span(),)
    kept: list[tuple[int, int]] = []
    for start, end in places:
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return tuple(kept)


def _patterns(wanted: str) -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    """Return what finds the typed words as a whole, and each of them, at the start of a word."""
    words = wanted.split()
    whole = r"\s+".join(re.escape(word) for word in words)
    return (
        re.compile(rf"(?<!\w){whole}", re.IGNORECASE),
        tuple(re.compile(rf"(?<!\w){re.escape(word)}", re.IGNORECASE) for word in words),
    )


def rest_of(typed: str, suggestion: Suggestion) -> str:
    """Return what is missing behind the typed words, "" when they do not begin the suggestion."""
    text = suggestion.line or suggestion.text
    if typed and text.casefold().startswith(typed.casefold()):
        return text[len(typed) :]
    return ""


def code_index(line: str, utf16: int) -> int:
    """Return a position that Qt counts in UTF-16 units in code points (see `utf16_index`)."""
    at = 0
    for index, letter in enumerate(line):
        if at >= utf16:
            return index
        at += 2 if ord(letter) > 0xFFFF else 1
    return len(line)
