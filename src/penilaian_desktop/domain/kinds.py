"""The closed list of record kinds, who owns each, and which are signed decisions."""

from __future__ import annotations

from enum import StrEnum

from penilaian_desktop.domain.activity import Activity, DayMark, EvidenceLink, Review
from penilaian_desktop.domain.appraisal import (
    Actual,
    Appraisal,
    Feedback,
    OrganisationResult,
    Period,
    RhkRating,
    SelfReport,
)
from penilaian_desktop.domain.archive import ArchiveScore
from penilaian_desktop.domain.attendance import Attendance
from penilaian_desktop.domain.calendar import Holiday, ReducedHours, WorkingPattern
from penilaian_desktop.domain.calibration import Calibration, CalibrationChange
from penilaian_desktop.domain.cascade import Goal, RoleCell
from penilaian_desktop.domain.choice import VersionChoice
from penilaian_desktop.domain.delegation import Delegation
from penilaian_desktop.domain.employee import Agency, Assignment, Employee, Relation, Unit
from penilaian_desktop.domain.feedback import FeedbackRequest, PeerDigest
from penilaian_desktop.domain.follow_up import (
    FollowUp,
    FollowUpApproval,
    Innovation,
    InnovationDecision,
)
from penilaian_desktop.domain.improvement import Improvement
from penilaian_desktop.domain.library import LibraryIndicator
from penilaian_desktop.domain.monitor import PersonException
from penilaian_desktop.domain.objection import Objection, ObjectionDecision, ObjectionReply
from penilaian_desktop.domain.outreach import (
    InterviewNote,
    LegalBasis,
    OutreachEvent,
    Questionnaire,
    QuestionnaireAnswer,
)
from penilaian_desktop.domain.plan import ActionPlan, Indicator, Plan, PlanDecision, Rhk
from penilaian_desktop.domain.public_voice import (
    Citizen,
    Forum,
    PublicNote,
    PublicService,
    Survey,
    SurveyAnswer,
)
from penilaian_desktop.domain.recognition import Recognition, RecognitionConsent
from penilaian_desktop.domain.record import Record
from penilaian_desktop.domain.scheme_record import (
    IndicatorComplaint,
    SchemeFact,
    SchemeText,
    SystemReview,
)
from penilaian_desktop.domain.task import Task, TaskActivity, TaskProgress
from penilaian_desktop.domain.template import EntryTemplate, KeptOverlap, UnitTemplate
from penilaian_desktop.domain.training import Participation, TrainingCourse, TrainingEvent


class Owner(StrEnum):
    """Who may be the author of a record of a kind."""

    PERSON = "person"  # the person it is about
    APPRAISER = "appraiser"  # the appraiser (or delegate, PLT/PLH) on the date concerned
    GIVER = "giver"  # any appraiser, ketua tim, peer or subordinate who gives feedback
    SUPERIOR = "superior"  # the superior of the appraiser on the date concerned
    HR = "hr"
    UNIT = "unit"  # whoever works for the unit it belongs to, on a device enrolled for that unit


RECORD_TYPES: dict[str, type[Record]] = {
    t.KIND: t
    for t in (
        Agency, Unit, WorkingPattern, Employee, Assignment, Relation, Period, OrganisationResult,
        Holiday, ReducedHours, Activity, EvidenceLink, DayMark, Delegation, Review, Plan, Rhk,
        Indicator, PlanDecision, Actual, SelfReport, Feedback, RhkRating, Appraisal, EntryTemplate,
        UnitTemplate, KeptOverlap, VersionChoice, Task, TaskProgress, TaskActivity,
        FeedbackRequest, PeerDigest, Calibration, CalibrationChange, Objection, ObjectionReply,
        ObjectionDecision, FollowUp, FollowUpApproval, Innovation, InnovationDecision,
        ArchiveScore, PersonException,
        Goal, LibraryIndicator, ActionPlan, RoleCell,
        SchemeText, SchemeFact, IndicatorComplaint, SystemReview,
        PublicService, Attendance,
        Survey, SurveyAnswer, Forum, PublicNote, Citizen, Improvement,
        TrainingCourse, TrainingEvent, Participation, Recognition, RecognitionConsent,
        OutreachEvent, Questionnaire, QuestionnaireAnswer, InterviewNote, LegalBasis,
    )
}  # fmt: skip

OWNERS: dict[str, Owner] = {
    "agency": Owner.HR,
    "unit": Owner.HR,
    "working_pattern": Owner.HR,
    "employee": Owner.HR,
    "assignment": Owner.HR,
    "relation": Owner.HR,
    "period": Owner.HR,
    "organisation_result": Owner.HR,
    "holiday": Owner.HR,
    "reduced_hours": Owner.HR,
    "activity": Owner.PERSON,
    "evidence_link": Owner.PERSON,
    "day_mark": Owner.PERSON,
    "delegation": Owner.PERSON,
    "plan": Owner.PERSON,
    "rhk": Owner.PERSON,
    "indicator": Owner.PERSON,
    "actual": Owner.PERSON,
    "self_report": Owner.PERSON,
    "review": Owner.APPRAISER,
    "plan_decision": Owner.APPRAISER,
    "rhk_rating": Owner.APPRAISER,
    "appraisal": Owner.APPRAISER,
    "feedback": Owner.GIVER,
    "entry_template": Owner.PERSON,
    "unit_template": Owner.HR,
    "kept_overlap": Owner.PERSON,
    "version_choice": Owner.PERSON,
    "task": Owner.PERSON,
    "task_progress": Owner.PERSON,
    "task_activity": Owner.PERSON,
    "feedback_request": Owner.APPRAISER,
    "peer_digest": Owner.HR,
    "calibration": Owner.PERSON,
    "calibration_change": Owner.APPRAISER,
    "objection": Owner.PERSON,
    "objection_reply": Owner.APPRAISER,
    "objection_decision": Owner.SUPERIOR,
    "follow_up": Owner.APPRAISER,
    "follow_up_approval": Owner.SUPERIOR,
    "innovation": Owner.PERSON,
    "innovation_decision": Owner.APPRAISER,
    "archive_score": Owner.HR,
    "exception": Owner.HR,
    "goal": Owner.HR,
    "library_indicator": Owner.HR,
    "action_plan": Owner.PERSON,
    "role_cell": Owner.APPRAISER,
    "scheme_text": Owner.HR,
    "scheme_fact": Owner.APPRAISER,
    "indicator_complaint": Owner.PERSON,
    "system_review": Owner.HR,
    "public_service": Owner.UNIT,
    "attendance": Owner.UNIT,
    "survey": Owner.UNIT,
    "survey_answer": Owner.UNIT,
    "forum": Owner.UNIT,
    "public_note": Owner.UNIT,
    "citizen": Owner.UNIT,
    "improvement": Owner.UNIT,
    "training_course": Owner.HR,
    "training_event": Owner.HR,
    "participation": Owner.HR,
    "recognition": Owner.APPRAISER,
    "recognition_consent": Owner.PERSON,
    "outreach_event": Owner.UNIT,
    "questionnaire": Owner.HR,
    "questionnaire_answer": Owner.HR,
    "interview_note": Owner.HR,
    "legal_basis": Owner.HR,
}

DECISIONS = frozenset(
    {
        "delegation", "review", "plan_decision", "role_cell", "rhk_rating", "appraisal",
        "scheme_fact", "feedback_request", "calibration", "calibration_change", "objection_reply",
        "objection_decision", "follow_up", "follow_up_approval", "innovation_decision",
        "recognition",
    }
)  # fmt: skip
"""Kinds that carry `sig` (docs/formats/paket-1.md, 2). HR corrections are signed too: a
record of an HR kind that an HR account writes carries the signature of that account."""

MASTER_KINDS = tuple(k for k, owner in OWNERS.items() if owner is Owner.HR)
REPORT_KINDS = tuple(k for k, owner in OWNERS.items() if owner is not Owner.HR)
UNIT_KINDS = frozenset(k for k, owner in OWNERS.items() if owner is Owner.UNIT)
"""Kinds about a unit and no person; they have `unit_id`, never changed by a later version."""
