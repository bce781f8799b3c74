"""Canonical records: the same bytes on every machine (paket-1.md, 1)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import rfc8785

from penilaian_desktop.domain.activity import Activity
from penilaian_desktop.domain.appraisal import Appraisal, Rating, TrailStep
from penilaian_desktop.domain.calendar import WorkingPattern
from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.domain.plan import Indicator, PersonSnapshot
from penilaian_desktop.domain.record import Record, new_id
from penilaian_desktop.services.canonical import (
    canonical,
    decimal_text,
    record_from_object,
    record_object,
    signing_bytes,
)

AT = datetime(2026, 11, 19, 7, 40, tzinfo=UTC)


def activity(**changes: object) -> Activity:
    found = Activity(
        id=new_id(),
        at=AT,
        person_id=new_id(),
        day=date(2026, 11, 19),
        start=480,
        end=600,
        minutes=120,
        text="Melayani perekaman KTP-el",
        volume=Decimal("19.50"),
        unit="orang",
        tags=("pelayanan",),
    )
    return replace(found, **changes)


def records() -> list[Record]:
    return [
        activity(),
        WorkingPattern(id=new_id(), at=AT, name="Lima hari"),
        Indicator(
            id=new_id(),
            at=AT,
            person_id=new_id(),
            rhk_id=new_id(),
            order=1,
            text="Penduduk yang direkam",
            quarter_targets=(Decimal(600), None, Decimal("0.5"), None),
        ),
        Appraisal(
            id=new_id(),
            at=AT,
            person_id=new_id(),
            period_code="2026-T3",
            work_rating=Rating.ABOVE,
            trail=(TrailStep(rule="matrix", inputs=(("hasil_kerja", "x"),), output="baik"),),
            employee=PersonSnapshot(name="Siti Aminah"),
            published_on=date(2026, 10, 5),
        ),
    ]


@pytest.mark.parametrize("record", records(), ids=lambda r: r.KIND)
def test_a_record_comes_back_from_its_canonical_form(record):
    again = record_from_object(record_object(record, 3))
    assert again == record


def test_canonical_bytes_are_those_of_rfc_8785():
    obj = record_object(activity(text="Ramah “tamah” café"), None)
    assert canonical(obj) == rfc8785.dumps(obj)


def test_text_is_normalised_to_nfc():
    assert canonical({"a": "cafe\u0301"}) == '{"a":"caf\u00e9"}'.encode()


def test_floats_and_large_integers_and_names_beyond_ascii_are_bugs():
    for wrong in (1.5, 2**53, {"é": 1}, {1: 2}, object()):
        with pytest.raises(TypeError):
            canonical({"value": wrong} if not isinstance(wrong, dict) else wrong)


@pytest.mark.parametrize(
    ("number", "text"),
    [("19.50", "19.5"), ("1E+2", "100"), ("-0.0", "0"), ("0.001", "0.001"), ("-2", "-2")],
)
def test_a_decimal_has_one_text(number, text):
    assert decimal_text(Decimal(number)) == text


def test_a_signed_record_keeps_the_base_it_was_signed_with():
    signed = activity(sig="a..b", sig_base=2)
    obj = record_object(signed, 7)
    assert obj["base"] == 2
    assert b'"sig"' not in signing_bytes(obj)
    assert record_from_object(obj) == signed


def test_unknown_keys_are_ignored_and_absent_fields_take_their_default():
    obj = record_object(activity(), None)
    obj["later"] = {"anything": 1}
    fields = dict(obj["fields"])
    fields["colour"] = "blue"
    del fields["note"]
    assert record_from_object({**obj, "fields": fields}).note == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("day", "20261119"),
        ("day", "2026-02-30"),
        ("day", 5),
        ("minutes", "120"),
        ("minutes", True),
        ("minutes", 2**53),
        ("volume", 19),
        ("volume", "1e5"),
        ("volume", "NaN"),
        ("tags", "pelayanan"),
        ("tags", [1]),
        ("state", "lost"),
        ("state", 1),
        ("late", 0),
        ("text", None),
        ("text", "cafe\u0301"),
        ("text", "a\x00b"),
    ],
)
def test_a_wrong_type_is_refused_with_its_record_and_field(name, value):
    obj = record_object(activity(), None)
    obj["fields"] = {**obj["fields"], name: value}
    with pytest.raises(ImportRefused) as refused:
        record_from_object(obj)
    assert refused.value.code == "record_malformed"
    assert refused.value.place.record == obj["id"]
    assert refused.value.place.field == name


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("id", "1"), ("version", 0), ("version", None), ("author", None), ("deleted", "no"),
        ("at", "2026-11-19T07:40:00+07:00"), ("fields", []), ("sig", 1), ("base", "1"),
    ],
)  # fmt: skip
def test_a_wrong_envelope_is_refused(name, value):
    obj = {**record_object(activity(), None), name: value}
    with pytest.raises(ImportRefused) as refused:
        record_from_object(obj)
    assert refused.value.place.field == name


def test_a_required_field_may_not_be_absent():
    obj = record_object(activity(), None)
    obj["fields"] = {k: v for k, v in obj["fields"].items() if k != "day"}
    with pytest.raises(ImportRefused, match="record_malformed"):
        record_from_object(obj)
    del obj["version"]
    with pytest.raises(ImportRefused, match="record_malformed"):
        record_from_object(obj)


def test_an_unknown_kind_has_its_own_code():
    with pytest.raises(ImportRefused, match="record_kind_unknown"):
        record_from_object({**record_object(activity(), None), "kind": "horoscope"})
    with pytest.raises(ImportRefused, match="record_malformed"):
        record_from_object([])
