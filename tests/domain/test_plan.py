"""What people see of a plan: the owner's state and the newest decision (FEATURES TJ-1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from penilaian_desktop.domain.employee import AssignmentKind
from penilaian_desktop.domain.plan import (
    Plan,
    PlanDecision,
    PlanState,
    PlanStatus,
    Rhk,
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


def test_plans_of_the_definitive_position_stand_under_one_key_and_acting_ones_each_alone():
    """REGULATIONS 1.4: several SKP a year, none of one position on the same day."""
    moved = replace(DRAFT, assignment_id="a-2")
    acting = replace(DRAFT, assignment_id="a-3", assignment_kind=AssignmentKind.PLT)
    nameless = replace(DRAFT, assignment_kind=AssignmentKind.PLH)
    assert DRAFT.position_key == moved.position_key
    assert len({DRAFT.position_key, acting.position_key, nameless.position_key}) == 3


def test_plans_overlap_when_they_share_a_day():
    first, last = DRAFT.starts, DRAFT.ends
    assert DRAFT.overlaps(last, last + timedelta(days=9))
    assert DRAFT.overlaps(first - timedelta(days=9), first)
    assert not DRAFT.overlaps(last + timedelta(days=1), last + timedelta(days=9))
    assert not DRAFT.overlaps(first - timedelta(days=9), first - timedelta(days=1))


def test_an_rhk_is_provisional_while_its_superior_is_words_only():
    rhk = Rhk(id="r", at=AT, person_id="p", plan_id="s", order=1, text="Layanan")
    assert not rhk.provisional
    assert replace(rhk, parent_text="Meningkatnya layanan").provisional
    assert not replace(rhk, parent_text="Meningkatnya layanan", parent_rhk_id="r-2").provisional
