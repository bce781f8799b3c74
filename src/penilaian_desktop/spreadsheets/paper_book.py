"""Excel twins of the recap and of the evaluation sheet, for offices that edit further."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from penilaian_desktop.domain.appraisal import Rating
from penilaian_desktop.domain.berakhlak import VALUES
from penilaian_desktop.domain.feedback_views import FeedbackItem
from penilaian_desktop.domain.form_views import EvaluationSheetView
from penilaian_desktop.domain.form_views_unit import RecapFormView
from penilaian_desktop.domain.nip import format_nip
from penilaian_desktop.domain.plan import PlanForm, RhkKind
from penilaian_desktop.domain.skp_views import RhkView
from penilaian_desktop.domain.wording import (
    giver_label,
    organisation_label,
    predicate_label,
    rating_label,
    status_label,
)
from penilaian_desktop.spreadsheets.skp_export import (
    FORMS,
    identity_rows,
    rhk_words,
    signature_rows,
)
from penilaian_desktop.spreadsheets.xlsx_writer import Cell, Sheet, Style, write_workbook

Row = Sequence[Cell | None]
_RECAP = (
    ("No", 6.0), ("Nama", 34.0), ("NIP", 22.0), ("Jabatan", 34.0), ("Unit kerja", 34.0),
    ("SKP", 14.0), ("Penilaian", 14.0), ("Hasil kerja", 22.0), ("Perilaku kerja", 22.0),
    ("Predikat", 22.0),
)  # fmt: skip
_FEEDBACK = "UMPAN BALIK BERKELANJUTAN BERDASARKAN BUKTI DUKUNG"
_REACHED = (("REALISASI BERDASARKAN BUKTI DUKUNG", 26.0), (_FEEDBACK, 40.0))
_VALUES = (
    ("NO", 6.0), ("PERILAKU KERJA", 66.0), ("EKSPEKTASI KHUSUS PIMPINAN", 40.0), (_FEEDBACK, 60.0),
)  # fmt: skip
_JAJF = (
    ("NO", 6.0), ("RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI*", 34.0),
    ("RENCANA HASIL KERJA", 36.0), ("ASPEK", 12.0), ("INDIKATOR KINERJA INDIVIDU", 36.0),
    ("TARGET", 20.0), *_REACHED,
)  # fmt: skip
_JPT = (
    ("NO", 6.0), ("RENCANA HASIL KERJA", 40.0), ("INDIKATOR KINERJA INDIVIDU", 40.0),
    ("TARGET", 20.0), ("PERSPEKTIF", 24.0), *_REACHED,
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
                fitted=True,
            )
        ]
    )


def evaluation_workbook(view: EvaluationSheetView) -> bytes:
    """Return an evaluation as .xlsx with the columns of its form (REGULATIONS 3.4)."""
    plan, appraisal = view.plan, view.appraisal
    jpt = plan.form is PlanForm.JPT
    columns = _JPT if jpt else _JAJF
    organisation = appraisal.organisation
    rows: list[Row] = [
        (Cell("EVALUASI KINERJA PEGAWAI", Style.TITLE),),
        (Cell(f"PENDEKATAN HASIL KERJA {plan.approach.value}", Style.NOTE),),
        (Cell(FORMS[plan.form], Style.NOTE),),
        (Cell(f"PERIODE: {view.period_label.upper()}", Style.NOTE),),
        (),
        (Cell(view.agency.upper(), Style.NOTE),),
        *identity_rows(plan),
        _said("CAPAIAN KINERJA ORGANISASI*", organisation_label(organisation).upper()
              if organisation else ""),
        (),
        tuple(Cell(name, Style.HEADER) for name, _ in columns),
    ]  # fmt: skip
    header = len(rows)
    rows.append(tuple(Cell(f"({at})") for at in range(1, len(columns) + 1)))
    for kind, heading in ((RhkKind.UTAMA, "A. UTAMA"), (RhkKind.TAMBAHAN, "B. TAMBAHAN")):
        rows.append((Cell(heading, Style.NOTE),))
        for rhk in plan.rhk:
            if rhk.kind is kind:
                rows += _rhk_rows(view, rhk, jpt=jpt)
    rows.append(_said("RATING HASIL KERJA*", _rating(appraisal.work_rating)))
    return write_workbook(
        [
            Sheet(
                name="EV. KINERJA",
                rows=rows,
                widths=[width for _, width in columns],
                repeated_row=header,
                fitted=True,
            ),
            Sheet(
                name="PERILAKU",
                rows=_behaviour(view),
                widths=[width for _, width in _VALUES],
                repeated_row=1,
                fitted=True,
            ),
        ]
    )


def _behaviour(view: EvaluationSheetView) -> list[Row]:
    """Return the values with their expectations and feedback, the predicate, and who signs."""
    appraisal, plan = view.appraisal, view.plan
    heard = {one.code: one.feedback for one in appraisal.behaviour}
    predicate = appraisal.predicate
    rows: list[Row] = [tuple(Cell(name, Style.HEADER) for name, _ in _VALUES)]
    for at, (value, (name, guides, wish)) in enumerate(zip(VALUES, view.behaviour, strict=False)):
        told = "\n".join((name, *(f"- {guide}" for guide in guides)))
        said = _feedback(heard.get(value.code, ()))
        rows.append((Cell(at + 1, Style.INTEGER), Cell(told), Cell(wish), Cell(said)))
    return [
        *rows,
        _said("RATING PERILAKU KERJA*", _rating(appraisal.behaviour_rating)),
        _said(
            "PREDIKAT KINERJA PEGAWAI*",
            predicate_label(predicate, paper=True).upper() if predicate else "",
        ),
        (),
        (None, Cell("Diterbitkan", Style.NOTE), Cell(view.signed_on, Style.DATE)),
        *(row[:2] + row[4:] if len(row) > 4 else row
          for row in map(tuple, signature_rows(plan, view.place, view.signed_on))),
    ]  # fmt: skip


def _rhk_rows(view: EvaluationSheetView, rhk: RhkView, *, jpt: bool) -> list[Row]:
    """Return the rows of an RHK, one for each indicator; what they share stands in the first."""
    real, own = dict(view.realisations), dict(view.targets)
    told = _feedback(one for one in view.feedback if one.rhk_id == rhk.id)
    rows: list[Row] = []
    for at, one in enumerate(rhk.indicators or (None,)):
        first = at == 0
        lead = (
            Cell(rhk.number if first else None, Style.INTEGER),
            *(() if jpt else (Cell((rhk.parent_text or "-") if first else ""),)),
            Cell(rhk_words(rhk) if first else ""),
        )
        text = Cell(one.text if one else "")
        target = Cell(own.get(one.id, one.target_text) if one else "")
        reached = Cell(real.get(one.id, "") if one else "")
        last = Cell(told if first else "")
        if jpt:
            seen = Cell(", ".join(p.value for p in one.perspectives) if one else "")
            rows.append((*lead, text, target, seen, reached, last))
        else:
            aspect = Cell(one.aspect.value if one and one.aspect else "")
            rows.append((*lead, aspect, text, target, reached, last))
    return rows


def _feedback(items: Iterable[FeedbackItem]) -> str:
    return "\n".join(f"{giver_label(one.giver_role)}: {one.text}" for one in items)


def _said(label: str, text: str) -> Row:
    return (None, Cell(label, Style.HEADER), Cell(text))


def _rating(rating: Rating | None) -> str:
    return rating_label(rating).upper() if rating else ""


def _identity(text: str) -> str:
    return format_nip(text) if text.isdecimal() else text
