"""Days on which no log is expected of a person: leave, sickness, travel, training (no. 17)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.activity import DayMark
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.services.context import Context, label
from penilaian_desktop.services.log_rules import check_open
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require

MARKS = ("cuti", "sakit", "dinas_luar", "pelatihan")


class DayMarking:
    """Use cases of the own marks; `Activities` carries them."""

    __slots__ = ()

    context: Context

    def mark_day(self, s: Session, day: date, mark: str) -> Outcome[None]:
        """Mark an own day, or take its mark away ("").

        Leave may lie ahead. Raises RuleViolation `day_mark_unknown`, `period_locked`.
        """
        if mark and mark not in MARKS:
            raise RuleViolation("day_mark_unknown", field="mark")
        with self.context.write(s, "undo_day_marked") as unit:
            require(unit, s, Action.LOG_ACTIVITY, s.person_id, day)
            check_open(unit, day)
            found = unit.find(DayMark, person_id=s.person_id, day=day, limit=1)
            if found and not mark:
                unit.delete(DayMark, found[0].id)
            elif found:
                unit.put(replace(found[0], mark=mark))
            elif mark:
                now = self.context.now()
                unit.add(DayMark(id=new_id(), at=now, person_id=s.person_id, day=day, mark=mark))
        changes = Changes.of(Area.CALENDAR, Area.ACTIVITIES, persons=(s.person_id,))
        return Outcome(None, changes, label("undo_day_marked") if found or mark else "")
