"""Master data of HR: the agency, its units, persons, positions and relations."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypedDict, TypeVar, Unpack

from penilaian_desktop.domain.access import Action, allowed
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.employee import (
    Agency,
    Assignment,
    Employee,
    EmployeeStatus,
    IdentityKind,
    Relation,
    RelationKind,
    Unit,
)
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.nip import clean_nip, parse_nip
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.record import Record
from penilaian_desktop.services.context import ZONES, Context, label
from penilaian_desktop.services.periods import PeriodKeeping, check_dates, store
from penilaian_desktop.services.person_lists import person_items
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import office_standings, related_windows, require_office
from penilaian_desktop.storage.unit_of_work import UnitOfWork

R = TypeVar("R", bound=Record)


class EmployeeFields(TypedDict, total=False):
    """The fields of a person that HR keeps."""

    name: str
    identity: str
    identity_kind: IdentityKind
    status: EmployeeStatus
    sex: str
    birth_date: date | None


@dataclass(frozen=True, slots=True)
class MasterData(PeriodKeeping):
    """Use cases of HR; every record is signed by the HR account that writes it."""

    context: Context

    # --- reading ---------------------------------------------------------------------------
    def employees(self, s: Session, search: str = "") -> tuple[PersonItem, ...]:
        """Return all persons by name; `search` narrows by name or identity number."""
        require_office(s, Action.READ_MASTER_DATA)
        wanted = search.casefold().split()
        digits = "".join(search.split())
        with self.context.read() as unit:
            today = self.context.today(unit)
            found = [
                employee
                for employee in sorted(
                    unit.find(Employee), key=lambda e: (name_order(e.name), e.id)
                )
                if all(word in employee.name.casefold() for word in wanted)
                or (digits.isdecimal() and digits in employee.identity)
            ]
            return tuple(person_items(unit, (employee.id for employee in found), today))

    def units(self, s: Session) -> tuple[Unit, ...]:
        """Return all units by name."""
        require_office(s, Action.READ_MASTER_DATA)
        with self.context.read() as unit:
            return unit.find(Unit, order=("name", "id"))

    def relations(self, s: Session, person_id: str) -> tuple[Relation, ...]:
        """Return all relations of a person with their dates, oldest first."""
        require_office(s, Action.READ_MASTER_DATA)
        with self.context.read() as unit:
            return unit.find(Relation, person_id=person_id, order=("starts", "id"))

    def assignments(self, s: Session, person_id: str) -> tuple[Assignment, ...]:
        """Return all assignments of a person, oldest first."""
        require_office(s, Action.READ_MASTER_DATA)
        with self.context.read() as unit:
            return unit.find(Assignment, person_id=person_id, order=("starts", "id"))

    def agency(self, s: Session) -> Agency | None:  # noqa: ARG002  (its name stands on the window)
        """Return the agency, or None before it was entered."""
        with self.context.read() as unit:
            found = unit.find(Agency, limit=1)
            return found[0] if found else None

    def person_by_identity(self, s: Session, identity: str) -> str:
        """Return the id of the person with an identity number that the session may know of.

        Raises RuleViolation `employee_unknown`, also for a person who is none of its business.
        """
        with self.context.read() as unit:
            wanted = clean_nip(identity)
            for employee in unit.find(Employee, identity=(wanted, identity.strip())):
                if (
                    employee.id == s.person_id
                    or allowed(Action.READ_MASTER_DATA, office_standings(s))
                    or related_windows(unit, s, employee.id)
                ):
                    return employee.id
        raise RuleViolation("employee_unknown", field="employee", identity=identity)

    # --- persons and units -----------------------------------------------------------------
    def save_agency(
        self, s: Session, *, name: str, place: str, time_zone: str = "WIB"
    ) -> Outcome[Agency]:
        """Write the agency. Raises RuleViolation `name_required`, `time_zone_unknown`."""
        require_office(s, Action.WRITE_MASTER_DATA)
        if not name.strip():
            raise RuleViolation("name_required", field="name")
        if time_zone not in ZONES:
            raise RuleViolation("time_zone_unknown", field="time_zone")
        with self.context.write(s, "undo_master_changed") as unit:
            found = unit.find(Agency, limit=1)
            old = found[0] if found else Agency(id="", at=self.context.now(), name="", place="")
            new = replace(old, name=name.strip(), place=place.strip(), time_zone=time_zone)
            written = store(unit, new)
        return self._outcome(written, Area.SETTINGS)

    def save_unit(
        self,
        s: Session,
        unit_id: str | None,
        *,
        name: str,
        parent_id: str | None = None,
        working_pattern_id: str | None = None,
        self_standing: bool = False,
    ) -> Outcome[Unit]:
        """Add a unit or change one. Raises RuleViolation `name_required`, `unit_in_itself`."""
        require_office(s, Action.WRITE_MASTER_DATA)
        if not name.strip():
            raise RuleViolation("name_required", field="name")
        with self.context.write(s, "undo_master_changed") as unit:
            above = parent_id
            while above is not None:
                if above == unit_id:
                    raise RuleViolation("unit_in_itself", field="parent_id")
                parent = unit.require(Unit, above)
                above = parent.parent_id
            old = (
                unit.require(Unit, unit_id)
                if unit_id
                else Unit(id="", at=self.context.now(), name="")
            )
            written = store(
                unit,
                replace(
                    old,
                    name=" ".join(name.split()),
                    parent_id=parent_id,
                    working_pattern_id=working_pattern_id,
                    self_standing=self_standing,
                ),
            )
        return self._outcome(written, Area.EMPLOYEES)

    def save_employee(
        self, s: Session, employee_id: str | None, **fields: Unpack[EmployeeFields]
    ) -> Outcome[Employee]:
        """Add a person or change one; what a NIP says is taken where a field is not given.

        Raises RuleViolation `name_required`, `identity_taken`, or one of the nip_* codes.
        """
        require_office(s, Action.WRITE_MASTER_DATA)
        with self.context.write(s, "undo_master_changed") as unit:
            old = (
                unit.require(Employee, employee_id)
                if employee_id
                else Employee(id="", at=self.context.now(), name="")
            )
            new = replace(old, **fields)
            new = replace(new, name=" ".join(new.name.split()))
            if not new.name:
                raise RuleViolation("name_required", field="name")
            if new.identity_kind is IdentityKind.NIP and new.identity:
                nip = parse_nip(new.identity)
                new = replace(
                    new,
                    identity=nip.text,
                    sex=new.sex or nip.sex,
                    birth_date=new.birth_date or nip.birth,
                )
            if new.identity:
                for other in unit.find(Employee, identity=new.identity):
                    if other.id != old.id:
                        raise RuleViolation("identity_taken", field="identity", name=other.name)
            written = store(unit, new)
        return self._outcome(written, Area.EMPLOYEES, written.id)

    def save_assignment(self, s: Session, assignment: Assignment) -> Outcome[Assignment]:
        """Write an assignment (id "" = a new one). Raises RuleViolation `dates_reversed`."""
        require_office(s, Action.WRITE_MASTER_DATA)
        check_dates(assignment.starts, assignment.ends)
        with self.context.write(s, "undo_master_changed") as unit:
            unit.require(Employee, assignment.person_id)
            unit.require(Unit, assignment.unit_id)
            written = store(unit, assignment)
        return self._outcome(written, Area.EMPLOYEES, written.person_id)

    def save_relation(
        self,
        s: Session,
        *,
        person_id: str,
        other_id: str,
        kind: RelationKind,
        starts: date,
        ends: date | None = None,
        relation_id: str | None = None,
    ) -> Outcome[Relation]:
        """Say who appraises a person from a day on; an open relation of that kind ends before it.

        Only APPRAISER and APPRAISER_SUPERIOR follow one another; a person may have several
        delegates and team leads. With `ends` (a PLT or PLH) the open relation goes on beside it,
        so that somebody appraises the person afterwards. Raises RuleViolation
        `never_own_appraiser`, `dates_reversed`.
        """
        require_office(s, Action.WRITE_MASTER_DATA)
        if person_id == other_id:
            raise RuleViolation("never_own_appraiser", field="other_id")
        check_dates(starts, ends)
        with self.context.write(s, "undo_master_changed") as unit:
            unit.require(Employee, person_id)
            unit.require(Employee, other_id)
            if ends is None and kind in (RelationKind.APPRAISER, RelationKind.APPRAISER_SUPERIOR):
                self._end_open(unit, person_id, kind, starts, except_id=relation_id)
            old = (
                unit.require(Relation, relation_id)
                if relation_id
                else Relation(
                    id="",
                    at=self.context.now(),
                    person_id=person_id,
                    other_id=other_id,
                    relation_kind=kind,
                    starts=starts,
                )
            )
            written = store(
                unit,
                replace(
                    old,
                    person_id=person_id,
                    other_id=other_id,
                    relation_kind=kind,
                    starts=starts,
                    ends=ends,
                ),
            )
        return self._outcome(written, Area.EMPLOYEES, person_id, other_id)

    def end_relation(self, s: Session, relation_id: str, ends: date) -> Outcome[Relation]:
        """End a relation; it keeps opening the days it covered. Raises `dates_reversed`."""
        require_office(s, Action.WRITE_MASTER_DATA)
        with self.context.write(s, "undo_master_changed") as unit:
            old = unit.require(Relation, relation_id)
            check_dates(old.starts, ends)
            written = unit.put(replace(old, ends=ends))
        return self._outcome(written, Area.EMPLOYEES, written.person_id, written.other_id)

    # --- inside ----------------------------------------------------------------------------
    def _end_open(
        self,
        unit: UnitOfWork,
        person_id: str,
        kind: RelationKind,
        starts: date,
        *,
        except_id: str | None,
    ) -> None:
        for former in unit.find(Relation, person_id=person_id, relation_kind=kind):
            if former.id != except_id and former.starts < starts and former.ends is None:
                unit.put(replace(former, ends=starts - timedelta(days=1)))

    def _outcome(self, value: R, area: Area, *persons: str) -> Outcome[R]:
        return Outcome(value, Changes.of(area, persons=persons), label("undo_master_changed"))
