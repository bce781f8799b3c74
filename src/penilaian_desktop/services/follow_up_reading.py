"""Follow-ups of many persons as lists show them: what they rest on is read at once, not by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.appraisal import AppraisalState, Predicate
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.distribution import WORST_TO_BEST
from penilaian_desktop.domain.follow_up import (
    FollowUp,
    FollowUpApproval,
    FollowUpKind,
    FollowUpState,
)
from penilaian_desktop.domain.follow_up_views import (
    AWARD,
    COACHING,
    PROPOSAL,
    FollowUpItem,
    HelpedLine,
)
from penilaian_desktop.domain.period_parts import period_after
from penilaian_desktop.services.effective import Standing
from penilaian_desktop.services.person_lists import PersonList
from penilaian_desktop.services.reach import Reach
from penilaian_desktop.services.result_reading import standing_results
from penilaian_desktop.services.session import Session
from penilaian_desktop.storage.unit_of_work import ReadUnit

EVERY_STATE = tuple(AppraisalState)
SOME = 300
"""Up to so many persons are named when results are read; beyond it everybody's are."""

Results = dict[str, dict[str, Standing]]


@dataclass(frozen=True, slots=True)
class FollowUpLines:
    """The follow-ups that a session may read, and the results that they are told with."""

    items: tuple[FollowUpItem, ...]
    later: Results
    """Published results of the periods that follow."""

    def helped(self, item: FollowUpItem) -> HelpedLine:
        """Tell whether the next period of the same kind got better after a follow-up."""
        after = period_after(PeriodCode.parse(item.period_code)).code
        known = self.later.get(after, {}).get(item.person.person_id)
        later = known[2] if known else None
        return HelpedLine(
            follow_up_id=item.id,
            person=item.person,
            kind=item.kind,
            topic=item.topic,
            period_code=item.period_code,
            next_period_code=after,
            before=item.predicate,
            after=later,
            steps=_rank(later) - _rank(item.predicate) if later and item.predicate else None,
        )


def follow_up_lines(
    unit: ReadUnit,
    s: Session,
    today: date,
    *,
    year: int | None = None,
    person_id: str = "",
    kind: FollowUpKind | None = None,
) -> FollowUpLines:
    """Return the follow-ups of a year, person and kind, of all by default; open ones first."""
    reach = Reach(unit, s)
    wanted: dict[str, Any] = {}
    if person_id:
        wanted["person_id"] = person_id
    elif (people_near := reach.people(Action.READ_FOLLOW_UP)) is not None:
        wanted["person_id"] = people_near
    if kind is not None:
        wanted["follow_kind"] = kind
    asked = [
        record
        for record in unit.find(FollowUp, **wanted)
        if year in {None, PeriodCode.parse(record.period_code).year}
    ]
    reach.look_at(record.person_id for record in asked)
    records = [record for record in asked if _may(reach, record, Action.READ_FOLLOW_UP)]
    approvals = newest_approvals(unit, records)
    persons = {record.person_id for record in records}
    named = {record.responsible_id for record in records}
    named |= {approval.author_id for approval in approvals.values()}
    people = PersonList(unit, persons | named)
    codes = {record.period_code for record in records}
    some = persons if len(persons) <= SOME else None
    results = standing_results(unit, sorted(codes), EVERY_STATE, some)
    after = sorted({period_after(PeriodCode.parse(code)).code for code in codes})
    lines = [
        _line(record, approvals.get(record.id), people, results, reach, today) for record in records
    ]
    return FollowUpLines(
        items=tuple(sorted(lines, key=_urgency)),
        later=standing_results(unit, after, people=some),
    )


def newest_approvals(unit: ReadUnit, records: Sequence[FollowUp]) -> dict[str, FollowUpApproval]:
    """Return the decision that counts of each follow-up: the newest."""
    found: dict[str, FollowUpApproval] = {}
    for one in unit.find(FollowUpApproval, follow_up_id=tuple(r.id for r in records)):
        held = found.get(one.follow_up_id)
        if held is None or (one.at, one.id) > (held.at, held.id):
            found[one.follow_up_id] = one
    return found


def _may(reach: Reach, record: FollowUp, action: Action) -> bool:
    code = PeriodCode.parse(record.period_code)
    return reach.may(action, record.person_id, code.starts, code.ends)


def _line(
    record: FollowUp,
    approval: FollowUpApproval | None,
    people: PersonList,
    results: Results,
    reach: Reach,
    today: date,
) -> FollowUpItem:
    known = results[record.period_code].get(record.person_id)
    return follow_up_item(
        record,
        approval,
        people,
        today,
        predicate=known[2] if known else None,
        may_write=_may(reach, record, Action.WRITE_FOLLOW_UP),
        may_approve=_may(reach, record, Action.APPROVE_FOLLOW_UP),
    )


def follow_up_item(
    record: FollowUp,
    approval: FollowUpApproval | None,
    people: PersonList,
    today: date,
    *,
    predicate: Predicate | None,
    may_write: bool,
    may_approve: bool,
) -> FollowUpItem:
    """Return a follow-up with its approval, as lists show it.

    Who may write or approve does so while it is open; the letter is theirs to print afterwards too.
    """
    is_open = record.closed_on is None
    papers = _papers(record, approval, decides=may_write or may_approve)
    may_write, may_approve = is_open and may_write, is_open and may_approve
    state = _state(record, approval)
    waits = record.follow_kind is FollowUpKind.REWARD and state is not FollowUpState.APPROVED
    late = is_open and record.due is not None and record.due < today
    return FollowUpItem(
        id=record.id,
        version=record.version,
        person=people.item(record.person_id, today),
        period_code=record.period_code,
        predicate=predicate,
        kind=record.follow_kind,
        topic=record.topic,
        reason=record.reason,
        due=record.due,
        responsible=people.name(record.responsible_id),
        responsible_id=record.responsible_id,
        held_on=record.held_on,
        outcome=record.outcome,
        closed_on=record.closed_on,
        state=state,
        overdue=late,
        approved_by=people.name(approval.author_id) if approval else "",
        approved_on=approval.approved_on if approval else None,
        letter=approval.letter if approval else "",
        approval_note=approval.note if approval else "",
        may_edit=may_write,
        may_approve=may_approve,
        may_close=may_write and not waits,
        papers=papers,
    )


def _papers(
    record: FollowUp, approval: FollowUpApproval | None, *, decides: bool
) -> tuple[str, ...]:
    if record.follow_kind is FollowUpKind.COACHING:
        return (COACHING,)
    if record.follow_kind is not FollowUpKind.REWARD:
        return ()
    letter = (PROPOSAL,) if decides else ()
    return (*letter, AWARD) if approval is not None and approval.approved else letter


def _state(record: FollowUp, approval: FollowUpApproval | None) -> FollowUpState:
    if record.closed_on is not None:
        return FollowUpState.CLOSED
    if approval is None:
        return FollowUpState.PROPOSED
    return FollowUpState.APPROVED if approval.approved else FollowUpState.DECLINED


def _rank(predicate: Predicate) -> int:
    return WORST_TO_BEST.index(predicate)


def _urgency(item: FollowUpItem) -> tuple[bool, date, str]:
    return item.closed_on is not None, item.due or date.max, item.id
