"""What people see of a plan: the owner's state and the newest decision (FEATURES TJ-1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from penilaian_desktop.domain.plan import (
    Plan,
    PlanDecision,
    PlanState,
    PlanStatus,
    status_of_plan,
)

AT = datetime(2026, 1, 5, 3, tzinfo=UTC)
DRAFT = Plan(
    id="s", at=AT, person_id="p", year=2026, starts=date(2026, 1, 1), ends=date(2026, 12, 31)
)
SENT = replace(DRAFT, version=2, state=PlanState.SUBMITTED)
RETURNED = PlanDecision(
    id="d1", at=AT, person_id="p", plan_id="s", plan_version=2, agreed=False, note="lengkapi"
)
AGREED = replace(RETURNED, id="d2", at=AT + timedelta(days=1), agreed=True, note="")


def test_a_draft_stays_a_draft_whatever_was_decided():
    assert status_of_plan(DRAFT, [AGREED]) is PlanStatus.DRAFT


def test_a_plan_without_a_decision_on_this_version_is_submitted():
    assert status_of_plan(SENT, []) is PlanStatus.SUBMITTED
    assert status_of_plan(replace(SENT, version=3), [AGREED]) is PlanStatus.SUBMITTED
    assert status_of_plan(SENT, [replace(AGREED, deleted=True)]) is PlanStatus.SUBMITTED


def test_the_newest_decision_counts():
    assert status_of_plan(SENT, [AGREED, RETURNED]) is PlanStatus.AGREED
    assert status_of_plan(SENT, [RETURNED]) is PlanStatus.RETURNED
