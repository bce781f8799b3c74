"""Who may do what: one table from action to standings, enforced by the services.

A *standing* is how the acting account stands to the person whose data it is, on the date that the
data is about. Standings come from relation records (with their dates) and from office roles of
the account. Nobody appraises themselves; a section head never reaches the other section; HR never
sees drafts; ketua tim gives input and never a rating; an operator reads nothing personal.
"""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """Roles of an account, as printed in ACCOUNTS.json."""

    EMPLOYEE = "employee"
    APPRAISER = "appraiser"
    TEAM_LEAD = "ketua_tim"
    HR = "hr"
    DRAFTER = "tim_penyusun"
    OPERATOR = "operator"


class Standing(StrEnum):
    """How an account stands to the subject of an action on a date."""

    SELF = "self"
    APPRAISER = "appraiser"  # also delegate, PLT, PLH, on their dates
    APPRAISER_SUPERIOR = "appraiser_superior"
    DELEGATE = "delegate"  # reads the log while the appraiser is away, on the dates lent
    TEAM_LEAD = "ketua_tim"
    HR = "hr"
    DRAFTER = "tim_penyusun"
    OPERATOR = "operator"
    ASKED = "asked"  # for feedback on the person, by the appraiser, until the day named
    OTHER = "other"


class Action(StrEnum):
    """Everything that is guarded."""

    LOG_ACTIVITY = "log_activity"
    READ_DRAFT_ACTIVITY = "read_draft_activity"
    READ_SUBMITTED_ACTIVITY = "read_submitted_activity"
    REVIEW_ACTIVITY = "review_activity"
    READ_EVIDENCE = "read_evidence"
    WRITE_PLAN = "write_plan"
    READ_DRAFT_PLAN = "read_draft_plan"
    READ_SUBMITTED_PLAN = "read_submitted_plan"
    DECIDE_PLAN = "decide_plan"
    PROPOSE_RHK = "propose_rhk"  # a cell of the Matriks Peran Hasil
    WRITE_GOALS = "write_goals"  # cascade of the agency and library of indicators
    READ_GOALS = "read_goals"
    WRITE_ACTUAL = "write_actual"
    WRITE_TASK = "write_task"
    READ_TASK = "read_task"  # members of a shared task read it too
    GIVE_FEEDBACK = "give_feedback"
    ASK_FEEDBACK = "ask_feedback"  # of peers and subordinates
    READ_DRAFT_APPRAISAL = "read_draft_appraisal"
    RATE = "rate"
    PUBLISH_APPRAISAL = "publish_appraisal"
    READ_PUBLISHED_APPRAISAL = "read_published_appraisal"
    CALIBRATE = "calibrate"
    FILE_OBJECTION = "file_objection"
    REPLY_OBJECTION = "reply_objection"
    DECIDE_OBJECTION = "decide_objection"
    READ_OBJECTION = "read_objection"
    WRITE_FOLLOW_UP = "write_follow_up"
    APPROVE_FOLLOW_UP = "approve_follow_up"
    READ_FOLLOW_UP = "read_follow_up"
    WRITE_INNOVATION = "write_innovation"
    DECIDE_INNOVATION = "decide_innovation"
    READ_INNOVATION = "read_innovation"
    READ_STAGES = "read_stages"
    WRITE_ARCHIVE_SCORE = "write_archive_score"
    PRINT_PLAN = "print_plan"
    PRINT_APPRAISAL = "print_appraisal"
    READ_HISTORY = "read_history"
    SEAL_REPORT = "seal_report"
    SEAL_OPEN = "seal_open"  # in a carrier that anybody can read: JSON or workbook
    IMPORT_PACKAGE = "import_package"
    IMPORT_RECEIPT = "import_receipt"
    CHOOSE_ROAD = "choose_road"  # for everybody at a laptop
    APPROVE_DEVICE = "approve_device"
    WRITE_MASTER_DATA = "write_master_data"
    READ_MASTER_DATA = "read_master_data"
    WRITE_SCHEME = "write_scheme"
    FLAG_INDICATOR = "flag_indicator"
    READ_COMPLAINTS = "read_complaints"  # without names
    MANAGE_PERIOD = "manage_period"
    READ_MONITORING = "read_monitoring"
    READ_BOARD = "read_board"  # who is how far; persons only of those one leads
    READ_COMPARISON = "read_comparison"  # units side by side without small groups: for everybody
    IMPORT_NATIONAL = "import_national"  # recaps of the national system
    READ_VOICE = "read_voice"  # surveys, forums, notes of the units that the account keeps
    WRITE_VOICE = "write_voice"
    READ_IMPROVEMENT = "read_improvement"  # the register of the units that the account keeps
    WRITE_IMPROVEMENT = "write_improvement"
    READ_ATTENDANCE = "read_attendance"
    READ_ATTENDANCE_OF_UNIT = "read_attendance_of_unit"  # of the units that the account keeps
    WRITE_ATTENDANCE = "write_attendance"
    READ_TRAINING = "read_training"  # catalogue, calendar and shares of the units one keeps
    WRITE_TRAINING = "write_training"
    READ_PARTICIPATION = "read_participation"
    GIVE_RECOGNITION = "give_recognition"
    READ_RECOGNITION = "read_recognition"
    SHARE_RECOGNITION = "share_recognition"  # let colleagues see the own one
    READ_OUTREACH = "read_outreach"
    WRITE_OUTREACH = "write_outreach"
    MANAGE_ACCOUNTS = "manage_accounts"
    BACK_UP = "back_up"
    RESTORE = "restore"


_S = Standing
ALLOWED: dict[Action, frozenset[Standing]] = {
    Action.LOG_ACTIVITY: frozenset({_S.SELF}),
    Action.READ_DRAFT_ACTIVITY: frozenset({_S.SELF}),
    Action.READ_SUBMITTED_ACTIVITY: frozenset(
        {_S.SELF, _S.APPRAISER, _S.APPRAISER_SUPERIOR, _S.DELEGATE, _S.HR}
    ),
    Action.REVIEW_ACTIVITY: frozenset({_S.APPRAISER, _S.DELEGATE}),
    Action.READ_EVIDENCE: frozenset({_S.SELF, _S.APPRAISER, _S.APPRAISER_SUPERIOR, _S.DELEGATE}),
    Action.WRITE_PLAN: frozenset({_S.SELF}),
    Action.READ_DRAFT_PLAN: frozenset({_S.SELF}),
    Action.READ_SUBMITTED_PLAN: frozenset(
        {_S.SELF, _S.APPRAISER, _S.APPRAISER_SUPERIOR, _S.TEAM_LEAD, _S.HR}
    ),
    Action.DECIDE_PLAN: frozenset({_S.APPRAISER}),
    Action.PROPOSE_RHK: frozenset({_S.APPRAISER}),
    Action.WRITE_GOALS: frozenset({_S.HR, _S.DRAFTER}),
    Action.READ_GOALS: frozenset({_S.SELF, _S.APPRAISER, _S.HR, _S.DRAFTER}),
    Action.WRITE_ACTUAL: frozenset({_S.SELF}),
    Action.WRITE_TASK: frozenset({_S.SELF}),
    Action.READ_TASK: frozenset({_S.SELF, _S.APPRAISER, _S.APPRAISER_SUPERIOR, _S.HR}),
    Action.GIVE_FEEDBACK: frozenset({_S.APPRAISER, _S.TEAM_LEAD, _S.ASKED}),
    Action.ASK_FEEDBACK: frozenset({_S.APPRAISER}),
    Action.READ_DRAFT_APPRAISAL: frozenset({_S.APPRAISER}),
    Action.RATE: frozenset({_S.APPRAISER}),
    Action.PUBLISH_APPRAISAL: frozenset({_S.APPRAISER}),
    Action.READ_PUBLISHED_APPRAISAL: frozenset(
        {_S.SELF, _S.APPRAISER, _S.APPRAISER_SUPERIOR, _S.HR}
    ),
    Action.CALIBRATE: frozenset({_S.APPRAISER, _S.APPRAISER_SUPERIOR}),
    Action.FILE_OBJECTION: frozenset({_S.SELF}),
    Action.REPLY_OBJECTION: frozenset({_S.APPRAISER}),
    Action.DECIDE_OBJECTION: frozenset({_S.APPRAISER_SUPERIOR}),
    Action.READ_OBJECTION: frozenset({_S.SELF, _S.APPRAISER, _S.APPRAISER_SUPERIOR, _S.HR}),
    Action.WRITE_FOLLOW_UP: frozenset({_S.APPRAISER}),
    Action.APPROVE_FOLLOW_UP: frozenset({_S.APPRAISER_SUPERIOR, _S.HR}),
    Action.READ_FOLLOW_UP: frozenset({_S.SELF, _S.APPRAISER, _S.APPRAISER_SUPERIOR, _S.HR}),
    Action.WRITE_INNOVATION: frozenset({_S.SELF}),
    Action.DECIDE_INNOVATION: frozenset({_S.APPRAISER}),
    Action.READ_INNOVATION: frozenset({_S.SELF, _S.APPRAISER, _S.APPRAISER_SUPERIOR, _S.HR}),
    Action.READ_STAGES: frozenset({_S.SELF, _S.APPRAISER, _S.APPRAISER_SUPERIOR, _S.HR}),
    Action.WRITE_ARCHIVE_SCORE: frozenset({_S.HR}),
    Action.PRINT_PLAN: frozenset({_S.SELF, _S.APPRAISER, _S.APPRAISER_SUPERIOR, _S.HR}),
    Action.PRINT_APPRAISAL: frozenset({_S.SELF, _S.APPRAISER, _S.APPRAISER_SUPERIOR, _S.HR}),
    Action.READ_HISTORY: frozenset({_S.SELF, _S.HR}),
    Action.SEAL_REPORT: frozenset({_S.SELF, _S.APPRAISER, _S.OPERATOR}),
    Action.SEAL_OPEN: frozenset({_S.APPRAISER, _S.HR}),
    Action.IMPORT_PACKAGE: frozenset({_S.HR, _S.OPERATOR}),
    Action.IMPORT_RECEIPT: frozenset({_S.SELF, _S.APPRAISER, _S.HR, _S.OPERATOR}),
    Action.CHOOSE_ROAD: frozenset({_S.APPRAISER, _S.HR, _S.OPERATOR}),
    Action.APPROVE_DEVICE: frozenset({_S.HR}),
    Action.WRITE_MASTER_DATA: frozenset({_S.HR}),
    Action.READ_MASTER_DATA: frozenset({_S.HR, _S.DRAFTER}),
    Action.WRITE_SCHEME: frozenset({_S.HR, _S.DRAFTER}),
    Action.FLAG_INDICATOR: frozenset({_S.SELF}),
    Action.READ_COMPLAINTS: frozenset({_S.HR, _S.DRAFTER}),
    Action.MANAGE_PERIOD: frozenset({_S.HR}),
    Action.READ_VOICE: frozenset({_S.APPRAISER, _S.HR, _S.DRAFTER}),
    Action.WRITE_VOICE: frozenset({_S.APPRAISER, _S.HR}),
    Action.READ_IMPROVEMENT: frozenset({_S.APPRAISER, _S.HR, _S.DRAFTER}),
    Action.WRITE_IMPROVEMENT: frozenset({_S.APPRAISER, _S.HR}),
    Action.READ_ATTENDANCE: frozenset({_S.SELF, _S.APPRAISER, _S.APPRAISER_SUPERIOR, _S.HR}),
    Action.READ_ATTENDANCE_OF_UNIT: frozenset({_S.APPRAISER, _S.HR}),
    Action.WRITE_ATTENDANCE: frozenset({_S.APPRAISER, _S.HR}),
    Action.READ_TRAINING: frozenset({_S.APPRAISER, _S.HR}),
    Action.WRITE_TRAINING: frozenset({_S.HR}),
    Action.READ_PARTICIPATION: frozenset({_S.SELF, _S.APPRAISER, _S.APPRAISER_SUPERIOR, _S.HR}),
    Action.GIVE_RECOGNITION: frozenset({_S.APPRAISER}),
    Action.READ_RECOGNITION: frozenset({_S.SELF, _S.APPRAISER, _S.APPRAISER_SUPERIOR, _S.HR}),
    Action.SHARE_RECOGNITION: frozenset({_S.SELF}),
    Action.READ_OUTREACH: frozenset({_S.APPRAISER, _S.HR}),
    Action.WRITE_OUTREACH: frozenset({_S.APPRAISER, _S.HR}),
    Action.READ_MONITORING: frozenset({_S.HR}),
    Action.READ_BOARD: frozenset({_S.APPRAISER, _S.APPRAISER_SUPERIOR, _S.HR, _S.DRAFTER}),
    Action.READ_COMPARISON: frozenset(
        {_S.SELF, _S.APPRAISER, _S.APPRAISER_SUPERIOR, _S.HR, _S.DRAFTER}
    ),
    Action.IMPORT_NATIONAL: frozenset({_S.HR}),
    Action.MANAGE_ACCOUNTS: frozenset({_S.OPERATOR, _S.HR}),
    Action.BACK_UP: frozenset({_S.SELF, _S.APPRAISER, _S.HR, _S.DRAFTER, _S.OPERATOR}),
    Action.RESTORE: frozenset({_S.OPERATOR, _S.HR, _S.APPRAISER}),
}


def allowed(action: Action, standings: frozenset[Standing]) -> bool:
    """Tell whether any of the standings opens the action."""
    return not ALLOWED[action].isdisjoint(standings)
