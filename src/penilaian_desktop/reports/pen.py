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
        self._rules: list[tuple[float, float, float]] = []
        self._texts: list[tuple[float, float, TextStyle, str]] = []

    def box(self, x: float, top: float, width: float, height: float, *, fill: bool = False) -> None:
        """Draw a rectangle under `top`, gray inside when `fill`."""
        if fill:
            self._fills.append((x, top - height, width, height))
        self._boxes.append((x, top - height, width, height))

    def rule(self, x: float, y: float, width: float) -> None:
        """Draw a horizontal line."""
        self._rules.append((x, y, x + width))

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
        """Write everything collected: fills, lines, then the text as one text object.

        Boxes and rules are one path each; a hundredth of a point is finer than any printer.
        """
        canvas = self.canvas
        canvas.setLineWidth(LINE_WIDTH)
        if self._fills:
            canvas.setFillGray(HEAD_GRAY)
            canvas.addLiteral(f"{_rectangles(self._fills)} f")
            canvas.setFillGray(0)
        if self._boxes or self._rules:
            ways = [f"{x:.2f} {y:.2f} m {to:.2f} {y:.2f} l" for x, y, to in self._rules]
            canvas.addLiteral(f"n {_rectangles(self._boxes)} {' '.join(ways)} S")
        writer = canvas.beginText()
        current: TextStyle | None = None
        for left, baseline, style, text in self._texts:
            if style != current:
                writer.setFont(style.face.value, style.size, style.leading)
                current = style
            writer.setTextOrigin(round(left, 2), round(baseline, 2))
            writer.textOut(text)
        canvas.drawText(writer)
        self._fills, self._boxes, self._rules, self._texts = [], [], [], []


def _rectangles(boxes: Sequence[tuple[float, float, float, float]]) -> str:
    return " ".join(f"{x:.2f} {y:.2f} {wide:.2f} {high:.2f} re" for x, y, wide, high in boxes)


def _baseline(style: TextStyle) -> float:
    return (style.leading - style.size) / 2 + _ASCENT * style.size + 0.05 * style.size
