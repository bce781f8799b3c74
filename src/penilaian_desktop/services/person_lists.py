"""Many persons as lists show them, without opening the record of each."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from penilaian_desktop.domain.employee import AssignmentKind, Unit
from penilaian_desktop.domain.golongan import rank_text
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.services.people import ACTING_PREFIX
from penilaian_desktop.storage.person_reads import Named, Position, named, positions
from penilaian_desktop.storage.unit_of_work import ReadUnit

FEW = 2_000
"""Up to so many persons are named to the database one by one; beyond it reads everybody."""
_DEFINITIF = AssignmentKind.DEFINITIF.value
_PREFIX = {kind.value: prefix for kind, prefix in ACTING_PREFIX.items()}


class PersonList:
    """Persons of one snapshot; says of each what `services.people.person_item` would say."""

    def __init__(self, unit: ReadUnit, people: Collection[str] | None = None) -> None:
        """Read some persons, everybody by default."""
        wanted = people if people is None or len(people) <= FEW else None
        self._named: dict[str, Named] = {one.id: one for one in named(unit, wanted)}
        self._held: dict[str, list[Position]] = {}
        for position in positions(unit, wanted):
            self._held.setdefault(position.person_id, []).append(position)
        self._same: dict[str, PersonItem] = {}
        """Who had one position all along is the same on every day."""
        self._units = {u.id: u.name for u in unit.find(Unit)}

    def known(self, person_id: str) -> bool:
        """Tell whether a person is there and was not deleted."""
        found = self._named.get(person_id)
        return found is not None and not found.deleted

    def name(self, person_id: str) -> str:
        """Return the name of a person, also of a deleted one; "" for an unknown one."""
        found = self._named.get(person_id)
        return found.name if found else ""

    def item(self, person_id: str, day: date) -> PersonItem:
        """Return a person as lists show them on a day; an unknown id gives one without a name."""
        found = self._named.get(person_id)
        if found is None or found.deleted:
            return PersonItem(person_id=person_id, name="", identity="", position="", unit="")
        held = self._held.get(person_id, ())
        if len(held) > 1:
            return self._item(found, _near(held, day.isoformat()))
        if person_id not in self._same:
            self._same[person_id] = self._item(found, held[0] if held else None)
        return self._same[person_id]

    def _item(self, found: Named, place: Position | None) -> PersonItem:
        return PersonItem(
            person_id=found.id,
            name=found.name,
            identity=found.identity,
            position=_PREFIX.get(place.kind, "") + place.position if place else "",
            unit=self._units.get(place.unit_id, "") if place else "",
            rank=rank_text(place.golongan) if place and place.golongan else "",
            status=found.status,
        )


def person_items(unit: ReadUnit, people: Iterable[str], day: date) -> list[PersonItem]:
    """Return persons as lists show them on a day, in their order."""
    ids = tuple(people)
    held = PersonList(unit, ids)
    return [held.item(person, day) for person in ids]


def _near(held: Collection[Position], day: str) -> Position:
    """Return the definitive position on a day, else the newest before it, else the first."""
    every = sorted(held, key=lambda p: p.starts)
    current = [p for p in every if p.starts <= day and (p.ends is None or day <= p.ends)]
    if current:
        current.reverse()
        return min(current, key=lambda p: p.kind != _DEFINITIF)
    before = [p for p in every if p.starts <= day]
    return before[-1] if before else every[0]
