"""The one place with sentences."""

from __future__ import annotations

import string

import pytest

from penilaian_desktop.domain.errors import Cancelled, ImportRefused, Place, RuleViolation
from penilaian_desktop.domain.messages import CATALOGUE, describe, message, place_text


def test_a_message_fills_its_parameters():
    told = message("period_code_invalid", value="2026-T9")
    assert "2026-T9" in told.text
    assert told.code == "period_code_invalid"
    assert str(told) == f"{told.text} {told.remedy}"


def test_a_missing_parameter_leaves_a_mark_instead_of_an_error():
    assert "…" in message("period_code_invalid").text


def test_a_name_that_ends_with_a_point_is_followed_by_no_second_one():
    told = message("todo_recognised_more", count=2, title="Tertib", who="Dewi, M.Si.")
    assert "dari Dewi, M.Si. Pilih" in told.remedy


def test_a_sentence_without_remedy_ends_after_itself():
    assert str(message("given_twice")) == CATALOGUE["given_twice"].text


def test_an_unknown_code_is_a_bug():
    with pytest.raises(KeyError):
        message("no_such_code")


def test_an_error_is_described_with_its_place():
    place = Place(file="duk.xlsx", sheet="DUK 2026", row=16, column="C")
    told = describe(ImportRefused("scheme_bounds", place, detail="0"))
    assert told.text.startswith("duk.xlsx, lembar DUK 2026, baris 16, kolom C: ")
    assert describe(ImportRefused("scheme_bounds")).text == message("scheme_bounds").text
    assert describe(RuleViolation("nip_missing", field="nip")).text == "NIP belum diisi."
    assert describe(Cancelled()).code == "cancelled"


def test_a_place_is_told_in_words():
    assert place_text(Place()) == ""
    assert place_text(Place(row=0, field="nip")) == "baris 0, isian nip"


def test_every_sentence_is_a_sentence():
    for code, sentence in CATALOGUE.items():
        assert code == code.lower().strip("_")
        assert sentence.text, code
        assert sentence.text == sentence.text.strip(), code
        assert sentence.remedy == sentence.remedy.strip(), code
        for part in (sentence.text, sentence.remedy):
            fields = [name for _, name, _, _ in string.Formatter().parse(part) if name is not None]
            assert all(name.isidentifier() for name in fields), code
