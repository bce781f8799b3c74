"""What of the cycle can no longer be taken back: others have seen it or have answered."""

from __future__ import annotations

from datetime import date

from penilaian_desktop.domain.appraisal import AppraisalState, Feedback, Period
from penilaian_desktop.domain.calibration import (
    Calibration,
    CalibrationChange,
    CalibrationState,
)
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.feedback import UNNAMED, FeedbackRequest
from penilaian_desktop.domain.follow_up import (
    FollowUp,
    FollowUpApproval,
    Innovation,
    InnovationDecision,
)
from penilaian_desktop.domain.objection import Objection, ObjectionReply
from penilaian_desktop.domain.record import Record
from penilaian_desktop.domain.scheme_record import SchemeFact
from penilaian_desktop.domain.wording import short_date
from penilaian_desktop.services.appraisal_store import appraisal_of
from penilaian_desktop.services.log_rules import locked
from penilaian_desktop.services.objection_reading import answers_of
from penilaian_desktop.services.peer_reading import closed_on, collection_closed
from penilaian_desktop.storage.unit_of_work import ReadUnit

_UNTIL_PUBLISHED = (
    Feedback,
    FeedbackRequest,
    CalibrationChange,
    Innovation,
    InnovationDecision,
    SchemeFact,
)


def check_cycle(unit: ReadUnit, record: Record, today: date) -> None:
    """Raise RuleViolation when taking a step back would change what others rely on.

    `feedback_closed`, `calibration_closed`, `appraisal_published`, `objection_decided`,
    `period_locked`, `follow_up_approved`, `follow_up_closed`.
    """
    if (isinstance(record, Feedback) and record.giver_role in UNNAMED) or isinstance(
        record, FeedbackRequest
    ):
        _check_collection(unit, record.person_id, record.period_code, today)
    elif isinstance(record, CalibrationChange):
        meeting = unit.get(Calibration, record.calibration_id, include_deleted=True)
        if meeting is not None and meeting.state is CalibrationState.CLOSED:
            raise RuleViolation("calibration_closed")
    elif isinstance(record, Objection | ObjectionReply):
        _check_objection(unit, record)
    elif isinstance(record, FollowUp):
        _check_follow_up(unit, record)
    elif isinstance(record, FollowUpApproval):
        decided = unit.get(FollowUp, record.follow_up_id, include_deleted=True)
        if decided is not None and decided.closed_on is not None:
            raise RuleViolation("follow_up_closed")
    if isinstance(record, _UNTIL_PUBLISHED):
        for period in unit.find(Period, code=record.period_code, locked=True):
            raise locked(unit, period.code)
        found = appraisal_of(unit, record.person_id, record.period_code)
        if found is not None and found.state is AppraisalState.PUBLISHED:
            raise RuleViolation("appraisal_published")


def _check_collection(unit: ReadUnit, person_id: str, period_code: str, today: date) -> None:
    if collection_closed(unit, person_id, period_code, today):
        due = closed_on(unit, person_id, period_code)
        raise RuleViolation("feedback_closed", due=short_date(due) if due else "")


def _check_objection(unit: ReadUnit, record: Objection | ObjectionReply) -> None:
    reply = isinstance(record, ObjectionReply)
    objection = (
        unit.get(Objection, record.objection_id, include_deleted=True)
        if isinstance(record, ObjectionReply)
        else record
    )
    if objection is None:
        return
    answers = answers_of(unit, objection)
    if answers.decision is not None or (answers.reply is not None and not reply):
        raise RuleViolation("objection_decided")


def _check_follow_up(unit: ReadUnit, record: FollowUp) -> None:
    """Refuse to take back what was decided on: the words approved, or the follow-up itself."""
    for decision in unit.find(FollowUpApproval, follow_up_id=record.id):
        if record.deleted or decision.at > record.at:
            raise RuleViolation("follow_up_approved", field="topic")
