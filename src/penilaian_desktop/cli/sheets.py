"""`penilaian import`: workbooks of the office, with a reason for every row that stays out."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from penilaian_desktop.cli.account import opened
from penilaian_desktop.cli.backend import Backend
from penilaian_desktop.cli.output import OK, REFUSED, Output
from penilaian_desktop.domain.errors import StorageUnavailable
from penilaian_desktop.domain.intake import EmployeeSheet, SheetProblem
from penilaian_desktop.domain.messages import message
from penilaian_desktop.spreadsheets.intake import intake
from penilaian_desktop.spreadsheets.result_book import write_result


def run(args: Namespace, backend: Backend, output: Output) -> int:
    """Read the workbook, show what is good and what is not, and store the good rows."""
    if not args.file.exists():
        raise StorageUnavailable("file_not_found", file=str(args.file))
    sheet = intake(args.file)
    stored = False
    if not args.dry_run:
        with opened(args, backend) as workspace:
            workspace.services.imports.apply_employees(workspace.session, sheet.records)
        stored = True
    if args.result is not None:
        write_result(sheet, args.result)
    output.say(
        f"{args.file.name}: {len(sheet.good)} baris baik, {len(sheet.warned)} dengan catatan, "
        f"{len(sheet.refused)} ditolak. "
        + ("Baris yang baik sudah disimpan." if stored else "Belum ada yang disimpan.")
    )
    for title, problems in (("Ditolak", sheet.refused), ("Catatan", sheet.remarks)):
        for problem in problems:
            output.say(f"  {title}: {_place(problem)}: {_sentence(problem)}")
    output.document(document(sheet))
    return REFUSED if sheet.refused else OK


def document(sheet: EmployeeSheet) -> dict[str, Any]:
    """Return the answer of `--json` (docs/decisions/003)."""
    return {
        "good": len(sheet.good),
        "warned": len(sheet.warned),
        "refused": [_problem(p) for p in sheet.refused],
        "remarks": [_problem(p) for p in sheet.remarks],
        "records": sheet.records,
    }


def _sentence(problem: SheetProblem) -> str:
    return str(message(problem.code, value=problem.detail))


def _place(problem: SheetProblem) -> str:
    return f"lembar {problem.sheet}, baris {problem.row}, kolom {problem.column}"


def _problem(problem: SheetProblem) -> dict[str, Any]:
    return {
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "header": problem.header,
        "code": problem.code,
        "message": _sentence(problem),
    }
