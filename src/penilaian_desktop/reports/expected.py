"""What is expected of a person: results, behaviour and dates, on one page (SM-11)."""

from __future__ import annotations

from collections.abc import Iterator

from penilaian_desktop.domain.form_views_plan import ExpectedFormView
from penilaian_desktop.domain.wording import long_date
from penilaian_desktop.reports.atoms import Atom, Gap, Paragraphs
from penilaian_desktop.reports.blocks import NOTHING, fact_rows, period_line, title_block
from penilaian_desktop.reports.fingerprint import with_fingerprint
from penilaian_desktop.reports.plan_cells import GOES_ON, rhk_text, section_row, target_text
from penilaian_desktop.reports.sheet import Colophon, Document
from penilaian_desktop.reports.style import HEAD, MM, SMALL, Align, Orientation, Setup, frame_for
from penilaian_desktop.reports.table import Table, cell
from penilaian_desktop.reports.text import Par

CODE = "YANG-DIHARAPKAN"
VERSION = "1"


def lay_expected(view: ExpectedFormView, setup: Setup) -> Document:
    """Return the page, ready to be set; a long plan takes more than one."""
    plan = view.plan
    frame = frame_for(setup, Orientation.PORTRAIT)
    width = frame.width
    facts = (
        ("NAMA", plan.employee.name),
        ("JABATAN", plan.employee.position),
        ("PEJABAT PENILAI", f"{plan.appraiser.name}, {plan.appraiser.position}".strip(", ")),
    )
    atoms: list[Atom] = [
        *title_block(
            ("APA YANG DIHARAPKAN DARI SAYA",),
            view.agency,
            period_line(plan.starts, plan.ends),
            width,
        ),
        *fact_rows(facts, width),
        Gap(3 * MM),
        *_results(view, width),
        Gap(3 * MM),
        *_behaviour(view, width),
        Gap(3 * MM),
        *_dates(view, width),
        Gap(2 * MM),
        Paragraphs.of([Par(_NOTE, SMALL)], width),
    ]
    colophon = Colophon(
        code=CODE,
        version=VERSION,
        title=f"Apa yang diharapkan {plan.year}",
        person=plan.employee.name,
        agency=view.agency,
        dated=view.dated,
        foot=with_fingerprint("yang-diharapkan", view, view.foot),
    )
    return Document(atoms, frame, colophon)


_NOTE = (
    "Ringkasan SKP untuk pegangan sehari-hari; yang berlaku adalah SKP yang ditandatangani. "
    "Kewajiban lain, sumber daya, dan konsekuensi ada di lampirannya."
)


def _results(view: ExpectedFormView, width: float) -> Iterator[Atom]:
    rest = width - 9 * MM
    table = Table(
        (9 * MM, rest * 0.37, rest * 0.41, rest * 0.22),
        (
            section_row("HASIL KERJA", 4),
            tuple(
                cell(one, HEAD, Align.CENTER, fill=True)
                for one in ("NO", "RENCANA HASIL KERJA", "INDIKATOR", "TARGET")
            ),
        ),
    )
    for rhk in view.plan.rhk:
        yield table.group(
            (
                cell(str(rhk.number), align=Align.CENTER, again=str(rhk.number)),
                cell(rhk_text(rhk), again=GOES_ON),
            ),
            [(cell(one.text or NOTHING), cell(target_text(one))) for one in rhk.indicators]
            or [(cell(NOTHING), cell(NOTHING))],
        )
    if not view.plan.rhk:
        yield table.row(*(cell(NOTHING, align=Align.CENTER) for _ in range(4)))


def _behaviour(view: ExpectedFormView, width: float) -> Iterator[Atom]:
    table = Table((48 * MM, width - 48 * MM), (section_row("PERILAKU KERJA", 2),))
    for name, text in view.values:
        yield table.row(cell(name, again=name), cell(text))
    if not view.values:
        said = "Ketujuh nilai BerAKHLAK; pimpinan tidak menulis ekspektasi khusus."
        yield table.row(cell(said, span=2))


def _dates(view: ExpectedFormView, width: float) -> Iterator[Atom]:
    rest = width - 48 * MM
    table = Table(
        (48 * MM, rest * 0.6, rest * 0.4),
        (
            section_row("WAKTU", 3),
            tuple(
                cell(one, HEAD, Align.CENTER, fill=True)
                for one in ("PERIODE", "DARI – SAMPAI", "REALISASI PALING LAMBAT")
            ),
        ),
    )
    for label, starts, ends, deadline in view.dates:
        yield table.row(
            cell(label),
            cell(f"{long_date(starts)} – {long_date(ends)}"),
            cell(long_date(deadline)),
        )
    if not view.dates:
        yield table.row(cell("Periode penilaian belum dibuat.", span=3))
