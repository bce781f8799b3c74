"""Kekuatan dan perbaikan of one person over the published periods (SM-6, TJ-5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.cycle_views import StrengthCount, StrengthLine, rated_title
from penilaian_desktop.domain.form_views_strength import StrengthFormView
from penilaian_desktop.domain.wording import long_date, number, predicate_label
from penilaian_desktop.reports.atoms import Atom, Gap, Paragraphs
from penilaian_desktop.reports.blocks import NOTHING, fact_rows, person_lines, title_block
from penilaian_desktop.reports.chart_form import chart_parts
from penilaian_desktop.reports.fingerprint import with_fingerprint
from penilaian_desktop.reports.sheet import Colophon, Document
from penilaian_desktop.reports.style import (
    BOLD,
    HEAD,
    MM,
    SMALL,
    Align,
    Orientation,
    Setup,
    frame_for,
)
from penilaian_desktop.reports.table import Table, cell, shares
from penilaian_desktop.reports.text import Par

FORM = "kekuatan"
CODE = "KEKUATAN"
VERSION = "1"


def lay_strengths(view: StrengthFormView, setup: Setup) -> Document:
    """Return the sheet, ready to be set."""
    frame = frame_for(setup, Orientation.PORTRAIT)
    width = frame.width
    told = view.strengths
    atoms: list[Atom] = [
        *title_block(
            ("KEKUATAN DAN PERBAIKAN PEGAWAI",),
            view.agency,
            f"KEADAAN {long_date(view.dated).upper()}",
            width,
        ),
        *fact_rows(person_lines(view.employee), width),
        *_heading("Menurut periode, yang terbaru di atas", width),
        *_periods(tuple(reversed(told.lines)), width),
    ]
    if told.closed:
        names = ", ".join(PeriodCode.parse(code).label for code in told.closed)
        said = f"{names} tidak dimuat: pada waktu itu pegawai ini dipimpin orang lain."
        atoms += [Gap(1 * MM), Paragraphs.of([Par(said, SMALL)], width)]
    for title, counts in (
        (rated_title(told.above, "tinggi"), told.above),
        (rated_title(told.below, "rendah"), told.below),
    ):
        atoms += [*_heading(title, width), *_counts(counts, width)]
    for chart in view.charts:
        atoms += chart_parts(chart, width)
    colophon = Colophon(
        code=CODE,
        version=VERSION,
        title="Kekuatan dan perbaikan",
        person=view.employee.name,
        agency=view.agency,
        dated=view.dated,
        foot=with_fingerprint(FORM, view, view.foot),
    )
    return Document(atoms, frame, colophon)


def _heading(title: str, width: float) -> list[Atom]:
    return [
        Gap(4 * MM, keep_next=False),
        Paragraphs.of([Par(title, BOLD)], width, keep_next=True),
        Gap(1 * MM),
    ]


def _periods(lines: Sequence[StrengthLine], width: float) -> Iterator[Atom]:
    titles = ("Periode", "Predikat", "Kekuatan", "Perlu diperbaiki")
    table = Table(
        shares(width, (2, 2, 4, 4), titles),
        (tuple(cell(title, HEAD, Align.CENTER, fill=True) for title in titles),),
    )
    for at, line in enumerate(lines):
        yield table.row(
            cell(PeriodCode.parse(line.period_code).label, SMALL),
            cell(predicate_label(line.predicate, paper=True) if line.predicate else NOTHING, SMALL),
            cell(line.strength or NOTHING, SMALL),
            cell(line.improvement or NOTHING, SMALL),
            keep_next=at == 0 and len(lines) > 1,
        )


def _counts(counts: Sequence[StrengthCount], width: float) -> Iterator[Atom]:
    if not counts:
        yield Paragraphs.of([Par("Belum ada.", SMALL)], width)
        return
    titles = ("RHK, nilai, atau komponen skema", "Kali", "Arti tingkatnya")
    table = Table(
        shares(width, (5, 1, 6), titles),
        (tuple(cell(title, HEAD, Align.CENTER, fill=True) for title in titles),),
    )
    for at, one in enumerate(counts):
        yield table.row(
            cell(one.name, SMALL),
            cell(number(one.count), SMALL, Align.RIGHT),
            cell(one.anchor or NOTHING, SMALL),
            keep_next=at == 0 and len(counts) > 1,
        )
