"""What the papers of the cycle print: feedback, laporan kinerja, angka kredit, the archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from penilaian_desktop.domain.appraisal import GiverRole, Predicate, Rating
from penilaian_desktop.domain.cycle_views import WorkReportView
from penilaian_desktop.domain.form_views import FormFoot
from penilaian_desktop.domain.plan import PersonSnapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackLine:
    """One piece of feedback on paper; `giver` and `on` are empty where the giver stays unnamed."""

    role: GiverRole
    giver: str
    on: date | None
    about: str
    text: str
    level: Rating | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackFormView:
    """Umpan balik of a period: from leaders by name, from colleagues together and unnamed."""

    agency: str
    place: str
    period_label: str
    dated: date
    employee: PersonSnapshot
    appraiser: PersonSnapshot
    lines: tuple[FeedbackLine, ...]
    foot: FormFoot


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkReportFormView:
    """Laporan kinerja: pencapaian and tantangan of a period (WG-1)."""

    agency: str
    place: str
    dated: date
    employee: PersonSnapshot
    appraiser: PersonSnapshot
    report: WorkReportView
    foot: FormFoot


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditLine:
    """Months of one predicate in one jenjang: `percent` of `coefficient` a year gives `points`."""

    year: int
    starts: date
    ends: date
    months: int
    jenjang: str
    predicate: Predicate
    percent: Decimal
    coefficient: Decimal
    points: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class CreditFormView:
    """Angka kredit of a person (Peraturan BKN 3/2023), for all three forms.

    `lines` are all those of the present jenjang and those of the year, oldest first; `gathered`
    sums the present jenjang, `before` what of it is older than the year.
    """

    agency: str
    place: str
    year: int
    dated: date
    employee: PersonSnapshot
    appraiser: PersonSnapshot
    jenjang: str
    lines: tuple[CreditLine, ...]
    total: Decimal
    before: Decimal
    gathered: Decimal
    rank_needs: Decimal | None
    jenjang_needs: Decimal | None
    foot: FormFoot


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveLine:
    """A year or half of PP 30/2019: SKP and behaviour with their weights in percent."""

    label: str
    skp: Decimal
    skp_weight: int
    behaviour: Decimal
    behaviour_weight: int
    new_idea: bool
    value: Decimal
    predicate: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveFormView:
    """Penilaian of an old year by PP 30/2019; `mixed` = the mean of its two halves."""

    agency: str
    place: str
    year: int
    dated: date
    employee: PersonSnapshot
    appraiser: PersonSnapshot
    lines: tuple[ArchiveLine, ...]
    value: Decimal | None
    predicate: str
    mixed: bool
    foot: FormFoot
