"""The data of the papers about a follow-up, by person and period or by the follow-up itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from penilaian_desktop.domain.access import Action
from penilaian_desktop.domain.appraisal import Appraisal, Predicate
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.employee import Agency, Employee
from penilaian_desktop.domain.errors import NotAllowed, RuleViolation
from penilaian_desktop.domain.follow_up import FollowUp, FollowUpApproval, FollowUpKind
from penilaian_desktop.domain.follow_up_views import AWARD, COACHING, PROPOSAL
from penilaian_desktop.domain.form_views_follow_up import (
    AwardFormView,
    CoachingFormView,
    ProposalFormView,
)
from penilaian_desktop.domain.messages import message
from penilaian_desktop.domain.plan import NOBODY
from penilaian_desktop.services.appraisal_store import appraisal_of
from penilaian_desktop.services.context import Context
from penilaian_desktop.services.effective import result_of
from penilaian_desktop.services.follow_up_reading import newest_approvals
from penilaian_desktop.services.form_paper import NO_FOOT, agency_of, foot_of
from penilaian_desktop.services.people import snapshot
from penilaian_desktop.services.session import Session
from penilaian_desktop.services.standing import require
from penilaian_desktop.storage.unit_of_work import ReadUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A follow-up with what its papers say about it."""

    record: FollowUp
    approval: FollowUpApproval | None
    appraisal: Appraisal | None
    predicate: Predicate | None
    agency: Agency
    code: PeriodCode


def proposal_form(context: Context, s: Session, person_id: str, period: str) -> ProposalFormView:
    """Return the letter of the newest proposal of a reward after a result.

    Those who propose and those who decide print it. Raises NotAllowed; RuleViolation
    `follow_up_paper_none`.
    """
    with context.read() as unit:
        return _proposal(context, unit, s, _newest(unit, s, PROPOSAL, person_id, period))


def award_form(context: Context, s: Session, person_id: str, period: str) -> AwardFormView:
    """Return the piagam of the newest approved reward after a result.

    Raises NotAllowed; RuleViolation `follow_up_paper_none`, `award_not_approved`.
    """
    with context.read() as unit:
        return _award(context, unit, s, _newest(unit, s, AWARD, person_id, period))


def coaching_form(context: Context, s: Session, person_id: str, period: str) -> CoachingFormView:
    """Return the minutes of the newest coaching after a result.

    Raises NotAllowed; RuleViolation `follow_up_paper_none`.
    """
    with context.read() as unit:
        return _coaching(context, unit, s, _newest(unit, s, COACHING, person_id, period))


def follow_up_form(context: Context, s: Session, form: str, follow_up_id: str) -> object:
    """Return the data of a paper about one follow-up.

    Raises NotAllowed; RuleViolation `form_unknown`, `form_wrong_data`, `award_not_approved`.
    """
    if form not in _GATHER:
        raise RuleViolation("form_unknown", field="form", form=form, forms=", ".join(_GATHER))
    with context.read() as unit:
        record = unit.require(FollowUp, follow_up_id)
        if record.follow_kind is not _KINDS[form]:
            raise RuleViolation("form_wrong_data", field="form", form=form)
        code = PeriodCode.parse(record.period_code)
        _check(unit, s, form, record.person_id, code)
        return _GATHER[form](context, unit, s, _about(unit, record, code))


def _newest(unit: ReadUnit, s: Session, form: str, person_id: str, period: str) -> _Found:
    """Return the follow-up that a paper is about: an approved one first, a declined one last."""
    code = PeriodCode.parse(period)
    _check(unit, s, form, person_id, code)
    found: Sequence[FollowUp] = unit.find(
        FollowUp,
        order=("-at", "-id"),
        person_id=person_id,
        period_code=code.code,
        follow_kind=_KINDS[form],
    )
    if not found:
        employee = unit.get(Employee, person_id)
        raise RuleViolation(
            "follow_up_paper_none", name=employee.name if employee else "", period=code.label
        )
    approvals = newest_approvals(unit, found)

    def rank(record: FollowUp) -> int:
        approval = approvals.get(record.id)
        return 1 if approval is None else 0 if approval.approved else 2

    return _about(unit, min(found, key=rank), code)


def _check(unit: ReadUnit, s: Session, form: str, person_id: str, code: PeriodCode) -> None:
    """Raise NotAllowed: a letter is for those who propose and decide, the rest for who reads."""
    if form != PROPOSAL:
        require(unit, s, Action.READ_FOLLOW_UP, person_id, code.starts, code.ends)
        return
    try:
        require(unit, s, Action.WRITE_FOLLOW_UP, person_id, code.starts, code.ends)
    except NotAllowed:
        require(unit, s, Action.APPROVE_FOLLOW_UP, person_id, code.starts, code.ends)


def _about(unit: ReadUnit, record: FollowUp, code: PeriodCode) -> _Found:
    appraisal = appraisal_of(unit, record.person_id, code.code)
    return _Found(
        record=record,
        approval=newest_approvals(unit, (record,)).get(record.id),
        appraisal=appraisal,
        predicate=result_of(unit, appraisal).predicate if appraisal else None,
        agency=agency_of(unit),
        code=code,
    )


def _proposal(context: Context, unit: ReadUnit, s: Session, found: _Found) -> ProposalFormView:
    record, approval, appraisal = found.record, found.approval, found.appraisal
    day = context.local(unit, record.at).date()
    bare = ProposalFormView(
        agency=found.agency.name,
        place=found.agency.place,
        period_label=found.code.label,
        dated=day,
        predicate=found.predicate,
        employee=snapshot(unit, record.person_id, day),
        proposer=snapshot(unit, record.author_id or None, day, seen_from=record.person_id),
        superior=appraisal.appraiser_superior if appraisal else NOBODY,
        text=_reward(record),
        reason=record.reason,
        approved=approval.approved if approval else None,
        approver=snapshot(unit, approval.author_id, approval.approved_on) if approval else NOBODY,
        approved_on=approval.approved_on if approval else None,
        letter=approval.letter if approval else "",
        note=approval.note if approval else "",
        foot=NO_FOOT,
    )
    return replace(bare, foot=foot_of(unit, s, bare, record.id))


def _award(context: Context, unit: ReadUnit, s: Session, found: _Found) -> AwardFormView:  # noqa: ARG001 - the same for each paper
    record, approval = found.record, found.approval
    if approval is None or not approval.approved:
        raise RuleViolation("award_not_approved")
    day = approval.approved_on
    bare = AwardFormView(
        agency=found.agency.name,
        place=found.agency.place,
        period_label=found.code.label,
        dated=day,
        predicate=found.predicate,
        employee=snapshot(unit, record.person_id, day),
        signer=snapshot(unit, approval.author_id, day),
        text=_reward(record),
        letter=approval.letter,
        foot=NO_FOOT,
    )
    return replace(bare, foot=foot_of(unit, s, bare, record.id))


def _reward(record: FollowUp) -> str:
    """Return what is proposed, "" where nobody wrote more than that it is a proposal."""
    return "" if record.topic == message("follow_up_reward").text else record.topic


def _coaching(context: Context, unit: ReadUnit, s: Session, found: _Found) -> CoachingFormView:
    record = found.record
    day = record.held_on or context.local(unit, record.at).date()
    coach = record.responsible_id or record.author_id
    bare = CoachingFormView(
        agency=found.agency.name,
        place=found.agency.place,
        period_label=found.code.label,
        dated=day,
        held_on=record.held_on,
        predicate=found.predicate,
        employee=snapshot(unit, record.person_id, day),
        coach=snapshot(unit, coach or None, day, seen_from=record.person_id),
        text=record.topic,
        reason=record.reason,
        outcome=record.outcome,
        foot=NO_FOOT,
    )
    return replace(bare, foot=foot_of(unit, s, bare, record.id))


_KINDS = {
    PROPOSAL: FollowUpKind.REWARD,
    AWARD: FollowUpKind.REWARD,
    COACHING: FollowUpKind.COACHING,
}
_Gather = Callable[[Context, ReadUnit, Session, _Found], object]
_GATHER: Mapping[str, _Gather] = MappingProxyType(
    {PROPOSAL: _proposal, AWARD: _award, COACHING: _coaching}
)
