"""Days on which no log is expected of a person: leave, sickness, travel, training (no. 17)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.activity import DayMark
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.services.context import Context, step_label
from penilaian_desktop.services.log_rules import check_open
from penilaian_desktop.services.people import calendar_of
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require
from penilaian_desktop.storage.unit_of_work import UnitOfWork

MARKS = ("cuti", "sakit", "dinas_luar", "pelatihan")
MOST_DAYS = 366
"""Days that can be marked at once."""


class DayMarking:
    """Use cases of the own marks; `Activities` carries them."""

    __slots__ = ()

    context: Context

    def mark_day(self, s: Session, day: date, mark: str) -> Outcome[None]:
        """Mark an own day, or take its mark away ("").

        Leave may lie ahead. Raises RuleViolation `day_mark_unknown`, `period_locked`.
        """
        self._check_mark(mark)
        with self.context.write(s, "undo_day_marked") as unit:
            require(unit, s, Action.LOG_ACTIVITY, s.person_id, day)
            check_open(unit, day)
            self._put_mark(unit, s, day, mark)
        return Outcome(None, _changes(s), step_label(unit, "undo_day_marked"))

    def mark_days(self, s: Session, first: date, last: date, mark: str) -> Outcome[int]:
        """Mark the own working days from `first` to `last` (inclusive) as one step; count them.

        "" takes marks away. Weekends and holidays stay as they are. Raises RuleViolation
        `day_mark_unknown`, `day_range_backwards`, `day_range_long`, `period_locked`.
        """
        self._check_mark(mark)
        if last < first:
            raise RuleViolation("day_range_backwards", field="last")
        if (last - first).days >= MOST_DAYS:
            raise RuleViolation("day_range_long", field="last", limit=MOST_DAYS)
        count = 0
        with self.context.write(s, "undo_days_marked") as unit:
            for n in range((last - first).days + 1):
                day = first + timedelta(days=n)
                if calendar_of(unit, s.person_id, day).day(day).free_kind not in {"", "mark"}:
                    continue
                require(unit, s, Action.LOG_ACTIVITY, s.person_id, day)
                check_open(unit, day)
                count += self._put_mark(unit, s, day, mark)
        return Outcome(count, _changes(s), step_label(unit, "undo_days_marked"))

    def _check_mark(self, mark: str) -> None:
        if mark and mark not in MARKS:
            raise RuleViolation("day_mark_unknown", field="mark")

    def _put_mark(self, unit: UnitOfWork, s: Session, day: date, mark: str) -> bool:
        """Write the mark of a day; tell whether that changed anything.

        Two laptops may have marked the same day: then one of the marks stays.
        """
        first, *others = unit.find(DayMark, person_id=s.person_id, day=day) or (None,)
        if not others and (first.mark if first else "") == mark:
            return False
        for other in others:
            unit.delete(DayMark, other.id)
        if first is None:
            now = self.context.now()
            unit.add(DayMark(id=new_id(), at=now, person_id=s.person_id, day=day, mark=mark))
        elif not mark:
            unit.delete(DayMark, first.id)
        elif first.mark != mark:
            unit.put(replace(first, mark=mark))
        return True


def _changes(s: Session) -> Changes:
    return Changes.of(Area.CALENDAR, Area.ACTIVITIES, persons=(s.person_id,))
