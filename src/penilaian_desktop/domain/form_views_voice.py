"""What the papers about the public's voice and about improvements print.

No citizen is in any of them; what the public reads names no employee either.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from penilaian_desktop.domain.form_views import FormFoot
from penilaian_desktop.domain.improvement_views import ImprovementItem
from penilaian_desktop.domain.plan import PersonSnapshot
from penilaian_desktop.domain.public_feedback import SurveyResult
from penilaian_desktop.domain.scheme_record import SystemReview
from penilaian_desktop.domain.staff_views import InterviewItem, QuestionnaireSummary
from penilaian_desktop.domain.voice_views import ComplaintFigures, TrendPoint


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyRow:
    """The index of a service; `service` is "" on the line of all services of a unit together.

    `course` is the index of each period of the trend, None where nobody answered.
    """

    unit: str
    service: str
    result: SurveyResult
    course: tuple[Decimal | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRow:
    """Complaints, praise and advice about a service; "" as for `SurveyRow`."""

    unit: str
    service: str
    figures: ComplaintFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class ForumRow:
    """A meeting with the public; what was said stays in its record."""

    held_on: date
    unit: str
    about: str
    participants: int
    followed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceFormView:
    """Hasil survei dan suara warga of a unit and those below it for a period.

    `whole` is every answer together, None where nobody answered; `trend` ends with the period.
    """

    agency: str
    place: str
    unit_name: str
    period_label: str
    starts: date
    ends: date
    dated: date
    whole: SurveyResult | None
    rows: tuple[SurveyRow, ...]
    trend: tuple[TrendPoint, ...]
    notes: tuple[NoteRow, ...]
    forums: tuple[ForumRow, ...]
    foot: FormFoot


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFormView:
    """Register perbaikan of a unit: what is open on `dated` and what was closed in the period."""

    agency: str
    place: str
    unit_name: str
    period_label: str
    dated: date
    signer: PersonSnapshot
    rows: tuple[ImprovementItem, ...]
    foot: FormFoot


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffFormView:
    """Kuesioner and wawancara of a period: what staff say about the system, without names."""

    agency: str
    place: str
    period_label: str
    dated: date
    rows: tuple[QuestionnaireSummary, ...]
    interviews: tuple[InterviewItem, ...]
    foot: FormFoot


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedIndicator:
    """A ready indicator that was revised; edition 0 = its code is not in the library."""

    code: str
    name: str
    edition: int = 0
    effective_from: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplainedIndicator:
    """An indicator that staff called hard to measure, and how often in the year."""

    text: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFormView:
    """The yearly review of the system: findings, decisions, what was changed, what was said."""

    agency: str
    place: str
    dated: date
    review: SystemReview
    changed: tuple[ChangedIndicator, ...]
    complaints: tuple[ComplainedIndicator, ...]
    signer: PersonSnapshot
    foot: FormFoot
