"""Reads the cells of a worksheet as they are stored: type, text, formula and style.

The spreadsheet libraries turn cells into values and lose what the comparison needs: whether a
cell is text or a number, whether a formula made it, and which style it has.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple
from xml.parsers import expat

from penilaian_desktop.spreadsheets.gate import SheetFacts
from penilaian_desktop.spreadsheets.parts import Parts
from penilaian_desktop.spreadsheets.prescan import cell_position, column_in_row, whole


class StoredCell(NamedTuple):
    """A cell: `kind` is its type in the file (s, n, b, e, str, d), `text` its value."""

    kind: str
    text: str
    formula: bool
    style: int


_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescape(text: str) -> str:
    """Return a stored text with its _xHHHH_ escapes decoded."""
    if "_x" not in text:
        return text
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


def shared_strings(parts: Parts) -> list[str]:
    """Return the shared strings of a workbook without phonetic hints; raises ImportRefused."""
    name = next((n for n in parts.names if n.casefold() == "xl/sharedstrings.xml"), None)
    strings: list[str] = []
    if name is None:
        return strings
    pieces: list[str] = []
    state = {"text": False, "phonetic": False}

    def start(tag: str, _: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "si":
            pieces.clear()
        elif tag == "rPh":
            state["phonetic"] = True
        elif tag == "t" and not state["phonetic"]:
            state["text"] = True

    def end(tag: str) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "si":
            strings.append(unescape("".join(pieces)))
        elif tag == "rPh":
            state["phonetic"] = False
        elif tag == "t":
            state["text"] = False

    def text(data: str) -> None:
        if state["text"]:
            pieces.append(data)

    _parse(parts, name, start, end, text)
    return strings


def _parse(
    parts: Parts,
    name: str,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    try:
        for chunk in parts.chunks(name):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise parts.refuse("sheet_damaged", name) from error


class _CellReader:
    def __init__(self, strings: list[str]) -> None:
        self.cells: dict[tuple[int, int], StoredCell] = {}
        self._strings = strings
        self._at = (-1, -1)
        self._row_text = ""
        self._kind = ""
        self._style = 0
        self._formula = False
        self._collect = False
        self._pieces: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag if ":" not in tag else tag.rpartition(":")[2]
        if tag == "c":
            reference = attributes.get("r")
            if not reference:
                self._at = (self._at[0], self._at[1] + 1)
            elif (column := column_in_row(reference, self._row_text)) is not None:
                self._at = (self._at[0], column)
            else:
                self._at = cell_position(reference)
                self._row_text = str(self._at[0] + 1)
            self._kind = attributes.get("t", "n")
            self._style = int(attributes.get("s", "0"))
            self._formula = False
            self._pieces = []
        elif tag in {"v", "t"}:
            self._collect = True
        elif tag == "f":
            self._formula = True
        elif tag == "row":
            reference = attributes.get("r")
            self._at = ((whole(reference) - 1) if reference else self._at[0] + 1, -1)
            self._row_text = str(self._at[0] + 1)

    def text(self, data: str) -> None:
        if self._collect:
            self._pieces.append(data)

    def end(self, tag: str) -> None:
        tag = tag if ":" not in tag else tag.rpartition(":")[2]
        if tag in {"v", "t"}:
            self._collect = False
        elif tag == "c" and (self._pieces or self._formula):
            text = "".join(self._pieces)
            kind = self._kind
            if kind == "s":
                text = self._strings[int(text)]
            elif kind in {"inlineStr", "str"}:
                text = unescape(text)
                kind = "s"
            self.cells[self._at] = StoredCell(kind, text, self._formula, self._style)


def read_cells(
    parts: Parts, sheet: SheetFacts, strings: list[str]
) -> dict[tuple[int, int], StoredCell]:
    """Return the cells of a sheet that hold something, by zero-based row and column.

    Raises ImportRefused.
    """
    reader = _CellReader(strings)
    try:
        _parse(parts, sheet.part, reader.start, reader.end, reader.text)
    except IndexError as error:
        raise parts.refuse("sheet_damaged", sheet.part) from error
    return reader.cells


def read_column(parts: Parts, sheet: SheetFacts, strings: list[str]) -> list[str]:
    """Return the texts of the first column, "" where a cell is no text; raises ImportRefused."""
    cells = read_cells(parts, sheet, strings)
    column = [""] * sheet.rows
    for (row, at), cell in cells.items():
        if at == 0 and row < len(column) and cell.kind == "s" and not cell.formula:
            column[row] = cell.text
    return column
