"""Who may be asked for feedback on a person (PR-7): colleagues first, the role by relation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.appraisal import GiverRole
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.employee import (
    Assignment,
    AssignmentKind,
    Employee,
    Relation,
    RelationKind,
    Unit,
)
from penilaian_desktop.domain.giver_views import GiverChoice
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.people import position_text
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import clamp, require, window_of
from penilaian_desktop.storage.unit_of_work import ReadUnit


@dataclass(frozen=True, slots=True)
class GiverChoices:
    """Reads whom the appraiser may choose; `PeerFeedback` asks them."""

    context: Context

    def of(self, s: Session, person_id: str, period_code: str) -> tuple[GiverChoice, ...]:
        """Return everybody but the person and the session's own, those near by first.

        A subordinate is whoever the person appraises, a ketua tim whoever leads them; all others
        are peers. Raises NotAllowed.
        """
        code = PeriodCode.parse(period_code)
        with self.context.read() as unit:
            day = clamp(self.context.today(unit), code.starts, code.ends)
            require(unit, s, Action.ASK_FEEDBACK, person_id, day)
            below = {
                r.person_id
                for r in unit.find(
                    Relation, relation_kind=RelationKind.APPRAISER, other_id=person_id
                )
            }
            leads = {
                r.other_id
                for r in unit.find(
                    Relation, relation_kind=RelationKind.TEAM_LEAD, person_id=person_id
                )
            }
            heads = _heads(unit, day)
            places = _places(unit, day)
            units = {one.id: one.name for one in unit.find(Unit)}
            here = places.get(person_id)
            found = []
            for employee in unit.find(Employee):
                if employee.id in {person_id, s.person_id}:
                    continue
                role = GiverRole.PEER
                if employee.id in below:
                    role = GiverRole.SUBORDINATE
                elif employee.id in leads:
                    role = GiverRole.TEAM_LEAD
                place = places.get(employee.id)
                near = (
                    role is not GiverRole.PEER
                    or (here is not None and place is not None and place.unit_id == here.unit_id)
                    or (person_id in heads and heads.get(employee.id) == heads[person_id])
                )
                item = PersonItem(
                    person_id=employee.id,
                    name=employee.name,
                    identity=employee.identity,
                    position=position_text(place) if place else "",
                    unit=units.get(place.unit_id, "") if place else "",
                )
                found.append(GiverChoice(person=item, role=role, near=near))
            found.sort(key=lambda one: (not one.near, name_order(one.person.name), one.person.name))
            return tuple(found)


def _heads(unit: ReadUnit, day: date) -> dict[str, str]:
    """Return who appraises whom on a day; of several the newest relation counts."""
    valid = [
        r
        for r in unit.find(Relation, relation_kind=RelationKind.APPRAISER)
        if window_of(r).covers(day)
    ]
    return {r.person_id: r.other_id for r in sorted(valid, key=lambda r: (r.starts, r.id))}


def _places(unit: ReadUnit, day: date) -> dict[str, Assignment]:
    """Return the assignment of everybody on a day, the definitive one before an acting one."""
    found = [
        a for a in unit.find(Assignment) if a.starts <= day and (a.ends is None or day <= a.ends)
    ]
    found.sort(key=lambda a: (a.assignment_kind is AssignmentKind.DEFINITIF, a.starts))
    return {a.person_id: a for a in found}
