"""What an export of a survey says, row by row, before it becomes answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from penilaian_desktop.domain.employee_sheet import (
    SheetColumn,
    SheetLayout,
    SheetProblem,
    SkippedRow,
)

_CLOCK = re.compile(r"(?:^|[\sT])(?!0?0[:.]00\b(?:[:.]00)?)\d{1,2}[:.]\d{2}(?!\d|[.:]\d{4})")
_ISO = 19
"""Characters of "2026-07-01 08:15:00"."""


def has_clock(stamp: str) -> bool:
    """Tell whether a stamp has a time of the day; midnight is a date without one."""
    if len(stamp) == _ISO and stamp[10] == " ":
        return not stamp.endswith("00:00:00")
    return _CLOCK.search(stamp) is not None


class SurveyRow(NamedTuple):
    """A filled questionnaire as the file has it; `answers` in the order of the regulation.

    `stamp` is the time of the form as text, without one the number of the sheet, which is `number`
    too; `day` None = the file does not say.
    """

    sheet: str
    row: int
    service: str
    answers: tuple[int | None, ...]
    stamp: str = ""
    day: date | None = None
    age: int | None = None
    sex: str = ""
    education: str = ""
    job: str = ""
    comment: str = ""
    number: str = ""

    @property
    def key(self) -> tuple[object, ...]:
        """Return what tells a repetition: stamp, number, service without case, answers."""
        return self.stamp, self.number, self.service.casefold(), self.answers

    @property
    def timed(self) -> bool:
        """Tell whether the stamp has day and time: two citizens seldom share them."""
        return self.day is not None and has_clock(self.stamp)

    @property
    def respondent(self) -> str:
        """Return what is kept to know the questionnaire again: its number, else its stamp."""
        return self.number or self.stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveySheet:
    """A whole export, read and checked: rows that count, refusals, remarks, skipped rows.

    `total` counts the rows of data, refused ones too.
    """

    file: str
    layouts: tuple[SheetLayout, ...]
    records: tuple[SurveyRow, ...]
    refused: tuple[SheetProblem, ...]
    remarks: tuple[SheetProblem, ...]
    skipped: tuple[SkippedRow, ...]
    total: int
    ignored_sheets: tuple[str, ...] = ()

    def column(self, row: SurveyRow, field: str) -> SheetColumn | None:
        """Return the column that held a field of a row, None where its sheet has none."""
        found = [
            layout
            for layout in self.layouts
            if layout.sheet == row.sheet and layout.header_rows[-1] < row.row
        ]
        columns = found[-1].columns if found else ()
        return next((column for column in columns if column.field == field), None)

    @property
    def warned(self) -> int:
        """Return how many rows were taken over with a remark."""
        return len({(p.sheet, p.row) for p in self.remarks} - self._refused())

    @property
    def good(self) -> int:
        """Return how many rows were taken over without one."""
        touched = {(p.sheet, p.row) for p in self.remarks} | self._refused()
        return self.total - len(touched)

    @property
    def services(self) -> tuple[str, ...]:
        """Return the services as they are written first, without regard to case."""
        found: dict[str, str] = {}
        for record in self.records:
            found.setdefault(record.service.casefold(), record.service)
        return tuple(sorted(found.values(), key=str.casefold))

    def _refused(self) -> set[tuple[str, int]]:
        return {(p.sheet, p.row) for p in self.refused}
