"""Times as people say them, and dates as people type them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from penilaian_desktop.ui.kit.formats import (
    clock_text,
    day_text,
    local_day,
    read_day,
    use_zone,
    when_text,
)

TODAY = date(2026, 11, 19)


def at(day, hour, minute):
    return datetime(2026, 11, day, hour, minute).astimezone()


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (at(19, 7, 26), "hari ini 07.26"),
        (at(18, 16, 5), "kemarin 16.05"),
        (at(16, 15, 48), "Senin 15.48"),
        (at(13, 9, 0), "Jumat 09.00"),
        (at(12, 9, 0), "12 Nov 2026"),
        (at(20, 9, 0), "20 Nov 2026"),
    ],
)
def test_a_time_is_said_as_people_say_it(when, words):
    assert when_text(when, TODAY) == words


def test_a_day_is_written_with_its_short_month():
    assert day_text(date(2026, 8, 3)) == "3 Agt 2026"


def test_times_are_those_of_the_agency_wherever_the_laptop_stands():
    """TS-4: an office in WIT whose laptop still shows WIB counts its own days."""
    moment = datetime(2026, 11, 18, 15, 30, tzinfo=UTC)
    use_zone(timezone(timedelta(hours=9)))
    assert (clock_text(moment), local_day(moment)) == ("00.30", TODAY)
    use_zone(timezone(timedelta(hours=7)))
    assert (clock_text(moment), local_day(moment)) == ("22.30", TODAY - timedelta(days=1))


def test_the_clock_is_local():
    local = at(19, 7, 26)
    assert clock_text(local.astimezone()) == "07.26"
    assert local_day(local + timedelta(hours=1)) == TODAY


@pytest.mark.parametrize(
    "typed",
    [
        "18/11",
        "18-11",
        "18.11.2026",
        "18/11/26",
        "18 nov",
        "18 November",
        "18 Nov 2026",
        " 18 NOV ",
    ],
)
def test_a_date_is_read_as_people_type_it(typed):
    assert read_day(typed, 2026) == date(2026, 11, 18)


@pytest.mark.parametrize("typed", ["", "kemarin", "31/2", "18", "18 xyz", "18/13", "0/1/2026"])
def test_what_is_no_date_is_none(typed):
    assert read_day(typed, 2026) is None
