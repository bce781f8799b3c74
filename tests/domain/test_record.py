"""Identifiers, time and the versioned record."""

from __future__ import annotations

from datetime import UTC
from uuid import UUID

from penilaian_desktop.domain.record import META_FIELDS, Record, ids_follow, new_id, utc_now


def test_ids_are_version_7_unique_and_increasing():
    ids = [new_id() for _ in range(5000)]
    assert ids == sorted(set(ids))
    assert all(UUID(each).version == 7 and UUID(each).variant for each in ids[:10])


def test_ids_follow_those_of_an_earlier_run_although_the_clock_was_set_back(monkeypatch):
    """A laptop whose battery died wakes up in the past; its steps must not."""
    before = new_id()
    monkeypatch.setattr("penilaian_desktop.domain.record._last", 0)
    monkeypatch.setattr("penilaian_desktop.domain.record.time.time_ns", lambda: 10**15)
    assert new_id() < before
    ids_follow(before)
    assert before < new_id() < new_id()


def test_the_clock_is_utc_with_whole_seconds():
    now = utc_now()
    assert now.tzinfo is UTC
    assert now.microsecond == 0


def test_a_record_starts_at_version_one_without_signature():
    record = Record(id="x", at=utc_now())
    assert (record.version, record.deleted, record.sig, record.author_id) == (1, False, None, "")
    assert set(Record.__dataclass_fields__) - {"KIND"} == META_FIELDS
