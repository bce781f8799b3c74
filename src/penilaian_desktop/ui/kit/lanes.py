"""The threads below the task runner. Nothing here knows a Qt object.

A thread runs a `Work` and puts it, with its result, on the list of finished ones in one step with
giving up its own references; only then it calls `arrived`. So the last reference to whatever a job
closes over (a page, a model) always dies in the GUI thread.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from enum import Enum
from itertools import count
from threading import Condition, Thread
from typing import TypeVar

from penilaian_desktop.domain.errors import Cancelled, PenilaianError
from penilaian_desktop.domain.progress import Reporter

T = TypeVar("T")
Job = Callable[[Reporter], T]

_NEWS_EVERY = 0.05
_numbers = count(1)


class Lane(Enum):
    """Where a job runs, with the number of threads of the lane."""

    WRITE = ("write", 1)
    READ = ("read", 2)
    WORK = ("work", 2)


class Work:
    """One job on its way through a thread; `number` names it."""

    __slots__ = ("cancelled", "error", "job", "lane", "number", "value")

    def __init__(self, job: Job[object], lane: Lane) -> None:
        self.number = next(_numbers)
        self.job: Job[object] | None = job
        self.lane = lane
        self.cancelled = False
        self.value: object = None
        self.error: BaseException | None = None

    def run(self, tell: Callable[[int, int, int], object]) -> None:
        """Do the job in the calling thread: the one place where every exception is caught."""
        job = self.job
        if self.cancelled or job is None:
            self.error = Cancelled()
            return
        try:
            self.value = job(_Progress(self, tell))
        except Exception as problem:  # noqa: BLE001 - carried to the GUI thread and sorted there
            self.error = problem

    def take(self) -> tuple[object, BaseException | None]:
        """Return the result and forget the job with all that it closes over."""
        value, error = self.value, self.error
        self.job = self.value = self.error = None
        return value, error

    @property
    def bug(self) -> BaseException | None:
        """Return the exception of a job that is none of the expected errors."""
        return None if isinstance(self.error, PenilaianError) else self.error


class _Progress:
    """The reporter of one work; speaks at most twenty times a second."""

    __slots__ = ("_next", "_tell", "_work")

    def __init__(self, work: Work, tell: Callable[[int, int, int], object]) -> None:
        self._work = work
        self._tell = tell
        self._next = 0.0

    def report(self, done: int, total: int) -> None:
        if self._work.cancelled:
            raise Cancelled
        now = time.monotonic()
        if now >= self._next or done == total:
            self._next = now + _NEWS_EVERY
            self._tell(self._work.number, done, total)


class Threads:
    """The threads of one lane; they start with the first job and end with `stop`."""

    def __init__(
        self,
        lane: Lane,
        arrived: Callable[[], object],
        tell: Callable[[int, int, int], object],
    ) -> None:
        self._name, self._size = lane.value
        self._arrived = arrived
        self._tell = tell
        self._waiting: deque[Work] = deque()
        self._finished: deque[Work] = deque()
        self._changed = Condition()
        self._threads: list[Thread] = []
        self._idle = 0
        self._stopped = False

    def add(self, work: Work) -> None:
        """Put a work at the end of the lane."""
        with self._changed:
            if self._stopped:
                return
            self._waiting.append(work)
            if self._idle < len(self._waiting) and len(self._threads) < self._size:
                thread = Thread(target=self._loop, name=f"lane-{self._name}", daemon=True)
                self._threads.append(thread)
                thread.start()
            self._changed.notify()

    def finished(self) -> Work | None:
        """Return the next finished work, None when there is none."""
        with self._changed:
            return self._finished.popleft() if self._finished else None

    def stop(self, *, drain: bool) -> None:
        """End the threads; with `drain` what still waits is done first."""
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
                work = self._waiting.popleft()
            work.run(self._tell)
            with self._changed:
                self._finished.append(work)
                del work  # in one step with the hand-over: see the head of this module
            self._arrived()
