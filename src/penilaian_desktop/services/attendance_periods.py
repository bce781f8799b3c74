"""The attendance of a person over the months of a period, read by what rests on it (PR-2)."""

from __future__ import annotations

from dataclasses import dataclass

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.attendance import Attendance, percent
from penilaian_desktop.domain.attendance_counts import together
from penilaian_desktop.domain.attendance_views import PeriodAttendance
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.services.attendance_reading import recaps
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require
from penilaian_desktop.storage.unit_of_work import ReadUnit


def recaps_of(
    unit: ReadUnit, person_id: str, code: PeriodCode
) -> tuple[tuple[str, ...], tuple[Attendance, ...]]:
    """Return the months of a period, and the recaps of a person there are."""
    months = tuple(
        PeriodCode(code.year, "B", at).code for at in range(code.starts.month, code.ends.month + 1)
    )
    return months, recaps(unit, person_id=person_id, month=months)


@dataclass(frozen=True, slots=True)
class AttendancePeriods:
    """What stands beside a rating; the rating stays the appraiser's."""

    context: Context

    def of_period(self, s: Session, person_id: str, period_code: str) -> PeriodAttendance | None:
        """Return the recaps of a period together, None without any. Raises NotAllowed."""
        code = PeriodCode.parse(period_code)
        with self.context.read() as unit:
            require(unit, s, Action.READ_ATTENDANCE, person_id, code.starts, code.ends)
            months, found = recaps_of(unit, person_id, code)
        if not found:
            return None
        return PeriodAttendance(
            period_code=period_code,
            months=len(found),
            every=len(months),
            total=together(found),
            percent=percent(found),
        )
