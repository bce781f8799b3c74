"""Rekap of a unit by person, and the public summary without names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from penilaian_desktop.domain.appraisal import Predicate
from penilaian_desktop.domain.form_views_unit import (
    LEAST_PUBLIC,
    LEAST_PUBLIC_UNIT,
    RecapFormView,
    RecapRow,
    SummaryFormView,
    SummaryRow,
)
from penilaian_desktop.domain.nip import format_nip
from penilaian_desktop.domain.wording import (
    number,
    predicate_label,
    rating_label,
    status_label,
    terbilang,
)
from penilaian_desktop.reports.atoms import Atom, Gap, Paragraphs
from penilaian_desktop.reports.blocks import (
    NOTHING,
    Signature,
    period_title,
    place_and_date,
    signatures,
    title_block,
)
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
from penilaian_desktop.reports.table import Cell, Table, cell, shares
from penilaian_desktop.reports.text import Par

VERSION = "1"


def lay_recap(view: RecapFormView, setup: Setup) -> Document:
    """Return the recap, ready to be set."""
    frame = frame_for(setup, Orientation.LANDSCAPE)
    width = frame.width
    atoms: list[Atom] = [
        *title_block(
            ("REKAPITULASI PENILAIAN KINERJA PEGAWAI", view.unit_name.upper()),
            view.agency,
            f"PERIODE: {period_title(view.period_label)} {view.dated.year}",
            width,
        ),
        *_persons(view, width),
        Gap(2 * MM),
        Paragraphs.of([Par(_totals(view), BOLD), Par(_UNSEEN, SMALL)], width, keep_next=True),
        Gap(4 * MM),
        signatures(
            (
                Signature(
                    (
                        place_and_date(view.place, None, view.dated.year),
                        view.signer.position or "Pengelola kepegawaian",
                    ),
                    view.signer,
                ),
            ),
            width,
        ),
    ]
    colophon = Colophon(
        code="REKAP-UNIT",
        version=VERSION,
        title=f"Rekap {view.period_label}",
        person=view.unit_name,
        agency=view.agency,
        dated=view.dated,
        foot=with_fingerprint("rekap-unit", view, view.foot),
    )
    return Document(atoms, frame, colophon)


_WIDEST = {"PENILAIAN": "Diterbitkan", "HASIL KERJA": "Ekspektasi", "PREDIKAT": "(Misconduct)"}
"""The longest word that a column of states and ratings can hold."""

_UNSEEN = "Rating dan predikat tampak sesudah penilaian diterbitkan."


def _persons(view: RecapFormView, width: float) -> Iterator[Atom]:
    parts = (9, 60, 52, 24, 24, 30, 30, 28)
    heads = (
        "NO",
        "PEGAWAI",
        "JABATAN",
        "SKP",
        "PENILAIAN",
        "HASIL KERJA",
        "PERILAKU KERJA",
        "PREDIKAT",
    )
    table = Table(
        shares(width, parts, [f"{one} {_WIDEST.get(one, '')}" for one in heads]),
        (tuple(cell(one, HEAD, Align.CENTER, fill=True, middle=True) for one in heads),),
    )
    unit = None
    for at, row in enumerate(view.rows, start=1):
        if row.person.unit != unit:
            unit = row.person.unit
            yield table.row(cell(unit or NOTHING, BOLD, span=len(parts)), keep_next=True)
        last = at == len(view.rows)
        yield table.row(*_person(at, row), keep_next=last, loose=last)


def _person(at: int, row: RecapRow) -> tuple[Cell, ...]:
    person = row.person
    number_ = format_nip(person.identity) if person.identity.isdecimal() else person.identity
    return (
        cell(str(at), align=Align.CENTER, again=str(at)),
        Cell((Par(person.name), Par(number_ or NOTHING, SMALL))),
        cell(person.position or NOTHING),
        cell(status_label(row.plan) if row.plan else "Belum ada"),
        cell(status_label(row.state) if row.state else "Belum dimulai"),
        cell(rating_label(row.work) if row.work else NOTHING),
        cell(rating_label(row.behaviour) if row.behaviour else NOTHING),
        cell(predicate_label(row.predicate, paper=True) if row.predicate else NOTHING),
    )


def _totals(view: RecapFormView) -> str:
    found = Counter(row.predicate for row in view.rows if row.predicate is not None)
    said = [f"{predicate_label(one)} {number(found[one])}" for one in Predicate if found[one]]
    rated = f"{number(len(view.rows))} pegawai, {number(found.total())} sudah berpredikat"
    return f"{rated}: {', '.join(said)}." if said else f"{rated}."


def lay_summary(view: SummaryFormView, setup: Setup) -> Document:
    """Return the public summary, ready to be set."""
    frame = frame_for(setup, Orientation.PORTRAIT)
    width = frame.width
    atoms: list[Atom] = [
        *title_block(
            ("RINGKASAN PREDIKAT KINERJA PEGAWAI MENURUT UNIT KERJA",),
            view.agency,
            f"PERIODE: {period_title(view.period_label)} {view.dated.year}",
            width,
        ),
        *_units(view, width),
        Gap(2 * MM),
        Paragraphs.of([Par(_SMALL_GROUPS, SMALL)], width),
    ]
    colophon = Colophon(
        code="RINGKASAN-PUBLIK",
        version=VERSION,
        title=f"Ringkasan Predikat {view.period_label}",
        person=view.agency,
        agency=view.agency,
        dated=view.dated,
        foot=with_fingerprint("ringkasan-publik", view, view.foot),
    )
    return Document(atoms, frame, colophon)


_SMALL_GROUPS = (
    f"Tanpa nama. Angka satu dan dua orang ditulis “< {LEAST_PUBLIC}”. Unit dengan kurang dari "
    f"{terbilang(LEAST_PUBLIC_UNIT)} hasil, atau yang semua hasilnya sama, tidak ditampilkan, "
    "supaya predikat seorang pun tidak dapat diketahui; karena itu jumlah tidak dicetak."
)


def _units(view: SummaryFormView, width: float) -> Iterator[Atom]:
    each = 22 * MM
    table = Table(
        (width - each * len(Predicate), *(each for _ in Predicate)),
        (
            (
                cell("UNIT KERJA", HEAD, Align.CENTER, fill=True, middle=True),
                *(
                    cell(
                        predicate_label(one).upper(),
                        HEAD,
                        Align.CENTER,
                        fill=True,
                        middle=True,
                    )
                    for one in Predicate
                ),
            ),
        ),
    )
    for row in view.rows:
        yield table.row(cell(row.unit_name), *_counts(row))
    if not view.rows:
        yield table.row(cell("Belum ada hasil yang terbit.", span=1 + len(Predicate)))


def _counts(row: SummaryRow) -> tuple[Cell, ...]:
    if not row.counts:
        return (cell("tidak ditampilkan", SMALL, Align.CENTER, span=len(Predicate)),)
    return tuple(
        cell(f"< {LEAST_PUBLIC}" if count is None else number(count), align=Align.CENTER)
        for _, count in row.counts
    )
