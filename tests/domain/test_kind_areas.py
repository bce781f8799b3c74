"""Which pages look again when a record was written."""

from __future__ import annotations

import pytest

from penilaian_desktop.domain.changes import Area
from penilaian_desktop.domain.kind_areas import KINDS, areas_of
from penilaian_desktop.domain.kinds import RECORD_TYPES


def test_every_kind_and_no_other_touches_an_area():
    assert {kind for kinds in KINDS.values() for kind in kinds} == set(RECORD_TYPES)


@pytest.mark.parametrize(
    ("kind", "areas"),
    [
        ("organisation_result", {Area.APPRAISALS}),
        ("archive_score", {Area.APPRAISALS}),
        ("agency", {Area.SETTINGS}),
        ("exception", {Area.EMPLOYEES, Area.APPRAISALS}),
    ],
)
def test_master_data_is_told_to_the_pages_that_show_it(kind, areas):
    assert areas_of(kind) == areas
