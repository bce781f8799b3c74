"""QR codes as runs of dark modules, drawn as one path."""

from __future__ import annotations

from collections.abc import Sequence

import segno
from reportlab.pdfgen.canvas import Canvas

_MASK = 3
"""Of the eight masks: hashes are noise, which no mask makes better, and scoring them takes time."""


def draw_runs(canvas: Canvas, size: int, runs: Sequence[tuple[int, int, int]]) -> None:
    """Draw the modules of a code at the origin, each one point wide."""
    path = canvas.beginPath()
    for row, column, length in runs:
        path.rect(column, size - 1 - row, length, 1)
    canvas.drawPath(path, stroke=0, fill=1)


def qr_runs(content: str) -> tuple[int, list[tuple[int, int, int]]]:
    """Return the side of the QR code of a text in capitals, and its runs (row, column, length)."""
    code = segno.make_qr(content.upper(), error="m", boost_error=False, mask=_MASK)
    matrix = [list(row) for row in code.matrix]
    runs: list[tuple[int, int, int]] = []
    for number, row in enumerate(matrix):
        start = -1
        for column, dark in enumerate([*row, 0]):
            if dark and start < 0:
                start = column
            elif not dark and start >= 0:
                runs.append((number, start, column - start))
                start = -1
    return len(matrix), runs
