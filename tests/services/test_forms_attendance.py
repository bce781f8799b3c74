"""The printed recap of attendance adds up the months of its period (PR-2)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from penilaian_desktop.domain.errors import NotAllowed

FORM = "rekap-kehadiran"


@pytest.fixture
def recap(office):
    """Return the paper as an account prints it."""
    return lambda who, period, unit="": office.services.forms.of_unit(
        office.session(who), FORM, unit, period
    )


def test_months_are_added_up_and_leave_does_not_count(office, recap):
    """PR-2."""
    office.clock.set(date(2026, 11, 19))
    bambang, siti = office.session("bambang"), office.ids["siti"]
    for month, present, leave, absent in (("07", 20, 2, 1), ("08", 20, 0, 0)):
        office.services.attendance.save(
            bambang, siti, f"2026-B{month}", working_days=present + leave + absent,
            present=present, leave=leave, absent=absent,
        )  # fmt: skip
    view = recap("bambang", "2026-T3")
    assert (view.months, view.period_label) == (3, "Triwulan III 2026")
    (row,) = [one for one in view.rows if one.months]
    assert (row.months, row.working_days, row.present, row.absent) == (2, 43, 40, 1)
    assert row.percent == Decimal("97.56")
    assert "Siti" in row.name
    (july,) = [one for one in recap("bambang", "2026-B07").rows if one.months]
    assert july.percent == Decimal("95.24")


def test_a_period_counts_its_months_up_to_now(office, recap):
    office.clock.set(date(2026, 11, 19))
    assert recap("bambang", "2026-T4").months == 2


def test_who_keeps_no_unit_prints_none(office, recap):
    """TS-11."""
    with pytest.raises(NotAllowed, match="role_needed"):
        recap("siti", "2026-T3")
    other = next(name for name in office.units if name not in {"dinas", "pelayanan"})
    with pytest.raises(NotAllowed, match="unit_not_yours"):
        recap("bambang", "2026-T3", office.units[other])
