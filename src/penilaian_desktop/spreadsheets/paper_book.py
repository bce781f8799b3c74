"""Excel twins of the recap and of the evaluation sheet, for offices that edit further."""

from __future__ import annotations

from collections.abc import Sequence

from penilaian_desktop.domain.appraisal import Rating
from penilaian_desktop.domain.form_views import EvaluationSheetView
from penilaian_desktop.domain.form_views_unit import RecapFormView
from penilaian_desktop.domain.nip import format_nip
from penilaian_desktop.domain.wording import (
    giver_label,
    organisation_label,
    predicate_label,
    rating_label,
    status_label,
)
from penilaian_desktop.spreadsheets.xlsx_writer import Cell, Sheet, Style, write_workbook

Row = Sequence[Cell | None]
_RECAP = (
    ("No", 6.0), ("Nama", 34.0), ("NIP", 22.0), ("Jabatan", 34.0), ("Unit kerja", 34.0),
    ("SKP", 14.0), ("Penilaian", 14.0), ("Hasil kerja", 22.0), ("Perilaku kerja", 22.0),
    ("Predikat", 22.0),
)  # fmt: skip
_SHEET = (
    ("No", 6.0), ("Rencana hasil kerja", 40.0), ("Aspek", 14.0), ("Indikator kinerja", 40.0),
    ("Target", 20.0), ("Realisasi", 30.0),
)  # fmt: skip


def recap_workbook(view: RecapFormView) -> bytes:
    """Return a recap as .xlsx: numbers of persons as text, results as words, nothing evaluated."""
    rows: list[Row] = [
        (Cell("REKAPITULASI PENILAIAN KINERJA PEGAWAI", Style.TITLE),),
        (Cell(f"{view.agency}, {view.unit_name}", Style.NOTE),),
        (Cell(view.period_label, Style.NOTE),),
        (None, Cell("Akhir periode", Style.NOTE), Cell(view.dated, Style.DATE)),
        (),
        tuple(Cell(name, Style.HEADER) for name, _ in _RECAP),
    ]
    header = len(rows)
    for number, row in enumerate(view.rows, 1):
        person = row.person
        rows.append(
            (
                Cell(number, Style.INTEGER),
                *(
                    Cell(text)
                    for text in (
                        person.name,
                        _identity(person.identity),
                        person.position,
                        person.unit,
                        status_label(row.plan) if row.plan else "",
                        status_label(row.state) if row.state else "",
                        rating_label(row.work) if row.work else "",
                        rating_label(row.behaviour) if row.behaviour else "",
                        predicate_label(row.predicate, paper=True) if row.predicate else "",
                    )
                ),
            )
        )
    return write_workbook(
        [
            Sheet(
                name="Rekap",
                rows=rows,
                widths=[width for _, width in _RECAP],
                frozen_rows=header,
                filter_row=header,
                repeated_row=header,
            )
        ]
    )


def evaluation_workbook(view: EvaluationSheetView) -> bytes:
    """Return an evaluation as .xlsx: results with their realisations, behaviour and predicate."""
    plan, appraisal = view.plan, view.appraisal
    rows: list[Row] = [
        (Cell("EVALUASI KINERJA PEGAWAI", Style.TITLE),),
        (Cell(f"{view.agency}, {view.period_label}", Style.NOTE),),
        (None, Cell("Nama", Style.NOTE), Cell(plan.employee.name)),
        (None, Cell("NIP", Style.NOTE), Cell(_identity(plan.employee.identity))),
        (None, Cell("Pejabat penilai", Style.NOTE), Cell(plan.appraiser.name)),
        (None, Cell("Diterbitkan", Style.NOTE), Cell(view.signed_on, Style.DATE)),
        (),
        tuple(Cell(name, Style.HEADER) for name, _ in _SHEET),
    ]
    header = len(rows)
    real, own = dict(view.realisations), dict(view.targets)
    rows += [
        (
            Cell(rhk.number, Style.INTEGER),
            Cell(rhk.text),
            Cell(one.aspect.value if one.aspect else ""),
            Cell(one.text),
            Cell(own.get(one.id, one.target_text)),
            Cell(real.get(one.id, "")),
        )
        for rhk in plan.rhk
        for one in rhk.indicators
    ]
    organisation = appraisal.organisation
    said = (
        ("Capaian organisasi", organisation_label(organisation) if organisation else ""),
        ("Rating hasil kerja", _rating(appraisal.work_rating)),
        ("Rating perilaku kerja", _rating(appraisal.behaviour_rating)),
        (
            "Predikat",
            predicate_label(appraisal.predicate, paper=True) if appraisal.predicate else "",
        ),
    )
    result: list[Row] = [tuple(Cell(name, Style.HEADER) for name in ("Hal", "Isi"))]
    result += [(Cell(name), Cell(text)) for name, text in said]
    result += [(Cell(name), Cell(expectation)) for name, _, expectation in view.behaviour]
    result += [
        (Cell(f"Umpan balik: {one.value_name or 'umum'}"),
         Cell(f"{giver_label(one.giver_role)}: {one.text}"))
        for one in view.feedback
    ]  # fmt: skip
    return write_workbook(
        [
            Sheet(
                name="EV. KINERJA",
                rows=rows,
                widths=[width for _, width in _SHEET],
                frozen_rows=header,
                repeated_row=header,
            ),
            Sheet(
                name="Hasil",
                rows=result,
                widths=(34.0, 90.0),
                frozen_rows=1,
                repeated_row=1,
            ),
        ]
    )


def _rating(rating: Rating | None) -> str:
    return rating_label(rating) if rating else ""


def _identity(text: str) -> str:
    return format_nip(text) if text.isdecimal() else text
