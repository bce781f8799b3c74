"""Reads the export of a satisfaction survey: an online form, or sheets keyed in one row each.

The nine unsur are found by the wording of their questions, never by position: forms ask them in
another order. Answers are 1 to 4, as numbers or with their words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from penilaian_desktop.domain.answer_line import UNSUR
from penilaian_desktop.domain.employee_sheet import (
    SheetColumn,
    SheetLayout,
    SheetProblem,
    SkippedRow,
    SkipReason,
)
from penilaian_desktop.domain.errors import ImportRefused, Place
from penilaian_desktop.domain.progress import Reporter, Silent
from penilaian_desktop.domain.survey_questions import ChosenColumns
from penilaian_desktop.domain.survey_sheet import SurveyRow, SurveySheet
from penilaian_desktop.spreadsheets.cell_values import read_date, read_sex
from penilaian_desktop.spreadsheets.grid import (
    CellValue,
    Grid,
    as_text,
    clean,
    is_empty,
)
from penilaian_desktop.spreadsheets.prescan import column_letters
from penilaian_desktop.spreadsheets.survey_columns import is_total, read_plain_rows
from penilaian_desktop.spreadsheets.survey_headers import (
    AGE,
    COMMENT,
    EDUCATION,
    JOB,
    NUMBER,
    SERVICE,
    SEX,
    STAMP,
    SurveyHeader,
    find_header,
    header_at,
)
from penilaian_desktop.spreadsheets.survey_questions import chosen_header
from penilaian_desktop.spreadsheets.survey_values import (
    is_odd_day,
    read_age,
    read_answer,
    read_comment,
    read_stamp,
    read_words,
)

_MOST_HEADERS = 16
"""Other headers within a sheet for which the rest is read by columns once more."""


@dataclass(slots=True)
class _Book:
    records: list[SurveyRow] = field(default_factory=list)
    refused: list[SheetProblem] = field(default_factory=list)
    remarks: list[SheetProblem] = field(default_factory=list)
    skipped: list[SkippedRow] = field(default_factory=list)
    total: int = 0
    layouts: list[SheetLayout] = field(default_factory=list)
    seen: dict[tuple[object, ...], int] = field(default_factory=dict)
    numbers: dict[tuple[str, str, str], int] = field(default_factory=dict)


def read_survey_grids(
    file: str,
    grids: Iterable[Grid],
    ignored: Sequence[str] = (),
    reporter: Reporter | None = None,
    chosen: Sequence[ChosenColumns] = (),
) -> SurveySheet:
    """Read the answers of all sheets of a survey; `chosen` are forms whose columns were told.

    Raises ImportRefused "survey_no_table" when no sheet asks at least five of the nine unsur,
    "survey_no_rows" when there is no answer.
    """
    reporter = reporter or Silent()
    book = _Book()
    left_out = list(ignored)
    for grid in grids:
        header = chosen_header(grid, chosen) or find_header(grid)
        if header is None:
            left_out.append(grid.name)
            continue
        _read_sheet(book, grid, header, reporter)
    if not book.layouts:
        raise ImportRefused("survey_no_table", Place(file=file))
    if not book.total:
        raise ImportRefused("survey_no_rows", Place(file=file, sheet=book.layouts[0].sheet))
    return SurveySheet(
        file=file,
        layouts=tuple(book.layouts),
        records=tuple(book.records),
        refused=tuple(book.refused),
        remarks=tuple(book.remarks),
        skipped=tuple(book.skipped),
        total=book.total,
        ignored_sheets=tuple(left_out),
    )


def _read_sheet(book: _Book, grid: Grid, header: SurveyHeader, reporter: Reporter) -> None:
    book.layouts.append(_layout(grid, header))
    for row in range(header.row):
        empty = all(is_empty(value) for value in grid.rows[row])
        reason = SkipReason.EMPTY if empty else SkipReason.TITLE
        book.skipped.append(SkippedRow(sheet=grid.name, row=row + 1, reason=reason))
    first = header.row + 1
    ready = read_plain_rows(grid, header, first)
    others = 0
    for row in range(first, grid.height):
        if row % 512 == 0:
            reporter.report(row, grid.height)
        plain = ready[row - first]
        if plain is not None:
            book.total += 1
            _keep(book, header, plain, [])
            continue
        again = _look_at(book, grid, header, row)
        if again is not None and again.fields != header.fields:
            others += 1
            book.layouts.append(_layout(grid, again))
            below = (
                read_plain_rows(grid, again, row + 1)
                if others < _MOST_HEADERS
                else [None] * (grid.height - row - 1)
            )
            ready[row + 1 - first :] = below
        header = again or header


def _layout(grid: Grid, header: SurveyHeader) -> SheetLayout:
    of = {index: name for name, index in header.fields.items()}
    return SheetLayout(
        sheet=grid.name,
        header_rows=(header.row + 1,),
        columns=tuple(
            SheetColumn(column=column_letters(i), header=label, field=of.get(i, ""))
            for i, label in sorted(header.labels.items())
        ),
    )


def _look_at(book: _Book, grid: Grid, header: SurveyHeader, row: int) -> SurveyHeader | None:
    """Read a row that is not plain; return the header that holds from here on, if it is one."""
    if all(is_empty(grid.value(row, c)) for c in header.fields.values()):
        book.skipped.append(SkippedRow(sheet=grid.name, row=row + 1, reason=SkipReason.EMPTY))
        return None
    again = _header_again(grid, header, row)
    if again is not None:
        reason = SkipReason.TITLE if again is header else SkipReason.REPEATED_HEADER
        book.skipped.append(SkippedRow(sheet=grid.name, row=row + 1, reason=reason))
        return again
    if _is_total(grid, row):
        book.skipped.append(SkippedRow(sheet=grid.name, row=row + 1, reason=SkipReason.TOTAL))
        return None
    book.total += 1
    _read_row(book, grid, header, row)
    return None


def _header_again(grid: Grid, header: SurveyHeader, row: int) -> SurveyHeader | None:
    """Return the header that holds from this row on: another one, or the same below a title.

    None = the row is one of data.
    """
    asked = grid.value(row, header.unsur[0][1])
    if isinstance(asked, int | float):
        return None
    filled = [c for c in sorted(header.labels) if not is_empty(grid.value(row, c))]
    first = grid.value(row, filled[0])
    if len(filled) == 1 and isinstance(first, str) and filled[0] not in dict(header.unsur).values():
        return header if read_date(first) is None and not first.strip().isdecimal() else None
    if isinstance(asked, str) and not is_empty(asked) and read_answer(asked)[1]:
        return header_at(grid, row)
    return None


def _is_total(grid: Grid, row: int) -> bool:
    """Tell whether a row sums up: a word of totals where a person's row has none."""
    for column, value in enumerate(grid.rows[row]):
        if column not in grid.hidden_columns and not is_empty(value):
            return is_total(value)
    return False


def _read_row(book: _Book, grid: Grid, header: SurveyHeader, row: int) -> None:
    def problem(column: int, code: str, detail: str = "") -> SheetProblem:
        return _problem(header, grid.name, row + 1, column, code, detail)

    def cell(name: str) -> CellValue:
        return grid.value(row, header.fields[name]) if name in header.fields else ""

    answers: list[int | None] = [None] * UNSUR
    blank = []
    for at, column in header.unsur:
        value = grid.value(row, column)
        if is_empty(value):
            blank.append(problem(column, "answer_blank"))
            continue
        answer, fault = read_answer(value)
        if fault:
            book.refused.append(problem(column, fault, clean(as_text(value))))
            return
        answers[at] = answer
    if len(blank) == len(header.unsur):
        book.refused.append(problem(header.unsur[0][1], "no_answers"))
        return
    service = read_words(cell(SERVICE))
    if SERVICE in header.fields and not service:
        book.refused.append(problem(header.fields[SERVICE], "service_missing"))
        return
    day, stamp = read_stamp(cell(STAMP), date1904=grid.date1904)
    if day is None and is_odd_day(cell(STAMP)):
        book.refused.append(problem(header.fields[STAMP], "answer_day_unreadable", stamp))
        return
    number = read_words(cell(NUMBER))
    age, odd_age = read_age(cell(AGE))
    record = SurveyRow(
        sheet=grid.name,
        row=row + 1,
        service=service,
        answers=tuple(answers),
        stamp=stamp if STAMP in header.fields else number,
        day=day,
        age=age,
        sex=read_sex(read_words(cell(SEX))),
        education=read_words(cell(EDUCATION)),
        job=read_words(cell(JOB)),
        comment=read_comment(cell(COMMENT)),
        number=number,
    )
    if odd_age:
        blank.append(problem(header.fields[AGE], "age_implausible", odd_age))
    _keep(book, header, record, blank)


def _keep(
    book: _Book, header: SurveyHeader, record: SurveyRow, remarks: list[SheetProblem]
) -> None:
    """Take a row over with its remarks; one that came before earns another.

    The same day and answers alone repeat nobody: only a number, or a time of the day, does.
    """
    number, row = record.number, record.row
    if number or record.timed:
        before = book.seen.setdefault(record.key, row)
        if before != row:
            at = header.fields[NUMBER if number else STAMP]
            remarks.append(_problem(header, record.sheet, row, at, "repeated_answer", str(before)))
        elif number:
            place = record.sheet, record.service.casefold(), number
            before = book.numbers.setdefault(place, row)
            if before != row:
                at = header.fields[NUMBER]
                told = f"{number} ({before})"
                remarks.append(_problem(header, record.sheet, row, at, "repeated_number", told))
    if remarks:
        book.remarks += sorted(remarks, key=lambda p: (len(p.column), p.column))
    book.records.append(record)


def _problem(
    header: SurveyHeader, sheet: str, row: int, column: int, code: str, detail: str
) -> SheetProblem:
    return SheetProblem(
        code=code,
        sheet=sheet,
        row=row,
        column=column_letters(column),
        header=header.labels.get(column, ""),
        detail=detail,
    )
