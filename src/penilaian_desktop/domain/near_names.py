"""Which of some known names a name of a file may mean: abbreviated, or spelled otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

_WORD = re.compile(r"[^\W_]+")
_SAYS_NOTHING = frozenset(
    {"layanan", "pelayanan", "pembuatan", "penerbitan", "pengurusan", "permohonan", "dan", "atau"}
)
ALIKE = 0.8
"""How alike two words are that differ in their spelling only; 1 = the same letters."""
FEWEST_LETTERS = 4
"""Letters of a word that may stand within another one, or be misspelled."""

FEWEST_OF_A_START = 2
"""Letters of a word that may stand for one that begins with them; but "e-" is "elektronik"."""


def nearest(name: str, known: Iterable[tuple[str, str]]) -> str:
    """Return the key of the (key, name) that a name most likely means, "" when none or several.

    >>> nearest("ktp elektronik", [("1", "Akta Kelahiran"), ("2", "KTP-el")])
    '2'
    """
    scored = [(_score(name, other), key) for key, other in known]
    best = max((score for score, _ in scored), default=0.0)
    found = [key for score, key in scored if score == best]
    return found[0] if best and len(found) == 1 else ""


def _score(one: str, other: str) -> float:
    """Return how much of two names agrees, 0 where a word of the shorter one is in neither."""
    ours, theirs = _words(one), _words(other)
    if not ours or not theirs:
        return 0.0
    if "".join(ours) == "".join(theirs) or _initials(ours, theirs) or _initials(theirs, ours):
        return 1.0
    short, long = sorted((ours, theirs), key=len)
    left = list(long)
    for word in short:
        match = next((w for w in left if w == word), None) or next(
            (w for w in left if _same(word, w)), None
        )
        if match is None:
            return 0.0
        left.remove(match)
    return len(short) / len(long)


def _words(name: str) -> list[str]:
    found = _WORD.findall(name.casefold())
    return [word for word in found if word not in _SAYS_NOTHING] or found


def _initials(short: list[str], long: list[str]) -> bool:
    return len(short) == 1 and len(long) > 1 and short[0] == "".join(word[0] for word in long)


def _same(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) < FEWEST_OF_A_START:
        return short == "e" and long.startswith("el")
    if long.startswith(short):
        return True
    if len(short) < FEWEST_LETTERS:
        return False
    if len(short) == len(long) and sum(a != b for a, b in zip(short, long, strict=True)) == 1:
        return True
    return short in long or SequenceMatcher(None, short, long).ratio() >= ALIKE
