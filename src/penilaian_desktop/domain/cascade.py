"""From vision to the single indicator, and what a head proposes to a member of the team.

Visi → misi → tujuan → sasaran → indikator of the organisation are `Goal` records; an RHK or an
indicator names the goal it serves (TS-2). A `RoleCell` is one cell of the Matriks Peran Hasil:
what the head expects of a member for one RHK of the head (PermenPANRB 6/2022).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from penilaian_desktop.domain.record import Record


class GoalLevel(StrEnum):
    """The steps of the cascade, from the top down."""

    VISI = "VISI"
    MISI = "MISI"
    TUJUAN = "TUJUAN"
    SASARAN = "SASARAN"
    INDIKATOR = "INDIKATOR"


LEVELS = tuple(GoalLevel)
"""The levels in order; a goal hangs on one of a level further up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Record):
    """A step of the cascade of the agency (`unit_id` "") or of a unit. Owned by HR.

    `parent_id` is a goal of a level further up, None at the top. It holds from `starts` to
    `ends` (inclusive; None = open). `target_text` is the target of an organisation indicator.
    """

    KIND: ClassVar[str] = "goal"

    level: GoalLevel
    parent_id: str | None = None
    unit_id: str = ""
    order: int = 1
    text: str
    target_text: str = ""
    starts: date
    ends: date | None = None

    def holds_in(self, year: int) -> bool:
        """Tell whether the goal is valid on any day of a year."""
        return self.starts <= date(year, 12, 31) and (
            self.ends is None or self.ends >= date(year, 1, 1)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleCell(Record):
    """What a head proposes to a member for one RHK of the head in a year; signed by the head.

    The member takes it over into the own plan: that RHK names the cell in its `cell_id`.
    """

    KIND: ClassVar[str] = "role_cell"

    person_id: str
    leader_rhk_id: str
    year: int
    order: int = 1
    text: str


def may_hang_on(level: GoalLevel, above: GoalLevel | None) -> bool:
    """Tell whether a goal of a level may have a parent of another level (None = no parent)."""
    return above is None or LEVELS.index(above) < LEVELS.index(level)
