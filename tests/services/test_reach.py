"""What a session may do with many persons is what it may do with each (section 3 no. 14)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.services.office import TODAY

from penilaian_desktop.domain.access import Action, Role
from penilaian_desktop.domain.employee import RelationKind
from penilaian_desktop.domain.errors import NotAllowed
from penilaian_desktop.services.reach import Reach
from penilaian_desktop.services.standing import require

ACTIONS = (
    Action.READ_FOLLOW_UP, Action.WRITE_FOLLOW_UP, Action.APPROVE_FOLLOW_UP,
    Action.READ_RECOGNITION, Action.GIVE_RECOGNITION, Action.READ_PARTICIPATION,
)  # fmt: skip


def allowed(unit, s, action: Action, person: str, day: date) -> bool:
    try:
        require(unit, s, action, person, day)
    except NotAllowed:
        return False
    return True


@pytest.mark.parametrize("roles", [(), (Role.HR,), (Role.OPERATOR,)])
@pytest.mark.parametrize("who", ["siti", "bambang", "hendra", "yohanes", "nurul"])
def test_many_persons_at_once_are_answered_as_each_alone(office, who, roles):
    """Relations of all kinds, some of them over, and everybody towards oneself."""
    office.relate(RelationKind.APPRAISER_SUPERIOR, "yohanes", "siti")
    office.relate(RelationKind.DELEGATE, "bambang", "yohanes")
    s = office.session(who, *roles)
    everybody = office.ids.values()
    with office.workspace.read() as unit:
        reach = Reach(unit, s)
        reach.look_at(everybody)
        for day in (TODAY, TODAY - timedelta(days=4000)):
            for action in ACTIONS:
                one_by_one = {
                    person
                    for person in office.ids.values()
                    if allowed(unit, s, action, person, day)
                }
                assert {p for p in everybody if reach.may(action, p, day)} == one_by_one
                near = reach.people(action)
                assert near is None or one_by_one <= set(near)
