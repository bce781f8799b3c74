"""Groups large enough to name nobody, for whoever sees figures but no persons (TS-11, PR-10).

The drafting team looks at the whole agency. A mean of three persons, or the difference between a
unit and the units below it, would tell it what a single person got. HR and the heads of those
concerned may know; for everybody else small groups are left out, and with them what would give
them away by subtraction.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.form_views_unit import LEAST_PUBLIC_UNIT
from penilaian_desktop.services.calibration_reading import reachable
from penilaian_desktop.services.monitor_facts import Facts
from penilaian_desktop.services.monitor_tree import Node, UnitTree
from penilaian_desktop.services.session import Session

FEW = f"kurang dari {LEAST_PUBLIC_UNIT} orang"
"""What stands where a figure is left out."""
VEILED = (
    f"Predikat {FEW}, atau yang dapat dihitung dari selisih dua unit, tidak ditampilkan: nilai "
    "seseorang tidak boleh terbaca."
)


class Veil:
    """Decides which figures a session may see; `hides` is False for HR and for heads alone."""

    def __init__(self, facts: Facts, s: Session) -> None:
        self.hides = facts.whole and Role.HR not in s.roles
        self._facts = facts
        self._session = s

    @cached_property
    def _led(self) -> frozenset[str]:
        if Role.APPRAISER not in self._session.roles:
            return frozenset()
        return reachable(self._facts.unit, self._session, self._facts.today)

    def few(self, people: Collection[str]) -> bool:
        """Tell whether figures of these people would tell on one whom the session does not lead."""
        if not self.hides or not 0 < len(people) < LEAST_PUBLIC_UNIT:
            return False
        return not self._led.issuperset(people)

    def shown(self, tree: UnitTree, unit_id: str, counted: Collection[str]) -> set[str]:
        """Return those counted in a unit and below ("" = all) whose figures may be told together.

        Small units below go with those right in the unit; where all of these are still few, they
        are left out of the unit too.
        """
        found = set(counted)
        if unit_id:
            found &= tree.below(unit_id)
            node = tree.nodes.get(unit_id)
            if not self.hides or node is None:
                return found
            return self._together(tree, node.direct & found, node.children, found)
        if not self.hides:
            return found
        placed = {person for root in tree.roots for person in tree.below(root.unit.id)}
        return self._together(tree, found - placed, tree.roots, found)

    def _together(
        self, tree: UnitTree, rest: set[str], children: Collection[Node], counted: set[str]
    ) -> set[str]:
        shown: set[str] = set()
        rest = set(rest)
        for child in children:
            below = tree.below(child.unit.id) & counted
            if self.few(below):
                rest |= below
            else:
                shown |= self._together(tree, child.direct & counted, child.children, below)
        if not self.few(rest):
            shown |= rest
        return set() if self.few(shown) else shown
