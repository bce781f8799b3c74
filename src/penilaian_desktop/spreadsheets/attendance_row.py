"""Reads the cells of one row of an attendance list: its day, its times, the days of a matrix."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from penilaian_desktop.domain.attendance_sheet import Spot
from penilaian_desktop.spreadsheets.activity_cells import read_day
from penilaian_desktop.spreadsheets.attendance_cells import (
    DayCell,
    RowRefused,
    has_time,
    read_day_cell,
    read_scan,
)
from penilaian_desktop.spreadsheets.attendance_headers import (
    ARRIVED,
    DAY,
    LEFT,
    AttendanceHeader,
)
from penilaian_desktop.spreadsheets.cell_values import read_date
from penilaian_desktop.spreadsheets.grid import CellValue, Grid, as_text, clean, is_empty


def day_cells(grid: Grid, header: AttendanceHeader, row: int, column: int) -> DayCell:
    """Read the cell of a day, or its two cells where arrival and leave stand apart."""
    first = grid.value(row, column)
    if column not in header.outs:
        return read_day_cell(first)
    last = grid.value(row, header.outs[column])
    arrived, left = read_day_cell(first), read_day_cell(last)
    if arrived.state or arrived.fault or is_empty(last):
        return arrived
    if left.state or left.fault or is_empty(first):
        return left
    return DayCell(arrived=read_scan(first), left=read_scan(last))


def day_text(grid: Grid, header: AttendanceHeader, row: int, column: int) -> str:
    """Return what stands in the cell, or the two cells, of a day."""
    texts = [grid.text(row, c) for c in (column, header.outs.get(column, column))]
    return " ".join(text for text in dict.fromkeys(texts) if text)


def day_of_row(
    grid: Grid, header: AttendanceHeader, row: int, *, unclear: bool
) -> tuple[date, CellValue]:
    """Return the day of a row, and the cell that holds both day and time ("" = none does).

    `unclear` tells that the column leaves open which number is the month. Raises RowRefused.
    """
    stamped = DAY not in header.fields
    column = header.scans[0] if stamped else header.fields[DAY]
    value = grid.value(row, column) if stamped else grid.spread(row, column)
    if is_empty(value):
        raise RowRefused("attendance_day_missing", column, "")
    day = read_date(value, date1904=grid.date1904) if stamped else read_machine_day(grid, value)
    if day is None:
        raise RowRefused("attendance_date_invalid", column, clean(as_text(value)))
    if unclear and day.day <= MONTHS_OF_A_YEAR and day.day != day.month:
        raise RowRefused("date_order_unclear", column, clean(as_text(value)))
    return day, value if stamped else ""


def read_machine_day(grid: Grid, value: CellValue) -> date | None:
    """Read a day as machines write it: also 20260803, as text or as a number."""
    found = _EIGHT.fullmatch(clean(as_text(value)))
    if found is not None:
        return read_date("-".join(found.groups()))
    return read_day(value, date1904=grid.date1904)


MONTHS_OF_A_YEAR = 12
_EIGHT = re.compile(r"(20\d\d)(\d\d)(\d\d)")
_NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")


def order_unclear(grid: Grid, header: AttendanceHeader) -> bool:
    """Tell whether the column of days leaves open which number is the month.

    So it is when a text such as 08/19/2026 stands there and none such as 19/08/2026, or when a
    spreadsheet made dates of some texts with day and month exchanged: 3 August stands as 8 March
    beside the text 13/08/2026.
    """
    if header.days or header.sums:
        return False
    column = header.fields.get(DAY, header.scans[0] if header.scans else 0)
    pairs: set[tuple[int, int]] = set()
    dates: set[date] = set()
    for row in range(header.bottom + 1, grid.height):
        value = grid.value(row, column)
        if isinstance(value, date):
            dates.add(value.date() if isinstance(value, datetime) else value)
        elif isinstance(value, str) and (found := _NUMBERS.match(clean(value))):
            pairs.add((int(found[1]), int(found[2])))
    long = {month for first, month in pairs if first > MONTHS_OF_A_YEAR >= month}
    if not long:
        return any(first <= MONTHS_OF_A_YEAR < second for first, second in pairs)
    doubtful = [day for day in dates if day.day != day.month]
    return bool(doubtful) and all(day.day in long and day.month not in long for day in doubtful)


def scans_of(
    grid: Grid, header: AttendanceHeader, row: int, stamp: CellValue
) -> tuple[int | None, int | None, str, Spot]:
    """Return (arrived, left, fault, where) of a row."""
    if ARRIVED in header.fields or LEFT in header.fields:
        times: list[int | None] = []
        for name, spot in ((ARRIVED, Spot.ARRIVED), (LEFT, Spot.LEFT)):
            value = grid.value(row, header.fields[name]) if name in header.fields else ""
            at = read_scan(value) if has_time(value) else None
            if at is None and has_time(value):
                return None, None, "scan_invalid", spot
            times.append(at)
        return times[0], times[1], "", Spot.STATE
    found = []
    for value in (stamp, *(grid.value(row, c) for c in header.scans[bool(stamp) :])):
        if not has_time(value):
            continue
        at = _stamp_time(value) if value is stamp else read_scan(value)
        if at is None:
            return None, None, "scan_invalid", Spot.ARRIVED
        found.append(at)
    if not found:
        return None, None, "", Spot.STATE
    if len(found) == 1 or min(found) == max(found):
        cell = read_day_cell(f"{found[0] // 60:02d}:{found[0] % 60:02d}")
        return cell.arrived, cell.left, "", Spot.STATE
    return min(found), max(found), "", Spot.STATE


def _stamp_time(value: CellValue) -> int | None:
    """Return the time of a cell that holds day and time, None when it holds the day alone."""
    if isinstance(value, datetime) and value.time() == time():
        return None
    if not isinstance(value, str):
        return read_scan(value)
    _day, blank, clock = clean(value).replace("T", " ").rpartition(" ")
    return read_scan(clock) if blank else None


def at_fault(grid: Grid, header: AttendanceHeader, row: int, at: Spot) -> str:
    """Return what stands in the cell of a row that cannot be read; all scans where there are."""
    if at.value in header.fields:
        return grid.text(row, header.fields[at.value])
    return " ".join(text for column in header.scans if (text := grid.text(row, column)))
