"""Paragraphs and their lines: wrapping by the widths the printed glyphs really have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from penilaian_desktop.reports.fonts import char_width, clean, text_width
from penilaian_desktop.reports.style import BODY, Align, TextStyle

_BREAK_AFTER = re.compile(r"[^-/\\.,:;_@&=?+]*[-/\\.,:;_@&=?+]|[^-/\\.,:;_@&=?+]+")


@dataclass(frozen=True, slots=True)
class Par:
    """A paragraph. `bullet` hangs in `indent`; `before` is free height above it."""

    text: str
    style: TextStyle = BODY
    align: Align = Align.LEFT
    bullet: str = ""
    indent: float = 0
    before: float = 0
    underline: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is drawn; `height` includes the free height above it."""

    text: str
    style: TextStyle
    align: Align
    indent: float
    bullet: str
    height: float
    underline: bool = False

    @property
    def width(self) -> float:
        """Return the width of the text without its indent."""
        return line_width(self.style, self.text)


def line_width(style: TextStyle, text: str) -> float:
    """Return the width of a line of words."""
    words = text.split(" ")
    spaces = (len(words) - 1) * char_width(style.face, " ")
    return (sum(text_width(style.face, word) for word in words) + spaces) * style.size / 1000


def wrap(pars: Iterable[Par], width: float) -> tuple[Line, ...]:
    """Break paragraphs into lines no wider than `width`.

    Words break only where a single one is wider than the line: after a mark such as "/" or "-" if
    there is one, else between characters.
    """
    lines: list[Line] = []
    for par in pars:
        style, bullet, before = par.style, clean(par.bullet), par.before
        for text in _lines_of(clean(par.text), style, width - par.indent):
            height = style.leading + before
            lines.append(Line(text, style, par.align, par.indent, bullet, height, par.underline))
            bullet, before = "", 0
    return tuple(lines)


def height_of(lines: Iterable[Line]) -> float:
    """Return the height of lines set one under another."""
    return sum(line.height for line in lines)


def _lines_of(text: str, style: TextStyle, width: float) -> Iterator[str]:
    limit = width * 1000 / style.size
    space = char_width(style.face, " ")
    for paragraph in text.strip("\n").split("\n"):
        line: list[str] = []
        used = 0.0
        for word in _words(paragraph, style, limit):
            wide = text_width(style.face, word)
            if line and used + space + wide > limit:
                yield " ".join(line)
                line, used = [], 0.0
            used += wide + (space if line else 0)
            line.append(word)
        yield " ".join(line)


def _words(paragraph: str, style: TextStyle, limit: float) -> Iterator[str]:
    for word in paragraph.split():
        if text_width(style.face, word) <= limit:
            yield word
        else:
            yield from _pieces(word, style, limit)


def _pieces(word: str, style: TextStyle, limit: float) -> Iterator[str]:
    piece = ""
    used = 0.0
    for part in _BREAK_AFTER.findall(word):
        wide = text_width(style.face, part)
        if used + wide <= limit:
            piece, used = piece + part, used + wide
            continue
        if piece and wide <= limit:
            yield piece
            piece, used = part, wide
            continue
        for char in part:
            step = char_width(style.face, char)
            if piece and used + step > limit:
                yield piece
                piece, used = "", 0.0
            piece, used = piece + char, used + step
    if piece:
        yield piece
