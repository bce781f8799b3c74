"""The cells of Matriks Peran Hasil: RHK of members under their leader's, and proposals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from penilaian_desktop.domain.cascade import RoleCell
from penilaian_desktop.domain.employee import Assignment, Employee, Relation, RelationKind, Unit
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.plan import Plan, PlanState, Rhk, RhkKind
from penilaian_desktop.domain.plan_views import MatrixEntry, MatrixMember, MatrixRow, MatrixView
from penilaian_desktop.services.people import person_item, position_text
from penilaian_desktop.services.plan_reading import rhk_of, statuses_of
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import window_of
from penilaian_desktop.storage.unit_of_work import ReadUnit


def open_cells(unit: ReadUnit, person_id: str, year: int) -> tuple[MatrixEntry, ...]:
    """Return the proposals to a person for a year that no own RHK comes from."""
    cells = unit.find(RoleCell, person_id=person_id, year=year, order=("order", "id"))
    if not cells:
        return ()
    taken = {r.cell_id for r in unit.find(Rhk, cell_id=tuple(c.id for c in cells))}
    left = [c for c in cells if c.id not in taken]
    above = {r.id: r.text for r in unit.find(Rhk, id=tuple(c.leader_rhk_id for c in left))}
    return tuple(
        _cell_entry(c, above.get(c.leader_rhk_id, ""), taken=False, editable=False) for c in left
    )


def matrix_view(
    unit: ReadUnit, s: Session, year: int, leader: str, staff: Sequence[str], day: date
) -> MatrixView:
    """Return the matrix of a leader in a year as the session may see it, as it stands on a day."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    own = leader == s.person_id
    plans: dict[str, list[Plan]] = {}
    for plan in unit.find(Plan, person_id=(*staff, leader)):
        if plan.overlaps(first, last):
            plans.setdefault(plan.person_id, []).append(plan)
    statuses = statuses_of(unit, [p for group in plans.values() for p in group])
    above = _best(plans.get(leader, []), day)
    if above is not None and above.state is PlanState.DRAFT and not own:
        above = None  # a draft is its owner's alone
    open_ = {
        p.id: p
        for person in staff
        for p in plans.get(person, [])
        if p.state is PlanState.SUBMITTED or person == s.person_id
    }
    leader_rhk = rhk_of(unit, above.id) if above is not None else ()
    cells = unit.find(RoleCell, person_id=tuple(staff), year=year, order=("order", "id"))
    grid, loose = _entries(unit, s, leader_rhk, open_, cells, own=own)
    rows = tuple(
        MatrixRow(
            rhk_id=r.id,
            number=number,
            kind=r.rhk_kind,
            text=r.text,
            cells=tuple(tuple(grid.get((r.id, person), ())) for person in staff),
        )
        for number, r in enumerate(leader_rhk, 1)
    )
    people = _people(unit, staff, day)
    members = []
    for person in staff:
        item = people[person]
        best = _best(plans.get(person, []), day)
        shown = best is not None and best.id in open_
        members.append(
            MatrixMember(
                person_id=person,
                name=item.name,
                position=item.position,
                unit=item.unit,
                plan_id=best.id if best is not None and shown else None,
                plan_status=statuses[best.id][0] if best is not None else None,
            )
        )
    return MatrixView(
        year=year,
        leader=person_item(unit, leader, day),
        leader_plan_id=above.id if above is not None else None,
        leader_status=statuses[above.id][0] if above is not None else None,
        members=tuple(members),
        rows=rows,
        loose=tuple(tuple(loose.get(person, ())) for person in staff),
        editable=own,
    )


def _entries(
    unit: ReadUnit,
    s: Session,
    leader_rhk: Sequence[Rhk],
    plans: dict[str, Plan],
    cells: Sequence[RoleCell],
    *,
    own: bool,
) -> tuple[dict[tuple[str, str], list[MatrixEntry]], dict[str, list[MatrixEntry]]]:
    above = {r.id: r.text for r in leader_rhk}
    grid: dict[tuple[str, str], list[MatrixEntry]] = {}
    loose: dict[str, list[MatrixEntry]] = {}
    found = unit.find(Rhk, plan_id=tuple(plans)) if plans else ()
    taken = {r.cell_id for r in found if r.cell_id}
    for rhk in sorted(found, key=lambda r: (r.rhk_kind is not RhkKind.UTAMA, r.order, r.id)):
        entry = MatrixEntry(
            kind="rhk",
            id=rhk.id,
            version=rhk.version,
            person_id=rhk.person_id,
            text=rhk.text,
            leader_rhk_id=rhk.parent_rhk_id,
            leader_rhk_text=above.get(rhk.parent_rhk_id or "", rhk.parent_text),
            plan_id=rhk.plan_id,
            provisional=rhk.provisional,
            editable=rhk.person_id == s.person_id,
        )
        if rhk.parent_rhk_id in above:
            grid.setdefault((rhk.parent_rhk_id, rhk.person_id), []).append(entry)
        else:
            loose.setdefault(rhk.person_id, []).append(entry)
    for cell in cells:
        if cell.leader_rhk_id in above:
            done = cell.id in taken
            grid.setdefault((cell.leader_rhk_id, cell.person_id), []).append(
                _cell_entry(cell, above[cell.leader_rhk_id], taken=done, editable=own and not done)
            )
    return grid, loose


def _cell_entry(cell: RoleCell, above: str, *, taken: bool, editable: bool) -> MatrixEntry:
    return MatrixEntry(
        kind="cell",
        id=cell.id,
        version=cell.version,
        person_id=cell.person_id,
        text=cell.text,
        leader_rhk_id=cell.leader_rhk_id,
        leader_rhk_text=above,
        taken=taken,
        editable=editable,
    )


def staff_of(unit: ReadUnit, leader: str, starts: date, ends: date) -> tuple[str, ...]:
    """Return whom a person appraises in a span, by name."""
    people = {
        r.person_id
        for r in unit.find(Relation, other_id=leader, relation_kind=RelationKind.APPRAISER)
        if window_of(r).meets(starts, ends) and r.person_id != leader
    }
    known = unit.find(Employee, id=tuple(people)) if people else ()
    return tuple(e.id for e in sorted(known, key=lambda e: (name_order(e.name), e.id)))


def _people(unit: ReadUnit, ids: Sequence[str], day: date) -> dict[str, PersonItem]:
    """Return persons as lists show them, with three queries for all."""
    if not ids:
        return {}
    held: dict[str, list[Assignment]] = {}
    for a in unit.find(Assignment, person_id=tuple(ids)):
        held.setdefault(a.person_id, []).append(a)
    places = {u.id: u.name for u in unit.find(Unit)}
    found: dict[str, PersonItem] = {}
    for employee in unit.find(Employee, id=tuple(ids)):
        own = held.get(employee.id, [])
        now = [a for a in own if a.starts <= day and (a.ends is None or a.ends >= day)]
        best = max(
            now or own,
            key=lambda a: (a.assignment_kind == "DEFINITIF", a.starts, a.id),
            default=None,
        )
        found[employee.id] = PersonItem(
            person_id=employee.id,
            name=employee.name,
            identity=employee.identity,
            position=position_text(best) if best else "",
            unit=places.get(best.unit_id, "") if best else "",
            status=employee.status.value,
        )
    return found


def _best(plans: Sequence[Plan], day: date) -> Plan | None:
    """Return the plan of a day: that of the definitive position first, else the newest."""
    return max(
        plans,
        key=lambda p: (
            p.starts <= day <= p.ends, p.position_key == "DEFINITIF", p.starts, p.id,
        ),
        default=None,
    )  # fmt: skip
