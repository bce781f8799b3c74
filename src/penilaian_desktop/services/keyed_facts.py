"""Facts of an appraisal for any scheme: those that are known, those that the appraiser keys in."""

from __future__ import annotations

from dataclasses import replace

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.appraisal import Appraisal, AppraisalState
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.facts import read_facts
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.scheme import Fact, FactKind, Scheme
from penilaian_desktop.domain.scheme_record import SchemeFact
from penilaian_desktop.domain.scheme_views import FactItem
from penilaian_desktop.services.appraisal_store import appraisal_of
from penilaian_desktop.services.context import Context, label, period_of, step_label
from penilaian_desktop.services.log_rules import locked
from penilaian_desktop.services.scheme_facts import facts_of
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import clamp, require
from penilaian_desktop.storage.unit_of_work import ReadUnit, UnitOfWork


class KeyedFacts:
    """Use cases of facts; `Schemes` carries them."""

    __slots__ = ()

    context: Context

    def facts_for(self, s: Session, person_id: str, period_code: str) -> tuple[FactItem, ...]:
        """Return the facts that the scheme of a period asks for about a person.

        Until the appraisal is published only its appraiser reads them.
        """
        code = PeriodCode.parse(period_code)
        with self.context.read() as unit:
            found = appraisal_of(unit, person_id, period_code)
            if found is not None and found.state is AppraisalState.PUBLISHED:
                require(unit, s, Action.READ_PUBLISHED_APPRAISAL, person_id, code.starts, code.ends)
            else:
                day = clamp(self.context.today(unit), code.starts, code.ends)
                require(unit, s, Action.READ_DRAFT_APPRAISAL, person_id, day)
            return facts_of(unit, self._scheme(unit, period_code), person_id, code)

    def key_fact(
        self, s: Session, person_id: str, period_code: str, name: str, value: str, reason: str
    ) -> Outcome[tuple[FactItem, ...]]:
        """Key a fact in with its source; signed. A finished appraisal is a draft again.

        Raises RuleViolation `fact_reason_missing`, `fact_unknown`, those of `facts.read_facts`,
        `appraisal_published`, `period_locked`.
        """
        with self.context.write(s, "undo_fact_keyed", name=name) as unit:
            scheme, appraisal = self._open(unit, s, person_id, period_code)
            fact = next((f for f in scheme.facts if f.name == name), None)
            if fact is None:
                raise RuleViolation("fact_unknown", field=name, name=name)
            text = _checked(scheme, fact, value)
            if not reason.strip():
                raise RuleViolation("fact_reason_missing", field=name, name=fact.label)
            former = self._keyed(unit, person_id, period_code, name)
            if former is None:
                unit.add(
                    SchemeFact(
                        id=new_id(),
                        at=self.context.now(),
                        person_id=person_id,
                        period_code=period_code,
                        name=name,
                        value=text,
                        reason=reason.strip(),
                    )
                )
            elif (former.value, former.reason) != (text, reason.strip()):
                unit.put(replace(former, value=text, reason=reason.strip()))
            self._reopen(unit, appraisal)
            items = facts_of(unit, scheme, person_id, PeriodCode.parse(period_code))
        return Outcome(
            items, _changes(person_id), step_label(unit, "undo_fact_keyed", name=fact.label)
        )

    def clear_fact(
        self, s: Session, person_id: str, period_code: str, name: str
    ) -> Outcome[tuple[FactItem, ...]]:
        """Take a keyed fact back; what the application knows counts again."""
        with self.context.write(s, "undo_fact_keyed", name=name) as unit:
            scheme, appraisal = self._open(unit, s, person_id, period_code)
            former = self._keyed(unit, person_id, period_code, name)
            if former is not None:
                unit.delete(SchemeFact, former.id)
                self._reopen(unit, appraisal)
            items = facts_of(unit, scheme, person_id, PeriodCode.parse(period_code))
        undo = label("undo_fact_keyed", name=name) if former is not None else ""
        return Outcome(items, _changes(person_id), undo)

    # --- inside ----------------------------------------------------------------------------
    def _scheme(self, unit: ReadUnit, period_code: str) -> Scheme:
        period = period_of(unit, period_code)
        return self.context.schemes.get(period.scheme, period.scheme_version)

    def _open(
        self, unit: ReadUnit, s: Session, person_id: str, period_code: str
    ) -> tuple[Scheme, Appraisal | None]:
        period = period_of(unit, period_code)
        require(
            unit,
            s,
            Action.RATE,
            person_id,
            clamp(self.context.today(unit), period.starts, period.ends),
        )
        if period.locked:
            raise locked(unit, period_code)
        found = appraisal_of(unit, person_id, period_code)
        if found is not None and found.state is AppraisalState.PUBLISHED:
            raise RuleViolation("appraisal_published", field="state")
        return self._scheme(unit, period_code), found

    def _keyed(
        self, unit: ReadUnit, person_id: str, period_code: str, name: str
    ) -> SchemeFact | None:
        found = unit.find(
            SchemeFact, person_id=person_id, period_code=period_code, name=name, limit=1
        )
        return found[0] if found else None

    def _reopen(self, unit: UnitOfWork, appraisal: Appraisal | None) -> None:
        if appraisal is not None and appraisal.state is AppraisalState.FINISHED:
            unit.put(replace(appraisal, state=AppraisalState.DRAFT, predicate=None, trail=()))


def _checked(scheme: Scheme, fact: Fact, value: str) -> str:
    """Return the value as it is stored; raise RuleViolation when the fact takes no such value."""
    text = value.strip()
    given: object = text
    if fact.kind is FactKind.FLAG:
        given = {"true": True, "false": False}.get(text, text)
    read_facts(replace(scheme, facts=(replace(fact, optional=False),)), {fact.name: given})
    return text


def _changes(person_id: str) -> Changes:
    return Changes.of(Area.APPRAISALS, persons=(person_id,))
