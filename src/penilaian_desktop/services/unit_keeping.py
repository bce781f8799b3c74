"""Whose records of a unit an account keeps: its own unit's and those below, HR every unit's."""

from __future__ import annotations

from datetime import date

from penilaian_desktop.domain.access import Action, Role
from penilaian_desktop.domain.employee import Unit
from penilaian_desktop.domain.errors import NotAllowed
from penilaian_desktop.services.people import assignments_on
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require_office
from penilaian_desktop.storage.person_reads import held_between
from penilaian_desktop.storage.unit_of_work import ReadUnit


def kept_units(unit: ReadUnit, s: Session, day: date) -> frozenset[str]:
    """Return the units whose records the account keeps or reads on a day.

    HR: all of them. Anybody else: the units they hold a position in, and those below.
    """
    every = unit.find(Unit)
    if Role.HR in s.roles:
        return frozenset(u.id for u in every)
    found = {a.unit_id for a in assignments_on(unit, s.person_id, day)} if s.person_id else set()
    while more := {u.id for u in every if u.parent_id in found} - found:
        found |= more
    return frozenset(found)


def seen_units(unit: ReadUnit, s: Session, day: date) -> frozenset[str]:
    """Return the units whose register the account reads: tim penyusun everybody's."""
    if Role.DRAFTER in s.roles:
        return frozenset(u.id for u in unit.find(Unit))
    return kept_units(unit, s, day)


def heard_units(unit: ReadUnit, s: Session, day: date) -> frozenset[str]:
    """Return the units whose public voice the account reads: tim penyusun everybody's.

    Who leads a unit as well hears what it keeps: only there may the citizen be seen.
    """
    return kept_units(unit, s, day) if Role.APPRAISER in s.roles else seen_units(unit, s, day)


def below(unit: ReadUnit, unit_id: str) -> frozenset[str]:
    """Return a unit and those below it."""
    every = unit.find(Unit)
    found = {unit_id}
    while more := {u.id for u in every if u.parent_id in found} - found:
        found |= more
    return frozenset(found)


def require_unit(unit: ReadUnit, s: Session, action: Action, unit_id: str, day: date) -> None:
    """Raise NotAllowed unless the account's role opens the action and the unit is one it keeps."""
    require_office(s, action)
    if unit_id not in _REACH.get(action, kept_units)(unit, s, day):
        raise NotAllowed("unit_not_yours")


_REACH = {Action.READ_IMPROVEMENT: seen_units, Action.READ_VOICE: heard_units}
"""How far an action reaches that reads more than the units one keeps."""


def people_in(unit: ReadUnit, units: frozenset[str], first: date, last: date) -> dict[str, str]:
    """Return who held a position in the units on any day of a span, with the newest unit."""
    found: dict[str, tuple[str, str]] = {}
    for person, place, starts in held_between(unit, first.isoformat(), last.isoformat()):
        if place in units and (person not in found or starts > found[person][0]):
            found[person] = (starts, place)
    return {person: place for person, (_, place) in found.items()}
