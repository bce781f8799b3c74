"""Reads an attendance machine's list: one column a day or one row a day, in many shapes.

Nothing is judged here: what is a working day, late or early is the calendar's business
(`domain.attendance_sheet.judge_list`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from penilaian_desktop.domain.attendance import AttendanceDay, DayState
from penilaian_desktop.domain.attendance_sheet import (
    AttendanceEntry,
    AttendanceSheet,
    Listed,
    Spot,
    Spots,
    SumsRow,
)
from penilaian_desktop.domain.calendar import PeriodCode
from penilaian_desktop.domain.employee_sheet import (
    OriginalRow,
    SheetLayout,
    SheetProblem,
    SkippedRow,
    SkipReason,
)
from penilaian_desktop.domain.errors import ImportRefused, Place, RuleViolation
from penilaian_desktop.domain.nip import parse_nip, shown_lost
from penilaian_desktop.domain.progress import Reporter, Silent
from penilaian_desktop.spreadsheets.attendance_cells import (
    RowRefused,
    is_remark,
    read_state,
    says_nothing,
)
from penilaian_desktop.spreadsheets.attendance_headers import (
    ARRIVED,
    DAY,
    IDENTITY,
    LEFT,
    NAME,
    PIN,
    STATE,
    AttendanceHeader,
    find_attendance_header,
    header_at,
    pin_list,
)
from penilaian_desktop.spreadsheets.attendance_lines import no_data
from penilaian_desktop.spreadsheets.attendance_persons import with_persons
from penilaian_desktop.spreadsheets.attendance_row import (
    at_fault,
    day_cells,
    day_of_row,
    day_text,
    order_unclear,
    scans_of,
)
from penilaian_desktop.spreadsheets.attendance_sums import read_sums
from penilaian_desktop.spreadsheets.cell_values import name_key, read_date
from penilaian_desktop.spreadsheets.grid import EXACT_NUMBER, Grid, as_text, clean, is_empty
from penilaian_desktop.spreadsheets.months import month_in
from penilaian_desktop.spreadsheets.prescan import column_letters

_DATES = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}-\d{1,2}-\d{1,2}")


@dataclass(frozen=True, slots=True)
class _Who:
    """Whose row it is, and the column that says so."""

    listed: Listed
    column: int


@dataclass(slots=True)
class _Book:
    pins: dict[str, Listed] | None = None
    entries: list[AttendanceEntry] = field(default_factory=list)
    refused: list[SheetProblem] = field(default_factory=list)
    remarks: list[SheetProblem] = field(default_factory=list)
    skipped: list[SkippedRow] = field(default_factory=list)
    originals: list[OriginalRow] = field(default_factory=list)
    layouts: list[SheetLayout] = field(default_factory=list)
    sums: list[SumsRow] = field(default_factory=list)
    unclear: bool = False


def read_attendance_grids(
    file: str,
    grids: Iterable[Grid],
    ignored: Sequence[str] = (),
    reporter: Reporter | None = None,
) -> AttendanceSheet:
    """Read the attendance tables of all sheets.

    Raises ImportRefused "attendance_no_table" when no sheet holds one, "attendance_no_rows" when
    it is empty, "attendance_no_month" when a matrix of days does not say its month.
    """
    reporter = reporter or Silent()
    every = list(grids)
    book = _Book(pins=_pins(every))
    left_out = list(ignored)
    for each in every:
        grid, header = each, find_attendance_header(each)
        if header is None and (unfolded := with_persons(each)) is not None:
            grid, header = unfolded, find_attendance_header(unfolded)
        if header is None:
            if pin_list(grid) is None:
                left_out.append(grid.name)
            continue
        _read_sheet(file, book, grid, header, reporter)
    if not book.layouts:
        raise ImportRefused("attendance_no_table", Place(file=file))
    if not book.originals:
        raise ImportRefused("attendance_no_rows", Place(file=file, sheet=book.layouts[0].sheet))
    return AttendanceSheet(
        file=file,
        layouts=tuple(book.layouts),
        entries=tuple(book.entries),
        refused=tuple(book.refused),
        remarks=tuple(book.remarks),
        skipped=tuple(book.skipped),
        originals=tuple(book.originals),
        ignored_sheets=tuple(left_out),
        sums=tuple(book.sums),
    )


def _pins(grids: Iterable[Grid]) -> dict[str, Listed] | None:
    """Return whose PIN each number is, as the workbook itself says; None when it does not."""
    found: dict[str, Listed] = {}
    listed = False
    for grid in grids:
        place = pin_list(grid)
        if place is None:
            continue
        listed = True
        top, columns = place
        for row in range(top + 1, grid.height):
            pin = grid.text(row, columns[PIN])
            try:
                nip = parse_nip(as_text(grid.value(row, columns[IDENTITY]))).text
            except RuleViolation:
                continue
            name = grid.text(row, columns[NAME]) if NAME in columns else ""
            found.setdefault(pin, Listed(nip, name))
    return found if listed else None


def _read_sheet(
    file: str, book: _Book, grid: Grid, first: AttendanceHeader, reporter: Reporter
) -> None:
    header = first
    month = _month_of(grid, header) if header.days or header.sums else None
    if header.days and month is None and not isinstance(header.days[0][1], date):
        raise ImportRefused("attendance_no_month", Place(file=file, sheet=grid.name))
    _skip_titles(book, grid, header)
    _keep_layout(book, grid, header)
    book.unclear = order_unclear(grid, header)
    row = header.bottom + 1
    told = month
    while row < grid.height:
        if row % 256 == 0:
            reporter.report(row, grid.height)
        again = header_at(grid, row)
        if again is not None:
            for at in range(again.top, again.bottom + 1):
                book.skipped.append(
                    SkippedRow(sheet=grid.name, row=at + 1, reason=SkipReason.REPEATED_HEADER)
                )
            header, month = again, told
            row = again.bottom + 1
            continue
        reason = no_data(grid, header, row)
        if reason is SkipReason.TITLE:  # of another month; it counts from the next header on
            told = month_in(" ".join(as_text(v) for v in grid.rows[row] if not is_empty(v)))
        elif reason is not SkipReason.EMPTY:
            told = month
        if reason is not None:
            book.skipped.append(SkippedRow(sheet=grid.name, row=row + 1, reason=reason))
        else:
            _read_row(book, grid, header, row, month)
        row += 1


def _skip_titles(book: _Book, grid: Grid, header: AttendanceHeader) -> None:
    for row in range(header.top):
        empty = all(is_empty(v) for v in grid.rows[row])
        reason = SkipReason.EMPTY if empty else SkipReason.TITLE
        book.skipped.append(SkippedRow(sheet=grid.name, row=row + 1, reason=reason))


def _keep_layout(book: _Book, grid: Grid, header: AttendanceHeader) -> None:
    title = tuple(
        line
        for row in range(header.top)
        if (line := " ".join(grid.text(row, c) for c in grid.visible() if grid.text(row, c)))
    )
    book.layouts.append(
        SheetLayout(
            sheet=grid.name,
            header_rows=tuple(range(header.top + 1, header.bottom + 2)),
            columns=header.columns,
            title=title,
        )
    )


def _month_of(grid: Grid, header: AttendanceHeader) -> tuple[int, int] | None:
    """Return (year, month) that the name of the sheet or a line above the table tells."""
    lines = [
        " ".join(grid.text(row, c) for c in range(grid.width) if grid.text(row, c))
        for row in range(header.top)
    ]
    for line in lines:
        days = [day for found in _DATES.findall(line) if (day := read_date(found)) is not None]
        if days:
            return days[0].year, days[0].month
    for line in (*lines, grid.name):
        found = month_in(line)
        if found is not None:
            return found
    return None


def _read_row(
    book: _Book,
    grid: Grid,
    header: AttendanceHeader,
    row: int,
    month: tuple[int, int] | None,
) -> None:
    book.originals.append(
        OriginalRow(
            sheet=grid.name,
            row=row + 1,
            values=tuple(as_text(grid.value(row, c)) for c in sorted(header.labels)),
        )
    )
    try:
        who = _who(book, grid, header, row)
        if header.sums:
            code = PeriodCode(month[0], "B", month[1]).code if month is not None else ""
            sums = read_sums(grid, header.labels, header.sums, row, who.listed, code)
            book.sums.append(sums)
            return
        found = (
            _matrix_entries(book, grid, header, row, who, month)
            if header.days
            else [_row_entry(book, grid, header, row, who)]
        )
    except RowRefused as refused:
        book.refused.append(
            SheetProblem(
                code=refused.code,
                sheet=grid.name,
                row=row + 1,
                column=column_letters(refused.column),
                header=header.labels.get(refused.column, ""),
                detail=refused.detail,
            )
        )
        return
    book.entries += found


def _who(book: _Book, grid: Grid, header: AttendanceHeader, row: int) -> _Who:
    """Return whose row it is; raises RowRefused."""
    name = _spread(grid, row, header.fields[NAME]) if NAME in header.fields else ""
    if IDENTITY in header.fields and _spread(grid, row, header.fields[IDENTITY]):
        return _numbered(grid, row, header.fields[IDENTITY], name)
    if PIN in header.fields and book.pins is not None:
        column = header.fields[PIN]
        pin = _spread(grid, row, column)
        known = book.pins.get(pin)
        if known is None:
            raise RowRefused("pin_unknown", column, pin)
        if name and known.name and name_key(name) != name_key(known.name):
            book.remarks.append(
                SheetProblem(
                    code="name_differs",
                    sheet=grid.name,
                    row=row + 1,
                    column=column_letters(header.fields[NAME]),
                    header=header.labels.get(header.fields[NAME], ""),
                    detail=known.name,
                )
            )
        return _Who(Listed(known.identity, known.name or name), column)
    if (
        PIN in header.fields
        and sum(c.isdigit() for c in _spread(grid, row, header.fields[PIN])) >= 18
    ):
        return _numbered(grid, row, header.fields[PIN], name)
    if not name:
        first = min(header.fields[f] for f in (IDENTITY, PIN, NAME) if f in header.fields)
        raise RowRefused("attendance_who_missing", first, "")
    return _Who(Listed("", name), header.fields[NAME])


def _spread(grid: Grid, row: int, column: int) -> str:
    """Return the text of a cell, of the whole merged one where it is part of one."""
    return clean(as_text(grid.spread(row, column)))


def _numbered(grid: Grid, row: int, column: int, name: str) -> _Who:
    """Return who a NIP names; where the spreadsheet dropped its digits, the name stands beside."""
    value = grid.spread(row, column)
    text = clean(as_text(value))
    if isinstance(value, int | float) and value >= EXACT_NUMBER:
        text = repr(float(value))
    try:
        return _Who(Listed(parse_nip(text).text, name), column)
    except RuleViolation as error:
        lost = error.code == "nip_number_lost_digits"
        if lost and name:
            return _Who(Listed("", name, text), column)
        raise RowRefused(error.code, column, shown_lost(text) if lost else text) from error


def _matrix_entries(
    book: _Book,
    grid: Grid,
    header: AttendanceHeader,
    row: int,
    who: _Who,
    month: tuple[int, int] | None,
) -> list[AttendanceEntry]:
    found = []
    again = is_empty(grid.value(row, who.column))  # the second line of a merged person
    whose = (column_letters(who.column), header.labels.get(who.column, ""))
    for column, number in header.days:
        day = _day_of(number, month, header)
        if day is None:
            continue
        cell = day_cells(grid, header, row, column)
        spots = Spots.one(column_letters(column), header.labels.get(column, ""), whose)
        entry = AttendanceEntry(
            sheet=grid.name,
            row=row + 1,
            who=who.listed,
            recorded=AttendanceDay(day=day, arrived=cell.arrived, left=cell.left, state=cell.state),
            spots=spots,
            matrix=True,
            fault=cell.fault,
            raw=again,
            detail=day_text(grid, header, row, column) if cell.fault or cell.mixed else "",
        )
        if cell.mixed:
            book.remarks.append(entry.problem("code_with_times", Spot.STATE))
        found.append(entry)
    if not again and not any(entry.tells_something for entry in found):
        raise RowRefused("attendance_row_empty", who.column, who.listed.name)
    return found


def _day_of(
    number: int | date, month: tuple[int, int] | None, header: AttendanceHeader
) -> date | None:
    """Return the date of a column, None for the 31st of a month that has none.

    A month that is cut elsewhere (21st to 20th) begins in the month before the one named.
    """
    if isinstance(number, date):
        return number
    assert month is not None
    year, at = month
    first = header.days[0][1]
    if isinstance(first, int) and first > 1 and header.days[-1][1] != number and number >= first:
        wraps = any(isinstance(d, int) and d < first for _c, d in header.days)
        if wraps:
            year, at = (year - 1, 12) if at == 1 else (year, at - 1)
    try:
        return date(year, at, number)
    except ValueError:
        return None


def _row_entry(
    book: _Book, grid: Grid, header: AttendanceHeader, row: int, who: _Who
) -> AttendanceEntry:
    """Read one person's day; raises RowRefused when it belongs to no day."""
    day, stamp = day_of_row(grid, header, row, unclear=book.unclear)
    arrived, left, fault, at = scans_of(grid, header, row, stamp)
    detail = at_fault(grid, header, row, at) if fault else ""
    timed = arrived is not None or left is not None
    state = None
    text = grid.text(row, header.fields[STATE]) if STATE in header.fields else ""
    if text and not says_nothing(text) and not (timed and is_remark(text)):
        state = read_state(text)
        if state is DayState.PRESENT and timed:
            state = None
        elif state is None and not timed:
            fault, at = fault or "code_unknown", at if fault else Spot.STATE
            detail = detail or text
    entry = AttendanceEntry(
        sheet=grid.name,
        row=row + 1,
        who=who.listed,
        recorded=AttendanceDay(day=day, arrived=arrived, left=left, state=state),
        spots=Spots(
            day=header.spot(DAY),
            arrived=header.spot(ARRIVED),
            left=header.spot(LEFT),
            state=header.spot(STATE),
            who=(column_letters(who.column), header.labels.get(who.column, "")),
        ),
        matrix=False,
        raw=bool(header.scans) and (arrived is None or left is None),
        fault=fault,
        fault_at=at,
        detail=detail,
    )
    if state is not None and not fault and timed:
        book.remarks.append(entry.problem("code_with_times", Spot.STATE))
    return entry
