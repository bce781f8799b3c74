"""What the main window shows around every page: the strip at its foot, counters of the rail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StripView:
    """The three truths at the bottom of the window; packages come from the office, or to it."""

    pending: int
    pending_kind: str
    last_package: datetime | None
    data_age: datetime | None
    last_backup: datetime | None
    office: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RailCounts:
    """Live counters of the navigation.

    `reads` tells whether the person reads anybody's log today, as head or as a delegate;
    `hours_ahead` of UTC is the agency's place; `objections` wait for the person's own word,
    `handed` are packages from other laptops that wait to be taken, `laptops` those that need HR.
    """

    to_review: int = 0
    to_score: int = 0
    plans_to_decide: int = 0
    packages: int = 0
    objections: int = 0
    handed: int = 0
    laptops: int = 0
    reads: bool = False
    hours_ahead: int = 7
