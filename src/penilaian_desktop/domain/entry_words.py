"""Single words of the one-line entry: times, days and RHK. Pure functions that never raise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from penilaian_desktop.domain.entry_views import RhkChoice
from penilaian_desktop.domain.wording import WEEKDAYS

_CLOCK = re.compile(r"([0-9]{1,2})[.:]([0-9]{2})")
_RANGE = re.compile(r"([0-9]{1,2})(?:[.:]([0-9]{2}))?[-–—]([0-9]{1,2})(?:[.:]([0-9]{2}))?")
_COMPACT = re.compile(r"([0-9]{1,2})([0-9]{2})[-–—]([0-9]{1,2})([0-9]{2})")
_HOURS = re.compile(r"([0-9]{1,2}(?:[.,][0-9]{1,2})?)j(?:am)?", re.IGNORECASE)
_HOURS_MINUTES = re.compile(r"([0-9]{1,2})j(?:am)?([0-9]{1,2})(?:m|mnt|menit)?", re.IGNORECASE)
_MINUTES = re.compile(r"([0-9]{1,4})(?:m|mnt|menit)", re.IGNORECASE)
_DASHES = frozenset({"-", "–", "—"})

_DAY = re.compile(r"/([0-9]{1,2})(?:-([0-9]{1,2})(?:-([0-9]{4}))?)?")
_WEEKDAY_OF = {
    name: at for at, full in enumerate(WEEKDAYS) for name in (full.casefold(), full[:3].casefold())
} | {"jum'at": 4, "ahad": 6}

_RHK_NUMBER = re.compile(r"@([0-9]{1,3})")
_RHK_LETTERS = re.compile(r"@([^\W\d_][\w-]+)")


@dataclass(frozen=True, slots=True)
class FoundTime:
    """Where a time stands among the words (`first` to `last`, exclusive) and what it says.

    Either `minutes` is a duration, or `start` and `end` are minutes after midnight as typed.
    `problems` are (index of the word, hint code).
    """

    first: int = 0
    last: int = 0
    start: int = 0
    end: int = 0
    minutes: int | None = None
    problems: tuple[tuple[int, str], ...] = ()


def find_time(words: Sequence[str]) -> FoundTime:
    """Find the time of an entry among its words.

    A range with minutes counts anywhere, the first one; then short forms as the first word, then
    a duration as the last word.
    """
    problems: list[tuple[int, str]] = []
    for at, word in enumerate(words):
        span, pair = _range_at(words, at, word)
        if pair is not None:
            return FoundTime(at, at + span, *pair, problems=tuple(problems))
        if span:
            problems.append((at, "time_invalid"))
    if not words:
        return FoundTime()
    pair = _read_pair(_COMPACT.fullmatch(words[0]) or _RANGE.fullmatch(words[0]))
    if pair is not None:
        return FoundTime(0, 1, *pair, problems=tuple(problems))
    for at in (0, len(words) - 1):
        minutes = read_duration(words[at])
        if minutes is not None:
            return FoundTime(at, at + 1, minutes=minutes, problems=tuple(problems))
    if _CLOCK.fullmatch(words[0]):
        known = read_clock(words[0]) is not None
        problems.append((0, "time_incomplete" if known else "time_invalid"))
    return FoundTime(problems=tuple(problems))


def _range_at(words: Sequence[str], at: int, word: str) -> tuple[int, tuple[int, int] | None]:
    """Return how many words a range with minutes takes here (0 = none), and its two ends."""
    found = _RANGE.fullmatch(word)
    if found and (found[2] or found[4]):
        return 1, _read_pair(found)
    if len(words) > at + 2 and words[at + 1] in _DASHES:
        found = _RANGE.fullmatch(f"{word}-{words[at + 2]}")
        if found and found[2] and found[4]:
            return 3, _read_pair(found)
    return 0, None


def _read_pair(found: re.Match[str] | None) -> tuple[int, int] | None:
    """Return the two ends of a range; None where one is no time of day."""
    if found is None:
        return None
    start = _minutes(found[1], found[2])
    end = _minutes(found[3], found[4])
    return None if start is None or end is None or start == 1440 else (start, end)


def _minutes(hour: str, minute: str | None) -> int | None:
    value = int(hour) * 60 + int(minute or 0)
    return value if int(minute or 0) < 60 and value <= 1440 else None


def read_clock(text: str) -> int | None:
    """Return "07.30" or "7:30" in minutes after midnight, up to 24.00; else None."""
    found = _CLOCK.fullmatch(text)
    return _minutes(found[1], found[2]) if found else None


def read_duration(text: str) -> int | None:
    """Return `90m`, `1,5j`, `2j` or `1j30m` in minutes, from 1 to a day; else None."""
    value: int | None = None
    if found := _MINUTES.fullmatch(text):
        value = int(found[1])
    elif found := _HOURS.fullmatch(text):
        exact = Decimal(found[1].replace(",", ".")) * 60
        value = int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    elif found := _HOURS_MINUTES.fullmatch(text):
        value = int(found[1]) * 60 + int(found[2])
    return value if value is not None and 1 <= value <= 1440 else None


def resolve_day(word: str, today: date) -> date | None:
    """Return the day that `/kemarin`, `/sen`, `/16`, `/16-11` or `/16-11-2026` names, or None.

    A weekday or a day of the month is the latest one that is not after `today`; a day with its
    month is the nearest one.
    """
    name = word[1:].casefold() if word.startswith("/") else ""
    if name == "kemarin":
        return _minus(today, 1)
    if name in _WEEKDAY_OF:
        return _minus(today, (today.weekday() - _WEEKDAY_OF[name]) % 7)
    found = _DAY.fullmatch(word)
    return _day_of_month(int(found[1]), found[2], found[3], today) if found else None


def _day_of_month(day: int, month: str | None, year: str | None, today: date) -> date | None:
    if year and month:
        return _date(int(year), int(month), day)
    if month:
        years = (today.year, today.year - 1, today.year + 1)
        options = [found for y in years if (found := _date(y, int(month), day))]
        return min(options, key=lambda found: abs(found - today), default=None)
    months = (today.year * 12 + today.month - 1 - back for back in range(12))
    recent = (_date(index // 12, index % 12 + 1, day) for index in months)
    return next((found for found in recent if found and found <= today), None)


def _minus(day: date, days: int) -> date | None:
    return day - timedelta(days=days) if day.toordinal() > days else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def resolve_rhk(word: str, choices: Sequence[RhkChoice]) -> tuple[RhkChoice | None, str]:
    """Return the RHK that `@2` or `@rekam` means, or a hint code ("" = it is plain text).

    Letters match the beginning of a word of the RHK, or else any part of it, and must fit one
    RHK only.
    """
    if number := _RHK_NUMBER.fullmatch(word):
        choice = next((c for c in choices if c.number == int(number[1])), None)
        return choice, "" if choice else "rhk_unknown"
    letters = _RHK_LETTERS.fullmatch(word)
    if letters is None:
        return None, ""
    key = letters[1].casefold()
    begins = [c for c in choices if re.search(rf"(?<!\w){re.escape(key)}", c.text.casefold())]
    fitting = begins or [c for c in choices if key in c.text.casefold()]
    if len(fitting) == 1:
        return fitting[0], ""
    return None, "rhk_ambiguous" if fitting else ""
