"""Recognition by the leader, and whether colleagues may see it (WG-5, PR-6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from penilaian_desktop.domain.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition(Record):
    """A leader's appreciation with its reason; signed. `note_id` is the praise it rests on."""

    KIND: ClassVar[str] = "recognition"

    person_id: str
    day: date
    title: str
    text: str
    note_id: str = ""
    activity_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecognitionConsent(Record):
    """Whether the person lets colleagues see a recognition; without it they do not."""

    KIND: ClassVar[str] = "recognition_consent"

    person_id: str
    recognition_id: str
    shared: bool
