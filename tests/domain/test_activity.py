"""What people see of an entry: the author's state and the newest review (FEATURES TJ-2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from penilaian_desktop.domain.activity import (
    Activity,
    ActivityState,
    ActivityStatus,
    Review,
    ReviewDecision,
    status_of_activity,
)

AT = datetime(2026, 11, 18, 3, tzinfo=UTC)
DRAFT = Activity(id="a", at=AT, person_id="p", day=date(2026, 11, 18), text="Rapat")
SENT = replace(DRAFT, version=2, state=ActivityState.SUBMITTED)
RETURNED = Review(
    id="r1", at=AT, person_id="p", activity_id="a", activity_version=2,
    decision=ReviewDecision.RETURNED, note="isi volume",
)  # fmt: skip
APPROVED = replace(
    RETURNED, id="r2", at=AT + timedelta(hours=1), decision=ReviewDecision.APPROVED, note=""
)


def test_a_draft_stays_a_draft_whatever_was_reviewed():
    assert status_of_activity(DRAFT, [APPROVED]) is ActivityStatus.DRAFT


def test_an_entry_without_a_review_of_this_version_is_submitted():
    assert status_of_activity(SENT, []) is ActivityStatus.SUBMITTED
    assert status_of_activity(replace(SENT, version=3), [APPROVED]) is ActivityStatus.SUBMITTED
    withdrawn = replace(APPROVED, deleted=True)
    assert status_of_activity(SENT, [withdrawn]) is ActivityStatus.SUBMITTED


def test_the_newest_review_counts():
    assert status_of_activity(SENT, [APPROVED, RETURNED]) is ActivityStatus.APPROVED
    assert status_of_activity(SENT, [RETURNED]) is ActivityStatus.RETURNED
