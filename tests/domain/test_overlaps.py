"""Entries at the same time: what counts, and repairs that lose nothing (UI.md, Kegiatan)."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from penilaian_desktop.domain.overlaps import (
    Timed,
    around,
    ended_at,
    logged_by_day,
    pairs,
    resized,
    shared,
    warned_by_day,
)

DAY = date(2026, 11, 18)
NEXT = DAY + timedelta(days=1)


def entry(start, end, minutes=None, day=DAY, name="a"):
    return Timed(
        id=name, day=day, start=start, end=end,
        minutes=(end - start) if minutes is None else minutes,
    )  # fmt: skip


def covered(one: Timed) -> set[int]:
    return set(range(*one.span))


@st.composite
def entries(draw, name="a"):
    start = draw(st.integers(0, 1439))
    end = draw(st.integers(start + 1, start + 1440))
    minutes = draw(st.integers(0, end - start))
    return entry(start, end, minutes, draw(st.sampled_from([DAY, NEXT])), name)


def test_what_two_entries_cover_counts_once():
    day = [entry(480, 600), entry(570, 660, name="b"), Timed(id="c", day=DAY, start=None,
                                                            end=None, minutes=30)]  # fmt: skip
    assert logged_by_day(day) == {DAY: 180 + 30}
    assert warned_by_day(pairs(day)) == {DAY: 30}


def test_a_break_that_was_taken_out_stays_out_and_other_groups_do_not_pay_for_it():
    day = [entry(480, 720, 200), entry(780, 840, name="b"), entry(780, 840, name="c")]
    assert logged_by_day(day) == {DAY: 260}


def test_three_at_once_warn_of_each_minute_once():
    day = [entry(480, 540, name=n) for n in "abc"]
    assert len(pairs(day)) == 3
    assert warned_by_day(pairs(day)) == {DAY: 60}
    assert logged_by_day(day) == {DAY: 60}


def test_a_night_shift_overlaps_what_follows_in_the_morning():
    night = entry(1320, 1800)
    morning = entry(300, 420, day=NEXT, name="b")
    assert pairs([morning, night]) == ((night, morning),)
    assert logged_by_day([night, morning]) == {DAY: 120, NEXT: 420}
    assert warned_by_day(pairs([night, morning])) == {NEXT: 60}


def test_the_longer_one_goes_on_around_the_other():
    first, second = around(entry(480, 720), entry(540, 600, name="b"))
    assert (first.start, first.end, first.minutes) == (480, 540, 60)
    assert (second.start, second.end, second.minutes) == (600, 720, 120)
    (rest,) = around(entry(480, 720), entry(450, 600, name="b"))
    assert (rest.start, rest.end, rest.minutes) == (600, 720, 120)
    assert around(entry(480, 540), entry(480, 540, name="b")) == ()
    before, after = around(entry(1320, 1800, 400), entry(1400, 1500, name="b"))
    assert (before.day, before.start, before.end) == (DAY, 1320, 1400)
    assert (after.day, after.start, after.end) == (NEXT, 60, 360)
    assert before.minutes + after.minutes == 380


def test_the_earlier_one_ends_where_the_later_begins_if_nothing_is_lost_by_it():
    shorter = ended_at(entry(480, 600, 110), entry(570, 660, name="b"))
    assert (shorter.start, shorter.end, shorter.minutes) == (480, 570, 90)
    assert ended_at(entry(480, 720), entry(540, 600, name="b")) is None
    assert ended_at(entry(480, 540), entry(480, 600, name="b")) is None


def test_minutes_follow_the_length_and_breaks_stay():
    assert resized(entry(480, 720, 200), NEXT, 500, 740).minutes == 200
    assert resized(entry(480, 720, 200), DAY, 480, 780).minutes == 260
    assert resized(entry(480, 720, 20), DAY, 480, 540).minutes == 0
    loose = Timed(id="a", day=DAY, start=None, end=None, minutes=90)
    assert resized(loose, DAY, 480, 600).minutes == 90
    assert resized(loose, DAY, 480, 540).minutes == 60
    assert resized(entry(480, 570), DAY, None, None).minutes == 90


@settings(max_examples=300)
@given(entries("a"), entries("b"))
def test_a_repair_loses_nothing_but_the_shared_time(one, other):
    """Nothing outside the overlap goes: no minute of the clock, no effective minute."""
    common = shared(one, other)
    if not common:
        assert pairs([one, other]) == ()
        return
    longer, rest = sorted([one, other], key=lambda e: e.span[0] - e.span[1])
    parts = around(longer, rest)
    assert set().union(*map(covered, parts)) == covered(longer) - covered(rest)
    assert sum(p.minutes for p in parts) >= longer.minutes - common
    assert sum(p.minutes for p in parts) <= longer.minutes
    assert all(0 <= p.minutes <= p.end - p.start and 0 <= p.start < 1440 for p in parts)
    assert pairs([*parts, rest]) == ()
    earlier, later = pairs([one, other])[0]
    shorter = ended_at(earlier, later)
    if shorter is not None:
        assert covered(shorter) == covered(earlier) - covered(later)
        assert earlier.minutes - common <= shorter.minutes <= earlier.minutes
    else:
        assert covered(earlier) - covered(later) != set(range(earlier.span[0], later.span[0])) or (
            earlier.span[0] == later.span[0]
        )


@settings(max_examples=200)
@given(st.lists(st.tuples(st.integers(0, 1438), st.integers(1, 400)), max_size=6))
def test_full_minutes_of_a_day_are_the_union_of_its_spans(spans):
    day = [entry(s, min(s + n, 1440), name=str(at)) for at, (s, n) in enumerate(spans)]
    every = set().union(*map(covered, day))
    assert logged_by_day(day).get(DAY, 0) == len(every)
    twice = {m for one, other in pairs(day) for m in covered(one) & covered(other)}
    assert warned_by_day(pairs(day)).get(DAY, 0) == len(twice)
