"""The name that a file means (TJ-8): abbreviations and spelling, and no guess between several."""

from __future__ import annotations

import pytest

from penilaian_desktop.domain.near_names import nearest

SERVICES = [
    ("ktp", "KTP-el"),
    ("lahir", "Akta Kelahiran"),
    ("mati", "Akta Kematian"),
    ("kia", "Kartu Identitas Anak"),
    ("pindah", "Pindah Datang"),
]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("ktp elektronik", "ktp"), ("e-KTP", "ktp"), ("KTP el", "ktp"), ("Pelayanan KTP", "ktp"),
        ("akte kelahiran", "lahir"), ("Akta Lahir", "lahir"), ("akta kematain", "mati"),
        ("KIA", "kia"), ("Pindah", "pindah"), ("Pi Datang", "pindah"),
        ("a kelahiran", ""), ("K Identitas", ""), ("p", ""),
        ("Akta", ""), ("Legalisir", ""), ("Akta Perkawinan", ""), ("", ""), ("–", ""),
    ],
)  # fmt: skip
def test_a_name_is_known_by_its_abbreviation_or_its_letters(name, meant):
    assert nearest(name, SERVICES) == meant


def test_without_services_nothing_is_meant():
    assert nearest("KTP-el", []) == ""
