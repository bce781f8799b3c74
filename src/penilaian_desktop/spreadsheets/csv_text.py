"""Reads .csv files as offices save them: any usual delimiter and encoding."""

from __future__ import annotations

import codecs
import csv
import io
import re
from pathlib import Path

from penilaian_desktop.domain.errors import ImportRefused, Place
from penilaian_desktop.spreadsheets.gate import foreign_kind
from penilaian_desktop.spreadsheets.grid import CellValue, Grid
from penilaian_desktop.spreadsheets.parts import MIB, WorkbookLimits

DELIMITERS = ";,\t|"
SAMPLE_LINES = 50
SAMPLE_WIDTH = 4000
_QUOTED_FORMULA = re.compile(r'="(.*)"')


def read_csv(path: Path, limits: WorkbookLimits) -> Grid:
    """Return the only sheet of a .csv file, all cells as text; raises ImportRefused."""
    place = Place(file=path.name)
    if path.stat().st_size > limits.file_bytes:
        raise ImportRefused("sheet_file_too_large", place, limit=limits.file_bytes // MIB)
    data = path.read_bytes()
    code = foreign_kind(data)
    if code and code != "sheet_not_a_workbook":
        raise ImportRefused(code, place)
    if data.startswith(b"PK\x03\x04"):
        raise ImportRefused("csv_is_workbook", place)
    text = _decode(data)
    if text is None or "\0" in text:
        raise ImportRefused("sheet_not_a_workbook", place)
    first, _, rest = text.partition("\n")
    declared = re.fullmatch(r"sep=(.)\s*", first)
    delimiter = declared[1] if declared else _delimiter(text)
    rows: list[list[CellValue]] = [[]] if declared else []
    try:
        for row in csv.reader(
            io.StringIO(rest if declared else text, newline=""), delimiter=delimiter
        ):
            rows.append([_cell(cell) for cell in row])
            if len(rows) > limits.rows or len(row) > limits.columns:
                raise ImportRefused(
                    "sheet_too_large", place, rows=limits.rows, columns=limits.columns
                )
    except csv.Error as error:
        raise ImportRefused("sheet_damaged", place, part=f"baris {len(rows) + 1}") from error
    return Grid(path.stem, rows)


def _cell(text: str) -> str:
    """Return the text of a cell; `="0012"` is how some programs keep figures as text."""
    found = _QUOTED_FORMULA.fullmatch(text)
    return found[1] if found else text


def _decode(data: bytes) -> str | None:
    encodings: tuple[str, ...] = ("utf-8", "cp1252")
    if data.startswith(codecs.BOM_UTF8):
        encodings = ("utf-8-sig",)
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ("utf-16",)
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _delimiter(text: str) -> str:
    """Return the delimiter that splits most lines into the same number of cells."""
    lines = [line[:SAMPLE_WIDTH] for line in text.splitlines()[:SAMPLE_LINES] if line.strip()]

    def weight(delimiter: str) -> tuple[int, int]:
        counts = [len(row) for row in csv.reader(lines, delimiter=delimiter)]
        usual = max(set(counts), key=counts.count, default=1)
        return (counts.count(usual) if usual > 1 else 0, usual)

    return max(DELIMITERS, key=weight)
