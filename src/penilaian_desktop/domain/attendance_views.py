"""What the page Kehadiran shows, and what an import of a machine's list would do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from penilaian_desktop.domain.attendance import Attendance, Sanction
from penilaian_desktop.domain.attendance_sheet import JudgedList
from penilaian_desktop.domain.person_views import PersonItem


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceLine:
    """A person in a month: `record` None = no recap yet; `absent_year` days without reason."""

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
    units: tuple[tuple[str, str], ...]
    lines: tuple[AttendanceLine, ...]
    can_write: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceCheck:
    """A list as it would be taken over: counts are months of persons."""

    found: JudgedList
    months: tuple[str, ...]
    records: tuple[Attendance, ...]
    new: int
    changed: int
    unchanged: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAttendance:
    """The months of one person in a year, oldest first, and the year together."""

    person: PersonItem
    year: int
    months: tuple[Attendance, ...]
    percent: Decimal | None
    absent: int
    sanction: Sanction | None
