# ruff: noqa: E501  (tables of cells read better on one line)
"""Single cells are read as offices write them (FEATURES 3 row 15)."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from penilaian_desktop.domain.employee import AssignmentKind, EmployeeStatus, PositionKind
from penilaian_desktop.spreadsheets.cell_values import (
    date_in,
    position_kind,
    read_assignment,
    read_date,
    read_position,
    read_sex,
    read_status,
)


@pytest.mark.parametrize(
    "value",
    [
        "01-03-2015", "1/3/2015", "01.03.2015", "1 3 2015", "2015-03-01", "2015/3/1",
        "1 Maret 2015", "1 MARET 2015", "1 Mar 2015", "01-Mar-15".replace("15", "2015"),
        "1 March 2015", "March 1, 2015", "Mar 1st, 2015", "2015-Mar-01", "Minggu, 1 Maret 2015",
        "Sunday, March 1, 2015", "2015-03-01 00:00:00", "2015-03-01T00:00:00Z", " 1  Maret\u00a02015 ",
        "'01-03-2015", "1Maret2015", 42064, 42064.75, date(2015, 3, 1), datetime(2015, 3, 1, 7, 30),  # noqa: DTZ001
    ],
)  # fmt: skip
def test_one_day_is_written_in_many_ways(value: object) -> None:
    assert read_date(value) == date(2015, 3, 1)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "value",
    ["31-02-2019", "31 Juni 2020", "03/25/2015", "1-3-15", "Maret 2015", "2015", "tidak ada", "-",
     "1 Marot 2015", "32/01/2015", "1 Maret 20155", "", 59, 99_999_999, -1, True, float("nan"),
     float("inf")],
)  # fmt: skip
def test_what_is_no_calendar_date_is_not_guessed(value: object) -> None:
    assert read_date(value) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "month"),
    [("Peb", 2), ("Pebruari", 2), ("Mei", 5), ("May", 5), ("Agt", 8), ("Agst", 8), ("Ags", 8),
     ("Agustus", 8), ("August", 8), ("Sept", 9), ("Okt", 10), ("Oct", 10), ("Nop", 11),
     ("Nopember", 11), ("Des", 12), ("Dec.", 12)],
)  # fmt: skip
def test_months_have_old_short_and_english_names(text: str, month: int) -> None:
    assert read_date(f"5 {text} 1999") == date(1999, month, 5)


def test_day_numbers_of_the_other_epoch() -> None:
    assert read_date(40602, date1904=True) == date(2015, 3, 1)


@pytest.mark.parametrize(
    "text", ["Manado, 3 Mei 1980", "Kab. Sikka / 03-05-1980", "Kupang 3 Mei 1980", "3-5-1980"]
)
def test_the_date_behind_a_place_is_found(text: str) -> None:
    assert date_in(text) == date(1980, 5, 3)
    assert date_in("Manado") is None


@pytest.mark.parametrize(
    ("text", "status"),
    [("PNS", "PNS"), ("Pegawai Negeri Sipil", "PNS"), ("CPNS", "CPNS"), ("PPPK", "PPPK"),
     ("P3K", "PPPK"), ("PPPK Paruh Waktu", "PPPK_PARUH_WAKTU"), ("TNI", "NON_ASN"),
     ("Polri", "NON_ASN"), ("Honorer", "NON_ASN"), ("Non ASN", "NON_ASN")],
)  # fmt: skip
def test_status_words(text: str, status: str) -> None:
    assert read_status(text) is EmployeeStatus(status)
    assert read_status("aktif") is None


def test_sex_words() -> None:
    assert [read_sex(t) for t in ("L", "Lk", "laki - laki", "Pria", "P", "Pr.", "WANITA", "x")] == [
        "L", "L", "L", "L", "P", "P", "P", "",
    ]  # fmt: skip


def test_positions_give_away_their_kind() -> None:
    assert position_kind("Analis Kebijakan Ahli Muda") == (PositionKind.JF, "ahli_muda")
    assert position_kind("Arsiparis Mahir") == (PositionKind.JF, "mahir")
    assert position_kind("Kepala Dinas Kesehatan")[0] is PositionKind.JPT_PRATAMA
    assert position_kind("Kepala Bidang Aset")[0] is PositionKind.ADMINISTRATOR
    assert position_kind("Kepala Sub Bagian Umum")[0] is PositionKind.PENGAWAS
    assert position_kind("Pengelola Layanan Operasional") == (None, None)


def test_assignment_words() -> None:
    assert read_position("Plt.Kepala Seksi A") == ("Kepala Seksi A", AssignmentKind.PLT)
    assert read_position("Pelaksana Harian Camat") == ("Camat", AssignmentKind.PLH)
    assert read_assignment("Definitif") is AssignmentKind.DEFINITIF
    assert read_assignment("PLT") is AssignmentKind.PLT
    assert read_assignment("Tugas Tambahan") is AssignmentKind.TUGAS_TAMBAHAN
    assert read_assignment("lain") is None
