"""A sheet of charts, each with its table: nothing is told by colour or by the picture alone."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from penilaian_desktop.domain.chart_views import ChartData, ChartKind, step_text, table_of
from penilaian_desktop.domain.form_views_chart import ChartFormView
from penilaian_desktop.domain.wording import long_date, number
from penilaian_desktop.reports.atoms import Atom, Gap, Paragraphs
from penilaian_desktop.reports.blocks import NOTHING, title_block
from penilaian_desktop.reports.chart import chart_block
from penilaian_desktop.reports.fingerprint import with_fingerprint
from penilaian_desktop.reports.sheet import Colophon, Document
from penilaian_desktop.reports.style import HEAD, MM, SMALL, Align, Orientation, Setup, frame_for
from penilaian_desktop.reports.table import Table, cell, shares
from penilaian_desktop.reports.text import Par

CODE = "GRAFIK"
VERSION = "1"
FORM = "grafik-pemantauan"
WHOLE = 16
"""Rows up to which a table is not divided."""
_FIRST = 0.32
"""Share of the width that the names take."""


def lay_charts(view: ChartFormView, setup: Setup) -> Document:
    """Return the sheet, ready to be set."""
    frame = frame_for(setup, Orientation.PORTRAIT)
    width = frame.width
    atoms: list[Atom] = [
        *title_block(
            ("GRAFIK PEMANTAUAN KINERJA",),
            view.agency,
            f"Menurut data yang diterima sampai {long_date(view.dated)}".upper(),
            width,
        )
    ]
    for chart in view.charts:
        atoms += chart_parts(chart, width)
    colophon = Colophon(
        code=CODE,
        version=VERSION,
        title=view.charts[0].title if view.charts else "Grafik",
        person=view.agency,
        agency=view.agency,
        dated=view.dated,
        foot=with_fingerprint(FORM, view, view.foot),
    )
    return Document(atoms, frame, colophon)


def chart_parts(chart: ChartData, width: float) -> Iterator[Atom]:
    """Yield a chart, its table, and what it leaves out."""
    yield Gap(2 * MM)
    yield from chart_block(chart, width, keep_next=True)
    yield Gap(1.5 * MM)
    yield from chart_table(chart, width)
    if chart.note:
        yield Gap(1 * MM)
        yield Paragraphs.of([Par(chart.note, SMALL)], width)
    yield Gap(5 * MM, keep_next=False)


def chart_table(chart: ChartData, width: float) -> Iterator[Atom]:
    """Yield the figures of a chart; a short table stays whole, a long one leaves no row alone."""
    figures = table_of(chart)
    places = None if chart.kind is ChartKind.SHARES else chart.places
    rows = [[_said(value, places, figures.words) for value in row] for row in figures.rows]
    columns = len(figures.titles)
    longest = [
        max(" ".join((title, NOTHING, *(row[at] for row in rows))).split(), key=len)
        for at, title in enumerate(figures.titles)
    ]
    parts = (_FIRST * (columns - 1) / (1 - _FIRST) if columns > 1 else 1, *(1,) * (columns - 1))
    table = Table(
        shares(width, parts, longest),
        (tuple(cell(title, HEAD, Align.CENTER, fill=True) for title in figures.titles),),
    )
    for at, row in enumerate(rows):
        left = len(rows) - 1 - at
        tied = left > 0 if len(rows) <= WHOLE else at == 0 or left == 1
        yield table.row(
            *(
                cell(text, SMALL, Align.LEFT if place == 0 else Align.RIGHT)
                for place, text in enumerate(row)
            ),
            keep_next=tied,
        )


def _said(value: str | Decimal | None, places: int | None, words: tuple[str, ...]) -> str:
    if value is None:
        return NOTHING
    if words and isinstance(value, Decimal):
        return step_text(words, value)
    return value if isinstance(value, str) else number(value, places)
