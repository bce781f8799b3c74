"""An employee list becomes records: persons by number, units by path (section 3 no. 15).

What the list does not say stays as it is; nobody is removed because a list does not name them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from penilaian_desktop.domain.employee import (
    Assignment,
    AssignmentKind,
    Employee,
    EmployeeStatus,
    PositionKind,
    Relation,
    RelationKind,
    Unit,
)
from penilaian_desktop.domain.intake import EmployeeRow, ImportResult
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.storage.unit_of_work import UnitOfWork


def apply_rows(unit: UnitOfWork, rows: Sequence[EmployeeRow], today: date) -> ImportResult:
    """Write the rows within one unit of work and count what they did."""
    return _Import(unit, today).run(rows)


class _Import:
    def __init__(self, unit: UnitOfWork, today: date) -> None:
        self.unit = unit
        self.today = today
        self.year_start = date(today.year, 1, 1)
        self.people = {e.identity: e for e in unit.find(Employee) if e.identity}
        self.units = {(u.parent_id, _key(u.name)): u for u in unit.find(Unit)}
        self.made_units = self.made_assignments = self.made_relations = 0

    def run(self, rows: Sequence[EmployeeRow]) -> ImportResult:
        """Write persons and positions first, then who appraises whom."""
        new = changed = 0
        touched: set[str] = set()
        for row in rows:
            before = self.people.get(row.identity)
            person = self._person(row, before)
            moved = self._assignment(person.id, row)
            if before is None:
                new += 1
                touched.add(row.identity)
            elif moved or person.version != before.version:
                changed += 1
                touched.add(row.identity)
        for row in rows:
            if self._relation(row) and row.identity not in touched:
                changed += 1
                touched.add(row.identity)
        return ImportResult(
            new=new,
            changed=changed,
            unchanged=len(rows) - new - changed,
            units=self.made_units,
            assignments=self.made_assignments,
            relations=self.made_relations,
        )

    def _person(self, row: EmployeeRow, before: Employee | None) -> Employee:
        old = before or Employee(
            id=new_id(),
            at=self.unit.now,
            name="",
            identity=row.identity,
            identity_kind=row.identity_kind,
        )
        wanted = replace(
            old,
            name=row.name,
            status=row.status or (old.status if before else EmployeeStatus.PNS),
            sex=row.sex or old.sex,
            birth_date=row.birth_date or old.birth_date,
        )
        if before is None:
            written = self.unit.add(wanted)
        elif wanted != before:
            written = self.unit.put(wanted)
        else:
            return before
        self.people[row.identity] = written
        return written

    def _unit_id(self, path: Sequence[str]) -> str | None:
        parent: str | None = None
        for name in path:
            found = self.units.get((parent, _key(name)))
            if found is None:
                found = self.unit.add(
                    Unit(id=new_id(), at=self.unit.now, name=name, parent_id=parent)
                )
                self.units[parent, _key(name)] = found
                self.made_units += 1
            parent = found.id
        return parent

    def _assignment(self, person_id: str, row: EmployeeRow) -> bool:
        unit_id = self._unit_id(row.units) if row.position else None
        if unit_id is None:
            return False
        kind = row.assignment_kind
        held = [
            a
            for a in self.unit.find(Assignment, person_id=person_id, assignment_kind=kind)
            if a.ends is None or a.ends >= self.today
        ]
        current = max(held, key=lambda a: (a.starts, a.id), default=None)
        if current and current.unit_id == unit_id and _key(current.position) == _key(row.position):
            wanted = replace(
                current,
                position=row.position,
                position_kind=row.position_kind or current.position_kind,
                golongan=row.golongan or current.golongan,
                golongan_since=row.golongan_since or current.golongan_since,
                jenjang=row.jenjang or current.jenjang,
                starts=row.position_since or current.starts,
            )
            if wanted == current:
                return False
            self.unit.put(wanted)
            return True
        starts = row.position_since or (self.today if current else self.year_start)
        if current is not None:
            starts = max(starts, current.starts + timedelta(days=1))
            self.unit.put(replace(current, ends=starts - timedelta(days=1)))
        self.unit.add(
            Assignment(
                id=new_id(),
                at=self.unit.now,
                person_id=person_id,
                unit_id=unit_id,
                position=row.position,
                position_kind=row.position_kind or PositionKind.PELAKSANA,
                assignment_kind=kind,
                golongan=row.golongan or (current.golongan if current else None),
                golongan_since=row.golongan_since,
                jenjang=row.jenjang,
                starts=starts,
            )
        )
        self.made_assignments += 1
        return True

    def _relation(self, row: EmployeeRow) -> bool:
        superior = self.people.get(row.superior) if row.superior else None
        person = self.people[row.identity]
        if superior is None or superior.id == person.id:
            return False
        if row.assignment_kind is not AssignmentKind.DEFINITIF and self.unit.find(
            Assignment, person_id=person.id, assignment_kind=AssignmentKind.DEFINITIF, limit=1
        ):
            return False
        held = [
            r
            for r in self.unit.find(
                Relation, person_id=person.id, relation_kind=RelationKind.APPRAISER
            )
            if r.ends is None or r.ends >= self.today
        ]
        current = max(held, key=lambda r: (r.starts, r.id), default=None)
        if current is not None and current.other_id == superior.id:
            return False
        starts = self.year_start
        if current is not None:
            starts = max(self.today, current.starts + timedelta(days=1))
            self.unit.put(replace(current, ends=starts - timedelta(days=1)))
        self.unit.add(
            Relation(
                id=new_id(),
                at=self.unit.now,
                person_id=person.id,
                other_id=superior.id,
                relation_kind=RelationKind.APPRAISER,
                starts=starts,
            )
        )
        self.made_relations += 1
        return True


def _key(name: str) -> str:
    return " ".join(name.casefold().split())
