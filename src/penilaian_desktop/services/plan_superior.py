"""Naming the own appraiser where no record says who it is, so that nobody is blocked by it.

What the owner names stands on the own plan alone and is marked provisional: it is printed, and it
opens nothing to anybody. Access comes from relation records only; HR makes one of it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.employee import (
    Employee,
    IdentityKind,
    PositionKind,
    Relation,
    RelationKind,
)
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.nip import parse_nip
from penilaian_desktop.domain.plan import NOBODY, PersonSnapshot, Plan, PlanState
from penilaian_desktop.domain.plan_views import SuperiorClaim
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.skp_views import PlanView
from penilaian_desktop.domain.wording import short_date
from penilaian_desktop.services.context import step_label
from penilaian_desktop.services.people import assignment_near, relation_on, snapshot
from penilaian_desktop.services.plan_mutation import PlanMutation
from penilaian_desktop.services.plan_reading import named_counts
from penilaian_desktop.services.standing import clamp, require_office

if TYPE_CHECKING:
    from penilaian_desktop.services.session import Session
    from penilaian_desktop.storage.unit_of_work import ReadUnit, UnitOfWork

_LEADING = frozenset(
    {
        PositionKind.JPT_UTAMA,
        PositionKind.JPT_MADYA,
        PositionKind.JPT_PRATAMA,
        PositionKind.ADMINISTRATOR,
        PositionKind.PENGAWAS,
        PositionKind.POLITICAL,
    }
)


class PlanSuperior(PlanMutation):
    """Use cases of the named superior; `Plans` carries them."""

    __slots__ = ()

    def superior_choices(self, s: Session, plan_id: str) -> tuple[PersonSnapshot, ...]:
        """Return who leads anybody or holds a leading position, by name, the owner left out."""
        with self.context.read() as unit:
            plan = self._owned(unit, s, plan_id)
            day = clamp(self.context.today(unit), plan.starts, plan.ends)
            heads = {
                r.other_id for r in unit.find(Relation, relation_kind=RelationKind.APPRAISER)
            } | {
                r.other_id
                for r in unit.find(Relation, relation_kind=RelationKind.APPRAISER_SUPERIOR)
            }
            found = []
            for employee in sorted(unit.find(Employee), key=lambda e: (name_order(e.name), e.id)):
                held = assignment_near(unit, employee.id, day) if employee.id not in heads else None
                leads = employee.id in heads or (held and held.position_kind in _LEADING)
                if leads and employee.id != plan.person_id:
                    found.append(snapshot(unit, employee.id, day, seen_from=plan.person_id))
            return tuple(found)

    def name_superior(
        self,
        s: Session,
        plan_id: str,
        *,
        appraiser: PersonSnapshot,
        appraiser_superior: PersonSnapshot = NOBODY,
        since: date,
        reason: str,
    ) -> Outcome[PlanView]:
        """Name the own appraiser and the appraiser's superior for a plan, provisionally.

        A person with `person_id` is taken from the records as of the plan's days; anybody else as
        typed. A plan that was handed in is a draft again. Raises RuleViolation
        `superior_name_missing`, `superior_self`, `superior_position_missing`,
        `superior_reason_missing`, `superior_since_outside`, `superior_recorded` when a record
        begins as late or later, or one of the nip_* codes; its field begins with `appraiser_` or
        `superior_` for the person it is about.
        """
        with self.context.write(s, "undo_superior_named") as unit:
            plan = self._owned(unit, s, plan_id)
            if not " ".join(reason.split()):
                raise RuleViolation("superior_reason_missing", field="reason")
            if since > plan.ends:
                raise RuleViolation(
                    "superior_since_outside", field="since", ends=short_date(plan.ends)
                )
            day = clamp(self.context.today(unit), max(plan.starts, since), plan.ends)
            first = self._named(unit, plan, appraiser, day, "appraiser_")
            second = NOBODY
            if appraiser_superior != NOBODY:
                second = self._named(unit, plan, appraiser_superior, day, "superior_")
            recorded = relation_on(unit, plan.person_id, day, RelationKind.APPRAISER)
            if recorded is not None and recorded.starts >= since:
                known = unit.get(Employee, recorded.other_id)
                raise RuleViolation(
                    "superior_recorded",
                    field="since",
                    name=known.name if known else "",
                    day=short_date(recorded.starts),
                )
            plan = self._opened(unit, s, plan_id)
            plan = unit.put(
                replace(
                    plan,
                    appraiser=first,
                    appraiser_superior=second,
                    superior_since=since,
                    superior_reason=" ".join(reason.split()),
                )
            )
            return self._outcome(unit, s, plan, "undo_superior_named")

    def forget_superior(self, s: Session, plan_id: str) -> Outcome[PlanView]:
        """Take the named superiors off an own plan again: what HR recorded counts."""
        with self.context.write(s, "undo_superior_named") as unit:
            self._owned(unit, s, plan_id)
            plan = self._opened(unit, s, plan_id)
            plan = unit.put(
                replace(
                    plan,
                    appraiser=NOBODY,
                    appraiser_superior=NOBODY,
                    superior_since=None,
                    superior_reason="",
                )
            )
            return self._outcome(unit, s, plan, "undo_superior_named")

    # --- HR --------------------------------------------------------------------------------
    def superior_claims(self, s: Session) -> tuple[SuperiorClaim, ...]:
        """Return the superiors that owners named on plans handed in and no record confirms yet.

        For HR. Newest first.
        """
        with self.context.read() as unit:
            require_office(s, Action.WRITE_MASTER_DATA)
            today = self.context.today(unit)
            found = []
            for plan in unit.find(Plan, state=PlanState.SUBMITTED):
                if not plan.superior_reason or plan.superior_since is None:
                    continue
                if named_counts(unit, plan, clamp(today, plan.starts, plan.ends)):
                    found.append(
                        SuperiorClaim(
                            plan_id=plan.id,
                            at=plan.at,
                            employee=plan.employee,
                            appraiser=plan.appraiser,
                            appraiser_superior=plan.appraiser_superior,
                            since=plan.superior_since,
                            reason=plan.superior_reason,
                            known=_known(unit, plan.appraiser) is not None,
                        )
                    )
            return tuple(sorted(found, key=lambda claim: (claim.at, claim.plan_id), reverse=True))

    def confirm_superior(self, s: Session, plan_id: str) -> Outcome[None]:
        """Make relation records of what an owner named; former ones end the day before. For HR.

        What HR recorded for later days stays: the new relation ends the day before it.

        The superior of the appraiser is recorded where the data knows that person. Raises
        RuleViolation `superior_not_claimed`, `superior_unknown` (add the person first).
        """
        with self.context.write(s, "undo_superior_confirmed") as unit:
            require_office(s, Action.WRITE_MASTER_DATA)
            plan = unit.require(Plan, plan_id)
            today = self.context.today(unit)
            since = plan.superior_since
            counts = named_counts(unit, plan, clamp(today, plan.starts, plan.ends))
            if plan.state is not PlanState.SUBMITTED or since is None or not counts:
                raise RuleViolation("superior_not_claimed")
            appraiser = _known(unit, plan.appraiser)
            if appraiser is None:
                raise RuleViolation("superior_unknown", name=plan.appraiser.name)
            if appraiser.id == plan.person_id:
                raise RuleViolation("superior_self", field="appraiser_name")
            self._relate(unit, plan.person_id, appraiser.id, RelationKind.APPRAISER, since)
            above = _known(unit, plan.appraiser_superior)
            if above is not None and above.id != plan.person_id:
                kind = RelationKind.APPRAISER_SUPERIOR
                self._relate(unit, plan.person_id, above.id, kind, since)
        return Outcome(
            None,
            Changes.of(Area.EMPLOYEES, Area.PLANS, persons=(plan.person_id,)),
            step_label(unit, "undo_superior_confirmed"),
        )

    # --- inside ----------------------------------------------------------------------------
    def _named(
        self, unit: ReadUnit, plan: Plan, given: PersonSnapshot, day: date, part: str
    ) -> PersonSnapshot:
        """Return a person as the form prints them, from the records or as typed."""
        if given.person_id:
            unit.require(Employee, given.person_id)
            if given.person_id == plan.person_id:
                raise RuleViolation("superior_self", field=f"{part}name")
            return snapshot(unit, given.person_id, day, seen_from=plan.person_id)
        words = {
            name: " ".join(getattr(given, name).split())
            for name in ("name", "identity", "rank", "position", "unit")
        }
        if not words["name"]:
            raise RuleViolation("superior_name_missing", field=f"{part}name")
        if not words["position"]:
            raise RuleViolation("superior_position_missing", field=f"{part}position")
        kind = IdentityKind(given.identity_kind)
        if kind is IdentityKind.NONE:
            words["identity"] = ""
        elif kind is IdentityKind.NIP and words["identity"]:
            try:
                words["identity"] = parse_nip(words["identity"]).text
            except RuleViolation as error:
                raise RuleViolation(error.code, field=f"{part}identity", **error.params) from error
            owner = unit.get(Employee, plan.person_id)
            if owner is not None and owner.identity == words["identity"]:
                raise RuleViolation("superior_self", field=f"{part}name")
        return PersonSnapshot(identity_kind=kind.value, **words)

    def _relate(
        self, unit: UnitOfWork, person: str, other: str, kind: RelationKind, since: date
    ) -> None:
        day = timedelta(days=1)
        held = unit.find(Relation, person_id=person, relation_kind=kind)
        for old in held:
            if old.starts < since and (old.ends is None or old.ends >= since):
                unit.put(replace(old, ends=since - day))
        later = min((old.starts for old in held if old.starts > since), default=None)
        unit.add(
            Relation(
                id=new_id(),
                at=self.context.now(),
                person_id=person,
                other_id=other,
                relation_kind=kind,
                starts=since,
                ends=later - day if later else None,
            )
        )


def _known(unit: ReadUnit, named: PersonSnapshot) -> Employee | None:
    """Return the one person of the records that was named: by id, number, else the only name."""
    if named.person_id:
        return unit.get(Employee, named.person_id)
    if named.identity:
        found = unit.find(Employee, identity=named.identity)
    else:
        found = unit.find(Employee, name=named.name) if named.name else ()
    return found[0] if len(found) == 1 else None
