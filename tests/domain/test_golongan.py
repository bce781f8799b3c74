"""Golongan in all the spellings that offices send (REGULATIONS 8.2)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian_desktop.domain.golongan import (
    PANGKAT,
    PPPK,
    SIASN_IDS,
    Golongan,
    parse_golongan,
    rank_text,
)


@pytest.mark.parametrize(
    "text",
    ["III/c", "iii/c", "IIIc", "III C", "(III/c)", "III.c", "III-c", "3/c", "3c", "Penata (III/c)",
     "Penata, III/c", "Penata / III/c", "PENATA\n(III/c)", "III/c - Penata", "Gol. III/c",
     "Golongan Ruang III/c", "Gol. Ruang: III/c", "\xa0III/c\xa0", "Penata", "PNS III/c"],
)  # fmt: skip
def test_one_golongan_in_many_spellings(text):
    assert parse_golongan(text) == Golongan("III/c", "Penata")


@pytest.mark.parametrize(
    ("text", "code"),
    [("Penata Muda Tingkat I / III/b", "III/b"), ("Penata Muda Tk. I (III/b)", "III/b"),
     ("Pengatur Tk.I (II/d)", "II/d"), ("Juru Tingkat 1, I/d", "I/d"), ("Juru Tkt I / I/d", "I/d"),
     ("Pembina Utama Madya IV/d", "IV/d"), ("IV/e", "IV/e"), ("Pembina Tingkat I", "IV/b")],
)  # fmt: skip
def test_tingkat_one_is_no_golongan(text, code):
    assert parse_golongan(text) == Golongan(code, PANGKAT[code])


@pytest.mark.parametrize(
    ("text", "code"),
    [("IX", "IX"), ("Golongan IX", "IX"), ("Gol. VII", "VII"), ("golongan v", "V"), ("I", "I"),
     ("XVII", "XVII"), ("IX (PPPK)", "IX"), ("- / IX", "IX"), ("III", "III")],
)  # fmt: skip
def test_pppk_have_a_golongan_without_pangkat(text, code):
    assert parse_golongan(text) == Golongan(code, "")


@pytest.mark.parametrize(
    "text",
    ["", "-", "III/e", "I/e", "III/f", "V/a", "XVIII", "34", "9", "Letnan Kolonel", "Penata Agung",
     "IIII/a"],
)  # fmt: skip
def test_what_cannot_be_read_is_unknown(text):
    assert parse_golongan(text) is None


@pytest.mark.parametrize("text", ["Penata (III/d)", "Penata Tingkat I / III/c", "Kolonel III/c"])
def test_a_pangkat_that_contradicts_the_code_is_told(text):
    found = parse_golongan(text)
    assert found is not None
    assert found.problem == "pangkat_differs_from_golongan"
    assert found.pangkat == PANGKAT[found.code]


def test_ranks_are_printed_as_the_form_wants_them():
    assert rank_text("III/d") == "Penata Tingkat I / III/d"
    assert rank_text(parse_golongan("IIId")) == "Penata Tingkat I / III/d"
    assert rank_text("IX") == "IX"
    assert rank_text(None) == ""


def test_every_rank_is_read_back_from_its_print():
    for code in (*PANGKAT, *PPPK):
        found = parse_golongan(rank_text(code))
        assert found is not None
        assert (found.code, found.problem) == (code, "")


def test_the_tables_have_17_steps_each():
    assert len(PANGKAT) == len(PPPK) == len(SIASN_IDS) == 17
    assert (SIASN_IDS["I/a"], SIASN_IDS["III/d"], SIASN_IDS["IV/e"]) == ("11", "34", "45")


@given(st.text())
def test_reading_never_raises(text):
    found = parse_golongan(text)
    assert found is None or found.code in {*PANGKAT, *PPPK}
