"""Laporan kinerja of a period: pencapaian, tantangan, realisations and innovations (WG-1)."""

from __future__ import annotations

from collections.abc import Iterator

from penilaian_desktop.domain.form_views_cycle import WorkReportFormView
from penilaian_desktop.reports.atoms import Atom, Gap, Paragraphs
from penilaian_desktop.reports.blocks import (
    NOTHING,
    identity_block,
    period_title,
    place_and_date,
    title_block,
)
from penilaian_desktop.reports.fingerprint import with_fingerprint
from penilaian_desktop.reports.plan_cells import both_signatures
from penilaian_desktop.reports.sheet import Colophon, Document
from penilaian_desktop.reports.style import (
    BODY,
    BOLD,
    HEAD,
    MM,
    SMALL,
    Align,
    Orientation,
    Setup,
    frame_for,
)
from penilaian_desktop.reports.table import Table, cell
from penilaian_desktop.reports.text import Par

CODE = "LAPORAN-KINERJA"
VERSION = "1"


def lay_work_report(view: WorkReportFormView, setup: Setup) -> Document:
    """Return the report, ready to be set."""
    frame = frame_for(setup, Orientation.PORTRAIT)
    width = frame.width
    report = view.report
    atoms: list[Atom] = [
        *title_block(
            ("LAPORAN KINERJA",),
            view.agency,
            f"PERIODE: {period_title(report.period_label)} {view.dated.year}",
            width,
        ),
        *identity_block(view.employee, view.appraiser, width),
        Gap(4 * MM),
        *_part("1. PENCAPAIAN", report.achievements, width),
        *_part("2. TANTANGAN", report.challenges, width),
        *_realised(view, width),
    ]
    if report.innovations:
        atoms += _part("4. INOVASI YANG DITERIMA", "\n".join(report.innovations), width)
    if report.late:
        said = "Laporan ini ditulis sesudah batas waktu periodenya."
        atoms += [Paragraphs.of([Par(said, SMALL)], width, keep_next=True), Gap(3 * MM)]
    atoms += [
        Gap(2 * MM),
        both_signatures(
            view.employee,
            view.appraiser,
            place_and_date(view.place, None, view.dated.year),
            width,
        ),
    ]
    colophon = Colophon(
        code=CODE,
        version=VERSION,
        title=f"Laporan Kinerja {report.period_label}",
        person=view.employee.name,
        agency=view.agency,
        dated=view.dated,
        foot=with_fingerprint("laporan-kinerja", view, view.foot),
    )
    return Document(atoms, frame, colophon)


def _part(title: str, text: str, width: float) -> list[Atom]:
    return [
        Paragraphs.of([Par(title, BOLD)], width, keep_next=True),
        Gap(1 * MM),
        Paragraphs.of([Par(one, BODY, before=2) for one in text.splitlines() if one], width),
        Gap(4 * MM, keep_next=False),
    ]


def _realised(view: WorkReportFormView, width: float) -> Iterator[Atom]:
    yield Paragraphs.of([Par("3. REALISASI", BOLD)], width, keep_next=True)
    yield Gap(1 * MM)
    rest = width - 9 * MM
    table = Table(
        (9 * MM, rest * 0.5, rest * 0.22, rest * 0.28),
        (
            tuple(
                cell(one, HEAD, Align.CENTER, fill=True)
                for one in ("NO", "INDIKATOR KINERJA", "TARGET", "REALISASI")
            ),
        ),
    )
    for at, (text, actual, target) in enumerate(view.report.realisations, start=1):
        yield table.row(
            cell(str(at), align=Align.CENTER, again=str(at)),
            cell(text or NOTHING),
            cell(target or NOTHING),
            cell(actual or NOTHING),
        )
    if not view.report.realisations:
        yield table.row(*(cell(NOTHING, align=Align.CENTER) for _ in range(4)))
    yield Gap(4 * MM)
