"""Lists of results for a purpose (WG-4), and the piagam of a recognition (WG-5)."""

from __future__ import annotations

from collections.abc import Iterator

from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.cycle_views import PurposeExport, PurposeRow
from penilaian_desktop.domain.form_views_growth import CertificateFormView, PurposeFormView
from penilaian_desktop.domain.nip import format_nip
from penilaian_desktop.domain.wording import clock, long_date, number, predicate_label
from penilaian_desktop.reports.atoms import Atom, Gap, Paragraphs
from penilaian_desktop.reports.blocks import (
    NOTHING,
    Signature,
    emblem_block,
    identity_label,
    identity_text,
    period_line,
    place_and_date,
    signatures,
    title_block,
)
from penilaian_desktop.reports.fingerprint import with_fingerprint
from penilaian_desktop.reports.sheet import Colophon, Document
from penilaian_desktop.reports.style import (
    BODY,
    BOLD,
    HEAD,
    MM,
    SMALL,
    TITLE,
    Align,
    Orientation,
    Setup,
    TextStyle,
    frame_for,
)
from penilaian_desktop.reports.table import Cell, Table, cell, shares
from penilaian_desktop.reports.text import Par

VERSION = "1"
_PURPOSES = {
    "karir": ("PENGEMBANGAN KARIER", "Keterangan"),
    "pelatihan": ("PELATIHAN", "Kebutuhan pelatihan"),
    "penghargaan": ("PENGHARGAAN", "Usul penghargaan"),
}
_NAME = TextStyle(size=20, leading=26)
_TEXT = TextStyle(size=12, leading=17)


def lay_purpose(view: PurposeFormView, setup: Setup) -> Document:
    """Return the list, ready to be set."""
    frame = frame_for(setup, Orientation.LANDSCAPE)
    width = frame.width
    export = view.export
    title, _ = _words(export)
    atoms: list[Atom] = [
        *title_block(
            ("DAFTAR HASIL PENILAIAN KINERJA", f"UNTUK {title}"),
            view.agency,
            period_line(export.starts, export.ends),
            width,
        ),
        *_rows(export, width),
        Gap(2 * MM),
        Paragraphs.of(
            [
                Par(f"{number(len(export.rows))} hasil yang sudah terbit.", BOLD),
                Par(_proof(export), SMALL, before=2),
            ],
            width,
            keep_next=True,
        ),
        Gap(4 * MM),
        signatures(
            (
                Signature(
                    (
                        place_and_date(view.place, view.dated, view.dated.year),
                        view.signer.position or "Pengelola kepegawaian",
                    ),
                    view.signer,
                ),
            ),
            width,
        ),
    ]
    colophon = Colophon(
        code="DAFTAR-TUJUAN",
        version=VERSION,
        title=f"Daftar untuk {title.capitalize()}",
        person=view.agency,
        agency=view.agency,
        dated=view.dated,
        foot=with_fingerprint("daftar-tujuan", view, view.foot),
    )
    return Document(atoms, frame, colophon)


def _words(export: PurposeExport) -> tuple[str, str]:
    """Return the purpose, and the head of the last column."""
    return _PURPOSES.get(export.purpose, (export.purpose.upper(), "Keterangan"))


def _proof(export: PurposeExport) -> str:
    at = export.exported_at
    when = f"{long_date(at.date())} pukul {clock(at.hour * 60 + at.minute)}"
    return (
        f"Dibuat oleh {export.signed_by}, {when}. Isi daftar (SHA-256) {export.sha256}, "
        f"ditandatangani secara elektronik dengan kunci {export.kid}."
    )


def _rows(export: PurposeExport, width: float) -> Iterator[Atom]:
    _, last_head = _words(export)
    heads = ("NO", "PEGAWAI", "JABATAN", "UNIT KERJA", "PERIODE", "PREDIKAT", last_head.upper())
    table = Table(
        shares(
            width, (9, 52, 48, 44, 30, 30, 60), [*heads[:4], "Triwulan", "Ekspektasi", heads[6]]
        ),
        (tuple(cell(one, HEAD, Align.CENTER, fill=True, middle=True) for one in heads),),
    )
    for at, row in enumerate(export.rows, start=1):
        last = at == len(export.rows)
        yield table.row(*_row(at, row), keep_next=last, loose=last)
    if not export.rows:
        yield table.row(cell("Belum ada hasil yang cocok.", span=len(heads)), keep_next=True)


def _row(at: int, row: PurposeRow) -> tuple[Cell, ...]:
    person = row.person
    number_ = format_nip(person.identity) if person.identity.isdecimal() else person.identity
    return (
        cell(str(at), align=Align.CENTER, again=str(at)),
        Cell((Par(person.name), Par(number_ or NOTHING, SMALL))),
        cell(person.position or NOTHING),
        cell(person.unit or NOTHING),
        cell(PeriodCode.parse(row.period_code).label),
        cell(predicate_label(row.predicate, paper=True)),
        cell(row.detail or NOTHING),
    )


def lay_certificate(view: CertificateFormView, setup: Setup) -> Document:
    """Return the piagam, ready to be set."""
    frame = frame_for(setup, Orientation.LANDSCAPE)
    width = frame.width
    person = view.employee
    middle = Align.CENTER
    pars = [
        Par(view.agency.upper(), BOLD.with_size(12), middle, before=10),
        Par("PIAGAM APRESIASI", TITLE.with_size(26), middle, before=14),
        Par("diberikan kepada", _TEXT, middle, before=14),
        Par(person.name, BOLD.with_size(_NAME.size), middle, before=6),
        Par(f"{identity_label(person)} {identity_text(person)}", BODY, middle, before=4),
        Par(", ".join(x for x in (person.position, person.unit) if x), BODY, middle),
        Par("atas", _TEXT, middle, before=12),
        Par(view.title, BOLD.with_size(14), middle, before=4),
        Par(view.text, _TEXT, middle, before=8),
    ]
    atoms: list[Atom] = [
        *emblem_block(setup.emblem, width),
        Paragraphs.of(pars, width, keep_next=True),
        Gap(10 * MM),
        signatures(
            (
                Signature(
                    (
                        place_and_date(view.place, view.dated, view.dated.year),
                        view.signer.position or "Pejabat Penilai Kinerja",
                    ),
                    view.signer,
                ),
            ),
            width,
        ),
    ]
    colophon = Colophon(
        code="PIAGAM",
        version=VERSION,
        title="Piagam Apresiasi",
        person=person.name,
        agency=view.agency,
        dated=view.dated,
        foot=with_fingerprint("piagam-apresiasi", view, view.foot),
    )
    return Document(atoms, frame, colophon)
