"""The one line that reports progress: "45 draf diperiksa", "/kemarin 60% tiga bab selesai"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from penilaian_desktop.domain.entry_words import resolve_day

_PERCENT = re.compile(r"(\d{1,3})(?:\s*%|\s+persen\b)?(?=[\s:,;]|$)[\s:,;]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ProgressLine:
    """What a line says; `percent` is None while it does not begin with a number of percent."""

    day: date
    percent: int | None
    note: str


def parse_progress(line: str, today: date) -> ProgressLine:
    """Read a line; a word like `/kemarin` or `/16-11` names the day. Never raises."""
    day, rest = today, []
    for word in line.split():
        named = resolve_day(word, today) if word.startswith("/") else None
        if named is None:
            rest.append(word)
        else:
            day = named
    text = " ".join(rest)
    found = _PERCENT.match(text)
    if found is None:
        return ProgressLine(day, None, text)
    return ProgressLine(day, int(found[1]), text[found.end() :].strip())
