"""X-4: when the road is used by itself, with a clock and a chance that the test gives."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from penilaian_desktop.domain.errors import Offline, StorageUnavailable
from penilaian_desktop.sync.rhythm import LONGEST, REST, SHORTEST, SyncRhythm

NOW = datetime(2026, 11, 18, 7, 30, tzinfo=UTC)
CUT = Offline("connection_cut", host="awan.contoh")


def fails(rhythm, times, now=NOW):
    for _ in range(times):
        rhythm.failed(now, CUT)
    return rhythm.state.next - now


def test_the_bound_doubles_from_half_a_minute_to_six_hours():
    waits = [fails(SyncRhythm(lambda: 1.0), times) for times in range(1, 16)]
    assert waits[0] == SHORTEST == timedelta(seconds=30)
    assert all(b == min(2 * a, LONGEST) for a, b in pairwise(waits))
    assert waits[-1] == LONGEST == timedelta(hours=6)


@pytest.mark.parametrize("chance", [0.0, 0.25, 0.5, 0.999])
def test_the_moment_lies_anywhere_below_the_bound(chance):
    """Full jitter: a hundred laptops do not come back in the same second."""
    wait = fails(SyncRhythm(lambda: chance), 5)
    assert wait == max(SHORTEST * 16 * chance, timedelta(seconds=1))


def test_a_server_is_not_asked_again_before_it_said():
    rhythm = SyncRhythm(lambda: 0.0)
    rhythm.failed(NOW, Offline("server_busy", host="a", retry_after=900))
    assert rhythm.state.next == NOW + timedelta(minutes=15)
    rhythm.network_returned(NOW)
    assert rhythm.state.next == NOW + timedelta(minutes=15)


def test_the_network_that_returns_ends_the_waiting():
    rhythm = SyncRhythm(lambda: 1.0)
    fails(rhythm, 12)
    rhythm.network_returned(NOW)
    assert rhythm.state.next == NOW + SHORTEST
    rhythm.failed(NOW, CUT)
    assert rhythm.state.next == NOW + SHORTEST  # counted from the beginning again


def test_after_a_good_run_it_rests_and_says_when():
    rhythm = SyncRhythm(lambda: 0.5)
    rhythm.failed(NOW, CUT)
    assert "terputus" in rhythm.state.message
    rhythm.succeeded(NOW)
    assert rhythm.state.succeeded == NOW
    assert rhythm.state.message == ""
    assert rhythm.state.next == NOW + REST * 0.75
    assert not rhythm.due(NOW)
    assert rhythm.due(NOW + REST)


def test_new_work_brings_the_next_run_forward_but_not_past_a_failure():
    rhythm = SyncRhythm(lambda: 0.0)
    rhythm.succeeded(NOW)
    rhythm.something_waits(NOW)
    assert rhythm.state.next == NOW + SHORTEST
    rhythm.something_waits(NOW + timedelta(seconds=20))
    assert rhythm.state.next == NOW + SHORTEST  # never put off by more work
    late = SyncRhythm(lambda: 1.0)
    fails(late, 6)
    before = late.state.next
    late.something_waits(NOW)
    assert late.state.next == before


def test_a_road_that_is_used_by_hand_makes_no_appointments():
    rhythm = SyncRhythm(lambda: 1.0)
    rhythm.succeeded(NOW, again=False)
    assert rhythm.state.next is None
    rhythm.failed(NOW, StorageUnavailable("server_login_refused", host="a"), again=False)
    assert rhythm.state.next is None
    rhythm.network_returned(NOW)
    assert not rhythm.due(NOW + timedelta(days=9))


def test_one_run_at_a_time():
    rhythm = SyncRhythm(lambda: 1.0)
    rhythm.begin(NOW)
    assert rhythm.due(NOW + SHORTEST)
    rhythm.running()
    assert not rhythm.due(NOW + timedelta(days=1))
    rhythm.stop()
    assert not rhythm.due(NOW + timedelta(days=1))
