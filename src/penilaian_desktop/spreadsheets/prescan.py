"""A streaming look at the XML of a workbook before any spreadsheet library sees it.

Every part that is XML goes through expat once: a DTD or an entity refuses the file, worksheets
give their extent, hidden columns and rows and merged ranges, the workbook part its sheets. Only
runs of plain rows are measured as a whole (`row_scan`): they are most of a large file.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.parsers import expat

from penilaian_desktop.spreadsheets.parts import Parts, WorkbookLimits
from penilaian_desktop.spreadsheets.row_scan import ROW_END, plain_rows

MAX_NUMBER = 10**7
MAX_LETTERS = 3
LONGEST_ROW = 1024 * 1024
"""Bytes of a row that are waited for before it is measured as a whole."""
_DATA, _DATA_END = b"<sheetData>", b"</sheetData>"


class Merge(NamedTuple):
    """A merged range, zero-based and inclusive."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class SheetScan:
    """What one worksheet part holds: extent of cells with a value, and what is hidden."""

    rows: int = 0
    columns: int = 0
    values: int = 0
    hidden_columns: set[int] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)


class BookSheet(NamedTuple):
    """A sheet as the workbook part names it."""

    name: str
    relation: str
    state: str


@dataclass(slots=True)
class Relation:
    """A relationship of one part to another or to the outside."""

    type: str
    target: str
    external: bool


@dataclass(slots=True)
class PartScan:
    """What one XML part holds."""

    root: str = ""
    sheet: SheetScan | None = None
    sheets: list[BookSheet] = field(default_factory=list)
    date1904: bool = False
    names: list[tuple[str, str]] = field(default_factory=list)
    relations: dict[str, Relation] = field(default_factory=dict)
    content_types: set[str] = field(default_factory=set)


_letters: dict[str, int] = {}


def column_index(letters: str) -> int:
    """Return the zero-based column of its letters; raises ValueError for anything else."""
    known = _letters.get(letters)
    if known is not None:
        return known
    if not letters or len(letters) > MAX_LETTERS or not letters.isascii() or not letters.isalpha():
        raise ValueError("not a column")
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    _letters[letters] = index - 1
    return index - 1


def column_letters(index: int) -> str:
    """Return the letters of a zero-based column."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_position(reference: str) -> tuple[int, int]:
    """Return the zero-based row and column of a reference such as "C16"; raises ValueError."""
    letters = reference.rstrip("0123456789")
    return whole(reference[len(letters) :]) - 1, column_index(letters)


def column_in_row(reference: str, row: str) -> int | None:
    """Return the column of a reference that lies in the row written `row`, None elsewhere.

    The quick way for cells in their proper row; the letters must have been met before.
    """
    return _letters.get(reference[: -len(row)]) if row and reference.endswith(row) else None


def whole(text: str) -> int:
    """Return a positive whole number of an attribute; raises ValueError."""
    if not text.isascii() or not text.isdigit() or len(text) > 8:
        raise ValueError("not a number")
    number = int(text)
    if not 0 < number < MAX_NUMBER:
        raise ValueError("number out of range")
    return number


def is_xml(start: bytes) -> bool:
    """Tell whether the first bytes of a part look like XML in any encoding."""
    head = start[:64]
    for mark in (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        head = head.removeprefix(mark)
    return head.replace(b"\0", b"").lstrip().startswith(b"<")


def scan_part(parts: Parts, name: str, limits: WorkbookLimits) -> PartScan | None:
    """Scan one part; None when it is no XML. Raises ImportRefused."""
    chunks = parts.chunks(name)
    first = next(chunks, b"")
    if not is_xml(first):
        for _ in chunks:
            pass
        return None
    scanner = _Scanner(parts, name, limits)
    try:
        scanner.feed(first)
        for chunk in chunks:
            scanner.feed(chunk)
        scanner.close()
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise parts.refuse("sheet_damaged", name) from error
    return scanner.found


def _is_hidden(attributes: dict[str, str], size: str) -> bool:
    """Tell whether a row or column is out of sight: hidden, or of no size."""
    return attributes.get("hidden") in {"1", "true"} or attributes.get(size) in {"0", "0.0"}


class _Scanner:
    def __init__(self, parts: Parts, name: str, limits: WorkbookLimits) -> None:
        self.found = PartScan()
        self._parts = parts
        self._name = name
        self._limits = limits
        self._row = 0
        self._row_text = ""
        self._column = -1
        self._defined = ""
        self._parser = expat.ParserCreate()
        self._parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.EntityDeclHandler = self._doctype
        self._parser.XmlDeclHandler = self._declared
        self._parser.StartElementHandler = self._root
        self._cells = limits.rows * limits.columns
        self._bytes_are_plain = True
        self._fed = 0
        self._begins_data = self._in_data = False
        self._waiting = b""
        self._letters: frozenset[str] = frozenset()

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes of the part; raises ImportRefused and what expat raises."""
        if not self._in_data:
            before, data, chunk = chunk.partition(_DATA)
            self._fed += len(before)
            self._begins_data = False
            self._parser.Parse(before + data, False)
            self._fed += len(data)
            self._in_data = bool(data) and self._begins_data
        if self._in_data:
            self._rows(chunk)
        elif chunk:
            self._fed += len(chunk)
            self._parser.Parse(chunk, False)

    def close(self) -> None:
        """End the part; raises as `feed`."""
        self._parser.Parse(self._waiting, True)

    def _rows(self, chunk: bytes) -> None:
        """Measure the whole rows among the bytes, and let expat look at whatever is not plain."""
        self._waiting += chunk
        end = self._waiting.find(_DATA_END)
        cut = end if end >= 0 else self._waiting.rfind(ROW_END) + len(ROW_END)
        if cut < len(ROW_END) and end < 0:
            self._in_data = len(self._waiting) < LONGEST_ROW
            cut = 0
        run, self._waiting = self._waiting[:cut], self._waiting[cut:]
        if run and not self._is_measured(run):
            self._in_data = self._in_data and b"<!" not in run and b"<?" not in run
            self._parser.Parse(run, False)
        if end >= 0 or not self._in_data:
            self._in_data = self._bytes_are_plain = False
            rest, self._waiting = self._waiting, b""
            self._parser.Parse(rest, False)

    def _is_measured(self, run: bytes) -> bool:
        found = plain_rows(run, self._letters)
        if found is None:
            return False
        sheet = self.found.sheet
        assert sheet is not None
        self._letters |= found.letters
        self._row, self._row_text, self._column = found.last, str(found.last), -1
        sheet.rows = max(sheet.rows, found.filled)
        sheet.columns = max(sheet.columns, *(column_index(x) + 1 for x in self._letters), 0)
        sheet.values += found.cells
        self._check_extent(sheet)
        return True

    def _declared(self, version: str, encoding: str | None, standalone: int) -> None:
        del version, standalone
        self._bytes_are_plain = (encoding or "utf-8").lower() == "utf-8"

    def _doctype(self, *_: object) -> None:
        raise self._parts.refuse("sheet_has_dtd", self._name)

    def _root(self, tag: str, attributes: dict[str, str]) -> None:
        root = tag.rpartition(":")[2]
        self.found.root = root
        self._bytes_are_plain = self._bytes_are_plain and tag == root
        handlers: dict[str, Callable[[str, dict[str, str]], None]] = {
            "worksheet": self._in_sheet,
            "workbook": self._in_book,
            "Relationships": self._in_relations,
            "Types": self._in_types,
        }
        handler = handlers.get(root)
        if root == "worksheet":
            self.found.sheet = SheetScan()
        if root == "workbook":
            self._parser.CharacterDataHandler = self._text
            self._parser.EndElementHandler = self._end
        self._parser.StartElementHandler = handler
        del attributes

    def _in_sheet(self, tag: str, attributes: dict[str, str]) -> None:
        sheet = self.found.sheet
        assert sheet is not None
        if ":" in tag:
            tag = tag.rpartition(":")[2]
        if tag == "c":
            reference = attributes.get("r")
            if not reference:
                self._column += 1
            elif (column := column_in_row(reference, self._row_text)) is not None:
                self._column = column
            else:
                row, self._column = cell_position(reference)
                self._row = row + 1
                self._row_text = str(self._row)
        elif tag in {"v", "is", "f"}:
            self._count(sheet)
        elif tag == "row":
            reference = attributes.get("r")
            self._row = whole(reference) if reference else self._row + 1
            self._row_text = str(self._row)
            self._column = -1
            if _is_hidden(attributes, "ht") and self._row <= self._limits.rows:
                sheet.hidden_rows.add(self._row - 1)
        elif tag == "col":
            if _is_hidden(attributes, "width"):
                first, last = whole(attributes["min"]), whole(attributes["max"])
                sheet.hidden_columns.update(range(first - 1, min(last, self._limits.columns)))
        elif tag == "mergeCell":
            self._merge(sheet, attributes.get("ref", ""))
        elif tag == "sheetData":
            # the very bytes that were cut off, and not such bytes in a comment or an attribute
            at = self._parser.CurrentByteIndex
            self._begins_data = self._bytes_are_plain and at == self._fed

    def _count(self, sheet: SheetScan) -> None:
        sheet.values += 1
        sheet.rows = max(sheet.rows, self._row)
        if self._column >= sheet.columns:
            sheet.columns = self._column + 1
        self._check_extent(sheet)

    def _check_extent(self, sheet: SheetScan) -> None:
        if (
            sheet.rows > self._limits.rows
            or sheet.columns > self._limits.columns
            or sheet.values > 2 * self._cells
        ):
            raise self._parts.refuse(
                "sheet_too_large",
                self._name,
                rows=self._limits.rows,
                columns=self._limits.columns,
            )

    def _merge(self, sheet: SheetScan, reference: str) -> None:
        first, _, last = reference.partition(":")
        top, left = cell_position(first)
        bottom, right = cell_position(last or first)
        sheet.merges.append(Merge(top, left, bottom, right))
        if len(sheet.merges) > self._limits.merges:
            raise self._parts.refuse(
                "sheet_too_large",
                self._name,
                rows=self._limits.rows,
                columns=self._limits.columns,
            )

    def _in_book(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "sheet":
            relation = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            state = attributes.get("state", "visible")
            self.found.sheets.append(BookSheet(attributes.get("name", ""), relation, state))
        elif tag == "workbookPr":
            self.found.date1904 = attributes.get("date1904") in {"1", "true"}
        elif tag == "definedName":
            self._defined = attributes.get("name", "")
            self.found.names.append((self._defined, ""))

    def _text(self, text: str) -> None:
        if self._defined:
            name, so_far = self.found.names[-1]
            self.found.names[-1] = (name, so_far + text)

    def _end(self, tag: str) -> None:
        if tag.rpartition(":")[2] == "definedName":
            self._defined = ""

    def _in_relations(self, tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "Relationship":
            self.found.relations[attributes.get("Id", "")] = Relation(
                attributes.get("Type", ""),
                attributes.get("Target", ""),
                attributes.get("TargetMode", "") == "External",
            )

    def _in_types(self, tag: str, attributes: dict[str, str]) -> None:
        del tag
        self.found.content_types.add(attributes.get("ContentType", ""))
