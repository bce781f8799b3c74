"""Every text and border can be read in both themes: all pairs, computed from the files."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from penilaian_desktop.ui.kit.theme import SOFT, contrast, load_theme

THEMES = Path(__file__).parents[2] / "resources" / "themes"
FILES = ("terang.toml", "gelap.toml")
TEXTS = (
    "text", "muted", "primary", "good", "warn", "bad", "info",
    "tier1", "tier2", "tier3", "tier4", "tier5",
)  # fmt: skip
GROUNDS = (
    "canvas", "surface", "sunken", "hover", "selected", "soft_draft",
    *(f"soft_{token}" for token in SOFT),
)  # fmt: skip


@pytest.fixture(params=FILES, scope="module")
def theme(request):
    return load_theme(THEMES / request.param)


@pytest.mark.parametrize(("text", "ground"), list(product(TEXTS, GROUNDS)))
def test_a_text_token_stands_out_from_every_ground(theme, text, ground):
    assert contrast(theme.colors[text], theme.colors[ground]) >= 4.5


@pytest.mark.parametrize("ground", GROUNDS)
def test_the_border_of_a_control_stands_out_from_every_ground(theme, ground):
    assert contrast(theme.colors["control_line"], theme.colors[ground]) >= 3.0


@pytest.mark.parametrize("ground", ["primary", "primary_hover"])
def test_words_on_the_primary_button_can_be_read(theme, ground):
    assert contrast(theme.colors["on_primary"], theme.colors[ground]) >= 4.5


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("terang.toml", {"hover": "#F5F5F7", "selected": "#E4EDF6", "soft_good": "#EAF3EF"}),
        ("gelap.toml", {"selected": "#283748", "soft_good": "#253A38", "soft_draft": "#2A3037"}),
    ],
)
def test_derived_colours_are_those_of_the_measures(file, expected):
    theme = load_theme(THEMES / file)
    for token, value in expected.items():
        found = theme.colors[token]
        wanted = tuple(bytes.fromhex(value[1:]))
        assert all(abs(a - b) <= 2 for a, b in zip(found, wanted, strict=True)), token
