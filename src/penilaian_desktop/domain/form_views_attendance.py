"""What the printed recap of attendance says (PR-2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from penilaian_desktop.domain.form_views import FormFoot
from penilaian_desktop.domain.plan import PersonSnapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceSum:
    """A person over the months of a period; days, and minutes late.

    `months` = how many of the months have a recap; `percent` None = none of them has a day.
    """

    unit: str
    name: str
    identity: str
    months: int
    working_days: int
    present: int
    duty: int
    leave: int
    sick: int
    permit: int
    absent: int
    undecided: int
    late_days: int
    late_minutes: int
    early_days: int
    percent: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceFormView:
    """Rekap kehadiran of a unit; `months` = how many months the period has, up to now."""

    agency: str
    place: str
    unit_name: str
    period_label: str
    months: int
    dated: date
    signer: PersonSnapshot
    rows: tuple[AttendanceSum, ...]
    foot: FormFoot
