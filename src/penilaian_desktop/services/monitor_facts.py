"""One look at the database for the board: who is how far, and what counts for whom.

Everything comes from narrow indexes as plain tuples; nobody's records are opened one by one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from functools import cached_property

from penilaian_desktop.domain.access import Action, Role
from penilaian_desktop.domain.appraisal import AppraisalState
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.employee import Unit
from penilaian_desktop.domain.monitor import NationalStatus, PersonException
from penilaian_desktop.domain.monitor_views import BoardState
from penilaian_desktop.services.calibration_reading import reachable
from penilaian_desktop.services.effective import Standing
from penilaian_desktop.services.monitor_tree import Staff, UnitTree
from penilaian_desktop.services.result_reading import FINISHED, PUBLISHED, standing_results
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import clamp, require_office
from penilaian_desktop.services.trust_store import is_office
from penilaian_desktop.storage import monitor_reads as reads
from penilaian_desktop.storage.unit_of_work import ReadUnit

EVERYBODY = frozenset({Role.HR, Role.DRAFTER})
"""Roles that look at the whole agency."""


def months_in(code: PeriodCode) -> tuple[str, ...]:
    """Return the months of a period: ("2026-07", "2026-08", "2026-09")."""
    first, last = code.starts, code.ends
    return tuple(
        f"{at // 12:04d}-{at % 12 + 1:02d}"
        for at in range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    )


class Facts:
    """What a session may see of the agency today; read within one snapshot."""

    def __init__(self, unit: ReadUnit, s: Session, today: date, day: date) -> None:
        require_office(s, Action.READ_BOARD)
        self.unit = unit
        self.today = today
        self.day = day
        self.whole = bool(s.roles & EVERYBODY)
        self.office = is_office(unit)
        self.staff = Staff(reads.places(unit))
        self.units = unit.find(Unit)
        self.people = reads.everybody(unit) if self.whole else sorted(reachable(unit, s, day))
        self._everybody = frozenset(self.people)
        self._trees: dict[tuple[str | None, ...], UnitTree] = {}
        self._exceptions: dict[str, list[PersonException]] | None = None

    @cached_property
    def names(self) -> dict[str, tuple[str, str]]:
        """Return name and identity number of everybody."""
        return reads.names(self.unit, self.some)

    @property
    def some(self) -> Collection[str] | None:
        """Return whom a query must be limited to, None for everybody."""
        return None if self.whole else self.people

    def tree(self, day: date | None = None) -> UnitTree:
        """Return the units with the people they have on a day, today by default."""
        wanted = (day or self.day).isoformat()
        key = self.staff.moved(wanted)
        if key not in self._trees:
            members = {
                person: place
                for person in self.people
                if (place := self.staff.unit_on(person, wanted)) is not None
            }
            self._trees[key] = UnitTree(self.units, members)
        return self._trees[key]

    def excused(self, person_id: str, day: date) -> PersonException | None:
        """Return the exception that counts a person out on a day."""
        if self._exceptions is None:
            found: dict[str, list[PersonException]] = defaultdict(list)
            for one in self.unit.find(PersonException, order=("starts",)):
                found[one.person_id].append(one)
            self._exceptions = dict(found)
        held = self._exceptions.get(person_id)
        if not held:
            return None
        return next((one for one in reversed(held) if one.covers(day)), None)

    def results(self, codes: Sequence[str], *, published: bool) -> dict[str, dict[str, Standing]]:
        """Return what counts for everybody whose appraisal is finished, or only published."""
        return standing_results(self.unit, codes, PUBLISHED if published else FINISHED, self.some)

    def states(self, codes: Sequence[str]) -> dict[str, dict[str, BoardState]]:
        """Return how far everybody is, by period."""
        unsent = {} if self.office else reads.unacknowledged(self.unit)
        found = {}
        for text in codes:
            code = PeriodCode.parse(text)
            if code.starts > self.today:
                found[text] = dict.fromkeys(self.people, BoardState.NOT_DUE)
                continue
            held = reads.states_of(self.unit, text, self.some)
            scored = dict.fromkeys(held.get(AppraisalState.FINISHED.value, ()), BoardState.SCORED)
            scored |= dict.fromkeys(
                held.get(AppraisalState.PUBLISHED.value, ()), BoardState.PUBLISHED
            )
            found[text] = self._rest(code, scored, held, unsent)
        return found

    def national_states(self, codes: Sequence[str]) -> dict[str, dict[str, BoardState]]:
        """Return how far everybody is by the recaps of the national system.

        A period without a recap is not due: nothing is known of it. Whose row was refused is to be
        checked: neither done nor missing.
        """
        found = {}
        for text in codes:
            code = PeriodCode.parse(text)
            results = self.unit.national.results(text)
            last = min(code.ends, self.today).isoformat()
            states = {}
            for person in self.people:
                one = results.get(person)
                if not results or (one is None and not self.staff.serves(person, last)):
                    states[person] = BoardState.NOT_DUE
                elif one is not None and one.status is NationalStatus.CHECK:
                    states[person] = BoardState.CHECK
                elif one is None or one.status is not NationalStatus.DONE:
                    begun = one is not None and one.predicate is not None
                    states[person] = BoardState.DRAFT if begun else BoardState.NOT_STARTED
                else:
                    states[person] = BoardState.SCORED if one.final else BoardState.DRAFT
            found[text] = states
        return found

    def _rest(
        self,
        code: PeriodCode,
        scored: dict[str, BoardState],
        held: dict[str, list[str]],
        unsent: dict[str, bool],
    ) -> dict[str, BoardState]:
        """Return the states of everybody, those who are not scored told apart."""
        if scored.keys() >= self._everybody:
            return scored
        began, handed_in = reads.writers(self.unit, months_in(code))
        handed_in |= set(reads.reporters(self.unit, code.code))
        began |= set(held.get(AppraisalState.DRAFT.value, ()))
        ended = code.ends < self.today
        last = min(code.ends, self.today).isoformat()
        states = {}
        for person in self.people:
            known = scored.get(person)
            if known is not None:
                states[person] = known
            elif not self.staff.serves(person, last):
                states[person] = BoardState.NOT_DUE
            elif ended and person in handed_in:
                states[person] = _handed_in(unsent.get(person))
            elif person in began or person in handed_in:
                states[person] = BoardState.DRAFT
            else:
                states[person] = BoardState.NOT_STARTED
        return states


def _handed_in(sealed: bool | None) -> BoardState:
    """Return the state of a report that is complete: here, under way, or not sent yet."""
    if sealed is None:
        return BoardState.RECEIVED
    return BoardState.SENT if sealed else BoardState.DRAFT


def facts_of(unit: ReadUnit, s: Session, today: date, year: int) -> Facts:
    """Return the facts for a year: people stand where they stand today, or stood at its end."""
    return Facts(unit, s, today, clamp(today, date(year, 1, 1), date(year, 12, 31)))
