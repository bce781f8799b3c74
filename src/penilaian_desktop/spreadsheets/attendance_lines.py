"""Which lines of an attendance list hold no data: titles, notes, totals, signatures, numbers."""

from __future__ import annotations

import re

from penilaian_desktop.domain.employee_sheet import SkipReason
from penilaian_desktop.spreadsheets.activity_cells import read_day
from penilaian_desktop.spreadsheets.attendance_headers import (
    DAY,
    IDENTITY,
    NAME,
    PIN,
    AttendanceHeader,
)
from penilaian_desktop.spreadsheets.cell_values import read_date
from penilaian_desktop.spreadsheets.grid import Grid, as_text, clean, is_empty
from penilaian_desktop.spreadsheets.months import month_in

_NOTE = re.compile(
    r"^(?:ket(?:erangan)?\b|cat(?:atan)?\b|note\b|nb\b|mengetahui|menyetujui|kepala |nip\b|"
    r"jumlah\b|total\b|rata)",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"\d{1,2}\s+[A-Za-z]+\s+20\d\d")
"""A whole date in words, as above a signature: it names no month of a table."""
_TOTAL = re.compile(
    r"(?:sub\s*-?|grand\s*)?(?:jumlah|jml|total)\b|rata\s*-?\s*rata\b|rerata\b", re.IGNORECASE
)
_NUMBER = 15
"""Digits from which on a text is the number of a person."""
_FEWEST_NUMBERS = 3
_A_NOTE = 2
"""A note fills so many cells at most."""


def no_data(grid: Grid, header: AttendanceHeader, row: int) -> SkipReason | None:
    """Return why a line holds no data, None when it is about a person and a day."""
    values = grid.rows[row]
    if all(is_empty(value) for value in values):
        return SkipReason.EMPTY
    texts = [clean(as_text(v)) for v in values if not is_empty(v)]
    if len(texts) == 1 and month_in(texts[0]) is not None:
        return SkipReason.SIGNATURE if _SIGNED.search(texts[0]) else SkipReason.TITLE
    if _counts_columns(texts):
        return SkipReason.COLUMN_NUMBERS
    if _has_day(grid, header, row):
        return None
    return _aside(texts, _who_cells(grid, header, row))


def _aside(texts: list[str], who: list[str]) -> SkipReason | None:
    """Return whether a line without a day is a total or a note, None when it is a person's."""
    if _sums_up(who):
        return SkipReason.TOTAL
    noted, nobody = _NOTE.match(texts[0]) is not None, not who
    short = len(texts) <= _A_NOTE
    if not (noted and nobody) and not (short and (noted or nobody)):
        return None
    summed = not short or re.match(r"(?i)jumlah|total", texts[0])
    return SkipReason.TOTAL if summed else SkipReason.NOTE


def _sums_up(who: list[str]) -> bool:
    """Tell whether "Jumlah" or the like stands where a person should, and no number beside it."""
    return any(is_total(text) for text in who) and not any(
        sum(char.isdigit() for char in text) >= _NUMBER for text in who
    )


def is_total(text: str) -> bool:
    """Tell whether a text heads a line of totals."""
    return _TOTAL.match(text) is not None


def _counts_columns(texts: list[str]) -> bool:
    """Tell whether a line is "1 2 3 …" under a heading."""
    bare = [text.strip("() ") for text in texts]
    return len(bare) >= _FEWEST_NUMBERS and bare == [str(n) for n in range(1, len(bare) + 1)]


def _has_day(grid: Grid, header: AttendanceHeader, row: int) -> bool:
    """Tell whether a line of a list names a day: it is data, whoever is missing in it."""
    if header.days:
        return False
    if DAY in header.fields:
        day = read_day(grid.value(row, header.fields[DAY]), date1904=grid.date1904)
        return day is not None and len([v for v in grid.rows[row] if not is_empty(v)]) > 1
    if not header.scans:
        return False
    return read_date(grid.value(row, header.scans[0]), date1904=grid.date1904) is not None


def _who_cells(grid: Grid, header: AttendanceHeader, row: int) -> list[str]:
    found = (
        clean(as_text(grid.spread(row, column)))
        for name, column in header.fields.items()
        if name in {IDENTITY, PIN, NAME}
    )
    return [text for text in found if text]
