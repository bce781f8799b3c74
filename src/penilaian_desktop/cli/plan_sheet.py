"""`penilaian import plan`: a filled SKP workbook becomes an own draft SKP."""

from __future__ import annotations

from argparse import Namespace
from decimal import Decimal
from typing import Any

from penilaian_desktop.cli.account import opened
from penilaian_desktop.cli.backend import Backend
from penilaian_desktop.cli.output import OK, REFUSED, Output
from penilaian_desktop.cli.problems import place, problem_document, sentence
from penilaian_desktop.domain.plan_sheet import PlanSheet, SheetIndicator, SheetPerson
from penilaian_desktop.spreadsheets.intake import skp_intake


def run(args: Namespace, backend: Backend, output: Output) -> int:
    """Read the workbook, say what was found, and store the plan as a draft.

    Without a workspace a dry run checks the file alone.
    """
    sheet = skp_intake(args.file)
    stored = ""
    if not (args.dry_run and args.workspace is None):
        with opened(args, backend) as workspace:
            service, session = workspace.services.plan_files, workspace.session
            if args.dry_run:
                service.check(session, sheet, own=args.own)
            else:
                stored = service.store(session, sheet, own=args.own).value.id
    output.say(
        f"{args.file.name}: {len(sheet.rhk)} RHK, {sheet.indicators} indikator, "
        f"{len(sheet.remarks)} catatan, {len(sheet.refused)} ditolak. "
        + ("SKP disimpan sebagai draf." if stored else "Belum ada yang disimpan.")
    )
    for title, problems in (("Ditolak", sheet.refused), ("Catatan", sheet.remarks)):
        for problem in problems:
            output.say(f"  {title}: {place(problem)}: {sentence(problem)}")
    output.document({**document(sheet), "plan": stored or None})
    return REFUSED if sheet.refused else OK


def document(sheet: PlanSheet) -> dict[str, Any]:
    """Return the answer of `--json` (docs/decisions/003), in the words of the form."""
    evaluation = sheet.evaluation
    return {
        "form": sheet.form,
        "pendekatan": sheet.approach,
        "instansi": sheet.agency or None,
        "periode": [sheet.starts, sheet.ends],
        "pegawai": _person(sheet.employee),
        "penilai": _person(sheet.appraiser),
        "rhk": [
            {
                "jenis": rhk.kind,
                "intervensi": rhk.parent_text or None,
                "rhk": rhk.text,
                "pemberi": rhk.assigned_by or None,
                "indikator": [_indicator(i) for i in rhk.indicators],
            }
            for rhk in sheet.rhk
        ],
        "ekspektasi_perilaku": list(sheet.expectations),
        "lampiran": {
            "dukungan": list(sheet.support),
            "skema": list(sheet.accountability),
            "konsekuensi": list(sheet.consequences),
        },
        "evaluasi": None
        if evaluation is None
        else {
            "periode": evaluation.period,
            "capaian_organisasi": evaluation.organisation,
            "hasil_kerja": evaluation.work,
            "perilaku_kerja": evaluation.behaviour,
            "predikat": evaluation.predicate,
        },
        "refused": [problem_document(p) for p in sheet.refused],
        "remarks": [problem_document(p) for p in sheet.remarks],
        "ignored": list(sheet.ignored),
    }


def _person(person: SheetPerson) -> dict[str, Any]:
    return {
        "nama": person.name or None,
        "nip": person.identity or None,
        "pangkat_golongan": person.rank or None,
        "jabatan": person.position or None,
        "unit_kerja": person.unit or None,
    }


def _number(value: Decimal | None) -> str | None:
    return None if value is None else format(value.normalize(), "f")


def _indicator(said: SheetIndicator) -> dict[str, Any]:
    return {
        "aspek": said.aspect,
        "perspektif": list(said.perspectives),
        "teks": said.text,
        "target": {
            "text": said.target_text,
            "min": _number(said.target_low),
            "max": _number(said.target_high),
            "unit": said.unit or None,
        },
        "realisasi": said.realisation or None,
        "umpan_balik": said.feedback or None,
        "row": said.row,
    }
