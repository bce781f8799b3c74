"""The one-line entry: `09.00-10.30 Melayani perekaman KTP-el =24 orang @2 #pelayanan /kemarin`.

Grammar, word by word (words are what white space separates):

* time: `09.00-10.30`, `07:30-09:00`, `9-10.30`, `09.00 - 10.30` anywhere; `0900-1030`, `9-10` and
  a duration `90m`, `1,5j`, `2j`, `1j30m` as the first word, a duration also as the last word;
* `=24 orang` volume with the word after it as unit, `@2` or `@rekam` RHK, `#tag`, `/kemarin`,
  `/sen`, `/16`, `/16-11`, `/16-11-2026` another day.

A sigil counts at the start of a word only, and only if it resolves: everything else is text.
Of two times the first counts, of two volumes, RHK or days the last. No line is ever refused.

Several lines at once (`parse_lines`) may come from anywhere: bullets, numbers and tabs go, a line
that is only a day ("Senin 16/11") is the day of those after it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from penilaian_desktop.domain.calendar import after_break, minutes_by_day
from penilaian_desktop.domain.entry_lines import clean_line, heading_day
from penilaian_desktop.domain.entry_views import EntryContext, Suggestion
from penilaian_desktop.domain.entry_words import find_time, resolve_day, resolve_rhk
from penilaian_desktop.domain.wording import clock, read_number

_UNIT = re.compile(r"%|[^\W\d_][\w/.%²³-]{0,30}")
_VOLUME = re.compile(rf"=([0-9][0-9.,]{{0,20}})({_UNIT.pattern})?")
_VOLUME_MEANT = re.compile(r"=[^\s=].*")
_DAY_ALONE = re.compile(r"/[0-9]{1,2}")
_DAY_MINUTES = 1440
_TAG = re.compile(r"#(?=\S*[^\W\d_])\w[\w-]*")


@dataclass(frozen=True, slots=True)
class Token:
    """An understood part of the line: kind time | volume | rhk | tag | day.

    `start` and `end` count Unicode code points of the line as typed (Qt counts UTF-16 units: see
    `utf16_index`). Tokens stand in order and never overlap.
    """

    kind: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Hint:
    """A remark on a part of the line; `code` has its sentence in the catalogue.

    Codes: ends_before_start, time_invalid, time_incomplete, past_midnight, given_twice,
    rhk_unknown, rhk_ambiguous, volume_not_positive, volume_unreadable, day_ahead, day_closed,
    day_last_month, day_full.
    """

    code: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickEntry:
    """What a line says.

    `start` and `end` are minutes after midnight of `day` (`end` over 1440 for a night shift);
    with the hint ends_before_start they stand as typed and `minutes` is 0. `minutes` is None when
    neither the line nor the history tells a duration. `implied` names what was not typed but
    taken from the context: start, minutes, unit, rhk, day.
    """

    day: date
    start: int | None = None
    end: int | None = None
    minutes: int | None = None
    text: str = ""
    volume: Decimal | None = None
    unit: str | None = None
    rhk_id: str | None = None
    rhk_number: int | None = None
    tags: tuple[str, ...] = ()
    tokens: tuple[Token, ...] = ()
    hints: tuple[Hint, ...] = ()
    implied: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the line in NFC, with its place in the line as typed."""

    start: int
    end: int
    text: str


class _Reading:
    """One pass over a line: words are taken out as they are understood."""

    def __init__(self, line: str, context: EntryContext, today: date) -> None:
        self.line = line
        self.context = context
        self.today = today
        self.words = [
            Word(found.start(), found.end(), unicodedata.normalize("NFC", found[0]))
            for found in re.finditer(r"\S+", line)
        ]
        self.tokens: list[Token] = []
        self.hints: list[Hint] = []
        self.implied: set[str] = set()

    def take(self, kind: str, *words: Word) -> None:
        """Turn neighbouring words into tokens, one for each unbroken run."""
        runs: list[list[Word]] = []
        for word in words:
            if runs and not self.line[runs[-1][-1].end : word.start].strip():
                runs[-1].append(word)
            else:
                runs.append([word])
            self.words.remove(word)
        for run in runs:
            start, end = run[0].start, run[-1].end
            self.tokens.append(Token(kind, start, end, self.line[start:end]))

    def hint(self, code: str, *words: Word) -> None:
        """Remark on the span of some words."""
        self.hints.append(Hint(code, words[0].start, words[-1].end))

    def last_of(self, words: list[Word]) -> Word | None:
        """Return the last word of a kind; remark on the earlier ones, which stay text."""
        for word in words[:-1]:
            self.hint("given_twice", word)
        return words[-1] if words else None

    def volume(self) -> tuple[Decimal | None, str | None]:
        """Take the volume and its unit."""
        word = self.last_of([w for w in self.words if _read_volume(w.text) is not None])
        found = _read_volume(word.text) if word else None
        for meant in [w for w in self.words if _VOLUME_MEANT.fullmatch(w.text)]:
            if _read_volume(meant.text) is None:
                self.hint("volume_unreadable", meant)
        if word is None or found is None:
            return None, None
        value, unit = found
        at = self.words.index(word)
        after = self.words[at + 1] if at + 1 < len(self.words) else None
        if not value:
            self.hint("volume_not_positive", word)
        if unit is None and after is not None and _UNIT.fullmatch(after.text):
            self.take("volume", word, after)
            return value, after.text
        self.take("volume", word)
        return value, unit

    def rhk(self) -> tuple[str | None, int | None]:
        """Take the RHK; remark on numbers that do not exist and letters that fit several."""
        known: list[Word] = []
        for word in self.words:
            choice, problem = resolve_rhk(word.text, self.context.rhk)
            if choice:
                known.append(word)
            elif problem:
                self.hint(problem, word)
        found = self.last_of(known)
        if found is None:
            return None, None
        choice, _ = resolve_rhk(found.text, self.context.rhk)
        self.take("rhk", found)
        return (choice.rhk_id, choice.number) if choice else (None, None)

    def tags(self) -> tuple[str, ...]:
        """Take all tags; one spelling of each."""
        tags: dict[str, str] = {}
        for word in [w for w in self.words if _TAG.fullmatch(w.text)]:
            tags.setdefault(word.text.casefold(), word.text[1:])
            self.take("tag", word)
        return tuple(tags.values())

    def day(self) -> date:
        """Take the day; without one it is the day of the context."""
        today = self.today
        days = {w: resolve_day(w.text, today) for w in self.words}
        word = self.last_of([w for w, day in days.items() if day])
        if word is None:
            self.implied.add("day")
            return self.context.day
        self.take("day", word)
        day = days[word] or self.context.day
        other_month = (day.year, day.month) != (today.year, today.month)
        if self.context.today and other_month and _DAY_ALONE.fullmatch(word.text):
            self.hint("day_last_month", word)
        return day

    def time(self) -> tuple[int | None, int | None, int | None]:
        """Take the time: start and end of a range, or a duration."""
        found = find_time([word.text for word in self.words])
        for at, code in found.problems:
            self.hint(code, self.words[at])
        taken = self.words[found.first : found.last]
        if not taken:
            self.implied |= {"start", "minutes"}
            return None, None, None
        self.take("time", *taken)
        if found.minutes is not None:
            self.implied.add("start")
            return None, None, found.minutes
        start, end = found.start, found.end
        if end == 0 < start:
            end = 1440
        if end < start and self.context.night_shift:
            end += 1440
        if end <= start:
            self.hint("ends_before_start", *taken)
        return start, end, max(0, end - start)

    def remark_on_day(self, day: date) -> None:
        """Remark on a day that lies ahead or in a locked period."""
        if self.context.today is not None and day > self.context.today:
            self.remark("day_ahead", "day")
        elif any(starts <= day <= ends for starts, ends in self.context.locked):
            self.remark("day_closed", "day")

    def remark(self, code: str, kind: str) -> None:
        """Remark on the first token of a kind, or else on the whole line, which is not empty."""
        token = next((t for t in self.tokens if t.kind == kind), None)
        start = len(self.line) - len(self.line.lstrip())
        end = len(self.line.rstrip())
        if token is not None:
            start, end = token.start, token.end
        self.hints.append(Hint(code, start, end))


def parse(line: str, context: EntryContext) -> QuickEntry:
    """Read a line; never raises and never refuses, what is not understood stays text.

    `context.day` is the day of an entry without a day; other days count back from today. Without
    a time the entry follows `context.follows_at` and lasts as long as its text usually does.
    """
    return _parse(line, context, {context.day: context.follows_at}, dict(context.spent))


def parse_lines(text: str, context: EntryContext) -> tuple[QuickEntry, ...]:
    """Read pasted text line by line; never raises. Empty lines and lines of a day give no entry.

    Each entry without a time follows the one before it on the same day. The day that a line of
    its own names holds until the next one.
    """
    follows: dict[date, int | None] = {context.day: context.follows_at}
    spent = dict(context.spent)
    today = context.today or context.day
    day = context.day
    found: list[QuickEntry] = []
    for raw in text.splitlines():
        line = clean_line(raw)
        while line:
            heading = heading_day(line, today)
            if heading is not None:
                day = heading
                break
            entry = _parse(line, replace(context, day=day), follows, spent, today)
            if day != context.day:
                entry = replace(entry, implied=entry.implied - {"day"})
            written = format_entry(entry)
            line = clean_line(written)  # without its tokens it may be a bullet or a day
            if line == written and heading_day(line, today) is None:
                found.append(entry)
                if entry.end is not None and entry.minutes:
                    follows[entry.day] = (
                        after_break(entry.end, context.rest)
                        if entry.day == context.day
                        else entry.end
                    )
                for at, minutes in _minutes_of(entry):
                    spent[at] = spent.get(at, 0) + minutes
                break
    return tuple(found)


def _parse(
    line: str,
    context: EntryContext,
    follows: Mapping[date, int | None],
    spent: Mapping[date, int],
    today: date | None = None,
) -> QuickEntry:
    """Read a line; days count back from `today`, else from that of the context."""
    reading = _Reading(line, context, today or context.today or context.day)
    volume, unit = reading.volume()
    rhk_id, rhk_number = reading.rhk()
    tags = reading.tags()
    day = reading.day()
    start, end, minutes = reading.time()
    text = " ".join(word.text for word in reading.words)
    implied = reading.implied
    usual = _usual(text, context.suggestions)
    if usual is not None:
        if minutes is None:
            minutes = usual.usual_minutes
        if volume is not None and unit is None and usual.unit:
            unit = usual.unit
            implied.add("unit")
        choice = _by_number(usual.rhk_number, context) if rhk_id is None else None
        if choice is not None:
            rhk_id, rhk_number = choice
            implied.add("rhk")
    if "start" in implied and day in follows:
        start, end = _follow(reading, minutes, follows[day])
    if line.strip():
        reading.remark_on_day(day)
    entry = QuickEntry(
        day=day,
        start=start,
        end=end,
        minutes=minutes,
        text=text,
        volume=volume,
        unit=unit,
        rhk_id=rhk_id,
        rhk_number=rhk_number,
        tags=tags,
        tokens=tuple(sorted(reading.tokens, key=lambda token: token.start)),
        implied=frozenset(implied),
    )
    if any(m and spent.get(d, 0) + m > _DAY_MINUTES for d, m in _minutes_of(entry)):
        reading.remark("day_full", "time")
    return replace(
        entry, hints=tuple(sorted(reading.hints, key=lambda hint: (hint.start, hint.code)))
    )


def _minutes_of(entry: QuickEntry) -> tuple[tuple[date, int], ...]:
    """Return the minutes of an entry by day; a night shift has two."""
    if entry.day == date.max:
        return ()
    return minutes_by_day(entry.day, entry.start, entry.end, entry.minutes or 0)


def format_entry(entry: QuickEntry) -> str:
    """Return the line that says the same: time, text, volume, RHK, tags, day.

    What was implied is left out, so that parsing the line again gives the same entry.
    """
    parts: list[str] = []
    if entry.minutes is not None and "minutes" not in entry.implied:
        if entry.start is not None and entry.end is not None and "start" not in entry.implied:
            parts.append(f"{clock(entry.start)}-{clock(entry.end)}")
        else:
            parts.append(f"{entry.minutes}m")
    if entry.text:
        parts.append(entry.text)
    if entry.volume is not None:
        parts.append(f"={entry.volume:f}".replace(".", ","))
        if entry.unit and "unit" not in entry.implied:
            parts.append(entry.unit)
    if entry.rhk_number is not None and "rhk" not in entry.implied:
        parts.append(f"@{entry.rhk_number}")
    parts.extend(f"#{tag}" for tag in entry.tags)
    if "day" not in entry.implied:
        parts.append(f"/{entry.day.day}-{entry.day.month}-{entry.day.year:04d}")
    return " ".join(parts)


def utf16_index(line: str, index: int) -> int:
    """Return a position in code points as Qt counts it, in UTF-16 units."""
    return len(line[:index].encode("utf-16-le", "surrogatepass")) // 2


def _read_volume(word: str) -> tuple[Decimal, str | None] | None:
    found = _VOLUME.fullmatch(word)
    value = read_number(found[1]) if found else None
    return None if found is None or value is None else (value, found[2])


def _usual(text: str, suggestions: tuple[Suggestion, ...]) -> Suggestion | None:
    """Return what the history says about exactly this text."""
    key = " ".join(text.split()).casefold()
    return next((s for s in suggestions if " ".join(s.text.split()).casefold() == key), None)


def _by_number(number: int | None, context: EntryContext) -> tuple[str, int] | None:
    return next(((c.rhk_id, c.number) for c in context.rhk if c.number == number), None)


def _follow(
    reading: _Reading, minutes: int | None, start: int | None
) -> tuple[int | None, int | None]:
    """Place a duration after the last entry; past midnight only where nights are worked."""
    if start is None or not 0 <= start < 1440:
        return None, None
    if minutes is None:
        return start, None
    if start + minutes > 1440 and not reading.context.night_shift:
        for token in reading.tokens:
            if token.kind == "time":
                reading.hints.append(Hint("past_midnight", token.start, token.end))
        return None, None
    return start, start + minutes
