"""Load the shipped lists of holidays: `resources/regulations/holidays-<year>.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from penilaian_desktop.storage.schemes import FOLDER
from penilaian_desktop.storage.toml_table import TomlTable


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDay:
    """A free day of a list; `kind` is libur_nasional or cuti_bersama."""

    day: date
    name: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedHours:
    """A stretch of days with fewer target minutes."""

    name: str
    starts: date
    ends: date
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayList:
    """The free days and reduced hours of a year, and the decree they come from."""

    year: int
    source: str
    days: tuple[ListedDay, ...]
    reduced: tuple[ListedHours, ...]


def load_holidays(resources_dir: Path) -> tuple[HolidayList, ...]:
    """Read all lists, oldest year first; raise ImportRefused with file and key."""
    files = sorted((resources_dir / FOLDER).glob("holidays-*.toml"))
    return tuple(_load(path) for path in files)


def _load(path: Path) -> HolidayList:
    table = TomlTable.read(path, path.read_bytes())
    found = HolidayList(
        year=table.integer("year"),
        source=table.text("source"),
        days=tuple(_day(each) for each in table.tables("days")),
        reduced=tuple(_hours(each) for each in table.tables("reduced")),
    )
    table.done()
    for listed in found.days:
        if listed.day.year != found.year:
            raise table.refuse("scheme_bounds", "days", listed.day.isoformat())
    return found


def _day(table: TomlTable) -> ListedDay:
    listed = ListedDay(day=table.day("day"), name=table.text("name"), kind=table.text("kind"))
    table.done()
    return listed


def _hours(table: TomlTable) -> ListedHours:
    listed = ListedHours(
        name=table.text("name"),
        starts=table.day("starts"),
        ends=table.day("ends"),
        minutes=table.integer("minutes"),
    )
    table.done()
    return listed
