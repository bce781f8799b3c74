"""Wrapping by real widths; nothing typed disappears."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth

from penilaian_desktop.reports.fonts import REPLACEMENT, clean
from penilaian_desktop.reports.style import BODY, BOLD, Face
from penilaian_desktop.reports.text import Par, line_width, wrap


@pytest.mark.parametrize("style", [BODY, BOLD])
def test_widths_are_those_reportlab_draws(style):
    text = "Terlayaninya perekaman KTP-el, ≤ 3 jam – “tepat” 80 × 24 …"
    assert line_width(style, text) == pytest.approx(
        stringWidth(text, style.face.value, style.size), abs=1e-6
    )


def test_lines_are_never_wider_than_the_column():
    text = "Mempertanggungjawabkan penyelenggaraan administrasi kependudukan " * 5
    for width in (60, 90, 200):
        assert all(line.width <= width + 1e-6 for line in wrap((Par(text),), width))


@given(st.text(alphabet="abcdefgh /-.,ijk≤ño", max_size=200), st.integers(12, 120))
def test_wrapping_keeps_every_character_and_the_width(text, width):
    lines = wrap((Par(text),), width)
    assert "".join(line.text for line in lines).replace(" ", "") == text.replace(" ", "")
    assert all(line.width <= width + 1e-6 for line in lines)


def test_a_word_wider_than_its_column_breaks_after_a_mark_if_it_can():
    (first, second) = wrap((Par("Kependudukan/Pencatatan-Sipil"),), 90)
    assert (first.text, second.text) == ("Kependudukan/", "Pencatatan-Sipil")


def test_newlines_begin_new_lines_and_empty_text_keeps_one_line():
    assert [line.text for line in wrap((Par("satu\r\ndua\n\ntiga"),), 100)] == [
        "satu", "dua", "", "tiga",
    ]  # fmt: skip
    assert [line.text for line in wrap((Par(""),), 100)] == [""]


def test_a_bullet_hangs_before_the_first_line_only():
    lines = wrap((Par("kata " * 20, bullet="-", indent=7),), 60)
    assert [line.bullet for line in lines] == ["-", *[""] * (len(lines) - 1)]
    assert all(line.indent == 7 for line in lines)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("a\tb", "a b"),
        ("ke\u00adpala", "kepala"),
        ("nol\u200blebar\ufeff", "nollebar"),
        ("e\u0301", "é"),
        ("ﬁle", "file"),
        ("a\u2003b", "a b"),
        ("✓ selesai", "√ selesai"),
        ("😀", REPLACEMENT),
        ("شكرا", REPLACEMENT * 4),
        ("\x00\x07bunyi", "bunyi"),
        ("≤ ≥ × – — “ ” … •", "≤ ≥ × – — “ ” … •"),
    ],
)
def test_text_is_cleaned_for_paper_and_unknown_characters_leave_a_mark(typed, printed):
    assert clean(typed) == printed


def test_every_cut_has_the_same_characters():
    from penilaian_desktop.reports import fonts

    covered = [set(fonts._fonts[face].face.charToGlyph) for face in Face]
    assert covered[0] == covered[1] == covered[2]
    assert {ord(char) for char in "–—“”‘’×≤≥≠≈…•²½°±→€©é□√"} <= covered[0]
