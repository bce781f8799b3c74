"""Breaking a text into the lines that a painted cell has room for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout

from penilaian_desktop.ui.kit.look import FontRole, look


def lines_of(text: str, role: FontRole, width: int, most: int) -> list[str]:
    """Break a text into at most `most` lines; the last one is elided when more would follow."""
    layout = QTextLayout(text, look().font(role))
    layout.beginLayout()
    found: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(24, width))
        start, length = line.textStart(), line.textLength()
        if len(found) + 1 == most:
            rest = text[start:]
            elided = Qt.TextElideMode.ElideRight
            found.append(look().metrics(role).elidedText(rest, elided, width))
            break
        found.append(text[start : start + length].rstrip())
    layout.endLayout()
    return found
