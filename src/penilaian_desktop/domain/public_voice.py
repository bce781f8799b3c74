"""What the public is served with and says: services of a unit (PermenPANRB 14/2017; FEATURES 1.2).

Records of a unit (`Owner.UNIT`) carry `unit_id` and no person: they are kept by whoever works for
the unit, on a laptop that is enrolled for it, or by HR.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from penilaian_desktop.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicService(Record):
    """A service that a unit offers to the public; `days` is what its standard promises.

    A service that ended is retired, never removed: what was said about it stays readable.
    """

    KIND: ClassVar[str] = "public_service"

    unit_id: str
    name: str
    standard: str = ""
    days: int | None = None
    order: int = 0
    retired_on: date | None = None
