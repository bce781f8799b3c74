"""The periods that a page offers to print, the newest first."""

from __future__ import annotations

from datetime import date

import pytest

from penilaian_desktop.ui.widgets.paper_menu import newest_periods


@pytest.mark.parametrize(
    ("day", "kind", "codes"),
    [
        (date(2026, 1, 1), "T", ("2026-T1", "2025-T4", "2025-T3")),
        (date(2026, 3, 31), "T", ("2026-T1", "2025-T4", "2025-T3")),
        (date(2026, 12, 31), "T", ("2026-T4", "2026-T3", "2026-T2")),
        (date(2026, 6, 30), "S", ("2026-S1", "2025-S2", "2025-S1")),
        (date(2026, 7, 1), "S", ("2026-S2", "2026-S1", "2025-S2")),
        (date(2026, 7, 1), "Y", ("2026", "2025", "2024")),
    ],
)
def test_the_period_of_the_day_comes_first_and_years_are_crossed(day, kind, codes):
    assert newest_periods(day, kind, 3) == codes
