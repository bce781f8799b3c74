"""Periods, working days and target minutes (Perpres 21/2023; SKB on holidays)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from penilaian_desktop.domain.record import Record


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
