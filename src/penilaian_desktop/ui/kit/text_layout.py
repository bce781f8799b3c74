"""Wrapped text in lines of the role's own height, with strong parts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout

from penilaian_desktop.ui.kit.look import FontRole, look

_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")


def wrapped(
    parts: Sequence[tuple[str, bool]],
    role: FontRole,
    strong_tint: str,
    align: Qt.AlignmentFlag,
    width: int,
) -> tuple[QTextLayout, int]:
    """Lay text out in a width and return the layout with its number of lines.

    A word never breaks at its hyphen: "KTP-el" stays whole.
    """
    text = "".join(part for part, _ in parts).replace("\n", "\u2028")
    layout = QTextLayout(_HYPHEN.sub("\u2011", text), look().font(role))
    option = layout.textOption()
    option.setAlignment(align)
    layout.setTextOption(option)
    layout.setFormats(_formats(parts, strong_tint))
    height = look().line(role)
    top = (height - look().metrics(role).height()) / 2
    layout.beginLayout()
    lines = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, lines * height + top))
        lines += 1
    layout.endLayout()
    return layout, lines


def _formats(parts: Sequence[tuple[str, bool]], tint: str) -> list[QTextLayout.FormatRange]:
    found = []
    at = 0
    for part, strong in parts:
        if strong:
            form = QTextCharFormat()
            form.setFontWeight(QFont.Weight.DemiBold)
            form.setForeground(look().color(tint))
            span = QTextLayout.FormatRange()
            span.start, span.length, span.format = at, len(part), form
            found.append(span)
        at += len(part)
    return found
