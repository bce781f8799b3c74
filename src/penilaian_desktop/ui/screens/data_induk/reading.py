"""What the page reads, each in one job of the read lane."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from penilaian_desktop.domain.calendar import Holiday, ReducedHours, WorkingPattern
from penilaian_desktop.domain.employee import Assignment, Relation, Unit
from penilaian_desktop.domain.person_views import PersonItem

if TYPE_CHECKING:
    from penilaian_desktop.services.registry import Services
    from penilaian_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """A person with all positions and relations, oldest first."""

    person: PersonItem
    assignments: tuple[Assignment, ...]
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit in the tree: how deep it lies, and how many persons work in it."""

    unit: Unit
    depth: int
    people: int


@dataclass(frozen=True, slots=True)
class UnitTree:
    """All units, each below its parent, and the working patterns they may follow."""

    rows: tuple[UnitRow, ...]
    patterns: tuple[WorkingPattern, ...]


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """The free days and the reduced hours of a year; `empty_years` have no free day at all."""

    year: int
    holidays: tuple[Holiday, ...]
    reduced: tuple[ReducedHours, ...]
    empty_years: tuple[int, ...]


def person_details(services: Services, session: Session, person: PersonItem) -> PersonDetails:
    """Return the positions and relations of a person."""
    data = services.master_data
    return PersonDetails(
        person,
        data.assignments(session, person.person_id),
        data.relations(session, person.person_id),
    )


def unit_tree(services: Services, session: Session) -> UnitTree:
    """Return the units as a tree, siblings by name."""
    units = services.master_data.units(session)
    people = Counter(person.unit for person in services.master_data.employees(session))
    known = {unit.id for unit in units}
    rows: list[UnitRow] = []

    def below(parent: str | None, depth: int) -> None:
        for unit in units:
            top = unit.parent_id is None or unit.parent_id not in known
            if unit.parent_id == parent or (parent is None and top):
                rows.append(UnitRow(unit, depth, people[unit.name]))
                below(unit.id, depth + 1)

    below(None, 0)
    return UnitTree(tuple(rows), services.master_data.patterns(session))


def calendar_year(
    services: Services, session: Session, year: int, watched: tuple[int, ...]
) -> CalendarYear:
    """Return the calendar of a year, and which of the watched years have no free day yet."""
    holidays, reduced = services.master_data.calendar(session)
    first, last = date(year, 1, 1), date(year, 12, 31)
    known = {holiday.day.year for holiday in holidays}
    return CalendarYear(
        year,
        tuple(holiday for holiday in holidays if holiday.day.year == year),
        tuple(span for span in reduced if span.starts <= last and span.ends >= first),
        tuple(each for each in watched if each not in known),
    )
