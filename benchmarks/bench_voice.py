"""Surveys of 60,000 questionnaires: the import of an export, the trend, the result of a survey.

The reader is told against openpyxl in read-only mode that does nothing but look at every cell of
the same file in the same run. Times of the trend are seconds against the one second that a page may
keep a person waiting.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from time import perf_counter, process_time

import openpyxl
from figure import Figure
from python_calamine import load_workbook

from penilaian_desktop.app.paths import resources_folder
from penilaian_desktop.domain.access import Role
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.employee import Unit
from penilaian_desktop.domain.public_voice import PublicService, Survey, SurveyAnswer
from penilaian_desktop.domain.record import new_id
from penilaian_desktop.services.registry import build_services
from penilaian_desktop.services.session import Session
from penilaian_desktop.spreadsheets.child import read_survey
from penilaian_desktop.storage.library_file import load_library
from penilaian_desktop.storage.schemes import load_schemes
from penilaian_desktop.storage.vault import KdfParams, Vault
from penilaian_desktop.storage.workspace import Author, Workspace

ROWS = 60_000
SERVICES = ("KTP-el", "Kartu Keluarga", "Akta kelahiran", "Akta kematian")
GOAL = 0.1
"""Time of the reader against openpyxl that we want. python-calamine by itself takes 0.08 to 0.09 of
it; the gate that measures a foreign file before it is opened, and our rows, come on top."""
SHARE = 0.25
ONE_SECOND = 1.0
NOW = datetime(2026, 11, 19, 3, tzinfo=UTC)


def figures() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "survei.xlsx"
        _write(path)
        yield _read(path)
        yield from _stored(Path(folder), path)


def _answers(rng: Random) -> list[int]:
    return [rng.choice((2, 3, 3, 3, 4, 4)) for _ in range(9)]


def _write(path: Path) -> None:
    import xlsxwriter

    rng = Random(7)
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet = book.add_worksheet("Form Responses 1")
    stamp = book.add_format({"num_format": "dd/mm/yyyy hh:mm:ss"})
    sheet.write_row(
        0, 0,
        ["Timestamp", "Jenis layanan", "Usia", "Jenis Kelamin", "Pendidikan terakhir",
         *(f"U{n}" for n in range(1, 10)), "Saran dan masukan"],
    )  # fmt: skip
    begin = datetime(2023, 1, 2, 8)  # noqa: DTZ001  (cells know no zone)
    for row in range(1, ROWS + 1):
        at = begin + timedelta(minutes=35 * row)
        sheet.write_datetime(row, 0, at, stamp)
        sheet.write_row(
            row, 1,
            [rng.choice(SERVICES), 18 + row % 50, "LP"[row % 2], "SMA", *_answers(rng),
             "Antrean pagi panjang" if row % 9 == 0 else ""],
        )  # fmt: skip
    book.close()


def _read(path: Path) -> Figure:
    begin = process_time()
    found = read_survey(path)
    ours = process_time() - begin
    assert len(found.records) == ROWS
    assert not found.refused
    begin = process_time()
    load_workbook(path).get_sheet_by_index(0).to_python()
    bare = process_time() - begin
    begin = process_time()
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    cells = sum(len(row) for row in book.worksheets[0].iter_rows(values_only=True))
    theirs = process_time() - begin
    detail = f"{cells:,} cells: {ours:.2f} s, calamine alone {bare:.2f} s, openpyxl {theirs:.2f} s"
    return Figure(
        f"voice: export of {ROWS:,} rows read ÷ openpyxl read-only", ours / theirs, SHARE, GOAL,
        detail,
    )  # fmt: skip


def _stored(folder: Path, export: Path) -> Iterator[Figure]:
    _, key, _ = Vault.create(folder / "office", KdfParams.fast())
    workspace = Workspace.create(folder / "office", key, title="Kantor", clock=lambda: NOW)
    try:
        resources = resources_folder()
        services = build_services(
            workspace, load_schemes(resources), lambda: NOW, load_library(resources)
        )
        s = Session(
            account_id="a", account_name="hr", person_id="", display_name="HR",
            roles=frozenset({Role.HR}), device_id="d", office=True, signer=None,
        )  # fmt: skip
        service, survey = _fill(workspace)
        sheet = read_survey(export)
        newest = PeriodCode(2026, "S", 2)
        for name, call in (
            ("trend over 60,000 answers", lambda: services.surveys.trend(s, newest)),
            (
                "trend of a service over 16 quarters",
                lambda: services.surveys.trend(
                    s, PeriodCode(2026, "T", 4), service_id=service, count=16
                ),
            ),
            ("result of one survey of 60,000", lambda: services.surveys.results(s, survey)),
            ("the page's board", lambda: services.public_services.board(s)),
            ("a page of 60,000 questionnaires", lambda: services.surveys.answers(s, survey)),
            (
                "60,000 questionnaires searched",
                lambda: services.surveys.answers(s, survey, search="5999"),
            ),
            (
                "60,000 questionnaires, repeated numbers",
                lambda: services.surveys.answers(s, survey, repeated=True),
            ),
            (
                "an export of 60,000 rows held against 60,000 stored",
                lambda: services.surveys.check(s, survey, sheet),
            ),
        ):
            yield _lane(name, call)
    finally:
        workspace.close()


def _fill(workspace: Workspace) -> tuple[str, str]:
    rng = Random(8)
    with workspace.write(Author("a", "", "d")) as unit:
        place = unit.add(Unit(id=new_id(), at=NOW, name="Disdukcapil"))
        offered = [
            unit.add(PublicService(id=new_id(), at=NOW, unit_id=place.id, name=name)).id
            for name in SERVICES
        ]
        survey = unit.add(
            Survey(
                id=new_id(), at=NOW, unit_id=place.id, title="SKM", starts=date(2023, 1, 1),
                ends=date(2026, 12, 31),
            )
        )  # fmt: skip
        answers = []
        for row in range(ROWS):
            u = _answers(rng)
            answers.append(
                SurveyAnswer(
                    id=new_id(), at=NOW, unit_id=place.id, survey_id=survey.id,
                    service_id=offered[row % len(offered)],
                    day=date(2023, 1, 2) + timedelta(days=row // 43), u1=u[0], u2=u[1], u3=u[2],
                    u4=u[3], u5=u[4], u6=u[5], u7=u[6], u8=u[7], u9=u[8], respondent=str(row),
                )
            )  # fmt: skip
        unit.add_many(answers)
    return offered[0], survey.id


def _lane(name: str, call: Callable[[], object]) -> Figure:
    """Return the slowest of three looks, the first of which finds nothing in memory."""
    slowest = 0.0
    for _ in range(3):
        begin = perf_counter()
        assert call()
        slowest = max(slowest, perf_counter() - begin)
    return Figure(f"voice: {name}", slowest, ONE_SECOND, 0.5, f"{slowest * 1000:.0f} ms")
