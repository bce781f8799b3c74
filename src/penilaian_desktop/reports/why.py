"""Alasan predikat: the proof chain of a predicate as an appendix (FEATURES 2.5, X-2, X-4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from penilaian_desktop.domain.appraisal import Predicate, Rating
from penilaian_desktop.domain.appraisal_views import AppraisalView, RhkResult
from penilaian_desktop.domain.form_views import WhyFormView
from penilaian_desktop.domain.plan import Direction
from penilaian_desktop.domain.why_views import WhyView
from penilaian_desktop.domain.wording import (
    long_date,
    moment,
    number,
    predicate_label,
    rating_label,
)
from penilaian_desktop.reports.atoms import Atom, Gap, Paragraphs
from penilaian_desktop.reports.blocks import NOTHING, fact_rows, period_title, title_block
from penilaian_desktop.reports.evaluation_sheet import feedback_pars
from penilaian_desktop.reports.fingerprint import with_fingerprint
from penilaian_desktop.reports.sheet import Colophon, Document
from penilaian_desktop.reports.style import (
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
from penilaian_desktop.reports.table import Cell, Table, cell
from penilaian_desktop.reports.text import Par

CODE = "ALASAN-PREDIKAT"
VERSION = "2"

_SHOWN_BEFORE = "capaian_rhk"
"""Steps of the trail whose figures stand in the table of the results."""

_SCALE = (Rating.BELOW, Rating.MEETS, Rating.ABOVE)


def lay_why(view: WhyFormView, setup: Setup) -> Document:
    """Return the proof chain, ready to be set."""
    frame = frame_for(setup, Orientation.PORTRAIT)
    width = frame.width
    appraisal = view.why.appraisal
    atoms: list[Atom] = [
        *title_block(
            ("ALASAN PREDIKAT KINERJA PEGAWAI", f"PERIODE: {period_title(view.period_label)}"),
            view.agency,
            "",
            width,
        ),
        *fact_rows(
            (
                ("NAMA", appraisal.person.name),
                ("JABATAN", appraisal.person.position),
                ("UNIT KERJA", appraisal.person.unit),
                ("ATURAN", view.why.scheme_title),
            ),
            width,
        ),
        Gap(3 * MM),
        *_predicate(view, width),
        *_work(appraisal, width),
        *_behaviour(appraisal, width),
        *_trail(view.why, width),
        *_history(view, width),
        *_objection(view, width),
    ]
    colophon = Colophon(
        code=CODE,
        version=VERSION,
        title=f"Alasan Predikat {view.period_label}",
        person=appraisal.person.name,
        agency=view.agency,
        dated=view.dated,
        foot=with_fingerprint("alasan-predikat", view, view.foot),
    )
    return Document(atoms, frame, colophon)


def _words(rating: Rating | None) -> str:
    return rating_label(rating) if rating else NOTHING


def _said(pars: Sequence[Par], width: float) -> Paragraphs:
    return Paragraphs.of(pars, width, keep_next=True)


def _predicate(view: WhyFormView, width: float) -> Iterator[Atom]:
    appraisal = view.why.appraisal
    predicate = predicate_label(appraisal.predicate, paper=True) if appraisal.predicate else NOTHING
    lines = [Par(f"1. PREDIKAT: {predicate.upper()}", BOLD)]
    told = next((step for step in view.why.steps if step.last), None)
    if view.why.matrix and appraisal.work_rating and appraisal.behaviour_rating:
        lines.append(
            Par(
                f"Hasil kerja {_words(appraisal.work_rating)} dan perilaku kerja "
                f"{_words(appraisal.behaviour_rating)} bertemu di petak {predicate}."
            )
        )
    elif told is not None:
        inputs = ", ".join(f"{name} {value}" for name, value in told.inputs)
        lines.append(Par(f"{told.label}: {told.output}, dari {inputs}."))
    if view.why.notice:
        lines.append(Par(f"{view.why.notice}.", ITALIC))
    if view.why.article:
        lines.append(Par(f"Dasar: {view.why.article}", ITALIC))
    yield _said(lines, width)
    cells = {(work, behaviour): result for work, behaviour, result in view.why.matrix}
    if not cells:
        yield Gap(3 * MM)
        return
    yield Gap(1 * MM)
    side = 44 * MM
    column = (width - side) / len(_SCALE)
    head = (
        cell("HASIL KERJA \\ PERILAKU KERJA", HEAD, Align.CENTER, fill=True, middle=True),
        *(cell(_words(one), HEAD, Align.CENTER, fill=True, middle=True) for one in _SCALE),
    )
    table = Table((side, *(column for _ in _SCALE)), (head,))
    for work in reversed(_SCALE):
        row = [cell(_words(work), HEAD, fill=True)]
        for behaviour in _SCALE:
            result = cells.get((work.value, behaviour.value), "")
            met = (work, behaviour) == (appraisal.work_rating, appraisal.behaviour_rating)
            row.append(
                cell(_result(result), BOLD, Align.CENTER, fill=True)
                if met
                else cell(_result(result), align=Align.CENTER)
            )
        yield table.row(*row, keep_next=work is not Rating.BELOW)
    yield Gap(3 * MM)


def _result(code: str) -> str:
    return (
        predicate_label(Predicate(code), paper=True) if code in set(Predicate) else code or NOTHING
    )


def _decision(rating: Rating | None, suggested: Rating | None, reason: str) -> list[Par]:
    """Return how a rating stands to what the application proposed, and its reason."""
    pars = []
    if suggested is not None and suggested is rating:
        pars.append(Par("Keputusan sama dengan saran aplikasi."))
    elif suggested is not None:
        pars.append(Par(f"Saran aplikasi semula: {_words(suggested)}."))
    if reason:
        pars.append(Par(f"Alasan: “{reason}”"))
    return pars


def _work(appraisal: AppraisalView, width: float) -> Iterator[Atom]:
    rating = appraisal.work_rating
    told = f": {_words(rating).upper()}" if appraisal.asks.work or rating else ""
    lines = [Par(f"2. HASIL KERJA{told}", BOLD)]
    lines += _decision(rating, appraisal.work_suggested, appraisal.work_reason)
    yield _said(lines, width)
    yield Gap(1 * MM)
    rated = appraisal.asks.work or any(one.rating for one in appraisal.rhk)
    columns = (
        ("NO", 8),
        ("RENCANA HASIL KERJA", 52),
        ("REALISASI", 26),
        ("TARGET", 26),
        ("CAPAIAN", 18),
        ("KEGIATAN", 16),
        ("BUKTI", 12),
        *((("RATING", 22),) if rated else ()),
    )
    titles = tuple(title for title, _ in columns)
    parts = tuple(part for _, part in columns)
    small = HEAD.with_size(7)
    head = tuple(cell(one, small, Align.CENTER, fill=True, middle=True) for one in titles)
    table = Table([width * part / sum(parts) for part in parts], (head,))
    for one in appraisal.rhk:
        yield table.row(*_rhk_cells(one)[: len(parts)])
    if not appraisal.rhk:
        yield table.row(*(cell(NOTHING, align=Align.CENTER) for _ in titles))
    yield Gap(3 * MM)


def _rhk_cells(one: RhkResult) -> tuple[Cell, ...]:
    actual = one.actual_text or (_amount(one.actual, one.unit) if one.actual is not None else "")
    percent = f"{number(one.percent, 2)} %" if one.percent is not None else NOTHING
    told = [one.indicator_text] if one.indicator_text else []
    if one.direction is Direction.LOWER:
        told.append("lebih rendah lebih baik")
    indicator = (Par("; ".join(told), SMALL),) if told else ()
    return (
        cell(str(one.number), align=Align.CENTER, again=str(one.number)),
        Cell((Par(one.text), *indicator)),
        cell(actual or NOTHING),
        cell(_amount(one.target, one.unit) if one.target is not None else NOTHING),
        cell(percent, align=Align.RIGHT),
        cell(number(one.activities), align=Align.RIGHT),
        cell(number(one.evidence), align=Align.RIGHT),
        cell(_words(one.rating)),
    )


def _amount(value: Decimal, unit: str) -> str:
    return f"{number(value)} {unit}".strip()


def _behaviour(appraisal: AppraisalView, width: float) -> Iterator[Atom]:
    rating = appraisal.behaviour_rating
    told = f": {_words(rating).upper()}" if appraisal.asks.behaviour or rating else ""
    lines = [Par(f"3. PERILAKU KERJA{told}", BOLD)]
    lines += _decision(rating, appraisal.behaviour_suggested, appraisal.behaviour_reason)
    yield _said(lines, width)
    yield Gap(1 * MM)
    head = tuple(cell(one, HEAD, fill=True) for one in ("NILAI", "EKSPEKTASI", "UMPAN BALIK"))
    table = Table((42 * MM, (width - 42 * MM) * 0.42, (width - 42 * MM) * 0.58), (head,))
    for one in appraisal.behaviour:
        yield table.row(
            cell(one.name), cell(one.expectation or NOTHING), Cell(feedback_pars(one.feedback))
        )
    if not appraisal.behaviour:
        yield table.row(cell(NOTHING), cell(NOTHING), cell(NOTHING))
    yield Gap(3 * MM)


def _trail(why: WhyView, width: float) -> Iterator[Atom]:
    """Yield what the scheme did in its own words, then what came after it: the trail in order."""
    trail = why.appraisal.trail
    if not trail:
        return
    yield _said([Par("4. LANGKAH PENETAPAN", BOLD)], width)
    yield Gap(1 * MM)
    parts = (8, 36, 66, 36, 34)
    titles = ("NO", "ATURAN", "MASUKAN", "HASIL", "DASAR")
    head = tuple(cell(one, HEAD, fill=True) for one in titles)
    table = Table([width * part / sum(parts) for part in parts], (head,))
    lines = [(step.label, step.inputs, step.output, step.article) for step in why.steps]
    lines += [
        (
            _plain(step.rule),
            tuple((_plain(name), _plain(value)) for name, value in step.inputs),
            _plain(step.output),
            step.article,
        )
        for step in trail[len(why.steps) :]
        if step.rule != _SHOWN_BEFORE
    ]
    for index, (rule, inputs, output, article) in enumerate(lines, start=1):
        yield table.row(
            cell(str(index), align=Align.CENTER),
            cell(rule),
            cell("\n".join(f"{name}: {value}" for name, value in inputs) or NOTHING),
            cell(output),
            cell(article or NOTHING),
        )
    yield Gap(3 * MM)


def _plain(code: str) -> str:
    """Return the label of a rating or predicate, or the code as words."""
    if code in set(Rating):
        return rating_label(Rating(code))
    if code in set(Predicate):
        return predicate_label(Predicate(code), paper=True)
    return code.replace("_", " ")


def _history(view: WhyFormView, width: float) -> Iterator[Atom]:
    if not view.why.history:
        return
    yield _said([Par("5. SIAPA, KAPAN, DARI MANA", BOLD)], width)
    yield Gap(1 * MM)
    parts = (36, 62, 44, 38)
    head = tuple(cell(one, HEAD, fill=True) for one in ("WAKTU", "PERISTIWA", "OLEH", "PERANGKAT"))
    table = Table([width * part / sum(parts) for part in parts], (head,))
    for line in view.why.history:
        package = (Par(f"Paket {line.package}", SMALL),) if line.package else ()
        yield table.row(
            cell(moment(line.at, view.time_zone)),
            Cell((Par(line.text), *package)),
            cell(line.who or NOTHING),
            cell(line.device or NOTHING),
        )
    yield Gap(3 * MM)


def _objection(view: WhyFormView, width: float) -> Iterator[Atom]:
    if view.why.objection_until is not None:
        until = long_date(view.why.objection_until)
        yield Paragraphs.of([Par(f"Masa keberatan berakhir {until}.")], width)
