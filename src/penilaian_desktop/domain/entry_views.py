"""What the one-line entry knows before anybody types: RHK, texts used before, days so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A text from the person's history that completes what is being typed.

    A template has a `name`, and the whole `line` that takes the place of what was typed.
    """

    text: str
    rhk_number: int | None
    usual_minutes: int | None
    unit: str | None
    count: int
    favourite: bool = False
    name: str = ""
    line: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RhkChoice:
    """An RHK that an activity may support: its number on the form (1-based) and its text.

    Where several plans are valid on a day, `plan` is the position that its plan is for, and the
    numbers of the further plans go on where those of the first end.
    """

    rhk_id: str
    number: int
    text: str
    units: tuple[str, ...] = ()
    plan: str = ""

    @property
    def label(self) -> str:
        """Return number, text and, of several plans, the position."""
        return f"{self.number}  {self.text}" + (f" · {self.plan}" if self.plan else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryContext:
    """What the one-line entry needs to interpret a line without asking the database again.

    `today` is the date at the agency's place: other days count back from it (without it, from
    `day`). `spent` are the minutes of days that have entries, `locked` the spans of locked
    periods: both only for remarks. `rest` is the break of `day`, in minutes after midnight: lines
    that follow one another go on after it.
    """

    day: date
    follows_at: int | None
    night_shift: bool
    rhk: tuple[RhkChoice, ...]
    suggestions: tuple[Suggestion, ...]
    period_code: str
    today: date | None = None
    spent: tuple[tuple[date, int], ...] = ()
    locked: tuple[tuple[date, date], ...] = ()
    rest: tuple[int, int] = (0, 0)
