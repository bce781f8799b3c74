"""The workbook carrier: readable sheets in front, the signed payload in a very-hidden sheet.

The importer takes the payload only (`read`); `compare` and `inspect` name every cell that no
longer says what the payload says. Format: docs/formats/paket-1.md, Workbook.
"""

from __future__ import annotations

import base64
import binascii
import zlib
from typing import NamedTuple

from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.domain.workbook_check import WorkbookComparison
from penilaian_desktop.spreadsheets.columns import LAYOUT_VERSION, ColumnType
from penilaian_desktop.spreadsheets.gate import WorkbookFacts, check_parts, open_workbook
from penilaian_desktop.spreadsheets.package_compare import compare_sheets
from penilaian_desktop.spreadsheets.package_sheets import PackageSheet, package_sheets
from penilaian_desktop.spreadsheets.parts import CARRIER, Parts
from penilaian_desktop.spreadsheets.sheet_cells import read_column, shared_strings
from penilaian_desktop.spreadsheets.xlsx_writer import Cell, Sheet, Style, write_workbook

PAYLOAD_SHEET = "_paket"
MAGIC = f"paket-xlsx/{LAYOUT_VERSION}"
CELL_CHARACTERS = 30_000
PAYLOAD_BYTES = 24 * 1024 * 1024
"""More than the largest package (8 MiB of records) with the largest statement."""

_STYLES = {
    ColumnType.INTEGER: Style.INTEGER,
    ColumnType.DECIMAL: Style.DECIMAL,
    ColumnType.DATE: Style.DATE,
    ColumnType.CLOCK: Style.TIME,
}


class Payload(NamedTuple):
    """What was signed: the compact JWS of the statement and the records, byte for byte."""

    statement_jws: str
    records_jsonl: bytes


def write(statement_jws: str, records_jsonl: bytes) -> bytes:
    """Return a workbook that carries a package; the same package gives the same bytes.

    Raises ImportRefused when the records are no JSON lines.
    """
    sheets = [_visible(sheet) for sheet in package_sheets(statement_jws, records_jsonl)]
    return write_workbook([*sheets, _payload_sheet(statement_jws, records_jsonl)])


def _visible(sheet: PackageSheet) -> Sheet:
    header = tuple(Cell(column.header, Style.HEADER) for column in sheet.columns)
    styles = [_STYLES.get(column.type, Style.TEXT) for column in sheet.columns]
    rows = [
        [
            Cell(value, Style.TEXT if value is None or type(value) is str else style)
            for value, style in zip(row, styles, strict=True)
        ]
        for row in sheet.rows
    ]
    return Sheet(
        name=sheet.title,
        rows=[header, *rows],
        widths=[column.width for column in sheet.columns],
        frozen_rows=1,
    )


def _payload_sheet(statement_jws: str, records_jsonl: bytes) -> Sheet:
    packed = zlib.compress(statement_jws.encode("ascii") + b"\n" + records_jsonl, 9)
    text = base64.b64encode(packed).decode("ascii").rstrip("=")
    cells = [text[at : at + CELL_CHARACTERS] for at in range(0, len(text), CELL_CHARACTERS)]
    rows = [(Cell(MAGIC, Style.NOTE),), *((Cell(cell, Style.NOTE),) for cell in cells)]
    return Sheet(name=PAYLOAD_SHEET, rows=rows, very_hidden=True)


class _Opened(NamedTuple):
    parts: Parts
    facts: WorkbookFacts
    strings: list[str]
    payload: Payload
    payload_part: str


def read(data: bytes) -> Payload:
    """Return the signed payload of a workbook; its cells are not looked at.

    Raises ImportRefused when the file does not pass the gate or holds no single payload.
    """
    return _open(data).payload


def inspect(data: bytes) -> WorkbookComparison:
    """Return every place where the visible sheets no longer say what the payload says.

    The payload is interpreted here: call it only after its signature and hash were found good.
    Raises ImportRefused when there is no payload or it holds no records.
    """
    opened = _open(data)
    return compare_sheets(
        opened.parts,
        opened.facts,
        opened.payload_part,
        package_sheets(*opened.payload),
        opened.strings,
    )


def compare(data: bytes) -> tuple[ImportRefused, ...]:
    """Return a refusal for every changed place of a workbook, in order; () when it is whole.

    As `inspect`, without what is only presentation.
    """
    return tuple(finding.refusal() for finding in inspect(data).changes)


def _open(data: bytes) -> _Opened:
    parts = open_workbook(data, CARRIER)
    facts = check_parts(parts, CARRIER)
    strings = shared_strings(parts)
    found = [
        (sheet.part, column)
        for sheet in facts.sheets
        if sheet.columns == 1 and (column := read_column(parts, sheet, strings))[:1] == [MAGIC]
    ]
    if len(found) != 1:
        raise parts.refuse("workbook_without_payload")
    part, column = found[0]
    return _Opened(parts, facts, strings, _unpack(parts, "".join(column[1:])), part)


def _unpack(parts: Parts, text: str) -> Payload:
    try:
        packed = base64.b64decode(text.encode("ascii") + b"=" * (-len(text) % 4), validate=True)
        inflater = zlib.decompressobj()
        raw = inflater.decompress(packed, PAYLOAD_BYTES)
        whole = inflater.eof and not inflater.unused_data
        statement, line_end, records = raw.partition(b"\n")
        jws = statement.decode("ascii")
    except (binascii.Error, zlib.error, UnicodeError) as error:
        raise parts.refuse("workbook_payload_damaged") from error
    if not whole or not line_end:
        raise parts.refuse("workbook_payload_damaged")
    return Payload(jws, records)
