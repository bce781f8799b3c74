"""`penilaian import`: workbooks of the office, with a reason for every row that stays out."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from penilaian_desktop.cli import diary, plan_sheet
from penilaian_desktop.cli.account import opened
from penilaian_desktop.cli.backend import Backend
from penilaian_desktop.cli.output import OK, REFUSED, Output
from penilaian_desktop.cli.problems import place, problem_document, sentence
from penilaian_desktop.domain.employee_sheet import EmployeeSheet
from penilaian_desktop.domain.errors import StorageUnavailable
from penilaian_desktop.domain.golongan import parse_golongan
from penilaian_desktop.domain.intake import EmployeeRow
from penilaian_desktop.spreadsheets.intake import intake
from penilaian_desktop.spreadsheets.result_book import write_result


def run(args: Namespace, backend: Backend, output: Output) -> int:
    """Read the workbook, show what is good and what is not, and store the good rows."""
    if not args.file.exists():
        raise StorageUnavailable("file_not_found", file=str(args.file))
    if args.kind == "activities":
        return diary.run(args, backend, output)
    if args.kind == "plan":
        return plan_sheet.run(args, backend, output)
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
            output.say(f"  {title}: {place(problem)}: {sentence(problem)}")
    output.document(document(sheet))
    return REFUSED if sheet.refused else OK


def document(sheet: EmployeeSheet) -> dict[str, Any]:
    """Return the answer of `--json` (docs/decisions/003)."""
    return {
        "good": len(sheet.good),
        "warned": len(sheet.warned),
        "refused": [problem_document(p) for p in sheet.refused],
        "remarks": [problem_document(p) for p in sheet.remarks],
        "records": [_record(row) for row in sheet.records],
    }


def _record(row: EmployeeRow) -> dict[str, Any]:
    """Return a row that was taken over, in the words of the office's own lists."""
    rank = parse_golongan(row.golongan) if row.golongan else None
    return {
        "sheet": row.sheet,
        "row": row.row,
        "identity": row.identity,
        "identity_kind": row.identity_kind,
        "status": row.status,
        "nama": row.name,
        "jenis_kelamin": row.sex or None,
        "tanggal_lahir": row.birth_date,
        "golongan": row.golongan,
        "pangkat": (rank.pangkat or None) if rank else None,
        "tmt_golongan": row.golongan_since,
        "jabatan": row.position or None,
        "penugasan": row.assignment_kind,
        "tmt_jabatan": row.position_since,
        "unit": row.units,
        "atasan": row.superior or None,
    }
