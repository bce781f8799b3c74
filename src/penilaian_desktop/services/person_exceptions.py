"""Exceptions: who is counted out of the missing, from when to when, by which document."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from penilaian_desktop.domain.access import Action, Role
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.monitor import ExceptionKind, PersonException
from penilaian_desktop.domain.monitor_views import ExceptionItem
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.services.as_shown import check_shown
from penilaian_desktop.services.calibration_reading import paths_of, reachable
from penilaian_desktop.services.context import Context, step_label
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require_office
from penilaian_desktop.storage.unit_of_work import ReadUnit


@dataclass(frozen=True, slots=True)
class PersonExceptions:
    """Use cases of exceptions: HR writes, heads read those of whom they lead."""

    context: Context

    def list(self, s: Session) -> tuple[ExceptionItem, ...]:
        """Return the exceptions, those that end last first."""
        with self.context.read() as unit:
            require_office(s, Action.READ_BOARD)
            today = self.context.today(unit)
            found = unit.find(PersonException)
            if Role.HR not in s.roles:
                led = reachable(unit, s, today) if Role.APPRAISER in s.roles else frozenset()
                found = tuple(one for one in found if one.person_id in led)
            return self._items(unit, found, today)

    def save(
        self,
        s: Session,
        exception_id: str | None,
        *,
        person_id: str,
        kind: ExceptionKind,
        starts: date,
        ends: date | None = None,
        document: str = "",
        note: str = "",
        version: int | None = None,
    ) -> Outcome[ExceptionItem]:
        """Write a new exception, or change one from `version`; HR only.

        Raises RuleViolation `exception_ends_first`, `exception_overlaps`, NotAllowed.
        """
        require_office(s, Action.WRITE_MASTER_DATA)
        if ends is not None and ends < starts:
            raise RuleViolation("exception_ends_first", field="ends")
        with self.context.write(s, "undo_exception_written") as unit:
            old = unit.require(PersonException, exception_id) if exception_id else None
            check_shown(old, version)
            person = unit.require(Employee, person_id)
            for other in unit.find(PersonException, person_id=person_id):
                if other.id != exception_id and _overlap(other, starts, ends):
                    raise RuleViolation("exception_overlaps", field="starts", name=person.name)
            base = old or PersonException(
                id=new_id(), at=self.context.now(), person_id=person_id, exception_kind=kind,
                starts=starts,
            )  # fmt: skip
            new = replace(
                base, person_id=person_id, exception_kind=kind, starts=starts, ends=ends,
                document=document.strip(), note=note.strip(),
            )  # fmt: skip
            written = unit.add(new) if old is None else unit.put(new) if new != old else old
            item = self._items(unit, (written,), self.context.today(unit))[0]
        return Outcome(item, _changes(person_id), step_label(unit, "undo_exception_written"))

    def delete(self, s: Session, exception_id: str) -> Outcome[None]:
        """Take an exception away; HR only."""
        require_office(s, Action.WRITE_MASTER_DATA)
        with self.context.write(s, "undo_exception_deleted") as unit:
            found = unit.require(PersonException, exception_id)
            unit.delete(PersonException, exception_id)
        return Outcome(None, _changes(found.person_id), step_label(unit, "undo_exception_deleted"))

    def _items(
        self, unit: ReadUnit, found: tuple[PersonException, ...], today: date
    ) -> tuple[ExceptionItem, ...]:
        people = {one.person_id for one in found}
        known = {e.id: e for e in unit.find(Employee, id=tuple(people))}
        paths = paths_of(unit, people, today)
        items = [
            ExceptionItem(
                id=one.id,
                version=one.version,
                person_id=one.person_id,
                name=known[one.person_id].name if one.person_id in known else "",
                identity=known[one.person_id].identity if one.person_id in known else "",
                unit_name=paths[one.person_id][0].name if paths.get(one.person_id) else "",
                kind=one.exception_kind,
                starts=one.starts,
                ends=one.ends,
                document=one.document,
                note=one.note,
            )
            for one in found
        ]
        items.sort(key=lambda item: name_order(item.name))
        items.sort(key=lambda item: item.ends or date.max, reverse=True)
        return tuple(items)


def _overlap(one: PersonException, starts: date, ends: date | None) -> bool:
    return one.starts <= (ends or date.max) and starts <= (one.ends or date.max)


def _changes(person_id: str) -> Changes:
    return Changes.of(Area.EMPLOYEES, Area.APPRAISALS, persons=(person_id,))
