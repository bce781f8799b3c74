"""Lembar sidik kunci: the digits of a key to compare with a screen, as text and as QR code."""

from __future__ import annotations

from penilaian_desktop.domain.form_views_device import KeyFormView
from penilaian_desktop.domain.key_code import key_code
from penilaian_desktop.reports.atoms import Atom, Gap, Paragraphs, Solid
from penilaian_desktop.reports.blocks import (
    NOTHING,
    Signature,
    fact_rows,
    place_and_date,
    signatures,
    title_block,
)
from penilaian_desktop.reports.fingerprint import with_fingerprint
from penilaian_desktop.reports.pen import Pen
from penilaian_desktop.reports.qr import draw_runs, qr_runs
from penilaian_desktop.reports.sheet import Colophon, Document
from penilaian_desktop.reports.style import (
    BODY,
    BOLD,
    MM,
    Align,
    Face,
    Orientation,
    Setup,
    TextStyle,
    frame_for,
)
from penilaian_desktop.reports.text import Par

CODE = "SIDIK-KUNCI"
VERSION = "1"
_DIGITS = TextStyle(Face.BOLD, 20, 28)
_QR = 42 * MM

_LAPTOP = (
    "Simpan lembar ini di tempat yang hanya dijangkau pemegang laptop dan kepegawaian.",
    "Saat laptop minta bergabung, kepegawaian menelepon pemegangnya pada nomor yang sudah dikenal.",
    (
        "Pemegang membacakan kelima kelompok angka dari layar laptop, halaman Pertukaran, bukan "
        "dari lembar ini; kepegawaian mencocokkannya dengan Meja impor."
    ),
    "Bila satu angka saja berbeda, permintaan itu ditolak dan kantor diberi tahu.",
    "Bila laptop hilang, tunjukkan lembar ini: kantor mencabut kunci dengan angka yang sama.",
)
_OFFICE = (
    (
        "Serahkan lembar ini langsung kepada unit yang hendak bergabung, atau bacakan angkanya "
        "lewat telepon; jangan bersama kartu kantor dalam satu kiriman."
    ),
    "Unit mengetik kelima kelompok angka saat membuka kartu kantor.",
    "Bila satu angka saja berbeda, kartu itu bukan milik kantor ini: jangan dipakai.",
)


def lay_key(view: KeyFormView, setup: Setup) -> Document:
    """Return the sheet, ready to be set."""
    frame = frame_for(setup, Orientation.PORTRAIT)
    width = frame.width
    whose = "KANTOR" if view.office else "LAPTOP"
    steps = _OFFICE if view.office else _LAPTOP
    atoms: list[Atom] = [
        *title_block((f"LEMBAR SIDIK KUNCI {whose}",), view.agency, "", width),
        *fact_rows(
            (
                ("KANTOR" if view.office else "NAMA LAPTOP", view.device or NOTHING),
                ("UNIT KERJA", view.unit or NOTHING),
                ("KUNCI (RFC 7638)", view.kid),
            ),
            width,
        ),
        Gap(8 * MM),
        Paragraphs.of([Par(view.digits, _DIGITS, Align.CENTER)], width, keep_next=True),
        Gap(5 * MM),
        _code(view.digits, width),
        Gap(8 * MM),
        Paragraphs.of([Par("Yang dilakukan dengan lembar ini", BOLD)], width, keep_next=True),
        Gap(1 * MM),
        Paragraphs.of(
            [Par(f"{at}. {text}", BODY, before=2) for at, text in enumerate(steps, start=1)], width
        ),
        Gap(8 * MM),
        signatures(
            (
                Signature(
                    ("", "Penyimpan kunci" if view.office else "Pemegang laptop"), view.holder
                ),
                Signature(
                    (
                        place_and_date(view.place, view.dated, view.dated.year),
                        "Yang menerima" if view.office else "Yang mencocokkan",
                    ),
                    view.officer,
                ),
            ),
            width,
        ),
    ]
    colophon = Colophon(
        code=CODE,
        version=VERSION,
        title="Lembar Sidik Kunci",
        person=view.device or view.agency,
        agency=view.agency,
        dated=view.dated,
        foot=with_fingerprint("sidik-kunci", view, view.foot),
    )
    return Document(atoms, frame, colophon)


def _code(digits: str, width: float) -> Solid:
    side, runs = qr_runs(key_code(digits))

    def paint(pen: Pen, x: float, top: float) -> None:
        pen.canvas.saveState()
        pen.canvas.translate(x + (width - _QR) / 2, top - _QR)
        pen.canvas.scale(_QR / side, _QR / side)
        draw_runs(pen.canvas, side, runs)
        pen.canvas.restoreState()

    return Solid(_QR, paint, keep_next=True)
