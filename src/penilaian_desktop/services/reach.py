"""Whom a session may have to do with, asked for many persons at once.

`services.standing.require` asks the database about each person anew. In a long list most persons
have nothing to do with whoever looks: for those the roles of the account decide alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from penilaian_desktop.domain.access import Action, allowed
from penilaian_desktop.domain.delegation import Delegation
from penilaian_desktop.domain.employee import Relation, RelationKind
from penilaian_desktop.domain.errors import NotAllowed
from penilaian_desktop.services.people import staff_windows
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import OFFICE_STANDINGS, require
from penilaian_desktop.storage.prefetched import Prefetched
from penilaian_desktop.storage.unit_of_work import ReadUnit


class Reach:
    """Answers as `require` does, for actions of appraisers, their superiors, HR and oneself."""

    def __init__(self, unit: ReadUnit, s: Session) -> None:
        self._unit = Prefetched(unit)
        self._s = s
        self._office = frozenset(
            OFFICE_STANDINGS[role] for role in s.roles if role in OFFICE_STANDINGS
        )
        staff = staff_windows(unit, s)
        self._near = {*staff, *self._superior_of(tuple(staff))} if s.person_id else set()

    def _superior_of(self, staff: tuple[str, ...]) -> set[str]:
        """Return who may have the session's person as superior of the appraiser."""
        find = self._unit.find
        named = find(
            Relation, other_id=self._s.person_id, relation_kind=RelationKind.APPRAISER_SUPERIOR
        )
        below = find(Relation, other_id=staff, relation_kind=RelationKind.APPRAISER)
        return {relation.person_id for relation in (*named, *below)}

    def people(self, action: Action) -> tuple[str, ...] | None:
        """Return everybody on whom the session may take an action at all, None for no limit."""
        if allowed(action, self._office):
            return None
        return tuple(self._near | ({self._s.person_id} - {""}))

    def look_at(self, persons: Iterable[str]) -> None:
        """Read ahead how the session stands to those of the persons whom it has to do with."""
        near = self._near.intersection(persons)
        heads = {r.other_id for r in self._unit.ahead(Relation, "person_id", near)}
        self._unit.ahead(Relation, "person_id", heads)
        self._unit.ahead(Delegation, "other_id", (self._s.person_id,))

    def may(self, action: Action, person_id: str, starts: date, ends: date | None = None) -> bool:
        """Tell whether the session may take an action on a person in a span of days."""
        if person_id != self._s.person_id and person_id not in self._near:
            return allowed(action, self._office)
        try:
            require(self._unit, self._s, action, person_id, starts, ends)
        except NotAllowed:
            return False
        return True
