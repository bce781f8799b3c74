"""`penilaian import activities`: an employee's own diary, with a reason for every row left out."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from penilaian_desktop.cli.account import opened
from penilaian_desktop.cli.backend import Backend
from penilaian_desktop.cli.output import OK, REFUSED, Output
from penilaian_desktop.cli.problems import place, problem_document, sentence
from penilaian_desktop.domain.activity_sheet import ActivityRow, ActivitySheet, free_day_remarks
from penilaian_desktop.spreadsheets.activity_result import write_diary_result
from penilaian_desktop.spreadsheets.intake import diary_intake


def run(args: Namespace, backend: Backend, output: Output) -> int:
    """Read the diary, show what is good and what is not, and store the good rows as drafts.

    Without a workspace a dry run checks the file alone, against the shipped holidays.
    """
    stored = 0
    if args.dry_run and args.workspace is None:
        sheet = diary_intake(args.file)
        holidays = backend.free_days()
        remarks = free_day_remarks(
            sheet.records,
            lambda day: holidays.get(day, "akhir pekan" if day.weekday() > 4 else ""),
        )
        sheet = sheet.with_remarks(remarks)
    else:
        with opened(args, backend) as workspace:
            service, session = workspace.services.activity_import, workspace.session
            read = diary_intake(args.file, service.options(session))
            sheet = service.check(session, read, own=args.own)
            if sheet.records and not args.dry_run:
                stored = service.apply(session, read, own=args.own).value
    if args.result is not None:
        write_diary_result(sheet, args.result)
    _tell(args.file.name, sheet, stored, output)
    output.document(document(sheet))
    return REFUSED if sheet.refused else OK


def _tell(file: str, sheet: ActivitySheet, stored: int, output: Output) -> None:
    known = f", {len(sheet.known)} sudah ada di log" if sheet.known else ""
    output.say(
        f"{file}: {len(sheet.good)} baris baik, {len(sheet.warned)} dengan catatan, "
        f"{len(sheet.refused)} ditolak{known}. "
        + (f"{stored} kegiatan disimpan sebagai draf." if stored else "Belum ada yang disimpan.")
    )
    for title, problems in (
        ("Ditolak", sheet.refused),
        ("Catatan", sheet.remarks),
        ("Sudah ada", sheet.known),
    ):
        for problem in problems:
            output.say(f"  {title}: {place(problem)}: {sentence(problem)}")


def document(sheet: ActivitySheet) -> dict[str, Any]:
    """Return the answer of `--json` (docs/decisions/003)."""
    return {
        "good": len(sheet.good),
        "warned": len(sheet.warned),
        "refused": [problem_document(p) for p in sheet.refused],
        "remarks": [problem_document(p) for p in sheet.remarks],
        "known": [problem_document(p) for p in sheet.known],
        "owner": {"nama": sheet.owner or None, "nip": sheet.owner_nip or None},
        "columns": [
            {"sheet": page.sheet, "column": c.column, "header": c.header, "field": c.field or None}
            for page in sheet.layouts
            for c in page.columns
        ],
        "records": [_record(row) for row in sheet.records],
    }


def _record(row: ActivityRow) -> dict[str, Any]:
    """Return an entry that was taken over, in the words of the diary."""
    return {
        "sheet": row.sheet,
        "row": row.row,
        "tanggal": row.day,
        "mulai": _clock(row.start),
        "selesai": _clock(row.end),
        "menit": row.minutes,
        "uraian": row.text,
        "volume": None if row.volume is None else str(row.volume),
        "satuan": row.unit,
        "keterangan": row.note or None,
    }


def _clock(minutes: int | None) -> str | None:
    return None if minutes is None else f"{minutes // 60:02d}:{minutes % 60:02d}"
