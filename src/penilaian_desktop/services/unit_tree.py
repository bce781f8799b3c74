"""Units and what lies below them."""

from __future__ import annotations

from penilaian_desktop.domain.employee import Unit
from penilaian_desktop.storage.unit_of_work import ReadUnit


def units_below(unit: ReadUnit, unit_id: str) -> frozenset[str]:
    """Return a unit and every unit below it."""
    every = unit.find(Unit)
    found = {unit_id}
    while more := {u.id for u in every if u.parent_id in found} - found:
        found |= more
    return frozenset(found)
