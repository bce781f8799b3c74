"""The week's geometry in minutes (FEATURES complaint 9, lesson 17)."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest

from penilaian_desktop.domain.activity import ActivityStatus, WorkPlace
from penilaian_desktop.domain.activity_views import ActivityItem, DayInfo, WeekView
from penilaian_desktop.ui.widgets import week_layout as wl

MONDAY = date(2026, 11, 16)
THURSDAY = date(2026, 11, 19)
NOW = datetime(2026, 11, 19, 14, 40, tzinfo=timezone(timedelta(hours=7)))


def entry(name, start, end, day=MONDAY, minutes=None):
    return ActivityItem(
        id=name,
        version=1,
        person_id="p",
        day=day,
        start=start,
        end=end,
        minutes=minutes if minutes is not None else (end or 0) - (start or 0),
        text=name,
        volume=None,
        unit=None,
        rhk_id=None,
        rhk_number=None,
        rhk_text="",
        tags=(),
        place=WorkPlace.OFFICE,
        note="",
        status=ActivityStatus.DRAFT,
        review_note="",
        reviewer="",
        evidence_count=0,
        late=False,
    )


def info(day=MONDAY, target=450, **more):
    return DayInfo(day=day, target=target, logged=0, overlap=0, **more)


def test_entries_one_after_another_share_no_level():
    day = wl.lay_out_day(info(), [entry("a", 450, 480), entry("b", 480, 660)], NOW)
    assert [(b.item.id, b.level, b.right) for b in day.blocks] == [("a", 0, 0), ("b", 0, 0)]
    assert day.overlaps == ()


def test_the_later_of_two_overlapping_entries_moves_right_and_the_earlier_gives_way():
    day = wl.lay_out_day(info(), [entry("late", 840, 960), entry("early", 780, 870)], NOW)
    assert [(b.item.id, b.level, b.right) for b in day.blocks] == [("early", 0, 1), ("late", 1, 0)]
    (overlap,) = day.overlaps
    assert overlap.span == wl.Span(840, 870)
    assert wl.overlap_minutes(day) == 30


def test_a_level_is_used_again_once_its_entry_has_ended():
    day = wl.lay_out_day(
        info(), [entry("a", 450, 600), entry("b", 480, 540), entry("c", 550, 620)], NOW
    )
    assert {b.item.id: b.level for b in day.blocks} == {"a": 0, "b": 1, "c": 1}
    assert {b.item.id: b.right for b in day.blocks} == {"a": 1, "b": 0, "c": 0}


def test_minutes_covered_three_times_count_once():
    day = wl.lay_out_day(
        info(), [entry("a", 480, 600), entry("b", 480, 600), entry("c", 540, 660)], NOW
    )
    assert wl.overlap_minutes(day) == 120


def test_an_empty_stretch_in_working_hours_is_a_gap_and_the_break_is_none():
    day = wl.lay_out_day(info(), [entry("a", 450, 720), entry("b", 780, 855)], NOW)
    assert day.gaps == (wl.Span(855, 960),)


def test_an_empty_working_day_has_a_gap_on_either_side_of_the_break():
    assert wl.gaps(info(), [], NOW) == (wl.Span(450, 720), wl.Span(780, 960))


def test_today_has_gaps_only_before_now_and_not_for_a_quarter_of_an_hour_begun():
    day = wl.lay_out_day(
        info(day=THURSDAY),
        [entry("a", 450, 720, THURSDAY), entry("b", 780, 870, THURSDAY)],
        NOW,
    )
    assert day.gaps == ()
    day = wl.lay_out_day(info(day=THURSDAY), [entry("a", 450, 720, THURSDAY)], NOW)
    assert day.gaps == (wl.Span(780, 880),)


@pytest.mark.parametrize(
    "free", [info(target=0, free="akhir pekan"), info(day=date(2026, 11, 21)), info(target=0)]
)
def test_free_days_and_days_to_come_have_no_gaps(free):
    assert wl.gaps(free, [], NOW) == ()


def test_an_entry_with_only_a_duration_is_listed_without_a_time():
    day = wl.lay_out_day(info(), [entry("a", None, None, minutes=90)], NOW)
    assert [item.id for item in day.untimed] == ["a"]
    assert day.blocks == ()


def test_an_entry_without_a_duration_is_drawn_for_half_an_hour_and_overlaps_nothing():
    day = wl.lay_out_day(info(), [entry("a", 480, None, minutes=0), entry("b", 490, 600)], NOW)
    assert (day.blocks[0].start, day.blocks[0].end) == (480, 510)
    assert day.overlaps == ()


def test_a_night_shift_is_drawn_to_the_end_of_its_own_day():
    day = wl.lay_out_day(info(), [entry("night", 22 * 60, 30 * 60)], NOW)
    assert (day.blocks[0].start, day.blocks[0].end) == (1320, 1440)


def week(*items):
    days = tuple(
        info(MONDAY + timedelta(days=i), 450 if i < 5 else 0, free="" if i < 5 else "akhir pekan")
        for i in range(7)
    )
    return WeekView(days=days, items=items, target=2250, logged=0)


def test_the_hours_shown_cover_working_time_and_every_entry():
    layout = wl.lay_out_week(week(), NOW)
    assert (layout.first, layout.last) == (7 * 60, 17 * 60)
    layout = wl.lay_out_week(week(entry("early", 330, 400), entry("late", 1320, 1440)), NOW)
    assert (layout.first, layout.last) == (5 * 60, 24 * 60)


def test_arrows_walk_entries_and_gaps_and_find_the_nearest_in_the_next_column():
    tuesday = MONDAY + timedelta(days=1)
    layout = wl.lay_out_week(
        week(entry("a", 450, 720), entry("b", 780, 960), entry("c", 450, 960, tuesday)), NOW
    )
    first = wl.move(layout, None, "down")
    assert first.item.id == "a"
    second = wl.move(layout, first, "down")
    assert second.item.id == "b"
    assert wl.move(layout, second, "down") == second
    across = wl.move(layout, second, "right")
    assert across.item.id == "c"
    gap = wl.move(layout, across, "right")
    assert gap.item is None
    assert gap.day == MONDAY + timedelta(days=2)
    assert wl.move(layout, first, "left") == first
    assert wl.move(layout, None, "end").day == THURSDAY
    assert wl.move(layout, across, "home") == first
    assert wl.move(wl.WeekLayout((), 420, 1020), None, "down") is None
