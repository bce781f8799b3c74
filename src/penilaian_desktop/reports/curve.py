"""POLA DISTRIBUSI: the curve that belongs to the organisation's predicate (SE 3/2023; 3.3)."""

from __future__ import annotations

import math

from penilaian_desktop.domain.appraisal import OrganisationPredicate, Predicate
from penilaian_desktop.domain.wording import organisation_label, predicate_label
from penilaian_desktop.reports.atoms import Solid
from penilaian_desktop.reports.pen import Pen
from penilaian_desktop.reports.style import FOOT, HEAD, LINE_WIDTH, MM, PAD_X, SMALL, Align
from penilaian_desktop.reports.text import Par, wrap

_WORST_TO_BEST = (
    Predicate.SANGAT_KURANG,
    Predicate.KURANG,
    Predicate.BUTUH_PERBAIKAN,
    Predicate.BAIK,
    Predicate.SANGAT_BAIK,
)
_PEAK = {
    OrganisationPredicate.ISTIMEWA: Predicate.SANGAT_BAIK,
    OrganisationPredicate.BAIK: Predicate.BAIK,
    OrganisationPredicate.BUTUH_PERBAIKAN: Predicate.BUTUH_PERBAIKAN,
    OrganisationPredicate.KURANG: Predicate.KURANG,
    OrganisationPredicate.SANGAT_KURANG: Predicate.SANGAT_KURANG,
}
_HEIGHT = 36 * MM
_LABEL = 62 * MM
_CHART = 120 * MM
_BESIDE = 24 * MM
"""Room for the words of the upright axis, and as much on the other side."""
_STEPS = 48
_SPREAD = 0.85
"""Width of the bell in steps of the scale; the curve shows a shape, not counts."""


def distribution_block(organisation: OrganisationPredicate | None, width: float) -> Solid:
    """Return the boxed pattern: title left, curve right; without a predicate only the axes."""
    name = organisation_label(organisation).upper() if organisation else "…"
    title = wrap((Par("POLA DISTRIBUSI:", HEAD),), _LABEL - 2 * PAD_X)
    caption = wrap(
        (
            Par(
                "KURVA DISTRIBUSI PREDIKAT KINERJA PEGAWAI DENGAN CAPAIAN KINERJA ORGANISASI "
                f"{name}",
                SMALL,
                Align.CENTER,
            ),
        ),
        width - _LABEL - 2 * PAD_X,
    )

    chart = min(_CHART, width - _LABEL - _BESIDE)

    def paint(pen: Pen, x: float, top: float) -> None:
        pen.box(x, top, _LABEL, _HEIGHT, fill=True)
        pen.box(x + _LABEL, top, width - _LABEL, _HEIGHT)
        pen.lines(x + PAD_X, top - 3, _LABEL - 2 * PAD_X, title)
        pen.lines(x + _LABEL + PAD_X, top - 3, width - _LABEL - 2 * PAD_X, caption)
        left = x + _LABEL + (width - _LABEL - chart) / 2
        base = top - _HEIGHT + 6.5 * MM
        _axes(pen, left, base, chart)
        if organisation is not None:
            peak = _WORST_TO_BEST.index(_PEAK[organisation])
            _bell(pen, left, base, chart, peak)

    return Solid(_HEIGHT, paint)


def _axes(pen: Pen, left: float, base: float, chart: float) -> None:
    pen.rule(left, base, chart)
    pen.right(left - 2, base + 9 * MM, FOOT, "Frekuensi")
    pen.right(left - 2, base + 9 * MM - FOOT.leading, FOOT, "Pegawai")
    pen.canvas.setLineWidth(LINE_WIDTH)
    pen.canvas.line(left, base, left, base + 20 * MM)
    column = chart / len(_WORST_TO_BEST)
    for index, predicate in enumerate(_WORST_TO_BEST):
        label = wrap((Par(predicate_label(predicate), FOOT, Align.CENTER),), column)
        pen.lines(left + index * column, base - 1, column, label)


def _bell(pen: Pen, left: float, base: float, chart: float, peak: int) -> None:
    count = len(_WORST_TO_BEST)
    path = pen.canvas.beginPath()
    for step in range(_STEPS + 1):
        place = step / _STEPS * count
        high = math.exp(-(((place - peak - 0.5) / _SPREAD) ** 2) / 2)
        x, y = left + place / count * chart, base + high * 18 * MM
        if step:
            path.lineTo(x, y)
        else:
            path.moveTo(x, y)
    pen.canvas.setLineWidth(2 * LINE_WIDTH)
    pen.canvas.drawPath(path)
