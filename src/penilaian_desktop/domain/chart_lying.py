"""Shares of 100 percent as lying bars, one under another with their names at the left."""

from __future__ import annotations

from decimal import Decimal

from penilaian_desktop.domain.chart_scene import (
    Block,
    ChartPlace,
    ChartScene,
    Pens,
    Words,
    draw_legend,
    filled,
    fit,
    legend_rows,
    tint_of,
)
from penilaian_desktop.domain.chart_views import ChartData
from penilaian_desktop.domain.wording import number

ROW = 30
"""Height that a bar and its gap like to have, in pixels of the screen."""
_THICKEST = 22
_NAMES = 0.34
"""Greatest part of the width that names may take."""
_GAP = 12
"""Between a name and its bar."""


def height_of(data: ChartData, width: float, pens: Pens) -> float:
    """Return the height at which every bar has its room, and a long name its two lines."""
    legend = (len(legend_rows(data, width, pens)) * 20 + 8) * pens.unit
    return len(data.categories) * row_height(data, width, pens) + legend


def row_height(data: ChartData, width: float, pens: Pens) -> float:
    """Return the height that a bar with its name likes to have."""
    room = _names_room(data, width, pens)
    folded = any(len(_name_lines(pens, c.spoken, room)) > 1 for c in data.categories)
    return max(ROW * pens.unit, 2 * pens.line + 4 * pens.unit if folded else 0.0)


def _names_room(data: ChartData, width: float, pens: Pens) -> float:
    widest = max((pens.width(c.spoken, False) for c in data.categories), default=0.0)
    return min(widest, width * _NAMES)


def _name_lines(pens: Pens, name: str, room: float) -> list[str]:
    """Return a name in one line, or in two of which the second is cut to its room."""
    if pens.width(name, False) <= room:
        return [name]
    words = name.split(" ")
    head = 1
    while head < len(words) and pens.width(" ".join(words[: head + 1]), False) <= room:
        head += 1
    first, rest = " ".join(words[:head]), " ".join(words[head:])
    lines = [fit(pens, first, room)]
    return [*lines, fit(pens, rest, room)] if rest else lines


def lying_scene(scene: ChartScene, data: ChartData, pens: Pens) -> None:
    """Draw names, bars cut by series, the whole at the right, and the legend."""
    unit = pens.unit
    names = _names_room(data, scene.width, pens)
    left = names + _GAP * unit
    totals = [data.total(at) for at in range(len(data.categories))]
    right = scene.width - max(pens.width(number(t), True) for t in totals) - 10 * unit
    legend = len(legend_rows(data, scene.width, pens)) * 20 * unit
    room = max(unit, scene.height - legend - 8 * unit) / len(data.categories)
    thick = min(_THICKEST * unit, room * 0.75)
    for at, category in enumerate(data.categories):
        y = (at + 0.5) * room
        lines = _name_lines(pens, category.spoken, names)
        if len(lines) > 1 and room < 2 * pens.line:
            lines = [fit(pens, category.spoken, names)]
        for line, words in enumerate(lines):
            down = (line - (len(lines) - 1) / 2) * pens.line
            scene.shapes.append(Words(0, y + down, words, -1, "text"))
        whole = Block(left, y - thick / 2, right - left, thick)
        _bar(scene, data, at, whole, pens)
        scene.shapes.append(Words(scene.width, y, number(totals[at]), 1, "text", strong=True))
    draw_legend(scene, data, 0, scene.height - legend, pens)


def _bar(scene: ChartScene, data: ChartData, category: int, whole: Block, pens: Pens) -> None:
    total = data.total(category)
    if not total:
        scene.shapes.append(
            Block(whole.x, whole.y, whole.width, whole.height, "", "line"),
        )
        return
    x = whole.x
    for series in range(len(data.series)):
        value = data.value(series, category) or Decimal(0)
        if not value:
            continue
        wide = float(value / total) * whole.width
        area = Block(x, whole.y, wide, whole.height)
        filled(scene, area, series, tint_of(data, series), pens.unit)
        words = number(value)
        plate = pens.width(words, True) + 8 * pens.unit
        middle = x + wide / 2
        if plate <= wide:
            high = min(whole.height, pens.line)
            top = whole.y + (whole.height - high) / 2
            scene.shapes.append(Block(middle - plate / 2, top, plate, high, "surface"))
            centre = whole.y + whole.height / 2
            scene.shapes.append(Words(middle, centre, words, 0, "text", strong=True))
        scene.places.append(ChartPlace(series, category, middle, whole.y + whole.height / 2, area))
        x += wide
