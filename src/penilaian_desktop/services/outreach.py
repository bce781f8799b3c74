"""Meetings about the system of appraisal, and the share of the staff they reached (SM-10)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.employee import Unit
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.outreach import OutreachEvent, OutreachKind
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.recognition_views import (
    OutreachBoard,
    OutreachItem,
    ReachedUnit,
)
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.voice_rules import require_sound
from penilaian_desktop.services.as_shown import check_shown
from penilaian_desktop.services.context import Context, step_label
from penilaian_desktop.services.people import unit_path
from penilaian_desktop.services.person_lists import PersonList, person_items
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require_office
from penilaian_desktop.services.unit_keeping import below, kept_units, people_in, require_unit
from penilaian_desktop.storage.prefetched import Prefetched
from penilaian_desktop.storage.unit_of_work import ReadUnit

MOST_OTHERS = 100_000
_CHANGES = Changes.of(Area.TRAINING)


@dataclass(frozen=True, slots=True)
class Outreach:
    """Use cases of meetings; heads keep those of their units, HR those of all."""

    context: Context

    def board(self, s: Session, year: int) -> OutreachBoard:
        """Return the meetings of a year, and who was reached by unit. Raises NotAllowed."""
        require_office(s, Action.READ_OUTREACH)
        first, last = date(year, 1, 1), date(year, 12, 31)
        with self.context.read() as reading:
            unit = Prefetched(reading)
            today = self.context.today(unit)
            kept = kept_units(unit, s, today)
            places = people_in(unit, kept, first, min(last, max(today, first)))
            every = [
                event
                for event in unit.find(OutreachEvent, order=("-held_on", "-id"))
                if event.held_on.year == year
            ]
            came = {person for event in every for person in event.attendees}
            unit.all_ahead(Unit)
            people = PersonList(unit, came)
            names = {u.id: u.name for u in unit.find(Unit, include_deleted=True)}
            return OutreachBoard(
                year=year,
                events=tuple(
                    OutreachItem(
                        event=event,
                        unit=names.get(event.unit_id, ""),
                        people=_sorted(people.item(p, event.held_on) for p in event.attendees),
                        may_edit=event.unit_id in kept,
                    )
                    for event in every
                    if event.unit_id in kept or not places.keys().isdisjoint(event.attendees)
                ),
                units=_reached(places, came, names),
                staff=len(places),
                reached=len(came & places.keys()),
                places=tuple(
                    (one, names.get(one, ""))
                    for one in sorted(
                        kept, key=lambda i: (len(unit_path(unit, i)), names.get(i, "").casefold())
                    )
                ),
            )

    def staff(self, s: Session, unit_id: str, day: date) -> tuple[PersonItem, ...]:
        """Return the staff of a unit and those below on a day, by name: for the whole in one step.

        Raises NotAllowed for a unit that the account does not keep.
        """
        with self.context.read() as unit:
            today = self.context.today(unit)
            require_unit(unit, s, Action.READ_OUTREACH, unit_id, today)
            return _people(unit, tuple(people_in(unit, below(unit, unit_id), day, day)), day)

    def save(
        self, s: Session, event_id: str | None, *, unit_id: str, held_on: date,
        kind: OutreachKind, title: str, place: str = "", material: str = "",
        attendees: Sequence[str] = (), others: int = 0, version: int | None = None,
    ) -> Outcome[OutreachEvent]:  # fmt: skip
        """Write a meeting, new (None) or changed from `version`; its unit stays.

        Raises NotAllowed; RuleViolation `outreach_title_missing`, `outreach_in_future`,
        `outreach_others_wrong`, `outreach_nobody`, `outreach_person_elsewhere`.
        """
        if not title.strip():
            raise RuleViolation("outreach_title_missing", field="title")
        if not 0 <= others <= MOST_OTHERS:
            raise RuleViolation("outreach_others_wrong", field="others")
        came = tuple(dict.fromkeys(attendees))
        if not came and not others:
            raise RuleViolation("outreach_nobody", field="attendees")
        with self.context.write(s, "undo_outreach_saved", title=title.strip()) as unit:
            today = self.context.today(unit)
            old = unit.require(OutreachEvent, event_id) if event_id else None
            home = old.unit_id if old else unit_id
            require_unit(unit, s, Action.WRITE_OUTREACH, home, today)
            check_shown(old, version)
            if held_on > today:
                raise RuleViolation("outreach_in_future", field="held_on")
            near = people_in(unit, kept_units(unit, s, today), held_on, held_on)
            known = near.keys() | (set(old.attendees) if old else set())
            if not known >= set(came):
                raise RuleViolation("outreach_person_elsewhere", field="attendees")
            base = old or OutreachEvent(
                id=new_id(), at=self.context.now(), unit_id=home, held_on=held_on,
                outreach_kind=kind, title="",
            )  # fmt: skip
            new = replace(
                base, held_on=held_on, outreach_kind=kind, title=title.strip(),
                place=place.strip(), material=material.strip(), attendees=came, others=others,
            )  # fmt: skip
            require_sound(new, self.context.now())
            written = unit.add(new) if old is None else unit.put(new) if new != old else old
        return Outcome(
            written, _CHANGES, step_label(unit, "undo_outreach_saved", title=written.title)
        )

    def delete(self, s: Session, event_id: str) -> Outcome[None]:
        """Remove a meeting."""
        with self.context.write(s, "undo_outreach_deleted") as unit:
            old = unit.require(OutreachEvent, event_id)
            require_unit(unit, s, Action.WRITE_OUTREACH, old.unit_id, self.context.today(unit))
            unit.delete(OutreachEvent, event_id)
        return Outcome(None, _CHANGES, step_label(unit, "undo_outreach_deleted"))


def _people(unit: ReadUnit, ids: Sequence[str], day: date) -> tuple[PersonItem, ...]:
    return _sorted(person_items(unit, ids, day))


def _sorted(people: Iterable[PersonItem]) -> tuple[PersonItem, ...]:
    return tuple(sorted(people, key=lambda p: (name_order(p.name), p.person_id)))


def _reached(
    places: dict[str, str], came: set[str], names: dict[str, str]
) -> tuple[ReachedUnit, ...]:
    staff = Counter(places.values())
    here = Counter(places[person] for person in came if person in places)
    found = [
        ReachedUnit(unit_id=one, unit=names.get(one, ""), staff=count, reached=here[one])
        for one, count in staff.items()
    ]
    return tuple(sorted(found, key=lambda x: x.unit.casefold()))
