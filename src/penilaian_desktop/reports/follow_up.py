"""Papers about a follow-up: letter of a proposal, piagam penghargaan, minutes of coaching.

No regulation draws them; they follow the layout of surat dinas and berita acara.
"""

from __future__ import annotations

from collections.abc import Iterable

from penilaian_desktop.domain.appraisal import Predicate
from penilaian_desktop.domain.form_views_follow_up import (
    AwardFormView,
    CoachingFormView,
    ProposalFormView,
)
from penilaian_desktop.domain.plan import PersonSnapshot
from penilaian_desktop.domain.wording import date_in_words, long_date, predicate_label
from penilaian_desktop.reports.atoms import Atom, Gap, Paragraphs
from penilaian_desktop.reports.blocks import (
    DOTS,
    NOTHING,
    Signature,
    fact_rows,
    identity_label,
    identity_text,
    place_and_date,
    signatures,
)
from penilaian_desktop.reports.fingerprint import with_fingerprint
from penilaian_desktop.reports.sheet import Colophon, Document
from penilaian_desktop.reports.style import (
    BODY,
    BOLD,
    MM,
    SMALL,
    TITLE,
    Align,
    Orientation,
    Setup,
    TextStyle,
    frame_for,
)
from penilaian_desktop.reports.text import Par, line_width

VERSION = "1"
_LETTER = TextStyle(size=10.5, leading=14)
_STRONG = BOLD.with_size(10.5)
_LABEL = 26 * MM
_FACT = 36 * MM
_BLANKS = 5
"""Lines for an outcome that is written by hand."""


def lay_proposal(view: ProposalFormView, setup: Setup) -> Document:
    """Return the letter with the block of the decision, ready to be set."""
    frame = frame_for(setup, Orientation.PORTRAIT)
    width = frame.width
    superior = view.superior
    opening = [
        Par(place_and_date(view.place, None, view.dated.year), _LETTER, Align.RIGHT),
        _labelled("Nomor", DOTS * 2, before=2),
        _labelled("Sifat", "Biasa"),
        _labelled("Lampiran", "Dokumen Evaluasi Kinerja Pegawai"),
        _labelled("Hal", f"Usul Penghargaan a.n. {view.employee.name}"),
        Par(f"Yth. {superior.position or 'Pejabat yang berwenang menyetujui'}", _STRONG, before=10),
        Par("di Tempat", _LETTER),
        Par(
            f"Berdasarkan hasil penilaian kinerja {view.period_label}, kami mengusulkan pemberian "
            "penghargaan kepada pegawai berikut:",
            _LETTER,
            before=10,
        ),
        *_person(view.employee),
        *_predicate(view.predicate),
        _fact("Penghargaan", view.text or "Piagam penghargaan", first=True),
    ]
    if view.reason.strip():
        opening.append(_fact("Pertimbangan", view.reason))
    opening.append(
        Par(
            "Demikian usul ini kami sampaikan. Atas perhatian dan persetujuan Bapak/Ibu, kami "
            "ucapkan terima kasih.",
            _LETTER,
            before=8,
        )
    )
    atoms: list[Atom] = [
        Paragraphs.of(opening, width, keep_next=True),
        Gap(3 * MM),
        signatures(
            (Signature((view.proposer.position or "Pejabat Penilai Kinerja",), view.proposer),),
            width,
            right=True,
        ),
        Gap(3 * MM),
        *_decision(view, width),
        Gap(3 * MM),
        Paragraphs.of(
            [
                Par("Tembusan:", SMALL),
                Par(f"Pengelola kepegawaian {view.agency}", SMALL, bullet="1.", indent=12),
                Par("Arsip", SMALL, bullet="2.", indent=12),
            ],
            width,
        ),
    ]
    colophon = Colophon(
        code="USUL-PENGHARGAAN",
        version=VERSION,
        title=f"Surat Usulan Penghargaan {view.period_label}",
        person=view.employee.name,
        agency=view.agency,
        dated=view.dated,
        foot=with_fingerprint("surat-usulan-penghargaan", view, view.foot),
    )
    return Document(atoms, frame, colophon)


def _decision(view: ProposalFormView, width: float) -> list[Atom]:
    """Return what was decided, or what is filled in by hand where nobody did yet."""
    if view.approved is None:
        said = "Disetujui / Ditolak (coret yang tidak perlu)"
    else:
        said = "Disetujui" if view.approved else "Ditolak"
    day = view.approved_on
    when = place_and_date(view.place, day, (day or view.dated).year)
    by_hand = view.approved is None
    who = view.superior if by_hand else view.approver
    facts = [
        ("KEPUTUSAN", said),
        ("NOMOR SURAT", view.letter or (DOTS * 3 if by_hand else NOTHING)),
        ("CATATAN", view.note or (DOTS * 3 if by_hand else NOTHING)),
    ]
    return [
        Paragraphs.of([Par("PERSETUJUAN", BOLD)], width, keep_next=True),
        Gap(1 * MM, keep_next=True),
        *fact_rows(facts, width, keep_next=True),
        Gap(3 * MM, keep_next=True),
        signatures(
            (
                Signature(
                    (when, who.position or "Atasan pejabat penilai"),
                    who,
                ),
            ),
            width,
            right=True,
        ),
    ]


def lay_award(view: AwardFormView, setup: Setup) -> Document:
    """Return the piagam, ready to be set."""
    frame = frame_for(setup, Orientation.LANDSCAPE)
    width = frame.width
    person, middle = view.employee, Align.CENTER
    text = BODY.with_size(12)
    pars = [
        *([] if setup.letterhead else [Par(view.agency.upper(), BOLD.with_size(12), middle)]),
        Par("PIAGAM PENGHARGAAN", TITLE.with_size(26), middle, before=8),
        Par(f"Nomor: {view.letter or DOTS * 2}", text, middle, before=6),
        Par("diberikan kepada", text, middle, before=10),
        Par(person.name, BOLD.with_size(20), middle, before=8),
        Par(f"{identity_label(person)} {identity_text(person)}", BODY, middle, before=6),
        Par(", ".join(x for x in (person.position, person.unit) if x), BODY, middle, before=2),
        Par(_earned(view), text, middle, before=10),
        *([Par(view.text, BOLD.with_size(14), middle, before=8)] if view.text else ()),
    ]
    atoms: list[Atom] = [
        Paragraphs.of(pars, width, keep_next=True),
        Gap(8 * MM),
        signatures(
            (
                Signature(
                    (
                        place_and_date(view.place, view.dated, view.dated.year),
                        view.signer.position or "Pejabat yang menyetujui",
                    ),
                    view.signer,
                ),
            ),
            width,
        ),
    ]
    colophon = Colophon(
        code="PIAGAM-PENGHARGAAN",
        version=VERSION,
        title="Piagam Penghargaan",
        person=person.name,
        agency=view.agency,
        dated=view.dated,
        foot=with_fingerprint("piagam-penghargaan", view, view.foot),
    )
    return Document(atoms, frame, colophon)


def _earned(view: AwardFormView) -> str:
    told = f"dengan predikat {predicate_label(view.predicate)} " if view.predicate else ""
    then = ", berupa" if view.text else ""
    return f"atas kinerja {told}pada {view.period_label}{then}"


def lay_coaching(view: CoachingFormView, setup: Setup) -> Document:
    """Return the minutes, ready to be set; what is not held yet is filled in by hand."""
    frame = frame_for(setup, Orientation.PORTRAIT)
    width = frame.width
    day = view.held_on
    when = f"{date_in_words(day)} ({long_date(day)})" if day else f"{DOTS}, tanggal {DOTS * 2}"
    title = [
        Par("BERITA ACARA", TITLE, Align.CENTER),
        Par("PEMBINAAN KINERJA PEGAWAI", TITLE, Align.CENTER),
        Par(f"Nomor: {DOTS * 2}", BODY, Align.CENTER, before=2),
    ]
    atoms: list[Atom] = [
        Paragraphs.of(title, width, keep_next=True),
        Gap(5 * MM),
        Paragraphs.of(
            [
                Par(
                    f"Pada hari {when}, bertempat di {DOTS * 2}, telah dilaksanakan pembinaan "
                    f"kinerja sebagai tindak lanjut hasil penilaian {view.period_label}, antara:",
                    _LETTER,
                ),
                Par("Yang membina", _STRONG, before=6),
                *_person(view.coach),
                Par("Yang dibina", _STRONG, before=6),
                *_person(view.employee),
                *_predicate(view.predicate),
            ],
            width,
        ),
        Gap(4 * MM),
        *_part("TOPIK PEMBINAAN", view.text, width),
        *(_part("LATAR BELAKANG", view.reason, width) if view.reason.strip() else ()),
        *_part("HASIL DAN KESEPAKATAN", view.outcome, width),
        Paragraphs.of(
            [
                Par(
                    "Demikian berita acara ini dibuat dengan sebenarnya dan ditandatangani kedua "
                    "pihak untuk dilaksanakan.",
                    _LETTER,
                )
            ],
            width,
            keep_next=True,
        ),
        Gap(6 * MM, keep_next=True),
        signatures(
            (
                Signature(("", "Pegawai yang dibina"), view.employee),
                Signature(
                    (place_and_date(view.place, day, view.dated.year), "Yang membina"),
                    view.coach,
                ),
            ),
            width,
        ),
    ]
    colophon = Colophon(
        code="BA-PEMBINAAN",
        version=VERSION,
        title=f"Berita Acara Pembinaan {view.period_label}",
        person=view.employee.name,
        agency=view.agency,
        dated=view.dated,
        foot=with_fingerprint("berita-acara-pembinaan", view, view.foot),
    )
    return Document(atoms, frame, colophon)


def _part(head: str, text: str, width: float) -> Iterable[Atom]:
    yield Paragraphs.of([Par(head, BOLD)], width, keep_next=True)
    yield Gap(1 * MM, keep_next=True)
    blank = "…" * int(width / line_width(_LETTER, "…"))
    lines = text.strip().splitlines() or [blank] * _BLANKS
    before = 2 if text.strip() else 6
    yield Paragraphs.of([Par(line, _LETTER, before=before) for line in lines], width)
    yield Gap(4 * MM)


def _labelled(label: str, text: str, *, before: float = 0, indent: float = _LABEL) -> Par:
    """Return a label with what it names behind a colon, in a column of its own."""
    return Par(f": {text}", _LETTER, bullet=label, indent=indent, before=before)


def _person(person: PersonSnapshot) -> list[Par]:
    lines = [
        ("Nama", person.name or NOTHING),
        (identity_label(person), identity_text(person)),
        ("Pangkat/gol.", person.rank or NOTHING),
        ("Jabatan", person.position or NOTHING),
        ("Unit kerja", person.unit or NOTHING),
    ]
    return [_fact(label, text, first=at == 0) for at, (label, text) in enumerate(lines)]


def _predicate(predicate: Predicate | None) -> list[Par]:
    if predicate is None:
        return []
    return [_fact("Predikat kinerja", predicate_label(predicate, paper=True))]


def _fact(label: str, text: str, *, first: bool = False) -> Par:
    return _labelled(label, text, before=4 if first else 0, indent=_FACT)
