"""TS-9: figures of the register are shown with one number of decimals."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from penilaian_desktop.domain.improvement import FindingSource, Improvement
from penilaian_desktop.ui.screens.perbaikan.words import figures

AT = datetime(2026, 11, 19, tzinfo=UTC)


@pytest.mark.parametrize(
    ("before", "after", "places", "change", "shown"),
    [
        ("2.054", "3.1", 2, "1.05", "2,05 → 3,10 dari 4"),
        ("2.055", "3.1", 2, "1.04", "2,06 → 3,10 dari 4"),
        ("45", "28", 0, "-17", "45 → 28 dari 4"),
        ("45.0", "28.5", 1, "-16.5", "45,0 → 28,5 dari 4"),
        ("2.054", None, 2, None, "2,05 dari 4"),
    ],
)
def test_before_after_and_change_agree_to_the_last_decimal(before, after, places, change, shown):
    line = Improvement(
        id="x", at=AT, unit_id="u", source=FindingSource.SURVEY, finding="Lambat", action="",
        before=Decimal(before), after=Decimal(after) if after else None, measured_in="dari 4",
    )  # fmt: skip
    assert line.places == places
    assert line.change == (None if change is None else Decimal(change))
    assert figures(line) == shown
