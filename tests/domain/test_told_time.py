"""How long citizens say it took; unsure words tell nothing (TJ-10)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from penilaian_desktop.domain.told_time import TimeUnit, ToldTime, told_time

MINUTE, HOUR, DAY = TimeUnit


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("Antre 45 menit", "45", MINUTE),
        ("tunggu 45menit saja", "45", MINUTE),
        ("Menunggu 2,5 jam", "2.5", HOUR),
        ("menunggu satu setengah jam", "1.5", HOUR),
        ("Setengah jam\nbelum dipanggil", "0.5", HOUR),
        ("sejam di loket", "1", HOUR),
        ("2 jam 30 menit baru dipanggil", "150", MINUTE),
        ("Datang jam 8 menunggu 45 menit", "45", MINUTE),
        ("Dari pukul 08.00 antre dua jam", "2", HOUR),
        ("KTP selesai 14 hari", "14", DAY),
        ("dua hari lalu antre 30 menit", "30", MINUTE),
    ],
)
def test_one_length_of_time_is_read(text, amount, unit):
    assert told_time(text) == ToldTime(Decimal(amount), unit)


@pytest.mark.parametrize(
    "text",
    [
        "Antrean lama", "antre 2-3 jam", "lebih dari 2 jam", "sejam lebih", "hampir 2 jam",
        "20 menit, lalu 30 menit", "2 hari lalu", "jam 8 pagi",
        "dari jam 8 jam 10", "5 hari kerja", "seharian", "pukul 12.30", "menit 0", "0 menit",
        "antre 1 sampai 2 jam", "pelayanan sehari-hari lambat", "dua jam setengah", "2 jam-an",
    ],
)  # fmt: skip
def test_what_is_unsure_tells_nothing(text):
    assert told_time(text) is None


def test_a_day_is_not_hours_and_hours_are_minutes():
    assert ToldTime(Decimal("1.5"), HOUR).within(MINUTE) == 90
    assert ToldTime(Decimal(90), MINUTE).within(HOUR) == Decimal("1.5")
    assert ToldTime(Decimal(2), DAY).within(DAY) == 2
    for told in (ToldTime(Decimal(2), DAY).within(HOUR), ToldTime(Decimal(2), HOUR).within(DAY)):
        assert told is None
    assert ToldTime(Decimal("1.5"), HOUR).text == "1,5 jam"
