"""How a system of appraisal is made known, asked about and grounded (SM-2, SM-8, SM-10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from penilaian_desktop.domain.record import Record


class OutreachKind(StrEnum):
    """Sosialisasi, seminar, pelatihan, workshop."""

    SOCIALISATION = "sosialisasi"
    SEMINAR = "seminar"
    TRAINING = "pelatihan"
    WORKSHOP = "workshop"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutreachEvent(Record):
    """A meeting about the system; `attendees` are staff, `others` counts everybody else."""

    KIND: ClassVar[str] = "outreach_event"

    unit_id: str
    held_on: date
    outreach_kind: OutreachKind
    title: str
    place: str = ""
    material: str = ""
    attendees: tuple[str, ...] = ()
    others: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Questionnaire(Record):
    """Questions to the staff about the system; answers carry no names."""

    KIND: ClassVar[str] = "questionnaire"

    title: str
    purpose: str = ""
    opened_on: date
    closed_on: date | None = None
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionnaireAnswer(Record):
    """One filled questionnaire: a text for each question, "" = not answered; no name is kept."""

    KIND: ClassVar[str] = "questionnaire_answer"

    questionnaire_id: str
    answered_on: date
    group: str = ""
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewNote(Record):
    """What an interview about the system brought; `with_whom` names a role, not a person."""

    KIND: ClassVar[str] = "interview_note"

    held_on: date
    with_whom: str
    points: str
    conclusion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalBasis(Record):
    """A regulation that the agency works by; `on_forms` prints it."""

    KIND: ClassVar[str] = "legal_basis"

    order: int = 0
    title: str
    about: str = ""
    on_forms: bool = False
    starts: date | None = None
    ends: date | None = None
