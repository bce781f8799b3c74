"""The cycle as pages show it: stages, periods beside one another, the year from its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from penilaian_desktop.domain.appraisal import AppraisalState, Period, Predicate, Rating
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.distribution import WORST_TO_BEST
from penilaian_desktop.domain.person_views import PersonItem
from penilaian_desktop.domain.plan import PlanStatus


class Stage(StrEnum):
    """The four stages of PermenPANRB 6/2022 Pasal 5 (TS-10, WG-3)."""

    PLANNING = "perencanaan"
    EXECUTION = "pelaksanaan"
    APPRAISAL = "penilaian"
    FOLLOW_UP = "tindak_lanjut"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonStage:
    """Where one person stands in a year. `note` is a code of what keeps the stage open, or ""."""

    person: PersonItem
    unit_id: str
    stage: Stage
    plan_status: PlanStatus | None
    appraised: int
    due: int
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitStage:
    """Where a unit stands: the earliest stage that somebody in it is at, and how many at each."""

    unit_id: str
    unit_name: str
    parent_id: str | None
    stage: Stage
    counts: tuple[tuple[Stage, int], ...]
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StageBoard:
    """The visible process of a year for the units and persons that the session may see."""

    year: int
    as_of: datetime
    oldest: date | None
    units: tuple[UnitStage, ...]
    people: tuple[PersonStage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanlessPerson:
    """A member of the staff without an agreed plan on a day (WG-2); None = no plan at all."""

    person: PersonItem
    status: PlanStatus | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LateItem:
    """What was reported after its day: flagged, not lost (TJ-11)."""

    person: PersonItem
    period_code: str
    kind: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LockLine:
    """One locking or unlocking of a period: who, when, why."""

    at: datetime
    who: str
    locked: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLine:
    """One part of a longer period: its result, None where there is none yet."""

    period: Period
    state: AppraisalState | None
    work: Rating | None
    behaviour: Rating | None
    predicate: Predicate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RollUpView:
    """The year (or semester) from its parts: what they say, and what that proposes (X-7).

    The proposal is the middle of the parts, the later one where two are in the middle; the
    appraiser decides. `missing` = parts of the kind shown that are not published.
    """

    person: PersonItem
    period_code: str
    kind: str
    parts: tuple[PartLine, ...]
    work: Rating | None
    behaviour: Rating | None
    missing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StrengthLine:
    """Strength and improvement as one period's appraisal says them (SM-6)."""

    period_code: str
    strength: str
    improvement: str
    predicate: Predicate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StrengthCount:
    """An RHK, a value or a fact of the scheme and how often it was rated so.

    `anchor` is what the scheme says the newest such level means, "" for what has no levels.
    """

    name: str
    count: int
    anchor: str = ""


def rated_title(counts: Sequence[StrengthCount], word: str) -> str:
    """Return what heads such counts; `word` is "tinggi" or "rendah". Once is not often."""
    often = not counts or all(one.count > 1 for one in counts)
    return f"{'Sering' if often else 'Pernah'} dinilai {word}"


@dataclass(frozen=True, slots=True, kw_only=True)
class StrengthView:
    """What a person does well and what should improve, over the published periods (SM-6).

    `above` and `below` count the RHK, the values and the facts that were rated or felt so.
    `closed` are the published periods that the session may not see.
    """

    person: PersonItem
    lines: tuple[StrengthLine, ...]
    above: tuple[StrengthCount, ...]
    below: tuple[StrengthCount, ...]
    closed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditRow:
    """One span in one jenjang: months, predicate and points."""

    starts: date
    ends: date
    jenjang: str
    months: int
    predicate: Predicate
    period_code: str
    points: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditView:
    """Angka kredit of a person for a year, and what was gathered in the jenjang since it began.

    `problem` is the code of a sentence that says why there is none, or "".
    """

    person: PersonItem
    year: int
    rows: tuple[CreditRow, ...]
    total: Decimal
    jenjang: str
    gathered: Decimal
    rank_needs: Decimal | None
    jenjang_needs: Decimal | None
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveItem:
    """The result of an old year: from its halves 50/50 where the year has two (2021)."""

    person: PersonItem
    year: int
    parts: tuple[tuple[str, Decimal, str], ...]
    value: Decimal | None
    predicate: str
    mixed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PurposeRow:
    """One person in an export for career, training or reward (WG-4)."""

    person: PersonItem
    period_code: str
    predicate: Predicate
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CareerLine:
    """The way of one person over the periods of an export for careers, oldest first (WG-4).

    `trend` are (period, predicate) of everything published, good or not.
    """

    person: PersonItem
    trend: tuple[tuple[str, Predicate], ...]
    trainings: tuple[str, ...]
    recognitions: tuple[str, ...]
    innovations: tuple[str, ...]

    @property
    def steps(self) -> int | None:
        """Return how many steps the predicate rose from the first period to the last.

        None where there is one period only, or periods of several kinds.
        """
        kinds = {PeriodCode.parse(code).kind for code, _ in self.trend}
        if len(self.trend) < 2 or len(kinds) > 1:
            return None
        first, last = self.trend[0][1], self.trend[-1][1]
        return WORST_TO_BEST.index(last) - WORST_TO_BEST.index(first)


@dataclass(frozen=True, slots=True, kw_only=True)
class PurposeExport:
    """Results for one purpose over a span of periods, signed by HR (WG-4).

    `period_kind` is that of its periods, "" = of every kind; `careers` tell the way of each person
    of an export for careers. `sig` is the signature of the account with the key `kid` over
    {"sha256": …}, the hash of purpose, span, kind, rows and careers; `exported_at` is local time.
    """

    purpose: str
    starts: date
    ends: date
    rows: tuple[PurposeRow, ...]
    sha256: str
    signed_by: str
    sig: str
    kid: str
    exported_at: datetime
    period_kind: str = ""
    careers: tuple[CareerLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkReportView:
    """Laporan kinerja of a person for a period: pencapaian and tantangan (WG-1).

    `missing` names the parts that are not written; it prints only when there is none.
    """

    person: PersonItem
    period_code: str
    period_label: str
    achievements: str
    challenges: str
    missing: tuple[str, ...]
    late: bool
    realisations: tuple[tuple[str, str, str], ...]
    innovations: tuple[str, ...]
