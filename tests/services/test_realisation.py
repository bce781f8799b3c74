"""Targets by period and what the log adds up to (TS-3, TJ-2, X-7, section 3 no. 11 and 12)."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from penilaian_desktop.domain.appraisal import Actual
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.plan import Aspect, Direction, Indicator
from penilaian_desktop.services.realisation import (
    NOTHING,
    LogTotal,
    chosen,
    percent_of,
    realise,
    target_in,
)

AT = datetime(2026, 7, 1, tzinfo=UTC)
T3, S1, S2, YEAR, JULY = (
    PeriodCode.parse(code) for code in ("2026-T3", "2026-S1", "2026-S2", "2026", "2026-B07")
)


def quarters(*numbers):
    return tuple(None if n is None else Decimal(str(n)) for n in numbers)


def indicator(**fields) -> Indicator:
    values = {
        "id": "i", "at": AT, "person_id": "p", "rhk_id": "r", "order": 1, "text": "KK terbit",
        "target_text": "1800 dokumen", "target_low": Decimal(1800), "target_high": Decimal(1800),
        "unit": "dokumen", "quarter_targets": quarters(450, 450, 400, 500),
    }  # fmt: skip
    return Indicator(**{**values, **fields})


RATE = {
    "aspect": Aspect.KUALITAS, "unit": "%", "target_low": Decimal(99), "target_high": Decimal(99),
    "quarter_targets": quarters(98, 98, None, 99),
}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "target"), [(T3, 400), (S1, 900), (S2, 900), (YEAR, 1800), (JULY, None)]
)
def test_quantities_add_up_over_the_quarters(code, target):
    assert target_in(indicator(), code) == target


@pytest.mark.parametrize(("code", "target"), [(T3, 99), (S1, 98), (S2, 99), (YEAR, 99), (JULY, 99)])
def test_rates_do_not_add_up(code, target):
    assert target_in(indicator(**RATE), code) == target


def test_without_targets_by_quarter_a_quantity_has_none_for_a_quarter():
    assert target_in(indicator(quarter_targets=quarters(None, None, None, None)), T3) is None


def test_the_log_counts_for_the_unit_of_the_indicator_only():
    total = LogTotal({"dokumen": Decimal(380), "lembar": Decimal(5)}, 10, 3)
    found = realise(indicator(unit=" Dokumen "), T3, total, None)
    assert (found.from_log, found.actual, found.percent) == (380, 380, 95)
    assert realise(indicator(**RATE), T3, total, None).actual is None
    assert realise(indicator(unit=""), T3, total, None).from_log is None


def test_what_the_owner_wrote_comes_before_the_log():
    written = Actual(
        id="a", at=AT, person_id="p", indicator_id="i", period_code="2026-T3",
        value=Decimal(400), late=True, note="termasuk keliling",
    )  # fmt: skip
    found = realise(indicator(), T3, NOTHING, written)
    assert (found.from_log, found.actual, found.percent, found.late) == (0, 400, 100, True)


def test_lower_is_better_for_time_and_cost():
    """TS-3, TJ-2."""
    cost = indicator(aspect=Aspect.BIAYA, direction=Direction.LOWER, unit="rupiah")
    assert percent_of(cost, Decimal(100), Decimal(80)) == 120


def test_within_a_range_the_target_is_met():
    ranged = indicator(
        target_low=Decimal(80), target_high=Decimal(90), unit="%", aspect=Aspect.KUALITAS
    )
    assert percent_of(ranged, Decimal(80), Decimal(85)) == 100


def test_a_target_of_zero_gives_no_percentage():
    assert percent_of(indicator(), Decimal(0), Decimal(5)) is None
    assert percent_of(indicator(), None, Decimal(5)) is None


def test_the_quantity_with_an_achievement_stands_for_its_rhk():
    total = LogTotal({"dokumen": Decimal(380)}, 1, 0)
    rate = realise(indicator(**RATE, order=0), T3, total, None)
    count = realise(indicator(order=2), T3, total, None)
    assert chosen([rate, count]) is count
    assert chosen([rate]) is rate
    assert chosen([]) is None
