"""Whose turn it is in an open objection: the appraiser explains, then the superior decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.errors import NotAllowed
from penilaian_desktop.domain.objection import Objection, ObjectionDecision
from penilaian_desktop.domain.objection_views import Deadline
from penilaian_desktop.services.objection_reading import answers_of, decision_deadline
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require
from penilaian_desktop.storage.unit_of_work import ReadUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionDuty:
    """An open objection in which the session is to act: by explaining, or by deciding."""

    objection_id: str
    name: str
    period_label: str
    due: Deadline
    decides: bool


def objection_duties(unit: ReadUnit, s: Session, today: date) -> tuple[ObjectionDuty, ...]:
    """Return the objections that wait for the session, the nearest last day first.

    An appraiser is asked as long as there is no explanation; the superior as soon as there is one,
    or once the time for it is over.
    """
    if not s.person_id:
        return ()
    decided = {decision.objection_id for decision in unit.find(ObjectionDecision)}
    found: list[ObjectionDuty] = []
    for objection in unit.find(Objection):
        if objection.withdrawn_on is not None or objection.id in decided:
            continue
        unheard = answers_of(unit, objection).reply is None
        due = decision_deadline(unit, objection, today)
        explains = unheard and _may(unit, s, objection, Action.REPLY_OBJECTION)
        decides = (not unheard or due.left < 0) and _may(
            unit, s, objection, Action.DECIDE_OBJECTION
        )
        if not explains and not decides:
            continue
        person = unit.get(Employee, objection.person_id, include_deleted=True)
        found.append(
            ObjectionDuty(
                objection_id=objection.id,
                name=person.name if person else "",
                period_label=PeriodCode.parse(objection.period_code).label,
                due=due,
                decides=decides,
            )
        )
    return tuple(sorted(found, key=lambda duty: (duty.due.day, duty.objection_id)))


def _may(unit: ReadUnit, s: Session, objection: Objection, action: Action) -> bool:
    code = PeriodCode.parse(objection.period_code)
    try:
        require(unit, s, action, objection.person_id, code.starts, code.ends)
    except NotAllowed:
        return False
    return True
