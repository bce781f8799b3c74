"""How the table of the log is ordered and narrowed, and what its rows add up to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class LogOrder(StrEnum):
    """What a list of entries is ordered by; within the same value the newest day comes first."""

    DAY = "day"
    MINUTES = "minutes"
    RHK = "rhk"
    STATUS = "status"


class EvidenceShown(StrEnum):
    """Which entries a list shows by their files; DOUBLED have a file that another entry has too.

    WITHOUT are those that lack one: an entry that supports no RHK needs none.
    """

    ANY = ""
    WITH = "with"
    WITHOUT = "without"
    DOUBLED = "doubled"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogTotals:
    """How many entries a filter finds, and their minutes."""

    entries: int
    minutes: int


def key_before(day: date) -> tuple[str, str]:
    """Return the key in front of a whole day, to open a list by day there."""
    return f"{day.isoformat()} ", "-1 "
