"""What the page Kehadiran shows, and what an import of a machine's list would do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from penilaian_desktop.domain.attendance import Attendance
from penilaian_desktop.domain.attendance_sheet import JudgedList
from penilaian_desktop.domain.discipline import DisciplineTable, Sanction
from penilaian_desktop.domain.person_views import PersonItem


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceLine:
    """A person in a month: `record` None = no recap yet; `absent_year` days without reason.

    `sanction` is the row of the table of absences, None for whom the table does not concern.
    """

    person: PersonItem
    unit_id: str
    record: Attendance | None
    percent: Decimal | None
    absent_year: int
    sanction: Sanction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceBoard:
    """The persons of the units an account keeps in a month; `units` are (id, name)."""

    month: str
    as_of: datetime
    oldest: date | None
    units: tuple[tuple[str, str], ...]
    lines: tuple[AttendanceLine, ...]
    can_write: bool
    table: DisciplineTable


class Difference(StrEnum):
    """What a recap of a list is to the one that is stored."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class FoundRecap:
    """A month of a person of the list, named as there."""

    name: str
    identity: str
    record: Attendance
    difference: Difference


@dataclass(frozen=True, slots=True, kw_only=True)
class NameOffer:
    """A person whom the name would recognise behind a NIP that lost digits, and in how many rows.

    `name` and `identity` are those of the master data.
    """

    name: str
    identity: str
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceCheck:
    """A list as it would be taken over; `offers` is who could be recognised by name.

    `seq` is the last entry of the journal that it takes into account.
    """

    found: JudgedList
    recaps: tuple[FoundRecap, ...]
    offers: tuple[NameOffer, ...] = ()
    seq: int = 0

    @property
    def records(self) -> tuple[Attendance, ...]:
        """Return the recaps as records."""
        return tuple(recap.record for recap in self.recaps)

    @property
    def months(self) -> tuple[str, ...]:
        """Return the months that the list tells about, oldest first."""
        return tuple(sorted({recap.record.month for recap in self.recaps}))

    def count(self, difference: Difference) -> int:
        """Return how many recaps are new, changed or as they are stored."""
        return sum(recap.difference is difference for recap in self.recaps)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAttendance:
    """The months of one person in a year, oldest first, and the year together."""

    person: PersonItem
    year: int
    months: tuple[Attendance, ...]
    percent: Decimal | None
    absent: int
    sanction: Sanction | None
    table: DisciplineTable


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodAttendance:
    """The recaps of a period together: `months` of `every` month of it are there."""

    period_code: str
    months: int
    every: int
    total: Attendance
    percent: Decimal | None
