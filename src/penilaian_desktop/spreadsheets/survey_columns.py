"""Reads the plain rows of a survey column by column: an export repeats few values many times.

Each different value of a column is understood once. A row that leaves anything to be told (a blank
or odd answer, no service, an age that is none, a word of totals) is not plain, and read by itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from itertools import repeat, zip_longest
from typing import TypeVar

from penilaian_desktop.domain.answer_line import UNSUR
from penilaian_desktop.domain.survey_sheet import SurveyRow
from penilaian_desktop.spreadsheets.cell_values import read_sex
from penilaian_desktop.spreadsheets.grid import CellValue, Grid, clean, is_empty
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
)
from penilaian_desktop.spreadsheets.survey_values import (
    is_odd_day,
    read_age,
    read_answer,
    read_comment,
    read_stamp,
    read_words,
)

T = TypeVar("T")

_TOTAL = re.compile(r"(?i)(?:jumlah|total|rata|nrr|nilai|ikm|bobot|skm|mutu|konversi)\b")


def is_total(first: CellValue) -> bool:
    """Tell whether the first filled cell of a row is a word of totals."""
    return isinstance(first, str) and _TOTAL.match(clean(first)) is not None


def _says_no_row(first: CellValue) -> bool:
    return type(first) is str and (is_empty(first) or is_total(first))


def read_plain_rows(grid: Grid, header: SurveyHeader, top: int) -> list[SurveyRow | None]:
    """Return the rows from `top` (from 0) on; None = the row must be read by itself."""
    rows = grid.rows[top:]
    columns = list(zip_longest(*rows, fillvalue=""))
    if any(bool in set(map(type, column)) for column in columns):
        return [None] * len(rows)  # equal to the numbers 1 and 0, and no answer
    columns += [("",) * len(rows)] * (grid.width - len(columns))
    reader = _Columns(header, columns, len(rows))
    shown = grid.visible()
    reader.judge(columns[shown[0]], _says_no_row)
    answers = reader.answers()
    service = reader.words(SERVICE)
    if SERVICE in header.fields:
        reader.judge(service, lambda text: not text)
    days, stamps = reader.stamps(date1904=grid.date1904)
    numbers = reader.words(NUMBER)
    if STAMP not in header.fields:
        stamps = numbers
    no_age: tuple[int | None, str] = (None, "")
    ages = reader.read(AGE, read_age, no_age)
    reader.judge(ages, lambda age: age[1] != "")
    found: list[SurveyRow | None] = list(
        map(
            SurveyRow,
            repeat(grid.name), range(top + 1, top + 1 + len(rows)), service, answers,
            stamps, days, [age for age, _ in ages],
            reader.read(SEX, lambda value: read_sex(read_words(value)), ""),
            reader.words(EDUCATION), reader.words(JOB), reader.read(COMMENT, read_comment, ""),
            numbers,
        )
    )  # fmt: skip
    for row in reader.odd:
        found[row] = None
    return found


class _Columns:
    """The columns of a sheet by field; `odd` collects the rows that are not plain."""

    def __init__(
        self, header: SurveyHeader, columns: Sequence[Sequence[CellValue]], height: int
    ) -> None:
        self._header = header
        self._columns = columns
        self._height = height
        self.odd: set[int] = set()

    def read(self, name: str, read: Callable[[CellValue], T], without: T) -> list[T]:
        """Return what a column says, `without` everywhere when the sheet has no such column."""
        at = self._header.fields.get(name)
        if at is None:
            return [without] * self._height
        values = self._columns[at]
        known = {value: read(value) for value in set(values)}
        return [known[value] for value in values]

    def words(self, name: str) -> list[str]:
        """Return a column of short texts."""
        return self.read(name, read_words, "")

    def answers(self) -> list[tuple[int | None, ...]]:
        """Return the answers of each row; a row with any that is blank or odd is not plain."""
        parts: list[Sequence[int | None]] = [[None] * self._height] * UNSUR
        for at, _ in self._header.unsur:
            found = self.read(f"u{at + 1}", lambda value: read_answer(value)[0], None)
            self.judge(found, lambda answer: answer is None)
            parts[at] = found
        return list(zip(*parts, strict=True))

    def stamps(self, *, date1904: bool) -> tuple[Sequence[date | None], Sequence[str]]:
        """Return the days and the texts of the times; a row with an odd day is not plain."""
        at = self._header.fields.get(STAMP)
        if at is None:
            found: list[tuple[date | None, str]] = [(None, "")] * self._height
        elif set(map(type, self._columns[at])) <= {datetime, date}:
            found = [read_stamp(value) for value in self._columns[at]]  # hardly any comes twice
        else:
            values = self._columns[at]
            found = self.read(STAMP, lambda value: read_stamp(value, date1904=date1904), (None, ""))
            self.odd.update(
                row for row, (day, _) in enumerate(found) if day is None and is_odd_day(values[row])
            )
        return [day for day, _ in found], [text for _, text in found]

    def judge(self, values: Sequence[T], is_odd: Callable[[T], bool]) -> None:
        """Take the rows with an odd value out of the plain ones."""
        odd = {value for value in set(values) if is_odd(value)}
        if odd:
            self.odd.update(row for row, value in enumerate(values) if value in odd)
