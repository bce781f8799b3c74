"""The closed list of record kinds."""

from __future__ import annotations

from penilaian_desktop.domain.kinds import (
    DECISIONS,
    MASTER_KINDS,
    OWNERS,
    RECORD_TYPES,
    REPORT_KINDS,
    UNIT_KINDS,
    Owner,
)
from penilaian_desktop.domain.record import META_FIELDS


def test_each_kind_has_one_type_and_one_owner():
    assert set(RECORD_TYPES) == set(OWNERS) == {*MASTER_KINDS, *REPORT_KINDS}
    assert not set(MASTER_KINDS) & set(REPORT_KINDS)
    assert all(kind == record.KIND for kind, record in RECORD_TYPES.items())


def test_what_is_signed_belongs_to_appraisers_and_superiors_or_lends_or_leads():
    appraisers = {kind for kind, owner in OWNERS.items() if owner is Owner.APPRAISER}
    superiors = {kind for kind, owner in OWNERS.items() if owner is Owner.SUPERIOR}
    assert appraisers | superiors | {"delegation", "calibration"} == DECISIONS


def test_every_record_a_unit_reports_is_about_a_person_or_about_the_unit():
    for kind in REPORT_KINDS:
        about = "unit_id" if kind in UNIT_KINDS else "person_id"
        assert about in RECORD_TYPES[kind].__dataclass_fields__


def test_every_record_carries_the_common_fields_and_is_frozen():
    for record in RECORD_TYPES.values():
        assert set(record.__dataclass_fields__) >= META_FIELDS
        assert record.__dataclass_params__.frozen
