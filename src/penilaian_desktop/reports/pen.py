"""The pen: collects boxes and lines of text of a page and writes them to the canvas at once."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from penilaian_desktop.reports.style import HEAD_GRAY, LINE_WIDTH, Align, TextStyle
from penilaian_desktop.reports.text import Line, line_width

_ASCENT = 0.79
"""Baseline under the top of the letters' room, by size: centres Arimo's capitals in a line."""


class Pen:
    """Draws in page coordinates: x to the right, y upwards, points."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self._fills: list[tuple[float, float, float, float]] = []
        self._boxes: list[tuple[float, float, float, float]] = []
        self._rules: list[tuple[float, float, float, float]] = []
        self._texts: list[tuple[float, float, TextStyle, str]] = []

    def box(self, x: float, top: float, width: float, height: float, *, fill: bool = False) -> None:
        """Draw a rectangle under `top`, gray inside when `fill`."""
        if fill:
            self._fills.append((x, top - height, width, height))
        self._boxes.append((x, top - height, width, height))

    def rule(self, x: float, y: float, width: float) -> None:
        """Draw a horizontal line."""
        self._rules.append((x, y, x + width, y))

    def text(self, x: float, baseline: float, style: TextStyle, text: str) -> None:
        """Draw text that starts at `x`."""
        if text:
            self._texts.append((x, baseline, style, text))

    def lines(self, x: float, top: float, width: float, lines: Sequence[Line]) -> None:
        """Draw lines under `top` in a column of `width`."""
        for line in lines:
            style = line.style
            baseline = top - (line.height - style.leading) - _baseline(style)
            start = x + line.indent
            if line.align is not Align.LEFT or line.underline:
                wide = line.width
                free = width - line.indent - wide
                if line.align is Align.CENTER:
                    start += free / 2
                elif line.align is Align.RIGHT:
                    start += free
                if line.underline:
                    self.rule(start, baseline - 1.4, wide)
            self.text(x, baseline, style, line.bullet)
            self.text(start, baseline, style, line.text)
            top -= line.height

    def right(self, x: float, baseline: float, style: TextStyle, text: str) -> None:
        """Draw text that ends at `x`."""
        self.text(x - line_width(style, text), baseline, style, text)

    def flush(self) -> None:
        """Write everything collected: fills, lines, then the text as one text object."""
        canvas = self.canvas
        canvas.setLineWidth(LINE_WIDTH)
        if self._fills:
            canvas.setFillGray(HEAD_GRAY)
            for x, y, width, height in self._fills:
                canvas.rect(x, y, width, height, stroke=0, fill=1)
            canvas.setFillGray(0)
        for x, y, width, height in self._boxes:
            canvas.rect(x, y, width, height)
        if self._rules:
            canvas.lines(self._rules)
        writer = canvas.beginText()
        current: TextStyle | None = None
        for left, baseline, style, text in self._texts:
            if style != current:
                writer.setFont(style.face.value, style.size, style.leading)
                current = style
            writer.setTextOrigin(left, baseline)
            writer.textOut(text)
        canvas.drawText(writer)
        self._fills, self._boxes, self._rules, self._texts = [], [], [], []


def _baseline(style: TextStyle) -> float:
    return (style.leading - style.size) / 2 + _ASCENT * style.size + 0.05 * style.size
