"""Single cells of diaries: every way to write a time; nothing breaks the reader (row 17)."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian_desktop.spreadsheets.activity_cells import (
    DAY,
    Span,
    read_clock,
    read_day,
    read_duration,
    read_span,
    read_volume,
)

CELLS = (
    st.text(max_size=40)
    | st.text(alphabet="0123456789.,:-/ sdjampkl'%()", max_size=45)
    | st.integers()
    | st.floats()
    | st.booleans()
    | st.dates()
    | st.datetimes()
    | st.times()
    | st.timedeltas()
)


@given(CELLS)
def test_no_cell_breaks_the_reader(value):
    span = read_span(value)
    assert span.start is None or 0 <= span.start <= DAY
    clock = read_clock(value)
    assert clock is None or 0 <= clock <= DAY
    for unit in ("", "jam", "menit"):
        minutes = read_duration(value, unit)
        assert minutes is None or 0 <= minutes <= DAY
    day = read_day(value, year=2026, month=7)
    assert day is None or isinstance(day, date)
    volume = read_volume(value)
    assert volume is None or volume[0].is_finite()


@pytest.mark.parametrize(
    "text",
    ["07.30 - 09.00", "07:30-09:00", "07.30 s/d 09.00", "07.30 sd 09.00", "pkl. 07.30 - 09.00",
     "0730-0900", "07.30 - 09.00 WIB", " 07.30  –  09.00 ", "7.30-9.00", "7:30 AM - 9:00 AM",
     "jam 07.30 sampai dengan 09.00", "07.30 S.D. 09.00", "07.30 ~ 09.00", "07:30:00 - 09:00:00"],
)  # fmt: skip
def test_a_span_however_it_is_written(text):
    assert read_span(text) == Span(450, 540)


@pytest.mark.parametrize(
    ("text", "code"),
    [("08.00 - selesai", "end_missing"), ("08.00", "end_missing"), ("08.00 -", "end_missing"),
     ("25.10 - 26.00", "time_invalid"), ("12.60 - 13.00", "time_invalid"),
     ("pagi sampai siang", "time_invalid"), ("24.00 - 24.00", "time_invalid")],
)  # fmt: skip
def test_a_span_that_says_too_little_is_named(text, code):
    assert read_span(text).code == code


@pytest.mark.parametrize(
    ("value", "minutes"),
    [("24.00", 1440), (0.3125, 450), (7.3, 450), (730, 450), (time(7, 30), 450), ("7", 420),
     (timedelta(hours=24), 1440), ("24.01", None), (2500, None), (-1, None), (True, None)],
)  # fmt: skip
def test_a_clock_may_be_text_a_fraction_or_a_number(value, minutes):
    assert read_clock(value) == minutes


@pytest.mark.parametrize(
    ("value", "found"),
    [("1,5", (Decimal("1.5"), None)), ("2 dokumen", (Decimal(2), "dokumen")),
     ("1.250", (Decimal(1250), None)), ("1 (satu) dokumen", (Decimal(1), "dokumen")),
     (3.0, (Decimal(3), None)), ("-2", (Decimal(-2), None)), ("banyak", None), ("1-2", None)],
)  # fmt: skip
def test_a_volume_may_carry_its_unit(value, found):
    assert read_volume(value) == found
