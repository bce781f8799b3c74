"""Periods, working days and target minutes (Perpres 21/2023; SKB on holidays)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from penilaian_desktop.domain.activity import DayMark
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.record import Record
from penilaian_desktop.domain.wording import MONTHS, ROMAN, SHORT_MONTHS


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingPattern(Record):
    """Working time of a unit, Monday first: seven entries in each tuple.

    `minutes` is the target per weekday (0 = free day; 450 by default, Perpres 21/2023 Pasal 3),
    `opens` and `closes` minutes after midnight, `break_start`/`break_end` the same (equal = none).
    `night_shift` allows entries that cross midnight.
    """

    KIND: ClassVar[str] = "working_pattern"

    name: str
    minutes: tuple[int, ...] = (450, 450, 450, 450, 450, 0, 0)
    opens: tuple[int, ...] = (450,) * 7
    closes: tuple[int, ...] = (960, 960, 960, 960, 990, 960, 960)
    break_start: tuple[int, ...] = (720, 720, 720, 720, 690, 720, 720)
    break_end: tuple[int, ...] = (780,) * 7
    night_shift: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday(Record):
    """A free day: libur_nasional, cuti_bersama or libur_daerah."""

    KIND: ClassVar[str] = "holiday"

    day: date
    name: str
    holiday_kind: str = "libur_nasional"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReducedHours(Record):
    """Days with fewer target minutes: Ramadan, 390 a day on a five-day week."""

    KIND: ClassVar[str] = "reduced_hours"

    name: str
    starts: date
    ends: date
    minutes: int = 390


_MONTHS_OF = {"Y": 12, "S": 6, "T": 3, "B": 1}
_CODE = re.compile(r"([0-9]{4})(?:-(S[12]|T[1-4]|B(?:0[1-9]|1[0-2])))?")


@dataclass(frozen=True, slots=True, order=True)
class PeriodCode:
    """A period as the command line writes it: 2026, 2026-S1, 2026-T3, 2026-B09.

    `kind` is Y (year), S (semester), T (triwulan) or B (bulan); `number` counts from 1 within the
    year (1 for a year).
    """

    year: int
    kind: str
    number: int

    @staticmethod
    def parse(text: str) -> PeriodCode:
        """Read a code; raise RuleViolation "period_code_invalid" for anything else."""
        found = _CODE.fullmatch(text)
        if found is None or found[1] == "0000":
            raise RuleViolation("period_code_invalid", field="period", value=text)
        part = found[2] or "Y1"
        return PeriodCode(int(found[1]), part[0], int(part[1:]))

    @property
    def code(self) -> str:
        """Return the text that `parse` reads."""
        if self.kind == "Y":
            return f"{self.year:04d}"
        width = 2 if self.kind == "B" else 1
        return f"{self.year:04d}-{self.kind}{self.number:0{width}d}"

    @property
    def starts(self) -> date:
        """Return the first day."""
        return date(self.year, (self.number - 1) * _MONTHS_OF[self.kind] + 1, 1)

    @property
    def ends(self) -> date:
        """Return the last day."""
        last = self.number * _MONTHS_OF[self.kind]
        if last == 12:
            return date(self.year, 12, 31)
        return date(self.year, last + 1, 1) - timedelta(days=1)

    @property
    def label(self) -> str:
        """Return the words: "Tahun 2026", "Semester I 2026", "Triwulan III 2026" or the month."""
        match self.kind:
            case "Y":
                return f"Tahun {self.year}"
            case "S":
                return f"Semester {ROMAN[self.number - 1]} {self.year}"
            case "T":
                return f"Triwulan {ROMAN[self.number - 1]} {self.year}"
            case _:
                return f"{MONTHS[self.number - 1]} {self.year}"

    @property
    def short(self) -> str:
        """Return the short words for narrow columns: "TW III 2026", "Sep 2026"."""
        match self.kind:
            case "Y":
                return str(self.year)
            case "S":
                return f"Sem {ROMAN[self.number - 1]} {self.year}"
            case "T":
                return f"TW {ROMAN[self.number - 1]} {self.year}"
            case _:
                return f"{SHORT_MONTHS[self.number - 1]} {self.year}"

    def __contains__(self, day: date) -> bool:
        return self.starts <= day <= self.ends


def quarter_of(day: date) -> str:
    """Return the code of the triwulan that a day lies in: "2026-T4"."""
    return PeriodCode(day.year, "T", (day.month - 1) // 3 + 1).code


NORM_MINUTES = 450
"""Minutes of a normal day: 37 h 30 m over five days (Perpres 21/2023, Pasal 3)."""

_RAMADAN_LATER = 30  # the day opens at 08.00 instead of 07.30 (Perpres 21/2023)
_RAMADAN_BREAK = 30  # and each break is half an hour shorter


@dataclass(frozen=True, slots=True)
class DayTarget:
    """What is expected of a person on one day.

    `target` minutes are 0 on free days. `free` names why the day is free ("" = working day);
    `free_kind` is holiday | weekend | mark | "", `holiday_kind` that of the holiday
    (libur_nasional, cuti_bersama, libur_daerah). The other four are minutes after midnight.
    """

    target: int
    free: str
    free_kind: str
    opens: int
    closes: int
    break_start: int
    break_end: int
    holiday_kind: str = ""

    def after_break(self, at: int) -> int:
        """Return when work goes on after `at`: a break that begins then or runs is over first."""
        return after_break(at, self.rest)

    @property
    def rest(self) -> tuple[int, int]:
        """Return the break of a working day, in minutes after midnight; none on a free day."""
        return (self.break_start, self.break_end) if self.target else (0, 0)


def after_break(at: int, rest: tuple[int, int]) -> int:
    """Return `at`, or the end of a break that begins then or runs (minutes after midnight)."""
    return rest[1] if rest[0] <= at < rest[1] else at


class WorkCalendar:
    """The days of one person: pattern, holidays, reduced hours and own marks together.

    A named holiday wins over the weekend, the weekend over a mark (cuti, sakit …). Reduced hours
    shorten each day in proportion, so that a six-day week of 375 minutes becomes 325
    (Perpres 21/2023: 32 h 30 m a week in Ramadan).
    """

    __slots__ = ("_holidays", "_marks", "_pattern", "_reduced", "_told")

    def __init__(
        self,
        pattern: WorkingPattern,
        holidays: Iterable[Holiday],
        reduced: Iterable[ReducedHours],
        marks: Iterable[DayMark],
    ) -> None:
        self._pattern = pattern
        self._holidays: dict[date, Holiday] = {}
        for holiday in holidays:
            self._holidays.setdefault(holiday.day, holiday)
        self._reduced = tuple(reduced)
        self._marks = {mark.day: mark.mark for mark in marks}
        self._told: dict[date, DayTarget] = {}

    def day(self, day: date) -> DayTarget:
        """Return the target, the reason of a free day and the office hours of a day."""
        told = self._told.get(day)
        if told is None:
            told = self._told[day] = self._target(day)
        return told

    def _target(self, day: date) -> DayTarget:
        at = day.weekday()
        pattern = self._pattern
        opens, closes = pattern.opens[at], pattern.closes[at]
        break_start, break_end = pattern.break_start[at], pattern.break_end[at]
        target = pattern.minutes[at]
        norm = self._norm(day)
        if norm < NORM_MINUTES and target:
            pause = break_end - break_start
            office_day = closes - opens == target + pause
            target = (2 * target * norm + NORM_MINUTES) // (2 * NORM_MINUTES)
            if office_day:
                opens += _RAMADAN_LATER
                break_end = max(break_start, break_end - _RAMADAN_BREAK)
                closes = opens + target + break_end - break_start
        free, kind = self._free(day)
        holiday = self._holidays.get(day)
        return DayTarget(
            target=0 if kind else target,
            free=free,
            free_kind=kind,
            opens=opens,
            closes=closes,
            break_start=break_start,
            break_end=break_end,
            holiday_kind=holiday.holiday_kind if holiday is not None else "",
        )

    def working_days(self, first: date, last: date) -> tuple[date, ...]:
        """Return the days with a target from `first` to `last`, both included."""
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return tuple(day for day in days if self.day(day).target)

    def has_holidays(self, year: int) -> bool:
        """Tell whether a list of holidays of that year was entered at all."""
        return any(day.year == year for day in self._holidays)

    def _norm(self, day: date) -> int:
        return min(
            (r.minutes for r in self._reduced if r.starts <= day <= r.ends), default=NORM_MINUTES
        )

    def _free(self, day: date) -> tuple[str, str]:
        if day in self._holidays:
            return self._holidays[day].name, "holiday"
        if not self._pattern.minutes[day.weekday()]:
            return "akhir pekan", "weekend"
        if day in self._marks:
            return self._marks[day], "mark"
        return "", ""


def minutes_by_day(
    day: date, start: int | None, end: int | None, minutes: int
) -> tuple[tuple[date, int], ...]:
    """Split the minutes of an entry over the days it touches.

    A night shift belongs to the day it starts; its minutes count towards both daily targets, in
    proportion to the hours on either side of midnight.
    """
    if start is None or end is None or end <= 1440:
        return ((day, minutes),)
    gross = end - start
    first = (2 * minutes * (1440 - start) + gross) // (2 * gross)
    return ((day, first), (day + timedelta(days=1), minutes - first))
