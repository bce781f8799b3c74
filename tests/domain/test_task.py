"""Tasks: dates, numbers, the newest report, and the line that reports progress (TJ-2, TJ-3)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests import builders as b

from penilaian_desktop.domain.progress_line import parse_progress
from penilaian_desktop.domain.task import newest_progress, planned_days, task_fault

TODAY = date(2026, 11, 18)  # a Wednesday


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({}, ("", "")),
        ({"title": "  "}, ("task_title_missing", "title")),
        ({"due": b.DAY - timedelta(days=1)}, ("task_dates_wrong", "due")),
        ({"started": b.DAY, "ended": date(2026, 1, 1)}, ("task_dates_wrong", "ended")),
        ({"budget_actual": Decimal("-1")}, ("task_number_negative", "budget_actual")),
        ({"result_planned": Decimal(0)}, ("", "")),
    ],
)
def test_what_a_task_can_never_be_is_named_with_its_field(fields, fault):
    assert task_fault(b.a_task(**fields)) == fault


@pytest.mark.parametrize(("percent", "code"), [(-1, "task_percent_range"), (0, ""), (100, "")])
def test_progress_is_0_to_100(percent, code):
    assert task_fault(b.a_task_progress(b.a_task(), percent=percent))[0] == code
    assert task_fault(b.a_task_progress(b.a_task(), percent=101))[0] == "task_percent_range"


def test_a_late_report_about_an_earlier_day_does_not_set_the_task_back():
    """TJ-11: it joins the history at its day; the newest day says how far the task is."""
    task = b.a_task()
    newer = b.a_task_progress(task, day=TODAY, percent=60)
    late = b.a_task_progress(
        task, day=TODAY - timedelta(days=30), percent=20, at=b.AT + timedelta(hours=1)
    )
    taken_back = b.a_task_progress(task, day=TODAY + timedelta(days=1), percent=90, deleted=True)
    assert newest_progress([newer, late, taken_back]) is newer
    assert newest_progress([]) is None


def test_planned_days_count_the_first_and_the_last():
    assert planned_days(date(2026, 3, 1), date(2026, 3, 31)) == 31
    assert planned_days(date(2026, 3, 1), None) is None


@pytest.mark.parametrize(
    ("line", "day", "percent", "note"),
    [
        ("45 draf diperiksa", TODAY, 45, "draf diperiksa"),
        ("45% draf diperiksa", TODAY, 45, "draf diperiksa"),
        ("45 persen: draf diperiksa", TODAY, 45, "draf diperiksa"),
        ("/kemarin 60 % tiga bab", date(2026, 11, 17), 60, "tiga bab"),
        ("60 /16-11 tiga bab", date(2026, 11, 16), 60, "tiga bab"),
        ("100", TODAY, 100, ""),
        ("tiga bab", TODAY, None, "tiga bab"),
        ("1000 berkas", TODAY, None, "1000 berkas"),
        ("45-60", TODAY, None, "45-60"),
        ("", TODAY, None, ""),
    ],
)
def test_a_line_of_progress_is_read_as_people_write_it(line, day, percent, note):
    found = parse_progress(line, TODAY)
    assert (found.day, found.percent, found.note) == (day, percent, note)


@given(st.text(max_size=60))
def test_the_line_of_progress_is_never_refused_by_the_parser(line):
    found = parse_progress(line, TODAY)
    assert found.percent is None or 0 <= found.percent <= 999
