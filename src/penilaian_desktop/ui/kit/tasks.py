"""Background work in three lanes; results come back to the GUI thread.

* write: one thread, in order, for everything that changes data;
* read: the latest request of a key wins, an older one is dropped without a callback;
* work: PDF, sheets, packages, network, key derivation; never a database session of its own.

Threads never hold a Qt object: what a thread works on is a plain `Work`, and it gives it back
together with every reference before the GUI thread hears of it. A page whose last reference died
in a thread would be destroyed there. For the same reason the cyclic garbage collector runs in the
GUI thread only (`collector`).

A job is a callable that takes a reporter. `reporter.report(done, total)` is progress, and raises
`Cancelled` once the person cancelled. When the owner is gone, no callback is called; a write still
finishes and is still announced, because what a person typed must not depend on an open page.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from penilaian_desktop.domain.errors import Cancelled, PenilaianError
from penilaian_desktop.ui.kit.collector import Collector
from penilaian_desktop.ui.kit.lanes import Job, Lane, Threads, Work
from penilaian_desktop.ui.kit.signals import AppSignals

T = TypeVar("T")
Failed = Callable[[PenilaianError], None]

__all__ = ["Failed", "InlineRunner", "Job", "Lane", "Task", "TaskRunner", "Tasks"]

SLOW_AFTER = 0.6
"""Seconds before progress is shown."""


class Task(QObject):
    """One submitted job as the GUI thread sees it; a child of its owner."""

    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, owner: QObject, work: Work, key: str, label: str) -> None:
        super().__init__(owner)
        self._work = work
        self.place = (id(owner), key) if key and work.lane is Lane.READ else None
        self.label = label
        self.done_steps = 0
        self.total_steps = 0
        self.shown = False
        self.started_at = time.monotonic()
        self.superseded = False

    @property
    def owner(self) -> QObject:
        """Return whose job it is."""
        owner = self.parent()
        assert owner is not None
        return owner

    @property
    def lane(self) -> Lane:
        """Return where it runs."""
        return self._work.lane

    @property
    def cancelled(self) -> bool:
        """Tell whether the work was asked to stop."""
        return self._work.cancelled

    def cancel(self) -> None:
        """Ask the work to stop; it does at its next report."""
        self._work.cancelled = True

    def supersede(self) -> None:
        """Drop the request in favour of a newer one: it stops and calls nobody."""
        self.superseded = True
        self.cancel()

    def remaining_seconds(self, now: float) -> float | None:
        """Return the estimate of the time left, None while nothing is known."""
        if not self.done_steps or not self.total_steps:
            return None
        spent = now - self.started_at
        return spent / self.done_steps * (self.total_steps - self.done_steps)


class Tasks(Protocol):
    """What pages know of a task runner."""

    def submit(
        self,
        owner: QObject,
        job: Job[T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        *,
        lane: Lane = Lane.READ,
        key: str = "",
        label: str = "",
    ) -> Task:
        """Run a job and call `done` or `failed` in the GUI thread."""


class _Waiting:
    """A submitted job until it is delivered: its task and who waits for it."""

    __slots__ = ("done", "failed", "task", "work")

    def __init__(
        self, task: Task, work: Work, done: Callable[[Any], None], failed: Failed | None
    ) -> None:
        self.task = task
        self.work = work
        self.done = done
        self.failed = failed


class _Deliverer(QObject):
    """What both runners share: who hears of a result, and in which order."""

    slow = Signal(object)
    """A task that has been running for 600 ms: the task panel shows it."""
    finished = Signal(object)
    """A task that ended, in whatever way."""
    refused = Signal(object)
    """A `PenilaianError` for which the caller gave no `failed`."""
    crashed = Signal(object)
    """Any other exception: a bug, for the crash dialog."""

    def __init__(self, signals: AppSignals | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.signals = signals
        self._waiting: dict[int, _Waiting] = {}
        self._latest: dict[tuple[int, str], Task] = {}
        self._when_settled: Callable[[], object] | None = None

    @property
    def busy(self) -> bool:
        """Tell whether anything is still running or waiting."""
        return bool(self._waiting)

    def settle(self, then: Callable[[], object]) -> None:
        """Drop what only reads, let what writes finish, then call `then` in the GUI thread."""
        self._drop_reads()
        self._when_settled = then
        self._look_for_settled()

    def _enrol(
        self, task: Task, work: Work, done: Callable[[Any], None], failed: Failed | None
    ) -> None:
        self._waiting[work.number] = _Waiting(task, work, done, failed)
        if task.place is not None:
            older = self._latest.get(task.place)
            if older is not None:
                older.supersede()
            self._latest[task.place] = task

    def _deliver(self, work: Work) -> None:
        entry = self._waiting.pop(work.number)
        task = entry.task
        value, error = work.take()
        if task.place is not None and self._latest.get(task.place) is task:
            del self._latest[task.place]
        alive = shiboken6.isValid(task) and shiboken6.isValid(task.owner)
        self.finished.emit(task)
        if self.signals is not None:
            self._announce(value, task.owner if alive else None)
        if error is not None:
            self._fail(error, entry.failed if alive else None, task)
        elif alive and not task.superseded:
            entry.done(value)
        if shiboken6.isValid(task):
            task.ended.emit()
            task.deleteLater()
        self._look_for_settled()

    def _announce(self, value: object, initiator: QObject | None) -> None:
        from penilaian_desktop.domain.changes import Outcome  # noqa: PLC0415 - not at start-up

        if isinstance(value, Outcome) and self.signals is not None:
            self.signals.changed.emit(value.changes, initiator)

    def _fail(self, error: BaseException, failed: Failed | None, task: Task) -> None:
        if not isinstance(error, PenilaianError):
            self.crashed.emit(error)
        elif task.superseded:
            return
        elif failed is not None:
            failed(error)
        elif not isinstance(error, Cancelled):
            self.refused.emit(error)

    def _drop_reads(self) -> None:
        for entry in list(self._waiting.values()):
            if entry.work.lane is not Lane.WRITE:
                entry.task.supersede()

    def _look_for_settled(self) -> None:
        if self._when_settled is not None and not self._waiting:
            then, self._when_settled = self._when_settled, None
            then()


class TaskRunner(_Deliverer):
    """Runs jobs in three lanes of threads. Lives in the GUI thread; call `stop` before it goes."""

    _arrived = Signal()
    _reported = Signal(int, int, int)

    def __init__(self, signals: AppSignals | None = None, parent: QObject | None = None) -> None:
        super().__init__(signals, parent)
        self._threads = {
            lane: Threads(lane, self._arrived.emit, self._reported.emit) for lane in Lane
        }
        self._collector = Collector(self)
        self._arrived.connect(self._take_finished, Qt.ConnectionType.QueuedConnection)
        self._reported.connect(self._note, Qt.ConnectionType.QueuedConnection)
        self._watch = QTimer(self)
        self._watch.setInterval(100)
        self._watch.timeout.connect(self._look_after)

    def submit(
        self,
        owner: QObject,
        job: Job[T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        *,
        lane: Lane = Lane.READ,
        key: str = "",
        label: str = "",
    ) -> Task:
        """Run a job in a lane; `label` says in the task panel what is going on."""
        work = Work(job, lane)
        task = Task(owner, work, key, label)
        self._enrol(task, work, done, failed)
        self._threads[lane].add(work)
        self._watch.start()
        return task

    def stop(self) -> None:
        """Finish what writes, drop what only reads, and end the threads."""
        self._watch.stop()
        self._drop_reads()
        for lane, threads in self._threads.items():
            threads.stop(drain=lane is Lane.WRITE)
        self._collector.stop()

    def _take_finished(self) -> None:
        for threads in self._threads.values():
            while (work := threads.finished()) is not None:
                self._deliver(work)

    def _note(self, number: int, done: int, total: int) -> None:
        entry = self._waiting.get(number)
        if entry is not None and shiboken6.isValid(entry.task):
            entry.task.done_steps, entry.task.total_steps = done, total
            entry.task.progressed.emit(done, total)

    def _look_after(self) -> None:
        """Show what has been running for a while; stop what nobody waits for any more."""
        if not self._waiting:
            self._watch.stop()
            return
        now = time.monotonic()
        for entry in list(self._waiting.values()):
            task = entry.task
            if not shiboken6.isValid(task):
                entry.work.cancelled = entry.work.cancelled or entry.work.lane is not Lane.WRITE
            elif not task.shown and now - task.started_at >= SLOW_AFTER:
                task.shown = True
                self.slow.emit(task)


class InlineRunner(_Deliverer):
    """Does every job at once in the calling thread: for tests and for one-shot tools."""

    def submit(
        self,
        owner: QObject,
        job: Job[T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        *,
        lane: Lane = Lane.READ,
        key: str = "",
        label: str = "",
    ) -> Task:
        """Run a job and call back before returning."""
        work = Work(job, lane)
        task = Task(owner, work, key, label)
        self._enrol(task, work, done, failed)
        work.run(lambda _number, steps, total: task.progressed.emit(steps, total))
        bug = work.bug
        if bug is not None:
            self._waiting.pop(work.number)
            raise bug
        self._deliver(work)
        return task
