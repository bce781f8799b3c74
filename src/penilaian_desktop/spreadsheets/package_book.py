"""The workbook carrier: readable sheets in front, the signed payload in a very-hidden sheet.

The importer takes the payload only (`read`); `compare` names every cell that no longer says what
the payload says. Format: docs/formats/paket-1.md, Workbook.
"""

from __future__ import annotations

import base64
import binascii
import zlib
from typing import NamedTuple

from penilaian_desktop.spreadsheets.columns import LAYOUT_VERSION, ColumnType
from penilaian_desktop.spreadsheets.gate import WorkbookFacts, check_parts, open_workbook
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
        tuple(
            Cell(value, Style.TEXT if isinstance(value, str) or value is None else style)
            for value, style in zip(row, styles, strict=True)
        )
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
    text = base64.urlsafe_b64encode(packed).decode("ascii").rstrip("=")
    cells = [text[at : at + CELL_CHARACTERS] for at in range(0, len(text), CELL_CHARACTERS)]
    rows = [(Cell(MAGIC, Style.NOTE),), *((Cell(cell, Style.NOTE),) for cell in cells)]
    return Sheet(name=PAYLOAD_SHEET, rows=rows, very_hidden=True)


def read(data: bytes) -> Payload:
    """Return the signed payload of a workbook; its cells are not looked at.

    Raises ImportRefused when the file does not pass the gate or holds no single payload.
    """
    parts = open_workbook(data, CARRIER)
    return read_payload(parts, check_parts(parts, CARRIER))


def read_payload(parts: Parts, facts: WorkbookFacts) -> Payload:
    """Return the payload of a workbook that passed the gate; raises ImportRefused."""
    strings = shared_strings(parts)
    columns = [
        column
        for sheet in facts.sheets
        if sheet.columns == 1 and (column := read_column(parts, sheet, strings))[:1] == [MAGIC]
    ]
    if len(columns) != 1:
        raise parts.refuse("workbook_without_payload")
    return _unpack(parts, "".join(columns[0][1:]))


def _unpack(parts: Parts, text: str) -> Payload:
    try:
        packed = base64.b64decode(
            text.encode("ascii") + b"=" * (-len(text) % 4), altchars=b"-_", validate=True
        )
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
