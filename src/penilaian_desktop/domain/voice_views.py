"""What the page Suara warga shows, and what an appraisal hears of the public."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from penilaian_desktop.domain.employee_sheet import SheetProblem
from penilaian_desktop.domain.public_feedback import SurveyResult
from penilaian_desktop.domain.public_voice import (
    Channel,
    Forum,
    NoteKind,
    PublicNote,
    PublicService,
    Survey,
    SurveyAnswer,
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
    oldest: date | None
    units: tuple[tuple[str, str], ...]
    services: tuple[ServiceItem, ...]
    surveys: tuple[SurveyItem, ...]
    can_write: bool
    home: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptElsewhere:
    """Rows of an export that another survey of the unit has, by its title."""

    title: str
    rows: tuple[SurveyRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCheck:
    """An export as it would be taken over into a survey.

    `services` are the names of the file with the service each is taken for ("" = a new one);
    `known` counts rows that the survey has already. `rows` are new; new as well, but left out
    unless somebody wants them, are `repeated`, which repeat a row of the file, and `elsewhere`.
    `refused` are the refusals of the sheet and the rows whose day the survey cannot have.
    """

    sheet: SurveySheet
    services: tuple[tuple[str, str], ...]
    rows: tuple[SurveyRow, ...]
    known: int
    repeated: tuple[SurveyRow, ...] = ()
    elsewhere: tuple[KeptElsewhere, ...] = ()
    refused: tuple[SheetProblem, ...] = ()

    def wanted(self, *, repeated: bool = False, elsewhere: bool = False) -> tuple[SurveyRow, ...]:
        """Return what would be stored, in the order of the file, with what is left out or not."""
        more = self.repeated if repeated else ()
        kept = tuple(row for k in self.elsewhere for row in k.rows) if elsewhere else ()
        if not more and not kept:
            return self.rows
        wanted = {(row.sheet, row.row): row for row in (*self.rows, *more, *kept)}
        return tuple(wanted[at] for r in self.sheet.records if (at := (r.sheet, r.row)) in wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerItem:
    """A stored questionnaire with the name of its service."""

    answer: SurveyAnswer
    service: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPage:
    """Stored questionnaires of a survey, the newest first; `next_key` leads on, "" = the end."""

    items: tuple[AnswerItem, ...]
    total: int
    next_key: str


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
