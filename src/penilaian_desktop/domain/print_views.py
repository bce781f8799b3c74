"""Printing for many: who, what became of it, and how files are named."""

from __future__ import annotations

import re
from dataclasses import dataclass

from penilaian_desktop.domain.errors import PenilaianError, RuleViolation
from penilaian_desktop.domain.person_views import PersonItem

PATTERN = "{formulir}-{nama}-{periode}"
"""How the file of one person is called unless somebody says otherwise."""

FIELDS = ("formulir", "nama", "nip", "unit", "periode", "nomor")
_FIELD = re.compile(r"\{([^{}]*)\}")
_LONGEST = 150
"""Characters of a file's name; with a folder it must fit what Windows allows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintPart:
    """One person's form of a batch: its data, or why there is none."""

    number: int
    person: PersonItem
    view: object | None = None
    problem: PenilaianError | None = None


def check_pattern(pattern: str) -> str:
    """Return a pattern without blanks around it; "" is the default.

    Raises RuleViolation `name_pattern_invalid` for a field that is not in FIELDS.
    """
    pattern = pattern.strip() or PATTERN
    rest = _FIELD.sub(lambda found: "" if found[1] in FIELDS else "{", pattern)
    if "{" in rest or "}" in rest:
        known = ", ".join(f"{{{name}}}" for name in FIELDS)
        raise RuleViolation("name_pattern_invalid", field="name", pattern=pattern, known=known)
    return pattern


def file_stem(pattern: str, form: str, period: str, part: PrintPart) -> str:
    """Return the name of a person's file without its ending, as every system accepts it."""
    values = {
        "formulir": form,
        "nama": part.person.name,
        "nip": part.person.identity,
        "unit": part.person.unit,
        "periode": period,
        "nomor": f"{part.number:04}",
    }
    named = _FIELD.sub(lambda found: values[found[1]], check_pattern(pattern))
    plain = "".join(char if char.isalnum() or char in "-_." else " " for char in named)
    return "-".join(plain.split()).strip(".-")[:_LONGEST] or f"{part.number:04}"
