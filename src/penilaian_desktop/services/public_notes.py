"""Complaints, praise, advice and meetings with the public (PR-5, PR-6, TJ-9, WG-8, WG-9, X-6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import median

from penilaian_desktop.domain.access import Action, allowed
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Outcome
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.public_voice import (
    Channel,
    Citizen,
    Forum,
    NoteKind,
    PublicNote,
    PublicService,
)
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.unnamed import STAFF, without_names
from penilaian_desktop.domain.voice_rules import require_sound
from penilaian_desktop.domain.voice_views import (
    ComplaintFigures,
    ForumItem,
    HeardLine,
    NoteItem,
    PublicMaterial,
)
from penilaian_desktop.domain.wording import short_date
from penilaian_desktop.services.as_shown import check_shown
from penilaian_desktop.services.citizens import without_citizens
from penilaian_desktop.services.context import Context, step_label
from penilaian_desktop.services.people import person_item, unit_of, unit_path
from penilaian_desktop.services.public_services import CHANGES, names_of
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import clamp, office_standings, require, require_office
from penilaian_desktop.services.survey_reading import SCHEME, result_of, surveyed_for
from penilaian_desktop.services.unit_bounds import works_below
from penilaian_desktop.services.unit_keeping import below, heard_units, people_in, require_unit
from penilaian_desktop.storage.note_reads import notes_between
from penilaian_desktop.storage.unit_of_work import ReadUnit, UnitOfWork

LONG_OPEN = 14
"""Days after which an open complaint is pointed out where its service promises nothing."""


@dataclass(frozen=True, slots=True)
class PublicNotes:
    """Use cases of what citizens bring; who they are is seen by the keeper alone.

    A keeper whom a note names does not see who brought it either.
    """

    context: Context

    # --- notes -----------------------------------------------------------------------------
    def list(
        self, s: Session, starts: date, ends: date, *, unit_id: str = ""
    ) -> tuple[NoteItem, ...]:
        """Return the notes received in a span, the newest first, and every one still open.

        Open ones of earlier days stand there too: they are what is to be done. Who only reads
        (tim penyusun) sees neither citizen nor employee, in the words of a note either. Raises
        NotAllowed.
        """
        require_office(s, Action.READ_VOICE)
        with self.context.read() as unit:
            today = self.context.today(unit)
            kept = heard_units(unit, s, today)
            if unit_id:
                require_unit(unit, s, Action.READ_VOICE, unit_id, today)
                kept = frozenset({unit_id})
            found = notes_between(unit, kept, starts, ends)
            return self._items(unit, s, found, today)

    def persons(self, s: Session, unit_id: str) -> tuple[PersonItem, ...]:
        """Return whom a note of a unit may name today: who holds a position there or below."""
        with self.context.read() as unit:
            today = self.context.today(unit)
            require_unit(unit, s, Action.WRITE_VOICE, unit_id, today)
            found = people_in(unit, below(unit, unit_id), today, today)
            items = [person_item(unit, person, today) for person in found]
            return tuple(sorted(items, key=lambda item: name_order(item.name)))

    def save(
        self,
        s: Session,
        note_id: str | None,
        *,
        unit_id: str,
        kind: NoteKind,
        channel: Channel,
        received_on: date,
        text: str,
        service_id: str | None = None,
        person_id: str = "",
        too_slow: bool = False,
        citizen: str | None = "",
        contact: str = "",
        again: bool = False,
        version: int | None = None,
    ) -> Outcome[PublicNote]:
        """Write a note, new (None) or changed from `version`; its unit stays.

        The citizen may stay unnamed. None as `citizen` leaves who brought it as it is: the writer
        is named by the note and does not see it. `again` writes a new note that stands there word
        for word already.

        Raises NotAllowed; RuleViolation `note_text_missing`, `note_in_future`, `service_missing`,
        `note_person_elsewhere`, `solved_before_received`, `day_implausible`,
        `note_written_already` (field "text").
        """
        if not text.strip():
            raise RuleViolation("note_text_missing", field="text")
        with self.context.write(s, "undo_note_saved") as unit:
            today = self.context.today(unit)
            old = unit.require(PublicNote, note_id) if note_id else None
            place = old.unit_id if old else unit_id
            require_unit(unit, s, Action.WRITE_VOICE, place, today)
            check_shown(old, version)
            if received_on > today:
                raise RuleViolation("note_in_future", field="received_on")
            if old is not None and old.solved_on is not None and received_on > old.solved_on:
                raise RuleViolation("solved_before_received", field="received_on")
            self._check(unit, place, service_id, person_id, received_on)
            if old is None and not again:
                _ask_again(unit, place, kind, received_on, text, person_id)
            if old is not None and old.person_id == s.person_id != "":
                (seen,) = without_citizens(unit, (old,))
                text = old.text if text.strip() == seen.text else text
            base = old or PublicNote(
                id=new_id(), at=self.context.now(), unit_id=place, note_kind=kind,
                channel=channel, received_on=received_on, text="",
            )  # fmt: skip
            new = replace(
                base, note_kind=kind, channel=channel, received_on=received_on, text=text.strip(),
                service_id=service_id, person_id=person_id, too_slow=too_slow,
            )  # fmt: skip
            require_sound(new, self.context.now())
            named = citizen is not None and self._name(unit, new, citizen.strip(), contact.strip())
            same = new == old and not named  # who brought it is part of what a form shows
            written = unit.add(new) if old is None else old if same else unit.put(new)
        return Outcome(written, CHANGES, step_label(unit, "undo_note_saved"))

    def solve(
        self, s: Session, note_id: str, *, solved_on: date, solution: str,
        version: int | None = None,
    ) -> Outcome[PublicNote]:  # fmt: skip
        """Say how and when a complaint was solved (WG-9), as `version` showed it.

        Raises NotAllowed; RuleViolation `solution_missing`, `solved_before_received`,
        `note_in_future`.
        """
        if not solution.strip():
            raise RuleViolation("solution_missing", field="solution")
        with self.context.write(s, "undo_note_solved") as unit:
            today = self.context.today(unit)
            old = unit.require(PublicNote, note_id)
            require_unit(unit, s, Action.WRITE_VOICE, old.unit_id, today)
            check_shown(old, version)
            if solved_on < old.received_on:
                raise RuleViolation("solved_before_received", field="solved_on")
            if solved_on > today:
                raise RuleViolation("note_in_future", field="solved_on")
            new = replace(old, solved_on=solved_on, solution=solution.strip())
            require_sound(new, self.context.now())
            written = unit.put(new) if new != old else old
        return Outcome(written, CHANGES, step_label(unit, "undo_note_solved"))

    def delete(self, s: Session, note_id: str) -> Outcome[None]:
        """Remove a note, and who brought it."""
        with self.context.write(s, "undo_note_deleted") as unit:
            old = unit.require(PublicNote, note_id)
            require_unit(unit, s, Action.WRITE_VOICE, old.unit_id, self.context.today(unit))
            for citizen in unit.find(Citizen, note_id=note_id):
                unit.delete(Citizen, citizen.id)
            unit.delete(PublicNote, note_id)
        return Outcome(None, CHANGES, step_label(unit, "undo_note_deleted"))

    def figures(self, s: Session, starts: date, ends: date) -> tuple[ComplaintFigures, ...]:
        """Return complaints, praise and the median days to solve by unit, by name (WG-9)."""
        require_office(s, Action.READ_VOICE)
        with self.context.read() as unit:
            kept = heard_units(unit, s, self.context.today(unit))
            by_unit: dict[str, list[PublicNote]] = {}
            for note in unit.find(PublicNote, unit_id=tuple(kept)):
                if starts <= note.received_on <= ends:
                    by_unit.setdefault(note.unit_id, []).append(note)
            names = names_of(unit, by_unit)
            lines = [figures_of(i, names.get(i, ""), notes) for i, notes in by_unit.items()]
            return tuple(sorted(lines, key=lambda line: line.unit.casefold()))

    def praise(self, s: Session, person_id: str) -> tuple[HeardLine, ...]:
        """Return the praise that names a person, the newest first, without who said it (PR-6).

        The ASN reads their own, whoever leads them today that of staff. Raises NotAllowed.
        """
        with self.context.read() as unit:
            today = self.context.today(unit)
            require(unit, s, Action.READ_RECOGNITION, person_id, today)
            found = unit.find(
                PublicNote, order=("-received_on",), person_id=person_id, note_kind=NoteKind.PRAISE
            )
            return tuple(_heard(note, person_id) for note in without_citizens(unit, found))

    def material(self, s: Session, person_id: str, period_code: str) -> PublicMaterial:
        """Return what the public said about a person's unit in a period (WG-8), for the appraiser.

        The citizen is never in it. Raises NotAllowed.
        """
        code = PeriodCode.parse(period_code)
        with self.context.read() as unit:
            day = clamp(self.context.today(unit), code.starts, code.ends)
            require(unit, s, Action.READ_DRAFT_APPRAISAL, person_id, day)
            place = unit_of(unit, person_id, day)
            units = tuple(step.id for step in unit_path(unit, place.id if place else None))
            notes = [
                note
                for note in unit.find(PublicNote, order=("-received_on",), unit_id=units)
                if note.received_on in code and note.person_id in {"", person_id}
            ]
            lines = [_heard(note, person_id) for note in without_citizens(unit, notes)]
            lines += [
                HeardLine(
                    day=forum.held_on, channel=Channel.FORUM, kind=None,
                    text=f"{forum.topic}: {forum.points}", names_person=False,
                )
                for forum in unit.find(Forum, unit_id=units)
                if forum.held_on in code
            ]  # fmt: skip
            lines.sort(key=lambda line: (not line.names_person, -line.day.toordinal()))
            found = surveyed_for(unit, person_id, code)
            index = result_of(self.context, SCHEME, found.tally) if found is not None else None
            return PublicMaterial(
                unit=found.unit.name if found is not None else "",
                index=index,
                lines=tuple(lines),
            )

    # --- forums ----------------------------------------------------------------------------
    def forums(self, s: Session, starts: date, ends: date) -> tuple[ForumItem, ...]:
        """Return the meetings of a span, the newest first."""
        require_office(s, Action.READ_VOICE)
        with self.context.read() as unit:
            kept = heard_units(unit, s, self.context.today(unit))
            found = [
                f
                for f in unit.find(Forum, order=("-held_on", "-id"), unit_id=tuple(kept))
                if starts <= f.held_on <= ends
            ]
            names = names_of(unit, {f.unit_id for f in found})
            services = _services(unit, found)
            return tuple(
                ForumItem(
                    forum=f,
                    unit=names.get(f.unit_id, ""),
                    service=services.get(f.service_id or "", ""),
                )
                for f in found
            )

    def save_forum(
        self,
        s: Session,
        forum_id: str | None,
        *,
        unit_id: str,
        held_on: date,
        place: str,
        topic: str,
        participants: int,
        points: str,
        follow_up: str = "",
        service_id: str | None = None,
        version: int | None = None,
    ) -> Outcome[Forum]:
        """Write the record of a meeting (TJ-9), new (None) or changed from `version`.

        Raises NotAllowed; RuleViolation `forum_text_missing` (field topic or points),
        `forum_participants_wrong`, `note_in_future`, `service_missing`.
        """
        for field, text in (("topic", topic), ("points", points)):
            if not text.strip():
                raise RuleViolation("forum_text_missing", field=field)
        if not 1 <= participants <= 100_000:
            raise RuleViolation("forum_participants_wrong", field="participants")
        with self.context.write(s, "undo_forum_saved") as unit:
            today = self.context.today(unit)
            old = unit.require(Forum, forum_id) if forum_id else None
            home = old.unit_id if old else unit_id
            require_unit(unit, s, Action.WRITE_VOICE, home, today)
            check_shown(old, version)
            if held_on > today:
                raise RuleViolation("note_in_future", field="held_on")
            self._check(unit, home, service_id, "", held_on)
            base = old or Forum(
                id=new_id(), at=self.context.now(), unit_id=home, held_on=held_on, place="",
                topic="", participants=0, points="",
            )  # fmt: skip
            new = replace(
                base, held_on=held_on, place=place.strip(), topic=topic.strip(),
                participants=participants, points=points.strip(), follow_up=follow_up.strip(),
                service_id=service_id,
            )  # fmt: skip
            require_sound(new, self.context.now())
            written = unit.add(new) if old is None else unit.put(new) if new != old else old
        return Outcome(written, CHANGES, step_label(unit, "undo_forum_saved"))

    def delete_forum(self, s: Session, forum_id: str) -> Outcome[None]:
        """Remove the record of a meeting."""
        with self.context.write(s, "undo_forum_deleted") as unit:
            old = unit.require(Forum, forum_id)
            require_unit(unit, s, Action.WRITE_VOICE, old.unit_id, self.context.today(unit))
            unit.delete(Forum, forum_id)
        return Outcome(None, CHANGES, step_label(unit, "undo_forum_deleted"))

    # --- inside ----------------------------------------------------------------------------
    def _check(
        self, unit: ReadUnit, place: str, service_id: str | None, person_id: str, day: date
    ) -> None:
        if service_id:
            service = unit.get(PublicService, service_id)
            if service is None or service.unit_id != place:
                raise RuleViolation("service_missing", field="service")
        if person_id and not works_below(unit, person_id, place, day):
            raise RuleViolation("note_person_elsewhere", field="person")

    def _name(self, unit: UnitOfWork, note: PublicNote, name: str, contact: str) -> bool:
        """Keep who brought a note; return whether that is another one now."""
        found = unit.find(Citizen, note_id=note.id, limit=1)
        if not name and not contact:
            for citizen in found:
                unit.delete(Citizen, citizen.id)
            return bool(found)
        if not found:
            unit.add(
                Citizen(
                    id=new_id(), at=self.context.now(), unit_id=note.unit_id, note_id=note.id,
                    name=name, contact=contact,
                )
            )  # fmt: skip
        elif (found[0].name, found[0].contact) == (name, contact):
            return False
        else:
            unit.put(replace(found[0], name=name, contact=contact))
        return True

    def _items(
        self, unit: ReadUnit, s: Session, notes: Iterable[PublicNote], today: date
    ) -> tuple[NoteItem, ...]:
        every = tuple(notes)
        names = names_of(unit, {n.unit_id for n in every})
        services = _services(unit, every)
        promised = {
            x.id: x.days for x in unit.find(PublicService, id=tuple(services), include_deleted=True)
        }
        people = {
            e.id: e.name
            for e in unit.find(Employee, id=tuple({n.person_id for n in every if n.person_id}))
        }
        keeper = allowed(Action.WRITE_VOICE, office_standings(s))
        ids = tuple(n.id for n in every if keeper and n.person_id != s.person_id)
        if keeper:  # who is named by a note does not read who brought it in its words either
            about = without_citizens(unit, [n for n in every if n.person_id == s.person_id != ""])
            every = tuple({**{n.id: n for n in every}, **{n.id: n for n in about}}.values())
        citizens = {c.note_id: c for c in unit.find(Citizen, note_id=ids)}
        items = []
        for note in every if keeper else _unnamed(unit, every, people):
            limit = promised.get(note.service_id or "") or LONG_OPEN
            waits = note.note_kind is NoteKind.COMPLAINT and note.solved_on is None
            who = citizens.get(note.id)
            items.append(
                NoteItem(
                    note=note,
                    unit=names.get(note.unit_id, ""),
                    service=services.get(note.service_id or "", ""),
                    person=people.get(note.person_id, ""),
                    citizen=who.name if who else "",
                    contact=who.contact if who else "",
                    overdue=waits and (today - note.received_on).days > limit,
                )
            )
        return tuple(items)


def _ask_again(
    unit: ReadUnit, place: str, kind: NoteKind, day: date, text: str, person_id: str
) -> None:
    wanted = text.casefold().split()
    for note in unit.find(
        PublicNote, unit_id=place, received_on=day, note_kind=kind, person_id=person_id
    ):
        if note.text.casefold().split() == wanted:
            raise RuleViolation("note_written_already", field="text", day=short_date(day))


def _unnamed(
    unit: ReadUnit, notes: Sequence[PublicNote], people: Mapping[str, str]
) -> tuple[PublicNote, ...]:
    """Return notes that say neither who brought them nor whom they name."""

    def staff(text: str, note: PublicNote) -> str:
        named = people.get(note.person_id)
        return without_names(text, (named,), STAFF) if named else text

    return tuple(
        replace(n, text=staff(n.text, n), solution=staff(n.solution, n), person_id="")
        for n in without_citizens(unit, notes)
    )


def _services(unit: ReadUnit, records: Iterable[PublicNote | Forum]) -> dict[str, str]:
    ids = tuple({r.service_id for r in records if r.service_id})
    return {x.id: x.name for x in unit.find(PublicService, id=ids, include_deleted=True)}


def _heard(note: PublicNote, person_id: str) -> HeardLine:
    return HeardLine(
        day=note.received_on,
        channel=note.channel,
        kind=note.note_kind,
        text=note.text,
        names_person=note.person_id == person_id,
        solved=note.solved_on is not None,
    )


def figures_of(unit_id: str, name: str, notes: list[PublicNote]) -> ComplaintFigures:
    """Return what notes about a unit, or about one of its services, add up to."""
    complaints = [n for n in notes if n.note_kind is NoteKind.COMPLAINT]
    days = [d for n in complaints if (d := n.days_to_solve) is not None]
    return ComplaintFigures(
        unit_id=unit_id,
        unit=name,
        complaints=len(complaints),
        open=sum(n.solved_on is None for n in complaints),
        praise=sum(n.note_kind is NoteKind.PRAISE for n in notes),
        advice=sum(n.note_kind is NoteKind.ADVICE for n in notes),
        median_half_days=int(median(days) * 2) if days else None,
    )
