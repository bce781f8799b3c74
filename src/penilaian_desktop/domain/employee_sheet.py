"""What reading an office's list of employees found: persons, refusals, remarks, skipped rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from penilaian_desktop.domain.errors import Place
from penilaian_desktop.domain.intake import EmployeeRow


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetProblem:
    """A reason with its cell: a refusal of the row or a remark about one value.

    `row` is the sheet's own number (first row = 1), `column` its letters, `header` the heading of
    the column ("PANGKAT / GOL. RUANG > GOL"), `detail` the value as it stands or what it clashes
    with, `about` whose row it is and of which day where the cell does not say so. The sentence of
    `code` lies in `domain.messages`.
    """

    code: str
    sheet: str
    row: int
    column: str
    header: str
    detail: str = ""
    about: str = ""

    @property
    def params(self) -> dict[str, object]:
        """Return the parameters of the sentence."""
        return {"value": self.detail, "detail": self.detail, "header": self.header}

    def place(self, file: str = "") -> Place:
        """Return where it is, for `domain.messages.place_text`."""
        return Place(file=file, sheet=self.sheet, row=self.row, column=self.column)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemGroup(SheetProblem):
    """The same reason in many rows of a sheet, for the same value: `row` is the first of `rows`."""

    rows: tuple[int, ...]


FEWEST_GROUPED = 3
"""Equal reasons that are told together; fewer stand singly."""


def grouped(problems: Iterable[SheetProblem]) -> tuple[SheetProblem, ...]:
    """Return reasons with those that are equal but for their row told once, where the first was."""
    found: dict[SheetProblem, list[SheetProblem]] = {}
    for problem in problems:
        found.setdefault(replace(problem, row=0), []).append(problem)
    told: list[SheetProblem] = []
    for same in found.values():
        if len(same) < FEWEST_GROUPED:
            told.extend(same)
            continue
        one, rows = same[0], tuple(problem.row for problem in same)
        told.append(
            ProblemGroup(
                code=one.code, sheet=one.sheet, row=one.row, column=one.column, header=one.header,
                detail=one.detail, about=one.about, rows=rows,
            )
        )  # fmt: skip
    return tuple(told)


def row_spans(rows: Iterable[int]) -> str:
    """Return rows in order as "5–26, 40"."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)


class SkipReason(StrEnum):
    """Why a row is no data."""

    EMPTY = "empty"
    TITLE = "title"
    COLUMN_NUMBERS = "line of column numbers"
    UNIT_HEADING = "unit heading"
    DAY_HEADING = "day heading"
    REPEATED_HEADER = "repeated header"
    CONTINUATION = "continuation"
    TOTAL = "total"
    NOTE = "note"
    SIGNATURE = "signature block"


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedRow:
    """A row that holds no person, and why."""

    sheet: str
    row: int
    reason: SkipReason


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """A column of the table: letters, heading, and the field it was taken for ("" = not needed)."""

    column: str
    header: str
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLayout:
    """A sheet that holds a table of employees; `title` are the lines above the table."""

    sheet: str
    header_rows: tuple[int, ...]
    columns: tuple[SheetColumn, ...]
    title: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginalRow:
    """A data row as it stands in the file: one text for each column of its layout."""

    sheet: str
    row: int
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployeeSheet:
    """A whole file of employees, read and checked.

    `records` are the persons taken over, `good` without a remark, `warned` with at least one.
    Each refused row has exactly one refusal; `remarks` may name a row several times. `originals`
    holds every data row as it stands.
    """

    file: str
    layouts: tuple[SheetLayout, ...]
    records: tuple[EmployeeRow, ...]
    refused: tuple[SheetProblem, ...]
    remarks: tuple[SheetProblem, ...]
    skipped: tuple[SkippedRow, ...]
    originals: tuple[OriginalRow, ...]
    ignored_sheets: tuple[str, ...] = ()

    @property
    def good(self) -> tuple[EmployeeRow, ...]:
        """Return the persons taken over without a remark."""
        remarked = self._remarked()
        return tuple(row for row in self.records if (row.sheet, row.row) not in remarked)

    @property
    def warned(self) -> tuple[EmployeeRow, ...]:
        """Return the persons taken over with a remark."""
        remarked = self._remarked()
        return tuple(row for row in self.records if (row.sheet, row.row) in remarked)

    def _remarked(self) -> frozenset[tuple[str, int]]:
        return frozenset((problem.sheet, problem.row) for problem in self.remarks)
