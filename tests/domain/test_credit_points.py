"""Credit points of functional positions (REGULATIONS 5)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from penilaian_desktop.domain.appraisal import Predicate
from penilaian_desktop.domain.credit_points import (
    Jenjang,
    accumulate,
    credit,
    jenjang_label,
    jenjang_of_position,
    needs_of,
)
from penilaian_desktop.domain.errors import RuleViolation


@pytest.fixture
def scheme(schemes):
    return schemes.get("angka-kredit-3-2023")


def test_rows_are_rounded_and_then_added(scheme):
    year = credit(scheme, Jenjang.AHLI_PERTAMA, Predicate.SANGAT_BAIK, 12)
    two_months = credit(scheme, Jenjang.AHLI_PERTAMA, Predicate.BAIK, 2)
    assert (year, two_months) == (Decimal("18.75"), Decimal("2.08"))
    assert accumulate([year, two_months]) == Decimal("20.83")
    assert str(accumulate([])) == "0.00"


def test_months_beyond_a_year_are_refused(scheme):
    with pytest.raises(RuleViolation) as refused:
        credit(scheme, Jenjang.MAHIR, Predicate.BAIK, 13)
    assert refused.value.field == "months"


def test_each_jenjang_has_needs_and_a_code_in_the_file(scheme):
    assert scheme.scale("jenjang").codes == tuple(j.value for j in Jenjang)
    for jenjang in Jenjang:
        assert needs_of(scheme, jenjang) is not None
        assert scheme.scale("jenjang").label(jenjang) == jenjang_label(jenjang)
    muda = needs_of(scheme, Jenjang.AHLI_MUDA)
    assert (muda.golongan, muda.pangkat, muda.next_jenjang) == (
        ("III/c", "III/d"), Decimal(100), Decimal(200),
    )  # fmt: skip
    assert needs_of(scheme, Jenjang.AHLI_UTAMA).next_jenjang is None


def test_other_schemes_tell_no_needs(schemes):
    assert needs_of(schemes.get("pp-30-2019"), Jenjang.MAHIR) is None


@pytest.mark.parametrize(
    ("position", "jenjang"),
    [
        ("Pranata Komputer Ahli Pertama", Jenjang.AHLI_PERTAMA),
        ("Analis Kebijakan Ahli  Muda", Jenjang.AHLI_MUDA),
        ("Dokter AHLI MADYA", Jenjang.AHLI_MADYA),
        ("Arsiparis Mahir", Jenjang.MAHIR),
        ("Perawat Penyelia.", Jenjang.PENYELIA),
        ("Pranata Komputer Terampil", Jenjang.TERAMPIL),
        ("Pemadam Pemula", Jenjang.PEMULA),
        ("Kepala Seksi Identitas Penduduk", None),
        ("Pengelola Tenaga Terampil Daerah", None),
        ("Pegawai Muda", None),
        ("", None),
    ],
)
def test_the_jenjang_is_read_from_the_end_of_a_position(position, jenjang):
    assert jenjang_of_position(position) is jenjang
