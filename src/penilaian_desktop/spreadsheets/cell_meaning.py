"""What a stored cell says, compared with the value that it must say."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from penilaian_desktop.spreadsheets.number_formats import shows_plainly
from penilaian_desktop.spreadsheets.sheet_cells import StoredCell
from penilaian_desktop.spreadsheets.xlsx_writer import EPOCH, Value, day_number

MINUTES = 1440
TOLERANCE = 0.001
"""Minutes by which a stored fraction of a day may be off."""


def says(cell: StoredCell | None, value: Value, shift: int) -> bool:
    """Tell whether a cell says exactly what it must."""
    if cell is None or (cell.kind == "s" and not cell.text and not cell.formula):
        return value is None or value == ""
    if cell.formula or value is None:
        return False
    if isinstance(value, str):
        return cell.kind == "s" and (cell.text == value or _one_line_end(cell.text) == value)
    if cell.kind == "d":
        return isinstance(value, date) and cell.text[:10] == value.isoformat()
    if cell.kind != "n":
        return False
    return _number_says(cell.text, value, shift)


def _number_says(text: str, value: Value, shift: int) -> bool:
    try:
        number = float(text)
    except ValueError:
        return False
    if isinstance(value, date):
        return number + shift == day_number(value)
    if isinstance(value, timedelta):
        minutes = value / timedelta(minutes=1)
        return abs(number * MINUTES - minutes) < TOLERANCE
    return isinstance(value, int | float | Decimal) and number == float(value)


def cell_text(cell: StoredCell, value: Value, shift: int) -> str:
    """Return what a person sees in a changed cell."""
    if cell.kind != "n" or not isinstance(value, date | timedelta):
        return cell.text
    try:
        number = float(cell.text)
        if isinstance(value, date):
            return shown(EPOCH + timedelta(days=int(number) + shift))
        return shown(timedelta(minutes=round(number * MINUTES)))
    except (ValueError, OverflowError):
        return cell.text


_known_formats: dict[tuple[str, str], bool] = {}


def is_plain(code: str, kind: str) -> bool:
    """Tell whether a number format shows a kind of value as it is; remembers what it was asked."""
    known = _known_formats.get((code, kind))
    if known is None:
        known = _known_formats[code, kind] = shows_plainly(code, kind)
    return known


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def kind_of_change(cell: StoredCell | None, value: Value) -> str:
    """Return the code of the change of a cell that no longer says its value."""
    if cell is not None and cell.formula:
        return "workbook_cell_formula"
    if value is None:
        return "workbook_cell_added"
    if cell is None or (cell.kind == "s" and not cell.text):
        return "workbook_cell_emptied"
    if isinstance(value, str) and cell.kind != "s":
        return "workbook_cell_became_number"
    if not isinstance(value, str) and cell.kind == "s":
        return "workbook_cell_became_text"
    return "workbook_cell_changed"


def shown(value: Value) -> str:
    """Return a value as a person reads it in its cell."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        raise TypeError("a moment is written as text")
    if isinstance(value, date):
        return value.strftime("%d-%m-%Y")
    if isinstance(value, timedelta):
        minutes = int(value / timedelta(minutes=1))
        return f"{minutes // 60:02d}.{minutes % 60:02d}"
    return str(value)
