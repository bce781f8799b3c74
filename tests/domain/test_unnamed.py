"""A finding tells what happened and not to whom (TJ-10, PR-5)."""

from __future__ import annotations

import pytest

from penilaian_desktop.domain.unnamed import (
    STAFF,
    names_citizen,
    names_in,
    without_citizen,
    without_names,
)

PEOPLE = ("Siti Aminah, S.Sos.", "Dr. Ali Musa", "Bambang Wijaya", "Dewi Kartika")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Bu Siti lambat", "Petugas lambat"),
        ("bu siti lambat", "Petugas lambat"),
        ("Kata ibu Siti Aminah, S.Sos. berkas hilang", "Kata petugas berkas hilang"),
        ("SITI AMINAH tidak ada. Pak Bambang juga", "Petugas tidak ada. Petugas juga"),
        ("dilayani dr. Ali dengan baik", "dilayani petugas dengan baik"),
        ("dilayani Siti dan Bambang", "dilayani petugas dan petugas"),
        ("situasi di loket, bukan musafir", "situasi di loket, bukan musafir"),
    ],
)
def test_names_of_staff_become_a_word(text, said):
    assert without_names(text, PEOPLE, STAFF) == said
    assert names_in(said, PEOPLE) == ()


def test_the_names_that_are_left_are_told_once():
    assert names_in("Siti, bu Siti, dan Wijaya", PEOPLE) == (PEOPLE[0], PEOPLE[2])
    assert names_in("Antrean lama", PEOPLE) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Saya Rahmawati Yusuf menunggu", "saya rahmawati yusuf", "Ibu Rahmawati menunggu",
        "hubungi 0812-3456-789", "hubungi 0812 3456789", "surat dari Yusuf",
    ],
)  # fmt: skip
def test_a_text_that_gives_the_citizen_away_is_known_and_mended(text):
    assert names_citizen(text, "Rahmawati Yusuf", "08123456789")
    mended = without_citizen(text, "Rahmawati Yusuf", "08123456789")
    assert "warga" in mended.casefold()
    assert not names_citizen(mended, "Rahmawati Yusuf", "08123456789")


def test_a_citizen_who_is_only_called_a_citizen_gives_nobody_away():
    assert not names_citizen("Warga menunggu, kata seorang bapak", "Warga", "")
    assert not names_citizen("Warga menunggu", "", "")
    assert without_citizen("Warga menunggu", "Pak Warga", "0812") == "Warga menunggu"
