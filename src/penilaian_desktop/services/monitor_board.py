"""The board: units by periods, how old their data is, and whom to remind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.monitor_views import (
    REACHED,
    BoardLine,
    BoardState,
    LateUnit,
    UnitCell,
)
from penilaian_desktop.services.monitor_facts import Facts
from penilaian_desktop.services.monitor_tree import Node
from penilaian_desktop.services.silence import silence_of
from penilaian_desktop.storage import monitor_reads as reads

_PLACE = {state: at for at, state in enumerate(REACHED)}
_HANDED_IN = _PLACE[BoardState.RECEIVED]
_DONE = _PLACE[BoardState.SCORED]
_NOTHING: tuple[str | None, str | None, str | None] = (None, None, None)
_REASONS = ("refused", "waiting", "silent", "nothing", "some")


class BoardMaker:
    """Makes the lines of a board out of facts; `hours` is the agency's distance from UTC."""

    def __init__(
        self, facts: Facts, codes: Sequence[str], hours: int, *, national: bool = False
    ) -> None:
        self._facts = facts
        self._codes = tuple(codes)
        self._zone = timedelta(hours=hours)
        self._tree = facts.tree()
        self._states = facts.national_states(codes) if national else facts.states(codes)
        self._ends = {code: PeriodCode.parse(code).ends for code in codes}
        self._counts: dict[str, list[Counter[BoardState]]] = {}
        self._excused: dict[str, list[int]] = {}
        self._direct: dict[str, list[tuple[Counter[BoardState], int]]] = {}
        self._here = set() if national else reads.account_holders(facts.unit)
        self._silence = silence_of(facts.unit)
        self._ages = _recap_ages(facts, codes) if national else _ages(facts)
        self._count()

    def lines(self) -> tuple[BoardLine, ...]:
        """Return every unit that holds people, from the top down, and lines of the top alone."""
        alone = {node.unit.id for node, direct in self._tree.top if direct and node.direct}
        top = {node.unit.id for node, direct in self._tree.top if not direct}
        found = []
        for node in self._tree.walk():
            if node.unit.id in alone:
                found.append(self._line(node, direct=True))
            found.append(self._line(node, direct=False, top=node.unit.id in top))
        return tuple(found)

    def total(self) -> BoardLine | None:
        """Return the sum of the board; None without anybody."""
        if not self._tree.roots:
            return None
        people = sum(node.people for node in self._tree.roots)
        cells = []
        for at in range(len(self._codes)):
            counts: Counter[BoardState] = Counter()
            excused = 0
            for node in self._tree.roots:
                counts += self._counts[node.unit.id][at]
                excused += self._excused[node.unit.id][at]
            cells.append(_cell(counts, excused))
        days = [day for day, _, _ in self._ages.values() if day is not None]
        oldest = min(days, default=None)
        return BoardLine(
            unit_id="",
            name="",
            depth=0,
            top=False,
            direct=False,
            people=people,
            cells=tuple(cells),
            data_at=self._day(oldest),
            age=self._age(oldest),
            live=False,
        )

    def chased(self, locked: Collection[str]) -> tuple[str, ...]:
        """Return the periods that ended and still take reports, the newest first.

        One that is due of nobody (no recap of the national system) is none of them.
        """
        found = (
            code
            for code in self._codes
            if self._ends[code] < self._facts.today
            and code not in locked
            and any(state is not BoardState.NOT_DUE for state in self._states[code].values())
        )
        return tuple(sorted(found, key=self._ends.__getitem__, reverse=True))

    def late(
        self, lines: Iterable[BoardLine], code: str, *, newest: bool, reader: str = ""
    ) -> tuple[LateUnit, ...]:
        """Return the units to be reminded of a period, worst first.

        What a unit's last package is speaks of the newest period alone. `reader` is the person
        who reads the board, and writes no letter to oneself.
        """
        at = self._codes.index(code)
        found = [
            one
            for line in lines
            if line.top and (one := self._reminded(line, at, newest=newest)) is not None
        ]
        if self._lacking(reader, code):
            found = [replace(one, own=reader in self._people_of(one)) for one in found]
        return tuple(
            sorted(found, key=lambda u: (_REASONS.index(u.reason), u.since or date.max, u.name))
        )

    # --- inside ----------------------------------------------------------------------------
    def _count(self) -> None:
        """Count the states of each unit's own people, then add them up from the leaves."""
        for node in self._tree.nodes.values():
            own = [self._own(node, code) for code in self._codes]
            self._direct[node.unit.id] = own
            self._counts[node.unit.id] = [Counter(counts) for counts, _ in own]
            self._excused[node.unit.id] = [excused for _, excused in own]
        for node in reversed(list(self._tree.walk())):
            for child in node.children:
                for at in range(len(self._codes)):
                    self._counts[node.unit.id][at] += self._counts[child.unit.id][at]
                    self._excused[node.unit.id][at] += self._excused[child.unit.id][at]

    def _own(self, node: Node, code: str) -> tuple[Counter[BoardState], int]:
        states, ends = self._states[code], self._ends[code]
        counts: Counter[BoardState] = Counter()
        excused = 0
        for person in node.direct:
            state = states[person]
            done = _PLACE.get(state, 0) >= _DONE
            if not done and self._facts.excused(person, ends) is not None:
                excused += 1
                continue
            counts[state] += 1
        return counts, excused

    def _line(self, node: Node, *, direct: bool, top: bool = False) -> BoardLine:
        identity = node.unit.id
        cells = []
        taken, waiting, refused = self._age_of(node, direct=direct)
        marked = self._newest_open(identity, direct=direct)
        for at in range(len(self._codes)):
            if direct:
                cell = _cell(*self._direct[identity][at])
            else:
                cell = _cell(self._counts[identity][at], self._excused[identity][at])
            if at == marked and refused is not None:
                cell = _marked(cell, BoardState.REFUSED)
            elif at == marked and waiting is not None:
                cell = _marked(cell, BoardState.SENT)
            cells.append(cell)
        people = node.direct if direct else self._tree.below(identity)
        return BoardLine(
            unit_id=identity,
            name=node.unit.name,
            depth=node.depth,
            top=top or direct,
            direct=direct,
            people=len(people),
            cells=tuple(cells),
            data_at=self._day(taken),
            age=self._age(taken),
            live=taken is None and not self._here.isdisjoint(people),
            silent=self._silence.level(self._age(taken)),
        )

    def _newest_open(self, identity: str, *, direct: bool) -> int:
        """Return the newest ended period that is not handed in by all; -1 when there is none."""
        for at in sorted(
            range(len(self._codes)), key=lambda n: self._ends[self._codes[n]], reverse=True
        ):
            if self._ends[self._codes[at]] < self._facts.today:
                counts = self._counts[identity][at]
                if direct:
                    counts = self._direct[identity][at][0]
                return at if any(counts[state] for state in REACHED[:_HANDED_IN]) else -1
        return -1

    def _age_of(self, node: Node, *, direct: bool) -> tuple[str | None, str | None, str | None]:
        """Return newest taken, waiting and refused: of the unit and below, else of one above.

        For those right in a unit, what came from the units below says nothing.
        """
        own = self._ages.get(node.unit.id, _NOTHING) if direct else self._ages_below(node)
        if any(own):
            return own
        step = node.unit.parent_id
        seen: set[str] = set()
        while step is not None and step not in seen:
            seen.add(step)
            if step in self._ages:
                return self._ages[step]
            above = self._tree.nodes.get(step)
            step = above.unit.parent_id if above is not None else None
        return _NOTHING

    def _ages_below(self, node: Node) -> tuple[str | None, str | None, str | None]:
        found: list[tuple[str | None, str | None, str | None]] = []
        waiting, seen = [node], {node.unit.id}
        while waiting:
            step = waiting.pop()
            if step.unit.id in self._ages:
                found.append(self._ages[step.unit.id])
            for child in step.children:
                if child.unit.id not in seen:
                    seen.add(child.unit.id)
                    waiting.append(child)
        return _newest(found)

    def _day(self, moment: str | None) -> date | None:
        """Return the day of a stored moment at the agency's place."""
        return None if moment is None else (datetime.fromisoformat(moment) + self._zone).date()

    def _age(self, moment: str | None) -> int | None:
        day = self._day(moment)
        return None if day is None else max(0, (self._facts.today - day).days)

    def _lacking(self, person: str, code: str) -> bool:
        """Tell whether a period is still missing of a person who is not excused from it."""
        state = self._states[code].get(person)
        missing = state in REACHED[:_HANDED_IN]
        return missing and self._facts.excused(person, self._ends[code]) is None

    def _people_of(self, one: LateUnit) -> Collection[str]:
        if one.direct:
            return self._tree.nodes[one.unit_id].direct
        return self._tree.below(one.unit_id)

    def _reminded(self, line: BoardLine, at: int, *, newest: bool) -> LateUnit | None:
        cell = line.cells[at]
        node = self._tree.nodes[line.unit_id]
        _, waiting, refused = self._age_of(node, direct=line.direct) if newest else _NOTHING
        missing = cell.missing
        if not missing:
            return None
        if refused is not None:
            reason, since = "refused", self._day(refused)
        elif waiting is not None:
            reason, since = "waiting", self._day(waiting)
        elif newest and line.silent:
            reason, since = "silent", line.data_at
        elif missing == cell.counted:
            reason, since = "nothing", self._ends[self._codes[at]]
        else:
            reason, since = "some", None
        return LateUnit(
            unit_id=line.unit_id,
            direct=line.direct,
            name=line.name,
            reason=reason,
            period_code=self._codes[at],
            count=missing,
            since=since,
        )


def _cell(counts: Counter[BoardState], excused: int) -> UnitCell:
    """Return the furthest state that at least half of the people came to.

    Where fewer have begun, it is the state that most of those are in.
    """
    numbers = tuple(counts[state] for state in REACHED)
    unclear = counts[BoardState.CHECK]
    total = sum(numbers) + unclear
    cell = UnitCell(
        state=BoardState.NOT_DUE,
        reached=0,
        counted=total,
        excused=excused,
        counts=numbers,
        unclear=unclear,
    )
    if not total:
        return cell
    for at in range(len(REACHED) - 1, 0, -1):
        came = sum(numbers[at:])
        if 2 * came >= total:
            return replace(cell, state=REACHED[at], reached=came)
    began = sum(numbers[1:])
    if began:
        state = max(REACHED[1:], key=lambda one: (counts[one], -_PLACE[one]))
    else:
        state = BoardState.NOT_STARTED if numbers[0] >= unclear else BoardState.CHECK
    return replace(cell, state=state, reached=began)


def _marked(cell: UnitCell, state: BoardState) -> UnitCell:
    """Return a cell under another word: a package that was refused, or that waits."""
    return replace(cell, state=state)


def _newest(
    found: Iterable[tuple[str | None, str | None, str | None]],
) -> tuple[str | None, str | None, str | None]:
    rows = list(found)

    def last(moments: Iterable[str | None]) -> str | None:
        return max((moment for moment in moments if moment is not None), default=None)

    return last(row[0] for row in rows), last(row[1] for row in rows), last(row[2] for row in rows)


def _ages(facts: Facts) -> dict[str, tuple[str | None, str | None, str | None]]:
    by_unit: dict[str, list[tuple[str | None, str | None, str | None]]] = {}
    for one in reads.devices(facts.unit):
        row = (one.data_at, one.waiting_at, one.refused_at)
        by_unit.setdefault(one.unit_id, []).append(row)
    return {unit_id: _newest(rows) for unit_id, rows in by_unit.items()}


def _recap_ages(
    facts: Facts, codes: Sequence[str]
) -> dict[str, tuple[str | None, str | None, str | None]]:
    """Return the age of the newest recap of these periods: it holds for every unit."""
    newest = max(
        (one.at for code in codes for one in facts.unit.national.imports(code)), default=""
    )
    age = (newest or None, None, None)
    return {node.unit.id: age for node in facts.tree().nodes.values()}
