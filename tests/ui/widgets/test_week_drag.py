"""What a drag makes of an entry, whatever the pointer does (FEATURES X-1, complaint 9)."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from penilaian_desktop.domain.activity import ActivityStatus, WorkPlace
from penilaian_desktop.domain.activity_views import ActivityItem
from penilaian_desktop.ui.widgets import week_drag as wd
from penilaian_desktop.ui.widgets.week_drag import DragKind

MONDAY = date(2026, 11, 16)
KINDS = st.sampled_from((DragKind.MOVE, DragKind.TOP, DragKind.BOTTOM))


def entry(start, end, minutes=None):
    return ActivityItem(
        id="a",
        version=1,
        person_id="p",
        day=MONDAY,
        start=start,
        end=end,
        minutes=minutes if minutes is not None else (end or 0) - (start or 0),
        text="a",
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


@st.composite
def drags(draw):
    night = draw(st.booleans())
    start = draw(st.integers(0, 1439))
    end = draw(st.integers(start + 1, start + 1440 if night else 1440))
    minutes = draw(st.integers(0, end - start))
    item = entry(start, end, minutes)
    held = draw(st.integers(0, 1440))
    drag = wd.take(draw(KINDS), item, MONDAY, held, night=night)
    for _ in range(draw(st.integers(1, 4))):
        day = MONDAY + timedelta(days=draw(st.integers(-3, 6)))
        step = draw(st.sampled_from((wd.STEP, wd.FINE_STEP)))
        drag = wd.dragged(drag, day, draw(st.integers(0, 1440)), step)
    return drag


@given(drags())
def test_a_drag_never_leaves_the_day_nor_turns_an_entry_round(drag):
    assert 0 <= drag.start < 1440
    assert drag.start < drag.end <= drag.start + 1440
    assert 0 <= drag.minutes <= drag.end - drag.start
    assert drag.night or drag.end <= 1440


@given(drags())
def test_moving_keeps_the_length_and_an_edge_keeps_the_other_one(drag):
    item = drag.item
    if drag.kind is DragKind.MOVE:
        assert drag.end - drag.start == item.end - item.start
        assert drag.minutes == item.minutes
    elif drag.kind is DragKind.TOP:
        assert (drag.day, drag.end) == (item.day, item.end)
    else:
        assert (drag.day, drag.start) == (item.day, item.start)


@given(st.integers(0, 1440), st.integers(0, 1440))
def test_a_new_span_lies_between_where_it_began_and_where_the_pointer_is(first, last):
    drag = wd.dragged(wd.begin(MONDAY, first), MONDAY, last)
    assert drag.end - drag.start >= wd.STEP
    assert drag.start % wd.STEP == drag.end % wd.STEP == 0
    assert 0 <= drag.start < drag.end <= 1440
    assert drag.changed


def test_a_break_inside_an_entry_stays_as_long_when_an_edge_moves():
    drag = wd.take(DragKind.BOTTOM, entry(480, 960, minutes=420), MONDAY, 960, night=False)
    longer = wd.dragged(drag, MONDAY, 990)
    assert (longer.end, longer.minutes) == (990, 450)


def test_a_drop_at_the_old_place_is_no_change():
    drag = wd.take(DragKind.MOVE, entry(487, 560), MONDAY, 500, night=False)
    away = wd.dragged(drag, MONDAY, 700)
    assert away.changed
    assert away.start % wd.STEP == 0
    assert not wd.dragged(away, MONDAY, 500).changed


def test_an_entry_without_a_time_gets_one_where_it_is_dropped():
    drag = wd.take(DragKind.MOVE, entry(None, None, minutes=45), MONDAY, 430, night=False)
    placed = wd.dragged(drag, MONDAY + timedelta(days=1), 545)
    assert (placed.day, placed.start, placed.end) == (MONDAY + timedelta(days=1), 540, 585)
    assert placed.minutes == 45


def test_keys_move_by_steps_and_stop_at_the_ends_of_the_day():
    drag = wd.take(DragKind.MOVE, entry(10, 70), MONDAY, 10, night=False)
    assert wd.stepped(drag, -15).start == 0
    late = wd.take(DragKind.BOTTOM, entry(1400, 1430), MONDAY, 1430, night=False)
    assert wd.stepped(late, 15).end == 1440
    assert wd.stepped(late, -60).end == 1405
    assert wd.day_stepped(drag, -1).day == MONDAY - timedelta(days=1)
