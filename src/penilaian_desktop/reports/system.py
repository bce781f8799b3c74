"""Papers about the system itself: what staff said of it, and its yearly review (SM-1, SM-2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from penilaian_desktop.domain.form_views_unit import LEAST_PUBLIC
from penilaian_desktop.domain.form_views_voice import ReviewFormView, StaffFormView
from penilaian_desktop.domain.staff_views import QuestionnaireSummary, QuestionSummary
from penilaian_desktop.domain.wording import date_range, long_date, number, short_date
from penilaian_desktop.reports.atoms import Atom, Gap, Paragraphs
from penilaian_desktop.reports.blocks import (
    NOTHING,
    Signature,
    fact_rows,
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
    ITALIC,
    MM,
    SMALL,
    Align,
    Orientation,
    Setup,
    frame_for,
)
from penilaian_desktop.reports.table import Cell, Table, cell, shares
from penilaian_desktop.reports.text import Par

STAFF, REVIEW = "kuesioner-wawancara", "tinjauan-sistem"
VERSION = "1"
MOST = 40
"""Different answers to a question that are printed; the rest is counted."""


def lay_staff(view: StaffFormView, setup: Setup) -> Document:
    """Return questionnaires and interviews, ready to be set."""
    frame = frame_for(setup, Orientation.PORTRAIT)
    width = frame.width
    atoms: list[Atom] = [
        *title_block(
            ("RINGKASAN KUESIONER DAN WAWANCARA PEGAWAI", "TENTANG SISTEM PENILAIAN KINERJA"),
            view.agency,
            f"PERIODE: {view.period_label.upper()}",
            width,
        )
    ]
    for at, sheet in enumerate(view.rows, start=1):
        atoms += _sheet(at, sheet, width)
    if not view.rows:
        atoms.append(Paragraphs.of([Par("Tidak ada kuesioner pada periode ini.")], width))
    atoms += _interviews(view, width)
    atoms += [Gap(2 * MM), Paragraphs.of([Par(_NAMELESS, SMALL)], width)]
    colophon = Colophon(
        code="KUESIONER-WAWANCARA",
        version=VERSION,
        title=f"Kuesioner dan Wawancara {view.period_label}",
        person=view.agency,
        agency=view.agency,
        dated=view.dated,
        foot=with_fingerprint(STAFF, view, view.foot),
    )
    return Document(atoms, frame, colophon)


_NAMELESS = (
    "Jawaban tanpa nama dan tidak dipilah menurut kelompok; kelompok dengan kurang dari "
    f"{LEAST_PUBLIC} lembar digabung."
)


def _sheet(at: int, sheet: QuestionnaireSummary, width: float) -> Iterator[Atom]:
    asked = sheet.item.questionnaire
    if asked.closed_on:
        span = date_range(asked.opened_on, asked.closed_on)
    else:
        span = f"sejak {long_date(asked.opened_on)}"
    told = [f"{number(sheet.item.answers)} lembar, {span}"]
    groups = _groups(sheet.groups)
    if groups:
        told.append(f"kelompok: {groups}")
    pars = [Par(f"{at}. {asked.title}", BOLD)]
    if asked.purpose:
        pars.append(Par(asked.purpose, ITALIC, before=1))
    pars.append(Par("; ".join(told), SMALL, before=1))
    if at > 1:
        yield Gap(5 * MM)
    yield Paragraphs.of(pars, width, keep_next=True)
    yield Gap(1 * MM)
    titles = ("NO", "PERTANYAAN", "DIJAWAB", "JAWABAN")
    table = Table(shares(width, (9, 62, 20, 89), titles), _heads(titles))
    for line, question in enumerate(sheet.questions):
        yield table.row(*_question(question), keep_next=line == 0 and len(sheet.questions) > 1)


def _heads(titles: Sequence[str]) -> tuple[tuple[Cell, ...], ...]:
    return (tuple(cell(one, HEAD, Align.CENTER, fill=True, middle=True) for one in titles),)


def _groups(groups: Sequence[tuple[str, int]]) -> str:
    """Return how many sheets came from which group, small groups together."""
    large = [(name, count) for name, count in groups if name and count >= LEAST_PUBLIC]
    rest = sum(count for _, count in groups) - sum(count for _, count in large)
    told = [f"{name} {number(count)}" for name, count in large]
    if large and rest:
        told.append(f"lainnya {number(rest)}")
    return ", ".join(told)


def _question(question: QuestionSummary) -> tuple[Cell, ...]:
    shown = [
        Par(f"{text} ({number(count)} lembar)" if count > 1 else text, BODY, bullet="•", indent=9)
        for text, count in question.texts[:MOST]
    ]
    if len(question.texts) > MOST:
        shown.append(Par(f"dan {number(len(question.texts) - MOST)} jawaban lain", ITALIC))
    return (
        cell(str(question.number), align=Align.CENTER, again=str(question.number)),
        cell(question.text),
        cell(number(question.answered), align=Align.RIGHT),
        Cell(tuple(shown) or (Par(NOTHING),)),
    )


def _interviews(view: StaffFormView, width: float) -> Iterator[Atom]:
    yield Gap(5 * MM)
    yield Paragraphs.of([Par("WAWANCARA", BOLD)], width, keep_next=True)
    yield Gap(1 * MM)
    titles = ("TANGGAL", "DENGAN", "POKOK", "KESIMPULAN")
    table = Table(shares(width, (24, 38, 68, 50), titles), _heads(titles))
    for at, item in enumerate(view.interviews):
        note = item.note
        yield table.row(
            cell(short_date(note.held_on)),
            cell(note.with_whom),
            cell(note.points),
            cell(note.conclusion or NOTHING),
            keep_next=at == 0 and len(view.interviews) > 1,
        )
    if not view.interviews:
        yield table.row(cell("Tidak ada wawancara pada periode ini.", span=len(titles)))


def lay_review(view: ReviewFormView, setup: Setup) -> Document:
    """Return the yearly review, ready to be set."""
    frame = frame_for(setup, Orientation.PORTRAIT)
    width = frame.width
    review = view.review
    said = sum(one.count for one in view.complaints)
    atoms: list[Atom] = [
        *title_block(
            ("TINJAUAN TAHUNAN SISTEM PENILAIAN KINERJA", f"TAHUN {review.year}"),
            view.agency,
            "",
            width,
        ),
        *fact_rows(
            (
                ("DIADAKAN", long_date(review.held_on)),
                ("PESERTA", review.participants),
                ("KELUHAN INDIKATOR", f"{number(said)} pada tahun {review.year}"),
            ),
            width,
        ),
        *_part("1. TEMUAN", review.findings, width),
        *_part("2. KEPUTUSAN", review.decisions, width),
        *_changed(view, width),
        *_complaints(view, width),
        Gap(6 * MM),
        signatures(
            (
                Signature(
                    (
                        place_and_date(view.place, view.dated, view.dated.year),
                        view.signer.position or "Tim penyusun",
                    ),
                    view.signer,
                ),
            ),
            width,
        ),
    ]
    colophon = Colophon(
        code="TINJAUAN-SISTEM",
        version=VERSION,
        title=f"Tinjauan Sistem {review.year}",
        person=view.agency,
        agency=view.agency,
        dated=view.dated,
        foot=with_fingerprint(REVIEW, view, view.foot),
    )
    return Document(atoms, frame, colophon)


def _part(title: str, text: str, width: float) -> list[Atom]:
    pars = [Par(line, BODY, before=2) for line in text.splitlines() if line.strip()]
    return [
        Gap(4 * MM),
        Paragraphs.of([Par(title, BOLD)], width, keep_next=True),
        Paragraphs.of(pars or [Par(NOTHING)], width),
    ]


def _changed(view: ReviewFormView, width: float) -> Iterator[Atom]:
    yield Gap(4 * MM)
    yield Paragraphs.of([Par("3. INDIKATOR YANG DIUBAH", BOLD)], width, keep_next=True)
    yield Gap(1 * MM)
    titles = ("NO", "KODE", "INDIKATOR", "VERSI", "BERLAKU SEJAK")
    table = Table(shares(width, (9, 42, 82, 16, 31), titles), _heads(titles))
    for at, one in enumerate(view.changed, start=1):
        known = one.edition > 0
        yield table.row(
            cell(str(at), align=Align.CENTER),
            cell(one.code),
            cell(one.name or "tidak ada dalam pustaka"),
            cell(str(one.edition) if known else NOTHING, align=Align.CENTER),
            cell(short_date(one.effective_from) if one.effective_from else NOTHING),
            keep_next=at == 1 and len(view.changed) > 1,
        )
    if not view.changed:
        yield table.row(cell("Tidak ada indikator yang diubah.", span=len(titles)))


def _complaints(view: ReviewFormView, width: float) -> Iterator[Atom]:
    yield Gap(4 * MM)
    yield Paragraphs.of(
        [Par("4. INDIKATOR YANG DIKELUHKAN SULIT DIUKUR", BOLD)], width, keep_next=True
    )
    yield Gap(1 * MM)
    titles = ("NO", "INDIKATOR", "KELUHAN")
    table = Table(shares(width, (9, 146, 25), titles), _heads(titles))
    for at, one in enumerate(view.complaints, start=1):
        yield table.row(
            cell(str(at), align=Align.CENTER),
            cell(one.text),
            cell(number(one.count), align=Align.RIGHT),
            keep_next=at == 1 and len(view.complaints) > 1,
        )
    if not view.complaints:
        yield table.row(cell("Tidak ada keluhan pada tahun ini.", span=len(titles)))
