"""Runs the child process that opens foreign sheets, and outlives whatever happens to it.

One child is started at the first file and reused. The start method is spawn on every system, so
that a frozen program works the same (its entry point calls `multiprocessing.freeze_support`).
"""

from __future__ import annotations

import multiprocessing
import threading
import time
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

from penilaian_desktop.domain.errors import ImportRefused, PenilaianError, Place
from penilaian_desktop.domain.progress import Reporter, Silent
from penilaian_desktop.spreadsheets.child import DONE, FAILED, PROGRESS, serve

GIB = 1024**3
POLL_SECONDS = 0.1
GRACE_SECONDS = 2.0


class ReaderProcess:
    """Reads files in a child with `memory_bytes` of address space and `seconds` for each file."""

    def __init__(self, *, memory_bytes: int = GIB, seconds: float = 120.0) -> None:
        self._memory = memory_bytes
        self._seconds = seconds
        self._lock = threading.Lock()
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None

    def read(self, job: str, path: Path, reporter: Reporter | None = None, *how: object) -> Any:  # noqa: ANN401
        """Return what the child read; raises ImportRefused, and Cancelled through the reporter.

        `how` goes to the job as it is, and must be picklable.
        A child that takes too long, dies or is cancelled is gone; the next file gets a new one.
        """
        reporter = reporter or Silent()
        with self._lock:
            connection = self._start()
            try:
                connection.send((job, str(path.resolve()), *how))
                return self._wait(connection, path, reporter)
            except (EOFError, OSError) as error:
                code = self._end()
                failed = "sheet_reader_failed" if code == 1 else "sheet_reader_stopped"
                raise ImportRefused(failed, Place(file=path.name)) from error
            except PenilaianError:
                raise
            except BaseException:
                self._end()
                raise

    @property
    def pid(self) -> int | None:
        """Return the process id of the child, None when there is none."""
        return self._process.pid if self._process is not None else None

    def close(self) -> None:
        """End the child, if there is one."""
        with self._lock:
            self._end()

    def _start(self) -> Connection:
        if self._process is not None and self._process.is_alive() and self._connection is not None:
            return self._connection
        self._end()
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(
            target=serve, args=(theirs, self._memory), name="sheet-reader", daemon=True
        )
        process.start()
        theirs.close()
        self._process, self._connection = process, ours
        return ours

    def _wait(self, connection: Connection, path: Path, reporter: Reporter) -> Any:  # noqa: ANN401
        until = time.monotonic() + self._seconds
        done, total = 0, 0
        while True:
            if connection.poll(max(0.0, min(POLL_SECONDS, until - time.monotonic()))):
                kind, *rest = connection.recv()
                if kind == DONE:
                    return rest[0]
                if kind == FAILED:
                    raise rest[0]
                assert kind == PROGRESS
                done, total = rest
            elif time.monotonic() > until:
                self._end()
                raise ImportRefused("sheet_reader_too_slow", Place(file=path.name))
            try:
                reporter.report(done, total)
            except PenilaianError:
                self._end()
                raise

    def _end(self) -> int | None:
        """End the child and return its exit code, None when there was no child."""
        process, connection = self._process, self._connection
        self._process = self._connection = None
        if connection is not None:
            connection.close()
        if process is None:
            return None
        process.join(GRACE_SECONDS if process.exitcode is not None else 0.2)
        if process.is_alive():
            process.kill()
            process.join(GRACE_SECONDS)
        code = process.exitcode
        if code is not None:
            process.close()
        return code
