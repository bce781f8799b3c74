"""Three lanes: order, latest wins, cancel, owners that go, bugs (EXAMPLES 2.3; EM background)."""

from __future__ import annotations

import gc
import threading
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread
from PySide6.QtTest import QSignalSpy

from penilaian_desktop.domain.changes import Area, Changes, Outcome
from penilaian_desktop.domain.errors import Cancelled, RuleViolation
from penilaian_desktop.ui.kit.signals import AppSignals
from penilaian_desktop.ui.kit.tasks import InlineRunner, Lane, TaskRunner


@pytest.fixture
def signals(qapp):
    return AppSignals()


@pytest.fixture
def runner(signals):
    running = TaskRunner(signals)
    yield running
    running.stop()


@pytest.fixture
def owner(qapp):
    return QObject()


def gone(owner):
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)


def idle(qtbot, runner):
    qtbot.waitUntil(lambda: not runner.busy, timeout=5000)


def test_a_result_comes_back_in_the_gui_thread(qtbot, runner, owner):
    found = []

    def job(_reporter):
        return threading.current_thread().name

    runner.submit(owner, job, lambda name: found.append((name, QThread.currentThread())))
    qtbot.waitUntil(lambda: bool(found))
    name, thread = found[0]
    assert name == "lane-read"
    assert thread is QCoreApplication.instance().thread()


def test_writes_run_one_after_the_other_in_order(qtbot, runner, owner):
    order, threads = [], set()

    def job(n):
        def run(_reporter):
            threads.add(threading.current_thread().ident)
            order.append(n)

        return run

    for n in range(20):
        runner.submit(owner, job(n), lambda _v: None, lane=Lane.WRITE)
    idle(qtbot, runner)
    assert order == list(range(20))
    assert len(threads) == 1


def test_of_two_reads_with_one_key_only_the_later_is_told(qtbot, runner, owner):
    first_may_end, told = Event(), []

    def first(_reporter):
        first_may_end.wait(30)
        return "lama"

    runner.submit(owner, first, told.append, key="list")
    runner.submit(owner, lambda _r: "baru", told.append, key="list")
    qtbot.waitUntil(lambda: told == ["baru"])
    first_may_end.set()
    idle(qtbot, runner)
    assert told == ["baru"]


def test_reads_of_two_owners_with_one_key_are_both_told(qtbot, runner, owner):
    other, told = QObject(), []
    runner.submit(owner, lambda _r: 1, told.append, key="list")
    runner.submit(other, lambda _r: 2, told.append, key="list")
    qtbot.waitUntil(lambda: sorted(told) == [1, 2])


def test_cancelled_work_stops_at_its_next_report(qtbot, runner, owner):
    started, go_on, failures, steps = Event(), Event(), [], []

    def job(reporter):
        started.set()
        go_on.wait(30)
        for n in range(1000):
            reporter.report(n, 1000)
            steps.append(n)

    task = runner.submit(owner, job, lambda _v: None, failures.append, lane=Lane.WORK)
    started.wait(30)
    task.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert isinstance(failures[0], Cancelled)
    assert steps == []


def test_work_cancelled_before_it_began_is_never_done(qtbot, runner, owner):
    block, done, failures = Event(), [], []
    runner.submit(owner, lambda _r: block.wait(30), lambda _v: None, lane=Lane.WRITE)
    task = runner.submit(
        owner, lambda _r: done.append(1), done.append, failures.append, lane=Lane.WRITE
    )
    task.cancel()
    block.set()
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert done == []


def test_an_expected_error_reaches_the_page(qtbot, runner, owner):
    failures = []

    def job(_reporter):
        raise RuleViolation("record_gone", field="nip")

    runner.submit(owner, job, lambda _v: None, failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert failures[0].field == "nip"


def test_an_expected_error_nobody_waits_for_is_told_by_the_runner(qtbot, runner, owner):
    def job(_reporter):
        raise RuleViolation("record_gone")

    with qtbot.waitSignal(runner.refused) as told:
        runner.submit(owner, job, lambda _v: None)
    assert told.args[0].code == "record_gone"


def test_a_cancel_nobody_waits_for_is_silent(qtbot, runner, owner):
    def job(_reporter):
        raise Cancelled

    spy = QSignalSpy(runner.refused)
    runner.submit(owner, job, lambda _v: None)
    idle(qtbot, runner)
    assert spy.count() == 0


def test_a_bug_reaches_the_crash_dialog_and_not_the_page(qtbot, runner, owner):
    failures = []

    def job(_reporter):
        raise ZeroDivisionError

    with qtbot.waitSignal(runner.crashed) as told:
        runner.submit(owner, job, failures.append, failures.append)
    assert isinstance(told.args[0], ZeroDivisionError)
    assert failures == []


def test_a_page_that_is_gone_gets_no_callback(qtbot, runner, owner):
    go_on, told = Event(), []

    def job(_reporter):
        go_on.wait(30)
        return 1

    runner.submit(owner, job, told.append, told.append)
    gone(owner)
    go_on.set()
    idle(qtbot, runner)
    assert told == []


def test_a_write_outlives_its_page_and_is_announced(qtbot, runner, signals, owner):
    go_on, written, told = Event(), [], []
    changes = Changes.of(Area.ACTIVITIES)

    def job(_reporter):
        go_on.wait(30)
        written.append(1)
        return Outcome(1, changes)

    spy = QSignalSpy(signals.changed)
    runner.submit(owner, job, told.append, lane=Lane.WRITE)
    gone(owner)
    go_on.set()
    idle(qtbot, runner)
    assert written == [1]
    assert told == []
    assert spy.count() == 1
    assert spy.at(0)[0] == changes


def test_an_outcome_is_announced_before_the_page_is_told(qtbot, runner, signals, owner):
    order = []
    signals.changed.connect(lambda changes, initiator: order.append((changes, initiator)))
    changes = Changes.of(Area.PLANS)
    runner.submit(
        owner, lambda _r: Outcome("x", changes), lambda o: order.append(o.value), lane=Lane.WRITE
    )
    qtbot.waitUntil(lambda: len(order) == 2)
    assert order == [(changes, owner), "x"]


def test_long_work_is_shown_after_a_while_with_its_progress(qtbot, runner, owner):
    go_on, seen = Event(), []

    def job(reporter):
        reporter.report(3, 10)
        go_on.wait(30)

    with qtbot.waitSignal(runner.slow, timeout=10_000) as told:
        task = runner.submit(owner, job, lambda _v: None, lane=Lane.WORK, label="Membaca paket")
        task.progressed.connect(lambda done, total: seen.append((done, total)))
    assert told.args[0] is task
    assert seen == [(3, 10)]
    assert task.remaining_seconds(task.started_at + 3) == pytest.approx(7)
    go_on.set()
    idle(qtbot, runner)


def test_short_work_is_never_shown(qtbot, runner, owner):
    spy = QSignalSpy(runner.slow)
    runner.submit(owner, lambda _r: 1, lambda _v: None)
    idle(qtbot, runner)
    assert spy.count() == 0


def test_settling_lets_the_write_finish_and_drops_the_reads(qtbot, runner, owner):
    go_on, order = Event(), []

    def write(_reporter):
        go_on.wait(30)
        order.append("tulis")

    runner.submit(owner, write, lambda _v: None, lane=Lane.WRITE)
    runner.submit(owner, lambda _r: go_on.wait(30), lambda _v: order.append("baca"))
    runner.settle(lambda: order.append("tenang"))
    assert order == []
    go_on.set()
    qtbot.waitUntil(lambda: order == ["tulis", "tenang"])


def test_stopping_finishes_what_writes(qapp, owner):
    runner = TaskRunner()
    written = []
    for n in range(5):
        runner.submit(owner, lambda _r, n=n: written.append(n), lambda _v: None, lane=Lane.WRITE)
    runner.stop()
    assert written == [0, 1, 2, 3, 4]


def test_the_inline_runner_answers_at_once(owner, signals):
    runner, told, spy = InlineRunner(signals), [], QSignalSpy(signals.changed)
    runner.submit(
        owner, lambda _r: Outcome(5, Changes.of(Area.PLANS)), lambda o: told.append(o.value)
    )
    assert told == [5]
    assert spy.count() == 1


def test_the_inline_runner_lets_a_bug_through(owner):
    def job(_reporter):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        InlineRunner().submit(owner, job, lambda _v: None)


def test_a_thread_keeps_nothing_of_a_job_that_is_done(qtbot, runner):
    """The last reference to a page must never die in a thread."""
    owner = QObject()
    died_in = []

    class Held:
        def __del__(self):
            died_in.append(threading.current_thread() is threading.main_thread())

    for _ in range(50):
        held = Held()
        runner.submit(owner, lambda _r, held=held: None, lambda _v: None)
        del held
    idle(qtbot, runner)
    qtbot.waitUntil(lambda: len(died_in) == 50)
    assert all(died_in)


def test_garbage_is_collected_in_the_gui_thread_only(qtbot, runner):
    assert not gc.isenabled()
    runner._collector.collect()
    other = TaskRunner()
    other.stop()
    assert not gc.isenabled()
    runner.stop()
    assert gc.isenabled()
