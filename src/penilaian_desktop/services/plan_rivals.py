"""Plans that a package brings and that share a day with another plan of the position."""

from __future__ import annotations

from collections.abc import Sequence

from penilaian_desktop.domain.plan import Plan
from penilaian_desktop.storage.unit_of_work import ReadUnit


def overlapping(unit: ReadUnit, brought: Sequence[Plan]) -> frozenset[str]:
    """Return the ids of brought plans that may not stand beside what is there already.

    A plan that is here already stays, in the version that is brought; of two new ones the older
    (by id) counts. So every workspace comes to the same answer from the same packages.
    """
    alive = [plan for plan in brought if not plan.deleted]
    if not alive:
        return frozenset()
    ids = {plan.id for plan in brought}
    people = tuple({plan.person_id for plan in alive})
    every = unit.find(Plan, person_id=people)
    known = {plan.id for plan in every}
    standing = [plan for plan in every if plan.id not in ids]
    lost: set[str] = set()
    for plan in sorted(alive, key=lambda p: (p.id not in known, p.id)):
        if any(_clash(plan, other) for other in standing):
            lost.add(plan.id)
        else:
            standing.append(plan)
    return frozenset(lost)


def _clash(plan: Plan, other: Plan) -> bool:
    return (
        plan.person_id == other.person_id
        and plan.position_key == other.position_key
        and plan.overlaps(other.starts, other.ends)
    )
