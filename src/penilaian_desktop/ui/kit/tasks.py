"""Background work in three lanes; results come back to the GUI thread.

* write: one thread, in order, for everything that changes data;
* read: the latest request of a key wins, an older one is dropped without a callback;
* work: PDF, sheets, packages, network, key derivation; never a database session of its own.

A job is a callable that takes a reporter. `reporter.report(done, total)` is progress, and raises
`Cancelled` once the person cancelled. When the owner is gone, no callback is called; a write still
finishes and is still announced, because what a person typed must not depend on an open page.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from enum import Enum
from threading import Condition, Event, Thread
from typing import Any, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from penilaian_desktop.domain.errors import Cancelled, PenilaianError
from penilaian_desktop.domain.progress import Reporter
from penilaian_desktop.ui.kit.signals import AppSignals

T = TypeVar("T")
Job = Callable[[Reporter], T]
Failed = Callable[[PenilaianError], None]

SLOW_AFTER = 0.6
"""Seconds before progress is shown."""
_NEWS_EVERY = 0.05


class Lane(Enum):
    """Where a job runs, with the number of threads of the lane."""

    WRITE = ("write", 1)
    READ = ("read", 2)
    WORK = ("work", 2)


class Task(QObject):
    """One submitted job as the GUI thread sees it."""

    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, owner: QObject, job: Job[Any], lane: Lane, key: str, label: str) -> None:
        super().__init__(owner)
        self.owner = owner
        self.lane = lane
        self.key = key
        self.label = label
        self.done_steps = 0
        self.total_steps = 0
        self.shown = False
        self.started_at = time.monotonic()
        self._job = job
        self._cancelled = Event()
        self._superseded = False

    @property
    def cancelled(self) -> bool:
        """Tell whether the work was asked to stop."""
        return self._cancelled.is_set()

    @property
    def superseded(self) -> bool:
        """Tell whether a newer request of the same key took its place."""
        return self._superseded

    def cancel(self) -> None:
        """Ask the work to stop; it does at its next report."""
        self._cancelled.set()

    def supersede(self) -> None:
        """Drop the request in favour of a newer one: it stops and calls nobody."""
        self._superseded = True
        self._cancelled.set()

    def run(self, reporter: Reporter) -> object:
        """Do the job in the calling thread."""
        return self._job(reporter)

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


class _Result:
    __slots__ = ("error", "task", "value")

    def __init__(self, task: Task, value: object, error: BaseException | None) -> None:
        self.task = task
        self.value = value
        self.error = error


class _Progress:
    """The reporter of one task; speaks at most twenty times a second."""

    __slots__ = ("_emit", "_next", "_task")

    def __init__(self, task: Task, emit: Callable[[Task, int, int], None]) -> None:
        self._task = task
        self._emit = emit
        self._next = 0.0

    def report(self, done: int, total: int) -> None:
        orphaned = self._task.lane is not Lane.WRITE and not shiboken6.isValid(self._task)
        if self._task.cancelled or orphaned:
            raise Cancelled
        now = time.monotonic()
        if now >= self._next or done == total:
            self._next = now + _NEWS_EVERY
            self._emit(self._task, done, total)


class _Threads:
    """The threads of one lane; they start with the first job and end with `stop`."""

    def __init__(self, name: str, size: int, work: Callable[[Task], None]) -> None:
        self._name = name
        self._size = size
        self._work = work
        self._waiting: deque[Task] = deque()
        self._changed = Condition()
        self._threads: list[Thread] = []
        self._idle = 0
        self._stopped = False

    def add(self, task: Task) -> None:
        with self._changed:
            if self._stopped:
                return
            self._waiting.append(task)
            if self._idle < len(self._waiting) and len(self._threads) < self._size:
                thread = Thread(target=self._loop, name=f"lane-{self._name}", daemon=True)
                self._threads.append(thread)
                thread.start()
            self._changed.notify()

    def stop(self, *, drain: bool) -> None:
        with self._changed:
            self._stopped = True
            if not drain:
                self._waiting.clear()
            self._changed.notify_all()
        for thread in self._threads:
            thread.join()

    def _loop(self) -> None:
        while True:
            with self._changed:
                self._idle += 1
                while not self._waiting and not self._stopped:
                    self._changed.wait()
                self._idle -= 1
                if not self._waiting:
                    return
                task = self._waiting.popleft()
            self._work(task)


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
        self._callbacks: dict[Task, tuple[Callable[[Any], None], Failed | None]] = {}
        self._latest: dict[tuple[int, str], Task] = {}
        self._when_settled: Callable[[], object] | None = None

    def settle(self, then: Callable[[], object]) -> None:
        """Drop what only reads, let what writes finish, then call `then` in the GUI thread."""
        for task in list(self._callbacks):
            if task.lane is not Lane.WRITE:
                task.supersede()
        self._when_settled = then
        self._look_for_settled()

    def _look_for_settled(self) -> None:
        if self._when_settled is not None and not self._callbacks:
            then, self._when_settled = self._when_settled, None
            then()

    def _enrol(self, task: Task, done: Callable[[Any], None], failed: Failed | None) -> None:
        self._callbacks[task] = (done, failed)
        if task.key and task.lane is Lane.READ:
            place = (id(task.owner), task.key)
            older = self._latest.get(place)
            if older is not None:
                older.supersede()
            self._latest[place] = task

    def _deliver(self, result: _Result) -> None:
        task = result.task
        done, failed = self._callbacks.pop(task)
        place = (id(task.owner), task.key)
        if self._latest.get(place) is task:
            del self._latest[place]
        alive = shiboken6.isValid(task) and shiboken6.isValid(task.owner)
        self.finished.emit(task)
        if self.signals is not None:
            self._announce(result.value, task.owner if alive else None)
        if result.error is not None:
            self._fail(result.error, failed if alive else None, task)
        elif alive and not task.superseded:
            done(result.value)
        if alive and shiboken6.isValid(task):
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


class TaskRunner(_Deliverer):
    """Runs jobs in three lanes of threads. Lives in the GUI thread; call `stop` before it goes."""

    _arrived = Signal(object)
    _reported = Signal(object, int, int)

    def __init__(self, signals: AppSignals | None = None, parent: QObject | None = None) -> None:
        super().__init__(signals, parent)
        self._lanes = {lane: _Threads(*lane.value, self._work) for lane in Lane}
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._reported.connect(self._note, Qt.ConnectionType.QueuedConnection)
        self._watch = QTimer(self)
        self._watch.setInterval(100)
        self._watch.timeout.connect(self._look_for_slow)

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
        task = Task(owner, job, lane, key, label)
        self._enrol(task, done, failed)
        self._lanes[lane].add(task)
        self._watch.start()
        return task

    @property
    def busy(self) -> bool:
        """Tell whether anything is still running or waiting."""
        return bool(self._callbacks)

    def stop(self) -> None:
        """Finish what writes, drop what only reads, and end the threads."""
        self._watch.stop()
        for task in list(self._callbacks):
            if task.lane is not Lane.WRITE:
                task.supersede()
        self._lanes[Lane.WRITE].stop(drain=True)
        self._lanes[Lane.READ].stop(drain=False)
        self._lanes[Lane.WORK].stop(drain=False)

    def _work(self, task: Task) -> None:
        """Run a task in its lane's thread: the one place where every exception is caught."""
        value: object = None
        error: BaseException | None = None
        orphaned = task.lane is not Lane.WRITE and not shiboken6.isValid(task)
        try:
            if task.cancelled or orphaned:
                raise Cancelled  # noqa: TRY301 - one road for all that does not end well
            value = task.run(_Progress(task, self._reported.emit))
        except Exception as problem:  # noqa: BLE001 - carried to the GUI thread and sorted there
            error = problem
        self._arrived.emit(_Result(task, value, error))

    def _note(self, task: Task, done: int, total: int) -> None:
        if task in self._callbacks and shiboken6.isValid(task):
            task.done_steps, task.total_steps = done, total
            task.progressed.emit(done, total)

    def _look_for_slow(self) -> None:
        if not self._callbacks:
            self._watch.stop()
            return
        now = time.monotonic()
        for task in list(self._callbacks):
            if not task.shown and now - task.started_at >= SLOW_AFTER and shiboken6.isValid(task):
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
        task = Task(owner, job, lane, key, label)
        self._enrol(task, done, failed)
        value: object = None
        error: BaseException | None = None
        try:
            value = task.run(_Progress(task, lambda t, d, n: t.progressed.emit(d, n)))
        except PenilaianError as problem:
            error = problem
        self._deliver(_Result(task, value, error))
        return task
