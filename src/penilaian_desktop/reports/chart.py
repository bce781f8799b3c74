"""A chart on paper: the same scene as on the screen, told apart in grey as well as in colour."""

from __future__ import annotations

from dataclasses import replace

from reportlab.lib.colors import HexColor

from penilaian_desktop.domain.chart_layout import scene_of
from penilaian_desktop.domain.chart_lying import height_of, row_height
from penilaian_desktop.domain.chart_scene import (
    Block,
    ChartScene,
    Dash,
    Marker,
    Pens,
    Spot,
    Stroke,
    Words,
    marker_corners,
)
from penilaian_desktop.domain.chart_views import ChartData, ChartKind
from penilaian_desktop.reports.atoms import Atom, Paragraphs, Solid
from penilaian_desktop.reports.fonts import clean
from penilaian_desktop.reports.pen import Pen
from penilaian_desktop.reports.style import BOLD, MM, Face, TextStyle
from penilaian_desktop.reports.text import Par, line_width

SIZE = TextStyle(size=7.5, leading=9.5)
UPRIGHT = 52 * MM
TALLEST = 110 * MM
"""Of lying bars that stand together: what a page under a letterhead surely has."""

_INK = {
    "primary": HexColor("#0B5CAD"),
    "tier1": HexColor("#7A5C00"),
    "tier2": HexColor("#1B7A4B"),
    "tier3": HexColor("#6B3FA0"),
    "tier4": HexColor("#8F5B00"),
    "tier5": HexColor("#B3261E"),
    "good": HexColor("#1B7A4B"),
    "warn": HexColor("#8F5B00"),
    "bad": HexColor("#B3261E"),
    "info": HexColor("#0B6B7A"),
    "line": HexColor("#C4CBD3"),
    "muted": HexColor("#3F4A57"),
    "text": HexColor("#000000"),
    "surface": HexColor("#FFFFFF"),
    "control_line": HexColor("#77838F"),
}
"""The inks of the paper by the tokens of the screen."""

_DASHES: dict[Dash, tuple[float, ...]] = {
    Dash.NONE: (),
    Dash.DASHES: (4, 2),
    Dash.DOTS: (1, 1.8),
    Dash.MIXED: (4, 1.6, 1, 1.6),
}


def paper_pens() -> Pens:
    """Return how the paper measures small words."""
    bold = SIZE.with_face(Face.BOLD)
    return Pens(
        lambda text, strong: line_width(bold if strong else SIZE, clean(text)), SIZE.leading
    )


def chart_block(
    data: ChartData, width: float, *, height: float = UPRIGHT, keep_next: bool = False
) -> list[Atom]:
    """Return the title and the drawing; lying bars take the height they need, in parts if many."""
    parts = _parts(data, width) if data.kind is ChartKind.SHARES else ((data, height),)
    drawn: list[Atom] = [
        _drawing(part, width, tall, keep_next=keep_next and at == len(parts))
        for at, (part, tall) in enumerate(parts, start=1)
    ]
    return [Paragraphs.of([Par(data.title, BOLD)], width, keep_next=True), *drawn]


def _parts(data: ChartData, width: float) -> tuple[tuple[ChartData, float], ...]:
    """Return lying bars in parts of which each fits every page, with the height it needs."""
    pens = paper_pens()
    many = max(1, int(TALLEST / row_height(data, width, pens)))
    cut = [_slice(data, at, at + many) for at in range(0, len(data.categories), many)] or [data]
    return tuple((part, height_of(part, width, pens)) for part in cut)


def _slice(data: ChartData, start: int, end: int) -> ChartData:
    series = tuple(
        replace(one, values=one.values[start:end], notes=one.notes[start:end])
        for one in data.series
    )
    return replace(data, categories=data.categories[start:end], series=series)


def _drawing(data: ChartData, width: float, height: float, *, keep_next: bool) -> Solid:
    scene = scene_of(data, width, height, paper_pens())

    def paint(pen: Pen, x: float, top: float) -> None:
        draw_scene(pen, scene, x, top)

    return Solid(height, paint, keep_next=keep_next)


def draw_scene(pen: Pen, scene: ChartScene, x: float, top: float) -> None:
    """Draw the shapes of a scene under a point, in their order."""
    canvas = pen.canvas
    canvas.saveState()
    canvas.setLineCap(0)
    canvas.setLineJoin(1)
    for shape in scene.shapes:
        if isinstance(shape, Words):
            _words(pen, shape, x, top)
        elif isinstance(shape, Block):
            _block(pen, shape, x, top)
        elif isinstance(shape, Spot):
            _spot(pen, shape, x, top)
        else:
            _stroke(pen, shape, x, top)
    canvas.restoreState()


def _stroke(pen: Pen, shape: Stroke, x: float, top: float) -> None:
    canvas = pen.canvas
    canvas.setStrokeColor(_INK[shape.tint])
    canvas.setLineWidth(shape.width)
    canvas.setDash(list(_DASHES[shape.dash]))
    path = canvas.beginPath()
    for at, (px, py) in enumerate(shape.points):
        (path.lineTo if at else path.moveTo)(x + px, top - py)
    canvas.drawPath(path)
    canvas.setDash([])


def _spot(pen: Pen, shape: Spot, x: float, top: float) -> None:
    canvas = pen.canvas
    canvas.setStrokeColor(_INK[shape.tint])
    canvas.setFillColor(_INK["surface" if shape.open_ else shape.tint])
    canvas.setLineWidth(shape.size / 1.75)
    px, py = shape.at
    if shape.marker is Marker.CIRCLE:
        canvas.circle(x + px, top - py, shape.size, stroke=1, fill=1)
        return
    path = canvas.beginPath()
    for at, (cx, cy) in enumerate(marker_corners(shape.marker, px, py, shape.size)):
        (path.lineTo if at else path.moveTo)(x + cx, top - cy)
    path.close()
    canvas.drawPath(path, stroke=1, fill=1)


def _block(pen: Pen, shape: Block, x: float, top: float) -> None:
    canvas = pen.canvas
    if shape.fill:
        canvas.setFillColor(_INK[shape.fill])
    if shape.edge:
        canvas.setStrokeColor(_INK[shape.edge])
        canvas.setLineWidth(0.6)
    canvas.rect(
        x + shape.x,
        top - shape.y - shape.height,
        shape.width,
        shape.height,
        stroke=int(bool(shape.edge)),
        fill=int(bool(shape.fill)),
    )


def _words(pen: Pen, shape: Words, x: float, top: float) -> None:
    canvas = pen.canvas
    face = Face.BOLD if shape.strong else Face.REGULAR
    text = clean(shape.text)
    wide = line_width(SIZE.with_face(face), text)
    left = x + shape.x - (0, wide / 2, wide)[shape.anchor + 1]
    canvas.setFillColor(_INK[shape.tint])
    canvas.setFont(face.value, SIZE.size)
    canvas.drawString(left, top - shape.y - SIZE.size * 0.36, text)
