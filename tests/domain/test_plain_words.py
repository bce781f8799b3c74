"""What must be written says something (TS-8, TS-9)."""

from __future__ import annotations

import pytest

from penilaian_desktop.domain.plain_words import FEW, says


@pytest.mark.parametrize(
    "text", ["", "  ", "-", "–", ".", "...", "12", "x", "_ _", "- / -", "a b c"]
)
def test_a_sign_or_a_letter_says_nothing(text):
    assert not says(text)


@pytest.mark.parametrize(("text", "words"), [("ok", 1), ("Hadir, lalu -", 2), ("É bé cé 3", 2)])
def test_words_are_runs_of_letters(text, words):
    assert says(text, words)
    assert not says(text, words + 1)


def test_a_few_words_are_three():
    assert says("Target mingguan disepakati", FEW)
    assert not says("Sudah selesai.", FEW)
