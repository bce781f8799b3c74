"""Reads docs/formats/paket-1.md: the tests take their expectations from the normative text."""

from __future__ import annotations

import re
from pathlib import Path

PATH = Path(__file__).parents[2] / "docs" / "formats" / "paket-1.md"
TEXT = PATH.read_text(encoding="utf-8")


def section(heading: str) -> str:
    """Return the text under a heading, up to the next heading of the same or a higher level."""
    level = len(heading) - len(heading.lstrip("#"))
    start = TEXT.index(f"\n{heading}") + 1 + len(heading)
    end = re.search(rf"^#{{1,{level}}} ", TEXT[start:], re.MULTILINE)
    return TEXT[start : start + end.start()] if end else TEXT[start:]


def rows(text: str) -> list[list[str]]:
    """Return the cells of the first table of a text, without its head."""
    table: list[list[str]] = []
    for line in text.splitlines():
        if line.startswith("|"):
            table.append([cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]])
        elif table:
            break
    return table[2:]


def names(text: str) -> list[str]:
    """Return the first column of the first table, without its quotes."""
    return [row[0].strip("`") for row in rows(text)]


def code(language: str, number: int = 0) -> str:
    """Return a code block of the example by its language."""
    found = re.findall(rf"```{language}\n(.*?)\n```", section("## 14."), re.DOTALL)
    return found[number]


def identity() -> str:
    """Return the identity that the example says it has."""
    return re.search(r"Its identity is `([0-9a-f]{64})`", TEXT)[1]
