"""Hasil survei dan suara warga: IKM by unit and service, unsur, trend, complaints (TJ-8, WG-9).

It may hang at the counter: no citizen and no employee is named, and no words of a citizen stand
there, for they could name one.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from decimal import Decimal

from penilaian_desktop.domain.answer_line import UNSUR
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.form_views_voice import NoteRow, SurveyRow, VoiceFormView
from penilaian_desktop.domain.public_feedback import SurveyResult
from penilaian_desktop.domain.voice_charts import trend_chart, unsur_chart
from penilaian_desktop.domain.voice_views import TrendPoint
from penilaian_desktop.domain.wording import date_range, number, short_date
from penilaian_desktop.reports.atoms import Atom, Gap, Paragraphs
from penilaian_desktop.reports.blocks import NOTHING, title_block
from penilaian_desktop.reports.chart import chart_block
from penilaian_desktop.reports.fingerprint import with_fingerprint
from penilaian_desktop.reports.sheet import Colophon, Document
from penilaian_desktop.reports.style import (
    BODY,
    BOLD,
    HEAD,
    MM,
    SMALL,
    Align,
    Face,
    Orientation,
    Setup,
    TextStyle,
    frame_for,
)
from penilaian_desktop.reports.table import Cell, Table, cell, shares
from penilaian_desktop.reports.text import Par

FORM = "hasil-survei"
CODE = "HASIL-SURVEI"
VERSION = "1"

_BIG = TextStyle(Face.BOLD, 20, 25)
_FIGURE = TextStyle(size=8, leading=10)
_FIGURE_BOLD = _FIGURE.with_face(Face.BOLD)
_HEAD = HEAD.with_size(7.5)
_WHOLE = 18
"""Rows up to which a table is kept together."""

_RULE = (
    "IKM dihitung menurut PermenPANRB 14/2017: rata-rata sembilan unsur (1–4) dikali 25. "
    "Mutu A 88,31–100,00; B 76,61–88,30; C 65,00–76,60; D 25,00–64,99. "
    "Resp.: responden. U1–U9: nama unsurnya pada bagian 2."
)
_NAMELESS = "Tanpa nama warga maupun pegawai; isi pengaduan tidak dicetak."


def lay_voice(view: VoiceFormView, setup: Setup) -> Document:
    """Return the results of surveys and complaints, ready to be set."""
    frame = frame_for(setup, Orientation.PORTRAIT)
    width = frame.width
    atoms: list[Atom] = [
        *title_block(
            ("HASIL SURVEI KEPUASAN MASYARAKAT DAN SUARA WARGA", view.unit_name.upper()),
            view.agency,
            f"PERIODE: {view.period_label.upper()}",
            width,
        ),
        *_whole(view, width),
    ]
    parts = (
        ("IKM MENURUT UNIT DAN LAYANAN", _services(view, width)),
        ("NILAI SEMBILAN UNSUR", _unsur(view.whole, width)),
        ("TREN IKM", _trend(view, width)),
        ("IKM UNIT DAN LAYANAN MENURUT PERIODE", _courses(view, width)),
        ("PENGADUAN, PUJIAN, DAN SARAN", _notes(view, width)),
        ("FORUM DAN MUSYAWARAH", _forums(view, width)),
    )
    for at, (title, part) in enumerate((one for one in parts if one[1]), start=1):
        atoms += [
            Gap(4 * MM),
            Paragraphs.of([Par(f"{at}. {title}", BOLD)], width, keep_next=True),
            Gap(1 * MM),
            *part,
        ]
    colophon = Colophon(
        code=CODE,
        version=VERSION,
        title=f"Hasil Survei {view.period_label}",
        person=view.unit_name,
        agency=view.agency,
        dated=view.dated,
        foot=with_fingerprint(FORM, view, view.foot),
    )
    return Document(atoms, frame, colophon)


def _rows(table: Table, lines: Sequence[Sequence[Cell]], heads: Container[int] = ()) -> list[Atom]:
    """Return rows; a short table stays whole, a long one leaves no row and no head alone."""
    last = len(lines) - 1
    short = len(lines) <= _WHOLE
    return [
        table.row(*cells, keep_next=at < last if short else at in {0, last - 1} or at in heads)
        for at, cells in enumerate(lines)
    ]


def _heads_of(rows: Sequence[SurveyRow | NoteRow]) -> frozenset[int]:
    """Return the lines of units that have services behind them."""
    return frozenset(
        at for at, row in enumerate(rows[:-1]) if not row.service and rows[at + 1].service
    )


def _heads(*titles: str) -> tuple[tuple[Cell, ...], ...]:
    return (tuple(cell(one, _HEAD, Align.CENTER, fill=True, middle=True) for one in titles),)


def _whole(view: VoiceFormView, width: float) -> Iterator[Atom]:
    """Yield the figures that whoever passes by reads: index, grade, respondents."""
    result = view.whole
    grade = NOTHING if result is None else f"{result.grade} ({result.label})"
    figures = (
        ("NILAI IKM", NOTHING if result is None else number(result.index, 2), _BIG),
        ("MUTU PELAYANAN", grade, _BIG if len(grade) < 18 else BOLD),
        ("RESPONDEN", number(result.respondents if result else 0), _BIG),
    )
    third = width / len(figures)
    table = Table([third] * len(figures))
    yield table.row(
        *(
            Cell((Par(title, HEAD, Align.CENTER), Par(said, style, Align.CENTER)), middle=True)
            for title, said, style in figures
        )
    )
    span = date_range(view.starts, view.ends)
    told = f"Jawaban warga {span}." if result else f"Belum ada kuesioner yang diisi pada {span}."
    yield Gap(1 * MM)
    yield Paragraphs.of([Par(f"{told} {_NAMELESS}", SMALL)], width)


def _services(view: VoiceFormView, width: float) -> list[Atom]:
    unsur = tuple(f"U{at}" for at in range(1, UNSUR + 1))
    titles = ("NO", "LAYANAN", "RESP.", *unsur, "IKM", "MUTU")
    parts = (8, 56, 13, *(8.7,) * UNSUR, 12.5, 11)
    words = ("NO", "LAYANAN", "10.000", *("3,9",) * UNSUR, "99,99", "MUTU")
    table = Table(shares(width, parts, words), _heads(*titles))
    lines: list[tuple[Cell, ...]] = []
    at, unit = 0, None
    for row in view.rows:
        if row.unit != unit:
            unit, at = row.unit, 0
        at += bool(row.service)
        lines.append(_service(at, row))
    if not lines:
        return _rows(table, [(cell("Belum ada hasil survei.", span=len(titles)),)])
    rows = _rows(table, lines, _heads_of(view.rows))
    rows[-1].keep_next = True
    return [*rows, Paragraphs.of([Par(_RULE, SMALL, before=2)], width)]


def _service(at: int, row: SurveyRow) -> tuple[Cell, ...]:
    whole = not row.service
    style = _FIGURE_BOLD if whole else _FIGURE
    result = row.result
    figures = (
        *(NOTHING if one.mean is None else number(one.mean, 2) for one in result.unsur),
        number(result.index, 2),
    )
    first = (
        (cell(row.unit or NOTHING, BOLD, span=2, fill=True),)
        if whole
        else (cell(str(at), align=Align.CENTER, again=str(at)), cell(row.service))
    )
    return (
        *first,
        cell(number(result.respondents), style, Align.RIGHT, fill=whole),
        *(cell(one, style, Align.RIGHT, fill=whole) for one in figures),
        cell(result.grade, style, Align.CENTER, fill=whole),
    )


def _unsur(result: SurveyResult | None, width: float) -> list[Atom]:
    if result is None:
        return []
    chart = unsur_chart(result, "Nilai rata-rata unsur, 1 sampai 4")
    table = Table(
        shares(width, (12, 108, 30, 30), ("UNSUR", "-", "RATA-RATA", "JAWABAN")),
        _heads("UNSUR", "NAMA UNSUR", "RATA-RATA", "JAWABAN"),
    )
    lowest = _lowest(result)
    lines: list[tuple[Cell, ...]] = []
    for one in result.unsur:
        style = BOLD if one.code in lowest else BODY
        mean = NOTHING if one.mean is None else number(one.mean, 2)
        lines.append(
            (
                cell(one.code.upper(), style, Align.CENTER),
                Cell((Par(f"{one.label} (terendah)" if one.code in lowest else one.label, style),)),
                cell(mean, style, Align.RIGHT),
                cell(number(one.answers), style, Align.RIGHT),
            )
        )
    drawn = chart_block(chart, width, keep_next=True)
    return [*drawn, Gap(1.5 * MM), *_rows(table, lines)]


def _lowest(result: SurveyResult) -> frozenset[str]:
    """Return the unsur with the lowest mean, none where all are alike."""
    means = {one.code: one.mean for one in result.unsur if one.mean is not None}
    if len(set(means.values())) < 2:
        return frozenset()
    least = min(means.values())
    return frozenset(code for code, mean in means.items() if mean == least)


def _trend(view: VoiceFormView, width: float) -> list[Atom]:
    points = _heard(view.trend)
    if not points:
        return []
    chart = trend_chart(points, f"IKM {number(len(points))} periode terakhir")
    titles = ("PERIODE", "RESPONDEN", "IKM", "PERUBAHAN", "MUTU")
    table = Table(shares(width, (60, 30, 30, 34, 26), titles), _heads(*titles))
    lines: list[tuple[Cell, ...]] = []
    before: Decimal | None = None
    for point in points:
        result = point.result
        change = NOTHING
        if result is not None:
            if before is not None:
                change = _signed(result.index - before)
            before = result.index
        lines.append(
            (
                cell(PeriodCode.parse(point.period_code).label),
                cell(number(result.respondents) if result else NOTHING, align=Align.RIGHT),
                cell(number(result.index, 2) if result else NOTHING, align=Align.RIGHT),
                cell(change, align=Align.RIGHT),
                cell(result.grade if result else NOTHING, align=Align.CENTER),
            )
        )
    drawn = chart_block(chart, width, keep_next=True)
    return [*drawn, Gap(1.5 * MM), *_rows(table, lines)]


def _courses(view: VoiceFormView, width: float) -> list[Atom]:
    """Return the index of units and services in each period; one alone is told by the trend."""
    first = len(view.trend) - len(_heard(view.trend))
    if len({row.course for row in view.rows}) < 2 or first > len(view.trend) - 2:
        return []
    codes = [PeriodCode.parse(point.period_code) for point in view.trend[first:]]
    each = min(18 * MM, width * 0.64 / len(codes))
    table = Table(
        (width - each * len(codes), *(each for _ in codes)),
        _heads("UNIT DAN LAYANAN", *(code.short for code in codes)),
    )
    lines = [
        (
            cell(row.unit or NOTHING, BOLD, fill=True)
            if not row.service
            else Cell((Par(row.service, BODY, indent=3 * MM),)),
            *(
                cell(
                    NOTHING if index is None else number(index, 2),
                    _FIGURE if row.service else _FIGURE_BOLD,
                    Align.RIGHT,
                    fill=not row.service,
                )
                for index in row.course[first:]
            ),
        )
        for row in view.rows
    ]
    return _rows(table, lines, _heads_of(view.rows))


def _heard(trend: Sequence[TrendPoint]) -> Sequence[TrendPoint]:
    """Return a trend from the first period in which somebody answered."""
    first = next((at for at, point in enumerate(trend) if point.result is not None), len(trend))
    return trend[first:]


def _signed(change: Decimal) -> str:
    return f"+{number(change, 2)}" if change > 0 else number(change, 2)


def _notes(view: VoiceFormView, width: float) -> list[Atom]:
    titles = (
        "UNIT DAN LAYANAN",
        "PENGADUAN",
        "SELESAI",
        "TERBUKA",
        "MEDIAN PENYELESAIAN",
        "PUJIAN",
        "SARAN",
    )
    table = Table(shares(width, (60, 22, 18, 19, 27, 16, 16), titles), _heads(*titles))
    lines = [_note(row) for row in view.notes]
    none = "Belum ada pengaduan, pujian, atau saran."
    if not lines:
        return _rows(table, [(cell(none, span=len(titles)),)])
    meant = Par("Median: hari dari pengaduan diterima sampai selesai.", SMALL, before=2)
    rows = _rows(table, lines, _heads_of(view.notes))
    rows[-1].keep_next = True
    return [*rows, Paragraphs.of([meant], width)]


def _note(row: NoteRow) -> tuple[Cell, ...]:
    whole = not row.service
    style = BOLD if whole else BODY
    found = row.figures
    median = found.median_half_days
    days = NOTHING if median is None else f"{number(Decimal(median) / 2)} hari"
    figures = (found.complaints, found.complaints - found.open, found.open)
    return (
        cell(row.unit or NOTHING, BOLD, fill=True)
        if whole
        else Cell((Par(row.service, BODY, indent=3 * MM),)),
        *(cell(number(one), style, Align.RIGHT, fill=whole) for one in figures),
        cell(days, style, Align.RIGHT, fill=whole),
        cell(number(found.praise), style, Align.RIGHT, fill=whole),
        cell(number(found.advice), style, Align.RIGHT, fill=whole),
    )


def _forums(view: VoiceFormView, width: float) -> list[Atom]:
    if not view.forums:
        return []
    titles = ("TANGGAL", "POKOK BAHASAN", "UNIT", "PESERTA", "TINDAK LANJUT")
    table = Table(shares(width, (24, 68, 46, 18, 24), titles), _heads(*titles))
    lines = [
        (
            cell(short_date(row.held_on)),
            cell(row.about or NOTHING),
            cell(row.unit or NOTHING),
            cell(number(row.participants), align=Align.RIGHT),
            cell("sudah ada" if row.followed else "belum ada"),
        )
        for row in view.forums
    ]
    return _rows(table, lines)
