"""What a record is a part of and what it is about: no later version of it points elsewhere."""

from __future__ import annotations

from penilaian_desktop.domain.activity import Activity, EvidenceLink, Review
from penilaian_desktop.domain.appraisal import (
    Actual,
    Appraisal,
    Feedback,
    RhkRating,
    SelfReport,
)
from penilaian_desktop.domain.attendance import Attendance
from penilaian_desktop.domain.calibration import Calibration, CalibrationChange
from penilaian_desktop.domain.cascade import RoleCell
from penilaian_desktop.domain.choice import VersionChoice
from penilaian_desktop.domain.delegation import Delegation
from penilaian_desktop.domain.feedback import FeedbackRequest
from penilaian_desktop.domain.follow_up import (
    FollowUp,
    FollowUpApproval,
    Innovation,
    InnovationDecision,
)
from penilaian_desktop.domain.objection import Objection, ObjectionDecision, ObjectionReply
from penilaian_desktop.domain.plan import (
    ActionPlan,
    Indicator,
    Plan,
    PlanDecision,
    Rhk,
)
from penilaian_desktop.domain.public_voice import Citizen, PublicNote, Survey, SurveyAnswer
from penilaian_desktop.domain.recognition import Recognition, RecognitionConsent
from penilaian_desktop.domain.record import Record
from penilaian_desktop.domain.scheme_record import IndicatorComplaint, SchemeFact
from penilaian_desktop.domain.task import Task, TaskActivity, TaskProgress

PARENTS: dict[type[Record], tuple[str, type[Record]]] = {
    EvidenceLink: ("activity_id", Activity),
    Review: ("activity_id", Activity),
    Rhk: ("plan_id", Plan),
    Indicator: ("rhk_id", Rhk),
    PlanDecision: ("plan_id", Plan),
    ActionPlan: ("rhk_id", Rhk),
    TaskProgress: ("task_id", Task),
    TaskActivity: ("activity_id", Activity),
}

PARENTS |= {
    CalibrationChange: ("calibration_id", Calibration),
    ObjectionReply: ("objection_id", Objection),
    ObjectionDecision: ("objection_id", Objection),
    FollowUpApproval: ("follow_up_id", FollowUp),
    InnovationDecision: ("innovation_id", Innovation),
    SurveyAnswer: ("survey_id", Survey),
    Citizen: ("note_id", PublicNote),
    RecognitionConsent: ("recognition_id", Recognition),
}

SUBJECT: dict[type[Record], tuple[str, ...]] = {
    Attendance: ("person_id", "month"),
    SurveyAnswer: ("survey_id",),
    Citizen: ("note_id",),
    Recognition: ("day",),
    RecognitionConsent: ("recognition_id",),
    EvidenceLink: ("activity_id",),
    Review: ("activity_id",),
    Rhk: ("plan_id",),
    Indicator: ("rhk_id",),
    PlanDecision: ("plan_id",),
    Actual: ("indicator_id", "period_code"),
    SelfReport: ("period_code",),
    Feedback: ("period_code",),
    Delegation: ("other_id",),
    RhkRating: ("rhk_id", "period_code"),
    Appraisal: ("period_code",),
    ActionPlan: ("plan_id",),
    RoleCell: ("leader_rhk_id", "year"),
    SchemeFact: ("period_code", "name"),
    IndicatorComplaint: ("indicator_id", "library_code", "text"),
    TaskProgress: ("task_id", "day", "percent", "note"),
    TaskActivity: ("activity_id",),
    VersionChoice: ("record_kind", "record_id", "record_version", "kept", "dropped"),
}
SUBJECT |= {
    FeedbackRequest: ("giver_id", "giver_role", "period_code"),
    Calibration: ("unit_id", "period_code"),
    CalibrationChange: ("calibration_id", "period_code"),
    Objection: (
        "period_code", "appraisal_id", "appraisal_version", "text", "filed_on", "dossier",
        "dossier_sha256",
    ),
    ObjectionReply: ("objection_id", "period_code"),
    ObjectionDecision: (
        "objection_id", "period_code", "outcome", "reason", "decided_on", "work_before",
        "behaviour_before", "predicate_before", "work_after", "behaviour_after", "predicate_after",
    ),
    FollowUp: ("period_code", "follow_kind"),
    FollowUpApproval: ("follow_up_id", "period_code"),
    Innovation: ("period_code",),
    InnovationDecision: ("innovation_id", "period_code"),
}  # fmt: skip
"""What a record is about: no later version points to something else, or a decision about one day
or period would vanish under a decision about another. What was told of a progress stays told."""


def parent_key(record: Record) -> tuple[str, str] | None:
    """Return (kind, id) of the record that a record is a part of, None for one that stands alone.

    Such a record must not be stored without the other.
    """
    link = PARENTS.get(type(record))
    return (link[1].KIND, getattr(record, link[0])) if link else None
