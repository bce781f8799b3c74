"""The shipped fonts: registered once, measured as reportlab draws them (without kerning)."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas

from penilaian_desktop.domain.errors import StorageUnavailable
from penilaian_desktop.reports.style import Face

REPLACEMENT = "□"
"""Stands for a character the fonts do not have; nothing typed disappears without a trace."""

_KEPT_BREAKS = str.maketrans({"\r": "\n", "\v": "\n", "\f": "\n", "\x85": "\n", "\t": " "})
_LOOKALIKES = {"\u2028": "\n", "\u2029": "\n", "✓": "√", "☑": "√", "☐": "□", "\u00a0": " "}
_FIRST_CODE = ord(" ") + 1
_fonts: dict[Face, TTFont] = {}


def load_fonts(folder: Path) -> None:
    """Register the cuts that lie in `folder`; later calls do nothing.

    Raises StorageUnavailable("print_fonts_missing") when a file is absent or damaged.
    """
    if len(_fonts) == len(Face):
        return
    for face in Face:
        try:
            path = str(folder / f"{face.value}.ttf")
            font = TTFont(face.value, path, asciiReadable=False, shapable=False)
        except (TTFError, OSError) as error:
            raise StorageUnavailable("print_fonts_missing", name=f"{face.value}.ttf") from error
        pdfmetrics.registerFont(font)
        _fonts[face] = font


def begin_subsets(canvas: Canvas) -> None:
    """Let a file hold the glyphs it shows and no others; call it before anything is drawn.

    Codes begin after the space: those below it are written as four bytes each. reportlab offers
    `_assignState` for this; its stubs know neither it nor the document of a canvas.
    """
    document = canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001
    for font in _fonts.values():
        font._assignState(document).nextCode = _FIRST_CODE  # type: ignore[attr-defined]  # noqa: SLF001


@cache
def char_width(face: Face, char: str) -> float:
    """Return the advance of a character in thousandths of the size."""
    cut = _fonts[face].face
    return float(cut.charWidths.get(ord(char), cut.defaultWidth))


@cache
def text_width(face: Face, text: str) -> float:
    """Return the advance of a word in thousandths of the size."""
    return sum(char_width(face, char) for char in text)


def clean(text: str) -> str:
    """Return printable text: composed, line ends as newlines, unknown characters replaced.

    Control and zero-width characters have no ink and are dropped.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(_KEPT_BREAKS)
    if text.isascii() and text.isprintable():
        return text
    return "".join(_printable(char) for char in text)


def unprintable(text: str) -> str:
    """Return the characters of a text that no print font has, each once; they become boxes."""
    return "".join(sorted(char for char in set(text) if _printable(char) == REPLACEMENT != char))


@cache
def _printable(char: str) -> str:
    char = _LOOKALIKES.get(char, char)
    if char == "\n" or ord(char) in _fonts[Face.REGULAR].face.charToGlyph:
        return "" if char == "\u00ad" else char
    if unicodedata.category(char) in {"Cc", "Cf", "Mn", "Me"}:
        return ""
    if unicodedata.category(char) == "Zs":
        return " "
    plain = unicodedata.normalize("NFKC", char)
    known = _fonts[Face.REGULAR].face.charToGlyph
    if plain != char and all(ord(one) in known for one in plain):
        return plain
    return REPLACEMENT
