"""Reads an employee's own diary from the sheets of a file and checks every row.

Written for the kind of file: titles, identity lines, totals and signatures are told from entries,
a day may be merged over its rows, stand once, above them, or over the whole sheet.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from penilaian_desktop.domain.activity_sheet import (
    TIME_FIELDS,
    ActivityRow,
    ActivitySheet,
    DiaryField,
    DiaryOptions,
    day_remarks,
    in_order,
)
from penilaian_desktop.domain.day_names import MONTHS
from penilaian_desktop.domain.employee_sheet import (
    OriginalRow,
    SheetLayout,
    SheetProblem,
    SkippedRow,
    SkipReason,
)
from penilaian_desktop.domain.errors import ImportRefused, Place
from penilaian_desktop.domain.progress import Reporter, Silent
from penilaian_desktop.spreadsheets.activity_cells import DAY, HOURS_AT_MOST, read_day
from penilaian_desktop.spreadsheets.activity_guess import bare_header, by_content
from penilaian_desktop.spreadsheets.activity_headers import DiaryHeader, find_diary_header
from penilaian_desktop.spreadsheets.activity_row import Carried, DiaryRowReader
from penilaian_desktop.spreadsheets.activity_rows import DiaryTable, read_diary_tables
from penilaian_desktop.spreadsheets.cell_values import read_date
from penilaian_desktop.spreadsheets.employee_row import RowRefused
from penilaian_desktop.spreadsheets.grid import CellValue, Grid, as_text, clean, squeeze

TITLE_ROWS = 15
FEW = 0.1
"""The share of rows below which a year is taken for a slip of the pen."""

_YEAR = re.compile(r"(?<!\d)(20[1-6]\d)(?!\d)")
_NIP = re.compile(r"\bnip\b[\s.:/]*((?:\d[\s.\u00a0]*){17}\d)", re.IGNORECASE)
_NAME = re.compile(r"^nama(?:\s+(?:pegawai|lengkap|asn|pns))?\s*[:.]?\s*(.*)", re.IGNORECASE)
_DAY_LINE = re.compile(
    r"(?:hari|tanggal|tgl|hari\s*[/,]\s*(?:tanggal|tgl))\b[\s./]*:?\s*(.+)", re.I
)


@dataclass(slots=True)
class _About:
    """What stands above a table: whose diary it is, and which time it covers."""

    owner: str = ""
    nip: str = ""
    years: tuple[int, ...] = ()
    month: int | None = None
    day: date | None = None


@dataclass(slots=True)
class _Book:
    options: DiaryOptions
    escaped: bool
    records: list[ActivityRow] = field(default_factory=list)
    refused: list[SheetProblem] = field(default_factory=list)
    remarks: list[SheetProblem] = field(default_factory=list)
    skipped: list[SkippedRow] = field(default_factory=list)
    originals: list[OriginalRow] = field(default_factory=list)
    layouts: list[SheetLayout] = field(default_factory=list)
    minutes: Counter[date] = field(default_factory=Counter)
    owner: str = ""
    nip: str = ""


def read_activity_grids(
    file: str,
    grids: Iterable[Grid],
    ignored: Sequence[str] = (),
    reporter: Reporter | None = None,
    options: DiaryOptions | None = None,
    *,
    escaped: bool = False,
) -> ActivitySheet:
    """Read the entries of all sheets of a diary.

    `ignored` are sheets that were not looked at; `escaped` tells that texts may begin with an
    apostrophe that keeps them from being formulas (.csv). Raises ImportRefused "diary_no_table"
    when no sheet holds a table of work with days or times, "diary_no_rows" when it is empty.
    """
    reporter = reporter or Silent()
    book = _Book(options or DiaryOptions(), escaped)
    left_out = list(ignored)
    bare: tuple[Grid, DiaryHeader] | None = None
    for grid in grids:
        header = find_diary_header(grid, dated=_about(grid).day is not None)
        if header is not None:
            _read_sheet(book, grid, header, reporter)
            continue
        left_out.append(grid.name)
        if bare is None and (guessed := bare_header(grid)) is not None:
            bare = grid, guessed
    if not book.layouts and bare is not None:
        left_out.remove(bare[0].name)
        _read_sheet(book, *bare, reporter)
    if not book.layouts:
        raise ImportRefused("diary_no_table", Place(file=file))
    if not book.originals:
        raise ImportRefused("diary_no_rows", Place(file=file, sheet=book.layouts[0].sheet))
    order = {(row.sheet, row.row): at for at, row in enumerate(book.originals)}
    return ActivitySheet(
        file=file,
        layouts=tuple(book.layouts),
        records=tuple(book.records),
        refused=tuple(book.refused),
        remarks=in_order([*book.remarks, *day_remarks(book.records)], order),
        skipped=tuple(book.skipped),
        originals=tuple(book.originals),
        ignored_sheets=tuple(left_out),
        owner=book.owner,
        owner_nip=book.nip,
    )


def _read_sheet(book: _Book, grid: Grid, first: DiaryHeader, reporter: Reporter) -> None:
    """Read all tables of a sheet; columns without headings are a single table."""
    about = _about(grid)
    dated = about.day is not None
    year = about.years[0] if about.years else None
    first = _mapped(book, grid, first)
    for table in read_diary_tables(grid, first, year, about.month, dated=dated):
        table.header = _mapped(book, grid, table.header)
        _read_table(book, grid, table, about, reporter)


def _mapped(book: _Book, grid: Grid, header: DiaryHeader) -> DiaryHeader:
    """Return a header as its cells and the person say; without a text as it was guessed."""
    guessed = by_content(grid, header) if header.height else header
    chosen = guessed.mapped(book.options.mappings)
    return chosen if DiaryField.TEXT in chosen.fields() else guessed


def _about(grid: Grid) -> _About:
    """Return what the name of the sheet and the lines above the table say."""
    about = _About()
    header = find_diary_header(grid, dated=True)
    stop = min(header.top if header else TITLE_ROWS, TITLE_ROWS, grid.height)
    lines = [
        [clean(as_text(v)) for v in grid.rows[row] if clean(as_text(v))] for row in range(stop)
    ]
    for cells in lines:
        line = " ".join(cells)
        if found := _NIP.search(line):
            about.nip = about.nip or re.sub(r"\D", "", found[1])
        if (found := _NAME.match(line)) and found[1].strip(" :"):
            about.owner = about.owner or found[1].strip(" :")
        if (found := _DAY_LINE.match(line)) and about.day is None:
            about.day = read_day(found[1].strip(" :"))
    about.day = about.day or (read_day(grid.name) if len(grid.name) > 5 else None)
    titles = [t for cells in lines if not (_NIP.search(t := " ".join(cells)) or _NAME.match(t))]
    for text in (grid.name, *titles):
        about.years = about.years or tuple(int(y) for y in _YEAR.findall(text))
    months = _months_in(grid.name) or _months_in(" ".join(titles))
    about.month = min(months) if len(months) == 1 else None
    return about


def _months_in(text: str) -> frozenset[int]:
    words = {squeeze(word) for word in re.split(r"[\s\d.,/:()-]+", text)}
    names = {squeeze(name): at for at, name in enumerate(MONTHS, 1)}
    names |= {name[:3]: at for name, at in names.items()} | {"agt": 8, "agu": 8, "nopember": 11}
    return frozenset(names[word] for word in words if word in names)


def _read_table(
    book: _Book, grid: Grid, table: DiaryTable, about: _About, reporter: Reporter
) -> None:
    header = table.header
    book.owner, book.nip = book.owner or about.owner, book.nip or about.nip
    book.layouts.append(
        SheetLayout(
            sheet=grid.name,
            header_rows=tuple(range(header.top + 1, header.bottom + 2)),
            columns=header.columns,
            title=tuple(
                " ".join(grid.text(row, c) for c in grid.visible() if grid.text(row, c))
                for row, reason in sorted(table.skipped.items())
                if reason is SkipReason.TITLE
            ),
        )
    )
    book.skipped += [
        SkippedRow(sheet=grid.name, row=row + 1, reason=reason)
        for row, reason in sorted(table.skipped.items())
    ]
    carried = _carried(grid, table, about)
    at = 0
    headings = sorted(table.headings)
    for done, row in enumerate(table.entries):
        if done % 256 == 0:
            reporter.report(done, len(table.entries))
        while at < len(headings) and headings[at] < row:
            carried.day = _day_of(grid, table.headings[headings[at]], carried)
            carried.bad, carried.below = "", True
            at += 1
        _follow_dates(grid, header, row, carried)
        book.originals.append(
            OriginalRow(
                sheet=grid.name,
                row=row + 1,
                values=tuple(as_text(grid.value(row, index)) for index in header.indexes),
            )
        )
        _read_row(book, DiaryRowReader(grid, header, row, carried, book.options, book.escaped))


def _day_of(grid: Grid, value: CellValue, carried: Carried) -> date | None:
    return read_day(value, year=carried.year, month=carried.month, date1904=grid.date1904)


def _follow_dates(grid: Grid, header: DiaryHeader, row: int, carried: Carried) -> None:
    """Take over a date that stands in a row without an entry just above this one."""
    column = header.fields().get(DiaryField.DATE)
    if column is None or row == 0 or grid.value(row, column) != "" or grid.covered(row, column):
        return
    for above in range(row - 1, header.bottom, -1):
        value = grid.value(above, column)
        if value != "":
            found = _day_of(grid, value, carried)
            carried.day = found if found is not None and not carried.bad else carried.day
            return
        if any(cell != "" for cell in grid.rows[above]):
            return


def _carried(grid: Grid, table: DiaryTable, about: _About) -> Carried:
    """Return what a table's rows stand on: its year, its month, and the unit of durations."""
    years = _years(grid, table)
    usual = years.most_common(1)[0][0] if years else None
    allowed = frozenset(about.years)
    if not allowed and years:
        total = sum(years.values())
        allowed = frozenset(year for year, count in years.items() if count >= total * FEW)
    year = about.years[0] if about.years else usual
    carried = Carried(
        day=about.day,
        year=year,
        month=about.month,
        years=allowed,
        duration_unit=_duration_unit(grid, table),
    )
    carried.below = about.day is not None
    return carried


def _years(grid: Grid, table: DiaryTable) -> Counter[int]:
    found: Counter[int] = Counter()
    column = table.header.fields().get(DiaryField.DATE)
    if column is None:
        return found
    for row in table.entries:
        day = read_date(grid.value(row, column), date1904=grid.date1904)
        if day is not None:
            found[day.year] += 1
    return found


def _duration_unit(grid: Grid, table: DiaryTable) -> str:
    """Return what the numbers of the column of durations count: "jam", "menit", or "" unknown."""
    column = table.header.fields().get(DiaryField.MINUTES)
    if column is None:
        return ""
    label = next(
        c.header
        for c, index in zip(table.header.columns, table.header.indexes, strict=True)
        if index == column
    )
    words = squeeze(label)
    if "menit" in words or "mnt" in words or "minute" in words:
        return "menit"
    if re.search(r"\(\s*jam|jumlah jam|total jam|hours|jam kerja|dalam jam", label, re.IGNORECASE):
        return "jam"
    numbers = [
        value
        for row in table.entries
        if isinstance(value := grid.value(row, column), int | float) and not isinstance(value, bool)
    ]
    return "menit" if any(value > HOURS_AT_MOST for value in numbers) else ""


def _read_row(book: _Book, row: DiaryRowReader) -> None:
    try:
        record = row.read()
    except RowRefused as refused:
        book.refused.append(refused.problem)
        return
    if book.minutes[record.day] + record.minutes > DAY:
        total = book.minutes[record.day] + record.minutes
        book.refused.append(row.problem("day_too_full", *TIME_FIELDS, detail=str(total)))
        return
    book.minutes[record.day] += record.minutes
    book.records.append(record)
    book.remarks += row.remarks
