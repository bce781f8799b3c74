"""Values become plain text and come back; what has no plain form is a bug that shows at once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import orjson
import pytest
from tests import builders as b

from penilaian_desktop.domain.appraisal import Rating, TrailStep
from penilaian_desktop.domain.plan import PersonSnapshot
from penilaian_desktop.storage.codec import (
    codec,
    image_hash,
    record_from_image,
    record_to_image,
    utc_text,
)

STEP = TrailStep(rule="matriks", inputs=(("hasil", "di atas"),), output="baik", article="25")


@pytest.mark.parametrize(
    ("hint", "value", "plain"),
    [
        (Decimal, Decimal("1E+3"), "1000"),
        (Decimal | None, None, None),
        (date, date(2026, 11, 18), "2026-11-18"),
        (datetime, datetime(2026, 11, 18, 7, 30, tzinfo=UTC), "2026-11-18T07:30:00Z"),
        (Rating, Rating.ABOVE, "di_atas_ekspektasi"),
        (tuple[str, ...], ("a", "b"), ["a", "b"]),
        (tuple[Decimal | None, int], (Decimal("0.10"), 3), ["0.10", 3]),
        (tuple[TrailStep, ...], (STEP,), None),
        (PersonSnapshot, PersonSnapshot(name="Siti", rank="III/d"), None),
    ],
)
def test_values_come_back_as_they_were(hint, value, plain):
    found = codec(hint)
    written = found.encode(value)
    assert found.decode(orjson.loads(orjson.dumps(written))) == value
    if plain is not None:
        assert written == plain


@pytest.mark.parametrize("hint", [float, dict[str, int], complex])
def test_a_type_without_plain_form_is_refused_when_the_table_is_made(hint):
    with pytest.raises(TypeError, match="no plain form"):
        codec(hint)


def test_moments_are_text_in_utc_that_sorts_by_time():
    wib = timezone(timedelta(hours=7))
    assert utc_text(datetime(2026, 1, 1, 6, tzinfo=wib)) == "2025-12-31T23:00:00Z"
    with pytest.raises(ValueError, match="time zone"):
        utc_text(datetime(2026, 1, 1))  # noqa: DTZ001


def test_an_image_written_before_a_field_existed_still_reads():
    record = b.an_activity(note="catatan")
    plain = orjson.loads(record_to_image(record))
    del plain["fields"]["note"]
    plain["fields"]["forgotten"] = "x"
    assert record_from_image(orjson.dumps(plain)).note == ""


def test_an_image_is_the_same_bytes_for_the_same_record():
    record = b.an_activity()
    assert image_hash(record_to_image(record)) == image_hash(record_to_image(record))
    assert record_from_image(record_to_image(record)) == record
