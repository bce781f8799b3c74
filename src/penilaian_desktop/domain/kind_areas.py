"""Which pages look again when a record of a kind was written: by an import, by undo."""

from __future__ import annotations

from penilaian_desktop.domain.changes import Area

KINDS: dict[Area, tuple[str, ...]] = {
    Area.ACTIVITIES: (
        "activity",
        "entry_template",
        "unit_template",
        "kept_overlap",
    ),
    Area.EVIDENCE: ("evidence_link",),
    Area.PLANS: (
        "plan",
        "rhk",
        "indicator",
        "plan_decision",
        "goal",
        "library_indicator",
        "action_plan",
        "role_cell",
    ),
    Area.REVIEWS: (
        "delegation",
        "review",
    ),
    Area.APPRAISALS: (
        "organisation_result",
        "actual",
        "self_report",
        "feedback",
        "rhk_rating",
        "appraisal",
        "feedback_request",
        "peer_digest",
        "calibration",
        "calibration_change",
        "objection",
        "objection_reply",
        "objection_decision",
        "follow_up",
        "follow_up_approval",
        "innovation",
        "innovation_decision",
        "archive_score",
        "scheme_fact",
        "exception",
    ),
    Area.EMPLOYEES: (
        "unit",
        "employee",
        "assignment",
        "relation",
        "exception",
    ),
    Area.PERIODS: ("period",),
    Area.CALENDAR: (
        "working_pattern",
        "holiday",
        "reduced_hours",
        "day_mark",
    ),
    Area.EXCHANGE: ("version_choice",),
    Area.SETTINGS: ("agency",),
    Area.TASKS: (
        "task",
        "task_progress",
        "task_activity",
    ),
    Area.SCHEMES: (
        "scheme_text",
        "indicator_complaint",
        "system_review",
        "questionnaire",
        "questionnaire_answer",
        "interview_note",
        "legal_basis",
    ),
    Area.PUBLIC_VOICE: (
        "public_service",
        "survey",
        "survey_answer",
        "forum",
        "public_note",
        "citizen",
    ),
    Area.ATTENDANCE: ("attendance",),
    Area.IMPROVEMENT: ("improvement",),
    Area.TRAINING: (
        "training_course",
        "training_event",
        "participation",
        "recognition",
        "recognition_consent",
        "outreach_event",
    ),
}
"""The kinds of each area; a kind may touch several."""

_AREAS = {
    kind: frozenset(area for area, kinds in KINDS.items() if kind in kinds)
    for kind in {kind for kinds in KINDS.values() for kind in kinds}
}


def areas_of(kind: str) -> frozenset[Area]:
    """Return the areas that a record of a kind touches; every kind has one at least."""
    return _AREAS[kind]
