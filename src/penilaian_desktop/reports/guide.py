"""The guide on one page, to hang up or hand out (TS-12)."""

from __future__ import annotations

from penilaian_desktop.domain.guide import GuideFormView
from penilaian_desktop.reports.atoms import Atom, Gap, Paragraphs
from penilaian_desktop.reports.blocks import title_block
from penilaian_desktop.reports.fingerprint import with_fingerprint
from penilaian_desktop.reports.sheet import Colophon, Document
from penilaian_desktop.reports.style import MM, Face, Orientation, Setup, TextStyle, frame_for
from penilaian_desktop.reports.text import Par

CODE = "PANDUAN-SATU-HALAMAN"
VERSION = "1"
WORDS = TextStyle(size=11, leading=15)
HEADS = WORDS.with_face(Face.BOLD)


def lay_guide(view: GuideFormView, setup: Setup) -> Document:
    """Return the guide, ready to be set."""
    frame = frame_for(setup, Orientation.PORTRAIT)
    width = frame.width
    atoms: list[Atom] = [
        *title_block(
            ("PENILAIAN KINERJA: APA GUNANYA BAGI ANDA",), view.agency, "PANDUAN PEGAWAI", width
        )
    ]
    for title, lines in view.sections:
        atoms.append(Gap(4 * MM))
        atoms.append(Paragraphs.of([Par(title, HEADS)], width, keep_next=True))
        bullets = [Par(line, WORDS, bullet="•", indent=5 * MM, before=2) for line in lines]
        atoms.append(Paragraphs.of(bullets, width))
    colophon = Colophon(
        code=CODE,
        version=VERSION,
        title="Panduan satu halaman",
        person=view.agency,
        agency=view.agency,
        dated=view.dated,
        foot=with_fingerprint("panduan-satu-halaman", view, view.foot),
    )
    return Document(atoms, frame, colophon)
