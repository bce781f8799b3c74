"""Berita acara kalibrasi: the meeting, the spread before and after, every change with its reason.

SE MenPANRB 3/2023 asks for a dialogue on the predicates of a unit and gives no form for its
minutes; this one follows the layout of a berita acara.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from penilaian_desktop.domain.calibration_views import CalibrationFormView
from penilaian_desktop.domain.nip import format_nip
from penilaian_desktop.domain.wording import (
    date_in_words,
    long_date,
    number,
    organisation_label,
    predicate_label,
)
from penilaian_desktop.reports.atoms import Atom, Gap, Paragraphs
from penilaian_desktop.reports.blocks import (
    DOTS,
    NOTHING,
    Signature,
    fact_rows,
    place_and_date,
    signatures,
)
from penilaian_desktop.reports.fingerprint import with_fingerprint
from penilaian_desktop.reports.sheet import Colophon, Document
from penilaian_desktop.reports.style import (
    BODY,
    BOLD,
    HEAD,
    ITALIC,
    MM,
    SMALL,
    TITLE,
    Align,
    Orientation,
    Setup,
    frame_for,
)
from penilaian_desktop.reports.table import Cell, Table, cell
from penilaian_desktop.reports.text import Par

CODE = "BA-KALIBRASI"
VERSION = "1"


def lay_calibration(view: CalibrationFormView, setup: Setup) -> Document:
    """Return the minutes, ready to be set."""
    frame = frame_for(setup, Orientation.PORTRAIT)
    width = frame.width
    minutes = view.minutes
    title = [
        Par("BERITA ACARA", TITLE, Align.CENTER),
        Par("KALIBRASI PREDIKAT KINERJA PEGAWAI", TITLE, Align.CENTER),
        Par(view.period_label.upper(), BOLD, Align.CENTER),
        Par(view.agency, BODY, Align.CENTER),
    ]
    if not minutes.closed:
        title.append(Par("Rancangan: kalibrasi belum ditutup", ITALIC, Align.CENTER))
    atoms: list[Atom] = [
        Paragraphs.of(title, width, keep_next=True),
        Gap(4 * MM),
        Paragraphs.of([Par(_opening(view))], width),
        Gap(3 * MM),
        *fact_rows(_facts(view), width),
        Gap(4 * MM),
        *_spread(view, width),
        *_changes(view, width),
        *_notes(view, width),
        Paragraphs.of(
            [
                Par(
                    "Demikian berita acara ini dibuat dengan sebenarnya. Pola distribusi menjadi "
                    "bahan pertimbangan; setiap perubahan adalah keputusan pejabat yang "
                    "bertanda tangan."
                )
            ],
            width,
            keep_next=True,
        ),
        Gap(6 * MM, keep_next=True),
        signatures(_places(view), width),
    ]
    colophon = Colophon(
        code=CODE,
        version=VERSION,
        title=f"Berita Acara Kalibrasi {view.period_label}",
        person=view.unit_name,
        agency=view.agency,
        dated=view.dated,
        foot=with_fingerprint("berita-acara-kalibrasi", view, view.foot),
    )
    return Document(atoms, frame, colophon)


def _opening(view: CalibrationFormView) -> str:
    day = f"{date_in_words(view.dated)} ({long_date(view.dated)})"
    place = view.minutes.place or DOTS
    return (
        f"Pada {day}, bertempat di {place}, telah dilaksanakan kalibrasi predikat kinerja "
        f"pegawai {view.unit_name} untuk {view.period_label}, dipimpin oleh "
        f"{view.minutes.led_by.rstrip('.')}."
    )


def _facts(view: CalibrationFormView) -> tuple[tuple[str, str], ...]:
    organisation = organisation_label(view.organisation) if view.organisation else NOTHING
    decided = view.persons - view.missing
    return (
        ("UNIT KERJA", view.unit_name),
        ("CAPAIAN ORGANISASI", organisation),
        ("PEGAWAI", f"{number(view.persons)} orang, {number(decided)} sudah dinilai"),
        ("PESERTA", "\n".join(view.minutes.participants)),
    )


def _spread(view: CalibrationFormView, width: float) -> Iterator[Atom]:
    yield Paragraphs.of([Par("1. DISTRIBUSI PREDIKAT", BOLD)], width, keep_next=True)
    yield Gap(1 * MM, keep_next=True)
    rest = width - 60 * MM
    head = ("PREDIKAT", "SEBELUM", "SESUDAH", "PERSEN")
    table = Table(
        (60 * MM, rest / 3, rest / 3, rest / 3),
        ([cell(text, HEAD, Align.CENTER, fill=True) for text in head],),
    )
    pairs = tuple(zip(view.before, view.counts, strict=True))
    for (predicate, before, _), (_, after, share) in reversed(pairs):
        yield table.row(
            cell(predicate_label(predicate, paper=True)),
            cell(number(before), align=Align.RIGHT),
            cell(number(after), align=Align.RIGHT),
            cell(_percent(share), align=Align.RIGHT),
            keep_next=True,
        )
    yield Gap(1 * MM, keep_next=True)
    yield Paragraphs.of([Par(_advice(view), SMALL)], width)
    yield Gap(4 * MM)


def _percent(share: Decimal) -> str:
    whole = share == share.to_integral_value()
    return f"{number(share, 0 if whole else 1)} %"


def _advice(view: CalibrationFormView) -> str:
    if not view.pattern_text:
        return "Capaian organisasi belum ditetapkan; distribusi tidak dibandingkan dengan pola."
    met = sum(line.met for line in view.advice)
    text = f"Pola: {view.pattern_text.rstrip('.')}."
    if view.too_small:
        return f"{text} Unit di bawah sepuluh orang: persentase tidak menjadi ukuran."
    return f"{text} Terpenuhi {number(met)} dari {number(len(view.advice))} butir."


def _changes(view: CalibrationFormView, width: float) -> Iterator[Atom]:
    yield Paragraphs.of([Par("2. PERUBAHAN", BOLD)], width, keep_next=True)
    yield Gap(1 * MM, keep_next=True)
    if not view.changes:
        yield Paragraphs.of([Par("Tidak ada predikat yang diubah.")], width)
        yield Gap(4 * MM)
        return
    widths = (9 * MM, 46 * MM, 28 * MM, 28 * MM, width - 111 * MM)
    head = ("NO", "PEGAWAI", "SEBELUM", "SESUDAH", "PERUBAHAN DAN ALASAN")
    table = Table(widths, ([cell(text, HEAD, Align.CENTER, fill=True) for text in head],))
    for at, change in enumerate(view.changes, start=1):
        number_ = format_nip(change.identity) if change.identity.isdecimal() else change.identity
        yield table.row(
            cell(str(at), align=Align.CENTER, again=str(at)),
            Cell((Par(change.name), Par(number_ or NOTHING, SMALL))),
            cell(predicate_label(change.before, paper=True)),
            cell(predicate_label(change.after, paper=True)),
            Cell(
                (
                    *([Par(f"{change.ratings}.")] if change.ratings else ()),
                    Par(f"Alasan: {change.reason}"),
                )
            ),
        )
    yield Gap(4 * MM)


def _notes(view: CalibrationFormView, width: float) -> Iterator[Atom]:
    if view.minutes.notes:
        yield Paragraphs.of([Par("3. CATATAN", BOLD)], width, keep_next=True)
        yield Paragraphs.of([Par(line) for line in view.minutes.notes.splitlines()], width)
        yield Gap(4 * MM)


def _places(view: CalibrationFormView) -> tuple[Signature, ...]:
    return (
        Signature(
            (place_and_date(view.place, view.dated, view.dated.year), "PIMPINAN KALIBRASI"),
            view.leader,
        ),
    )
