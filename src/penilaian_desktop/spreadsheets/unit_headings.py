"""The headings of units that stand between persons, and how they lie within one another."""

from __future__ import annotations

import re

NUMBERING = re.compile(r"^\(?(?:([IVX]+)|([A-Za-z])|(\d{1,2}))\s*[.)]\s*")
"""Roman numerals, a letter or figures in front of a heading."""
UNIT_WORD = re.compile(
    r"(dinas|badan|inspektorat|sekretariat|kecamatan|kelurahan|kantor|rumah sakit|rsud|satpol)\b"
    r"|(bidang|bagian|upt|uptd|puskesmas|sekolah|sdn?|smpn?|inspektur pembantu|balai)\b"
    r"|(sub ?bag|sub ?bid|sub bagian|sub bidang|subkoordinator|sub koordinator|seksi|tata usaha)",
    re.IGNORECASE,
)
"""Words that units begin with: of the whole office, of its parts, of their parts."""


class UnitLevels:
    """The headings above a row: a heading closes those of its own level and below."""

    def __init__(self) -> None:
        self._stack: list[tuple[int, str]] = []

    def enter(self, text: str) -> None:
        """Take in the next heading."""
        level, name = heading_level(text)
        if level is None:
            level = self._stack[-1][0] if self._stack else 0
        while self._stack and self._stack[-1][0] >= level:
            self._stack.pop()
        self._stack.append((level, name))

    def path(self) -> tuple[str, ...]:
        """Return the units of the rows that follow, from the top."""
        return tuple(name for _, name in self._stack)


def heading_level(text: str) -> tuple[int | None, str]:
    """Return the level of a unit heading and its name without the numbering.

    Roman numerals stand above letters, letters above figures; without a numbering the word tells
    (dinas, bidang, seksi); None when neither does.
    """
    found = NUMBERING.match(text)
    if found:
        name = text[found.end() :].strip()
        level = 10 if found[1] else 20 if found[2] else 30
        return level, name or text
    name = re.sub(r"^unit kerja\s*:?\s*", "", text, flags=re.IGNORECASE) or text
    word = UNIT_WORD.match(name)
    if word is None:
        return None, name
    return (
        5 if word[1] and not word[1].casefold().startswith("sekre") else 12 if not word[3] else 22
    ), name
