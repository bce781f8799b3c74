"""The stage board as the page lays it out: units as a tree, persons of a branch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from penilaian_desktop.domain.cycle_views import PersonStage, Stage, StageBoard, UnitStage

NO_PLAN = "no_plan"
"""The filter for whom has no agreed plan (WG-2)."""


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit in the tree."""

    unit: UnitStage
    depth: int

    def count(self, stage: Stage) -> int:
        """Return how many of the unit and below are at a stage."""
        return dict(self.unit.counts).get(stage, 0)


def unit_rows(board: StageBoard, whole: str) -> tuple[UnitRow, ...]:
    """Return the units as a tree, those whose parent is not shown as roots.

    Several roots have a row above them that stands for all units; `whole` is its name.
    """
    known = {unit.unit_id for unit in board.units}
    below: dict[str, list[UnitStage]] = {}
    for unit in board.units:
        parent = unit.parent_id if unit.parent_id in known else ""
        below.setdefault(parent or "", []).append(unit)
    rows: list[UnitRow] = []

    def walk(parent: str, depth: int) -> None:
        for unit in below.get(parent, ()):
            rows.append(UnitRow(unit, depth))
            walk(unit.unit_id, depth + 1)

    walk("", 0)
    if len(below.get("", ())) > 1:
        rows.insert(0, UnitRow(_whole(board, whole), 0))
    return tuple(rows)


def _whole(board: StageBoard, name: str) -> UnitStage:
    counts = tuple((stage, sum(p.stage is stage for p in board.people)) for stage in Stage)
    return UnitStage(
        unit_id="",
        unit_name=name,
        parent_id=None,
        stage=next((stage for stage, count in counts if count), Stage.PLANNING),
        counts=counts,
        people=len(board.people),
    )


def branch(board: StageBoard, unit_id: str) -> frozenset[str]:
    """Return a unit and all below it; "" is every unit."""
    if not unit_id:
        return frozenset(unit.unit_id for unit in board.units) | {""}
    found = {unit_id}
    grown = True
    while grown:
        more = {u.unit_id for u in board.units if u.parent_id in found} - found
        found |= more
        grown = bool(more)
    return frozenset(found)


def people_of(
    board: StageBoard, unit_id: str, shown: str, without_plan: frozenset[str]
) -> tuple[PersonStage, ...]:
    """Return the persons of a branch, narrowed to a stage or to those without an agreed plan."""
    units = branch(board, unit_id)
    people: Sequence[PersonStage] = [p for p in board.people if p.unit_id in units]
    if shown == NO_PLAN:
        people = [p for p in people if p.person.person_id in without_plan]
    elif shown:
        people = [p for p in people if p.stage.value == shown]
    return tuple(people)
