"""Penilaian prestasi kerja by PP 30/2019, for the archive of 2021 and earlier (section 4)."""

from __future__ import annotations

from collections.abc import Iterator

from penilaian_desktop.domain.form_views_cycle import ArchiveFormView
from penilaian_desktop.domain.wording import number
from penilaian_desktop.reports.atoms import Atom, Gap, Paragraphs
from penilaian_desktop.reports.blocks import (
    NOTHING,
    identity_block,
    place_and_date,
    title_block,
)
from penilaian_desktop.reports.fingerprint import with_fingerprint
from penilaian_desktop.reports.plan_cells import both_signatures
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
from penilaian_desktop.reports.table import Table, cell
from penilaian_desktop.reports.text import Par

CODE = "PP30-2019"
VERSION = "1"

_RULES = (
    "Nilai = SKP × 70% + perilaku kerja × 30%, atau 60% dan 40% bila pendapat rekan kerja dan "
    "bawahan dipakai; paling tinggi 120. Sangat Baik menuntut nilai 110 sampai 120 dan ide baru "
    "yang bermanfaat bagi instansi atau negara; tanpa itu predikatnya Baik."
)
_MIXED = "Nilai tahun adalah rata-rata kedua semester (50/50)."


def lay_archive(view: ArchiveFormView, setup: Setup) -> Document:
    """Return the result of an old year, ready to be set."""
    frame = frame_for(setup, Orientation.PORTRAIT)
    width = frame.width
    notes = [Par(_RULES, SMALL)]
    notes += [Par(_MIXED, SMALL, before=2)] if view.mixed else []
    atoms: list[Atom] = [
        *title_block(
            ("PENILAIAN KINERJA PEGAWAI NEGERI SIPIL", "PERATURAN PEMERINTAH NOMOR 30 TAHUN 2019"),
            view.agency,
            f"TAHUN {view.year}",
            width,
        ),
        *identity_block(view.employee, view.appraiser, width),
        Gap(4 * MM, keep_next=False),
        *_table(view, width),
        Gap(1.5 * MM),
        Paragraphs.of(notes, width, keep_next=True),
        Gap(5 * MM),
        both_signatures(
            view.employee, view.appraiser, place_and_date(view.place, None, view.year), width
        ),
    ]
    colophon = Colophon(
        code=CODE,
        version=VERSION,
        title=f"Penilaian PP 30/2019 {view.year}",
        person=view.employee.name,
        agency=view.agency,
        dated=view.dated,
        foot=with_fingerprint("penilaian-pp30", view, view.foot),
    )
    return Document(atoms, frame, colophon)


def _table(view: ArchiveFormView, width: float) -> Iterator[Atom]:
    each = 26 * MM
    first = 62 * MM
    table = Table(
        (first, each, each, width - first - 2 * each),
        (
            tuple(
                cell(one, HEAD, Align.CENTER, fill=True)
                for one in ("UNSUR", "NILAI", "BOBOT", "NILAI × BOBOT")
            ),
        ),
    )
    for one in view.lines:
        yield table.row(cell(one.label, BOLD, span=4), keep_next=True)
        for name, value, weight in (
            ("a. Sasaran kinerja pegawai", one.skp, one.skp_weight),
            ("b. Perilaku kerja", one.behaviour, one.behaviour_weight),
        ):
            yield table.row(
                cell(name),
                cell(number(value, 2), align=Align.RIGHT),
                cell(f"{weight} %", align=Align.RIGHT),
                cell(number(value * weight / 100, 2), align=Align.RIGHT),
                keep_next=True,
            )
        yield table.row(
            cell("c. Ide baru yang bermanfaat"),
            cell("Ada" if one.new_idea else "Tidak ada", span=3),
            keep_next=True,
        )
        yield table.row(
            cell("Nilai prestasi kerja", BOLD),
            cell(f"{number(one.value, 2)} ({one.predicate})", BOLD, Align.RIGHT, span=3),
            keep_next=True,
        )
    total = NOTHING if view.value is None else f"{number(view.value, 2)} ({view.predicate})"
    yield table.row(
        cell(f"NILAI TAHUN {view.year}", BOLD, fill=True),
        cell(total, BOLD, Align.RIGHT, span=3, fill=True),
        keep_next=True,
    )
