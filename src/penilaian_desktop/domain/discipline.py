"""What PP 94/2021 names for days of absence without reason: information, never a decision."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Confidence(StrEnum):
    """How well a row was checked against the regulation."""

    TEXT = "teks"
    SUMMARY = "ringkasan"
    MEMORY = "ingatan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sanction:
    """A row: from `first` to `last` days of a year (None = and more), with its article."""

    first: int
    last: int | None
    level: str
    text: str
    article: str = ""
    confidence: Confidence = Confidence.SUMMARY


@dataclass(frozen=True, slots=True, kw_only=True)
class DisciplineTable:
    """The rows by days, the rule for days in a row, and whom they concern.

    `applies_to` are kinds of employment; everybody else is told `others`.
    """

    title: str = ""
    short: str = ""
    applies_to: frozenset[str] = frozenset()
    others: str = ""
    articles: Confidence = Confidence.MEMORY
    rows: tuple[Sanction, ...] = ()
    in_a_row: Sanction | None = None

    def concerns(self, status: str) -> bool:
        """Tell whether the table is about a kind of employment."""
        return status in self.applies_to

    def row_for(self, days: int, in_a_row: int = 0) -> Sanction | None:
        """Return the row of so many days of absence in a year, None below the first.

        `in_a_row` are the most of them that follow one another.
        """
        rule = self.in_a_row
        if rule is not None and in_a_row >= rule.first and days < self.rows[-1].first:
            return rule
        return next(
            (r for r in self.rows if r.first <= days and (r.last is None or days <= r.last)), None
        )
