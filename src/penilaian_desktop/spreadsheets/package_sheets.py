"""Lays the signed records of a package out as sheets that a person can read.

Pure and deterministic: the same payload gives the same cells, so that the cells of a workbook can
be compared with what the payload says.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

import orjson

from penilaian_desktop.domain.errors import ImportRefused
from penilaian_desktop.spreadsheets.columns import BY_KIND, LAYOUTS, OTHER, ColumnType, Layout
from penilaian_desktop.spreadsheets.xlsx_writer import FIRST_DATE, Value
from penilaian_desktop.spreadsheets.xlsx_writer import fit as fit_cell

COVER = "Paket"
DAY_MINUTES = 1440
EXACT_DIGITS = 15
"""Significant digits that every spreadsheet keeps."""
PARAGRAPH = 16_000
"""Characters of one paragraph that LibreOffice keeps together."""

Plain = Mapping[str, Any]
"""A record as plain values (docs/formats/paket-1.md)."""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column as it is written: header, type and width."""

    header: str
    type: ColumnType
    width: float


@dataclass(frozen=True, slots=True)
class PackageSheet:
    """A sheet as it must be: the header row, then one row a record; the last column is the key."""

    title: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Value, ...], ...]
    keys: tuple[str, ...]


_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_LOST_ESCAPES = re.compile(r"_(?=x(?:[0-9A-Fa-f]{1,3}_|[0-9A-Fa-f]{4}_x[0-9A-Fa-f]{4}_))")
"""What LibreOffice reads as escapes of OOXML and loses on saving: short ones, and two that share
an underscore."""
_LINE_ENDS = re.compile("\r\n?")
_SPOKEN = frozenset({"rhk", "activity", "indicator", "role_cell", "goal", "action_plan"})
_PICTURES = {code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n"} | {
    0xFFFE: 0xFFFD,
    0xFFFF: 0xFFFD,
}
"""Control characters appear as their pictures (U+2400 …): spreadsheets lose them otherwise."""


def fit(text: str) -> str:
    """Return a text as every spreadsheet keeps it: one kind of line end, no control characters.

    Very long paragraphs of a text of several lines are broken, as LibreOffice would do on saving.
    """
    if "_x" in text:
        text = _LOST_ESCAPES.sub("\uff3f", text)
    if text.isprintable():
        return fit_cell(text)
    text = _LINE_ENDS.sub("\n", text).translate(_PICTURES)
    if len(text) > PARAGRAPH and "\n" in text:
        text = "\n".join(
            line[at : at + PARAGRAPH]
            for line in text.split("\n")
            for at in range(0, max(len(line), 1), PARAGRAPH)
        )
    return fit_cell(text)


def read_records(records_jsonl: bytes) -> list[Plain]:
    """Return the plain records of a payload; raises ImportRefused for anything but objects."""
    found: list[Plain] = []
    for line in records_jsonl.split(b"\n"):
        if not line:
            continue
        try:
            record = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            raise ImportRefused("workbook_payload_damaged") from error
        if not isinstance(record, dict) or not isinstance(record.get("fields"), dict):
            raise ImportRefused("workbook_payload_damaged")
        found.append(record)
    return found


def package_sheets(statement_jws: str, records_jsonl: bytes) -> tuple[PackageSheet, ...]:
    """Return the sheets of a package: the cover, then one sheet for each kind that occurs."""
    records = read_records(records_jsonl)
    groups: dict[Layout, list[Plain]] = defaultdict(list)
    for record in records:
        groups[BY_KIND.get(str(record.get("kind")), OTHER)].append(record)
    names = _names(records)
    sheets = [_cover(statement_jws, groups)]
    sheets += [
        _sheet(layout, groups[layout], names) for layout in (*LAYOUTS, OTHER) if layout in groups
    ]
    return tuple(sheets)


def _cover(statement_jws: str, groups: Mapping[Layout, list[Plain]]) -> PackageSheet:
    statement = _statement(statement_jws)
    lines = [
        ("Perhatian", "Jangan mengubah isi buku kerja ini. Yang dibaca aplikasi adalah muatan "),
        ("", "bertanda tangan di dalamnya; isi yang diubah membuat berkas ini ditolak."),
        ("Jenis paket", str(statement.get("kind", ""))),
        ("Tujuan", str(statement.get("aud", ""))),
        ("Perangkat", str(statement.get("dev", ""))),
        ("Nomor", f"epoch {statement.get('epoch', '')}, urutan {statement.get('seq', '')}"),
        ("Dibuat", str(statement.get("made", ""))),
    ]
    lines += [
        (layout.title, f"{len(groups[layout])} catatan")
        for layout in (*LAYOUTS, OTHER)
        if layout in groups
    ]
    rows = tuple(
        (name or None, fit(text) or None, str(number))
        for number, (name, text) in enumerate(lines, 1)
    )
    columns = (
        SheetColumn("Paket kinerja", ColumnType.TEXT, 26),
        SheetColumn("Keterangan", ColumnType.TEXT, 90),
        SheetColumn("No.", ColumnType.TEXT, 6),
    )
    return PackageSheet(COVER, columns, rows, tuple(str(row[2]) for row in rows))


def _statement(statement_jws: str) -> Plain:
    """Return the payload of a compact JWS for show only, {} when it cannot be read."""
    middle = statement_jws.split(".")[1] if statement_jws.count(".") == 2 else ""
    try:
        found = orjson.loads(base64.urlsafe_b64decode(middle + "=" * (-len(middle) % 4)))
    except (binascii.Error, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _names(records: list[Plain]) -> dict[str, str]:
    """Return readable names for the ids in a package, from its own records only."""
    names: dict[str, str] = {}
    for record in records:
        fields, kind, id_ = record["fields"], record.get("kind"), record.get("id")
        for snapshot in (fields.get(n) for n in ("employee", "appraiser", "appraiser_superior")):
            if isinstance(snapshot, dict) and snapshot.get("person_id") and snapshot.get("name"):
                names.setdefault(str(snapshot["person_id"]), str(snapshot["name"]))
        if kind in {"employee", "unit", "working_pattern"} and fields.get("name"):
            names[str(id_)] = str(fields["name"])
        elif kind in _SPOKEN and fields.get("text"):
            names[str(id_)] = str(fields["text"])
        elif kind == "task" and fields.get("title"):
            names[str(id_)] = str(fields["title"])
        elif kind == "plan":
            names[str(id_)] = f"SKP {fields.get('year', '')}"
    return names


def _sheet(layout: Layout, records: list[Plain], names: Mapping[str, str]) -> PackageSheet:
    def key(record: Plain) -> tuple[str, ...]:
        return (*(_sort_text(record["fields"].get(f)) for f in layout.order), str(record.get("id")))

    held = {name for record in records for name in record["fields"]}
    shown = [column for column in layout.columns if not column.added or column.field in held]
    rows, keys = [], []
    for record in sorted(records, key=key):
        cells: list[Value] = []
        for column in shown:
            holder = record if column.field.startswith(".") else record["fields"]
            cells.append(cell_value(holder.get(column.field.lstrip(".")), column.type, names))
        rows.append(tuple(cells))
        keys.append(fit(str(record.get("id"))))
    columns = tuple(SheetColumn(c.header, c.type, c.width) for c in shown)
    return PackageSheet(layout.title, columns, tuple(rows), tuple(keys))


def _sort_text(value: object) -> str:
    return f"{value:08d}" if isinstance(value, int) else str(value or "")


def cell_value(value: Any, kind: ColumnType, names: Mapping[str, str]) -> Value:  # noqa: ANN401
    """Return what the cell of a column shows for a plain value; None and "" are empty cells.

    A value that its type cannot show exactly (a date before March 1900, a decimal of more than
    15 digits, anything unexpected) is shown as text.
    """
    if value is None or value in ("", []):
        return None
    if isinstance(value, bool):
        return "ya" if value else "tidak"  # LibreOffice stores booleans as formulas
    exact = _exact(value, kind)
    if exact is not None:
        return exact
    if kind is ColumnType.LABEL and isinstance(value, str):
        return fit(value.replace("_", " ").capitalize())
    if kind is ColumnType.NAME and isinstance(value, str):
        return fit(names.get(value, value))
    return _text(value)


def _exact(value: object, kind: ColumnType) -> Value:
    """Return a number, date or time that a cell keeps exactly, None when it must be text."""
    found: Value = None
    if isinstance(value, int):
        if kind is ColumnType.CLOCK and 0 <= value <= 2 * DAY_MINUTES:
            found = timedelta(minutes=value)
        elif kind is ColumnType.INTEGER and abs(value) < 10**EXACT_DIGITS:
            found = value
    elif isinstance(value, str) and kind is ColumnType.DATE and _ISO_DATE.fullmatch(value):
        try:
            day = date.fromisoformat(value)
        except ValueError:
            return None
        found = day if day >= FIRST_DATE else None
    elif isinstance(value, str) and kind is ColumnType.DECIMAL and len(value) <= EXACT_DIGITS:
        try:
            number = Decimal(value)
        except InvalidOperation:
            return None
        found = number if number.is_finite() else None
    return found


def _text(value: Any) -> str | None:  # noqa: ANN401
    if isinstance(value, str):
        return fit(value)
    if isinstance(value, list):
        return fit("\n".join(_item(item) for item in value)) if any(value) else None
    if isinstance(value, dict):
        return fit(_item(value)) or None
    return fit(str(value))


def _item(value: Any) -> str:  # noqa: ANN401
    if isinstance(value, dict):
        known = [value.get(n) for n in ("name", "identity", "rank", "position", "unit")]
        if "name" in value:
            return ", ".join(str(part) for part in known if part)
        if "rule" in value:
            parts = (value.get("rule"), value.get("output"), value.get("article"))
            return " · ".join(str(part) for part in parts if part)
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
    if isinstance(value, list):
        return ": ".join(_item(item) for item in value)
    return "–" if value is None else str(value)
