"""SM-6: what was rated once is not called frequent."""

from __future__ import annotations

import pytest

from penilaian_desktop.domain.cycle_views import StrengthCount, rated_title


@pytest.mark.parametrize(
    ("counts", "title"),
    [
        ((), "Sering dinilai rendah"),
        ((1,), "Pernah dinilai rendah"),
        ((3, 1), "Pernah dinilai rendah"),
        ((3, 2), "Sering dinilai rendah"),
    ],
)
def test_often_begins_at_two(counts, title):
    found = [StrengthCount(name="Kolaboratif", count=count) for count in counts]
    assert rated_title(found, "rendah") == title
