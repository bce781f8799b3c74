"""Recaps of the national system: taken over, taken back, and compared with what is here (no. 17).

The same file twice changes nothing. A later file of a period counts before an earlier one; taking
one back lets the earlier count again. Whose row could not be taken over is neither done nor missing
there: it is kept with its reason until a later file says more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.employee import Employee, IdentityKind
from penilaian_desktop.domain.employee_sheet import SheetProblem
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.monitor import (
    NationalImport,
    NationalRefusal,
    NationalResult,
    NationalStatus,
)
from penilaian_desktop.domain.monitor_views import (
    Difference,
    NationalFault,
    NationalOutcome,
    ReconciledPerson,
    Reconciliation,
)
from penilaian_desktop.domain.names import bare_name, name_order
from penilaian_desktop.domain.national_sheet import NationalRow, NationalSheet
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.services.context import Context, period_of
from penilaian_desktop.services.effective import Standing
from penilaian_desktop.services.monitor_facts import Facts, facts_of
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require_office
from penilaian_desktop.storage.unit_of_work import ReadUnit

NOTHING: Standing = (None, None, None)
_ORDER = tuple(Difference)


@dataclass(frozen=True, slots=True)
class National:
    """Use cases of HR with recaps of the national system."""

    context: Context

    def preview(self, s: Session, sheet: NationalSheet) -> NationalOutcome:
        """Return what taking a recap over would do; nothing is stored.

        A NIP that nobody here has is a refusal of its row.
        """
        require_office(s, Action.IMPORT_NATIONAL)
        with self.context.read() as unit:
            return _outcome(unit, sheet, sheet.period_code, _people(unit))

    def take(
        self, s: Session, sheet: NationalSheet, period_code: str = ""
    ) -> Outcome[NationalOutcome]:
        """Keep the rows of a recap for a period, that of its title by default.

        Raises RuleViolation `national_periods_differ` for a file of several parts (take each),
        `national_period_missing` without a period, `period_not_made`.
        """
        require_office(s, Action.IMPORT_NATIONAL)
        if sheet.parts:
            raise RuleViolation("national_periods_differ", field="sheet")
        code = period_code or sheet.period_code
        if not code:
            raise RuleViolation("national_period_missing", field="period")
        with self.context.write(s) as unit:
            period_of(unit, code)
            people = _people(unit)
            outcome = _outcome(unit, sheet, code, people)
            if outcome.again:
                return Outcome(outcome)
            known = people.by_nip
            rows = [(known[row.nip], row) for row in sheet.rows if row.nip in known]
            warned = {(p.sheet, p.row) for p in sheet.remarks}
            item = NationalImport(
                id=new_id(),
                period_code=code,
                file_name=sheet.file,
                sha256=sheet.sha256,
                at=self.context.now().isoformat(),
                account_id=s.account_id,
                taken=len(rows),
                warned=sum((row.sheet, row.row) in warned for _, row in rows),
                refused=sum(fault.refused for fault in outcome.faults),
            )
            results = [_result(person, row) for person, row in rows]
            unit.national.add(item, results, _refusals(people, sheet, results))
        return Outcome(outcome, Changes.of(Area.APPRAISALS))

    def periods(self, s: Session) -> tuple[str, ...]:
        """Return the periods that a recap can be taken over for: made ones, the newest first."""
        require_office(s, Action.IMPORT_NATIONAL)
        with self.context.read() as unit:
            codes = [PeriodCode.parse(period.code) for period in unit.find(Period)]
        codes.sort(key=lambda one: (one.ends, one.starts), reverse=True)
        return tuple(code.code for code in codes)

    def imports(self, s: Session) -> tuple[NationalImport, ...]:
        """Return the recaps that were taken over, the newest first."""
        require_office(s, Action.IMPORT_NATIONAL)
        with self.context.read() as unit:
            return unit.national.imports()

    def take_back(self, s: Session, import_id: str) -> Outcome[int]:
        """Forget a recap; return how many rows it had."""
        require_office(s, Action.IMPORT_NATIONAL)
        with self.context.write(s) as unit:
            count = unit.national.remove(import_id)
        return Outcome(count, Changes.of(Area.APPRAISALS))

    def reconcile(self, s: Session, period_code: str) -> Reconciliation:
        """Return both books of a period side by side, what differs first.

        Only published results of here are compared, and final ones of there.
        """
        require_office(s, Action.IMPORT_NATIONAL)
        code = PeriodCode.parse(period_code)
        with self.context.read() as unit:
            facts = facts_of(unit, s, self.context.today(unit), code.year)
            here = facts.results((code.code,), published=True)[code.code]
            there = unit.national.results(code.code)
            units = _units(facts)
            people = [
                _reconciled(facts, units, person, here.get(person, NOTHING), there.get(person))
                for person in facts.names.keys() & (here.keys() | there.keys())
            ]
            people += [_stray(one) for one in unit.national.strays(code.code)]
            people.sort(key=lambda one: name_order(one.name))
            people.sort(key=lambda one: _RANK[one.difference])
            counts = Counter(one.difference for one in people)
            return Reconciliation(
                period_code=code.code,
                imports=unit.national.imports(code.code),
                people=tuple(people),
                counts=tuple((one, counts[one]) for one in _ORDER),
            )


_RANK = {
    Difference.DIFFERS: 0,
    Difference.CHECK: 1,
    Difference.ONLY_HERE: 2,
    Difference.ONLY_THERE: 3,
    Difference.OPEN: 4,
    Difference.SAME: 5,
}


@dataclass(frozen=True, slots=True)
class _People:
    """The persons here by their NIP, and by a name that only one of them has."""

    by_nip: dict[str, str]
    by_name: dict[str, str]


def _people(unit: ReadUnit) -> _People:
    held = unit.find(Employee)
    names = Counter(bare_name(e.name) for e in held)
    return _People(
        by_nip={
            e.identity: e.id for e in held if e.identity and e.identity_kind is IdentityKind.NIP
        },
        by_name={key: e.id for e in held if (key := bare_name(e.name)) and names[key] == 1},
    )


def _refusals(
    people: _People, sheet: NationalSheet, results: Sequence[NationalResult]
) -> list[NationalRefusal]:
    """Return the refused rows that concern somebody here, each person once.

    A row whose number is broken is that of the only person of its name. Who has another row that
    was taken over needs none; rows of people who are not here concern nobody.
    """
    named = {one.person_id for one in results}
    found = []
    for row in sheet.refused_rows:
        person = people.by_nip.get(row.nip) if row.nip else people.by_name.get(bare_name(row.name))
        if (person is None and row.nip) or person in named:
            continue
        if person is not None:
            named.add(person)
        problem = row.problem
        found.append(
            NationalRefusal(
                sheet=problem.sheet,
                row=problem.row,
                column=problem.column,
                header=problem.header,
                code=problem.code,
                detail=problem.detail,
                name=row.name,
                person_id=person,
            )
        )
    return found


def _outcome(unit: ReadUnit, sheet: NationalSheet, code: str, people: _People) -> NationalOutcome:
    known = people.by_nip
    strangers = [row for row in sheet.rows if row.nip not in known]
    strange = {(row.sheet, row.row) for row in strangers}
    faults = [_fault(problem, refused=True) for problem in sheet.refused]
    faults += [
        NationalFault(
            sheet=row.sheet,
            row=row.row,
            column=sheet.nip_column,
            header=sheet.nip_header,
            code="national_nip_unknown",
            detail=row.name or row.nip,
            refused=True,
        )
        for row in strangers
    ]
    faults += [
        _fault(problem, refused=False)
        for problem in sheet.remarks
        if (problem.sheet, problem.row) not in strange
    ]
    faults.sort(key=lambda fault: (not fault.refused, fault.sheet, fault.row))
    outcome = NationalOutcome(
        period_code=code,
        file_name=sheet.file,
        taken=len(sheet.rows) - len(strangers),
        faults=tuple(faults),
        skipped=sheet.skipped,
    )
    if code and unit.national.same_file(code, sheet.sha256) is not None:
        return replace(outcome, again=True)
    return outcome


def _units(facts: Facts) -> dict[str, str]:
    return {
        person: node.unit.name for node in facts.tree().nodes.values() for person in node.direct
    }


def _result(person_id: str, row: NationalRow) -> NationalResult:
    return NationalResult(
        person_id=person_id,
        status=row.status,
        work=row.work,
        behaviour=row.behaviour,
        predicate=row.predicate,
        final=row.final,
        row=row.row,
    )


def _fault(problem: SheetProblem, *, refused: bool) -> NationalFault:
    return NationalFault(
        sheet=problem.sheet,
        row=problem.row,
        column=problem.column,
        header=problem.header,
        code=problem.code,
        detail=problem.detail,
        refused=refused,
    )


def _reconciled(
    facts: Facts,
    units: dict[str, str],
    person: str,
    here: Standing,
    there: NationalResult | None,
) -> ReconciledPerson:
    name, identity = facts.names[person]
    other: Standing = (there.work, there.behaviour, there.predicate) if there else NOTHING
    done = there is not None and there.final and there.status is NationalStatus.DONE
    if there is not None and there.status is NationalStatus.CHECK:
        difference = Difference.CHECK
    elif here[2] is not None:
        if not done:
            difference = Difference.ONLY_HERE
        else:
            difference = Difference.SAME if here == other else Difference.DIFFERS
    else:
        difference = Difference.ONLY_THERE if done else Difference.OPEN
    return ReconciledPerson(
        person_id=person,
        name=name,
        identity=identity,
        unit_name=units.get(person, ""),
        difference=difference,
        here=here,
        there=other,
        there_status=there.status if there else None,
        row=there.row if there else 0,
        refusal=there.refusal if there else None,
    )


def _stray(refusal: NationalRefusal) -> ReconciledPerson:
    return ReconciledPerson(
        person_id="",
        name=refusal.name,
        identity="",
        unit_name="",
        difference=Difference.CHECK,
        here=NOTHING,
        there=NOTHING,
        there_status=NationalStatus.CHECK,
        row=refusal.row,
        refusal=refusal,
    )
