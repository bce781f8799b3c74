"""Tindak lanjut: reward, coaching and training after a result, and innovations of a person.

TS-7, TS-8, PR-8, X-5, WG-6. A follow-up belongs to the appraiser; its approval is a record of the
superior's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from penilaian_desktop.domain.appraisal import Predicate
from penilaian_desktop.domain.record import Record


class FollowUpKind(StrEnum):
    """Penghargaan, pembinaan, kebutuhan pelatihan."""

    REWARD = "reward"
    COACHING = "coaching"
    TRAINING = "training"


class FollowUpState(StrEnum):
    """proposed → approved or declined → closed."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    DECLINED = "declined"
    CLOSED = "closed"


class InnovationKind(StrEnum):
    """What was done outside the plan (WG-6)."""

    INNOVATION = "inovasi"
    EXTRA_TASK = "tugas_tambahan"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp(Record):
    """What follows from a result; signed. Coaching has its day, topic and outcome (TS-8)."""

    KIND: ClassVar[str] = "follow_up"

    person_id: str
    period_code: str
    follow_kind: FollowUpKind
    topic: str
    reason: str = ""
    due: date | None = None
    responsible_id: str = ""
    held_on: date | None = None
    outcome: str = ""
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpApproval(Record):
    """The superior of the appraiser, or HR, approves a follow-up or declines it; signed."""

    KIND: ClassVar[str] = "follow_up_approval"

    person_id: str
    follow_up_id: str
    period_code: str
    approved: bool
    note: str = ""
    letter: str = ""
    approved_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Innovation(Record):
    """An innovation or extra task outside the plan, with the entries that show it (WG-6)."""

    KIND: ClassVar[str] = "innovation"

    person_id: str
    period_code: str
    innovation_kind: InnovationKind
    title: str
    text: str = ""
    activity_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InnovationDecision(Record):
    """The appraiser accepts `innovation_version` as an achievement, or not; signed."""

    KIND: ClassVar[str] = "innovation_decision"

    person_id: str
    innovation_id: str
    innovation_version: int
    period_code: str
    accepted: bool
    note: str = ""


def proposed_kinds(predicate: Predicate) -> tuple[FollowUpKind, ...]:
    """Return which follow-ups a predicate suggests, the first one first (TS-7, TS-8, X-5)."""
    if predicate is Predicate.SANGAT_BAIK:
        return (FollowUpKind.REWARD,)
    if predicate is Predicate.BAIK:
        return ()
    if predicate is Predicate.BUTUH_PERBAIKAN:
        return (FollowUpKind.COACHING, FollowUpKind.TRAINING)
    return (FollowUpKind.COACHING,)
