"""The appraisal of one person for one period (PermenPANRB 6/2022, Pasal 24–25)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from penilaian_desktop.domain.plan import NOBODY, PersonSnapshot
from penilaian_desktop.domain.record import Record
from penilaian_desktop.domain.voice_rule import VoiceRule

OBJECTION_DAYS = 14
"""Days for an objection after publication, unless the period differs."""
DECISION_DAYS = 14
"""Days for the decision after the objection, unless the period differs."""


class Rating(StrEnum):
    """Rating of hasil kerja and of perilaku kerja."""

    ABOVE = "di_atas_ekspektasi"
    MEETS = "sesuai_ekspektasi"
    BELOW = "di_bawah_ekspektasi"


class Predicate(StrEnum):
    """Predikat kinerja pegawai."""

    SANGAT_BAIK = "sangat_baik"
    BAIK = "baik"
    BUTUH_PERBAIKAN = "butuh_perbaikan"
    KURANG = "kurang"
    SANGAT_KURANG = "sangat_kurang"


class OrganisationPredicate(StrEnum):
    """Capaian kinerja organisasi; the top is Istimewa, never Sangat Baik (SE 3/2023)."""

    ISTIMEWA = "istimewa"
    BAIK = "baik"
    BUTUH_PERBAIKAN = "butuh_perbaikan"
    KURANG = "kurang"
    SANGAT_KURANG = "sangat_kurang"


class AppraisalState(StrEnum):
    """draft: only the appraiser sees it; finished: ready; published: the person sees it."""

    DRAFT = "draft"
    FINISHED = "finished"
    PUBLISHED = "published"


class GiverRole(StrEnum):
    """Who gives feedback; printed as "Pimpinan: …", "Rekan kerja: …"."""

    LEADER = "pimpinan"
    TEAM_LEAD = "ketua_tim"
    PEER = "rekan_kerja"
    SUBORDINATE = "bawahan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period(Record):
    """A period of appraisal. `code` as in the command line: 2026, 2026-S1, 2026-T3, 2026-B09.

    `deadline` is the appraisers' day; `self_deadline` the day until which the staff report (None =
    `deadline`), `publish_deadline` the day until which results are published. The last change of
    `locked` keeps its reason, the person id of who made it, and its day.

    An objection is filed within `objection_days` after publication and decided within
    `decision_days` after it was filed; only working days count with `objection_working_days`.
    With `manual_required` leaders hand in no plan without a whole Manual Indikator. `voice` says
    what of the public's voice counts for a person where the scheme leaves that open.
    """

    KIND: ClassVar[str] = "period"

    code: str
    starts: date
    ends: date
    deadline: date
    scheme: str = "permenpanrb-6-2022"
    scheme_version: str = "1"
    locked: bool = False
    lock_reason: str = ""
    locked_by: str = ""
    locked_on: date | None = None
    self_deadline: date | None = None
    publish_deadline: date | None = None
    objection_days: int = OBJECTION_DAYS
    decision_days: int = DECISION_DAYS
    objection_working_days: bool = False
    manual_required: bool = False
    voice: VoiceRule = VoiceRule.SURVEY_FIRST


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationResult(Record):
    """Capaian kinerja organisasi of a unit in a period. Set by the leader one level up."""

    KIND: ClassVar[str] = "organisation_result"

    unit_id: str
    period_code: str
    predicate: OrganisationPredicate


@dataclass(frozen=True, slots=True, kw_only=True)
class Actual(Record):
    """Realisation of one indicator in one period. Owned by the employee.

    `value` is the number (None when text only); `from_log` is what the log added up to when it
    was written; `late` marks a realisation written after the period's deadline (TJ-11).
    """

    KIND: ClassVar[str] = "actual"

    person_id: str
    indicator_id: str
    period_code: str
    value: Decimal | None = None
    text: str = ""
    from_log: Decimal | None = None
    note: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfReport(Record):
    """Pencapaian dan tantangan in the person's own words for a period (WG-1)."""

    KIND: ClassVar[str] = "self_report"

    person_id: str
    period_code: str
    achievements: str = ""
    challenges: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback(Record):
    """Feedback on a BerAKHLAK value (`value_code` BP…KL) or on an RHK. Owned by its giver.

    `level` says how the value was lived, where the giver says so.
    """

    KIND: ClassVar[str] = "feedback"

    person_id: str
    period_code: str
    giver_role: GiverRole = GiverRole.LEADER
    value_code: str = ""
    rhk_id: str | None = None
    text: str
    level: Rating | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailStep:
    """One step of how a result came about: rule, inputs, output, article."""

    rule: str
    inputs: tuple[tuple[str, str], ...]
    output: str
    article: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RhkRating(Record):
    """The appraiser's rating of one RHK in a period; signed."""

    KIND: ClassVar[str] = "rhk_rating"

    person_id: str
    rhk_id: str
    period_code: str
    rating: Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class Appraisal(Record):
    """The appraiser's decision for one person and period; signed at each write.

    `work_suggested`/`behaviour_suggested` are what the application proposed; a decision that
    differs, or is extreme, needs its reason. `scheme`, `scheme_version` and `scheme_sha256` name
    the regulation file; `trail` is how the predicate came about. Snapshots are those printed.
    """

    KIND: ClassVar[str] = "appraisal"

    person_id: str
    period_code: str
    state: AppraisalState = AppraisalState.DRAFT
    work_rating: Rating | None = None
    work_suggested: Rating | None = None
    work_reason: str = ""
    behaviour_rating: Rating | None = None
    behaviour_suggested: Rating | None = None
    behaviour_reason: str = ""
    predicate: Predicate | None = None
    strength: str = ""
    improvement: str = ""
    recommendation: str = ""
    scheme: str = ""
    scheme_version: str = ""
    scheme_sha256: str = ""
    trail: tuple[TrailStep, ...] = ()
    organisation: OrganisationPredicate | None = None
    employee: PersonSnapshot = NOBODY
    appraiser: PersonSnapshot = NOBODY
    appraiser_superior: PersonSnapshot = NOBODY
    published_on: date | None = None
