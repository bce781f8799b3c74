"""Units as a tree of counters, and who belongs where on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from penilaian_desktop.domain.employee import AssignmentKind, Unit
from penilaian_desktop.storage.monitor_reads import Place

_DEFINITE = AssignmentKind.DEFINITIF.value


class Staff:
    """The positions of everybody; tells the unit of a person on a day as `people.near` does."""

    def __init__(self, found: Iterable[Place]) -> None:
        self._held: dict[str, list[Place]] = {}
        for place in found:
            self._held.setdefault(place.person_id, []).append(place)
        for places in self._held.values():
            if len(places) > 1:
                places.sort(key=lambda place: place.starts)
        self._movers = [person for person, places in self._held.items() if len(places) > 1]

    def unit_on(self, person_id: str, day: str) -> str | None:
        """Return the unit on an ISO day: definitive first, else the newest before, else any."""
        held = self._held.get(person_id)
        if not held:
            return None
        if len(held) == 1:
            return held[0].unit_id
        current = [p for p in held if p.starts <= day and (p.ends is None or day <= p.ends)]
        if current:
            definite = [p for p in current if p.kind == _DEFINITE]
            return (definite or current)[-1].unit_id
        before = [p for p in held if p.starts <= day]
        return (before[-1] if before else held[0]).unit_id

    def moved(self, day: str) -> tuple[str | None, ...]:
        """Return where those stand on a day who ever changed places: equal keys, equal trees."""
        return tuple(self.unit_on(person, day) for person in self._movers)

    def serves(self, person_id: str, day: str) -> bool:
        """Tell whether an ISO day lies between the first and the last day of a person here."""
        held = self._held.get(person_id)
        if not held or day < held[0].starts:
            return False
        return any(place.ends is None or day <= place.ends for place in held)


@dataclass(slots=True)
class Node:
    """A unit of the tree with those below it that hold people."""

    unit: Unit
    depth: int = 0
    children: list[Node] = field(default_factory=list)
    direct: set[str] = field(default_factory=set)
    people: int = 0


class UnitTree:
    """The units that hold people, rooted as high as they branch."""

    def __init__(self, units: Iterable[Unit], members: dict[str, str]) -> None:
        known = {unit.id: unit for unit in units}
        self.nodes: dict[str, Node] = {}
        held: dict[str, set[str]] = {}
        for person, unit_id in members.items():
            if unit_id in known:
                held.setdefault(unit_id, set()).add(person)
        for unit_id, people in held.items():
            step: str | None = unit_id
            seen: set[str] = set()
            while step is not None and step in known and step not in seen:
                seen.add(step)
                node = self.nodes.setdefault(step, Node(known[step]))
                node.people += len(people)
                if step == unit_id:
                    node.direct = people
                step = known[step].parent_id
        roots: list[Node] = []
        for node in self.nodes.values():
            parent = self.nodes.get(node.unit.parent_id or "")
            (parent.children if parent is not None and parent is not node else roots).append(node)
        for node in self.nodes.values():
            node.children.sort(key=lambda child: child.unit.name.casefold())
        self.roots = sorted(roots, key=lambda node: node.unit.name.casefold())
        while len(self.roots) == 1 and self.roots[0].children and not self.roots[0].direct:
            self.roots = self.roots[0].children
        self.top = self._top()

    def _top(self) -> list[tuple[Node, bool]]:
        """Return (unit, whether only those right in it) so that nobody is counted twice."""
        if len(self.roots) != 1 or not self.roots[0].children:
            return [(node, False) for node in self.roots]
        root = self.roots[0]
        return [(root, True), *((child, False) for child in root.children)]

    def walk(self) -> Iterable[Node]:
        """Yield the units from the roots down, with their depth."""
        waiting = [(node, 0) for node in reversed(self.roots)]
        seen: set[str] = set()
        while waiting:
            node, depth = waiting.pop()
            if node.unit.id in seen:
                continue
            seen.add(node.unit.id)
            node.depth = depth
            yield node
            waiting.extend((child, depth + 1) for child in reversed(node.children))

    def below(self, unit_id: str) -> set[str]:
        """Return the persons of a unit and of all units below."""
        found: set[str] = set()
        node = self.nodes.get(unit_id)
        waiting = [node] if node is not None else []
        seen: set[str] = set()
        while waiting:
            step = waiting.pop()
            if step.unit.id in seen:
                continue
            seen.add(step.unit.id)
            found |= step.direct
            waiting.extend(step.children)
        return found

    def name(self, unit_id: str) -> str:
        """Return the name of a unit, "" for none."""
        node = self.nodes.get(unit_id)
        return node.unit.name if node is not None else ""
