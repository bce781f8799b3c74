"""Lines that are written again and again, and overlaps that are meant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from penilaian_desktop.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryTemplate(Record):
    """A line of the one-line entry that a person keeps under a name. Owned by that person.

    `line` follows the grammar of `domain.quick_entry`. With `shared` everybody whom the person
    appraises is offered the line too. A `favourite` stands first among the suggestions.
    """

    KIND: ClassVar[str] = "entry_template"

    person_id: str
    name: str
    line: str
    shared: bool = False
    favourite: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTemplate(Record):
    """A line that HR offers to everybody of a unit and of the units below it."""

    KIND: ClassVar[str] = "unit_template"

    unit_id: str
    name: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptOverlap(Record):
    """Two entries whose shared time is meant: no warning until one of them changes its time.

    `activity_id` is the smaller of the two ids. `times` is what `times_of` said of both.
    """

    KIND: ClassVar[str] = "kept_overlap"

    person_id: str
    day: date
    activity_id: str
    other_id: str
    times: str


def times_of(*entries: tuple[str, date, int | None, int | None]) -> str:
    """Return the times of entries (id, day, start, end) as one text, whatever their order."""
    return " ".join(
        f"{day.isoformat()}/{start}-{end}" for _, day, start, end in sorted(entries, key=_id)
    )


def _id(entry: tuple[str, date, int | None, int | None]) -> str:
    return entry[0]
