"""X-4: the road is used by itself, quietly and one run at a time, and the strip tells of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QObject, Qt
from tests.sync.conftest import enrolled_template, pair  # noqa: F401  (fixtures of the exchange)
from tests.ui.screens.meja_impor.desk_bench import bench_for

from penilaian_desktop.domain.changes import Area, Changes
from penilaian_desktop.domain.road_views import Rhythm
from penilaian_desktop.sync.rhythm import SHORTEST, SyncRhythm
from penilaian_desktop.sync.roads import Roads
from penilaian_desktop.ui.shell.strip import Strip
from penilaian_desktop.ui.shell.sync_watch import SyncWatch

NOW = datetime(2026, 11, 18, 7, 30, tzinfo=UTC)


class Moment:
    def __init__(self):
        self.now = NOW

    def __call__(self):
        return self.now

    def later(self, **parts):
        self.now += timedelta(**parts)


class World:
    """A laptop of the unit with a watch, a clock, and a network that the test switches off."""

    def __init__(self, pair, qapp, folder):  # noqa: F811
        self.pair, self.moment, self.online = pair, Moment(), True
        bench = bench_for(pair.unit, pair.head, qapp, folder)
        pair.unit.desk.rhythm = SyncRhythm(lambda: 1.0)
        self.bench, self.context = bench, replace(bench.context, clock=self.moment)
        self.owner = QObject()
        self.watch = SyncWatch(self.context, self.owner, lambda: self.online)
        self.told = []
        self.watch.changed.connect(self.told.append)

    @property
    def rhythm(self):
        return self.pair.unit.desk.rhythm.state

    def wants(self, yes):
        settings = self.pair.unit.people.services.road_settings
        done = settings.use_by_itself(self.pair.head, yes=yes)
        self.context.signals.changed.emit(done.changes, None)

    def files(self):
        return {p.name for p in self.pair.folder.iterdir()}


@pytest.fixture
def world(pair, qapp, tmp_path):  # noqa: F811
    for at, session in ((pair.office, pair.hr), (pair.unit, pair.head)):
        Roads(at.people.services, at.desk).use(session, pair.folder)
    found = World(pair, qapp, tmp_path)
    yield found
    found.owner.deleteLater()


def test_nothing_runs_where_nobody_said_so(world):
    world.watch.begin()
    before = world.files()
    world.pair.unit.people.submit("siti", "08.00-09.00 Rapat")
    world.moment.later(hours=9)
    world.watch.look()
    assert world.files() == before
    assert world.told[-1] is None


def test_what_was_handed_in_goes_by_itself_and_the_answer_comes(world):
    world.wants(True)
    world.watch.begin()
    world.pair.unit.people.submit("siti", "08.00-09.00 Rapat")
    before = world.files()
    world.watch.look()
    assert world.files() == before  # not at once
    world.moment.later(seconds=31)
    world.watch.look()
    assert len(world.files()) > len(before)
    assert world.rhythm.succeeded == world.moment.now
    assert world.told[-1] == world.rhythm
    office = Roads(world.pair.office.people.services, world.pair.office.desk)
    office.collect(world.pair.hr, None, _silent())
    world.moment.later(minutes=30)
    world.watch.look()
    mail = world.pair.unit.exchange.mailbook
    assert mail.pending_count(world.pair.head) == 0
    assert world.bench.toasts == []
    assert world.bench.refusals == []


def _silent():
    from penilaian_desktop.domain.progress import Silent

    return Silent()


def test_a_failure_is_quiet_and_waits_longer_each_time(world):
    world.wants(True)
    world.watch.begin()
    world.pair.folder.rename(world.pair.folder.with_name("dicabut"))
    waits = []
    for _ in range(4):
        world.moment.now = world.rhythm.next
        world.watch.look()
        waits.append(world.rhythm.next - world.moment.now)
    assert waits == [SHORTEST, SHORTEST * 2, SHORTEST * 4, SHORTEST * 8]
    assert "tidak ada sekarang" in world.told[-1].message
    assert world.bench.refusals == []
    assert world.bench.toasts == []


def test_without_a_network_it_does_not_try_and_comes_soon_when_it_is_back(world):
    world.wants(True)
    world.watch.begin()
    world.online = False
    world.moment.later(hours=2)
    world.watch.look()
    assert world.rhythm.succeeded is None
    world.online = True
    world.watch.look()
    assert world.rhythm.succeeded == world.moment.now


def test_a_window_that_wakes_up_ends_a_long_wait(world):
    world.wants(True)
    world.watch.begin()
    away = world.pair.folder.rename(world.pair.folder.with_name("dicabut"))
    for _ in range(8):
        world.moment.now = world.rhythm.next
        world.watch.look()
    assert world.rhythm.next - world.moment.now > timedelta(minutes=30)
    away.rename(world.pair.folder)
    world.watch._woken(Qt.ApplicationState.ApplicationActive)
    assert world.rhythm.next - world.moment.now == SHORTEST


def test_new_work_brings_the_next_run_forward(world):
    world.wants(True)
    world.watch.begin()
    world.moment.later(minutes=1)
    world.watch.look()
    assert world.rhythm.next - world.moment.now == timedelta(minutes=20)
    world.context.signals.changed.emit(Changes.of(Area.ACTIVITIES), None)
    assert world.rhythm.next - world.moment.now == 2 * SHORTEST


def test_switched_off_it_makes_no_appointment(world):
    world.wants(True)
    world.watch.begin()
    assert world.rhythm.next is not None
    world.wants(False)
    assert world.rhythm.next is None
    assert world.told[-1] is None


def test_the_strip_tells_it_in_few_words(qapp, qtbot):
    strip = Strip()
    qtbot.addWidget(strip)
    today = NOW.date()
    strip.show_road(None, today)
    assert strip._road.isHidden()
    strip.show_road(Rhythm(succeeded=NOW, next=NOW + timedelta(minutes=12)), today)
    assert strip._road.text().startswith("tersambung ")
    assert "Berikutnya sekitar" in strip._road.accessibleName()
    strip.set_narrow(True)
    assert not strip._road.text().startswith("tersambung")
    strip.show_road(Rhythm(failed=NOW, message="Server tidak terjangkau."), today)
    assert strip._road.text() == "luring"
    assert strip._road.toolTip().startswith("Server tidak terjangkau.")
