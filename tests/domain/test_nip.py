"""NIP as offices write it (REGULATIONS 8.1)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian_desktop.domain.employee import EmployeeStatus
from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.nip import (
    agrees_with_lost,
    clean_nip,
    format_nip,
    parse_nip,
    shown_lost,
)

PLAIN = "196608011988031001"


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        f"'{PLAIN}",
        f"’{PLAIN}",
        "19660801 198803 1 001",
        "19660801.198803.1.001",
        "19660801-198803-1-001",
        "\xa019660801\xa0198803\xa01\xa0001\xa0",
        f"NIP. {PLAIN}",
        f"nip: {PLAIN}",
        f"NI PPPK {PLAIN}",
        f"{PLAIN}\n",
        "\u200b" + PLAIN + "\ufeff",
        "１９６６０８０１１９８８０３１００１",
    ],
)
def test_all_spellings_give_the_same_number(text):
    nip = parse_nip(text)
    assert nip.text == PLAIN
    assert (nip.birth, nip.appointed_year, nip.month_code) == (date(1966, 8, 1), 1988, 3)
    assert (nip.sex, nip.sequence, nip.kind, nip.warnings) == ("L", 1, EmployeeStatus.PNS, ())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "nip_missing"),
        (" \xa0' ", "nip_missing"),
        ("NIP.", "nip_missing"),
        ("1.98906142014011E+17", "nip_number_lost_digits"),
        ("2,00002E+17", "nip_number_lost_digits"),
        ("2e17", "nip_number_lost_digits"),
        ("19900908201402101", "nip_not_18_digits"),
        ("1966080119880310011", "nip_not_18_digits"),
        ("198308282OO8032004", "nip_not_18_digits"),
        ("٣" * 18, "nip_not_18_digits"),
        ("199502312019121004", "nip_birth_date_impossible"),
        ("000000001988031001", "nip_birth_date_impossible"),
    ],
)
def test_what_is_no_nip_is_refused_and_never_guessed(text, code):
    with pytest.raises(RuleViolation) as refused:
        parse_nip(text)
    assert (refused.value.code, refused.value.field) == (code, "nip")


@pytest.mark.parametrize(
    ("text", "kind", "warnings"),
    [
        ("199009132025242014", EmployeeStatus.PPPK, ()),
        ("199009132025212014", EmployeeStatus.PPPK, ()),
        ("199009132025302014", None, ("nip_month_unusual",)),
        ("199009132025002014", None, ("nip_month_unusual",)),
        ("199009132015033014", EmployeeStatus.PNS, ("nip_sex_unusual",)),
        ("199009132015031000", EmployeeStatus.PNS, ("nip_sequence_zero",)),
        ("199009132027031001", EmployeeStatus.PNS, ("nip_year_in_future",)),
        ("199009132005031001", EmployeeStatus.PNS, ("nip_age_unusual",)),
        ("194009132005031001", EmployeeStatus.PNS, ("nip_age_unusual",)),
    ],
)
def test_what_is_unusual_is_only_a_remark(text, kind, warnings):
    nip = parse_nip(text, today=date(2026, 11, 18))
    assert (nip.kind, nip.warnings) == (kind, warnings)


def test_the_future_is_only_known_with_a_date():
    assert parse_nip("199009132027031001").warnings == ()


def test_digit_15_tells_the_sex():
    assert parse_nip("199009132025242014").sex == "P"
    assert parse_nip("199009132015039014").sex == ""


def test_the_printed_form_has_blanks():
    assert format_nip(PLAIN) == "19660801 198803 1 001"
    assert format_nip("11980045670774") == "11980045670774"
    assert format_nip("") == ""


@given(st.text())
def test_reading_never_ends_in_anything_but_a_refusal(text):
    try:
        nip = parse_nip(text)
    except RuleViolation:
        return
    assert parse_nip(format_nip(nip.text)) == nip
    assert clean_nip(text) == nip.text


@pytest.mark.parametrize(
    ("lost", "agrees"),
    [
        ("1.98906142014011E+17", True), ("1,99E+17", True), ("1.98906142014013E+17", False),
        ("1.99106142014011e+17", False), ("2E+17", True), ("abc", False), ("inf", False),
    ],
)  # fmt: skip
def test_what_is_left_of_a_nip_agrees_with_the_whole(lost, agrees):
    assert agrees_with_lost("198906142014011003", lost) is agrees
    assert agrees_with_lost("", lost) is False


@given(st.from_regex(r"19[5-9][0-9]{15}", fullmatch=True))
def test_a_nip_agrees_with_what_a_spreadsheet_makes_of_it(nip):
    cut = float(f"{nip[:15]}000")
    assert agrees_with_lost(nip, repr(cut))
    assert agrees_with_lost(nip, repr(float(nip)))
    assert agrees_with_lost(nip, f"{float(nip):.5E}")


def test_a_number_that_lost_digits_is_shown_as_the_spreadsheet_shows_it():
    assert shown_lost("1.97503122003122e+17") == "1,97503E+17"
    assert shown_lost("1,97503E+17") == "1,97503E+17"
    assert shown_lost("rusak") == "rusak"
