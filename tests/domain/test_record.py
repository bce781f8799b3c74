"""Identifiers, time and the versioned record."""

from __future__ import annotations

from datetime import UTC
from uuid import UUID

from penilaian_desktop.domain.record import META_FIELDS, Record, new_id, utc_now


def test_ids_are_version_7_unique_and_increasing():
    ids = [new_id() for _ in range(5000)]
    assert ids == sorted(set(ids))
    assert all(UUID(each).version == 7 and UUID(each).variant for each in ids[:10])


def test_the_clock_is_utc_with_whole_seconds():
    now = utc_now()
    assert now.tzinfo is UTC
    assert now.microsecond == 0


def test_a_record_starts_at_version_one_without_signature():
    record = Record(id="x", at=utc_now())
    assert (record.version, record.deleted, record.sig, record.author_id) == (1, False, None, "")
    assert set(Record.__dataclass_fields__) - {"KIND"} == META_FIELDS
