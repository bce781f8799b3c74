"""The register of service improvements of a unit: from a finding to an outcome (TS-9, TJ-10)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from penilaian_desktop.domain.access import Action, allowed
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.employee import Employee
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.improvement import FindingSource, Improvement, ImprovementState
from penilaian_desktop.domain.improvement_views import (
    STILL_OPEN,
    ImprovementBoard,
    ImprovementItem,
    ImprovementStep,
)
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.plain_words import says
from penilaian_desktop.domain.public_voice import PublicService
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.voice_rules import require_sound
from penilaian_desktop.domain.wording import number
from penilaian_desktop.services.as_shown import check_shown
from penilaian_desktop.services.context import Context, step_label
from penilaian_desktop.services.data_age import oldest_data
from penilaian_desktop.services.improvement_history import steps_of
from penilaian_desktop.services.improvement_sources import ImprovementSources, check_citizen
from penilaian_desktop.services.people import unit_of
from penilaian_desktop.services.person_lists import person_items
from penilaian_desktop.services.public_services import names_of
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import office_standings, require_office
from penilaian_desktop.services.unit_keeping import (
    below,
    kept_units,
    people_in,
    require_unit,
    seen_units,
)
from penilaian_desktop.storage.unit_of_work import ReadUnit

SOON = 7
"""Days before the due date at which Beranda reminds."""


@dataclass(frozen=True, slots=True)
class Improvements(ImprovementSources):
    """Use cases of the register: heads and HR keep it, tim penyusun reads it."""

    context: Context

    # --- reading ---------------------------------------------------------------------------
    def board(self, s: Session) -> ImprovementBoard:
        """Return the register of the units that the account keeps or reads: what is late first.

        Then what is open by its due date, then what was closed, the newest first. What the
        account's person answers for in another unit stands there too.
        """
        require_office(s, Action.READ_IMPROVEMENT)
        with self.context.read() as unit:
            today = self.context.today(unit)
            seen = seen_units(unit, s, today)
            writes = allowed(Action.WRITE_IMPROVEMENT, office_standings(s))
            kept = kept_units(unit, s, today) if writes else frozenset()
            names = names_of(unit, seen | kept)
            found = {r.id: r for r in unit.find(Improvement, unit_id=tuple(seen | kept))}
            own = unit.find(Improvement, owner_id=s.person_id) if s.person_id else ()
            found |= {r.id: r for r in own}
            units = tuple(sorted(names.items(), key=lambda item: item[1].casefold()))
            written = tuple((key, name) for key, name in units if key in kept)
            return ImprovementBoard(
                as_of=self.context.now(),
                oldest=oldest_data(self.context, unit, s),
                units=units,
                home=_home(unit, s, written or units, today),
                items=_sorted(items_of(unit, found.values(), today)),
                can_write=writes,
                kept=written,
            )

    def own(self, s: Session) -> tuple[ImprovementItem, ...]:
        """Return what is still to be done by the session's person, what is due first on top."""
        if not s.person_id:
            return ()
        with self.context.read() as unit:
            found = unit.find(Improvement, owner_id=s.person_id, state=tuple(STILL_OPEN))
            return _sorted(items_of(unit, found, self.context.today(unit)))

    def own_board(self, s: Session) -> ImprovementBoard:
        """Return what the session's person answers for as a register to read, closed lines too."""
        with self.context.read() as unit:
            found = unit.find(Improvement, owner_id=s.person_id) if s.person_id else ()
            items = _sorted(items_of(unit, found, self.context.today(unit)))
        return ImprovementBoard(
            as_of=self.context.now(), oldest=None, units=(), home="", items=items, can_write=False,
            own_only=True,
        )  # fmt: skip

    def persons(self, s: Session, unit_id: str) -> tuple[PersonItem, ...]:
        """Return who may answer for an improvement of a unit: its staff and those below."""
        with self.context.read() as unit:
            today = self.context.today(unit)
            require_unit(unit, s, Action.WRITE_IMPROVEMENT, unit_id, today)
            found = people_in(unit, below(unit, unit_id), today, today)
            people = person_items(unit, found, today)
            return tuple(sorted(people, key=lambda one: name_order(one.name)))

    def services(self, s: Session, unit_id: str, kept: str = "") -> tuple[tuple[str, str], ...]:
        """Return (id, name) of the services of a unit that are offered, and one that is `kept`."""
        with self.context.read() as unit:
            require_unit(unit, s, Action.WRITE_IMPROVEMENT, unit_id, self.context.today(unit))
            found = unit.find(PublicService, order=("order", "name"), unit_id=unit_id)
            return tuple((x.id, x.name) for x in found if x.retired_on is None or x.id == kept)

    def history(self, s: Session, improvement_id: str) -> tuple[ImprovementStep, ...]:
        """Return what happened to a line, the newest first; who answers for it reads it too."""
        with self.context.read() as unit:
            record = unit.require(Improvement, improvement_id)
            if not s.person_id or record.owner_id != s.person_id:
                today = self.context.today(unit)
                require_unit(unit, s, Action.READ_IMPROVEMENT, record.unit_id, today)
            return steps_of(unit, record.id)

    # --- writing ---------------------------------------------------------------------------
    def save(
        self,
        s: Session,
        improvement_id: str | None,
        *,
        unit_id: str,
        finding: str,
        source: FindingSource = FindingSource.OTHER,
        action: str = "",
        owner_id: str = "",
        due: date | None = None,
        service_id: str | None = None,
        measure: str = "",
        measured_in: str = "",
        before: Decimal | None = None,
        version: int | None = None,
    ) -> Outcome[ImprovementItem]:
        """Write a line, new (None) or changed from `version`; its unit stays.

        A due date that is set is not past. Raises NotAllowed; RuleViolation
        `improvement_finding_missing`, `improvement_closed`, `improvement_not_ready`,
        `improvement_due_passed`, `improvement_figure_wrong`, `improvement_measure_missing`,
        `improvement_owner_elsewhere`, `improvement_names_citizen`, `service_missing`.
        """
        if not says(finding):
            raise RuleViolation("improvement_finding_missing", field="finding")
        if before is not None and before < 0:
            raise RuleViolation("improvement_figure_wrong", field="before")
        for field, text in (("measure", measure), ("measured_in", measured_in)):
            if before is not None and not text.strip():
                raise RuleViolation("improvement_measure_missing", field=field)
        with self.context.write(s, "undo_improvement_saved") as unit:
            today = self.context.today(unit)
            old = unit.require(Improvement, improvement_id) if improvement_id else None
            place = old.unit_id if old else unit_id
            require_unit(unit, s, Action.WRITE_IMPROVEMENT, place, today)
            check_shown(old, version)
            if old is not None and old.state not in STILL_OPEN:
                raise RuleViolation("improvement_closed")
            if due is not None and due < today and due != (old.due if old else None):
                raise RuleViolation("improvement_due_passed", field="due")
            if old is not None:
                check_citizen(unit, old, finding=finding, action=action)
            former = old.owner_id if old else ""
            _check_names(unit, place, service_id, owner_id if owner_id != former else "", today)
            base = old or Improvement(
                id=new_id(), at=self.context.now(), unit_id=place, source=source, finding="",
                action="",
            )  # fmt: skip
            new = replace(
                base, finding=finding.strip(), source=source, action=action.strip(),
                owner_id=owner_id, due=due, service_id=service_id, measure=measure.strip(),
                measured_in=measured_in.strip(), before=before,
            )  # fmt: skip
            if new.state is ImprovementState.DOING:
                _check_ready(new, "improvement_not_ready")
            require_sound(new, self.context.now())
            written = unit.add(new) if old is None else unit.put(new) if new != old else old
            (item,) = items_of(unit, (written,), today)
        return Outcome(item, changes_of(written), step_label(unit, "undo_improvement_saved"))

    def set_state(
        self,
        s: Session,
        improvement_id: str,
        state: ImprovementState,
        *,
        outcome: str = "",
        after: Decimal | None = None,
        version: int | None = None,
    ) -> Outcome[ImprovementItem]:
        """Begin, finish, drop or open a line again, as `version` showed it.

        To begin it needs action, owner and due date. Done needs them too, an outcome in words,
        and both figures where something is measured; dropped needs its reason in `outcome`. Raises
        NotAllowed; RuleViolation `improvement_not_ready`, `improvement_not_complete`,
        `improvement_outcome_missing`, `improvement_before_missing`, `improvement_after_missing`,
        `improvement_reason_missing`, `improvement_figure_wrong`, `improvement_names_citizen`.
        """
        with self.context.write(s, "undo_improvement_state") as unit:
            today = self.context.today(unit)
            old = unit.require(Improvement, improvement_id)
            require_unit(unit, s, Action.WRITE_IMPROVEMENT, old.unit_id, today)
            check_shown(old, version)
            if state in STILL_OPEN:
                if state is ImprovementState.DOING:
                    _check_ready(old, "improvement_not_ready")
                new = replace(old, state=state, closed_on=None, outcome="", after=None)
            else:
                _check_closing(old, state, outcome, after)
                check_citizen(unit, old, outcome=outcome)
                new = replace(
                    old, state=state, outcome=outcome.strip(), after=after, closed_on=today
                )
            require_sound(new, self.context.now())
            written = unit.put(new) if new != old else old
            (item,) = items_of(unit, (written,), today)
        return Outcome(item, changes_of(written), step_label(unit, "undo_improvement_state"))

    def delete(self, s: Session, improvement_id: str) -> Outcome[None]:
        """Remove a line."""
        with self.context.write(s, "undo_improvement_deleted") as unit:
            old = unit.require(Improvement, improvement_id)
            require_unit(unit, s, Action.WRITE_IMPROVEMENT, old.unit_id, self.context.today(unit))
            unit.delete(Improvement, improvement_id)
        return Outcome(None, changes_of(old), step_label(unit, "undo_improvement_deleted"))

    def _item(self, unit: ReadUnit, record: Improvement) -> ImprovementItem:
        (item,) = items_of(unit, (record,), self.context.today(unit))
        return item


def _home(unit: ReadUnit, s: Session, units: tuple[tuple[str, str], ...], today: date) -> str:
    """Return the unit that new lines are for: the own one, else the first of the list."""
    place = unit_of(unit, s.person_id, today) if s.person_id else None
    first = units[0][0] if units else ""
    return place.id if place is not None and place.id in dict(units) else first


def items_of(
    unit: ReadUnit, records: Iterable[Improvement], today: date
) -> tuple[ImprovementItem, ...]:
    """Return lines with the names that belong to them."""
    every = tuple(records)
    units = names_of(unit, {r.unit_id for r in every})
    services = {
        x.id: x.name
        for x in unit.find(
            PublicService,
            id=tuple({r.service_id for r in every if r.service_id}),
            include_deleted=True,
        )
    }
    owners = {
        e.id: e.name
        for e in unit.find(
            Employee, id=tuple({r.owner_id for r in every if r.owner_id}), include_deleted=True
        )
    }
    return tuple(
        ImprovementItem(
            improvement=r,
            unit=units.get(r.unit_id, ""),
            service=services.get(r.service_id or "", ""),
            owner=owners.get(r.owner_id, ""),
            overdue=_overdue(r, today),
        )
        for r in every
    )


def due_improvements(unit: ReadUnit, person_id: str, today: date) -> tuple[ImprovementItem, ...]:
    """Return what a person answers for that is overdue or due within a week, the oldest first."""
    found = [
        r
        for r in unit.find(Improvement, owner_id=person_id, state=tuple(STILL_OPEN))
        if r.due is not None and (r.due - today).days <= SOON
    ]
    return _sorted(items_of(unit, found, today))


def changes_of(record: Improvement) -> Changes:
    """Return what a written line of the register changed."""
    return Changes.of(Area.IMPROVEMENT, persons=(record.owner_id,) if record.owner_id else ())


def _overdue(record: Improvement, today: date) -> int:
    if record.due is None or record.state not in STILL_OPEN:
        return 0
    return max(0, (today - record.due).days)


def _sorted(items: Iterable[ImprovementItem]) -> tuple[ImprovementItem, ...]:
    def key(item: ImprovementItem) -> tuple[bool, int, str]:
        record = item.improvement
        day = record.due if item.open else record.closed_on
        at = (day or date.max).toordinal()
        return (not item.open, at if item.open else -at, record.id)

    return tuple(sorted(items, key=key))


def _check_names(
    unit: ReadUnit, place: str, service_id: str | None, owner_id: str, today: date
) -> None:
    if service_id:
        service = unit.get(PublicService, service_id)
        if service is None or service.unit_id != place:
            raise RuleViolation("service_missing", field="service_id")
    if owner_id and owner_id not in people_in(unit, below(unit, place), today, today):
        raise RuleViolation("improvement_owner_elsewhere", field="owner_id")


def _check_ready(record: Improvement, code: str) -> None:
    needed = (("action", says(record.action)), ("owner_id", record.owner_id), ("due", record.due))
    for field, value in needed:
        if not value:
            raise RuleViolation(code, field=field)


def _check_closing(
    record: Improvement, state: ImprovementState, outcome: str, after: Decimal | None
) -> None:
    done = state is ImprovementState.DONE
    if done:
        _check_ready(record, "improvement_not_complete")
    if not says(outcome):
        code = "improvement_outcome_missing" if done else "improvement_reason_missing"
        raise RuleViolation(code, field="outcome")
    if after is not None and after < 0:
        raise RuleViolation("improvement_figure_wrong", field="after")
    if done and record.measure and record.before is None:
        raise RuleViolation("improvement_before_missing", field="before", measure=record.measure)
    if done and record.before is not None and after is None:
        told = f"{number(record.before, record.places)} {record.measured_in}".strip()
        raise RuleViolation("improvement_after_missing", field="after", before=told)
