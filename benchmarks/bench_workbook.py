"""The workbook carrier of 10,000 rows beside a straightforward openpyxl implementation of it.

Both write the same sheets (names instead of ids, dates and times as such, framed cells) with the
signed payload in a very hidden sheet, and both verify: the payload is unpacked and every cell is
compared with what it says.
"""

from __future__ import annotations

import base64
import io
import statistics
import zlib
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from time import process_time

import openpyxl
from figure import Figure
from large_exchange import entry
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from penilaian_desktop.domain.record import new_id
from penilaian_desktop.services.canonical import record_line
from penilaian_desktop.services.ed25519 import PrivateKey
from penilaian_desktop.spreadsheets import package_book
from penilaian_desktop.spreadsheets.columns import ColumnType
from penilaian_desktop.spreadsheets.package_sheets import package_sheets

ROWS = 10_000
RUNS = 3
CELL = 30_000
FORMATS = {
    ColumnType.INTEGER: "0",
    ColumnType.DATE: "dd-mm-yyyy",
    ColumnType.CLOCK: "[hh]:mm",
}


def figures() -> Iterator[Figure]:
    statement, records = _package()
    ours = package_book.write(statement, records)
    plain = plain_write(statement, records)
    assert plain_verify(plain) == (statement, records)
    assert package_book.compare(ours) == ()
    for name, job, floor, must in (
        (
            "written",
            lambda: package_book.write(statement, records),
            lambda: plain_write(statement, records),
            1 / 3,
        ),
        (
            "verified",
            lambda: package_book.compare(ours),
            lambda: plain_verify(plain),
            1 / 2,
        ),
    ):
        spent, base = _cpu(job), _cpu(floor)
        yield Figure(
            f"exchange: workbook of {ROWS:,} rows {name} ÷ plain openpyxl",
            spent / base,
            must,
            None,
            f"{spent:.2f} s / {base:.2f} s",
        )


def _package() -> tuple[str, bytes]:
    person = new_id()
    lines = sorted(
        (e.KIND, e.id, record_line(e, None))
        for e in (entry(person, n // 55, n % 55) for n in range(ROWS))
    )
    payload = b'{"epoch":1,"kind":"report","seq":1}'
    statement = PrivateKey(bytes(32)).sign("paket-statement+jws", payload)
    return statement, b"".join(line + b"\n" for _, _, line in lines)


def plain_write(statement: str, records: bytes) -> bytes:
    """Write the carrier as the manual of openpyxl would."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    edge = Side(style="thin", color="FFD4D9E0")
    border = Border(left=edge, right=edge, top=edge, bottom=edge)
    head = PatternFill("solid", fgColor="FFE8EEF5")
    wrap = Alignment(vertical="top", wrap_text=True)
    for sheet in package_sheets(statement, records):
        page = book.create_sheet(sheet.title)
        page.freeze_panes = "A2"
        for number, column in enumerate(sheet.columns, 1):
            cell = page.cell(1, number, column.header)
            cell.font, cell.fill, cell.border = Font(bold=True), head, border
            page.column_dimensions[cell.column_letter].width = column.width
        for row, values in enumerate(sheet.rows, 2):
            for number, (value, column) in enumerate(zip(values, sheet.columns, strict=True), 1):
                cell = page.cell(row, number)
                cell.border, cell.alignment = border, wrap
                if isinstance(value, str):
                    cell.value, cell.data_type, cell.quotePrefix = value, "s", True
                else:
                    cell.value = value
                    cell.number_format = FORMATS.get(column.type, "General")
    payload = book.create_sheet("_paket")
    payload.sheet_state = "veryHidden"
    payload.append(["paket-xlsx/1"])
    text = base64.b64encode(zlib.compress(statement.encode() + b"\n" + records, 9)).decode()
    for at in range(0, len(text), CELL):
        payload.append([text[at : at + CELL]])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def plain_verify(data: bytes) -> tuple[str, bytes]:
    """Unpack the payload and compare every cell with it."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    text = "".join(row[0] for row in book["_paket"].iter_rows(min_row=2, values_only=True))
    statement, _, records = zlib.decompress(base64.b64decode(text)).partition(b"\n")
    for sheet in package_sheets(statement.decode(), records):
        rows = book[sheet.title].iter_rows(values_only=True)
        headers = next(rows)
        assert list(headers) == [column.header for column in sheet.columns]
        for found, wanted in zip(rows, sheet.rows, strict=True):
            for value, expected in zip(found, wanted, strict=True):
                assert _same(value, expected), (value, expected)
    return statement.decode(), records


def _same(value: object, expected: object) -> bool:
    if isinstance(value, datetime) and isinstance(expected, date):
        return value.date() == expected
    if isinstance(expected, timedelta):
        return isinstance(value, timedelta) or str(value).startswith(str(expected)[:4])
    return value == expected or (expected is None and value == "")


def _cpu(job: Callable[[], object]) -> float:
    times = []
    for _ in range(RUNS):
        started = process_time()
        job()
        times.append(process_time() - started)
    return statistics.median(times)
