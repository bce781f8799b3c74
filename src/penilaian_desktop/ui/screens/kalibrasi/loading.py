"""What the page Kalibrasi reads in one go; runs in the read lane."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from penilaian_desktop.domain.appraisal import Period
from penilaian_desktop.domain.calibration_views import CalibrationView

if TYPE_CHECKING:
    from penilaian_desktop.services.registry import Services
    from penilaian_desktop.services.session import Session


@dataclass(frozen=True, slots=True)
class Table:
    """A unit in a period; `view` is None where there is nobody to calibrate."""

    periods: tuple[Period, ...]
    code: str = ""
    units: tuple[tuple[str, str], ...] = ()
    view: CalibrationView | None = None


def last_ended(periods: tuple[Period, ...], today: date) -> Period | None:
    """Return the longest of the periods that ended last, else the one that ends next."""
    ended = [period for period in periods if period.ends < today]
    if ended:
        return max(ended, key=lambda p: (p.ends, p.ends - p.starts))
    return min(periods, key=lambda p: p.ends, default=None)


def load(services: Services, s: Session, code: str, unit_id: str, today: date) -> Table:
    """Return the table wanted, or that of the period that ended last."""
    periods = services.appraisals.periods(s)
    period = next((p for p in periods if p.code == code), None) or last_ended(periods, today)
    if period is None:
        return Table(periods)
    units = services.calibration.units(s, period.code)
    if not units:
        return Table(periods, period.code)
    wanted = unit_id if any(known == unit_id for known, _ in units) else ""
    wanted = wanted or services.calibration.common_unit(s, period.code) or units[0][0]
    return Table(periods, period.code, units, services.calibration.view(s, wanted, period.code))
