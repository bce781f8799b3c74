"""Times on the clock of a zone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from penilaian_desktop.domain.wording import moment


@pytest.mark.parametrize(
    ("zone", "text"),
    [
        ("WIB", "7 Okt 2026 00.05 WIB"),
        ("WITA", "7 Okt 2026 01.05 WITA"),
        ("WIT", "7 Okt 2026 02.05 WIT"),
        ("", "7 Okt 2026 00.05 WIB"),
    ],
)
def test_a_utc_time_is_told_on_the_clock_of_its_zone(zone, text):
    assert moment(datetime(2026, 10, 6, 17, 5, tzinfo=UTC), zone) == text
