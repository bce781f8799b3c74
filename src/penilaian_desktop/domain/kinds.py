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
from penilaian_desktop.domain.calendar import Holiday, ReducedHours, WorkingPattern
from penilaian_desktop.domain.cascade import Goal, RoleCell
from penilaian_desktop.domain.delegation import Delegation
from penilaian_desktop.domain.employee import Agency, Assignment, Employee, Relation, Unit
from penilaian_desktop.domain.library import LibraryIndicator
from penilaian_desktop.domain.plan import ActionPlan, Indicator, Plan, PlanDecision, Rhk
from penilaian_desktop.domain.record import Record
from penilaian_desktop.domain.task import Task, TaskActivity, TaskProgress
from penilaian_desktop.domain.template import EntryTemplate, KeptOverlap, UnitTemplate


class Owner(StrEnum):
    """Who may be the author of a record of a kind."""

    PERSON = "person"  # the person it is about
    APPRAISER = "appraiser"  # the appraiser (or delegate, PLT/PLH) on the date concerned
    GIVER = "giver"  # any appraiser, ketua tim, peer or subordinate who gives feedback
    HR = "hr"


RECORD_TYPES: dict[str, type[Record]] = {
    t.KIND: t
    for t in (
        Agency, Unit, WorkingPattern, Employee, Assignment, Relation, Period, OrganisationResult,
        Holiday, ReducedHours, Activity, EvidenceLink, DayMark, Delegation, Review, Plan, Rhk,
        Indicator, PlanDecision, Actual, SelfReport, Feedback, RhkRating, Appraisal, EntryTemplate,
        UnitTemplate, KeptOverlap, Task, TaskProgress, TaskActivity,
        Goal, LibraryIndicator, ActionPlan, RoleCell,
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
    "task": Owner.PERSON,
    "task_progress": Owner.PERSON,
    "task_activity": Owner.PERSON,
    "goal": Owner.HR,
    "library_indicator": Owner.HR,
    "action_plan": Owner.PERSON,
    "role_cell": Owner.APPRAISER,
}

DECISIONS = frozenset(
    {"delegation", "review", "plan_decision", "role_cell", "rhk_rating", "appraisal"}
)
"""Kinds that carry `sig` (PACKAGES.md, Identities and keys). HR corrections are signed too: a
record of an HR kind that an HR account writes carries the signature of that account."""

MASTER_KINDS = tuple(k for k, owner in OWNERS.items() if owner is Owner.HR)
REPORT_KINDS = tuple(k for k, owner in OWNERS.items() if owner is not Owner.HR)
