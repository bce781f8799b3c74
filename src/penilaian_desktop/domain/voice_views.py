"""What the page Suara warga shows, and what an appraisal hears of the public."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from penilaian_desktop.domain.public_feedback import SurveyResult
from penilaian_desktop.domain.public_voice import (
    Channel,
    Forum,
    NoteKind,
    PublicNote,
    PublicService,
    Survey,
)
from penilaian_desktop.domain.survey_sheet import SurveyRow, SurveySheet


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceItem:
    """A service with the name of its unit."""

    service: PublicService
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyItem:
    """A survey with its unit, respondents, and its index (None without an answer)."""

    survey: Survey
    unit: str
    respondents: int
    result: SurveyResult | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceResult:
    """The result of one service, "" as id for all of them together."""

    service_id: str
    name: str
    result: SurveyResult


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceBoard:
    """Services, surveys and the units of an account (id, name); `as_of` is now.

    `home` is the unit the account's person works in, "" when that is none of them.
    """

    as_of: datetime
    units: tuple[tuple[str, str], ...]
    services: tuple[ServiceItem, ...]
    surveys: tuple[SurveyItem, ...]
    can_write: bool
    home: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCheck:
    """An export as it would be taken over into a survey.

    `services` are the names of the file with the service each is taken for ("" = a new one);
    `known` counts rows that are stored already.
    """

    sheet: SurveySheet
    services: tuple[tuple[str, str], ...]
    rows: tuple[SurveyRow, ...]
    known: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPoint:
    """The index of a period; None where nobody answered."""

    period_code: str
    result: SurveyResult | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteItem:
    """A note as its keeper sees it: unit, service and person by name, and who brought it.

    `citizen` and `contact` are empty for everybody but the keeper.
    """

    note: PublicNote
    unit: str
    service: str
    person: str
    citizen: str = ""
    contact: str = ""
    overdue: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ForumItem:
    """A meeting with the public."""

    forum: Forum
    unit: str
    service: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintFigures:
    """Complaints of a unit over a span: received, open, median time to solve.

    `median_half_days` counts half days, so that a median between two days stays a whole number;
    None = none was solved.
    """

    unit_id: str
    unit: str
    complaints: int
    open: int
    praise: int
    advice: int
    median_half_days: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardLine:
    """A line of what the public said, as an appraiser may read it: without the citizen."""

    day: date
    channel: Channel
    kind: NoteKind | None
    text: str
    names_person: bool
    solved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicMaterial:
    """Bahan evaluasi of a period (WG-8): the index with the unit surveyed, and what was said.

    It is the index that a scheme scores with; `unit` is "" without one.
    """

    unit: str
    index: SurveyResult | None
    lines: tuple[HeardLine, ...]
