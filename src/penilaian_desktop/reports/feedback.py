"""Umpan balik of a period: leaders by name, colleagues together and unnamed."""

from __future__ import annotations

from collections.abc import Iterator

from penilaian_desktop.domain.appraisal import GiverRole
from penilaian_desktop.domain.form_views_cycle import FeedbackFormView, FeedbackLine
from penilaian_desktop.domain.wording import giver_label, long_date, rating_label
from penilaian_desktop.reports.atoms import Atom, Gap, Paragraphs
from penilaian_desktop.reports.blocks import (
    NOTHING,
    Signature,
    identity_block,
    period_title,
    place_and_date,
    signatures,
    title_block,
)
from penilaian_desktop.reports.fingerprint import with_fingerprint
from penilaian_desktop.reports.plan_cells import section_row
from penilaian_desktop.reports.sheet import Colophon, Document
from penilaian_desktop.reports.style import (
    HEAD,
    MM,
    SMALL,
    Align,
    Orientation,
    Setup,
    frame_for,
)
from penilaian_desktop.reports.table import Cell, Table, cell
from penilaian_desktop.reports.text import Par

CODE = "UMPAN-BALIK"
VERSION = "1"

_UNNAMED = (
    "Umpan balik rekan kerja dan bawahan dicetak tanpa nama dan tanpa tanggal, dan hanya bila "
    "diberikan paling sedikit tiga orang."
)


def lay_feedback(view: FeedbackFormView, setup: Setup) -> Document:
    """Return the feedback of a period, ready to be set."""
    frame = frame_for(setup, Orientation.PORTRAIT)
    width = frame.width
    atoms: list[Atom] = [
        *title_block(
            ("UMPAN BALIK PELAKSANAAN KINERJA",),
            view.agency,
            f"PERIODE: {period_title(view.period_label)} {view.dated.year}",
            width,
        ),
        *identity_block(view.employee, view.appraiser, width),
        Gap(3 * MM, keep_next=False),
    ]
    for role in GiverRole:
        lines = [one for one in view.lines if one.role is role]
        if lines:
            atoms += [*_section(role, lines, width), Gap(3 * MM, keep_next=False)]
    atoms += [
        Paragraphs.of([Par(_UNNAMED, SMALL)], width, keep_next=True),
        Gap(4 * MM),
        signatures(
            (
                Signature(("", "Pegawai yang Dinilai"), view.employee),
                Signature(
                    (
                        place_and_date(view.place, None, view.dated.year),
                        "Pejabat Penilai Kinerja",
                    ),
                    view.appraiser,
                ),
            ),
            width,
        ),
    ]
    colophon = Colophon(
        code=CODE,
        version=VERSION,
        title=f"Umpan Balik {view.period_label}",
        person=view.employee.name,
        agency=view.agency,
        dated=view.dated,
        foot=with_fingerprint("umpan-balik", view, view.foot),
    )
    return Document(atoms, frame, colophon)


def _section(role: GiverRole, lines: list[FeedbackLine], width: float) -> Iterator[Atom]:
    rest = width - 9 * MM
    table = Table(
        (9 * MM, rest * 0.34, rest * 0.66),
        (
            section_row(f"DARI {giver_label(role).upper()}", 3),
            tuple(
                cell(one, HEAD, Align.CENTER, fill=True) for one in ("NO", "TENTANG", "UMPAN BALIK")
            ),
        ),
    )
    for at, one in enumerate(lines, start=1):
        said = [Par(one.text or NOTHING)]
        by = ", ".join(part for part in (one.giver, long_date(one.on) if one.on else "") if part)
        said += [Par(by, SMALL)] if by else []
        about = [Par(one.about or "Kinerja secara umum")]
        about += [Par(rating_label(one.level), SMALL)] if one.level else []
        yield table.row(
            cell(str(at), align=Align.CENTER, again=str(at)), Cell(tuple(about)), Cell(tuple(said))
        )
