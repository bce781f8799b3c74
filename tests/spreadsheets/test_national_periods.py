"""The period of a recap is read from its lines, or left open; never guessed (no. 17)."""

from __future__ import annotations

import pytest

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.day_names import MONTHS
from penilaian_desktop.domain.wording import ROMAN
from penilaian_desktop.spreadsheets.national_periods import period_in


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("REKAPITULASI KINERJA PERIODIK TRIWULAN II TAHUN 2026", "2026-T2"),
        ("Rekap TW 3 2025", "2025-T3"),
        ("TW-II 2026", "2026-T2"),
        ("Triwulan ke-2 Tahun 2026", "2026-T2"),
        ("Triwulan Kedua 2026", "2026-T2"),
        ("TRIWULAN II / 2026", "2026-T2"),
        ("Periode: Triwulan IV-2026", "2026-T4"),
        ("TRIWULAN 2 (APRIL-JUNI) 2026", "2026-T2"),
        ("PERIODE 1 JULI - 30 SEPTEMBER 2026 (TRIWULAN III)", "2026-T3"),
        ("Periode 1 April 2026 s.d. 30 Juni 2026", "2026-T2"),
        ("Periode 1 April s/d 30 Juni 2026", "2026-T2"),
        ("01-04-2026 s.d. 30-06-2026", "2026-T2"),
        ("2026-04-01 sampai dengan 2026-06-30", "2026-T2"),
        ("APRIL - JUNI 2026", "2026-T2"),
        ("JANUARI \u2013 JUNI 2026", "2026-S1"),
        ("JANUARI - DESEMBER 2026", "2026"),
        ("1 s.d. 30 Juni 2026", "2026-B06"),
        ("Rekap Bulan September 2026", "2026-B09"),
        ("BULAN 3 TAHUN 2026", "2026-B03"),
        ("Mei 2026", "2026-B05"),
        ("PENILAIAN SEMESTER I TAHUN 2026", "2026-S1"),
        ("Rekap Tahunan 2025", "2025"),
    ],
)
def test_the_title_names_the_period(title, code):
    assert period_in(title) == code


@pytest.mark.parametrize(
    "title",
    [
        "Rekap kinerja",
        "Diunduh 03 Juli 2026",
        "Dicetak: 05/07/2026 14:03",
        "Diunduh pada Juli 2026",
        "Kota Contoh, 5 Juli 2026",
        "TRIWULAN II",
        "Rekap Triwulanan Tahun 2026",
        "SEMESTER GENAP 2026",
        "TRIWULAN I - II TAHUN 2026",
        "TRIWULAN I S.D. TRIWULAN IV TAHUN 2026",
        "Triwulan 5 2026",
        "1 Januari 2026 s.d. 30 September 2026",
        "1 April 2026 s.d. 29 Juni 2026",
        "DESEMBER 2025 - FEBRUARI 2026",
        "01-13-2026 s.d. 30-14-2026",
        "SEMESTER I TRIWULAN II TAHUN 2026",
        "Peraturan Menteri PANRB Nomor 6 Tahun 2022",
    ],
)
def test_a_day_of_printing_or_a_doubt_is_no_period(title):
    assert period_in(title) == ""


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("Dicetak 5 Juli 2026", "TRIWULAN II TAHUN 2026"), "2026-T2"),
        (("Dicetak 5 Juli 2026 TRIWULAN II TAHUN 2026",), "2026-T2"),
        (("TRIWULAN II", "TAHUN 2026", "Diunduh 03 Juli 2026"), "2026-T2"),
        (("TAHUN 2026", "TW II"), "2026-T2"),
        (("TRIWULAN II", "Diunduh 03 Juli 2026"), ""),
        (("TRIWULAN II TAHUN 2026", "Juli"), ""),
    ],
)
def test_lines_are_read_together_and_must_not_contradict_each_other(lines, code):
    assert period_in(*lines) == code


def written(code):
    """Return how people write a period: in words, as a span of days, as a span of months."""
    first, last = MONTHS[code.starts.month - 1], MONTHS[code.ends.month - 1]
    year = code.year
    yield code.label.upper()
    yield f"Periode 1 {first} {year} s.d. {code.ends.day} {last} {year}"
    yield f"{code.starts:%d/%m/%Y} - {code.ends:%d/%m/%Y}"
    if first != last:
        yield f"{first} - {last} {year}"
    if code.kind in "TS":
        word = "Triwulan" if code.kind == "T" else "Semester"
        for number in (str(code.number), ROMAN[code.number - 1]):
            yield f"{word} {number} Tahun {year}"
            yield f"{word} ke-{number} {year}"
            yield f"{word}-{number}/{year}"


def test_every_period_is_read_as_itself_however_it_is_written():
    parts = ("", *(f"-T{n}" for n in range(1, 5)), "-S1", "-S2")
    months = (f"-B{n:02d}" for n in range(1, 13))
    for year in (2024, 2026):
        for part in (*parts, *months):
            code = PeriodCode.parse(f"{year}{part}")
            for text in written(code):
                printed = f"{text} (dicetak 3 {MONTHS[year % 12]} {year + 1})"
                assert period_in(text) == code.code, text
                assert period_in(printed) == code.code, printed
