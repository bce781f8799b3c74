"""Office hours as they are written (TS-4, X-1): read, shown, and turned into targets."""

from __future__ import annotations

import pytest
from tests import builders as b

from penilaian_desktop.domain.errors import RuleViolation
from penilaian_desktop.domain.office_hours import hours_of, read_span, with_hours

OFFICE = [("07.30-16.00", "12.00-13.00")] * 4 + [("07.30-16.30", "11.30-13.00")] + [("", "")] * 2


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("07.30-16.00", (450, 960)),
        (" 7:30 – 16:00 ", (450, 960)),
        ("00.00-24.00", (0, 1440)),
        ("16.00-07.30", None),
        ("07.30-07.30", None),
        ("07.75-16.00", None),
        ("07.30-25.00", None),
        ("07.30", None),
        ("pagi", None),
        ("", None),
    ],
)
def test_a_span_is_read_or_it_is_none(text, span):
    assert read_span(text) == span


def test_the_usual_week_is_shown_as_it_is_written():
    pattern = b.a_working_pattern()
    assert [hours_of(pattern, day) for day in range(7)] == OFFICE
    assert with_hours(pattern, OFFICE) == pattern


def test_hours_without_the_rest_are_the_target_of_a_day():
    days = [("07.30-14.30", "12.00-12.30")] * 5 + [("08.00-12.00", ""), ("", "")]
    pattern = with_hours(b.a_working_pattern(), days)
    assert pattern.minutes == (390,) * 5 + (240, 0)
    assert hours_of(pattern, 5) == ("08.00-12.00", "")
    assert hours_of(pattern, 6) == ("", "")


def test_a_day_that_is_not_changed_keeps_a_target_of_its_own():
    pattern = b.a_working_pattern(minutes=(400, 450, 450, 450, 450, 0, 0))
    changed = with_hours(pattern, [*OFFICE[:4], ("07.30-11.30", ""), *OFFICE[5:]])
    assert changed.minutes == (400, 450, 450, 450, 240, 0, 0)


@pytest.mark.parametrize(
    ("day", "code", "field"),
    [
        (("delapan", ""), "office_hours_unreadable", "hours_2"),
        (("07.30-16.00", "siang"), "office_rest_unreadable", "rest_2"),
        (("07.30-16.00", "06.00-06.30"), "office_rest_unreadable", "rest_2"),
        (("07.30-16.00", "15.30-16.30"), "office_rest_unreadable", "rest_2"),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_day(day, code, field):
    days = [*OFFICE[:2], day, *OFFICE[3:]]
    with pytest.raises(RuleViolation) as refused:
        with_hours(b.a_working_pattern(), days)
    assert (refused.value.code, refused.value.field) == (code, field)
