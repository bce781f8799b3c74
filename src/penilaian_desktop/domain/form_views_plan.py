"""What the papers of a plan print: manual, matrix, rencana aksi, what is expected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from penilaian_desktop.domain.form_views import FormFoot
from penilaian_desktop.domain.plan import PersonSnapshot
from penilaian_desktop.domain.plan_views import ActionPlanItem, MatrixView
from penilaian_desktop.domain.skp_views import PlanView


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualFormView:
    """Manual Indikator Kinerja of a plan (REGULATIONS 1.3); `signed_on` is the day it was agreed.

    `agency` and `place` come from the master data, here and in the views below.
    """

    agency: str
    place: str
    signed_on: date | None
    plan: PlanView
    foot: FormFoot


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionFormView:
    """Rencana aksi of a plan: its lines by RHK, with targets of quarters and months."""

    agency: str
    place: str
    signed_on: date | None
    plan: PlanView
    lines: tuple[ActionPlanItem, ...]
    foot: FormFoot


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedFormView:
    """What is expected of a person in a year on one page (SM-11).

    `values` are (value, expectation) of the values the leader expects something special of;
    `dates` are (period, first day, last day, last day for realisations).
    """

    agency: str
    place: str
    dated: date
    plan: PlanView
    values: tuple[tuple[str, str], ...]
    dates: tuple[tuple[str, date, date, date], ...]
    foot: FormFoot


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixFormView:
    """Matriks Peran Hasil of a leader in a year; `dated` is its first day."""

    agency: str
    place: str
    dated: date
    leader: PersonSnapshot
    matrix: MatrixView
    foot: FormFoot
