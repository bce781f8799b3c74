"""Periods, working days and target minutes (FEATURES TS-2, WG-1; EF17 calendar)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian_desktop.domain.activity import DayMark
from penilaian_desktop.domain.calendar import (
    Holiday,
    PeriodCode,
    ReducedHours,
    WorkCalendar,
    WorkingPattern,
    minutes_by_day,
)
from penilaian_desktop.domain.errors import RuleViolation

AT = datetime(2026, 1, 1, tzinfo=UTC)
OFFICE = WorkingPattern(id="p5", at=AT, name="Lima hari")
SIX_DAYS = WorkingPattern(
    id="p6",
    at=AT,
    name="Enam hari",
    minutes=(375,) * 6 + (0,),
    opens=(450,) * 7,
    closes=(870,) * 7,
    break_start=(720,) * 7,
    break_end=(765,) * 7,
)
ROUND_THE_CLOCK = WorkingPattern(
    id="p7",
    at=AT,
    name="Jaga",
    minutes=(450,) * 7,
    opens=(0,) * 7,
    closes=(1440,) * 7,
    break_start=(720,) * 7,
    break_end=(720,) * 7,
    night_shift=True,
)
RAMADAN = ReducedHours(
    id="r", at=AT, name="Ramadan", starts=date(2026, 2, 19), ends=date(2026, 3, 20)
)


def holiday(day, name):
    return Holiday(id=f"h{day}", at=AT, day=day, name=name)


def mark(day, word):
    return DayMark(id=f"m{day}", at=AT, person_id="x", day=day, mark=word)


@pytest.mark.parametrize(
    ("text", "starts", "ends", "label", "short"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "Tahun 2026", "2026"),
        ("2026-S1", date(2026, 1, 1), date(2026, 6, 30), "Semester I 2026", "Sem I 2026"),
        ("2026-S2", date(2026, 7, 1), date(2026, 12, 31), "Semester II 2026", "Sem II 2026"),
        ("2026-T3", date(2026, 7, 1), date(2026, 9, 30), "Triwulan III 2026", "TW III 2026"),
        ("2026-T4", date(2026, 10, 1), date(2026, 12, 31), "Triwulan IV 2026", "TW IV 2026"),
        ("2026-B09", date(2026, 9, 1), date(2026, 9, 30), "September 2026", "Sep 2026"),
        ("2028-B02", date(2028, 2, 1), date(2028, 2, 29), "Februari 2028", "Feb 2028"),
    ],
)
def test_a_period_code_knows_its_days_and_words(text, starts, ends, label, short):
    period = PeriodCode.parse(text)
    assert (period.code, period.starts, period.ends) == (text, starts, ends)
    assert (period.label, period.short) == (label, short)
    assert starts in period
    assert ends in period
    assert ends + timedelta(days=1) not in period


@pytest.mark.parametrize(
    "text",
    ["", "26", "0000", "2026-T5", "2026-T0", "2026-S3", "2026-B9", "2026-B13", "2026-B00", " 2026",
     "2026-t3", "2026-", "٢٠٢٦"],
)  # fmt: skip
def test_other_texts_are_no_period(text):
    with pytest.raises(RuleViolation) as refused:
        PeriodCode.parse(text)
    assert (refused.value.code, refused.value.field) == ("period_code_invalid", "period")


def test_an_office_day_has_450_minutes_and_friday_ends_later():
    calendar = WorkCalendar(OFFICE, (), (), ())
    wednesday, friday = calendar.day(date(2026, 11, 18)), calendar.day(date(2026, 11, 20))
    assert (wednesday.target, wednesday.opens, wednesday.closes) == (450, 450, 960)
    assert (friday.target, friday.break_start, friday.break_end, friday.closes) == (
        450, 690, 780, 990,
    )  # fmt: skip
    assert (wednesday.free, wednesday.free_kind) == ("", "")


def test_ramadan_days_open_at_eight_with_390_minutes():
    # Perpres 21/2023: 08.00, break 30 minutes, on Friday 60
    calendar = WorkCalendar(OFFICE, (), (RAMADAN,), ())
    monday, friday = calendar.day(date(2026, 2, 23)), calendar.day(date(2026, 2, 27))
    assert (monday.target, monday.opens, monday.break_start, monday.break_end, monday.closes) == (
        390, 480, 720, 750, 900,
    )  # fmt: skip
    assert (friday.target, friday.break_end - friday.break_start, friday.closes) == (390, 60, 930)
    assert calendar.day(date(2026, 3, 23)).target == 450
    week = calendar.working_days(date(2026, 2, 23), date(2026, 3, 1))
    assert sum(calendar.day(day).target for day in week) == 32 * 60 + 30


def test_ramadan_shortens_a_six_day_week_in_proportion():
    calendar = WorkCalendar(SIX_DAYS, (), (RAMADAN,), ())
    days = calendar.working_days(date(2026, 2, 23), date(2026, 3, 1))
    assert len(days) == 6
    assert sum(calendar.day(day).target for day in days) == 32 * 60 + 30


def test_ramadan_leaves_the_hours_of_a_service_round_the_clock():
    day = WorkCalendar(ROUND_THE_CLOCK, (), (RAMADAN,), ()).day(date(2026, 2, 23))
    assert (day.target, day.opens, day.closes) == (390, 0, 1440)


def test_a_holiday_is_named_before_the_weekend_and_before_leave():
    calendar = WorkCalendar(
        OFFICE,
        (holiday(date(2026, 8, 17), "Proklamasi"), holiday(date(2026, 8, 17), "Lain"),
         holiday(date(2026, 4, 5), "Paskah")),
        (),
        (mark(date(2026, 8, 17), "cuti"), mark(date(2026, 8, 18), "cuti"),
         mark(date(2026, 8, 22), "cuti")),
    )  # fmt: skip
    assert calendar.day(date(2026, 8, 17)).free == "Proklamasi"
    assert calendar.day(date(2026, 4, 5)).free_kind == "holiday"
    assert calendar.day(date(2026, 8, 22)).free == "akhir pekan"
    leave = calendar.day(date(2026, 8, 18))
    assert (leave.free, leave.free_kind, leave.target) == ("cuti", "mark", 0)
    assert calendar.working_days(date(2026, 8, 17), date(2026, 8, 23)) == (
        date(2026, 8, 19), date(2026, 8, 20), date(2026, 8, 21),
    )  # fmt: skip


def test_a_holiday_says_of_which_kind_it_is():
    """TS-4: libur nasional, cuti bersama and libur daerah are told apart."""
    shared = replace(holiday(date(2026, 12, 24), "Natal"), holiday_kind="cuti_bersama")
    calendar = WorkCalendar(OFFICE, (holiday(date(2026, 8, 17), "Proklamasi"), shared), (), ())
    days = (date(2026, 8, 17), date(2026, 12, 24), date(2026, 12, 23), date(2026, 12, 26))
    assert [calendar.day(day).holiday_kind for day in days] == [
        "libur_nasional", "cuti_bersama", "", "",
    ]  # fmt: skip


def test_a_year_without_a_list_of_holidays_is_told_apart():
    calendar = WorkCalendar(OFFICE, (holiday(date(2026, 8, 17), "Proklamasi"),), (), ())
    assert calendar.has_holidays(2026)
    assert not calendar.has_holidays(2027)


def test_a_night_shift_counts_for_both_days():
    day = date(2026, 11, 18)
    assert minutes_by_day(day, 1320, 1800, 480) == ((day, 120), (date(2026, 11, 19), 360))
    assert minutes_by_day(day, 1320, 1800, 240) == ((day, 60), (date(2026, 11, 19), 180))
    assert minutes_by_day(day, 1320, 1440, 120) == ((day, 120),)
    assert minutes_by_day(day, None, None, 90) == ((day, 90),)
    assert minutes_by_day(day, 540, None, 90) == ((day, 90),)


@given(st.integers(0, 1439), st.integers(1441, 2880), st.integers(0, 2880))
def test_no_minute_is_lost_at_midnight(start, end, minutes):
    parts = minutes_by_day(date(2026, 11, 18), start, end, minutes)
    assert sum(share for _, share in parts) == minutes
    assert all(share >= 0 for _, share in parts)
