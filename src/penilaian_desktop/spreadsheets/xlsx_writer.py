"""Writes .xlsx workbooks: shared strings, a closed list of styles, nothing that is evaluated.

A text is always a shared string with quotePrefix, whatever it looks like; this writer cannot
write a formula. The same sheets give the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import IntEnum
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from penilaian_desktop.spreadsheets.prescan import column_letters
from penilaian_desktop.spreadsheets.row_heights import row_height

CELL_TEXT_LIMIT = 32_767
"""UTF-16 units that one cell can hold."""
CUT_TEXT = 32_000
"""Where a longer text is cut; LibreOffice alters texts of several lines close to the limit."""
EPOCH = date(1899, 12, 30)
FIRST_DATE = date(1900, 3, 1)
"""Before this day the day numbers of spreadsheets disagree (1900 is no leap year)."""

Value = str | bool | int | float | Decimal | date | timedelta | None
"""What a cell may hold; None is an empty cell."""


class Style(IntEnum):
    """The styles of a cell; the number is its index in the style sheet."""

    PLAIN = 0
    TEXT = 1
    HEADER = 2
    INTEGER = 3
    DECIMAL = 4
    DATE = 5
    TIME = 6
    TITLE = 7
    NOTE = 8
    REFUSED = 9
    WARNED = 10


class Cell(NamedTuple):
    """A value with its style."""

    value: Value
    style: Style = Style.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet to write: rows of cells (None = empty), widths of columns in characters.

    `frozen_rows` stay in sight; `filter_row` is the one-based header row with filter arrows;
    `repeated_row` is printed on every page and makes all cells the print area. `fitted` rows are
    as high as their text needs; it takes the widths of all columns.
    """

    name: str
    rows: Sequence[Sequence[Cell | None]]
    widths: Sequence[float] = ()
    frozen_rows: int = 0
    filter_row: int = 0
    repeated_row: int = 0
    very_hidden: bool = False
    landscape: bool = True
    fitted: bool = False


_NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PKG = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _xf(
    format_: int, font: int, fill: int, border: int, *, text: bool, middle: bool = False
) -> str:
    quote = ' quotePrefix="1"' if text else ""
    vertical = "center" if middle else "top"
    wrap = ' wrapText="1"' if text and border else ""
    return (
        f'<xf numFmtId="{format_}" fontId="{font}" fillId="{fill}" borderId="{border}" '
        f'xfId="0"{quote} applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" '
        f'applyAlignment="1"><alignment vertical="{vertical}"{wrap}/></xf>'
    )


_XFS = (
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    _xf(49, 0, 0, 1, text=True),
    _xf(49, 1, 2, 1, text=True, middle=True),
    _xf(1, 0, 0, 1, text=False),
    _xf(0, 0, 0, 1, text=False),
    _xf(164, 0, 0, 1, text=False),
    _xf(165, 0, 0, 1, text=False),
    _xf(49, 2, 0, 0, text=True),
    _xf(49, 0, 0, 0, text=True),
    _xf(49, 0, 3, 1, text=True),
    _xf(49, 0, 4, 1, text=True),
)
"""One for each member of `Style`, in its order."""

_EDGE = '<{0} style="thin"><color rgb="FFD4D9E0"/></{0}>'
_STYLES = (
    f"{_HEAD}<styleSheet {_NS}>"
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/>'
    '<numFmt numFmtId="165" formatCode="[hh]:mm"/></numFmts>'
    '<fonts count="3"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font>'
    '<font><b/><sz val="14"/><name val="Calibri"/><family val="2"/></font></fonts>'
    '<fills count="5"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill>'
    + "".join(
        f'<fill><patternFill patternType="solid"><fgColor rgb="{colour}"/>'
        '<bgColor indexed="64"/></patternFill></fill>'
        for colour in ("FFE8EEF5", "FFFBE3E1", "FFFDF1D8")
    )
    + '</fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
    f"<border>{''.join(_EDGE.format(edge) for edge in ('left', 'right', 'top', 'bottom'))}"
    "<diagonal/></border></borders>"
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
    f'</cellStyleXfs><cellXfs count="{len(_XFS)}">{"".join(_XFS)}</cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)

_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{1,4}_)")  # LibreOffice reads short ones, too
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def fit(text: str) -> str:
    """Return a text as a cell can hold it, cut with "…" beyond the limit of a cell."""
    if len(text) * 2 <= CELL_TEXT_LIMIT:
        return text
    units = text.encode("utf-16-le")
    if len(units) // 2 <= CELL_TEXT_LIMIT:
        return text
    return units[: CUT_TEXT * 2].decode("utf-16-le", "ignore") + "…"


def day_number(day: date) -> int:
    """Return the day number of a date from March 1900 on."""
    return (day - EPOCH).days


def _escape(text: str) -> str:
    text = _ESCAPED.sub("_x005F_", text) if "_x" in text else text
    if _CONTROL.search(text):
        text = _CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    return text.translate(_MARKUP)


class _Strings(dict[Cell, str]):
    """The texts of a workbook, each once: gives what follows the place of a text cell.

    The texts of a table come again and again; `count` is how many cells hold one.
    """

    def __init__(self) -> None:
        super().__init__()
        self._index: dict[str, int] = {}
        self.count = 0

    def __missing__(self, cell: Cell) -> str:
        index = self._index.setdefault(fit(str(cell[0])), len(self._index))
        tail = self[cell] = f'" s="{_STYLE_TEXT[cell[1]]}" t="s"><v>{index}</v></c>'
        return tail

    def xml(self) -> str:
        items = "".join(
            f'<si><t xml:space="preserve">{_escape(text)}</t></si>' for text in self._index
        )
        return (
            f'{_HEAD}<sst {_NS} count="{self.count}" uniqueCount="{len(self._index)}">{items}</sst>'
        )


def write_workbook(sheets: Sequence[Sheet], *, level: int = 6) -> bytes:
    """Return the bytes of a workbook with these sheets; names must be distinct and fit.

    `level` of compression: 3 is quicker for thousands of rows, the file a tenth larger.
    """
    strings = _Strings()
    parts: dict[str, str] = {}
    for number, sheet in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = _sheet_xml(sheet, strings, number == 1)
    parts["xl/sharedStrings.xml"] = strings.xml()
    parts["xl/styles.xml"] = _STYLES
    parts["xl/workbook.xml"] = _workbook_xml(sheets)
    parts["xl/_rels/workbook.xml.rels"] = _relations_xml(len(sheets))
    parts["_rels/.rels"] = (
        f'{_HEAD}<Relationships xmlns="{_PKG}/relationships"><Relationship Id="rId1" '
        f'Type="{_REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    )
    parts["[Content_Types].xml"] = _content_types_xml(len(sheets))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name in sorted(parts, key=lambda part: (part != "[Content_Types].xml", part)):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, parts[name], compresslevel=level)
    return buffer.getvalue()


_STYLE_TEXT = {style: str(int(style)) for style in Style}


def _number_xml(reference: str, cell: Cell) -> str:
    """Return a cell that holds no text."""
    value, style = cell[0], _STYLE_TEXT[cell[1]]
    if value.__class__ is int:
        return f'<c r="{reference}" s="{style}"><v>{value}</v></c>'
    if value is None:
        return f'<c r="{reference}" s="{style}"/>'
    if isinstance(value, bool):
        return f'<c r="{reference}" s="{style}" t="b"><v>{int(value)}</v></c>'
    assert not isinstance(value, str)
    return f'<c r="{reference}" s="{style}"><v>{number_text(value)}</v></c>'


def number_text(value: int | float | Decimal | date | timedelta) -> str:
    """Return the number that a cell holds for a value: day number for dates, days for times."""
    if type(value) is int:
        return str(value)
    if isinstance(value, datetime):
        raise TypeError("a moment is written as text")
    if isinstance(value, date):
        return str(day_number(value))
    if isinstance(value, timedelta):
        return repr(value / timedelta(days=1))
    return format(value, "f") if isinstance(value, Decimal) else repr(value)


def _sheet_xml(sheet: Sheet, strings: _Strings, first: bool) -> str:
    width = max((len(row) for row in sheet.rows), default=1)
    letters = [column_letters(index) for index in range(width)]
    rows = []
    for number, row in enumerate(sheet.rows, 1):
        cells = [
            f'<c r="{letter}{number}{strings[cell]}'
            if cell[0].__class__ is str
            else _number_xml(f"{letter}{number}", cell)
            for letter, cell in zip(letters, row, strict=False)
            if cell is not None
        ]
        rows.append(f'<row r="{number}"{_height(sheet, row)}>{"".join(cells)}</row>')
    last = f"{letters[-1] if letters else 'A'}{max(len(sheet.rows), 1)}"
    pane = ""
    if sheet.frozen_rows:
        below = f"A{sheet.frozen_rows + 1}"
        pane = (
            f'<pane ySplit="{sheet.frozen_rows}" topLeftCell="{below}" activePane="bottomLeft" '
            f'state="frozen"/><selection pane="bottomLeft" activeCell="{below}" sqref="{below}"/>'
        )
    data = "".join(rows)
    strings.count += data.count(' t="s"><v>')
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{chars}" customWidth="1"/>'
        for number, chars in enumerate(sheet.widths, 1)
    )
    filter_ = f'<autoFilter ref="A{sheet.filter_row}:{last}"/>' if sheet.filter_row else ""
    selected = ' tabSelected="1"' if first else ""
    orientation = "landscape" if sheet.landscape else "portrait"
    return (
        f"{_HEAD}<worksheet {_NS}>"
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="A1:{last}"/><sheetViews><sheetView workbookViewId="0"'
        f"{selected}>{pane}</sheetView></sheetViews>"
        '<sheetFormatPr defaultRowHeight="15"/>'
        + (f"<cols>{columns}</cols>" if columns else "")
        + f"<sheetData>{data}</sheetData>{filter_}"
        '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        f'<pageSetup paperSize="9" orientation="{orientation}" fitToHeight="0"/></worksheet>'
    )


def _height(sheet: Sheet, row: Sequence[Cell | None]) -> str:
    """Return the height of a row whose wrapped texts need more than one line."""
    if not sheet.fitted:
        return ""
    high = row_height(
        (cell.value, width)
        for cell, width in zip(row, sheet.widths, strict=False)
        if cell is not None and isinstance(cell.value, str) and cell.style in _WRAPPED
    )
    return f' ht="{high:g}"' if high is not None else ""


_WRAPPED = frozenset({Style.TEXT, Style.HEADER, Style.REFUSED, Style.WARNED})


def _workbook_xml(sheets: Sequence[Sheet]) -> str:
    entries = "".join(
        f'<sheet name={quoteattr(sheet.name)} sheetId="{number}" '
        + ('state="veryHidden" ' if sheet.very_hidden else "")
        + f'r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, 1)
    )
    return (
        f'{_HEAD}<workbook {_NS} xmlns:r="{_REL}"><workbookPr/>'
        '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" '
        f'windowHeight="12000"/></bookViews><sheets>{entries}</sheets>{_names_xml(sheets)}</workbook>'
    )


def _names_xml(sheets: Sequence[Sheet]) -> str:
    """Return the names of what is printed: the area, and the row on every page."""
    names = []
    for number, sheet in enumerate(sheets):
        if not sheet.repeated_row:
            continue
        quoted = escape("'" + sheet.name.replace("'", "''") + "'")
        width = max((len(row) for row in sheet.rows), default=1)
        last = f"${column_letters(width - 1)}${max(len(sheet.rows), 1)}"
        row = sheet.repeated_row
        for name, range_ in (("Print_Area", f"$A$1:{last}"), ("Print_Titles", f"${row}:${row}")):
            names.append(
                f'<definedName name="_xlnm.{name}" localSheetId="{number}">{quoted}!{range_}'
                "</definedName>"
            )
    return f"<definedNames>{''.join(names)}</definedNames>" if names else ""


def _relations_xml(count: int) -> str:
    relations = [("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, count + 1)]
    relations += [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
    items = "".join(
        f'<Relationship Id="rId{number}" Type="{_REL}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(relations, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PKG}/relationships">{items}</Relationships>'


def _content_types_xml(count: int) -> str:
    overrides = {"/xl/workbook.xml": "sheet.main", "/xl/styles.xml": "styles"}
    overrides["/xl/sharedStrings.xml"] = "sharedStrings"
    for number in range(1, count + 1):
        overrides[f"/xl/worksheets/sheet{number}.xml"] = "worksheet"
    items = "".join(
        f'<Override PartName="{part}" ContentType="{_TYPE}.{kind}+xml"/>'
        for part, kind in sorted(overrides.items())
    )
    return (
        f'{_HEAD}<Types xmlns="{_PKG}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{items}</Types>'
    )
