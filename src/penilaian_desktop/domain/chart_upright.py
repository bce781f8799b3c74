"""Lines over time and bars side by side: the charts whose values stand upright."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from penilaian_desktop.domain.chart_scale import Scale, scale_of, spread_apart
from penilaian_desktop.domain.chart_scene import (
    DASHES,
    MARKERS,
    Block,
    ChartPlace,
    ChartScene,
    Dash,
    Marker,
    Pens,
    Spot,
    Stroke,
    Words,
    draw_legend,
    filled,
    fit,
    legend_rows,
    tint_of,
)
from penilaian_desktop.domain.chart_views import ChartData, ChartKind, step_text
from penilaian_desktop.domain.wording import number

_ROW = 34
"""Least height between two ticks, in pixels of the screen."""
_WORD_LINES = 1.3
"""The same between two steps that have a word, in lines: each of them should have its own."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """The rectangle of the values, inside axes and legend."""

    left: float
    top: float
    right: float
    bottom: float
    scale: Scale
    columns: int

    @property
    def pitch(self) -> float:
        return (self.right - self.left) / self.columns

    def x(self, category: int) -> float:
        return self.left + (category + 0.5) * self.pitch

    def y(self, value: Decimal) -> float:
        return self.bottom - self.scale.share(value) * (self.bottom - self.top)


def upright_scene(scene: ChartScene, data: ChartData, pens: Pens) -> None:
    """Draw scale, categories, values and legend."""
    frame = _frame(scene, data, pens)
    _axis(scene, data, frame, pens)
    _categories(scene, data, frame, pens)
    if data.kind is ChartKind.BARS:
        _bars(scene, data, frame, pens)
    else:
        _lines(scene, data, frame, pens)
    _limits(scene, data, frame, pens)
    below = frame.bottom + _foot(data, pens, frame.pitch)
    draw_legend(scene, data, frame.left, below, pens)


def _foot(data: ChartData, pens: Pens, pitch: float) -> float:
    """Return the height of the names of categories."""
    grouped = any(category.group for category in data.categories)
    folded = data.kind is ChartKind.BARS and any(
        len(_folded(category.label, pitch, pens)) > 1 for category in data.categories
    )
    return (1 + grouped + folded) * pens.line + 10 * pens.unit


def _folded(label: str, pitch: float, pens: Pens) -> list[str]:
    """Return the name of a bar in two lines where one would be too long."""
    room = pitch - 4 * pens.unit
    head, blank, tail = label.rpartition(" ")
    if not blank or pens.width(label, False) <= room:
        return [label]
    return [head, tail]


def _frame(scene: ChartScene, data: ChartData, pens: Pens) -> _Frame:
    top = pens.line / 2
    if data.kind is ChartKind.BARS:
        top = pens.line * (1.7 if data.pattern else 1)
    right = scene.width - 4 * pens.unit
    if data.kind is ChartKind.LINE:
        ends = [_end_words(data, at) for at in range(len(data.series))]
        right -= max((pens.width(words, True) for words in ends), default=0)
    scale = scale_of(data)
    left = _axis_width(data, scale, pens)
    legend = len(legend_rows(data, scene.width - left, pens)) * 20 * pens.unit
    pitch = (right - left) / len(data.categories)
    bottom = max(top + pens.unit, scene.height - _foot(data, pens, pitch) - legend)
    row = _ROW * pens.unit if not data.words else pens.line * _WORD_LINES
    steps = int((bottom - top) / row)
    if steps < len(scale.ticks) - 1:
        scale = scale_of(data, steps)
        left = _axis_width(data, scale, pens)
    return _Frame(left, top, max(right, left + pens.unit), bottom, scale, len(data.categories))


def _axis_width(data: ChartData, scale: Scale, pens: Pens) -> float:
    widest = max(pens.width(tick_text(data, scale, tick), False) for tick in scale.ticks)
    return widest + 10 * pens.unit


def tick_text(data: ChartData, scale: Scale, tick: Decimal) -> str:
    """Return what stands at a tick: the number, the percent sign with it, or the word of a step."""
    if data.words:
        whole = tick == int(tick) and 1 <= tick <= len(data.words)
        return data.words[int(tick) - 1] if whole else ""
    sign = " %" if data.unit == "%" else ""
    return f"{number(tick, scale.places)}{sign}"


def _end_words(data: ChartData, series: int) -> str:
    """Return what is written at the end of a line: its last value."""
    known = [value for value in data.series[series].values if value is not None]
    if known and data.words:
        return step_text(data.words, known[-1])
    return number(known[-1], data.places) if known else ""


def _axis(scene: ChartScene, data: ChartData, frame: _Frame, pens: Pens) -> None:
    for tick in frame.scale.ticks:
        y = frame.y(tick)
        scene.shapes.append(Stroke(((frame.left, y), (frame.right, y)), "line", pens.unit))
        words = tick_text(data, frame.scale, tick)
        scene.shapes.append(Words(frame.left - 8 * pens.unit, y, words, 1))


def _categories(scene: ChartScene, data: ChartData, frame: _Frame, pens: Pens) -> None:
    """Write the names below; where they are too many every second or third, always the last."""
    y = frame.bottom + pens.line / 2 + 4 * pens.unit
    widest = max(pens.width(c.label, False) for c in data.categories) + 6 * pens.unit
    last = len(data.categories) - 1
    every = max(1, -(-int(widest) // max(1, int(frame.pitch))))
    if data.kind is ChartKind.BARS:
        every = 1
    for at, category in enumerate(data.categories):
        if (last - at) % every:
            continue
        bars = data.kind is ChartKind.BARS
        lines = _folded(category.label, frame.pitch, pens) if bars else [category.label]
        edges = 2 * min(frame.x(at), scene.width - frame.x(at))
        room = min(max(frame.pitch * every - 4 * pens.unit, pens.line), edges)
        for line, label in enumerate(lines):
            words = fit(pens, label, room)
            scene.shapes.append(Words(frame.x(at), y + line * pens.line, words, 0))
    start = 0
    for at in range(1, len(data.categories) + 1):
        group = data.categories[start].group
        if at <= last and data.categories[at].group == group:
            continue
        if group:
            middle = (frame.x(start) + frame.x(at - 1)) / 2
            room = (at - start) * frame.pitch
            if pens.width(group, False) <= room:
                scene.shapes.append(Words(middle, y + pens.line, group, 0))
        if group and at <= last:
            x = frame.left + at * frame.pitch
            foot = y + pens.line * 1.5
            scene.shapes.append(Stroke(((x, frame.top), (x, foot)), "line", pens.unit))
        start = at


def _lines(scene: ChartScene, data: ChartData, frame: _Frame, pens: Pens) -> None:
    unit = pens.unit
    ends: list[tuple[int, float, float]] = []
    for series in range(len(data.series)):
        tint = tint_of(data, series)
        run: list[tuple[float, float]] = []
        points: list[tuple[float, float]] = []
        for at in range(len(data.categories)):
            value = data.value(series, at)
            if value is None:
                _stroke(scene, run, series, tint, unit)
                run = []
                continue
            point = (frame.x(at), frame.y(value))
            run.append(point)
            points.append(point)
            area = Block(point[0] - 8 * unit, point[1] - 8 * unit, 16 * unit, 16 * unit)
            scene.places.append(ChartPlace(series, at, *point, area))
        _stroke(scene, run, series, tint, unit)
        marker = MARKERS[series % len(MARKERS)]
        scene.shapes += [Spot(point, 3.5 * unit, marker, tint) for point in points]
        if points:
            ends.append((series, *points[-1]))
    heights = spread_apart(
        [y for _, _, y in ends], pens.line, frame.top, max(frame.top, frame.bottom)
    )
    for (series, x, _), y in zip(ends, heights, strict=True):
        words = _end_words(data, series)
        tint = tint_of(data, series)
        if data.words:  # a step stands on the line of its tick, which must not strike it out
            room = pens.width(words, True) + 4 * unit
            tall = pens.line - 2 * unit
            scene.shapes.append(Block(x + 6 * unit, y - tall / 2, room, tall, "surface"))
        scene.shapes.append(Words(x + 8 * unit, y, words, -1, tint, strong=True))


def _stroke(
    scene: ChartScene, run: list[tuple[float, float]], series: int, tint: str, unit: float
) -> None:
    if len(run) > 1:
        dash = DASHES[series % len(DASHES)]
        scene.shapes.append(Stroke(tuple(run), tint, 2 * unit, dash))


def _bars(scene: ChartScene, data: ChartData, frame: _Frame, pens: Pens) -> None:
    unit, count = pens.unit, len(data.series)
    wide = min(36 * unit, (frame.pitch - 8 * unit) / count - 4 * unit)
    gap = 4 * unit if count > 1 else 0.0
    if wide < 3 * unit:  # many bars in little room stand side by side without gaps
        wide, gap = frame.pitch / (count + 1), 0.0
    numbers: list[Words] = []
    base = frame.y(max(frame.scale.low, Decimal(0)))
    for at in range(len(data.categories)):
        left = frame.x(at) - (count * wide + (count - 1) * gap) / 2
        for series in range(count):
            value = data.value(series, at)
            if value is None:
                continue
            x, y = left + series * (wide + gap), frame.y(value)
            top, high = min(y, base), abs(base - y)
            area = Block(x, top, wide, max(high, unit))
            filled(scene, area, series, tint_of(data, series), unit)
            words = number(value, data.places)
            if pens.width(words, True) <= wide + gap + 6 * unit:
                middle = x + wide / 2
                high = _clear_of_pattern(data, frame, at, top - pens.line / 2, pens)
                numbers.append(Words(middle, high, words, 0, "text", strong=True))
            whole = Block(x, frame.top, wide, frame.bottom - frame.top)
            scene.places.append(ChartPlace(series, at, x + wide / 2, top, whole))
    _pattern(scene, data, frame, pens)
    for shape in numbers:
        room = pens.width(shape.text, True) + 4 * unit
        if data.pattern:
            tall = pens.line - 2 * unit
            plate = Block(shape.x - room / 2, shape.y - tall / 2, room, tall, "surface")
            scene.shapes.append(plate)
        scene.shapes.append(shape)


def _clear_of_pattern(data: ChartData, frame: _Frame, category: int, y: float, pens: Pens) -> float:
    """Return where the number of a bar leaves the dot of the advised curve in sight."""
    if category >= len(data.pattern):
        return y
    dot = frame.y(data.pattern[category])
    room = pens.line / 2 + 5 * pens.unit
    return dot - room if abs(dot - y) < room else y


def _pattern(scene: ChartScene, data: ChartData, frame: _Frame, pens: Pens) -> None:
    """Draw the advised curve over the bars: a line with open dots."""
    points = [(frame.x(at), frame.y(value)) for at, value in enumerate(data.pattern)]
    if len(points) > 1:
        scene.shapes.append(Stroke(tuple(points), "text", 2 * pens.unit))
    scene.shapes += [Spot(point, 4 * pens.unit, Marker.CIRCLE, "text") for point in points]


def _limits(scene: ChartScene, data: ChartData, frame: _Frame, pens: Pens) -> None:
    for limit in data.limits:
        y = frame.y(limit.value)
        ends = ((frame.left, y), (frame.right, y))
        scene.shapes.append(Stroke(ends, "warn", 1.5 * pens.unit, Dash.DOTS))
        above = (
            y - pens.line / 2 if y - pens.line >= frame.top - pens.line / 2 else y + pens.line / 2
        )
        words = fit(pens, limit.label, frame.right - frame.left)
        scene.shapes.append(Words(frame.left + 4 * pens.unit, above, words, -1, "warn"))
