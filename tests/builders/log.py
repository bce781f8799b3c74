"""The log: entries, reviews, evidence, templates, tasks."""

from __future__ import annotations

from decimal import Decimal

from tests.builders.record import DAY, meta

from penilaian_desktop.domain.activity import (
    Activity,
    ActivityState,
    DayMark,
    EvidenceLink,
    Review,
    ReviewDecision,
)
from penilaian_desktop.domain.choice import VersionChoice
from penilaian_desktop.domain.delegation import Delegation
from penilaian_desktop.domain.task import Task, TaskActivity, TaskProgress
from penilaian_desktop.domain.template import EntryTemplate, KeptOverlap, UnitTemplate


def an_activity(**fields):
    return Activity(
        **meta(
            fields,
            person_id="p-siti",
            day=DAY,
            text="Melayani perekaman KTP-el",
            minutes=30,
            volume=Decimal(24),
            unit="orang",
        )
    )


def a_submitted_activity(**fields):
    return an_activity(**{"state": ActivityState.SUBMITTED, **fields})


def a_review(activity, **fields):
    """A review that approves exactly this version of the activity."""
    return Review(
        **meta(
            fields,
            person_id=activity.person_id,
            activity_id=activity.id,
            activity_version=activity.version,
            decision=ReviewDecision.APPROVED,
        )
    )


def an_evidence_link(activity, **fields):
    return EvidenceLink(
        **meta(
            fields,
            person_id=activity.person_id,
            activity_id=activity.id,
            sha256="ab" * 32,
            name="foto.jpg",
            media="image/jpeg",
            size=1024,
        )
    )


def a_day_mark(**fields):
    return DayMark(**meta(fields, person_id="p-siti", day=DAY, mark="cuti"))


def an_entry_template(**fields):
    return EntryTemplate(**meta(fields, person_id="p-siti", name="Loket", line="Loket @2"))


def a_unit_template(**fields):
    return UnitTemplate(**meta(fields, unit_id="u-capil", name="Apel", line="30m Apel pagi"))


def a_kept_overlap(**fields):
    return KeptOverlap(
        **meta(
            fields,
            person_id="p-siti",
            day=DAY,
            activity_id="a-1",
            other_id="a-2",
            times="2026-11-18/540-600 2026-11-18/570-630",
        )
    )


def a_version_choice(**fields):
    return VersionChoice(
        **meta(
            fields,
            person_id="p-siti",
            record_kind="activity",
            record_id="a-1",
            record_version=3,
            kept="a" * 64,
            dropped="b" * 64,
        )
    )


def a_task(**fields):
    return Task(**meta(fields, person_id="p-siti", title="Digitalisasi arsip akta", starts=DAY))


def a_task_progress(task, **fields):
    values = {"person_id": task.person_id, "task_id": task.id, "day": DAY, "percent": 40}
    return TaskProgress(**meta(fields, **values))


def a_task_activity(task, activity, **fields):
    values = {"person_id": activity.person_id, "activity_id": activity.id, "task_id": task.id}
    return TaskActivity(**meta(fields, **values))


def a_delegation(**fields):
    return Delegation(
        **meta(
            fields,
            person_id="p-bambang",
            other_id="p-siti",
            starts=DAY,
            ends=DAY,
        )
    )
