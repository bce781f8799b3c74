"""A sheet of charts, each with its table: nothing is told by colour or by the picture alone."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from penilaian_desktop.domain.chart_views import ChartData, table_of
from penilaian_desktop.domain.form_views_chart import ChartFormView
from penilaian_desktop.domain.wording import long_date, number
from penilaian_desktop.reports.atoms import Atom, Gap
from penilaian_desktop.reports.blocks import NOTHING, title_block
from penilaian_desktop.reports.chart import chart_block
from penilaian_desktop.reports.fingerprint import with_fingerprint
from penilaian_desktop.reports.sheet import Colophon, Document
from penilaian_desktop.reports.style import HEAD, MM, SMALL, Align, Orientation, Setup, frame_for
from penilaian_desktop.reports.table import Table, cell

CODE = "GRAFIK"
VERSION = "1"
FORM = "grafik-pemantauan"


def lay_charts(view: ChartFormView, setup: Setup) -> Document:
    """Return the sheet, ready to be set."""
    frame = frame_for(setup, Orientation.PORTRAIT)
    width = frame.width
    atoms: list[Atom] = [
        *title_block(
            ("GRAFIK PEMANTAUAN KINERJA",), view.agency, f"DATA {long_date(view.dated)}", width
        )
    ]
    for chart in view.charts:
        atoms += [Gap(2 * MM), *chart_block(chart, width, keep_next=True), Gap(1.5 * MM)]
        atoms += _table(chart, width)
        atoms.append(Gap(5 * MM, keep_next=False))
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


def _table(chart: ChartData, width: float) -> Iterator[Atom]:
    figures = table_of(chart)
    first = 0.32 * width
    rest = (width - first) / max(1, len(figures.titles) - 1)
    table = Table(
        (first, *(rest for _ in figures.titles[1:])),
        (tuple(cell(title, HEAD, Align.CENTER, fill=True) for title in figures.titles),),
    )
    for row in figures.rows:
        yield table.row(
            *(
                cell(_said(value), SMALL, Align.LEFT if at == 0 else Align.RIGHT)
                for at, value in enumerate(row)
            )
        )


def _said(value: str | Decimal | None) -> str:
    if value is None:
        return NOTHING
    return value if isinstance(value, str) else number(value)
