"""Persons as they were on a day: position, unit, appraiser, calendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from penilaian_desktop.domain.activity import DayMark
from penilaian_desktop.domain.attendance import DayState
from penilaian_desktop.domain.calendar import (
    Holiday,
    PeriodCode,
    ReducedHours,
    WorkCalendar,
    WorkingPattern,
)
from penilaian_desktop.domain.delegation import Delegation
from penilaian_desktop.domain.employee import (
    Assignment,
    AssignmentKind,
    Employee,
    Relation,
    RelationKind,
    Unit,
)
from penilaian_desktop.domain.golongan import rank_text
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.plan import NOBODY, PersonSnapshot
from penilaian_desktop.domain.record import utc_now
from penilaian_desktop.services.attendance_reading import recaps
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import Window, window_of
from penilaian_desktop.storage.review_reads import waiting_days
from penilaian_desktop.storage.unit_of_work import ReadUnit

ACTING_PREFIX = {
    AssignmentKind.PLT: "Plt. ",
    AssignmentKind.PLH: "Plh. ",
    AssignmentKind.PJ: "Pj. ",
}


def assignments_on(unit: ReadUnit, person_id: str, day: date) -> tuple[Assignment, ...]:
    """Return the assignments of a person that are valid on a day, the definitive one first."""
    found = [
        a
        for a in unit.find(Assignment, person_id=person_id)
        if a.starts <= day and (a.ends is None or day <= a.ends)
    ]
    found.sort(key=lambda a: a.starts, reverse=True)
    found.sort(key=lambda a: a.assignment_kind is not AssignmentKind.DEFINITIF)
    return tuple(found)


def assignment_near(unit: ReadUnit, person_id: str, day: date) -> Assignment | None:
    """Return the definitive assignment on a day, else the newest before it, else the first."""
    return near(unit.find(Assignment, person_id=person_id), day)


def near(assignments: Iterable[Assignment], day: date) -> Assignment | None:
    """Return the definitive assignment on a day, else the newest before it, else the first."""
    every = sorted(assignments, key=lambda a: a.starts)
    current = [a for a in every if a.starts <= day and (a.ends is None or day <= a.ends)]
    if current:
        current.reverse()
        current.sort(key=lambda a: a.assignment_kind is not AssignmentKind.DEFINITIF)
        return current[0]
    before = [a for a in every if a.starts <= day]
    return before[-1] if before else (every[0] if every else None)


def unit_path(unit: ReadUnit, unit_id: str | None) -> tuple[Unit, ...]:
    """Return a unit and those above it, nearest first."""
    path: list[Unit] = []
    while unit_id is not None and all(unit_id != seen.id for seen in path):
        found = unit.get(Unit, unit_id)
        if found is None:
            break
        path.append(found)
        unit_id = found.parent_id
    return tuple(path)


def unit_of(unit: ReadUnit, person_id: str, day: date) -> Unit | None:
    """Return the unit a person belongs to on a day."""
    assignment = assignment_near(unit, person_id, day)
    return unit.get(Unit, assignment.unit_id) if assignment else None


def appraiser_of(
    unit: ReadUnit, person_id: str, day: date, unit_id: str | None = None
) -> str | None:
    """Return the person id of the appraiser on a day; the newest relation wins.

    With the unit of a position it is the appraiser in that position, as `relation_on` says.
    """
    return _other(unit, person_id, day, RelationKind.APPRAISER, unit_id)


def superior_of(
    unit: ReadUnit, person_id: str, day: date, unit_id: str | None = None
) -> str | None:
    """Return the superior of the appraiser on a day: the one named, else the appraiser's own."""
    named = _other(unit, person_id, day, RelationKind.APPRAISER_SUPERIOR, unit_id)
    if named is not None:
        return named
    appraiser = appraiser_of(unit, person_id, day, unit_id)
    return appraiser_of(unit, appraiser, day) if appraiser else None


def relation_on(
    unit: ReadUnit, person_id: str, day: date, kind: RelationKind, unit_id: str | None = None
) -> Relation | None:
    """Return the relation of a kind that counts on a day: the newest of those that are valid.

    Whoever holds several positions on the day (definitive and PLT) may have an appraiser in each:
    with the unit of a position the one counts who is nearest above it, in that unit or over it.
    """
    valid = [
        r
        for r in unit.find(Relation, person_id=person_id, relation_kind=kind)
        if window_of(r).covers(day)
    ]
    newest = max(valid, key=lambda r: (r.starts, r.id), default=None)
    if unit_id is None or len(valid) < 2 or len(_held_on(unit, person_id, day)) < 2:
        return newest
    path = [step.id for step in unit_path(unit, unit_id)]

    def far(relation: Relation) -> int:
        places = [a.unit_id for a in _held_on(unit, relation.other_id, day)]
        return min((path.index(place) for place in places if place in path), default=len(path))

    return min(sorted(valid, key=lambda r: (r.starts, r.id), reverse=True), key=far)


def _held_on(unit: ReadUnit, person_id: str, day: date) -> tuple[Assignment, ...]:
    return tuple(
        held
        for held in unit.find(Assignment, person_id=person_id)
        if held.starts <= day and (held.ends is None or day <= held.ends)
    )


def _other(
    unit: ReadUnit, person_id: str, day: date, kind: RelationKind, unit_id: str | None = None
) -> str | None:
    found = relation_on(unit, person_id, day, kind, unit_id)
    return found.other_id if found is not None else None


def person_item(unit: ReadUnit, person_id: str, day: date) -> PersonItem:
    """Return a person as lists show them; an unknown id gives an item without a name."""
    employee = unit.get(Employee, person_id)
    if employee is None:
        return PersonItem(person_id=person_id, name="", identity="", position="", unit="")
    assignment = assignment_near(unit, person_id, day)
    place = unit.get(Unit, assignment.unit_id) if assignment else None
    return PersonItem(
        person_id=person_id,
        name=employee.name,
        identity=employee.identity,
        position=position_text(assignment) if assignment else "",
        unit=place.name if place else "",
        rank=rank_text(assignment.golongan) if assignment and assignment.golongan else "",
        status=employee.status.value,
    )


def position_text(assignment: Assignment) -> str:
    """Return the position as forms print it: "Plt. Kepala Bidang …" for an acting one."""
    prefix = ACTING_PREFIX.get(assignment.assignment_kind, "")
    return prefix + assignment.position


def snapshot(
    unit: ReadUnit, person_id: str | None, day: date, *, seen_from: str | None = None
) -> PersonSnapshot:
    """Return a person as a form prints them on a day.

    With `seen_from` (the id of the appraised person) an acting position over that person's unit
    is printed instead of the definitive one.
    """
    employee = unit.get(Employee, person_id) if person_id else None
    if employee is None:
        return NOBODY
    current = assignments_on(unit, employee.id, day)
    chosen = current[0] if current else assignment_near(unit, employee.id, day)
    if seen_from is not None and len(current) > 1:
        path = [u.id for u in unit_path(unit, getattr(unit_of(unit, seen_from, day), "id", None))]
        over = [a for a in current if a.unit_id in path]
        if over:
            chosen = min(over, key=lambda a: path.index(a.unit_id))
    place = unit.get(Unit, chosen.unit_id) if chosen else None
    rank = next((a.golongan for a in (chosen, *current) if a and a.golongan), None)
    return PersonSnapshot(
        person_id=employee.id,
        name=employee.name,
        identity=employee.identity,
        identity_kind=employee.identity_kind.value,
        rank=rank_text(rank) if rank else "",
        position=position_text(chosen) if chosen else "",
        unit=place.name if place else "",
    )


def staff_windows(unit: ReadUnit, s: Session) -> dict[str, tuple[Window, ...]]:
    """Return the persons whom the session's person appraises, with the days of it."""
    me = s.person_id
    if not me:
        return {}
    found: dict[str, list[Window]] = {}
    for relation in unit.find(Relation, other_id=me, relation_kind=RelationKind.APPRAISER):
        found.setdefault(relation.person_id, []).append(window_of(relation))
    for delegation in unit.find(Relation, other_id=me, relation_kind=RelationKind.DELEGATE):
        for relation in unit.find(
            Relation, other_id=delegation.person_id, relation_kind=RelationKind.APPRAISER
        ):
            shared = window_of(relation).within(window_of(delegation))
            if shared is not None:
                found.setdefault(relation.person_id, []).append(shared)
    found.pop(me, None)
    return {person: tuple(windows) for person, windows in found.items()}


def staff_between(unit: ReadUnit, s: Session, starts: date, ends: date) -> tuple[str, ...]:
    """Return the ids of the staff appraised on any day of a span."""
    return tuple(
        person
        for person, windows in staff_windows(unit, s).items()
        if any(window.meets(starts, ends) for window in windows)
    )


def reading_windows(unit: ReadUnit, s: Session, today: date) -> dict[str, tuple[Window, ...]]:
    """Return whose log the session's person decides on today: the staff, and what heads lent."""
    found = dict(staff_windows(unit, s))
    for lent in unit.find(Delegation, other_id=s.person_id) if s.person_id else ():
        if not lent.covers(today):
            continue
        for relation in unit.find(
            Relation, other_id=lent.person_id, relation_kind=RelationKind.APPRAISER
        ):
            shared = window_of(relation).within(Window(lent.starts, lent.ends))
            if shared is not None and relation.person_id != s.person_id:
                found[relation.person_id] = (*found.get(relation.person_id, ()), shared)
    return found


def waiting_of_staff(unit: ReadUnit, s: Session, today: date) -> dict[str, dict[date, int]]:
    """Return how many entries wait for the session's review, by person and day of its windows.

    Page, rail and Beranda all count with this.
    """
    windows = reading_windows(unit, s, today)
    found: dict[str, dict[date, int]] = {}
    for person, days in waiting_days(unit, windows).items():
        mine = {
            day: count
            for day, count in days.items()
            if any(window.covers(day) for window in windows[person])
        }
        if mine:
            found[person] = mine
    return found


def by_name(unit: ReadUnit, person_ids: Iterable[str]) -> tuple[Employee, ...]:
    """Return employees in order of name."""
    found = unit.find(Employee, id=tuple(person_ids))
    return tuple(sorted(found, key=lambda e: (name_order(e.name), e.id)))


def pattern_of(unit: ReadUnit, person_id: str, day: date) -> WorkingPattern:
    """Return the working pattern of the nearest unit that has one, else five days of 450 min."""
    place = unit_of(unit, person_id, day)
    for step in unit_path(unit, place.id if place else None):
        if step.working_pattern_id is not None:
            pattern = unit.get(WorkingPattern, step.working_pattern_id)
            if pattern is not None:
                return pattern
    return WorkingPattern(id="", at=utc_now(), name="")


def calendar_of(unit: ReadUnit, person_id: str, day: date) -> WorkCalendar:
    """Return the working calendar of a person around a day, own marks (cuti …) included."""
    return WorkCalendar(
        pattern_of(unit, person_id, day),
        unit.find(Holiday),
        unit.find(ReducedHours),
        (*recorded_marks(unit, person_id), *unit.find(DayMark, person_id=person_id)),
    )


_RECORDED = {
    DayState.LEAVE.value: "cuti",
    DayState.SICK.value: "sakit",
    DayState.PERMIT.value: "izin",
    DayState.DUTY.value: "dinas_luar",
}


def recorded_marks(unit: ReadUnit, person_id: str) -> tuple[DayMark, ...]:
    """Return the days that the recaps of attendance call leave or duty, as marks."""
    found = []
    for record in recaps(unit, person_id=person_id):
        month = PeriodCode.parse(record.month)
        found += [
            DayMark(
                id="", at=record.at, person_id=person_id, day=month.starts + timedelta(days=at),
                mark=_RECORDED[code],
            )
            for at, code in enumerate(record.days[: month.ends.day])
            if code in _RECORDED
        ]  # fmt: skip
    return tuple(found)
