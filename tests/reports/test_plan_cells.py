"""Texts of a plan as the forms print them (REGULATIONS 1.3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.reports import samples

from penilaian_desktop.reports.blocks import period_line, place_and_date
from penilaian_desktop.reports.plan_cells import rhk_text, target_text


@pytest.mark.parametrize(
    ("target", "unit", "printed"),
    [
        ("12", "laporan", "12 laporan"),
        ("12 Laporan", "laporan", "12 Laporan"),
        ("80 - 90%", "persen", "80 - 90%"),
        ("≤ 3 jam", "jam", "≤ 3 jam"),
        ("minimal 82,00", "", "minimal 82,00"),
        ("1 (satu) dokumen", "dokumen", "1 (satu) dokumen"),
        ("Sesuai ketentuan", "", "Sesuai ketentuan"),
    ],
)
def test_a_target_is_printed_as_written_and_a_bare_number_gets_its_unit(target, unit, printed):
    assert target_text(replace(samples.indicator(0), target_text=target, unit=unit)) == printed


@pytest.mark.parametrize(
    ("low", "high", "printed"),
    [
        ("1250.5", None, "1.250,5 orang"),
        ("80", "80", "80 orang"),
        ("80", "90", "80 - 90 orang"),
        (None, None, "-"),
    ],
)
def test_a_target_without_text_is_made_from_its_numbers(low, high, printed):
    bare = replace(
        samples.indicator(0),
        target_text="",
        target_low=Decimal(low) if low else None,
        target_high=Decimal(high) if high else None,
        unit="orang",
    )
    assert target_text(bare) == printed


def test_who_assigned_the_work_stands_in_brackets_once():
    assigned = samples.rhk(1, text="Terlaksananya upacara", assigned_by="Wali Kota")
    assert rhk_text(assigned) == "Terlaksananya upacara (penugasan dari Wali Kota)"
    said = replace(assigned, text="Terlaksananya upacara (penugasan dari Wali Kota)")
    assert rhk_text(said) == said.text
    assert rhk_text(samples.rhk(1, text="")) == "-"


def test_the_period_names_both_years_when_it_crosses_new_year():
    year = period_line(date(2026, 1, 1), date(2026, 12, 31))
    assert year == "PERIODE PENILAIAN: 1 JANUARI SD 31 DESEMBER TAHUN 2026"
    school = period_line(date(2026, 7, 1), date(2027, 6, 30))
    assert school == "PERIODE PENILAIAN: 1 JULI 2026 SD 30 JUNI TAHUN 2027"


def test_place_and_date_leave_dots_for_what_is_written_by_hand():
    assert place_and_date("Kota Contoh", date(2026, 1, 5), 2026) == "Kota Contoh, 5 Januari 2026"
    assert place_and_date("", None, 2026) == "………… 2026".replace("…………", "…" * 10)
