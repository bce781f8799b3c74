"""Single words of the one-line entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from penilaian_desktop.domain.entry_views import RhkChoice
from penilaian_desktop.domain.entry_words import (
    find_time,
    read_clock,
    read_duration,
    resolve_day,
    resolve_rhk,
)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("07.30", 450), ("7:30", 450), ("00.00", 0), ("24.00", 1440), ("24.01", None),
     ("25.10", None), ("12.60", None), ("7", None), ("07.3", None), ("٠٧.٣٠", None)],
)  # fmt: skip
def test_a_clock_ends_at_24(text, minutes):
    assert read_clock(text) == minutes


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("90m", 90), ("1440m", 1440), ("1441m", None), ("0m", None), ("24j", 1440), ("25j", None),
     ("1,33j", 80), ("0,01j", 1), ("1j75", 135), ("j", None), ("m", None), ("90", None)],
)  # fmt: skip
def test_a_duration_lasts_from_a_minute_to_a_day(text, minutes):
    assert read_duration(text) == minutes


def test_a_time_tells_which_words_it_takes():
    found = find_time(["Rapat", "09.00", "-", "10.30", "di", "aula"])
    assert (found.first, found.last, found.start, found.end) == (1, 4, 540, 630)
    assert (find_time([]).first, find_time([]).last) == (0, 0)


def test_a_word_without_sigil_is_no_day_and_no_rhk():
    assert resolve_day("kemarin", date(2026, 11, 19)) is None
    assert resolve_rhk("2", ()) == (None, "")


def test_a_choice_is_called_by_its_position_only_where_there_are_several_plans():
    alone = RhkChoice(rhk_id="r", number=1, text="Terlayaninya perekaman")
    assert alone.label == "1  Terlayaninya perekaman"
    assert replace(alone, plan="Plt. Kepala Seksi").label == (
        "1  Terlayaninya perekaman · Plt. Kepala Seksi"
    )
