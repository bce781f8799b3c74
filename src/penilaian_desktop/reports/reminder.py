"""Surat pengingat: what is missing, until when, and from whom the letter comes."""

from __future__ import annotations

from penilaian_desktop.domain.form_views_unit import ReminderFormView
from penilaian_desktop.domain.wording import long_date, number
from penilaian_desktop.reports.atoms import Atom, Gap, Paragraphs
from penilaian_desktop.reports.blocks import (
    DOTS,
    Signature,
    identity_label,
    identity_text,
    place_and_date,
    signatures,
)
from penilaian_desktop.reports.fingerprint import with_fingerprint
from penilaian_desktop.reports.sheet import Colophon, Document
from penilaian_desktop.reports.style import (
    BOLD,
    MM,
    Align,
    Orientation,
    Setup,
    TextStyle,
    frame_for,
)
from penilaian_desktop.reports.text import Par

CODE = "PENGINGAT"
VERSION = "1"

_LETTER = TextStyle(size=10.5, leading=14)
_SAID = {
    "plan_missing": "SKP belum disusun.",
    "plan_open": "SKP belum disetujui pejabat penilai.",
    "achievements": "Bagian pencapaian pada laporan kinerja belum diisi.",
    "challenges": "Bagian tantangan pada laporan kinerja belum diisi.",
    "realisations": "{count} indikator belum mempunyai realisasi.",
    "national": "Penilaian pada sistem nasional belum selesai.",
}


def lay_reminder(view: ReminderFormView, setup: Setup) -> Document:
    """Return the letter, ready to be set."""
    frame = frame_for(setup, Orientation.PORTRAIT)
    width = frame.width
    person = view.employee
    pars = [
        Par(place_and_date(view.place, None, view.dated.year), _LETTER, Align.RIGHT),
        Par(f"Nomor: {DOTS}", _LETTER, before=6),
        Par(f"Hal: Pengingat penilaian kinerja {view.period_label}", _LETTER),
        Par("Yth.", _LETTER, before=12),
        Par(person.name, BOLD.with_size(_LETTER.size)),
        Par(f"{identity_label(person)} {identity_text(person)}", _LETTER),
        Par(person.position, _LETTER),
        Par(person.unit, _LETTER),
        Par(
            f"Menurut data {view.agency}, untuk {view.period_label} masih ada yang perlu "
            "Saudara lengkapi:",
            _LETTER,
            before=14,
        ),
        *(
            Par(
                _SAID[code].format(count=number(count)),
                _LETTER,
                bullet=f"{at}.",
                indent=14,
                before=2,
            )
            for at, (code, count) in enumerate(view.lacks, start=1)
        ),
        Par(
            f"{_until(view)} Bila sudah dikerjakan tetapi paketnya belum dikirim, kirimkan paket "
            "terbaru; surat ini dapat diabaikan.",
            _LETTER,
            before=8,
        ),
        Par("Atas perhatian Saudara, kami ucapkan terima kasih.", _LETTER, before=8),
    ]
    atoms: list[Atom] = [
        Paragraphs.of(pars, width, keep_next=True),
        Gap(10 * MM),
        signatures(
            (Signature((view.sender.position or "Pengelola kepegawaian",), view.sender),),
            width,
        ),
    ]
    colophon = Colophon(
        code=CODE,
        version=VERSION,
        title=f"Surat Pengingat {view.period_label}",
        person=person.name,
        agency=view.agency,
        dated=view.dated,
        foot=with_fingerprint("surat-pengingat", view, view.foot),
    )
    return Document(atoms, frame, colophon)


def _until(view: ReminderFormView) -> str:
    day = long_date(view.deadline)
    if view.late:
        return f"Batas waktunya, {day}, sudah lewat; mohon dilengkapi secepatnya."
    return f"Mohon dilengkapi paling lambat {day}."
