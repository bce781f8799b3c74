"""Texts without names: who brought a note becomes "warga", whom it speaks of "petugas" (TJ-10)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from penilaian_desktop.domain.names import bare_name

CITIZEN, STAFF = "warga", "petugas"
LEAST_PART = 3
"""Letters of a part of a name that tells a person by itself."""
LEAST_DIGITS = 6
"""Digits of a contact that are looked for however they are parted."""

_CALLED = (
    "bapak", "ibu", "pak", "bu", "bpk", "sdr", "sdri", "saudara", "saudari", "mas", "mbak", "kak",
    "bang", "haji", "hj", "dr", "drg",
)  # fmt: skip
_NO_NAMES = frozenset({*_CALLED, CITIZEN, STAFF, "anonim", "tanpa", "nama", "masyarakat", "desa"})
_CALL = rf"(?:(?:{'|'.join(_CALLED)})\.?\s+)"
_WORD = re.compile(r"[^\W\d_]+")


def without_names(text: str, names: Iterable[str], word: str) -> str:
    """Return a text in which persons are a word, the way they are called and their titles too.

    A whole name of several words is found in any spelling, a part of it where it is written as a
    name or follows "Bu" and the like.
    """
    for pattern in _patterns(_near(text, names)):
        text = pattern.sub(lambda found: _said(found.string, found.start(), word), text)
    return re.sub(rf"\b({word})(?:,? {word})+\b", r"\1", text, flags=re.IGNORECASE)


def names_in(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that a text still gives away, wholly or in part, each once."""
    return tuple(
        name
        for name in dict.fromkeys(_near(text, names))
        if any(pattern.search(text) for pattern in _patterns((name,)))
    )


def without_citizen(text: str, name: str, contact: str) -> str:
    """Return a text in which whoever brought it is "warga", and without the contact."""
    for pattern in _citizen(name, contact):
        text = pattern.sub(CITIZEN, text)
    return re.sub(rf"\b{CITIZEN}( {CITIZEN})+\b", CITIZEN, without_names(text, (name,), CITIZEN))


def names_citizen(text: str, name: str, contact: str) -> bool:
    """Tell whether a text gives away who brought it: the name, a part of it, or the contact."""
    return any(p.search(text) for p in _citizen(name, contact)) or bool(names_in(text, (name,)))


def _citizen(name: str, contact: str) -> list[re.Pattern[str]]:
    found = [
        _whole(re.escape(words).replace(r"\ ", r"\s+"))
        for words in (" ".join(name.split()), " ".join(contact.split()))
        if words.casefold() not in _NO_NAMES and len(words) >= LEAST_PART
    ]
    digits = re.sub(r"\D", "", contact)
    if len(digits) >= LEAST_DIGITS:
        parted = r"[\s.()-]*".join(digits)
        found.append(re.compile(rf"(?<!\d){parted}(?!\d)"))
    return found


def _near(text: str, names: Iterable[str]) -> list[str]:
    """Return the names that have a part in a text: of a whole office only these are looked for."""
    said = {word.casefold() for word in _WORD.findall(text)}
    return [name for name in names if not said.isdisjoint(_parts(name))]


def _parts(name: str) -> list[str]:
    found = _WORD.findall(bare_name(name))
    return [part for part in found if len(part) >= LEAST_PART and part not in _NO_NAMES]


def _patterns(names: Iterable[str]) -> list[re.Pattern[str]]:
    every = list(names)
    if not every:
        return []
    bare = [bare_name(name) for name in every]
    whole = {" ".join(name.split()) for name in every} | set(bare)
    spelled = [re.escape(one).replace(r"\ ", r"\s+") for one in whole if " " in one]
    spelled.sort(key=len, reverse=True)
    parts = sorted({part for name in every for part in _parts(name)}, key=len, reverse=True)
    written = [re.escape(form) for part in parts for form in (part.title(), part.upper())]
    called = "|".join(re.escape(part) for part in parts)
    found = [_whole(f"{_CALL}*(?:{'|'.join(spelled)})")] if spelled else []
    if parts:
        found.append(_whole(f"{_CALL}+(?:{called})(?:\\s+(?:{called}))*"))
        found.append(re.compile(rf"(?<!\w)(?:{'|'.join(written)})(?!\w)"))
    return found


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)


def _said(text: str, at: int, word: str) -> str:
    """Return a word as it stands at a place: with a capital where a sentence begins."""
    before = text[:at].rstrip()
    return word.capitalize() if not before or before[-1] in ".!?" else word
