"""Monitoring: the board, its people, spreads, statistics and trends (TJ-5, TJ-6, PR-10, no. 14)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from penilaian_desktop.domain.access import Action, Role
from penilaian_desktop.domain.appraisal import Period, Predicate
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.chart_views import ChartData
from penilaian_desktop.domain.distribution import WORST_TO_BEST, check, pattern_for
from penilaian_desktop.domain.errors import NotAllowed
from penilaian_desktop.domain.fairness import TOO_SMALL
from penilaian_desktop.domain.form_views_chart import ChartFormView
from penilaian_desktop.domain.form_views_unit import LEAST_PUBLIC_UNIT
from penilaian_desktop.domain.monitor_charts import (
    comparison_chart,
    grades_mean,
    grades_spread,
    spread_chart,
)
from penilaian_desktop.domain.monitor_views import (
    REACHED,
    Board,
    BoardPerson,
    BoardState,
    SpreadView,
    UnitStatistics,
)
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.services.appraisal_reading import organisation_of_unit, scheme_of
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.form_paper import NO_FOOT, agency_of, foot_of
from penilaian_desktop.services.monitor_board import BoardMaker
from penilaian_desktop.services.monitor_facts import Facts, facts_of
from penilaian_desktop.services.monitor_privacy import VEILED, Veil
from penilaian_desktop.services.monitor_tree import Node
from penilaian_desktop.services.peer_comparison import compared
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import clamp, require_office
from penilaian_desktop.storage import monitor_reads as reads
from penilaian_desktop.storage.unit_of_work import ReadUnit

KINDS = ("T", "S", "B", "Y")
"""Kinds of period in the order in which a year shows them first."""
_REPORTED = REACHED.index(BoardState.RECEIVED)
_SCORED = (BoardState.SCORED, BoardState.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Monitor:
    """Use cases of monitoring: HR and tim penyusun over all, heads over whom they lead."""

    context: Context

    def board(self, s: Session, year: int, kind: str = "", *, national: bool = False) -> Board:
        """Return the board of a year; `kind` is T, S, B or Y, "" for what the year has first.

        With `national` it is built from the recaps of the national system instead of packages.
        """
        with self.context.read() as unit:
            facts = self._facts(unit, s, year)
            made = unit.find(Period)
            kinds, codes = periods_of(made, year, kind)
            hours = self.context.hours_ahead(unit)
            maker = BoardMaker(facts, codes, hours, national=national)
            lines = maker.lines()
            chased = maker.chased({period.code for period in made if period.locked})
            aged = [line for line in lines if line.top and line.age is not None]
            return Board(
                year=year,
                kind=PeriodCode.parse(codes[0]).kind if codes else "",
                kinds=kinds,
                years=tuple(sorted({p.starts.year for p in made} | {year}, reverse=True)),
                codes=codes,
                as_of=self.context.now(),
                lines=lines,
                total=maker.total(),
                oldest=max(aged, key=lambda line: line.age or 0, default=None),
                late=maker.late(lines, chased[0], newest=True, reader=s.person_id)
                if chased
                else (),
                older=tuple(
                    one
                    for code in chased[1:]
                    for one in maker.late(lines, code, newest=False, reader=s.person_id)
                ),
                chased=chased,
                national=national,
                recaps=bool(unit.national.imports()),
            )

    def people(
        self,
        s: Session,
        year: int,
        kind: str = "",
        *,
        unit_id: str = "",
        direct: bool = False,
        national: bool = False,
    ) -> tuple[BoardPerson, ...]:
        """Return the persons of a unit and below ("" = all) with their states, by name.

        HR sees everybody, heads whom they lead. Raises NotAllowed for tim penyusun.
        """
        with self.context.read() as unit:
            facts = self._facts(unit, s, year)
            _persons_only(s)
            _, codes = periods_of(unit.find(Period), year, kind)
            members = _members(facts, unit_id, direct=direct)
            return self._people(unit, facts, codes, year, members, national=national)

    def late_people(
        self,
        s: Session,
        period_code: str,
        units: Sequence[tuple[str, bool]],
        *,
        national: bool = False,
    ) -> tuple[PersonItem, ...]:
        """Return who of some units (id, whether only those right in it) has not handed in.

        () are all units. Exceptions are left out. The session's own person is among them: printing
        tells that nobody writes a letter to oneself. `national` asks the recaps of the national
        system.
        """
        code = PeriodCode.parse(period_code)
        with self.context.read() as unit:
            facts = self._facts(unit, s, code.year)
            _persons_only(s)
            members: set[str] = set()
            for unit_id, direct in units or (("", False),):
                members |= _members(facts, unit_id, direct=direct)
            found = []
            people = self._people(unit, facts, (code.code,), code.year, members, national=national)
            for one in people:
                state = one.states[0]
                if one.exception is None and state in REACHED[:_REPORTED]:
                    found.append(
                        PersonItem(
                            person_id=one.person_id,
                            name=one.name,
                            identity=one.identity,
                            position="",
                            unit=one.unit_name,
                        )
                    )
            return tuple(sorted(found, key=lambda p: (p.unit.casefold(), name_order(p.name))))

    def spread(self, s: Session, period_code: str, unit_id: str = "") -> SpreadView:
        """Return the published predicates of a unit ("" = all) against its pattern, and of units.

        The comparison leaves units with few results out: it may be shown to peers.
        """
        code = PeriodCode.parse(period_code)
        with self.context.read() as unit:
            facts = self._facts(unit, s, code.year)
            results = facts.results((code.code,), published=True)[code.code]
            graded = {person: one[2] for person, one in results.items() if one[2] is not None}
            states = facts.states((code.code,))[code.code]
            day = clamp(facts.today, code.starts, code.ends)
            tree = facts.tree(day)
            together = reads.shared_tasks(unit, code.starts.isoformat(), code.ends.isoformat())
            lines = []
            for node, direct in tree.top:
                if direct and not node.direct:
                    continue
                people = node.direct if direct else tree.below(node.unit.id)
                figures = _figures(facts, code, (node, direct), people, graded, states)
                shared = sum(not people.isdisjoint(task) for task in together)
                lines.append(replace(figures, shared=shared))
            people = tree.below(unit_id) if unit_id else set(facts.people)
            veil = Veil(facts, s)
            known = people & graded.keys()
            shown = veil.shown(tree, unit_id, known)
            counts = _counts(shown, graded)
            hides = veil.hides
            organisation = organisation_of_unit(unit, unit_id, code) if unit_id else None
            scheme = scheme_of(self.context, unit, code.code)
            pattern = pattern_for(scheme, organisation) if organisation else None
            large = [one for one in lines if sum(one.counts) >= LEAST_PUBLIC_UNIT]
            comparison = comparison_chart(f"Perbandingan unit, {code.label}", large)
            hidden = len(lines) - len(large)
            if not facts.whole:  # beside the units that others lead, as their peers see them
                comparison, hidden = compared(unit, code.code, facts.today)
            name = tree.name(unit_id) if unit_id else ""
            about = f"{name}, {code.label}" if name else code.label
            told = {p: n for p, n in zip(WORST_TO_BEST, counts, strict=True) if n}
            return SpreadView(
                period_code=code.code,
                unit_id=unit_id,
                unit_name=name,
                chart=spread_chart(
                    f"Sebaran predikat {about}",
                    counts,
                    pattern.shape if pattern else (),
                    note=VEILED if len(shown) < len(known) else "",
                ),
                comparison=comparison,
                hidden=hidden,
                organisation=organisation,
                pattern_text=pattern.text if pattern else "",
                advice=check(pattern, told) if pattern and not (hides and not told) else (),
                too_small=len(people) < TOO_SMALL,
                statistics=tuple(_veiled(one) if hides else one for one in lines),
            )

    def paper(self, s: Session, charts: Sequence[ChartData]) -> ChartFormView:
        """Return charts that were read before as a sheet to print."""
        require_office(s, Action.READ_BOARD)
        with self.context.read() as unit:
            bare = ChartFormView(
                agency=agency_of(unit).name,
                dated=self.context.today(unit),
                charts=tuple(charts),
                foot=NO_FOOT,
            )
            return replace(bare, foot=foot_of(unit, s, bare))

    # --- inside ----------------------------------------------------------------------------
    def _facts(self, unit: ReadUnit, s: Session, year: int) -> Facts:
        return facts_of(unit, s, self.context.today(unit), year)

    def _people(
        self,
        unit: ReadUnit,
        facts: Facts,
        codes: Sequence[str],
        year: int,
        members: Collection[str],
        *,
        national: bool = False,
    ) -> tuple[BoardPerson, ...]:
        states = facts.national_states(codes) if national else facts.states(codes)
        agreed = reads.agreed_plans(unit, year)
        tree = facts.tree()
        places = {person: node for node in tree.nodes.values() for person in node.direct}
        day = _exception_day(facts, codes)
        ends = [PeriodCode.parse(code).ends for code in codes]
        found = []
        for person in members:
            name, identity = facts.names[person]
            node = places.get(person)
            exception = facts.excused(person, day)
            found.append(
                BoardPerson(
                    person_id=person,
                    name=name,
                    identity=identity,
                    unit_id=node.unit.id if node else "",
                    unit_name=node.unit.name if node else "",
                    states=tuple(states[code][person] for code in codes),
                    agreed=person in agreed,
                    exception=exception.exception_kind if exception else None,
                    excused=tuple(facts.excused(person, end) is not None for end in ends),
                )
            )
        return tuple(sorted(found, key=lambda one: (name_order(one.name), one.person_id)))


def periods_of(
    made: Sequence[Period], year: int, kind: str = ""
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the kinds of period that a year has, and the codes of one kind in order of time."""
    codes = [PeriodCode.parse(p.code) for p in made]
    held = {code.kind for code in codes if code.year == year}
    kinds = tuple(one for one in KINDS if one in held)
    chosen = kind if kind in held else next(iter(kinds), "")
    found = sorted(
        {c for c in codes if c.year == year and c.kind == chosen}, key=lambda c: c.starts
    )
    return kinds, tuple(code.code for code in found)


def _persons_only(s: Session) -> None:
    """Refuse whoever sees figures but no persons."""
    if not s.roles & {Role.HR, Role.APPRAISER}:
        raise NotAllowed("role_needed", action=Action.READ_STAGES.value)


def _members(facts: Facts, unit_id: str, *, direct: bool) -> set[str]:
    if not unit_id:
        return set(facts.people)
    tree = facts.tree()
    node = tree.nodes.get(unit_id)
    if node is None:
        return set()
    return set(node.direct) if direct else tree.below(unit_id)


def _exception_day(facts: Facts, codes: Sequence[str]) -> date:
    """Return the day on which exceptions count: the end of the newest period that has begun."""
    begun = [PeriodCode.parse(c) for c in codes if PeriodCode.parse(c).starts <= facts.today]
    return max((c.ends for c in begun), default=facts.day)


def _counts(people: Collection[str], graded: Mapping[str, Predicate]) -> tuple[int, ...]:
    """Return how many of some people have each predicate, worst first."""
    found = Counter(graded[person] for person in people if person in graded)
    return tuple(found[predicate] for predicate in WORST_TO_BEST)


def _figures(
    facts: Facts,
    code: PeriodCode,
    place: tuple[Node, bool],
    people: Collection[str],
    graded: Mapping[str, Predicate],
    states: Mapping[str, BoardState],
) -> UnitStatistics:
    node, direct = place
    counted = [person for person in people if states[person] is not BoardState.NOT_DUE]
    done = [person for person in counted if states[person] in _SCORED]
    excused = sum(
        states[person] not in _SCORED and facts.excused(person, code.ends) is not None
        for person in counted
    )
    counts = _counts(people, graded)
    return UnitStatistics(
        unit_id=node.unit.id,
        direct=direct,
        name=node.unit.name,
        people=len(counted),
        excused=excused,
        finished=len(done),
        published=sum(states[person] is BoardState.PUBLISHED for person in counted),
        missing=len(counted) - len(done) - excused,
        counts=counts,
        mean=grades_mean(counts),
        spread=grades_spread(counts),
    )


def _few(counts: Sequence[int]) -> bool:
    return sum(counts) < LEAST_PUBLIC_UNIT


def _veiled(one: UnitStatistics) -> UnitStatistics:
    """Return the figures of a unit without what would tell the predicate of few persons."""
    if not _few(one.counts):
        return one
    return replace(one, counts=(0,) * len(one.counts), mean=None, spread=None)
