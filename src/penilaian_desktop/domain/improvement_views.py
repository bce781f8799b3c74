"""What the page Perbaikan shows of the register of a unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from penilaian_desktop.domain.improvement import FindingSource, Improvement, ImprovementState

STILL_OPEN = frozenset({ImprovementState.OPEN, ImprovementState.DOING})


@dataclass(frozen=True, slots=True, kw_only=True)
class ImprovementItem:
    """A line of the register with names; `overdue` counts the days since it was due, 0 = none."""

    improvement: Improvement
    unit: str
    service: str
    owner: str
    overdue: int

    @property
    def open(self) -> bool:
        """Tell whether something is still to be done."""
        return self.improvement.state in STILL_OPEN

    @property
    def change(self) -> Decimal | None:
        """Return after minus before, None where one of them is unknown."""
        return self.improvement.change


@dataclass(frozen=True, slots=True, kw_only=True)
class ImprovementBoard:
    """The register of an account: lines of the units it reads, and those it answers for itself.

    `units` are (id, name) of what it reads, `kept` of what it writes; `home` is the own unit.
    `own_only` says that it reads no unit and sees what it answers for.
    """

    as_of: datetime
    oldest: date | None
    units: tuple[tuple[str, str], ...]
    home: str
    items: tuple[ImprovementItem, ...]
    can_write: bool
    kept: tuple[tuple[str, str], ...] = ()
    own_only: bool = False

    def writes(self, item: ImprovementItem) -> bool:
        """Tell whether the account may change a line: one of a unit that it keeps."""
        return self.can_write and any(item.improvement.unit_id == key for key, _ in self.kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteWording:
    """The words of a note as a finding may say them, without names.

    `people` are the employees that a finding of the unit should not name; `taken` says that the
    note is in the register already.
    """

    note_id: str
    text: str
    said: str
    people: tuple[str, ...]
    taken: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ImprovementStep:
    """What happened to a line of the register, in words."""

    at: datetime
    who: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceOffer:
    """A value that the public's voice gives for an own indicator, and where it comes from.

    `unit` is said behind the value: the indicator's own, "" for an index. `recap` tells that it
    is not the public's voice but the recap of attendance.
    """

    indicator_id: str
    value: Decimal
    note: str
    unit: str = ""
    recap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedFinding:
    """Something heard that is not in the register yet; `key` tells the source which one it is.

    `key` is the id of a note, forum or complaint, the id of a survey with its lowest unsur, or the
    id of the indicator that stayed below its target.
    """

    source: FindingSource
    key: str
    unit: str
    text: str
    day: date | None
