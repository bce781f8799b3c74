"""The one way a file of an office comes in: file → gate → child process → rows.

The window and the command line both use this function; what happens to the rows is the business
of the services.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from penilaian_desktop.domain.activity_sheet import ActivitySheet, DiaryOptions
from penilaian_desktop.domain.attendance_sheet import AttendanceSheet
from penilaian_desktop.domain.employee_sheet import EmployeeSheet
from penilaian_desktop.domain.national_sheet import NationalSheet
from penilaian_desktop.domain.plan_sheet import PlanSheet
from penilaian_desktop.domain.progress import Reporter
from penilaian_desktop.domain.survey_questions import ChosenColumns, SurveyQuestions
from penilaian_desktop.domain.survey_sheet import SurveySheet
from penilaian_desktop.spreadsheets.reader_process import ReaderProcess

_shared = ReaderProcess()


def intake(
    path: Path, reporter: Reporter | None = None, *, process: ReaderProcess | None = None
) -> EmployeeSheet:
    """Read a list of employees (.xlsx or .csv) and check every row; nothing is stored.

    `process` replaces the shared child process. Raises ImportRefused with the place, Cancelled
    when the reporter says so.
    """
    found = (process or _shared).read("employees", path, reporter)
    assert isinstance(found, EmployeeSheet)
    return found


def diary_intake(
    path: Path,
    options: DiaryOptions | None = None,
    reporter: Reporter | None = None,
    *,
    process: ReaderProcess | None = None,
) -> ActivitySheet:
    """Read an employee's diary (.xlsx or .csv) and check every row; nothing is stored.

    Raises as `intake`.
    """
    found = (process or _shared).read("activities", path, reporter, options or DiaryOptions())
    assert isinstance(found, ActivitySheet)
    return found


def skp_intake(
    path: Path, reporter: Reporter | None = None, *, process: ReaderProcess | None = None
) -> PlanSheet:
    """Read a filled SKP workbook of the BKN style and check it; nothing is stored.

    Raises as `intake`.
    """
    found = (process or _shared).read("skp", path, reporter)
    assert isinstance(found, PlanSheet)
    return found


def national_intake(
    path: Path, reporter: Reporter | None = None, *, process: ReaderProcess | None = None
) -> NationalSheet:
    """Read a recap downloaded from the national system; nothing is stored.

    Raises as `intake`.
    """
    found = (process or _shared).read("national", path, reporter)
    assert isinstance(found, NationalSheet)
    return found


def attendance_intake(
    path: Path, reporter: Reporter | None = None, *, process: ReaderProcess | None = None
) -> AttendanceSheet:
    """Read the list of an attendance machine (.xlsx or .csv); nothing is judged or stored.

    Raises as `intake`.
    """
    found = (process or _shared).read("attendance", path, reporter)
    assert isinstance(found, AttendanceSheet)
    return found


def survey_columns_intake(
    path: Path, reporter: Reporter | None = None, *, process: ReaderProcess | None = None
) -> SurveyQuestions:
    """Return the columns of a survey's export, so that a person can tell them apart.

    Raises as `intake`.
    """
    found = (process or _shared).read("survey columns", path, reporter)
    assert isinstance(found, SurveyQuestions)
    return found


def survey_intake(
    path: Path,
    reporter: Reporter | None = None,
    chosen: Sequence[ChosenColumns] = (),
    *,
    process: ReaderProcess | None = None,
) -> SurveySheet:
    """Read the export of a satisfaction survey (.xlsx or .csv); nothing is stored.

    `chosen` are forms of which a person said which column asks what. Raises as `intake`.
    """
    found = (process or _shared).read("survey", path, reporter, tuple(chosen))
    assert isinstance(found, SurveySheet)
    return found
