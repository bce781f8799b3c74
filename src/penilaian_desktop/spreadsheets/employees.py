"""Reads a list of employees (DUK, nominatif) from the sheets of a file and checks every row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from penilaian_desktop.domain.employee_sheet import (
    EmployeeSheet,
    OriginalRow,
    SheetColumn,
    SheetLayout,
    SheetProblem,
    SkippedRow,
    SkipReason,
)
from penilaian_desktop.domain.errors import ImportRefused, Place
from penilaian_desktop.domain.intake import EmployeeRow
from penilaian_desktop.domain.progress import Reporter, Silent
from penilaian_desktop.spreadsheets.employee_row import RowReader, RowRefused
from penilaian_desktop.spreadsheets.grid import Grid, as_text
from penilaian_desktop.spreadsheets.headers import find_header
from penilaian_desktop.spreadsheets.prescan import column_letters
from penilaian_desktop.spreadsheets.superiors import SuperiorCell, resolve_superiors
from penilaian_desktop.spreadsheets.table_rows import Table, read_tables


@dataclass(slots=True)
class _Book:
    """Everything read so far, over all sheets."""

    records: list[EmployeeRow] = field(default_factory=list)
    refused: list[SheetProblem] = field(default_factory=list)
    remarks: list[SheetProblem] = field(default_factory=list)
    skipped: list[SkippedRow] = field(default_factory=list)
    originals: list[OriginalRow] = field(default_factory=list)
    layouts: list[SheetLayout] = field(default_factory=list)
    superiors: dict[int, SuperiorCell] = field(default_factory=dict)
    first_at: dict[str, tuple[str, int]] = field(default_factory=dict)


def read_employee_grids(
    file: str, grids: Iterable[Grid], ignored: Sequence[str] = (), reporter: Reporter | None = None
) -> EmployeeSheet:
    """Read the employees of all sheets of a file.

    `ignored` are sheets that were not looked at. Raises ImportRefused "employees_no_table" when
    no sheet holds a table with names and numbers of persons, "employees_no_rows" when the tables
    are empty (formulas that were never calculated look empty, too).
    """
    reporter = reporter or Silent()
    book = _Book()
    left_out = list(ignored)
    for grid in grids:
        header = find_header(grid)
        if header is None:
            left_out.append(grid.name)
            continue
        for table in read_tables(grid, header):
            _read_table(book, grid, table, reporter)
    if not book.layouts:
        raise ImportRefused("employees_no_table", Place(file=file))
    if not book.originals:
        raise ImportRefused("employees_no_rows", Place(file=file, sheet=book.layouts[0].sheet))
    order = {(row.sheet, row.row): at for at, row in enumerate(book.originals)}
    records, remarks = resolve_superiors(book.records, book.superiors)
    return EmployeeSheet(
        file=file,
        layouts=tuple(book.layouts),
        records=tuple(records),
        refused=tuple(book.refused),
        remarks=tuple(sorted([*book.remarks, *remarks], key=lambda p: order[p.sheet, p.row])),
        skipped=tuple(book.skipped),
        originals=tuple(book.originals),
        ignored_sheets=tuple(left_out),
    )


def _read_table(book: _Book, grid: Grid, table: Table, reporter: Reporter) -> None:
    header = table.header
    book.layouts.append(
        SheetLayout(
            sheet=grid.name,
            header_rows=tuple(range(header.top + 1, header.bottom + 2)),
            columns=tuple(
                SheetColumn(column=column_letters(c.index), header=c.label, field=c.field)
                for c in header.columns
            ),
            title=tuple(
                " ".join(grid.text(row, c) for c in grid.visible() if grid.text(row, c))
                for row, reason in table.skipped.items()
                if reason is SkipReason.TITLE
            ),
        )
    )
    book.skipped += [
        SkippedRow(sheet=grid.name, row=row + 1, reason=reason)
        for row, reason in sorted(table.skipped.items())
    ]
    for done, person in enumerate(table.persons):
        if done % 256 == 0:
            reporter.report(done, len(table.persons))
        book.originals.append(
            OriginalRow(
                sheet=grid.name,
                row=person.row + 1,
                values=tuple(as_text(grid.value(person.row, c.index)) for c in header.columns),
            )
        )
        _read_row(book, RowReader(grid, header, person))


def _read_row(book: _Book, row: RowReader) -> None:
    try:
        record, superior = row.read()
    except RowRefused as refused:
        book.refused.append(refused.problem)
        return
    here = (record.sheet, record.row)
    first = book.first_at.setdefault(record.identity, here)
    if first != here:
        sheet = "" if first[0] == record.sheet else f"lembar {first[0]}, "
        book.refused.append(row.refusal("duplicate_nip", f"{sheet}baris {first[1]}"))
        return
    if superior is not None:
        book.superiors[len(book.records)] = superior
    book.records.append(record)
    book.remarks += row.remarks
