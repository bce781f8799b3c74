"""Lending the reading of the log to somebody else while the head is away (PermenPANRB 6/2022)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from penilaian_desktop.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation(Record):
    """`other_id` reads and decides on the log in place of `person_id` from `starts` to `ends`.

    Owned and signed by the head who is away. It opens reviews of entries of those days (inclusive)
    and nothing else: plans, ratings and publication stay with the head. The relation kind DELEGATE,
    which the office owns, is something else: it hands over the whole office of the appraiser.
    """

    KIND: ClassVar[str] = "delegation"

    person_id: str
    other_id: str
    starts: date
    ends: date
    note: str = ""

    def covers(self, day: date) -> bool:
        """Tell whether a day lies within the dates."""
        return not self.deleted and self.starts <= day <= self.ends
