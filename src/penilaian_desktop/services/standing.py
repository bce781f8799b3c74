"""How the acting account stands to a person on a date, and the refusal that says why.

Standings come from relation records with their dates (a PLT or PLH appraiser is a plain appraiser
relation with dates, a delegate stands in for the appraiser who delegates) and from the office
roles of the account. `domain.access` says what a standing opens.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from penilaian_desktop.domain.access import Action, Role, Standing, allowed
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.delegation import Delegation
from penilaian_desktop.domain.employee import Relation, RelationKind
from penilaian_desktop.domain.errors import NotAllowed
from penilaian_desktop.domain.feedback import FeedbackRequest
from penilaian_desktop.domain.wording import short_date
from penilaian_desktop.services.session import Session
from penilaian_desktop.storage.unit_of_work import ReadUnit

OFFICE_STANDINGS = {
    Role.HR: Standing.HR,
    Role.DRAFTER: Standing.DRAFTER,
    Role.OPERATOR: Standing.OPERATOR,
}
"""Roles that open things without a relation to the person concerned."""

NEVER_OWN = frozenset(
    {
        Action.REVIEW_ACTIVITY,
        Action.DECIDE_PLAN,
        Action.RATE,
        Action.PUBLISH_APPRAISAL,
        Action.GIVE_FEEDBACK,
        Action.READ_DRAFT_APPRAISAL,
        Action.ASK_FEEDBACK,
        Action.CALIBRATE,
        Action.REPLY_OBJECTION,
        Action.DECIDE_OBJECTION,
        Action.WRITE_FOLLOW_UP,
        Action.APPROVE_FOLLOW_UP,
        Action.DECIDE_INNOVATION,
        Action.GIVE_RECOGNITION,
    }
)
OF_SUPERIORS = frozenset(
    {
        Action.CALIBRATE,
        Action.READ_PUBLISHED_APPRAISAL,
        Action.PRINT_APPRAISAL,
        Action.DECIDE_OBJECTION,
        Action.READ_OBJECTION,
        Action.APPROVE_FOLLOW_UP,
        Action.READ_FOLLOW_UP,
        Action.READ_INNOVATION,
        Action.READ_STAGES,
        Action.READ_ATTENDANCE,
        Action.READ_PARTICIPATION,
        Action.READ_RECOGNITION,
    }
)
"""Where nobody is named as the appraiser's superior, the appraiser's own appraiser is."""
DRAFTS = frozenset(
    {Action.READ_DRAFT_ACTIVITY, Action.READ_DRAFT_PLAN, Action.READ_DRAFT_APPRAISAL}
)
OWNER_ONLY = frozenset(
    {
        Action.LOG_ACTIVITY,
        Action.WRITE_PLAN,
        Action.WRITE_ACTUAL,
        Action.WRITE_TASK,
        Action.WRITE_INNOVATION,
        Action.FILE_OBJECTION,
        Action.SHARE_RECOGNITION,
    }
)


@dataclass(frozen=True, slots=True)
class Window:
    """Days (inclusive) on which a relation is valid; None = open end."""

    starts: date
    ends: date | None

    def covers(self, day: date) -> bool:
        """Tell whether the day lies in the window."""
        return self.starts <= day and (self.ends is None or day <= self.ends)

    def meets(self, starts: date, ends: date) -> bool:
        """Tell whether the window and the days from `starts` to `ends` share a day."""
        return self.starts <= ends and (self.ends is None or self.ends >= starts)

    def within(self, other: Window) -> Window | None:
        """Return the days that both windows share, or None."""
        starts = max(self.starts, other.starts)
        ends = min((e for e in (self.ends, other.ends) if e is not None), default=None)
        return None if ends is not None and ends < starts else Window(starts, ends)


def window_of(relation: Relation) -> Window:
    """Return the days of a relation."""
    return Window(relation.starts, relation.ends)


def clamp(day: date, starts: date, ends: date) -> date:
    """Return the day of a period that counts for a decision made on `day`.

    Within the period it is the day itself; afterwards the last day counts, since the appraiser of
    that day makes the appraisal; before, the first.
    """
    return min(max(day, starts), ends)


def appraiser_windows(unit: ReadUnit, s: Session, person_id: str) -> tuple[Window, ...]:
    """Return the days on which the session's person appraises `person_id`, delegation included."""
    me = s.person_id
    if not me or me == person_id:
        return ()
    found: list[Window] = []
    for relation in unit.find(Relation, person_id=person_id, relation_kind=RelationKind.APPRAISER):
        if relation.other_id == me:
            found.append(window_of(relation))
        else:
            for delegation in unit.find(
                Relation,
                person_id=relation.other_id,
                other_id=me,
                relation_kind=RelationKind.DELEGATE,
            ):
                shared = window_of(relation).within(window_of(delegation))
                if shared is not None:
                    found.append(shared)
    return tuple(found)


def lent_windows(unit: ReadUnit, s: Session, person_id: str) -> tuple[Window, ...]:
    """Return the days of a person's log that a head lent to the session's person to read."""
    me = s.person_id
    if not me or me == person_id:
        return ()
    found: list[Window] = []
    for lent in unit.find(Delegation, other_id=me):
        for relation in unit.find(
            Relation,
            person_id=person_id,
            other_id=lent.person_id,
            relation_kind=RelationKind.APPRAISER,
        ):
            shared = window_of(relation).within(Window(lent.starts, lent.ends))
            if shared is not None:
                found.append(shared)
    return tuple(found)


def relation_windows(
    unit: ReadUnit, s: Session, person_id: str, kind: RelationKind
) -> tuple[Window, ...]:
    """Return the days on which the session's person stands to `person_id` as `kind`."""
    if not s.person_id or s.person_id == person_id:
        return ()
    return tuple(
        window_of(relation)
        for relation in unit.find(
            Relation, person_id=person_id, other_id=s.person_id, relation_kind=kind
        )
    )


def related_windows(unit: ReadUnit, s: Session, person_id: str) -> tuple[Window, ...]:
    """Return the days of which a person's log is open: as appraiser, superior or delegate."""
    return (
        appraiser_windows(unit, s, person_id)
        + relation_windows(unit, s, person_id, RelationKind.APPRAISER_SUPERIOR)
        + lent_windows(unit, s, person_id)
    )


def _related(unit: ReadUnit, s: Session, person_id: str) -> dict[Standing, tuple[Window, ...]]:
    return {
        Standing.APPRAISER: appraiser_windows(unit, s, person_id),
        Standing.APPRAISER_SUPERIOR: relation_windows(
            unit, s, person_id, RelationKind.APPRAISER_SUPERIOR
        ),
        Standing.DELEGATE: lent_windows(unit, s, person_id),
        Standing.TEAM_LEAD: relation_windows(unit, s, person_id, RelationKind.TEAM_LEAD),
    }


def office_standings(s: Session) -> frozenset[Standing]:
    """Return the standings for actions about no person: roles, and SELF for whoever has data."""
    found = {OFFICE_STANDINGS[role] for role in s.roles if role in OFFICE_STANDINGS}
    if s.person_id:
        found.add(Standing.SELF)
    if Role.APPRAISER in s.roles:
        found.add(Standing.APPRAISER)
    return frozenset(found)


def standings(unit: ReadUnit, s: Session, person_id: str, day: date) -> frozenset[Standing]:
    """Return how the session stands to a person on a day."""
    return standings_between(unit, s, person_id, day, day)


def standings_between(
    unit: ReadUnit, s: Session, person_id: str, starts: date, ends: date
) -> frozenset[Standing]:
    """Return the standings to a person that are valid on any day from `starts` to `ends`."""
    found = {OFFICE_STANDINGS[role] for role in s.roles if role in OFFICE_STANDINGS}
    if s.person_id and s.person_id == person_id:
        found.add(Standing.SELF)
    for standing, windows in _related(unit, s, person_id).items():
        if any(window.meets(starts, ends) for window in windows):
            found.add(standing)
    return frozenset(found) if found else frozenset({Standing.OTHER})


def _added(
    unit: ReadUnit, s: Session, action: Action, person_id: str, starts: date, ends: date
) -> frozenset[Standing]:
    """Return standings that only some actions ask about: they cost a look at other records."""
    if not s.person_id or s.person_id == person_id:
        return frozenset()
    if action is Action.GIVE_FEEDBACK and asked_between(unit, s, person_id, starts, ends):
        return frozenset({Standing.ASKED})
    if action in OF_SUPERIORS and any(
        window.meets(starts, ends) for window in superior_windows(unit, s, person_id)
    ):
        return frozenset({Standing.APPRAISER_SUPERIOR})
    return frozenset()


def asked_between(unit: ReadUnit, s: Session, person_id: str, starts: date, ends: date) -> bool:
    """Tell whether the session's person was asked for feedback on a person in a period."""
    return any(
        code.starts <= ends and starts <= code.ends
        for request in unit.find(FeedbackRequest, person_id=person_id, giver_id=s.person_id)
        for code in (PeriodCode.parse(request.period_code),)
    )


def superior_windows(unit: ReadUnit, s: Session, person_id: str) -> tuple[Window, ...]:
    """Return the days on which the session's person stands above the appraiser of a person.

    Whoever is named; where nobody is, the appraiser of the appraiser.
    """
    named = unit.find(Relation, person_id=person_id, relation_kind=RelationKind.APPRAISER_SUPERIOR)
    if named:
        return tuple(window_of(r) for r in named if r.other_id == s.person_id)
    found: list[Window] = []
    for relation in unit.find(Relation, person_id=person_id, relation_kind=RelationKind.APPRAISER):
        for above in unit.find(
            Relation,
            person_id=relation.other_id,
            other_id=s.person_id,
            relation_kind=RelationKind.APPRAISER,
        ):
            shared = window_of(relation).within(window_of(above))
            if shared is not None:
                found.append(shared)
    return tuple(found)


def require(
    unit: ReadUnit,
    s: Session,
    action: Action,
    person_id: str,
    starts: date,
    ends: date | None = None,
) -> frozenset[Standing]:
    """Return the standings to a person, or raise NotAllowed with a code that says why.

    With `ends` a standing on any day of the span suffices: for what covers a period.
    """
    found = standings_between(unit, s, person_id, starts, ends or starts)
    if s.person_id == person_id and action in NEVER_OWN:
        raise NotAllowed("never_own")
    if allowed(action, found):
        return found
    found |= _added(unit, s, action, person_id, starts, ends or starts)
    if allowed(action, found):
        return found - {Standing.OTHER}
    raise _refusal(unit, s, action, person_id, found, starts)


def require_office(s: Session, action: Action) -> None:
    """Raise NotAllowed `role_needed` unless a role of the account opens the action."""
    if not allowed(action, office_standings(s)):
        raise NotAllowed("role_needed", action=action.value)


def _refusal(  # noqa: PLR0911  (one line a reason)
    unit: ReadUnit,
    s: Session,
    action: Action,
    person_id: str,
    found: frozenset[Standing],
    day: date,
) -> NotAllowed:
    if s.person_id == person_id and action in NEVER_OWN:
        return NotAllowed("never_own")
    if action in OWNER_ONLY:
        return NotAllowed("owner_only")
    windows = _related(unit, s, person_id)
    for standing, spans in windows.items():
        if not allowed(action, frozenset({standing})) or not spans:
            continue
        past = [w.ends for w in spans if w.ends is not None and w.ends < day]
        if past:
            return NotAllowed("relation_ended", ended=short_date(max(past)))
        return NotAllowed("relation_not_yet", starts=short_date(min(w.starts for w in spans)))
    if Standing.TEAM_LEAD in found:
        return NotAllowed("team_lead_input_only")
    if Standing.HR in found and action in DRAFTS:
        return NotAllowed("hr_no_drafts")
    if Standing.OPERATOR in found:
        return NotAllowed("operator_nothing_personal")
    return NotAllowed("not_your_staff")
