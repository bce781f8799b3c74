"""The child process that opens foreign sheets: small memory, no second chance, nothing shared.

A hostile or broken file can at worst end this process; the application goes on. The parent side
is `reader_process`.
"""

from __future__ import annotations

import gc
import hashlib
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from penilaian_desktop.domain.activity_sheet import ActivitySheet, DiaryOptions
from penilaian_desktop.domain.attendance_sheet import AttendanceSheet
from penilaian_desktop.domain.employee_sheet import EmployeeSheet
from penilaian_desktop.domain.errors import ImportRefused, PenilaianError, Place
from penilaian_desktop.domain.national_sheet import NationalSheet
from penilaian_desktop.domain.progress import Reporter
from penilaian_desktop.domain.survey_questions import ChosenColumns, SurveyQuestions
from penilaian_desktop.domain.survey_sheet import SurveySheet
from penilaian_desktop.spreadsheets.activities import read_activity_grids
from penilaian_desktop.spreadsheets.attendance import read_attendance_grids
from penilaian_desktop.spreadsheets.employees import read_employee_grids
from penilaian_desktop.spreadsheets.national_recap import read_national_grids
from penilaian_desktop.spreadsheets.sheet_reader import CSV_ENDINGS, SheetFile
from penilaian_desktop.spreadsheets.skp_book import read_skp
from penilaian_desktop.spreadsheets.survey_questions import read_questions
from penilaian_desktop.spreadsheets.surveys import read_survey_grids

PROGRESS, DONE, FAILED = "progress", "done", "failed"
"""What a message to the parent is; the rest of the message belongs to it."""


class _Pipe:
    """Sends progress to the parent."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def report(self, done: int, total: int) -> None:
        """Tell the parent how far the reading is."""
        self._connection.send((PROGRESS, done, total))


@contextmanager
def _opened(path: Path) -> Iterator[SheetFile]:
    """Yield a file that passed the gate; whatever is wrong with it is an ImportRefused."""
    if path.exists() and not path.is_file():  # a folder, or a pipe that would never end
        raise ImportRefused("file_unreadable", Place(file=path.name), name=path.name)
    try:
        with _no_search_for_cycles():
            yield SheetFile(path)
    except FileNotFoundError as error:
        raise ImportRefused("file_not_found", file=path.name) from error
    except OSError as error:
        raise ImportRefused("file_unreadable", Place(file=path.name), name=path.name) from error


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Keep the collector from walking over a million cells again and again; they hold no cycles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def read_employees(path: Path, reporter: Reporter | None = None) -> EmployeeSheet:
    """Read a file of employees in this process; raises ImportRefused.

    For the child and for tests of the reader; the application goes through `intake`.
    """
    with _opened(path) as file:
        return read_employee_grids(path.name, file.grids(), file.ignored, reporter)


def read_activities(
    path: Path, reporter: Reporter | None = None, options: DiaryOptions | None = None
) -> ActivitySheet:
    """Read an employee's diary in this process; raises ImportRefused. Used like read_employees."""
    escaped = path.suffix.casefold() in CSV_ENDINGS
    with _opened(path) as file:
        return read_activity_grids(
            path.name, file.grids(), file.ignored, reporter, options, escaped=escaped
        )


def read_attendance(path: Path, reporter: Reporter | None = None) -> AttendanceSheet:
    """Read an attendance list in this process; raises ImportRefused. Used like read_employees."""
    with _opened(path) as file:
        return read_attendance_grids(path.name, file.grids(), file.ignored, reporter)


def read_survey(
    path: Path, reporter: Reporter | None = None, chosen: Sequence[ChosenColumns] = ()
) -> SurveySheet:
    """Read the export of a survey in this process; raises ImportRefused."""
    with _opened(path) as file:
        return read_survey_grids(path.name, file.grids(), file.ignored, reporter, chosen)


def list_survey_columns(path: Path, reporter: Reporter | None = None) -> SurveyQuestions:
    """Return the columns of a survey's export; raises ImportRefused."""
    del reporter
    with _opened(path) as file:
        return read_questions(path.name, file.grids())


def read_national(path: Path, reporter: Reporter | None = None) -> NationalSheet:
    """Read a recap of the national system in this process; raises ImportRefused."""
    with _opened(path) as file:
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        return read_national_grids(path.name, sha256, file.grids(), reporter)


JOBS: dict[str, Callable[..., Any]] = {
    "employees": read_employees,
    "activities": read_activities,
    "skp": read_skp,
    "national": read_national,
    "attendance": read_attendance,
    "survey": read_survey,
    "survey columns": list_survey_columns,
}
"""Kinds of lists that the child can read, by name."""


def serve(connection: Connection, memory_bytes: int) -> None:
    """Read files for the parent until it hangs up; `memory_bytes` limits the address space."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory(memory_bytes)
    _be_silent()
    pipe = _Pipe(connection)
    while True:
        try:
            job, path, *how = connection.recv()
        except EOFError:
            return
        try:
            answer: tuple[object, ...] = (DONE, JOBS[job](Path(path), pipe, *how))
        except PenilaianError as error:
            answer = (FAILED, error)
        except MemoryError:
            answer = (FAILED, ImportRefused("sheet_reader_stopped", Place(file=Path(path).name)))
        connection.send(answer)


def _be_silent() -> None:
    """Send the dying words of native libraries nowhere: the parent says what happened."""
    with Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)


if sys.platform == "win32":

    def _limit_memory(limit: int) -> None:
        from penilaian_desktop.spreadsheets.job_object import limit_this_process  # noqa: PLC0415

        limit_this_process(limit)

else:

    def _limit_memory(limit: int) -> None:
        import resource  # noqa: PLC0415  (not on Windows)

        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
