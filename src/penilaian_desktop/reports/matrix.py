"""Matriks Peran Hasil: the leader's RHK × the members, the leader's column on every page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from penilaian_desktop.domain.form_views_plan import MatrixFormView
from penilaian_desktop.domain.plan_views import MatrixEntry, MatrixMember
from penilaian_desktop.reports.atoms import Atom, Gap, PageBreak, Paragraphs
from penilaian_desktop.reports.blocks import (
    NOTHING,
    Signature,
    place_and_date,
    signatures,
    title_block,
)
from penilaian_desktop.reports.fingerprint import with_fingerprint
from penilaian_desktop.reports.plan_cells import GOES_ON, section_row
from penilaian_desktop.reports.sheet import Colophon, Document
from penilaian_desktop.reports.style import (
    BOLD,
    HEAD,
    ITALIC,
    MM,
    SMALL,
    Align,
    Orientation,
    Setup,
    frame_for,
)
from penilaian_desktop.reports.table import Cell, Table, cell
from penilaian_desktop.reports.text import Par

CODE = "MPH"
VERSION = "1"
_ACROSS = 5
"""Members side by side at most; a column must still hold a word of twenty letters."""


def lay_matrix(view: MatrixFormView, setup: Setup) -> Document:
    """Return the matrix, ready to be set."""
    frame = frame_for(setup, Orientation.LANDSCAPE)
    width = frame.width
    matrix = view.matrix
    leader = view.leader
    atoms: list[Atom] = [
        *title_block(("MATRIKS PERAN HASIL",), view.agency, f"TAHUN {matrix.year}", width),
        Paragraphs.of(
            [
                Par(f"Pimpinan: {leader.name}, {leader.position}", BOLD),
                Par(f"Unit kerja: {leader.unit or NOTHING}"),
            ],
            width,
            keep_next=True,
        ),
        Gap(2 * MM),
    ]
    count = len(matrix.members)
    slices = -(-count // _ACROSS) or 1
    each = -(-count // slices)
    for first in range(0, count, each):
        if first:
            atoms.append(PageBreak())
        atoms += _slice(view, first, min(first + each, count), width)
    atoms += [
        Paragraphs.of([Par(_LEGEND, SMALL)], width, keep_next=True),
        Gap(3 * MM),
        signatures(
            (Signature((place_and_date(view.place, None, matrix.year), "Pimpinan"), leader),),
            width,
        ),
    ]
    colophon = Colophon(
        code=CODE,
        version=VERSION,
        title=f"Matriks Peran Hasil {matrix.year}",
        person=leader.name,
        agency=view.agency,
        dated=view.dated,
        foot=with_fingerprint("matriks-peran-hasil", view, view.foot),
    )
    return Document(atoms, frame, colophon)


_LEGEND = (
    "Tulisan miring adalah usulan pimpinan yang belum diambil pegawai. Rencana pegawai yang belum "
    "diajukan tidak tampak di sini."
)


def _slice(view: MatrixFormView, first: int, last: int, width: float) -> Iterator[Atom]:
    matrix = view.matrix
    members = matrix.members[first:last]
    lead = 62 * MM
    each = (width - 9 * MM - lead) / len(members)
    widths = (9 * MM, lead, *(each for _ in members))
    section = f"PEGAWAI {first + 1} SAMPAI {last} DARI {len(matrix.members)}"
    table = Table(
        widths,
        (
            section_row(section, len(widths)),
            (
                cell("NO", HEAD, Align.CENTER, fill=True, middle=True),
                cell("RENCANA HASIL KERJA PIMPINAN", HEAD, Align.CENTER, fill=True, middle=True),
                *(_head(one) for one in members),
            ),
        ),
    )
    for row in matrix.rows:
        yield table.row(
            cell(str(row.number), align=Align.CENTER, again=str(row.number)),
            cell(row.text, again=GOES_ON),
            *(_entries(one) for one in row.cells[first:last]),
        )
    loose = matrix.loose[first:last]
    if any(loose) or not matrix.rows:
        yield table.row(
            cell("", align=Align.CENTER),
            cell("Belum dikaitkan dengan rencana pimpinan", ITALIC, again=GOES_ON),
            *(_entries(one) for one in loose),
        )
    yield Gap(2 * MM, keep_next=False)


def _head(member: MatrixMember) -> Cell:
    pars = [Par(member.name, HEAD, Align.CENTER)]
    if member.position:
        pars.append(Par(member.position, SMALL, Align.CENTER))
    return Cell(tuple(pars), fill=True, middle=True)


def _entries(entries: Sequence[MatrixEntry]) -> Cell:
    pars: list[Par] = []
    for one in entries:
        if one.kind == "rhk":
            pars.append(Par(one.text, bullet="•", indent=7))
        elif not one.taken:
            pars.append(Par(one.text, ITALIC, bullet="•", indent=7))
    return Cell(tuple(pars) or (Par(NOTHING, align=Align.CENTER),))
