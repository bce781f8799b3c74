"""DOKUMEN EVALUASI KINERJA PEGAWAI, format D.1.1 (PermenPANRB 6/2022; 3.5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from penilaian_desktop.domain.form_views import EvaluationFormView
from penilaian_desktop.domain.plan import PersonSnapshot
from penilaian_desktop.domain.wording import long_date, organisation_label, predicate_label
from penilaian_desktop.reports.atoms import Atom, Gap
from penilaian_desktop.reports.blocks import (
    DOTS,
    NOTHING,
    Signature,
    emblem_block,
    period_line,
    period_title,
    person_lines,
    place_and_date,
    signatures,
    title_block,
)
from penilaian_desktop.reports.fingerprint import with_fingerprint
from penilaian_desktop.reports.sheet import Colophon, Document
from penilaian_desktop.reports.style import BOLD, HEAD, MM, Align, Orientation, Setup, frame_for
from penilaian_desktop.reports.table import Cell, Table, cell
from penilaian_desktop.reports.text import Par

CODE = "D.1.1"
VERSION = "2"

_WRITING_ROOM = 10.5 * MM
"""Least height of a block that may still be filled in by hand."""

_WIDE = 230 * MM
"""From here on three sign side by side."""


def lay_evaluation(view: EvaluationFormView, setup: Setup) -> Document:
    """Return the Dokumen Evaluasi, ready to be set."""
    frame = frame_for(setup, Orientation.PORTRAIT)
    width = frame.width
    atoms: list[Atom] = [
        *emblem_block(setup.emblem, width),
        *title_block(
            (
                "DOKUMEN EVALUASI KINERJA PEGAWAI",
                f"PERIODE: {period_title(view.period_label)}",
            ),
            view.agency,
            period_line(view.starts, view.ends),
            width,
        ),
        *_blocks(view, width),
        Gap(4 * MM),
        *_signed(view, width),
    ]
    colophon = Colophon(
        code=CODE,
        version=VERSION,
        title=f"Dokumen Evaluasi Kinerja Pegawai {view.period_label}",
        person=view.employee.name,
        agency=view.agency,
        dated=view.signed_on or view.ends,
        foot=with_fingerprint("dokumen-evaluasi", view, view.foot),
    )
    return Document(atoms, frame, colophon)


def _blocks(view: EvaluationFormView, width: float) -> Iterator[Atom]:
    yield _person_block("1.", "PEGAWAI YANG DINILAI", view.employee, width)
    yield _person_block("2.", "PEJABAT PENILAI KINERJA", view.appraiser, width)
    yield _person_block("3.", "ATASAN PEJABAT PENILAI KINERJA", view.appraiser_superior, width)
    table = _numbered("4.", "EVALUASI KINERJA", width)
    organisation = organisation_label(view.organisation).upper() if view.organisation else NOTHING
    predicate = predicate_label(view.predicate, paper=True).upper()
    yield _pairs(
        table,
        ("CAPAIAN KINERJA ORGANISASI", cell(organisation, BOLD)),
        ("PREDIKAT KINERJA PEGAWAI", cell(predicate, BOLD)),
    )
    yield from _text_block("5.", "CATATAN/REKOMENDASI", (Par(view.notes),), width)
    yield from _text_block("6.", "KEBERATAN", _objection(view), width)
    yield from _text_block(
        "7.", "PENJELASAN PEJABAT PENILAI ATAS KEBERATAN", (Par(view.explanation),), width
    )
    yield from _text_block(
        "8.",
        "KEPUTUSAN DAN ALASAN ATASAN PEJABAT PENILAI KINERJA",
        (Par(view.decision),),
        width,
        last=True,
    )


def _numbered(number: str, title: str, width: float) -> Table:
    """Return the table of a block; its head is the block's title, repeated where it goes on."""
    head = (cell(number, HEAD, Align.CENTER, fill=True), cell(title, HEAD, span=2, fill=True))
    return Table((10 * MM, 58 * MM, width - 68 * MM), (head,))


def _pairs(table: Table, *pairs: tuple[str, Cell]) -> Atom:
    return table.group((cell(""),), [(cell(label), value) for label, value in pairs], whole=True)


def _person_block(number: str, title: str, person: PersonSnapshot, width: float) -> Atom:
    lines = person_lines(person)
    table = _numbered(number, title, width)
    return _pairs(table, *((label, cell(value)) for label, value in lines))


def _text_block(
    number: str, title: str, pars: tuple[Par, ...], width: float, *, last: bool = False
) -> Iterator[Atom]:
    table = _numbered(number, title, width)
    yield table.row(cell(""), Cell(pars, span=2), least=_WRITING_ROOM, keep_next=last)


def _objection(view: EvaluationFormView) -> tuple[Par, ...]:
    if view.objection_on is None and not view.objection.strip():
        return (Par("Tanggal:"), Par(""))
    when = long_date(view.objection_on) if view.objection_on else DOTS
    return (Par(f"Tanggal: {when}"), Par(view.objection, before=2))


def _signed(view: EvaluationFormView, width: float) -> Iterator[Atom]:
    """Yield the signatures with their dates; the superior signs when an objection was decided."""
    year = view.ends.year

    def signature(role: str, person: PersonSnapshot, day: date | None) -> Signature:
        return Signature((place_and_date(view.place, day, year), role), person)

    with_superior = bool(view.objection.strip() or view.decision.strip())
    both = (
        signature("PEGAWAI YANG DINILAI", view.employee, None),
        signature("PEJABAT PENILAI KINERJA", view.appraiser, view.signed_on),
    )
    superior = signature("ATASAN PEJABAT PENILAI KINERJA", view.appraiser_superior, None)
    if with_superior and width >= _WIDE:
        yield signatures((*both, superior), width)
        return
    yield signatures(both, width, keep_next=with_superior)
    if with_superior:
        yield Gap(7 * MM)
        yield signatures((superior,), width)
