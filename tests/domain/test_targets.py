"""Targets as people write them (REGULATIONS 1.3; FEATURES TS-3)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian_desktop.domain.plan import Direction
from penilaian_desktop.domain.targets import parse_target


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "direction"),
    [
        ("12 Laporan", "12", "12", "Laporan", None),
        ("100 %", "100", "100", "%", None),
        ("100%", "100", "100", "%", None),
        ("80 - 90%", "80", "90", "%", None),
        ("80% - 90%", "80", "90", "%", None),
        ("7 s.d. 8 bulan", "7", "8", "bulan", None),
        ("7 s/d 8 bulan", "7", "8", "bulan", None),
        ("7 sampai dengan 8 bulan", "7", "8", "bulan", None),
        ("≤ 3 jam", None, "3", "jam", Direction.LOWER),
        ("<=3 jam", None, "3", "jam", Direction.LOWER),
        ("maksimal 2 hari kerja", None, "2", "hari kerja", Direction.LOWER),
        ("Paling lambat 5 hari", None, "5", "hari", Direction.LOWER),
        ("minimal 82,00", "82.00", None, "", Direction.HIGHER),
        ("≥ 90 %", "90", None, "%", Direction.HIGHER),
        ("1 (satu) dokumen", "1", "1", "dokumen", None),
        ("1.250 berkas", "1250", "1250", "berkas", None),
        ("95,5 %", "95.5", "95.5", "%", None),
        ("100% (seratus persen)", "100", "100", "%", None),
        ("12 laporan per bulan", "12", "12", "laporan per bulan", None),
        ("  24\nkali ", "24", "24", "kali", None),
    ],
)
def test_numbers_ranges_and_units_are_read(text, low, high, unit, direction):
    target = parse_target(text)
    assert target.low == (None if low is None else Decimal(low))
    assert target.high == (None if high is None else Decimal(high))
    assert (target.unit, target.direction) == (unit, direction)
    assert target.text == " ".join(text.split())


@pytest.mark.parametrize(
    "text",
    ["", "Sesuai ketentuan", "31 Desember 2026", "1 Mei", "3,5,6", "90 - 80%", "TW I: 3 dokumen",
     "3 dari 4 berkas", "5 - 6,7,8 hari"],
)  # fmt: skip
def test_anything_else_stays_text(text):
    target = parse_target(text)
    assert (target.low, target.high, target.unit, target.direction) == (None, None, "", None)
    assert target.text == text


@given(st.text())
def test_reading_never_raises(text):
    assert parse_target(text).text == parse_target(parse_target(text).text).text
