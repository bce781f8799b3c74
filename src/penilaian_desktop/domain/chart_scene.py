"""A chart as strokes and words at places: what the screen and the paper both draw.

Lengths are those of whoever draws (pixels, points), x to the right, y downwards. `Pens` says how
wide words are and how tall a line of them is; everything else follows from that. What tells series
apart without colour is here too: marker, dash and hatching by their number.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from penilaian_desktop.domain.chart_views import ChartData, ChartKind

Point = tuple[float, float]

TINTS = ("primary", "tier1", "info", "tier3", "good", "bad")


class Dash(StrEnum):
    """How a line is interrupted."""

    NONE = "none"
    DASHES = "dashes"
    DOTS = "dots"
    MIXED = "mixed"


class Marker(StrEnum):
    """The shape at a point of a line."""

    CIRCLE = "circle"
    SQUARE = "square"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"


class Hatch(StrEnum):
    """How a bar is filled."""

    SOLID = "solid"
    RISING = "rising"
    LEVEL = "level"
    CROSSED = "crossed"
    FALLING = "falling"
    EMPTY = "empty"


MARKERS, DASHES, HATCHES = tuple(Marker), tuple(Dash), tuple(Hatch)


@dataclass(frozen=True, slots=True)
class Pens:
    """What the scene must know of whoever draws.

    `width(text, strong)` measures small words; `line` is the height of a line of them.
    """

    width: Callable[[str, bool], float]
    line: float

    @property
    def unit(self) -> float:
        """Return the length that a pixel of the screen stands for."""
        return self.line / 16


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points."""

    points: tuple[Point, ...]
    tint: str
    width: float
    dash: Dash = Dash.NONE


@dataclass(frozen=True, slots=True)
class Spot:
    """A marker at a point; `open_` ones show the surface inside."""

    at: Point
    size: float
    marker: Marker
    tint: str
    open_: bool = True


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle; `fill` and `edge` are tokens, "" is none."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text around the height `y`; `anchor` -1 begins at x, 0 is centred, 1 ends there."""

    x: float
    y: float
    text: str
    anchor: int = -1
    tint: str = "muted"
    strong: bool = False


@dataclass(frozen=True, slots=True)
class ChartPlace:
    """Where a point of the data is drawn: for the pointer, the keyboard and the screen reader."""

    series: int
    category: int
    x: float
    y: float
    area: Block


@dataclass(slots=True)
class ChartScene:
    """Everything to be drawn, in this order, and the places of the points."""

    width: float
    height: float
    shapes: list[Stroke | Spot | Block | Words] = field(default_factory=list)
    places: list[ChartPlace] = field(default_factory=list)

    def place(self, series: int, category: int) -> ChartPlace | None:
        """Return the place of a point, None where there is no data."""
        return next((p for p in self.places if (p.series, p.category) == (series, category)), None)


def tint_of(data: ChartData, series: int) -> str:
    """Return the token that a series is drawn with."""
    return data.series[series].tint or TINTS[series % len(TINTS)]


def fit(pens: Pens, text: str, room: float, *, strong: bool = False) -> str:
    """Return a text cut with "…" so that it fits a room."""
    if pens.width(text, strong) <= room:
        return text
    while text and pens.width(f"{text}…", strong) > room:
        text = text[:-1].rstrip()
    return f"{text}…" if text else ""


def hatch_strokes(area: Block, hatch: Hatch, tint: str, unit: float) -> list[Stroke]:
    """Return the lines that fill a rectangle, cut at its edges."""
    strokes: list[Stroke] = []
    gap, thin = 5 * unit, unit
    if hatch in {Hatch.RISING, Hatch.CROSSED}:
        strokes += _slanted(area, gap, tint, thin, rising=True)
    if hatch in {Hatch.FALLING, Hatch.CROSSED}:
        strokes += _slanted(area, gap, tint, thin, rising=False)
    if hatch is Hatch.LEVEL:
        y = area.y + gap / 2
        while y < area.y + area.height:
            strokes.append(Stroke(((area.x, y), (area.x + area.width, y)), tint, thin))
            y += gap
    return strokes


def _slanted(area: Block, gap: float, tint: str, thin: float, *, rising: bool) -> list[Stroke]:
    right, bottom = area.x + area.width, area.y + area.height
    strokes = []
    start = area.x - area.height + gap / 2
    while start < right:
        x1, x2 = max(start, area.x), min(start + area.height, right)
        if rising:
            points = ((x1, bottom - (x1 - start)), (x2, bottom - (x2 - start)))
        else:
            points = ((x1, area.y + (x1 - start)), (x2, area.y + (x2 - start)))
        strokes.append(Stroke(points, tint, thin))
        start += gap
    return strokes


def filled(scene: ChartScene, area: Block, series: int, tint: str, unit: float) -> None:
    """Draw a bar in the hatching of its series."""
    hatch = HATCHES[series % len(HATCHES)]
    fill = tint if hatch is Hatch.SOLID else "surface"
    block = Block(area.x, area.y, area.width, area.height, fill, tint)
    scene.shapes.append(block)
    scene.shapes += hatch_strokes(block, hatch, tint, unit)


def marker_corners(marker: Marker, x: float, y: float, size: float) -> tuple[Point, ...]:
    """Return the corners of a marker that has some."""
    if marker is Marker.SQUARE:
        return (
            (x - size, y - size),
            (x + size, y - size),
            (x + size, y + size),
            (x - size, y + size),
        )
    if marker is Marker.TRIANGLE:
        return ((x, y - 1.2 * size), (x + 1.2 * size, y + size), (x - 1.2 * size, y + size))
    far = 1.35 * size
    return ((x, y - far), (x + far, y), (x, y + far), (x - far, y))


def legend_rows(data: ChartData, width: float, pens: Pens) -> list[list[int]]:
    """Return the series in rows that fit a width; the number after the last is the pattern."""
    rows: list[list[int]] = []
    left = 0.0
    for at, label in enumerate(legend_labels(data)):
        wide = sample_width(data, pens) + pens.width(label, False) + 16 * pens.unit
        if not rows or left + wide > width + 16 * pens.unit:
            rows.append([])
            left = 0.0
        rows[-1].append(at)
        left += wide
    return rows


def legend_labels(data: ChartData) -> list[str]:
    """Return what the legend names, in order: series, then the advised pattern."""
    labels = [one.label for one in data.series]
    if len(labels) == 1 and not data.pattern:
        return [] if data.kind is ChartKind.BARS else labels
    return [*labels, data.pattern_label] if data.pattern else labels


def sample_width(data: ChartData, pens: Pens) -> float:
    """Return the room of a sample and the gap behind it."""
    return (30 if data.kind is ChartKind.LINE else 20) * pens.unit


def draw_legend(scene: ChartScene, data: ChartData, left: float, top: float, pens: Pens) -> None:
    """Draw samples and names under the chart, as many rows as they need."""
    labels, unit = legend_labels(data), pens.unit
    for row, series in enumerate(legend_rows(data, scene.width - left, pens)):
        x, y = left, top + (row + 0.5) * 20 * unit
        for at in series:
            _sample(scene, data, at, x, y, unit)
            x += sample_width(data, pens)
            room = scene.width - x
            scene.shapes.append(Words(x, y, fit(pens, labels[at], room)))
            x += pens.width(labels[at], False) + 16 * unit


def _sample(scene: ChartScene, data: ChartData, at: int, x: float, y: float, unit: float) -> None:
    if at >= len(data.series):
        scene.shapes.append(Stroke(((x, y), (x + 14 * unit, y)), "text", 2 * unit))
        scene.shapes.append(Spot((x + 7 * unit, y), 3.5 * unit, Marker.CIRCLE, "text"))
        return
    tint = tint_of(data, at)
    if data.kind is ChartKind.LINE:
        dash = DASHES[at % len(DASHES)]
        scene.shapes.append(Stroke(((x, y), (x + 22 * unit, y)), tint, 2 * unit, dash))
        marker = MARKERS[at % len(MARKERS)]
        scene.shapes.append(Spot((x + 11 * unit, y), 3.5 * unit, marker, tint))
        return
    filled(scene, Block(x, y - 6 * unit, 12 * unit, 12 * unit), at, tint, unit)
