"""The way from a chart as data to what is drawn: a scene of a size."""

from __future__ import annotations

from penilaian_desktop.domain.chart_lying import lying_scene
from penilaian_desktop.domain.chart_scene import ChartScene, Pens, Words, fit
from penilaian_desktop.domain.chart_upright import upright_scene
from penilaian_desktop.domain.chart_views import ChartData, ChartKind


def scene_of(data: ChartData, width: float, height: float, pens: Pens) -> ChartScene:
    """Return everything to draw for a chart in a rectangle whose corner is 0, 0."""
    scene = ChartScene(width, height)
    if data.is_empty or not data.categories:
        words = fit(pens, data.empty, width)
        scene.shapes.append(Words(width / 2, height / 2, words, 0))
        return scene
    if data.kind is ChartKind.SHARES:
        lying_scene(scene, data, pens)
    else:
        upright_scene(scene, data, pens)
    return scene
