"""Lending the reading of the log while a head is away; it ends by itself (TS-5).

The relation kind DELEGATE belongs to the office; a head cannot write it. This is a signed record
of the head's own, good for reviews of the days between its dates and for nothing else
(docs/decisions/010-a-delegation-is-the-heads-own-record.md).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from penilaian_desktop.domain.access import Action, Role
from penilaian_desktop.domain.activity import Activity, Review
from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.delegation import Delegation
from penilaian_desktop.domain.employee import Employee, Relation, RelationKind
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.names import name_order
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.domain.review_views import DelegationItem, LentState
from penilaian_desktop.domain.wording import short_date
from penilaian_desktop.services.context import Context, step_label
from penilaian_desktop.services.people import staff_between, staff_windows
from penilaian_desktop.services.person_lists import person_items
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require_office
from penilaian_desktop.storage.unit_of_work import ReadUnit

LONGEST = 92
"""Days that one delegation may last: a quarter; who is away longer gets a PLT or PLH from HR."""
SHOWN_AFTER = 14
"""Days for which an ended delegation is still shown to both sides."""


@dataclass(frozen=True, slots=True)
class Delegations:
    """Use cases of a head who is away, and of the person who reads instead."""

    context: Context

    def choices(self, s: Session) -> tuple[PersonItem, ...]:
        """Return who can be named: the persons with an account on this laptop, own staff first."""
        with self.context.read() as unit:
            today = self.context.today(unit)
            staff = staff_windows(unit, s)
            known = {
                account.person_id
                for account in unit.accounts.all()
                if account.person_id
                and not account.disabled
                and account.person_id != s.person_id
                and set(account.roles) != {Role.OPERATOR}
            }
            named = [person for person in person_items(unit, known, today) if person.name]
            return tuple(
                sorted(named, key=lambda p: (p.person_id not in staff, name_order(p.name)))
            )

    def list(self, s: Session) -> tuple[DelegationItem, ...]:
        """Return what the session's person lent or was lent; ended ones for two weeks more."""
        with self.context.read() as unit:
            return delegations_of(unit, s, self.context.today(unit))

    def lend(
        self, s: Session, other_id: str, starts: date, ends: date, note: str = ""
    ) -> Outcome[DelegationItem]:
        """Let another person of this laptop read and decide from `starts` to `ends`, inclusive.

        Raises NotAllowed `role_needed`; RuleViolation `delegate_missing`, `delegation_dates`,
        `delegation_past`, `delegation_long`, `delegation_overlaps`, `delegation_no_staff`.
        """
        require_office(s, Action.REVIEW_ACTIVITY)
        known = {person.person_id for person in self.choices(s)}
        if other_id not in known:
            raise RuleViolation("delegate_missing", field="delegate")
        with self.context.write(s, "undo_delegated") as unit:
            today = self.context.today(unit)
            _check_dates(starts, ends, today)
            if not staff_between(unit, s, starts, ends):
                raise RuleViolation("delegation_no_staff", field="starts")
            for lent in unit.find(Delegation, person_id=s.person_id):
                if lent.starts <= ends and starts <= lent.ends:
                    raise RuleViolation(
                        "delegation_overlaps",
                        field="starts",
                        name=_name(unit, lent.other_id),
                        starts=short_date(lent.starts),
                        ends=short_date(lent.ends),
                    )
            written = unit.add(
                Delegation(
                    id=new_id(),
                    at=self.context.now(),
                    person_id=s.person_id,
                    other_id=other_id,
                    starts=starts,
                    ends=ends,
                    note=note.strip(),
                )
            )
            item = _item(unit, s, written, today)
        changes = Changes.of(Area.REVIEWS, persons=(s.person_id, other_id))
        return Outcome(item, changes, step_label(unit, "undo_delegated"))

    def end(self, s: Session, delegation_id: str) -> Outcome[None]:
        """Take the reading back now; what the delegate decided stays good.

        Raises NotAllowed `not_your_delegation`.
        """
        with self.context.write(s, "undo_delegation_ended") as unit:
            lent = unit.require(Delegation, delegation_id)
            if lent.person_id != s.person_id:
                raise NotAllowed("not_your_delegation")
            yesterday = self.context.today(unit) - timedelta(days=1)
            decided = last_decided_day(unit, lent)
            last = max(yesterday, decided) if decided is not None else yesterday
            if last < lent.starts:
                unit.delete(Delegation, lent.id)
            elif last < lent.ends:
                unit.put(replace(lent, ends=last))
        changes = Changes.of(Area.REVIEWS, persons=(lent.person_id, lent.other_id))
        return Outcome(None, changes, step_label(unit, "undo_delegation_ended"))


def delegations_of(unit: ReadUnit, s: Session, today: date) -> tuple[DelegationItem, ...]:
    """Return the delegations of both sides, newest first."""
    if not s.person_id:
        return ()
    found = {
        lent.id: lent
        for lent in (
            *unit.find(Delegation, person_id=s.person_id),
            *unit.find(Delegation, other_id=s.person_id),
        )
        if lent.ends + timedelta(days=SHOWN_AFTER) >= today
    }
    ordered = sorted(found.values(), key=lambda lent: (lent.starts, lent.id), reverse=True)
    return tuple(_item(unit, s, lent, today) for lent in ordered)


def last_decided_day(unit: ReadUnit, lent: Delegation) -> date | None:
    """Return the newest day within the dates of which the delegate decided on an entry."""
    days = decided_days(unit, lent)
    return max(days, default=None)


def decided_days(unit: ReadUnit, lent: Delegation) -> tuple[date, ...]:
    """Return the days of the entries on which the delegate decided in place of the head."""
    staff = tuple(_staff_of(unit, lent))
    if not staff:
        return ()
    reviews = unit.find(Review, author_id=lent.other_id, person_id=staff)
    ids = tuple(review.activity_id for review in reviews)
    return tuple(
        entry.day
        for entry in (unit.find(Activity, id=ids) if ids else ())
        if lent.starts <= entry.day <= lent.ends
    )


def check_unused(unit: ReadUnit, lent: Delegation) -> None:
    """Raise RuleViolation `delegation_used` when a delegation that goes away was decided with."""
    if lent.deleted and decided_days(unit, lent):
        raise RuleViolation("delegation_used")


def _staff_of(unit: ReadUnit, lent: Delegation) -> frozenset[str]:
    return frozenset(
        relation.person_id
        for relation in unit.find(
            Relation, other_id=lent.person_id, relation_kind=RelationKind.APPRAISER
        )
    )


def _check_dates(starts: date, ends: date, today: date) -> None:
    if ends < starts:
        raise RuleViolation("delegation_dates", field="ends")
    if ends < today:
        raise RuleViolation("delegation_past", field="ends", today=short_date(today))
    if (ends - starts).days >= LONGEST:
        raise RuleViolation("delegation_long", field="ends", limit=LONGEST)


def _name(unit: ReadUnit, person_id: str) -> str:
    found = unit.get(Employee, person_id, include_deleted=True)
    return found.name if found else ""


def _item(unit: ReadUnit, s: Session, lent: Delegation, today: date) -> DelegationItem:
    state = LentState.RUNNING
    if today < lent.starts:
        state = LentState.COMING
    elif today > lent.ends:
        state = LentState.ENDED
    return DelegationItem(
        id=lent.id,
        version=lent.version,
        head=_name(unit, lent.person_id),
        delegate=_name(unit, lent.other_id),
        starts=lent.starts,
        ends=lent.ends,
        note=lent.note,
        state=state,
        own=lent.person_id == s.person_id,
        decided=len(decided_days(unit, lent)),
    )
