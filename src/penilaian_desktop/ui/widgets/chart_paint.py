"""Draws a chart scene with a painter, every colour a token of the theme."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

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
from penilaian_desktop.ui.kit.look import look

_DASHES = {
    Dash.NONE: Qt.PenStyle.SolidLine,
    Dash.DASHES: Qt.PenStyle.DashLine,
    Dash.DOTS: Qt.PenStyle.DotLine,
    Dash.MIXED: Qt.PenStyle.DashDotLine,
}
_FLAGS = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_ANCHORS = {
    -1: Qt.AlignmentFlag.AlignLeft,
    0: Qt.AlignmentFlag.AlignHCenter,
    1: Qt.AlignmentFlag.AlignRight,
}


def screen_pens() -> Pens:
    """Return how the screen measures small words."""
    return Pens(
        lambda text, strong: look().width(text, "small_strong" if strong else "small"),
        look().line("small"),
    )


def draw_scene(painter: QPainter, scene: ChartScene, left: float = 0, top: float = 0) -> None:
    """Draw the shapes of a scene in their order, its corner at `left`, `top`."""
    painter.save()
    painter.translate(left, top)
    for shape in scene.shapes:
        if isinstance(shape, Words):
            _words(painter, shape)
        elif isinstance(shape, Block):
            _block(painter, shape)
        elif isinstance(shape, Spot):
            _spot(painter, shape)
        else:
            _stroke(painter, shape)
    painter.restore()


def _stroke(painter: QPainter, shape: Stroke) -> None:
    level = len(shape.points) == 2 and (
        shape.points[0][0] == shape.points[1][0] or shape.points[0][1] == shape.points[1][1]
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not level or shape.width > 1)
    pen = QPen(look().color(shape.tint), shape.width, _DASHES[shape.dash])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in shape.points]))


def _spot(painter: QPainter, shape: Spot) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look().color(shape.tint), shape.size / 1.75))
    painter.setBrush(look().color("surface" if shape.open_ else shape.tint))
    x, y = shape.at
    if shape.marker is Marker.CIRCLE:
        painter.drawEllipse(QPointF(x, y), shape.size, shape.size)
        return
    corners = marker_corners(shape.marker, x, y, shape.size)
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))


def _block(painter: QPainter, shape: Block) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    area = QRectF(shape.x, shape.y, shape.width, shape.height)
    painter.setBrush(look().color(shape.fill) if shape.fill else Qt.BrushStyle.NoBrush)
    if shape.edge:
        painter.setPen(QPen(look().color(shape.edge), 1))
        area = area.adjusted(0.5, 0.5, -0.5, -0.5)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRect(area)


def _words(painter: QPainter, shape: Words) -> None:
    painter.setFont(look().font("small_strong" if shape.strong else "small"))
    painter.setPen(look().color(shape.tint))
    wide, tall = 4000.0, float(look().line("small"))
    left = shape.x - (0, wide / 2, wide)[shape.anchor + 1]
    area = QRectF(left, shape.y - tall / 2, wide, tall)
    painter.drawText(area, _FLAGS | int(_ANCHORS[shape.anchor]), shape.text)
