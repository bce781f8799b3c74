"""Ready indicators that plans take over: each in editions with a date of effect (SM-5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from penilaian_desktop.domain.plan import Aspect, Direction, Perspective
from penilaian_desktop.domain.record import Record


class LibraryFormula(StrEnum):
    """How an achievement follows from target and realisation (REGULATIONS 4)."""

    NORMAL = "normal"
    LOWER_BETTER = "lower_better"
    RANGE = "range"
    YES_NO = "yes_no"
    COUNT_PER_TIME = "count_per_time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What a level of a rating looks like in words (PR-3, PR-4, SM-3)."""

    level: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryIndicator(Record):
    """One edition of a ready indicator. Owned by HR; the editions of a code follow each other.

    A plan keeps code and edition of what it took over, so that a later edition changes nothing
    that was agreed before. A `retired` edition ends the code from `effective_from` on. `origin`
    are the words of an indicator typed in somebody's plan that it was made from, "" = none: it
    answers the complaints about these.
    """

    KIND: ClassVar[str] = "library_indicator"

    code: str
    edition: int = 1
    effective_from: date
    name: str
    aspect: Aspect | None = Aspect.KUANTITAS
    perspectives: tuple[Perspective, ...] = ()
    unit: str = ""
    direction: Direction = Direction.HIGHER
    formula: LibraryFormula = LibraryFormula.NORMAL
    target_text: str = ""
    measure: str = ""
    source: str = ""
    purpose: str = ""
    definition: str = ""
    anchors: tuple[Anchor, ...] = ()
    retired: bool = False
    origin: str = ""


def edition_on(editions: Iterable[LibraryIndicator], day: date) -> LibraryIndicator | None:
    """Return the edition of one code that is in force on a day, or None before the first."""
    begun = [e for e in editions if e.effective_from <= day and not e.deleted]
    return max(begun, key=lambda e: (e.effective_from, e.edition, e.id), default=None)
