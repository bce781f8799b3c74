"""Reading a theme file: what is wrong in it is named by file and key."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from penilaian_desktop.ui.kit.theme import blended, contrast, load_theme, read_tables

THEMES = Path(__file__).parents[3] / "resources" / "themes"


def changed(tmp_path, old, new):
    text = (THEMES / "terang.toml").read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / "uji.toml"
    file.write_text(text.replace(old, new), encoding="utf-8")
    return file


def test_a_token_is_read_as_it_is_written():
    theme = load_theme(THEMES / "terang.toml")
    assert theme.hex("primary") == "#0B5CAD"
    assert not theme.dark


@pytest.mark.parametrize("file", sorted(THEMES.glob("*.toml")), ids=lambda file: file.stem)
def test_a_theme_says_what_any_reader_of_toml_reads_in_it(file):
    read = read_tables(file)
    assert {**read.pop(""), **read} == tomllib.loads(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("wrong", ["muted", "muted = #566474", 'muted = "#566474', "[muted"])
def test_a_line_that_is_none_is_named_with_its_number(tmp_path, wrong):
    with pytest.raises(ValueError, match=r"uji\.toml: line 12: "):
        load_theme(changed(tmp_path, 'muted = "#566474"        # second lines, units', wrong))


def test_a_missing_token_is_named(tmp_path):
    with pytest.raises(ValueError, match=r"uji\.toml: \[colors\] muted"):
        load_theme(changed(tmp_path, 'muted = "#566474"', "#"))


def test_an_unknown_token_is_named(tmp_path):
    with pytest.raises(ValueError, match=r"\[colors\] purple"):
        load_theme(changed(tmp_path, "[blend]", 'purple = "#112233"\n[blend]'))


def test_what_is_no_colour_is_named(tmp_path):
    with pytest.raises(ValueError, match="good = '#1B7A4' is not #RRGGBB"):
        load_theme(changed(tmp_path, "#1B7A4B", "#1B7A4"))


def test_a_blend_of_everything_is_the_colour_itself():
    assert blended((10, 20, 30), (200, 200, 200), 100) == (10, 20, 30)


def test_black_on_white_has_the_greatest_contrast():
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21.0)
    assert contrast((255, 255, 255), (0, 0, 0)) == pytest.approx(21.0)
