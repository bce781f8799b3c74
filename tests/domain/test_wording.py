"""Indonesian words for dates, times and numbers (FEATURES PR-9; UI.md, Habits)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian_desktop.domain import wording
from penilaian_desktop.domain.activity import ActivityStatus
from penilaian_desktop.domain.appraisal import (
    AppraisalState,
    GiverRole,
    OrganisationPredicate,
    Predicate,
    Rating,
)
from penilaian_desktop.domain.plan import PlanStatus

WEDNESDAY = date(2026, 11, 18)


def test_a_share_has_a_space_before_its_sign():
    assert wording.percent(Decimal("86.5")) == "86,5 %"
    assert wording.percent(100) == "100 %"
    assert wording.percent(Decimal("33.333"), 1) == "33,3 %"


def test_dates_are_written_the_indonesian_way():
    assert wording.long_date(WEDNESDAY) == "18 November 2026"
    assert wording.weekday_date(WEDNESDAY) == "Rabu 18 November"
    assert wording.short_date(WEDNESDAY) == "18 Nov 2026"
    assert wording.short_weekday_date(WEDNESDAY) == "Rab 18 Nov"
    assert wording.short_date(date(2026, 8, 2)) == "2 Agt 2026"
    assert wording.date_range(date(2026, 1, 1), date(2026, 3, 31)) == "1 Januari – 31 Maret 2026"
    assert (
        wording.date_range(date(2025, 12, 1), date(2026, 1, 31))
        == "1 Desember 2025 – 31 Januari 2026"
    )
    assert wording.days_of_month((3, 4, 5, 6, 10, 30, 31)) == "3–6, 10, 30–31"
    assert wording.days_of_month(()) == ""
    assert wording.date_in_words(WEDNESDAY) == (
        "Rabu, tanggal delapan belas bulan November tahun dua ribu dua puluh enam"
    )


@pytest.mark.parametrize(
    ("minutes", "text"),
    [(0, "00.00"), (450, "07.30"), (960, "16.00"), (1440, "24.00"), (1800, "06.00")],
)
def test_times_have_a_dot_and_the_day_ends_at_24(minutes, text):
    assert wording.clock(minutes) == text


@pytest.mark.parametrize(
    ("minutes", "text"),
    [(450, "7 j 30 m"), (1890, "31 j 30 m"), (360, "6 j 00 m"), (45, "45 m"), (0, "0 m"),
     (-90, "-1 j 30 m")],
)  # fmt: skip
def test_durations_are_hours_and_minutes(minutes, text):
    assert wording.hours(minutes) == text


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("1234.5", None, "1.234,5"),
        ("1234.50", None, "1.234,5"),
        ("24", None, "24"),
        ("1E3", None, "1.000"),
        ("1234567.891", None, "1.234.567,891"),
        ("82.5", 2, "82,50"),
        ("0.125", 2, "0,13"),
        ("-0.001", 2, "0,00"),
        ("-0.0", None, "0"),
        ("-1234.5", None, "-1.234,5"),
        ("999.995", 2, "1.000,00"),
        ("17", 0, "17"),
    ],
)
def test_numbers_have_dots_for_thousands_and_a_comma(value, places, text):
    assert wording.number(Decimal(value), places) == text


def test_whole_numbers_are_numbers_too():
    assert wording.number(12500) == "12.500"


@pytest.mark.parametrize(
    ("text", "value"),
    [("24", "24"), ("1.250", "1250"), ("1.250,5", "1250.5"), ("1,5", "1.5"), ("1.5", "1.5"),
     ("12.3456", "12.3456"), ("007", "7")],
)  # fmt: skip
def test_numbers_are_read_as_an_indonesian_hand_writes_them(text, value):
    assert wording.read_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "-5", "1,5,6", "1..5", "1.", ",5", "abc", "1e5", "9" * 40, "٣"]
)
def test_other_texts_are_no_number(text):
    assert wording.read_number(text) is None


@given(st.decimals(0, 10**9, places=3))
def test_a_written_number_is_read_back(value):
    written = wording.number(value, 2)
    assert wording.read_number(written) == value.quantize(Decimal("0.01"), rounding="ROUND_HALF_UP")


@pytest.mark.parametrize(
    ("size", "text"),
    [(812, "812 B"), (1024, "1 KB"), (245760, "240 KB"), (1258291, "1,2 MB"), (5 * 1024**3, "5 GB"),
     (1024 * 1024 - 1, "1 MB"), (15 * 1024 * 1024, "15 MB")],
)  # fmt: skip
def test_sizes_are_short(size, text):
    assert wording.bytes_size(size) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "nol"), (7, "tujuh"), (10, "sepuluh"), (11, "sebelas"), (12, "dua belas"),
        (19, "sembilan belas"), (20, "dua puluh"), (21, "dua puluh satu"), (100, "seratus"),
        (111, "seratus sebelas"), (200, "dua ratus"),
        (999, "sembilan ratus sembilan puluh sembilan"),
        (1000, "seribu"), (1001, "seribu satu"), (1100, "seribu seratus"),
        (2026, "dua ribu dua puluh enam"),
        (11000, "sebelas ribu"), (101000, "seratus satu ribu"), (1_000_000, "satu juta"),
        (2_001_000, "dua juta seribu"), (10**9, "satu miliar"), (10**12, "satu triliun"),
        (-5, "minus lima"),
    ],
)  # fmt: skip
def test_numbers_in_words(value, text):
    assert wording.terbilang(value) == text


def test_numbers_beyond_trillions_have_no_words():
    with pytest.raises(ValueError, match="1000000000000000"):
        wording.terbilang(10**15)


def test_each_rating_predicate_and_state_has_its_words():
    assert wording.rating_label(Rating.MEETS) == "Sesuai Ekspektasi"
    assert [wording.predicate_label(p) for p in Predicate] == [
        "Sangat Baik", "Baik", "Butuh Perbaikan", "Kurang", "Sangat Kurang",
    ]  # fmt: skip
    assert wording.predicate_label(Predicate.KURANG, paper=True) == "Kurang (Misconduct)"
    assert wording.predicate_label(Predicate.BAIK, paper=True) == "Baik"
    assert wording.organisation_label(OrganisationPredicate.ISTIMEWA) == "Istimewa"
    for states in (ActivityStatus, PlanStatus, AppraisalState):
        assert all(wording.status_label(state) for state in states)
    assert wording.status_label(ActivityStatus.RETURNED) == "Dikembalikan"
    assert all(wording.rating_label(r) for r in Rating)
    assert all(wording.organisation_label(p) for p in OrganisationPredicate)
    assert [wording.giver_label(g) for g in GiverRole] == [
        "Pimpinan", "Ketua tim", "Rekan kerja", "Bawahan",
    ]  # fmt: skip


def test_the_organisation_is_never_sangat_baik_and_a_person_never_istimewa():
    assert "Sangat Baik" not in {wording.organisation_label(p) for p in OrganisationPredicate}
    assert "Istimewa" not in {wording.predicate_label(p) for p in Predicate}
