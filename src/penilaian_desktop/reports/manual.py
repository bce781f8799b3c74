"""Manual Indikator Kinerja: one block of facts for each indicator (REGULATIONS 1.3)."""

from __future__ import annotations

from collections.abc import Iterator

from penilaian_desktop.domain.form_views_plan import ManualFormView
from penilaian_desktop.domain.skp_views import IndicatorView, RhkView
from penilaian_desktop.reports.atoms import Atom, Gap, Paragraphs
from penilaian_desktop.reports.blocks import (
    NOTHING,
    identity_block,
    period_line,
    place_and_date,
    title_block,
)
from penilaian_desktop.reports.fingerprint import with_fingerprint
from penilaian_desktop.reports.plan_cells import both_signatures, rhk_text, target_text
from penilaian_desktop.reports.sheet import Colophon, Document
from penilaian_desktop.reports.style import HEAD, MM, Orientation, Setup, frame_for
from penilaian_desktop.reports.table import Table, cell
from penilaian_desktop.reports.text import Par

CODE = "MANUAL-IKI"
VERSION = "1"


def lay_manual(view: ManualFormView, setup: Setup) -> Document:
    """Return the manual, ready to be set."""
    plan = view.plan
    frame = frame_for(setup, Orientation.PORTRAIT)
    width = frame.width
    blocks = [(rhk, one) for rhk in plan.rhk for one in rhk.indicators]
    atoms: list[Atom] = [
        *title_block(
            ("MANUAL INDIKATOR KINERJA",), view.agency, period_line(plan.starts, plan.ends), width
        ),
        *identity_block(plan.employee, plan.appraiser, width),
        Gap(4 * MM, keep_next=False),
    ]
    for at, (rhk, indicator) in enumerate(blocks, start=1):
        atoms += _block(at, rhk, indicator, width, last=at == len(blocks))
    if not blocks:
        said = "Rencana ini belum memuat indikator kinerja."
        atoms += [Paragraphs.of([Par(said)], width, keep_next=True), Gap(4 * MM)]
    atoms += [
        Gap(2 * MM),
        both_signatures(
            plan.employee,
            plan.appraiser,
            place_and_date(view.place, view.signed_on, plan.year),
            width,
        ),
    ]
    colophon = Colophon(
        code=CODE,
        version=VERSION,
        title=f"Manual Indikator Kinerja {plan.year}",
        person=plan.employee.name,
        agency=view.agency,
        dated=view.signed_on or plan.starts,
        foot=with_fingerprint("manual-indikator", view, view.foot),
    )
    return Document(atoms, frame, colophon)


def _block(
    at: int, rhk: RhkView, indicator: IndicatorView, width: float, *, last: bool
) -> Iterator[Atom]:
    label = 48 * MM
    table = Table((label, width - label), ((cell(f"INDIKATOR {at}", HEAD, span=2, fill=True),),))
    facts = _facts(rhk, indicator)
    for place, (name, text) in enumerate(facts, start=1):
        yield table.row(
            cell(name, again=name),
            cell(text.strip() or NOTHING),
            keep_next=last or place < len(facts),
        )
    yield Gap(4 * MM, keep_next=last)


def _facts(rhk: RhkView, one: IndicatorView) -> tuple[tuple[str, str], ...]:
    return (
        ("Rencana hasil kerja", f"{rhk.number}. {rhk_text(rhk)}"),
        ("Ukuran keberhasilan/ indikator kinerja", one.text),
        ("Target", target_text(one)),
        ("Tujuan", one.purpose),
        ("Deskripsi: definisi", one.definition),
        ("Deskripsi: formula", one.formula or one.measure),
        ("Satuan pengukuran", one.unit),
        ("Kualitas dan tingkat kendali", one.control),
        ("Sumber data", one.source),
        ("Periode pelaporan", one.reporting),
    )
