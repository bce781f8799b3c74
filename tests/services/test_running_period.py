"""The achievement a suggestion rests on while its period runs (TJ-4)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.plan import Aspect, Direction, Indicator
from penilaian_desktop.services.realisation import Realisation, percent_of
from penilaian_desktop.services.running_period import measured_percent, passed_share


def realised(actual: int, *, direction: Direction = Direction.HIGHER, unit: str = "dokumen"):
    indicator = Indicator(
        id="i",
        at=datetime(2026, 7, 1, tzinfo=UTC),
        person_id="p",
        order=1,
        rhk_id="r",
        aspect=Aspect.KUANTITAS,
        text="Jumlah",
        unit=unit,
        direction=direction,
        target_low=Decimal(100),
    )
    target, done = Decimal(100), Decimal(actual)
    return Realisation(indicator, target, done, done, "", percent_of(indicator, target, done))


@pytest.mark.parametrize(
    ("actual", "passed", "expected"),
    [
        (63, Fraction(36, 63), 100),  # ahead of the pace is not above the target yet
        (40, Fraction(1, 2), 80),
        (120, Fraction(1, 2), 120),
        (63, Fraction(1), 63),
        (63, None, 63),
        (5, Fraction(0), None),
    ],
)
def test_what_adds_up_is_measured_by_the_days_passed(actual, passed, expected):
    assert measured_percent(realised(actual), passed) == expected


def test_a_rate_is_not_divided_by_the_days_passed():
    assert measured_percent(realised(63, unit="%"), Fraction(1, 2)) == 63


def test_little_of_what_should_be_little_is_not_above_before_the_end():
    none_yet = realised(0, direction=Direction.LOWER)
    assert measured_percent(none_yet, Fraction(1, 2)) == 100
    assert measured_percent(none_yet, None) == 200


def test_the_share_counts_working_days_until_the_period_is_over(office):
    code = PeriodCode.parse("2026-T3")
    with office.services.home.context.read() as unit:
        shares = [
            passed_share(unit, office.ids["siti"], code, day)
            for day in (date(2026, 6, 30), date(2026, 8, 14), date(2026, 9, 30), date(2026, 10, 1))
        ]
    assert shares[0] == 0
    assert Fraction(2, 5) < shares[1] < Fraction(3, 5)
    assert shares[2:] == [1, None]
